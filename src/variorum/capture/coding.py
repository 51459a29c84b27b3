"""Content codings (gzip, deflate, br) undone piece by piece, within a limit."""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from variorum.errors import FormatError

_STEP = 1 << 16
_MOST_LAYERS = 3
KNOWN = frozenset({"gzip", "x-gzip", "deflate", "br", "identity", ""})


class _Undo(Protocol):
    """One coding being undone."""

    def feed(self, data: bytes) -> Iterable[bytes]: ...

    def finished(self) -> bool: ...


class _Zlib:
    """gzip (members joined) or deflate (with or without its zlib wrapping)."""

    def __init__(self, gzip: bool) -> None:
        self._gzip = gzip
        self._member: Any = None
        self._before = b""
        self._done = False

    def feed(self, data: bytes) -> Iterable[bytes]:
        while data and not self._done:
            if self._member is None:
                self._before += data
                if len(self._before) < 2:
                    return
                data, self._before = self._before, b""
                self._member = self._start(data)
                if self._member is None:
                    self._done = True
                    return
            rest = data
            while rest and not self._member.eof:
                yield self._member.decompress(rest, _STEP)
                rest = self._member.unconsumed_tail
            data = b""
            if self._member.eof:
                data = self._member.unused_data
                self._member = None
                self._done = not self._gzip

    def _start(self, data: bytes) -> Any:
        if self._gzip:
            # What follows a whole gzip stream and is not another one is padding.
            return zlib.decompressobj(16 + zlib.MAX_WBITS) if data[:2] == b"\x1f\x8b" else None
        wrapped = data[0] & 0x0F == 8 and (data[0] * 256 + data[1]) % 31 == 0
        return zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)

    def finished(self) -> bool:
        return self._member is None and not self._before


class _Brotli:
    """br, through the brotli library."""

    def __init__(self) -> None:
        brotli: Any = importlib.import_module("brotli")
        self._inner = brotli.Decompressor()
        self._error: type[Exception] = brotli.error

    def feed(self, data: bytes) -> Iterable[bytes]:
        try:
            piece = self._inner.process(data, output_buffer_limit=_STEP)
            while piece:
                yield piece
                piece = self._inner.process(b"", output_buffer_limit=_STEP)
        except self._error as error:
            raise zlib.error(str(error)) from error

    def finished(self) -> bool:
        return bool(self._inner.is_finished())


class Unpacker:
    """Undoes the codings named in a Content-Encoding header, never past ``limit`` bytes.

    A header that lies, over a body that was never packed or is unpacked already (as many
    web archives keep it), is seen at the first bytes: the body then passes unchanged and
    ``lied`` is true.

    Raises (``feed``, ``close``): FormatError where the stream is damaged, cut off, too
    large, or in a coding we do not know.
    """

    def __init__(self, header: str, *, limit: int, subject: str) -> None:
        self._codings = codings(header)
        self._limit = limit
        self._subject = subject
        self._chain: list[_Undo] | None = None
        self._waiting = b""
        self.size = 0
        self.lied = False

    def feed(self, data: bytes) -> bytes:
        """Take the next bytes from the wire; give what they unpack to."""
        opening = self._chain is None
        if opening:
            self._waiting += data
            if len(self._waiting) < 3:
                return b""
            data, self._waiting = self._waiting, b""
            self._chain = self._begin(data)
        try:
            return self._through(data)
        except zlib.error as error:
            if opening and not self.size and "gzip" not in self._codings:
                # Neither deflate nor br has a sign at its front; this is how plain text shows.
                self.lied, self._chain = True, []
                return self._through(data)
            raise FormatError(
                self._subject,
                f"the packed answer is damaged ({error}).",
                seen="damaged " + "+".join(self._codings),
            ) from error

    def close(self) -> bytes:
        """Say that no more comes; give what was held back."""
        if self._chain is None:
            if not self._waiting:
                return b""
            data, self._waiting = self._waiting, b""
            self._chain = self._begin(data)
            rest = self._through(data)
        else:
            rest = b""
        if not all(undo.finished() for undo in self._chain or ()):
            raise self._cut_off()
        return rest

    def _cut_off(self) -> FormatError:
        return FormatError(
            self._subject,
            "the packed answer is cut off before its end.",
            seen="truncated " + "+".join(self._codings),
            advice="Try again.",
        )

    def _begin(self, opening: bytes) -> list[_Undo]:
        if len(self._codings) > _MOST_LAYERS:
            raise FormatError(
                self._subject, "is packed too many times over.", seen="+".join(self._codings)
            )
        chain: list[_Undo] = []
        for coding in reversed(self._codings):
            if coding == "br":
                try:
                    chain.append(_Brotli())
                except ImportError as error:
                    raise FormatError(
                        self._subject,
                        "is packed with brotli, which is not installed.",
                        seen="br",
                    ) from error
            elif coding in {"gzip", "deflate"}:
                chain.append(_Zlib(coding == "gzip"))
            else:
                raise FormatError(
                    self._subject,
                    f"is packed in a way we do not know ({coding!r}).",
                    seen=coding,
                    advice="Save the page in a browser and give the file.",
                )
        if chain and self._codings[-1] == "gzip" and opening[:2] != b"\x1f\x8b":
            self.lied = True
            return []
        return chain

    def _through(self, data: bytes) -> bytes:
        pieces: list[bytes] = []
        self._pass(data, 0, pieces)
        return b"".join(pieces)

    def _pass(self, data: bytes, depth: int, pieces: list[bytes]) -> None:
        chain = self._chain or []
        if depth == len(chain):
            self.size += len(data)
            if self.size > self._limit:
                raise FormatError(
                    self._subject,
                    f"unpacks to more than {self._limit:,} bytes.",
                    seen="+".join(self._codings) or "too large",
                    advice="Raise the limit (--max-size) if you trust it.",
                )
            pieces.append(data)
            return
        for piece in chain[depth].feed(data):
            self._pass(piece, depth + 1, pieces)


def codings(header: str) -> tuple[str, ...]:
    """The codings that a Content-Encoding header names, in the order they were put on."""
    names = (name.strip().lower().removeprefix("x-") for name in header.split(","))
    return tuple(name for name in names if name not in {"", "identity", "none", "utf-8"})


def unpacked(data: bytes, headers: Sequence[tuple[str, str]], *, limit: int, subject: str) -> bytes:
    """The content behind a payload kept as it came over the wire.

    Raises:
        FormatError: Damaged, cut off, larger than ``limit``, or in an unknown coding.
    """
    header = ", ".join(value for name, value in headers if name.lower() == "content-encoding")
    unpacker = Unpacker(header, limit=limit, subject=subject)
    first = unpacker.feed(data)
    return first + unpacker.close()
