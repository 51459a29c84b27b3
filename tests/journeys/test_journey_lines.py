"""From saved pages to who said what, in long runs: over processes, stopped and gone on with."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest


def _variorum(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "variorum", *map(str, arguments)],
        capture_output=True,
        check=False,
        timeout=300,
    )


def _page(number: int) -> str:
    return (
        f"<!doctype html><html lang=en><head><title>Ferry {number} cancels its timetable</title>"
        f"</head><body><article><h1>Ferry {number} cancels its timetable</h1><p>The ferry company "
        f"Strandline has cancelled timetable {number} for the winter, its director, Ola Berg, said "
        "on Monday, after the ice had closed the sound for the third week.</p><p>“The ice has "
        f"decided for us {number} times,” Berg said. “We will run again in April.”</p><p>About 300 "
        "islanders depend on the boat, the island council said.</p></article></body></html>"
    )


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(12):
        (folder / f"ferry-{number:02}.html.gz").write_bytes(gzip.compress(_page(number).encode()))
    (folder / "broken.html.gz").write_bytes(gzip.compress(_page(99).encode())[:-20])
    return folder


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def test_two_processes_write_byte_for_byte_what_one_writes(pages: Path, tmp_path: Path) -> None:
    out = {}
    for jobs in (1, 2):
        articles, said = tmp_path / f"articles-{jobs}.jsonl", tmp_path / f"said-{jobs}.jsonl"
        assert _variorum("extract", pages, "--out", articles, "--jobs", jobs).returncode == 0
        given = tmp_path / "articles-1.jsonl"
        done = _variorum("analyse", given, "-o", said, "--quotations", "rules", "-j", jobs)
        assert done.returncode == 0, done.stderr
        out[jobs] = (articles.read_bytes(), said.read_bytes())
    assert out[1] == out[2]
    articles, said = _lines(tmp_path / "articles-1.jsonl"), _lines(tmp_path / "said-1.jsonl")
    assert [row["id"] for row in articles] == [row["id"] for row in said]
    assert len(said) == 13
    assert "cut off" in articles[0]["error"]
    assert "cut off" in said[0]["error"]
    for article, row in zip(articles, said, strict=True):
        if "error" in article:
            continue
        words = [article["text"][q["start"] : q["end"]] for q in row["quotes"]]
        assert any(word.startswith("“The ice has") for word in words)
        assert {q["speaker"] for q in row["quotes"] if q["kind"] == "direct"} == {"Ola Berg"}


# So many that a run cannot end before a busy machine has sent its signal.
_MANY = 150


@pytest.mark.skipif(os.name == "nt", reason="signals of the keyboard are others there")
@pytest.mark.parametrize(
    ("jobs", "sent", "end"), [("1", signal.SIGINT, 130), ("2", signal.SIGTERM, 143)]
)
def test_a_stopped_run_is_gone_on_with_and_ends_as_if_it_had_not_been(
    tmp_path: Path, jobs: str, sent: signal.Signals, end: int
) -> None:
    text = "The ferry waits, Ola Berg said.\n\n“We waited,” Berg said on Monday.\n\n" * 100
    given, whole, out = (tmp_path / name for name in ("in.jsonl", "whole.jsonl", "out.jsonl"))
    given.write_text(
        "".join(json.dumps({"id": n, "text": f"Ferry {n}\n\n{text}"}) + "\n" for n in range(_MANY)),
        encoding="utf-8",
    )
    command = ["analyse", given, "--quotations", "rules", "--jobs", jobs, "--out"]
    child = subprocess.Popen(
        [sys.executable, "-m", "variorum", *map(str, command), str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A test run that was put in the background has its children deaf to the keyboard.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    part = tmp_path / "out.jsonl.part"
    until = time.monotonic() + 60
    while not (part.exists() and part.stat().st_size) and time.monotonic() < until:
        time.sleep(0.02)
    if sent == signal.SIGINT:
        os.killpg(child.pid, sent)  # as the keyboard does: to all of them
    else:
        child.send_signal(sent)
    _, told = child.communicate(timeout=120)
    assert child.returncode == end, told
    assert "The same command goes on with" in told
    assert "Traceback" not in told
    assert not out.exists()
    state = json.loads((tmp_path / "out.jsonl.part.state").read_text())
    assert 0 < state["tally"]["inputs"] < _MANY
    with open(part, "ab") as file:
        file.write(b'{"id": "torn')
    done = _variorum(*command, out)
    assert done.returncode == 0, done.stderr
    assert b"before the stop" in done.stderr
    assert _variorum(*command, whole).returncode == 0
    assert out.read_bytes() == whole.read_bytes()
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "in.jsonl", "out.jsonl", "whole.jsonl",
    ]  # fmt: skip


def test_hostile_texts_get_a_line_each(tmp_path: Path) -> None:
    texts = [
        "a" * 1_000_000,
        "“" * 100_000,
        "“a” said b. " * 20_000,
        "".join(map(chr, range(32))) * 1000,
        "\u202e“turned” said Berg\u202c " * 2000,
        "\ud800\udfff “half” " * 2000,
        "<p>" * 10_000 + "“in”" + "</p>" * 10_000,
        "\n".join(["“"] * 50_000),
    ]
    given, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_text(
        "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts))
    )
    done = _variorum("analyse", given, "--out", out, "--quotations", "rules")
    assert done.returncode == 0, done.stderr
    rows = _lines(out)
    assert [row["id"] for row in rows] == list(range(len(texts)))
    assert [row.get("error") for row in rows] == [None] * len(texts)
