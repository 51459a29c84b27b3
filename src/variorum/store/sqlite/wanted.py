"""Which of a user's items are wanted, as SQL. ``?1`` is always the user."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.model import Wanted
from variorum.store.sqlite import leading

# What an item is put in order by, before its id; None for the id alone. ``{stands}`` is the
# column of the table that the walk is along.
_ORDER = {
    "id": None,
    "stands": "{stands}",
    "received": "i.received",
    "touched": leading.TOUCHED.format("i.id"),
    "title": "lower(coalesce(i.title, ''))",
    "byline": "lower(coalesce(i.byline, ''))",
    "read": "NOT EXISTS (SELECT 1 FROM unread AS v WHERE v.user = ?1 AND v.item = i.id)",
    "folder": "(SELECT coalesce(f.title, '') FROM subscriptions AS s LEFT JOIN folders AS f"
    " ON f.id = s.folder WHERE s.user = ?1 AND s.source = i.source)",
    "folder_id": "(SELECT coalesce(s.folder, 0) FROM subscriptions AS s"
    " WHERE s.user = ?1 AND s.source = i.source)",
}


@dataclass(frozen=True, slots=True)
class Query:
    """From ``FROM`` on: the tables and conditions with their values, and the order."""

    clause: str
    order: str
    values: Sequence[object]


def query(user: int, wanted: Wanted, *, unread_only: bool = False, every: bool = False) -> Query:
    """The items that are wanted, as ``i``; see ``Wanted``.

    What is unread and what is saved is read from its own table, in the order of its index;
    everything else from all items of the sources that the user follows.

    Args:
        unread_only: Only what is unread, whatever else is wanted.
        every: Of stories also those of which nothing but copies of what was read is unread.
    """
    unread = unread_only or wanted.read is False
    walk, clauses, stands, number = _walk(wanted, unread, every)
    values: list[object] = [user]

    def add(clause: str, value: object) -> None:
        values.append(value)
        clauses.append(clause.replace("?", f"?{len(values)}"))

    for clause, given in (
        ("i.source IN (SELECT value FROM json_each(?))", wanted.sources),
        ("i.id IN (SELECT value FROM json_each(?))", wanted.items),
    ):
        if given is not None:
            add(clause, json.dumps(given))
    if wanted.folders is not None:
        values.append(json.dumps(wanted.folders))
        inside = f" AND s.folder IN (SELECT value FROM json_each(?{len(values)}))"  # noqa: S608
        clauses.append(leading.followed("i.source", inside))
    if wanted.without:
        add("i.id NOT IN (SELECT value FROM json_each(?))", json.dumps(wanted.without))
    mine = leading.GROUP.format("i.id") if wanted.stories else "(i.id)"
    if wanted.read is True and not unread:
        loud = leading.LOUD if wanted.stories else ""
        clauses.append(
            f"NOT EXISTS (SELECT 1 FROM unread AS u WHERE u.user = ?1 AND u.item IN {mine}{loud})"  # noqa: S608
        )
    marked = "EXISTS (SELECT 1 FROM marks AS m WHERE m.user = ?1 AND m.item IN {} AND {})"
    # A walk along what is saved has that already.
    if wanted.saved is False or (wanted.saved and unread):
        kept = marked.format(mine, "m.saved IS NOT NULL")
        clauses.append(kept if wanted.saved else f"NOT {kept}")
    of_any = f"EXISTS (SELECT 1 FROM items AS j WHERE j.id IN {mine} AND {{}})"  # noqa: S608
    touched = leading.TOUCHED.format("j.id")
    for clause, value in (
        (f"{stands} >= ?", wanted.since),
        (f"{stands} < ?", wanted.until),
        (of_any.format("j.received >= ?"), wanted.received),
        ("i.received < ?", wanted.received_until),
        (marked.format(mine, "m.changed >= ?"), wanted.changed),
        (of_any.format(f"{touched} >= ?"), wanted.touched),
        (f"NOT {of_any.format(f'{touched} >= ?')}", wanted.untouched),
        ("i.id >= ?", wanted.above),
        ("i.id < ?", wanted.below),
    ):
        if value is not None:
            # The user's own mark stays: only the last one stands for the value.
            values.append(value)
            before, _, after = clause.rpartition("?")
            clauses.append(f"{before}?{len(values)}{after}")
    newest = wanted.order == "newest"
    if wanted.beyond is not None:
        values += wanted.beyond
        sign, place = "<" if newest else ">", f"(?{len(values) - 1}, ?{len(values)})"
        clauses.append(f"({stands}, i.id) {sign} {place}")
    way = "DESC" if newest else "ASC"
    by = _ORDER[wanted.by]
    key = "" if by is None else f"{by.format(stands=stands)} {way}, "
    return Query(f"{walk} WHERE {' AND '.join(clauses)}", f"ORDER BY {key}{number} {way}", values)


def _walk(wanted: Wanted, unread: bool, every: bool) -> tuple[str, list[str], str, str]:
    """Along which table: FROM, conditions, and the columns of the place and of the number."""
    if wanted.stories and unread:
        found = leading.unread_leads(every=every)
        return f"FROM ({found}) AS g JOIN items AS i ON i.id = g.lead", ["1"], "i.stands", "i.id"
    if unread:
        source = "FROM unread AS u JOIN items AS i ON i.id = u.item"
        return source, ["u.user = ?1", leading.followed("i.source")], "u.stands", "u.item"
    if wanted.stories and wanted.saved:
        found = leading.SAVED_LEADS
        return f"FROM ({found}) AS g JOIN items AS i ON i.id = g.lead", ["1"], "i.stands", "i.id"
    if wanted.saved:
        source = "FROM marks AS k JOIN items AS i ON i.id = k.item"
        return source, ["k.user = ?1 AND k.saved IS NOT NULL"], "i.stands", "i.id"
    kept = (
        "EXISTS (SELECT 1 FROM marks AS m WHERE m.user = ?1 AND m.item = i.id"
        " AND m.saved IS NOT NULL)"
    )
    clauses = [f"({leading.followed('i.source')} OR {kept})"]
    if wanted.stories:
        clauses.append(f"{leading.LEAD.format('i.id')} = i.id")
    return "FROM items AS i", clauses, "i.stands", "i.id"
