"""Asking a social account for its posts: the newest, and older ones until a known one is met."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from variorum.capture import Ask, Ear, Heard, Response, asked_to_wait
from variorum.desk.desk import Desk
from variorum.errors import FormatError, VariorumError
from variorum.following import names_of
from variorum.model import Entry, Source
from variorum.sources import older_than, read_statuses

# Pages of one visit; what is left is asked for at the next.
_MOST_PAGES = 25


@dataclass(frozen=True, slots=True)
class HeardPosts:
    """What an account's server gave.

    ``first`` is the page of the newest posts, ``further`` are older ones. ``behind`` is as in
    ``Source``: where older posts are still missing. ``trouble`` is why asking for them ended
    early: an error, or an answer that is none.
    """

    first: Heard
    further: tuple[Response, ...] = ()
    behind: tuple[str, ...] = ()
    trouble: VariorumError | Response | None = None


async def ask_posts(
    desk: Desk, ear: Ear, source: Source, pause: Callable[[], Awaitable[None]]
) -> HeardPosts | Heard:
    """Ask an account's server for what is new.

    The newest page is always asked for, with the validators of the last: so posts that were
    edited are seen, too. If none of its posts is known, others lie between it and those that
    are; then pages are asked for that are ever older. Where that ends early (the server
    fails, wishes to be left alone, or there are very many), it is noted where to go on.

    Args:
        pause: Waits between two pages.

    Raises:
        FetchError, Refused: The newest page cannot be had.
    """
    state = source.state
    heard = await ear(Ask(source.url, state.etag, state.modified, state.giver))
    last = heard.response
    if last.status != 304 and not 200 <= last.status < 300:
        return heard
    behind = list(source.behind)
    if last.status != 304:
        try:
            page = read_statuses(last.body, subject=source.url, base=last.url)
        except FormatError:
            return heard  # it is told where the answer is taken in
        entries = page.feed.entries
        if (
            entries
            and page.oldest
            and _was_read(desk, source)
            and not _known(desk, source, entries)
        ):
            behind.insert(0, page.oldest)
    further = list[Response]()
    trouble: VariorumError | Response | None = None
    while behind and len(further) < _MOST_PAGES and not asked_to_wait(last, desk.clock()):
        await pause()
        try:
            last = (await ear(Ask(older_than(source.url, behind[0])))).response
            if not 200 <= last.status < 300:
                trouble = last
                break
            page = read_statuses(last.body, subject=source.url, base=last.url)
        except VariorumError as error:
            trouble = error
            break
        further.append(last)
        entries = page.feed.entries
        met = not entries or _known(desk, source, entries) or page.oldest in (None, *behind)
        if met or page.oldest is None:
            behind.pop(0)
        else:
            behind[0] = page.oldest
    return HeardPosts(heard, tuple(further), tuple(behind), trouble)


def _was_read(desk: Desk, source: Source) -> bool:
    """Whether posts of the source were taken in before: what is older than the first page that
    was ever had is left alone."""
    return source.state.succeeded is not None or bool(desk.store.sources.latest(source.id, limit=1))


def _known(desk: Desk, source: Source, entries: tuple[Entry, ...]) -> bool:
    names = [name for several in names_of(entries) for name in several]
    return bool(desk.store.sources.known(source.id, names))
