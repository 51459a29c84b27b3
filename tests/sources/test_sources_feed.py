"""Feeds of every make, and things that only look like feeds."""

from __future__ import annotations

import contextlib
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import FormatError
from variorum.sources import read_feed

LONG = "<p>" + "The dam was inspected in the morning. " * 60 + "</p>"


def rss(
    items: str, *, head: str = '<?xml version="1.0" encoding="utf-8"?>', more: str = ""
) -> bytes:
    return (
        f'{head}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Valley Wire</title>'
        f"<link>https://wire.example/</link><language>en-gb</language>{more}{items}</channel></rss>"
    ).encode()


def test_an_rss_feed_is_read():
    feed = read_feed(
        rss(
            "<item><title>Dam &amp;amp; valley</title><link>https://wire.example/1</link>"
            '<guid isPermaLink="false">tag:1</guid><dc:creator>Ida Holm</dc:creator>'
            "<pubDate>Thu, 08 May 2031 14:20:00 +0200</pubDate>"
            "<description>Short.</description>"
            f"<content:encoded><![CDATA[{LONG}]]></content:encoded></item>"
        ),
        subject="f",
    )
    assert (feed.title, feed.url, feed.language) == (
        "Valley Wire",
        "https://wire.example/",
        "en-gb",
    )
    assert feed.complaints == ()
    (entry,) = feed.entries
    assert entry.id == "tag:1"
    assert entry.url == "https://wire.example/1"
    assert entry.title == "Dam & valley"
    assert entry.byline == "Ida Holm"
    assert entry.published == "2031-05-08T14:20+02:00"
    assert entry.full
    assert entry.html is not None
    assert "inspected" in entry.html


def test_an_atom_feed_is_read():
    data = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://w.example/">
    <title>Talblatt</title><link href="/"/><entry><id>urn:1</id><title type="html">Der &lt;b&gt;Damm&lt;/b&gt;</title>
    <link rel="alternate" href="news/1"/><author><name>A. Roth</name></author><author><name>B. Kern</name></author>
    <published>2031-05-08T14:20:00Z</published><updated>2031-05-08T15:00:00Z</updated>
    <summary>Kurz.</summary></entry></feed>"""
    feed = read_feed(data, subject="f")
    (entry,) = feed.entries
    assert entry.url == "https://w.example/news/1"
    assert entry.title == "Der Damm"
    assert entry.byline == "A. Roth, B. Kern"
    assert (entry.published, entry.modified) == ("2031-05-08T14:20Z", "2031-05-08T15:00Z")
    assert (entry.text, entry.html, entry.full) == ("Kurz.", None, False)


def test_an_rdf_feed_is_read():
    data = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Old</title></channel>
    <item rdf:about="https://o.example/1"><title>One</title><link>https://o.example/1</link>
    <dc:date>2031-05-08</dc:date></item></rdf:RDF>"""
    (entry,) = read_feed(data, subject="f").entries
    assert entry.url == "https://o.example/1"
    assert (entry.published or entry.modified or "").startswith("2031-05-08")


def test_a_json_feed_is_read():
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Valley",
        "home_page_url": "https://v.example/",
        "items": [
            {"id": 1, "url": "https://v.example/1", "content_html": "<p>x</p>", "date_published": "2031-05-08T14:20:00Z", "authors": [{"name": "Ida"}]},
            {"id": "2", "summary": "short", "date_published": "soon"},
            "nothing",
            {},
        ],
    }  # fmt: skip
    feed = read_feed(json.dumps(value).encode(), subject="f")
    first, second, third = feed.entries
    assert (first.id, first.html, first.full, first.byline) == ("1", "<p>x</p>", True, "Ida")
    assert (second.text, second.full, second.published) == ("short", False, None)
    assert "date_published" in second.complaints[0]
    assert third.id
    assert feed.complaints == ("item 3 is not an object",)


@pytest.mark.parametrize(
    ("item", "full"),
    [
        (f"<description><![CDATA[{LONG}]]></description>", True),
        ("<description>The dam was inspected.</description>", False),
        (f"<description><![CDATA[{LONG} Continue reading →]]></description>", False),
        (f"<content:encoded><![CDATA[{LONG}]]></content:encoded>", True),
        (f"<content:encoded><![CDATA[{LONG}[&#8230;]]]></content:encoded>", False),
        ("<content:encoded>The whole of a short notice.</content:encoded>", True),
        ("", False),
    ],
)
def test_a_summary_is_told_from_the_whole(item, full):
    (entry,) = read_feed(rss(f"<item><title>x</title>{item}</item>"), subject="f").entries
    assert entry.full is full


def test_a_feed_that_is_not_well_formed_is_read_with_a_complaint():
    data = rss("<item><title>Fish & chips</title><link>https://w.example/1</link></item>")
    feed = read_feed(data, subject="f")
    assert feed.entries[0].title == "Fish & chips"
    assert any("not well-formed" in complaint for complaint in feed.complaints)


def test_elements_that_its_parser_stumbles_over_do_not_cost_the_feed():
    data = rss(
        "<item><title>a & b</title><gml:pos>45 9</gml:pos></item>",
        more="<textinput><title>Search</title></textinput>",
    ).replace(b"<channel>", b'<channel xmlns:gml="http://www.opengis.net/gml">')
    feed = read_feed(data, subject="f")
    assert [entry.title for entry in feed.entries] == ["a & b"]
    assert feed.complaints


