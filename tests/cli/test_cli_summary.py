"""What stands in the terminal at the end: true, short, and in the page's own signs."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from rich.console import Console
from rich.text import Text

from variorum.cli.plain import plain
from variorum.cli.summary import _count, _print

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "night-trains"


@pytest.fixture
def told(run, tmp_path):  # type: ignore[no-untyped-def]
    done = run("dossier", EXAMPLE, "--offline", "--format", "json", "--out", "out")
    assert done.exit_code == 0, done.output
    story = json.loads((tmp_path / "out" / "dossier.json").read_text(encoding="utf-8"))["stories"][
        0
    ]
    return done.stdout, story


def test_every_sentence_and_count_of_the_summary_stands_in_the_dossier(told) -> None:  # type: ignore[no-untyped-def]
    text, story = told
    flat = " ".join(text.split())
    for line in story["account"]:
        assert " ".join(line["sentence"].split()) in flat
    assert f"{len(story['articles'])} reports, {len(story['lineage']['origins'])} indep" in flat
    for record in story["texts_of_record"]:
        assert " ".join(record["text"].split())[:600] in flat


def test_a_claim_is_told_with_its_matter_and_its_value(told) -> None:  # type: ignore[no-untyped-def]
    text, _ = told
    assert "the message says (" not in text
    assert re.search(r"sleeping cars: 11 \(\d origins\)", text)


def test_signs_of_the_summary_are_those_of_the_sources(told) -> None:  # type: ignore[no-untyped-def]
    text, story = told
    known = (
        {article["siglum"] for article in story["articles"]}
        if ("siglum" in story["articles"][0])
        else set("ABCDEFGHI")
    )
    contested = text.split("Contested", 1)[1].split("Claims", 1)[0]
    signs = re.findall(r"^ {4}(\S+)  [“\"]", contested, re.MULTILINE)
    assert signs
    assert set(signs) <= known


@pytest.mark.parametrize("columns", [40, 60, 120])
def test_no_line_is_wider_than_the_terminal(run, columns) -> None:  # type: ignore[no-untyped-def]
    run("dossier", EXAMPLE, "--offline", "--format", "json", "-q")
    told = run("show", "story-", columns=columns).stdout
    assert max(len(line) for line in told.splitlines()) <= columns


def test_more_than_three_stories_are_listed_by_their_titles(run, tmp_path) -> None:  # type: ignore[no-untyped-def]
    topics = {
        "chess": "Girl of nine beats a chess master in Lunel\n\nAnouk Petit won in thirty moves.",
        "bees": "Beekeepers lose half their hives\n\nMites killed the swarms of Osterfeld.",
        "organ": "Cathedral organ falls silent\n\nA leaking pipe stopped the recital by Ivo Brandt.",
        "tunnel": "Tunnel under the fjord floods\n\nPumps failed near Haugvik during the night.",
        "opera": "Opera singer forgets her costume\n\nLina Corti sang Tosca in a raincoat.",
    }
    for name, text in topics.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    told = run("dossier", *(f"{name}.txt" for name in topics), "--offline").stdout
    assert "2 stories more:" in told
    for text in topics.values():
        assert text.split("\n")[0] in " ".join(told.split())


def test_control_signs_and_turned_writing_are_made_visible() -> None:
    assert plain("a\x1b[31mb\r\x07\u202ec\nd") == "a\ufffd[31mb\ufffd\ufffd\ufffdc\nd"
    assert plain("“Größe” 東京 عربي") == "“Größe” 東京 عربي"


def test_counts_have_their_plural_forms() -> None:
    assert [_count(1, "story"), _count(2, "story"), _count(2, "witness"), _count(0, "text")] == [
        "1 story",
        "2 stories",
        "2 witnesses",
        "0 texts",
    ]


def test_wrapped_lines_hang_and_end_without_blanks() -> None:
    out = io.StringIO()
    _print(Console(file=out, width=40), Text("word " * 20 + "\n\nend"), 2, hang=2)
    lines = out.getvalue().splitlines()
    assert lines[0].startswith("  word")
    assert lines[1].startswith("    word")
    assert "" in lines
    assert all(line == line.rstrip() and len(line) <= 40 for line in lines)
