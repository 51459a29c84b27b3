"""The option --format, and `variorum export`: any form of a story, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from variorum.cli.formats import FORMATS
from variorum.desk.publish import FORMS

STORE = ("--store", "out/variorum.sqlite")
FILES = [
    "dossier.html", "dossier.md", "dossier.json", "dossier.tei.xml", "dossier.csl.json", "dossier.bib",
    "dossier.wikitext", "dossier.jsonld", "dossier.prov.jsonld", "tables/articles.csv", "tables/articles.parquet",
]  # fmt: skip


def test_the_command_line_and_the_desk_know_the_same_forms() -> None:
    assert list(FORMATS) == list(FORMS)


def test_all_forms_are_written_and_listed(run, mill) -> None:  # type: ignore[no-untyped-def]
    done = run("dossier", mill, "--offline", "-o", "out", "--format", "all")
    assert done.exit_code == 0
    for name in FILES:
        assert Path("out", name).stat().st_size > 50, name
        assert f"→ out/{name.split('/')[0] if '/' in name else name}\n" in done.stdout
    assert not list(Path("out").rglob(".*"))


def test_without_the_option_the_three_forms_of_old_are_written(run, mill) -> None:  # type: ignore[no-untyped-def]
    assert run("dossier", mill, "--offline", "-o", "out").exit_code == 0
    assert {path.name for path in Path("out").iterdir() if path.name.startswith("dossier")} == set(
        FILES[:3]
    )
    assert not Path("out/tables").exists()


@pytest.mark.parametrize("said", ["epub", "tei,epub", "", " , "])
def test_an_unknown_form_is_refused_before_any_work(run, mill, said: str) -> None:  # type: ignore[no-untyped-def]
    refused = run("dossier", mill, "--offline", "-o", "out", "--format", said)
    assert refused.exit_code == 2
    assert "is no format" in refused.output
    assert not Path("out").exists()


def test_a_story_of_the_store_is_exported_as_the_dossier_was(run, mill) -> None:  # type: ignore[no-untyped-def]
    assert run("dossier", mill, "--offline", "-o", "out", "-f", "tei,csv,prov").exit_code == 0
    listed = run("stories", *STORE)
    story = next(word for word in listed.stdout.split() if word.startswith("story-"))
    done = run("export", story[:12], *STORE, "--format", "CSV, prov", "--out", "again")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == ["again/tables", "again/dossier.prov.jsonld"]
    for name in ("tables/conflicts.csv", "tables/variants.csv", "dossier.prov.jsonld"):
        assert Path("again", name).read_bytes() == Path("out", name).read_bytes()
    rows = list(
        csv.DictReader(io.StringIO(Path("again/tables/articles.csv").read_text(encoding="utf-8")))
    )
    assert [row["siglum"] for row in rows] == ["A", "B"]


def test_an_unknown_story_is_a_sentence(run, mill) -> None:  # type: ignore[no-untyped-def]
    assert run("dossier", mill, "--offline", "-o", "out").exit_code == 0
    done = run("export", "story-ffff", *STORE, "-f", "tei", "-o", "again")
    assert done.exit_code == 1
    assert not Path("again").exists()


def test_a_run_that_tells_nothing_leaves_earlier_exports_as_they_were(run, mill) -> None:  # type: ignore[no-untyped-def]
    assert run("dossier", mill, "--offline", "-o", "out", "-f", "bibtex,csv").exit_code == 0
    before = Path("out/dossier.bib").read_bytes()
    Path("empty.txt").write_text("")
    done = run(
        "dossier", "empty.txt", "--offline", "-o", "out", "-f", "bibtex", "--store", "other.sqlite"
    )
    assert done.exit_code == 1
    assert Path("out/dossier.bib").read_bytes() == before


def test_exports_given_as_inputs_are_never_reports(run, mill) -> None:  # type: ignore[no-untyped-def]
    assert run("dossier", mill, "--offline", "-o", "out", "-f", "all").exit_code == 0
    whole = run("dossier", "out", "--offline", "-o", "second", "--store", "second.sqlite")
    assert whole.exit_code == 1
    assert "none of the inputs held a report" in whole.output
    for name in FILES:
        alone = run("dossier", f"out/{name}", "--offline", "-o", "third", "--store", "third.sqlite")
        assert alone.exit_code == 1, name
        assert "Traceback" not in alone.output


def test_without_pyarrow_parquet_is_refused_before_any_work(run, mill, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    refused = run("dossier", mill, "--offline", "-o", "out", "--format", "all")
    assert refused.exit_code == 1
    assert "variorum[tables]" in str(refused.exception)
    assert not Path("out").exists()


def test_the_help_teaches_every_form_in_a_line(run) -> None:  # type: ignore[no-untyped-def]
    for command in ("dossier", "export"):
        told = run(command, "--help", columns=140).stdout
        for name, words in FORMATS.items():
            assert f"{name}: {words.replace(chr(92), '')}" in told


def test_json_exports_are_json(run, mill) -> None:  # type: ignore[no-untyped-def]
    assert run("dossier", mill, "--offline", "-o", "out", "-f", "csl,jsonld,prov").exit_code == 0
    for name in ("dossier.csl.json", "dossier.jsonld", "dossier.prov.jsonld"):
        json.loads(Path("out", name).read_text(encoding="utf-8"))
