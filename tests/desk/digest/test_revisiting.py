"""Pages that outlets edit without a word are seen to change; what is none of their words is not."""

from __future__ import annotations

import gzip
import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.digest.page_server import Newspaper, newspaper
from tests.desk.digest.papers import (
    Clock,
    Site,
    bring,
    desk_in,
    entry,
    page,
    stories,
    telling,
    whole,
)

from variorum.desk import Desk
from variorum.desk.digest import digest
from variorum.desk.digest.allowances import Allowances
from variorum.desk.digest.revisiting import Revisiting
from variorum.desk.gather import keep
from variorum.desk.views.article import article_view, captured_bytes
from variorum.desk.views.item import item_view
from variorum.errors import FetchError, Refused, VariorumError
from variorum.following import arrivals_of
from variorum.model import Article, Entry, Intake, Item, Subscription
from variorum.store.sqlite.revisits import SqliteRevisits

HOUR, DAY = 3600.0, 86400.0
WHOLE = telling("fire", "post", 200)
EDITED = WHOLE.replace("people", "persons", 1) + " The mayor has resigned."
SHORT = "A fire broke out at the mill on Monday, the mayor said."


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with desk_in(tmp_path, clock, allow_private=True) as opened:
        yield opened


@pytest.fixture
def site(clock: Clock) -> Site:
    return Site(clock)


@pytest.fixture
def paper() -> Iterator[Newspaper]:
    with newspaper() as told:
        yield told


def short(desk: Desk, name: str = "fire", outlet: str = "post") -> str:
    """An item that only sums its page up; the address of that."""
    bring(desk, outlet, entry(outlet, name, text=SHORT, full=False))
    return f"https://{outlet}.example/{name}"


def followed(desk: Desk, paper: Newspaper, path: str = "/fire") -> int:
    """An item whose page stands at the server, of a source that Ann follows; her number."""
    (source,) = desk.store.sources.follow([paper.url("/feed")])
    one = Entry(path, paper.url(path), "Fire at the mill", text=SHORT)
    feed = keep(desk, f"A feed with {path}".encode(), input=source.url, url=source.url)
    intake = Intake(source, arrivals_of([one], {}), feed.id)
    desk.store.sources.take_in([intake], desk.clock().timestamp())
    ann = desk.store.readers.user("ann") or desk.store.readers.add("ann")
    desk.store.readers.subscribe(ann.id, Subscription(source.id))
    return ann.id


def item_of(desk: Desk, item: int = 1) -> Item:
    return desk.store.sources.items([item])[0]


def article(desk: Desk, item: int = 1) -> Article:
    made = item_of(desk, item).article
    assert made is not None
    return desk.store.articles.get([made])[0]


def captures(desk: Desk) -> int:
    """How many pages lie in the archive."""
    return sum(one.status == 200 for one in desk.store.captures.find())


def test_a_silent_edit_is_a_new_capture_and_a_revision_and_the_item_stays(
    desk: Desk, clock: Clock, paper: Newspaper
) -> None:
    paper.pages["/fire"] = page("Fire at the mill", WHOLE)
    ann = followed(desk, paper)
    digest(desk, asking=paper.asking())
    (asked,) = paper.take()
    assert asked.etag is None
    first = article(desk)
    clock.now += HOUR - 1
    assert digest(desk, asking=paper.asking()).again == 0
    clock.now += 1
    done = digest(desk, asking=paper.asking())
    assert (done.again, done.changed) == (1, 0)
    (unchanged,) = paper.take()
    assert unchanged.etag is not None
    assert (captures(desk), item_of(desk).revisions) == (1, 0)
    paper.pages["/fire"] = page("Fire at the mill", EDITED)
    clock.now += 3 * HOUR
    done = digest(desk, asking=paper.asking())
    assert (done.again, done.changed, done.items) == (1, 1, 1)
    assert paper.take() == [unchanged]
    item = item_of(desk)
    assert (item.id, item.revisions) == (1, 1)
    assert "resigned" in article(desk).text
    assert captures(desk) == 2
    view = article_view(desk, ann, 1)
    (told,) = view.rewordings
    assert (told.of_page, told.silent, told.when, told.title) == (True, True, clock.now, ())
    assert "persons" in {run.words.split()[0] for run in told.body if run.sort == "new"}
    assert told.capture == first.capture
    for digest_of in (first.capture, article(desk).capture):
        assert b"<article>" in captured_bytes(desk, ann, 1, digest_of.removeprefix("sha256:"))
    shown = item_view(desk, ann, 1)
    assert "resigned" in shown.html
    assert [one.capture for one in shown.former] == [first.capture]
    assert "resigned" not in shown.former[0].html
    assert WHOLE[:40] in shown.former[0].html
    assert view.looked == "The page was last looked at just now. It is looked at again in 20 hours."
    for _ in range(40):
        clock.now += DAY
        digest(desk, asking=paper.asking())
    visits = paper.take()
    assert len(visits) == 3
    assert all(one.etag not in {None, unchanged.etag} for one in visits)
    assert desk.store.revisits.due(clock.now, limit=9) == ()
    whole(desk)


