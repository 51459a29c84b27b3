"""A search as SQL over the index of words."""

from __future__ import annotations

import json
from dataclasses import dataclass

from variorum.model import Searched, Term
from variorum.text.searchable import searchable

# A place is a number that grows with the time at which an item stands, so that the index itself
# gives the latest first: seconds since 1970, and room for so many items within each. Where a
# second is full the next free place is taken.
ROOM = 16
_SLACK = 3600.0
_EARLIEST, _LATEST = -(2**33), 2**33
# Signs of private use begin what only the index itself asks for: "every item", "a source",
# "people were found by an analysis", "no item". No text and no search can hold them.
ALL, SOURCE, NAMED, _NONE = "\ue000a", "\ue000s", "\ue000p", "\ue000n"
# With more sources than these, each match is looked up instead.
_FEW = 64
_TEXT = "{title byline body}"
_FOLLOWED = (
    "(EXISTS (SELECT 1 FROM subscriptions AS s WHERE s.user = ?1 AND s.source = p.source"
    " AND s.ended IS NULL) OR EXISTS (SELECT 1 FROM marks AS m WHERE m.user = ?1"
    " AND m.item = p.item AND m.saved IS NOT NULL))"
)
_UNREAD = "EXISTS (SELECT 1 FROM unread AS u WHERE u.user = ?1 AND u.item = p.item)"
_SAVED = (
    "EXISTS (SELECT 1 FROM marks AS k WHERE k.user = ?1 AND k.item = p.item"
    " AND k.saved IS NOT NULL)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Conditions on the index (``w``), conditions on the places (``p``), and the values of both,
    numbered: whoever adds more puts them behind."""

    words: str
    rest: str
    values: tuple[object, ...]

    @property
    def whole(self) -> str:
        """From ``FROM`` on. The index leads: only it knows the order."""
        return (
            "FROM item_words AS w CROSS JOIN item_places AS p ON p.place = w.rowid"
            f" WHERE {self.words} AND {self.rest}"
        )


def first_place(moment: float) -> int:
    """The lowest place of a moment."""
    return int(max(_EARLIEST, min(moment, _LATEST))) * ROOM


def asked(user: int, searched: Searched, below: int | None) -> Asked:
    """A search of one user as conditions; only places below one, if given."""
    values: list[object] = [user, match(searched)]
    words = ["item_words MATCH ?2"]
    # What is saved is in reach, whoever brought it.
    rest = [_SAVED if searched.saved else _FOLLOWED]

    def add(clauses: list[str], clause: str, value: object) -> None:
        values.append(value)
        clauses.append(clause.replace("?", f"?{len(values)}"))

    if searched.sources is not None and len(searched.sources) > _FEW:
        add(rest, "p.source IN (SELECT value FROM json_each(?))", json.dumps(searched.sources))
    if searched.barred:
        add(rest, "p.source NOT IN (SELECT value FROM json_each(?))", json.dumps(searched.barred))
    if searched.since is not None:
        add(words, "w.rowid >= ?", first_place(searched.since))
        add(rest, "p.stands >= ?", searched.since)
    if searched.until is not None:
        add(words, "w.rowid <= ?", first_place(searched.until + _SLACK))
        add(rest, "p.stands < ?", searched.until)
    if below is not None:
        add(words, "w.rowid < ?", below)
    if searched.turns is not None:
        values.extend(searched.turns)
        bounds = f"turn > ?{len(values) - 1} AND turn <= ?{len(values)}"
        words.append(f"w.rowid >= (SELECT min(place) FROM item_places WHERE {bounds})")  # noqa: S608
        rest.append(f"p.{bounds.replace('AND ', 'AND p.')}")
    if searched.above is not None:
        add(rest, "p.item > ?", searched.above)
    if searched.read is not None:
        rest.append(f"NOT {_UNREAD}" if searched.read else _UNREAD)
    if searched.saved is False:
        rest.append(f"NOT {_SAVED}")
    return Asked(" AND ".join(words), " AND ".join(rest), tuple(values))


def match(searched: Searched) -> str:
    """The search in the language of FTS5. Every word stands in quotes, so that nothing that
    was typed is ever read as an operator."""
    needed = ["(" + " OR ".join(_term(term) for term in group) + ")" for group in searched.groups]
    if searched.sources is not None and len(searched.sources) <= _FEW:
        named = " OR ".join(f'"{SOURCE}{source}"' for source in searched.sources)
        needed.append("(" + (named or f'"{_NONE}"') + ")")
    found = " AND ".join(needed) or f'"{ALL}"'
    if searched.without:
        found = f"({found}) NOT ({' OR '.join(_term(term) for term in searched.without)})"
    return found


def _term(term: Term) -> str:
    words = f'"{searchable(term.text).replace(chr(34), " ")}"'
    if term.place == "person":
        return f'((persons : {words}) OR ({_TEXT} : {words} NOT "{NAMED}"))'
    return f"({_TEXT if term.place == 'anywhere' else term.place} : {words})"
