"""Count what is told of numbers and days beyond gold; see about.md. usage: run.py [STORY ...]"""

from __future__ import annotations

import importlib.util
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).resolve().parent
KINDS = ("number", "date")


@dataclass(frozen=True, slots=True)
class Quiet:
    """One story: contradictions of gold, those found, all told, and those told beyond gold."""

    story: str
    gold: int
    found: int
    told: int
    beyond: tuple[str, ...]


def _dossiers() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dossiers", HERE.parent / "dossier" / "run.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("the bench of dossiers is not here")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judge(folder: Path) -> Quiet:
    """Make the dossier of one story and set its conflicts of numbers and days beside gold."""
    bench = _dossiers()
    scorer = bench.scorer()
    dossier = bench.dossier_of([str(path) for path in sorted(folder.glob("[0-9]*.json"))])
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["conflicts"]
    met: set[int] = set()
    told, beyond = 0, []
    for story in dossier["stories"]:
        for conflict in story["conflicts"]:
            if conflict["kind"] not in KINDS:
                continue
            told += 1
            hits = {n for n, want in enumerate(gold) if _meets(scorer, story, conflict, want)}
            met |= hits
            if not hits:
                beyond.append(conflict["matter"])
    return Quiet(folder.name, len(gold), len(met), told, tuple(beyond))


def _meets(
    scorer: Any, story: dict[str, Any], conflict: dict[str, Any], want: dict[str, Any]
) -> bool:
    sides = []
    for end in ("a", "b"):
        ids = scorer.document(want[f"doc_{end}"], story["articles"])
        sides.append(
            {
                n
                for n, passage in enumerate(conflict["passages"])
                if passage["article"] in ids
                and scorer.touches(passage["text"], want[f"span_{end}"])
            }
        )
    return any(a != b for a in sides[0] for b in sides[1])


def main(wanted: list[str]) -> None:
    gold = found = told = beyond = 0
    for path in sorted((HERE / "stories").glob("*/gold.json")):
        if wanted and path.parent.name not in wanted:
            continue
        story = judge(path.parent)
        print(
            f"{story.story:18} gold {story.gold} found {story.found} told {story.told} "
            f"beyond {len(story.beyond)}"
        )
        for matter in story.beyond:
            print("   ", matter)
        gold, found = gold + story.gold, found + story.found
        told, beyond = told + story.told, beyond + len(story.beyond)
    print(f"{'all':18} gold {gold} found {found} told {told} beyond {beyond}")


if __name__ == "__main__":
    main(sys.argv[1:])
