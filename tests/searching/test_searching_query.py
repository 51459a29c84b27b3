"""Searches: any text is one, what is read is what is written, what is odd is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from variorum.model import Sought, Term
from variorum.searching import highlighted, moments, read_query, snippet, told, written

pieces = st.sampled_from(
    'toll "river bridge" -film OR AND NOT | outlet:post -outlet:"The Post" folder:News/Local by:lee '
    'person:"Ann Lee" intitle:flood after:2026-03-01 before:2026 on:2026-3 after:soon is:unread is:read '
    'is:saved -is:saved is:odd size:4 https://a.example/b "open - -- * ( ) NEAR(a ^x {title}:y “curly” '
    "title: \x00 \ud800 \ue000a 北京 é don't a_b 7d on:today".split(" ")
)
queries = st.one_of(st.text(max_size=60), st.lists(pieces, max_size=12).map(" ".join))


@given(queries)
@example('x:"" OR "a')
@example("NOT")
@example("a OR a OR b a")
def test_any_text_is_a_search_and_what_is_written_reads_the_same(text: str) -> None:
    sought = read_query(text)
    plain = replace(sought, complaints=())
    assert read_query(written(sought)) == plain
    assert bool(told(sought)) is not sought.empty


@given(st.text(max_size=200), st.lists(st.text(min_size=1, max_size=8), max_size=4))
def test_a_snippet_is_a_part_of_the_text_and_marks_nothing_else(
    text: str, words: list[str]
) -> None:
    terms = [Term(word) for word in words]
    assert "".join(piece for piece, _ in highlighted(text, terms)) == text
    shown = "".join(piece for piece, _ in snippet(text, terms, length=40))
    assert shown.removeprefix("… ").removesuffix(" …") in " ".join(text.split())
    assert len(shown) <= 40 + 4 + max((len(word) for word in text.split()), default=0)


def terms(text: str) -> list[list[str]]:
    return [[term.text for term in group] for group in read_query(text).groups]


def test_words_stand_together_or_for_each_other() -> None:
    assert terms("flood storm") == [["flood"], ["storm"]]
    assert terms("a OR b c") == [["a", "b"], ["c"]]
    assert terms("a | b | c") == [["a", "b", "c"]]
    assert terms('"river wall" or not') == [["river wall"], ["or"], ["not"]]
    assert read_query("toll -film NOT tram").without == (Term("film"), Term("tram"))


def test_filters_are_told_from_words() -> None:
    sought = read_query(
        'toll outlet:"The Post" -outlet:echo folder:News by:lee person:"Ann Lee" -intitle:film '
        "after:2026-3-1 before:2026-04 on:today is:unread is:saved"
    )
    assert sought == Sought(
        groups=((Term("toll"),), (Term("lee", "byline"),), (Term("Ann Lee", "person"),)),
        without=(Term("film", "title"),),
        outlets=("The Post",), other_outlets=("echo",), folders=("News",),
        after="2026-03-01", before="2026-04", on="today", read=False, saved=True,
    )  # fmt: skip
    assert told(sought) == (
        "With “toll”, “lee” in the byline and “Ann Lee” as a person, without “film” in the headline, "
        "published by “The Post”, not published by “echo”, in the folder “News”, from 2026-03-01 on, "
        "before 2026-04, of today, unread, saved."
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("after:soon", "“soon” is no day; write one such as after:2026-03-01."),
        ("on:2026-02-30", "“2026-02-30” is no day; write one such as on:2026-03-01."),
        ("is:blue", "“is:blue” is unknown; there are is:unread, is:read and is:saved."),
        ("outlet: post", "Nothing stands after “outlet:”; write outlet:something."),
        ("size:large", "“size:” is no filter here; it is taken as a word."),
        ("OR toll", "OR stands between two words; here it is left out."),
        ("toll OR", "OR stands between two words; here it is left out."),
        ("toll OR -film", "OR cannot join what is left out; here it is ignored."),
        ("is:read is:unread", "“is:” is said in two ways; the last one counts."),
        ("!!!", "“!!!” holds no word to look for."),
        ("w " * 40, "Only the first 2,000 letters are read."),
    ],
)
def test_what_is_not_understood_is_told(text: str, complaint: str) -> None:
    text = text * 30 if text.startswith("w w") else text
    assert complaint in read_query(text).complaints


def test_a_very_long_search_is_cut() -> None:
    sought = read_query(" ".join(f"w{number}" for number in range(100)))
    assert len(sought.groups) == 32
    assert sought.complaints == ("Only the first 32 words are looked for.",)


def test_days_mean_moments_of_utc() -> None:
    now = datetime(2026, 3, 14, 15, tzinfo=UTC).timestamp()

    def bounds(text: str) -> list[str | None]:
        return [
            None if moment is None else f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d %H}"
            for moment in moments(read_query(text), now)
        ]

    assert bounds("after:2026-02 before:2026-03-05") == ["2026-02-01 00", "2026-03-05 00"]
    assert bounds("on:2025-12") == ["2025-12-01 00", "2026-01-01 00"]
    assert bounds("on:2026") == ["2026-01-01 00", "2027-01-01 00"]
    assert bounds("on:yesterday after:7d") == ["2026-03-13 00", "2026-03-14 00"]
    assert bounds("after:1066") == ["1066-01-01 00", None]
    assert moments(read_query("on:9999"), now)[1] == float("inf")
    assert moments(read_query("after:9999y"), now)[0] is not None


def test_a_snippet_shows_the_place_where_most_words_meet() -> None:
    text = (
        "The toll is old. " + "Nothing happened here. " * 40 + "The river toll rises in May. " * 9
    )
    found = snippet(text, read_query("toll RIVER").groups[0] + read_query("river").groups[0])
    assert found[0] == ("… ", False)
    assert [piece for piece, match in found if match][:2] == ["river", "toll"]
    assert found[-1] == (" …", False)
    phrase = highlighted("Café-au-lait, cafe au lait", [Term("CAFE AU")])
    assert [piece for piece, match in phrase if match] == ["Café-au", "cafe au"]


def test_a_snippet_of_what_is_written_without_spaces_shows_what_was_found() -> None:
    text = "橋" * 400 + "北京" + "川" * 400
    found = snippet(text, [Term("北京")])
    assert [piece for piece, match in found if match] == ["北京"]
    assert sum(len(piece) for piece, _ in found) <= 250 + 4


@given(st.integers(0, 120), st.integers(0, 120), st.sampled_from(["\n", "\t", "  ", "\u3000"]))
def test_a_snippet_holds_a_match_wherever_it_stands_in_one_line(
    before: int, after: int, space: str
) -> None:
    text = space.join(["word"] * before + ["harbour", "wall"] + ["word"] * after)
    found = snippet(text, [Term("harbour wall")], length=80)
    assert [piece for piece, match in found if match] == ["harbour wall"]
    assert "".join(piece for piece, _ in found).split("harbour wall")[0].count("  ") == 0
