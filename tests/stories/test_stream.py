"""The whole of a stream: from a line to its story, and back again after a stop."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from tests.stories.counted_segments import Counted
from tests.stories.happening_minis import paper, telling, told
from tests.stories.test_gathering import whole as consistent

from variorum.stories import AGAIN, Mode, Outcome, Report, StoryStream
from variorum.stories import stream as module
from variorum.stories.gathering import Bond
from variorum.stories.segments import MemorySegments

WIRE = (
    "OLM (Peak Wire) — The night ferry Sankt Vendel ran onto a sandbank outside the harbour of Olm "
    "early on Tuesday with 212 people on board, the coast guard said.\n\n"
    "Nobody was hurt. Tugs from Harrow pulled the ship free at high water, and the passengers "
    "were taken to the sports hall of Olm, where the Red Cross served soup. Captain Ragna Thule "
    "told investigators that the steering had failed twice since the ferry left Brannoy.\n\n"
    "The Accident Board has opened an inquiry and asked the owner, Vendel Lines, for the "
    "maintenance records of the ship."
)
REWRITE = (
    "More than two hundred travellers spent the morning in a sports hall after their ship got "
    "stuck in sight of the quay.\n\n"
    "The Sankt Vendel, on her way from Brannoy, hit a sandbank before Olm shortly before dawn "
    "on Tuesday. It took tugs from Harrow several hours to free her. Ragna Thule, her captain, "
    "spoke of trouble with the steering; Vendel Lines did not answer questions. The Accident "
    "Board will look into the grounding of the ferry."
)
LOOKALIKE = (
    "The car ferry Morning Star touched rocks near the island of Tarn on Tuesday with 90 people "
    "on board, the coast guard said.\n\n"
    "Two passengers were treated for bruises. The ship reached the quay of Tarn under her own "
    "power. The skipper, Bo Lindquist, had swerved for a sailing boat, the police said. Tarn "
    "Shipping cancelled all trips for the day while divers looked at the hull."
)


def grouped(
    reports: list[Report],
    mode: Mode = "online",
    *,
    stops: tuple[int, ...] = (),
    late: tuple[int, ...] = (),
) -> list[Outcome]:
    """Where each report stands in the end.

    Args:
        stops: Numbers of blocks at whose end the run is killed and begun again.
        late: The same, but killed when all was put away and the state was not yet written.
    """
    segments = Counted()
    stream, at, blocks, state = StoryStream(segments, mode), 0, 0, None
    while at < len(reports):
        stream.take(reports[at])
        at += 1
        if at % module.BLOCK:
            continue
        fresh = json.loads(json.dumps(stream.freeze()))
        if blocks in late:
            late = tuple(block for block in late if block != blocks)
            stream = StoryStream(segments, mode)
            if state is not None:
                stream = StoryStream.restore(state, segments)
            at = len(stream)
            continue
        state, blocks = fresh, blocks + 1
        if blocks - 1 in stops:
            # What comes between the last block's end and the stop is gone.
            for report in reports[at : at + 5]:
                stream.take(report)
            stream = StoryStream.restore(state, segments)
            assert len(stream) == at
    stream.finish()
    consistent(stream._gathering)
    return list(stream.outcome())


def parts(outcomes: list[Outcome]) -> set[frozenset[str | int]]:
    """The stories, whatever they are called."""
    found: dict[int, set[str | int]] = {}
    for one in outcomes:
        found.setdefault(one.story, set()).add(one.id)
    return {frozenset(row) for row in found.values()}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of 32 reports, three of which are live."""
    monkeypatch.setattr(module, "BLOCK", 32)
    monkeypatch.setattr(module, "LIVE_BLOCKS", 3)
    monkeypatch.setattr(module, "YOUNG", frozenset((8, 16)))
    monkeypatch.setattr(module, "REPAIRED", 8)


FERRY = [
    Report("wire", "Ferry runs aground off Olm", WIRE, "2031-05-06T07:10Z", "Peak Wire"),
    Report("other", "Ferry Morning Star hits rocks", LOOKALIKE, "2031-05-09T08:00Z", "Tarn Echo"),
    Report("copy", "Night ferry stuck on sandbank", WIRE, "2031-05-06T09:00Z", "Harrow News"),
    Report("own", "Sankt Vendel freed by tugs", REWRITE, "2031-05-06T12:30Z", "Brannoy Post"),
]


@pytest.mark.parametrize("mode", ["online", "careful"])
def test_two_wires_and_a_rewrite_are_one_story_and_a_look_alike_another(mode: Mode) -> None:
    assert parts(grouped(FERRY, mode)) == {frozenset({"wire", "copy", "own"}), frozenset({"other"})}


