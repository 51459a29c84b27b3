"""What an input is, from its content and never from its name."""

from __future__ import annotations

import re
from typing import Any

from variorum.errors import FormatError
from variorum.model import Kind
from variorum.sources.documents import DOCUMENT_KEYS, parse_json
from variorum.sources.lettering import decode, wide_form
from variorum.sources.mastodon import is_statuses
from variorum.sources.wrapping import is_gzip, peek, unwrap

# WARC, and ARC, which came before it.
_ARCHIVE = re.compile(rb"WARC/\d|filedesc://")
# Openings of files that hold no text we can read, with what to do instead.
_SAVE_AS_TEXT = "Save it as plain text or HTML and give that."
_UNPACK = "Unpack it and give the files inside."
_BINARY: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", _SAVE_AS_TEXT),
    (b"{\\rtf", "an RTF document", _SAVE_AS_TEXT),
    (b"\xd0\xcf\x11\xe0", "an old Office document", _SAVE_AS_TEXT),
    (b"PK\x03\x04", "a ZIP archive or an Office document", _UNPACK),
    (b"PK\x05\x06", "an empty ZIP archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"BZh", "a bzip2 file", _UNPACK),
    (b"\xfd7zXZ\0", "an xz file", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file", _UNPACK),
    (b"\x89PNG", "a PNG picture", ""),
    (b"\xff\xd8\xff", "a JPEG picture", ""),
    (b"GIF8", "a GIF picture", ""),
    (b"II*\0", "a TIFF picture", ""),
    (b"MM\0*", "a TIFF picture", ""),
    (b"OggS", "an Ogg recording", ""),
    (b"ID3", "an MP3 recording", ""),
    (b"fLaC", "a FLAC recording", ""),
    (b"\x1aE\xdf\xa3", "a Matroska film", ""),
    (b"SQLite format 3\0", "an SQLite database", "Give it as --store if it is a store."),
    (b"\x7fELF", "a program", ""),
    (b"MZ\x90", "a program", ""),
    (b"bplist00", "a web archive of Safari", "Save the page as HTML source and give that."),
    (b"wOF", "a font", ""),
)
_GIVE_TEXT = "Give a web page, plain text, a JSON document, a feed or a WARC file."

_FEED_ROOTS = frozenset({"rss", "feed"})
# Elements that a saved page, or a piece of one, can open with.
_HTML_TAGS = frozenset(
    """html head body title meta link base style script noscript template main article section
    header footer nav aside div span p a b i em strong h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table
    thead tbody tr td th blockquote q pre code figure figcaption img picture video audio iframe
    br hr form input button center font small time address abbr cite details summary svg""".split()
)
_PROLOG = re.compile(r"\s+|<\?[^>]{0,2000}>|<!--", re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype\s+([^\s>\[]{1,80})[^>\[]{0,1000}", re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z_][\w.-]{0,80}:)?([A-Za-z_][\w.-]{0,80})(?=[\s/>])")
_LATE_HTML = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_LATE_FEED = re.compile(r"<\?xml[^>]{0,200}\?>\s*<(?:rss|feed|rdf:RDF)[\s>]|<rss\s+version")
_BLOCK_END = re.compile(r"</(?:p|div|article|section|h[1-6]|li|td|blockquote)\s*>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_JSON_OPENS = re.compile(r"\{\s*[\"}]|\[\s*(?:\{\s*\"|\]\s*$)")

_JSON_SCALAR = re.compile(r"(?:null|true|false|-?\d{1,30}(?:\.\d{1,30})?|\[[\d\s,.]{0,200}\])\s*")
_DOCUMENT = 'A document is {"url": …, "title": …, "published": …, "text": …}.'

_SNIFF = 64 * 1024
_LATE = 4096
_CONTROL_SHARE = 0.003


def recognise(data: bytes, *, subject: str) -> Kind:
    """Say what the bytes are: a page, plain text, a JSON document, a feed or a WARC file.

    Byte order marks, two-byte Unicode forms, leading white space, XML prologs, comments
    and gzip around the whole are seen through (``unwrap`` undoes the gzip). A page that
    was served where a feed was promised is simply a page.

    Args:
        data: The input, whole.
        subject: Its name, for errors; nothing is concluded from it.

    Raises:
        FormatError: Empty; or nothing with text we can read. Says what it looks like.

    Cost: O(n) for JSON, otherwise the first 64 KB.
    """
    if opens_archive(data):
        return "warc"
    if is_gzip(data):
        data = unwrap(data, subject=subject)
    if not data.strip(b" \t\r\n\f\v\0\xef\xbb\xbf\xfe\xff"):
        raise FormatError(subject, "is empty.", seen="nothing", advice=_GIVE_TEXT)
    _refuse_binary(data, subject)
    head = decode(data[: _SNIFF if wide_form(data) is None else 2 * _SNIFF])[0]
    head = head.lstrip("\ufeff \t\r\n\f\v")
    if _JSON_OPENS.match(head):
        return _json_kind(data, subject)
    if _JSON_SCALAR.fullmatch(head):
        raise FormatError(subject, "JSON, but no document.", seen="json", advice=_DOCUMENT)
    if head.startswith("<") and (kind := _markup_kind(head, data, subject)):
        return kind
    if _LATE_FEED.search(head[:_LATE]):
        return "feed"
    if _LATE_HTML.search(head[:_LATE]) and "</" in head:
        return "html"
    if len(_BLOCK_END.findall(head)) >= 3:
        return "html"
    _refuse_controls(head, subject)
    _refuse_multipart(head, subject)
    return "text"


def opens_archive(data: bytes) -> bool:
    """True if the bytes open like a web archive, packed with gzip or not; never fails."""
    return _ARCHIVE.match(peek(data, 16) if is_gzip(data) else data) is not None


def _refuse_binary(data: bytes, subject: str) -> None:
    for opening, what, advice in _BINARY:
        if data.startswith(opening) and not (opening == b"BZh" and not data[3:4].isdigit()):
            raise _unreadable(subject, what, advice)
    if data[:4] == b"RIFF" and data[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        raise _unreadable(subject, "a picture, recording or film", "")
    if data[257:262] == b"ustar":
        raise _unreadable(subject, "a tar archive", _UNPACK)
    if data[4:8] == b"ftyp":
        raise _unreadable(subject, "a film or a HEIF picture", "")
    if b"\0" in data[:_SNIFF] and wide_form(data) is None:
        share = data[:_SNIFF].count(0) / len(data[:_SNIFF])
        if share > _CONTROL_SHARE:
            raise _unreadable(subject, "binary data", "")


def _unreadable(subject: str, what: str, advice: str) -> FormatError:
    return FormatError(
        subject, f"looks like {what}, not like text.", seen=what, advice=advice or _GIVE_TEXT
    )


def _refuse_controls(head: str, subject: str) -> None:
    if len(_CONTROL.findall(head)) > _CONTROL_SHARE * len(head):
        raise _unreadable(subject, "binary data", "")


def _refuse_multipart(head: str, subject: str) -> None:
    top = head[:_LATE].lower()
    if "mime-version:" in top and "multipart/related" in top:
        raise _unreadable(
            subject,
            "a page saved as one MHTML file",
            'Save the page as "HTML only" and give that.',
        )


def _json_kind(data: bytes, subject: str) -> Kind:
    value = parse_json(data, subject=subject)[0]
    if is_json_feed(value) or is_statuses(value):
        return "feed"
    items = value if isinstance(value, list) else [value]
    if any(isinstance(item, dict) and DOCUMENT_KEYS & item.keys() for item in items):
        return "document"
    if not items:
        seen = "an empty list"
    elif isinstance(items[0], dict):
        keys = sorted(map(str, items[0]))[:6]
        seen = f"no document in it has a text (keys: {', '.join(keys) or 'none'})"
    else:
        seen = "no document"
    raise FormatError(
        subject,
        f"JSON, but {seen}.",
        seen="json",
        advice=_DOCUMENT,
    )


def is_json_feed(value: Any) -> bool:
    """True for a JSON Feed: it says so, or has items beside a feed's own addresses."""
    if not isinstance(value, dict):
        return False
    if "jsonfeed.org/version" in str(value.get("version", ""))[:200]:
        return True
    named = {"feed_url", "home_page_url"} & value.keys()
    return isinstance(value.get("items"), list) and bool(named) and "text" not in value


def _markup_kind(head: str, data: bytes, subject: str) -> Kind | None:
    """The kind of something that opens with ``<``, or None if that was no markup after all."""
    position = _after_prolog(head)
    xml = head.startswith("<?xml")
    if doctype := _DOCTYPE.match(head, position):
        if doctype[1].lower() == "html":
            return "html"
        xml = True
        position = _after_doctype(head, doctype.end())
        position = _after_prolog(head, position)
    root = _ROOT.match(head, position)
    if not root:
        return "html" if xml or _BLOCK_END.search(head) else None
    name = root[2].lower()
    if name in _FEED_ROOTS:
        return "feed"
    if name == "rdf" and (b"purl.org/rss" in data or b"<item" in data or wide_form(data)):
        return "feed"
    if name in _HTML_TAGS or (not xml and len(_BLOCK_END.findall(head)) >= 1):
        return "html"
    if not xml and root[1] is None and "</" not in head:
        return None
    raise FormatError(
        subject,
        f"is XML with the root element <{root[0][1:]}>, neither a page nor a feed.",
        seen="xml",
        advice=_GIVE_TEXT,
    )


def _after_prolog(head: str, position: int = 0) -> int:
    """The place after white space, processing instructions and comments."""
    while match := _PROLOG.match(head, position):
        if match[0] == "<!--":
            end = head.find("-->", match.end())
            if end < 0:
                return len(head)
            position = end + 3
        else:
            position = match.end()
    return position


def _after_doctype(head: str, position: int) -> int:
    """The place after a DOCTYPE whose inner part, in square brackets, may hold ``>``."""
    if head[position : position + 1] == "[":
        inner = head.find("]", position)
        position = inner if inner >= 0 else len(head)
    end = head.find(">", position)
    return end + 1 if end >= 0 else len(head)
