"""A feed that one user keeps private: nothing of it reaches another, by page or by program."""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import re

import httpx
import pytest
from reader import PASSWORD, Place, words

from variorum.desk.digest import digest
from variorum.desk.digest.asking import Asking
from variorum.desk.digest.privacy import keep_private, withdraw
from variorum.desk.following import import_list
from variorum.desk.indexing import index_items
from variorum.desk.watches import add_watch, watch_hits
from variorum.desk.watching import check_watches
from variorum.errors import NotFound
from variorum.following import arrivals_of
from variorum.model import Entry, Intake, Searched, Term, Wanted
from variorum.serving.logs import Discreet

FERRY = {
    "harbour": "The ferry Tern ran aground off Skerry Point on Monday night. There were 84 people on "
    "board, the coastguard said. Nobody was hurt. Captain Ida Vestergren said the rudder had jammed. "
    "Tugs from Lundholm are to pull the Tern free at high water on Tuesday morning.",
    "islander": "Skerry Point woke to a ferry on its rocks. The Tern, on its way to Lundholm, struck the "
    "reef on Monday night; the coastguard took 84 people off in lifeboats. The ferry company said the "
    "rudder was to blame and that tugs would try to free the Tern on Tuesday.",
    # What only those who follow it may read: a word that nobody else has.
    "board": "Quillfeather minutes: all 81 passengers and crew of the Tern were brought ashore after the "
    "ferry ran aground off Skerry Point. The captain, Ida Vestergren, told the board that the rudder "
    "jammed on Monday night, and Quillfeather was warned. Tugs are on their way from Lundholm.",
}  # fmt: skip
HIDDEN = "Quillfeather"
TOKEN = "s3cretOfAdas"
SECRET = f"https://board.example/feed?token={TOKEN}"
OPEN = "https://board.example/feed"


def bring(place: Place, source: int, outlet: str, name: str = "1") -> int:
    text = FERRY[outlet]
    entry = Entry(
        f"{outlet}-{name}", f"https://{outlet}.example/{name}", text.partition(".")[0][:70],
        html=f"<p>{text}</p>", full=True,
    )  # fmt: skip
    (known,) = place.desk.store.sources.find([source])
    intake = Intake(known, arrivals_of([entry], {}))
    (item,) = place.desk.store.sources.take_in([intake], place.clock.now)
    return item


def sort(place: Place) -> None:
    """All that waits is digested and told, and found by words."""
    place.clock.now += 60
    digest(place.desk, asking=lambda desk: Asking(desk, pause=0.0))
    index_items(place.desk)
    check_watches(place.desk)


class Two:
    """Ada, who follows the board's feed too, and Ben, who does not."""

    def __init__(self, place: Place, board: str) -> None:
        self.place = place
        self.ada, self.ben = place.user(), place.user("ben")
        harbour = place.follow(self.ada, "https://harbour.example/feed", called="The Harbour")
        place.follow(self.ben, "https://harbour.example/feed", called="The Harbour")
        islander = place.follow(self.ben, "https://islander.example/feed", called="The Islander")
        self.board = place.follow(self.ada, board, called="The Board")
        self.harbour = bring(place, harbour, "harbour")
        self.islander = bring(place, islander, "islander")
        self.item = bring(place, self.board, "board")
        sort(place)

    @property
    def story(self) -> str:
        (found,) = self.place.desk.store.told.places(items=[self.harbour])
        return found.story


@pytest.fixture
def two(place: Place) -> Two:
    return Two(place, SECRET)


@pytest.fixture
def later(place: Place) -> Two:
    return Two(place, OPEN)