def test_the_reasons_name_the_nearest_report_what_both_write_and_copies() -> None:
    wire, other, copy, own = grouped(FERRY)
    assert (wire.how, wire.nearest, wire.shared, wire.copied) == ("opened", None, (), ())
    assert (other.how, other.nearest, other.days_apart) == ("opened", None, None)
    assert (copy.how, copy.nearest, copy.copied) == ("joined", 0, (0,))
    assert copy.days_apart == pytest.approx(0.08, abs=0.005)
    assert own.how == "joined"
    assert own.nearest in (0, 2)
    assert own.copied == ()
    said = f"{FERRY[3].title} {REWRITE}"
    assert own.shared
    assert all(shared in said for shared in own.shared)
    assert 0.24 < own.likeness < copy.likeness <= 1
    assert {wire.story, copy.story, own.story} == {0}
    assert other.story == 1


def test_copies_are_told_at_arrival_and_none_is_left_out() -> None:
    stream = StoryStream(MemorySegments())
    taken = [stream.take(report) for report in FERRY]
    assert [one.number for one in taken] == [0, 1, 2, 3]
    assert [(copy.a, copy.b) for one in taken for copy in one.copies] == [(0, 2)]
    assert [stream.name(number) for number in range(4)] == ["wire", "other", "copy", "own"]
    assert len(stream) == 4
    assert [stream.story(number) for number in range(4)] == [0, 1, 0, 0]


def test_a_report_in_another_language_joins_by_names() -> None:
    german = (
        "Die Nachtfähre Sankt Vendel ist am Dienstag vor Olm auf eine Sandbank gelaufen, teilte "
        "die Küstenwache mit. Alle 212 Menschen an Bord blieben unverletzt. Kapitänin Ragna "
        "Thule sprach von einem Ausfall der Ruderanlage seit Brannoy. Schlepper aus Harrow zogen "
        "das Schiff der Reederei Vendel Lines bei Hochwasser frei."
    )
    row = [*FERRY, Report("de", "Fähre Sankt Vendel vor Olm", german, "2031-05-06", "Abendblatt")]
    found = grouped(row, "careful")
    assert found[4].story == found[0].story
    strange = (
        "Der Stadtrat von Unterweiler hat am Dienstag den Haushalt beschlossen. Die Grundsteuer "
        "steigt um 212 Punkte, sagte der Bürgermeister. Die Opposition sprach von einem Fehler."
    )
    row[4] = Report("de", "Haushalt beschlossen", strange, "2031-05-06", "Abendblatt")
    found = grouped(row, "careful")
    assert found[4].story == 4


def test_a_long_running_story_whose_parts_follow_each_other_within_days_stays_one() -> None:
    def days(step: float) -> list[Report]:
        rows = []
        for part in range(8):
            for teller in "abc":
                hours = 24 * step * part + ord(teller) % 3
                rows.append(told("trial", f"{teller}{part}", hours))
            rows += [told(f"x{part}{k}", "q", 24 * step * part) for k in range(4)]
        return rows

    def trial(reports: list[Report], mode: Mode) -> set[int]:
        return {one.story for one in grouped(reports, mode) if str(one.id).startswith("trial")}

    for mode in ("online", "careful"):
        assert trial(days(2.5), mode) == {0}
        assert len(trial(days(25.0), mode)) == 8


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_careful_gives_the_same_stories_in_any_order_of_arrival(seed: int) -> None:
    reports = [told(f"h{k % 7}", f"t{k}", k / 2) for k in range(35)] + FERRY
    expected = parts(grouped(reports, "careful"))
    assert len(expected) == 9
    random.Random(seed).shuffle(reports)
    assert parts(grouped(reports, "careful")) == expected


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("mode", ["online", "careful"])
def test_a_run_that_was_killed_ends_as_one_that_was_not(mode: Mode) -> None:
    reports = paper(4, 170, words=25)
    whole = grouped(reports, mode)
    assert len(whole) == 170
    assert any(one.moved for one in whole)
    assert any(one.copied for one in whole)
    assert grouped(reports, mode, stops=tuple(range(5))) == whole
    assert grouped(reports, mode, stops=(2,), late=(0, 1, 4)) == whole


@pytest.mark.usefixtures("small")
def test_a_run_that_ends_with_a_block_and_one_of_nothing_can_be_finished() -> None:
    for mode in ("online", "careful"):
        assert grouped([], mode) == []
        reports = paper(5, 64, words=20)
        assert [one.id for one in grouped(reports, mode)] == [report.id for report in reports]


@pytest.mark.usefixtures("small")
def test_only_what_can_be_needed_again_is_kept() -> None:
    segments = Counted()
    stream = StoryStream(segments)
    for number, report in enumerate(paper(6, 256, words=15)):
        stream.take(report)
        if number % 32 == 31:
            stream.freeze()
    kept = {name for name in segments.names if name.startswith(("gathering", "bonds"))}
    # Those of the latest state and of the one before, which holds till the latest is sure.
    assert kept == {"gathering-6", "gathering-7", *(f"bonds-{k}" for k in range(4, 8))}
    assert {name for name in segments.names if name.startswith("rarity")} == {
        "rarity-0",
        "rarity-1",
    }


