"""A line that somebody gives to be analysed, and the article over its unaltered text."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from variorum.extraction.lines import pieces
from variorum.extraction.stamps import iso
from variorum.model import Article, ArticleId, Block, CaptureId, Fact, Span, digest
from variorum.text.tongue import language_of

Key = Literal["doc_id", "id"]
_KEYS: tuple[Key, ...] = ("doc_id", "id")
_FACTS = ("title", "byline", "publisher", "published")
_HOW = "given by the document"

# A headline is a short line of its own above longer ones.
_HEADLINE_WORDS, _HEADLINE_LENGTH = 24, 200
_LEAST_LEAD = 8
_STOPS = ".!?…。！？"
_ONE_NORWEGIAN = {"nb": "no", "nn": "no"}
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Document:
    """One line as read: its id under the name it came by, its text, what it says of itself."""

    key: Key
    id: str | int
    text: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    complaints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line that is no document; ``id`` as far as it could be made out, and why not."""

    key: Key
    id: str | int | None
    reason: str


def read_document(data: bytes) -> Document | Unreadable:
    """Read one line.

    Args:
        data: The line, with or without its end.

    Cost: linear.
    """
    found = read_record(data)
    if isinstance(found, Unreadable):
        return found
    key, id, record = found
    text = record.get("text")
    if text is None:
        said = record.get("error")
        told = f" It says: {said[:500]}" if isinstance(said, str) else ""
        return Unreadable(key, id, f"has no text.{told}")
    if not isinstance(text, str):
        return Unreadable(key, id, f"has a text that is {kind_of(text)}, not a string.")
    if not text.strip():
        return Unreadable(key, id, "has an empty text.")
    return _document(key, id, text, record)


def read_record(data: bytes) -> tuple[Key, str | int, dict[str, Any]] | Unreadable:
    """The JSON object of a line, and by what name and under which key it comes."""
    try:
        record = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as trouble:
        return Unreadable("id", None, f"is not UTF-8 (at byte {trouble.start + 1}).")
    except json.JSONDecodeError as trouble:
        return Unreadable("id", None, f"is not JSON ({trouble.msg}, column {trouble.colno}).")
    except (ValueError, RecursionError):
        # Numbers of thousands of digits, brackets in brackets in brackets.
        return Unreadable("id", None, "is JSON that nests too deep or holds too long a number.")
    if not isinstance(record, dict):
        return Unreadable("id", None, "is JSON, but no object with a text.")
    key, id = _named(record)
    if id is None:
        held = next((name for name in _KEYS if name in record), None)
        told = "has neither doc_id nor id." if held is None else f"has a {held} that is no name."
        return Unreadable(held or "id", None, told)
    return key, id, record


def _named(record: dict[str, Any]) -> tuple[Key, str | int | None]:
    for key in _KEYS:
        value = record.get(key)
        if isinstance(value, str) and value:
            return key, value
        if isinstance(value, int) and not isinstance(value, bool):
            return key, value
    return "id", None


def kind_of(value: object) -> str:
    """What a JSON value is, in words."""
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list"}
    return names.get(type(value), "an object")


def _document(key: Key, id: str | int, text: str, record: dict[str, Any]) -> Document:
    complaints: list[str] = []
    said: dict[str, str | None] = {}
    for name in (*_FACTS, "url", "language"):
        value = record.get(name)
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            value = ", ".join(value)  # several authors
        if value is not None and not isinstance(value, str):
            complaints.append(f"{name} is {kind_of(value)}, not a string, and is not used.")
            value = None
        said[name] = value.strip() or None if value is not None else None
    published = said["published"]
    if published is not None:
        said["published"] = iso(published)
        if said["published"] is None:
            complaints.append(f"published is no date: {published[:60]}")
    return Document(key, id, text, complaints=tuple(complaints), **said)


def article_of(document: Document) -> Article:
    """The article of a document, over its text as given.

    Each line is a block, lines wrapped by hand are joined; the first is the title where it
    is the one given, or, where none is given, where it looks like a headline. The text is
    not brought into normal form, so that every offset holds for the text as given.

    Cost: linear.
    """
    text = document.text
    spans = [piece.span for piece in pieces(text)]
    titled = _has_title(text, spans, document.title)
    blocks = tuple(
        Block(span, "title" if titled and number == 0 else "paragraph")
        for number, span in enumerate(spans)
    )
    title = _fact(document.title)
    if titled and title is None:
        title = Fact(" ".join(spans[0].of(text).split()), "first line", spans[0])
    said = _tag(document.language)
    return Article(
        id=ArticleId(digest("article", document.key, document.id)),
        capture=CaptureId("sha256:0"),
        input=str(document.id),
        text=text,
        blocks=blocks,
        url=document.url,
        language=said if said != "und" else language_of(text),
        title=title,
        byline=_fact(document.byline),
        publisher=_fact(document.publisher),
        published=_fact(document.published),
        complaints=document.complaints,
    )


def _fact(value: str | None) -> Fact | None:
    return None if value is None else Fact(value, _HOW)


def _tag(language: str | None) -> str:
    """The first part of a language tag, lower case; "und" where it is none."""
    tag = re.split(r"[-_]", (language or "").strip().lower())[0]
    tag = _ONE_NORWEGIAN.get(tag, tag)
    return tag if re.fullmatch(r"[a-z]{2,3}", tag) else "und"


def _has_title(text: str, spans: Sequence[Span], title: str | None) -> bool:
    if not spans:
        return False
    first = spans[0].of(text)
    if title is not None:
        return _same(first) == _same(title)
    if len(spans) < 2:
        return False
    return _is_headline(first, spans[1].of(text), _stands_apart(text, spans))


def _same(line: str) -> str:
    return " ".join(line.split()).casefold().strip(_STOPS)


def _stands_apart(text: str, spans: Sequence[Span]) -> bool:
    """True if the first line has a blank line below it and most others do not."""
    gaps = [text.count("\n", one.end, other.start) for one, other in pairwise(spans)]
    return gaps[0] >= 2 and sum(gap < 2 for gap in gaps[1:]) * 2 > len(gaps[1:])


def _is_headline(first: str, second: str, apart: bool) -> bool:
    """A short line above prose that stands apart, has no full stop, or is in capitals."""
    words = _WORD.findall(first[: 2 * _HEADLINE_LENGTH])
    if not 2 <= len(words) <= _HEADLINE_WORDS or len(first) > _HEADLINE_LENGTH:
        return False
    if first[-1] in ",;:" or first[0].islower() or len(second.split()) < _LEAST_LEAD:
        return False
    closed = first.rstrip("\"”’'»)] ")[-1:] in set(_STOPS)
    capitals = sum(word[0].isupper() for word in words) * 4 >= len(words) * 3
    return apart or not closed or (capitals and len(words) >= 4)
