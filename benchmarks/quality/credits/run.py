"""Score speakers and credits of reports at first sight; see about.md.

usage: run.py [--part dev|test] [--misses] [--lines FILE]

``--misses`` lists what was missed, of the first half only; ``--lines`` scores a dossier.json
that was written before.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).resolve().parent
CASES = HERE / "cases"
PARTS = ("dev", "test")
FIGURES = ("quotes", "speakers", "credits")
Case = dict[str, Any]
Told = dict[str, list[dict[str, Any]]]


def dossiers() -> ModuleType:
    """The bench of whole dossiers, whose workflow and scorer this one borrows."""
    path = HERE.parent / "dossier" / "run.py"
    spec = importlib.util.spec_from_file_location("dossier_bench", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError("the bench of whole dossiers is not here")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cases(part: str) -> list[Case]:
    """The cases of one half."""
    lines = (CASES / f"{part}.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def told(asked: list[Case]) -> dict[str, Any]:
    """The dossier.json that the workflow makes of all cases, each a document of its own."""
    with tempfile.TemporaryDirectory() as folder:
        inputs = []
        for case in asked:
            path = Path(folder, f"{case['id']}.json")
            kept = {key: case[key] for key in ("url", "title", "published", "text")}
            path.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
            inputs.append(str(path))
        found: dict[str, Any] = dossiers().dossier_of(inputs)
    return found


def by_address(dossier: dict[str, Any]) -> dict[str, Told]:
    """Quotations and credits of each document, by its address."""
    at: dict[str, Told] = {}
    for story in dossier.get("stories", []):
        address = {article["id"]: article["url"] for article in story["articles"]}
        for url in address.values():
            at[url] = {"quotations": [], "credits": []}
        for key in ("quotations", "credits"):
            for item in story.get(key) or []:
                at[address[item["article"]]][key].append(item)
    return at


def asked_of(case: Case, here: Told, scorer: Any) -> Iterator[tuple[str, bool, str]]:
    """Each thing the case asks for: the figure that it counts for, whether right, and in words."""
    quotations, credits = here["quotations"], here["credits"]
    for want in case["quotes"]:
        near = [q for q in quotations if scorer.same_words(q.get("text"), want["text"])]
        yield "quotes", bool(near), f"not found: {want['text']}"
        names = [name for name in (want["speaker"], *want.get("or", [])) if name]
        names += [want["as_written"]] if "as_written" in want else []
        said = [q.get("speaker") for q in near]
        right = any(scorer.same_name(s, name) for s in said for name in names)
        if want["speaker"]:
            unnamed = "as_written" in want and None in said
            yield "speakers", right or unnamed, f"{want['text']}: {said} for {names}"
        else:
            wrong = any(said) and not right
            yield "negatives", not wrong, f"named: {want['text']}: {said} for {names}"
    for want in case["credits"]:
        right = any(
            scorer.same_name(c.get("source"), want["source"])
            or scorer.touches(c.get("text"), want["span"])
            for c in credits
        )
        yield "credits", right, f"no credit: {want['source']}: {want['span']}"
    for text in case.get("not_quotes", []):
        wrong = any(q.get("speaker") and scorer.same_words(q.get("text"), text) for q in quotations)
        yield "negatives", not wrong, f"taken for a quotation: {text}"
    for want in case.get("not_credits", []):
        wrong = any(
            scorer.same_name(c.get("source"), want["source"])
            and scorer.touches(c.get("text"), want["span"])
            for c in credits
        )
        yield "negatives", not wrong, f"taken for a credit: {want['span']}"


def figures_of(
    asked: list[Case], dossier: dict[str, Any]
) -> tuple[dict[str, float], dict[str, list[str]]]:
    """Shares right in per cent, by language and manner too; and the misses of each case.

    ``negatives`` counts what must not be said and was; ``all credits`` is how many are told.
    """
    scorer = dossiers().scorer()
    at = by_address(dossier)
    right: dict[str, int] = defaultdict(int)
    of: dict[str, int] = defaultdict(int)
    misses: dict[str, list[str]] = {}
    negatives = 0
    nothing: Told = {"quotations": [], "credits": []}
    for case in asked:
        for figure, passed, what in asked_of(case, at.get(case["url"], nothing), scorer):
            if figure == "negatives":
                negatives += not passed
            else:
                tongue = "en" if case["language"] == "en" else "others"
                for key in (figure, f"{figure} {tongue}", f"{figure} {case['manner']}"):
                    right[key] += passed
                    of[key] += 1
            if not passed:
                misses.setdefault(case["id"], []).append(what)
    figures = {key: round(100 * right[key] / of[key], 1) for key in sorted(of, key=_order)}
    figures["negatives"] = negatives
    figures["all credits"] = sum(len(here["credits"]) for here in at.values())
    return figures, misses


def _order(key: str) -> tuple[int, int, str]:
    figure, _, rest = key.partition(" ")
    return FIGURES.index(figure), len(rest.split()), rest


def measure(part: str) -> dict[str, float]:
    """The figures of one half."""
    asked = cases(part)
    return figures_of(asked, told(asked))[0]


def main() -> None:
    parser = argparse.ArgumentParser(description="Score speakers and credits.")
    parser.add_argument("--part", choices=PARTS, default="dev")
    parser.add_argument("--misses", action="store_true", help="list what was missed (dev only)")
    parser.add_argument("--lines", type=Path, help="score this dossier.json")
    parser.add_argument("--keep", type=Path, help="write the dossier.json here too")
    chosen = parser.parse_args()
    asked = cases(chosen.part)
    dossier = json.loads(chosen.lines.read_text()) if chosen.lines else told(asked)
    if chosen.keep:
        chosen.keep.write_text(json.dumps(dossier, ensure_ascii=False))
    figures, misses = figures_of(asked, dossier)
    for key, value in figures.items():
        if key.partition(" ")[2] in ("", "en", "others", "credits"):
            print(f"{key:20} {value}")
    if chosen.part == "dev":  # the other half's misses are read by nobody
        manners = sorted({case["manner"] for case in asked})
        for manner in manners:
            shares = (figures.get(f"{figure} {manner}") for figure in FIGURES)
            print(f"  {manner:16}", *(f"{share!s:>6}" for share in shares))
        if chosen.misses:
            for name, missed in misses.items():
                print(name, *missed, sep="\n    ")


if __name__ == "__main__":
    main()
