"""Which part of a stream is asked for, and how the next part is named.

A continuation holds the place of the last item that was given, so that what arrives meanwhile
moves nothing: of what was there when an app began, it gets each item once.
"""

from __future__ import annotations

import base64
import binascii
import math
import struct
from dataclasses import dataclass, replace

from variorum.api.googlereader.followed import Following
from variorum.api.googlereader.ids import moment_of
from variorum.api.googlereader.streams import Stream, stream_of
from variorum.errors import FormatError
from variorum.gate import Asked
from variorum.model import Wanted

_USUAL, _MOST = 20, 10_000
_PLACE = struct.Struct(">dq")


@dataclass(frozen=True, slots=True)
class Part:
    """What an app asks of some streams: the items wanted, and how many at most."""

    streams: tuple[Stream, ...]
    wanted: Wanted
    limit: int


def part_of(asked: Asked, following: Following, *named: str) -> Part:
    """Read what is asked: ``s`` (unless named by the address), ``n``, ``r``, ``c``, ``ot``,
    ``nt``, ``xt`` and ``it``.

    Raises:
        FormatError: A name of no stream, or a continuation that is none of ours.
        NotFound: A feed that the user never followed.
    """
    streams = tuple(stream_of(name) for name in (named or asked.all("s")) if name)
    wanted = following.of(streams)
    for name in asked.all("it"):
        if name:
            wanted = following.narrowed(wanted, stream_of(name))
    for name in asked.all("xt"):
        if name:
            wanted = following.without(wanted, stream_of(name))
    since = moment_of(asked.one("ot"))
    if since is not None:
        wanted = following.since(wanted, since)
    count = asked.number("n")
    return Part(
        streams,
        replace(
            wanted,
            received_until=moment_of(asked.one("nt")),
            order="oldest" if asked.one("r") == "o" else "newest",
            beyond=_place(asked.one("c")),
        ),
        _USUAL if count is None or count <= 0 else min(count, _MOST),
    )


def continuation(place: tuple[float, int]) -> str:
    """The name of what comes after a place (``stands``, ``id``)."""
    return base64.urlsafe_b64encode(_PLACE.pack(*place)).decode("ascii").rstrip("=")


def _place(written: str) -> tuple[float, int] | None:
    plain = written.strip()
    if not plain:
        return None
    try:
        stands, item = _PLACE.unpack(base64.urlsafe_b64decode(plain + "=" * (-len(plain) % 4)))
    except (binascii.Error, ValueError, struct.error) as trouble:
        raise FormatError("request", f"{plain[:80]!r} is no continuation of ours.") from trouble
    if not math.isfinite(stands):
        raise FormatError("request", f"{plain[:80]!r} is no continuation of ours.")
    return float(stands), int(item)
