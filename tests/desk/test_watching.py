"""Watches: each new item fires once, whatever is killed in between; webhooks are told in order,
signed, and never led astray."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.desk import Desk, open_desk
from variorum.desk import webhooks as sending
from variorum.desk.indexing import index_items
from variorum.desk.settings import Settings
from variorum.desk.views.listing import to_atom
from variorum.desk.watches import (
    add_watch,
    change_watch,
    drop_watch,
    list_watches,
    own_watch,
    see_hits,
    unseen_hits,
    watch_hits,
    watch_listing,
)
from variorum.desk.watching import check_watches
from variorum.desk.webhooks import PAUSES, Sent, send_webhooks, signature
from variorum.errors import NotFound, Refused, SettingsError, SourceError
from variorum.following import arrivals_of, names_of
from variorum.model import Entry, Intake, Place, Source, Story, Subscription, User

NOW = datetime(2026, 3, 14, tzinfo=UTC)
AT = NOW.timestamp()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    chosen = Settings(meaning="lexical", allow_private=True, timeout=2.0)
    with open_desk(tmp_path, settings=chosen, clock=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def post(desk: Desk) -> Source:
    return replace(desk.store.sources.follow(["https://post.example/feed"])[0], title="The Post")


@pytest.fixture
def ann(desk: Desk, post: Source) -> User:
    user = desk.store.readers.add("Ann")
    desk.store.readers.subscribe(user.id, Subscription(post.id))
    return user


def arrive(desk: Desk, source: Source, *titles: str, text: str = "") -> None:
    """Items of these titles; an item is known by the first word of its title."""
    entries = [
        Entry(title.split()[0], f"https://post.example/{title.split()[0]}", title, text=text)
        for title in titles
    ]
    names = [name for several in names_of(entries) for name in several]
    known = desk.store.sources.known(source.id, names)
    desk.store.sources.take_in([Intake(source, arrivals_of(entries, known))], AT)


def checked(desk: Desk) -> int:
    index_items(desk)
    return check_watches(desk)


def titles(desk: Desk, user: User, **more: object) -> list[str]:
    return [hit.title for hit in watch_hits(desk, user.id, **more).hits]  # type: ignore[arg-type]


def test_a_watch_fires_once_for_what_arrives_after_it_was_made(
    desk: Desk, post: Source, ann: User
) -> None:
    arrive(desk, post, "a Toll before")
    add_watch(desk, ann.id, query="toll")
    assert checked(desk) == 0
    arrive(desk, post, "b Toll rises", "c Nothing")
    assert (checked(desk), checked(desk)) == (1, 0)
    arrive(desk, post, "b Toll rises again", "d Toll falls", "a Toll after all")
    assert (checked(desk), checked(desk)) == (1, 0)
    assert titles(desk, ann) == ["d Toll falls", "b Toll rises again"]


def test_an_item_whose_text_comes_later_fires_then(desk: Desk, post: Source, ann: User) -> None:
    add_watch(desk, ann.id, query="weir")
    arrive(desk, post, "a Summary")
    assert checked(desk) == 0
    arrive(desk, post, "a Summary", text="The weir broke.")
    assert (checked(desk), checked(desk)) == (1, 0)


def test_watches_are_each_users_own(desk: Desk, post: Source, ann: User) -> None:
    bo = desk.store.readers.add("Bo")
    (other,) = desk.store.sources.follow(["https://echo.example/"])
    desk.store.readers.subscribe(bo.id, Subscription(other.id))
    hers, his = (
        add_watch(desk, ann.id, query="toll"),
        add_watch(desk, bo.id, query="toll", name="T"),
    )
    arrive(desk, post, "a Toll")
    arrive(desk, other, "b Toll")
    assert checked(desk) == 2
    assert (titles(desk, ann), titles(desk, bo)) == (["a Toll"], ["b Toll"])
    for act in (
        lambda: own_watch(desk, bo.id, hers.id),
        lambda: watch_hits(desk, bo.id, watch_id=hers.id),
        lambda: change_watch(desk, bo.id, hers.id, name="x"),
    ):
        with pytest.raises(NotFound):
            act()
    assert not drop_watch(desk, bo.id, hers.id)
    assert see_hits(desk, bo.id, watch_id=hers.id) == 0
    assert (unseen_hits(desk, ann.id), unseen_hits(desk, bo.id)) == (1, 1)
    assert see_hits(desk, bo.id, watch_id=his.id) == 1
    assert (unseen_hits(desk, ann.id), unseen_hits(desk, bo.id)) == (1, 0)


def test_hits_are_listed_page_by_page_and_seen_one_by_one(
    desk: Desk, post: Source, ann: User
) -> None:
    watch = add_watch(desk, ann.id, query="toll", name="  My\n tolls ")
    arrive(desk, post, *(f"n{number} Toll" for number in range(9)))
    assert checked(desk) == 9
    seen, beyond = list[int](), None
    while True:
        page = watch_hits(desk, ann.id, watch_id=watch.id, limit=4, beyond=beyond)
        seen += [hit.id for hit in page.hits]
        if (beyond := page.beyond) is None:
            break
    assert len(seen) == len(set(seen)) == 9
    assert see_hits(desk, ann.id, items=seen[:2]) == 2
    assert [hit.seen for hit in watch_hits(desk, ann.id).hits] == [True] * 2 + [False] * 7
    (row,) = list_watches(desk, ann.id)
    assert (row.name, row.about, row.hits, row.unseen) == ("My tolls", "With “toll”.", 9, 7)
    assert watch_hits(desk, ann.id, beyond="odd").hits != ()


def test_a_dropped_watch_fires_no_more_and_its_feed_is_closed(
    desk: Desk, post: Source, ann: User
) -> None:
    watch = add_watch(desk, ann.id, query="toll")
    arrive(desk, post, "a Toll <b>&")
    checked(desk)
    listing = watch_listing(desk, watch.token, self_url="https://here.example/f", site_url=None)
    assert b"a Toll &lt;b&gt;&amp;" in to_atom(listing)
    moved = change_watch(desk, ann.id, watch.id, new_feed=True)
    for token in (watch.token, "", "x"):
        with pytest.raises(NotFound):
            watch_listing(desk, token, self_url="https://here.example/f", site_url=None)
    watch_listing(desk, moved.token, self_url="https://here.example/f", site_url=None)
    assert drop_watch(desk, ann.id, watch.id)
    assert not drop_watch(desk, ann.id, watch.id)
    arrive(desk, post, "b Toll")
    assert checked(desk) == 0
    assert (list_watches(desk, ann.id), titles(desk, ann)) == ((), [])
    with pytest.raises(NotFound):
        watch_listing(desk, moved.token, self_url="https://here.example/f", site_url=None)


def test_a_watch_that_cannot_be_is_refused_in_words(desk: Desk, ann: User) -> None:
    with pytest.raises(SettingsError, match="nothing to look for"):
        add_watch(desk, ann.id, query="!!!")
    with pytest.raises(SettingsError, match="one of the two"):
        add_watch(desk, ann.id)
    with pytest.raises(NotFound, match="no story"):
        add_watch(desk, ann.id, story="story-none")
    for url in ("ftp://x.example/", "http://u:p@x.example/", "nonsense"):
        with pytest.raises(SourceError):
            add_watch(desk, ann.id, query="toll", webhook=url)
    shut = replace(desk, settings=replace(desk.settings, allow_private=False))
    with pytest.raises(Refused, match="private"):
        add_watch(shut, ann.id, query="toll", webhook="http://127.0.0.1/x")


def test_a_story_fires_for_reports_that_join_it_later(desk: Desk, post: Source, ann: User) -> None:
    desk.store.stories.put([Story("story-1", ()), Story("story-2", ())])
    arrive(desk, post, "a First")
    (first,) = desk.store.sources.latest()
    desk.store.told.place([Place(first.id, "story-1", post.id, 1, first.stands)])
    watch = add_watch(desk, ann.id, story="story-1", name="The wall")
    assert (watch.story, checked(desk)) == ("story-1", 0)
    arrive(desk, post, "b Second", "c Third")
    assert checked(desk) == 0
    second = max(desk.store.sources.latest(), key=lambda item: item.id)
    desk.store.told.place([Place(second.id, "story-1", post.id, 2, second.stands)])
    assert (checked(desk), checked(desk)) == (1, 0)
    assert titles(desk, ann) == [second.entry.title]
    assert list_watches(desk, ann.id)[0].about == "New reports of a story."


class _Killed(Exception):
    pass


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["arrive", "index", "check", "killed"]), min_size=2, max_size=14))
def test_whatever_is_killed_every_match_fires_exactly_once(steps: list[str]) -> None:
    with _shared_desk() as desk:
        number = len(desk.store.readers.users())
        (source,) = desk.store.sources.follow([f"https://post.example/{number}"])
        user = desk.store.readers.add(f"Reader {number}")
        desk.store.readers.subscribe(user.id, Subscription(source.id))
        add_watch(desk, user.id, query="toll", webhook="https://hook.example/")
        count = 0
        for step in [*steps, "index", "check"]:
            if step == "arrive":
                arrive(desk, source, f"{number}x{count} Toll", f"{number}y{count} Other")
                count += 1
            elif step == "index":
                index_items(desk)
            elif step == "check":
                check_watches(desk)
            else:
                index_items(desk)
                with suppress(_Killed), desk.store.transaction():
                    check_watches(desk)
                    raise _Killed
        hits = [hit.title for hit in watch_hits(desk, user.id).hits]
        assert sorted(hits) == sorted(f"{number}x{n} Toll" for n in range(count))
        told = [
            hit["title"]
            for watch in desk.store.watches.of(user.id)
            for one in desk.store.watches.deliveries(watch.id, limit=99)
            for hit in json.loads(one.body)["hits"]
        ]
        assert sorted(told) == sorted(hits)
        for watch in desk.store.watches.of(user.id):
            drop_watch(desk, user.id, watch.id)


_DESK: list[Desk] = []


@contextmanager
def _shared_desk() -> Iterator[Desk]:
    """One store for all examples: making one takes longer than an example."""
    yield _DESK[0]


@pytest.fixture(autouse=True, scope="module")
def _one_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("shared")
    with open_desk(folder, settings=Settings(meaning="lexical"), clock=lambda: NOW) as opened:
        _DESK.append(opened)
        yield
        _DESK.clear()


@dataclass
class Hook:
    """A webhook's server, and what it was told."""

    url: str = ""
    told: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


