"""Terms of earlier articles, put away block by block."""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import NotFound
from variorum.stories import term_shelf as module
from variorum.stories.segments import MemorySegments
from variorum.stories.term_shelf import NOBODYS, TermShelf
from variorum.stories.terms import SPACE, Terms, read_terms

WORDS = "ash birch cedar elm fir oak rowan willow".split()


def told(number: int) -> Terms:
    """The terms of an invented article; some have no title, some no text."""
    title = " ".join(WORDS[: number % 4])
    return read_terms(title, tuple(WORDS[k % 8] + str(number) for k in range(number % 7)))


def plain(terms: Terms) -> tuple[list[int], list[int], list[int]]:
    return terms.ids.tolist(), terms.said.tolist(), terms.title.tolist()


def test_terms_come_back_as_they_were() -> None:
    shelf = TermShelf(MemorySegments())
    for number in range(12):
        shelf.add(told(number))
        if number == 7:
            shelf.freeze()
    for number in range(12):
        assert plain(shelf.get(number)) == plain(told(number))


def test_rows_hold_terms_and_titles_apart_each_with_an_end() -> None:
    shelf = TermShelf(MemorySegments())
    for number in range(6):
        shelf.add(told(number))
    rows = shelf.rows([5, 0, 3])
    bounds = [*rows.begins.tolist(), len(rows.ids)]
    parts = [rows.ids[begin:end].tolist() for begin, end in pairwise(bounds)]
    assert len(parts) == 6
    assert all(part[-1] == NOBODYS for part in parts)
    for place, number in enumerate((5, 0, 3)):
        assert parts[2 * place][:-1] == told(number).ids.tolist()
        assert parts[2 * place + 1][:-1] == (told(number).title + SPACE).tolist()
    assert len(rows.said) == len(rows.ids)


def test_an_empty_block_is_not_put_away() -> None:
    shelf = TermShelf(MemorySegments())
    shelf.freeze()
    shelf.freeze()
    shelf.add(told(5))
    assert plain(shelf.get(0)) == plain(told(5))
    assert shelf.state() == {"firsts": [0]}


def test_only_so_many_blocks_are_held_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_OPEN", 3)
    shelf = TermShelf(MemorySegments())
    for number in range(20):
        shelf.add(told(number))
        shelf.freeze()
    for number in (*range(20), *reversed(range(20)), 0, 19, 0, 19):
        assert plain(shelf.get(number)) == plain(told(number))
        assert len(shelf._open) <= 3


def test_a_block_that_is_gone_is_a_named_trouble() -> None:
    segments = MemorySegments()
    shelf = TermShelf(segments)
    shelf.add(told(5))
    shelf.freeze()
    segments.drop("contents-0")
    with pytest.raises(NotFound):
        shelf.get(0)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.booleans()), max_size=40), st.integers(0, 40))
def test_a_shelf_put_away_anywhere_and_given_back_is_the_same(
    stream: list[tuple[int, bool]], stop: int
) -> None:
    segments = MemorySegments()
    shelf, whole = TermShelf(segments), TermShelf(MemorySegments())
    kept = 0
    for at, (number, ends) in enumerate(stream):
        shelf.add(told(number))
        whole.add(told(number))
        if ends:
            shelf.freeze()
            kept = at + 1
            if at >= stop:
                state = json.loads(json.dumps(shelf.state()))
                shelf = TermShelf.restore(state, segments)
    every = list(range(len(stream)))
    assert [plain(shelf.get(n)) for n in every] == [plain(whole.get(n)) for n in every]
    if every:
        one, two = shelf.rows(every[::-1]), whole.rows(every[::-1])
        for left, right in zip(
            (one.ids, one.said, one.begins), (two.ids, two.said, two.begins), strict=True
        ):
            assert np.array_equal(left, right)
    assert shelf.state()["firsts"][-1] == kept
