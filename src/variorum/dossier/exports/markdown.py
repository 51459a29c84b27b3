"""Placeholder until the text stands."""
from __future__ import annotations
from variorum.model import Edition

def to_markdown(edition: Edition) -> str:
    return ""
