"""Stories full of true numbers: what is told beyond gold stays as little as it is."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks" / "quality" / "quiet"
SHARED = Path(os.environ.get("VARIORUM_SHARED", FOLDER.parents[3] / "shared"))
FLOORS: dict[str, dict[str, int]] = json.loads((FOLDER / "floors.json").read_text())


def _bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quiet_bench", FOLDER / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("story", sorted(FLOORS))
def test_true_numbers_are_not_set_against_each_other(story: str) -> None:
    if not (SHARED / "stories" / "score.py").is_file():
        if os.environ.get("CI") == "true":
            pytest.fail("the shared stories and their scorer must be here in CI")
        pytest.skip("the shared stories and their scorer are not here")
    quiet = _bench().judge(FOLDER / "stories" / story)
    assert quiet.found >= FLOORS[story]["found"]
    assert len(quiet.beyond) <= FLOORS[story]["beyond"], quiet.beyond


def test_every_quiet_story_has_floors() -> None:
    assert {path.parent.name for path in FOLDER.glob("stories/*/gold.json")} == set(FLOORS)
