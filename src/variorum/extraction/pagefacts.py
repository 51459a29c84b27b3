"""What a page says about itself: JSON-LD, meta elements, headings; each with how it was found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from variorum.extraction.linked import article_nodes, linked_data
from variorum.text import normal

_SEVERAL = 50


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The raw values of a page's metadata.

    ``linked`` holds the JSON-LD nodes of the page's own article, ``documents`` all JSON-LD.
    Keys of ``meta`` are lower case, the first value wins; ``several`` has them all.
    ``scripts`` are the texts of the page's other scripts.
    """

    linked: tuple[dict[str, Any], ...]
    meta: dict[str, str]
    headings: tuple[str, ...]
    title_element: str
    language: str | None
    complaints: tuple[str, ...]
    several: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    documents: tuple[Any, ...] = ()
    scripts: tuple[str, ...] = ()


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
    documents = linked_data(tree, complaints)
    several: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        value = " ".join((element.get("content") or "").split())
        if key and value and len(value) < 2000:
            values = several.setdefault(key.strip().lower(), [])
            if len(values) < _SEVERAL and value not in values:
                values.append(value)
    headings = tuple(
        text for h in list(tree.iter("h1"))[:8] if (text := " ".join(h.text_content().split()))
    )
    title = next(
        (e for e in tree.iter("title") if e.getparent() is None or e.getparent().tag != "svg"), None
    )
    meta = {key: values[0] for key, values in several.items()}
    title_element = " ".join((title.text_content() if title is not None else "").split())
    titles = (*headings, title_element, meta.get("og:title", ""))
    return PageFacts(
        linked=article_nodes(documents, titles),
        meta=meta,
        headings=headings,
        title_element=title_element,
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        complaints=tuple(complaints),
        several={key: tuple(values) for key, values in several.items()},
        documents=tuple(documents),
        scripts=tuple(
            script.text
            for script in tree.iter("script")
            if script.text and "ld+json" not in (script.get("type") or "").lower()
        ),
    )
