"""The tables, and how a file of an older version is brought up to date.

``MIGRATIONS`` only ever grows at its end, and its members never change once released:
each is plain SQL that imports nothing of ours. The n-th brings a file to version n.
"""

from __future__ import annotations

import sqlite3

from variorum.errors import SchemaError, StoreError
from variorum.store.sqlite.migrations.accounts import ACCOUNTS
from variorum.store.sqlite.migrations.counts import COUNTS
from variorum.store.sqlite.migrations.deserted import DESERTED
from variorum.store.sqlite.migrations.digest import DIGEST
from variorum.store.sqlite.migrations.digested import DIGESTED
from variorum.store.sqlite.migrations.grouped import GROUPED
from variorum.store.sqlite.migrations.labels import LABELS
from variorum.store.sqlite.migrations.lately import LATELY
from variorum.store.sqlite.migrations.pauses import PAUSES
from variorum.store.sqlite.migrations.polling import POLLING
from variorum.store.sqlite.migrations.posts import POSTS
from variorum.store.sqlite.migrations.private import PRIVATE
from variorum.store.sqlite.migrations.received import RECEIVED
from variorum.store.sqlite.migrations.revisits import REVISITS
from variorum.store.sqlite.migrations.search import SEARCH
from variorum.store.sqlite.migrations.telling import TELLING
from variorum.store.sqlite.migrations.unread import UNREAD
from variorum.store.sqlite.migrations.watches import WATCHES
from variorum.store.sqlite.migrations.websub import WEBSUB

