"""Feeds that keep to the rules: read quickly, and as the tolerant reader reads them."""

from __future__ import annotations

from unittest.mock import patch
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Feed
from variorum.sources import feed as reading
from variorum.sources.conformant import read_conformant

ATOM = "http://www.w3.org/2005/Atom"
WORDS = ["Ferry", "tolls", "rise & fall", "Ünna", "5 < 6", "日本", "“so”", "x", "Don’t"]


def quick(data: bytes) -> Feed:
    assert read_conformant(data) is not None
    return reading.read_feed(data, subject="f", base="https://post.example/feed")


def tolerant(data: bytes) -> Feed:
    with patch.object(reading, "read_conformant", lambda _: None):
        return reading.read_feed(data, subject="f", base="https://post.example/feed")


def words(most: int = 6) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=most).map(" ".join)


def moments() -> st.SearchStrategy[str]:
    return st.sampled_from(
        ["Thu, 08 May 2031 14:20:00 GMT", "2031-05-08T14:20:00Z", "2031-05-08T14:20:05+02:00",
         "Thu, 08 May 2031 14:20:01 +0200", "2031-05-08"]
    )  # fmt: skip


def addresses() -> st.SearchStrategy[str]:
    return st.sampled_from(["a", "b/c?d=1&e=2", "2031/05/ferry", ""]).map(
        "https://post.example/{}".format
    )


def markup() -> st.SearchStrategy[str]:
    return words(40).map(
        lambda text: f'<p>{escape(text)} <a href="https://x.example/a">{escape(text[:9])}</a></p>'
    )


@st.composite
def rss_items(draw: st.DrawFn) -> str:
    parts = [f"<title>{escape(draw(words()))}</title>"]
    if draw(st.booleans()):
        parts.append(f"<link>{escape(draw(addresses()))}</link>")
    if draw(st.booleans()):
        permanent = draw(st.booleans())
        name = draw(addresses()) if permanent else draw(words(1))
        parts.append(f'<guid isPermaLink="{str(permanent).lower()}">{escape(name)}</guid>')
    if draw(st.booleans()):
        parts.append(f"<description>{escape(draw(st.one_of(words(), markup())))}</description>")
    if draw(st.booleans()):
        parts.append(f"<content:encoded><![CDATA[{draw(markup())}]]></content:encoded>")
    if draw(st.booleans()):
        parts.append(f"<pubDate>{draw(moments())}</pubDate>")
    if draw(st.booleans()):
        parts.append(f"<dc:creator>{escape(draw(words(2)))}</dc:creator>")
    if draw(st.booleans()):
        parts.append("<author>ann@example.com (Ann Lee)</author>")
    if draw(st.booleans()):
        parts.append('<media:thumbnail url="https://post.example/a.png"/>')
    return f"<item>{''.join(draw(st.permutations(parts)))}</item>"


@st.composite
def rss(draw: st.DrawFn) -> bytes:
    items = "".join(draw(st.lists(rss_items(), max_size=4)))
    head = draw(
        st.sampled_from(
            ["", '<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made -->']
        )
    )
    return (
        f'{head}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="{ATOM}">'
        f"<channel><title>{escape(draw(words()))}</title><link>https://post.example/</link>"
        f'<description>All</description><language>en</language><ttl>30</ttl><atom:link rel="hub" href="https://hub.example/"/>'
        f'<atom:link rel="self" href="https://post.example/feed"/>{items}</channel></rss>'
    ).encode()


@st.composite
def atom(draw: st.DrawFn) -> bytes:
    entries = []
    for number in range(draw(st.integers(0, 4))):
        parts = [
            f"<id>tag:post.example,2031:{number}</id>",
            f"<title>{draw(st.sampled_from(['Ferry tolls', 'Ünna', 'So']))}</title>",
            f"<updated>{draw(moments())}</updated>",
            f'<link rel="alternate" href={quoteattr(draw(addresses()))}/>',
        ]
        if draw(st.booleans()):
            parts.append(f"<published>{draw(moments())}</published>")
        if draw(st.booleans()):
            parts.append("<author><name>Bo Dahl</name></author>")
        if draw(st.booleans()):
            parts.append(f'<content type="html">{escape(draw(markup()))}</content>')
        if draw(st.booleans()):
            parts.append("<summary>Tolls rise.</summary>")
        entries.append(f"<entry>{''.join(draw(st.permutations(parts)))}</entry>")
    author = draw(st.sampled_from(["", "<author><name>Ann Lee</name></author>"]))
    return (
        f'<feed xmlns="{ATOM}" xml:lang="en"><title type="html">{escape(escape(draw(words())))}</title>'
        f'<link href="https://post.example/"/>{author}{"".join(entries)}</feed>'
    ).encode()


@given(rss())
def test_a_well_formed_rss_feed_is_read_as_the_tolerant_reader_reads_it(data: bytes) -> None:
    assert quick(data) == tolerant(data)


@given(atom())
def test_a_well_formed_atom_feed_is_read_as_the_tolerant_reader_reads_it(data: bytes) -> None:
    assert quick(data) == tolerant(data)


def test_an_rdf_feed_is_read_as_the_tolerant_reader_reads_it() -> None:
    data = (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        b' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://post.example/"><title>Post</title>'
        b"<link>https://post.example/</link><description>All</description></channel>"
        b'<item rdf:about="https://post.example/a"><title>Tolls &amp; fares</title><link>https://post.example/a</link>'
        b"<description>They rise.</description><dc:date>2031-05-08T14:20:00Z</dc:date><dc:creator>Ann Lee</dc:creator></item></rdf:RDF>"
    )
    found = quick(data)
    assert found == tolerant(data)
    assert [(entry.id, entry.byline) for entry in found.entries] == [
        ("https://post.example/a", "Ann Lee")
    ]


ITEM = "<rss><channel><title>t</title><item>{}</item></channel></rss>"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<rss><channel>",
        b"<html/>",
        b"\xff\xfe<",
        b"<rss/>",
        b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>',
        b'<?xml version="1.0" encoding="windows-1252"?><rss><channel/></rss>',
        ITEM.format("<title>A <b>x</b></title>").encode(),
        ITEM.format("<link>/a</link>").encode(),
        ITEM.format("<pubDate>yesterday</pubDate>").encode(),
        ITEM.format('<description>&lt;a href="/b"&gt;c&lt;/a&gt;</description>').encode(),
        ITEM.format('<body xmlns="http://www.w3.org/1999/xhtml">x</body>').encode(),
        ITEM.format("&nbsp;").encode(),
        ("<rss><channel>" + "<a>" * 100_000).encode(),
    ],
)
def test_what_is_out_of_the_ordinary_is_left_to_the_tolerant_reader(data: bytes) -> None:
    assert read_conformant(data) is None


def test_hub_own_address_and_pause_are_read() -> None:
    data = (
        f'<rss xmlns:atom="{ATOM}"><channel><title>t</title><ttl>30</ttl><atom:link rel="hub" href="https://hub.example/"/>'
        '<atom:link rel="self" href="https://post.example/feed"/></channel></rss>'
    ).encode()
    for found in (quick(data), tolerant(data)):
        assert (found.hub, found.self_url, found.pause) == (
            "https://hub.example/",
            "https://post.example/feed",
            1800.0,
        )
