"""The example, from the first command to the exported dossier, as a user would go."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "night-trains"


def _variorum(
    *arguments: str | Path, epoch: str = "1900000000"
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "variorum", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SOURCE_DATE_EPOCH": epoch, "COLUMNS": "100"},
    )


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example") / "out"
    done = _variorum("dossier", EXAMPLE, "--out", folder, "--offline")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert str(folder / "dossier.html") in done.stdout.replace("\n", "")
    return folder


@pytest.fixture(scope="module")
def dossier(out: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((out / "dossier.json").read_text(encoding="utf-8"))
    return loaded


def test_the_example_is_one_story_of_nine_reports(dossier: dict[str, Any]) -> None:
    assert len(dossier["stories"]) == 1
    assert len(dossier["stories"][0]["articles"]) == 9
    assert dossier["failures"] == []


def test_the_message_of_the_example_is_reconstructed_whole(dossier: dict[str, Any]) -> None:
    records = dossier["stories"][0]["texts_of_record"]
    message = max(records, key=lambda record: len(record["text"]))
    text = " ".join(message["text"].replace("’", "'").split())
    assert text.startswith("Dear Oskar, You asked for the truth about the night trains")
    assert text.endswith("See you on the late train, Petra")
    assert "ruthless" not in text
    assert message["author"] == "Petra Nyland"
    readings = {
        (variant["kind"], " ".join(reading["text"].split()))
        for variant in message["variants"]
        for reading in variant["readings"]
    }
    assert any(kind == "word" and "ruthless" in text for kind, text in readings)
    assert any(kind == "case" and "nobody" in text for kind, text in readings)


def test_agency_copies_in_the_example_do_not_corroborate(dossier: dict[str, Any]) -> None:
    story = dossier["stories"][0]
    names = {article["id"]: article["input"] for article in story["articles"]}
    pairs = {tuple(sorted(names[key][:2] for key in copy["articles"])) for copy in story["copies"]}
    assert {("02", "03"), ("02", "04"), ("03", "04")} <= pairs
    assert len(story["lineage"]["origins"]) == 7


def test_confirmation_and_refusal_of_the_example_are_set_against_each_other(
    dossier: dict[str, Any],
) -> None:
    conflicts = dossier["stories"][0]["conflicts"]
    texts = [[passage["text"] for passage in conflict["passages"]] for conflict in conflicts]
    assert any(
        any("refused to say" in text for text in sides)
        and any("confirmed" in text for text in sides)
        for sides in texts
    )
    assert any(any("March 2030" in text for text in sides) for sides in texts), (
        "the wrong date is contested"
    )


def test_every_passage_of_the_dossier_stands_where_it_says(dossier: dict[str, Any]) -> None:
    story = dossier["stories"][0]
    texts = {article["id"]: article["text"] for article in story["articles"]}
    seen = 0

    def walk(value: object) -> None:
        nonlocal seen
        if isinstance(value, dict):
            if {"article", "start", "end", "text"} <= set(value):
                seen += 1
                assert texts[value["article"]][value["start"] : value["end"]] == value["text"]
            for part in value.values():
                walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)

    walk(story)
    assert seen > 100


def test_every_article_of_the_example_rests_on_an_archived_record(
    out: Path, dossier: dict[str, Any]
) -> None:
    digests = set()
    for path in sorted((out / "variorum-archive").glob("*.warc.gz")):
        with open(path, "rb") as stream:
            for record in ArchiveIterator(stream, check_digests="raise"):
                if record.rec_type in {"resource", "response"}:
                    payload = record.raw_stream.read()
                    digests.add("sha256:" + hashlib.sha256(payload).hexdigest())
    inputs = {
        "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest() for path in EXAMPLE.iterdir()
    }
    assert inputs <= digests
    assert _variorum("verify", "--store", out / "variorum.sqlite").returncode == 0


def test_a_second_run_on_the_same_inputs_changes_nothing(out: Path, tmp_path: Path) -> None:
    before = (out / "dossier.json").read_bytes()
    archive = {path.name: path.read_bytes() for path in (out / "variorum-archive").iterdir()}
    again = _variorum("dossier", EXAMPLE, "--out", out, "--offline")
    assert again.returncode == 0
    assert (out / "dossier.json").read_bytes() == before
    assert {
        path.name: path.read_bytes() for path in (out / "variorum-archive").iterdir()
    } == archive


def test_the_store_lists_and_shows_the_story(out: Path) -> None:
    listed = _variorum("stories", "--store", out / "variorum.sqlite")
    assert listed.returncode == 0, listed.stderr
    identity = next(word for word in listed.stdout.split() if word.startswith("story-"))
    shown = _variorum("show", identity, "--store", out / "variorum.sqlite")
    assert "Text of record" in shown.stdout
    as_json = _variorum("show", identity, "--store", out / "variorum.sqlite", "--format", "json")
    assert json.loads(as_json.stdout)["stories"][0]["id"].startswith(identity)


def test_a_story_grows_when_more_reports_are_given(tmp_path: Path) -> None:
    files = sorted(EXAMPLE.iterdir())
    first = _variorum("dossier", *files[:4], "--out", tmp_path, "--offline", "--format", "json")
    assert first.returncode == 0, first.stderr
    second = _variorum("dossier", *files[4:], "--out", tmp_path, "--offline", "--format", "json")
    assert second.returncode == 0, second.stderr
    whole = tmp_path / "whole"
    _variorum("dossier", EXAMPLE, "--out", whole, "--offline", "--format", "json")
    grown = json.loads((tmp_path / "dossier.json").read_text(encoding="utf-8"))
    assert grown == json.loads((whole / "dossier.json").read_text(encoding="utf-8"))
