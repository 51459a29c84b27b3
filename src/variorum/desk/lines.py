"""JSON lines: one record a line, in and out, whatever stands in it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

# Some readers of lines end one at these too; JSON may always spell them out.
_ENDS = re.compile("[\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line to write, ended by a newline.

    ``subject`` is the id of what it tells of, for messages. ``error`` says why there is
    nothing else in it; ``complaints`` is how many it holds.
    """

    data: bytes
    subject: str = ""
    error: str = ""
    complaints: int = 0


def written(record: Mapping[str, Any]) -> bytes:
    """A record as one line of JSON in UTF-8, ended by a newline.

    Unpaired surrogates are spelt out (``\\ud800``), so that they come back as they were;
    numbers that JSON does not have become null.
    """
    try:
        text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    except ValueError:
        text = json.dumps(_finite(record), ensure_ascii=False, separators=(",", ":"))
    text = _ENDS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(json.loads(text), separators=(",", ":")).encode() + b"\n"


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {key: _finite(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(part) for part in value]
    return value


def error_line(
    key: str, id: str | int | None, error: str, more: Iterable[tuple[str, Any]] = ()
) -> Line:
    """The line that stands for what could not be read: its id, if it has one, and why."""
    record = {key: id, **dict(more), "error": error}
    return Line(written(record), subject="" if id is None else str(id), error=error)