Reply = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def hooked(reply: Reply) -> Iterator[Hook]:
    hook = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            hook.told.append(({k.lower(): v for k, v in self.headers.items()}, body))
            with suppress(OSError):
                reply(self)

        def do_GET(self) -> None:
            hook.told.append(({"got": self.path}, b""))

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    hook.url = f"http://127.0.0.1:{server.server_address[1]}/hook"
    try:
        yield hook
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def status(code: int, **headers: str) -> Reply:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()

    return reply


def test_a_webhook_is_told_signed_and_once(desk: Desk, post: Source, ann: User) -> None:
    with hooked(status(204)) as hook:
        watch = add_watch(desk, ann.id, query="toll", webhook=hook.url)
        arrive(desk, post, "a Toll é", "b Toll")
        checked(desk)
        assert list_watches(desk, ann.id)[0].webhook_told == "1 to be sent."
        assert send_webhooks(desk) == Sent(delivered=1)
        assert send_webhooks(desk, AT + 1e6) == Sent()
        ((headers, body),) = hook.told
    told = json.loads(body)
    assert [hit["title"] for hit in told["hits"]] == ["b Toll", "a Toll é"]
    assert told["watch"] == {"id": watch.id, "name": "toll", "query": "toll", "story": None}
    assert told["hits"][0]["outlet"] == "The Post"
    assert headers["variorum-delivery"] == told["delivery"]
    seconds = headers["variorum-signature"].split(",")[0].removeprefix("t=")
    expected = signature(watch.secret or "", seconds, body)
    assert headers["variorum-signature"] == f"t={seconds},v1={expected}"
    assert list_watches(desk, ann.id)[0].webhook_told == "Told last at 2026-03-14 00:00 UTC."


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65536)


