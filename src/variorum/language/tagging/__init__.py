"""Quotations and names by a small encoder that was trained on them.

``windows`` cuts texts for it, ``reader`` runs it, ``decode`` makes spans and links of its scores.
Heavy libraries are imported only when a reader is loaded.
"""

from variorum.language.tagging.reader import Found, Named, Reader, Said, load_reader
from variorum.language.tagging.windows import Paragraph

__all__ = ["Found", "Named", "Paragraph", "Reader", "Said", "load_reader"]
