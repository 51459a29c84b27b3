from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType

import pytest

QUALITY = Path(__file__).resolve().parents[2] / "benchmarks" / "quality"


def _bench(name: str) -> ModuleType:
    """The benchmark of this name; skips (in CI: fails) where its pages are not here."""
    spec = importlib.util.spec_from_file_location(f"{name}_bench", QUALITY / name / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not (module.DATA / "score.py").is_file():
        if os.environ.get("CI") == "true":
            pytest.fail("the shared pages and their scorer must be here in CI")
        pytest.skip("the shared pages and their scorer are not here")
    return module


def _floors(name: str) -> dict[str, float]:
    loaded: dict[str, float] = json.loads((QUALITY / name / "floors.json").read_text())
    return loaded


def test_article_bodies_stay_above_their_floors() -> None:
    found = _bench("extraction").compare()
    figures = {**found["ours"], "gain": found["gain"]}
    fallen = {k: (figures[k], v) for k, v in _floors("extraction").items() if figures[k] < v}

    assert not fallen


def test_bodies_of_the_fast_path_stay_above_their_floors() -> None:
    bench = _bench("extraction")
    figures = bench.measure(bench.fast)
    floors = json.loads((QUALITY / "extraction" / "fast_floors.json").read_text())
    fallen = {k: (figures[k], v) for k, v in floors.items() if figures[k] < v}

    assert not fallen


def test_titles_authors_and_dates_of_pages_stay_above_their_floors() -> None:
    bench = _bench("metadata")
    figures, _ = bench.measure(bench.ours)
    fallen = {k: (figures[k], v) for k, v in _floors("metadata").items() if figures[k] < v}

    assert not fallen