@pytest.mark.usefixtures("small")
def test_late_reports_of_happenings_long_settled_stop_nothing() -> None:
    reports: list[Report] = []
    for block in range(6):
        reports += [told(f"b{block}", f"t{k}", k, words=25) for k in range(28)]
        # All of one week by their dates, however late they come.
        reports += [told(f"b{k}", f"late{block}", 5, words=25) for k in range(4)]
    found = grouped(reports, "online", stops=(4,))
    assert found == grouped(reports, "online")
    homes = {one.id: one.story for one in found}
    assert homes["b0-late5"] == homes["b0-t0"]
    assert homes["b3-late5"] == homes["b3-t0"]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("mode", ["online", "careful"])
def test_every_report_stands_in_one_story_in_the_order_of_arrival(mode: Mode) -> None:
    reports = paper(7, 130, words=30)
    found = grouped(reports, mode)
    assert [one.id for one in found] == [report.id for report in reports]
    for number, one in enumerate(found):
        assert one.how in {"opened", "joined", "bridged"}
        assert one.moved in {"", "moved", "merged"}
        assert bool(one.moved) == bool(one.why)
        assert 0 <= one.likeness <= 1
        assert (one.nearest is None) == (one.how == "opened")
        assert one.nearest is None or one.nearest < number
    # A story is called by the number of one of its reports, or of one that left it.
    assert {one.story % AGAIN for one in found} <= set(range(130))


def test_stories_built_anew_are_not_torn_from_those_that_they_go_on_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_EVERY_PAIR", 0)
    stream = StoryStream(MemorySegments())
    gathering, moments = stream._gathering, stream._comparing.facts.moments
    # Of nearly the same matter, but too far apart in time to be built as one.
    for number in range(4):
        moments.append(10.0 + 3 * number)
        gathering.add({other: Bond(0.2, 0.6) for other in range(number)}, {})
    moved = stream._rebuilt(range(4))
    consistent(gathering)
    assert list(gathering.members(0)) == [0, 1, 2, 3]
    assert {one.how for one in moved} == {"merged"}


def test_the_same_reports_in_the_same_order_give_the_same_in_every_process(tmp_path: Path) -> None:
    code = (
        "from tests.stories.test_stream import *\n"
        "print([(o.id, o.story, o.how, o.shared, o.likeness) for o in grouped(paper(8, 40))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "PYTHONHASHSEED": "77"},
    )
    here = [(o.id, o.story, o.how, o.shared, o.likeness) for o in grouped(paper(8, 40))]
    assert done.stdout.strip() == str(here)


def test_hostile_reports_stop_nothing() -> None:
    texts = [
        *("", " ", "\x00" * 999, "\ud800" * 50, "a " * 5_000, "“" * 3_000, "x" * 50_000),
        *("\u202e" + WIRE, WIRE + "\udfff", "(" * 4_000, "1,2." * 3_000, telling("a", "b")),
    ]
    dates = [None, "soon", "9999-12-31", "0001-01-01", "2031-05-06", "\ud800", "1" * 9_999]
    names = [None, "", "\ud800", "(x)", "the", "A" * 9_999, "https://\ud800.example/x", "Peak Wire"]
    chance = random.Random(9)
    reports = [
        Report(
            chance.choice(["same", 7, "\ud800", -(10**30)]),
            chance.choice(texts)[:3_000],
            chance.choice(texts),
            chance.choice(dates),
            chance.choice(names),
        )
        for _ in range(60)
    ]
    for mode in ("online", "careful"):
        found = grouped(reports, mode)
        assert [one.id for one in found] == [report.id for report in reports]


def test_reports_without_dates_and_outlets_are_grouped_by_what_they_say() -> None:
    reports = [
        Report(f"{what}{teller}", told(what, teller).title, told(what, teller).text)
        for teller in "abc"
        for what in ("fire", "flood")
    ]
    assert parts(grouped(reports)) == {
        frozenset({"firea", "fireb", "firec"}),
        frozenset({"flooda", "floodb", "floodc"}),
    }


@pytest.mark.parametrize("mode", ["online", "careful"])
def test_whoever_is_moved_was_in_a_story_that_is_named_as_changed(small: None, mode: Mode) -> None:
    stream, moved = StoryStream(MemorySegments(), mode), 0
    before: list[int] = []
    for report in paper(3, 150, words=40):
        stream.take(report)
        if len(stream) % module.BLOCK == 0:
            stream.freeze()
        now = [stream.story(number) for number in range(len(stream))]
        changed = stream.changed()
        for old, new in zip(before, now, strict=False):
            if old != new:
                moved += 1
                assert {old, new} <= changed
        assert now[-1] in changed
        before = now
    assert moved
