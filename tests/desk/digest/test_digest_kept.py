"""Each item becomes a report of one story, whatever happens on the way; once, and for good."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.desk.digest.papers import (
    Clock,
    batches,
    bring,
    desk_in,
    entry,
    headline,
    many,
    stories,
    telling,
    whole,
)

from variorum.desk import Desk, split_story, take_back, write_dossiers
from variorum.desk.digest import batch as batch_module
from variorum.desk.digest import digest, digest_process, digest_watch, streaming
from variorum.desk.digest import work as work_module
from variorum.desk.digest.work import work_on
from variorum.desk.views.today import story_of, today
from variorum.errors import StoreError
from variorum.model import Decision, Subscription, Waiting
from variorum.stories import StoryStream
from variorum.stories import stream as stream_module

OUTLETS = ("post", "echo", "globe", "herald", "courier")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with desk_in(tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of 16 reports, so that a test sees several of them end."""
    monkeypatch.setattr(stream_module, "BLOCK", 16)
    monkeypatch.setattr(stream_module, "YOUNG", frozenset((4, 8)))
    monkeypatch.setattr(stream_module, "REPAIRED", 4)
    monkeypatch.setattr(streaming, "BLOCK", 16)


def test_five_feeds_with_one_event_are_one_story_and_the_other_event_stays_apart(
    desk: Desk,
) -> None:
    for outlet in OUTLETS:
        bring(desk, outlet, entry(outlet, "fire"))
    bring(desk, "post", entry("post", "match"))
    done = digest(desk)
    assert (done.items, done.failed, done.told, done.untold) == (6, 0, 1, 0)
    found = sorted(stories(desk).items(), key=lambda one: -len(one[1]))
    assert [names for _, names in found] == [{f"{o}-fire" for o in OUTLETS}, {"post-match"}]
    fire = desk.store.told.get([found[0][0]])[found[0][0]]
    assert (fire.items, fire.outlets, fire.told, fire.due) == (5, 5, fire.state, None)
    (dossier,) = desk.store.dossiers.get([fire.id])
    assert (len(dossier.articles), dossier.title) == (5, fire.title)
    assert fire.origins == len(dossier.lineage.origins)
    match = desk.store.told.get([found[1][0]])[found[1][0]]
    assert (match.title, match.outlets, match.told, match.due) == (headline("match"), 1, None, None)
    assert desk.store.digest.waiting() == Waiting()
    whole(desk)

    user = desk.store.readers.add("Ann")
    desk.store.readers.subscribe(user.id, Subscription(1))
    first, second = today(desk, user.id).stories
    assert (first.id, second.id) == (fire.id, match.id)
    assert (first.dossier, first.fresh, len(first.members), first.more) == (True, True, 4, 1)
    items = [member.item for member in first.members]
    reasons = [told.why for item in items if (told := story_of(desk, item)) is not None]
    assert any("shares “" in why for why in reasons)


def test_reports_that_come_later_join_the_story_and_it_keeps_its_id(
    desk: Desk, clock: Clock
) -> None:
    for outlet in OUTLETS[:2]:
        bring(desk, outlet, entry(outlet, "fire"))
    digest(desk)
    (story,) = stories(desk)
    clock.now += 3600
    for outlet in OUTLETS[2:]:
        bring(desk, outlet, entry(outlet, "fire"))
    done = digest(desk)
    assert (done.items, done.told) == (3, 1)
    assert stories(desk) == {story: {f"{o}-fire" for o in OUTLETS}}
    assert len(desk.store.dossiers.get([story])[0].articles) == 5
    whole(desk)


def test_a_dossier_stands_until_the_grown_story_is_told_again(desk: Desk, clock: Clock) -> None:
    for outlet in OUTLETS[:2]:
        bring(desk, outlet, entry(outlet, "fire"))
    digest(desk)
    clock.now += 3600
    bring(desk, "globe", entry("globe", "fire"))
    assert [one.taken for one in batches(desk, [9])] == [1]
    (story,) = stories(desk)
    row = desk.store.told.get([story])[story]
    assert row.told not in (None, row.state)
    assert row.due is not None
    assert len(desk.store.dossiers.get([story])[0].articles) == 2


