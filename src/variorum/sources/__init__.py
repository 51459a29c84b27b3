"""Bytes that came in, told apart and opened: what kind they are, and what a feed or JSON offers.

``recognise`` says what an input is from its content alone; ``unwrap`` undoes gzip around
it; ``read_feed`` and ``read_documents`` bring feeds and JSON documents to entries;
``find_feeds`` says where a page keeps its feeds; ``read_opml`` reads reading lists. Nothing
here fetches, and nothing trusts a name or a declared type.
"""

from variorum.sources.discovery import find_feeds, guess_feeds
from variorum.sources.documents import read_documents
from variorum.sources.feed import read_feed
from variorum.sources.opml import read_opml, write_opml
from variorum.sources.recognise import opens_archive, recognise
from variorum.sources.wrapping import unwrap

__all__ = [
    "find_feeds",
    "guess_feeds",
    "opens_archive",
    "read_documents",
    "read_feed",
    "read_opml",
    "recognise",
    "unwrap",
    "write_opml",
]
