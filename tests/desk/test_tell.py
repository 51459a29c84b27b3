"""A fault in one step is told, and takes nothing else with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.claims.frames import frames_of
from variorum.claims.hours import hours_of
from variorum.desk import open_desk, steps, write_dossiers
from variorum.desk.publish import publish
from variorum.desk.settings import read_settings
from variorum.desk.tell import tell
from variorum.errors import StoreError
from variorum.model import Edition

HAPPENINGS = {
    "chess.txt": "Girl of nine beats a chess master in Lunel\n\nAnouk Petit won in thirty moves.\n",
    "bees.txt": "Beekeepers lose half their hives\n\nMites killed the swarms of Osterfeld.\n",
}


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    paths = [tmp_path / name for name in HAPPENINGS]
    for path in paths:
        path.write_text(HAPPENINGS[path.name], encoding="utf-8")
    return [str(path) for path in paths]


def _edition(folder: Path, inputs: list[str]) -> Edition:
    settings = read_settings(folder, {}, offline=True, meaning="lexical")
    with open_desk(folder / "desk", settings=settings) as desk:
        return write_dossiers(desk, inputs)


def test_an_article_that_cannot_be_analysed_is_told_as_such(
    tmp_path: Path, inputs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from variorum import language

    def breaks(article: object) -> None:
        raise RuntimeError("odd")

    monkeypatch.setattr(language, "analyse", breaks)
    edition = _edition(tmp_path, inputs)
    assert [(f.subject, f.step) for f in edition.failures] == [
        ("bees.txt", "analyse"),
        ("chess.txt", "analyse"),
    ]
    monkeypatch.undo()
    assert _edition(tmp_path, inputs).failures == ()


def test_a_fault_in_one_story_leaves_the_others(
    tmp_path: Path, inputs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    right = steps.weigh

    def breaks(desk: object, reports: steps.Reports, collated: steps.Collated) -> steps.Weighed:
        if reports.articles[0].input == "bees.txt":
            raise ZeroDivisionError
        return right(desk, reports, collated)  # type: ignore[arg-type]

    monkeypatch.setattr(tell.__globals__["steps"], "weigh", breaks)
    edition = _edition(tmp_path, inputs)
    assert [dossier.articles[0].input for dossier in edition.dossiers] == ["chess.txt"]
    assert [failure.subject for failure in edition.failures] == ["the story of bees.txt"]
    assert "fault in the program" in edition.failures[0].reason


def test_no_file_is_written_when_one_form_cannot_be_made(tmp_path: Path, inputs: list[str]) -> None:
    edition = _edition(tmp_path, inputs)
    with pytest.raises(ValueError, match="no such form"):
        publish(edition, tmp_path / "out", ["html", "epub"])
    assert list((tmp_path / "out").iterdir()) == []


def test_a_desk_at_an_impossible_place_is_a_named_error(tmp_path: Path) -> None:
    settings = read_settings(tmp_path, {}, meaning="lexical")
    for place in ("x" * 300, "nul\x00"):
        with (
            pytest.raises(StoreError),
            open_desk(tmp_path / place, settings=settings),
        ):
            pass


def test_once_stories_are_told_nothing_of_their_sentences_is_kept(
    tmp_path: Path, inputs: list[str]
) -> None:
    told = len(_edition(tmp_path, inputs).dossiers)
    assert told == 2
    assert hours_of.cache_info().currsize == frames_of.cache_info().currsize == 0
