"""The page behind an item: whether it is wanted, and when it is asked for again.

A feed that gives a summary is followed to the page. What fails is tried again at growing
distances and then given up; the summary stands in, and why is kept. Everything here is computed
from values: the clock is an argument.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from variorum.errors import FetchError, Refused, VariorumError
from variorum.following.schedule import DAY, HOUR, MINUTE
from variorum.model import CaptureId, Entry, Item, PageAsked

# Waits after the first, second … failure; after the last one the page is given up.
_AGAIN = (5 * MINUTE, HOUR, 6 * HOUR, DAY)
# A page is not asked for again because of a revision sooner than this, doubled by each one.
_REVISED = 15 * MINUTE
_LONGEST_ASKED = 7 * DAY
# An item waits for its page so long; then it goes on with its summary.
PATIENCE = 10 * MINUTE
# What was had at an address serves another item for so long.
SHARED = DAY
# A text that calls itself whole and has fewer characters is not taken at its word.
_SHORT = 400
# Answers that another try would not change. 404 may be a page that is not out yet.
_FINAL = frozenset({400, 401, 402, 403, 405, 406, 410, 414, 451})


def wants_page(entry: Entry) -> bool:
    """True if an entry says less than its page would: a summary, or hardly any text."""
    try:
        scheme = urlsplit(entry.url or "").scheme.lower()
    except ValueError:
        return False
    if scheme not in {"http", "https"}:
        return False
    return not entry.full or len(entry.text or entry.html or "") < _SHORT


def to_ask(item: Item, known: PageAsked | None, now: float) -> PageAsked | None:
    """What is to be noted of the page of an item that wants it; None where nothing changes.

    A revised item's page is asked for again, though not at once each time: what was had
    before stands in meanwhile.
    """
    url = item.entry.url or ""
    if known is None or known.url != url:
        return PageAsked(item.id, url, item.revisions, due=now)
    if known.revision == item.revisions:
        return None
    wait = min(_REVISED * 2.0 ** min(max(item.revisions - 1, 0), 20), DAY)
    due = max(now, (known.asked or 0.0) + wait)
    return replace(known, revision=item.revisions, due=due, tries=0)


def still_awaited(page: PageAsked | None, now: float) -> bool:
    """True if an item had better wait for its page: nothing of it is there, it was not tried
    yet, and that will be soon."""
    return (
        page is not None
        and page.due is not None
        and page.capture is None
        and page.tries == 0
        and page.due > now - PATIENCE
    )


def had(page: PageAsked, capture: CaptureId, now: float) -> PageAsked:
    """The page after it was had."""
    return replace(page, due=None, tries=page.tries + 1, asked=now, trouble=None, capture=capture)


def not_had(page: PageAsked, trouble: VariorumError, now: float) -> PageAsked:
    """The page after a try that failed: when the next one is, if any, and why this one failed."""
    tries = page.tries + 1
    due: float | None = None
    if not _final(trouble) and tries <= len(_AGAIN):
        due = now + max(_AGAIN[tries - 1], asked_to_wait(trouble))
    return replace(page, due=due, tries=tries, asked=now, trouble=trouble.reason)


def asked_to_wait(trouble: VariorumError) -> float:
    """The seconds for which a server wants to be left alone, after this."""
    wait = trouble.retry_after if isinstance(trouble, FetchError) else None
    return min(max(wait or 0.0, 0.0), _LONGEST_ASKED)


def _final(trouble: VariorumError) -> bool:
    if isinstance(trouble, Refused):
        return trouble.rule not in {"robots-unreachable", "offline"}
    return isinstance(trouble, FetchError) and trouble.status in _FINAL
