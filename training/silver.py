"""Names in the train documents as another reader finds them: silver for a domain without gold.

    python training/silver.py --data SHARED/benchmarks --model PACKAGE --out silver.jsonl.gz

PACKAGE is an installed spaCy pipeline with OntoNotes' kinds of names (training/README.md says
which one was used). What it calls by a kind that we do not have is written as "?", and
nothing is learnt from there.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
from pathlib import Path

from corpora import read_lines

KINDS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "OTH"}
UNSURE = ("EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE")


def main() -> None:
    parser = argparse.ArgumentParser(description="Find names in the train documents.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    # Only what names need: word vectors and the names themselves.
    pipeline = importlib.import_module(chosen.model).load(
        exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"]
    )
    with gzip.open(chosen.out, "wt", encoding="utf-8") as out:
        for document in read_lines(chosen.data / "quotes" / "polnear-train.jsonl.gz"):
            names = []
            text, place = document["text"], 0
            for line in text.split("\n"):
                if line.strip():
                    for found in pipeline(line).ents:
                        start, end = trimmed(line, found.start_char, found.end_char)
                        if start < end and found.label_ in (*KINDS, *UNSURE):
                            kind = KINDS.get(found.label_, "?")
                            names.append((place + start, place + end, kind))
                place += len(line) + 1
            out.write(json.dumps({"id": document["doc_id"], "names": names}) + "\n")


def trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    """Without article and possessive, as the gold names are written."""
    for before in ("the ", "The "):
        if line.startswith(before, start, end):
            start += len(before)
    for behind in ("'s", "’s"):
        if line.endswith(behind, start, end):
            end -= len(behind)
    return start, end


if __name__ == "__main__":
    main()
