"""A search in words, so that a person sees how it was understood."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Sought, Term

_WHERE = {"anywhere": "", "title": " in the headline", "byline": " in the byline",
          "person": " as a person"}  # fmt: skip


def told(sought: Sought) -> str:
    """A search as a sentence; empty for one that asks for nothing.

    >>> told(read_query("toll -film outlet:post"))
    'With “toll”, without “film”, published by “post”.'
    """
    parts = []
    if sought.groups:
        parts.append("with " + _listed([_group(group) for group in sought.groups], "and"))
    if sought.without:
        parts.append("without " + _listed([_term(term) for term in sought.without], "or"))
    for names, said in (
        (sought.outlets, "published by "),
        (sought.other_outlets, "not published by "),
        (sought.folders, "in the folder "),
        (sought.other_folders, "not in the folder "),
    ):
        if names:
            parts.append(said + _listed([f"“{name}”" for name in names], "or"))
    for day, said in ((sought.after, "from {} on"), (sought.before, "before {}"),
                      (sought.on, "of {}")):  # fmt: skip
        if day is not None:
            parts.append(said.format(_day(day)))
    if sought.read is not None:
        parts.append("read" if sought.read else "unread")
    if sought.saved is not None:
        parts.append("saved" if sought.saved else "not saved")
    sentence = ", ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def _group(group: Sequence[Term]) -> str:
    text = _listed([_term(term) for term in group], "or")
    return f"({text})" if len(group) > 1 else text


def _term(term: Term) -> str:
    return f"“{term.text}”{_WHERE[term.place]}"


def _listed(items: Sequence[str], last: str) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def _day(day: str) -> str:
    if day[-1:] in "dwmy" and day[:-1].isdigit():
        unit = {"d": "day", "w": "week", "m": "month", "y": "year"}[day[-1]]
        number = int(day[:-1])
        return f"{number} {unit}{'' if number == 1 else 's'} ago"
    return day
