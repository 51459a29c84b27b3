"""The records of WARC and ARC files that others wrote, one by one, past any damage.

Read here and not by warcio, which passes over wrong lengths with no more than a line (and
the bytes, whatever they do to a terminal) on the standard error stream, and gives out a
shortened record as a whole one.
"""

from __future__ import annotations

import base64
import hashlib
import io
import mmap
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from variorum.model import Failure

Bytes = bytes | mmap.mmap
Headers = tuple[tuple[str, str], ...]

STEP = "read_warc"
LARGEST_HEAD = 1 << 20
HEAD_END = re.compile(rb"\r?\n\r?\n")
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
_MOST_TRIES = 100_000
_UNALTERED = (None, "cut off", "too large")
_DIGESTS = frozenset({"md5", "sha1", "sha256", "sha512"})


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its kind ("response" …), its header fields, its block, where it ends."""

    kind: str
    fields: Headers
    block: bytes
    end: int = 0


def read_records(
    data: Bytes, *, subject: str, limit: int, member_limit: int | None = None
) -> Iterator[Record | Failure]:
    """The records of a file, packed or not; a failure at each place that cannot be read.

    Args:
        data: The file: its bytes, or the file mapped into memory.
        subject: Its name.
        limit: Most bytes that a packed file may unpack to.
        member_limit: Most bytes that one member of it may unpack to; one that is larger
            is left, and reading goes on behind it.
    """
    if data[:2] == _GZIP[:2]:
        return _packed(data, subject, limit, limit if member_limit is None else member_limit)
    return _plain(data, subject)


def failure(subject: str, reason: str) -> Failure:
    """A failure of this step."""
    return Failure(subject, STEP, reason)


def _packed(data: Bytes, subject: str, limit: int, member_limit: int) -> Iterator[Record | Failure]:
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
            yield failure(subject, f"something that is no gzip stands at byte {position:,}.")
            position = _next_member(data, position)
            continue
        member, end, trouble = _member(view, position, min(budget, member_limit))
        budget -= len(member)
        for found in _plain(member, subject, partial=trouble is not None):
            # A checksum that fails says that something is altered, not what.
            if isinstance(found, Failure):
                if trouble in _UNALTERED:
                    yield found
            elif trouble in _UNALTERED or digest_holds(found):
                yield replace(found, end=end)
        if trouble == "cut off":
            yield failure(subject, f"the file is cut off in the record at byte {position:,}.")
            return
        if trouble == "too large" and budget > 0:
            reason = f"the record at byte {position:,} unpacks to more than {member_limit:,} bytes."
            yield failure(subject, reason)
            end = _next_member(data, position + 1)
        elif trouble == "too large":
            yield failure(subject, f"unpacks to more than {limit:,} bytes; the rest is not read.")
            return
        elif trouble is not None:
            yield failure(subject, f"the record at byte {position:,} is damaged ({trouble}).")
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


def _next_member(data: Bytes, position: int) -> int:
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


def _plain(data: Bytes, subject: str, *, partial: bool = False) -> Iterator[Record | Failure]:
    """The records of unpacked bytes; ``partial`` says that their end is known to be missing."""
    position = _skip_blank(data, 0)
    while position < len(data):
        try:
            record, after = _record_at(data, position)
        except _Broken as broken:
            following = _RESUME.search(data, position + 1)
            if following or not partial:
                yield failure(subject, f"the record at byte {position:,} is damaged ({broken}).")
            if following is None:
                return
            after = following.end()
        else:
            yield record
        position = _skip_blank(data, after)


def _skip_blank(data: Bytes, position: int) -> int:
    blank = _BLANK.match(data, position)
    return blank.end() if blank else position


class _Broken(Exception):
    """There is no whole record at this place; says why."""


def _record_at(data: Bytes, position: int) -> tuple[Record, int]:
    """The record that starts here, and the place after it."""
    if data[position : position + 5] == b"WARC/":
        end = HEAD_END.search(data, position, position + LARGEST_HEAD)
        if not end:
            raise _Broken("its head has no end")
        fields = header_fields(data[position : end.start()].partition(b"\n")[2])
        start, said = end.end(), named(fields, "content-length") or ""
        kind = (named(fields, "warc-type") or "").lower()
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
    return Record(kind, fields, data[start:after], after), after


def header_fields(raw: bytes) -> Headers:
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


def named(fields: Headers, name: str) -> str | None:
    """The first value of this name (in lower case) that is not empty."""
    return next((value for key, value in fields if key.lower() == name and value), None)


def digest_holds(record: Record) -> bool | None:
    """Whether the block is what its digest says; None if it has none that we know."""
    name, _, said = (named(record.fields, "warc-block-digest") or "").partition(":")
    name = name.strip().lower().replace("-", "")
    if name not in _DIGESTS:
        return None
    digest = hashlib.new(name, record.block, usedforsecurity=False).digest()
    said = said.strip().lower()
    return said == digest.hex() or said.rstrip("=") == _base32(digest)


def _base32(digest: bytes) -> str:
    return base64.b32encode(digest).decode().rstrip("=").lower()