# "Vari" in ASCII: tells our files from those of other programs.
APPLICATION_ID = 0x56617269

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE captures (
            id TEXT PRIMARY KEY,
            parent TEXT,
            body TEXT NOT NULL
        ) WITHOUT ROWID
        """,
        "CREATE INDEX captures_by_parent ON captures (parent) WHERE parent IS NOT NULL",
        """
        CREATE TABLE articles (
            id TEXT PRIMARY KEY,
            capture TEXT NOT NULL REFERENCES captures (id),
            body BLOB NOT NULL
        )
        """,
        "CREATE INDEX articles_by_capture ON articles (capture)",
        """
        CREATE TABLE analyses (
            recipe TEXT NOT NULL,
            article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            body BLOB NOT NULL,
            PRIMARY KEY (recipe, article)
        )
        """,
        "CREATE INDEX analyses_by_article ON analyses (article)",
        """
        CREATE TABLE stories (
            id TEXT PRIMARY KEY,
            superseded INTEGER NOT NULL DEFAULT 0,
            body BLOB NOT NULL
        )
        """,
        """
        CREATE TABLE story_articles (
            story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
            article TEXT NOT NULL REFERENCES articles (id),
            PRIMARY KEY (story, article)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX story_articles_by_article ON story_articles (article)",
        """
        CREATE TABLE successions (
            story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
            successor TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
            PRIMARY KEY (story, successor)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE dossiers (
            story TEXT PRIMARY KEY REFERENCES stories (id) ON DELETE CASCADE,
            body BLOB NOT NULL
        )
        """,
        """
        CREATE TABLE failures (
            subject TEXT NOT NULL,
            step TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (subject, step, reason)
        ) WITHOUT ROWID
        """,
    ),
    (
        # A story keeps its id while its articles change; the sets it once had lead to it.
        """
        CREATE TABLE story_states (
            state TEXT PRIMARY KEY,
            story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE
        ) WITHOUT ROWID
        """,
        "CREATE INDEX story_states_by_story ON story_states (story)",
        """
        CREATE TABLE changes (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            story TEXT NOT NULL,
            other TEXT NOT NULL,
            body BLOB NOT NULL
        )
        """,
        "CREATE INDEX changes_by_story ON changes (story)",
        "CREATE INDEX changes_by_other ON changes (other) WHERE other <> ''",
        # What a reader decided hangs on nothing that can be made again or forgotten.
        """
        CREATE TABLE decisions (
            id TEXT PRIMARY KEY,
            body BLOB NOT NULL
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE placements (
            id TEXT PRIMARY KEY,
            page TEXT NOT NULL REFERENCES captures (id) ON DELETE CASCADE,
            body BLOB NOT NULL
        )
        """,
        "CREATE INDEX placements_by_page ON placements (page)",
    ),
    (
        # Sources that somebody follows, and what they brought. Ids are given out once.
        """
        CREATE TABLE sources (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            url TEXT NOT NULL UNIQUE,
            title TEXT,
            site TEXT,
            hub TEXT,
            topic TEXT,
            due REAL NOT NULL DEFAULT 0,
            etag BLOB,
            modified BLOB,
            digest TEXT,
            gap REAL,
            floor REAL NOT NULL DEFAULT 0,
            tried REAL,
            succeeded REAL,
            changed REAL,
            failures INTEGER NOT NULL DEFAULT 0,
            trouble TEXT
        )
        """,
        """
        CREATE TABLE items (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            source INTEGER NOT NULL REFERENCES sources (id),
            stands REAL NOT NULL,
            received REAL NOT NULL,
            revisions INTEGER NOT NULL DEFAULT 0,
            wording TEXT NOT NULL,
            name TEXT NOT NULL,
            url TEXT,
            title TEXT,
            byline TEXT,
            published TEXT,
            modified TEXT,
            form TEXT NOT NULL,
            whole INTEGER NOT NULL,
            body BLOB NOT NULL,
            complaints TEXT NOT NULL,
            capture TEXT REFERENCES captures (id),
            article TEXT REFERENCES articles (id)
        )
        """,
        "CREATE INDEX items_by_source ON items (source, stands, id)",
        "CREATE INDEX items_by_stands ON items (stands, id)",
        """
        CREATE TABLE item_names (
            source INTEGER NOT NULL REFERENCES sources (id),
            name TEXT NOT NULL,
            item INTEGER NOT NULL REFERENCES items (id),
            PRIMARY KEY (source, name)
        ) WITHOUT ROWID
        """,
        # What an item said before it was revised.
        """
        CREATE TABLE item_revisions (
            item INTEGER NOT NULL REFERENCES items (id),
            number INTEGER NOT NULL,
            ended REAL NOT NULL,
            wording TEXT NOT NULL,
            name TEXT NOT NULL,
            url TEXT,
            title TEXT,
            byline TEXT,
            published TEXT,
            modified TEXT,
            form TEXT NOT NULL,
            whole INTEGER NOT NULL,
            body BLOB NOT NULL,
            complaints TEXT NOT NULL,
            capture TEXT REFERENCES captures (id),
            article TEXT REFERENCES articles (id),
            PRIMARY KEY (item, number)
        ) WITHOUT ROWID
        """,
    ),
    (
        # Who reads, and what each did: nothing here hangs on what can be made again.
        """
        CREATE TABLE users (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE COLLATE NOCASE,
            secret TEXT,
            made REAL NOT NULL,
            admin INTEGER NOT NULL DEFAULT 0
        )
        """,
        """
        CREATE TABLE folders (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            user INTEGER NOT NULL REFERENCES users (id),
            title TEXT NOT NULL,
            UNIQUE (user, title)
        )
        """,
        """
        CREATE TABLE subscriptions (
            user INTEGER NOT NULL REFERENCES users (id),
            source INTEGER NOT NULL REFERENCES sources (id),
            title TEXT,
            folder INTEGER REFERENCES folders (id),
            tags TEXT NOT NULL DEFAULT '[]',
            more TEXT NOT NULL DEFAULT '[]',
            followed REAL NOT NULL,
            ended REAL,
            PRIMARY KEY (user, source)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX subscriptions_by_source ON subscriptions (source, user)",
        """
        CREATE TABLE marks (
            user INTEGER NOT NULL REFERENCES users (id),
            item INTEGER NOT NULL REFERENCES items (id),
            read INTEGER NOT NULL DEFAULT 0,
            saved REAL,
            changed REAL NOT NULL,
            PRIMARY KEY (user, item)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX marks_saved ON marks (user, saved) WHERE saved IS NOT NULL",
        "CREATE INDEX marks_changed ON marks (user, changed)",
        # What each user has not read, as rows: lists and counts are looked up, not worked out.
        """
        CREATE TABLE unread (
            user INTEGER NOT NULL REFERENCES users (id),
            source INTEGER NOT NULL,
            stands REAL NOT NULL,
            item INTEGER NOT NULL REFERENCES items (id),
            PRIMARY KEY (user, item)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX unread_by_stands ON unread (user, stands, item)",
        "CREATE INDEX unread_by_source ON unread (user, source, stands, item)",
        """
        CREATE TRIGGER item_arrived AFTER INSERT ON items BEGIN
            INSERT INTO unread (user, source, stands, item)
            SELECT user, new.source, new.stands, new.id FROM subscriptions
            WHERE source = new.source AND ended IS NULL;
        END
        """,
    ),
    ACCOUNTS,
    DIGEST,
    SEARCH,
    LABELS,
    POSTS,
    WEBSUB,
    GROUPED,
    TELLING,
    POLLING,
    COUNTS,
    RECEIVED,
    UNREAD,
    WATCHES,
    PAUSES,
    DIGESTED,
    LATELY,
    DESERTED,
    REVISITS,
    PRIVATE,
)


def bring_up_to_date(connection: sqlite3.Connection, *, subject: str) -> None:
    """Make the tables of an empty file, or migrate an older one, in one transaction.

    Raises:
        SchemaError: Made by a newer version.
        StoreError: A database of another program.
    """
    wanted = len(MIGRATIONS)
    if _state(connection, subject) == wanted:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done it while we waited.
        found = _state(connection, subject)
        for migration in MIGRATIONS[found:]:
            for statement in migration:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {wanted}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _state(connection: sqlite3.Connection, subject: str) -> int:
    """The version of the file: 0 for an empty one."""
    application, version, tables = _marks(connection)
    if application != APPLICATION_ID and (application or version or tables):
        raise StoreError(
            subject,
            "is a database of another program.",
            advice="Give another path for the store; nothing was changed.",
        )
    if version > len(MIGRATIONS):
        raise SchemaError(
            subject,
            f"was made by a newer version (form {version}, this one knows {len(MIGRATIONS)}).",
            found=version,
            wanted=len(MIGRATIONS),
            advice="Update variorum, or give another path for the store.",
        )
    return int(version)


def _marks(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """The program's mark, the version and how many tables there are, all of one moment.

    Another process may be making the tables: read one by one, half would be from before.
    """
    alone = not connection.in_transaction
    if alone:
        connection.execute("BEGIN")
    try:
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    finally:
        if alone:
            connection.execute("COMMIT")
    return application, version, tables
