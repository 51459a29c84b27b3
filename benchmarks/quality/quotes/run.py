"""Score quotations with their speakers; see about.md. usage: run.py [dev|train]"""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import sys
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


def predicted(document: dict[str, Any]) -> tuple[list[dict[str, Any]], float]:
    """What `variorum analyse` writes of one document, and the seconds its quotations took."""
    from variorum.desk.lines_analyses import quotes_of
    from variorum.desk.lines_documents import Document, article_of
    from variorum.language.names import find_names
    from variorum.language.quotations import find_quotations
    from variorum.language.sentences import split_sentences

    article = article_of(Document("doc_id", document["doc_id"], document["text"], language="en"))
    sentences = split_sentences(article)
    mentions = find_names(article, sentences)
    begun = time.perf_counter()
    found = find_quotations(article, sentences, mentions)
    took = time.perf_counter() - begun
    return quotes_of(article.text, found), took


def measure(part: str = "dev") -> dict[str, float]:
    """F1 of spans at 0.8 overlap and end to end, for each set of kinds, and words a second."""
    gold = {document["doc_id"]: document for document in documents(part)}
    guess: dict[str, Any] = {}
    seconds = 0.0
    for name, document in gold.items():
        quotes, took = predicted(document)
        guess[name] = {"quotes": quotes}
        seconds += took
    figures: dict[str, float] = {}
    for label, kinds in SETS.items():
        result = scorer().score(gold, guess, kinds)
        figures[f"{label} exact"] = result["exact"]["f"]
        figures[f"{label} iou80"] = result["iou80"]["f"]
        figures[f"{label} speaker"] = result["attr"]
        figures[f"{label} e2e"] = result["e2e"]["f"]
    figures["words/s"] = round(sum(len(d["text"].split()) for d in gold.values()) / seconds)
    return figures


def main(arguments: list[str]) -> None:
    part = next((a for a in arguments if not a.startswith("-")), "dev")
    for key, value in measure(part).items():
        print(f"{key:22} {value}")


if __name__ == "__main__":
    main(sys.argv[1:])
