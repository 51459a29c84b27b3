"""``--as-of``: the dossier as it would have been, in every form, and nothing of it kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def grown(run: Run, mill: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store into which one report came on 6 May 2031 and the other two days later."""
    for name, second in (("a.txt", "1935835200"), ("b.txt", "1936008000")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", second)
        assert run("dossier", mill / name, "--out", "out", "--quiet").exit_code == 0
    return mill


def test_the_dossier_of_an_earlier_day_has_only_what_was_there(run: Run, grown: Path) -> None:
    done = run("dossier", grown, "--out", "then", "--store", "out/variorum.sqlite",
               "--as-of", "2031-05-06", "--format", "json")  # fmt: skip
    assert done.exit_code == 0
    told = json.loads(Path("then/dossier.json").read_text())
    assert len(told["stories"][0]["articles"]) == 1
    assert told["as_of"]["later_captures"] == 1
    assert told["failures"] == []
    assert "As of 6 May 2031: 1 later capture of this store left out." in done.output


def test_a_story_is_shown_as_it_was(run: Run, grown: Path) -> None:
    (row,) = json.loads(run("stories", "--json", "--store", "out/variorum.sqlite").output)
    show = ("show", row["id"], "--store", "out/variorum.sqlite")
    then = run(*show, "--as-of", "2031-05-06")
    assert "1 report, " in then.output
    assert "2 reports, " in run(*show).output
    assert "2 reports, " in run(*show, "--as-of", "2031-05").output
    assert "joined" not in run(*show, "--as-of", "2031-05-06", "--changes").output
    assert "joined" in run(*show, "--changes").output


def test_before_everything_there_is_nothing_and_no_fault(run: Run, grown: Path) -> None:
    done = run(
        "dossier", grown, "--out", "then", "--store", "out/variorum.sqlite", "--as-of", "2030"
    )
    assert done.exit_code == 1
    assert "none of the inputs held a report captured by 2030" in " ".join(done.output.split())


def test_what_is_no_moment_is_told(run: Run, grown: Path) -> None:
    done = run("dossier", grown, "--as-of", "soon")
    assert done.exit_code != 0
    assert "no moment" in str(done.exception)
