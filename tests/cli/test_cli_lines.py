"""The commands for researchers: ``variorum extract`` and ``variorum analyse``."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Run = Callable[..., Result]
TEXT = (
    "Mill owner sells the wheel\n\n"
    "The owner of the mill at Trennick, Asta Holm, has sold the wheel, she said on Friday.\n\n"
    "“It turned for my father and it will turn for somebody else,” Holm said.\n"
)
PAGE = (
    "<!doctype html><html lang=en><head><title>Mill owner sells the wheel</title></head><body>"
    "<article><h1>Mill owner sells the wheel</h1>"
    "<p>The owner of the mill at Trennick, Asta Holm, has sold the wheel that turned for her "
    "family for more than ninety years, she said on Friday.</p>"
    "<p>“It turned for my father and it will turn for somebody else,” Holm said. The parish "
    "council paid for its repair and wishes to know what became of that.</p>"
    "</article></body></html>"
)


def _read(path: Path) -> list[dict[str, Any]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.decode().split("\n") if line]


def _write(path: Path, *rows: dict[str, Any] | str) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def given(tmp_path: Path) -> Path:
    return _write(
        tmp_path / "in.jsonl",
        {"doc_id": "mill", "text": TEXT, "published": "2031-05-09"},
        {"id": 2, "text": 5},
        "{torn",
        {"id": 3, "text": "Odd \ud800 signs\x00 “stay”, Bo Lind said."},
    )


def test_a_line_out_for_each_line_in_with_places_in_the_text_as_given(
    run: Run, given: Path
) -> None:
    done = run("analyse", given, "--out", "out.jsonl", "--quotations", "rules")
    assert done.exit_code == 0
    mill, number, torn, odd = _read(given.with_name("out.jsonl"))
    assert next(iter(mill)) == "doc_id"
    (direct,) = [quote for quote in mill["quotes"] if quote["kind"] == "direct"]
    assert TEXT[direct["start"] : direct["end"]].startswith("“It turned")
    assert TEXT[direct["speaker_start"] : direct["speaker_end"]] == direct["speaker_text"] == "Holm"
    assert direct["speaker"] == "Asta Holm"
    assert mill["method"] == "rules"
    assert mill["dates"][0]["earliest"] == "2031-05-09T00:00"
    assert (number["id"], torn["id"], odd["id"]) == (2, None, 3)
    assert "not a string" in number["error"]
    assert "line 3" in torn["error"]
    assert odd["sentences"]


def test_the_end_says_how_many_could_be_read_and_why_the_first_could_not(
    run: Run, given: Path
) -> None:
    done = run("analyse", given, "--out", "out.jsonl", "--quotations", "rules")
    assert "2 documents read, 2 could not be read." in done.stderr
    assert "in.jsonl, line 2: has a text that is a number" in done.stderr
    assert done.stdout == "out.jsonl\n"
    quiet = run("analyse", given, "--out", "out.jsonl", "--quotations", "rules", "--quiet")
    assert (quiet.stdout, quiet.stderr) == ("out.jsonl\n", "")


def test_lines_go_to_standard_output_and_come_from_standard_input(run: Run, given: Path) -> None:
    done = run("analyse", "-", "--quotations", "rules", stdin=given.read_text(encoding="utf-8"))
    assert len(done.stdout.splitlines()) == 4
    assert json.loads(done.stdout.splitlines()[0])["doc_id"] == "mill"


def test_a_file_that_ends_in_gz_is_packed(run: Run, given: Path) -> None:
    run("analyse", given, "-o", "a.jsonl", "--quotations", "rules")
    run("analyse", given, "-o", "b.jsonl.gz", "--quotations", "rules")
    assert _read(given.with_name("a.jsonl")) == _read(given.with_name("b.jsonl.gz"))


def test_nothing_to_read_ends_with_1_and_leaves_a_good_file_alone(run: Run, tmp_path: Path) -> None:
    bad = _write(tmp_path / "bad.jsonl", "{torn")
    (tmp_path / "out.jsonl").write_text("good\n")
    done = run("analyse", bad, "--out", "out.jsonl", "--quotations", "rules")
    assert done.exit_code == 1
    assert "out.jsonl is left as it was" in done.stderr
    assert (tmp_path / "out.jsonl").read_text() == "good\n"
    assert run("analyse", "gone.jsonl", "--out", "new.jsonl").exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("analyse", "x", "--out", "."),
        ("analyse", "in.jsonl", "--out", "in.jsonl"),
        ("extract", "in.jsonl", "--out", "./in.jsonl"),
        ("extract", "in.jsonl", "--path", "scenic"),
        ("analyse",),
    ],
)
def test_what_cannot_be_understood_ends_with_2(
    run: Run, given: Path, arguments: tuple[str, ...]
) -> None:
    assert run(*arguments).exit_code == 2
    assert given.read_text(encoding="utf-8").startswith("{")


def test_an_unknown_way_to_find_quotations_is_a_named_trouble(run: Run, given: Path) -> None:
    done = run("analyse", given, "--quotations", "magic")
    assert done.exit_code == 1
    assert "auto, model, rules" in str(done.exception)


def test_a_folder_of_pages_becomes_lines_in_the_order_of_their_names(
    run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "b.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (folder / "a.html").write_text(PAGE, encoding="utf-8")
    (folder / "style.css").write_text("p { color: red }")
    (folder / "empty.html").write_text("")
    done = run("extract", folder, "--out", folder / "out.jsonl")
    assert done.exit_code == 0
    rows = _read(folder / "out.jsonl")
    assert [row["id"] for row in rows] == ["a", "b", "empty"]
    assert rows[0]["text"] == rows[1]["text"]
    assert rows[0]["text"].startswith("The owner of the mill")
    assert "empty" in rows[2]["error"]
    assert "2 articles read, 1 could not be read, 1 that are no pages passed over" in done.stderr
    again = run("extract", folder, "--out", folder / "out.jsonl", "--path", "fast")
    assert "2 articles read" in again.stderr


def test_what_extract_writes_analyse_reads(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mill.html").write_text(PAGE, encoding="utf-8")
    run("extract", "mill.html", "--out", "articles.jsonl")
    assert run("analyse", "articles.jsonl", "-o", "q.jsonl", "--quotations", "rules").exit_code == 0
    (article,) = _read(tmp_path / "articles.jsonl")
    (row,) = _read(tmp_path / "q.jsonl")
    assert row["id"] == "mill"
    marked = [q for q in row["quotes"] if q["kind"] == "direct"]
    assert article["text"][marked[0]["start"]] == "“"


def test_without_the_model_auto_reads_by_rules_and_says_so(
    run: Run, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from variorum.desk import analysing
    from variorum.errors import LanguageError

    def missing(folder: Path | None) -> None:
        raise LanguageError("reader", "a library is not installed.")

    monkeypatch.setattr(analysing, "load_reader", missing)
    analysing.reader_of.cache_clear()
    done = run("analyse", given, "--out", "out.jsonl", "--quotations", "auto")
    assert done.exit_code == 0
    assert "by rules: reader: a library is not installed." in done.stderr
    assert _read(given.with_name("out.jsonl"))[0]["method"] == "rules"
    asked = run("analyse", given, "--out", "out.jsonl", "--quotations", "model")
    assert asked.exit_code == 1
    assert "not installed" in str(asked.exception)
    analysing.reader_of.cache_clear()


@pytest.mark.parametrize("command", ["extract", "analyse"])
def test_help_teaches_and_loads_nothing_heavy(command: str) -> None:
    code = (
        f"import sys; sys.argv = ['variorum', '{command}', '--help']\n"
        "from variorum.cli import app\n"
        "try: app()\nexcept SystemExit: pass\n"
        "heavy = {'numpy', 'lxml', 'trafilatura', 'onnxruntime', 'variorum.desk'}\n"
        "print('heavy:', sorted(heavy & set(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert "heavy: []" in told
    for word in ("Examples", "--jobs", "--restart", "130", f"variorum {command}"):
        assert word in told
