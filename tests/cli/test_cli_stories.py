"""The stories of a store as a reader sees them: ranked, with their course, and decided."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

STORE = ("--store", "out/variorum.sqlite")
# 8 May 2031, 14:20 UTC.
NOW = "1936016400"
COURT = {
    "fire-1": ("2031-03-01", "Fire at the Osterby granary: roof gone", "A fire destroyed the roof of "
     "the granary at Osterby on Saturday. Ilse Torv, its owner, was away, fire chief Odo Brandt said."),
    "fire-2": ("2031-03-02", "Osterby granary burns", "The roof of the granary at Osterby fell in. Fire "
     "chief Odo Brandt said that Ilse Torv, who owns the granary, was not at home."),
    "court-1": ("2031-03-22", "Insurer will not pay for Osterby granary", "The insurer of the granary at "
     "Osterby went to court and refused to pay its owner, Ilse Torv, for the fire."),
    "court-2": ("2031-03-23", "Court hears granary owner", "Ilse Torv, who owns the granary at Osterby, "
     "told the court that the insurer had taken her money for years before the fire."),
}  # fmt: skip


@pytest.fixture
def court(tmp_path: Path) -> Path:
    folder = tmp_path / "court"
    folder.mkdir()
    for name, (day, title, text) in COURT.items():
        document = {
            "url": f"https://{name}.example/mill",
            "title": title,
            "published": day,
            "text": text,
        }
        (folder / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    return folder


def _id(run, *more: str) -> str:  # type: ignore[no-untyped-def]
    listed = run("stories", *STORE, *more)
    return next(word for word in listed.stdout.split() if word.startswith("story-"))


def test_the_ranked_list_shows_every_part_narrow_and_wide(run, mill, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    assert run("dossier", mill, "--offline", "-o", "out").exit_code == 0
    for columns in (40, 60, 140):
        shown = run("stories", "--top", *STORE, columns=columns)
        assert shown.exit_code == 0
        lines = shown.stdout.splitlines()
        for part in ("origins", "growth", "placement", "freshness"):
            assert part in shown.stdout, columns
        assert max(map(len, lines)) <= columns
        assert not [line for line in lines if line != line.rstrip()]
        assert "\x1b" not in shown.stdout
    assert "independent origins" in run("stories", "--top", *STORE, columns=60).stdout
    assert "2 of 2" in run("stories", "--top", *STORE, columns=140).stdout


def test_the_ranked_list_as_json_holds_figures_and_words(run, mill, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    assert run("dossier", mill, "--offline", "-o", "out").exit_code == 0
    (row,) = json.loads(run("stories", "--top", "3", "--json", *STORE).stdout)
    assert row["parts"]["origins"]["figures"] == {"origins": 2, "reports": 2}
    assert set(row["parts"]) == {"origins", "growth", "placement", "freshness"}
    assert 0 <= row["score"] <= 1
    (listed,) = json.loads(run("stories", "--json", *STORE).stdout)
    assert listed["id"] == row["id"]
    assert "score" not in listed


def test_a_number_cuts_the_list(run, mill, court) -> None:  # type: ignore[no-untyped-def]
    assert run("dossier", mill, court, "--offline", "-o", "out").exit_code == 0
    everything = json.loads(run("stories", "--json", *STORE).stdout)
    assert len(everything) == 2
    assert json.loads(run("stories", "1", "--json", *STORE).stdout) == everything[:1]
    assert run("stories", "0", *STORE).exit_code == 2


def test_a_store_without_stories_says_so_in_both_forms(run, tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "empty.txt").write_bytes(b"")
    run("dossier", "empty.txt", "--offline", "-o", "out")
    assert run("stories", "--top", *STORE).stdout == "No stories yet.\n"
    assert json.loads(run("stories", "--top", "--json", *STORE).stdout) == []


def test_a_long_story_is_shown_with_its_episodes_and_a_short_one_is_not(run, mill, court) -> None:  # type: ignore[no-untyped-def]
    assert run("dossier", court, "--offline", "-o", "out").exit_code == 0
    told = run("show", _id(run), *STORE).stdout
    assert "2 episodes" in told
    assert "2031-03-01 to 2031-03-02: " in told
    assert "begins after 20 days without a report" in told
    assert run("dossier", mill, "--offline", "-o", "other").exit_code == 0
    store = ("--store", "other/variorum.sqlite")
    listed = run("stories", *store).stdout
    name = next(word for word in listed.split() if word.startswith("story-"))
    assert "episode" not in run("show", name, *store).stdout


def test_split_join_and_take_back_tell_what_became_of_the_story(run, mill) -> None:  # type: ignore[no-untyped-def]
    assert run("dossier", mill, "--offline", "-o", "out").exit_code == 0
    story = _id(run)
    assert "b.txt" in run("show", story, "--reports", *STORE).stdout
    done = run("split", story, "b.txt", "--note", "another wheel", *STORE)
    assert done.exit_code == 0
    assert done.stdout.startswith("Split.\n")
    assert done.stdout.count("(1 report)") == 2
    listed = run("decisions", *STORE).stdout
    assert "1. " in listed
    assert "split  (another wheel)" in listed
    changes = run("show", story, "--changes", *STORE).stdout
    assert "opened with" in changes
    assert "because the reader set it apart from another report" in " ".join(changes.split())
    both = json.loads(run("stories", "--json", *STORE).stdout)
    joined = run("join", *(row["id"] for row in both), *STORE)
    assert "Joined." in joined.stdout
    assert "(2 reports)" in joined.stdout
    assert "Taken back: decision 2." in run("decisions", "--take-back", "2", *STORE).stdout
    assert len(json.loads(run("stories", "--json", *STORE).stdout)) == 2
    run("decisions", "--take-back", "1", *STORE)
    assert "No decisions yet" in run("decisions", *STORE).stdout
    assert _id(run) == story


def test_decisions_that_cannot_be_made_are_named(run, mill) -> None:  # type: ignore[no-untyped-def]
    assert run("join", "a", "b", *STORE).exit_code == 1
    assert run("dossier", mill, "--offline", "-o", "out").exit_code == 0
    story = _id(run)
    for arguments, says in (
        (("join", story), "name one story"),
        (("split", story, "a.txt", "b.txt"), "both sides"),
        (("split", story, "c.txt"), "no report of the story"),
        (("split", "story-none", "a.txt"), "no story begins so"),
        (("decisions", "--take-back", "9"), "no decision of this number"),
    ):
        done = run(*arguments, *STORE)
        assert done.exit_code == 1
        assert says in str(done.exception), arguments


def test_a_hostile_note_or_title_cannot_act_on_the_terminal(run, mill) -> None:  # type: ignore[no-untyped-def]
    assert run("dossier", mill, "--offline", "-o", "out").exit_code == 0
    run("split", _id(run), "b.txt", "--note", "x \x1b]0;owned\x07\u202e", *STORE)
    told = run("decisions", *STORE).output + run("show", _id(run), "--changes", *STORE).output
    told += run("stories", "--top", *STORE).output
    assert not {"\x1b", "\x07", "\u202e"} & set(told)
