"""What feeds bring becomes reports, stories and dossiers; nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from variorum.capture import Response, Validators
from variorum.desk import Desk, open_desk, split_story
from variorum.desk.digest import Digests, batch, digest
from variorum.desk.digest.asking import Asking
from variorum.desk.settings import read_settings
from variorum.desk.views.today import other_reports, story_of
from variorum.errors import FetchError, StoreError
from variorum.following import arrivals_of, names_of
from variorum.model import Entry, Intake, Subscription, User

NOW = 2_000_000_000.0

# One happening in five wordings, each outlet its own; and one that has nothing to do with it.
FERRY = {
    "harbour": "The ferry Tern ran aground off Skerry Point on Monday night. There were 84 people on board, "
    "the coastguard said. Nobody was hurt. Captain Ida Vestergren said the rudder had jammed. Tugs from "
    "Lundholm are to pull the Tern free at high water on Tuesday morning, the ferry company said.",
    "coast": "All 84 passengers and crew of the Tern were brought ashore after the ferry ran aground off "
    "Skerry Point, the coastguard reports. The captain, Ida Vestergren, said that the rudder jammed "
    "shortly after ten on Monday night. Two tugs are on their way from Lundholm.",
    "islander": "Skerry Point woke to a ferry on its rocks. The Tern, on its way to Lundholm, struck the "
    "reef on Monday night; the coastguard took 84 people off in lifeboats. The ferry company said the "
    "rudder was to blame and that tugs would try to free the Tern on Tuesday.",
    "evening": "A jammed rudder put the ferry Tern on the reef off Skerry Point, its captain Ida Vestergren "
    "said on Tuesday. There were 81 people on board, the coastguard said. Tugs from Lundholm will try "
    "to pull the ferry free at high water.",
    "radio": "The coastguard has ended its work at Skerry Point, where the ferry Tern ran aground on Monday "
    "night. Everybody on board is safe. The ferry company blames the rudder. The Tern is to be pulled free "
    "by tugs from Lundholm at high water.",
}  # fmt: skip
APART = (
    "The parish council has chosen oak for the new doors of the grammar school. The doors will cost "
    "9,000 crowns and are to be hung in September, said headmaster Oskar Brandt. Pupils carve the panels."
)


def entry(outlet: str, text: str, *, full: bool = True, name: str = "1") -> Entry:
    title = text.partition(".")[0][:70]
    url = f"https://{outlet}.example/{name}"
    html = f"<p>{text}</p><p>{text[::-1][:20] if not full else ''}</p>"
    return Entry(f"{outlet}-{name}", url, title, html=html, full=full)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(self.now, UTC)


@contextmanager
def laid_out(folder: Path, clock: Clock) -> Iterator[Desk]:
    settings = read_settings(meaning="lexical", environment={})
    with open_desk(folder, settings=settings, clock=clock) as desk:
        yield desk


def bring(desk: Desk, entries: Sequence[tuple[str, Entry]], at: float = NOW) -> tuple[int, ...]:
    """Items of feeds, as polling takes them in."""
    shelf = desk.store.sources
    ids: list[int] = []
    for outlet, one in entries:
        (source,) = shelf.follow([f"https://{outlet}.example/feed"])
        known = shelf.known(source.id, [name for names in names_of([one]) for name in names])
        arrivals = arrivals_of([one], known)
        new = shelf.take_in([Intake(source, arrivals)], at)
        ids += new or [a.item for a in arrivals if a.item is not None]
    return tuple(ids)


class Pages:
    """Answers for pages, by address; what has none cannot be had."""

    def __init__(self, pages: dict[str, str], status: int = 404) -> None:
        self.pages, self.status, self.asked = pages, status, list[str]()

    def visit(
        self, url: str, *, found: bool = False, validators: Validators | None = None
    ) -> Response:
        assert found, "robots.txt decides about pages that the program finds"
        self.asked.append(url)
        if url not in self.pages:
            raise FetchError(url, "there is no such page.", status=self.status)
        body = self.pages[url].encode()
        return Response(
            asked=url, url=url, status=200, headers=(("content-type", "text/html; charset=utf-8"),),
            wire=body, body=body, captured="2033-05-18T03:33:20Z", address=None,
        )  # fmt: skip


def run(desk: Desk, pages: Pages | None = None, **more: object) -> Digests:
    had = pages or Pages({})
    asking: Callable[[Desk], Asking] = lambda d: Asking(d, pause=0.0, visits=lambda: had)  # noqa: E731
    return digest(desk, asking=asking, **more)  # type: ignore[arg-type]


def reader(desk: Desk) -> User:
    user = desk.store.readers.add("ann")
    for source in desk.store.sources.find():
        desk.store.readers.subscribe(user.id, Subscription(source.id))
    return user


def standing(desk: Desk) -> dict[str, frozenset[str]]:
    """Which outlets stand together, by the outlet that is first in the alphabet."""
    shelf, found = desk.store, dict[str, set[str]]()
    items = {item.id: item.entry.id for item in shelf.sources.latest(limit=1_000)}
    for place in shelf.told.places(items=items):
        found.setdefault(place.story, set()).add(items[place.item])
    return {min(names): frozenset(names) for names in found.values()}


ALL = [*((outlet, entry(outlet, text)) for outlet, text in FERRY.items()), ("school", entry("school", APART))]  # fmt: skip


def test_five_reports_of_one_happening_are_one_story_and_another_stands_apart(
    tmp_path: Path,
) -> None:
    clock = Clock()
    with laid_out(tmp_path, clock) as desk:
        items = bring(desk, ALL)
        user = reader(desk)
        done = run(desk)
        assert (done.items, done.failed, done.untold) == (6, 0, 0)
        assert standing(desk) == {
            "coast-1": frozenset(f"{outlet}-1" for outlet in FERRY),
            "school-1": frozenset({"school-1"}),
        }
        found = story_of(desk, items[0])
        assert found is not None
        assert (found.story.outlets, found.story.origins, found.story.items) == (5, 5, 5)
        assert found.story.told == found.story.state
        assert found.story.contested, "84 people beside 81"
        assert len(other_reports(desk, user.id, items[0])) == 4
        (dossier,) = desk.store.dossiers.get([found.story.id])
        assert {a.id for a in dossier.articles} == {
            i.article for i in desk.store.sources.items(items[:5])
        }
        assert desk.store.digest.waiting().items == 0
        assert run(desk) == Digests()


def test_a_run_that_was_stopped_and_gone_on_with_ends_as_one_that_was_not(tmp_path: Path) -> None:
    clock = Clock()
    with laid_out(tmp_path / "whole", clock) as desk:
        bring(desk, ALL)
        run(desk, batch=1)
        whole = standing(desk)
        told = {row: desk.store.told.get([row])[row] for row in {p.story for p in desk.store.told.places(items=range(1, 7))}}  # fmt: skip
    for number in range(len(ALL)):
        with laid_out(tmp_path / "parts", clock) as desk:
            bring(desk, ALL[number : number + 1])
            run(desk, batch=1)
    with laid_out(tmp_path / "parts", clock) as desk:
        assert standing(desk) == whole
        for row in told.values():
            again = desk.store.told.get(desk.store.stories.lead(row.id) or [row.id])
            assert [(r.items, r.outlets, r.origins) for r in again.values()] == [(row.items, row.outlets, row.origins)]  # fmt: skip


@pytest.mark.parametrize("stage", ["place_again", "_drawn", "_analysed"])
def test_what_is_cut_off_between_two_stages_is_done_again_and_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    clock, inner = Clock(), getattr(batch, stage)
    left = [2]

    def cut(*given: object, **more: object) -> object:
        result = inner(*given, **more)
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt  # as a kill would: nothing after it runs
        return result

    with laid_out(tmp_path, clock) as desk:
        bring(desk, ALL)
        monkeypatch.setattr(batch, stage, cut)
        with pytest.raises(KeyboardInterrupt):
            run(desk, batch=2)
        monkeypatch.setattr(batch, stage, inner)
    with laid_out(tmp_path, clock) as desk:
        assert desk.store.digest.waiting().items == 4
        run(desk, batch=2)
        assert len(standing(desk)) == 2
        assert len(desk.store.digest.arrived()) == 6
        assert len(desk.store.articles.find()) == 6


def test_a_revised_item_keeps_its_id_and_gets_a_new_article(tmp_path: Path) -> None:
    clock = Clock()
    with laid_out(tmp_path, clock) as desk:
        items = bring(desk, ALL)
        run(desk)
        (before,) = desk.store.sources.items(items[:1])
        text = FERRY["harbour"].replace("Nobody was hurt", "Two people were slightly hurt")
        clock.now += 3_600
        assert bring(desk, [("harbour", entry("harbour", text))], clock.now) == items[:1]
        run(desk)
        (after,) = desk.store.sources.items(items[:1])
        assert after.article not in (None, before.article)
        (former,) = desk.store.sources.revisions(items[0])
        assert former.article == before.article
        assert len(desk.store.articles.get([str(before.article), str(after.article)])) == 2
        found = story_of(desk, items[0])
        assert found is not None
        assert (found.story.items, found.story.outlets) == (5, 5)


def test_where_a_feed_has_a_summary_the_page_is_read(tmp_path: Path) -> None:
    clock = Clock()
    text = FERRY["harbour"]
    page = f"<html><head><title>Ferry</title></head><body><article><h1>Ferry aground</h1>{''.join(f'<p>{s}.</p>' for s in text.split('. '))}</article></body></html>"  # fmt: skip
    summary = entry("harbour", "The ferry Tern ran aground.", full=False)
    with laid_out(tmp_path, clock) as desk:
        (item,) = bring(desk, [("harbour", summary)])
        pages = Pages({"https://harbour.example/1": page})
        run(desk, pages)
        assert pages.asked == ["https://harbour.example/1"]
        (kept,) = desk.store.sources.items([item])
        (article,) = desk.store.articles.get([str(kept.article)])
        assert "Captain Ida Vestergren" in article.text
        (capture,) = desk.store.captures.get([article.capture])
        assert capture.url == "https://harbour.example/1"
        run(desk, pages)
        assert len(pages.asked) == 1


def test_a_page_that_cannot_be_had_leaves_the_summary_with_the_reason(tmp_path: Path) -> None:
    clock = Clock()
    summary = entry("harbour", "The ferry Tern ran aground off Skerry Point.", full=False)
    with laid_out(tmp_path, clock) as desk:
        (item,) = bring(desk, [("harbour", summary)])
        pages = Pages({}, status=503)
        run(desk, pages)
        (kept,) = desk.store.sources.items([item])
        (article,) = desk.store.articles.get([str(kept.article)])
        assert "Skerry Point" in article.text
        assert any("no such page" in complaint for complaint in article.complaints)
        page = desk.store.digest.pages([item])[item]
        assert page.due is not None
        assert page.due > clock.now
        # Later it can be had, and the article is made anew.
        clock.now = page.due + 1
        run(desk, Pages({"https://harbour.example/1": f"<article><h1>A</h1><p>{FERRY['coast']}</p></article>"}))  # fmt: skip
        (after,) = desk.store.sources.items([item])
        assert after.article != kept.article
        for _ in range(10):
            clock.now += 30 * 86_400
            run(desk, pages)
        assert desk.store.digest.pages([item])[item].due is None


def test_one_bad_item_never_stops_a_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock, inner = Clock(), batch._given

    def given(desk: Desk, item: object, page: object) -> object:
        if item.entry.id == "coast-1":  # type: ignore[attr-defined]
            raise StoreError("coast-1", "is damaged.")
        return inner(desk, item, page)  # type: ignore[arg-type]

    monkeypatch.setattr(batch, "_given", given)
    with laid_out(tmp_path, clock) as desk:
        bring(desk, ALL)
        done = run(desk)
        assert (done.items, done.failed) == (6, 1)
        assert any("damaged" in failure.reason for failure in desk.store.failures.find())
        assert (
            frozenset({"harbour-1", "islander-1", "evening-1", "radio-1"})
            in standing(desk).values()
        )


def test_what_a_person_decided_holds_when_more_comes(tmp_path: Path) -> None:
    clock = Clock()
    with laid_out(tmp_path, clock) as desk:
        items = bring(desk, [one for one in ALL if one[0] != "radio"])
        run(desk)
        found = story_of(desk, items[0])
        assert found is not None
        (item,) = desk.store.sources.items(items[:1])
        assert item.article is not None
        split_story(desk, found.story.id, [item.article])
        clock.now += 60
        bring(desk, [one for one in ALL if one[0] == "radio"], clock.now)
        run(desk)
        together = standing(desk)
        apart = next(names for names in together.values() if "harbour-1" in names)
        assert apart <= {"harbour-1", "radio-1"}, "the new one may stand with either"
        others = next(names for names in together.values() if "coast-1" in names)
        assert others - {"radio-1"} == {"coast-1", "islander-1", "evening-1"}


def test_two_runs_never_digest_one_store_at_once(tmp_path: Path) -> None:
    clock = Clock()
    with laid_out(tmp_path, clock) as desk, laid_out(tmp_path, clock) as other:
        bring(desk, ALL)
        caught: list[StoreError] = []

        def watch(_: Digests) -> None:
            if not caught:
                with pytest.raises(StoreError, match="another run") as told:
                    run(other)
                caught.append(told.value)

        run(desk, watch=watch)
        assert caught
