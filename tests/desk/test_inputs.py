from __future__ import annotations

import itertools
import os
from pathlib import Path

import pytest

from variorum.desk.inputs import list_inputs, read_given
from variorum.errors import FormatError


def test_a_folder_is_opened_up_without_its_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("b")
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.html").write_text("a")
    given, failures = list_inputs([str(tmp_path)])
    assert [thing.name for thing in given] == ["a.html", "b.txt"]
    assert failures == ()


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(folder)
    given, _ = list_inputs([str(tmp_path)])
    assert [thing.name for thing in given] == ["north/report.txt", "south/report.txt"]


def test_the_order_of_inputs_and_their_repetition_do_not_matter(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).write_text(name)
    said = [str(tmp_path / "a"), str(tmp_path / "b"), str(tmp_path), "https://x.example/", "-"]
    lists = {list_inputs(order) for order in itertools.permutations(said)}
    assert len(lists) == 1
    assert len(next(iter(lists))[0]) == 5


def test_an_input_that_is_not_there_is_a_failure_and_no_traceback(tmp_path: Path) -> None:
    given, failures = list_inputs([str(tmp_path / "gone.html"), "\x00"])
    assert given == ()
    assert [failure.subject for failure in failures] == ["gone.html", "\\x00"]


def test_the_program_does_not_read_its_own_results(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("x")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "dossier.html").write_text("x")
    given, _ = list_inputs([str(tmp_path)], [tmp_path / "out"])
    assert [thing.name for thing in given] == ["report.txt"]


def test_a_file_over_the_limit_is_refused_with_advice(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"x" * 2_000_000)
    given, _ = list_inputs([str(tmp_path / "big.txt")])
    with pytest.raises(FormatError, match="--max-size"):
        read_given(given[0], 1_000_000, 10_000_000)


def test_a_file_name_of_odd_bytes_is_spelt_out(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"x")
    given, _ = list_inputs([str(tmp_path)])
    assert [thing.name for thing in given] == ["caf\\udce9.txt"]
    assert read_given(given[0], 10, 10) == b"x"
