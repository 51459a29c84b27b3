"""Where a site keeps its feeds: named by its page first, linked second, guessed last."""

from __future__ import annotations

import pytest
from tests.effort import assert_grows

from variorum.sources import find_feeds, guess_feeds

PAGE = b"""<!doctype html><html><head><base href="/news/">
<link rel="alternate" type="application/rss+xml" title="Comments" href="comments/feed">
<link rel="alternate" type="application/atom+xml; charset=utf-8" title="All  news" href="atom.xml">
<link REL="Alternate Feed" TYPE="application/feed+json" href="//cdn.post.example/feed.json#top">
<link rel="alternate" hreflang="de" href="/de/"><link rel="stylesheet" href="feed.css">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">
</head><body><a href="https://post.example/rss">Our <b>RSS</b></a> <a href="feed:https://post.example/sport.rss">Sport</a>
<a href="/feedback">Write to us</a><a href="javascript:alert('rss')">x</a><a href="atom.xml">again</a></body></html>"""


def test_feeds_are_found_the_likeliest_first_and_each_once() -> None:
    found = find_feeds(PAGE, "https://post.example/news/today")
    assert [(offer.url, offer.title, offer.how) for offer in found] == [
        ("https://post.example/news/atom.xml", "All news", "named"),
        ("https://cdn.post.example/feed.json", None, "named"),
        ("https://post.example/rss", "Our RSS", "linked"),
        ("https://post.example/sport.rss", "Sport", "linked"),
        ("https://post.example/news/comments/feed", "Comments", "named"),
    ]


def test_a_page_that_offers_nothing_is_tried_at_usual_places() -> None:
    assert find_feeds(b"<p>Hello", "https://post.example/") == ()
    urls = [offer.url for offer in guess_feeds("https://post.example/news/today")]
    assert urls[0] == "https://post.example/news/feed"
    assert "https://post.example/rss.xml" in urls
    assert len(set(urls)) == len(urls)
    assert guess_feeds("ftp://post.example/") == ()
    assert guess_feeds("nonsense") == ()


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\x01", b"plain", b"<", b"{}", b"\xff\xfe<\x00a\x00", b'<?xml version="1.0" encoding="latin-1"?><a href="http://[bad/rss">x</a>',
     b"<base href='http://['><a href=/rss>"],
)  # fmt: skip
def test_whatever_the_page_is_nothing_breaks(data: bytes) -> None:
    find_feeds(data, "https://post.example/")


def test_a_hostile_page_is_read_in_time_in_line_with_its_size() -> None:
    def read(size: int) -> None:
        find_feeds(b"<a href=/rss>" * size + b"<link rel=alternate>" * size, "https://x.example/")

    assert_grows(lambda: read(2_000), lambda: read(8_000), most=8)
