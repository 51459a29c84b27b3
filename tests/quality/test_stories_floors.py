"""Grouping, copies and counted origins stay above their floors, by the command itself."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

QUALITY = Path(__file__).resolve().parents[2] / "benchmarks" / "quality"


def _bench(folder: str) -> ModuleType:
    name = f"{folder}_floors_bench"
    spec = importlib.util.spec_from_file_location(name, QUALITY / folder / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # frozen dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def _floors(folder: str) -> list[tuple[str, str]]:
    floors = json.loads((QUALITY / folder / "floors.json").read_text(encoding="utf-8"))
    return [(variant, part) for variant, parts in floors.items() for part in parts]


def _floor(folder: str, variant: str, part: str) -> dict[str, float]:
    floors = json.loads((QUALITY / folder / "floors.json").read_text(encoding="utf-8"))
    found: dict[str, float] = floors[variant][part]
    return found


@pytest.mark.parametrize(("variant", "part"), _floors("stories"))
def test_stories_and_copies_of_news_stay_above_their_floors(variant: str, part: str) -> None:
    bench = _bench("stories")
    if not (bench.DATA / "score.py").is_file():
        if os.environ.get("CI") == "true":
            pytest.fail("the shared sets for stories must be here in CI")
        pytest.skip("the shared sets for stories are not here")
    if part == "stories":
        figures = bench.measure(variant)
    elif part == "pairs":
        figures = bench.measure_pairs(variant)
    elif part == "orders":
        figures = bench.measure_orders(variant, "ecbplus", 4)
    else:
        assert part == "mixed"
        figures, _ = bench.measure_mixed(variant)
    assert not bench.fallen(figures, _floor("stories", variant, part))


@pytest.mark.parametrize(("variant", "name"), _floors("origins"))
def test_independent_origins_are_counted_within_their_floors(variant: str, name: str) -> None:
    bench = _bench("origins")
    figures, _ = bench.measure(variant, name)
    assert not bench.fallen(figures, _floor("origins", variant, name))