def everything(two: Two, name: str) -> str:
    """All that pages and programs give a user, in one text, each after its address and status."""
    browser, story, item = two.place.signed_in(name), two.story, two.item
    said = []
    pages = (
        "/", "/unread", "/unread?show=all", "/saved", "/feeds", "/watches", "/settings",
        f"/search?q={HIDDEN}", "/search?q=Tern", "/for-you", f"/story/{story}",
        f"/story/{story}?reports=all", f"/item/{two.harbour}", f"/item/{two.harbour}?in=all",
        f"/item/{item}", f"/story/{story}/report/{item}", f"/feed/{two.board}",
        f"/feeds/{two.board}", "/feeds/opml",
    )  # fmt: skip
    own = (
        "today", f"stories/{story}", f"stories/{story}/reports", f"items/{two.harbour}",
        f"items/{item}", "items?which=all", "items?which=saved", f"search?q={HIDDEN}", "for-you",
        "feeds", f"feeds/{two.board}", "watches", "watches/hits", "today/feed.atom",
        "items/feed.json?which=all", f"stories/{story}/feed.atom", f"search/feed.atom?q={HIDDEN}",
    )  # fmt: skip
    for path in (*pages, *(f"/api/1/{one}" for one in own)):
        answer = browser.ask("GET", path)
        said += [f"{path} {answer.status_code}", str(dict(answer.headers)), answer.text]
    key = base64.b64encode(f"{name}:{PASSWORD}".encode()).decode()
    for path in ("entries?limit=100", f"entries/{item}", "feeds", f"feeds/{two.board}/entries"):
        said += _told(two.place, "GET", f"/v1/{path}", f"Basic {key}")
    login = _told(
        two.place, "POST", "/accounts/ClientLogin", data={"Email": name, "Passwd": PASSWORD}
    )
    auth = f"GoogleLogin auth={login[1].rpartition('Auth=')[2].strip()}"
    streams = (
        "stream/contents/user/-/state/com.google/reading-list?n=100",
        f"stream/items/contents?i={item}", "subscription/list?output=json",
        "stream/contents/user/-/state/com.google/starred",
    )  # fmt: skip
    for path in streams:
        said += _told(two.place, "GET", f"/reader/api/0/{path}", auth)
    return "\n".join(said)


def told_of(seen: str, *said: str) -> list[str]:
    """The lines in which something is said; short, so that a test that fails says it soon."""
    return [line[:200] for line in seen.splitlines() if any(one in line for one in said)]


def _told(place: Place, method: str, path: str, key: str = "", **more: object) -> list[str]:
    """What a program is answered."""

    async def run() -> httpx.Response:
        carrier = httpx.ASGITransport(app=place.app, client=("127.0.0.1", 4000))
        async with httpx.AsyncClient(transport=carrier, base_url="http://localhost") as client:
            headers = {"authorization": key} if key else {}
            return await client.request(method, path, headers=headers, **more)  # type: ignore[arg-type]

    answer = asyncio.run(run())
    return [f"{path} {answer.status_code}", answer.text]


def test_a_feed_with_a_token_in_its_address_shows_itself_to_its_follower_alone(two: Two) -> None:
    for grouped in (False, True):
        if grouped:
            from variorum.desk.accounts import prefer

            prefer(two.place.desk, two.ben, grouped=True)
        seen = everything(two, "ben")
        assert not told_of(seen, f"{HIDDEN} minutes")
        assert not told_of(seen, TOKEN)
        assert not told_of(seen, "The Board")
        assert not told_of(seen, "board.example")
    mine = everything(two, "ada")
    assert told_of(mine, f"{HIDDEN} minutes")
    # What was asked is there to be asked: only then its silence says anything.
    assert not re.findall(r"(?m)^/\S+ [45]\d\d$", mine)


def test_its_items_stand_in_no_story_and_the_story_counts_without_them(two: Two) -> None:
    store = two.place.desk.store
    assert not store.told.places(items=[two.item])
    row = store.told.get([two.story])[two.story]
    assert (row.items, row.outlets) == (2, 2)
    assert row.told == row.state
    (dossier,) = store.dossiers.get([two.story])
    assert all(HIDDEN not in article.text for article in dossier.articles)
    # It has an article all the same: its follower reads and finds it.
    (item,) = store.sources.items([two.item])
    assert item.article is not None
    assert two.item in store.readers.ids(two.ada.id, Wanted())
    found = store.search.find(two.ada.id, Searched(groups=((Term(HIDDEN.lower()),),)), limit=5)
    assert store.search.items_at(found) == (two.item,)


