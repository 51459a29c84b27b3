"""A long run of grouping: lines in, lines out, and on again after a stop."""

from __future__ import annotations

import fcntl
import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.stories.happening_minis import paper

from variorum.bulk import Tally, group_lines, grouping
from variorum.desk.settings import Settings
from variorum.errors import SourceError, StoreError
from variorum.stories import Report
from variorum.stories import stream as stream_module

SETTINGS = Settings()
Row = dict[str, Any] | str


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Blocks of 32 reports, three of which are live."""
    monkeypatch.setattr(stream_module, "BLOCK", 32)
    monkeypatch.setattr(grouping, "BLOCK", 32)
    monkeypatch.setattr(stream_module, "LIVE_BLOCKS", 3)
    monkeypatch.setattr(stream_module, "YOUNG", frozenset((8,)))
    monkeypatch.setattr(stream_module, "REPAIRED", 8)
    monkeypatch.chdir(tmp_path)


def row(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "title": report.title,
        "text": report.text,
        "published": report.published,
        "source": report.source,
    }


def write(name: str, rows: list[Row]) -> str:
    lines = [one if isinstance(one, str) else json.dumps(one) for one in rows]
    Path(name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return name


def read(name: str) -> list[dict[str, Any]]:
    data = Path(name).read_bytes()
    plain = gzip.decompress(data) if name.endswith(".gz") else data
    return [json.loads(line) for line in plain.decode().split("\n") if line]


def some(count: int = 100, seed: int = 1) -> list[Row]:
    """Lines of a paper, with some that cannot be read and some ids given twice."""
    rows: list[Row] = [row(report) for report in paper(seed, count, words=20)]
    rows[5:5] = ["{torn", {"id": "none", "text": 5}]
    rows.insert(40, {**row(paper(seed + 1, 1, words=20)[0]), "id": "r3"})
    rows.append("[]")
    return rows


def stop_at(inputs: int) -> Callable[[Tally, float | None], None]:
    def watch(tally: Tally, reach: float | None) -> None:
        if tally.inputs >= inputs:
            raise KeyboardInterrupt

    return watch


def group(given: str, out: str = "out.jsonl", **more: Any) -> Any:
    return group_lines([given], out, settings=SETTINGS, **more)


def files() -> set[str]:
    return {str(path) for path in Path().rglob("*") if path.is_file()}


def test_a_line_out_for_each_line_in_in_the_same_order() -> None:
    rows = some(40)
    ended = group(write("in.jsonl", rows))
    found = read("out.jsonl")
    assert len(found) == len(rows)
    for given, got in zip(rows, found, strict=True):
        if isinstance(given, dict) and given["id"] != "none":
            assert got["id"] == given["id"]
            assert got["cluster"].startswith("story-")
        else:
            assert "cluster" not in got
            assert "in.jsonl, line" in got["error"]
    assert (ended.tally.read, ended.tally.errors, ended.tally.complaints) == (41, 3, 1)
    assert ended.replaced
    assert "line 6" in ended.first_error
    assert "stories" in ended.note
    assert files() == {"in.jsonl", "out.jsonl"}


def test_lines_that_cannot_be_read_stand_at_their_place_and_move_nobody() -> None:
    rows = [row(report) for report in paper(2, 20, words=20)]
    group(write("good.jsonl", list(rows)), "good-out.jsonl")
    mixed: list[Row] = ["{torn"]
    for one in rows:
        mixed += [one, "null", '{"doc_id": "x"}']
    group(write("mixed.jsonl", mixed), "mixed-out.jsonl")
    found = read("mixed-out.jsonl")
    assert [bool(one.get("error")) for one in found] == [True, *([False, True, True] * 20)]
    assert [one for one in found if "error" not in one] == read("good-out.jsonl")
    assert found[3]["id"] == "x"


def test_reports_of_one_id_do_not_join_stories_by_their_name() -> None:
    fire, flood = paper(1, 40, words=20)[0], paper(30, 1, words=20)[0]
    rows: list[Row] = [{**row(one), "id": "same", "source": None} for one in (fire, flood)]
    rows += [{**row(one), "id": 7, "source": None} for one in (fire, flood)]
    group(write("in.jsonl", rows))
    found = [one["cluster"] for one in read("out.jsonl")]
    assert found[0] == found[2]
    assert found[1] == found[3]
    assert found[0] != found[1]


def test_an_id_as_a_number_and_as_a_word_are_two() -> None:
    one, two = paper(1, 1, words=20)[0], paper(30, 1, words=20)[0]
    group(write("in.jsonl", [{**row(one), "id": 7}, {**row(two), "id": "7"}]))
    found = read("out.jsonl")
    assert [one["id"] for one in found] == [7, "7"]
    assert found[0]["cluster"] != found[1]["cluster"]


def test_a_story_is_called_the_same_in_another_run() -> None:
    given = write("in.jsonl", some(30))
    group(given, "a-out.jsonl")
    group(given, "b-out.jsonl")
    assert Path("a-out.jsonl").read_bytes() == Path("b-out.jsonl").read_bytes()


def test_packed_files_hold_the_same_and_are_read_by_their_bytes() -> None:
    rows = some(40)
    group(write("in.jsonl", rows), copies="c.jsonl")
    Path("packed").write_bytes(gzip.compress(Path("in.jsonl").read_bytes()))
    shutil.move("in.jsonl", "plain.jsonl")
    shutil.move("packed", "in.jsonl")
    group("in.jsonl", "out.jsonl.gz", copies="c.jsonl.gz")
    assert read("out.jsonl.gz") == read("out.jsonl")
    assert read("c.jsonl.gz") == read("c.jsonl")
    # The same bytes whenever they are made.
    before = Path("out.jsonl.gz").read_bytes()
    group("in.jsonl", "out.jsonl.gz", copies="c.jsonl.gz")
    assert Path("out.jsonl.gz").read_bytes() == before


def test_pairs_of_copies_are_told_with_ids_shares_and_passages() -> None:
    reports = paper(3, 80, words=25)
    ended = group(write("in.jsonl", [row(one) for one in reports]), copies="deep/er/c.jsonl")
    found = read("deep/er/c.jsonl")
    assert found
    assert f"{len(found):,} pairs" in ended.note
    texts = {one.id: one.text for one in reports}
    for one in found:
        assert set(one) == {"a", "b", "share_a", "share_b", "direction", "passages"}
        for (start, end), (begin, stop) in one["passages"]:
            assert 0 <= start < end <= len(texts[one["a"]])
            assert 0 <= begin < stop <= len(texts[one["b"]])
        assert one["direction"] in (None, [one["a"], one["b"]], [one["b"], one["a"]])


def test_several_files_are_read_one_after_the_other_and_a_missing_one_is_told() -> None:
    rows = some(20)
    write("a.jsonl", rows[:10])
    write("b.jsonl", rows[10:])
    group_lines(["a.jsonl", "gone.jsonl", "b.jsonl"], "out.jsonl", settings=SETTINGS)
    found = read("out.jsonl")
    assert len(found) == len(rows) + 1
    assert "gone.jsonl" in found[10]["error"]


def test_a_line_over_the_limit_is_passed_over_and_told() -> None:
    rows = [{"id": "big", "text": "x" * 5_000}, {"id": "small", "text": "word " * 20}]
    group_lines([write("in.jsonl", list(rows))], "out.jsonl", settings=Settings(max_input=1_000))
    big, little = read("out.jsonl")
    assert "longer than" in big["error"]
    assert little["id"] == "small"


def test_nothing_readable_leaves_the_old_file_and_makes_a_new_one_where_there_was_none() -> None:
    Path("out.jsonl").write_text("good\n")
    write("bad.jsonl", ["{torn", "[]"])
    ended = group("bad.jsonl")
    assert not ended.replaced
    assert Path("out.jsonl").read_text() == "good\n"
    assert files() == {"bad.jsonl", "out.jsonl"}
    ended = group("bad.jsonl", "new.jsonl")
    assert ended.replaced
    assert [one["id"] for one in read("new.jsonl")] == [None, None]


def test_an_empty_input_makes_empty_files() -> None:
    Path("in.jsonl").write_bytes(b"\n \n")
    ended = group("in.jsonl", copies="c.jsonl")
    assert (ended.tally.inputs, ended.replaced) == (0, True)
    assert Path("out.jsonl").read_bytes() == Path("c.jsonl").read_bytes() == b""


# -- stops


@pytest.mark.parametrize("mode", ["online", "careful"])
def test_a_run_stopped_in_the_middle_goes_on_and_ends_the_same_to_the_byte(mode: str) -> None:
    given = write("in.jsonl", some(120))
    group(given, "whole.jsonl", copies="whole-c.jsonl", mode=mode)
    for place in (16, 48, 112):
        with pytest.raises(KeyboardInterrupt):
            group(given, copies="c.jsonl", mode=mode, watch=stop_at(place))
        assert not Path("out.jsonl").exists()
        assert not Path("c.jsonl").exists()
    seen: list[int] = []
    ended = group(
        given, copies="c.jsonl", mode=mode, watch=lambda tally, reach: seen.append(tally.inputs)
    )
    assert Path("out.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()
    assert Path("c.jsonl").read_bytes() == Path("whole-c.jsonl").read_bytes()
    # It began where the last full block ended: three blocks of reports, and lines between.
    assert ended.begun.read == 96
    assert min(seen) > ended.begun.inputs
    assert ended.first_error.startswith("in.jsonl, line 6")
    assert ended.tally.errors == 3


def test_what_came_after_the_last_full_block_is_forgotten_and_done_again() -> None:
    given = write("in.jsonl", some(60))
    group(given, "whole.jsonl", copies="whole-c.jsonl")
    with pytest.raises(KeyboardInterrupt):
        group(given, copies="c.jsonl", watch=stop_at(48))
    # As if killed hard: half a line was written beyond what is sure.
    for name in ("copies.jsonl", "odd.jsonl"):
        with Path("out.jsonl.part", name).open("ab") as file:
            file.write(b'{"half a li')
    group(given, copies="c.jsonl")
    assert Path("out.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()
    assert Path("c.jsonl").read_bytes() == Path("whole-c.jsonl").read_bytes()


@pytest.mark.parametrize("target", ["out.jsonl", "c.jsonl"])
def test_a_stop_while_the_files_are_given_their_names_loses_nothing(
    monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    given = write("in.jsonl", some(60))
    group(given, "whole.jsonl", copies="whole-c.jsonl")
    packed = grouping._packed

    def stopped(made: Path, out: Path) -> None:
        packed(made, out)
        if out.name == target:
            raise KeyboardInterrupt

    monkeypatch.setattr(grouping, "_packed", stopped)
    with pytest.raises(KeyboardInterrupt):
        group(given, copies="c.jsonl")
    monkeypatch.setattr(grouping, "_packed", packed)
    group(given, copies="c.jsonl")
    assert Path("out.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()
    assert Path("c.jsonl").read_bytes() == Path("whole-c.jsonl").read_bytes()
    assert not Path("out.jsonl.part").exists()


def test_a_stopped_run_with_other_settings_inputs_or_files_is_refused_and_kept() -> None:
    rows = some(60)
    given = write("in.jsonl", rows)
    with pytest.raises(KeyboardInterrupt):
        group(given, watch=stop_at(48))
    others: list[Callable[[], object]] = [
        lambda: group(given, mode="careful"),
        lambda: group(given, copies="c.jsonl"),
        lambda: group_lines([given], "out.jsonl", settings=Settings(max_input=10**6)),
        lambda: group(write("changed.jsonl", [{"id": "new", "text": "first"}, *rows])),
        lambda: group(write("short.jsonl", rows[:20])),
    ]
    for act in others:
        with pytest.raises(SourceError, match=r"an earlier run was stopped here.*--restart"):
            act()
    assert not Path("out.jsonl").exists()
    assert group(given).begun.read == 32
    assert len(read("out.jsonl")) == len(rows)


def test_with_restart_a_stopped_run_is_begun_anew() -> None:
    given = write("in.jsonl", some(60))
    with pytest.raises(KeyboardInterrupt):
        group(given, watch=stop_at(48))
    ended = group(given, mode="careful", restart=True)
    assert ended.begun.inputs == 0
    assert files() == {"in.jsonl", "out.jsonl"}


@pytest.mark.parametrize(
    "state",
    [
        b"",
        b"{torn",
        b"[]",
        b"5",
        b"{}",
        b'{"form":1,"made_by":[1],"lengths":[0,0]}',
        b'{"form":1,"made_by":7}',
        b'{"form":99,"made_by":{}}',
        b"\xff",
    ],
)
def test_a_state_that_nobody_wrote_is_begun_anew(state: bytes) -> None:
    Path("out.jsonl.part").mkdir()
    Path("out.jsonl.part", "state.json").write_bytes(state)
    Path("out.jsonl.part", "left over").write_bytes(b"x")
    assert group(write("in.jsonl", some(10))).begun.inputs == 0
    assert files() == {"in.jsonl", "out.jsonl"}


def test_a_part_of_the_index_that_is_damaged_is_a_named_trouble_with_advice() -> None:
    given = write("in.jsonl", some(60))
    with pytest.raises(KeyboardInterrupt):
        group(given, watch=stop_at(48))
    for path in Path("out.jsonl.part").glob("facts-*.seg"):
        path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(StoreError, match=r"damaged.*--restart"):
        group(given)
    for path in Path("out.jsonl.part").glob("facts-*.seg"):
        path.unlink()
    with pytest.raises(StoreError, match=r"missing.*--restart"):
        group(given)
    group(given, restart=True)


# -- places that cannot be written


def test_a_second_run_is_refused_while_one_is_writing() -> None:
    given = write("in.jsonl", some(10))
    Path("out.jsonl.part").mkdir()
    with Path("out.jsonl.part", "lock").open("ab") as held:
        fcntl.flock(held.fileno(), fcntl.LOCK_EX)
        for restart in (False, True):
            with pytest.raises(SourceError, match="another run is writing"):
                group(given, restart=restart)
    # The lock goes with the process that held it.
    assert group(given).replaced


def test_places_that_cannot_be_written_are_named_troubles() -> None:
    given = write("in.jsonl", some(10))
    Path("taken").write_text("mine")
    for out in ("taken/out.jsonl", "x" * 300, "/proc/none/out.jsonl"):
        with pytest.raises((SourceError, StoreError), match="written"):
            group(given, out)
    Path("other.jsonl.part").write_text("mine")
    with pytest.raises(StoreError):
        group(given, "other.jsonl")
    assert Path("other.jsonl.part").read_text() == "mine"
    assert Path("taken").read_text() == "mine"


def test_a_folder_in_the_place_of_what_is_needed_is_a_named_trouble() -> None:
    given = write("in.jsonl", some(10))
    for name in ("state.json", "copies.jsonl", "odd.jsonl", "lock", "else"):
        Path("out.jsonl.part", name).mkdir(parents=True)
        with pytest.raises(SourceError, match="cannot be written"):
            group(given)
        shutil.rmtree("out.jsonl.part")


def test_copies_that_cannot_be_written_are_named_and_nothing_is_lost() -> None:
    given = write("in.jsonl", some(60))
    group(given, "whole.jsonl", copies="whole-c.jsonl")
    Path("taken").write_text("mine")
    for _ in range(2):
        with pytest.raises(SourceError, match=r"taken/c\.jsonl: cannot be written"):
            group(given, copies="taken/c.jsonl")
    Path("taken").unlink()
    ended = group(given, copies="taken/c.jsonl")
    assert ended.begun.read == 32
    assert Path("taken/c.jsonl").read_bytes() == Path("whole-c.jsonl").read_bytes()
    assert Path("out.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()


def test_a_disk_that_is_full_is_a_named_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    given = write("in.jsonl", some(60))

    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(grouping.os, "fsync", full)
    with pytest.raises((SourceError, StoreError), match="No space left"):
        group(given)
    monkeypatch.undo()
    assert not Path("out.jsonl").exists()
