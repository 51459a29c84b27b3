"""Feeds: RSS, Atom and RDF, JSON Feed and posts of social accounts by way of json.

What keeps to the rules is read at once (``conformant``), all else by way of feedparser.
"""

from __future__ import annotations

import calendar
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from variorum.errors import FormatError
from variorum.model import Entry, Feed
from variorum.sources.conformant import read_conformant
from variorum.sources.dates import iso
from variorum.sources.documents import parse_json
from variorum.sources.lettering import decode, whole
from variorum.sources.mastodon import is_statuses, statuses_from
from variorum.sources.recognise import is_json_feed

_OPEN = "Open it in a browser, or give the addresses of its pages."
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,400}\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_ODD_ELEMENT = re.compile(
    r"</?(?:\w{1,20}:(?:pos|where|point|line|polygon|box)|\w{0,20}:?textinput)"
    r"(?=[\s/>])[^<>]{0,2000}>",
    re.IGNORECASE,
)
_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
# Whatever the tolerant reader makes entries of has one of these.
_FEED_LIKE = re.compile(
    r"<(?:[\w.-]{1,40}:)?(?:rss|feed|rdf|channel|item|entry|product)(?=[\s>/])", re.IGNORECASE
)
_TAGS = re.compile(r"<[^<>]{0,4000}>")
_SHORTENED = re.compile(
    r"(?:\[?(?:\u2026|\.\.\.|&#8230;|&hellip;)\]?|read (?:more|on)|continue reading|full story)"
    r"\W{0,20}$",
    re.IGNORECASE,
)
# One of these is in every such ending: looked for first, since most texts have none.
_SIGNS = ("\u2026", "...", "8230;", "hellip;", "read", "full story")
# No longer than this is what tells that a text was cut off, and what may stand behind it.
_ENDING = 48
_TAIL = 200
# A description without separate content counts as the whole text from this length on:
# summaries in feeds are a sentence or two.
_FULL_LENGTH = 1500
# How far down a feed may begin, behind warnings that its server printed.
_STRAY = 4096
# feedparser reads about half a megabyte a second; feeds seen in the wild are below three.
_LARGEST = 16 * 1024 * 1024
# Its time grows with the square of the depth: 50,000 open elements take a second.
_DEEPEST = 50_000
_ELEMENT = re.compile(r"<(/?)[A-Za-z][^<>]{0,2000}?(/?)>")
# Parts of an entry that stand in lists are cut off behind so many characters.
_LONGEST_PART = 2000
_LONGEST_URL = 8192
_LONGEST_WORD = 4000
_ENDLESS = re.compile(rf"[A-Za-z0-9_.+-]{{{_LONGEST_WORD + 1},}}")
_REFERENCE = re.compile(r"&#(?:([0-9]{1,4000})|[xX]([0-9A-Fa-f]{1,4000}));")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def read_feed(data: bytes, *, subject: str, base: str | None = None) -> Feed:
    """Read a feed, with everything in it that can be read, and what was wrong with it.

    Nothing is fetched and no entity of the document's own is expanded. Addresses are
    made absolute where the feed says against what. ``Entry.full`` is true where the feed
    gives the text itself (content, or a description of 1,500 characters or more, that
    does not end as if cut off), false for summaries.

    Args:
        data: The feed's bytes, without gzip around them.
        subject: Its name, for errors.
        base: The address it was got from, against which its relative addresses are read
            where the feed itself does not say.

    Raises:
        FormatError: Not a feed, or one of more than 16 MB.
    """
    if len(data) > _LARGEST:
        raise FormatError(
            subject,
            f"a feed of more than {_LARGEST:,} bytes.",
            seen="feed",
            advice=_OPEN,
        )
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return _json_feed(data, subject, base)
    if (found := read_conformant(data)) and found.items:
        return _feed(found.channel, found.items, (), base)
    text, complaints = decode(data)
    if not _FEED_LIKE.search(text):
        raise _no_feed(subject)  # a page of megabytes would be read for many seconds
    text, stray = _from_markup(text)
    text, defused = _without_doctype(text)
    text = _ILLEGAL.sub("\ufffd", _REFERENCE.sub(_legal, text))
    text, cut = _without_endless_words(text)
    if _too_deep(text):
        raise FormatError(subject, "a feed nested too deep to be one.", seen="feed", advice=_OPEN)
    return _parsed_feed(text, (*complaints, *stray, *defused, *cut), subject, base)


