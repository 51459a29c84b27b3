"""Captures to articles: the text, what is body and what is furniture, and who, where, when."""

from variorum.extraction.front_page import front_page_links
from variorum.extraction.page import about_page, extract_page
from variorum.extraction.plain import extract_entry, extract_text

__all__ = ["about_page", "extract_entry", "extract_page", "extract_text", "front_page_links"]