@pytest.mark.parametrize("cut", [7, 16, 27])
def test_a_run_that_ends_in_the_middle_and_goes_on_ends_as_one_that_did_not(
    small: None, tmp_path: Path, clock: Clock, cut: int
) -> None:
    with desk_in(tmp_path / "whole", clock) as desk:
        many(desk, 40)
        batches(desk, [16, 16, 8])
        expected, noted = stories(desk), dict(desk.store.digest.clusters())
        assert max(map(len, expected.values())) > 2
    with desk_in(tmp_path / "cut", clock) as desk:
        many(desk, 40)
        batches(desk, [16, cut - 16] if cut > 16 else [cut])
    with desk_in(tmp_path / "cut", clock) as desk:
        assert sum(one.taken for one in batches(desk, [16, 16, 16])) == 40 - cut
        assert dict(desk.store.digest.clusters()) == noted
        assert set(stories(desk).values()) == set(expected.values())
        whole(desk)


def test_members_that_the_stream_moves_later_are_told_to_the_store(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for outlet in OUTLETS[:2]:
        bring(desk, outlet, entry(outlet, "fire"))
    bring(desk, "post", entry("post", "match"))
    digest(desk)
    before = {names: story for story, names in stories(desk).items()}
    bring(desk, "globe", entry("globe", "flood"))
    with monkeypatch.context() as later:
        # A later look finds that the lone report is of the other story.
        inner = streaming.Streaming.place
        later.setattr(streaming.Streaming, "changed", lambda _: frozenset((0, 2)))
        later.setattr(streaming.Streaming, "place", lambda self, n: 0 if n == 2 else inner(self, n))
        with work_on(desk) as work:
            later.setattr(work_module, "_reconcile", lambda *_: None)
            batch_module.digest_batch(desk, work.opened)
    after = stories(desk)
    fire = before[frozenset({"post-fire", "echo-fire"})]
    assert after[fire] == {"post-fire", "echo-fire", "post-match"}
    assert before[frozenset({"post-match"})] not in after
    assert desk.store.told.get([fire])[fire].items == 3
    (moved,) = desk.store.changes.find(of=[before[frozenset({"post-match"})]])[1:]
    assert (moved.story, moved.kind) == (fire, "merged")
    whole(desk)


def test_a_stream_that_says_otherwise_when_it_is_opened_is_followed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for outlet in OUTLETS[:3]:
        bring(desk, outlet, entry(outlet, "fire"))
    digest(desk)
    desk.store.digest.move({2: 2})  # as another method may have had it
    digest(desk)
    assert set(stories(desk).values()) == {frozenset(f"{o}-fire" for o in OUTLETS[:3])}
    assert set(desk.store.digest.clusters().values()) == {0}
    whole(desk)


@pytest.mark.parametrize("at", ["articles", "analyses", "stream", "places", "stories", "end"])
def test_a_batch_that_is_killed_at_any_stage_is_done_again_and_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    for outlet in OUTLETS:
        bring(desk, outlet, entry(outlet, "fire"))

    class Killed(BaseException):
        pass

    def killed(*_: object, **__: object) -> None:
        raise Killed

    target = {
        "articles": (type(desk.store.articles), "put"),
        "analyses": (batch_module, "_analysed"),
        "stream": (StoryStream, "take"),
        "places": (type(desk.store.told), "place"),
        "stories": (type(desk.store.stories), "regroup"),
        "end": (type(desk.store.told), "put"),
    }[at]
    with monkeypatch.context() as broken:
        broken.setattr(*target, killed)
        with pytest.raises(Killed):
            batches(desk, [9])
    assert stories(desk) == {}
    assert len(desk.store.digest.pending(9)) == 5
    assert desk.store.digest.clusters() == {}
    digest(desk)
    assert set(stories(desk).values()) == {frozenset(f"{o}-fire" for o in OUTLETS)}
    whole(desk)


def test_a_store_that_is_full_loses_nothing_and_the_same_run_goes_on(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(desk, 20)
    inner = type(desk.store.told).put
    full = [True]

    def put(self: object, rows: object) -> None:
        if full[0]:
            raise StoreError("store", "the disk is full.")
        inner(self, rows)  # type: ignore[arg-type]

    monkeypatch.setattr(type(desk.store.told), "put", put)
    told: list[str] = []
    stop = threading.Event()

    class Stopping:
        def is_set(self) -> bool:
            return stop.is_set()

        def wait(self, timeout: float | None = None) -> bool:
            full[0] = False
            clock.now += 5
            if desk.store.digest.waiting() == Waiting():
                stop.set()
            return stop.is_set()

    done = digest_watch(desk, Stopping(), trouble=lambda trouble: told.append(trouble.reason))
    assert told == ["the disk is full."]
    assert done.items == 20
    whole(desk)


def test_a_digest_beside_the_server_says_in_the_log_why_it_waits(
    desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    class Stopping:
        stopped = False

        def is_set(self) -> bool:
            return self.stopped

        def wait(self, timeout: float | None = None) -> bool:
            self.stopped = True  # it waits for the first time: for the other run to end
            return True

    # In a thread: as a process of its own it would set what becomes of signals in this one.
    with work_on(desk), ThreadPoolExecutor(1) as beside:
        store = str(tmp_path / "news.sqlite")
        assert not beside.submit(digest_process, store, desk.settings, Stopping()).result(60)
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "The digest waits, and tries again by itself" in caplog.text


def test_a_run_that_holds_too_much_ends_after_a_batch_and_the_next_one_goes_on(
    desk: Desk, small: None
) -> None:
    del small
    many(desk, 30)
    runs: list[int] = []
    while desk.store.digest.waiting() != Waiting() and len(runs) < 100:
        runs.append(digest_watch(desk, threading.Event(), outgrown=lambda: True).items)
    assert sum(runs) == 30
    assert len([items for items in runs if items]) > 1
    whole(desk)


def test_a_revised_item_keeps_its_id_and_its_story_and_gets_a_new_article(
    desk: Desk, clock: Clock
) -> None:
    for outlet in OUTLETS[:2]:
        bring(desk, outlet, entry(outlet, "fire"))
    digest(desk)
    (story,) = stories(desk)
    (item,) = desk.store.sources.items([1])
    state = desk.store.told.get([story])[story].state
    clock.now += 3600
    small_change = f"{telling('fire', 'post')} Corrected at noon."
    assert bring(desk, "post", entry("post", "fire", text=small_change)) == ()
    digest(desk)
    (after,) = desk.store.sources.items([1])
    assert after.article not in (None, item.article)
    assert desk.store.sources.revisions(1)[0].article == item.article
    assert len(desk.store.digest.clusters()) == 2  # the same report, in other words
    assert set(stories(desk)) == {story}
    row = desk.store.told.get([story])[story]
    assert (row.items, row.told) == (2, row.state)
    assert row.state != state
    whole(desk)


def test_an_item_that_becomes_another_report_goes_to_its_story(desk: Desk, clock: Clock) -> None:
    for outlet in OUTLETS[:3]:
        bring(desk, outlet, entry(outlet, "fire"))
    bring(desk, "herald", entry("herald", "flood"))
    digest(desk)
    before = stories(desk)
    clock.now += 600
    bring(desk, "post", entry("post", "flood", name="fire"))
    digest(desk)
    after = stories(desk)
    assert set(after) == set(before)
    assert set(after.values()) == {
        frozenset({"echo-fire", "globe-fire"}),
        frozenset({"herald-flood", "post-fire"}),
    }
    whole(desk)


def test_a_lone_item_that_becomes_another_report_keeps_its_story(desk: Desk, clock: Clock) -> None:
    bring(desk, "post", entry("post", "fire"))
    digest(desk)
    (story,) = stories(desk)
    bring(desk, "post", entry("post", "flood", name="fire"))
    digest(desk)
    assert stories(desk) == {story: frozenset({"post-fire"})}
    assert len(desk.store.digest.clusters()) == 2
    whole(desk)


def test_one_item_that_cannot_be_read_does_not_stop_the_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for outlet in OUTLETS[:3]:
        bring(desk, outlet, entry(outlet, "fire"))
    bring(desk, "post", entry("post", "empty", text=" "))
    inner = StoryStream.take
    taken: list[object] = []

    def take(self: StoryStream, report: stream_module.Report) -> stream_module.Taken:
        taken.append(report.id)
        if report.id == 2:
            raise ZeroDivisionError
        return inner(self, report)

    monkeypatch.setattr(StoryStream, "take", take)
    done = digest(desk)
    assert done.items == 4
    (names,) = (n for n in stories(desk).values() if "post-fire" in n)
    assert names == {"post-fire", "globe-fire"}
    (failed,) = (f for f in desk.store.failures.find() if f.step == "group")
    assert "ZeroDivisionError" in failed.reason
    assert desk.store.digest.waiting().items == 0
    whole(desk)


def test_two_feeds_with_one_page_bring_one_report(desk: Desk) -> None:
    shared = entry("post", "fire")
    bring(desk, "post", shared)
    bring(desk, "echo", entry("echo", "fire"))
    bring(desk, "postsport", shared)
    digest(desk)
    (row,) = desk.store.told.get(stories(desk)).values()
    assert (row.items, row.outlets) == (3, 2)


def test_what_a_reader_set_apart_stays_apart_and_what_was_joined_stays_joined(
    desk: Desk, clock: Clock
) -> None:
    for outlet in OUTLETS[:3]:
        bring(desk, outlet, entry(outlet, "fire"))
    bring(desk, "herald", entry("herald", "match"))
    digest(desk)
    articles = {i.id: i.article for i in desk.store.sources.items(range(1, 5))}
    desk.store.decisions.put(
        [
            Decision(1, "split", ((articles[1],), (articles[2], articles[3])), "2033-05-18"),  # type: ignore[arg-type]
            Decision(2, "join", ((articles[1],), (articles[4],)), "2033-05-18"),  # type: ignore[arg-type]
        ]
    )
    clock.now += 60
    bring(desk, "courier", entry("courier", "fire"))
    digest(desk)
    assert set(stories(desk).values()) == {
        frozenset({"echo-fire", "globe-fire", "courier-fire"}),
        frozenset({"post-fire", "herald-match"}),
    }
    bring(desk, "post", entry("post", "fire", text=telling("fire", "post") + " More at noon."))
    digest(desk)
    assert {"post-fire", "herald-match"} in stories(desk).values()
    whole(desk)


def test_stories_of_feeds_are_split_and_joined_by_hand_and_that_is_taken_back(
    desk: Desk, clock: Clock
) -> None:
    for outlet in OUTLETS[:4]:
        bring(desk, outlet, entry(outlet, "fire"))
    digest(desk)
    (story,) = stories(desk)
    # A small revision: its article is none that the stream ever took.
    bring(desk, "post", entry("post", "fire", text=telling("fire", "post") + " More at noon."))
    clock.now += 3600
    digest(desk)
    (item,) = desk.store.sources.items([1])
    made = split_story(desk, story, [item.article])  # type: ignore[list-item]
    parts = {frozenset({"post-fire"}), frozenset(f"{o}-fire" for o in OUTLETS[1:4])}
    assert set(stories(desk).values()) == parts
    assert story in stories(desk)
    assert [len(dossier.articles) for dossier in made.edition.dossiers] == [3]
    whole(desk)
    bring(desk, "courier", entry("courier", "match"))
    digest(desk)
    assert parts < set(stories(desk).values())
    take_back(desk, made.decision.number)
    assert frozenset(f"{o}-fire" for o in OUTLETS[:4]) in stories(desk).values()
    whole(desk)


def test_what_a_person_gives_and_what_feeds_bring_are_told_apart(
    desk: Desk, tmp_path: Path
) -> None:
    for outlet in OUTLETS[:2]:
        bring(desk, outlet, entry(outlet, "fire"))
    digest(desk)
    before = stories(desk)
    (tmp_path / "given.txt").write_text(telling("fire", "letter"))
    edition = write_dossiers(desk, [str(tmp_path / "given.txt")])
    assert [len(dossier.articles) for dossier in edition.dossiers] == [1]
    assert stories(desk) == before
    (story,) = before
    assert len(desk.store.dossiers.get([story])[0].articles) == 2


def test_a_damaged_index_is_made_again_from_the_store(
    small: None, tmp_path: Path, clock: Clock
) -> None:
    with desk_in(tmp_path, clock) as desk:
        many(desk, 24)
        batches(desk, [16, 8])
        expected = stories(desk)
    segments = list((tmp_path / "news-stories").glob("*.seg"))
    assert segments
    for path in segments:
        path.write_bytes(path.read_bytes()[:50])
    with desk_in(tmp_path, clock) as desk:
        bring(desk, "post", entry("post", "alone"))
        assert sum(one.taken for one in batches(desk, [8])) == 1
        assert set(stories(desk).values()) == {*expected.values(), frozenset({"post-alone"})}
        whole(desk)


def test_a_run_that_is_killed_at_random_loses_and_doubles_nothing(
    tmp_path: Path, clock: Clock
) -> None:
    with desk_in(tmp_path, clock) as desk:
        many(desk, 40)
    command = [sys.executable, "-m", "variorum", "digest", "--store", str(tmp_path / "news.sqlite")]
    environment = {**os.environ, "VARIORUM_MEANING": "lexical", "VARIORUM_OFFLINE": "1"}
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    time.sleep(1.5)
    run.send_signal(signal.SIGKILL)
    run.wait()
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)
    assert done.returncode == 0, done.stderr
    with desk_in(tmp_path, clock) as desk:
        assert sum(map(len, stories(desk).values())) == 40
        assert desk.store.digest.waiting() == Waiting()
        whole(desk)
