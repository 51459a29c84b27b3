"""Following social accounts: found at their servers, or in posts that somebody saved."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from variorum.capture import Heard, Response
from variorum.desk.arriving import Page
from variorum.desk.desk import Desk
from variorum.desk.gather import fetch_all, keep
from variorum.desk.taking_in import take_delivery, take_in
from variorum.errors import FetchError, FormatError, SourceError, VariorumError
from variorum.following import Rhythm
from variorum.model import Intake, Source
from variorum.sources import (
    Account,
    Handle,
    lookup_url,
    origin_of,
    read_account,
    read_saved_posts,
    read_webfinger,
    statuses_url,
    titled,
    webfinger_url,
)

_SAVED = "Save its posts as JSON, and follow the file."


def find_account(desk: Desk, handle: Handle) -> tuple[str, Account]:
    """An account and the address of the server that gives its posts.

    Its own server is asked first; where that knows nothing of the account, the domain is asked
    which server its accounts are at (WebFinger), and last the server at which it was seen.

    Raises:
        FetchError, FormatError, Refused: It cannot be found; says why in words.
    """
    first: SourceError | None = None
    for origin, acct in _places(desk, handle):
        url = lookup_url(origin, acct)
        try:
            answer = had(desk, url)
            server = answer.url.partition("://")[2].partition("/")[0]
            account = read_account(answer.body, subject=str(handle), server=server)
        except SourceError as trouble:
            first = first or trouble
            continue
        # A server may send us on to where its accounts really are.
        return "/".join(answer.url.split("/", 3)[:3]), account
    raise _in_words(handle, first)


def _places(desk: Desk, handle: Handle) -> Iterator[tuple[str, str]]:
    """Servers that may know the account, and how each calls it."""
    own = origin_of(handle.server)
    if handle.at is not None and handle.at.partition("://")[2] == handle.server:
        own = handle.at
    yield own, handle.name
    try:
        answer = had(desk, webfinger_url(handle))
        named = read_webfinger(answer.body, subject=str(handle))
    except SourceError:
        named = ()
    yield from ((origin, handle.name) for origin in named if origin != own)
    if handle.at is not None and handle.at != own:
        yield handle.at, f"{handle.name}@{handle.server}"


def _in_words(handle: Handle, trouble: SourceError | None) -> SourceError:
    if isinstance(trouble, FetchError) and trouble.status in (401, 403):
        return FetchError(
            str(handle),
            "its server tells of accounts only to those who are signed in there.",
            status=trouble.status,
            advice=_SAVED,
        )
    if isinstance(trouble, FetchError) and trouble.status in (404, 410):
        return FetchError(
            str(handle),
            "there is no such account at its server, or the server does not speak the "
            "Mastodon API.",
            status=trouble.status,
            advice="Check how it is written.",
        )
    if isinstance(trouble, FormatError):
        return FetchError(str(handle), f"its server gives no account: {trouble.reason}")
    return trouble or FetchError(str(handle), "its server gives no account.")


def had(desk: Desk, address: str) -> Response:
    """What stands at an address.

    Raises:
        FetchError, Refused: It cannot be had.
    """
    ((_, answer),) = fetch_all(desk, [address])
    if isinstance(answer, VariorumError):
        raise answer
    return answer


def account_source(desk: Desk, handle: Handle, *, boosts: bool) -> tuple[Source, str]:
    """The source that an account is, with its newest posts taken in; and a note on it that the
    person should read, or nothing.

    Args:
        boosts: Whether also what the account only passes on.

    Raises:
        FetchError, FormatError, Refused: It cannot be found, or its posts cannot be had.
    """
    origin, account = find_account(desk, handle)
    url = statuses_url(origin, account.id, boosts=boosts)
    try:
        answer = had(desk, url)
    except FetchError as trouble:
        raise _in_words(handle, trouble) from trouble
    (source,) = desk.store.sources.follow([url])
    now = desk.clock().timestamp()
    if source.state.tried is None:
        take_in(desk, [(source, Heard(answer))], now, random.random, Rhythm())
        (source,) = desk.store.sources.find([source.id])
    named = replace(
        source,
        title=source.title or titled(account.name, account.handle),
        site=account.url or source.site,
    )
    desk.store.sources.take_in([Intake(named)], now)
    return named, _note(desk, named, account)


def _note(desk: Desk, source: Source, account: Account) -> str:
    if account.moved:
        return f"The account was left for {account.moved}."
    if desk.store.sources.latest(source.id, limit=1):
        return ""
    if account.locked:
        return "It shows no posts in public; what it writes for its followers cannot be read here."
    return "It shows no posts in public yet."


def saved_sources(desk: Desk, data: bytes, name: str) -> tuple[Source, ...]:
    """The sources whose posts stand in a file that somebody saved, with these taken in.

    They are polled at their servers like accounts that are followed by name; if a server shows
    its posts to nobody, what was saved is there all the same, and a newer file can be added.

    Raises:
        FormatError: It holds no posts.
    """
    found: list[Source] = []
    saved = read_saved_posts(data, subject=name)
    with desk.store.transaction(), desk.archive.together():
        capture = keep(desk, data, input=name, media_type="application/json")
        now = desk.clock().timestamp()
        for one in saved:
            (source,) = desk.store.sources.follow([one.url])
            title = one.feed.title or source.title
            source = replace(source, title=title, site=one.feed.url or source.site)
            take_delivery(desk, source, Page(data, one.url, capture.id), now, feed=one.feed)
            found += desk.store.sources.find([source.id])
    return tuple(found)
