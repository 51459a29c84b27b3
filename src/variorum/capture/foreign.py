"""WARC files of others: the pages in them, as far as they can be read."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from variorum.capture.coding import unpacked
from variorum.errors import FormatError
from variorum.model import Failure

Headers = tuple[tuple[str, str], ...]

STEP = "read_warc"
_GZIP = b"\x1f\x8b\x08"
_READ = 1 << 16
_BLANK = re.compile(rb"[\r\n]+")
_AFTER = re.compile(rb"\r?\n|\r?\Z|WARC/")
# One line of the older ARC form: address, network address, date, media type, length.
_ARC_LINE = re.compile(
    rb"(?P<url>\w+:[^\n]{1,8192}?) (?P<address>[\w.:]{1,60}) (?P<date>\d{14})"
    rb" (?P<type>[^\s]{1,200})(?: [^\n]{0,1000})? (?P<length>\d{1,15})\r?\n"
)
_RESUME = re.compile(rb"\n(?=WARC/[01]\.\d+\r?\n|https?://[^\s]{1,2000} [\d.]{7,15} \d{14} )")
_LARGEST_HEAD = 1 << 20
# Each damaged place can cost a look at the whole rest of the file.
_MOST_TROUBLES = 200
_MOST_TRIES = 100_000
_UNALTERED = (None, "cut off", "too large")
_DIGESTS = frozenset({"md5", "sha1", "sha256", "sha512"})
_STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})[^\r\n]{0,1000}(\r?\n)")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
# Kinds of content that an article can stand in.
_TEXTUAL = frozenset(
    """text/html application/xhtml+xml text/plain text/xml application/xml application/json
    application/feed+json application/rss+xml application/atom+xml application/rdf+xml
    text/markdown application/x-ndjson application/jsonl application/ld+json""".split()
)
_KINDS = frozenset({"response", "resource", "conversion"})
# Records that tell of others and hold nothing themselves are not counted.
_ABOUT = frozenset({"warcinfo", "request", "metadata"})
_UNTOLD = frozenset({"application/octet-stream", "binary/octet-stream", "unknown"})


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """One page of a foreign WARC.

    ``payload`` is what the record holds (chunks joined), ``body`` the same with its
    content coding undone. ``captured`` is the record's date, an aware UTC time, or None
    where it has none that can be read.
    """

    url: str | None
    captured: str | None
    status: int | None
    media_type: str | None
    headers: tuple[tuple[str, str], ...]
    payload: bytes
    body: bytes
    record: str = ""
    address: str | None = None


@dataclass(frozen=True, slots=True)
class PassedOver:
    """How many records were no pages, by reason; comes last and only if there are any."""

    counts: tuple[tuple[str, int], ...]


def read_warc(
    data: bytes, *, subject: str, limit: int = 1 << 30, page_limit: int = 1 << 27
) -> Iterator[ArchivedPage | Failure | PassedOver]:
    """Read the pages of a WARC (or ARC) file, packed record by record, whole, or not at all.

    What cannot be read becomes a ``Failure`` at its place, and reading goes on at the
    next record that can be found; what was whole before the damage is never lost. A
    record whose block digest differs is a failure, and so is one without a digest inside
    a gzip member whose checksum fails.

    Args:
        data: The file.
        subject: Its name.
        limit: Most bytes that all of it may unpack to.
        page_limit: Most bytes for one page.

    Yields:
        Pages (status 200 to 299, or none; text only), failures, and last a count of the
        rest, if any; records that only tell of others do not count.

    Cost: O(n) time; memory one unpacked member at a time.
    """
    counts: Counter[str] = Counter()
    troubles = 0
    packed = data[:2] == _GZIP[:2]
    for found in _packed(data, subject, limit) if packed else _plain(data, subject):
        page = found if isinstance(found, Failure) else _page(found, subject, page_limit)
        if isinstance(page, str):
            if page not in _ABOUT:
                counts[page] += 1
            continue
        yield page
        troubles += isinstance(page, Failure)
        if troubles == _MOST_TROUBLES:
            yield _failure(subject, f"damaged in {troubles} places; the rest is not read.")
            break
    if counts:
        yield PassedOver(tuple(sorted(counts.items())))


@dataclass(frozen=True, slots=True)
class _Record:
    kind: str
    fields: Headers
    block: bytes


def _failure(subject: str, reason: str) -> Failure:
    return Failure(subject, STEP, reason)


def _packed(data: bytes, subject: str, limit: int) -> Iterator[_Record | Failure]:
    """Members one by one; after a damaged one, on at the next that opens like a record."""
    view = memoryview(data)
    position = 0
    budget = limit
    while position < len(data):
        if data[position : position + 2] != _GZIP[:2]:
            if not data[position : position + _READ].strip(b"\0") and not data[position:].strip(
                b"\0"
            ):
                return
            yield _failure(subject, f"something that is no gzip stands at byte {position:,}.")
            position = _next_member(data, position)
            continue
        member, end, trouble = _member(view, position, budget)
        budget -= len(member)
        for found in _plain(member, subject, partial=trouble is not None):
            # A checksum that fails says that something is altered, not what.
            if trouble in _UNALTERED or (isinstance(found, _Record) and _digest_holds(found)):
                yield found
        if trouble == "cut off":
            yield _failure(subject, f"the file is cut off in the record at byte {position:,}.")
            return
        if trouble == "too large":
            yield _failure(subject, f"unpacks to more than {limit:,} bytes; the rest is not read.")
            return
        if trouble is not None:
            yield _failure(subject, f"the record at byte {position:,} is damaged ({trouble}).")
            end = _next_member(data, position + 1)
        position = end


def _member(view: memoryview, position: int, limit: int) -> tuple[bytes, int, str | None]:
    """One member unpacked as far as it goes, where it ends, and what was wrong with it."""
    inner = zlib.decompressobj(16 + zlib.MAX_WBITS)
    out = io.BytesIO()
    while not inner.eof:
        given: bytes | memoryview = inner.unconsumed_tail
        if not given:
            given = view[position : position + _READ]
            position += len(given)
            if not given:
                return out.getvalue(), position, "cut off"
        before = inner.copy()
        try:
            out.write(inner.decompress(given, 1 << 20))
        except zlib.error as error:
            out.write(_salvaged(before, given))
            return out.getvalue(), position, str(error)
        if out.tell() > limit:
            return out.getvalue()[:limit], position, "too large"
    return out.getvalue(), position - len(inner.unused_data), None


def _salvaged(inner: zlib._Decompress, given: bytes | memoryview) -> bytes:
    """What can be unpacked up to the byte that gave an error, found by halving."""
    good, bad = 0, len(given)
    piece = b""
    while bad - good > 1:
        middle = (good + bad) // 2
        try:
            piece = inner.copy().decompress(given[:middle], 1 << 20)
            good = middle
        except zlib.error:
            bad = middle
    return piece


def _next_member(data: bytes, position: int) -> int:
    """The next place at or after ``position`` where a packed record seems to start."""
    for _ in range(_MOST_TRIES):
        position = data.find(_GZIP, position)
        if position < 0:
            break
        try:
            inner = zlib.decompressobj(16 + zlib.MAX_WBITS)
            if inner.decompress(data[position : position + 512], 5) == b"WARC/":
                return position
        except zlib.error:
            pass
        position += 1
    return len(data)


def _plain(data: bytes, subject: str, *, partial: bool = False) -> Iterator[_Record | Failure]:
    """The records of unpacked bytes; ``partial`` says that their end is known to be missing.

    Read here and not by warcio, which passes over wrong lengths with no more than a line
    (and the bytes, whatever they do to a terminal) on the standard error stream.
    """
    position = _skip_blank(data, 0)
    while position < len(data):
        try:
            record, after = _record_at(data, position)
        except _Broken as broken:
            following = _RESUME.search(data, position + 1)
            if following or not partial:
                yield _failure(subject, f"the record at byte {position:,} is damaged ({broken}).")
            if following is None:
                return
            after = following.end()
        else:
            yield record
        position = _skip_blank(data, after)


def _skip_blank(data: bytes, position: int) -> int:
    blank = _BLANK.match(data, position)
    return blank.end() if blank else position


class _Broken(Exception):
    """There is no whole record at this place; says why."""


def _record_at(data: bytes, position: int) -> tuple[_Record, int]:
    """The record that starts here, and the place after it."""
    if data.startswith(b"WARC/", position):
        end = _HEAD_END.search(data, position, position + _LARGEST_HEAD)
        if not end:
            raise _Broken("its head has no end")
        fields = _fields(data[position : end.start()].partition(b"\n")[2])
        start, said = end.end(), _named(fields, "content-length") or ""
        kind = (_named(fields, "warc-type") or "").lower()
    elif line := _ARC_LINE.match(data, position):
        url, address, date, media_type = (
            line[n].decode("utf-8", "replace") for n in ("url", "address", "date", "type")
        )
        fields = (
            ("WARC-Target-URI", url),
            ("WARC-IP-Address", address),
            (
                "WARC-Date",
                f"{date[:4]}-{date[4:6]}-{date[6:8]}T{date[8:10]}:{date[10:12]}:{date[12:]}Z",
            ),
            ("Content-Type", media_type),
        )
        kind = "warcinfo" if url.startswith("filedesc:") else "response"
        start, said = line.end(), line["length"].decode()
    else:
        raise _Broken("no record begins here")
    if not (said.isascii() and said.isdigit() and len(said) < 16):
        raise _Broken("it does not say how long it is")
    after = start + int(said)
    if after > len(data):
        raise _Broken(f"{len(data) - start:,} of {int(said):,} bytes")
    if after < len(data) and not _AFTER.match(data, after):
        raise _Broken("its length is wrong")
    return _Record(kind, fields, data[start:after]), after


def _page(record: _Record, subject: str, limit: int) -> ArchivedPage | Failure | str:
    """A record as a page; or why it is none, in a word."""
    if record.kind not in _KINDS:
        return record.kind or "no kind"
    url = _named(record.fields, "warc-target-uri")
    if _digest_holds(record) is False:
        return _failure(
            f"{subject}: {url or 'a record'}", "altered or badly written: its digest differs."
        )
    url = url.strip("<>") if url else None
    scheme = urlsplit(url).scheme if url and _splits(url) else ""
    if url and scheme not in {"http", "https", "file"} and "urn:variorum:input:" not in url:
        return f"{scheme or 'no'} address"
    if url and urlsplit(url).path == "/robots.txt":
        return "robots.txt"
    headers: tuple[tuple[str, str], ...] = ()
    status: int | None = None
    payload = record.block
    declared = _named(record.fields, "content-type")
    if record.kind == "response" and (head := _http(payload)):
        status, headers, payload = head
        declared = _named(headers, "content-type")
    if status is not None and not 200 <= status < 300:
        return f"status {status}"
    media_type = declared.partition(";")[0].strip().lower() if declared else None
    if media_type and media_type not in _TEXTUAL and media_type not in _UNTOLD:
        return media_type if len(media_type) < 60 else "other"
    name = f"{subject}: {url or _named(record.fields, 'warc-record-id') or 'a record'}"
    try:
        if "chunked" in (_named(headers, "transfer-encoding") or "").lower():
            payload = _joined(payload)
        body = unpacked(payload, headers, limit=limit, subject=name)
    except FormatError as error:
        return _failure(name, error.reason)
    if len(body) > limit:
        return _failure(name, f"the page is larger than {limit:,} bytes.")
    if not body:
        return "empty"
    return ArchivedPage(
        url=url,
        captured=_moment(_named(record.fields, "warc-date")),
        status=status,
        media_type=media_type,
        headers=headers,
        payload=payload,
        body=body,
        record=_named(record.fields, "warc-record-id") or "",
        address=_named(record.fields, "warc-ip-address"),
    )


def _digest_holds(record: _Record) -> bool | None:
    """Whether the block is what its digest says; None if it has none that we know."""
    name, _, said = (_named(record.fields, "warc-block-digest") or "").partition(":")
    name = name.strip().lower().replace("-", "")
    if name not in _DIGESTS:
        return None
    digest = hashlib.new(name, record.block, usedforsecurity=False).digest()
    said = said.strip().lower()
    return said == digest.hex() or said.rstrip("=") == _base32(digest)


def _base32(digest: bytes) -> str:
    return base64.b32encode(digest).decode().rstrip("=").lower()


def _http(block: bytes) -> tuple[int | None, tuple[tuple[str, str], ...], bytes] | None:
    """Status, headers and payload of an HTTP answer; None if the block is none."""
    opening = block[:_LARGEST_HEAD]
    if not (match := _STATUS_LINE.match(opening)):
        return None
    # An answer without headers has the blank line right after its first.
    end = _HEAD_END.search(opening, match.end() - len(match[2]))
    if not end:
        return None
    return int(match[1]), _fields(opening[match.end() : end.start()]), block[end.end() :]


def _fields(raw: bytes) -> Headers:
    """The header lines of a record or an HTTP answer, folded ones joined."""
    fields: list[tuple[str, str]] = []
    for line in raw.split(b"\n"):
        try:
            text = line.rstrip(b"\r").decode("utf-8")
        except UnicodeDecodeError:
            text = line.rstrip(b"\r").decode("latin-1")
        name, colon, value = text.partition(":")
        if text[:1] in {" ", "\t"} and fields:
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {text.strip()}")
        elif colon and name.strip():
            fields.append((name.strip(), value.strip()))
    return tuple(fields)


def _named(fields: Headers, name: str) -> str | None:
    return next((value for key, value in fields if key.lower() == name and value), None)


def _splits(url: str) -> bool:
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


def _moment(date: str | None) -> str | None:
    try:
        found = datetime.fromisoformat(date or "")
    except ValueError:
        return None
    if found.tzinfo is None:
        found = found.replace(tzinfo=UTC)
    return found.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _joined(payload: bytes) -> bytes:
    """Join the chunks of a chunked body; bytes that are not chunked come back as they are."""
    pieces: list[bytes] = []
    position = 0
    while (line := payload.find(b"\r\n", position, position + 64)) >= 0:
        size_text = payload[position:line].partition(b";")[0].strip()
        try:
            size = int(size_text, 16)
        except ValueError:
            break
        if size < 0 or line + 2 + size > len(payload):
            break
        if size == 0:
            return b"".join(pieces)
        pieces.append(payload[line + 2 : line + 2 + size])
        position = line + 4 + size
    return payload
