"""When a captured page is visited again, and how many pages may be, so that it is no flood.

Outlets change pages without a word in their feeds. Most of that happens soon after a report
came out, some of it days later: so a page is looked at again at widening distances and then
let be. Everything here is computed from values: the clock is an argument.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.errors import FetchError, Refused, VariorumError
from variorum.following.health import ago, until
from variorum.following.pages import asked_to_wait
from variorum.following.schedule import DAY, HOUR, MINUTE
from variorum.model import Allowance, CaptureId, Revisit

# After these times since it was captured first a page is visited again.
STEPS: tuple[float, ...] = (HOUR, 4 * HOUR, DAY, 3 * DAY, 10 * DAY)
# No visit comes sooner after another: what is late takes the place of the next one.
_APART = 30 * MINUTE
# A visit that is later than this is not made any more.
TOO_LATE = 30 * DAY
# What fails is tried again after an hour, doubled up to a day; after so many tries the next
# step is waited for.
_TRIES = 5
# A page of which something is being done is left for so long.
_BUSY = 15 * MINUTE
# A server that is asked too much is left alone for so long where it does not say how long.
_ALONE = 15 * MINUTE
# The part of a day's visits that may be made at once; the others come free over the day.
_AT_ONCE = 0.2
# What is longer is no validator; it would be sent with each visit.
_LONGEST = 1024

Given = tuple[str | None, str | None, str]


def captured(
    known: Revisit | None, url: str, domain: str, capture: CaptureId, given: Given, now: float
) -> Revisit:
    """The schedule of a page that was captured in the ordinary way, for the first time or anew.

    Args:
        given: The validators of the answer, and the address that gave them.
    """
    page = known or Revisit(url, domain, now)
    page = replace(page, status=200, trouble=None, failures=0, gone=None, asked=now)
    return _planned(_with(replace(page, capture=capture), given), now)


def looked(
    page: Revisit, capture: CaptureId, given: Given, now: float, trouble: str | None = None
) -> Revisit:
    """After a visit that brought the page.

    Args:
        trouble: Why nothing of the article could be told from it, in words.
    """
    page = replace(_visited(page, now), capture=capture, status=200, trouble=trouble, gone=None)
    return _planned(_with(page, given), now)


def unchanged(page: Revisit, given: Given, now: float) -> Revisit:
    """After an answer that nothing changed; it may bring newer validators (RFC 9110, 15.4.5).

    What the page showed last stands, also where that was none of the article.
    """
    etag, modified, giver = given
    kept = (_usable(etag) or page.etag, _usable(modified) or page.modified, giver)
    shown = page.trouble if page.status == 200 else None
    page = replace(_visited(page, now), status=200, trouble=shown, gone=None)
    return _planned(_with(page, kept), now)


def missed(page: Revisit, trouble: VariorumError, now: float) -> Revisit:
    """After a visit that failed. What another try would not change waits for the next step;
    "410 Gone" is believed when it is said twice."""
    status = trouble.status if isinstance(trouble, FetchError) else None
    gone = status in {404, 410}
    after = replace(
        _visited(page, now),
        failures=page.failures + 1,
        status=status,
        trouble=trouble.reason,
        gone=(page.gone if page.gone is not None else now) if gone else page.gone,
    )
    if status == 410 and page.status == 410:
        return replace(after, due=None)
    if _stays(trouble) or after.failures > _TRIES:
        return _planned(after, now, asked_to_wait(trouble))
    wait = max(min(HOUR * 2.0 ** (after.failures - 1), DAY), asked_to_wait(trouble))
    due = now + wait
    return replace(after, due=due if due - page.first <= TOO_LATE else None)


def passed_over(page: Revisit, now: float) -> Revisit:
    """The page where a visit is not made: the next step is waited for."""
    return _planned(page, now)


def put_off(page: Revisit, now: float) -> Revisit:
    """The page where something else is being done with it: it is visited a little later."""
    return replace(page, due=now + _BUSY)


def is_too_late(page: Revisit, now: float) -> bool:
    """True if a page was captured too long ago to be visited any more."""
    return now - page.first > TOO_LATE


def alone(trouble: VariorumError) -> float:
    """The seconds for which a server is left alone, with all of its domain, after this."""
    busy = isinstance(trouble, FetchError) and trouble.status == 429
    return max(asked_to_wait(trouble), _ALONE if busy else 0.0)


def allowance(known: Allowance | None, domain: str, most: int, now: float) -> Allowance:
    """What may be visited by now: never more than ``most`` within any day.

    A fifth of them at once, the others as the day passes.
    """
    cap = max(_AT_ONCE * most, 1.0)
    if known is None:
        return Allowance(domain, cap, now)
    freed = max(most - cap, 0.0) / DAY * max(now - known.at, 0.0)
    return replace(known, left=min(cap, known.left + freed), at=max(now, known.at))


def spent(known: Allowance, visits: int = 1, held: float = 0.0) -> Allowance:
    """After visits; ``held`` is until when the server wants to be left alone."""
    return replace(known, left=max(known.left - visits, 0.0), held=max(known.held, held))


def may_visit(known: Allowance, now: float, planned: int = 0) -> bool:
    """True if one more visit is allowed beside those that are planned already."""
    return known.left - planned >= 1.0 and known.held <= now


def told_of_page(page: Revisit, now: float) -> str:
    """What is known of a page since it was captured, in words.

    Args:
        now: The moment, in seconds since 1970.
    """
    again = "" if page.due is None else f"looked at again {until(page.due - now)}."
    following = f" It is {again}" if again else ""
    if page.visits == 0 or page.asked is None:
        return f"The page is {again}" if again else ""
    kept = "What was captured of it stays here."
    reason = f": {page.trouble.rstrip('.')}." if page.trouble else "."
    if page.gone is not None:
        return f"The page is gone{reason} {kept}{following}"
    when = ago(now - page.asked)
    if page.trouble is not None:
        said = f"The page was looked at again {when}, and its text could not be seen"
        return f"{said}{reason} {kept}{following}"
    return f"The page was last looked at {when}.{following}"


def _visited(page: Revisit, now: float) -> Revisit:
    return replace(page, visits=page.visits + 1, asked=now, failures=0)


def _planned(page: Revisit, now: float, wait: float = 0.0) -> Revisit:
    return replace(page, due=_next(page.first, max(now + _APART, now + wait), STEPS))


def _next(first: float, soonest: float, steps: Sequence[float]) -> float | None:
    return next((first + step for step in steps if first + step >= soonest), None)


def _with(page: Revisit, given: Given) -> Revisit:
    etag, modified, giver = given
    return replace(page, etag=_usable(etag), modified=_usable(modified), giver=giver)


def _usable(validator: str | None) -> str | None:
    return validator if validator and len(validator) <= _LONGEST else None


def _stays(trouble: VariorumError) -> bool:
    """True for what another try within hours would hardly change."""
    if isinstance(trouble, Refused):
        return trouble.rule != "robots-unreachable"
    status = trouble.status if isinstance(trouble, FetchError) else None
    return status is not None and 400 <= status < 500 and status not in {408, 425, 429}
