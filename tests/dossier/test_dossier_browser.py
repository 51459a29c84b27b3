"""The page in a real browser: script and no script, keyboard, phone, dark, print."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flood_story as story
import pytest

from variorum.dossier.exports import to_html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
MUST = os.environ.get("CI") == "true"
try:
    from playwright.sync_api import sync_playwright
except ImportError:  # pragma: no cover
    sync_playwright = None  # type: ignore[assignment]

pytestmark = pytest.mark.skipif(
    not MUST and (CHROMIUM is None or sync_playwright is None),
    reason="needs a Chromium browser and the playwright package",
)

ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
MAKERS = {
    "flood": story.flood,
    "single": story.single_report,
    "no-record": story.no_record,
    "fifty": story.many_reports,
    "long": story.long_record,
    "hostile": story.hostile,
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for name, make in MAKERS.items():
        made[name] = folder / f"{name}.html"
        page = to_html(story.edition(make()))["dossier.html"]
        made[name].write_text(page, encoding="utf-8")
    return made


class Watched:
    """A page that remembers every complaint of the browser and every request."""

    def __init__(self, browser: Any, path: Path, **context: Any) -> None:
        self.context = browser.new_context(**context)
        self.page = self.context.new_page()
        self.trouble: list[str] = []
        self.page.on("console", lambda message: self.trouble.append(message.text))
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("dialog", lambda dialog: self.trouble.append(dialog.message))
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.goto(path.as_uri())

    def _asked(self, url: str) -> None:
        if not url.startswith("file:"):
            self.trouble.append(f"asked for {url}")

    def close(self) -> None:
        self.context.close()
        assert self.trouble == []


@pytest.mark.parametrize("name", MAKERS)
def test_no_complaint_no_request_and_no_sideways_scroll_on_a_phone(
    browser: Any, files: dict[str, Path], name: str
) -> None:
    watched = Watched(browser, files[name], viewport={"width": 360, "height": 740})
    page = watched.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("a.s").first.click()
    assert page.locator("#panel").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    watched.close()


def test_a_sign_opens_its_passage_by_mouse(browser: Any, files: dict[str, Path]) -> None:
    watched = Watched(browser, files["flood"])
    page = watched.page
    line = page.locator("#account .line", has_text="reports a confirmation")
    line.get_by_label("B, Tidewire").click()
    panel = page.locator("#panel")
    assert panel.is_visible()
    assert "Tidewire" in panel.inner_text()
    hit = panel.locator(".c.hit").all_inner_texts()
    assert "Hollin Water confirmed on Tuesday that a letter" in " ".join(hit)
    # What follows in the report comes along, so that the passage stands in its context.
    assert "In it she writes" in panel.inner_text()
    page.locator("h1").click()
    assert not panel.is_visible()
    watched.close()


def test_a_sign_opens_its_passage_by_keyboard(browser: Any, files: dict[str, Path]) -> None:
    watched = Watched(browser, files["flood"])
    page = watched.page
    chip = page.locator("#account a.s").first
    chip.focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement.closest('#panel') !== null")
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement === document.querySelector('#account a.s')")
    watched.close()


def test_the_first_tab_leads_past_the_navigation(browser: Any, files: dict[str, Path]) -> None:
    watched = Watched(browser, files["flood"])
    watched.page.keyboard.press("Tab")
    assert watched.page.evaluate("document.activeElement.className") == "skip"
    watched.close()


def test_the_panel_leads_into_the_report(browser: Any, files: dict[str, Path]) -> None:
    watched = Watched(browser, files["flood"])
    page = watched.page
    page.locator("#account a.s").first.click()
    page.locator("#panel a.go").first.click()
    assert not page.locator("#panel").is_visible()
    assert page.locator("#articles .c:target").count() == 1
    assert page.locator("#articles .c:target").is_visible()
    watched.close()


def test_every_sign_opens_something(browser: Any, files: dict[str, Path]) -> None:
    watched = Watched(browser, files["flood"])
    page = watched.page
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    empty = page.evaluate(
        """() => Array.from(document.querySelectorAll('a[data-cite]')).filter(link => {
             link.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
             const hits = document.querySelectorAll('#panel .c.hit');
             return !hits.length || !Array.from(hits).every(h => h.textContent.trim());
           }).map(link => link.getAttribute('href'))"""
    )
    assert empty == []
    watched.close()


@pytest.mark.parametrize("name", ["flood", "hostile"])
def test_without_script_a_sign_is_a_link_to_the_marked_passage(
    browser: Any, files: dict[str, Path], name: str
) -> None:
    watched = Watched(browser, files[name], java_script_enabled=False)
    page = watched.page
    page.locator("#account a.s").first.click()
    target = page.locator("#articles .c:target")
    assert target.count() == 1
    assert target.is_visible()
    assert page.locator("#panel").is_hidden()
    watched.close()


def test_a_passage_in_folded_furniture_unfolds(browser: Any, tmp_path: Path) -> None:
    report = story.Report(
        "r",
        [("title", "A title of words"), ("noise", "Correction: it was 41."), ("paragraph", "Words here.")],
        published="2031-01-01",
    )  # fmt: skip
    parts = story.gather([report])
    at, _ = story.finder(parts, ["r"])
    claim = story.Claim(
        "c", "the number", "41", "single", 1, (story.Attestation(at("r", "it was 41"), "41"),)
    )
    path = tmp_path / "noise.html"
    dossier = story.replace_parts(parts, claims=(claim,)).compose()
    path.write_text(to_html(story.edition(dossier))["dossier.html"], encoding="utf-8")
    watched = Watched(browser, path)
    watched.page.locator("#claims a.s").first.click()
    assert "it was 41" in watched.page.locator("#panel .c.hit").inner_text()
    watched.close()


def _contrast(page: Any, selector: str) -> float:
    """WCAG contrast of an element's colour against the page's ground."""
    return float(
        page.evaluate(
            """(selector) => {
              const light = (css) => {
                const [r, g, b] = css.match(/[\\d.]+/g).map(Number).map(v => {
                  v /= 255; return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
                });
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const el = document.querySelector(selector);
              let ground = el;
              while (getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)')
                ground = ground.parentElement;
              const one = light(getComputedStyle(el).color);
              const two = light(getComputedStyle(ground).backgroundColor);
              return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
            }""",
            selector,
        )
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_in_light_and_dark(
    browser: Any, files: dict[str, Path], scheme: str
) -> None:
    watched = Watched(browser, files["flood"], color_scheme=scheme)
    for selector in (
        "h1", ".facts li", ".account", "a.s", ".notes .k", "figcaption", ".matter h4 span", "h3.group", "h3.group small", ".account .ours", ".pair cite",
        "td.corroborated", "td.contested", ".list .single", ".src small", ".missing", ".n.light",
        "footer p", ".parts a",
    ):  # fmt: skip
        assert _contrast(watched.page, selector) >= 4.5, selector
    watched.close()


def test_print_has_the_words_and_leaves_the_tools(browser: Any, files: dict[str, Path]) -> None:
    watched = Watched(browser, files["flood"], viewport={"width": 720, "height": 1000})
    page = watched.page
    page.emulate_media(media="print")
    assert page.locator("nav.parts").is_hidden()
    assert page.locator("#account .account").is_visible()
    assert page.locator("#sources").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    assert len(page.pdf(format="A4")) > 10_000
    watched.close()