def test_a_clock_and_an_advert_outside_of_the_text_are_no_revision(
    desk: Desk, clock: Clock, paper: Newspaper
) -> None:
    paper.tags = False
    count = itertools.count(1)

    def noisy() -> str:
        number = next(count)
        return page("Fire at the mill", WHOLE).replace(
            "<body>",
            f"<body><header><nav><a href='/?{number}'>Home</a> It is 10:0{number}</nav></header>"
            f"<script>token = {number}</script>",
        ).replace(
            "</body>",
            f"<aside class='advertisement'><p>Buy {number} mattresses today</p></aside>"
            f"<footer><p>{number} people are reading this</p></footer></body>",
        )  # fmt: skip

    paper.pages["/fire"] = noisy
    ann = followed(desk, paper)
    digest(desk, asking=paper.asking())
    before = article(desk)
    for _ in range(3):
        clock.now += DAY
        done = digest(desk, asking=paper.asking())
        assert (done.changed, done.items) == (0, 0)
    assert captures(desk) == 3  # bytes that differ are kept, each of them
    assert (article(desk), item_of(desk).revisions) == (before, 0)
    view = article_view(desk, ann, 1)
    assert [one.what for one in view.kept] == ["page", "latest", "feed"]
    assert b"Buy 3" in captured_bytes(desk, ann, 1, view.kept[1].digest)
    assert view.rewordings == ()


def test_a_page_that_goes_leaves_all_evidence_and_says_since_when(
    desk: Desk, clock: Clock, paper: Newspaper
) -> None:
    paper.pages["/fire"] = page("Fire at the mill", WHOLE)
    ann = followed(desk, paper)
    digest(desk, asking=paper.asking())
    before = article(desk)
    del paper.pages["/fire"]
    clock.now += HOUR
    since = clock.now
    digest(desk, asking=paper.asking())
    for _ in range(2):
        paper.pages["/fire"] = (410, {}, b"")
        clock.now += 2 * DAY
        digest(desk, asking=paper.asking())
    view = article_view(desk, ann, 1)
    assert view.gone == since
    assert view.looked == (
        "The page is gone: the server answers 410 (Gone). What was captured of it stays here."
    )
    assert (article(desk), item_of(desk).revisions) == (before, 0)
    assert WHOLE[:40] in captured_bytes(desk, ann, 1, view.kept[0].digest).decode()
    paper.take()
    clock.now += 9 * DAY
    digest(desk, asking=paper.asking())
    assert paper.take() == []


