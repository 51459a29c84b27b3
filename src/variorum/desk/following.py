"""Following: an address, a page, a feed or a reading list becomes sources that are polled."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.capture import Heard, Response
from variorum.desk.desk import Desk
from variorum.desk.gather import fetch_all
from variorum.desk.read import failure
from variorum.desk.taking_in import take_in
from variorum.errors import FetchError, FormatError, SourceError, VariorumError
from variorum.following import Rhythm, joined, parted
from variorum.model import (
    Failure,
    Followed,
    Offer,
    ReadingList,
    Source,
    Subscription,
    User,
)
from variorum.sources import find_feeds, guess_feeds, read_feed, read_opml

# Offers of one page that are tried, and usual places where it offers none.
_TRIED = 5
_STEP = "follow"


@dataclass(frozen=True, slots=True)
class Follows:
    """What came of following: sources that are new to the user and such that were followed
    already; feeds that a page offers besides; inputs that led to no feed."""

    new: tuple[Source, ...] = ()
    already: tuple[Source, ...] = ()
    others: tuple[Offer, ...] = ()
    failures: tuple[Failure, ...] = ()

    def __add__(self, other: Follows) -> Follows:
        return Follows(
            self.new + other.new,
            self.already + other.already,
            self.others + other.others,
            self.failures + other.failures,
        )


def follow(desk: Desk, user: User, inputs: Sequence[str], *, folder: str | None = None) -> Follows:
    """Follow what some inputs name.

    Args:
        inputs: Addresses of feeds or of sites ("https://" may be left out), and OPML files or
            their addresses.
        folder: The title of a folder for all of them; a reading list's own folders lie
            within it.

    A feed that is given by address is read at once, so that its items are there. The feeds of
    a reading list are asked when they are polled next. One bad input never stops the others.
    """
    done = Follows()
    for number, name in enumerate(inputs):
        desk.progress(_STEP, number, len(inputs))
        try:
            done += _followed(desk, user, name, parted(folder or ""))
        except VariorumError as trouble:
            done += Follows(failures=(failure(name, _STEP, trouble),))
    desk.progress(_STEP, len(inputs), len(inputs))
    return done


def reading_list(desk: Desk, user: User) -> ReadingList:
    """All that a user follows, as it would be given to another program."""
    subscriptions = desk.store.readers.subscriptions(user.id)
    sources = {one.id: one for one in desk.store.sources.find(s.source for s in subscriptions)}
    feeds = [
        Followed(
            sources[one.source].url,
            one.title or sources[one.source].title,
            sources[one.source].site,
            parted(one.folder.title) if one.folder else (),
            one.tags,
            one.more,
        )
        for one in subscriptions
    ]
    return ReadingList(f"Feeds of {user.name}", tuple(feeds))


def _followed(desk: Desk, user: User, name: str, folder: tuple[str, ...]) -> Follows:
    path = Path(name)
    if "://" not in name and path.is_file():
        return import_list(desk, user, _file(path, desk.settings.max_input), name, folder)
    answer = _had(desk, _address(name))
    if _opens_list(answer.body):
        return import_list(desk, user, answer.body, name, folder)
    if _is_feed(answer):
        return _subscribe(desk, user, answer, folder)
    return _from_page(desk, user, answer, folder)


def _file(path: Path, limit: int) -> bytes:
    try:
        if path.stat().st_size > limit:
            raise SourceError(str(path), f"a file of more than {limit:,} bytes.")
        return path.read_bytes()
    except OSError as error:
        raise SourceError(str(path), f"cannot be read ({error.strerror}).") from error


def _address(name: str) -> str:
    plain = name.strip()
    if plain.startswith("feed:"):
        plain = plain.removeprefix("feed:").removeprefix("//")
    return plain if "://" in plain else f"https://{plain}"


def _had(desk: Desk, address: str) -> Response:
    ((_, answer),) = fetch_all(desk, [address])
    if isinstance(answer, VariorumError):
        raise answer
    return answer


def _opens_list(data: bytes) -> bool:
    return b"<opml" in data[:4096].lower()


def _is_feed(answer: Response) -> bool:
    try:
        read_feed(answer.body, subject=answer.asked, base=answer.url)
    except FormatError:
        return False
    return True


def import_list(
    desk: Desk, user: User, data: bytes, name: str, folder: tuple[str, ...] = ()
) -> Follows:
    """Follow the feeds of a reading list; they are asked when they are polled next.

    Args:
        data: The bytes of an OPML file.
        name: What it is called in complaints.
        folder: The way to a folder within which the list's own folders are put.

    Raises:
        FormatError: It is no reading list.
    """
    listed = read_opml(data, subject=name)
    new: list[Source] = []
    already: list[Source] = []
    with desk.store.transaction():
        sources = desk.store.sources.follow(feed.url for feed in listed.feeds)
        there = _followed_by(desk, user)
        for feed, source in zip(listed.feeds, sources, strict=True):
            (already if source.id in there else new).append(source)
            if source.id not in there:
                _put(desk, user, source, feed, (*folder, *feed.folder))
                there.add(source.id)
    told = tuple(Failure(name, _STEP, complaint) for complaint in listed.complaints)
    return Follows(tuple(new), tuple(already), failures=told)


def _followed_by(desk: Desk, user: User) -> set[int]:
    return {one.source for one in desk.store.readers.subscriptions(user.id)}


def _put(desk: Desk, user: User, source: Source, feed: Followed, folder: tuple[str, ...]) -> None:
    """Follow a source as a list has it."""
    readers = desk.store.readers
    readers.subscribe(
        user.id,
        Subscription(
            source.id,
            feed.title,
            readers.folder(user.id, joined(folder)) if folder else None,
            feed.tags,
            feed.more,
            desk.clock().timestamp(),
        ),
    )


def _subscribe(
    desk: Desk, user: User, answer: Response, folder: tuple[str, ...], *others: Offer
) -> Follows:
    (source,) = desk.store.sources.follow([answer.asked])
    if source.state.tried is None:
        now = desk.clock().timestamp()
        take_in(desk, [(source, Heard(answer))], now, random.random, Rhythm())
        (source,) = desk.store.sources.find([source.id])
    if source.id in _followed_by(desk, user):
        return Follows(already=(source,), others=others)
    with desk.store.transaction():
        _put(desk, user, source, Followed(source.url), folder)
    return Follows(new=(source,), others=others)


def _from_page(desk: Desk, user: User, page: Response, folder: tuple[str, ...]) -> Follows:
    """The first feed that a page offers, or that lies where sites often keep one."""
    offers = find_feeds(page.body, page.url)
    for offer, answer in _tried(desk, offers or guess_feeds(page.url)):
        if _is_feed(answer):
            others = [one for one in offers if one != offer and one.how == "named"]
            return _subscribe(desk, user, answer, folder, *others)
    raise FetchError(
        page.asked,
        "is no feed, and no feed of it was found.",
        advice="Give the address of the feed itself.",
    )


def _tried(desk: Desk, offers: Sequence[Offer]) -> Iterator[tuple[Offer, Response]]:
    for offer in offers[:_TRIED]:
        try:
            yield offer, _had(desk, offer.url)
        except SourceError:
            continue
