"""Parts of a page that stand apart from its running text: captions and references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from variorum.extraction.pagefacts import clean
from variorum.model import Reference, Span

_CAPTION_NAMES = (
    "wp-caption-text image-caption photo-credit image-credit caption-text photo-caption".split()
)
_ASIDE = (
    "ancestor::*[self::aside or self::footer or self::nav or self::header[not(ancestor::article)]"
    " or contains(@class, 'related') or contains(@class, 'recommend') or contains(@class,"
    " 'sidebar')"
    " or contains(@class, 'promo') or contains(@class, 'teaser')]"
)
_MOST = 60


def captions_of(tree: Any) -> list[str]:
    """The captions and credits of the article's pictures, in order, each once."""
    scope = next(iter(tree.xpath("//article")), None)
    if scope is None:
        scope = next(iter(tree.xpath("//main | //*[@role='main']")), None)
    found: list[str] = []
    for element in _captions(tree if scope is None else scope):
        if element.xpath(_ASIDE) or element.xpath("ancestor::figcaption"):
            continue
        text = clean(element.text_content(), 800)
        if text and any(c.isalpha() for c in text) and text not in found:
            found.append(text)
        if len(found) >= _MOST:
            break
    return found


def _captions(scope: Any) -> Iterator[Any]:
    """The elements below one that are called captions or credits."""
    for element in scope.iterdescendants():
        names = element.get("class") or ""
        if element.tag == "figcaption" or (
            ("caption" in names or "credit" in names)
            and (" caption " in f" {names} " or any(name in names for name in _CAPTION_NAMES))
        ):
            yield element


def _notes(tree: Any) -> Iterator[Any]:
    """The items of lists of references and footnotes."""
    lists: dict[Any, bool] = {}
    for item in tree.iter("li"):
        if (item.get("id") or "").startswith("cite_note"):
            yield item
            continue
        around = item.getparent()
        if around is None or around.tag != "ol":
            continue
        if around not in lists:
            lists[around] = " references " in f" {around.get('class') or ''} " or any(
                "footnotes" in (element.get("class") or "")
                for element in (around, *around.iterancestors())
            )
        if lists[around]:
            yield item


def references_of(tree: Any) -> tuple[list[Reference], list[str]]:
    """The page's list of references: what markup says of each, and its text with its number."""
    found: list[Reference] = []
    texts: list[str] = []
    for element in islice(_notes(tree), 2000):
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
