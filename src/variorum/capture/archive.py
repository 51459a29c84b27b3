"""The archive: a folder of WARC files that only ever grow."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from variorum.capture.coding import unpacked
from variorum.capture.record import pack, pack_info, record_id, sha256, unpack
from variorum.capture.response import Response
from variorum.errors import ArchiveError
from variorum.model import Capture
from variorum.model.passage import CaptureId

_NAME = re.compile(r"variorum-(\d{5})\.warc\.gz")
_ROTATE = 1 << 30
_MOST_FILES = 100_000
_SOFTWARE = "variorum"
# A record is read whole into memory; ours are never larger than what was given.
_LARGEST = 1 << 32


@contextlib.contextmanager
def _named(folder: Path) -> Iterator[None]:
    """Give the system's errors our name and an advice."""
    try:
        yield
    except OSError as error:
        raise ArchiveError(
            str(folder.name),
            f"the archive cannot be written ({error.strerror or error}).",
            advice="Check that there is room and that the folder may be written.",
        ) from error


@dataclass(frozen=True, slots=True)
class Packed:
    """A capture and its record, ready to be kept; it lies in no archive yet."""

    capture: Capture
    member: bytes


def packed(
    data: bytes,
    *,
    input: str,
    captured: str,
    url: str | None = None,
    media_type: str | None = None,
    status: int | None = None,
    headers: Sequence[tuple[str, str]] = (),
    parent: CaptureId | None = None,
    address: str | None = None,
    level: int = 9,
) -> Packed:
    """Make the record of some bytes; see ``Archive.keep``. Fit for any thread.

    Args:
        level: The effort of packing, from 0 (none) to 9.

    Raises:
        ValueError: ``captured`` is not an aware time.
    """
    digest = CaptureId(sha256(data))
    moment = _utc(captured)
    headers = tuple((name, value) for name, value in headers)
    capture = Capture(
        id=digest,
        input=input,
        url=url,
        captured=moment,
        media_type=media_type,
        status=status,
        headers=headers,
        size=len(data),
        record=record_id(digest, input, url or "", moment),
        parent=parent,
    )
    return Packed(capture, pack(capture, data, address=address, level=level))


def packed_answer(response: Response, *, input: str | None = None) -> Packed:
    """The record of a fetched answer, as ``Archive.keep_response`` makes it, with little effort
    of packing: for the many answers of feeds. What came packed is not packed again."""
    coded = response.wire is not response.body and response.wire != response.body
    return packed(
        response.wire,
        input=input if input is not None else response.asked,
        url=response.url,
        captured=response.captured,
        media_type=response.media_type,
        status=response.status,
        headers=response.headers,
        address=response.address,
        level=0 if coded else 1,
    )