def test_a_page_that_comes_back_is_not_gone(desk: Desk, clock: Clock, site: Site) -> None:
    url = short(desk)
    site.pages[url] = page("Fire at the mill", WHOLE)
    digest(desk, asking=site.asking())
    said, site.pages[url] = site.pages[url], FetchError("u", "it is gone.", status=404)
    clock.now += HOUR
    digest(desk, asking=site.asking())
    assert desk.store.revisits.get([url])[url].gone == clock.now
    site.pages[url] = said
    clock.now += 3 * HOUR
    digest(desk, asking=site.asking())
    known = desk.store.revisits.get([url])[url]
    assert (known.gone, known.trouble, item_of(desk).revisions) == (None, None, 0)


def test_the_dossier_of_a_story_is_told_again_in_the_present_words(
    desk: Desk, clock: Clock, site: Site
) -> None:
    urls = [short(desk, outlet=outlet) for outlet in ("post", "echo")]
    for url, teller in zip(urls, ("post", "echo"), strict=True):
        site.pages[url] = page("Fire at the mill", telling("fire", teller, 200))
        site.tagged.add(url)
    digest(desk, asking=site.asking())
    (story,) = stories(desk)
    before = desk.store.told.get([story])[story]
    assert before.told == before.state
    old = article(desk).id
    site.pages[urls[0]] = page("Fire at the mill", EDITED)
    clock.now += HOUR
    digest(desk, asking=site.asking())
    assert set(stories(desk)) == {story}
    row = desk.store.told.get([story])[story]
    assert (row.items, row.told) == (2, row.state)
    assert row.state != before.state
    articles = desk.store.dossiers.get([story])[0].articles
    assert article(desk).id in {one.id for one in articles}
    assert old not in {one.id for one in articles}
    whole(desk)


def test_what_the_outlet_put_back_is_a_second_revision(
    desk: Desk, clock: Clock, site: Site
) -> None:
    url = short(desk)
    site.pages[url] = page("Fire at the mill", WHOLE)
    digest(desk, asking=site.asking())
    first = article(desk)
    for text, wait in ((EDITED, HOUR), (WHOLE, 3 * HOUR)):
        site.pages[url] = page("Fire at the mill", text)
        clock.now += wait
        digest(desk, asking=site.asking())
    assert (article(desk), item_of(desk).revisions) == (first, 2)
    whole(desk)


def test_a_headline_that_is_changed_on_the_page_alone_is_shown(
    desk: Desk, clock: Clock, paper: Newspaper
) -> None:
    paper.pages["/fire"] = page("Fire at the mill", WHOLE)
    ann = followed(desk, paper)
    digest(desk, asking=paper.asking())
    paper.pages["/fire"] = page("Arson at the mill", WHOLE)
    clock.now += HOUR
    assert digest(desk, asking=paper.asking()).changed == 1
    (told,) = article_view(desk, ann, 1).rewordings
    assert [(run.sort, run.words.strip()) for run in told.title][:2] == [
        ("gone", "Fire"),
        ("new", "Arson"),
    ]
    assert (told.body, told.of_page, told.words_changed) == ((), True, True)


def test_an_edit_of_which_the_page_tells_is_not_called_silent(
    desk: Desk, clock: Clock, paper: Newspaper
) -> None:
    def dated(text: str, hour: int) -> str:
        meta = f'<meta property="article:modified_time" content="2033-05-18T0{hour}:00:00Z">'
        return page("Fire at the mill", text).replace("<head>", f"<head>{meta}")

    paper.pages["/fire"] = dated(WHOLE, 3)
    ann = followed(desk, paper)
    digest(desk, asking=paper.asking())
    paper.pages["/fire"] = dated(EDITED, 4)
    clock.now += HOUR
    assert digest(desk, asking=paper.asking()).changed == 1
    paper.pages["/fire"] = dated(EDITED + " More is to come.", 4)
    clock.now += 3 * HOUR
    assert digest(desk, asking=paper.asking()).changed == 1
    assert [told.silent for told in article_view(desk, ann, 1).rewordings] == [True, False]


