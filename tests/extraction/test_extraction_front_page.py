"""The headlines of a front page in the order of the page, and nothing of any other page."""

from __future__ import annotations

import pytest
from tests.effort import assert_grows

from variorum.extraction import front_page_links
from variorum.model import Capture, CaptureId

PAGE = """<html><head><link rel="canonical" href="https://www.marlpost.example/"></head><body>
<nav><a href="/">Home</a><a href="/world">World</a><a href="/sport">Sport</a></nav>
<h2><a href="/levee">Levee breaks</a></h2>
<a href="https://marlpost.example/chess#comments"><h3>Chess</h3><p>Girl of nine wins</p></a>
<p><a href="/hives?id=3">Mites kill half the swarms of Osterfeld</a></p>
<a href="/levee">Read the whole story of the levee at Holmby</a>
<a href="https://else.example/advert">Buy three mattresses for the price of two</a>
<a href="mailto:us@marlpost.example">Write to the editors of this newspaper</a></body></html>"""
LINKS = (
    "https://www.marlpost.example/levee",
    "https://marlpost.example/chess",
    "https://www.marlpost.example/hives?id=3",
)


def links(html: str, url: str | None) -> tuple[str, ...] | None:
    return front_page_links(
        html.encode(), Capture(CaptureId("sha256:00"), "p.html", url, "2031-05-08T14:20:00Z")
    )


@pytest.mark.parametrize("end", ["", "/", "/en", "/en/", "/index.html", "/home"])
def test_headlines_come_in_the_order_of_the_page_each_once(end):
    assert links(PAGE, f"https://www.marlpost.example{end}") == LINKS


def test_a_saved_front_page_is_known_by_the_address_it_gives_for_itself():
    assert links(PAGE, None) == LINKS
    assert links(PAGE.replace("rel=", "data-rel="), None) is None


@pytest.mark.parametrize(
    "url", ["https://www.marlpost.example/levee", "https://x.example/?p=3", "x", "https://[x"]
)
def test_any_other_page_is_none(url):
    assert links(PAGE, url) is None


def test_what_is_no_page_is_none():
    assert links("", "https://x.example/") is None
    assert links("\x00\x01\x02" * 99, "https://x.example/") is None


def test_a_hostile_front_page_is_read_in_linear_time():
    def read(size: int) -> None:
        page = "<a href=/a>" * size + "<h1>" * size + "<a href='/b'>" + "x" * size
        links(page, "https://x.example/")

    assert_grows(lambda: read(2_000), lambda: read(8_000), most=8)
