"""What becomes of items: a queue of those not digested, their pages, their stories."""

DIGEST: tuple[str, ...] = (
    # Items that are new or say something else now. Rows are put by triggers, in the transaction
    # that brings the item, and go in the one that keeps what was made of it.
    """
    CREATE TABLE undigested (
        item INTEGER PRIMARY KEY REFERENCES items (id)
    )
    """,
    """
    CREATE TRIGGER item_undigested AFTER INSERT ON items BEGIN
        INSERT INTO undigested (item) VALUES (new.id) ON CONFLICT (item) DO NOTHING;
    END
    """,
    """
    CREATE TRIGGER item_reworded AFTER UPDATE OF wording ON items
    WHEN new.wording <> old.wording BEGIN
        INSERT INTO undigested (item) VALUES (new.id) ON CONFLICT (item) DO NOTHING;
    END
    """,
    "INSERT INTO undigested (item) SELECT id FROM items",
    """
    CREATE TABLE pages_asked (
        item INTEGER PRIMARY KEY REFERENCES items (id),
        url TEXT NOT NULL,
        revision INTEGER NOT NULL,
        due REAL,
        tries INTEGER NOT NULL,
        asked REAL,
        trouble TEXT,
        capture TEXT REFERENCES captures (id)
    )
    """,
    "CREATE INDEX pages_by_url ON pages_asked (url)",
    "CREATE INDEX pages_due ON pages_asked (due) WHERE due IS NOT NULL",
    # The stream of reports as it was taken; it can be taken again from here.
    """
    CREATE TABLE arrived (
        number INTEGER PRIMARY KEY,
        item INTEGER NOT NULL REFERENCES items (id),
        article TEXT NOT NULL REFERENCES articles (id),
        cluster INTEGER NOT NULL,
        outlet TEXT,
        published TEXT,
        why TEXT NOT NULL,
        leans TEXT NOT NULL
    )
    """,
    "CREATE INDEX arrived_by_cluster ON arrived (cluster, number)",
    "CREATE INDEX arrived_by_article ON arrived (article)",
    "CREATE TABLE digest_state (name TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID",
    # Which item stands in which story, and by which report of the stream; several items may
    # bring one report. The story is empty only within the transaction that places an item.
    """
    CREATE TABLE item_stories (
        item INTEGER PRIMARY KEY REFERENCES items (id),
        story TEXT NOT NULL,
        source INTEGER NOT NULL,
        number INTEGER NOT NULL,
        stands REAL NOT NULL,
        outlet TEXT NOT NULL,
        called TEXT NOT NULL
    )
    """,
    "CREATE INDEX item_stories_by_story ON item_stories (story, stands, item)",
    "CREATE INDEX item_stories_by_number ON item_stories (number)",
    # Stories as rows of lists: looked up, not worked out.
    """
    CREATE TABLE told_stories (
        story TEXT PRIMARY KEY REFERENCES stories (id),
        title TEXT NOT NULL,
        first REAL NOT NULL,
        newest REAL NOT NULL,
        items INTEGER NOT NULL,
        outlets INTEGER NOT NULL,
        origins INTEGER NOT NULL,
        contested INTEGER NOT NULL,
        record INTEGER NOT NULL,
        firsts TEXT NOT NULL,
        weight REAL NOT NULL,
        state TEXT NOT NULL,
        told TEXT,
        told_items INTEGER NOT NULL,
        told_at REAL,
        due REAL
    ) WITHOUT ROWID
    """,
    # Which reports the dossier found to have one origin.
    """
    CREATE TABLE told_lineages (
        story TEXT PRIMARY KEY REFERENCES told_stories (story) ON DELETE CASCADE,
        body TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX told_by_newest ON told_stories (newest, story)",
    "CREATE INDEX told_by_weight ON told_stories (weight, story) WHERE weight > 0",
    "CREATE INDEX told_due ON told_stories (due) WHERE due IS NOT NULL",
    """
    CREATE TABLE story_sources (
        story TEXT NOT NULL REFERENCES told_stories (story) ON DELETE CASCADE,
        source INTEGER NOT NULL,
        newest REAL NOT NULL,
        items INTEGER NOT NULL,
        PRIMARY KEY (story, source)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX story_sources_by_source ON story_sources (source, newest, story)",
)
