"""What other apps show of an item: a title, a link and a body that are always there and safe."""

from __future__ import annotations

import html
import re

from variorum.desk.views.safe_html import safe_html
from variorum.model import Item, Source

_TITLE = 80
_BREAK = re.compile(r"\n\s*\n")
_TAG = re.compile(r"<[^>]*>")


def shown_title(item: Item) -> str:
    """The item's title, or its first words where it has none."""
    if item.entry.title and item.entry.title.strip():
        return " ".join(item.entry.title.split())
    said = item.entry.text
    if said is None:
        said = html.unescape(_TAG.sub(" ", (item.entry.html or "")[:10_000]))
    words = " ".join(said[:2_000].split())
    if len(words) <= _TITLE:
        return words or "(untitled)"
    return words[:_TITLE].rpartition(" ")[0] + " …" if " " in words[:_TITLE] else words[:_TITLE]


def shown_link(item: Item, source: Source | None) -> str:
    """The item's own address; where it has none that of the site, or of the feed."""
    for url in (item.entry.url, source.site if source else None, source.url if source else None):
        if url and url.strip().lower().startswith(("http://", "https://")):
            return url.strip()
    return ""


def shown_html(item: Item, *, pictures: bool = True) -> str:
    """What the outlet wrote, as HTML that can do nothing but be read; see ``safe_html``."""
    if item.entry.html is not None:
        return safe_html(item.entry.html, base=item.entry.url, pictures=pictures)
    parts = (part.strip() for part in _BREAK.split(item.entry.text or ""))
    plain = "".join(f"<p>{html.escape(part)}</p>" for part in parts if part)
    return safe_html(plain.replace("\n", "<br>"), base=item.entry.url, pictures=pictures)
