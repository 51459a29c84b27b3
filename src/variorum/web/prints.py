"""Printed dossiers in memory, and pages packed around them without packing them again."""

from __future__ import annotations

import struct
import threading
import zlib
from collections import OrderedDict

from starlette.responses import Response

from variorum.desk import Desk
from variorum.desk.printing import Printed, kept_print, read_print
from variorum.model import ToldStory

# Bytes of prints that are kept in memory, packed and not.
_MOST = 24 * 1024 * 1024
# What stands for the dossier in a page that is drawn around it. Words of outlets cannot hold it:
# their "<" is escaped.
PLACE = "<!--dossier-->"
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"


class Prints:
    """Prints that were read lately. One for the whole process, safe from all threads."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[object, Printed]] = OrderedDict()
        self._size = 0

    def of(self, desk: Desk, row: ToldStory) -> Printed:
        """The print of a story's dossier, as it was told last.

        Raises:
            NotFound: The story has no dossier.
        """
        key = (row.told, kept_print(desk, row))
        with self._lock:
            found = self._kept.get(row.id)
            if found is not None and found[0] == key:
                self._kept.move_to_end(row.id)
                return found[1]
        printed = read_print(desk, row)
        with self._lock:
            self._drop(row.id)
            self._kept[row.id] = (key, printed)
            self._size += _size(printed)
            while self._size > self._most and len(self._kept) > 1:
                self._drop(next(iter(self._kept)))
        return printed

    def _drop(self, story: str) -> None:
        before = self._kept.pop(story, None)
        self._size -= _size(before[1]) if before else 0


def _size(printed: Printed) -> int:
    return len(printed.whole) + len(printed.packed)


def around(page: Response, printed: Printed, *, packed: bool) -> Response:
    """A page with a dossier in its place; packed with gzip if the browser takes that.

    Cost: of the frame alone; for the dossier a check sum and a copy.
    """
    head, place, tail = bytes(page.body).partition(PLACE.encode())
    if not place:
        return page
    headers = {
        name: value
        for name, value in page.headers.items()
        if name not in ("content-length", "content-encoding")
    }
    headers["vary"] = "accept-encoding"
    if not packed:
        return Response(head + printed.whole + tail, page.status_code, headers)
    headers["content-encoding"] = "gzip"
    return Response(gzipped(head, printed, tail), page.status_code, headers)


def gzipped(head: bytes, printed: Printed, tail: bytes) -> bytes:
    """One member of gzip (RFC 1952) that holds all three."""
    first = zlib.compressobj(5, zlib.DEFLATED, -15)
    last = zlib.compressobj(5, zlib.DEFLATED, -15)
    check = zlib.crc32(tail, zlib.crc32(printed.whole, zlib.crc32(head)))
    size = len(head) + len(printed.whole) + len(tail)
    return b"".join(
        (
            _HEAD,
            first.compress(head) + first.flush(zlib.Z_FULL_FLUSH),
            printed.packed,
            last.compress(tail) + last.flush(),
            struct.pack("<II", check, size & 0xFFFFFFFF),
        )
    )
