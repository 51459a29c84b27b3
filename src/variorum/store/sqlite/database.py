"""The connection to one SQLite file: opened with care, every error with our name."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from variorum.errors import NotFound, StoreError
from variorum.store.sqlite.schema import bring_up_to_date

# How long to wait for another process that is writing, in seconds.
_PATIENCE = 10.0
# A database has one page at least, and no page is smaller, in bytes.
_SMALLEST = 512
_ADVICE = {
    "SQLITE_NOTADB": "Give another path for the store; nothing was changed.",
    "SQLITE_CORRUPT": "Restore the file from a copy, or begin a new store.",
    "SQLITE_FULL": "Make room on the disk; nothing was half written.",
    "SQLITE_READONLY": "Give a path that may be written.",
    "SQLITE_CANTOPEN": "Check that the folder exists and may be written.",
    "SQLITE_BUSY": "Another run is writing; try again when it has ended.",
    "SQLITE_LOCKED": "Another run is writing; try again when it has ended.",
    "SQLITE_IOERR": "Check the disk.",
    "SQLITE_CONSTRAINT": "What it refers to has to be put first.",
}


class Database:
    """One open SQLite file, in autocommit mode with explicit transactions."""

    def __init__(self, path: str, *, create: bool) -> None:
        self.path = path
        self._depth = 0
        self._connection = self._opened(path, create)
        try:
            with self._named():
                self._connection.execute("PRAGMA foreign_keys = ON")
                # In this order: another program's file must not be changed in any way.
                bring_up_to_date(self._connection, subject=path)
                self._connection.execute("PRAGMA journal_mode = WAL")
                self._connection.execute("PRAGMA synchronous = FULL")
        except BaseException:
            self._connection.close()
            raise

    def _opened(self, path: str, create: bool) -> sqlite3.Connection:
        with self._named():
            if path == ":memory:":
                return sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            place = Path(path)
            if place.is_dir():
                raise StoreError(
                    path, "is a folder, not a store.", advice="Give the path of a file."
                )
            if not create and not place.exists():
                raise NotFound(
                    path,
                    "there is no store here.",
                    kind="store",
                    advice="Make one with: variorum dossier INPUT... --store " + path,
                )
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
                size = _size(place)
            except OSError as error:
                raise StoreError(
                    path,
                    f"cannot be opened ({error.strerror}).",
                    advice="Give a path that may be read and written.",
                ) from error
            # SQLite itself takes any file of a few bytes for an empty database. What is no
            # database it names when it reads. We never open the file ourselves: with a file's
            # end the system takes all locks of the process from it, also those that SQLite holds
            # for other connections. Another process then takes itself for the last one, deletes
            # the log, and what is written here afterwards is lost.
            if 0 < size < _SMALLEST:
                raise StoreError(
                    path, "is no store, but another kind of file.", advice=_ADVICE["SQLITE_NOTADB"]
                )
            return sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[Any]:
        """All rows that a SELECT finds.

        Raises:
            StoreError: The database gave trouble.
        """
        with self._named():
            return self._connection.execute(statement, values).fetchall()

    def run(self, statement: str, values: Sequence[object] = ()) -> int:
        """Run a writing statement; how many rows it changed.

        Raises:
            StoreError: The database gave trouble.
        """
        with self._named():
            return self._connection.execute(statement, values).rowcount

    def many(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        """Run a writing statement once for each row of values.

        Raises:
            StoreError: The database gave trouble.
        """
        with self._named():
            self._connection.executemany(statement, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Inside another one it is a part of that: an error inside, even if
        caught outside of the inner one, takes back only what the inner one wrote."""
        name = f"part_{self._depth}"
        self.run(f"SAVEPOINT {name}" if self._depth else "BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
        except BaseException:
            self._depth -= 1
            if self._connection.in_transaction:
                if self._depth:
                    self.run(f"ROLLBACK TO {name}")
                    self.run(f"RELEASE {name}")
                else:
                    self.run("ROLLBACK")
            raise
        self._depth -= 1
        try:
            self.run(f"RELEASE {name}" if self._depth else "COMMIT")
        except StoreError:
            if not self._depth and self._connection.in_transaction:
                self.run("ROLLBACK")
            raise

    def close(self) -> None:
        """Close the file. A second time does nothing."""
        with self._named():
            self._connection.close()

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Give SQLite's errors our name and an advice."""
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorname", None) or ""
            advice = next(
                (text for name, text in _ADVICE.items() if code.startswith(name)),
                "",
            )
            reason = (
                "is no store, but another kind of file"
                if code == "SQLITE_NOTADB"
                else f"the database gave trouble ({error})"
            )
            raise StoreError(self.path, f"{reason}.", advice=advice) from error
        except (UnicodeError, OverflowError) as error:
            raise StoreError(self.path, f"cannot be stored ({error}).") from error


def _size(place: Path) -> int:
    """The bytes of a file, 0 where there is none."""
    try:
        size = place.stat().st_size
    except FileNotFoundError:
        return 0
    if not os.access(place, os.R_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return size
