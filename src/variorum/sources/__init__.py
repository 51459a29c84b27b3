"""Bytes that came in, told apart and opened: what kind they are, and what a feed or JSON offers.

``recognise`` says what an input is from its content alone; ``unwrap`` undoes gzip around
it; ``read_feed`` and ``read_documents`` bring feeds and JSON documents to entries,
``read_statuses`` the posts of a social account (``handle_of`` knows how people write one);
``find_feeds`` says where a page keeps its feeds; ``read_opml`` reads reading lists. Nothing
here fetches, and nothing trusts a name or a declared type.
"""

from variorum.sources.discovery import find_feeds, guess_feeds
from variorum.sources.documents import read_documents
from variorum.sources.feed import read_feed
from variorum.sources.handles import (
    Account,
    Handle,
    handle_of,
    is_statuses_url,
    lookup_url,
    older_than,
    origin_of,
    read_account,
    read_webfinger,
    statuses_url,
    webfinger_url,
)
from variorum.sources.mastodon import (
    Statuses,
    is_statuses,
    read_statuses,
    titled,
)
from variorum.sources.opml import read_opml, write_opml
from variorum.sources.recognise import opens_archive, recognise
from variorum.sources.saved_posts import SavedPosts, read_saved_posts
from variorum.sources.wrapping import unwrap

__all__ = [
    "Account",
    "Handle",
    "SavedPosts",
    "Statuses",
    "find_feeds",
    "guess_feeds",
    "handle_of",
    "is_statuses",
    "is_statuses_url",
    "lookup_url",
    "older_than",
    "opens_archive",
    "origin_of",
    "read_account",
    "read_documents",
    "read_feed",
    "read_opml",
    "read_saved_posts",
    "read_statuses",
    "read_webfinger",
    "recognise",
    "statuses_url",
    "titled",
    "unwrap",
    "webfinger_url",
    "write_opml",
]
