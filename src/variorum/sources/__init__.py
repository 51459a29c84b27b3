"""Bytes that came in, told apart and opened: what kind they are, and what a feed or JSON offers.

``recognise`` says what an input is from its content alone; ``unwrap`` undoes gzip around
it; ``read_feed`` and ``read_documents`` bring feeds and JSON documents to entries. Nothing
here fetches, and nothing trusts a name or a declared type.
"""

from variorum.sources.documents import read_documents
from variorum.sources.feed import read_feed
from variorum.sources.recognise import opens_archive, recognise
from variorum.sources.wrapping import unwrap

__all__ = ["opens_archive", "read_documents", "read_feed", "recognise", "unwrap"]
