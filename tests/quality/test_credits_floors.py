from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks" / "quality" / "credits"
FLOORS: dict[str, dict[str, float]] = json.loads((FOLDER / "floors.json").read_text())
LOWER_IS_BETTER = {"negatives"}


def _bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("credits_bench", FOLDER / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _cases() -> list[dict[str, Any]]:
    bench = _bench()
    return [case for part in bench.PARTS for case in bench.cases(part)]


@pytest.mark.parametrize("part", sorted(FLOORS))
def test_speakers_and_credits_stay_above_their_floors(part: str) -> None:
    bench = _bench()
    if not (bench.dossiers().SHARED / "stories" / "score.py").is_file():
        if os.environ.get("CI") == "true":
            pytest.fail("the scorer of the shared stories must be here in CI")
        pytest.skip("the scorer of the shared stories is not here")
    figures = bench.measure(part)
    fallen = {
        key: (figures[key], floor)
        for key, floor in FLOORS[part].items()
        if (figures[key] > floor if key in LOWER_IS_BETTER else figures[key] < floor)
    }
    assert not fallen


def test_every_expectation_stands_in_its_text() -> None:
    for case in _cases():
        spans = [quote["text"] for quote in case["quotes"]]
        spans += [credit["span"] for credit in case["credits"]]
        spans += case.get("not_quotes", [])
        spans += [credit["span"] for credit in case.get("not_credits", [])]
        missing = [span for span in spans if span not in case["text"]]
        assert not missing, (case["id"], missing)


def test_the_halves_share_no_case_and_hold_as_many() -> None:
    bench = _bench()
    halves = [[case["id"] for case in bench.cases(part)] for part in bench.PARTS]
    assert len(halves[0]) == len(halves[1]) == 75
    assert not set(halves[0]) & set(halves[1])


def test_every_case_has_an_address_of_its_own() -> None:
    addresses = [case["url"] for case in _cases()]
    assert len(addresses) == len(set(addresses))


def test_a_report_of_which_nothing_is_told_misses_all_that_is_asked() -> None:
    bench = _bench()
    if not (bench.dossiers().SHARED / "stories" / "score.py").is_file():
        pytest.skip("the scorer of the shared stories is not here")
    figures, misses = bench.figures_of(bench.cases("dev"), {"stories": []})
    assert figures["quotes"] == figures["speakers"] == figures["credits"] == 0
    assert figures["negatives"] == 0
    assert misses
