"""A story as one reader sees it: what is read, what is saved, what happened since the last visit."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from variorum.desk import Desk, open_desk
from variorum.desk.printing import keep_print, kept_print, read_print
from variorum.desk.settings import Settings
from variorum.desk.views.story import mark_story, note_visits, save_story, story_view
from variorum.errors import NotFound
from variorum.following import arrivals_of
from variorum.model import (
    Arrived,
    Article,
    ArticleId,
    Capture,
    CaptureId,
    Change,
    Dossier,
    Entry,
    Intake,
    Lineage,
    Place,
    SourceEntry,
    Story,
    Subscription,
    ToldStory,
    User,
    Wanted,
)

NOW = 2_000_000_000.0
HOUR = 3600.0
CAPTURE = Capture(CaptureId("sha256:0"), "feed", None, "2033-05-18T03:33:20Z")


@dataclass
class Clock:
    now: float = NOW

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(self.now, UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with open_desk(
        store=tmp_path / "news.sqlite", settings=Settings(meaning="lexical"), clock=clock
    ) as opened:
        opened.store.captures.put([CAPTURE])
        yield opened


@pytest.fixture
def ann(desk: Desk) -> User:
    return desk.store.readers.add("Ann")


def put(desk: Desk, user: User, *outlets: str) -> tuple[ToldStory, list[int]]:
    """A story with a report of each outlet, the first of which is not followed."""
    items, articles = [], []
    for number, outlet in enumerate(outlets):
        (source,) = desk.store.sources.follow([f"https://{outlet}/feed"])
        if number:
            desk.store.readers.subscribe(user.id, Subscription(source.id))
        entry = Entry(f"{number}", None, f"Fire in {outlet}", text="x")
        items += desk.store.sources.take_in([Intake(source, arrivals_of([entry], {}))], NOW)
        text = f"Fire, says {outlet}"
        articles.append(Article(ArticleId(f"article-{number}"), CAPTURE.id, text, text, ()))
    desk.store.articles.put(articles)
    story = Story("story-fire", tuple(a.id for a in articles))
    desk.store.stories.put([story])
    row = ToldStory(
        story.id, "Fire at the mill", NOW, NOW, len(items), len(items), state=story.state
    )
    desk.store.told.put([row])
    desk.store.told.place(
        Place(item, story.id, number + 1, number, NOW + number, outlet, outlet)
        for number, (item, outlet) in enumerate(zip(items, outlets, strict=True))
    )
    desk.store.digest.arrive(
        Arrived(number, item, article.id, 0)
        for number, (item, article) in enumerate(zip(items, articles, strict=True))
    )
    return row, items


def dossier_of(desk: Desk, row: ToldStory) -> Dossier:
    (story,) = desk.store.stories.get([row.id])
    articles = desk.store.articles.get(story.articles)
    sources = tuple(SourceEntry("ABC"[n], a.id) for n, a in enumerate(articles))
    lineage = Lineage(tuple((a.id,) for a in articles), ())
    return Dossier(
        story, row.title, articles, (CAPTURE,), (), (), (), (), (), (), lineage, (), (), sources
    )  # fmt: skip


def test_marking_a_story_read_marks_its_reports_by_one_moment(desk: Desk, ann: User) -> None:
    _, items = put(desk, ann, "a.example", "b.example", "c.example")
    desk.store.readers.mark(ann.id, items[1:2], read=True, at=NOW - HOUR)
    assert story_view(desk, ann.id, "story-fire").unread == 1
    at, count = mark_story(desk, ann.id, "story-fire")
    assert count == 1
    assert story_view(desk, ann.id, "story-fire").unread == 0
    marked = desk.store.readers.list(ann.id, Wanted(read=True, changed=at))
    assert [one.item.id for one in marked] == items[2:]


def test_a_story_is_saved_by_its_first_followed_report(desk: Desk, ann: User) -> None:
    _, items = put(desk, ann, "a.example", "b.example", "c.example")
    assert save_story(desk, ann.id, "story-fire", saved=True) == 1
    assert story_view(desk, ann.id, "story-fire").saved == (items[2],)
    assert save_story(desk, ann.id, "story-fire", saved=False) == 1
    assert story_view(desk, ann.id, "story-fire").saved == ()


def test_what_joined_since_the_last_visit_is_told_and_reloading_is_no_visit(
    desk: Desk, ann: User, clock: Clock
) -> None:
    _, items = put(desk, ann, "a.example", "b.example", "c.example")
    assert story_view(desk, ann.id, "story-fire").since is None
    note_visits(desk, [(ann.id, "story-fire", clock.now)])
    joined = (ArticleId("article-2"),)
    desk.store.changes.put(
        [
            Change("story-fire", "opened", joined, "2033-05-18T03:00:00+00:00", "it is new"),
            Change("story-fire", "joined", joined, "2033-05-18T04:33:20+00:00", "the same matter"),
            Change("story-other", "split", joined, "2033-05-18T04:34:20+00:00", "", "story-fire"),
        ]
    )
    clock.now = NOW + 2 * HOUR
    for _ in range(2):
        seen = story_view(desk, ann.id, "story-fire")
        assert seen.since == NOW
        (news,) = seen.news
        assert (news.words, news.reports) == (
            "a report joined",
            ((items[2], "Fire in c.example"),),
        )
        note_visits(desk, [(ann.id, "story-fire", clock.now)])
        clock.now += 60
    clock.now += HOUR
    assert story_view(desk, ann.id, "story-fire").news == ()


def test_an_unknown_story_is_not_found(desk: Desk, ann: User) -> None:
    with pytest.raises(NotFound):
        story_view(desk, ann.id, "story-none")


def test_a_kept_print_is_read_until_the_story_is_told_anew(desk: Desk, ann: User) -> None:
    row, items = put(desk, ann, "a.example", "b.example")
    with pytest.raises(NotFound, match="no dossier"):
        read_print(desk, row)
    dossier = dossier_of(desk, row)
    desk.store.dossiers.put([dossier])
    told = replace(row, told=row.state)
    fresh = read_print(desk, told)
    assert kept_print(desk, told) is None
    kept = keep_print(desk, dossier, row.state)
    assert kept_print(desk, told) is not None
    assert read_print(desk, told) == kept == fresh
    assert kept_print(desk, replace(told, told="another")) is None
    page = kept.whole.decode()
    assert f'href="/story/story-fire/report/{items[0]}"' in page
    assert "Fire, says a.example" in page
    assert 'class="dossier' in page


def test_packed_prints_stand_for_themselves_between_others(desk: Desk, ann: User) -> None:
    row, _ = put(desk, ann, "a.example", "b.example")
    printed = keep_print(desk, dossier_of(desk, row), row.state)
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    head = packer.compress(b"head") + packer.flush(zlib.Z_FULL_FLUSH)
    tail = packer.compress(b"tail") + packer.flush()
    whole = zlib.decompress(head + printed.packed + tail, -15)
    assert whole == b"head" + printed.whole + b"tail"
