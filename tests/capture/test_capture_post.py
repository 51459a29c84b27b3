"""Forms sent to servers: within limits, and only where they are meant to go."""

from __future__ import annotations

import pytest
from tests.capture.conftest import Stage

from variorum.capture import FetchRules, post_form
from variorum.errors import FetchError, Refused

FIELDS = (("hub.mode", "subscribe"), ("hub.topic", "https://post.example/?a=1&b=é"))


def test_a_form_is_sent_and_any_answer_is_one(stage: Stage, rules: FetchRules) -> None:
    url = stage.answer("/hub", b"closed \x1b[31m for\nus " + b"x" * 9000, status="403 Forbidden", headers="Content-Type: text/plain\r\nRetry-After: 60\r\n")  # fmt: skip
    said = post_form(url, FIELDS, rules=rules)
    assert (said.status, said.wait) == (403, 60.0)
    assert said.words.startswith("closed [31m for us")
    assert len(said.words) <= 300
    assert stage.requests[0].startswith("POST /hub ")
    assert "application/x-www-form-urlencoded" in stage.requests[0]


def test_words_that_are_a_page_are_not_told(stage: Stage, rules: FetchRules) -> None:
    url = stage.answer(
        "/hub", b"<html>", status="202 Accepted", headers="Content-Type: text/html\r\n"
    )
    assert post_form(url, FIELDS, rules=rules).words == ""


@pytest.mark.parametrize(("status", "followed"), [("307 Later", True), ("308 Moved", True), ("302 Found", False), ("301 Moved", False)])  # fmt: skip
def test_a_form_goes_on_only_where_it_is_sent_on_whole(
    stage: Stage, rules: FetchRules, status: str, followed: bool
) -> None:
    stage.answer("/b", status="202 Accepted")
    url = stage.answer("/a", status=status, headers="Location: /b\r\n")
    assert post_form(url, FIELDS, rules=rules).status == (202 if followed else int(status[:3]))
    assert stage.asked == (["/a", "/b"] if followed else ["/a"])


def test_a_circle_is_left(stage: Stage, rules: FetchRules) -> None:
    url = stage.answer("/a", status="307 Later", headers="Location: /a\r\n")
    with pytest.raises(FetchError, match="redirects"):
        post_form(url, FIELDS, rules=rules)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "http://u:p@hub.example/", "http://127.0.0.1:9/"]
)
def test_no_form_goes_where_we_do_not_go(url: str, stage: Stage) -> None:
    with pytest.raises(Refused):
        post_form(url, FIELDS, rules=FetchRules(total=2))
    sent_on = stage.answer("/a", status="307 Later", headers=f"Location: {url}\r\n")
    with pytest.raises((Refused, FetchError)):
        post_form(sent_on, FIELDS, rules=FetchRules(total=2, allow_private=not url.endswith(":9/")))
