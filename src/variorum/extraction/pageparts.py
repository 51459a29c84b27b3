"""Parts of a page that stand apart from its running text: captions and references."""

from __future__ import annotations

import re
from typing import Any

from variorum.extraction.pagefacts import clean
from variorum.model import Reference, Span

_CAPTIONS = (
    "//figcaption | //*[contains(concat(' ', @class, ' '), ' caption ')"
    " or contains(@class, 'wp-caption-text')"
    " or contains(@class, 'image-caption') or contains(@class, 'photo-credit') or"
    " contains(@class, 'image-credit')"
    " or contains(@class, 'caption-text') or contains(@class, 'photo-caption')]"
)
_ASIDE = (
    "ancestor::*[self::aside or self::footer or self::nav or self::header[not(ancestor::article)]"
    " or contains(@class, 'related') or contains(@class, 'recommend') or contains(@class,"
    " 'sidebar')"
    " or contains(@class, 'promo') or contains(@class, 'teaser')]"
)
_REFERENCES = (
    "//ol[contains(concat(' ', @class, ' '), ' references ')]/li |"
    " //li[starts-with(@id, 'cite_note')]"
    " | //ol[contains(@class, 'footnotes')]/li | //*[contains(@class, 'footnotes')]//ol/li"
)
_MOST = 60


def captions_of(tree: Any) -> list[str]:
    """The captions and credits of the article's pictures, in order, each once."""
    scope = next(iter(tree.xpath("//article")), None)
    if scope is None:
        scope = next(iter(tree.xpath("//main | //*[@role='main']")), None)
    found: list[str] = []
    for element in (tree if scope is None else scope).xpath(_CAPTIONS.replace("//", ".//")):
        if element.xpath(_ASIDE) or element.xpath("ancestor::figcaption"):
            continue
        text = clean(element.text_content(), 800)
        if text and any(c.isalpha() for c in text) and text not in found:
            found.append(text)
        if len(found) >= _MOST:
            break
    return found


def references_of(tree: Any) -> tuple[list[Reference], list[str]]:
    """The page's list of references: what markup says of each, and its text with its number."""
    found: list[Reference] = []
    texts: list[str] = []
    seen: set[Any] = set()
    for element in tree.xpath(_REFERENCES)[:2000]:
        if element in seen:
            continue
        seen.add(element)
        text = re.sub(
            r"^(?:↑|\^)?\s*(?:jump up(?: to)?:?)?\s*", "", clean(element.text_content(), 3000)
        )
        if not text:
            continue
        label = str(len(texts) + 1)
        address = next(
            (
                href
                for link in element.iter("a")
                if (href := clean(link.get("href"), 2000)).startswith(("http://", "https://"))
            ),
            None,
        )
        texts.append(f"{label}. ^ {text}" if not text.startswith("^") else f"{label}. {text}")
        found.append(Reference(span=Span(0, 0), label=label, url=address))
    return found, texts
