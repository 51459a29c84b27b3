from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks" / "quality" / "quotes"
FLOORS: dict[str, float] = json.loads((FOLDER / "floors.json").read_text())


def _bench() -> ModuleType:
    """The benchmark; skips (in CI: fails) where its corpus is not here."""
    spec = importlib.util.spec_from_file_location("quotes_bench", FOLDER / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not (module.DATA / "score.py").is_file():
        if os.environ.get("CI") == "true":
            pytest.fail("the shared corpus of quotations and its scorer must be here in CI")
        pytest.skip("the shared corpus of quotations and its scorer are not here")
    return module


def test_quotations_and_speakers_in_news_stay_above_their_floors() -> None:
    figures = _bench().measure("dev")
    fallen = {key: (figures[key], floor) for key, floor in FLOORS.items() if figures[key] < floor}
    assert not fallen
