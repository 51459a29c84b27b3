"""Reading the page of the example in a browser: with script, without, on a phone, on paper."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from variorum.desk import open_desk, render, write_dossiers
from variorum.desk.settings import read_settings

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
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "night-trains"
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("reading")
    with open_desk(folder, settings=read_settings(folder, {}, offline=True)) as desk:
        page = render(write_dossiers(desk, [str(EXAMPLE)]), "html")["dossier.html"]
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Any, address: str) -> Iterator[Any]:
    """Opens the page in a context of one's own; complaints of the browser fail the test."""
    contexts, trouble = [], []

    def opened(**context: Any) -> Any:
        contexts.append(browser.new_context(**context))
        page = contexts[-1].new_page()
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert trouble == []


def _shown(page: Any) -> str:
    """The name on the stop that is open, checked against what stands below it."""
    panes = page.locator("#record .pane:visible")
    assert panes.count() == 1
    return page.locator("#record .step:has(input:checked) label").inner_text().strip()


@pytest.mark.parametrize("script", [True, False])
def test_a_reader_steps_through_the_witnesses_by_mouse_and_keyboard(
    open_page: Any, script: bool
) -> None:
    page = open_page(java_script_enabled=script)
    labels = page.locator("#record .step label")
    assert labels.count() >= 5
    seen = set()
    for number in range(labels.count()):
        labels.nth(number).click()
        seen.add(_shown(page))
    assert len(seen) == labels.count()
    labels.first.click()
    page.keyboard.press("ArrowRight")
    assert _shown(page) == labels.nth(1).inner_text().strip()


def test_the_slider_moves_through_the_same_stops(open_page: Any) -> None:
    page = open_page()
    slider = page.locator("#record .slide input[type=range]")
    slider.focus()
    page.keyboard.press("Home")
    first = _shown(page)
    page.keyboard.press("ArrowRight")
    assert _shown(page) != first
    page.locator("#record .slide button").first.click()
    assert _shown(page) == first


def test_without_script_there_is_no_slider_that_does_nothing(open_page: Any) -> None:
    page = open_page(java_script_enabled=False)
    assert page.locator(".slide").count() == 0


@pytest.mark.parametrize("script", [True, False])
def test_the_changed_word_is_found_at_once_and_leads_to_its_report(
    open_page: Any, script: bool
) -> None:
    page = open_page(java_script_enabled=script)
    note = page.locator("#record aside .notes li.is-word").first
    assert re.search(r"has “ruthless”;.*have “reckless”", " ".join(note.inner_text().split()))
    note.locator("a.s").first.click()
    if script:
        assert "ruthless" in page.locator("#panel .c.hit").first.inner_text()
    else:
        assert page.locator("#articles .c:target").inner_text() == "ruthless"


@pytest.mark.parametrize("script", [True, False])
def test_a_class_of_differences_can_be_hidden(open_page: Any, script: bool) -> None:
    page = open_page(java_script_enabled=script)
    notes = page.locator("#record aside .notes li.is-om:visible")
    cells = page.locator("#record .app .is-om:visible")
    assert notes.count()
    assert cells.count()
    page.locator("#record .filter .f-om").uncheck()
    assert notes.count() == 0
    assert cells.count() == 0
    assert page.locator("#record aside .notes li.is-word:visible").count()
    page.locator("#record .filter .f-om").check()
    assert notes.count()


def test_what_is_hidden_on_the_screen_is_printed(open_page: Any) -> None:
    page = open_page()
    for box in page.locator("#record .filter input").all():
        box.uncheck()
    assert page.locator("#record aside .notes li.is-om:visible").count() == 0
    page.emulate_media(media="print")
    assert page.locator("#record aside .notes li.is-om:visible").count()
    assert page.locator("#record .app td.is-om:visible").count()


