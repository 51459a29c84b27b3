"""The shelves of the SQLite store: SQL written as SQL, over batches."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from variorum.errors import NotFound, StoreError
from variorum.model import Failure
from variorum.store.codec import dumps, loads
from variorum.store.sqlite.database import Database

Noun = TypeVar("Noun")
Columns = tuple[tuple[str, str | None], ...]

# SQLite takes at least 999 values in one statement.
_BATCH = 500


def packed(text: str) -> bytes:
    """A body as it is stored; spans and passages shrink to about a tenth."""
    return zlib.compress(text.encode("ascii"), 6)


def unpacked(body: object, *, subject: str) -> str:
    """The text of a stored body, packed or plain.

    Raises:
        StoreError: Damaged.
    """
    if isinstance(body, str):
        return body
    try:
        return zlib.decompress(body if isinstance(body, bytes) else b"").decode("ascii")
    except (zlib.error, UnicodeDecodeError) as error:
        raise StoreError(
            subject, f"a stored body is damaged ({error}).", advice="Restore the store."
        ) from error


def batches(ids: Iterable[str]) -> Iterator[list[str]]:
    """Distinct ids in lists short enough for one statement."""
    distinct = list(dict.fromkeys(ids))
    for start in range(0, len(distinct), _BATCH):
        yield distinct[start : start + _BATCH]


def marks(batch: Sequence[object]) -> str:
    """As many question marks as there are values."""
    return ",".join("?" * len(batch))


class SqliteShelf(Generic[Noun]):
    """One table as a shelf.

    Args:
        database: Where the table is.
        kind: The noun's class.
        table, key: The table and its id column.
        of: The column that ``find(of=…)`` looks in.
        identity: The id of a noun.
        columns: Further columns and their values for a noun.
        fixed: Columns with one value for the whole shelf (a recipe).
        replacing: True where ``put`` replaces what differs.
    """

    def __init__(
        self,
        database: Database,
        kind: type[Noun],
        table: str,
        *,
        identity: Callable[[Noun], str],
        key: str = "id",
        of: str = "id",
        columns: Callable[[Noun], Columns] = lambda _: (),
        fixed: Columns = (),
        replacing: bool = False,
        plain: bool = False,
    ) -> None:
        self._database = database
        self._kind = kind
        self._table = table
        self._identity = identity
        self._key = key
        self._of = of
        self._columns = columns
        self._fixed = fixed
        self._replacing = replacing
        self._plain = plain

    def put(self, nouns: Iterable[Noun]) -> int:
        """See ``Shelf.put``."""
        batch = list(nouns)
        new = 0
        with self._database.transaction():
            present = self.have(self._identity(noun) for noun in batch)
            for noun in batch:
                identity = self._identity(noun)
                if identity in present and not self._replacing:
                    continue
                text = dumps(noun)
                if identity in present:
                    new += self._replace(identity, text)
                else:
                    new += self._insert(identity, noun, text)
        return new

    def _insert(self, identity: str, noun: Noun, text: str) -> int:
        row = (
            (self._key, identity),
            *self._fixed,
            *self._columns(noun),
            ("body", text if self._plain else packed(text)),
        )
        names = ", ".join(name for name, _ in row)
        return self._database.run(
            f"INSERT INTO {self._table} ({names}) VALUES ({marks(row)})"  # noqa: S608
            f" ON CONFLICT ({', '.join([*(name for name, _ in self._fixed), self._key])})"
            " DO NOTHING",
            [value for _, value in row],
        )

    def _replace(self, identity: str, text: str) -> int:
        """Put a new body in place of one that differs."""
        clause, values = self._where()
        ((body,),) = self._database.rows(
            f"SELECT body FROM {self._table} WHERE {clause} AND {self._key} = ?",  # noqa: S608
            [*values, identity],
        )
        if unpacked(body, subject=identity) == text:
            return 0
        self._database.run(
            f"UPDATE {self._table} SET body = ? WHERE {clause} AND {self._key} = ?",  # noqa: S608
            [text if self._plain else packed(text), *values, identity],
        )
        return 1

    def get(self, ids: Iterable[str]) -> tuple[Noun, ...]:
        """See ``Shelf.get``."""
        wanted = list(ids)
        clause, values = self._where()
        found: dict[str, Noun] = {}
        for batch in batches(wanted):
            rows = self._database.rows(
                f"SELECT {self._key}, body FROM {self._table}"  # noqa: S608
                f" WHERE {clause} AND {self._key} IN ({marks(batch)})",
                [*values, *batch],
            )
            for identity, body in rows:
                found[identity] = self._read(identity, body)
        for identity in wanted:
            if identity not in found:
                kind = self._kind.__name__.lower()
                raise NotFound(identity, f"the store has no {kind} of this id.", kind=kind)
        return tuple(found[identity] for identity in wanted)

    def have(self, ids: Iterable[str]) -> frozenset[str]:
        """See ``Shelf.have``."""
        clause, values = self._where()
        found: set[str] = set()
        for batch in batches(ids):
            rows = self._database.rows(
                f"SELECT {self._key} FROM {self._table}"  # noqa: S608
                f" WHERE {clause} AND {self._key} IN ({marks(batch)})",
                [*values, *batch],
            )
            found.update(identity for (identity,) in rows)
        return frozenset(found)

    def find(
        self, *, of: Iterable[str] | None = None, after: str = "", limit: int | None = None
    ) -> tuple[Noun, ...]:
        """See ``Shelf.find``."""
        clause, values = self._where()
        rows: list[tuple[str, object]] = []
        for batch in [None] if of is None else batches(of):
            select = (
                f"SELECT {self._key}, body FROM {self._table}"  # noqa: S608
                f" WHERE {clause} AND {self._key} > ?"
            )
            given: list[object] = [*values, after]
            if batch is not None:
                select += f" AND {self._of_clause(batch)}"
                given += batch
            given.append(-1 if limit is None else limit)
            rows += self._database.rows(f"{select} ORDER BY {self._key} LIMIT ?", given)
        rows = sorted(dict(rows).items())[:limit]
        return tuple(self._read(identity, body) for identity, body in rows)

    def forget(self, ids: Iterable[str]) -> int:
        """See ``Shelf.forget``."""
        clause, values = self._where()
        gone = 0
        with self._database.transaction():
            for batch in batches(ids):
                gone += self._database.run(
                    f"DELETE FROM {self._table}"  # noqa: S608
                    f" WHERE {clause} AND {self._key} IN ({marks(batch)})",
                    [*values, *batch],
                )
        return gone

    def _where(self) -> tuple[str, list[object]]:
        clauses = [f"{name} = ?" for name, _ in self._fixed]
        return " AND ".join(clauses) or "1", [value for _, value in self._fixed]

    def _of_clause(self, batch: Sequence[str]) -> str:
        return f"{self._of} IN ({marks(batch)})"

    def _read(self, identity: str, body: object) -> Noun:
        return loads(self._kind, unpacked(body, subject=identity), subject=identity)


def _storable(text: str) -> str:
    """The text with what no UTF-8 holds written out: file names need not be text."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


class SqliteFailures:
    """Failures, each once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, failures: Iterable[Failure]) -> int:
        """See ``FailureShelf.put``."""
        new = 0
        with self._database.transaction():
            for failure in failures:
                new += self._database.run(
                    "INSERT INTO failures (subject, step, reason) VALUES (?, ?, ?)"
                    " ON CONFLICT (subject, step, reason) DO NOTHING",
                    [_storable(part) for part in (failure.subject, failure.step, failure.reason)],
                )
        return new

    def find(self, *, subject: str | None = None) -> tuple[Failure, ...]:
        """See ``FailureShelf.find``."""
        rows = self._database.rows(
            "SELECT subject, step, reason FROM failures WHERE ?1 IS NULL OR subject = ?1",
            [None if subject is None else _storable(subject)],
        )
        return tuple(sorted(Failure(*row) for row in rows))

    def forget(self, failures: Iterable[Failure]) -> int:
        """See ``FailureShelf.forget``."""
        gone = 0
        with self._database.transaction():
            for failure in failures:
                gone += self._database.run(
                    "DELETE FROM failures WHERE subject = ? AND step = ? AND reason = ?",
                    [_storable(part) for part in (failure.subject, failure.step, failure.reason)],
                )
        return gone
