from __future__ import annotations

import importlib.util
import json
import sys
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks" / "quality" / "challenge"
FLOORS: dict[str, float] = json.loads((FOLDER / "floors.json").read_text())
ENGLISH = {
    "quoting",
    "speakers",
    "not_quotes",
    "dates",
    "quantities",
    "stances",
    "names",
    "sentences",
}
POINTERS = ("text", "speaker_text", "agent_text", "object_text", "parent")


def _bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("challenge_bench", FOLDER / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["challenge_bench"] = module
    spec.loader.exec_module(module)
    return module


BENCH = _bench()
CASES: list[dict[str, Any]] = BENCH.cases()


def _expectations(case: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for items in case["expect"].values() for item in items if isinstance(item, dict)]


def test_the_set_holds_at_least_400_cases_in_nine_languages() -> None:
    assert len(CASES) >= 400
    assert {case["language"] for case in CASES} == set(BENCH.LANGUAGES)
    assert {case["category"] for case in CASES if case["language"] == "en"} == ENGLISH
    for language in BENCH.LANGUAGES:
        found = {case["category"] for case in CASES if case["language"] == language}
        assert found >= {"quoting", "dates", "quantities", "names", "sentences"}


def test_no_case_stands_twice() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert len({case["text"] for case in CASES}) == len(CASES)


def test_every_expectation_points_at_words_of_its_case() -> None:
    places = BENCH.scoring().places
    lost = [
        (case["id"], part)
        for case in CASES
        for item in _expectations(case)
        for part in [*(item.get(key) for key in POINTERS), *_other_texts(item)]
        if part is not None and not places(case["text"], part)
    ]
    assert not lost
    lost_sentences = [
        (case["id"], sentence)
        for case in CASES
        for sentence in case["expect"].get("sentences", [])
        if sentence not in case["text"]
    ]
    assert not lost_sentences


def _other_texts(item: dict[str, Any]) -> list[str]:
    return [other for other in item.get("or", []) if isinstance(other, str)]


def test_a_part_that_stands_twice_says_which_is_meant() -> None:
    places = BENCH.scoring().places
    unclear = [
        (case["id"], item["text"])
        for case in CASES
        for item in _expectations(case)
        if item.get("text") and len(places(case["text"], item["text"])) > 1 and "nth" not in item
    ]
    # The first of two like names needs no number: it is the one that is taken.
    assert {name for name, _ in unclear} <= {"en-names-004"}


def test_every_expected_date_is_a_range_and_has_what_it_is_relative_to() -> None:
    for case in CASES:
        for date in case["expect"].get("dates", []):
            for earliest, latest in [(date["earliest"], date["latest"]), *date.get("or", [])]:
                assert datetime.fromisoformat(earliest) < datetime.fromisoformat(latest), case["id"]
            assert not date.get("anchored") or "published" in case, case["id"]


def test_the_set_stays_above_its_floors() -> None:
    if not FLOORS:
        pytest.skip("no floors are set yet")
    figures = BENCH.measure()
    fallen = {
        key: (figures.get(key), floor)
        for key, floor in FLOORS.items()
        if figures.get(key, 0.0) < floor
    }
    assert not fallen
