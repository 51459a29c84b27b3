"""Feeds whose items are put into a store by hand, and sites that hold the pages behind them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from variorum.capture import Response, Validators
from variorum.desk import Desk, open_desk
from variorum.desk.digest import Asking
from variorum.desk.digest.batch import Done, digest_batch
from variorum.desk.digest.work import work_on
from variorum.desk.gather import keep
from variorum.desk.settings import Settings
from variorum.errors import VariorumError
from variorum.following import arrivals_of
from variorum.model import Entry, Intake

START = 2_000_000_000.0
_SYLLABLES = "bar dor fen gal hol jut kel lam mor nid orn pel rost sund tarn ulv vik wend".split()
_COMMON = (
    "people said officials would work with local groups after a long meeting about money and "
    "plans while others asked for more time before any final decision could be made there"
).split()


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(self.now, UTC)


def telling(event: str, teller: str, words: int = 120) -> str:
    """What a teller writes of an event: its rare words among words that all use."""
    chance = random.Random(event)
    rare = ["".join(chance.sample(_SYLLABLES, 3)) for _ in range(14)]
    chance = random.Random(f"{event} {teller}")
    row: list[str] = []
    while len(row) < words:
        row += [*chance.sample(_COMMON, 4), "the", chance.choice(rare).capitalize()]
        row.append(chance.choice(rare) + ("." if chance.random() < 0.3 else ""))
    return " ".join(row) + "."


def headline(event: str) -> str:
    chance = random.Random(event)
    return " ".join("".join(chance.sample(_SYLLABLES, 3)) for _ in range(3)).capitalize()


def entry(
    outlet: str, event: str, *, text: str | None = None, full: bool = True, name: str = ""
) -> Entry:
    """An item of a feed; ``full`` says that it holds the whole report."""
    key = name or event
    said = telling(event, outlet) if text is None else text
    return Entry(
        f"{outlet}-{key}", f"https://{outlet}.example/{key}", headline(event),
        text=said, full=full,
    )  # fmt: skip


@contextmanager
def desk_in(folder: Path, clock: Clock, **settings: object) -> Iterator[Desk]:
    chosen = Settings(meaning="lexical", **settings)  # type: ignore[arg-type]
    with open_desk(store=folder / "news.sqlite", settings=chosen, clock=clock) as desk:
        yield desk


def bring(desk: Desk, outlet: str, *entries: Entry) -> tuple[int, ...]:
    """Items as polling brings them, the newest first; the ids of the new ones."""
    (source,) = desk.store.sources.follow([f"https://{outlet}.example/feed"])
    said = "\n".join(f"{one.id} {one.text}" for one in entries)
    feed = keep(desk, f"{outlet} {said}".encode(), input=source.url, url=source.url)
    known = desk.store.sources.known(source.id, [f"id:{one.id}" for one in entries])
    intake = Intake(source, arrivals_of(entries, known), feed.id)
    return desk.store.sources.take_in([intake], desk.clock().timestamp())


def many(desk: Desk, count: int) -> None:
    """Reports of some events by seven outlets, mixed; some copied from another."""
    by_outlet: dict[str, list[Entry]] = {}
    for number in range(count):
        event = f"h{number * 7 % 9}"
        outlet = f"paper{number * 5 % 7}"
        text = telling(event, str(number), 60)
        if number % 8 == 7:
            text = f"{telling(event, 'wire', 60)} {telling(event, str(number), 20)}"
        told = entry(outlet, event, name=f"r{number}", text=text)
        by_outlet.setdefault(outlet, []).append(told)
    for outlet, entries in by_outlet.items():
        bring(desk, outlet, *entries)


def stories(desk: Desk) -> dict[str, frozenset[str]]:
    """The names of items by the story in which they stand."""
    rows = desk.store.told.places(items=range(1, 2_000))
    items = {one.id: one.entry.id for one in desk.store.sources.items(p.item for p in rows)}
    found: dict[str, set[str]] = {}
    for place in rows:
        found.setdefault(place.story, set()).add(items[place.item])
    return {story: frozenset(names) for story, names in found.items()}


def whole(desk: Desk) -> None:
    """Whatever happened, the tables say one thing: items, reports, stories, rows."""
    store = desk.store
    placed = store.told.places(items=range(1, 2_000))
    by_story: dict[str, list[int]] = {}
    for place in placed:
        by_story.setdefault(place.story, []).append(place.item)
    standing = {story.id: story for story in store.stories.find()}
    assert set(by_story) == set(standing)
    rows = store.told.get(by_story)
    for story, items in by_story.items():
        current = store.digest.current(stories=[story])
        assert {one.item for one in current} == set(items)
        assert {one.article for one in current} == set(standing[story].articles)
        assert (rows[story].items, rows[story].state) == (len(items), standing[story].state)
    numbers = [one.number for one in store.digest.arrived()]
    assert numbers == list(range(len(numbers)))


@dataclass
class Site:
    """The pages of all sites, and what visits them: a page, or the trouble of getting it. Of a
    page in ``tagged`` the validator is known by which it is asked whether it changed."""

    clock: Clock
    pages: dict[str, str | VariorumError] = field(default_factory=dict)
    visits: list[str] = field(default_factory=list)
    tagged: set[str] = field(default_factory=set)

    def visit(
        self, url: str, *, found: bool = False, validators: Validators | None = None
    ) -> Response:
        assert found, "the program found this address, so robots.txt is asked"
        self.visits.append(url)
        page = self.pages[url]
        if isinstance(page, VariorumError):
            raise page
        when = self.clock().strftime("%Y-%m-%dT%H:%M:%SZ")
        headers = [("Content-Type", "text/html; charset=utf-8")]
        body = page.encode()
        if url in self.tagged:
            tag = f'"{hash(page)}"'
            headers.append(("ETag", tag))
            if validators is not None and validators.etag == tag:
                return Response(url, url, 304, tuple(headers), b"", b"", when)
        return Response(url, url, 200, tuple(headers), body, body, when)

    def asking(self, pause: float = 0.0) -> Callable[[Desk], Asking]:
        return lambda desk: Asking(desk, pause=pause, visits=lambda: self)


def page(title: str, text: str) -> str:
    """A page with an article."""
    parts = "".join(f"<p>{part}.</p>" for part in text.split(". "))
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{parts}"
        "</article></body></html>"
    )


def batches(desk: Desk, sizes: Sequence[int]) -> list[Done]:
    """Batches of these sizes and no more: a run that ends in the middle of its work."""
    with work_on(desk) as work:
        return [digest_batch(desk, work.opened, size) for size in sizes]