@pytest.mark.parametrize(
    ("now_there", "said"),
    [
        (page("Page not found", "Sorry. We cannot find what you look for. Try the search"), "else"),
        (page("The Post", " ".join(f"Headline{n} of today." for n in range(200))), "else"),
        ("<html><body></body></html>", "no text"),
        ("\x00\x01\x02" * 50, ""),
    ],
)
def test_what_is_no_wording_of_the_article_is_kept_and_told_and_never_taken_for_an_edit(
    desk: Desk, clock: Clock, paper: Newspaper, now_there: str, said: str
) -> None:
    paper.pages["/fire"] = page("Fire at the mill", WHOLE)
    ann = followed(desk, paper)
    digest(desk, asking=paper.asking())
    before = article(desk)
    paper.pages["/fire"] = now_there
    clock.now += HOUR
    assert digest(desk, asking=paper.asking()).changed == 0
    assert (article(desk), item_of(desk).revisions) == (before, 0)
    view = article_view(desk, ann, 1)
    assert "its text could not be seen" in view.looked
    assert said in view.looked
    assert [one.what for one in view.kept] == ["page", "latest", "feed"]
    paper.pages["/fire"] = page("Fire at the mill", EDITED)
    clock.now += DAY
    assert digest(desk, asking=paper.asking()).changed == 1
    assert "could not be seen" not in article_view(desk, ann, 1).looked


@pytest.mark.parametrize(
    "answer",
    [
        (304, {"ETag": '"unasked"'}, b""),
        (200, {"Content-Type": "text/html"}, b""),
        (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, b"no gzip at all" * 9),
        (200, {"Content-Encoding": "gzip"}, gzip.compress(b"<p>" + b"a " * 2**21, 9)),
        (200, {"Content-Length": "9999999"}, b"<p>breaks off"),
        (302, {"Location": "/fire"}, b""),
        (302, {"Location": "ftp://127.0.0.1/fire"}, b""),
        (302, {}, b""),
        (500, {}, b"<p>trouble</p>"),
        (999, {}, b""),
    ],
)
def test_hostile_answers_revise_nothing_and_stop_nothing(
    tmp_path: Path, clock: Clock, paper: Newspaper, answer: tuple[int, dict[str, str], bytes]
) -> None:
    with desk_in(tmp_path, clock, allow_private=True, max_input=2**20, timeout=5.0) as desk:
        paper.tags = False
        paper.pages["/fire"] = page("Fire at the mill", WHOLE)
        paper.pages["/flood"] = page("Flood at the quay", telling("flood", "post", 200))
        followed(desk, paper)
        followed(desk, paper, "/flood")
        digest(desk, asking=paper.asking())
        before = article(desk)
        paper.pages["/fire"] = answer
        clock.now += HOUR
        assert digest(desk, asking=paper.asking()).again == 2
        assert (article(desk), item_of(desk).revisions) == (before, 0)
        known = desk.store.revisits.get([paper.url("/fire"), paper.url("/flood")])
        fire, flood = known[paper.url("/fire")], known[paper.url("/flood")]
        assert fire.trouble
        assert fire.due is not None
        assert fire.due > clock.now
        assert (flood.trouble, flood.visits) == (None, 1)


def test_odd_validators_go_back_as_they_came_and_only_to_who_gave_them(
    desk: Desk, clock: Clock, paper: Newspaper
) -> None:
    body = page("Fire at the mill", WHOLE).encode()
    paper.pages["/fire"] = (302, {"Location": "/there", "ETag": '"of the way"'}, b"")
    paper.pages["/there"] = (200, {"ETag": 'W/"t\u00e9 <x>"', "Content-Type": "text/html"}, body)
    followed(desk, paper)
    digest(desk, asking=paper.asking())
    paper.take()
    clock.now += HOUR
    digest(desk, asking=paper.asking())
    assert [(one.path, one.etag) for one in paper.take()] == [
        ("/fire", None),
        ("/there", 'W/"t\u00e9 <x>"'),
    ]
    paper.pages["/there"] = (200, {"ETag": "x" * 5_000, "Content-Type": "text/html"}, body)
    clock.now += 3 * HOUR
    digest(desk, asking=paper.asking())
    clock.now += DAY
    digest(desk, asking=paper.asking())
    assert paper.take()[-1].etag is None


