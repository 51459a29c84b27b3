from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from variorum.bulk import Tally
from variorum.bulk.part import PartFile, StandardOutput
from variorum.desk.lines import Line, error_line
from variorum.errors import SourceError

MADE_BY = {"command": "test", "settings": ["a", 1]}


def _fill(part: PartFile, first: int, last: int) -> None:
    for number in range(first, last):
        data = f"{number}\n".encode()
        part.add(data, part.tally.plus(data, [Line(data)]))


def test_the_file_bears_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out.jsonl"
    with PartFile(out, MADE_BY) as part:
        _fill(part, 0, 3)
        assert not out.exists()
        part.finish()
    assert out.read_text() == "0\n1\n2\n"
    assert [file.name for file in out.parent.iterdir()] == ["out.jsonl"]


def test_a_run_that_stops_leaves_what_it_did_and_the_next_goes_on(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with PartFile(out, MADE_BY) as part:
        _fill(part, 0, 3)
    assert not out.exists()
    with PartFile(out, MADE_BY) as part:
        assert part.begun.inputs == 3
        _fill(part, 3, 5)
        part.finish()
    assert out.read_text() == "0\n1\n2\n3\n4\n"


def test_a_torn_end_is_cut_off(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with PartFile(out, MADE_BY) as part:
        _fill(part, 0, 3)
    with open(tmp_path / "out.jsonl.part", "ab") as file:
        file.write(b'{"id": "to')
    with PartFile(out, MADE_BY) as part:
        _fill(part, 3, 4)
        part.finish()
    assert out.read_text() == "0\n1\n2\n3\n"


def test_a_packed_file_is_one_stream_of_members_after_a_stop(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl.gz"
    with PartFile(out, MADE_BY) as part:
        _fill(part, 0, 3)
    with PartFile(out, MADE_BY) as part:
        _fill(part, 3, 5)
        part.finish()
    assert gzip.decompress(out.read_bytes()) == b"0\n1\n2\n3\n4\n"


def test_a_run_with_other_settings_is_not_gone_on_with(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with PartFile(out, MADE_BY) as part:
        _fill(part, 0, 3)
    with pytest.raises(SourceError, match=r"other settings.*--restart"):
        PartFile(out, {**MADE_BY, "settings": ["b", 1]})
    with PartFile(out, {**MADE_BY, "settings": ["b", 1]}, restart=True) as part:
        assert part.begun == Tally()
        part.finish()
    assert out.read_text() == ""


@pytest.mark.parametrize("state", [b"", b"[]", b'{"form": 9}', b'{"form": 1, "length": "x"}'])
def test_a_damaged_state_means_to_begin_anew(tmp_path: Path, state: bytes) -> None:
    out = tmp_path / "out.jsonl"
    with PartFile(out, MADE_BY) as part:
        _fill(part, 0, 3)
    (tmp_path / "out.jsonl.part.state").write_bytes(state)
    with PartFile(out, MADE_BY) as part:
        assert part.begun == Tally()


def test_a_part_that_is_shorter_than_its_state_says_means_to_begin_anew(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with PartFile(out, MADE_BY) as part:
        _fill(part, 0, 3)
    (tmp_path / "out.jsonl.part").write_bytes(b"0\n")
    with PartFile(out, MADE_BY) as part:
        assert part.begun == Tally()


def test_two_runs_never_write_one_file(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    out = tmp_path / "out.jsonl"
    with PartFile(out, MADE_BY), pytest.raises(SourceError, match="another run"):
        PartFile(out, MADE_BY)


def test_a_place_that_cannot_be_written_is_a_named_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SourceError, match="cannot be written"):
        PartFile(tmp_path / "file" / "out.jsonl", MADE_BY)


def test_what_is_sure_is_on_the_disk_before_the_end(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with PartFile(out, MADE_BY) as part:
        big = b"x" * (2 << 20) + b"\n"
        part.add(big, part.tally.plus(b"", [Line(big)]))
        state = json.loads((tmp_path / "out.jsonl.part.state").read_text())
        assert state["length"] == len(big)
        assert state["tally"]["inputs"] == 1


def test_a_tally_counts_lines_errors_complaints_and_what_was_passed_over() -> None:
    tally = Tally().plus(b"a", [Line(b"a\n", complaints=2), error_line("id", None, "torn")])
    tally = tally.plus(b"b", [])
    found = (tally.inputs, tally.lines, tally.errors, tally.read, tally.complaints, tally.passed)
    assert found == (2, 2, 1, 1, 1, 1)


def test_the_order_of_inputs_is_part_of_their_digest() -> None:
    one = Tally().plus(b"a", []).plus(b"b", [])
    other = Tally().plus(b"b", []).plus(b"a", [])
    assert one.digest != other.digest


def test_standard_output_gets_each_line_at_once(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    out = StandardOutput()
    out.add(b"1\n", Tally())
    assert capfdbinary.readouterr().out == b"1\n"
