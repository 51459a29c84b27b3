from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.effort import assert_grows

from variorum.stories.prints import SHINGLE, WINDOW, placed_prints, prints
from variorum.stories.quoted import announced_ranges, quoted_ranges
from variorum.stories.word_numbers import word_number
from variorum.stories.wording import MARK, own_words, read_wording
from variorum.text import words


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted_ranges(text)]


def test_words_are_those_of_the_tokens_with_their_places() -> None:
    text = "The U.S. envoy didn’t pay 1,200 crowns; “vice-chair” Ömer STRASSE-Straße said so."
    wording = read_wording(text)
    assert [word_number(word) for word in words(text)] == wording.words.tolist()
    places = zip(wording.starts.tolist(), wording.ends.tolist(), strict=True)
    assert tuple(text[start:end] for start, end in places) == wording.written
    assert wording.written[:4] == ("The", "U.S.", "envoy", "didn’t")


def test_case_and_typography_make_no_difference_of_wording() -> None:
    one, two = (
        read_wording("Don’t GO to the vice‐chair"),
        read_wording("don't go To THE vice-chair"),
    )
    assert one.words.tolist() == two.words.tolist()
    assert one.capital.tolist() == [True, True, False, False, False]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab é'’\"“”‘«»-.,:1٣\n\u00ad\ud800K", max_size=80))
@example("")
@example("\u00ad\u00ada")
def test_any_text_has_a_wording(text: str) -> None:
    wording = read_wording(text)
    assert wording.words.tolist() == [word_number(word) for word in words(text)]
    rows = (wording.words, wording.starts, wording.ends, wording.quoted, wording.announced)
    assert {len(row) for row in rows} == {len(wording.written)}
    assert (wording.ends > wording.starts).all()
    assert (wording.starts[1:] >= wording.ends[:-1]).all()
    assert own_words(wording).own <= len(wording.words)
    assert (np.diff(prints(wording).astype(object)) > 0).all()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "go now" and left.', ["go now"]),
        ("He said “go now” and left.", ["go now"]),
        ("«Nein», sagte er. »Doch«, rief sie. „Ja“, so er.", ["Nein", "Doch", "Ja"]),
        ("Er sagte: ‚Geh jetzt‘, und ging.", ["Geh jetzt"]),
        ("She said ‘go now’ and left.", ["go now"]),
        ("‘He said “go” to me,’ she said.", ["He said “go” to me,"]),
        ("‘We love the workers’ union,’ he said.", ["We love the workers’ union,"]),
        ("``Go home,'' he said", ["Go home,"]),
        ("「行く」と言った", ["行く"]),
        ('"Up," he said. "Down," she said.', ["Up,", "Down,"]),
        ("The dogs' owner and the cats' owner met in the '90s.", []),
        ("It's the boys' own 'tis of thee", []),
    ],
)
def test_what_stands_in_any_usual_marks_is_quoted(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_mark_without_a_partner_takes_no_more_than_its_paragraph() -> None:
    text = 'He said “go now and left.\nThe council met. It was “brief” and dull.\n"Well'
    assert quoted(text) == ["go now and left.", "brief", "Well"]


def test_a_quotation_of_several_paragraphs_is_quoted_throughout() -> None:
    assert quoted("“One is here.\n“Two is there,” he said.") == ["One is here.", "Two is there,"]


def test_a_stray_mark_does_not_turn_the_rest_inside_out() -> None:
    assert quoted('A "stray mark, then "a real one" and more of "them" here.') == [
        "a real one",
        "them",
    ]


def test_a_post_with_its_signature_is_a_quotation() -> None:
    text = "It went on.\nI am so sad today.\n— Ann Vane (@annvane) May 3, 2031\nThe end."
    assert quoted(text) == ["I am so sad today.\n— Ann Vane (@annvane) May 3, 2031"]


def test_a_paragraph_after_a_colon_is_announced() -> None:
    text = "The firm wrote:\n\nWe regret it: all of it:\nWe pay.\nThe end."
    found = [text[start:end] for start, end in announced_ranges(text)]
    assert found == ["We regret it: all of it:", "We pay."]


def test_own_words_leave_one_mark_for_each_quotation() -> None:
    text = "Ash said “birch cedar elm fir” and the “oak” fell."
    own = own_words(read_wording(text))
    assert own.own == 6
    assert (own.words == MARK).sum() == 1
    place = int(np.flatnonzero(own.words == MARK)[0])
    assert text[own.first[place] : own.last[place]] == "birch cedar elm fir"
    assert own_words(read_wording(text), 0).own == 10


def test_two_texts_that_share_enough_words_share_a_print() -> None:
    shared = [f"shared{k}" for k in range(SHINGLE + WINDOW - 1)]
    for shift in range(9):
        one = " ".join([f"one{k}" for k in range(30)] + shared + ["end"] * 3)
        two = " ".join([f"two{k}" for k in range(shift)] + shared + [f"last{k}" for k in range(7)])
        common = np.intersect1d(prints(read_wording(one)), prints(read_wording(two)))
        assert len(common) >= 1


def test_prints_of_a_quoted_message_are_not_shared() -> None:
    message = " ".join(f"word{k}" for k in range(40))
    one = read_wording(f"The union printed it whole: “{message}” Its members cheered loudly then.")
    two = read_wording(f'Managers were not amused at all: "{message}" They answer within days now.')
    assert len(np.intersect1d(prints(one), prints(two))) == 0


def test_prints_stand_where_they_were_found() -> None:
    own = own_words(read_wording(" ".join(f"w{k % 37}" for k in range(200))))
    hashes, places = placed_prints(own)
    by_place = {int(p): int(h) for p, h in zip(places, hashes, strict=True)}
    for place, found in by_place.items():
        again = placed_prints(
            own_words(read_wording(" ".join(f"w{k % 37}" for k in range(place, place + SHINGLE))))
        )[0]
        assert again.tolist() == [found]


@pytest.mark.parametrize("unit", ['" ', "' ", ":\n", "(@— a ", "a ", "“a\n", "\n"])
def test_reading_a_wording_takes_linear_time(unit: str) -> None:
    def read(times: int) -> None:
        prints(read_wording(unit * times))

    assert_grows(lambda: read(20_000), lambda: read(160_000), most=8 * 4)
