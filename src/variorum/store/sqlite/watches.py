"""Watches, their hits and their messages in SQLite."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.model import Delivery, Hit, Watch
from variorum.store.sqlite.database import Database

_WATCH = (
    "SELECT w.id, w.user, w.name, w.query, w.story, w.made, w.token, w.webhook, w.secret,"
    " w.begins, w.turn, (SELECT count(*) FROM watch_hits WHERE watch = w.id),"
    " (SELECT count(*) FROM watch_hits WHERE watch = w.id AND seen IS NULL), w.trouble"
    " FROM watches AS w WHERE w.ended IS NULL"
)
_SOME = "IN (SELECT value FROM json_each(?))"
_DELIVERY = "id, watch, made, body, tries, due, state, ended, reason"


class SqliteWatches:
    """See ``WatchShelf``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, watch: Watch) -> Watch:
        """See ``WatchShelf.add``."""
        ((number, begins, turn),) = self._database.rows(
            "INSERT INTO watches (user, name, query, story, made, token, webhook, secret, begins,"
            " turn) VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM items),"
            " (SELECT coalesce(max(turn), 0) FROM item_places)) RETURNING id, begins, turn",
            [watch.user, watch.name, watch.query, watch.story, watch.made, watch.token,
             watch.webhook, watch.secret],
        )  # fmt: skip
        return replace(watch, id=int(number), begins=int(begins), turn=int(turn))

    def of(self, user: int) -> tuple[Watch, ...]:
        """See ``WatchShelf.of``."""
        return self._found("w.user = ?", user)

    def get(self, ids: Iterable[int]) -> tuple[Watch, ...]:
        """See ``WatchShelf.get``."""
        return self._found(f"w.id {_SOME}", json.dumps(list(ids)))

    def by_token(self, token: str) -> Watch | None:
        """See ``WatchShelf.by_token``."""
        return next(iter(self._found("w.token = ?", token)), None)

    def _found(self, clause: str, *values: object) -> tuple[Watch, ...]:
        rows = self._database.rows(f"{_WATCH} AND {clause} ORDER BY w.id", values)
        return tuple(Watch(*row) for row in rows)

    def change(self, watch: Watch) -> None:
        """See ``WatchShelf.change``."""
        with self._database.transaction():
            self._database.run(
                "UPDATE watches SET name = ?, webhook = ?, secret = ?, token = ?, trouble = ?"
                " WHERE id = ?",
                [watch.name, watch.webhook, watch.secret, watch.token, watch.trouble, watch.id],
            )
            if watch.webhook is None:
                self._give_up(watch.id, "The webhook was taken away.")

    def end(self, user: int, watch: int, *, at: float) -> bool:
        """See ``WatchShelf.end``."""
        with self._database.transaction():
            ended = self._database.run(
                "UPDATE watches SET ended = ? WHERE id = ? AND user = ? AND ended IS NULL",
                [at, watch, user],
            )
            if ended:
                self._give_up(watch, "The watch was dropped.")
        return bool(ended)

    def _give_up(self, watch: int, reason: str) -> None:
        self._database.run(
            "UPDATE deliveries SET state = 'given up', reason = coalesce(reason, ?)"
            " WHERE watch = ? AND state = 'waiting'",
            [reason, watch],
        )

    def behind(self, turn: int) -> tuple[Watch, ...]:
        """See ``WatchShelf.behind``."""
        return self._found("w.query IS NOT NULL AND w.turn < ?", turn)

    def on_stories(self) -> tuple[Watch, ...]:
        """See ``WatchShelf.on_stories``."""
        return self._found("w.story IS NOT NULL")

    def fresh_in(self, watch: int, stories: Sequence[str]) -> tuple[int, ...]:
        """See ``WatchShelf.fresh_in``."""
        rows = self._database.rows(
            "SELECT p.item FROM item_stories AS p WHERE p.story IN (SELECT value FROM"
            " json_each(?1)) AND p.item > (SELECT begins FROM watches WHERE id = ?2) AND NOT EXISTS"
            " (SELECT 1 FROM watch_hits AS h WHERE h.watch = ?2 AND h.item = p.item)"
            " ORDER BY p.item",
            [json.dumps(list(stories)), watch],
        )
        return tuple(item for (item,) in rows)

    def fire(self, watch: int, items: Sequence[int], *, turn: int, at: float) -> tuple[int, ...]:
        """See ``WatchShelf.fire``."""
        new: list[int] = []
        with self._database.transaction():
            for item in items:
                new += [
                    fired
                    for (fired,) in self._database.rows(
                        "INSERT INTO watch_hits (watch, item, found) VALUES (?, ?, ?)"
                        " ON CONFLICT (watch, item) DO NOTHING RETURNING item",
                        [watch, item, at],
                    )
                ]
            self._database.run(
                "UPDATE watches SET turn = ?1 WHERE id = ?2 AND turn < ?1", [turn, watch]
            )
        return tuple(new)

    def hits(
        self, watches: Iterable[int], *, limit: int = 50, below: int | None = None
    ) -> tuple[Hit, ...]:
        """See ``WatchShelf.hits``."""
        rows = self._database.rows(
            f"SELECT number, watch, item, found, seen FROM watch_hits WHERE watch {_SOME}"  # noqa: S608
            " AND (?2 IS NULL OR number < ?2) ORDER BY number DESC LIMIT ?3",
            [json.dumps(list(watches)), below, limit],
        )
        return tuple(Hit(*row) for row in rows)

    def see(self, watches: Iterable[int], *, items: Iterable[int] | None = None, at: float) -> int:
        """See ``WatchShelf.see``."""
        some = "" if items is None else f" AND item {_SOME}"
        given: list[object] = [at, json.dumps(list(watches))]
        if items is not None:
            given.append(json.dumps(list(items)))
        return self._database.run(
            f"UPDATE watch_hits SET seen = ? WHERE seen IS NULL AND watch {_SOME}{some}",  # noqa: S608
            given,
        )

    def unseen(self, user: int) -> Mapping[int, int]:
        """See ``WatchShelf.unseen``."""
        rows = self._database.rows(
            "SELECT h.watch, count(*) FROM watches AS w JOIN watch_hits AS h ON h.watch = w.id"
            " WHERE w.user = ? AND w.ended IS NULL AND h.seen IS NULL GROUP BY h.watch",
            [user],
        )
        return {watch: int(number) for watch, number in rows}

    def post(self, deliveries: Iterable[Delivery]) -> None:
        """See ``WatchShelf.post``."""
        with self._database.transaction():
            for one in deliveries:
                self._database.run(
                    f"INSERT INTO deliveries ({_DELIVERY}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                    [one.id, one.watch, one.made, one.body, one.tries, one.due, one.state,
                     one.ended, one.reason],
                )  # fmt: skip

    def due(self, now: float, *, limit: int, hold: float) -> tuple[Delivery, ...]:
        """See ``WatchShelf.due``."""
        # Nothing is locked where nothing is due.
        if not self._due(now, 1):
            return ()
        with self._database.transaction():
            found = self._due(now, limit)
            self._database.run(
                f"UPDATE deliveries SET due = ? WHERE id {_SOME}",  # noqa: S608
                [now + hold, json.dumps([one.id for one in found])],
            )
        return found

    def _due(self, now: float, limit: int) -> tuple[Delivery, ...]:
        rows = self._database.rows(
            f"SELECT {_DELIVERY} FROM deliveries WHERE number IN (SELECT min(number) FROM"  # noqa: S608
            " deliveries WHERE state = 'waiting' GROUP BY watch) AND due <= ?"
            " ORDER BY due, number LIMIT ?",
            [now, limit],
        )
        return tuple(Delivery(*row) for row in rows)

    def settle(self, delivery: Delivery) -> None:
        """See ``WatchShelf.settle``."""
        with self._database.transaction():
            changed = self._database.run(
                "UPDATE deliveries SET tries = ?, due = ?, state = ?, ended = ?, reason = ?"
                " WHERE id = ? AND state = 'waiting'",
                [delivery.tries, delivery.due, delivery.state, delivery.ended, delivery.reason,
                 delivery.id],
            )  # fmt: skip
            if not changed or delivery.state == "waiting":
                return
            trouble = delivery.reason if delivery.state == "given up" else None
            self._database.run(
                "UPDATE watches SET trouble = ? WHERE id = ?", [trouble, delivery.watch]
            )
            if delivery.state == "given up":
                self._give_up(delivery.watch, "Given up with the message before it.")

    def deliveries(self, watch: int, *, limit: int = 10) -> tuple[Delivery, ...]:
        """See ``WatchShelf.deliveries``."""
        rows = self._database.rows(
            f"SELECT {_DELIVERY} FROM deliveries WHERE watch = ? ORDER BY number DESC LIMIT ?",  # noqa: S608
            [watch, limit],
        )
        return tuple(Delivery(*row) for row in rows)
