from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from variorum.bulk import Unit, documents
from variorum.bulk.line_inputs import Given
from variorum.desk.lines_documents import Document, Unreadable

LIMIT = 1 << 20


def _line(id: object, text: str = "Asta Holm sold it.") -> bytes:
    return json.dumps({"id": id, "text": text}).encode()


def _units(path: Path, data: bytes, limit: int = LIMIT) -> list[Unit[Given]]:
    path.write_bytes(data)
    return list(documents([str(path)], limit=limit))


def _told(path: Path, data: bytes, limit: int = LIMIT) -> list[object]:
    return [
        unit.given.id if isinstance(unit.given, Document) else unit.given.reason
        for unit in _units(path, data, limit)
    ]


def test_byte_order_marks_line_ends_and_blank_lines_are_seen_through(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + _line("a") + b"\r\n\r\n  \n" + _line("b")
    assert _told(tmp_path / "x", data) == ["a", "b"]


def test_whether_a_file_is_packed_is_told_from_its_bytes(tmp_path: Path) -> None:
    packed = gzip.compress(_line("a") + b"\n") + gzip.compress(_line("b"))
    assert _told(tmp_path / "x.jsonl", packed) == ["a", "b"]
    assert _told(tmp_path / "y.jsonl.gz", _line("a")) == ["a"]


def test_lines_before_the_cut_of_a_packed_file_are_read_and_the_cut_is_told(tmp_path: Path) -> None:
    lines = b"".join(_line(n, f"{n * 7919} words " * 50) + b"\n" for n in range(2000))
    told = _told(tmp_path / "x.gz", gzip.compress(lines)[:-2000])
    assert told[:3] == [0, 1, 2]
    assert "cut off" in str(told[-1])
    assert sum(isinstance(one, str) for one in told) == 1


def test_damage_in_a_packed_file_is_told(tmp_path: Path) -> None:
    data = bytearray(gzip.compress(b"".join(_line(n) + b"\n" for n in range(50_000))))
    data[len(data) // 2] ^= 0xFF
    assert "damaged" in str(_told(tmp_path / "x.gz", bytes(data))[-1])


def test_a_line_over_the_limit_is_passed_over_and_named(tmp_path: Path) -> None:
    told = _told(
        tmp_path / "x.jsonl", _line("a") + b"\n" + _line("b", "w" * 5000) + b"\n" + _line("c"), 2048
    )
    assert told[0] == "a"
    assert "x.jsonl, line 2: is longer than" in str(told[1])
    assert told[2] == "c"


def test_a_line_of_just_the_limit_is_read(tmp_path: Path) -> None:
    line = _line("a", "w" * 1000)
    assert _told(tmp_path / "x", line + b"\n" + _line("b"), len(line)) == ["a", "b"]


def test_a_packed_line_that_does_not_end_is_given_up(tmp_path: Path) -> None:
    told = _told(tmp_path / "x.gz", gzip.compress(b"a" * 4_000_000), 1000)
    assert "longer than" in str(told[0])
    assert "does not end" in str(told[1])


def test_a_flood_of_empty_lines_is_given_up(tmp_path: Path) -> None:
    told = _told(tmp_path / "x.gz", gzip.compress(b"\n" * 2_000_000) + gzip.compress(_line("a")))
    assert ["empty lines" in str(one) for one in told] == [True]


def test_a_bad_line_says_where_it_stands(tmp_path: Path) -> None:
    assert "notes.jsonl, line 2: is not JSON" in str(
        _told(tmp_path / "notes.jsonl", _line("a") + b"\n{torn\n")[1]
    )


def test_a_file_that_is_not_there_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(_line("b"))
    names = [str(tmp_path / "gone"), str(tmp_path), "\x00", str(tmp_path / "b")]
    given = [unit.given for unit in documents(names, limit=LIMIT)]
    assert [isinstance(one, Unreadable) for one in given] == [True, True, True, False]
    assert all("cannot be read" in one.reason for one in given if isinstance(one, Unreadable))


def test_an_empty_file_gives_nothing(tmp_path: Path) -> None:
    assert _told(tmp_path / "x", b"") == []


def test_an_id_given_twice_is_read_twice_with_a_complaint(tmp_path: Path) -> None:
    units = _units(tmp_path / "x", b"\n".join([_line("1"), _line(1), _line("1", "Another.")]))
    given = [unit.given for unit in units]
    assert [bool(one.complaints) for one in given if isinstance(one, Document)] == [
        False, False, True,
    ]  # fmt: skip


def test_how_far_it_reaches_grows_to_the_whole(tmp_path: Path) -> None:
    reach = [unit.reach for unit in _units(tmp_path / "x", (_line("a") + b"\n") * 4)]
    assert reach == sorted(reach, key=lambda share: share or 0.0)
    assert reach[-1] == 1.0


def test_standard_input_is_read_as_a_file_is(monkeypatch: pytest.MonkeyPatch) -> None:
    source = io.TextIOWrapper(io.BytesIO(gzip.compress(_line("a"))))
    monkeypatch.setattr(sys, "stdin", source)
    units = list(documents(["-"], limit=LIMIT))
    assert [unit.given.id for unit in units] == ["a"]
    assert units[0].reach is None


def test_the_mark_of_a_line_follows_its_bytes(tmp_path: Path) -> None:
    marks = [unit.mark for unit in _units(tmp_path / "x", _line("a") + b"\n" + _line("b"))]
    again = [unit.mark for unit in _units(tmp_path / "y", _line("a") + b"\n" + _line("c"))]
    assert marks[0] == again[0]
    assert marks[1] != again[1]
