"""Overlapping places become pieces that nest, and nothing of the text is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.dossier.exports.marks import Mark, Step, weave

TEXT = "The lower gate would not close, and nobody told the town."


def _marks(draw: st.DrawFn) -> list[Mark]:
    places = draw(
        st.lists(
            st.tuples(
                st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.sampled_from("abcdefgh")
            ),
            max_size=12,
        )
    )
    return [Mark(min(s, e), max(s, e), f"{n}{min(s, e)}-{max(s, e)}") for s, e, n in places]


marks = st.composite(_marks)()
edges = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)


def _text(steps: list[Step]) -> str:
    return "".join(step.value for step in steps if step.kind == "text")


@given(marks, edges)
def test_joining_the_pieces_gives_the_text(given_marks: list[Mark], edge: list[int]) -> None:
    assert _text(weave(TEXT, given_marks, *edge)) == TEXT[edge[0] : edge[1]]


@given(marks)
def test_openings_and_closings_always_nest(given_marks: list[Mark]) -> None:
    stack: list[str] = []
    for step in weave(TEXT, given_marks):
        if step.kind == "open":
            stack.append(step.value)
        elif step.kind == "close":
            assert stack.pop() == step.value
    assert not stack


@given(marks)
def test_the_pieces_inside_a_mark_are_its_text(given_marks: list[Mark]) -> None:
    steps = weave(TEXT, given_marks)
    for mark in given_marks:
        depth, inside, firsts, lasts = 0, "", 0, 0
        for step in steps:
            if step.value == mark.name and step.kind == "open":
                depth += 1
                firsts += step.whole
            elif step.value == mark.name and step.kind == "close":
                depth -= 1
                lasts += step.whole
            elif step.kind == "text" and depth:
                inside += step.value
        assert inside == TEXT[mark.start : mark.end]
        assert firsts == lasts == 1


def test_crossing_marks_are_closed_and_opened_again() -> None:
    steps = weave("abcdef", [Mark(0, 4, "x"), Mark(2, 6, "y")])
    assert [(s.kind, s.value, s.whole) for s in steps] == [
        ("open", "x", True), ("text", "ab", True), ("open", "y", True), ("text", "cd", True),
        ("close", "y", False), ("close", "x", True), ("open", "y", False), ("text", "ef", True),
        ("close", "y", True),
    ]  # fmt: skip


def test_a_mark_of_no_length_stands_at_its_place() -> None:
    steps = weave("ab", [Mark(1, 1, "gap")])
    assert [(s.kind, s.value) for s in steps] == [
        ("text", "a"), ("open", "gap"), ("close", "gap"), ("text", "b"),
    ]  # fmt: skip
