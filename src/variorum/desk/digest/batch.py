"""One batch of the digest: items off the queue become articles, analyses and members of stories.

What is computed is kept as it is made, by names that make a second time the same; what an item
came to, and that it is done, goes to the store in one transaction at the end. Killed at any
moment, a batch was done or is done again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from variorum.desk import steps
from variorum.desk.desk import Desk
from variorum.desk.digest.placing import place_again
from variorum.desk.digest.reading import STEP, Drawn, Given, called, draw
from variorum.desk.digest.streaming import OddReport, Offered, Streaming
from variorum.desk.gather import keep
from variorum.desk.read import failure
from variorum.errors import VariorumError
from variorum.following import domain_of
from variorum.following.intake import moment_of
from variorum.following.pages import still_awaited, to_ask, wants_page
from variorum.model import (
    Arrived,
    Article,
    Failure,
    Item,
    PageAsked,
    Place,
    Source,
)
from variorum.text import words

BATCH = 64
# A revised text with less than this share of its words in common is taken as a new report.
_SAME = 0.8


@dataclass(frozen=True, slots=True)
class Done:
    """What a batch did: items taken off the queue, of those set aside for their pages, without
    an article, revised and new in the stream; stories that changed."""

    items: int = 0
    set_aside: int = 0
    failed: int = 0
    taken: int = 0
    stories: int = 0


class Opens(Protocol):
    """Gives the stream, opened anew after it stumbled."""

    def __call__(self, *, anew: bool = False) -> Streaming: ...


def digest_batch(desk: Desk, opened: Opens, most: int = BATCH) -> Done:
    """Take a batch off the queue.

    Raises:
        StoreError, ArchiveError: What was made cannot be kept; nothing of the batch is then,
            and the stream must be opened anew.
    """
    stream = opened()
    items = desk.store.digest.pending(min(most, stream.room))
    if not items:
        return Done()
    ready, pages = _ready(desk, items)
    aside = len(items) - len(ready)
    if not ready:
        return Done(len(items), aside)
    drawn = _drawn(desk, ready, pages)
    failures = [one.failure for one in drawn if one.failure is not None]
    failures += _analysed(desk, [one.article for one in drawn if one.article is not None])
    sources = {one.id: one for one in desk.store.sources.find({i.source for i in ready})}
    made, odd = _put(desk, opened, drawn, sources)
    failures += odd
    desk.store.failures.put(failures)
    return Done(len(items), aside, sum(one.article is None for one in drawn), *made)


def _ready(desk: Desk, items: Sequence[Item]) -> tuple[list[Item], dict[int, PageAsked]]:
    """The items that need not wait for their pages; what is known of the pages of all."""
    shelf, now = desk.store.digest, desk.clock().timestamp()
    pages = dict(shelf.pages(item.id for item in items))
    asked: list[PageAsked] = []
    waiting: list[int] = []
    for item in items:
        if not wants_page(item.entry):
            pages.pop(item.id, None)
            continue
        page = to_ask(item, pages.get(item.id), now)
        if page is not None:
            asked.append(page)
            pages[item.id] = page
        if not desk.settings.offline and still_awaited(pages[item.id], now):
            waiting.append(item.id)
    with desk.store.transaction():
        shelf.put_pages(asked)
        shelf.set_aside(waiting)
    gone = set(waiting)
    return [item for item in items if item.id not in gone], pages


def _drawn(desk: Desk, items: Sequence[Item], pages: dict[int, PageAsked]) -> list[Drawn]:
    """The article of each item; those that are there are kept."""
    given: list[Given] = []
    failed: list[Drawn] = []
    for item in sorted(items, key=lambda one: (one.stands, one.id)):
        try:
            given.append(_given(desk, item, pages.get(item.id)))
        except VariorumError as trouble:
            failed.append(Drawn(item, failure=failure(called(item), STEP, trouble)))
    drawn = list(desk.map(partial(draw, desk.settings.max_input), given))
    articles = {one.article.id: one.article for one in drawn if one.article is not None}
    desk.store.articles.put(articles.values())
    return [*drawn, *failed]


def _given(desk: Desk, item: Item, page: PageAsked | None) -> Given:
    if item.capture is not None:
        (feed,) = desk.store.captures.get([item.capture])
    else:
        # What came without a feed's bytes is kept by its own.
        said = item.entry.html or item.entry.text or item.entry.title or item.entry.id
        feed = keep(desk, said.encode("utf-8", "replace"), input=called(item), url=item.entry.url)
    if page is None:
        return Given(item, feed)
    if page.capture is None:
        return Given(item, feed, trouble=page.trouble or "its page was not had yet.")
    (had,) = desk.store.captures.get([page.capture])
    limit = max(desk.settings.max_input, had.size)
    try:
        data = desk.archive.content(had, limit=limit)
    except VariorumError as trouble:
        return Given(item, feed, trouble=trouble.reason)
    return Given(item, feed, had, data)


def _analysed(desk: Desk, articles: Sequence[Article]) -> list[Failure]:
    distinct = {article.id: article for article in articles}
    quiet = replace(desk, progress=_silent)
    return list(steps.read_closely(quiet, list(distinct.values()))[1])


def _put(
    desk: Desk, opened: Opens, drawn: Sequence[Drawn], sources: dict[int, Source]
) -> tuple[tuple[int, int], list[Failure]]:
    """Take the articles into the stream, and note all that came of the batch at once."""
    failures: list[Failure] = []
    left = list(drawn)
    while True:
        try:
            return _noted(desk, opened(), left, sources), failures
        except OddReport as stumbled:
            opened(anew=True)
            for place, one in enumerate(left):
                if one.item.id == stumbled.item:
                    failures.append(failure(called(one.item), "group", stumbled.fault))
                    left[place] = replace(one, article=None)


def _noted(
    desk: Desk, stream: Streaming, drawn: Sequence[Drawn], sources: dict[int, Source]
) -> tuple[int, int]:
    store, now = desk.store, desk.clock().timestamp()
    articles = {one.article.id: one.article for one in drawn if one.article is not None}
    known = dict(store.digest.numbers_of(articles))
    before = {place.item: place for place in store.told.places(items=[d.item.id for d in drawn])}
    offered: dict[str, Offered] = {}
    number: dict[int, int] = {}
    private = store.private.sources()
    for one in drawn:
        if one.article is None or one.article.id in offered or one.item.source in private:
            continue
        if one.article.id in known:
            continue
        place = before.get(one.item.id)
        if place is not None and _same_report(desk, place, one.article):
            number[one.item.id] = place.number
            continue
        _, named = outlet_of(one.item, one.article, sources[one.item.source])
        offered[one.article.id] = Offered(one.item.id, one.article, named, _published(one.item))
    arrived = stream.take(list(offered.values()))
    known |= {one.article: one.number for one in arrived}
    with store.transaction():
        # Asked once more: a person may have joined or split stories meanwhile.
        before = {one.item: one for one in store.told.places(items=before)}
        # So may a feed have been made private, or be private no longer: what the stream was not
        # given stays on the queue then.
        hidden = store.private.sources()
        store.digest.arrive(arrived)
        stream.note()
        places = []
        clusters = {one.cluster for one in arrived}
        for one in drawn:
            if one.article is None:
                store.digest.settle(one.item, None)
                continue
            if one.item.source in private and one.item.source not in hidden:
                continue
            store.digest.settle(one.item, one.article.id)
            if one.item.source in hidden:
                continue
            outlet, named = outlet_of(one.item, one.article, sources[one.item.source])
            old = before.get(one.item.id)
            at = number.get(one.item.id, known.get(one.article.id, -1))
            places.append(
                Place(one.item.id, old.story if old else "", one.item.source, at,
                      one.item.stands, outlet, named)
            )  # fmt: skip
        store.told.place(places)
        clusters |= _moved(desk, stream, arrived)
        clusters |= {stream.place(one.number) for one in places}
        clusters |= {stream.place(one.number) for one in before.values()}
        stories = place_again(desk, clusters, now)
    return len(arrived), len(stories)


def _moved(desk: Desk, stream: Streaming, arrived: Sequence[Arrived]) -> set[int]:
    """Note the reports that the stream moved meanwhile; the clusters they left and came to."""
    touched = stream.changed()
    noted = desk.store.digest.clusters(touched)
    moves = dict(stream.moved(noted.items()))
    desk.store.digest.move(moves)
    return {*moves.values(), *(noted[number] for number in moves)}


def _same_report(desk: Desk, place: Place, article: Article) -> bool:
    """True if a revised article says about what the report said that stands for its item."""
    rows = desk.store.digest.arrived(since=place.number, limit=1)
    if not rows:
        return False
    (old,) = desk.store.articles.get([rows[0].article])
    one, two = set(words(old.text)), set(words(article.text))
    return len(one & two) >= _SAME * len(one | two)


def _published(item: Item) -> str:
    """The date of a report for the stream: as it was told, if it can be read and is no promise."""
    told = item.entry.published
    at = moment_of(item.entry)
    if told and at is not None and at <= item.received:
        return told
    return datetime.fromtimestamp(item.stands, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def outlet_of(item: Item, article: Article, source: Source) -> tuple[str, str]:
    """Who publishes an item: the registrable domain, and the name.

    The domain is that of the report's own address, for a feed may gather from many; the
    feed's title is the name only where that domain is the feed's own.
    """
    own = domain_of(source.site or source.url) or domain_of(source.url)
    domain = domain_of(article.url or item.entry.url or "") or own
    if article.publisher is not None:
        return domain, article.publisher.value
    if domain in {own, domain_of(source.url)}:
        return domain, source.title or domain
    return domain, domain


def _silent(step: str, done: int, total: int) -> None:
    """Nothing: the batch is a part of a longer work that is told."""
