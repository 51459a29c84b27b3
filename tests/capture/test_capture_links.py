"""Links in heads, and wishes to be left alone, in every form that servers use."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.capture import Response, asked_to_wait, linked

NOW = datetime(2031, 5, 8, 14, 0, tzinfo=UTC)


def head(*headers: tuple[str, str]) -> Response:
    return Response("u", "https://post.example/a/feed", 200, headers, b"", b"", "2031-05-08T14:00Z")


@pytest.mark.parametrize(
    ("said", "hub"),
    [
        ('<https://hub.example/>; rel="hub"', "https://hub.example/"),
        ("<https://hub.example/>;rel=hub", "https://hub.example/"),
        (
            '<https://hub.example/> ; title="a; rel=\\"x\\", <b>" ; REL="self Hub"',
            "https://hub.example/",
        ),
        ('<https://x.example/>; rel="next", <../hub>; rel=hub', "https://post.example/hub"),
        ("<https://x.example/?a=1,2;3>; rel=hub", "https://x.example/?a=1,2;3"),
        ("<https://hub.example/>; rel=hubs", None),
        ("<https://hub.example/>", None),
        ("https://hub.example/; rel=hub", None),
        ("<http://[bad>; rel=hub", None),
        ("", None),
    ],
)
def test_a_link_in_the_head_is_found_by_its_relation(said: str, hub: str | None) -> None:
    assert linked(head(("LINK", said)), "hub") == hub


def test_the_first_link_counts_and_other_headers_do_not() -> None:
    two = head(("Via", "<https://a.example/>; rel=hub"), ("Link", "<https://b.example/>; rel=hub"), ("Link", "<https://c.example/>; rel=hub"))  # fmt: skip
    assert linked(two, "hub") == "https://b.example/"


@given(st.text('<>;,=" \\abrel', max_size=60))
def test_no_head_is_too_odd_to_be_read(said: str) -> None:
    found = linked(head(("Link", said)), "hub")
    assert found is None or found.startswith("http")


def test_a_head_made_to_take_for_ever_does_not() -> None:
    start = time.monotonic()
    for said in (
        "<" * 8000,
        "<a>" + ";a=" * 3000,
        '<a>; a="' + "\\" * 8000,
        "<a>; " * 2000,
        "<a>;" + " " * 8000,
    ):
        linked(head(("Link", said)), "hub")
    assert time.monotonic() - start < 10


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({}, None),
        ({"Retry-After": "120"}, 120),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "2031-05-08T14:05:00.000Z"}, 300),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(int(NOW.timestamp()) + 60)}, 60),
        ({"RateLimit-Remaining": "0", "RateLimit-Reset": "30"}, 30),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "300", "Retry-After": "20"}, 300),
        ({"X-RateLimit-Remaining": "3", "X-RateLimit-Reset": "300"}, None),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "2031-05-08T13:00:00Z"}, 0),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "soon"}, None),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "9" * 30}, None),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "2999-01-01T00:00:00Z"}, 86400),
        ({"X-RateLimit-Remaining": "0"}, None),
    ],
)
def test_whoever_wants_to_be_left_alone_is_for_so_long(
    headers: dict[str, str], wait: float | None
) -> None:
    assert asked_to_wait(head(*headers.items()), NOW) == wait
