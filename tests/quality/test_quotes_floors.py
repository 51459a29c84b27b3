from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType

import pytest

QUALITY = Path(__file__).resolve().parents[2] / "benchmarks" / "quality"


def _bench(name: str, file: str) -> ModuleType:
    """The benchmark; skips (in CI: fails) where its corpus is not here."""
    spec = importlib.util.spec_from_file_location(f"{name}_bench", QUALITY / name / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not (module.DATA / file).is_file():
        if os.environ.get("CI") == "true":
            pytest.fail(f"the shared corpus of {name} must be here in CI")
        pytest.skip(f"the shared corpus of {name} is not here")
    return module


def _fallen(name: str, file: str, quotations: str) -> dict[str, tuple[float, float]]:
    floors = json.loads((QUALITY / name / "floors.json").read_text())[quotations]
    figures = _bench(name, file).measure("dev", quotations)
    return {key: (figures[key], floor) for key, floor in floors.items() if figures[key] < floor}


@pytest.mark.parametrize("quotations", ["model", "rules"])
def test_quotations_and_speakers_in_news_stay_above_their_floors(quotations: str) -> None:
    assert not _fallen("quotes", "score.py", quotations)


@pytest.mark.parametrize("quotations", ["model", "rules"])
def test_names_of_people_bodies_and_places_stay_above_their_floors(quotations: str) -> None:
    assert not _fallen("names", "dev.iob2.gz", quotations)
