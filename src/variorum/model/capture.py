"""Captures: the bytes got from a source at one moment. Never changed."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model.passage import CaptureId


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes got from one place at one moment, kept as a WARC record.

    ``id`` is ``sha256:`` and the hex digest of the payload. ``input`` is the name under
    which the bytes came in (a file's name, ``-``, an address). ``captured`` is an aware
    UTC time in ISO 8601. ``archive`` and ``offset`` say where the WARC record stands.
    """

    id: CaptureId
    input: str
    url: str | None
    captured: str
    media_type: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    size: int = 0
    archive: str = ""
    offset: int = 0
    record: str = ""
    parent: CaptureId | None = None
