"""Today: what stands on top, and why; computed from rows alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from variorum.desk import Desk, open_desk
from variorum.desk.settings import Settings
from variorum.desk.views.today import (
    lasting_weight,
    other_reports,
    ranked,
    rough_score,
    story_members,
    story_of,
    story_row,
    today,
)
from variorum.errors import NotFound
from variorum.following import arrivals_of
from variorum.model import (
    Article,
    ArticleId,
    Capture,
    CaptureId,
    Entry,
    Intake,
    Place,
    Story,
    Subscription,
    ToldStory,
    User,
)

NOW = 2_000_000_000.0
HOUR = 3600.0
CAPTURE = Capture(CaptureId("sha256:0"), "feed", None, "2033-05-18T03:33:20Z")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(
        store=tmp_path / "news.sqlite",
        settings=Settings(meaning="lexical"),
        clock=lambda: datetime.fromtimestamp(NOW, UTC),
    ) as opened:
        opened.store.captures.put([CAPTURE])
        yield opened


def row(name: str, *hours: float, **more: object) -> ToldStory:
    """A story whose origins were first heard so many hours ago."""
    firsts = tuple(sorted(NOW - HOUR * ago for ago in hours))
    made = ToldStory(
        f"story-{name}", name, firsts[0], firsts[-1], len(hours), len(hours), len(hours),
        firsts=firsts, **more,  # type: ignore[arg-type]
    )  # fmt: skip
    return replace(made, weight=lasting_weight(made, NOW))


def names(rows: list[ToldStory], now: float = NOW) -> list[str]:
    return [one.story.removeprefix("story-") for one in ranked(rows, now)]


def test_many_origins_stand_above_a_lone_report_until_they_are_old() -> None:
    rows = [row("five", 5, 4, 3, 2, 1), row("lone", 0), row("two", 2, 1)]
    assert names(rows) == ["five", "two", "lone"]
    assert names([row("five", 97, 98, 99, 98, 97), row("lone", 0)]) == ["lone", "five"]


def test_copies_do_not_lift_a_story() -> None:
    alone, copied = row("alone", 1), replace(row("copied", 1), items=40, outlets=40)
    one, two = ranked([alone, copied], NOW)
    assert one.score == two.score
    words = {r.story: r.parts[0].words for r in (one, two)}
    assert words["story-copied"] == "1 independent origin behind 40 reports"


def test_the_rough_score_is_the_exact_one_while_nothing_fades_but_freshness() -> None:
    for made in (row("five", 5, 4, 3, 2, 1), row("lone", 7), row("two", 30, 1)):
        (exact,) = ranked([made], NOW)
        assert rough_score(made, NOW) == pytest.approx(exact.score, abs=1e-5)


@pytest.fixture
def ann(desk: Desk) -> User:
    return desk.store.readers.add("Ann")


def put(desk: Desk, story: ToldStory, *outlets: str, user: User | None = None) -> list[int]:
    """A story with an item of each of these outlets, the newest last."""
    articles, items, sources = [], [], []
    for number, outlet in enumerate(outlets):
        (source,) = desk.store.sources.follow([f"https://{outlet}/feed"])
        if user is not None:
            desk.store.readers.subscribe(user.id, Subscription(source.id))
        entry = Entry(f"{story.id}-{number}", None, f"{story.title} in {outlet}", text="x")
        items += desk.store.sources.take_in([Intake(source, arrivals_of([entry], {}))], NOW)
        sources.append(source.id)
        made = Article(ArticleId(f"article-{story.id}-{number}"), CAPTURE.id, "x", "x", ())
        articles.append(made)
    desk.store.articles.put(articles)
    desk.store.stories.put([Story(story.id, tuple(a.id for a in articles))])
    newest = story.newest
    desk.store.told.put(
        [replace(story, sources=tuple((s, newest, 1) for s in dict.fromkeys(sources)))]
    )
    desk.store.told.place(
        Place(item, story.id, source, number, newest - len(items) + number, outlet, outlet)
        for number, (item, source, outlet) in enumerate(zip(items, sources, outlets, strict=True))
    )
    return items


def test_today_shows_followed_stories_with_reasons_marks_and_what_is_unread(
    desk: Desk, ann: User
) -> None:
    items = put(desk, row("fire", 3, 2, 1, contested=True), *"abc", user=ann)
    put(desk, row("alone", 1), "a", user=ann)
    put(desk, row("theirs", 5, 4, 3, 2, 1), "z")
    desk.store.readers.mark(ann.id, items[:1], read=True, at=NOW)
    told = today(desk, ann.id, members=2)
    first, second = told.stories
    assert (first.id, second.id) == ("story-fire", "story-alone")
    assert (first.outlets, first.origins, first.unread, first.more) == (3, 3, 2, 1)
    assert (first.contested, first.record, first.dossier, first.fresh) == (
        True,
        False,
        False,
        False,
    )
    assert [member.title for member in first.members] == ["fire in c", "fire in b"]
    assert [(r.name, r.words) for r in first.reasons] == [
        ("origins", "3 independent origins"),
        ("growth", "2 further origins in the last 12 hours"),
        ("freshness", "the newest report of its own is 60 minutes old"),
    ]
    assert first.score == pytest.approx(sum(r.adds for r in first.reasons), abs=1e-3)
    assert sum(r.most for r in first.reasons) == pytest.approx(1.0, abs=1e-3)
    assert told.waiting == 5


def test_what_brought_nothing_new_for_days_is_not_of_today(desk: Desk, ann: User) -> None:
    put(desk, row("old", 73, 80, 90, 100, 120), *"abcde", user=ann)
    put(desk, row("new", 1, 1), "f", user=ann)
    page = today(desk, ann.id)
    assert [story.title for story in page.stories] == ["new"]
    assert not page.older


def test_where_nothing_is_new_the_last_stories_are_shown_as_older(desk: Desk, ann: User) -> None:
    assert today(desk, ann.id).stories == ()
    assert not today(desk, ann.id).older
    put(desk, row("old", 73, 80, 90, 100, 120), *"abcde", user=ann)
    page = today(desk, ann.id)
    assert [story.title for story in page.stories] == ["old"]
    assert page.older


def test_an_item_leads_to_its_story_and_the_other_reports(desk: Desk, ann: User) -> None:
    items = put(desk, row("fire", 3, 2, 1), *"abc", user=ann)
    found = story_of(desk, items[0])
    assert found is not None
    assert found.story.id == "story-fire"
    assert [m.item for m in other_reports(desk, ann.id, items[2])] == items[1::-1]
    assert [m.item for m in other_reports(desk, ann.id, items[0], limit=1)] == items[2:]
    assert [m.item for m in story_members(desk, ann.id, "story-fire", limit=2)] == items[:0:-1]
    assert story_row(desk, "story-fir").id == "story-fire"
    with pytest.raises(NotFound, match="no such story"):
        story_row(desk, "story-zebra")


def test_an_item_of_no_story_leads_nowhere(desk: Desk, ann: User) -> None:
    assert story_of(desk, 99) is None
    assert other_reports(desk, ann.id, 99) == ()
