"""WARC files of others: the pages in them, as far as they can be read."""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any
from urllib.parse import urlsplit

from variorum.capture.coding import unpacked
from variorum.errors import FormatError
from variorum.model import Failure

STEP = "read_warc"
_GZIP = b"\x1f\x8b\x08"
_READ = 1 << 16
_RESUME_UNPACKED = re.compile(rb"\r\n(?=WARC/[01]\.\d+\r?\n)")
_LARGEST_HEAD = 1 << 20
_STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})[^\n]{0,1000}\n")
_HEAD_END = re.compile(rb"\n\r?\n")
# Kinds of content that an article can stand in.
_TEXTUAL = frozenset(
    """text/html application/xhtml+xml text/plain text/xml application/xml application/json
    application/feed+json application/rss+xml application/atom+xml application/rdf+xml
    text/markdown application/x-ndjson application/jsonl application/ld+json""".split()
)
_KINDS = frozenset({"response", "resource", "conversion"})
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
    next record that can be found; what was whole before the damage is never lost.

    Args:
        data: The file.
        subject: Its name.
        limit: Most bytes that all of it may unpack to.
        page_limit: Most bytes for one page.

    Yields:
        Pages (status 200, or none; text only), failures, and last a count of the rest.

    Cost: O(n) time; memory one unpacked member at a time.
    """
    counts: Counter[str] = Counter()
    reader = _packed if data[:2] == _GZIP[:2] else _plain
    for found in reader(data, subject, limit):
        if isinstance(found, Failure):
            yield found
        elif isinstance(page := _page(found, subject, page_limit), str):
            counts[page] += 1
        else:
            yield page
    if counts:
        yield PassedOver(tuple(sorted(counts.items())))


@dataclass(frozen=True, slots=True)
class _Record:
    kind: str
    fields: Any
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
            if not data[position:].strip(b"\0"):
                return
            yield _failure(subject, f"something that is no gzip stands at byte {position:,}.")
            position = _next_member(data, position)
            continue
        member, end, trouble = _member(view, position, budget)
        budget -= len(member)
        partial = trouble is not None
        yield from _plain(member, subject, limit, partial=partial)
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
        try:
            out.write(inner.decompress(given, 1 << 20))
        except zlib.error as error:
            return out.getvalue(), position, str(error)
        if out.tell() > limit:
            return out.getvalue()[:limit], position, "too large"
    return out.getvalue(), position - len(inner.unused_data), None


def _next_member(data: bytes, position: int) -> int:
    """The next place at or after ``position`` where a packed record seems to start."""
    while (position := data.find(_GZIP, position)) >= 0:
        try:
            inner = zlib.decompressobj(16 + zlib.MAX_WBITS)
            if inner.decompress(data[position : position + 512], 5) == b"WARC/":
                return position
        except zlib.error:
            pass
        position += 1
    return len(data)


def _plain(
    data: bytes, subject: str, limit: int, *, partial: bool = False
) -> Iterator[_Record | Failure]:
    """The records of unpacked bytes; ``partial`` says that their end is known to be missing."""
    start = 0
    while start < len(data):
        stream = io.BytesIO(data)
        stream.seek(start)
        try:
            yield from _records(stream, start)
            return
        except _Broken as error:
            broken = error
        following = _RESUME_UNPACKED.search(data, broken.at + 1)
        # Behind a whole record the trouble is met again, at its own place, on the next try.
        if following is None and not partial:
            yield _failure(subject, f"the file breaks off or is damaged ({broken.reason}).")
        elif following is not None and not broken.whole:
            yield _failure(
                subject, f"the record at byte {broken.at:,} is damaged ({broken.reason})."
            )
        if following is None:
            return
        start = following.end()


class _Broken(Exception):
    """Records cannot be read on; ``at`` is the last one begun, ``whole`` if it was whole."""

    def __init__(self, reason: str, at: int, whole: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.at = at
        self.whole = whole


def _records(stream: IO[bytes], start: int) -> Iterator[_Record]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    at, whole = start, False
    try:
        archive = ArchiveIterator(stream, no_record_parse=True, arc2warc=True)
        for record in archive:
            whole = False
            data = record.raw_stream.read()
            # Asking for the offset reads to the record's end, so it comes second.
            at = max(at, _offset(archive))
            wanted = record.rec_headers.get_header("Content-Length")
            if wanted and wanted.isdigit() and len(data) < int(wanted):
                raise _Broken(f"{len(data):,} of {int(wanted):,} bytes", at, whole)
            whole = True
            yield _Record(record.rec_type, record.rec_headers, data)
    except (ArchiveLoadFailed, EOFError, ValueError, AttributeError, TypeError) as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise _Broken(reason, at, whole) from error


def _offset(archive: Any) -> int:
    try:
        return int(archive.get_record_offset())
    except (TypeError, ValueError, AttributeError):
        return 0


def _page(record: _Record, subject: str, limit: int) -> ArchivedPage | Failure | str:
    """A record as a page; or why it is none, in a word."""
    if record.kind not in _KINDS:
        return record.kind or "no kind"
    url = _header(record.fields, "WARC-Target-URI")
    url = url.strip("<>") if url else None
    scheme = urlsplit(url).scheme if url and _splits(url) else ""
    if url and scheme not in {"http", "https", "file"} and "urn:variorum:input:" not in url:
        return f"{scheme or 'no'} address"
    if url and urlsplit(url).path == "/robots.txt":
        return "robots.txt"
    headers: tuple[tuple[str, str], ...] = ()
    status: int | None = None
    payload = record.block
    declared = _header(record.fields, "Content-Type")
    if record.kind == "response" and (head := _http(payload)):
        status, headers, payload = head
        declared = _named(headers, "content-type")
    if status is not None and not 200 <= status < 300:
        return f"status {status}"
    media_type = declared.partition(";")[0].strip().lower() if declared else None
    if media_type and media_type not in _TEXTUAL and media_type not in _UNTOLD:
        return media_type if len(media_type) < 60 else "other"
    name = f"{subject}: {url or _header(record.fields, 'WARC-Record-ID') or 'a record'}"
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
        captured=_moment(_header(record.fields, "WARC-Date")),
        status=status,
        media_type=media_type,
        headers=headers,
        payload=payload,
        body=body,
        record=_header(record.fields, "WARC-Record-ID") or "",
        address=_header(record.fields, "WARC-IP-Address"),
    )


def _http(block: bytes) -> tuple[int | None, tuple[tuple[str, str], ...], bytes] | None:
    """Status, headers and payload of an HTTP answer; None if the block is none."""
    opening = block[:_LARGEST_HEAD]
    if not (match := _STATUS_LINE.match(opening)):
        return None
    end = _HEAD_END.search(opening, match.end() - 1)
    if not end:
        return None
    headers: list[tuple[str, str]] = []
    raw = opening[match.end() : end.start()]
    for line in raw.split(b"\n"):
        try:
            text = line.rstrip(b"\r").decode("utf-8")
        except UnicodeDecodeError:
            text = line.rstrip(b"\r").decode("latin-1")
        name, colon, value = text.partition(":")
        if text[:1] in {" ", "\t"} and headers:
            headers[-1] = (headers[-1][0], f"{headers[-1][1]} {text.strip()}")
        elif colon and name.strip():
            headers.append((name.strip(), value.strip()))
    return int(match[1]), tuple(headers), block[end.end() :]


def _named(headers: tuple[tuple[str, str], ...], name: str) -> str | None:
    return next((value for key, value in headers if key.lower() == name), None)


def _splits(url: str) -> bool:
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


def _header(headers: Any, name: str) -> str | None:
    value = headers.get_header(name) if headers is not None else None
    return str(value).strip() if value else None


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
