"""For you: picked here, from marks that are there anyway, with reasons in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from variorum.desk import Desk, open_desk
from variorum.desk.picks import for_you
from variorum.desk.settings import Settings
from variorum.desk.views.picks import Picks
from variorum.following import arrivals_of
from variorum.model import (
    Article,
    ArticleId,
    Capture,
    CaptureId,
    Entry,
    Folder,
    Intake,
    Place,
    Story,
    Subscription,
    User,
)

NOW = 2_000_000_000.0
NAMES = "Eastbridge Norland Suda Harlow Kestrel Vantry Ostrava Quill".split()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(
        store=tmp_path / "news.sqlite",
        settings=Settings(meaning="lexical"),
        clock=lambda: datetime.fromtimestamp(NOW, UTC),
    ) as opened:
        yield opened


@pytest.fixture
def ann(desk: Desk) -> User:
    return desk.store.readers.add("Ann")


def bring(desk: Desk, outlet: str, *titles: str, user: User, **how: object) -> list[int]:
    """Items with these headlines in a source that the user follows."""
    (source,) = desk.store.sources.follow([f"https://{outlet}/feed"])
    desk.store.readers.subscribe(user.id, Subscription(source.id, **how))  # type: ignore[arg-type]
    known = len(desk.store.sources.latest(source.id, limit=1000))
    entries = [
        Entry(f"{known + n}", None, title, text="x", published="2033-05-18T01:33:20Z")
        for n, title in enumerate(titles)
    ]
    arrivals = arrivals_of(entries[::-1], {})
    return list(desk.store.sources.take_in([Intake(source, arrivals)], NOW - 3600))


def mark(desk: Desk, user: User, items: list[int], **marks: bool) -> None:
    for number, item in enumerate(items):
        desk.store.readers.mark(user.id, [item], at=NOW - 86_400 + number, **marks)


def crowd(desk: Desk, user: User) -> None:
    titles = [f"Council in {NAMES[n % 8]} votes on item {n}" for n in range(40)]
    bring(desk, "crowd.example", *titles, user=user)


def test_each_pick_says_why_in_words_and_with_true_counts(desk: Desk, ann: User) -> None:
    crowd(desk, ann)
    kept = bring(desk, "post.example", *(f"Inquiry hears Ana Ortega ({n})" for n in range(3)),
                 user=ann, title="The Post")  # fmt: skip
    mark(desk, ann, kept, saved=True, read=True)
    bring(desk, "post.example", "Nothing to see by the river", user=ann, title="The Post")
    (item,) = bring(desk, "echo.example", "Court clears Ana Ortega", user=ann)
    found = for_you(desk, ann.id)
    assert (found.on, found.learnt) == (True, 3)
    first, second = found.picks
    assert (first.item, first.outlet) == (item, "echo.example")
    assert first.reasons[0] == "you saved 3 items that name Ana Ortega"
    assert (second.title, second.outlet) == ("Nothing to see by the river", "The Post")
    assert second.reasons == ("you follow The Post and saved 3 of its items lately",)


def test_a_folder_that_is_read_much_is_a_reason(desk: Desk, ann: User) -> None:
    science, sport = (desk.store.readers.folder(ann.id, name) for name in ("Science", "Sport"))
    titles = [f"Match {n}" for n in range(20)]
    assert isinstance(science, Folder)
    mark(desk, ann, bring(desk, "a.example", *titles[:18], user=ann, folder=science), read=True)
    mark(desk, ann, bring(desk, "b.example", *titles[18:], user=ann, folder=sport), read=True)
    bring(desk, "c.example", "Something altogether different", user=ann, folder=science)
    (only,) = for_you(desk, ann.id).picks
    assert only.reasons == ("c.example is in your folder Science, where you read 18 items lately",)


def test_what_is_read_is_picked_no_more_and_what_is_left_neither(desk: Desk, ann: User) -> None:
    mark(desk, ann, bring(desk, "a.example", "Glacier one", "Glacier two", user=ann), read=True)
    (item,) = bring(desk, "b.example", "Glacier three", user=ann)
    assert [one.item for one in for_you(desk, ann.id).picks] == [item]
    mark(desk, ann, [item], read=True)
    assert for_you(desk, ann.id).picks == ()
    mark(desk, ann, [item], read=False)
    source = desk.store.sources.items([item])[0].source
    desk.store.readers.unsubscribe(ann.id, [source], at=NOW)
    assert for_you(desk, ann.id).picks == ()


def test_what_stands_beside_is_not_picked_once_more(desk: Desk, ann: User) -> None:
    mark(desk, ann, bring(desk, "a.example", "Glacier one", "Glacier two", user=ann), read=True)
    (item,) = bring(desk, "b.example", "Glacier three", user=ann)
    capture = Capture(CaptureId("sha256:0"), "feed", None, "2033-05-18T03:33:20Z")
    desk.store.captures.put([capture])
    article = Article(ArticleId("article-a"), capture.id, "x", "x", ())
    desk.store.articles.put([article])
    desk.store.stories.put([Story("story-a", (article.id,))])
    desk.store.told.place([Place(item, "story-a", 2, 0, NOW)])
    assert [one.story for one in for_you(desk, ann.id).picks] == ["story-a"]
    assert for_you(desk, ann.id, besides={"story-a"}).picks == ()


def test_another_readers_marks_say_nothing(desk: Desk, ann: User) -> None:
    bob = desk.store.readers.add("Bob")
    mark(desk, bob, bring(desk, "a.example", "Glacier one", user=ann), read=True)
    bring(desk, "b.example", "Glacier three", user=ann)
    assert for_you(desk, ann.id) == Picks(True)


def test_switched_off_it_looks_at_nothing_and_keeps_nothing(desk: Desk, ann: User) -> None:
    mark(desk, ann, bring(desk, "a.example", "Glacier one", user=ann), read=True)
    bring(desk, "b.example", "Glacier three", user=ann)
    assert for_you(desk, ann.id, on=False) == Picks(False)
    before = Path(desk.store.path).read_bytes()  # type: ignore[attr-defined]
    first = for_you(desk, ann.id)
    assert first.picks
    assert Path(desk.store.path).read_bytes() == before  # type: ignore[attr-defined]
    assert for_you(desk, ann.id) == first


def test_what_was_marked_all_at_once_hides_nothing_that_was_read(desk: Desk, ann: User) -> None:
    crowd(desk, ann)
    mark(desk, ann, bring(desk, "a.example", "Glacier one", "Glacier two", user=ann), read=True)
    away = bring(desk, "b.example", *(f"Notice {n}" for n in range(900)), user=ann)
    desk.store.readers.mark(ann.id, away, read=True, at=NOW - 60)
    bring(desk, "c.example", "Glacier three", user=ann)
    found = for_you(desk, ann.id)
    assert found.learnt == 2
    assert found.picks[0].reasons[0] == "you read 2 items with “Glacier” in the headline"
