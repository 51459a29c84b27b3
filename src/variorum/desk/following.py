"""Following: an address, a page, a feed, an account or a reading list becomes sources that are
polled."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from variorum.capture import Heard, Response
from variorum.desk.desk import Desk
from variorum.desk.digest.privacy import keep_private, withdraw
from variorum.desk.inputs import files_below
from variorum.desk.read import failure
from variorum.desk.social import account_source, had, saved_sources
from variorum.desk.taking_in import take_in
from variorum.errors import FetchError, FormatError, SourceError, VariorumError
from variorum.following import Rhythm, joined, parted
from variorum.model import (
    Failure,
    Followed,
    Offer,
    Source,
    Subscription,
    User,
)
from variorum.sources import (
    Handle,
    find_feeds,
    guess_feeds,
    handle_of,
    origin_of,
    read_feed,
    read_opml,
)

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


@dataclass(frozen=True, slots=True)
class _Into:
    """How what is new is followed: the way to a folder, and whether it is kept private."""

    folder: tuple[str, ...] = ()
    private: bool = False


def follow(
    desk: Desk,
    user: User,
    inputs: Sequence[str],
    *,
    folder: str | None = None,
    boosts: bool = False,
    private: bool | None = None,
) -> Follows:
    """Follow what some inputs name.

    Args:
        inputs: Addresses of feeds or of sites ("https://" may be left out); social accounts
            ("@name@server", or the address of a profile); OPML files or their addresses; files
            with saved posts; folders of such files.
        folder: The title of a folder for all of them; a reading list's own folders lie
            within it.
        boosts: Whether of accounts also what they only pass on is followed.
        private: Keep what is followed, new or not, from all who do not follow it; False takes
            that back, None leaves it as it is. See ``keep_private``.

    A feed or account that is given by address is read at once, so that its items are there. The
    feeds of a reading list are asked when they are polled next. One bad input never stops the
    others.
    """
    done = Follows()
    for number, name in enumerate(inputs):
        desk.progress(_STEP, number, len(inputs))
        try:
            into = _Into(parted(folder or ""), bool(private))
            found = _followed(desk, user, name, into, boosts)
            for source in (*found.new, *found.already) if private is not None else ():
                keep_private(desk, user.id, source.id, bool(private))
            done += found
        except VariorumError as trouble:
            done += Follows(failures=(failure(name, _STEP, trouble),))
    desk.progress(_STEP, len(inputs), len(inputs))
    _settle(desk, done.new)
    return done


def _settle(desk: Desk, new: Sequence[Source]) -> None:
    """What was followed may be private by its address; who follows sees their old marks."""
    if desk.store.private.sources().intersection(one.id for one in new):
        withdraw(desk, (one.id for one in new))
        desk.store.private.give_back()


def _followed(desk: Desk, user: User, name: str, into: _Into, boosts: bool) -> Follows:
    path = Path(name)
    if "://" not in name and path.is_dir():
        return _folder(desk, user, path, into)
    if "://" not in name and path.is_file():
        return _from_file(desk, user, path, name, into)
    handle = handle_of(name)
    if handle is not None:
        return _account(desk, user, handle, name, into, boosts)
    return _at_address(desk, user, _address(name), name, into)


def _at_address(desk: Desk, user: User, address: str, name: str, into: _Into) -> Follows:
    answer = had(desk, address)
    if _opens_list(answer.body):
        return import_list(desk, user, answer.body, name, into.folder)
    if _is_feed(answer):
        return _subscribe(desk, user, answer, into)
    return _from_page(desk, user, answer, into)


def _account(
    desk: Desk, user: User, handle: Handle, name: str, into: _Into, boosts: bool
) -> Follows:
    """An account at its server; else the feed that the page of its profile may offer."""
    try:
        source, note = account_source(desk, handle, boosts=boosts)
    except SourceError as trouble:
        page = name if "://" in name else f"{origin_of(handle.server)}/@{handle.name}"
        try:
            return _at_address(desk, user, page, name, into)
        except SourceError:
            raise trouble from None
    followed = _put_new(desk, user, [source], into)
    return followed + Follows(failures=(Failure(name, _STEP, note),) if note else ())


def _folder(desk: Desk, user: User, path: Path, into: _Into) -> Follows:
    done = Follows()
    for file in sorted(files_below(path, ())):
        try:
            done += _from_file(desk, user, file, file.name, into)
        except VariorumError as trouble:
            done += Follows(failures=(failure(file.name, _STEP, trouble),))
    return done


def _from_file(desk: Desk, user: User, path: Path, name: str, into: _Into) -> Follows:
    data = _file(path, desk.settings.max_input)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return _put_new(desk, user, saved_sources(desk, data, name), into)
    return import_list(desk, user, data, name, into.folder)


def _put_new(
    desk: Desk, user: User, sources: Sequence[Source], into: _Into, *others: Offer
) -> Follows:
    """Follow sources that are there, each once."""
    there = _followed_by(desk, user)
    new = [source for source in sources if source.id not in there]
    with desk.store.transaction():
        for source in new:
            _put(desk, user, source, Followed(source.url), into)
    already = tuple(source for source in sources if source.id in there)
    return Follows(tuple(new), already, others)


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
        put: dict[int, Followed] = {}
        for feed, source in zip(listed.feeds, sources, strict=True):
            if source.id in there:
                already.append(source)
            elif source.id in put:
                # A feed that a list names twice is followed once; its other folder is a tag.
                put[source.id] = _joined(put[source.id], feed)
            else:
                new.append(source)
                put[source.id] = feed
        for source in new:
            feed = put[source.id]
            _put(desk, user, source, feed, _Into((*folder, *feed.folder)))
    _settle(desk, new)
    told = tuple(Failure(name, _STEP, complaint) for complaint in listed.complaints)
    return Follows(tuple(new), tuple(already), failures=told)


def _joined(one: Followed, again: Followed) -> Followed:
    folder = (joined(again.folder),) if again.folder and again.folder != one.folder else ()
    return replace(one, tags=tuple(dict.fromkeys((*one.tags, *again.tags, *folder))))


def _followed_by(desk: Desk, user: User) -> set[int]:
    return {one.source for one in desk.store.readers.subscriptions(user.id)}


def _put(desk: Desk, user: User, source: Source, feed: Followed, into: _Into) -> None:
    """Follow a source as a list has it."""
    readers = desk.store.readers
    readers.subscribe(
        user.id,
        Subscription(
            source.id,
            feed.title,
            readers.folder(user.id, joined(into.folder)) if into.folder else None,
            feed.tags,
            feed.more,
            desk.clock().timestamp(),
            private=into.private,
        ),
    )


def _subscribe(desk: Desk, user: User, answer: Response, into: _Into, *others: Offer) -> Follows:
    # At once: what it brings is private from the first moment, or never.
    with desk.store.transaction():
        (source,) = desk.store.sources.follow([answer.asked])
        if source.state.tried is None:
            now = desk.clock().timestamp()
            take_in(desk, [(source, Heard(answer))], now, random.random, Rhythm())
            (source,) = desk.store.sources.find([source.id])
        return _put_new(desk, user, [source], into, *others)


def _from_page(desk: Desk, user: User, page: Response, into: _Into) -> Follows:
    """The first feed that a page offers, or that lies where sites often keep one."""
    offers = find_feeds(page.body, page.url)
    for offer, answer in _tried(desk, offers or guess_feeds(page.url)):
        if _is_feed(answer):
            others = [one for one in offers if one != offer and one.how == "named"]
            return _subscribe(desk, user, answer, into, *others)
    raise FetchError(
        page.asked,
        "is no feed, and no feed of it was found.",
        advice="Give the address of the feed itself.",
    )


def _tried(desk: Desk, offers: Sequence[Offer]) -> Iterator[tuple[Offer, Response]]:
    for offer in offers[:_TRIED]:
        try:
            yield offer, had(desk, offer.url)
        except SourceError:
            continue