def test_who_does_not_follow_it_can_mark_nothing_of_it(two: Two) -> None:
    store = two.place.desk.store
    for marks in ({"saved": True}, {"read": True}):
        assert store.readers.mark(two.ben.id, [two.item], at=two.place.clock.now, **marks) == 0
        assert store.readers.mark(two.ada.id, [two.item], at=two.place.clock.now, **marks) == 1
    browser = two.place.signed_in("ben")
    browser.send("/marks", do="save", item=str(two.item))
    assert not store.readers.ids(two.ben.id, Wanted(saved=True))
    browser.get(f"/item/{two.item}", status=404)


def test_what_stood_in_a_story_before_the_tick_is_gone_from_others_eyes(later: Two) -> None:
    place, store = later.place, later.place.desk.store
    ada = place.signed_in("ada")
    watch = add_watch(place.desk, later.ben.id, story=later.story)
    bring(place, later.board, "board", "2")
    sort(place)
    title = store.sources.items([later.item])[0].entry.title or ""
    store.readers.mark(later.ben.id, [later.item], saved=True, at=place.clock.now)
    before = everything(later, "ben")
    assert told_of(before, f"{HIDDEN} minutes")  # articles of open feeds are shared
    assert store.told.get([later.story])[later.story].items == 4
    assert watch_hits(place.desk, later.ben.id, watch_id=watch.id).hits

    answer = ada.send(f"/feeds/{later.board}/private", private="1")
    assert answer.status_code == 303
    # At once, and not only when the story is told again.
    for _ in range(2):
        seen = everything(later, "ben")
        assert not told_of(seen, f"{HIDDEN} minutes")
        assert not told_of(seen, title)
        assert not told_of(seen, "board.example")
        assert not watch_hits(place.desk, later.ben.id, watch_id=watch.id).hits
        assert not store.readers.ids(later.ben.id, Wanted(saved=True))
        assert store.told.get([later.story])[later.story].items == 2
        sort(place)
    (dossier,) = store.dossiers.get([later.story])
    assert all(HIDDEN not in article.text for article in dossier.articles)
    assert later.item in store.readers.ids(later.ada.id, Wanted())
    assert "checked" in ada.get(f"/feeds/{later.board}")


def test_the_tick_can_be_taken_back_and_marks_come_back_with_it(later: Two) -> None:
    place, store = later.place, later.place.desk.store
    store.readers.mark(later.ben.id, [later.item], saved=True, at=place.clock.now)
    keep_private(place.desk, later.ada.id, later.board, True)
    sort(place)
    assert not store.told.places(items=[later.item])
    place.signed_in("ada").send(f"/feeds/{later.board}/private")
    sort(place)
    assert [one.story for one in store.told.places(items=[later.item])] == [later.story]
    assert store.readers.ids(later.ben.id, Wanted(saved=True)) == (later.item,)
    assert store.told.get([later.story])[later.story].items == 3


def test_who_follows_it_too_reads_it_and_finds_their_marks_again(later: Two) -> None:
    place, store = later.place, later.place.desk.store
    store.readers.mark(later.ben.id, [later.item], saved=True, at=place.clock.now)
    keep_private(place.desk, later.ada.id, later.board, True)
    assert not store.readers.ids(later.ben.id, Wanted(saved=True))
    opml = f'<opml version="2.0"><body><outline type="rss" xmlUrl="{OPEN}"/></body></opml>'
    import_list(place.desk, later.ben, opml.encode(), "list")
    assert store.readers.ids(later.ben.id, Wanted(saved=True)) == (later.item,)
    assert HIDDEN in words(place.signed_in("ben").get(f"/item/{later.item}"))
    # What another keeps private stays so, whoever else follows it without a tick.
    assert later.board in store.private.sources()
    keep_private(place.desk, later.ben.id, later.board, False)
    assert later.board in store.private.sources()
    assert "Somebody else here" in place.signed_in("ben").get(f"/feeds/{later.board}")


