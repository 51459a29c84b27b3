"""Reading in a browser: keys, marks, the way back; and articles that want to do harm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from browsing import chromium, needs_browser, served, sign_in
from hostile_articles import BODIES, TITLES
from reader import NOW, Place, entry
from told_items import Reports, reports

from variorum.desk.accounts import prefer
from variorum.model import Wanted

pytestmark = needs_browser
# Those of which nothing can be read: a browser would show nothing of them either.
HIDDEN = frozenset({"mutation by style in math", "mutation by form"})


@dataclass
class Seen:
    browser: Any
    place: Place
    address: str
    made: Reports
    feed: int
    hostile: dict[str, int]
    plain: tuple[int, ...]
    state: Any

    def page(self, **how: Any) -> tuple[Any, list[str]]:
        """A page of somebody who is signed in, and what the browser complains of."""
        context = self.browser.new_context(storage_state=self.state, service_workers="block", **how)
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda said: complaints.append(str(said)))
        page.on("dialog", lambda said: (complaints.append(said.message), said.dismiss()))
        return page, complaints


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    with served(tmp_path_factory.mktemp("place")) as (place, address), chromium() as browser:
        ada = place.user()
        made = reports(place, ada)
        feed = place.follow(ada, "https://evil.example/feed", called=TITLES[0])
        entries = [
            entry(name, 5 + number / 100, title=TITLES[number % len(TITLES)], html=body, byline=TITLES[1])
            for number, (name, body) in enumerate(BODIES.items())
        ]  # fmt: skip
        items = dict(zip(reversed(BODIES), place.bring(feed, *entries), strict=True))
        plain = place.follow(ada, "https://plain.example/feed", called="Plain News")
        three = place.bring(plain, *(entry(f"p{n}", 20 + n) for n in range(3)))
        context = browser.new_context()
        sign_in(context.new_page(), address)
        yield Seen(browser, place, address, made, feed, items, three[::-1], context.storage_state())


def ours(said: str) -> bool:
    """What the browser says of itself, whatever stands on a page."""
    return "Service Worker registration blocked" in said


@pytest.mark.parametrize("pictures", [True, False])
def test_hostile_articles_do_nothing_but_stand_there(seen: Seen, pictures: bool) -> None:
    place = seen.place
    ada = place.user()
    prefer(place.desk, ada, pictures=pictures)
    page, complaints = seen.page(viewport={"width": 390, "height": 844})
    asked: list[tuple[str, str]] = []

    def answer(route: Any) -> None:
        asked.append((route.request.resource_type, route.request.url))
        if route.request.url.startswith(seen.address):
            route.continue_()
        else:
            route.fulfill(status=200, content_type="image/gif", body=b"GIF89a\1\0\1\0\0\0\0;")

    page.context.route("**/*", answer)
    for name, item in seen.hostile.items():
        if not pictures and "img" not in BODIES[name] and "src" not in BODIES[name]:
            continue
        place.desk.store.readers.mark(ada.id, [item], read=False, saved=True, at=NOW)
        place.desk.store.readers.mark(ada.id, [seen.plain[0]], saved=True, at=NOW)
        asked.clear()
        page.goto(f"{seen.address}/item/{item}?in=all-feed-{seen.feed}")
        text = page.locator(".text")
        assert "the end" in " ".join(text.text_content().split()) or name in HIDDEN, name
        # Whoever clicks about in it, and uses the keys, sets nothing off either.
        page.evaluate(
            "document.querySelectorAll('.text *').forEach(one => {"
            " for (const what of ['mouseover', 'focus', 'toggle'])"
            " one.dispatchEvent(new Event(what, {bubbles: true})); })"
        )
        page.keyboard.press("?")
        page.keyboard.press("Escape")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
        assert page.url.startswith(f"{seen.address}/item/{item}"), name
        for kind, url in asked:
            allowed = url.startswith(seen.address) or (pictures and kind == "image")
            assert allowed, (name, kind, url)
        assert [said for said in complaints if not ours(said)] == [], name
        # Nothing of it can be taken for a part of our page.
        assert page.locator("article[data-item]").count() == 1, name
        assert page.locator("h1").count() == 1, name
        assert (
            page.locator(".text form, .text input, .text button, .text [id], .text [style]").count()
            == 0
        )
    prefer(place.desk, ada, pictures=True)
    page.context.close()


def test_opening_an_item_marks_it_read_and_keys_do_the_rest(seen: Seen) -> None:
    ada = seen.place.user()
    readers = seen.place.desk.store.readers
    readers.mark(ada.id, seen.plain, read=False, saved=False, at=NOW)
    source = readers.list(ada.id, Wanted(items=seen.plain[:1]))[0].item.source
    page, complaints = seen.page()

    def marks() -> tuple[list[int], list[int]]:
        page.wait_for_timeout(150)
        unread = readers.ids(ada.id, Wanted(read=False, items=seen.plain))
        return sorted(unread), sorted(readers.ids(ada.id, Wanted(saved=True, items=seen.plain)))

    first, second, third = seen.plain
    page.goto(f"{seen.address}/feed/{source}")
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url(f"**/item/{first}?*")
    assert marks() == (sorted([second, third]), [])
    page.keyboard.press("j")
    page.wait_for_url(f"**/item/{second}?*")
    page.keyboard.press("s")
    assert marks() == ([third], [second])
    page.keyboard.press("m")
    assert marks() == (sorted([second, third]), [second])
    assert page.locator("button.read").inner_text() == "Mark read"
    page.keyboard.press("k")
    page.wait_for_url(f"**/item/{first}?*")
    page.keyboard.press("n")
    page.wait_for_url(f"**/item/{second}?*")
    page.keyboard.press("p")
    page.wait_for_url(f"**/item/{first}?*")
    # Back in the list: what was read is gone, the next one that is left is chosen.
    page.keyboard.press("u")
    page.wait_for_url(f"**/feed/{source}")
    assert page.evaluate("document.activeElement.closest('.item').dataset.item") == str(third)
    page.keyboard.press("/")
    page.wait_for_url("**/search")
    assert [said for said in complaints if not ours(said)] == []
    page.context.close()


def test_the_original_opens_on_v_in_a_page_that_knows_nothing_of_ours(seen: Seen) -> None:
    page, _ = seen.page()
    page.context.route("https://post.example/**", lambda route: route.fulfill(body="hello"))
    page.goto(f"{seen.address}/item/{seen.made.paged}")
    with page.context.expect_page() as opened:
        page.keyboard.press("v")
    other = opened.value
    other.wait_for_url("https://post.example/**")
    assert other.evaluate("[window.opener, document.referrer]") == [None, ""]
    page.context.close()


def test_one_comes_back_to_the_very_place_and_search(seen: Seen) -> None:
    page, _ = seen.page()
    page.goto(f"{seen.address}/story/{seen.made.story}")
    page.locator(".reports:not([open]) summary").click()
    page.locator(".items a[href^='/item/']").first.click()
    page.wait_for_url("**/item/*")
    assert "Harbour wall" in page.locator(".steps").inner_text()
    page.keyboard.press("u")
    page.wait_for_url(f"**/story/{seen.made.story}*")
    page.context.close()


def test_reading_and_marking_need_no_script(seen: Seen) -> None:
    ada = seen.place.user()
    readers = seen.place.desk.store.readers
    item = seen.plain[2]
    readers.mark(ada.id, [item], read=False, saved=False, at=NOW)
    page, _ = seen.page(java_script_enabled=False)
    page.goto(f"{seen.address}/item/{item}")
    assert "Words on p2." in page.locator(".text").inner_text()
    assert readers.ids(ada.id, Wanted(read=False, items=(item,)))
    page.click("button.read")
    page.wait_for_url(f"**/item/{item}")
    assert not readers.ids(ada.id, Wanted(read=False, items=(item,)))
    page.click("button.save")
    assert readers.ids(ada.id, Wanted(saved=True, items=(item,)))
    assert page.locator("[data-copy]").is_hidden()
    page.fill("#label", "to check")
    page.click(".label-new button")
    assert "to check" in page.locator(".labels").inner_text()
    page.context.close()


@pytest.mark.parametrize("which", ["paged", "reworded", "post"])
def test_nothing_hinders_anybody_who_reads(seen: Seen, which: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    for scheme in ("light", "dark"):
        page, complaints = seen.page(viewport={"width": 390, "height": 844}, color_scheme=scheme)
        page.goto(f"{seen.address}/item/{getattr(seen.made, which)}?in=all")
        page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
        found = Axe().run(page)
        assert not found.response["violations"], found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.set_viewport_size({"width": 1280, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
        assert page.locator(".text").bounding_box()["width"] < 720
        del complaints
        page.context.close()
