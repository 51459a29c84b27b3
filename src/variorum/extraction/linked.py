"""JSON-LD: the nodes that speak of the page's own article, and not of others it lists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from variorum.text import fold

Node = dict[str, Any]

_ARTICLE_TYPES = re.compile(
    r"(?:News|Reportage|Opinion|Analysis|Background|Review|Scholarly|Tech|Satirical|Advertiser"
    r"|Medical|Social\w*)?"
    r"(?:Article|BlogPosting|LiveBlogPosting|Posting|NewsStory|Report|Review|Recipe|WebPage|HowTo"
    r"|QAPage|FAQPage)$"
)
# Below these keys stand other articles, or what readers wrote.
_OTHERS = frozenset(
    """itemlistelement haspart relatedlink mentions citation isbasedon about review comment
    subjectof liveblogupdate video image mainentity significantlink associatedmedia blogpost
    blogposts ispartof reviews comments""".split()
)
_MOST = 2_000_000
_NODES = 20_000


def linked_data(tree: Any, complaints: list[str]) -> list[Any]:
    """The page's JSON-LD documents; what is broken or too large is only a complaint."""
    found: list[Any] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        raw = (script.text or "").strip()
        if not raw:
            continue
        if len(raw) > _MOST:
            complaints.append("JSON-LD left unread: too large")
            continue
        for wrapping in ("//", "<!--", "<![CDATA["):
            raw = raw.removeprefix(wrapping).lstrip()
        for wrapping in ("-->", "]]>", "//", ";"):
            raw = raw.removesuffix(wrapping).rstrip()
        try:
            found.append(json.loads(raw, strict=False))
        except (ValueError, RecursionError):
            try:
                found.append(json.loads(re.sub(r",(\s*[}\]])", r"\1", raw), strict=False))
            except (ValueError, RecursionError):
                complaints.append("JSON-LD left unread: damaged")
    return found


def article_nodes(documents: Iterable[Any], titles: Iterable[str]) -> tuple[Node, ...]:
    """The nodes of the page's own article, outermost first.

    Authors named only by an ``@id`` get the name that another node gives it. Where a page
    holds nodes of several articles, those whose headline is none of the page's titles are
    other articles', and left out.

    Args:
        documents: JSON-LD as parsed.
        titles: What the page calls itself: headings, its title element.

    Cost: linear in the nodes, of which no more than 20,000 a document are read.
    """
    known: dict[str, Node] = {}
    found: list[Node] = []
    for document in documents:
        for node, others in _nodes(document):
            name = node.get("@id")
            if isinstance(name, str) and node.get("name"):
                known.setdefault(name, node)
            if not others and any(_ARTICLE_TYPES.match(kind) for kind in kinds_of(node)):
                found.append(node)
    own = _own([_resolved(node, known) for node in found], [t for t in titles if t])
    # A WebPage around an article tells less than the article.
    return tuple(sorted(own, key=lambda node: "WebPage" in str(node.get("@type"))))


def typed_nodes(documents: Iterable[Any], kind: str) -> list[Node]:
    """All nodes of one type, wherever they stand."""
    return [node for doc in documents for node, _ in _nodes(doc) if kind in kinds_of(node)]


def kinds_of(node: Node) -> list[str]:
    """A node's types, without the vocabulary's address."""
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rsplit("/", 1)[-1] for kind in kinds if isinstance(kind, str)]


def _nodes(document: Any) -> Iterator[tuple[Node, bool]]:
    """Every node, outermost first, and whether it stands below another article's key."""
    waiting: list[tuple[Any, bool]] = [(document, False)]
    for value, others in waiting:
        if len(waiting) > _NODES:
            del waiting[_NODES:]
        if isinstance(value, list):
            waiting.extend((item, others) for item in value[:2000])
        elif isinstance(value, dict):
            yield value, others
            waiting.extend(
                (item, others or str(key).lower() in _OTHERS)
                for key, item in value.items()
                if isinstance(item, dict | list)
            )


def _resolved(node: Node, known: dict[str, Node]) -> Node:
    """The node with names in place of mere references among its authors and publisher."""

    def named(value: Any) -> Any:
        if isinstance(value, list):
            return [named(item) for item in value[:50]]
        if isinstance(value, dict) and not value.get("name"):
            return known.get(value["@id"], value) if isinstance(value.get("@id"), str) else value
        return value

    keys = ("author", "creator", "publisher")
    return {**node, **{key: named(node[key]) for key in keys if node.get(key)}}


def _own(nodes: list[Node], titles: list[str]) -> list[Node]:
    stated = [_stated(node) for node in nodes]
    if len({s for s in stated if s}) < 2 or not titles:
        return nodes
    like = [max(alike(s, title) for title in titles) if s else None for s in stated]
    if any(value is not None and value >= 0.5 for value in like):
        return [n for n, value in zip(nodes, like, strict=True) if value is None or value >= 0.5]
    # A list of others' headlines, and none of its own.
    return [n for n, value in zip(nodes, like, strict=True) if value is None]


def _stated(node: Node) -> str:
    value = node.get("headline") or node.get("name")
    return value if isinstance(value, str) else ""


def alike(left: str, right: str) -> float:
    """How many words two titles share, against the mean of their lengths; 0 to 1."""
    a, b = (set(re.findall(r"\w+", fold(text[:1000]).casefold())) for text in (left, right))
    return len(a & b) / max(1.0, (len(a) + len(b)) / 2)
