"""newsboat in its mode for Miniflux: read there, see it here, and back."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("uvicorn", reason="the extra `reader` is not installed")

import httpx
from tests.desk.views.newsroom import CAPTURE, Newsroom
from tests.journeys.newsboat import MISSING, Newsboat
from tests.journeys.reading_server import reading_server

from variorum.desk import Desk
from variorum.desk.accounts import new_key, prefer, set_password
from variorum.gate import COOKIE
from variorum.model import Wanted

pytestmark = pytest.mark.skipif(MISSING, reason="newsboat or tmux is not installed")
PASSWORD = "three words long"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Desk, str]]:
    with reading_server(tmp_path) as (desk, address):
        desk.store.captures.put([CAPTURE])
        yield desk, address


def newsboat(folder: Path, address: str) -> Newsboat:
    return Newsboat(
        folder / "newsboat",
        'urls-source "miniflux"',
        # As many write it: with a slash at the end.
        f'miniflux-url "{address}/"',
        'miniflux-login "ann"',
        f'miniflux-password "{PASSWORD}"',
    )


def comes(what: Callable[[], bool], within: float = 10.0) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(0.05)
    return False


def test_what_is_read_in_newsboat_is_read_here_and_back(
    served: tuple[Desk, str], tmp_path: Path
) -> None:
    desk, address = served
    room = Newsroom(desk)
    ann = room.user("ann", "alpha", "beta")
    set_password(desk, ann, PASSWORD)
    items = [room.report(outlet, None, html="<p>Hello <b>water</b></p>")
             for outlet in ("alpha", "alpha", "alpha", "beta", "beta")]  # fmt: skip

    def unread() -> set[int]:
        return set(desk.store.readers.ids(ann.id, Wanted(read=False)))

    boat = newsboat(tmp_path, address)
    boat.run("reload")
    assert "5 unread articles" in boat.run("print-unread")
    with boat.opened() as screen:
        screen.shows("alpha.example", "(3/3)", "beta.example", "(2/2)")
        screen.press("Enter")
        screen.shows("Articles in feed 'alpha.example'")
        screen.press("Enter")
        screen.shows("Hello water", "https://alpha.example/3")
        screen.press("q")
        assert comes(lambda: unread() == {items[0], items[1], items[3], items[4]}), unread()
        # N: take the mark away again.
        screen.press("k", "N")
        assert comes(lambda: items[2] in unread())
        screen.press("q")
        screen.shows("Your feeds")
        # A: mark the whole feed as read.
        screen.press("A")
        assert comes(lambda: unread() == {items[3], items[4]}), unread()
    # The pages show it, and what is read on them is read there once it asks again.
    secret, _ = new_key(desk, ann, "session", name="a browser")
    with httpx.Client(base_url=address, cookies={COOKIE: secret}) as browser:
        page = browser.get("/unread").text
        assert "beta on None" in page
        assert "alpha on None" not in page
        mark = re.search(r'<meta name="mark" content="([^"]+)"', page)
        assert mark is not None
        sent = browser.post("/marks", data={"do": f"read {items[3]}", "mark": mark[1]})
        assert sent.status_code == 303
    new = room.report("beta", None, html="<p>News</p>")
    boat.run("reload")
    assert "2 unread articles" in boat.run("print-unread")
    with boat.opened() as screen:
        screen.shows("beta.example", "(2/3)")
        screen.press("C")
        # It may ask first, and takes its time to.
        assert comes(lambda: not unread() or "eally" in screen.shows("beta.example"))
        if unread():
            screen.press("y")
        assert comes(lambda: unread() == set()), unread()
    assert new not in unread()
    assert "0 unread articles" in boat.run("print-unread")


def test_five_feeds_and_one_event_are_one_unread_article(
    served: tuple[Desk, str], tmp_path: Path
) -> None:
    desk, address = served
    room = Newsroom(desk)
    ann = room.user("ann", *"abcde")
    set_password(desk, ann, PASSWORD)
    prefer(desk, ann, grouped=True)
    items = [room.report(outlet, "flood", html=f"<p>Water in {outlet}</p>") for outlet in "abcde"]
    boat = newsboat(tmp_path, address)
    boat.run("reload")
    assert "1 unread article" in boat.run("print-unread")
    with boat.opened() as screen:
        screen.shows("a.example", "(1/1)", "(0/0)")
        screen.press("Enter")
        screen.shows("Articles in feed")
        screen.press("Enter")
        screen.shows("Water in a", "Other reports of this story", "5 reports by 5 outlets")
        screen.press("q")
        assert comes(lambda: not desk.store.readers.ids(ann.id, Wanted(read=False)))
    prefer(desk, ann, grouped=False)
    assert desk.store.readers.ids(ann.id, Wanted(read=True, order="oldest")) == tuple(items)
