"""Score copies in a stream on known pairs and on planted copy trees; see about.md.

usage: run.py [--parts] [--misses] [--made N] [--seed S] [--natural SET]
"""

from __future__ import annotations

import argparse
import collections
import gzip
import hashlib
import importlib.util
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from variorum.stories.provenance import read_provenance
from variorum.stories.segments import MemorySegments
from variorum.stories.streamed_copies import CopyStream, StreamedCopy
from variorum.stories.wording import read_wording

REPOSITORY = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("VARIORUM_SHARED", REPOSITORY.parent / "shared"))
DATA = SHARED / "benchmarks" / "stories"
BLOCK = 2048
CONTAINED = ["contain_brief", "contain_embed"]
Row = dict[str, Any]
Pair = tuple[str, str]


def scorer() -> Any:
    """The scorer that lies beside the sets."""
    spec = importlib.util.spec_from_file_location("stories_score", DATA / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("the scorer is not here")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines(name: str) -> list[Row]:
    """The lines of a development set."""
    with gzip.open(DATA / f"{name}.dev.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def copies(rows: Sequence[Row]) -> list[StreamedCopy]:
    """The copies of a stream, as `variorum group` finds them."""
    stream = CopyStream(MemorySegments())
    found: list[StreamedCopy] = []
    for number, row in enumerate(rows):
        about = read_provenance(
            row["text"], id=row["id"], source=row["source"], published=row["published"]
        )
        found += stream.take(number, read_wording(row["text"]), about)
        if number % BLOCK == BLOCK - 1:
            stream.freeze()
    return found


def _bases(gold: Iterable[Row]) -> dict[str, str]:
    """Each document's family: the least id that known near-duplicates join it with."""
    family: dict[str, str] = {}

    def root(name: str) -> str:
        while family.setdefault(name, name) != name:
            family[name] = family[family[name]]
            name = family[name]
        return name

    for pair in gold:
        if pair["type"] not in ("quote", "ignore", "passage90", "contain_embed"):
            left, right = sorted((root(pair["a"]), root(pair["b"])))
            family[right] = left
    return {name: root(name) for name in list(family)}


def tuned(base: str) -> bool:
    """True for the quarter that settings were chosen on."""
    return int(hashlib.sha1(base.encode()).hexdigest(), 16) // 2 % 4 == 0


def pair_figures(gold: Sequence[Row], found: Iterable[Pair]) -> dict[str, float]:
    """What the scorer says of one list of pairs, asked twice."""
    score, known = scorer(), [(g["a"], g["b"], g["type"]) for g in gold]
    listed = list(found)
    near = score.score_pairs(known, listed)
    contained = score.score_pairs(known, listed, CONTAINED)
    return {
        "near_f1": near["f1"],
        "near_precision": near["p"],
        "contained_recall": contained["r"],
        "contained_precision": contained["p"],
        "quotes_spared": 1 - near["recall_by_type"].get("quote", 0.0),
        "outside_gold": near["fp"],
    }


def known_pairs(parts: bool = False, misses: bool = False) -> dict[str, dict[str, float]]:
    """Figures on the near-duplicate pairs: of all, and of the tuned quarter and the rest."""
    rows, gold = lines("neardup_docs"), lines("neardup_pairs")
    found = [(rows[c.a]["id"], rows[c.b]["id"]) for c in copies(rows)]
    figures = {"all": pair_figures(gold, found)}
    if parts:
        base = _bases(gold)
        chosen = {name for name, first in base.items() if tuned(first)}
        for name, inside in (("quarter", True), ("rest", False)):
            # A pair belongs to the part of its base; documents without one go with the other.
            part = [g for g in gold if _in_part(g["a"], g["b"], base, chosen) == inside]
            listed = [f for f in found if _in_part(*f, base, chosen) == inside]
            figures[name] = pair_figures(part, listed)
    if misses:
        types = {tuple(sorted((g["a"], g["b"]))): g["type"] for g in gold}
        listed = {tuple(sorted(f)) for f in found}
        wrong = [f for f in listed if types.get(f, "quote") == "quote"]
        lost = [
            (kind, *pair)
            for pair, kind in types.items()
            if pair not in listed and kind not in ("quote", "ignore", "passage90")
        ]
        print("not in the gold, or quotes:", sorted(wrong), "lost:", sorted(lost))
    return figures


def _in_part(a: str, b: str, base: dict[str, str], chosen: set[str]) -> bool:
    return (a if a in base else b) in chosen


def made(count: int, seed: int = 1) -> dict[str, float]:
    """Figures on planted copy trees of our own generator (benchmarks/made_news)."""
    sys.path.insert(0, str(REPOSITORY / "benchmarks"))
    try:
        from made_news import Settings, stream
    finally:
        sys.path.pop(0)
    told = list(stream(count, Settings(seed=seed)))
    gold = [one.gold for one in told]
    at = {one["id"]: number for number, one in enumerate(gold)}
    found = copies([one.line for one in told])
    by_pair = {(copy.a, copy.b): copy for copy in found}
    tally: collections.Counter[str] = collections.Counter()
    for number, one in enumerate(gold):
        parent = at.get(one["copied_from"])
        # A rewrite has words of its own; what copied text there is stands in the other kinds.
        if parent is not None and one["kind"] != "rewrite":
            tally["parents"] += 1
            tally["found"] += (min(parent, number), max(parent, number)) in by_pair
    for (a, b), copy in by_pair.items():
        tally["pairs"] += 1
        tally["one origin"] += gold[a]["origin"] == gold[b]["origin"]
        down, up = gold[a]["id"] in gold[b]["ancestors"], gold[b]["id"] in gold[a]["ancestors"]
        true = (a, b) if down else (b, a) if up else None
        timed = all(len(told[k].line["published"] or "") > 10 for k in (a, b))
        if true is not None and timed:
            tally["timed"] += 1
            tally["timed right"] += copy.direction == true
        if copy.direction is not None:
            tally["told"] += 1
            tally["told right"] += copy.direction == true
            tally["told against"] += true is not None and copy.direction != true
    return {
        "made_recall": tally["found"] / tally["parents"],
        "made_precision": tally["one origin"] / tally["pairs"],
        "made_direction": tally["told right"] / tally["told"],
        "made_direction_timed": tally["timed right"] / tally["timed"],
        "made_direction_against": tally["told against"],
    }


def figures() -> dict[str, float]:
    """All that has a floor."""
    return {**known_pairs()["all"], **made(4000)}


def natural(name: str, most: int = 20) -> None:
    """Print the pairs of a set with the least shares, to be read."""
    rows = lines(name)
    found = sorted(copies(rows), key=lambda c: max(c.share_a, c.share_b))
    alike = sum(rows[c.a]["story"] == rows[c.b]["story"] for c in found)
    print(f"{name}: {len(found)} pairs, {alike} within one story")
    for copy in found[:most]:
        a, b = rows[copy.a], rows[copy.b]
        print(f"== {copy.share_a} {copy.share_b} {a['source']} | {b['source']}")
        for start, end, begin, _ in copy.passages:
            print(f"   {start} {begin} {a['text'][start:end][:300]!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", action="store_true")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--made", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--natural", metavar="SET")
    told = parser.parse_args()
    if told.natural:
        natural(told.natural)
        return
    for name, row in known_pairs(told.parts, told.misses).items():
        print(name, " ".join(f"{key}={value:.4f}" for key, value in row.items()))
    row = made(told.made, told.seed)
    print("made", " ".join(f"{key}={value:.4f}" for key, value in row.items()))


if __name__ == "__main__":
    main()