def endless_head(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.wfile.write(b"x: " + b"y" * 8192 + b"\r\n")


def dripping(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for _ in range(100):
        handler.wfile.write(b"x: y\r\n")
        time.sleep(0.1)


def silent(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(1.5)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (status(500), "answers 500"),
        (status(429, Retry_After="7200"), "answers 429"),
        (status(307, Location="http://127.0.0.1:1/"), "not followed"),
        (endless_head, "HTTP"),
        (dripping, "in time"),
        (silent, "in time"),
        (lambda handler: handler.wfile.write(b"\x00" * 4096), "HTTP"),
    ],
)
def test_a_hostile_server_costs_a_try_and_no_more(
    desk: Desk, post: Source, ann: User, reply: Reply, said: str
) -> None:
    desk = replace(desk, settings=replace(desk.settings, timeout=1.0))
    with hooked(reply) as hook:
        add_watch(desk, ann.id, query="toll", webhook=hook.url)
        arrive(desk, post, "a Toll")
        checked(desk)
        begun = time.monotonic()
        assert send_webhooks(desk) == Sent(failed=1)
        assert time.monotonic() - begun < 5
        assert send_webhooks(desk, AT + 59) == Sent()
        assert len(hook.told) == 1
        assert "got" not in hook.told[0][0]
    told = list_watches(desk, ann.id)[0].webhook_told or ""
    assert told.startswith("Failed once: ")
    assert said in told
    pause = "02:00" if "429" in said else "00:01"
    assert f"next try at 2026-03-14 {pause} UTC" in told


def test_an_endless_answer_is_an_answer_and_is_not_read(
    desk: Desk, post: Source, ann: User
) -> None:
    with hooked(endless) as hook:
        add_watch(desk, ann.id, query="toll", webhook=hook.url)
        arrive(desk, post, "a Toll")
        checked(desk)
        assert send_webhooks(desk) == Sent(delivered=1)


def test_a_name_that_leads_to_a_private_address_is_not_called(
    desk: Desk, post: Source, ann: User
) -> None:
    shut = replace(desk, settings=replace(desk.settings, allow_private=False))
    with hooked(status(200)) as hook:
        port = hook.url.rpartition(":")[2].partition("/")[0]
        add_watch(shut, ann.id, query="toll", webhook=f"http://hook.example:{port}/")
        arrive(desk, post, "a Toll")
        checked(desk)
        assert send_webhooks(shut, resolve=lambda host, port: ["127.0.0.1"]) == Sent(failed=1)
        assert hook.told == []
    assert "private" in (list_watches(desk, ann.id)[0].webhook_told or "")


def test_messages_come_in_their_order_and_are_given_up_after_two_days(
    desk: Desk, post: Source, ann: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [500] * (len(PAUSES) + 1) + [200] * 9
    bodies: list[bytes] = []

    def call(url: str, body: bytes, **_: object) -> int:
        bodies.append(body)
        answer = answers.pop(0)
        if answer != 200:
            raise sending.FetchError(url, f"the server answers {answer}.", status=answer)
        return answer

    monkeypatch.setattr(sending, "call_hook", call)
    add_watch(desk, ann.id, query="toll", webhook="https://hook.example/")
    for name in ("a", "b"):
        arrive(desk, post, f"{name} Toll")
        checked(desk)
    now = AT
    for pause in PAUSES:
        assert send_webhooks(desk, now) == Sent(failed=1)
        assert send_webhooks(desk, now + pause - 1) == Sent()
        now += pause
    assert send_webhooks(desk, now) == Sent(given_up=1)
    assert now - AT > 1.9 * 86400
    assert len(set(bodies)) == 1
    told = list_watches(desk, ann.id)[0].webhook_told
    assert told == "Given up: The server answers 500. 9 tries failed."
    assert send_webhooks(desk, now + 1e6) == Sent()
    arrive(desk, post, "c Toll")
    checked(desk)
    assert send_webhooks(desk, now) == Sent(delivered=1)
    assert (list_watches(desk, ann.id)[0].webhook_told or "").startswith("Told last")
    assert sorted(titles(desk, ann)) == ["a Toll", "b Toll", "c Toll"]


def test_who_is_killed_while_sending_sends_the_same_again(
    desk: Desk, post: Source, ann: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hooked(status(200)) as hook:
        add_watch(desk, ann.id, query="toll", webhook=hook.url)
        arrive(desk, post, "a Toll")
        checked(desk)
        with monkeypatch.context() as patch:
            patch.setattr(desk.store.watches, "settle", _kill)
            with pytest.raises(_Killed):
                send_webhooks(desk)
        assert send_webhooks(desk, AT + 1) == Sent()
        assert send_webhooks(desk, AT + 121) == Sent(delivered=1)
        (first, one), (second, two) = hook.told
    assert one == two
    assert first["variorum-delivery"] == second["variorum-delivery"]


def _kill(_: object) -> None:
    raise _Killed


def test_a_webhook_that_is_gone_or_taken_away_is_told_nothing_more(
    desk: Desk, post: Source, ann: User
) -> None:
    with hooked(status(410)) as hook:
        watch = add_watch(desk, ann.id, query="toll", webhook=hook.url)
        arrive(desk, post, "a Toll")
        checked(desk)
        assert send_webhooks(desk) == Sent(given_up=1)
        assert list_watches(desk, ann.id)[0].webhook_told == "Given up: It says that it is gone."
        arrive(desk, post, "b Toll")
        checked(desk)
        change_watch(desk, ann.id, watch.id, webhook="")
        assert send_webhooks(desk, AT + 1e6) == Sent()
        assert len(hook.told) == 1
