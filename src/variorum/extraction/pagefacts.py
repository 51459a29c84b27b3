"""What a page says about itself: JSON-LD, meta elements, headings; each with how it was found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from variorum.text import normal

_ARTICLE_TYPES = re.compile(
    r"(?:News|Reportage|Opinion|Analysis|Background|Review|Scholarly|Tech|Satirical|Advertiser"
    r"|Medical|Social\w*)?"
    r"(?:Article|BlogPosting|LiveBlogPosting|Posting|NewsStory|Report|Review|Recipe|WebPage|HowTo"
    r"|QAPage|FAQPage)$"
)
# Below these keys of JSON-LD stand other articles.
_OTHERS = frozenset(
    """itemlistelement haspart relatedlink mentions citation isbasedon about review comment
    subjectof liveblogupdate video image mainentity significantlink associatedmedia""".split()
)
_JSON_LIMIT = 2_000_000


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The raw values of a page's metadata; ``meta`` keys are lower case, first value wins."""

    linked: tuple[dict[str, Any], ...]
    meta: dict[str, str]
    headings: tuple[str, ...]
    title_element: str
    language: str | None
    complaints: tuple[str, ...]


def clean(value: object, most: int = 300) -> str:
    """A metadata value as plain text in one line; "" for what is none."""
    if not isinstance(value, str):
        return ""
    plain = normal(unescape(value[:5000]).encode("utf-8", "replace").decode("utf-8"))
    plain = " ".join(re.sub(r"<[^<>]{0,200}>", "", plain).split())
    return plain if len(plain) <= most else ""


def page_facts(tree: Any) -> PageFacts:
    """Gather what a page says about itself; hostile or broken JSON is only a complaint."""
    complaints: list[str] = []
    linked = tuple(_articles(_linked_data(tree, complaints)))
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        value = " ".join((element.get("content") or "").split())
        if key and value and len(value) < 2000:
            meta.setdefault(key.strip().lower(), value)
    headings = tuple(
        text for h in list(tree.iter("h1"))[:8] if (text := " ".join(h.text_content().split()))
    )
    title = next(
        (e for e in tree.iter("title") if e.getparent() is None or e.getparent().tag != "svg"), None
    )
    return PageFacts(
        linked=linked,
        meta=meta,
        headings=headings,
        title_element=" ".join((title.text_content() if title is not None else "").split()),
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        complaints=tuple(complaints),
    )


def _linked_data(tree: Any, complaints: list[str]) -> Iterator[Any]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        raw = (script.text or "").strip()
        if not raw:
            continue
        if len(raw) > _JSON_LIMIT:
            complaints.append("JSON-LD left unread: too large")
            continue
        for wrapping in ("//", "<!--", "<![CDATA["):
            raw = raw.removeprefix(wrapping).lstrip()
        for wrapping in ("-->", "]]>", "//", ";"):
            raw = raw.removesuffix(wrapping).rstrip()
        try:
            yield json.loads(raw, strict=False)
        except (ValueError, RecursionError):
            try:
                yield json.loads(re.sub(r",(\s*[}\]])", r"\1", raw), strict=False)
            except (ValueError, RecursionError):
                complaints.append("JSON-LD left unread: damaged")


def _articles(documents: Iterator[Any]) -> list[dict[str, Any]]:
    """Article nodes, outermost first, those of other articles left out."""
    found = []
    for document in documents:
        waiting = [document]
        seen = 0
        while waiting and seen < 20_000:
            node = waiting.pop(0)
            seen += 1
            if isinstance(node, list):
                waiting.extend(node[:2000])
            elif isinstance(node, dict):
                kinds = node.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(
                    isinstance(kind, str) and _ARTICLE_TYPES.match(kind.rsplit("/", 1)[-1])
                    for kind in kinds
                ):
                    found.append(node)
                waiting.extend(
                    value
                    for key, value in node.items()
                    if isinstance(value, dict | list) and str(key).lower() not in _OTHERS
                )
    # A WebPage around an article tells less than the article.
    return sorted(found, key=lambda node: "WebPage" in str(node.get("@type")))
