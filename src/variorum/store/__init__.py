"""What is remembered between runs: shelves of captures, articles, analyses, stories, dossiers.

``Store`` says what every store can do; ``open_store`` opens the default one, an SQLite
file. ``encode`` and ``decode`` turn any noun into plain JSON values and back.
"""

from variorum.store.codec import decode, dumps, encode, loads
from variorum.store.protocol import ChangeShelf, FailureShelf, Shelf, Store, StoryShelf
from variorum.store.segments import FileSegments
from variorum.store.sqlite import SqliteStore, open_store

__all__ = [
    "ChangeShelf",
    "FailureShelf",
    "FileSegments",
    "Shelf",
    "SqliteStore",
    "Store",
    "StoryShelf",
    "decode",
    "dumps",
    "encode",
    "loads",
    "open_store",
]