def _no_feed(subject: str) -> FormatError:
    return FormatError(
        subject, "is not a feed: no RSS, RDF or Atom in it.", seen="xml", advice=_OPEN
    )


def _from_markup(text: str) -> tuple[str, tuple[str, ...]]:
    """The text from its first element or document type on, without the XML declaration."""
    text = text.lstrip("\ufeff \t\r\n")
    start = re.search(r"<\?xml|<!|<(?:\w+:)?(?:rss|feed|RDF)[\s>]", text[:_STRAY])
    if start is None or start.start() == 0:
        return _XML_DECLARATION.sub("", text), ()
    return _XML_DECLARATION.sub("", text[start.start() :]), ("something stands before the feed",)


def _legal(reference: re.Match[str]) -> str:
    """A character reference as it is, or U+FFFD if it names no character of XML. A letter or
    digit that is written so for no reason is put plainly, so that nothing hides in it."""
    digits = (reference[1] or reference[2]).lstrip("0") or "0"
    if len(digits) > 8:
        return "\ufffd"
    code = int(digits, 10 if reference[1] else 16)
    if code < 128 and chr(code).isalnum():
        return chr(code)
    legal = code in {9, 10, 13} or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return reference[0] if legal or 0x10000 <= code < 0x110000 else "\ufffd"


def _without_endless_words(text: str) -> tuple[str, tuple[str, ...]]:
    """Cut off what goes on for thousands of letters without a break: feedparser looks for a mail
    address in every name, and its time grows with the square of such a word."""
    cut, count = _ENDLESS.subn(lambda word: word[0][:_LONGEST_WORD], text)
    said = f"words of more than {_LONGEST_WORD:,} letters are cut off"
    return cut, (said,) if count else ()


def _too_deep(text: str) -> bool:
    if text.count("<") <= _DEEPEST:
        return False
    depth = 0
    for start, end in _outside_cdata(text):
        for element in _ELEMENT.finditer(text, start, end):
            if element[1]:
                depth -= 1
            elif not element[2]:
                depth += 1
                if depth > _DEEPEST:
                    return True
    return False


def _outside_cdata(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while (opening := text.find("<![CDATA[", start)) >= 0:
        yield start, opening
        start = text.find("]]>", opening)
        if start < 0:
            return
    yield start, len(text)


def _without_doctype(text: str) -> tuple[str, tuple[str, ...]]:
    """Take out a document type with entities of its own: they only serve to hide things."""
    match = _DOCTYPE.search(text)
    root = re.search(r"<(?:\w+:)?(?:rss|feed|RDF)[\s>]", text)
    if not match or (root and root.start() < match.start()):
        return text, ()
    end = root.start() if root else len(text)
    said = ("entities declared in the document are left as they are",)
    return (
        text[: match.start()] + text[end:],
        said if _ENTITY.search(text, match.start(), end) else (),
    )


def _parsed_feed(text: str, complaints: tuple[str, ...], subject: str, base: str | None) -> Feed:
    said = list(complaints)
    try:
        found = _feedparser(text, base)
    except Exception:  # noqa: BLE001
        # feedparser means never to raise, and does, over elements that are no use to us.
        said.append("read again without its places and search forms, which are out of order")
        try:
            found = _feedparser(_ODD_ELEMENT.sub("", text), base)
        except Exception as error:
            raise FormatError(
                subject,
                f"a feed too damaged to read ({type(error).__name__}: {str(error)[:200]}).",
                seen="damaged feed",
                advice=_OPEN,
            ) from error
    if not found.get("entries"):
        if not found.get("version") or _PAGE.search(text[:_STRAY]):
            raise _no_feed(subject)
        if found.get("bozo"):
            raise FormatError(
                subject,
                "a damaged feed, without any entry that can be read.",
                seen="damaged feed",
                advice=_OPEN,
            )
    if found.get("bozo"):
        said.append(f"not well-formed: {whole(str(found.get('bozo_exception')))[:200]}")
    channel = dict(found.get("feed", {}))
    for link in channel.get("links", ()):
        if link.get("rel") in ("hub", "self"):
            channel.setdefault(link["rel"], link.get("href"))
    return _feed(channel, found.get("entries", ()), tuple(said), base)


def _feed(
    channel: Mapping[str, Any], items: Iterable[Any], complaints: tuple[str, ...], base: str | None
) -> Feed:
    ttl = _text(channel.get("ttl"))
    return Feed(
        title=_plain(channel.get("title")),
        url=_web(_text(channel.get("link")), []),
        entries=tuple(_bounded(_entry(item)) for item in items),
        language=_text(channel.get("language")),
        complaints=complaints,
        hub=_absolute(_text(channel.get("hub")), base),
        self_url=_absolute(_text(channel.get("self")), base),
        # Minutes between two looks, as RSS has it.
        pause=60.0 * int(ttl) if ttl and ttl.isdecimal() and len(ttl) < 7 else None,
    )


def _feedparser(text: str, base: str | None) -> Any:
    import feedparser

    # Bytes in a stream: a bare string could be taken for an address or a path.
    return feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        response_headers={
            "content-type": "application/xml; charset=utf-8",
            "content-location": base or "",
        },
        sanitize_html=False,
    )


