"""Users, what they follow and their marks in SQLite."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from variorum.errors import NotFound, StoreError
from variorum.model import Belongings, Folder, Marked, Subscription, Tally, User, Wanted
from variorum.store.sqlite import leading
from variorum.store.sqlite.database import Database
from variorum.store.sqlite.private import OPEN, SETTLE
from variorum.store.sqlite.removal import belongings, remove
from variorum.store.sqlite.sources import ITEM, item_of
from variorum.store.sqlite.wanted import Query, query

_USER = "id, name, secret, made, admin"


def _marked(items: str, loud: str) -> str:
    """Whether none of these items is unread, since when one is saved, and when a mark was set
    or anything happened last."""
    marks = f"FROM marks AS m WHERE m.user = ?1 AND m.item IN {items}"
    return (
        f"NOT EXISTS (SELECT 1 FROM unread AS u WHERE u.user = ?1 AND u.item IN {items}{loud}),"  # noqa: S608
        f" (SELECT min(m.saved) {marks}), (SELECT max(m.changed) {marks}),"
        f" (SELECT max({leading.TOUCHED.format('j.id')}) FROM items AS j WHERE j.id IN {items})"
    )


_OF_ITEMS = _marked("(items.id)", "")
_OF_STORIES = _marked(leading.GROUP.format("items.id"), leading.LOUD)


class SqliteReaders:
    """See ``ReaderShelf``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, name: str, *, secret: str | None = None, made: float = 0.0, admin: bool = False
    ) -> User:
        """See ``ReaderShelf.add``."""
        rows = self._database.rows(
            "INSERT INTO users (name, secret, made, admin) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (name) DO NOTHING RETURNING id",
            [name, secret, made, admin],
        )
        if not rows:
            raise StoreError(name, "there is a user of this name.", advice="Take another name.")
        return User(rows[0][0], name, secret, made, admin)

    def users(self) -> tuple[User, ...]:
        """See ``ReaderShelf.users``."""
        rows = self._database.rows(f"SELECT {_USER} FROM users ORDER BY id")  # noqa: S608
        return tuple(_user(row) for row in rows)

    def user(self, name: str) -> User | None:
        """See ``ReaderShelf.user``."""
        rows = self._database.rows(f"SELECT {_USER} FROM users WHERE name = ?", [name])  # noqa: S608
        return _user(rows[0]) if rows else None

    def set_secret(self, user: int, secret: str | None) -> None:
        """See ``ReaderShelf.set_secret``."""
        if not self._database.run("UPDATE users SET secret = ? WHERE id = ?", [secret, user]):
            raise NotFound(str(user), "there is no such user.", kind="user")

    def belongings(self, user: int) -> Belongings:
        """See ``ReaderShelf.belongings``."""
        return belongings(self._database, user)

    def remove(self, user: int) -> None:
        """See ``ReaderShelf.remove``."""
        remove(self._database, user)

    def folder(self, user: int, title: str) -> Folder:
        """See ``ReaderShelf.folder``."""
        ((number,),) = self._database.rows(
            "INSERT INTO folders (user, title) VALUES (?, ?)"
            " ON CONFLICT (user, title) DO UPDATE SET title = title RETURNING id",
            [user, title],
        )
        return Folder(number, title)

    def folders(self, user: int) -> tuple[Folder, ...]:
        """See ``ReaderShelf.folders``."""
        rows = self._database.rows("SELECT id, title FROM folders WHERE user = ?", [user])
        found = (Folder(*row) for row in rows)
        return tuple(sorted(found, key=lambda one: (one.title.casefold(), one.id)))

    def rename_folder(self, user: int, folder: int, title: str) -> None:
        """See ``ReaderShelf.rename_folder``."""
        with self._database.transaction():
            self._own(user, folder)
            for (other,) in self._database.rows(
                "SELECT id FROM folders WHERE user = ? AND title = ? AND id <> ?",
                [user, title, folder],
            ):
                self._move(user, other, folder)
            self._database.run("UPDATE folders SET title = ? WHERE id = ?", [title, folder])

    def drop_folder(self, user: int, folder: int) -> None:
        """See ``ReaderShelf.drop_folder``."""
        with self._database.transaction():
            self._own(user, folder)
            self._move(user, folder, None)

    def _own(self, user: int, folder: int) -> None:
        if not self._database.rows(
            "SELECT 1 FROM folders WHERE id = ? AND user = ?", [folder, user]
        ):
            raise NotFound(str(folder), "there is no such folder.", kind="folder")

    def _move(self, user: int, folder: int, target: int | None) -> None:
        self._database.run(
            "UPDATE subscriptions SET folder = ? WHERE user = ? AND folder = ?",
            [target, user, folder],
        )
        self._database.run("DELETE FROM folders WHERE id = ?", [folder])

    def subscribe(self, user: int, subscription: Subscription, *, unread: int = 50) -> bool:
        """See ``ReaderShelf.subscribe``."""
        source = subscription.source
        with self._database.transaction():
            before = self._database.rows(
                "SELECT ended FROM subscriptions WHERE user = ? AND source = ?", [user, source]
            )
            if subscription.folder is not None:
                self._own(user, subscription.folder.id)
            self._database.run(
                "INSERT INTO subscriptions (user, source, title, folder, tags, more, followed,"
                " private) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (user, source) DO UPDATE SET"
                " title = excluded.title, folder = excluded.folder, tags = excluded.tags,"
                " more = excluded.more, ended = NULL, private = max(private, excluded.private)",
                [
                    user,
                    source,
                    subscription.title,
                    None if subscription.folder is None else subscription.folder.id,
                    json.dumps(subscription.tags),
                    json.dumps(subscription.more),
                    subscription.followed,
                    subscription.private,
                ],
            )
            self._database.run(SETTLE, [source])
            if before and before[0][0] is None:
                return False
            # What came before, or while the user was away: the newest, unless they are marked.
            self._database.run(
                "INSERT INTO unread (user, source, stands, item)"
                " SELECT ?1, source, stands, id FROM items WHERE source = ?2 AND NOT EXISTS"
                " (SELECT 1 FROM marks WHERE user = ?1 AND item = items.id AND read)"
                " ORDER BY stands DESC, id DESC LIMIT ?3"
                " ON CONFLICT (user, item) DO NOTHING",
                [user, source, unread],
            )
            return True

    def unsubscribe(self, user: int, sources: Iterable[int], *, at: float) -> int:
        """See ``ReaderShelf.unsubscribe``."""
        return self._database.run(
            "UPDATE subscriptions SET ended = ? WHERE user = ? AND ended IS NULL"
            " AND source IN (SELECT value FROM json_each(?))",
            [at, user, json.dumps(list(sources))],
        )

    def subscriptions(self, user: int, *, ended: bool = False) -> tuple[Subscription, ...]:
        """See ``ReaderShelf.subscriptions``."""
        unread = dict(self.tally(user).by_source)
        rows = self._database.rows(
            "SELECT s.source, s.title, s.folder, f.title, s.tags, s.more, s.followed, s.ended,"
            " s.private"
            " FROM subscriptions AS s LEFT JOIN folders AS f ON f.id = s.folder"
            " WHERE s.user = ? AND (? OR s.ended IS NULL) ORDER BY s.source",
            [user, ended],
        )
        return tuple(_subscription(unread.get(row[0], 0), *row) for row in rows)

    def mark(
        self,
        user: int,
        items: Sequence[int],
        *,
        read: bool | None = None,
        saved: bool | None = None,
        at: float,
    ) -> int:
        """See ``ReaderShelf.mark``."""
        given = json.dumps(list(dict.fromkeys(items)))
        changed: set[int] = set()
        with self._database.transaction():
            if read is not None:
                changed |= self._mark_read(user, given, read, at)
            if saved is not None:
                changed |= self._mark_saved(user, given, saved, at)
        return len(changed)

    def _mark_read(self, user: int, given: str, read: bool, at: float) -> set[int]:
        rows = self._database.rows(
            "INSERT INTO marks (user, item, read, changed) SELECT ?1, id, ?3, ?4 FROM items"  # noqa: S608
            f" WHERE id IN (SELECT value FROM json_each(?2)) AND {OPEN} AND NOT EXISTS"
            " (SELECT 1 FROM marks WHERE user = ?1 AND item = items.id AND read = ?3)"
            " ON CONFLICT (user, item) DO UPDATE SET read = excluded.read,"
            " changed = excluded.changed RETURNING item",
            [user, given, read, at],
        )
        self._follow_marks(user, given)
        return {item for (item,) in rows}

    def _follow_marks(self, user: int, given: str) -> None:
        """Bring the rows of what is unread in line with the marks of these items."""
        self._database.run(
            "DELETE FROM unread WHERE user = ?1 AND item IN (SELECT m.item FROM marks AS m"
            " WHERE m.user = ?1 AND m.read AND m.item IN (SELECT value FROM json_each(?2)))",
            [user, given],
        )
        self._database.run(
            "INSERT INTO unread (user, source, stands, item)"
            " SELECT ?1, i.source, i.stands, i.id FROM items AS i JOIN marks AS m"
            " ON m.item = i.id AND m.user = ?1 WHERE NOT m.read"
            " AND i.id IN (SELECT value FROM json_each(?2)) ON CONFLICT (user, item) DO NOTHING",
            [user, given],
        )

    def _mark_saved(self, user: int, given: str, saved: bool, at: float) -> set[int]:
        # A mark of saving alone says nothing of reading: that stays as the lists have it.
        rows = self._database.rows(
            "INSERT INTO marks (user, item, read, saved, changed) SELECT ?1, id,"  # noqa: S608
            " NOT EXISTS (SELECT 1 FROM unread WHERE user = ?1 AND item = items.id),"
            " CASE WHEN ?3 THEN ?4 END, ?4 FROM items"
            f" WHERE id IN (SELECT value FROM json_each(?2)) AND {OPEN} AND ?3 <>"
            " EXISTS (SELECT 1 FROM marks WHERE user = ?1 AND item = items.id"
            " AND saved IS NOT NULL)"
            " ON CONFLICT (user, item) DO UPDATE SET saved = excluded.saved,"
            " changed = excluded.changed RETURNING item",
            [user, given, saved, at],
        )
        return {item for (item,) in rows}

    def mark_all(self, user: int, wanted: Wanted, *, at: float) -> int:
        """See ``ReaderShelf.mark_all``."""
        with self._database.transaction():
            found = self._ids(query(user, wanted, unread_only=True, every=True), -1, 0)
            if wanted.stories:
                found = (*found, *self._unread_beside(user, found, wanted))
            return self.mark(user, found, read=True, at=at)

    def _unread_beside(self, user: int, leads: Sequence[int], wanted: Wanted) -> list[int]:
        """What is unread in the stories of these items, within the bounds that were given."""
        rows = self._database.rows(
            "SELECT u.item FROM json_each(?2) AS g JOIN item_stories AS p"  # noqa: S608
            " ON p.item = g.value JOIN item_stories AS o ON o.story = p.story"
            " JOIN unread AS u ON u.user = ?1 AND u.item = o.item"
            f" WHERE {leading.followed('u.source')} AND (?3 IS NULL OR u.stands < ?3)"
            " AND (?4 IS NULL OR u.item < ?4) AND (?5 IS NULL OR EXISTS"
            " (SELECT 1 FROM items AS i WHERE i.id = u.item AND i.received < ?5))",
            [user, json.dumps(leads), wanted.until, wanted.below, wanted.received_until],
        )
        return [item for (item,) in rows]

    def list(
        self, user: int, wanted: Wanted, *, limit: int = 50, skip: int = 0
    ) -> tuple[Marked, ...]:
        """See ``ReaderShelf.list``."""
        found = self.ids(user, wanted, limit=limit, skip=skip)
        marked = _OF_STORIES if wanted.stories else _OF_ITEMS
        rows = self._database.rows(
            f"SELECT {marked}, {ITEM} FROM items"  # noqa: S608
            " WHERE items.id IN (SELECT value FROM json_each(?2))",
            [user, json.dumps(found)],
        )
        by_id = {row[4]: Marked(item_of(row[4:]), bool(row[0]), *row[1:4]) for row in rows}
        return tuple(by_id[one] for one in found)

    def ids(self, user: int, wanted: Wanted, *, limit: int = -1, skip: int = 0) -> tuple[int, ...]:
        """See ``ReaderShelf.ids``."""
        return self._ids(query(user, wanted), limit, skip)

    def _ids(self, asked: Query, limit: int, skip: int) -> tuple[int, ...]:
        rows = self._database.rows(
            f"SELECT {asked.number} {asked.clause} {asked.order} LIMIT ? OFFSET ?",
            [*asked.values, limit, skip],
        )
        return tuple(item for (item,) in rows)

    def count(self, user: int, wanted: Wanted) -> int:
        """See ``ReaderShelf.count``."""
        if replace(wanted, sources=None, order="newest", by="stands") == Wanted(read=False):
            # Counted already, as it comes and goes.
            unread = dict(self.tally(user).by_source)
            sources = unread if wanted.sources is None else set(wanted.sources)
            return sum(unread.get(source, 0) for source in sources)
        asked = query(user, wanted)
        # With the limit it stays a query of its own, which looks up no more than it asks for.
        ((number,),) = self._database.rows(
            f"SELECT count(*) FROM (SELECT {asked.number} {asked.clause} LIMIT -1)",  # noqa: S608
            asked.values,
        )
        return int(number)

    def tally(self, user: int, *, stories: bool = False) -> Tally:
        """See ``ReaderShelf.tally``."""
        if stories:
            rows = self._database.rows(
                f"SELECT source, count(*) FROM ({leading.unread_leads(every=False)})"  # noqa: S608
                " GROUP BY source ORDER BY source",
                [user],
            )
            return Tally(sum(number for _, number in rows), tuple((s, n) for s, n in rows))
        rows = self._database.rows(
            "SELECT u.source, u.items FROM unread_counts AS u JOIN subscriptions AS s"
            " ON s.user = u.user AND s.source = u.source AND s.ended IS NULL"
            " WHERE u.user = ? AND u.items > 0 ORDER BY u.source",
            [user],
        )
        return Tally(sum(number for _, number in rows), tuple((s, n) for s, n in rows))


@lru_cache(maxsize=4_096)
def _subscription(
    unread: int,
    source: int,
    title: str | None,
    folder: int | None,
    name: str,
    tags: str,
    more: str,
    followed: float,
    left: float | None,
    private: int,
) -> Subscription:
    """A subscription from its columns. The same hundreds are asked for with every page."""
    return Subscription(
        source,
        title,
        None if folder is None else Folder(folder, name),
        tuple(json.loads(tags)),
        tuple((key, value) for key, value in json.loads(more)),
        followed,
        left,
        unread,
        bool(private),
    )


def _user(row: Sequence[object]) -> User:
    number, name, secret, made, admin = row
    return User(int(str(number)), str(name), None if secret is None else str(secret),
                float(str(made)), bool(admin))  # fmt: skip
