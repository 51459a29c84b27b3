"""Score names; see about.md. usage: run.py [--quotations model|rules] [--json]"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
SHARED = Path(os.environ.get("VARIORUM_SHARED", REPOSITORY.parent / "shared"))
DATA = SHARED / "benchmarks" / "names"
KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}

Name = tuple[int, int, str]


def sentences(part: str) -> Iterator[tuple[str, list[Name]]]:
    """Each sentence with its gold names as (start, end, kind)."""
    text, tokens = "", []
    with gzip.open(DATA / f"{part}.iob2.gz", "rt", encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            line = line.rstrip("\n")
            if line.startswith("# text = "):
                text = line[len("# text = ") :]
            elif line[:1].isdigit():
                token, tag = line.split("\t")[1:3]
                tokens.append((token, tag))
            elif not line and tokens:
                yield text, _names(text, tokens)
                tokens = []


def _names(text: str, tokens: list[tuple[str, str]]) -> list[Name]:
    names: list[list[Any]] = []
    place, inside = 0, False
    for token, tag in tokens:
        start = text.index(token, place)
        place = start + len(token)
        kind = KINDS.get(tag[2:])
        if tag.startswith("B-"):
            inside = kind is not None
            if inside:
                names.append([start, place, kind])
        elif tag.startswith("I-") and inside:
            names[-1][1] = place
        else:
            inside = False
    return [(a, b, kind) for a, b, kind in names]


def measure(part: str = "dev", quotations: str = "model") -> dict[str, float]:
    """Precision, recall and F1 (exact span and kind), over all and by kind.

    Each sentence is read as a document of its own, as `variorum analyse` reads it.
    """
    from variorum.desk.analysing import Analyser
    from variorum.desk.lines_documents import Document

    act = Analyser(quotations)
    right, guessed, wanted = (dict.fromkeys(KINDS.values(), 0) for _ in range(3))
    for number, (text, gold) in enumerate(sentences(part)):
        (line,) = act(Document("id", str(number), text, language="en"))
        found = json.loads(line.data)["names"]
        names = {(n["start"], n["end"], n["kind"]) for n in found if n["kind"] in wanted}
        for _, _, kind in names:
            guessed[kind] += 1
        for name in gold:
            wanted[name[2]] += 1
            right[name[2]] += name in names
    figures: dict[str, float] = {}
    for kind in (*KINDS.values(), "all"):
        hit, said, there = (
            sum(counts.values()) if kind == "all" else counts[kind]
            for counts in (right, guessed, wanted)
        )
        precision, recall = hit / max(1, said), hit / max(1, there)
        figures[f"{kind} precision"] = round(100 * precision, 2)
        figures[f"{kind} recall"] = round(100 * recall, 2)
        figures[f"{kind} f1"] = round(200 * hit / max(1, said + there), 2)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description="Score names.")
    parser.add_argument("--part", default="dev")
    parser.add_argument("--quotations", choices=("model", "rules"), default="model")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    figures = measure(chosen.part, chosen.quotations)
    if chosen.json:
        print(json.dumps(figures, indent=1))
        return
    for key, value in figures.items():
        print(f"{key:24} {value}")


if __name__ == "__main__":
    main()
