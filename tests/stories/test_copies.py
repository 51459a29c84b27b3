from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stories.story_minis import report

from variorum.model import Analysis, Article, Copy
from variorum.stories import find_copies
from variorum.stories.copies import moment, names_outlet

WIRE = (
    "Soup recalled after glass found in jars\n\n"
    "OLM, May 4 (Peak Wire) - A food maker has recalled forty thousand jars of tomato soup after "
    "shoppers found splinters of glass in them, the food agency said on Tuesday.\n\n"
    "The jars were filled at a plant outside Olm in February and sold in nine counties. Nobody "
    "has been badly hurt, a spokesman for the agency told reporters, but two children were "
    "treated for cuts.\n\n"
    "“We are deeply sorry,” the firm wrote to its customers."
)
REPRINT = (
    "Glass in soup: forty thousand jars recalled\n\n"
    "By Agencies\n\n"
    "A food maker has recalled forty thousand jars of tomato soup after shoppers found splinters "
    "of glass in them, the food agency said on Tuesday.\n\n"
    "The jars were filled at a plant outside Olm in February and sold in nine counties. No one "
    "has been badly hurt, a spokesman for the agency said, but two children were treated for "
    "cuts.\n\nShops in Harrow have taken the soup off their shelves."
)
OWN = (
    "Mother of two tells of cut lips\n\n"
    "Ilse Brandt opened the jar on Sunday night. Her son bit on something hard. “I thought it "
    "was a stone,” she said. The firm has told her that it will pay the dentist. “We are deeply "
    "sorry,” its letter said."
)


def copies(*reports: tuple[Article, Analysis]) -> tuple[Copy, ...]:
    return find_copies([r[0] for r in reports], [r[1] for r in reports])


def test_a_reprinted_wire_report_is_a_copy_with_its_passages() -> None:
    wire = report(WIRE, host="peakwire.example", published="2031-05-04")
    reprint = report(REPRINT, host="harrownews.example", published="2031-05-04")
    (copy,) = copies(wire, reprint, report(OWN, host="olmreader.example"))
    assert {copy.a, copy.b} == {wire[0].id, reprint[0].id}
    assert copy.kind == "wire"
    assert max(copy.share_a, copy.share_b) > 0.7
    texts = {wire[0].id: wire[0].text, reprint[0].id: reprint[0].text}
    for left, right in copy.passages:
        assert left.span.of(texts[copy.a])[:30] == right.span.of(texts[copy.b])[:30]


def test_text_given_to_agencies_came_from_the_agency() -> None:
    wire = report(WIRE, host="peakwire.example", published="2031-05-04")
    reprint = report(REPRINT, host="harrownews.example", published="2031-05-04")
    (copy,) = copies(wire, reprint)
    assert copy.direction == (wire[0].id, reprint[0].id)


def test_the_same_message_quoted_in_two_reports_is_no_copy() -> None:
    letter = "“" + " ".join(f"word{k} of the long letter" for k in range(20)) + ".”"
    one = report(f"A letter\n\nThe union printed it. {letter} Its members cheered.")
    two = report(f"Another\n\nManagers were not amused: {letter} They will answer soon.")
    assert copies(one, two) == ()


def test_furniture_that_one_outlet_repeats_is_no_copy() -> None:
    foot = (
        "The Olm Reader is owned by its staff and takes no money from parties, firms or states, "
        "and you can support it for the price of a coffee a month if you like what you read here."
    )
    told = [
        report(
            f"Title {k}\n\nStory number {k} is about {word} alone.\n\n{foot}", host="olm.example"
        )
        for k, word in enumerate(["bees", "trams", "soup", "glass"])
    ]
    assert copies(*told) == ()


def test_a_credit_to_the_others_outlet_gives_the_direction() -> None:
    body = WIRE.split("\n\n", 2)
    first = report(f"{body[0]}\n\n{body[2]}", host="corriepost.example", published="2031-05-05")
    second = report(
        f"{body[0]}\n\n(Corrie Post) — {body[2]}", host="harrow.example", published="2031-05-05"
    )
    (copy,) = copies(first, second)
    assert copy.direction == (first[0].id, second[0].id)
    assert any(reason.kind == "credit" for reason in copy.why)


def test_the_direction_never_runs_against_the_clock() -> None:
    body = WIRE.split("\n\n", 2)
    first = report(f"{body[0]}\n\n{body[2]}", host="corriepost.example", published="2031-05-07")
    second = report(
        f"{body[0]}\n\n(Corrie Post) — {body[2]}", host="harrow.example", published="2031-05-05"
    )
    (copy,) = copies(first, second)
    assert copy.direction is None


