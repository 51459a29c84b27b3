from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks" / "quality" / "copies"
FLOORS: dict[str, float] = json.loads((FOLDER / "floors.json").read_text())


def _bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("copies_bench", FOLDER / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _fallen(figures: dict[str, float]) -> dict[str, tuple[float, float]]:
    return {key: (figures[key], v) for key, v in FLOORS.items() if figures.get(key, v) < v}


def test_copies_of_known_pairs_stay_above_their_floors() -> None:
    bench = _bench()
    if not (bench.DATA / "score.py").is_file():
        if os.environ.get("CI") == "true":
            pytest.fail("the shared sets and their scorer must be here in CI")
        pytest.skip("the shared sets and their scorer are not here")
    figures = bench.known_pairs()["all"]
    assert not _fallen(figures)
    assert {key for key in FLOORS if not key.startswith("made")} <= figures.keys()


def test_planted_copy_trees_stay_above_their_floors() -> None:
    figures = _bench().made(4000)
    assert not _fallen(figures)
    assert {key for key in FLOORS if key.startswith("made")} <= figures.keys()
    assert figures["made_direction_against"] == 0
