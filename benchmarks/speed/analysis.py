"""Speed, memory and import time of the analysis of articles; see about.md.

usage: analysis.py [--runs N] [--news]

--news reads PolNeAR's development part (shared/benchmarks/quotes) in place of our own reports.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

STORIES = Path(__file__).resolve().parents[1] / "quality" / "dossier" / "stories"
WORDS = 600
ARTICLES = 30
# Each is measured in a process of its own, so that its memory is its own.
SYSTEMS = {
    "words": "standard library: words found and counted (baseline)",
    "spacy-blank": "spaCy, blank English: tokens and sentences (where installed)",
    "rules": "variorum, whole analysis, rules",
    "model": "variorum, whole analysis, trained reader (where installed)",
}


def news() -> list[str]:
    """The articles of PolNeAR's development part, where it lies beside the repository."""
    shared = Path(os.environ.get("VARIORUM_SHARED", STORIES.parents[3].parent / "shared"))
    path = shared / "benchmarks" / "quotes" / "polnear-dev.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines if line.strip()]


def texts() -> list[str]:
    """Articles of 600 words out of our own invented reports, one paragraph a line."""
    if os.environ.get("VARIORUM_SPEED_NEWS"):
        return news()
    paragraphs: list[str] = []
    for path in sorted(STORIES.glob("*/[0-9]*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(report.get("text"), str):
            paragraphs += [line.strip() for line in report["text"].split("\n") if line.strip()]
    found: list[str] = []
    lines: list[str] = []
    for paragraph in paragraphs:
        lines.append(paragraph)
        if sum(len(line.split()) for line in lines) >= WORDS:
            found.append("\n".join(lines))
            lines = []
    return found[:ARTICLES]


def article_of(text: str) -> Any:
    """A text as an article: its first line is the title, each other line a paragraph."""
    from variorum.model import Article, ArticleId, Block, CaptureId, Span, digest

    blocks, at = [], 0
    for line in text.split("\n"):
        if not line.strip():
            at += len(line) + 1
            continue
        blocks.append(Block(Span(at, at + len(line)), "paragraph" if blocks else "title"))
        at += len(line) + 1
    name = ArticleId(digest("article", None, text))
    return Article(name, CaptureId("sha256:0"), "benchmark", text, tuple(blocks), language="en")


def system(name: str) -> Callable[[str], object]:
    """What reads one text; loading it is no part of the time."""
    if name == "words":
        return lambda text: Counter(re.findall(r"\w+", text.casefold()))
    if name == "spacy-blank":
        import spacy  # type: ignore[import-not-found,unused-ignore]

        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
        return lambda text: nlp(text)
    from variorum.language import analyse

    if name == "rules":
        return lambda text: analyse(article_of(text))
    from variorum.language.tagging import load_reader

    reader = load_reader()
    return lambda text: analyse(article_of(text), reader)


def child(name: str, runs: int) -> None:
    """Measure one system and print what was seen."""
    told = texts()
    read = system(name)
    for text in told[:3]:  # tables that are made at the first use
        read(text)
    seconds = []
    for _ in range(runs):
        begun = time.process_time()
        for text in told:
            read(text)
        seconds.append(time.process_time() - begun)
    words = sum(len(text.split()) for text in told)
    best = min(seconds)
    print(
        json.dumps(
            {
                "per_second": words / WORDS / best,
                "milliseconds": best * 1000 / words * WORDS,
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            }
        )
    )


def measured(name: str, runs: int) -> dict[str, float] | None:
    """The figures of one system, None where it does not run here."""
    done = subprocess.run(
        [sys.executable, __file__, "--child", name, str(runs)], capture_output=True, text=True
    )
    if done.returncode:
        return None
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def import_seconds(module: str, runs: int) -> float:
    """Seconds that ``import module`` takes in a new process, start-up of Python taken off."""

    def once(code: str) -> float:
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        return time.perf_counter() - begun

    once(f"import {module}")  # the files are in memory from here on
    whole = statistics.median(once(f"import {module}") for _ in range(runs))
    return whole - statistics.median(once("pass") for _ in range(runs))


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--child"]:
        child(arguments[1], int(arguments[2]))
        return
    if "--news" in arguments:
        os.environ["VARIORUM_SPEED_NEWS"] = "1"  # the children read it
    runs = int(arguments[arguments.index("--runs") + 1]) if "--runs" in arguments else 5
    print(f"{'':62}{'articles/s':>11}{'ms each':>9}{'peak MB':>9}{'of base':>9}")
    base = None
    for name, what in SYSTEMS.items():
        figures = measured(name, runs)
        if figures is None:
            print(f"{what:62}{'not here':>11}")
            continue
        base = base or figures["milliseconds"]
        print(
            f"{what:62}{figures['per_second']:>11.1f}{figures['milliseconds']:>9.2f}"
            f"{figures['peak_mb']:>9.0f}{figures['milliseconds'] / base:>9.1f}"
        )
    for module in ("variorum", "variorum.language"):
        print(f"import {module}: {import_seconds(module, runs):.3f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