def _entry(item: Any) -> Entry:
    said: list[str] = []
    published = _date(item, "published", said)
    modified = _date(item, "updated", said)
    if published is None and modified is not None and not item.get("published"):
        # Atom requires only the time of the last change; it is no time of publication.
        said.append("gives no time of publication, only one of change")
    body, full, markup = _body(item)
    title, url = _plain(item.get("title")), _web(_text(item.get("link")), said)
    return Entry(
        id=_text(item.get("id")) or url or _name(title, published, body),
        url=url,
        title=title,
        byline=_byline(item),
        published=published,
        modified=modified,
        html=body if markup else None,
        text=None if markup else body,
        full=full,
        complaints=tuple(said),
    )


def _body(item: Any) -> tuple[str | None, bool, bool]:
    """The entry's text, whether it is the whole, and whether it is markup."""
    contents = [part for part in item.get("content", ()) if _text(part.get("value"))]
    if contents:
        best = max(contents, key=lambda part: (len(part["value"]), part["value"]))
        value = whole(best["value"])
        markup = best.get("type", "text/html") != "text/plain" or bool(_TAGS.search(value))
        return value, not _is_shortened(value), markup
    summary = _text(item.get("summary"))
    if summary is None:
        return None, False, False
    bare = _bare(summary)
    full = len(bare) >= _FULL_LENGTH and not _SHORTENED.search(bare[-_ENDING:])
    markup = "<" in summary or bool(re.search(r"&#?\w{1,20};", summary))
    return summary, full, markup


def _is_shortened(markup: str) -> bool:
    """True if the text ends as if cut off. Only its end is looked at where that is enough."""
    start = markup.rfind("<", 0, max(len(markup) - _TAIL, 0))
    bare = _bare(markup[max(start, 0) :])
    if len(bare) < _ENDING and start > 0:
        bare = _bare(markup)
    ending = bare[-_ENDING:].lower()
    return any(sign in ending for sign in _SIGNS) and bool(_SHORTENED.search(ending))


def _date(item: Any, key: str, said: list[str]) -> str | None:
    raw = _text(item.get(key)) if key in item else None
    if raw is None:
        return None
    if found := iso(raw):
        return found
    if parsed := item.get(f"{key}_parsed"):
        from datetime import UTC, datetime

        try:
            moment = datetime.fromtimestamp(calendar.timegm(parsed), UTC)
        except (ValueError, OverflowError, OSError):
            moment = None
        if moment is not None:
            return moment.isoformat().replace("+00:00", "Z")
    said.append(f"{key} is not a date that can be read: {raw[:80]!r}")
    return None


def _byline(item: Any) -> str | None:
    names = [_plain(person.get("name")) for person in item.get("authors", ()) if person]
    joined = ", ".join(dict.fromkeys(name for name in names if name))
    return joined or _plain(item.get("author"))


