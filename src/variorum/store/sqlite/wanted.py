"""Which of a user's items are wanted, as SQL."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.model import Wanted


@dataclass(frozen=True, slots=True)
class Query:
    """From ``FROM`` on: the tables and conditions with their values, and the order."""

    clause: str
    order: str
    values: Sequence[object]


def query(user: int, wanted: Wanted, *, unread_only: bool = False) -> Query:
    """The items that are wanted, as ``i``; see ``Wanted``.

    What is unread and what is saved is read from its own table, in the order of its index;
    everything else from all items of the sources that the user follows.
    """
    unread = unread_only or wanted.read is False
    values: list[object] = [user]
    clauses = []
    if unread:
        source = "FROM unread AS u JOIN items AS i ON i.id = u.item"
        clauses.append("u.user = ?1")
        stands = "u.stands"
    elif wanted.saved:
        source = "FROM marks AS k JOIN items AS i ON i.id = k.item"
        clauses.append("k.user = ?1 AND k.saved IS NOT NULL")
        stands = "i.stands"
    else:
        source, stands = "FROM items AS i", "i.stands"
    followed = (
        "EXISTS (SELECT 1 FROM subscriptions AS s WHERE s.user = ?1 AND s.source = i.source"
        " AND s.ended IS NULL{})"
    )
    saved = "EXISTS (SELECT 1 FROM marks AS m WHERE m.user = ?1 AND m.item = i.id AND {})"
    kept = saved.format("m.saved IS NOT NULL")
    clauses.append(followed.format("") if unread else f"({followed.format('')} OR {kept})")

    def add(clause: str, value: object) -> None:
        values.append(value)
        clauses.append(clause.replace("?", f"?{len(values)}"))

    if wanted.sources is not None:
        add("i.source IN (SELECT value FROM json_each(?))", json.dumps(wanted.sources))
    if wanted.folders is not None:
        values.append(json.dumps(wanted.folders))
        inside = f" AND s.folder IN (SELECT value FROM json_each(?{len(values)}))"  # noqa: S608
        clauses.append(followed.format(inside))
    if wanted.items is not None:
        add("i.id IN (SELECT value FROM json_each(?))", json.dumps(wanted.items))
    if wanted.without:
        add("i.id NOT IN (SELECT value FROM json_each(?))", json.dumps(wanted.without))
    if wanted.read is True and not unread:
        clauses.append("NOT EXISTS (SELECT 1 FROM unread AS u WHERE u.user = ?1 AND u.item = i.id)")
    if wanted.saved is not None:
        clauses.append(kept if wanted.saved else f"NOT {kept}")
    for clause, value in (
        (f"{stands} >= ?", wanted.since),
        (f"{stands} < ?", wanted.until),
        ("i.received >= ?", wanted.received),
        ("i.received < ?", wanted.received_until),
        ("i.id >= ?", wanted.above),
        ("i.id < ?", wanted.below),
    ):
        if value is not None:
            add(clause, value)
    if wanted.changed is not None:
        values.append(wanted.changed)
        clauses.append(saved.format(f"m.changed >= ?{len(values)}"))
    newest = wanted.order == "newest"
    if wanted.beyond is not None:
        values += wanted.beyond
        sign, place = "<" if newest else ">", f"(?{len(values) - 1}, ?{len(values)})"
        clauses.append(f"({stands}, i.id) {sign} {place}")
    way = "DESC" if newest else "ASC"
    key = f"{stands} {way}, " if wanted.by == "stands" else ""
    number = "u.item" if unread else "i.id"
    return Query(f"{source} WHERE {' AND '.join(clauses)}", f"ORDER BY {key}{number} {way}", values)
