"""Whether a name as written is the name of an article's outlet."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from variorum.model import Article

_HEAD = 8  # blocks in which an outlet prints its own name
_LINE = 60  # code points that such a line has at most


def plain_name(name: str) -> str:
    """Letters and figures alone, folded, without "the": "The Corrie Post" is "corriepost"."""
    letters = "".join(c for c in name.casefold() if c.isalnum())
    return letters.removeprefix("the") or letters


def address_name(source: str) -> str:
    """The plain name of a source; of an address its main label ("www.corriepost.example")."""
    if "." in source and " " not in source:
        labels = re.sub(r"^(?:https?://)?(?:www\.)?", "", source).split("/")[0].split(".")
        return plain_name(max(labels[:-1], key=len, default=source))
    return plain_name(source)


def outlet_names(article: Article) -> frozenset[str]:
    """The plain names an article's outlet goes by: publisher, host, the line at its head.

    A line at the head counts if it holds the host's label or the label holds it ("Corrie
    Post" on post.example).
    """
    names = set()
    if article.publisher is not None:
        names.add(plain_name(article.publisher.value))
    host = urlsplit(article.url).hostname if article.url else None
    if host:
        labels = [plain_name(label) for label in host.removeprefix("www.").split(".")[:-1]]
        names.update(label for label in labels if len(label) > 2)
        names.add(plain_name(host.removeprefix("www.")))
        for block in article.blocks[:_HEAD]:
            if block.kind != "title" and len(block.span) <= _LINE:
                for part in re.split(r"\s[|·•–—-]\s", block.span.of(article.text)):
                    line = plain_name(part)
                    if any(len(b) > 3 and (b in line or line in b) for b in labels if line):
                        names.add(line)
    return frozenset(name for name in names if len(name) > 2)


def names_outlet(source: str, article: Article) -> bool:
    """True if a credit's source is the outlet of this article, by name or by address."""
    known = outlet_names(article)
    return plain_name(source) in known or address_name(source) in known
