"""robots.txt, read as RFC 9309 says."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.capture import read_robots
from variorum.capture.rules import DEFAULT_USER_AGENT

SITE = "https://news.example"


def allows(text: str, path: str, agent: str = "Variorum/0.1") -> bool:
    return read_robots(text.encode(), user_agent=agent).allows(SITE + path)


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: *\nDisallow: /a", "/abc", False),
        ("User-agent: *\nDisallow: /a/", "/a", True),
        ("User-agent: *\nDisallow: /\nAllow: /news", "/news/1", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
        ("User-agent: *\nDisallow: /*?print=", "/x?print=1", False),
        ("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", False),
        ("User-agent: *\nDisallow: /a*b*c", "/a1c2b3", True),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("User-agent: *\nDisallow: /~me", "/%7Eme", False),
        ("User-agent: variorum\nDisallow: /v\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: VARIORUM\nDisallow: /v", "/v", False),
        ("User-agent: Variorum/2.0\nDisallow: /v", "/v", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: other\nUser-agent: variorum\nDisallow: /x", "/x", False),
        ("User-agent: variorum\nDisallow: /x\nUser-agent: variorum\nDisallow: /y", "/y", False),
        ("User-agent: variorum\n\nUser-agent: *\nDisallow: /", "/a", False),
        ("Disallow: /", "/a", True),
        ("user-agent : *\r\ndisallow : /a # not this\r\n", "/a", False),
        ("\ufeffUser-agent: *\nDisallow: /a", "/a", False),
        ("<html><body>Not found</body></html>", "/a", True),
        ("Sitemap: https://news.example/s.xml\nUser-agent: *\nDisallow: /a", "/a", False),
    ],
)
def test_what_a_site_asks_for(text, path, expected):
    assert allows(text, path) is expected


def test_a_pause_asked_for_is_read():
    robots = read_robots(b"User-agent: *\nCrawl-delay: 2.5\nDisallow: /a", user_agent="x")
    assert robots.pause == 2.5
    assert read_robots(b"User-agent: *\nCrawl-delay: often", user_agent="x").pause is None


def test_our_own_name_is_the_one_to_write_into_robots_txt():
    text = b"User-agent: variorum\nDisallow: /"
    assert not read_robots(text, user_agent=DEFAULT_USER_AGENT).allows(SITE + "/a")


def test_a_pattern_made_to_take_for_ever_does_not():
    start = time.monotonic()
    text = "User-agent: *\n" + "Disallow: /" + "*a" * 900 + "b\n"
    assert allows(text, "/" + "a" * 8000)
    assert time.monotonic() - start < 5


@settings(deadline=None)
@given(st.binary(max_size=400), st.text(max_size=60))
def test_nothing_in_a_robots_txt_makes_a_traceback(data, path):
    robots = read_robots(data, user_agent="Variorum")
    assert robots.allows("https://news.example/" + path.replace("[", "")) in {True, False}