def test_a_server_that_is_asked_too_much_is_left_alone_by_this_run_and_the_next(
    desk: Desk, clock: Clock, site: Site
) -> None:
    urls = [short(desk, name) for name in ("a", "b", "c")]
    for url in urls:
        site.pages[url] = page(url, telling(url, "post", 200))
    digest(desk, asking=site.asking())
    busy = FetchError("u", "it asks for fewer visits.", status=429, retry_after=5_000.0)
    site.pages = dict.fromkeys(urls, busy)
    site.visits.clear()
    clock.now += HOUR
    digest(desk, asking=site.asking())
    assert len(site.visits) == 1
    late = short(desk, "late")
    site.pages[late] = page("Late", WHOLE)
    other = short(desk, "other", "echo")
    site.pages[other] = page("Other", WHOLE)
    clock.now += 60
    digest(desk, asking=site.asking())
    assert site.visits[1:] == [other]
    clock.now += 5_000
    digest(desk, asking=site.asking())
    assert late in site.visits


def test_a_domain_whose_feed_wants_to_be_left_alone_has_no_page_visited_again(
    desk: Desk, clock: Clock, site: Site
) -> None:
    url = short(desk)
    site.pages[url] = page("Fire", WHOLE)
    digest(desk, asking=site.asking())
    (source,) = desk.store.sources.find()
    held = replace(source, state=replace(source.state, held=clock.now + 2 * HOUR))
    desk.store.sources.take_in([Intake(held)], clock.now)
    clock.now += HOUR
    digest(desk, asking=site.asking())
    assert len(site.visits) == 1
    clock.now += HOUR
    digest(desk, asking=site.asking())
    assert len(site.visits) == 2


def test_no_more_are_visited_than_are_allowed_and_the_latest_come_first(
    tmp_path: Path, clock: Clock, site: Site
) -> None:
    with desk_in(tmp_path, clock, revisits_a_domain=10, revisits_a_day=15) as desk:
        urls = []
        for number in range(20):
            urls.append(short(desk, f"r{number:02}", "post" if number % 2 else "echo"))
            site.pages[urls[-1]] = page("News", WHOLE)
            digest(desk, asking=site.asking())
            clock.now += 1
        site.visits.clear()
        clock.now += HOUR
        digest(desk, asking=site.asking())
        # A fifth of a day's visits at once: two of each domain, three in all.
        assert sorted(site.visits) == sorted(urls[:-4:-1])
        start, visits = clock.now, [len(site.visits)]
        while clock.now < start + DAY - HOUR:
            clock.now += HOUR
            digest(desk, asking=site.asking())
            visits.append(len(site.visits))
        assert 13 <= len(site.visits) <= 15
        assert max(b - a for a, b in itertools.pairwise(visits)) <= 1


def test_pages_of_sources_that_everybody_left_are_not_visited(
    desk: Desk, clock: Clock, paper: Newspaper
) -> None:
    paper.pages["/fire"] = page("Fire at the mill", WHOLE)
    ann = followed(desk, paper)
    digest(desk, asking=paper.asking())
    (source,) = desk.store.sources.find()
    desk.store.readers.unsubscribe(ann, [source.id], at=clock.now)
    paper.take()
    clock.now += HOUR
    digest(desk, asking=paper.asking())
    assert paper.take() == []
    desk.store.readers.subscribe(ann, Subscription(source.id))
    clock.now += 3 * HOUR
    digest(desk, asking=paper.asking())
    assert len(paper.take()) == 1


def test_a_text_that_came_whole_in_the_feed_has_no_page_to_visit(
    desk: Desk, clock: Clock, site: Site
) -> None:
    bring(desk, "post", entry("post", "fire", text=WHOLE))
    digest(desk, asking=site.asking())
    clock.now += HOUR
    digest(desk, asking=site.asking())
    assert site.visits == []


