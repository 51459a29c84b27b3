"""Words for numbers, so that a sentence of ours reads like one."""

from __future__ import annotations

_NUMBERS = ("no one two three four five six seven eight nine ten eleven twelve").split()


def in_words(number: int) -> str:
    """ "three", "37": words up to twelve."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def counted(number: int, noun: str) -> str:
    """ "three reports", "one report", "37 reports"."""
    return f"{in_words(number)} {noun if number == 1 else noun + 's'}"


def capital(text: str) -> str:
    """Our own words begin a sentence with a capital; a name stays as it writes itself."""
    ours = text.startswith(("report ", *(f"{word} " for word in _NUMBERS)))
    return text[:1].upper() + text[1:] if ours else text
