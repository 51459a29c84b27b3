"""Taking a user out of the store, with all that is the user's own and nothing else."""

from __future__ import annotations

from variorum.errors import NotFound
from variorum.model import Belongings
from variorum.store.sqlite.database import Database

_WATCHES = "(SELECT id FROM watches WHERE user = ?1)"
# What is a user's own, in the order in which one row refers to another.
_OWN = (
    f"deliveries WHERE watch IN {_WATCHES}",
    f"watch_hits WHERE watch IN {_WATCHES}",
    "watches WHERE user = ?1",
    "item_labels WHERE user = ?1",
    "shown_stories WHERE user = ?1",
    "story_visits WHERE user = ?1",
    "unread WHERE user = ?1",
    "unread_counts WHERE user = ?1",
    "marks WHERE user = ?1",
    "withheld_marks WHERE user = ?1",
    "subscriptions WHERE user = ?1",
    "folders WHERE user = ?1",
    "keys WHERE user = ?1",
    "preferences WHERE user = ?1",
    "users WHERE id = ?1",
)
# Sources that this user alone follows or followed.
_ALONE = (
    "subscriptions AS s WHERE s.user = ?1 AND NOT EXISTS"
    " (SELECT 1 FROM subscriptions AS o WHERE o.source = s.source AND o.user <> ?1{})"
)
_COUNTS = (
    "SELECT count(*) FROM subscriptions WHERE user = ?1 AND ended IS NULL",
    "SELECT count(*) FROM subscriptions WHERE user = ?1 AND ended IS NOT NULL",
    f"SELECT count(*) FROM {_ALONE.format(' AND o.ended IS NULL')} AND s.ended IS NULL",  # noqa: S608
    "SELECT count(*) FROM folders WHERE user = ?1",
    "SELECT count(*) FROM marks WHERE user = ?1",
    "SELECT count(*) FROM marks WHERE user = ?1 AND saved IS NOT NULL",
    "SELECT count(*) FROM item_labels WHERE user = ?1",
    "SELECT count(*) FROM watches WHERE user = ?1 AND ended IS NULL",
    "SELECT count(*) FROM keys WHERE user = ?1",
)


def belongings(database: Database, user: int) -> Belongings:
    """See ``ReaderShelf.belongings``."""
    return Belongings(*(int(database.rows(count, [user])[0][0]) for count in _COUNTS))


def remove(database: Database, user: int) -> None:
    """See ``ReaderShelf.remove``."""
    # What was deleted is written over, not only given free: digests of passwords are among it.
    (before,) = database.rows("PRAGMA secure_delete")[0]
    database.rows("PRAGMA secure_delete = ON")
    try:
        with database.transaction():
            database.run(
                f"INSERT INTO deserted (source) SELECT s.source FROM {_ALONE.format('')}"  # noqa: S608
                " ON CONFLICT (source) DO NOTHING",
                [user],
            )
            gone = 0
            for own in _OWN:
                gone = database.run(f"DELETE FROM {own}", [user])  # noqa: S608
            if not gone:
                raise NotFound(str(user), "there is no such user.", kind="user")
    finally:
        database.rows(f"PRAGMA secure_delete = {int(before)}")