def test_a_feed_behind_a_warning_of_its_server_is_read():
    feed = read_feed(
        b"\n<br />Notice: stray in line 3\n" + rss("<item><title>a</title></item>"), subject="f"
    )
    assert [entry.title for entry in feed.entries] == ["a"]
    assert feed.complaints == ("something stands before the feed",)


def test_a_feed_that_breaks_off_keeps_what_came_before():
    items = "".join(
        f"<item><title>N{n}</title><link>https://w.example/{n}</link></item>" for n in range(9)
    )
    feed = read_feed(rss(items)[:-150], subject="f")
    assert len(feed.entries) >= 6
    assert feed.complaints


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<?xml version="1.0" encoding="iso-8859-1"?>', "latin-1"),
        ('<?xml version="1.0" encoding="utf-8"?>', "latin-1"),
        ('<?xml version="1.0" encoding="iso-8859-1"?>', "utf-8"),
        ('<?xml version="1.0"?>', "utf-16"),
        ("", "utf-8-sig"),
        ('<?xml version="1.0" encoding="windows-1252"?>', "cp1252"),
        ('<?xml version="1.0" encoding="no-such-thing"?>', "utf-8"),
        ('<?xml version="1.0" encoding="utf-7"?>', "utf-8"),
    ],
)
def test_an_encoding_that_lies_is_seen_through(head, encoding):
    text = rss("<item><title>Caf\u00e9 Z\u00fcrich</title></item>", head=head).decode()
    feed = read_feed(text.encode(encoding), subject="f")
    assert feed.entries[0].title == "Caf\u00e9 Z\u00fcrich"


def test_relative_addresses_are_read_against_where_the_feed_was_got():
    base = "https://w.example/feeds/all.xml"
    data = rss("<item><title>x</title><link>../news/1</link></item>")
    (entry,) = read_feed(data, subject="f", base=base).entries
    assert entry.url == "https://w.example/news/1"
    value = {"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "url": "/news/2"}]}
    (entry,) = read_feed(json.dumps(value).encode(), subject="f", base=base).entries
    assert entry.url == "https://w.example/news/2"


def test_entities_of_the_document_are_never_expanded():
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    head = f'<?xml version="1.0"?>{bomb}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    start = time.monotonic()
    feed = read_feed(rss("<item><title>x &j; &f; y</title></item>", head=head), subject="f")
    assert time.monotonic() - start < 10
    title = feed.entries[0].title or ""
    assert len(title) < 100
    assert "root:" not in title
    assert any("entities" in complaint for complaint in feed.complaints)
    wide = rss("<item><title>x &j; y</title></item>", head=head).decode().encode("utf-16")
    assert len(read_feed(wide, subject="f").entries[0].title or "") < 100


@pytest.mark.parametrize(
    "data", [b"", b"<html><body><p>Sorry</p></body></html>", b"<rss", b"plain", b"{}", b'{"items": 3}', b'{"version": "https://jsonfeed.org/version/1", "items": {}}', b"%PDF", b"http://127.0.0.1/", b"/etc/passwd"]
)  # fmt: skip
def test_what_is_no_feed_is_a_named_error(data):
    with pytest.raises(FormatError):
        read_feed(data, subject="f")


def test_references_to_no_character_are_harmless():
    (entry,) = read_feed(
        rss("<item><title>a&#xD800;b&#0;c&#99999999;d</title></item>").replace(
            b"</rss>", b"& </rss>"
        ),
        subject="f",
    ).entries
    assert "".join((entry.title or "").split("\ufffd")) == "abcd"


def test_a_feed_made_to_take_for_ever_does_not():
    start = time.monotonic()
    for item in ("<a>" * 200_000, "<![CDATA[" * 50_000, "<item>" * 20_000 + "& "):
        with contextlib.suppress(FormatError):
            read_feed(rss(item), subject="f")
    assert time.monotonic() - start < 20
    many = read_feed(
        rss(f"<item><description><![CDATA[{'<p>x ' * 51_000}]]></description></item>"), subject="f"
    )
    assert len(many.entries) == 1


def test_an_empty_feed_has_no_entries():
    assert read_feed(rss(""), subject="f").entries == ()


def test_dates_that_cannot_be_read_are_complained_of():
    (entry,) = read_feed(
        rss("<item><title>x</title><pubDate>some day</pubDate></item>"), subject="f"
    ).entries
    assert entry.published is None
    assert "some day" in entry.complaints[0]


def test_entries_without_an_id_are_named_by_their_content():
    feed = read_feed(rss("<item><title>a</title></item><item><title>b</title></item>"), subject="f")
    assert len({entry.id for entry in feed.entries}) == 2


def test_script_in_a_feed_stays_a_string():
    (entry,) = read_feed(
        rss("<item><title>&lt;script&gt;x()&lt;/script&gt;Dam</title></item>"), subject="f"
    ).entries
    assert "<script" not in (entry.title or "")


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_no_damage_makes_a_traceback(data):
    whole = bytearray(rss(f"<item><title>a</title><description>{LONG[:200]}</description></item>"))
    for _ in range(data.draw(st.integers(0, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        feed = read_feed(bytes(whole[: data.draw(st.integers(0, len(whole)))]), subject="f")
    except FormatError:
        return
    for entry in feed.entries:
        (entry.title or "").encode()