@pytest.mark.parametrize("settings", [{"revisit": False}, {"offline": True}])
def test_it_can_be_switched_off(
    tmp_path: Path, clock: Clock, site: Site, settings: dict[str, bool]
) -> None:
    with desk_in(tmp_path, clock) as desk:
        url = short(desk)
        site.pages[url] = page("Fire", WHOLE)
        digest(desk, asking=site.asking())
    clock.now += HOUR
    with desk_in(tmp_path, clock, **settings) as desk:
        assert digest(desk, asking=site.asking()).again == 0
    assert len(site.visits) == 1
    with desk_in(tmp_path, clock) as desk:
        assert digest(desk, asking=site.asking()).again == 1


def test_a_page_of_two_feeds_is_visited_once_and_revises_the_items_of_both(
    desk: Desk, clock: Clock, site: Site
) -> None:
    url = short(desk)
    site.pages[url] = page("Fire", WHOLE)
    bring(desk, "postsport", entry("post", "fire", text="The same, said shortly.", full=False))
    digest(desk, asking=site.asking())
    site.pages[url] = page("Fire", EDITED)
    clock.now += HOUR
    done = digest(desk, asking=site.asking())
    assert (done.again, done.changed, done.items) == (1, 1, 2)
    assert len(site.visits) == 2
    assert [item_of(desk, item).revisions for item in (1, 2)] == [1, 1]
    assert article(desk, 1) == article(desk, 2)
    whole(desk)


def test_an_item_that_its_feed_revises_meanwhile_is_not_revised_twice(
    desk: Desk, clock: Clock, site: Site
) -> None:
    url = short(desk)
    site.pages[url] = page("Fire", WHOLE)
    digest(desk, asking=site.asking())
    site.pages[url] = page("Fire", EDITED)
    clock.now += HOUR
    inner = site.visit

    def visit(address: str, **more: object) -> object:
        if len(site.visits) == 1:  # while the page is under way
            bring_beside(desk, clock)
        return inner(address, **more)  # type: ignore[arg-type]

    site.visit = visit  # type: ignore[method-assign, assignment]
    digest(desk, asking=site.asking())
    for _ in range(3):
        clock.now += 2 * HOUR
        digest(desk, asking=site.asking())
    assert item_of(desk).revisions == 1
    assert "resigned" in article(desk).text
    whole(desk)


def test_what_is_still_to_be_read_for_an_item_is_read_before_its_page_is_visited_again(
    desk: Desk, clock: Clock, site: Site
) -> None:
    url = short(desk)
    site.pages[url] = page("Fire", WHOLE)
    digest(desk, asking=site.asking())
    before = desk.store.revisits.get([url])[url]
    site.pages[url] = page("Fire", EDITED)
    clock.now += HOUR
    desk.store.digest.queue([1])
    assert Revisiting(desk, Allowances(desk)).choose(clock.now) == []
    put_off = replace(before, due=clock.now + 900)
    assert desk.store.revisits.get([url])[url] == put_off
    clock.now += 900
    desk.store.digest.set_aside([1])
    again = Revisiting(desk, Allowances(desk))
    assert again.choose(clock.now) == [put_off]
    desk.store.digest.queue([1])  # by its feed, while the page is under way
    assert again.keep([(url, site.visit(url, found=True))], clock.now) == 0
    assert desk.store.revisits.get([url])[url] == replace(put_off, due=clock.now + 900)
    assert item_of(desk).revisions == 0
    clock.now += 900
    assert digest(desk, asking=site.asking()).changed == 1


def bring_beside(desk: Desk, clock: Clock) -> None:
    """The feed rewords its item, as the process that polls would note it."""
    with desk_in(Path(desk.store.path).parent, clock) as beside:  # type: ignore[attr-defined]
        bring(beside, "post", entry("post", "fire", text="A fire, and twice.", full=False))


class Killed(BaseException):
    pass