def _json_feed(data: bytes, subject: str, base: str | None) -> Feed:
    value, complaints = parse_json(data, subject=subject)
    if is_statuses(value):
        return statuses_from(value, complaints, subject=subject, base=base).feed
    if not is_json_feed(value) or not isinstance(value.get("items"), list):
        raise FormatError(
            subject,
            'JSON, but not a feed: key "items" should be a list.',
            seen="json",
            advice="See jsonfeed.org.",
        )
    said = list(complaints)
    entries = []
    for number, item in enumerate(value["items"], 1):
        if isinstance(item, dict):
            entries.append(_bounded(_json_entry(item, base)))
        else:
            said.append(f"item {number} is not an object")
    return Feed(
        title=_plain(value.get("title")),
        url=_web(_text(value.get("home_page_url")) or _text(value.get("feed_url")), []),
        entries=tuple(entries),
        language=_text(value.get("language")),
        complaints=tuple(said),
        hub=_websub_hub(value),
        self_url=_absolute(_text(value.get("feed_url")), base),
    )


def _websub_hub(value: Mapping[str, Any]) -> str | None:
    hubs = value.get("hubs")
    for hub in hubs if isinstance(hubs, list) else ():
        if isinstance(hub, dict) and str(hub.get("type")).lower() == "websub":
            return _text(hub.get("url"))
    return None


def _json_entry(item: dict[str, Any], base: str | None) -> Entry:
    said: list[str] = []

    def date_of(key: str) -> str | None:
        raw = _text(item.get(key))
        found = iso(raw) if raw else None
        if raw and not found:
            said.append(f"{key} is not a date that can be read: {raw[:80]!r}")
        return found

    html, text = _text(item.get("content_html")), _text(item.get("content_text"))
    full = html is not None or text is not None
    if not full:
        text = _text(item.get("summary"))
    listed = item.get("authors")
    authors = listed if isinstance(listed, list) else [item.get("author")]
    names = [_plain(one.get("name")) for one in authors if isinstance(one, dict)]
    title, url = _plain(item.get("title")), _web(_absolute(_text(item.get("url")), base), said)
    published = date_of("date_published")
    identity = item.get("id")
    return Entry(
        id=(whole(str(identity)) if isinstance(identity, (str, int)) and identity else url)
        or _name(title, published, html or text),
        url=url,
        title=title,
        byline=", ".join(name for name in names if name) or None,
        published=published,
        modified=date_of("date_modified"),
        html=html,
        text=None if html else text,
        full=full,
        complaints=tuple(said),
    )


def _web(url: str | None, said: list[str]) -> str | None:
    """An address, if it is one of the web or relative: no script, no file."""
    if url is None:
        return None
    if len(url) <= _LONGEST_URL:
        if url.startswith(("https://", "http://")) and "[" not in url:
            return url  # nearly all
        try:
            scheme = urlsplit(url).scheme
        except ValueError:
            scheme = "?"
        if scheme in ("http", "https", ""):
            return url
    said.append(f"its address is none of the web: {url[:80]!r}")
    return None


def _bounded(entry: Entry) -> Entry:
    """An entry whose parts are no longer than what they are; the feed's bytes have the whole."""
    parts = (entry.id, entry.title or "", entry.byline or "")
    if max(map(len, parts)) <= _LONGEST_PART:
        return entry
    said = [
        f"its {name} has {len(part):,} characters, and is cut off"
        for name, part in zip(("id", "title", "byline"), parts, strict=True)
        if len(part) > _LONGEST_PART
    ]
    return replace(
        entry,
        id=entry.id if len(entry.id) <= _LONGEST_PART else _name(entry.id),
        title=entry.title and entry.title[:_LONGEST_PART],
        byline=entry.byline and entry.byline[:_LONGEST_PART],
        complaints=(*entry.complaints, *said),
    )


def _absolute(url: str | None, base: str | None) -> str | None:
    try:
        return urljoin(base, url) if url and base else url
    except ValueError:
        return url


def _text(value: object) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return None
    return whole(value.strip())


def _plain(value: object) -> str | None:
    """A title without markup: feeds put tags and escaped entities into titles."""
    import html

    text = _text(value)
    return (html.unescape(_TAGS.sub("", text)).strip() or None) if text else None


def _bare(markup: str) -> str:
    return " ".join(_TAGS.sub(" ", markup).split())


def _name(*parts: str | None) -> str:
    plain = json.dumps(parts, ensure_ascii=True)
    return f"entry:{hashlib.sha256(plain.encode()).hexdigest()[:20]}"
