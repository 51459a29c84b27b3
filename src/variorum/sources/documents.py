"""JSON documents ``{url, title, published, text}``: one, a list of them, or one on each line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from variorum.errors import FormatError
from variorum.model import Entry
from variorum.sources.dates import iso, iso_stamp
from variorum.sources.lettering import decode, whole

# Keys under which people keep the same thing; the first that holds something is taken.
_BODY_TEXT = ("text", "content_text", "body", "content")
_BODY_HTML = ("html", "content_html")
_BYLINE = ("byline", "author")
_PUBLISHED = ("published", "date_published", "date")
_MODIFIED = ("modified", "date_modified", "updated")
DOCUMENT_KEYS = frozenset((*_BODY_TEXT, *_BODY_HTML))
_ADVICE = 'A document is {"url": …, "title": …, "published": …, "text": …}.'


def parse_json(data: bytes, *, subject: str) -> tuple[Any, tuple[str, ...]]:
    """The value that JSON bytes stand for, and complaints; JSON Lines gives a list.

    A line of JSON Lines that cannot be read stands in the list as a ``ValueError``.

    Raises:
        FormatError: Neither JSON nor JSON Lines.
    """
    text, complaints = decode(data)
    try:
        return json.loads(text), complaints
    except RecursionError as error:
        raise FormatError(
            subject, "JSON nested too deep to be a document.", seen="json", advice=_ADVICE
        ) from error
    except ValueError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and _is_object(lines[0]):
            return [_line(number, line) for number, line in enumerate(lines, 1)], complaints
        raise FormatError(
            subject,
            f"looks like JSON, but cannot be read as such ({error}).",
            seen="damaged json",
            advice="The file may be cut off: fetch or write it again.",
        ) from error


def read_documents(data: bytes, *, subject: str) -> tuple[Entry, ...]:
    """Read JSON documents; extra keys, missing keys and nulls are fine.

    Args:
        data: One document, a list of documents, or JSON Lines.
        subject: The input's name, for errors.

    Returns:
        One entry for each document, in order. Among several, one of the wrong shape
        becomes an entry without text whose complaint names the key; a document without
        ``text`` likewise.

    Raises:
        FormatError: Not JSON; or no document in it has the right shape. Names the key.
    """
    value, complaints = parse_json(data, subject=subject)
    if isinstance(value, dict):
        return (_entry(value, subject, complaints),)
    if not isinstance(value, list) or not value:
        seen = "an empty list" if value == [] else f"{_shape(value)}, not a document"
        raise FormatError(subject, f"JSON, but {seen}.", seen="json", advice=_ADVICE)
    entries: list[Entry] = []
    errors: list[FormatError] = []
    for number, item in enumerate(value, 1):
        try:
            entries.append(_entry(item, f"{subject} ({number})", complaints))
        except FormatError as error:
            errors.append(error)
            name = f"{subject}#{number}"
            entries.append(Entry(id=name, complaints=(*complaints, str(error))))
    if len(errors) == len(value):
        raise errors[0]
    return tuple(entries)


def _entry(item: object, subject: str, complaints: tuple[str, ...]) -> Entry:
    if isinstance(item, ValueError):
        raise FormatError(subject, f"cannot be read as JSON ({item}).", seen="damaged json")
    if not isinstance(item, dict):
        raise FormatError(subject, f"is {_shape(item)}, not a document.", advice=_ADVICE)
    said = list(complaints)

    def text_of(*keys: str) -> str | None:
        for key in keys:
            value = item.get(key)
            if value is None or value == "":
                continue
            if not isinstance(value, str):
                if keys not in (_BODY_TEXT, _BODY_HTML):
                    # A document without its address or title is worse, and still a document.
                    said.append(f'key "{key}" should be a string, but is {_shape(value)}')
                    continue
                raise FormatError(
                    subject,
                    f'key "{key}" should be a string, but is {_shape(value)}.',
                    seen="json",
                    advice=_ADVICE,
                )
            if value.strip():
                return whole(value)
        return None

    def date_of(*keys: str) -> str | None:
        for key in keys:
            value = item.get(key)
            if value is None or value == "":
                continue
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                found = iso_stamp(value)
            elif isinstance(value, str):
                found = iso(value)
            else:
                said.append(f'key "{key}" should be a date, but is {_shape(value)}')
                continue
            if found:
                return found
            said.append(f'key "{key}" is not a date that can be read: {whole(str(value))[:80]!r}')
        return None

    url, title = text_of("url", "link"), text_of("title", "headline")
    text, html = text_of(*_BODY_TEXT), text_of(*_BODY_HTML)
    byline = _byline(item) or text_of(*_BYLINE)
    published, modified = date_of(*_PUBLISHED), date_of(*_MODIFIED)
    if text is None and html is None:
        said.append('no text: key "text" is missing or empty')
    given = item.get("id")
    name = whole(str(given)) if isinstance(given, (str, int)) and str(given).strip() else url
    return Entry(
        id=name or f"document:{_fingerprint(title, published, text, html)}",
        url=url,
        title=title,
        byline=byline,
        published=published,
        modified=modified,
        html=html,
        text=text,
        full=text is not None or html is not None,
        complaints=tuple(said),
    )


def _byline(item: dict[str, Any]) -> str | None:
    """A byline kept as ``{"name": …}`` or as a list of names, as JSON Feed and others do."""
    for key in (*_BYLINE, "authors"):
        names = [name for name in _names(item.get(key)) if name.strip()]
        if names:
            return whole(", ".join(names))
    return None


def _names(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get("name")
        if isinstance(one, str):
            yield one


def _fingerprint(*parts: str | None) -> str:
    plain = json.dumps(parts, ensure_ascii=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:20]


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _line(number: int, line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        return ValueError(f"line {number}: {error}")


def _shape(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false"}
    return "null" if value is None else names.get(type(value), "a number")
