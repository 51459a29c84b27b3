"""Score the challenge set; see about.md.

usage: run.py [--quotations model|rules] [--misses] [--json] [--recognise] [--lines FILE]

``--recognise`` leaves each text's language out, so that it must be told; ``--lines`` scores
lines that were analysed before.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).resolve().parent
CASES = HERE / "cases"
LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "no", "da", "sv")
CATEGORIES = (
    "quoting",
    "speakers",
    "not_quotes",
    "dates",
    "quantities",
    "stances",
    "names",
    "sentences",
)
SAME = {"nb": "no", "nn": "no"}


def scoring() -> ModuleType:
    """The rules of comparison, which lie beside this file."""
    name = "challenge_score"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, HERE / "score.py")
        if spec is None or spec.loader is None:
            raise FileNotFoundError("score.py is not here")
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


def cases() -> list[dict[str, Any]]:
    """All cases, file by file."""
    return [
        json.loads(line)
        for file in sorted(CASES.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").split("\n")
        if line
    ]


def analysed(
    asked: list[dict[str, Any]], *, quotations: str = "model", recognise: bool = False
) -> dict[str, dict[str, Any]]:
    """What the command says about each case, by id."""
    given = ("id", "text", "published") if recognise else ("id", "text", "published", "language")
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "cases.jsonl"), Path(folder, "analysed.jsonl")
        rows = [{key: case[key] for key in given if key in case} for case in asked]
        source.write_text(
            "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
        )
        command = [sys.executable, "-m", "variorum", "analyse", str(source), "--out", str(out)]
        done = subprocess.run(
            [*command, "--quotations", quotations], capture_output=True, text=True, check=False
        )
        if not out.is_file():
            raise RuntimeError(f"variorum analyse wrote nothing: {done.stderr[-2000:]}")
        return lines_of(out)


def lines_of(file: Path) -> dict[str, dict[str, Any]]:
    """Analysed lines by id."""
    lines = [json.loads(s) for s in file.read_text(encoding="utf-8").split("\n") if s]
    return {line["id"]: line for line in lines}


def figures_of(
    asked: list[dict[str, Any]], lines: dict[str, dict[str, Any]]
) -> tuple[dict[str, float], dict[str, list[str]]]:
    """Shares right in per cent, by language and category; and the misses of each case."""
    score_case = scoring().score_case
    right: dict[str, int] = defaultdict(int)
    of: dict[str, int] = defaultdict(int)
    details: dict[str, list[bool]] = defaultdict(list)
    misses: dict[str, list[str]] = {}
    for case in asked:
        tally = score_case(case, lines.get(case["id"]))
        language, category = case["language"], case["category"]
        for key in (f"{language} {category}", f"all {category}", f"{language} all", "all"):
            right[key] += tally.right
            of[key] += tally.asked
        right["whole cases"] += not tally.misses
        of["whole cases"] += 1
        for name, values in tally.details.items():
            details[name] += values
        if tally.misses:
            misses[case["id"]] = tally.misses
    figures = {key: round(100 * right[key] / of[key], 1) for key in of}
    for name in sorted(details):
        figures[name] = round(100 * sum(details[name]) / len(details[name]), 1)
    return figures, misses


def measure(quotations: str = "model") -> dict[str, float]:
    """Share of expectations met, in per cent: "en quoting", "all quoting", "all", and so on."""
    asked = cases()
    return figures_of(asked, analysed(asked, quotations=quotations))[0]


def table(figures: dict[str, float]) -> str:
    """Categories down, languages across; the further figures below."""
    columns = ("all", *LANGUAGES)
    rows = ["| |" + "".join(f" {c} |" for c in columns), "| --- |" + " ---: |" * len(columns)]
    for category in (*CATEGORIES, "all"):
        keys = [f"{c} {category}" if (c, category) != ("all", "all") else "all" for c in columns]
        cells = "".join(f" {figures[k]} |" if k in figures else " |" for k in keys)
        rows.append(f"| {category} |{cells}")
    rest = {k: v for k, v in figures.items() if k.split(" ")[0] not in columns}
    return "\n".join([*rows, "", *(f"{key:26} {value}" for key, value in rest.items())])


def recognised(asked: list[dict[str, Any]], lines: dict[str, dict[str, Any]]) -> float:
    """Share of texts whose language was told right, in per cent."""
    told = [lines.get(case["id"], {}).get("language", "") for case in asked]
    hits = sum(SAME.get(t, t) == case["language"] for t, case in zip(told, asked, strict=True))
    return round(100 * hits / len(asked), 1)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description="Score the challenge set.")
    parser.add_argument("--quotations", choices=("model", "rules"), default="model")
    parser.add_argument("--misses", action="store_true", help="list what was missed")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--recognise", action="store_true", help="leave the language out")
    parser.add_argument("--lines", type=Path, help="score these analysed lines")
    chosen = parser.parse_args(arguments)
    asked = cases()
    lines = (
        lines_of(chosen.lines)
        if chosen.lines
        else analysed(asked, quotations=chosen.quotations, recognise=chosen.recognise)
    )
    figures, misses = figures_of(asked, lines)
    if chosen.recognise:
        figures["languages recognised"] = recognised(asked, lines)
    print(json.dumps(figures, indent=1) if chosen.json else table(figures))
    if chosen.misses:
        texts = {case["id"]: case["text"] for case in asked}
        for name, missed in misses.items():
            print(f"\n{name}: {texts[name]}")
            for miss in missed:
                print(f"    {miss}")


if __name__ == "__main__":
    main(sys.argv[1:])
