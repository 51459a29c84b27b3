"""Tables of languages other than English: calendars and numbers, one module a language."""
