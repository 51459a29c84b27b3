"""The harnesses of grouping see what is right and what is wrong: checked on made-up results."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

from group_command import Grouped, Row  # noqa: E402
from made_news import Settings, Told, stream  # noqa: E402


def _load(folder: str) -> ModuleType:
    name = f"{folder}_harness"
    spec = importlib.util.spec_from_file_location(name, BENCHMARKS / "quality" / folder / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # frozen dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def origins() -> ModuleType:
    return _load("origins")


@pytest.fixture(scope="module")
def made() -> list[Told]:
    return list(stream(1200, Settings(seed=41, rate_per_day=150, late=0.2)))


def _line(a: str, b: str, direction: object) -> Row:
    return {"a": a, "b": b, "share_a": 0.9, "share_b": 0.9, "direction": direction, "passages": []}


def _truth(made: list[Told]) -> list[Row]:
    """Every two articles of one origin, with the direction where one is the other's source."""
    rows = []
    for place, one in enumerate(made):
        for other in made[:place]:
            if one.gold["origin"] == other.gold["origin"]:
                a, b = sorted((one.line["id"], other.line["id"]))
                child = next(
                    (
                        x
                        for x, y in ((one, other), (other, one))
                        if y.line["id"] in x.gold["ancestors"]
                    ),
                    None,
                )
                way = None if child is None else "b>a" if child.line["id"] == a else "a>b"
                rows.append(_line(a, b, way))
    return rows


def _grouped(made: list[Told], rows: list[Row]) -> Grouped:
    return Grouped({one.line["id"]: one.gold["story"] for one in made}, rows, 1.0, 1.0, 1.0)


def test_the_truth_has_no_error(origins: ModuleType, made: list[Told]) -> None:
    seen = origins.figures(made, _grouped(made, _truth(made)))
    assert seen["origins error"] == 0
    assert seen["origins error, two or more reports"] == 0
    assert seen["copies precision"] == seen["copies recall"] == seen["recall rewrite"] == 1
    assert seen["direction right where it can be known"] == 1
    assert seen["direction right where the origin came later"] == 1
    assert seen["stories f1"] == seen["stories f1, late articles"] == 1
    assert not origins.misses(made, _grouped(made, _truth(made)))


def test_reporting_no_copy_at_all_counts_every_report_as_an_origin(
    origins: ModuleType, made: list[Told]
) -> None:
    seen = origins.figures(made, _grouped(made, []))
    assert seen["copies recall"] == 0
    assert (
        seen["origins error, two or more reports"]
        == seen["origins error of counting reports"]
        > 0.5
    )


def test_a_turned_direction_is_wrong_and_a_silent_one_is_not_right(
    origins: ModuleType, made: list[Told]
) -> None:
    turned = {"a>b": "b>a", "b>a": "a>b", None: None}
    rows = [{**row, "direction": turned[row["direction"]]} for row in _truth(made)]
    seen = origins.figures(made, _grouped(made, rows))
    assert seen["direction wrong where it can be known"] == 1
    silent = [{**row, "direction": None} for row in _truth(made)]
    seen = origins.figures(made, _grouped(made, silent))
    assert seen["direction right where it can be known"] == 0
    assert seen["direction wrong where it can be known"] == 0


def test_links_between_strangers_cost_precision_and_are_told(
    origins: ModuleType, made: list[Told]
) -> None:
    chance = random.Random(1)
    truth = _truth(made)
    ids = [one.line["id"] for one in made]
    wrong = [_line(*sorted(chance.sample(ids, 2)), None) for _ in range(len(truth))]
    told = _grouped(made, truth + wrong)
    assert origins.figures(made, told)["copies precision"] < 0.6
    assert any(line.startswith("no copy:") for line in origins.misses(made, told))


def test_floors_hold_what_must_not_fall_and_ceilings_what_must_not_rise(
    origins: ModuleType,
) -> None:
    seen = {"origins error": 0.4, "copies recall": 0.8, "direction wrong where it can be known": 0}
    assert set(origins.fallen(seen, {"origins error": 0.3, "copies recall": 0.7})) == {
        "origins error"
    }
    assert not origins.fallen(seen, {"origins error": 0.5, "copies recall": 0.8})
    assert origins.fallen(seen, {"copies recall": 0.9})
    stories = _load("stories")
    assert stories.fallen({"mean f1": 0.9}, {"mean f1": 0.93}) == {"mean f1": (0.9, 0.93)}
    assert stories.fallen({}, {"mean f1": 0.93})
    assert stories.fallen({"quotations flagged": 1}, {"quotations flagged": 0})
    assert not stories.fallen({"mean f1": 0.94}, {"mean f1": 0.93})
