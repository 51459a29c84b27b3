"""Gzip around an input: undo it, within a limit, or say why not."""

from __future__ import annotations

import zlib

from variorum.errors import FormatError

GZIP_MAGIC = b"\x1f\x8b\x08"
# A page of news is well below a megabyte; a year of a feed below a hundred.
DEFAULT_LIMIT = 256 * 1024 * 1024
_STEP = 1 << 20
_MAX_DEPTH = 3


def is_gzip(data: bytes) -> bool:
    """True if the bytes open like a gzip stream."""
    return data[:3] == GZIP_MAGIC


def peek(data: bytes, size: int) -> bytes:
    """The first ``size`` bytes inside a gzip stream, or as many as can be had; never fails."""
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data[: 4 * size + 4096], size)
    except zlib.error:
        return b""


def unwrap(data: bytes, *, subject: str, limit: int = DEFAULT_LIMIT) -> bytes:
    """Undo gzip around an input; bytes that are not gzip come back as they are.

    Several members one after another are joined, as ``gzip -d`` does, and up to three
    layers are undone. Bytes after the last member are left out if they are zeros.

    Args:
        data: The input.
        subject: Its name, for errors.
        limit: Most bytes that may come out, so that a small file cannot fill the memory.

    Raises:
        FormatError: The stream is cut off or damaged, or would grow past ``limit``.

    Cost: time O(result), memory one copy of the result.
    """
    for _ in range(_MAX_DEPTH):
        if not is_gzip(data):
            return data
        data = _one_layer(data, subject, limit)
    if is_gzip(data):
        raise FormatError(
            subject,
            f"packed with gzip more than {_MAX_DEPTH} times over.",
            seen="gzip",
            advice="Unpack it and give the file inside.",
        )
    return data


def _one_layer(data: bytes, subject: str, limit: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    position = 0
    while position < len(data) and data[position : position + 2] == GZIP_MAGIC[:2]:
        member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        while not member.eof:
            given = member.unconsumed_tail or data[position : position + _STEP]
            if not given:
                raise FormatError(
                    subject,
                    "the gzip stream is cut off before its end.",
                    seen="truncated gzip",
                    advice="Fetch or copy the file again.",
                )
            fresh = not member.unconsumed_tail
            try:
                piece = member.decompress(given, _STEP)
            except zlib.error as error:
                raise FormatError(
                    subject,
                    f"the gzip stream is damaged ({error}).",
                    seen="damaged gzip",
                    advice="Fetch or copy the file again.",
                ) from error
            if fresh:
                position += len(given)
            size += len(piece)
            if size > limit:
                raise FormatError(
                    subject,
                    f"unpacks to more than {limit:,} bytes.",
                    seen="gzip",
                    advice="Unpack it and give the parts that matter.",
                )
            pieces.append(piece)
        position -= len(member.unused_data)
    rest = data[position:]
    if rest.strip(b"\0"):
        raise FormatError(
            subject,
            "something that is not gzip follows the gzip stream.",
            seen="damaged gzip",
            advice="Fetch or copy the file again.",
        )
    return b"".join(pieces)