@pytest.mark.parametrize("script", [True, False])
def test_the_head_of_the_page_leads_to_what_is_disputed(open_page: Any, script: bool) -> None:
    page = open_page(java_script_enabled=script)
    link = page.locator(".facts a[href='#contested']")
    assert "contested" in link.inner_text()
    link.click()
    sides = page.locator("#contested .pair").first.locator("blockquote:visible")
    assert sides.count() >= 2
    boxes = [side.bounding_box() for side in sides.all()]
    assert abs(boxes[0]["y"] - boxes[1]["y"]) < 3
    assert page.evaluate("window.scrollY") > 0


@pytest.mark.parametrize("script", [True, False])
def test_a_sentence_leads_to_the_words_it_comes_from(open_page: Any, script: bool) -> None:
    page = open_page(java_script_enabled=script)
    assert "select one to see the words" in page.locator("#account .lede").inner_text()
    page.locator("#account .line a.s").first.click()
    if script:
        assert page.locator("#panel .c.hit").first.is_visible()
    else:
        assert page.locator("#articles .c:target").is_visible()


@pytest.mark.parametrize("sign", range(0, 24, 3))
def test_on_a_phone_the_sheet_does_not_cover_the_sentence_whose_sign_was_tapped(
    open_page: Any, sign: int
) -> None:
    page = open_page(viewport=PHONE, has_touch=True)
    chip = page.locator("#account .line a.s:visible").nth(sign)
    chip.scroll_into_view_if_needed()
    # The worst place: the sign at the foot of the screen, where the sheet will come.
    chip.evaluate("e => window.scrollBy(0, e.getBoundingClientRect().bottom - innerHeight + 6)")
    chip.tap()
    page.wait_for_timeout(250)
    sheet = page.locator("#panel").bounding_box()
    told = chip.bounding_box()
    assert told["y"] + told["height"] <= sheet["y"]
    assert told["y"] > page.locator(".parts").bounding_box()["height"]
    line = chip.locator("xpath=ancestor::*[@data-passages][1]").bounding_box()
    room = sheet["y"] - page.locator(".parts").bounding_box()["height"]
    if line["height"] < room - 24:
        assert line["y"] >= 0
        assert line["y"] + line["height"] <= sheet["y"]
    # What was asked for is seen, without scrolling in the sheet.
    hit = page.locator("#panel .c.hit").first.bounding_box()
    assert sheet["y"] < hit["y"] < PHONE["height"] - 20


def test_on_a_phone_the_last_sign_of_the_page_stays_in_sight_too(open_page: Any) -> None:
    page = open_page(viewport=PHONE, has_touch=True)
    chip = page.locator("#lineage a.s:visible").last
    chip.scroll_into_view_if_needed()
    chip.tap()
    page.wait_for_timeout(250)
    told, sheet = chip.bounding_box(), page.locator("#panel").bounding_box()
    assert told["y"] + told["height"] <= sheet["y"]
    # Another sign can be tapped while the sheet is open, and closing it gives the page back.
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement.matches('a.s')")


@pytest.mark.parametrize("wide", [768, 1024, 1280, 1600])
def test_the_passages_never_stand_on_the_sign_that_opened_them(open_page: Any, wide: int) -> None:
    page = open_page(viewport={"width": wide, "height": 860})
    for part in ("#account .line", "#contested cite", "#record aside .notes", ".alone"):
        chip = page.locator(f"{part} a.s:visible").first
        chip.scroll_into_view_if_needed()
        chip.click()
        page.wait_for_timeout(220)
        sign, panel = chip.bounding_box(), page.locator("#panel").bounding_box()
        apart = (
            sign["x"] + sign["width"] <= panel["x"]
            or sign["x"] >= panel["x"] + panel["width"]
            or sign["y"] + sign["height"] <= panel["y"]
        )
        assert apart, (part, sign, panel)
        page.keyboard.press("Escape")


