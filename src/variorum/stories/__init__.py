"""Articles and their readings in; copies and stories out, each with its evidence.

``find_copies`` says which articles share running text and which way it went; ``group``
says which articles tell of one happening.
"""

from __future__ import annotations

from variorum.stories.copies import find_copies
from variorum.stories.grouping import group

__all__ = ["find_copies", "group"]
