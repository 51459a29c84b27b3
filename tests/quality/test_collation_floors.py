from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks" / "quality" / "collation"
FLOORS: dict[str, float] = json.loads((FOLDER / "floors.json").read_text())
OWN = ("prose", "planting", "reports", "score", "run")


@pytest.fixture(scope="module")
def bench():
    """The bench, whose modules stand beside each other under plain names."""
    before = {name: sys.modules.pop(name) for name in OWN if name in sys.modules}
    sys.path.insert(0, str(FOLDER))
    try:
        spec = importlib.util.spec_from_file_location("collation_bench", FOLDER / "run.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module
    finally:
        sys.path.remove(str(FOLDER))
        for name in OWN:
            sys.modules.pop(name, None)
        sys.modules.update(before)


def test_planted_variants_stay_above_their_floors(bench: ModuleType) -> None:
    figures = bench.sample()
    fallen = {key: (figures[key], floor) for key, floor in FLOORS.items() if figures[key] < floor}

    assert not fallen


@pytest.mark.parametrize("size", [(20, 5), (100, 10), (300, 4)])
def test_sampled_orders_of_damaged_reports_give_the_same_bytes(bench: ModuleType, size) -> None:
    case = bench.make(*size, 0.2, 3)

    assert bench.same_in_all_orders(case, 4)


def test_reports_without_damage_give_the_text_and_no_variants(bench: ModuleType) -> None:
    case = bench.make(100, 6, 0.0, 1, whole_only=True)
    records = bench.edition(case)

    assert len(records) == 1
    assert records[0].variants == ()
    said = [records[0].text[w.start : w.end] for w in records[0].words]
    assert [w for w in said if w[0].isalnum()] == [p.word for p in case.words]
