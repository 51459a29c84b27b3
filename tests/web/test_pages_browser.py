"""Pages in a browser: nothing that axe finds, nothing wider than the window, nothing amiss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from browsing import chromium, needs_browser, served, sign_in
from reader import NOW, Place, entry
from telling import tell, tell_flood

from variorum.desk.indexing import index_items
from variorum.desk.watches import add_watch
from variorum.desk.watching import check_watches

pytestmark = needs_browser


@dataclass
class Seen:
    browser: Any
    address: str
    story: str
    plain: str
    state: Any

    def page(self, **how: Any) -> tuple[Any, list[str]]:
        """A page of somebody who is signed in, and what the browser complains of."""
        context = self.browser.new_context(storage_state=self.state, **how)
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda said: complaints.append(str(said)))
        return page, complaints


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    with served(tmp_path_factory.mktemp("place")) as (place, address), chromium() as browser:
        row, plain = _fill(place)
        context = browser.new_context()
        sign_in(context.new_page(), address)
        yield Seen(browser, address, row, plain, context.storage_state())


def _fill(place: Place) -> tuple[str, str]:
    ada, desk = place.user(), place.desk
    row, _ = tell_flood(place, ada)
    plain, _ = tell(place, ada, "mill", "post", "echo")
    tell(place, ada, "wharf", "far")
    feed = place.follow(ada, "https://ice.example/feed", called="Ice News")
    read = place.bring(
        feed, entry("a", title="Glacier shrinks"), entry("b", title="Glacier bursts")
    )
    for number, item in enumerate(read):
        desk.store.readers.mark(ada.id, [item], read=True, saved=True, at=NOW - 99 + number)
    add_watch(desk, ada.id, query="glacier", webhook="https://hook.example/in")
    other = place.follow(ada, "https://snow.example/feed", called="Snow News")
    place.bring(other, entry("c", title="Glacier lake found"))
    index_items(desk)
    check_watches(desk)
    return row.id, plain.id


PAGES = ("/", "/story/{story}", "/story/{plain}", "/search?q=glacier", "/search", "/watches",
         "/watches/1", "/for-you", "/offline")  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_nothing_hinders_anybody_and_nothing_is_wider_than_a_phone(seen: Seen, path: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    scheme = "dark" if PAGES.index(path) % 2 else "light"
    page, complaints = seen.page(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    page.goto(seen.address + path.format(story=seen.story, plain=seen.plain))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for summary in page.query_selector_all("main details:not([open]) > summary")[:6]:
        summary.evaluate("one => { one.parentElement.open = true }")
    found = Axe().run(page)
    assert not found.response["violations"], found.generate_report()
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert not complaints
    page.context.close()


def test_a_passage_is_shown_where_it_stands_and_leads_to_the_report(seen: Seen) -> None:
    page, complaints = seen.page()
    page.goto(f"{seen.address}/story/{seen.story}")
    page.locator(".account a.s").first.click()
    panel = page.locator("#panel")
    assert panel.is_visible()
    assert "sha-256" in panel.inner_text()
    assert page.locator("#panel .hit").count()
    assert (
        panel.locator("a", has_text="Open the report").get_attribute("href").startswith("/story/")
    )
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert not complaints
    page.context.close()


def test_a_passage_is_reached_without_script(seen: Seen) -> None:
    page, _ = seen.page(java_script_enabled=False)
    page.goto(f"{seen.address}/story/{seen.story}")
    link = page.locator(".account a.s").first
    target = link.get_attribute("href")
    link.click()
    assert page.url.endswith(target)
    assert page.locator(target).is_visible()
    page.context.close()


def test_why_a_story_is_on_top_opens_and_keys_go_from_story_to_story(seen: Seen) -> None:
    page, complaints = seen.page()
    page.goto(seen.address)
    assert not page.get_by_text("of 100 in all").first.is_visible()
    page.get_by_text("Why it is here").first.click()
    assert page.get_by_text("of 100 in all").first.is_visible()
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url("**/story/*")
    page.keyboard.press("g")
    page.keyboard.press("w")
    page.wait_for_url("**/watches")
    assert not complaints
    page.context.close()
