from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks" / "quality" / "challenge"


def _score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("challenge_score", FOLDER / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["challenge_score"] = module
    spec.loader.exec_module(module)
    return module


SCORE = _score()
TEXT = "“We closed early,” said an aide to Ruth Amberley. “It was dark.”"


def _case(text: str = TEXT, **expect: Any) -> dict[str, Any]:
    return {"id": "x", "language": "en", "category": "quoting", "text": text, "expect": expect}


def _at(part: str, text: str = TEXT, **more: Any) -> dict[str, Any]:
    start = text.index(part)
    return {"start": start, "end": start + len(part), **more}


def _said(part: str, written: str, **more: Any) -> dict[str, Any]:
    who = _at(written)
    return _at(
        part, speaker_start=who["start"], speaker_end=who["end"], speaker_text=written, **more
    )


def _ratio(case: dict[str, Any], line: dict[str, Any] | None) -> tuple[int, int]:
    tally = SCORE.score_case(case, line)
    return tally.right, tally.asked


AIDE = {"text": "“We closed early,”", "speaker_text": "an aide to Ruth Amberley", "speaker": None}
DARK = {"text": "“It was dark.”", "speaker_text": "an aide to Ruth Amberley", "speaker": None}


def test_both_pieces_with_the_right_speaker_count() -> None:
    found = [
        _said("We closed early,", "an aide to Ruth Amberley", kind="direct"),
        _said("“It was dark.”", "an aide", kind="direct"),
    ]
    assert _ratio(_case(quotes=[AIDE, DARK]), {"quotes": found}) == (2, 2)


def test_a_name_for_a_source_that_has_none_is_wrong() -> None:
    found = [_said("“We closed early,”", "an aide", kind="direct", speaker="Ruth Amberley")]
    assert _ratio(_case(quotes=[AIDE]), {"quotes": found}) == (0, 1)


def test_a_marked_quotation_found_beyond_the_expected_counts_against() -> None:
    found = [
        _said("“We closed early,”", "an aide", kind="direct"),
        _said("“It was dark.”", "an aide", kind="direct"),
    ]
    assert _ratio(_case(quotes=[AIDE]), {"quotes": found}) == (1, 2)
    found[1]["kind"] = "indirect"
    assert _ratio(_case(quotes=[AIDE]), {"quotes": found}) == (1, 1)


def test_paragraphs_of_one_group_are_found_as_one_utterance() -> None:
    text = "Ed Lorne said: “First.\n\n“Second one.”"
    gold = {"text": "“First.\n\n“Second one.”", "speaker_text": "Ed Lorne", "speaker": "Ed Lorne"}
    pieces = [
        {**_at(part, text), "kind": "direct", "group": 4, "speaker": "Ed Lorne"}
        for part in ("“First.", "“Second one.”")
    ]
    assert _ratio(_case(text, quotes=[gold]), {"quotes": pieces}) == (1, 1)
    pieces[1]["group"] = 5
    assert _ratio(_case(text, quotes=[gold]), {"quotes": pieces})[0] == 0


def test_marked_words_must_be_listed_and_not_taken_for_speech() -> None:
    text = "The “free” bus costs two euros."
    case = _case(text, none=["quotes"], not_quotes=[{"text": "“free”", "use": "scare"}])
    listed = {"quotes": [], "not_quotes": [_at("“free”", text, use="scare")]}
    assert _ratio(case, listed) == (1, 1)
    assert _ratio(case, {"quotes": []}) == (0, 1)
    assert _ratio(case, {**listed, "quotes": [_at("“free”", text, kind="direct")]})[0] == 0


def test_two_dates_within_one_range_count_as_their_union() -> None:
    text = "It runs from 3 to 9 May 2031."
    gold = {
        "text": "from 3 to 9 May 2031",
        "earliest": "2031-05-03T00:00",
        "latest": "2031-05-10T00:00",
    }
    ends = [
        _at("3", text, earliest="2031-05-03T00:00", latest="2031-05-04T00:00"),
        _at("9 May 2031", text, earliest="2031-05-09T00:00", latest="2031-05-10T00:00"),
    ]
    assert _ratio(_case(text, dates=[gold]), {"dates": ends}) == (1, 1)
    assert _ratio(_case(text, dates=[gold]), {"dates": ends[:1]}) == (0, 1)


def test_of_a_bound_only_the_bounded_side_is_compared() -> None:
    text = "At least 14 miners are missing."
    gold = {"text": "At least 14", "low": 14, "high": 14, "bound": "at_least", "unit": ""}
    found = _at("At least 14", text, low=14, high=None, bound="at_least", unit="", noun="miner")
    assert _ratio(_case(text, quantities=[gold]), {"quantities": [found]}) == (1, 1)
    assert _ratio(_case(text, quantities=[gold]), {"quantities": [{**found, "low": 13}]}) == (0, 1)
    wrong = {**found, "bound": "exact", "high": 14}
    assert _ratio(_case(text, quantities=[gold]), {"quantities": [wrong]}) == (0, 1)


def test_a_stance_of_another_kind_counts_once_and_one_beyond_counts_too() -> None:
    text = "The club denied the report. Sales declined."
    gold = {"kind": "denied", "text": "denied", "agent_text": "The club"}
    denied = _at("denied", text, kind="denied")
    assert _ratio(_case(text, stances=[gold]), {"stances": [denied]}) == (1, 1)
    assert _ratio(_case(text, stances=[gold]), {"stances": [{**denied, "kind": "confirmed"}]}) == (
        0,
        1,
    )
    beyond = [denied, _at("declined", text, kind="declined")]
    assert _ratio(_case(text, stances=[gold]), {"stances": beyond}) == (1, 2)


def test_a_title_before_a_name_makes_no_difference() -> None:
    text = "Judge Leo Amara left."
    gold = {"text": "Leo Amara", "kind": "person", "name": "Leo Amara"}
    found = _at("Judge Leo Amara", text, kind="person", form="name", name="Leo Amara")
    assert _ratio(_case(text, names=[gold]), {"names": [found]}) == (1, 1)
    assert _ratio(_case(text, names=[gold]), {"names": [{**found, "kind": "place"}]}) == (0, 1)


def test_what_must_not_be_found_is_asked_for_even_where_no_line_came_back() -> None:
    case = _case("He declined the invitation.", none=["stances"])
    assert _ratio(case, {"stances": []}) == (1, 1)
    assert _ratio(case, {"error": "unreadable"}) == (0, 1)
    assert _ratio(case, None) == (0, 1)
