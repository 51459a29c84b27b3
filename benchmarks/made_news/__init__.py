"""Invented news streams of any length with known truth: see about.md."""

from made_news.settings import Settings
from made_news.telling import Told, stream

__all__ = ["Settings", "Told", "stream"]
