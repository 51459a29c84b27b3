"""How it stands with a feed, in words that a person understands."""

from __future__ import annotations

from http import HTTPStatus

from variorum.errors import FetchError, FormatError, Refused, VariorumError
from variorum.model import FeedState, Trouble, TroubleKind
from variorum.text.addresses import without_secrets

_SAID: dict[TroubleKind, str] = {
    "gone": "The site says that this feed is gone for good.",
    "missing": "There is nothing at this address any more.",
    "forbidden": "The site does not let programs read this feed.",
    "busy": "The site asks for fewer visits.",
    "server": "The site's server is in trouble.",
    "network": "The site cannot be reached.",
    "timeout": "The site did not answer in time.",
    "refused": "We do not visit this address.",
    "unreadable": "What the site sent is no feed that can be read.",
}
# The same where a social account was asked.
_OF_ACCOUNT: dict[TroubleKind, str] = {
    "gone": "The server says that this account is gone for good.",
    "missing": "There is no such account at this server any more.",
    "forbidden": "The server shows this account's posts only to those who are signed in there.",
    "unreadable": "What the server sent are no posts that can be read.",
}
_KINDS: dict[int, TroubleKind] = {
    401: "forbidden", 402: "forbidden", 403: "forbidden", 404: "missing", 410: "gone",
    408: "timeout", 429: "busy", 451: "forbidden", 503: "busy",
}  # fmt: skip


def trouble_of(error: VariorumError, *, account: bool = False) -> Trouble:
    """What a failed try means, with the reason in words.

    Args:
        account: What was asked is a social account, and no feed.
    """
    if isinstance(error, Refused):
        return _trouble("refused", error.reason)
    if isinstance(error, FormatError):
        return _trouble("unreadable", error.reason, account=account)
    if isinstance(error, FetchError):
        if error.status is not None and not 300 <= error.status < 400:
            return trouble_of_status(error.status, account=account)
        return _trouble(_kind(error), error.reason, account=account)
    return _trouble("network", error.reason)


def _kind(error: FetchError) -> TroubleKind:
    if isinstance(error.__cause__, FormatError):
        return "unreadable"
    if isinstance(error.__cause__, TimeoutError) or "in time" in error.reason:
        return "timeout"
    # It was reached, and what it says makes no sense.
    return "server" if error.status or error.reason.startswith("the answer") else "network"


def trouble_of_status(status: int, *, account: bool = False) -> Trouble:
    """What an HTTP status that is no success says of a feed, or of a social account."""
    kind = _KINDS.get(status, "forbidden" if 400 <= status < 500 else "server")
    try:
        phrase = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = str(status)
    return _trouble(kind, f"It answers “{phrase}”.", status, account=account)


def _trouble(
    kind: TroubleKind, reason: str, status: int | None = None, *, account: bool = False
) -> Trouble:
    said = _OF_ACCOUNT.get(kind, _SAID[kind]) if account else _SAID[kind]
    reason = without_secrets(reason)
    return Trouble(kind, f"{said} {reason[:1].upper()}{reason[1:400]}".strip(), status)


def told(state: FeedState, now: float) -> str:
    """One line on a feed's health: since when it fails, when it is tried next.

    Args:
        now: The moment, in seconds since 1970.
    """
    if state.tried is None:
        return "Not asked yet."
    following = f"Next try {until(state.due - now)}."
    if state.trouble is None:
        new = f" Something new {ago(now - state.changed)}." if state.changed is not None else ""
        return f"Answered {ago(now - state.tried)}.{new} {following}"
    last = (
        f"It last answered well {ago(now - state.succeeded)}."
        if state.succeeded is not None
        else "It has never answered well."
    )
    times = "" if state.failures == 1 else f" ({state.failures} tries in a row)"
    return f"{state.trouble.said}{times} {last} {following}"


def told_pace(gap: float | None) -> str:
    """How often a feed brings something ("Brings something about every 3 hours."); empty where
    that is not known yet.

    Args:
        gap: The seconds that usually lie between two arrivals.
    """
    if gap is None or gap <= 0:
        return ""
    span = _span(max(gap, 60.0))
    count, _, name = span.partition(" ")
    return f"Brings something about every {name if count == '1' else span}."


def ago(seconds: float) -> str:
    """How long ago something was ("3 hours ago")."""
    return "just now" if seconds < 60 else f"{_span(seconds)} ago"


def until(seconds: float) -> str:
    """How long it is until something ("in 3 hours")."""
    return "now" if seconds < 60 else f"in {_span(seconds)}"


def _span(seconds: float) -> str:
    for size, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = round(seconds / size)
            return f"{count} {name}" + ("" if count == 1 else "s")
    return "a moment"
