"""Nothing is said that no cited passage supports: the check itself, and over all stories."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import flood_story as story
import pytest
from flood_story import Report, finder, gather
from hypothesis import given
from hypothesis import strategies as st
from whole_stories import dossiers_of, story_folders

from variorum.dossier.support import Library, grounds_of, lacks, library, unsupported
from variorum.dossier.support.figures import figures
from variorum.dossier.support.quoted import quotations, stands_written
from variorum.model import Dossier, Line

TEXT = (
    "At least 9 people drowned on Saturday 14 August 2038 when the Orrin bridge fell, said Ada "
    "Lund. The bridge cost £1.2 million and served a quarter of the 1,300 visitors; 12% walked. "
    "“Nobody told us,” said her deputy, Per Brandt, at 6 pm."
)


def shelf_of_text(text: str) -> tuple[Library, tuple[story.Passage, ...]]:
    parts = gather([Report("a", [("title", "One"), ("paragraph", text)], "The Weir")])
    at, _ = finder(parts, ["a"])
    sign = {parts.articles[0].id: "A"}
    return (
        library(parts.articles, parts.analyses, sign, parts.lineage, ()),
        (at("a", text),),
    )


def kinds(sentence: str, text: str = TEXT, *, ours: bool = False) -> list[str]:
    shelf, cited = shelf_of_text(text)
    return [lack.kind for lack in lacks(sentence, grounds_of(cited, shelf), ours=ours)]


@pytest.mark.parametrize(
    "sentence",
    [
        "At least nine people drowned on Saturday when the Orrin bridge fell.",
        "On 14 August 2038 the bridge fell, said Ada Lund.",
        "On August 14 the bridge fell at 18:00.",
        "The bridge cost £1,200,000.",
        "The bridge had 1300 visitors.",
        "Some 12 per cent of the visitors walked.".replace("Some ", ""),
        "The Weir reports that “nobody told us” was said.",
        "Per Brandt said ‘Nobody told us’.",
        "One report tells of the bridge.",
        "A quarter of the visitors were served.",
    ],
)
def test_what_a_passage_says_is_supported(sentence: str) -> None:
    assert kinds(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("At least 8 people drowned.", "number"),
        ("At least 90 people drowned.", "number"),
        ("Nine people drowned.", "number"),  # the passage says at least
        ("At least eleven people drowned.", "number"),
        ("Some 12 people walked.", "number"),  # it is a percentage
        ("Nearly 1,300 visitors came.", "number"),
        ("The bridge cost $1.2 million and £1.3 million.", "number"),
        ("The bridge cost 1.2 billion.", "number"),
        ("A third of the visitors walked.", "number"),
        ("Dozens of people drowned.", "number"),
        ("The bridge fell on Sunday.", "date"),
        ("The bridge fell on 15 August 2038.", "date"),
        ("The bridge fell on 14 August 2039.", "date"),
        ("The bridge fell on 14 September.", "date"),
        ("The bridge fell yesterday.", "date"),
        ("Brandt spoke at 7 pm.", "date"),
        ("The bridge fell, said Mira Lund.", "name"),
        ("The bridge fell, said Ada Brandt.", "name"),
        ("The bridge of Hollin fell.", "name"),
        ("Lindqvist said the bridge fell.", "name"),
        ("Per Brandt said “Somebody told us”.", "quotation"),
        ("Per Brandt said “told us nobody”.", "quotation"),
        ("Per Brandt said “Nobody told us.", "quotation"),
        ("Two reports tell of the bridge.", "count"),
        ("Three independent origins say so.", "count"),
    ],
)
def test_what_no_passage_says_is_found(sentence: str, kind: str) -> None:
    assert kind in kinds(sentence)


def test_a_line_without_a_passage_says_nothing() -> None:
    shelf, _ = shelf_of_text(TEXT)
    assert [lack.kind for lack in unsupported(Line("The bridge fell.", ()), shelf)] == ["citation"]


def test_the_name_of_a_report_may_look_like_a_date_or_a_number() -> None:
    parts = gather([Report("a", [("title", "One"), ("paragraph", TEXT)], "Orrin Today24")])
    at, _ = finder(parts, ["a"])
    shelf = library(parts.articles, parts.analyses, {parts.articles[0].id: "A"}, parts.lineage, ())
    line = Line("Orrin Today24 reports: “the Orrin bridge fell”.", (at("a", TEXT),))
    assert unsupported(line, shelf) == ()


@pytest.mark.parametrize(
    ("text", "inside", "whole"),
    [
        ("He said “yes” and «no».", ["yes", "no"], True),
        ("He said “she said ‘no’ twice”.", ["she said ‘no’ twice"], True),
        ('He said "yes", the dog\'s owner.', ["yes"], True),
        ("Er sagte „nein“.", ["nein"], True),
        ("It's the dogs' day.", [], True),
        ("He said “yes.", [], False),
        ("He said yes”.", [], False),
    ],
)
def test_quotations_of_every_sort_are_found(text: str, inside: list[str], whole: bool) -> None:
    places, balanced = quotations(text)
    assert ([text[a:b] for a, b in places], balanced) == (inside, whole)


def test_a_gap_must_be_marked() -> None:
    text = "the river rose by night and took the bridge"
    assert stands_written("the river … took the bridge", [text])
    assert not stands_written("the river took the bridge", [text])
    assert not stands_written("took the bridge … the river", [text])
    assert not stands_written("he river", [text])


@given(st.text(max_size=200))
def test_no_text_is_too_odd_to_check(text: str) -> None:
    shelf, cited = shelf_of_text(TEXT)
    lacks(text, grounds_of(cited, shelf), ours=False)
    assert all(0 <= f.start < f.end <= len(text) for f in figures(text))


@given(st.integers(0, 999_999), st.integers(0, 999_999))
def test_another_number_never_passes(one: int, other: int) -> None:
    found = kinds(f"The council counted {one:,} boats.", f"The council counted {other} boats.")
    assert (found == []) == (one == other)


@pytest.mark.parametrize(
    "make",
    [story.flood, story.single_report, story.no_record, story.long_record, story.many_reports],
)
def test_every_line_of_the_invented_stories_is_supported(make: Callable[[], Dossier]) -> None:
    check(make())


@pytest.mark.parametrize("name", sorted(story_folders()))
def test_every_line_of_every_story_is_supported(name: str) -> None:
    for dossier in dossiers_of(name):
        check(dossier)
        if len(dossier.articles) > 5:
            assert len(dossier.account) >= 8


def test_the_shared_stories_are_among_them() -> None:
    shared = (
        Path(os.environ.get("VARIORUM_SHARED", "")) if "VARIORUM_SHARED" in os.environ else None
    )
    shared = shared or Path(__file__).resolve().parents[3] / "shared"
    if not (shared / "stories").is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("the shared stories must be here in CI")
        pytest.skip("the shared stories are not here")
    assert any(name.startswith("shared/") for name in story_folders())


def check(dossier: Dossier) -> None:
    signs = {source.article: source.siglum for source in dossier.sources}
    shelf = library(dossier.articles, dossier.analyses, signs, dossier.lineage, dossier.records)
    assert dossier.account
    for line in dossier.account:
        assert line.citations
        assert unsupported(line, shelf) == (), line.sentence
    # What the check refused is told, and never printed.
    told = {line.sentence for line in dossier.account}
    assert not told & {one.sentence for one in dossier.dropped}
