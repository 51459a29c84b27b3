"""Files of JSON lines, packed or not, as a stream of documents to analyse."""

from __future__ import annotations

import gzip
import hashlib
import io
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, TypeVar

from variorum.bulk.batch import Unit
from variorum.desk.lines_documents import Document, Unreadable, read_document
from variorum.desk.lines_reports import GivenReport

REPEATED = "a line before this one has the same id."
_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
_STEP = 1 << 20
# Ids are remembered to notice those given twice: some 70 bytes each.
_MOST_IDS = 4_000_000
# A flood of empty lines, or a line that does not end, is no file of documents.
_MOST_BLANK = 1_000_000
_ENDLESS = 64  # times the limit of one line

Given = Document | Unreadable
Read = TypeVar("Read", Document, GivenReport)


@dataclass(frozen=True, slots=True)
class _Raw:
    """A line as it stands, where it stands, and what was wrong with it already."""

    data: bytes
    where: str
    wrong: str
    at: int


def documents(names: Sequence[str], *, limit: int) -> Iterator[Unit[Given]]:
    """Every line of these files that is not blank: see ``line_units``."""
    return line_units(names, read_document, limit=limit)


def line_units(
    names: Sequence[str], read: Callable[[bytes], Read | Unreadable], *, limit: int
) -> Iterator[Unit[Read | Unreadable]]:
    """Every line of these files that is not blank, in order: what it holds, or why nothing.

    A file that can't be opened, or breaks off, becomes one unit that says so, and the
    next file is read. An id that was given before makes a complaint.

    Args:
        names: Paths; "-" for standard input. Whether one is packed is told from its bytes.
        read: Reads one line.
        limit: Most bytes of one line; a longer one is passed over and told of.

    Cost: linear; memory a line at a time, and some 70 bytes for each id.
    """
    sizes = [_size(name) for name in names]
    total = sum(sizes)
    behind = 0
    seen: set[bytes] = set()
    for name, size in zip(names, sizes, strict=True):
        for raw in _raw_lines(name, limit):
            given = _read(raw, read)
            if not isinstance(given, Unreadable):
                given = _once(given, seen)
            mark = hashlib.blake2b(raw.data + raw.wrong.encode(), digest_size=16).digest()
            reach = min(1.0, (behind + raw.at) / total) if total else None
            yield Unit(mark, given, given.id, given.key, reach)
        behind += size


def _size(name: str) -> int:
    """Bytes of a file; 0 where nobody can tell."""
    try:
        return 0 if name == "-" else Path(name).stat().st_size
    except (OSError, ValueError):
        return 0


def _read(raw: _Raw, read: Callable[[bytes], Read | Unreadable]) -> Read | Unreadable:
    given = Unreadable("id", None, raw.wrong) if raw.wrong else read(raw.data)
    if isinstance(given, Unreadable):
        return replace(given, reason=f"{raw.where} {given.reason}")
    return given


def _once(given: Read, seen: set[bytes]) -> Read:
    name = f"{type(given.id).__name__} {given.id}".encode("utf-8", "surrogatepass")
    short = hashlib.blake2b(name, digest_size=8).digest()
    if short in seen:
        return replace(given, complaints=(*given.complaints, REPEATED))
    if len(seen) < _MOST_IDS:
        seen.add(short)
    return given


def _raw_lines(name: str, limit: int) -> Iterator[_Raw]:
    """The lines of one file; the last says what went wrong, if anything did."""
    at = 0
    try:
        with ExitStack() as open_files:
            packed = _opened(name, open_files)
            unpacked = _unpacked(packed, open_files)
            number, blank = 0, 0
            while line := unpacked.readline(limit + 1):
                number += 1
                at = packed.tell() if packed.seekable() else 0
                where = f"{_called(name)}, line {number:,}:"
                if number == 1:
                    line = line.removeprefix(_BOM)
                if len(line) > limit and not line.endswith(b"\n"):
                    yield _Raw(b"", where, _over(limit), at)
                    if not _passed_over(unpacked, limit * _ENDLESS):
                        wrong = "does not end; the rest of the file is not read."
                        yield _Raw(b"", where, wrong, at)
                        return
                elif line.strip():
                    yield _Raw(line, where, "", at)
                    blank = 0
                else:
                    blank += 1
                    if blank > _MOST_BLANK:
                        wrong = f"{blank:,} empty lines; the rest of the file is not read."
                        yield _Raw(b"", where, wrong, at)
                        return
    except EOFError:
        wrong = "the gzip stream is cut off before its end; the lines before that are read."
        yield _Raw(b"", f"{_called(name)}:", wrong, at)
    except (gzip.BadGzipFile, zlib.error) as trouble:
        yield _Raw(b"", f"{_called(name)}:", f"the gzip stream is damaged ({trouble}).", at)
    except (OSError, ValueError) as trouble:
        said = trouble.strerror if isinstance(trouble, OSError) else str(trouble)
        yield _Raw(b"", f"{_called(name)}:", f"cannot be read ({said}).", at)


def _opened(name: str, open_files: ExitStack) -> io.BufferedReader:
    if name != "-":
        return open_files.enter_context(open(name, "rb"))
    if sys.stdin is None:
        raise ValueError("there is no standard input")
    source: BinaryIO = sys.stdin.buffer
    return source if isinstance(source, io.BufferedReader) else io.BufferedReader(source)  # type: ignore[arg-type]


def _unpacked(packed: io.BufferedReader, open_files: ExitStack) -> BinaryIO:
    if packed.peek(2)[:2] != _GZIP:
        return packed
    return open_files.enter_context(gzip.GzipFile(fileobj=packed, mode="rb"))  # type: ignore[return-value]


def _passed_over(lines: BinaryIO, most: int) -> bool:
    """Read on to the end of a line that is too long; False if it does not end in sight."""
    while most > 0 and (piece := lines.readline(_STEP)):
        if piece.endswith(b"\n"):
            return True
        most -= len(piece)
    return most > 0


def _over(limit: int) -> str:
    return f"is longer than {limit / (1 << 20):g} MB, the limit for one line (--max-size)."


def _called(name: str) -> str:
    return "standard input" if name == "-" else Path(name).name
