from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from variorum.bulk import Tally, Unit, run_batch
from variorum.desk.lines import Line, error_line
from variorum.errors import SourceError

MADE_BY = {"command": "test"}


def _units(words: str) -> Iterator[Unit[str]]:
    for number, word in enumerate(words.split()):
        yield Unit(word.encode(), word, word, reach=number / 10)


def _shout(word: str) -> tuple[Line, ...]:
    if word.startswith("bad"):
        return (error_line("id", word, f"{word} is bad."),)
    return () if word == "pass" else (Line(f"{word.upper()}\n".encode(), word),)


def _stop_at(word: str) -> Iterator[Unit[str]]:
    for unit in _units("a b c d e"):
        if unit.given == word:
            raise KeyboardInterrupt
        yield unit


def test_lines_come_in_order_and_what_is_bad_stops_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    seen: list[tuple[int, float | None]] = []

    def watch(tally: Tally, reach: float | None) -> None:
        seen.append((tally.lines, reach))

    ended = run_batch(_units("a bad pass b"), _shout, out, MADE_BY, watch=watch)
    assert out.read_text() == 'A\n{"id":"bad","error":"bad is bad."}\nB\n'
    assert (ended.tally.read, ended.tally.errors, ended.tally.passed) == (2, 1, 1)
    assert ended.first_error == "bad is bad."
    assert seen == [(1, 0.0), (2, 0.1), (2, 0.2), (3, 0.3)]


def test_a_stopped_run_goes_on_and_ends_as_if_it_had_not_been_stopped(tmp_path: Path) -> None:
    whole, out = tmp_path / "whole", tmp_path / "out"
    run_batch(_units("a b c d e"), _shout, whole, MADE_BY)
    with pytest.raises(KeyboardInterrupt):
        run_batch(_stop_at("c"), _shout, out, MADE_BY)
    assert not out.exists()
    worked: list[str] = []

    def watched(word: str) -> tuple[Line, ...]:
        worked.append(word)
        return _shout(word)

    ended = run_batch(_units("a b c d e"), watched, out, MADE_BY)
    assert worked == ["c", "d", "e"]
    assert (ended.begun.inputs, ended.tally.inputs) == (2, 5)
    assert out.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("words", ["a x c d e", "b a c d e", "a", ""])
def test_a_stopped_run_is_not_gone_on_with_from_other_inputs(tmp_path: Path, words: str) -> None:
    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        run_batch(_stop_at("c"), _shout, out, MADE_BY)
    with pytest.raises(SourceError, match=r"other inputs.*--restart"):
        run_batch(_units(words), _shout, out, MADE_BY)
    run_batch(_units(words), _shout, out, MADE_BY, restart=True)
    assert out.read_text() == "".join(f"{word.upper()}\n" for word in words.split())


def test_a_run_that_reads_nothing_leaves_a_good_file_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("good\n")
    ended = run_batch(_units("bad1 bad2"), _shout, out, MADE_BY)
    assert not ended.replaced
    assert out.read_text() == "good\n"
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


def test_a_run_that_reads_nothing_still_says_why_where_no_file_was(tmp_path: Path) -> None:
    ended = run_batch(_units("bad"), _shout, tmp_path / "out", MADE_BY)
    assert ended.replaced
    assert "is bad" in (tmp_path / "out").read_text()


def test_a_unit_that_kills_its_process_becomes_a_line_with_its_id(tmp_path: Path) -> None:
    out = tmp_path / "out"
    units = [
        Unit(b"", code, f"n{place}")
        for place, code in enumerate(["()", "__import__('os')._exit(1)", "()"])
    ]
    ended = run_batch(units, eval, out, MADE_BY, jobs=2)
    assert out.read_text().startswith('{"id":"n1","error":"its process ended')
    assert (ended.tally.inputs, ended.tally.errors, ended.tally.passed) == (3, 1, 2)