@pytest.mark.parametrize(
    ("one", "two", "known"),
    [
        ("2031-05-04", "2031-05-05", True),
        ("2031-05-04", "2031-05-04", False),
        ("2031-05", "2031-05-20", False),
        ("2031-05-04T08:00Z", "2031-05-04T09:00Z", True),
        (None, "2031-05-05", False),
        ("someday", "2031-05-05", False),
    ],
)
def test_time_gives_a_direction_only_where_it_leaves_no_doubt(
    one: str | None, two: str, known: bool
) -> None:
    text = REPRINT.replace("By Agencies\n\n", "")
    first = report(text, host="a.example", published=one)
    second = report(text + "\n\nMore tomorrow.", host="b.example", published=two)
    (copy,) = copies(first, second)
    assert copy.direction == ((first[0].id, second[0].id) if known else None)


def test_two_reprints_of_one_outside_agency_have_no_direction() -> None:
    text = WIRE.replace("Peak Wire", "Far Wire")
    first = report(text, host="a.example", published="2031-05-04")
    second = report(text + "\n\nMore tomorrow.", host="b.example", published="2031-05-05")
    (copy,) = copies(first, second)
    assert copy.direction is None
    assert copy.kind in ("wire", "duplicate")


def test_the_same_text_twice_is_a_duplicate() -> None:
    first = report(OWN, host="a.example")
    second = report(OWN, host="b.example")
    (copy,) = copies(first, second)
    assert (copy.kind, copy.share_a, copy.share_b) == ("duplicate", 1.0, 1.0)


def test_a_brief_inside_a_long_report_is_measured_both_ways() -> None:
    brief = "\n\n".join(REPRINT.replace("By Agencies\n\n", "").split("\n\n")[:2])
    filler = " ".join(
        f"Sentence {k} tells of weather and harvest in its own words." for k in range(40)
    )
    long = report(REPRINT.replace("By Agencies\n\n", "") + "\n\n" + filler)
    (copy,) = copies(report(brief), long)
    assert max(copy.share_a, copy.share_b) > 0.9
    assert min(copy.share_a, copy.share_b) < 0.2


def test_a_lightly_edited_copy_is_still_found() -> None:
    words = REPRINT.replace("By Agencies\n\n", "").split(" ")
    edited = " ".join(w if k % 11 else "truly" for k, w in enumerate(words))
    (copy,) = copies(report(" ".join(words)), report(edited))
    assert max(copy.share_a, copy.share_b) > 0.5


def test_the_order_of_articles_does_not_matter() -> None:
    told = [
        report(WIRE, host="peakwire.example"),
        report(REPRINT, host="harrow.example"),
        report(OWN, host="olm.example"),
    ]
    assert len({copies(*order) for order in itertools.permutations(told)}) == 1


def test_nothing_and_one_article_have_no_copies() -> None:
    assert copies() == ()
    assert copies(report(WIRE)) == ()
    assert copies(report("x")) == ()


def test_an_outlet_is_known_by_its_name_or_address() -> None:
    told, _ = report("x", host="corriepost.example")
    assert names_outlet("The Corrie Post", told)
    assert names_outlet("corriepost.example", told)
    assert not names_outlet("Corrie", told)


@pytest.mark.parametrize("value", ["", "2031-13-01", "2031-02-30", "0000", "2031-05-04T99:00", "x"])
def test_dates_that_are_none_are_no_moment(value: str) -> None:
    assert moment(value) is None


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from("ash birch cedar elm fir oak pine yew “ ” .".split()), max_size=120),
    st.lists(st.sampled_from("ash birch cedar elm fir oak pine yew “ ” .".split()), max_size=120),
)
def test_shares_are_shares_and_passages_lie_within(left: list[str], right: list[str]) -> None:
    one, two = report("T\n\n" + " ".join(left)), report("U\n\n" + " ".join(right))
    texts = {one[0].id: one[0].text, two[0].id: two[0].text}
    for copy in copies(one, two):
        assert copy.a < copy.b
        assert 0 <= copy.share_a <= 1
        assert 0 <= copy.share_b <= 1
        assert copy.passages
        for x, y in copy.passages:
            assert x.end <= len(texts[x.article])
            assert y.end <= len(texts[y.article])
