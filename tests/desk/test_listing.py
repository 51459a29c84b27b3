"""Lists as feeds: every list can be read by others, whatever its items say."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.desk.views.listing import Listing, ListingEntry, to_atom, to_json_feed
from variorum.sources import read_feed

entries = st.builds(
    ListingEntry,
    id=st.text(min_size=1),
    title=st.text(),
    updated=st.floats(allow_nan=False),
    url=st.none() | st.text() | st.just("https://post.example/a?b=1&c='\"<"),
    published=st.none() | st.floats(allow_nan=False),
    byline=st.none() | st.text(),
    outlet=st.none() | st.text(),
    html=st.none() | st.text() | st.just("<p>]]><script>"),
    text=st.none() | st.text(),
)


@given(st.lists(entries, max_size=3), st.text(), st.none() | st.text())
def test_any_list_is_a_well_formed_feed(
    several: list[ListingEntry], title: str, site: str | None
) -> None:
    listing = Listing("urn:x", title, "https://here.example/feed", site, 0.0, tuple(several))
    root = ElementTree.fromstring(to_atom(listing))
    assert len(root.findall("{http://www.w3.org/2005/Atom}entry")) == len(several)
    for link in root.iter("{http://www.w3.org/2005/Atom}link"):
        assert link.attrib["href"].startswith(("http://", "https://"))
    items = json.loads(to_json_feed(listing))["items"]
    assert len(items) == len(several)
    assert all("content_html" in item or "content_text" in item for item in items)


ENTRY = ListingEntry(
    "urn:item:1", "Tolls <b>rise</b> & fall", 1.9e9, "https://post.example/1?a=1&b=2", 1.8e9, "Ann Lee",
    "The Corrie Post", "<p>x &amp; y</p>", "x & y",
)  # fmt: skip


@pytest.mark.parametrize("write", [to_atom, to_json_feed])
def test_what_is_written_is_read_again_by_us(write: object) -> None:
    listing = Listing("urn:list", "Tolls", "https://here.example/f", None, 1.9e9, (ENTRY,))
    feed = read_feed(write(listing), subject="f", base=listing.self_url)  # type: ignore[operator]
    (entry,) = feed.entries
    assert (feed.title, entry.id, entry.url) == ("Tolls", ENTRY.id, ENTRY.url)
    assert entry.html is not None
    assert "x &amp; y" in entry.html
    assert entry.published is not None
    assert entry.published.startswith("2027-01-15")


def test_an_atom_feed_is_read_by_another_program_without_complaint() -> None:
    listing = Listing(
        "urn:list", "Tolls", "https://here.example/f", "https://here.example/", 1.9e9, (ENTRY,)
    )
    parsed = feedparser.parse(to_atom(listing))
    assert not parsed.bozo
    (entry,) = parsed.entries
    assert (entry.title, entry.author) == ("Tolls <b>rise</b> & fall", "Ann Lee")


def test_no_address_but_of_the_web_becomes_a_link() -> None:
    entry = ListingEntry("urn:1", "t", 0.0, "javascript:alert(1)")
    listing = Listing("urn:l", "t", "https://here.example/f", "data:x", 0.0, (entry,))
    assert b"javascript" not in to_atom(listing) + to_json_feed(listing)
    assert b"data:" not in to_atom(listing) + to_json_feed(listing)
