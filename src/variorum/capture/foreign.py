"""WARC files of others: the pages in them, as far as they can be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from variorum.capture.coding import unpacked
from variorum.capture.warc_records import (
    HEAD_END,
    LARGEST_HEAD,
    Bytes,
    Record,
    digest_holds,
    failure,
    header_fields,
    named,
    read_records,
)
from variorum.errors import FormatError
from variorum.model import Failure

# Each damaged place can cost a look at the whole rest of the file.
_MOST_TROUBLES = 200
_STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})[^\r\n]{0,1000}(\r?\n)")
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
    where it has none that can be read; ``end`` the place in the file after the record.
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
    end: int = 0


@dataclass(frozen=True, slots=True)
class PassedOver:
    """How many records were no pages, by reason; comes last and only if there are any."""

    counts: tuple[tuple[str, int], ...]


def read_warc(
    data: Bytes,
    *,
    subject: str,
    limit: int = 1 << 30,
    member_limit: int | None = None,
    page_limit: int = 1 << 27,
) -> Iterator[ArchivedPage | Failure | PassedOver]:
    """Read the pages of a WARC (or ARC) file, packed record by record, whole, or not at all.

    What cannot be read becomes a ``Failure`` at its place, and reading goes on at the
    next record that can be found; what was whole before the damage is never lost. A
    record whose block digest differs is a failure, and so is one without a digest inside
    a gzip member whose checksum fails.

    Args:
        data: The file: its bytes, or the file mapped into memory.
        subject: Its name.
        limit: Most bytes that all of it may unpack to.
        member_limit: Most bytes that one packed record may unpack to; ``limit`` if None.
        page_limit: Most bytes for one page.

    Yields:
        Pages (status 200 to 299, or none; text only), failures, and last a count of the
        rest, if any; records that only tell of others do not count.

    Cost: O(n) time; memory one unpacked member at a time.
    """
    counts: Counter[str] = Counter()
    troubles = 0
    for found in read_records(data, subject=subject, limit=limit, member_limit=member_limit):
        page = found if isinstance(found, Failure) else _page(found, subject, page_limit)
        if isinstance(page, str):
            if page not in _ABOUT:
                counts[page] += 1
            continue
        yield page
        troubles += isinstance(page, Failure)
        if troubles == _MOST_TROUBLES:
            yield failure(subject, f"damaged in {troubles} places; the rest is not read.")
            break
    if counts:
        yield PassedOver(tuple(sorted(counts.items())))


def _page(record: Record, subject: str, limit: int) -> ArchivedPage | Failure | str:
    """A record as a page; or why it is none, in a word."""
    if record.kind not in _KINDS:
        return record.kind or "no kind"
    url = named(record.fields, "warc-target-uri")
    if digest_holds(record) is False:
        return failure(
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
    declared = named(record.fields, "content-type")
    if record.kind == "response" and (head := _http(payload)):
        status, headers, payload = head
        declared = named(headers, "content-type")
    if status is not None and not 200 <= status < 300:
        return f"status {status}"
    media_type = declared.partition(";")[0].strip().lower() if declared else None
    if media_type and media_type not in _TEXTUAL and media_type not in _UNTOLD:
        return media_type if len(media_type) < 60 else "other"
    name = f"{subject}: {url or named(record.fields, 'warc-record-id') or 'a record'}"
    try:
        if "chunked" in (named(headers, "transfer-encoding") or "").lower():
            payload = _joined(payload)
        body = unpacked(payload, headers, limit=limit, subject=name)
    except FormatError as error:
        return failure(name, error.reason)
    if len(body) > limit:
        return failure(name, f"the page is larger than {limit:,} bytes.")
    if not body:
        return "empty"
    return ArchivedPage(
        url=url,
        captured=_moment(named(record.fields, "warc-date")),
        status=status,
        media_type=media_type,
        headers=headers,
        payload=payload,
        body=body,
        record=named(record.fields, "warc-record-id") or "",
        address=named(record.fields, "warc-ip-address"),
        end=record.end,
    )


def _http(block: bytes) -> tuple[int | None, tuple[tuple[str, str], ...], bytes] | None:
    """Status, headers and payload of an HTTP answer; None if the block is none."""
    opening = block[:LARGEST_HEAD]
    if not (match := _STATUS_LINE.match(opening)):
        return None
    # An answer without headers has the blank line right after its first.
    end = HEAD_END.search(opening, match.end() - len(match[2]))
    if not end:
        return None
    return int(match[1]), header_fields(opening[match.end() : end.start()]), block[end.end() :]


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
