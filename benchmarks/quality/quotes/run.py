"""Score quotations with their speakers; see about.md.

usage: run.py [--part dev|train] [--quotations model|rules]
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
SHARED = Path(os.environ.get("VARIORUM_SHARED", REPOSITORY.parent / "shared"))
DATA = SHARED / "benchmarks" / "quotes"
SETS = {
    "direct": {"direct"},
    "direct+mixed": {"direct", "mixed"},
    "all": {"direct", "mixed", "indirect"},
}


def scorer() -> Any:
    """The scorer that lies beside the corpus."""
    spec = importlib.util.spec_from_file_location("quotes_score", DATA / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("the scorer is not here")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(part: str) -> list[dict[str, Any]]:
    """The corpus' documents of one part."""
    with gzip.open(DATA / f"polnear-{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def measure(part: str = "dev", quotations: str = "rules") -> dict[str, float]:
    """F1 of spans at 0.8 overlap and end to end, for each set of kinds, and words a second.

    Each document is read as `variorum analyse` reads a line; the seconds are those of the
    processor, for everything that an analysis holds.
    """
    from variorum.desk.analysing import Analyser
    from variorum.desk.lines_documents import Document

    act = Analyser(quotations)
    gold = {document["doc_id"]: document for document in documents(part)}
    guess: dict[str, Any] = {}
    begun = time.process_time()
    for name, document in gold.items():
        (line,) = act(Document("doc_id", name, document["text"]))
        guess[name] = json.loads(line.data)
    seconds = time.process_time() - begun
    figures: dict[str, float] = {}
    for label, kinds in SETS.items():
        result = scorer().score(gold, guess, kinds)
        figures[f"{label} exact"] = result["exact"]["f"]
        figures[f"{label} iou80"] = result["iou80"]["f"]
        figures[f"{label} speaker"] = result["attr"]
        figures[f"{label} e2e"] = result["e2e"]["f"]
    figures["words/s"] = round(sum(len(d["text"].split()) for d in gold.values()) / seconds)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description="Score quotations with their speakers.")
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    parser.add_argument("--quotations", choices=("model", "rules"), action="append")
    chosen = parser.parse_args()
    for quotations in chosen.quotations or ("model", "rules"):
        print(quotations)
        for key, value in measure(chosen.part, quotations).items():
            print(f"  {key:22} {value}")


if __name__ == "__main__":
    main()