def test_the_numbers_of_differences_ascend_in_the_list_and_in_the_text(open_page: Any) -> None:
    page = open_page()
    for kind in (r"^\d+$", r"^[a-z]+$"):
        for place in ("#record aside .notes .num", "#record .record a.n"):
            signs = [s.strip() for s in page.locator(place).all_inner_texts()]
            if not all(signs):  # folded: the words are there, but not drawn
                signs = [s.strip() for s in page.locator(place).all_text_contents()]
            own = [s for s in signs if re.match(kind, s)]
            assert len(own) >= 3
            assert own == sorted(own, key=lambda s: (len(s), s)), place


@pytest.mark.parametrize("script", [True, False])
def test_a_report_is_named_by_its_outlet_or_said_to_have_none_where_first_mentioned(
    open_page: Any, script: bool
) -> None:
    page = open_page(java_script_enabled=script)
    told = page.locator("#account .account").inner_text()
    signs = dict.fromkeys(re.findall(r"[Rr]eport ([A-Z])\b", told))
    assert signs
    for sign in signs:
        first = re.search(rf"[Rr]eport {sign}\b(.{{0,120}})", told, re.DOTALL)
        assert first
        assert re.match(r" \(outlet not given: “[^”]{8,}”\)", first[1]), first[0]
    # Every sign of the page says whose it is.
    names = page.locator("a.s").evaluate_all("all => all.map(a => a.getAttribute('aria-label'))")
    assert all(re.match(r"[A-Z]+, \S", name) for name in names)


def test_a_matter_is_contested_once_and_what_is_settled_is_not_called_open(
    open_page: Any,
) -> None:
    page = open_page()
    names = page.locator("#contested .matter h4 > bdi").all_text_contents()
    assert len(names) == len(set(names)) >= 5
    groups = page.locator("#contested h3.group").evaluate_all("all => all.map(h => h.id)")
    assert groups == ["hard", "soft", "superseded"]
    cost = page.locator("#contested .matter.is-soft", has_text="crowns")
    assert cost.locator("blockquote:visible").count() == 2
    heads = page.locator("#account h3").all_inner_texts()
    assert "What later reports replaced" in heads
    assert "has not spoken about it" in _under(page, "What later reports replaced")
    assert "has not spoken about it" not in _under(page, "What is open")
    counted = page.locator(".facts a[href='#contested'] b").inner_text()
    assert (
        int(counted)
        == page.locator("#contested .is-hard.matter, #contested .is-soft.matter").count()
    )


def _under(page: Any, heading: str) -> str:
    """The lines of the account that stand under one of its headings."""
    return str(
        page.evaluate(
            """heading => {
                const h = [...document.querySelectorAll("#account h3")];
                let text = "", at = h.find(one => one.textContent === heading);
                while ((at = at?.nextElementSibling) && at.tagName !== "H3") text += at.textContent;
                return text;
            }""",
            heading,
        )
    )


def test_the_evidence_of_a_line_leads_to_its_passages(open_page: Any) -> None:
    page = open_page()
    page.locator(".tree svg a[href^='#e-']").first.click()
    assert page.locator("#lineage .evid li:target").is_visible()
    assert page.locator("#lineage .evid li:target a.s").count()


def test_a_sign_of_the_matrix_opens_the_passage_of_that_report(open_page: Any) -> None:
    page = open_page()
    cell = page.locator(".matrix td.said a").first
    sign = cell.locator("xpath=..").get_attribute("data-w")
    cell.click()
    assert page.locator("#panel .from b").first.inner_text().strip() == sign


def test_pointing_at_a_report_shows_it_in_every_row(open_page: Any) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    page.locator(".matrix tbody td.x").first.hover()
    assert page.locator("#claims .lit").count() >= page.locator(".matrix tbody tr[id]").count()


def test_nothing_is_wider_than_a_phone_and_its_pictures_are_its_own(open_page: Any) -> None:
    page = open_page(viewport=PHONE)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.locator(".for-wide svg:visible").count() == 0
    assert page.locator(".for-narrow svg:visible").count() >= 2
    for picture in page.locator("svg:visible").all():
        box = picture.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"] + 1


