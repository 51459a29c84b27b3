"""``variorum group`` as a person types it."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.stories.happening_minis import paper
from typer.testing import Result

Run = Callable[..., Result]


def _lines(count: int = 12, seed: int = 1) -> str:
    rows = [
        {
            "id": one.id,
            "title": one.title,
            "text": one.text,
            "published": one.published,
            "source": one.source,
        }
        for one in paper(seed, count, words=25)
    ]
    return "".join(f"{json.dumps(row)}\n" for row in rows)


def _read(path: Path) -> list[dict[str, Any]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.decode().split("\n") if line]


@pytest.fixture
def given(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text(_lines() + '{torn\n{"id": 7, "text": 5}\n', encoding="utf-8")
    return path


def test_stories_and_copies_are_written_and_their_paths_printed(
    run: Run, given: Path, tmp_path: Path
) -> None:
    done = run("group", given, "--out", "s.jsonl", "--copies", "c.jsonl.gz")
    assert done.exit_code == 0, done.output
    assert done.stdout == "s.jsonl\nc.jsonl.gz\n"
    rows = _read(tmp_path / "s.jsonl")
    assert len(rows) == 14
    assert all("cluster" in row for row in rows[:12])
    assert all("error" in row for row in rows[12:])
    assert isinstance(_read(tmp_path / "c.jsonl.gz"), list)
    assert "12 reports read, 2 could not be read." in done.stderr
    assert "The first that could not: in.jsonl, line 13: is not JSON" in done.stderr
    stories = len({row["cluster"] for row in rows[:12]})
    assert f"{stories} stories;" in done.stderr
    assert not (tmp_path / "s.jsonl.part").exists()


def test_quiet_prints_paths_only_and_progress_is_for_terminals(run: Run, given: Path) -> None:
    done = run("group", given, "--out", "s.jsonl", "--quiet")
    assert (done.stdout, done.stderr) == ("s.jsonl\n", "")
    told = run("group", given, "--out", "s.jsonl").output
    assert "\x1b" not in told
    assert "/s" not in told.replace("s.jsonl", "")


def test_lines_come_from_standard_input_packed_or_not(run: Run, given: Path) -> None:
    done = run("group", "-", "-o", "s.jsonl", stdin=given.read_text(encoding="utf-8"))
    assert done.exit_code == 0
    assert "standard input, line 13" in done.stderr
    run("group", given, "-o", "t.jsonl")
    one, two = (_read(given.with_name(name)) for name in ("s.jsonl", "t.jsonl"))
    assert one[:12] == two[:12]


def test_both_modes_are_understood_and_no_other(run: Run, given: Path) -> None:
    for mode in ("online", "careful"):
        done = run("group", given, "-o", f"{mode}.jsonl", "--mode", mode, "-q")
        assert done.exit_code == 0, done.output
    done = run("group", given, "-o", "s.jsonl", "--mode", "hasty")
    assert done.exit_code == 2
    assert "careful" in done.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("in.jsonl",), "--out"),
        (("--out", "s.jsonl"), "FILE"),
        (("in.jsonl", "--out", "-"), "give a file"),
        (("in.jsonl", "--out", "s.jsonl", "--copies", "-"), "give a file"),
        (("in.jsonl", "--out", "in.jsonl"), "one of the inputs"),
        (("in.jsonl", "--out", "s.jsonl", "--copies", "./in.jsonl"), "one of the inputs"),
        (("in.jsonl", "--out", "s.jsonl", "--copies", "./s.jsonl"), "--out too"),
        (("in.jsonl", "--out", "."), "is a folder"),
        (("in.jsonl", "--out", "s.jsonl", "--copies", "."), "is a folder"),
        (("in.jsonl", "--out", "s.jsonl", "--max-size", "0"), "--max-size"),
    ],
)
def test_what_cannot_be_understood_ends_with_2_and_touches_nothing(
    run: Run, given: Path, tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    before = given.read_bytes()
    done = run("group", *arguments)
    assert done.exit_code == 2
    assert says in " ".join(done.output.replace("│", " ").split())
    assert given.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_nothing_to_read_ends_with_1_and_leaves_a_good_file_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{torn\n")
    (tmp_path / "s.jsonl").write_text("good\n")
    done = run("group", "bad.jsonl", "--out", "s.jsonl", "--copies", "c.jsonl")
    assert done.exit_code == 1
    assert "s.jsonl is left as it was" in done.stderr
    assert (tmp_path / "s.jsonl").read_text() == "good\n"
    assert done.stdout == ""
    assert run("group", "gone.jsonl", "--out", "new.jsonl").exit_code == 1


def test_a_place_that_cannot_be_written_is_a_named_trouble(
    run: Run, given: Path, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("mine")
    done = run("group", given, "--out", "taken/s.jsonl")
    assert done.exit_code == 1
    assert type(done.exception).__name__ in {"SourceError", "StoreError"}
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_run_that_is_stopped_says_how_to_go_on(
    run: Run, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from variorum import bulk

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(bulk, "group_lines", stopped)
    done = run("group", given, "--out", "s.jsonl")
    assert done.exit_code != 0
    assert "The same command goes on with s.jsonl where this was stopped." in done.stderr


def test_help_teaches_and_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['variorum', 'group', '--help']\n"
        "from variorum.cli import app\n"
        "try: app()\nexcept SystemExit: pass\n"
        "heavy = {'numpy', 'lxml', 'trafilatura', 'onnxruntime', 'variorum.desk'}\n"
        "print('heavy:', sorted(heavy & set(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert "heavy: []" in told
    for word in ("Examples", "--copies", "--mode", "--restart", "130", "variorum group"):
        assert word in told
