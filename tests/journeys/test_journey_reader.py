"""A reader's evening in the browser: sign in, follow, read by keyboard, save, mark all, sign out;
the same without script; and words that try to do more than stand in a list."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "web"))

from browsing import chromium, needs_browser, served, sign_in
from hostile_articles import BODIES, TITLES
from reader import NOW, Place, entry

from variorum.desk.indexing import index_items

pytestmark = needs_browser


@dataclass
class Site:
    """A site on this machine: a page that offers feeds, and what was asked of it."""

    pages: dict[str, tuple[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    address: str = ""

    def feed(self, path: str, title: str, *items: tuple[str, str, float]) -> None:
        """A feed with items: their title, their words as HTML, and how many hours old."""
        entries = "".join(
            f"<item><title>{escape(name)}</title><link>{self.address}/{number}</link>"
            f"<guid>{path}-{number}</guid><pubDate>{_date(hours)}</pubDate>"
            f"<description>{escape(words)}</description></item>"
            for number, (name, words, hours) in enumerate(items)
        )
        body = f"<rss version='2.0'><channel><title>{title}</title>{entries}</channel></rss>"
        self.pages[path] = ("application/rss+xml", body)


def _date(hours: float) -> str:
    moment = datetime.fromtimestamp(NOW - 3600 * hours, UTC)
    return f"{moment:%a, %d %b %Y %H:%M:%S} GMT"


@contextmanager
def site_there() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            kind, body = site.pages.get(self.path, ("", ""))
            self.send_response(200 if kind else 404)
            self.send_header("Content-Type", kind or "text/plain")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()


@dataclass
class Evening:
    """A place that is served, a site to follow, and a browser."""

    place: Place
    address: str
    site: Site
    browser: Any

    def page(self, **how: Any) -> Any:
        """A page in a context of its own. Whatever it says, asks of others or opens is noted."""
        context = self.browser.new_context(service_workers="block", **how)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.noted = []
        page.on("console", lambda said: page.noted.append(said.text))
        page.on("pageerror", lambda said: page.noted.append(str(said)))
        page.on("dialog", lambda asked: (page.noted.append(asked.message), asked.accept()))
        page.on("popup", lambda opened: page.noted.append(f"popup {opened.url}"))
        page.on("request", lambda asked: _note(page, asked.url, self))
        return page


def _note(page: Any, url: str, evening: Evening) -> None:
    if not url.startswith((evening.address, "data:image/")):
        page.noted.append(f"request {url}")


# What the browser tells of its own: the worker is blocked so that requests can be counted, and
# who is quick has put the cursor somewhere before the page could.
TOLD = ("Service Worker registration blocked", "Clear-Site-Data header", "Autofocus processing")


def noted(page: Any) -> list[str]:
    return [said for said in page.noted if not said.startswith(TOLD)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture
def evening(browser: Any, tmp_path: Path) -> Iterator[Evening]:
    with served(tmp_path) as (place, address), site_there() as site:
        made = Evening(place, address, site, browser)
        yield made
        for context in browser.contexts:
            context.close()


def unread(page: Any) -> list[str]:
    """The titles of the list that are unread."""
    found = page.locator(".item.unread h2 a").all_inner_texts()
    return [title.removeprefix("Unread:").strip() for title in found]


def pressed(page: Any, what: Any) -> None:
    """Press what leads to another page, and wait for that."""
    with page.expect_navigation():
        what.click()


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.textContent")).removeprefix("Unread: ").strip()


def test_an_evening_by_keyboard_from_signing_in_to_signing_out(evening: Evening) -> None:
    site, page = evening.site, evening.page()
    site.feed(
        "/feed",
        "The Corrie Post",
        *((f"News {n}", f"<p>Words on {n}.</p>", n + 1) for n in range(4)),
    )
    site.pages["/"] = (
        "text/html",
        "<html><head><title>Corrie</title><link rel=alternate type='application/rss+xml' href='/feed'></head></html>",
    )
    sign_in(page, evening.address)

    # Follow a site: its feed is found, and what it holds is there at once.
    page.keyboard.press("g")
    page.keyboard.press("f")
    page.wait_for_url("**/feeds")
    page.fill("#address", site.address)
    page.keyboard.press("Enter")
    page.wait_for_selector(".told")
    assert "You follow The Corrie Post." in page.inner_text(".told")

    # Go down the list, mark one read and back, save one.
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("g")
    page.keyboard.press("u")
    page.wait_for_url("**/unread")
    assert unread(page) == ["News 0", "News 1", "News 2", "News 3"]
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert focused(page) == "News 1"
    page.keyboard.press("k")
    assert focused(page) == "News 0"
    page.keyboard.press("m")
    page.get_by_text("Marked as read.").wait_for()
    assert unread(page) == ["News 1", "News 2", "News 3"]
    assert page.inner_text('.places [data-count="unread"]') == "3"
    page.locator("#toast button").click()
    page.wait_for_function("document.querySelectorAll('.item.unread').length === 4")
    page.keyboard.press("j")
    page.keyboard.press("s")
    page.locator("#toast", has_text="Saved.").wait_for()

    # Read on from one to the next; what was opened is read.
    page.keyboard.press("Enter")
    page.wait_for_url("**/item/*")
    first = page.inner_text("h1")
    assert "Words on" in page.inner_text("article")
    page.keyboard.press("j")
    page.wait_for_function("title => document.querySelector('h1').innerText !== title", arg=first)
    second = page.inner_text("h1")
    page.keyboard.press("k")
    page.wait_for_function("title => document.querySelector('h1').innerText !== title", arg=second)
    assert page.inner_text("h1") == first
    page.keyboard.press("u")
    page.wait_for_url("**/unread*")
    assert len(unread(page)) == 2
    assert first not in unread(page)

    # All the rest, which is asked first and can be taken back.
    evening.place.clock.now += 60
    page.keyboard.press("A")
    page.get_by_text("items are marked as read.").wait_for()
    assert unread(page) == []
    assert "said=" not in page.url
    assert noted(page) == ["Mark 2 as read? What arrives meanwhile stays unread."]
    page.click(".told button")
    page.get_by_text("unread again.").wait_for()
    assert len(unread(page)) == 2

    # What was saved is under Saved. Keys can be looked up, and do nothing while one types.
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.wait_for_url("**/saved")
    assert page.locator(".item").count() == 1
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()
    page.keyboard.press("/")
    page.wait_for_url("**/search")
    page.keyboard.press("/")
    page.keyboard.type("guj?")
    assert page.input_value("input[type=search]").endswith("guj?")
    assert page.url.endswith("/search")

    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")
    page.goto(f"{evening.address}/saved")
    assert "/sign-in" in page.url
    assert len(noted(page)) == 1


def test_the_same_without_script_on_a_phone(evening: Evening) -> None:
    site = evening.site
    page = evening.page(java_script_enabled=False, viewport={"width": 390, "height": 844})
    site.feed(
        "/feed",
        "The Corrie Post",
        *((f"News {n}", f"<p>Words on {n}.</p>", n + 1) for n in range(3)),
    )
    sign_in(page, evening.address)
    page.locator(".places summary").click()
    page.locator(".places .more a", has_text="Feeds").click()
    page.fill("#address", f"{site.address}/feed")
    pressed(page, page.get_by_role("button", name="Follow", exact=True))
    assert "You follow The Corrie Post." in page.inner_text(".told")
    pressed(page, page.locator(".places a[href='/unread']"))
    pressed(page, page.locator(".item", has_text="News 0").get_by_role("button", name="Mark read"))
    assert unread(page) == ["News 1", "News 2"]
    pressed(page, page.locator(".item", has_text="News 1").get_by_role("button", name="Save"))
    pressed(page, page.locator(".item", has_text="News 1").locator("h2 a"))
    assert "Words on 1." in page.inner_text("article")
    # Without script nothing is read by being opened: there is a button.
    pressed(page, page.get_by_role("button", name="Mark read"))
    assert page.get_by_role("button", name="Mark unread").is_visible()
    page.goto(f"{evening.address}/unread")
    assert unread(page) == ["News 2"]
    page.get_by_role("link", name="Folders and feeds").click()
    pressed(page, page.locator("#side").get_by_text("The Corrie Post"))
    pressed(page, page.get_by_role("button", name="Mark all as read"))
    assert "1 item is marked as read." in page.inner_text(".told")
    pressed(page, page.locator(".places a[href='/saved']"))
    assert page.locator(".item").count() == 1
    pressed(page, page.get_by_role("button", name="Sign out"))
    assert page.url.endswith("/sign-in")


def test_a_mark_that_cannot_be_kept_is_taken_back_and_said(evening: Evening) -> None:
    place, page = evening.place, evening.page()
    source = place.follow(place.user(), "https://post.example/feed")
    place.bring(source, entry("a"), entry("b"))
    sign_in(page, evening.address)
    page.goto(f"{evening.address}/unread")
    page.route("**/marks", lambda route: route.abort())
    page.keyboard.press("j")
    page.keyboard.press("m")
    page.get_by_text("Not marked.").wait_for()
    assert len(unread(page)) == 2
    page.unroute("**/marks")
    with page.expect_response("**/marks"):  # the page shows it before that
        page.get_by_role("button", name="Try again").click()
    assert len(unread(page)) == 1
    assert place.desk.store.readers.tally(place.user().id).unread == 1
    # A page that is older than the program's start has its mark renewed.
    page.evaluate("document.querySelector('meta[name=mark]').content = 'old'")
    page.keyboard.press("m")
    page.get_by_text("Unread again.").wait_for()
    assert place.desk.store.readers.tally(place.user().id).unread == 2


def test_hostile_words_in_lists_and_names_run_nothing(evening: Evening) -> None:
    place, page = evening.place, evening.page()
    ada, bodies = place.user(), list(BODIES.values())
    folder = place.desk.store.readers.folder(ada.id, TITLES[1])
    source = place.follow(ada, "https://bad.example/feed", called=bodies[2], folder=folder)
    place.bring(
        source,
        *(entry(f"h{n}", n, title=(TITLES + tuple(bodies))[n], html=body, byline=body,
                url="javascript:alert(1)") for n, body in enumerate(bodies)),
    )  # fmt: skip
    index_items(place.desk)
    sign_in(page, evening.address)
    for path in ("/unread", f"/feed/{source}?show=all", f"/folder/{folder.id}", "/feeds",
                 f"/feeds/{source}", "/", "/for-you", "/search?q=end"):  # fmt: skip
        page.goto(evening.address + path)
        assert page.url == evening.address + path
        assert page.locator("main").inner_text()
    assert noted(page) == []


def test_pages_of_lists_hinder_nobody_in_light_and_dark(evening: Evening) -> None:
    from axe_playwright_python.sync_playwright import Axe

    place = evening.place
    ada = place.user()
    folder = place.desk.store.readers.folder(ada.id, "Corrie")
    source = place.follow(ada, "https://post.example/feed", called="The Corrie Post", folder=folder)
    first, *_ = place.bring(source, *(entry(f"n{n}", n) for n in range(4)))
    place.desk.store.readers.mark(ada.id, [first], read=True, saved=True, at=NOW)
    paths = ("/unread", "/unread?show=all&said=marked&n=2&at=5", f"/folder/{folder.id}", "/saved",
             f"/feed/{source}", "/nothing")  # fmt: skip
    for look in ("light", "dark"):
        # In the dark colours alone are others.
        paths = paths if look == "light" else paths[:2]
        width = 390 if look == "light" else 1280
        page = evening.page(color_scheme=look, viewport={"width": width, "height": 844})
        page.goto(f"{evening.address}/sign-in")
        _look_over(Axe(), page)
        sign_in(page, evening.address)
        for path in paths:
            page.goto(evening.address + path)
            _look_over(Axe(), page)
        page.goto(f"{evening.address}/unread#side")
        page.keyboard.press("?")
        _look_over(Axe(), page)
        page.context.close()


def _look_over(axe: Any, page: Any) -> None:
    too_wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(too_wide), page.url
    found = axe.run(page)
    assert not found.response["violations"], page.url + found.generate_report()
