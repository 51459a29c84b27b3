"""Score quotations with their speakers; see about.md. usage: run.py [dev|train]"""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import re
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


def article_of(document: dict[str, Any]) -> Any:
    """A document as an article: its first line is the title, each other line a paragraph."""
    from variorum.model import Article, ArticleId, Block, CaptureId, Span

    text = document["text"]
    blocks = []
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            blocks.append(Block(Span(start, end), "paragraph" if blocks else "title"))
    return Article(
        id=ArticleId(document["doc_id"]),
        capture=CaptureId("sha256:0"),
        input=document["doc_id"],
        text=text,
        blocks=tuple(blocks),
        language="en",
    )


def predicted(document: dict[str, Any]) -> tuple[list[dict[str, Any]], float]:
    """What is found in one document, in the corpus' form, and the seconds it took.

    The corpus has one span for a clause that is quoted in part, and one for an utterance
    that runs over paragraphs, so fragments inside such a clause are left out here and
    paragraphs whose marks stay open are joined.
    """
    from variorum.language.names import find_names
    from variorum.language.quotations import find_quotations
    from variorum.language.sentences import split_sentences

    article = article_of(document)
    text = article.text
    sentences = split_sentences(article)
    mentions = find_names(article, sentences)
    begun = time.perf_counter()
    found = find_quotations(article, sentences, mentions)
    took = time.perf_counter() - begun
    said = [q for q in found if q.use == "speech" and q.parent is None]
    clauses = [q for q in said if q.kind != "direct"]
    runs: list[list[Any]] = []
    for quotation in said:
        if quotation.kind == "direct" and any(c.span.holds(quotation.span) for c in clauses):
            continue
        if runs and quotation.kind == "direct" and quotation.group == runs[-1][-1].group:
            before = runs[-1][-1].outer.end
            between = text[before : quotation.outer.start]
            if text[before - 1] not in '\u201d"' and not between.strip('"\u201c\u201d \n\t\u00a0'):
                runs[-1].append(quotation)
                continue
        runs.append([quotation])
    quotes = []
    for run in runs:
        quote: dict[str, Any] = {"start": run[0].outer.start, "end": run[-1].outer.end}
        speaker = run[0].speaker_span
        if speaker is not None:
            quote["speaker_start"], quote["speaker_end"] = speaker.start, speaker.end
            quote["speaker_text"] = speaker.of(text)
        quotes.append(quote)
    return quotes, took


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
