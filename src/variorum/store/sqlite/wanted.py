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


_GIVEN = "(SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Query:
    """From ``FROM`` on: the tables and conditions with their values, and the order; and the
    column of the item's id."""

    number: str
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
    walk, clauses, (stands, number, source) = _walk(wanted, unread, every)
    values: list[object] = [user]

    def add(clause: str, value: object) -> None:
        values.append(value)
        clauses.append(clause.replace("?", f"?{len(values)}"))

    for clause, given in (
        (f"{source} IN {_GIVEN}", wanted.sources),
        (f"{number} IN {_GIVEN}", wanted.items),
    ):
        if given is not None:
            add(clause, json.dumps(given))
    if wanted.folders is not None:
        values.append(json.dumps(wanted.folders))
        inside = f" AND s.folder IN (SELECT value FROM json_each(?{len(values)}))"  # noqa: S608
        clauses.append(leading.followed(source, inside))
    if wanted.without:
        add(f"{number} NOT IN {_GIVEN}", json.dumps(wanted.without))
    mine = leading.GROUP.format(number) if wanted.stories else f"({number})"
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
        (f"{number} >= ?", wanted.above),
        (f"{number} < ?", wanted.below),
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
        clauses.append(f"({stands}, {number}) {sign} {place}")
    way = "DESC" if newest else "ASC"
    by = _ORDER[wanted.by]
    key = "" if by is None else f"{by.format(stands=stands)} {way}, "
    clause = f"{walk} WHERE {' AND '.join(clauses)}"
    return Query(number, clause, f"ORDER BY {key}{number} {way}", values)


# The columns of an item's place in time, its id and its source: in its own row, in that of what is
# unread, and of what leads a story.
_Columns = tuple[str, str, str]
_ITEM: _Columns = ("i.stands", "i.id", "i.source")
_UNREAD: _Columns = ("u.stands", "u.item", "u.source")
_LED: _Columns = ("g.stands", "g.lead", "g.source")


def _walk(wanted: Wanted, unread: bool, every: bool) -> tuple[str, list[str], _Columns]:
    """Along which table: FROM, conditions, and columns."""
    # A left join is passed over where nothing is asked of the item's own row.
    if wanted.stories and unread:
        walk = f"FROM ({leading.unread_leads(every=every)}) AS g"
        return f"{walk} LEFT JOIN items AS i ON i.id = g.lead", ["1"], _LED
    if wanted.stories and wanted.saved:
        walk = f"FROM ({leading.SAVED_LEADS}) AS g JOIN items AS i ON i.id = g.lead"
        return walk, ["1"], _ITEM
    if unread:
        walk = "FROM unread AS u LEFT JOIN items AS i ON i.id = u.item"
        return walk, ["u.user = ?1", leading.followed("u.source")], _UNREAD
    if wanted.saved:
        walk = "FROM marks AS k JOIN items AS i ON i.id = k.item"
        return walk, ["k.user = ?1 AND k.saved IS NOT NULL"], _ITEM
    kept = (
        "EXISTS (SELECT 1 FROM marks AS m WHERE m.user = ?1 AND m.item = i.id"
        " AND m.saved IS NOT NULL)"
    )
    clauses = [f"({leading.followed('i.source')} OR {kept})"]
    if wanted.stories:
        clauses.append(f"{leading.LEAD.format('i.id')} = i.id")
    return "FROM items AS i", clauses, _ITEM
