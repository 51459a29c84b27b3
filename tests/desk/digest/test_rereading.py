"""What a page says later beside what it said before: other words, the same, or no report at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from variorum.desk.digest.rereading import compare, reread
from variorum.model import (
    Access,
    Article,
    ArticleId,
    Block,
    BlockKind,
    Capture,
    CaptureId,
    Fact,
    Span,
)

PAGE = Capture(CaptureId("sha256:a"), "u", "https://post.example/a", "2033-05-18T03:33:20Z")
SAYS = (
    "The harbour wall of Port Ellory broke early on Tuesday.",
    "Twelve people were hurt, none of them badly, the mayor said.",
    "The ferry does not run until Friday.",
)


def article(
    *paragraphs: str, title: str = "Harbour wall breaks", access: Access | None = None,
    beside: tuple[str, ...] = (),
) -> Article:  # fmt: skip
    text, blocks = "", list[Block]()
    told: list[tuple[BlockKind, str]] = [("paragraph", one) for one in paragraphs]
    told += [("noise", one) for one in beside]
    for kind, said in told:
        blocks.append(Block(Span(len(text), len(text) + len(said)), kind))
        text += said + "\n"
    return Article(
        ArticleId("x"), PAGE.id, "u", text, tuple(blocks), title=Fact(title, "h1"), access=access
    )


OLD = article(*SAYS)


def test_a_line_that_tells_how_old_a_report_is_counts_for_nothing() -> None:
    for early, late in (
        ("Published 3 minutes ago", "Published an hour ago"),
        ("Vor 3 Minuten", "Aktualisiert vor einer Stunde"),
        ("3 uur geleden", "4 uur geleden"),
    ):
        assert compare(article(early, *SAYS), article(late, *SAYS)) == ("same", "")
    said = ("It broke 3 years ago.", "It broke 4 years ago.")
    assert compare(article(*SAYS, said[0]), article(*SAYS, said[1]))[0] == "reworded"


@pytest.mark.parametrize(
    "new",
    [
        OLD,
        article(" ".join(SAYS)),
        article(*SAYS, beside=("Updated 4 minutes ago", "Buy our mattresses")),
        article(*(f" {one}\n " for one in SAYS)),
    ],
)
def test_other_paragraphs_spaces_and_noise_are_no_other_words(new: Article) -> None:
    assert compare(OLD, new) == ("same", "")


@pytest.mark.parametrize(
    "new",
    [
        article(SAYS[0], SAYS[1].replace("Twelve", "Fifteen"), SAYS[2]),
        article(*SAYS, title="Harbour wall broke"),
        article(*SAYS[:2]),
        article(*SAYS, *(f"Line {n} of what was added since." for n in range(90))),
        article(SAYS[0].replace(".", "!"), *SAYS[1:]),
        article("This report has been withdrawn."),
    ],
)
def test_any_other_word_or_mark_of_the_text_or_the_headline_is_a_rewording(new: Article) -> None:
    assert compare(OLD, new) == ("reworded", "")


@pytest.mark.parametrize(
    "new",
    [
        article("Nothing is here. Try the search.", title="Page not found"),
        article("Checking your browser before you go on.", title="Just a moment"),
        article(*(f"Storm tears roofs off in town {n}." for n in range(60)), title="The Post"),
    ],
)
def test_another_headline_with_hardly_a_word_left_is_another_page(new: Article) -> None:
    verdict, why = compare(OLD, new)
    assert (verdict, why) == ("other", "something else stands at its address now.")


def test_a_wall_that_was_put_up_later_is_no_rewording_and_one_that_fell_is_none_either() -> None:
    walled = article(SAYS[0], access=Access("paywall", "a sign", cut=True))
    assert compare(OLD, walled) == (
        "other",
        "it asks for payment now before it shows all of its text.",
    )
    assert compare(walled, OLD) == ("whole", "")
    open_wall = replace(OLD, access=Access("consent", "a sign"))
    assert compare(OLD, open_wall) == ("same", "")
    edited = article(SAYS[0].replace("early", "late"), access=Access("paywall", "a sign", cut=True))
    assert compare(walled, edited) == ("reworded", "")


def test_what_shows_less_than_its_feed_says_is_no_report() -> None:
    verdict, why = compare(OLD, article("Read on with an account."), least=400)
    assert verdict == "other"
    assert why == "it shows less now than its feed says."


def test_a_text_without_spaces_between_words_is_compared_too() -> None:
    old = article("港口的墙在星期二清晨倒塌。十二人受伤。", title="墙")
    assert (
        compare(old, article("港口的墙在星期二清晨倒塌。十五人受伤。", title="墙"))[0] == "reworded"
    )


@pytest.mark.parametrize("data", [b"", b"\x00\x01" * 90, b"<html></html>", b"%PDF-1.4"])
def test_what_cannot_be_read_is_told_in_words(data: bytes) -> None:
    read = reread(2**20, PAGE, data)
    assert read.article is None
    assert read.trouble.strip()
