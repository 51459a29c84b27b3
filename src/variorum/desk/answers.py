"""What the head of an answer says to who polls: validators, freshness, wishes to be left alone."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from variorum.capture import Heard, Response, asked_to_wait
from variorum.model import Polled

_MAX_AGE = re.compile(r"(?:^|[\s,])(?:s-)?max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


def polled_by(heard: Heard, now: float) -> Polled:
    """What the head of an answer says."""
    response = heard.response
    moment = datetime.fromtimestamp(now, UTC)
    return Polled(
        at=now,
        status=response.status,
        etag=heard.validator("etag"),
        modified=heard.validator("last-modified"),
        digest=hashlib.sha256(response.body).hexdigest() if response.status != 304 else None,
        floor=_fresh_for(response, moment),
        wait=asked_to_wait(response, moment),
    )


def _fresh_for(response: Response, now: datetime) -> float | None:
    """For how many seconds the server calls its answer fresh (RFC 9111, 4.2.1); None if it
    does not say, or says that it is to be asked each time."""
    control = response.header("cache-control") or ""
    if "no-cache" in control.lower() or "no-store" in control.lower():
        return None
    if found := _MAX_AGE.search(control):
        return max(float(found[1]) - _age(response), 0.0)
    try:
        expires = parsedate_to_datetime(response.header("expires") or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if expires.tzinfo is None:
        expires = expires.replace(tzinfo=UTC)
    return max((expires - now).total_seconds(), 0.0)


def _age(response: Response) -> float:
    written = (response.header("age") or "").strip()
    return float(written[:9]) if written.isascii() and written.isdecimal() else 0.0
