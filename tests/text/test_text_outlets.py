from __future__ import annotations

import pytest

from variorum.model import Article, ArticleId, Block, CaptureId, Fact, Span
from variorum.text.outlets import (
    address_name,
    names_outlet,
    outlet_names,
    plain_name,
    same_outlet,
)


def page(text: str, url: str | None, publisher: str | None = None) -> Article:
    blocks = []
    at = 0
    for line in text.split("\n"):
        blocks.append(Block(Span(at, at + len(line)), "title" if not at else "paragraph"))
        at += len(line) + 1
    return Article(
        ArticleId("a"),
        CaptureId("c"),
        "i",
        text,
        tuple(blocks),
        url=url,
        publisher=Fact(publisher, "told") if publisher else None,
    )


@pytest.mark.parametrize(
    ("name", "plain"),
    [("The Corrie Post", "corriepost"), ("Corrie-Post!", "corriepost"), ("The", "the"), ("", "")],
)
def test_a_plain_name_is_letters_without_the_article(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_an_address_is_named_by_its_main_label() -> None:
    assert address_name("https://www.corriepost.example/a") == "corriepost"
    assert address_name("The Corrie Post") == "corriepost"


def test_an_outlet_is_known_by_publisher_host_and_the_line_at_its_head() -> None:
    told = page("Dam cracks\nCorrie Post | News\nThe dam cracked.", "https://www.post.example/a")
    assert names_outlet("the Corrie Post", told)
    assert names_outlet("post.example", told)
    assert not names_outlet("Harrow Post", told)
    assert names_outlet("Olm Reader", page("x", None, "The Olm Reader"))


def test_a_page_from_nowhere_has_no_outlet() -> None:
    assert outlet_names(page("x", None)) == frozenset()
    assert outlet_names(page("x", "not an address")) == frozenset()


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (("https://www.olm.example/a", None), ("https://olm.example/b", None), True),
        (("https://olm.example/a", "Olm Post"), ("https://m.olm.example/b", None), True),
        (("https://a.example/a", "The Olm Post"), ("https://b.example/b", "Olm Post"), True),
        (("https://hub.example/a", "Olm Post"), ("https://hub.example/b", "Dell Star"), False),
        (("https://hub.example/@ann/1", None), ("https://hub.example/@ben/2", None), False),
        (
            ("https://hub.example/ann/status/1", None),
            ("https://hub.example/ann/status/2", None),
            True,
        ),
        (("https://a.example/a", None), ("https://b.example/b", None), False),
        ((None, None), (None, None), False),
        (("https://[bad", None), ("https://[bad", None), False),
    ],
)
def test_two_articles_are_one_outlets_only_on_their_own_word(
    one: tuple[str | None, str | None], two: tuple[str | None, str | None], same: bool
) -> None:
    left, right = (page("Dam cracks", url, publisher) for url, publisher in (one, two))
    assert same_outlet(left, right) is same
    assert same_outlet(right, left) is same
