"""Bundles of arrays in files of one folder, read by mapping them into memory.

A bundle is one file: a line of JSON that says what stands where, then the arrays, each
at a multiple of 64 bytes. What is mapped takes no memory that the system cannot take back.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from variorum.errors import NotFound, StoreError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MARK = "variorum-segment-1"
_ALIGNED = 64
_KIND = re.compile(r"[<>|=]?[biuf]\d{1,2}")
_KINDS = frozenset("biuf")  # booleans and numbers: nothing that runs when it is read


class FileSegments:
    """Segments in a folder; see ``variorum.stories.segments.Segments``.

    Args:
        folder: Made where it is missing.

    Raises:
        StoreError: The folder cannot be made.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as trouble:
            raise _trouble(folder, trouble) from trouble

    def put(self, name: str, arrays: Mapping[str, NDArray[Any]]) -> None:
        """Keep a bundle; it is on the disk, and whole, when this returns.

        Raises:
            StoreError: It cannot be written.
        """
        import numpy as np

        told: dict[str, list[Any]] = {}
        at = 0
        rows: list[NDArray[Any]] = []
        for key, array in arrays.items():
            row = np.ascontiguousarray(array)
            if row.dtype.kind not in _KINDS:
                raise TypeError(f"{name}: {key} holds {row.dtype}, not numbers")
            at = -(-at // _ALIGNED) * _ALIGNED
            told[key] = [row.dtype.str, list(row.shape), at]
            at += row.nbytes
            rows.append(row)
        head = json.dumps([_MARK, told], separators=(",", ":")).encode("ascii")
        head += b" " * (-(len(head) + 1) % _ALIGNED) + b"\n"
        path = self._path(name)
        fresh = path.with_name(path.name + ".new")
        try:
            with fresh.open("wb") as file:
                file.write(head)
                for row, (_, _, begin) in zip(rows, told.values(), strict=True):
                    file.seek(len(head) + begin)
                    file.write(row.data.cast("B") if row.size else b"")
                file.truncate(len(head) + at)
                file.flush()
                os.fsync(file.fileno())
            os.replace(fresh, path)
        except OSError as trouble:
            raise _trouble(path, trouble) from trouble

    def get(self, name: str) -> Mapping[str, NDArray[Any]]:
        """A bundle, mapped and read only.

        Raises:
            NotFound: There is none of this name.
            StoreError: It is damaged, or cannot be read.
        """
        import numpy as np

        path = self._path(name)
        try:
            with path.open("rb") as file:
                head = file.readline(1 << 20)
            mark, told = json.loads(head)
            if mark != _MARK:
                raise ValueError(mark)
            whole = np.memmap(path, dtype=np.uint8, mode="r")
            return {
                key: _part(whole, len(head) + int(begin), str(kind), [int(n) for n in shape])
                for key, (kind, shape, begin) in told.items()
            }
        except FileNotFoundError as missing:
            raise NotFound(
                str(path), "a part of the index is missing.", kind="segment", advice=_AGAIN
            ) from missing
        except OSError as trouble:
            raise _trouble(path, trouble) from trouble
        except _DAMAGE as damage:
            raise StoreError(
                str(path), f"a part of the index is damaged ({damage}).", advice=_AGAIN
            ) from damage

    def drop(self, name: str) -> None:
        """Forget a bundle; one that is not there is no error.

        Raises:
            StoreError: It cannot be taken away.
        """
        try:
            self._path(name).unlink(missing_ok=True)
        except OSError as trouble:
            raise _trouble(self._path(name), trouble) from trouble

    def _path(self, name: str) -> Path:
        return self._folder / f"{quote(name, safe='', errors='surrogatepass')}.seg"


_AGAIN = "Begin anew with --restart."
# What a head comes to that was never written by ``put``.
_DAMAGE = (
    *(ValueError, TypeError, KeyError, AttributeError),
    *(OverflowError, RecursionError, SyntaxError),
)


def _part(whole: NDArray[np.uint8], begin: int, kind: str, shape: list[int]) -> NDArray[Any]:
    import numpy as np

    # Other kinds are not even asked for: numpy warns of some.
    if not _KIND.fullmatch(kind):
        raise ValueError(kind)
    dtype = np.dtype(kind)
    if dtype.kind not in _KINDS or min(shape, default=0) < 0:
        raise ValueError(kind)
    size = dtype.itemsize
    for length in shape:
        size *= length
    if begin < 0 or begin + size > len(whole):
        raise ValueError("it is cut off")
    return whole[begin : begin + size].view(dtype).reshape(shape)


def _trouble(path: Path, trouble: OSError) -> StoreError:
    return StoreError(
        str(path),
        f"cannot be written or read ({trouble.strerror}).",
        advice="Make room on the disk, or give another --out.",
    )
