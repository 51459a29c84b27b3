"""One item for each story, as SQL. ``?1`` is always the user.

Of a story's items that are the user's own (of a source that the user follows, or saved) the one
that came first stands for all: it leads. Ids grow as items come, so it stays the one whatever
comes later. Stories are short against the table, and each is looked up by its index.
"""

from __future__ import annotations


def followed(source: str, more: str = "") -> str:
    """Whether the user follows a source, given as a column. What is followed is looked up once
    for a whole statement."""
    # The plus keeps it from being taken for the way to the rows: others are far shorter.
    return (
        f"+{source} IN (SELECT s.source FROM subscriptions AS s WHERE s.user = ?1"  # noqa: S608
        f" AND s.ended IS NULL{more})"
    )


def _first(condition: str) -> str:
    return (
        "(SELECT q.item FROM item_stories AS p JOIN item_stories AS q ON q.story = p.story"  # noqa: S608
        f" WHERE p.item = {{0}} AND {condition} ORDER BY q.item LIMIT 1)"
    )


def _saved(item: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM marks AS z WHERE z.user = ?1"  # noqa: S608
        f" AND z.item = {item} AND z.saved IS NOT NULL)"
    )


def own(name: str) -> str:
    """Whether an item of ``item_stories``, under this name, is the user's own."""
    return f"({followed(f'{name}.source')} OR {_saved(f'{name}.item')})"


# Which item leads the story of an item; the item itself where it stands in none. What was only
# saved leads where the user follows no source of the story.
LEAD = f"coalesce({_first(followed('q.source'))}, {_first(_saved('q.item'))}, {{0}})"

# All items of the story of an item, and the item.
GROUP = (
    "(SELECT {0} UNION ALL SELECT q.item FROM item_stories AS p JOIN item_stories AS q"
    " ON q.story = p.story WHERE p.item = {0})"
)

# The moment at which an item came, changed its wording, or got a mark last.
TOUCHED = (
    "max((SELECT t.received FROM items AS t WHERE t.id = {0}),"
    " coalesce((SELECT t.changed FROM marks AS t WHERE t.user = ?1 AND t.item = {0}), 0),"
    " coalesce((SELECT max(t.ended) FROM item_revisions AS t WHERE t.item = {0}), 0))"
)

# An unread item is no news of its story if it leans on one that the user read, as the stream of
# reports noted, and the user never marked it itself.
_QUIET = (
    "(EXISTS (SELECT 1 FROM item_stories AS a JOIN arrived AS r ON r.number = a.number"
    " JOIN json_each(r.leans) AS l JOIN arrived AS b ON b.number = l.value"
    " JOIN item_stories AS c ON c.item = b.item AND c.story = a.story"
    " JOIN marks AS k ON k.user = ?1 AND k.item = c.item AND k.read WHERE a.item = u.item)"
    " AND NOT EXISTS (SELECT 1 FROM marks AS k WHERE k.user = ?1 AND k.item = u.item))"
)
# Of rows of ``unread`` as ``u``, those that make their story unread.
LOUD = f" AND {followed('u.source')} AND NOT {_QUIET}"

SAVED_LEADS = (
    f"SELECT DISTINCT {LEAD.format('k.item')} AS lead FROM marks AS k"  # noqa: S608
    " WHERE k.user = ?1 AND k.saved IS NOT NULL"
)


def unread_leads(*, every: bool) -> str:
    """The items that lead a story of which something is unread, as ``lead`` with its ``stands``
    and ``source``; ``every``: be it but copies of what was read.

    What stands in no story is given as it is; each story's leading item is looked up once.
    """
    loud = f" AND {followed('u.source')}" if every else LOUD
    # Something of the story is of a source that is followed: so is what leads it.
    lead = (
        "(SELECT q.item FROM item_stories AS q WHERE q.story = t.story"  # noqa: S608
        f" AND {followed('q.source')} ORDER BY q.item LIMIT 1)"
    )
    return (
        "SELECT u.item AS lead, u.stands AS stands, u.source AS source FROM unread AS u"  # noqa: S608
        f" WHERE u.user = ?1 AND {followed('u.source')}"
        " AND NOT EXISTS (SELECT 1 FROM item_stories AS a WHERE a.item = u.item)"
        " UNION ALL SELECT j.id, j.stands, j.source FROM"
        " (SELECT DISTINCT a.story AS story FROM unread AS u JOIN item_stories AS a"
        f" ON a.item = u.item WHERE u.user = ?1{loud}) AS t CROSS JOIN items AS j"
        f" WHERE j.id = {lead}"
    )
