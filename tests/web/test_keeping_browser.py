"""Feeds and settings in a browser: from an address to a feed, from a token to an app; axe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from browsing import chromium, needs_browser, served, sign_in
from reader import NOW, Place
from test_feeds_page import RSS, in_trouble, site

from variorum.model import Trouble

pytestmark = needs_browser


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Place, str, Any, Any]]:
    with served(tmp_path_factory.mktemp("keeping")) as (place, address), chromium() as browser:
        ona = place.user("ona", admin=True)
        folder = place.desk.store.readers.folder(ona.id, "Local/Coast")
        place.follow(ona, "https://post.example/feed", called="The Corrie Post", folder=folder)
        ill = place.follow(ona, "https://echo.example/feed", called="Echo", tags=("daily",))
        in_trouble(
            place, ill, failures=9, trouble=Trouble("gone", "It is gone for good."), due=NOW + 9e4
        )
        left = place.follow(ona, "https://left.example/feed", called="Left")
        place.desk.store.readers.unsubscribe(ona.id, [left], at=NOW)
        context = browser.new_context()
        sign_in(context.new_page(), address, "ona")
        yield place, address, browser, context.storage_state()


def opened(there: tuple[Place, str, Any, Any], **how: Any) -> tuple[Any, list[str]]:
    """A page of who signed in, and what the browser complains of."""
    _, _, browser, state = there
    page = browser.new_context(storage_state=state, **how).new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda said: complaints.append(str(said)))
    return page, complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_hinders_anybody_and_nothing_is_wider_than_a_phone(
    there: tuple[Place, str, Any, Any], scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page, complaints = opened(there, viewport={"width": 390, "height": 844}, color_scheme=scheme)
    for path in ("/feeds", "/feeds?q=e", "/feeds?by=left", "/feeds/2", "/settings"):
        page.goto(there[1] + path)
        for summary in page.query_selector_all("main details:not([open]) > summary"):
            summary.evaluate("one => { one.parentElement.open = true }")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
        found = Axe().run(page)
        assert not found.response["violations"], (path, found.generate_report())
        page.set_viewport_size({"width": 1280, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280, path
        page.set_viewport_size({"width": 390, "height": 844})
    assert not complaints
    page.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_an_address_becomes_a_feed_in_a_folder_and_is_left_and_taken_back(
    there: tuple[Place, str, Any, Any], script: bool
) -> None:
    page, complaints = opened(there, java_script_enabled=script)
    name = f"Harbour News {script}"
    with site(index=("application/rss+xml", RSS % name.encode())) as home:
        page.goto(there[1] + "/feeds")
        page.get_by_label("Follow a site, a feed or an account").fill(home)
        page.get_by_label("Folder", exact=True).select_option("Local/Coast")
        page.get_by_role("button", name="Follow", exact=True).click()
    assert f"You follow {name}." in page.locator(".told").inner_text()
    page.get_by_role("link", name=re.compile(f"Change ?: {name}")).click()
    page.get_by_label("Your name for it").fill(f"Mine {script}")
    page.get_by_role("button", name="Keep").click()
    assert page.locator("h1").inner_text() == f"Mine {script}"
    for private in (True, False):
        page.get_by_label("Keep it private").set_checked(private)
        page.get_by_role("button", name="Set it").click()
        assert page.get_by_label("Keep it private").is_checked() is private
    page.get_by_role("button", name="Stop following").click()
    assert f"You no longer follow Mine {script}." in page.locator(".told").inner_text()
    page.get_by_role("button", name="Follow it again").click()
    coast = page.locator("section.folder", has_text="Local/Coast")
    # A click does not wait until the page that it leads to is read to its end.
    coast.get_by_role("link", name=f"Mine {script}", exact=True).wait_for()
    assert coast.get_by_role("link", name=f"Mine {script}", exact=True).count() == 1
    assert not complaints
    page.context.close()


def test_a_token_is_made_copied_and_ended(there: tuple[Place, str, Any, Any]) -> None:
    page, complaints = opened(there)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(there[1] + "/settings")
    page.get_by_label("A new token, for").fill("my phone")
    page.get_by_role("button", name="Make it").first.click()
    token = page.locator(".secret code").first.inner_text()
    page.get_by_role("button", name="Copy Token").click()
    assert page.evaluate("navigator.clipboard.readText()") == token
    page.get_by_role("link", name="I have it: back to the settings").click()
    assert token not in page.content()
    page.get_by_role("button", name="End my phone").click()
    assert "It has ended." in page.locator(".told").inner_text()
    assert page.get_by_role("button", name="End my phone").count() == 0
    assert not complaints
    page.context.close()
