"""What changed between two wordings, as a person reads it."""

from __future__ import annotations

import random
import re
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from variorum.text.changes import Change, changes


def told(old: str, new: str) -> str:
    """Changes in one line: [-gone-], {+new+}, … for what is skipped."""
    written = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}", "skipped": "…"}
    return "".join(written[run.sort].format(run.words) for run in changes(old, new))


def test_a_figure_that_was_changed_stands_beside_the_old_one() -> None:
    assert (
        told("Twelve people were hurt.", "Fifteen people were hurt.")
        == "[-Twelve -]{+Fifteen +}people were hurt."
    )
    assert told("He left.", "He has left.") == "He {+has +}left."
    assert told("It isn't so", "It is so") == "It [-isn't -]{+is +}so"


def test_marks_and_capitals_count_and_white_space_does_not() -> None:
    assert told("No, stop", "No stop") == "No [-, -]stop"
    assert changes("the Wall", "the wall")
    assert changes("a b\tc ", "a  b c") == ()
    assert changes("", "") == ()


def test_a_sentence_that_was_written_anew_is_not_cut_to_pieces() -> None:
    shown = told(
        "The mayor blamed the storm of the year for it all.",
        "Residents accuse the port of a long silence about it all.",
    )
    assert shown.count("[-") == 1


def test_scripts_without_spaces_are_compared_sign_by_sign() -> None:
    assert told("有十二人受伤。", "有十五人受伤。") == "有十[-二-]{+五+}人受伤。"


def test_long_parts_that_stayed_are_left_out() -> None:
    same = " ".join(f"word{number}" for number in range(400))
    shown = changes(f"{same} old {same}", f"{same} new {same}")
    assert [run.sort for run in shown] == ["skipped", "same", "gone", "new", "same", "skipped"]
    assert sum(len(run.words) for run in shown) < 400


def test_what_is_gone_or_new_altogether_is_told() -> None:
    assert changes("all of it", "") == (Change("all of it", "gone"),)
    assert changes("", "all of it") == (Change("all of it", "new"),)


@given(st.text("ab c.\n", max_size=40), st.text("ab c.\n", max_size=40))
def test_both_wordings_can_be_read_back(old: str, new: str) -> None:
    shown = changes(old, new)
    if not shown:
        assert re.findall(r"\S+", old) == re.findall(r"\S+", new)
        return

    def read(*sorts: str) -> str:
        return "".join(run.words for run in shown if run.sort in sorts)

    assert re.sub(r"\s", "", read("same", "gone")) == re.sub(r"\s", "", old)
    assert re.sub(r"\s", "", read("same", "new")) == re.sub(r"\s", "", new)


def test_texts_made_to_be_slow_are_not() -> None:
    chance = random.Random(1)
    begun = perf_counter()
    for unit in (" ", "\n", ""):
        old, new = (unit.join(chance.choices(["a", "the", "."], k=60_000)) for _ in "12")
        assert changes(old, new)
    assert perf_counter() - begun < 8
