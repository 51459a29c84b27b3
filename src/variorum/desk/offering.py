"""Which feeds an address offers, before anybody follows one."""

from __future__ import annotations

from variorum.desk.desk import Desk
from variorum.desk.social import had
from variorum.errors import FormatError, SourceError
from variorum.model import Offer
from variorum.sources import find_feeds, guess_feeds, read_feed

# Usual places that are tried where a page names none.
_TRIED = 5


def offers(desk: Desk, address: str) -> tuple[Offer, ...]:
    """The feed at an address, or those that the page there offers; empty where there is none.

    Args:
        address: With its scheme.

    Raises:
        FetchError, Refused: The address cannot be had.
    """
    answer = had(desk, address)
    try:
        feed = read_feed(answer.body, subject=answer.asked, base=answer.url)
    except FormatError:
        pass
    else:
        return (Offer(answer.asked, feed.title, "named"),)
    found = find_feeds(answer.body, answer.url)
    return tuple(found) or tuple(
        one for one in guess_feeds(answer.url)[:_TRIED] if _is_feed(desk, one.url)
    )


def _is_feed(desk: Desk, address: str) -> bool:
    try:
        answer = had(desk, address)
        read_feed(answer.body, subject=answer.asked, base=answer.url)
    except SourceError:
        return False
    return True