class Archive:
    """A folder of WARC 1.1 files, one gzip member for each record.

    A record is made in memory, appended and synced to disk before ``keep`` returns. While
    a file is being written a marker beside it holds the length it had at the start; after
    a crash the next writer finds the marker, walks the records from there and cuts off a
    half-written last one, which ``keep`` never gave out. One file is written by one
    process at a time; a second process opens the next number. Reading needs neither.

    Close it, or use it as a context manager. Nothing is created before the first record.

    Args:
        folder: Made when first needed.
        sync: False leaves syncing to the system (for tests and bulk runs).

    Raises:
        ArchiveError: From every method, when the folder or a record is not as it should be.
    """

    def __init__(self, folder: str | os.PathLike[str], *, sync: bool = True) -> None:
        self.folder = Path(folder)
        self._sync = sync
        self._later = False
        self._file: IO[bytes] | None = None
        self._marker: Path | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Finish writing. The archive can be used again afterwards."""
        # The marker goes while the file is still ours: the next writer makes its own.
        marker, self._marker = self._marker, None
        if marker is not None:
            with contextlib.suppress(OSError):
                marker.unlink(missing_ok=True)
        file, self._file = self._file, None
        if file is not None:
            try:
                if self._sync and self._later:
                    os.fsync(file.fileno())
            finally:
                file.close()

    def keep(
        self,
        data: bytes,
        *,
        input: str,
        captured: str,
        url: str | None = None,
        media_type: str | None = None,
        status: int | None = None,
        headers: Sequence[tuple[str, str]] = (),
        parent: CaptureId | None = None,
        address: str | None = None,
        known: Capture | None = None,
    ) -> Capture:
        """Keep bytes, unaltered, as one WARC record.

        Args:
            data: The payload: a file's bytes, or an answer's body as it was sent.
            input: The name under which it came in.
            captured: The moment, an aware time in ISO 8601.
            url: The address it was got from, if any.
            status: The HTTP status; with it the record is a ``response``.
            headers: The HTTP headers as sent.
            parent: The capture this one came out of (a feed, a foreign WARC).
            address: The network address that answered.
            known: The capture already kept under these bytes, if the store has one: if it
                is whole, it comes back and nothing is written.

        Raises:
            ArchiveError: The folder cannot be written.
            ValueError: ``captured`` is not an aware time.
        """
        if known is not None and known.id == sha256(data) and self.holds(known):
            return known
        return self.keep_packed(
            packed(
                data, input=input, captured=captured, url=url, media_type=media_type,
                status=status, headers=headers, parent=parent, address=address,
            )
        )  # fmt: skip

    def keep_packed(self, ready: Packed) -> Capture:
        """Keep a record that was made before.

        Raises:
            ArchiveError: The folder cannot be written.
        """
        name, offset = self._append(ready.member, ready.capture.captured)
        return replace(ready.capture, archive=name, offset=offset)

    def holds(self, capture: Capture) -> bool:
        """True if the capture's record is here and whole."""
        try:
            self.read(capture)
        except ArchiveError:
            return False
        return True

    def keep_response(
        self,
        response: Response,
        *,
        input: str | None = None,
        parent: CaptureId | None = None,
        known: Capture | None = None,
    ) -> Capture:
        """Keep a fetched answer: its body as sent, its headers, its final address."""
        return self.keep(
            response.wire,
            input=input if input is not None else response.asked,
            url=response.url,
            captured=response.captured,
            media_type=response.media_type,
            status=response.status,
            headers=response.headers,
            parent=parent,
            address=response.address,
            known=known,
        )

    def read(self, capture: Capture) -> bytes:
        """The payload as it was given, its digest checked.

        Raises:
            ArchiveError: Missing, damaged, or not what the capture names.
        """
        return self._record(capture)[1]

    def content(self, capture: Capture, *, limit: int = 1 << 28) -> bytes:
        """The payload with the codings undone that its headers name: what can be read.

        Raises:
            ArchiveError: As ``read``.
            FormatError: The coding is damaged, or unpacks to more than ``limit`` bytes.
        """
        payload = self.read(capture)
        return unpacked(payload, capture.headers, limit=limit, subject=capture.input)

    def verify(self, capture: Capture) -> None:
        """Check that the record holds what the capture says: digest, size, id, moment.

        Raises:
            ArchiveError: Something differs.
        """
        fields, payload = self._record(capture)
        for name, found, wanted in (
            ("size", str(len(payload)), str(capture.size)),
            ("id", fields.get("warc-record-id"), capture.record),
            ("date", fields.get("warc-date"), capture.captured),
        ):
            if found != wanted:
                raise ArchiveError(
                    f"{capture.archive} at {capture.offset}",
                    f"the record's {name} is {found!r}, but {wanted!r} was captured.",
                )

    def _record(self, capture: Capture) -> tuple[dict[str, str], bytes]:
        """The fields and the payload of a capture's record, every digest checked."""
        subject = f"{capture.archive or 'archive'} at {capture.offset}"
        if not _NAME.fullmatch(capture.archive):
            raise ArchiveError(subject, "the capture names no file of an archive.")
        try:
            with open(self.folder / capture.archive, "rb") as file:
                found = _member_at(file, capture.offset)
        except FileNotFoundError as error:
            raise ArchiveError(
                subject,
                "the archive file is missing.",
                advice="Put it back, or give the input again.",
            ) from error
        except (OSError, ValueError, zlib.error) as error:
            raise ArchiveError(
                subject, f"the record cannot be read ({error}).", advice="Give the input again."
            ) from error
        if found is None:
            raise ArchiveError(subject, "the record is cut off.", advice="Give the input again.")
        fields, payload = unpack(found[0], subject=subject)
        if sha256(payload) != capture.id or fields.get("warc-payload-digest") != capture.id:
            raise ArchiveError(
                subject,
                f"the payload is not the one captured ({capture.id}).",
                advice="The archive was altered; give the input again.",
            )
        return fields, payload

    def _append(self, member: bytes, moment: str) -> tuple[str, int]:
        with _named(self.folder):
            if self._file is not None and self._file.tell() + len(member) > _ROTATE:
                self.close()
            file = self._file or self._open(moment, len(member))
            offset = file.seek(0, os.SEEK_END)
            try:
                self._write(file, member)
            except OSError:
                # A full disk: take the half record back, so that the file stays whole.
                file.truncate(offset)
                raise
            return Path(file.name).name, offset

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Records kept inside are synced to disk once, before this ends.

        For many small records: a sync takes longer than writing a hundred of them.
        """
        self._later, before = True, self._later
        try:
            yield
        finally:
            self._later = before
            if self._file is not None:
                with _named(self.folder):
                    self._synced(self._file)

    def _synced(self, file: IO[bytes]) -> None:
        if self._sync and not self._later:
            os.fsync(file.fileno())

    def _write(self, file: IO[bytes], member: bytes) -> None:
        view = memoryview(member)
        while view:
            view = view[file.write(view) :]
        self._synced(file)

    def _open(self, moment: str, coming: int) -> IO[bytes]:
        self.folder.mkdir(parents=True, exist_ok=True)
        numbers = [
            int(match[1]) for path in self.folder.iterdir() if (match := _NAME.fullmatch(path.name))
        ]
        for number in range(max(numbers, default=1), _MOST_FILES):
            path = self.folder / f"variorum-{number:05}.warc.gz"
            file = open(path, "a+b", buffering=0)  # noqa: SIM115 - lives until close()
            try:
                if self._begin(file, path, moment, coming):
                    return file
            except BaseException:
                file.close()
                raise
            file.close()
        raise ArchiveError(self.folder.name, "the archive has no numbers left for its files.")

    def _begin(self, file: IO[bytes], path: Path, moment: str, coming: int) -> bool:
        """Take a file for writing, if it is free, whole, and has room for what is coming."""
        marker = path.with_name(path.name + ".writing")
        if not _lock(file) or not _mend(file, marker):
            return False
        size = file.seek(0, os.SEEK_END)
        if size and size + coming > _ROTATE:
            return False
        marker.write_text(f"{size}\n")
        try:
            if size == 0:
                self._write(file, pack_info(path.name, moment, _SOFTWARE))
        except OSError:
            file.truncate(0)
            marker.unlink(missing_ok=True)
            raise
        self._file, self._marker = file, marker
        return True


def _member_at(file: IO[bytes], offset: int) -> tuple[bytes, int] | None:
    """The gzip member at a place, unpacked, and where it ends; None if it is cut off.

    Raises:
        zlib.error: Damaged, or larger than any record of ours.
    """
    file.seek(offset)
    inner = zlib.decompressobj(16 + zlib.MAX_WBITS)
    pieces: list[bytes] = []
    size = 0
    while not inner.eof:
        given = inner.unconsumed_tail or file.read(1 << 16)
        if not given:
            return None
        piece = inner.decompress(given, 1 << 20)
        size += len(piece)
        if size > _LARGEST:
            raise zlib.error("larger than any record of ours")
        pieces.append(piece)
    return b"".join(pieces), file.tell() - len(inner.unused_data)


def _lock(file: IO[bytes]) -> bool:
    """Take the file for this process; True where the system knows no such locks."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Some network file systems cannot lock: that is no sign of another writer.
        return error.errno not in {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES}
    return True


def _mend(file: IO[bytes], marker: Path) -> bool:
    """After a crash, cut off a half-written last record; False if the file is hurt otherwise."""
    try:
        position = int(marker.read_text().strip() or 0)
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        position = 0
    size = file.seek(0, os.SEEK_END)
    if not 0 <= position <= size:
        return False
    while position < size:
        try:
            found = _member_at(file, position)
        except zlib.error:
            # Damage that is no mere breaking off: leave the file as evidence.
            return False
        if found is None:
            file.truncate(position)
            break
        _, position = found
    return True


def _utc(moment: str) -> str:
    parsed = datetime.fromisoformat(moment)
    if parsed.tzinfo is None:
        raise ValueError(f"not an aware time: {moment!r}")
    return parsed.astimezone(UTC).isoformat().replace("+00:00", "Z")