def test_leaving_a_private_feed_shows_it_to_nobody(later: Two) -> None:
    place, store = later.place, later.place.desk.store
    keep_private(place.desk, later.ada.id, later.board, True)
    place.signed_in("ada").send(f"/feeds/{later.board}/leave")
    assert later.board in store.private.sources()
    place.signed_in("ada").send(f"/feeds/{later.board}/follow")
    (mine,) = [s for s in store.readers.subscriptions(later.ada.id) if s.source == later.board]
    assert mine.private
    sort(place)
    assert not told_of(everything(later, "ben"), f"{HIDDEN} minutes")


def test_nobody_can_make_a_feed_private_that_they_never_followed(later: Two) -> None:
    answer = later.place.signed_in("ben").send(f"/feeds/{later.board}/private", private="1")
    assert answer.status_code == 404
    with pytest.raises(NotFound):
        keep_private(later.place.desk, later.ben.id, later.board, True)
    assert not later.place.desk.store.private.sources()


def test_programs_make_a_feed_private_too(later: Two) -> None:
    place = later.place
    ada = place.signed_in("ada")
    answer = ada.ask(
        "PUT",
        f"/api/1/feeds/{later.board}",
        content=json.dumps({"private": True}),
        headers={"x-mark": ada.mark()},
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["private"] == "yours"
    assert not told_of(everything(later, "ben"), f"{HIDDEN} minutes")


def test_a_dossier_that_was_being_told_meanwhile_is_not_kept(
    later: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, store = later.place, later.place.desk.store
    from variorum.desk.digest import telling

    made = telling.told_or_failed

    def slow(*arguments: object) -> object:
        told = made(*arguments)  # type: ignore[arg-type]
        keep_private(place.desk, later.ada.id, later.board, True)
        return told

    bring(place, later.board, "board", "2")
    monkeypatch.setattr(telling, "told_or_failed", slow)
    sort(place)
    monkeypatch.undo()
    for dossier in store.dossiers.get(sorted(store.dossiers.have([later.story]))):
        assert all(HIDDEN not in article.text for article in dossier.articles)
    assert not told_of(everything(later, "ben"), f"{HIDDEN} minutes")


def test_a_feed_that_moves_to_an_address_with_a_secret_is_private(later: Two) -> None:
    from dataclasses import replace

    place, store = later.place, later.place.desk.store
    (source,) = store.sources.find([later.board])
    store.sources.take_in([Intake(replace(source, url=SECRET))], place.clock.now)
    assert withdraw(place.desk) == 1
    assert withdraw(place.desk) == 0
    assert not told_of(everything(later, "ben"), f"{HIDDEN} minutes")


def test_logs_hold_no_secret_of_an_address() -> None:
    record = logging.LogRecord(
        "variorum", logging.ERROR, __file__, 1, "%s: a fault, seen at https://ann:pw1@x.example/",
        (SECRET,), None,
    )  # fmt: skip
    written = Discreet("%(message)s").format(record)
    assert TOKEN not in written
    assert "pw1" not in written
    assert "board.example/feed?token=…" in written


def test_a_feed_that_is_opened_while_its_items_are_digested_gets_its_stories(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    from variorum.desk.digest.streaming import Streaming

    place, store = two.place, two.place.desk.store
    feed = place.follow(two.ada, "https://coast.example/feed", called="The Coast", private=True)
    item = bring(place, feed, "islander", "3")
    taken = Streaming.take

    def opening(self: Streaming, offered: object) -> object:
        keep_private(place.desk, two.ada.id, feed, False)
        return taken(self, offered)  # type: ignore[arg-type]

    monkeypatch.setattr(Streaming, "take", opening)
    sort(place)
    assert [one.story for one in store.told.places(items=[item])] == [two.story]
