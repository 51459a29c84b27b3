"""How the words of a quotation are read: places, editors' marks, breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.collation.fragments import read_cells, resolve, sentence_starts
from variorum.model import ArticleId, Span

ID = ArticleId("article-x")


def cells(text):
    return read_cells(text, ID, [Span(0, len(text))])


def test_a_bracketed_letter_is_part_of_its_word():
    (first, *_), _ = cells("[w]e keep the gates shut")

    assert (first.written, first.norm, first.edit) == ("we", "we", "letter")
    assert (first.start, first.end) == (0, 4)


def test_a_bracketed_one_letter_word_is_a_changed_letter_too():
    (first, *_), _ = cells("[a] bridge")

    assert (first.written, first.edit, first.start, first.end) == ("a", "letter", 0, 3)


def test_words_put_in_brackets_are_marked_and_shown_with_their_brackets():
    found, _ = cells("we trust [the new board] fully")

    assert [c.edit for c in found] == ["", "", "words", "words", "words", ""]
    assert (found[2].start, found[4].end) == (9, 24)


@pytest.mark.parametrize("gap", ["...", "…", "[...]", "[…]", "(...)", ". . .", "...."])
def test_every_way_of_setting_an_ellipsis_is_a_gap(gap):
    found, _ = cells(f"we waited {gap} nobody came")

    assert [c.gap for c in found] == [False, False, True, False]


def test_sic_is_a_remark_on_the_word_before_it():
    found, _ = cells("a seperate [sic] matter")

    assert [c.norm for c in found] == ["a", "seperate", "matter"]
    assert found[1].edit == "sic"
    assert found[1].end == 16


def test_note_numbers_and_stage_directions_are_no_part_of_the_text():
    found, tail = cells("We won.[4] [applause] Thank you.[b]")

    assert [c.norm for c in found] == ["we", "won", "thank", "you"]
    assert [m.norm for m in tail] == ["."]


def test_bullets_and_line_ends_are_breaks_and_no_marks():
    found, _ = cells("Rules:\n• no dogs\n- no bikes")

    assert [(c.norm, c.breaks, c.signs) for c in found] == [
        ("rules", 0, ()),
        ("no", 1, (":",)),
        ("dogs", 0, ()),
        ("no", 1, ()),
        ("bikes", 0, ()),
    ]


def test_quote_marks_never_count_as_marks():
    found, _ = cells("they call it “progress”, and laugh")

    assert found[4].signs == (",",)


def test_a_title_before_a_name_does_not_end_a_sentence():
    found, _ = cells("Thank you Mr. Okafor. Good night.")

    assert sentence_starts(found) == {0, 4}


def test_atoms_know_the_cells_they_come_from():
    found, _ = cells("that's five per cent of two hundred")

    assert [(a.key, a.first, a.last) for a in resolve(found)] == [
        ("that", 0, 0),
        ("is", 0, 0),
        ("5", 1, 1),
        ("percent", 2, 3),
        ("of", 4, 4),
        ("200", 5, 6),
    ]


@given(st.text(alphabet=st.sampled_from("aB1 .,'’“”[]()…\n•-%$é🙂sic"), max_size=60))
def test_cells_lie_in_order_inside_their_text(text):
    found, tail = cells(text)

    at = 0
    for cell in found:
        assert at <= cell.start < cell.end <= len(text)
        assert cell.written
        for mark in cell.marks:
            assert mark.start >= at
        at = max(at, cell.end)
    assert all(mark.start >= at for mark in tail)
    assert {a.first for a in resolve(found)} <= set(range(len(found)))
