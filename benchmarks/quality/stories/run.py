"""Score grouping and copies by `variorum group`; see about.md.

usage: run.py [VARIANT ...] [--sets NAME ...] [--json]     stories of the development sets
       run.py [VARIANT ...] --pairs                        near-duplicate pairs
       run.py [VARIANT ...] --orders N [--sets NAME]       N random orders of arrival
       run.py [VARIANT ...] --mixed                        three stories among 5,000 articles

A variant is a name of benchmarks/group_command.py: online, careful.
"""

from __future__ import annotations

import argparse
import collections
import importlib.util
import itertools
import json
import os
import random
import statistics
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
SHARED = Path(os.environ.get("VARIORUM_SHARED", REPOSITORY.parent / "shared"))
DATA = SHARED / "benchmarks" / "stories"
SETS = ("ecbplus", "fnc1", "allsides_full", "allsides_lede")
APART = "uci_headlines"  # headlines only, clusters made by a machine: not in the mean
MISTAKES = ("quotations flagged", "copies wrong")  # counted: their floors are ceilings
OTHERS = 5000
CHANCE = 20330104

sys.path.insert(0, str(REPOSITORY / "benchmarks"))

from group_command import VARIANTS, Row, group, lines  # noqa: E402


def scorer() -> Any:
    """The scorer that lies beside the shared sets."""
    spec = importlib.util.spec_from_file_location("stories_score", DATA / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("the scorer is not here")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows_of(name: str) -> list[Row]:
    """The lines of one development set, in its order."""
    return list(lines(DATA / f"{name}.dev.jsonl.gz"))


def measure(variant: str, sets: Sequence[str] = SETS) -> dict[str, float]:
    """BCubed figures by set, and the mean and the least F1 over the sets that count."""
    score = scorer()
    figures: dict[str, float] = {}
    for name in sets:
        rows = rows_of(name)
        told = group(rows, variant)
        seen = score.score_stories({row["id"]: row["story"] for row in rows}, told.clusters)
        for key in ("bcubed_p", "bcubed_r", "bcubed_f1", "pair_f1"):
            figures[f"{name} {key}"] = round(seen[key], 4)
        figures[f"{name} missing"] = seen["missing"]
        figures[f"{name} articles/cpu s"] = round(len(rows) / told.cpu, 1)
    counted = [figures[f"{name} bcubed_f1"] for name in sets if name in SETS]
    if len(counted) == len(SETS):
        figures["mean f1"] = round(statistics.mean(counted), 4)
        figures["least f1"] = min(counted)
    return figures


def measure_pairs(variant: str) -> dict[str, float]:
    """Near-duplicates, contained items and quotations, from the lines of the copies file."""
    score = scorer()
    gold = [(row["a"], row["b"], row["type"]) for row in lines(DATA / "neardup_pairs.dev.jsonl.gz")]
    told = group(rows_of("neardup_docs"), variant)
    found = [(row["a"], row["b"]) for row in told.copies]
    near = score.score_pairs(gold, found)
    contained = score.score_pairs(gold, found, ["contain_brief", "contain_embed"])
    quoted = {frozenset(pair[:2]) for pair in gold if pair[2] == "quote"}
    return {
        "near f1": round(near["f1"], 4),
        "near precision": round(near["p"], 4),
        "near recall": round(near["r"], 4),
        "contained recall": round(contained["r"], 4),
        "contained precision": round(contained["p"], 4),
        "quotations flagged": sum(frozenset(pair) in quoted for pair in found),
        "lines": len(found),
        **{f"recall {kind}": part for kind, part in near["recall_by_type"].items()},
    }


def measure_orders(variant: str, name: str, orders: int) -> dict[str, float]:
    """The least and the mean pairwise F1 between the results of random orders of arrival."""
    score = scorer()
    rows = rows_of(name)
    gold = {row["id"]: row["story"] for row in rows}
    results: list[Mapping[str, str]] = []
    for number in range(orders):
        mixed = rows[:]
        random.Random(CHANCE + number).shuffle(mixed)
        results.append(group(mixed, variant).clusters)
        if len(results) > 1:
            latest = score.score_stories(results[0], results[-1])["pair_f1"]
            print(f"order {number}: pair F1 with the first {latest:.4f}", file=sys.stderr)
    between = [
        score.score_stories(one, other)["pair_f1"]
        for one, other in itertools.combinations(results, 2)
    ]
    against = [score.score_stories(gold, result)["bcubed_f1"] for result in results]
    return {
        "least pair f1": round(min(between), 4),
        "mean pair f1": round(statistics.mean(between), 4),
        "least bcubed f1": round(min(against), 4),
        "greatest bcubed f1": round(max(against), 4),
    }


def told_stories() -> dict[str, tuple[list[Row], Mapping[str, Any]]]:
    """The shared stories as lines, with their gold."""
    found = {}
    for gold in sorted((SHARED / "stories").glob("*/gold.json")):
        rows = []
        for path in sorted(gold.parent.glob("[0-9]*.json")):
            page = json.loads(path.read_text(encoding="utf-8"))
            rows.append(
                {
                    "id": f"{gold.parent.name}/{path.stem}",
                    "title": page.get("title"),
                    "text": page["text"],
                    "published": page.get("published"),
                    "source": urlsplit(page.get("url") or "").hostname,
                }
            )
        found[gold.parent.name] = (rows, json.loads(gold.read_text(encoding="utf-8")))
    return found


def others(count: int = OTHERS) -> list[Row]:
    """Articles of the shared sets, without texts that were made out of others there.

    Of each family of near-duplicates only the base is taken: the one with most known pairs.
    """
    related: dict[str, set[str]] = collections.defaultdict(set)
    for row in lines(DATA / "neardup_pairs.dev.jsonl.gz"):
        if row["type"] not in ("ignore", "quote"):
            related[row["a"]].add(row["b"])
            related[row["b"]].add(row["a"])
    families: dict[str, list[Row]] = collections.defaultdict(list)
    for row in rows_of("neardup_docs"):
        families[row["story"]].append(row)
    taken = [
        max(family, key=lambda row: (len(related[row["id"]]), row["id"]))
        for family in families.values()
    ]
    for name in ("allsides_full", "allsides_lede", "ecbplus", "fnc1"):
        taken += rows_of(name)
    return [{**row, "id": f"other/{number}"} for number, row in enumerate(taken[:count])]


def measure_mixed(variant: str) -> tuple[dict[str, float], list[str]]:
    """How many of the shared stories come out whole and alone, and what is wrong in words."""
    chance = random.Random(CHANCE)
    stories = told_stories()
    rows = others()
    for reports, _ in stories.values():
        for row in reports:
            rows.insert(chance.randrange(len(rows) + 1), row)
    titles = {row["id"]: row["title"] for row in rows}
    told = group(rows, variant)
    wrong: list[str] = []
    whole = lacking = 0
    for name, (reports, gold) in stories.items():
        members: dict[str, list[str]] = collections.defaultdict(list)
        for row in reports:
            members[told.clusters.get(row["id"], f"missing {row['id']}")].append(row["id"])
        main = max(members, key=lambda label: len(members[label]))
        strangers = [
            one
            for one, label in told.clusters.items()
            if label in members and not one.startswith(f"{name}/")
        ]
        whole += len(members) == 1 and not strangers
        for label, ids in members.items():
            wrong += [f"{name}: {one} is apart" for one in ids if label != main]
        wrong += [f"{name}: stranger {one} ({titles[one]})" for one in strangers]
        pairs = {
            frozenset(f"{name}/{one}" for one in pair) for pair in gold.get("near_duplicates", ())
        }
        found = {
            frozenset((row["a"], row["b"])): max(row["share_a"], row["share_b"])
            for row in told.copies
            if row["a"].startswith(f"{name}/") or row["b"].startswith(f"{name}/")
        }
        for pair in pairs - set(found):
            wrong.append(f"{name}: the copy {' and '.join(sorted(pair))} was not found")
            lacking += 1
        for pair, share in found.items():
            if pair not in pairs and share >= 0.5:
                wrong.append(f"{name}: no copy in gold: {' and '.join(sorted(pair))} ({share})")
                lacking += 1
    return {"stories whole": whole, "stories": len(stories), "copies wrong": lacking}, wrong


def _show(variant: str, figures: Mapping[str, float], sets: Sequence[str]) -> None:
    print(f"{variant}\n{'set':16}{'P':>8}{'R':>8}{'F1':>8}{'pair F1':>9}{'lost':>6}{'a/cpu s':>8}")
    for name in sets:
        values = [figures[f"{name} {key}"] for key in ("bcubed_p", "bcubed_r", "bcubed_f1")]
        print(
            f"{name:16}" + "".join(f"{value:8.4f}" for value in values),
            f"{figures[f'{name} pair_f1']:8.4f}{figures[f'{name} missing']:6}"
            f"{figures[f'{name} articles/cpu s']:8.0f}",
        )
    if "mean f1" in figures:
        print(
            f"{'mean of four':32}{figures['mean f1']:8.4f}\n{'least':32}{figures['least f1']:8.4f}"
        )


def fallen(figures: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, Any]:
    """What lies under its floor, or over it if it counts mistakes: {figure: (seen, floor)}."""
    low = {}
    for key, floor in floors.items():
        seen = figures.get(key)
        if seen is None or (seen > floor if key in MISTAKES else seen < floor):
            low[key] = (seen, floor)
    return low


def main() -> int:
    parser = argparse.ArgumentParser(description="Score grouping and copies.")
    parser.add_argument("variants", nargs="*", metavar="VARIANT", help=", ".join(VARIANTS))
    parser.add_argument("--sets", nargs="+", choices=(*SETS, APART))
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--pairs", action="store_true")
    parser.add_argument("--orders", type=int, metavar="N")
    parser.add_argument("--mixed", action="store_true")
    chosen = parser.parse_args()
    unknown = [name for name in chosen.variants if name not in VARIANTS]
    if unknown:
        parser.error(f"no variant {unknown[0]!r}; there are: {', '.join(VARIANTS)}")
    if not (DATA / "score.py").is_file():
        print(f"skipped: the shared sets are not at {DATA} (set VARIORUM_SHARED)")
        return 0
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    low = False
    for variant in chosen.variants or ["online", "careful"]:
        notes: list[str] = []
        if chosen.pairs:
            part, figures = "pairs", measure_pairs(variant)
        elif chosen.orders:
            name = (chosen.sets or ["ecbplus"])[0]
            part, figures = "orders", measure_orders(variant, name, chosen.orders)
        elif chosen.mixed:
            part = "mixed"
            figures, notes = measure_mixed(variant)
        else:
            sets = chosen.sets or (*SETS, APART)
            part, figures = "stories", measure(variant, sets)
        if chosen.json:
            print(json.dumps({"variant": variant, "part": part, **figures}, indent=1))
        elif part == "stories":
            _show(variant, figures, sets)
        else:
            print(variant, *(f"  {key:24} {value}" for key, value in figures.items()), sep="\n")
        print(*(f"  {note}" for note in notes), sep="\n", end="\n" if notes else "")
        below = fallen(figures, {} if chosen.sets else floors.get(variant, {}).get(part, {}))
        for key, (seen, floor) in below.items():
            print(f"BEYOND ITS FLOOR: {variant}, {key}: {seen} against {floor}")
        low = low or bool(below)
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
