"""The index of words over items, and the queue that keeps it up to date."""

from __future__ import annotations

SEARCH = (
    # No content: what was indexed stands packed in item_texts, so that it can be taken out again.
    """
    CREATE VIRTUAL TABLE item_words USING fts5 (
        title, byline, body, persons, about,
        content = '', tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TABLE item_texts (
        place INTEGER PRIMARY KEY,
        title TEXT NOT NULL,
        byline TEXT NOT NULL,
        persons TEXT,
        body BLOB NOT NULL
    )
    """,
    # Small, so that it stays in memory: every match of a search is looked up here.
    """
    CREATE TABLE item_places (
        place INTEGER PRIMARY KEY,
        item INTEGER NOT NULL UNIQUE REFERENCES items (id),
        source INTEGER NOT NULL,
        stands REAL NOT NULL,
        turn INTEGER NOT NULL
    )
    """,
    "CREATE INDEX item_places_by_turn ON item_places (turn)",
    "CREATE TABLE item_queue (item INTEGER PRIMARY KEY REFERENCES items (id))",
    "INSERT INTO item_queue (item) SELECT id FROM items",
    """
    CREATE TRIGGER item_to_index AFTER INSERT ON items BEGIN
        INSERT INTO item_queue (item) VALUES (new.id) ON CONFLICT (item) DO NOTHING;
    END
    """,
    """
    CREATE TRIGGER item_to_index_again AFTER UPDATE OF wording, article ON items
    WHEN new.wording IS NOT old.wording OR new.article IS NOT old.article BEGIN
        INSERT INTO item_queue (item) VALUES (new.id) ON CONFLICT (item) DO NOTHING;
    END
    """,
    "CREATE INDEX items_by_article ON items (article) WHERE article IS NOT NULL",
    """
    CREATE TRIGGER item_analysed AFTER INSERT ON analyses BEGIN
        INSERT INTO item_queue (item) SELECT id FROM items WHERE article = new.article
        ON CONFLICT (item) DO NOTHING;
    END
    """,
)
