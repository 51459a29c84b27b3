"""What a reader decides holds when everything is done again, and ids stay through all of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from variorum.desk import (
    Desk,
    decision_rows,
    episodes_of,
    join_stories,
    list_decisions,
    list_stories,
    open_desk,
    recall,
    split_story,
    story_changes,
    take_back,
    write_dossiers,
)
from variorum.desk.settings import read_settings
from variorum.errors import NotFound, StoreError
from variorum.stories import DECIDED

FLOOD = {
    "flood-1.txt": "River Tamm bursts its banks at Holmby\n\nThe Tamm broke through a levee at "
    "Holmby on Sunday night and flooded 240 houses. Mayor Ida Krogh said that the pumps had "
    "failed. Two bridges over the Tamm are shut.\n",
    "flood-2.txt": "Holmby under water\n\nPeople in Holmby slept in a sports hall after the levee "
    "of the Tamm gave way. “The pumps never started,” said Ida Krogh, the mayor. Some 240 houses "
    "are flooded.\n",
}
LATER = {
    "flood-3.txt": "Holmby pumps were never tested\n\nThe pumps that failed when the Tamm flooded "
    "240 houses at Holmby had not been tested for years, Mayor Ida Krogh said.\n",
}
CHESS = {
    "chess.txt": "Girl of nine beats a chess master in Lunel\n\nAnouk Petit, nine, beat the chess "
    "master Rolf Adami in thirty moves in Lunel on Saturday.\n",
}


@pytest.fixture
def desk(tmp_path: Path):  # type: ignore[no-untyped-def]
    with opened(tmp_path) as desk:
        yield desk


def opened(folder: Path, **settings: object):  # type: ignore[no-untyped-def]
    chosen = read_settings(folder, {}, **{"offline": True, "meaning": "lexical", **settings})
    return open_desk(
        folder / "desk", settings=chosen, clock=lambda: datetime(2031, 5, 8, 14, 20, tzinfo=UTC)
    )


def put(folder: Path, *texts: dict[str, str]) -> list[str]:
    paths = []
    for given in texts:
        for name, text in given.items():
            (folder / name).write_text(text, encoding="utf-8")
            paths.append(str(folder / name))
    return paths


def told(desk: Desk) -> list[list[str]]:
    """The inputs of each standing story."""
    stories = [recall(desk, row.id).dossiers[0] for row in list_stories(desk)]
    return sorted(sorted(article.input for article in one.articles) for one in stories)


def story_of(desk: Desk, name: str) -> str:
    (found,) = [
        row.id
        for row in list_stories(desk)
        if any(a.input == name for a in recall(desk, row.id).dossiers[0].articles)
    ]
    return found


def test_a_story_keeps_its_id_as_reports_come_and_says_what_happened(desk, tmp_path):
    write_dossiers(desk, put(tmp_path, FLOOD))
    (before,) = list_stories(desk)
    write_dossiers(desk, put(tmp_path, LATER))
    (after,) = list_stories(desk)
    assert (after.id, after.reports) == (before.id, 3)
    changes = story_changes(desk, after.id)
    assert [change.kind for change in changes] == ["opened", "joined"]
    assert "shares" in changes[1].why
    assert changes[1].when == "2031-05-08T14:20:00Z"
    # The id that a dossier of the grown story has leads to it too.
    state = recall(desk, after.id).dossiers[0].story.state
    assert state != after.id
    assert recall(desk, state).dossiers[0].story.id == after.id


def test_what_is_split_by_hand_stays_split_with_new_reports_and_other_settings(desk, tmp_path):
    write_dossiers(desk, put(tmp_path, FLOOD))
    story = story_of(desk, "flood-1.txt")
    decided = split_story(desk, story, ["flood-2.txt"], note="another levee")
    assert told(desk) == [["flood-1.txt"], ["flood-2.txt"]]
    assert len(decided.edition.dossiers) == 2
    kinds = [change.kind for change in story_changes(desk, story)]
    assert kinds[0] == "opened"
    assert "split" in kinds
    write_dossiers(desk, put(tmp_path, FLOOD, LATER, CHESS))
    assert story_of(desk, "flood-1.txt") != story_of(desk, "flood-2.txt")
    assert sum(len(inputs) for inputs in told(desk)) == 4
    with opened(tmp_path, quotations="model") as other:
        write_dossiers(other, put(tmp_path, FLOOD))
        assert story_of(other, "flood-1.txt") != story_of(other, "flood-2.txt")
        dossier = recall(other, story_of(other, "flood-2.txt")).dossiers[0]
        (mine,) = [
            m
            for m in dossier.story.memberships
            if {a.id: a.input for a in dossier.articles}[m.article] == "flood-2.txt"
        ]
        assert mine.evidence[0].kind == DECIDED
        assert "another levee" in mine.evidence[0].detail


def test_what_is_joined_by_hand_stays_joined_and_both_ids_lead_to_it(desk, tmp_path):
    write_dossiers(desk, put(tmp_path, FLOOD, CHESS))
    flood, chess = story_of(desk, "flood-1.txt"), story_of(desk, "chess.txt")
    join_stories(desk, [flood, chess[:12]])
    everything = sorted([*FLOOD, *CHESS])
    assert told(desk) == [everything]
    assert [row.id for row in list_stories(desk)] == [flood]
    assert recall(desk, chess).dossiers[0].story.id == flood
    write_dossiers(desk, put(tmp_path, LATER))
    assert told(desk) == [sorted([*everything, *LATER])]
    assert recall(desk, chess).dossiers[0].story.id == flood


def test_the_later_decision_holds_and_taking_it_back_gives_the_earlier_its_say(desk, tmp_path):
    write_dossiers(desk, put(tmp_path, FLOOD))
    story = story_of(desk, "flood-1.txt")
    split_story(desk, story, ["flood-2.txt"])
    join_stories(desk, [story_of(desk, name) for name in FLOOD])
    assert told(desk) == [sorted(FLOOD)]
    assert [one.number for one in list_decisions(desk)] == [1, 2]
    take_back(desk, 2)
    assert told(desk) == [["flood-1.txt"], ["flood-2.txt"]]
    take_back(desk, 1)
    assert told(desk) == [sorted(FLOOD)]
    assert list_decisions(desk) == ()
    # All through this the story has one id.
    assert [row.id for row in list_stories(desk)] == [story]


def test_a_report_captured_anew_stands_where_the_reader_put_it(desk, tmp_path):
    page = (
        '<html><head><link rel="canonical" href="https://post.example/levee"><title>{0}</title>'
        "</head><body><article><h1>{0}</h1><p>People in Holmby slept in a sports hall after the "
        "levee of the Tamm gave way. {1}</p><p>Some 240 houses are flooded, said Ida Krogh, the "
        "mayor of Holmby, and the pumps of the Tamm never started.</p></article></body></html>"
    )
    (tmp_path / "old.html").write_text(page.format("Holmby under water", "It rained."))
    write_dossiers(desk, [*put(tmp_path, FLOOD), str(tmp_path / "old.html")])
    story = story_of(desk, "old.html")
    split_story(desk, story, ["https://post.example/levee"])
    assert ["old.html"] in told(desk)
    (tmp_path / "new.html").write_text(page.format("Holmby still under water", "It rained on."))
    write_dossiers(desk, [str(tmp_path / "new.html")])
    apart = {story_of(desk, "flood-1.txt"), story_of(desk, "flood-2.txt")}
    assert story_of(desk, "new.html") not in apart


def test_reports_are_named_by_sign_id_file_or_the_beginning_of_it(desk, tmp_path):
    write_dossiers(desk, put(tmp_path, FLOOD))
    story = story_of(desk, "flood-1.txt")
    dossier = recall(desk, story).dossiers[0]
    (second,) = [a.id for a in dossier.articles if a.input == "flood-2.txt"]
    sign = {source.article: source.siglum for source in dossier.sources}[second]
    for name in (sign, second, second[8:], second[:14], "flood-2.txt", "flood-2"):
        assert split_story(desk, story, [name]).decision.parts[0] == (second,), name
        take_back(desk, 1)
    for name, says in (("flood", "2 reports"), ("nothing", "no report"), ("", "no report")):
        with pytest.raises(NotFound, match=says):
            split_story(desk, story, [name])


def test_decisions_that_decide_nothing_are_named(desk, tmp_path):
    write_dossiers(desk, put(tmp_path, FLOOD))
    story = story_of(desk, "flood-1.txt")
    with pytest.raises(StoreError, match="one story"):
        join_stories(desk, [story, story[:14]])
    with pytest.raises(StoreError, match="both sides"):
        split_story(desk, story, list(FLOOD))
    with pytest.raises(NotFound, match="no decision"):
        take_back(desk, 7)
    with pytest.raises(NotFound, match="no story"):
        join_stories(desk, [story, "story-none"])
    assert list_decisions(desk) == ()
    assert told(desk) == [sorted(FLOOD)]


def test_decisions_are_listed_with_titles_and_notes(desk, tmp_path):
    write_dossiers(desk, put(tmp_path, FLOOD))
    split_story(desk, story_of(desk, "flood-1.txt"), ["flood-2.txt"], note=" another\nlevee ")
    (row,) = decision_rows(desk)
    assert (row.number, row.kind, row.note) == (1, "split", "another levee")
    assert row.sides == ("Holmby under water", "River Tamm bursts its banks at Holmby")


def test_a_story_told_within_days_is_one_episode(desk, tmp_path):
    write_dossiers(desk, put(tmp_path, FLOOD))
    (row,) = list_stories(desk)
    assert len(episodes_of(recall(desk, row.id).dossiers[0])) == 1


def test_a_story_that_lost_a_report_to_another_is_told_anew_without_being_asked_for(
    desk, tmp_path, monkeypatch
):
    from variorum import stories
    from variorum.model import Story

    def planned(*parts: set[str]):  # type: ignore[no-untyped-def]
        def group(articles, analyses, copies, *, likeness=None):  # type: ignore[no-untyped-def]
            named = {article.input: article.id for article in articles}
            return tuple(Story("", tuple(sorted(named[name] for name in part))) for part in parts)

        return group

    three = {"flood-1.txt", "flood-2.txt", "chess.txt"}
    monkeypatch.setattr(stories, "group", planned(three))
    write_dossiers(desk, put(tmp_path, FLOOD, CHESS))
    (before,) = list_stories(desk)
    monkeypatch.setattr(stories, "group", planned(set(FLOOD), {"chess.txt", "flood-3.txt"}))
    edition = write_dossiers(desk, put(tmp_path, LATER))
    assert [len(dossier.articles) for dossier in edition.dossiers] == [2]
    assert told(desk) == [["chess.txt", "flood-3.txt"], sorted(FLOOD)]
    assert story_of(desk, "flood-1.txt") == before.id
