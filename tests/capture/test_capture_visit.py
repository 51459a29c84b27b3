"""A run of visits: robots.txt asked once, pauses kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from variorum.capture import Visitor
from variorum.errors import FetchError, Refused


def test_what_the_reader_gave_is_fetched_without_asking(stage, rules):
    stage.answer("/robots.txt", b"User-agent: *\nDisallow: /")
    Visitor(rules).visit(stage.answer("/a", b"x"))
    assert stage.asked == ["/a"]


def test_what_the_program_found_is_fetched_only_where_allowed(stage, rules):
    stage.answer("/robots.txt", b"User-agent: *\nDisallow: /closed")
    visitor = Visitor(rules)
    assert visitor.visit(stage.answer("/open", b"x"), found=True).body == b"x"
    with pytest.raises(Refused) as caught:
        visitor.visit(stage.answer("/closed", b"x"), found=True)
    assert caught.value.rule == "robots"
    assert stage.asked == ["/robots.txt", "/open"]


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "410 Gone"])
def test_a_site_without_robots_txt_allows_all(stage, rules, status):
    stage.answer("/robots.txt", status=status)
    assert Visitor(rules).visit(stage.answer("/a", b"x"), found=True).body == b"x"


@pytest.mark.parametrize("status", ["500 Error", "503 Busy", "429 Slow"])
def test_a_robots_txt_that_cannot_be_had_is_no_permission(stage, rules, status):
    stage.answer("/robots.txt", status=status)
    stage.answer("/a", b"x")
    visitor = Visitor(rules)
    for path in ("/a", "/b"):
        with pytest.raises(Refused) as caught:
            visitor.visit(stage.url(path), found=True)
        assert caught.value.rule == "robots-unreachable"
        assert caught.value.subject == stage.url(path)
    assert stage.asked == ["/robots.txt"]


def test_a_redirect_does_not_lead_round_robots_txt(stage, rules):
    stage.answer("/robots.txt", b"User-agent: *\nDisallow: /closed")
    stage.answer("/closed", b"x")
    url = stage.answer("/open", status="302 Found", headers="Location: /closed\r\n")
    with pytest.raises(Refused) as caught:
        Visitor(rules).visit(url, found=True)
    assert caught.value.rule == "robots"
    assert Visitor(rules).visit(url).body == b"x"


def test_robots_txt_can_be_set_aside(stage, rules):
    stage.answer("/robots.txt", b"User-agent: *\nDisallow: /")
    visitor = Visitor(replace(rules, respect_robots=False))
    assert visitor.visit(stage.answer("/a", b"x"), found=True).body == b"x"


def test_a_private_site_is_refused_before_its_robots_txt_is_asked(rules):
    visitor = Visitor(replace(rules, allow_private=False))
    with pytest.raises(Refused) as caught:
        visitor.visit("http://192.168.0.1/a", found=True)
    assert caught.value.rule == "private-address"


def test_visits_to_one_host_keep_a_pause(stage, rules):
    now, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))
        now[0] += seconds

    stage.answer("/a", b"x")
    stage.answer("/robots.txt", b"User-agent: *\nCrawl-delay: 5\nDisallow: /no")
    visitor = Visitor(replace(rules, pause=1.5), clock=lambda: now[0], sleep=sleep)
    visitor.visit(stage.url("/a"))
    assert slept == []
    visitor.visit(stage.url("/a"))
    assert slept == [1.5]
    visitor.visit(stage.url("/a"), found=True)
    assert slept == [1.5, 1.5, 5.0]
    now[0] += 60
    visitor.visit(stage.url("/a"))
    assert len(slept) == 3


def test_an_address_that_is_none_is_an_error(rules):
    for url in ("", "http://[", "nothing", "http://"):
        with pytest.raises((Refused, FetchError)):
            Visitor(rules).visit(url, found=True)
        with pytest.raises((Refused, FetchError)):
            Visitor(rules).visit(url)
