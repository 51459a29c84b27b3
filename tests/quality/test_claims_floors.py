from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks" / "quality" / "claims"
FLOORS: dict[str, dict[str, dict[str, float]]] = json.loads((FOLDER / "floors.json").read_text())
LOWER_IS_BETTER = {"agreed_wrongly"}
ASKED = "date number unit confirmation negation agent tense bound".split()


@cache
def _bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("claims_bench", FOLDER / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@cache
def _judged() -> tuple[Any, ...]:
    return tuple(_bench().judge(_bench().read_pairs()))


def _table(part: str) -> dict[str, dict[str, float | None]]:
    """The figures by kind of one part, or of both."""
    judged = [found for found in _judged() if part in ("both", found.pair["part"])]
    table: dict[str, dict[str, float | None]] = _bench().by_kind(judged)
    return table


@pytest.mark.parametrize(
    ("part", "kind"), [(part, kind) for part, kinds in FLOORS.items() for kind in kinds]
)
def test_claims_and_conflicts_of_pairs_stay_above_their_floors(part: str, kind: str) -> None:
    row = _table(part)[kind]
    fallen = {}
    for key, floor in FLOORS[part][kind].items():
        figure = row[key]
        if figure is None:
            # Nothing was told as a hard conflict: the floor of the conflicts found says so.
            assert key == "conflicts_p"
        elif figure > floor if key in LOWER_IS_BETTER else figure < floor:
            fallen[key] = (figure, floor)
    assert not fallen


def test_every_kind_of_pair_has_floors() -> None:
    assert {pair["kind"] for pair in _bench().read_pairs()} <= set(FLOORS["both"])
    assert {"dev", "test", "both"} == set(FLOORS)


def test_the_pairs_are_many_of_every_kind_and_half_are_for_judging() -> None:
    pairs = _bench().read_pairs()
    kinds = Counter(pair["kind"] for pair in pairs)
    parts = Counter(pair["part"] for pair in pairs)
    assert len(pairs) >= 300
    assert min(kinds[kind] for kind in ASKED) >= 30
    assert abs(parts["dev"] - parts["test"]) <= 1
    assert {pair["relation"] for pair in pairs} == set(_bench().RELATIONS)
    assert len({pair["id"] for pair in pairs}) == len(pairs)
    assert len({(pair["a"], pair["b"]) for pair in pairs}) == len(pairs)