@pytest.mark.parametrize("at", ["put", "put_allowances"])
def test_killed_in_a_visit_it_is_made_again_and_nothing_is_doubled(
    tmp_path: Path, clock: Clock, site: Site, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    with desk_in(tmp_path, clock) as desk:
        url = short(desk)
        site.pages[url] = page("Fire", WHOLE)
        digest(desk, asking=site.asking())
        before = desk.store.revisits.get([url])
    site.pages[url] = page("Fire", EDITED)
    clock.now += HOUR

    def killed(*_: object) -> None:
        raise Killed

    with desk_in(tmp_path, clock) as desk, monkeypatch.context() as broken:
        broken.setattr(SqliteRevisits, at, killed)
        with pytest.raises(Killed):
            digest(desk, asking=site.asking())
        assert item_of(desk).revisions == 0
        assert desk.store.revisits.get([url]) == before
    with desk_in(tmp_path, clock) as desk:
        done = digest(desk, asking=site.asking())
        assert (done.again, done.changed) == (1, 1)
        assert digest(desk, asking=site.asking()).again == 0
        assert item_of(desk).revisions == 1
        assert len(desk.store.sources.revisions(1)) == 1
        assert len(site.visits) == 3
        whole(desk)


def test_a_run_that_is_killed_amid_its_visits_loses_and_doubles_nothing(
    tmp_path: Path, clock: Clock, paper: Newspaper
) -> None:
    clock.now = time.time() - HOUR - 60
    texts = {f"/r{n}": telling(f"r{n}", "post", 200) for n in range(3)}
    with desk_in(tmp_path, clock, allow_private=True) as desk:
        for path, text in texts.items():
            paper.pages[path] = page("News", text)
            followed(desk, paper, path)
        digest(desk, asking=paper.asking())
    paper.take()
    hangs, reached = threading.Event(), threading.Event()

    def hang() -> str:
        reached.set()
        hangs.wait(20)
        return paper.pages["/r0"]  # type: ignore[return-value]

    for path, text in texts.items():
        paper.pages[path] = page("News", f"{text} It was put right since.")
    # One is had and kept, and the next is under way.
    edited, paper.pages["/r1"] = paper.pages["/r1"], hang
    command = [sys.executable, "-m", "variorum", "digest", "--allow-private"]
    command += ["--store", str(tmp_path / "news.sqlite")]
    environment = {**os.environ, "VARIORUM_MEANING": "lexical"}
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    assert reached.wait(30)
    run.send_signal(signal.SIGKILL)
    run.wait()
    hangs.set()
    paper.pages["/r1"] = edited
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "again, of which" in done.stdout
    with desk_in(tmp_path, clock) as desk:
        for item in (1, 2, 3):
            assert item_of(desk, item).revisions == 1
            assert "put right" in article(desk, item).text
            assert len(desk.store.sources.revisions(item)) == 1
        assert {one.visits for one in desk.store.revisits.get(map(paper.url, texts)).values()} == {
            1
        }
        whole(desk)


@pytest.mark.parametrize(
    "trouble",
    [
        FetchError("u", "the server does not answer in time."),
        Refused("u", "the site's robots.txt asks programs not to read this.", rule="robots"),
    ],
)
def test_why_a_page_was_not_seen_again_is_told(
    desk: Desk, clock: Clock, site: Site, trouble: VariorumError
) -> None:
    url = short(desk)
    site.pages[url] = page("Fire", WHOLE)
    digest(desk, asking=site.asking())
    site.pages[url] = trouble
    clock.now += HOUR
    digest(desk, asking=site.asking())
    assert desk.store.revisits.get([url])[url].trouble == trouble.reason
    assert WHOLE[:40] in article(desk).text


def test_few_are_in_line_at_once_and_one_of_each_domain(desk: Desk, clock: Clock) -> None:
    site = Site(clock)
    for number in range(12):
        site.pages[short(desk, f"r{number}", f"paper{number % 6}")] = page("News", WHOLE)
    digest(desk, asking=site.asking())
    clock.now += HOUR
    chosen = Revisiting(desk, Allowances(desk)).choose(clock.now)
    assert len({one.domain for one in chosen}) == len(chosen) == 4