def test_on_a_phone_a_claim_names_who_says_it_before_who_does_not(open_page: Any) -> None:
    page = open_page(viewport=PHONE)
    row = page.locator(".matrix tbody tr[id]").first
    said = [c.bounding_box() for c in row.locator("td.said").all()]
    absent = [c.bounding_box() for c in row.locator("td.absent").all()]
    assert said
    assert absent
    last, first = said[-1], absent[0]
    assert (last["y"], last["x"]) < (first["y"] + 8, first["x"] + 400)
    assert row.locator("td.said").first.evaluate("e => getComputedStyle(e, '::before').content")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_visible_word_of_the_pictures_can_be_read(open_page: Any, scheme: str) -> None:
    page = open_page(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    faint = page.evaluate(
        """() => {
          const parse = css => css.match(/[\\d.]+/g).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(v => { v /= 255;
            return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); })
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const out = [];
          const where = '#record,#lineage,#claims,#times,#contested,#account';
          for (const part of document.querySelectorAll(where))
            for (const el of part.querySelectorAll('*')) {
              const own = [...el.childNodes].some(n => n.nodeType === 3 && n.data.trim());
              if (!own || !el.checkVisibility() || el.tagName === 'title' || el.tagName === 'desc')
                continue;
              const svg = el instanceof SVGElement;
              const ink = parse(svg ? getComputedStyle(el).fill : getComputedStyle(el).color);
              let alpha = 1, ground = el;
              for (let e = el; e; e = e.parentElement) alpha *= getComputedStyle(e).opacity;
              while (getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)')
                ground = ground.parentElement;
              const paper = parse(getComputedStyle(ground).backgroundColor);
              const mixed = ink.slice(0, 3).map((v, i) => v * alpha + paper[i] * (1 - alpha));
              const [a, b] = [light(mixed), light(paper)].sort((x, y) => y - x);
              const ratio = (a + 0.05) / (b + 0.05);
              if (ratio < 4.5) out.push([el.tagName, el.className.baseVal ?? el.className,
                                         el.textContent.slice(0, 30), ratio.toFixed(2)]);
            }
          return out.slice(0, 12);
        }"""
    )
    assert faint == []


def test_tables_and_pictures_have_names_and_heads(open_page: Any) -> None:
    page = open_page()
    assert page.evaluate(
        """() => [...document.querySelectorAll('table')].every(t =>
             t.querySelectorAll('thead th[scope]').length > 1 &&
             [...t.querySelectorAll('tbody tr')].every(r => r.querySelector('th[scope],td[colspan]')))"""
    )
    assert page.evaluate(
        """() => [...document.querySelectorAll('svg')].every(s => s.getAttribute('role') === 'group'
             && s.querySelector(':scope > title').textContent
             && s.querySelector(':scope > desc').textContent)"""
    )
    assert page.evaluate(
        """() => [...document.querySelectorAll('input')].every(i =>
             i.getAttribute('aria-label') || (i.labels && i.labels.length &&
             i.labels[0].textContent.trim()))"""
    )
    assert page.evaluate(
        "() => [...document.querySelectorAll('fieldset')].every(f => f.querySelector('legend'))"
    )


def test_paper_has_every_part_and_leaves_the_tools(open_page: Any) -> None:
    page = open_page(viewport={"width": 794, "height": 1123})
    page.emulate_media(media="print")
    for part in ("account", "contested", "record", "claims", "times", "lineage", "sources"):
        assert page.locator(f"#{part}").is_visible(), part
    for tool in (".filter", ".slide", ".parts"):
        assert page.locator(f"{tool}:visible").count() == 0, tool
    differing = page.locator("#record .step:not(.plain) .pane")
    assert differing.count() >= 4
    assert page.locator("#record .step:not(.plain) .pane:visible").count() == differing.count()
    assert page.evaluate("document.documentElement.scrollWidth") <= 794
    assert len(page.pdf(format="A4")) > 20_000
