"""Somebody follows, reads, saves, searches and watches; the connection goes; what was opened or saved
can still be read, and what is marked meanwhile arrives when it is back."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "web"))

from browsing import chromium, needs_browser, served, sign_in
from reader import Place, entry

from variorum.desk.attending import attend
from variorum.model import Wanted

pytestmark = needs_browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture
def there(tmp_path: Path) -> Iterator[tuple[Place, str]]:
    with served(tmp_path) as found:
        yield found


@contextmanager
def outlet() -> Iterator[str]:
    """A feed with three items, on this machine."""
    items = "".join(
        f"<item><title>{title}</title><guid>{title}</guid><description>Words on {title}.</description></item>"
        for title in ("Harbour wall is low", "Ferry is late", "Quiet day")
    )
    body = f"<rss version='2.0'><channel><title>The Corrie Post</title>{items}</channel></rss>"

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/feed"
    server.shutdown()
    server.server_close()


def until(true: Callable[[], Any], seconds: float = 20.0) -> Any:
    """Wait until something is true."""
    end = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)
    return found


def kept(page: Any, name: str) -> list[str]:
    """The paths that a cache of the browser holds."""
    found = page.evaluate(
        "name => caches.open(name).then(shelf => shelf.keys())"
        ".then(keys => keys.map(key => new URL(key.url).pathname))",
        name,
    )
    return list(found)


def ready(page: Any) -> None:
    """Wait until the worker has the pages in hand."""
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    held = "navigator.serviceWorker.controller !== null"
    if not page.evaluate(f"new Promise(end => setTimeout(() => end({held}), 300))"):
        # A page that was on its way while the worker took over is not its own; the next one is.
        page.reload()
    until(lambda: page.evaluate(held))


def by_title(place: Place, title: str) -> int:
    user = place.user()
    found = place.desk.store.readers.list(user.id, Wanted())
    return next(one.item.id for one in found if one.item.entry.title == title)


def test_from_following_to_reading_without_a_connection_and_back(
    browser: Any, there: tuple[Place, str]
) -> None:
    place, address = there
    user, store = place.user(), place.desk.store
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda said: complaints.append(str(said)))
    sign_in(page, address)
    ready(page)

    with outlet() as feed:  # follow
        page.goto(f"{address}/feeds")
        page.fill("#address", feed)
        page.keyboard.press("Enter")
        page.wait_for_selector(".told")
        assert "You follow The Corrie Post." in page.inner_text(".told")
    attend(place.desk, send=False)
    wall, ferry, quiet = (
        by_title(place, title) for title in ("Harbour wall is low", "Ferry is late", "Quiet day")
    )

    page.goto(f"{address}/unread")  # read one, which marks it
    page.get_by_role("link", name="Harbour wall is low").click()
    page.wait_for_url(f"**/item/{wall}*")
    until(lambda: store.readers.tally(user.id).unread == 2)
    until(lambda: f"/item/{wall}" in kept(page, "pages"))

    page.goto(f"{address}/unread")  # save another, without opening it
    page.locator(f'[data-item="{ferry}"] button.save').click()
    until(lambda: store.readers.ids(user.id, Wanted(saved=True)) == (ferry,))
    until(lambda: kept(page, "kept") == [f"/item/{ferry}"])
    assert store.readers.tally(user.id).unread == 2  # keeping is no reading

    page.goto(f"{address}/search")  # search, and watch for it
    page.fill("#q", "harbour")
    page.keyboard.press("Enter")
    page.get_by_text("1 item: With “harbour”.").wait_for()
    page.get_by_role("button", name="Watch for this").click()
    page.get_by_text("You are told of what comes.").wait_for()
    source = store.sources.items([wall])[0].source
    (news,) = place.bring(source, entry("news", 0.1, title="Harbour opens again"))
    attend(place.desk, send=False)
    page.goto(address)  # it fires
    assert page.inner_text('.places [data-count="watches"]') == "1"
    page.goto(f"{address}/watches")
    page.get_by_role("link", name="Harbour opens again").wait_for()

    context.set_offline(True)
    page.goto(f"{address}/item/{ferry}")  # the saved one, never opened before
    assert "Words on Ferry is late." in page.inner_text("article")
    page.get_by_text("No connection").wait_for()
    page.goto(f"{address}/item/{wall}?in=unread")  # the one that was opened, from another list
    page.locator("button.save").first.click()
    page.get_by_text("It is sent when there is a connection.").wait_for()
    page.goto(f"{address}/item/{quiet}")  # what was not opened is not there, and that is said
    page.get_by_role("heading", name="Without a connection").wait_for()
    listed = page.locator("#kept a").all_inner_texts()
    assert "Ferry is late" in listed
    assert "Harbour wall is low" in listed
    assert "Quiet day" not in listed
    assert set(store.readers.ids(user.id, Wanted(read=True))) == {wall}
    assert set(store.readers.ids(user.id, Wanted(saved=True))) == {ferry}

    place.clock.now += 3600  # the place's clock stands still by itself
    context.set_offline(False)  # what was marked arrives: one was opened, one saved
    until(lambda: set(store.readers.ids(user.id, Wanted(read=True))) == {wall, ferry})
    until(lambda: set(store.readers.ids(user.id, Wanted(saved=True))) == {wall, ferry})
    page.goto(f"{address}/unread")
    assert {quiet, news} == set(store.readers.ids(user.id, Wanted(read=False)))
    assert not complaints

    page.get_by_role("button", name="Sign out").click()  # nothing of it stays
    page.wait_for_url("**/sign-in")
    until(lambda: not kept(page, "pages") and not kept(page, "kept"))
    until(lambda: page.reload() and page.evaluate("navigator.serviceWorker.controller !== null"))
    context.set_offline(True)
    page.goto(f"{address}/item/{wall}")
    page.get_by_role("heading", name="Without a connection").wait_for()
    assert page.get_by_text("Nothing is kept on this device.").is_visible()
    context.close()


def test_one_readers_pages_and_marks_are_never_anothers(
    browser: Any, there: tuple[Place, str]
) -> None:
    place, address = there
    ada, bob = place.user(), place.user("bob")
    store = place.desk.store
    for user in (ada, bob):
        feed = place.follow(user, "https://post.example/feed", called="The Post")
    one, two = place.bring(feed, entry("one"), entry("two"))
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, address)
    ready(page)
    page.goto(f"{address}/item/{one}")
    until(lambda: store.readers.tally(ada.id).unread == 1)
    until(lambda: f"/item/{one}" in kept(page, "pages"))
    page.goto(f"{address}/unread")
    until(lambda: "/unread" in kept(page, "pages"))
    context.set_offline(True)
    page.locator(f'[data-item="{two}"] button.read').click()
    page.get_by_text("It is sent when there is a connection.").wait_for()

    # Her session ends without her; somebody else signs in on the same browser.
    store.accounts.drop_keys(ada.id, ("session",))
    context.set_offline(False)
    sign_in(page, address, "bob")
    until(lambda: f"/item/{one}" not in kept(page, "pages"))
    page.goto(f"{address}/unread")
    assert store.readers.tally(bob.id).unread == 2
    assert store.readers.tally(ada.id).unread == 1

    # Her mark waited for her.
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")
    assert store.readers.tally(bob.id).unread == 2
    context.close()
