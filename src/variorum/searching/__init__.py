"""Searches: what a person typed, read and told; days as moments; where a text matches."""

from variorum.searching.days import moments
from variorum.searching.query import read_query, written
from variorum.searching.snippets import Parts, highlighted, snippet
from variorum.searching.telling import told

__all__ = ["Parts", "highlighted", "moments", "read_query", "snippet", "told", "written"]
