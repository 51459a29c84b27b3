"""newsboat in its mode for FeedHQ, which speaks Google Reader's interface: read there, see it
here, and back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("uvicorn", reason="the extra `reader` is not installed")

from tests.desk.views.newsroom import CAPTURE, Newsroom
from tests.journeys.newsboat import MISSING, Newsboat
from tests.journeys.reading_server import reading_server

from variorum.desk import Desk
from variorum.desk.accounts import prefer, set_password
from variorum.model import User, Wanted

pytestmark = pytest.mark.skipif(MISSING, reason="newsboat or tmux is not installed")
PASSWORD = "three words & more"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[tuple[Newsroom, str]]:
    with reading_server(tmp_path) as (desk, address):
        desk.store.captures.put([CAPTURE])
        yield Newsroom(desk), address


def newsboat(folder: Path, address: str) -> Newsboat:
    return Newsboat(
        folder / "newsboat",
        'urls-source "feedhq"',
        f'feedhq-url "{address}"',
        'feedhq-login "ann"',
        f'feedhq-password "{PASSWORD}"',
        'feedhq-flag-star "s"',
        'feedhq-flag-share "h"',
    )


def reader(room: Newsroom, *outlets: str) -> User:
    ann = room.user("ann", *outlets)
    set_password(room.desk, ann, PASSWORD)
    return ann


def comes(what: Callable[[], bool], within: float = 10.0) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(0.05)
    return False


def ids(desk: Desk, user: User, **wanted: bool) -> set[int]:
    return set(desk.store.readers.ids(user.id, Wanted(**wanted)))  # type: ignore[arg-type]


def test_what_is_done_in_newsboat_is_done_here_and_back(
    room: tuple[Newsroom, str], tmp_path: Path
) -> None:
    (news, address), desk = room, room[0].desk
    ann = reader(news, "alpha", "beta")
    items = [news.report(outlet, None, html="<p>Hello <b>water</b></p>")
             for outlet in ("alpha", "alpha", "alpha", "beta", "beta")]  # fmt: skip
    boat = newsboat(tmp_path, address)
    assert boat.run("reload") == ""
    assert "5 unread articles" in boat.run("print-unread")
    with boat.opened() as screen:
        screen.shows("alpha.example", "(3/3)", "beta.example", "(2/2)")
        # Above them stand three lists that newsboat has by itself and never asks for.
        screen.press("Down", "Down", "Down", "Enter")
        screen.shows("Articles in feed 'https://alpha.example/feed'")
        screen.press("Enter")
        screen.shows("Hello water", "https://alpha.example/3")
        screen.press("q")
        assert comes(lambda: ids(desk, ann, read=True) == {items[2]})
        # N: not read after all.
        screen.press("N")
        assert comes(lambda: ids(desk, ann, read=True) == set())
        # Ctrl-E: flags; s is the one for stars.
        screen.press("C-e")
        screen.shows("Flags:")
        screen.press("s", "h", "Enter")
        assert comes(lambda: len(ids(desk, ann, saved=True)) == 1)
        (saved,) = ids(desk, ann, saved=True)
        assert comes(lambda: desk.store.labels.names(ann.id) != ())
        assert desk.store.labels.items(ann.id, "state/com.google/broadcast") == (saved,)
        screen.press("C-e")
        screen.shows("Flags:")
        screen.press("BSpace", "BSpace", "Enter")
        assert comes(lambda: ids(desk, ann, saved=True) == set())
        screen.press("q")
        screen.shows("Your feeds")
        # A: the whole feed is read.
        screen.press("A")
        assert comes(lambda: ids(desk, ann, read=False) == set(items[3:]))
    # What is read or unread here is so there once it asks again, and what is new comes.
    desk.store.readers.mark(ann.id, [items[3]], read=True, at=news.now)
    desk.store.readers.mark(ann.id, [items[0]], read=False, at=news.now)
    new = news.report("beta", None, html="<p>News</p>")
    boat.run("reload")
    assert "3 unread articles" in boat.run("print-unread")
    with boat.opened() as screen:
        screen.shows("(1/3)", "(2/3)")
        screen.press("C")
        if "eally" in screen.shows("beta.example"):
            screen.press("y")
        assert comes(lambda: ids(desk, ann, read=False) == set())
    assert new in ids(desk, ann, read=True)
    assert "0 unread articles" in boat.run("print-unread")


def test_five_feeds_and_one_event_are_one_unread_article(
    room: tuple[Newsroom, str], tmp_path: Path
) -> None:
    (news, address), desk = room, room[0].desk
    ann = reader(news, *"abcde")
    prefer(desk, ann, grouped=True)
    items = {news.report(outlet, "flood", html=f"<p>Water in {outlet}</p>") for outlet in "abcde"}
    boat = newsboat(tmp_path, address + "/api/greader.php")
    boat.run("reload")
    assert "1 unread article" in boat.run("print-unread")
    with boat.opened() as screen:
        screen.shows("a.example", "(1/1)", "(0/0)")
        screen.press("Down", "Down", "Down", "Enter")
        screen.shows("Articles in feed")
        screen.press("Enter")
        screen.shows("Water in a", "Other reports of this story", "5 reports by 5 outlets")
        screen.press("q")
        assert comes(lambda: ids(desk, ann, read=True) == items)
    prefer(desk, ann, grouped=False)
    assert ids(desk, ann, read=True) == items
    assert ids(desk, ann, read=False) == set()
