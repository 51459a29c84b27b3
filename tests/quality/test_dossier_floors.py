from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks" / "quality" / "dossier"
FLOORS: dict[str, dict[str, float]] = json.loads((FOLDER / "floors.json").read_text())
LOWER_IS_BETTER = {"record_wer", "negatives", "reported_conflicts"}


def _bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dossier_bench", FOLDER / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("story", sorted(FLOORS))
def test_the_dossier_of_a_story_stays_above_its_floors(story: str) -> None:
    bench = _bench()
    if not (bench.SHARED / "stories" / "score.py").is_file():
        if os.environ.get("CI") == "true":
            pytest.fail("the shared stories and their scorer must be here in CI")
        pytest.skip("the shared stories and their scorer are not here")
    figures, misses = bench.score(bench.stories()[story])
    fallen = {
        key: (figures[key], floor)
        for key, floor in FLOORS[story].items()
        if (figures[key] > floor if key in LOWER_IS_BETTER else figures[key] < floor)
    }
    assert not fallen, (fallen, misses)


def test_every_story_with_gold_has_floors() -> None:
    assert {path.parent.name for path in FOLDER.glob("stories/*/gold.json")} <= set(FLOORS)
