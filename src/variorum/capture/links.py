"""Links in the head of an answer (RFC 8288), and how many visits it still allows."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import urljoin

from variorum.capture.fetch import retry_after
from variorum.capture.response import Response

_ABOUT = re.compile(
    r"\s*;\s*([\w!#$&+.^`|~*-]+)\s*(?:=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^\s;,\"]*)))?"
)
# The same without its groups, as often as it comes behind an address.
_LINK = re.compile(
    r"<([^<>]{0,4096})>"
    r"((?:\s*;\s*[\w!#$&+.^`|~*-]+\s*(?:=\s*(?:\"(?:[^\"\\]|\\.)*\"|[^\s;,\"]*))?)*)"
)
# A reset that is no moment, but seconds from now, is below this.
_SECONDS = 1e8
_LONGEST = 24 * 3600.0


def linked(response: Response, relation: str) -> str | None:
    """The first address to which an answer's head links in this relation; absolute."""
    for name, value in response.headers:
        if name.lower() != "link":
            continue
        for target, about in _LINK.findall(value):
            said = {name.lower(): quoted or bare for name, quoted, bare in _ABOUT.findall(about)}
            if relation in said.get("rel", "").lower().split():
                try:
                    return str(urljoin(response.url, target.strip()))
                except ValueError:
                    continue
    return None


def asked_to_wait(response: Response, now: datetime) -> float | None:
    """For how many seconds an answer asks to be left alone; None if it does not.

    Said by Retry-After, or by X-RateLimit-Remaining (or RateLimit-Remaining) when nothing
    remains until the moment of X-RateLimit-Reset: a time in ISO 8601, seconds since 1970, or
    seconds from now. A rate limit is believed up to a day.
    """
    waits = [retry_after(response.header("retry-after"), now=now), _limit(response, now)]
    return max((wait for wait in waits if wait is not None), default=None)


def _limit(response: Response, now: datetime) -> float | None:
    for prefix in ("x-ratelimit", "ratelimit"):
        remaining = response.header(f"{prefix}-remaining")
        reset = (response.header(f"{prefix}-reset") or "").strip()
        if remaining is None or remaining.strip() != "0" or not reset:
            continue
        if reset.isascii() and reset.isdecimal() and len(reset) < 13:
            seconds = float(reset)
            wait = seconds if seconds < _SECONDS else seconds - now.timestamp()
        else:
            try:
                moment = datetime.fromisoformat(reset)
            except ValueError:
                continue
            wait = ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now).total_seconds()
        return min(max(wait, 0.0), _LONGEST)
    return None
