"""Whether a name as written is an article's outlet, and whether two articles share one."""

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
    host = _host(article)
    if host:
        labels = [plain_name(label) for label in host.split(".")[:-1]]
        names.update(label for label in labels if len(label) > 2)
        names.add(plain_name(host))
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


# What the first part of a path looks like where many publish at one address.
_ACCOUNT = re.compile(
    r"^/(?P<own>[@~][^/]+)|^/(?:u|user|users|channel|c|s|r)/(?P<kept>[^/]+)"
    r"|^/(?P<name>[^/]+)/(?:status|statuses|posts)/"
)


def same_outlet(one: Article, two: Article) -> bool:
    """True if one outlet published both articles, as far as their own pages tell.

    The same named publisher, or the same host where the pages do not name two publishers
    and their addresses do not name two accounts ("/@ann/", "/ann/status/1"). Where nothing
    is known of one of them the answer is False.
    """
    first, second = (
        plain_name(a.publisher.value) if a.publisher is not None else "" for a in (one, two)
    )
    if first and second:
        if first == second:
            return len(first) > 2 and _account(one) == _account(two)
        if first not in second and second not in first:
            return False
    hosts = [_host(a) for a in (one, two)]
    return bool(hosts[0]) and hosts[0] == hosts[1] and _account(one) == _account(two)


def _host(article: Article) -> str:
    try:
        host = urlsplit(article.url).hostname if article.url else None
    except ValueError:
        return ""
    return re.sub(r"^(?:www|m|amp|mobile)\.(?=[^.]+\.)", "", host or "")


def _account(article: Article) -> str:
    try:
        path = urlsplit(article.url).path if article.url else ""
    except ValueError:
        return ""
    match = _ACCOUNT.match(path)
    return (match.group("own") or match.group("kept") or match.group("name")) if match else ""
