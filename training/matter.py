"""Fit the weights of ``variorum.claims.matter`` on the project's own gold.

    pip install scikit-learn
    python training/matter.py --leave-out vaccine-trial director-apology fireworks-depot \\
        lander-delay minister-text

Read: the invented stories of ``benchmarks/quality/dossier/stories`` but for those left out,
those of ``benchmarks/quality/quiet`` (full of numbers, with few contradictions), and the "dev"
pairs of ``benchmarks/quality/claims``. Stories in ``../shared`` are for measuring
only and are never read here. Two values of two reports are of one matter where gold sets them
against each other (numbers and dates), where they hang together by such pairs, or where they
are equal and no small count. All other pairs of one dimension are taken for strangers, though
gold does not list everything: the figures printed are a lower bound.

Printed: average precision of each story by weights that were made without it, and precision and
recall by threshold. Written: ``src/variorum/claims/matter_weights.py``.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.preprocessing import StandardScaler

import variorum
from variorum import language
from variorum.claims.clauses import Report, read_clauses, surnames
from variorum.claims.contradicting import contradicting
from variorum.claims.matter import SIGNS, Scale, first_step, rarity, signs
from variorum.claims.value_groups import (
    GROUP_SIGNS,
    agreement,
    best_pairs,
    group_signs,
    grouped,
    two_tellings,
)
from variorum.claims.values import Value, values_of
from variorum.language.meaning import load_encoder
from variorum.text import fold, lexical_likeness

REPOSITORY = Path(__file__).resolve().parents[1]
QUALITY = REPOSITORY / "benchmarks" / "quality"
STORIES = (QUALITY / "dossier" / "stories", QUALITY / "quiet" / "stories")
OUT = REPOSITORY / "src" / "variorum" / "claims" / "matter_weights.py"
STRANGERS, OPPOSED, EQUAL, HANGING, UNKNOWN = 0, 1, 2, 3, -1
PAIRS_AS_ONE = "pairs"
# Signs by the dozen on some hundred true pairs: the first step is held back more than the second.
_FREEDOM, _FREEDOM_OF_GROUPS = 0.01, 1.0
# Log odds of the first step below which a pair teaches the second nothing.
_LEAST = -5.0


@dataclass(frozen=True, slots=True)
class Told:
    """The values of one dimension in one story, with what gold says of each pair."""

    story: str
    values: tuple[Value, ...]
    weight: dict[str, float]
    labels: np.ndarray


def place(text: str, span: str) -> tuple[int, int] | None:
    """Where a span of gold stands in an article, whatever its spaces and marks."""
    parts = re.findall(r"\w+", fold(span))
    found = re.search(r"\W+".join(map(re.escape, parts)), fold(text)) if parts else None
    return (found.start(), found.end()) if found else None


def _labels(values: list[Value], opposed: list[tuple[list[int], list[int]]]) -> np.ndarray:
    """What gold says of each pair, of shape (n, n)."""
    count = len(values)
    same = agreement(values)
    labels = np.full((count, count), STRANGERS)
    root = list(range(count))

    def find(i: int) -> int:
        while root[i] != i:
            i = root[i]
        return i

    for left, right in opposed:
        for i in left:
            for j in right:
                if labels[i, j] == STRANGERS:
                    labels[i, j] = labels[j, i] = UNKNOWN
        if len(left) == len(right):
            for i, j in zip(left, right, strict=True):
                if not same[i, j]:
                    labels[i, j] = labels[j, i] = OPPOSED
                    root[find(i)] = find(j)
    for i in range(count):
        for j in range(count):
            if i == j or labels[i, j] != STRANGERS:
                continue
            if same[i, j]:
                labels[i, j] = EQUAL
            elif find(i) == find(j):
                labels[i, j] = HANGING
    return labels


def _by_dimension(
    story: str, reports: list[Report], gold: list[tuple[str, tuple[int, int], str, tuple[int, int]]]
) -> Iterator[Told]:
    values = [v for report in reports for v in values_of(report)]
    weight = rarity(reports)
    for dimension in sorted({v.dimension for v in values}):
        here = [v for v in values if v.dimension == dimension]
        if len(here) < 2:
            continue

        def within(article: str, at: tuple[int, int], here: list[Value] = here) -> list[int]:
            return [
                i
                for i, v in enumerate(here)
                if v.clause.article == article and v.span.start <= at[1] and at[0] <= v.span.end
            ]

        opposed = [(within(a, p), within(b, q)) for a, p, b, q in gold]
        yield Told(
            story, tuple(here), weight, _labels(here, [(x, y) for x, y in opposed if x and y])
        )


def read_stories(leave_out: set[str]) -> Iterator[Told]:
    """The values of our own stories."""
    settings = variorum.read_settings(offline=True)
    for folder in sorted(path.parent for home in STORIES for path in home.glob("*/gold.json")):
        if folder.name in leave_out:
            continue
        files = sorted(folder.glob("[0-9]*.json"))
        with (
            tempfile.TemporaryDirectory() as scratch,
            variorum.open_desk(scratch, settings=settings) as desk,
        ):
            captures = variorum.archive(desk, [str(path) for path in files])
            articles = variorum.extract(desk, captures)
            analyses = variorum.analyse(desk, articles)
        known = surnames(analyses)
        pairs = sorted(zip(articles, analyses, strict=True), key=lambda pair: pair[0].id)
        reports = [read_clauses(*pair, known) for pair in pairs]
        by_file = {}
        for path in files:
            url = json.loads(path.read_text(encoding="utf-8")).get("url")
            by_file[path.stem] = next((a for a in articles if a.url == url), None)
        gold = []
        for conflict in json.loads((folder / "gold.json").read_text(encoding="utf-8"))["conflicts"]:
            if conflict["kind"] not in ("number", "date"):
                continue
            sides = [by_file.get(conflict[name]) for name in ("doc_a", "doc_b")]
            if None in sides:
                continue
            at = [
                place(a.text, conflict[s]) for a, s in zip(sides, ("span_a", "span_b"), strict=True)
            ]
            if all(at):
                gold.append((sides[0].id, at[0], sides[1].id, at[1]))
        yield from _by_dimension(folder.name, reports, gold)


def read_pairs() -> Iterator[Told]:
    """The values of the claims bench's dev pairs, each a story of two reports."""
    sys.path.insert(0, str(REPOSITORY))
    from benchmarks.quality.claims.run import OUTLETS, _article
    from benchmarks.quality.claims.run import read_pairs as pairs_of

    kinds = {"number", "unit", "date", "bound", "time"}
    for pair in pairs_of("dev"):
        if pair["kind"] not in kinds:
            continue
        articles: list[Any] = [
            _article(pair, side, outlet) for side, outlet in zip("ab", OUTLETS, strict=True)
        ]
        analyses = [language.analyse(article, None) for article in articles]
        known = surnames(analyses)
        both = sorted(zip(articles, analyses, strict=True), key=lambda two: two[0].id)
        reports = [read_clauses(*two, known) for two in both]
        body = len(pair["title"])
        gold = []
        if pair["relation"] in ("differ", "superseded", "soft"):
            a, b = articles
            gold = [(a.id, (body + 1, len(a.text)), b.id, (body + 1, len(b.text)))]
        yield from _by_dimension(f"{PAIRS_AS_ONE}-{pair['id']}", reports, gold)


def _rows(
    told: Told, table: np.ndarray
) -> Iterator[tuple[np.ndarray, int, float, tuple[int, int]]]:
    """Each pair of two reports: its signs, its label, its weight in the fit, its place."""
    values = told.values
    possible = contradicting(values)
    for i in range(len(values)):
        for j in range(i + 1, len(values)):
            if values[i].clause.article == values[j].clause.article:
                continue
            label = int(told.labels[i, j])
            worth = 1.0
            if label in (OPPOSED, HANGING):
                worth = 2.0
            elif label == EQUAL:
                small = values[i].dimension == "count" and values[i].number <= 3
                worth = 0.0 if small else 0.1 if values[i].dated else 0.5
            elif not possible[i, j]:
                worth = 0.4  # never told, whatever the weights
            yield table[i, j], label, worth, (i, j)


def _fit(rows: list[Any], freedom: float = _FREEDOM_OF_GROUPS) -> Scale:
    kept = [r for r in rows if r[1] != UNKNOWN and r[2] > 0]
    table = np.array([r[0] for r in kept])
    truth = np.array([r[1] != STRANGERS for r in kept])
    scaler = StandardScaler().fit(table)
    model = LogisticRegression(C=freedom, max_iter=5000)
    model.fit(scaler.transform(table), truth, sample_weight=[r[2] for r in kept])
    weights = model.coef_[0] / scaler.scale_
    constant = float(model.intercept_[0] - (weights * scaler.mean_).sum())
    return Scale(round(constant, 4), tuple(round(float(w), 4) for w in weights))


def fit(told: list[Told], likeness: Any) -> tuple[Scale, Scale]:
    """Both steps' weights, with the second fitted on what the first says of unseen stories."""
    tables = [np.stack(list(signs(t.values, t.weight, likeness)), -1) for t in told]
    rows: dict[str, list[Any]] = defaultdict(list)
    for t, table in zip(told, tables, strict=True):
        rows[t.story].extend(_rows(t, table))
    stories = sorted({s.split("-")[0] if s.startswith(PAIRS_AS_ONE) else s for s in rows})

    def group(story: str) -> str:
        return PAIRS_AS_ONE if story.startswith(PAIRS_AS_ONE) else story

    first_without = {
        s: _fit([r for k, found in rows.items() if group(k) != s for r in found], _FREEDOM)
        for s in stories
    }
    second: dict[str, list[Any]] = defaultdict(list)
    for t in told:
        odds = first_step(t.values, t.weight, likeness, first_without[group(t.story)])
        groups = grouped(t.values, odds)
        table = np.stack(list(group_signs(t.values, odds, groups)), -1)
        apart = two_tellings(t.values)
        possible = contradicting(t.values)
        best = best_pairs(t.values, odds, groups)
        for a, b in np.argwhere(np.triu(best > _LEAST, 1)).tolist():
            pairs = [(i, j) for i in groups[a] for j in groups[b] if apart[i, j]]
            labels = {int(t.labels[pair]) for pair in pairs}
            label = OPPOSED if labels & {OPPOSED, HANGING} else STRANGERS
            if label == STRANGERS and UNKNOWN in labels:
                label = UNKNOWN
            if (
                label == STRANGERS
                and not possible[min(pairs, key=lambda p, odds=odds: (-odds[p], p))]
            ):
                continue
            second[group(t.story)].append((table[a, b], label, 1.0, (a, b)))
    precision = []
    everything: list[tuple[float, bool]] = []
    for story in stories:
        scale = _fit([r for k, found in second.items() if k != story for r in found])
        here = [r for r in second[story] if r[1] != UNKNOWN]
        scores = [scale.constant + float(np.dot(scale.weights, r[0])) for r in here]
        truth = [r[1] != STRANGERS for r in here]
        everything += list(zip(scores, truth, strict=True))
        if any(truth):
            precision.append(average_precision_score(truth, scores))
            print(f"  {story:22} {precision[-1]:.2f} of {sum(truth)}")
    print(f"  mean {np.mean(precision):.3f}")
    everything.sort(reverse=True)
    total = sum(t for _, t in everything)
    for sure in (0.7, 0.6, 0.5, 0.4, 0.35, 0.3, 0.25, 0.2):
        line = np.log(sure / (1 - sure))
        above = [t for s, t in everything if s >= line]
        if above:
            print(
                f"  from {sure}: {len(above)} pairs, precision {np.mean(above):.2f}, "
                f"recall {sum(above) / total:.2f}"
            )
    first = _fit([r for found in rows.values() for r in found], _FREEDOM)
    return first, _fit([r for found in second.values() for r in found])


def _written(name: str, scales: tuple[Scale, Scale]) -> str:
    lines = [f"{name} = ("]
    for scale, names in zip(scales, (SIGNS, GROUP_SIGNS), strict=True):
        lines.append(f"    Scale({scale.constant}, (")
        lines += [f"        {w},  # {n}" for n, w in zip(names, scale.weights, strict=True)]
        lines.append("    )),")
    return "\n".join([*lines, ")"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leave-out", nargs="*", default=[], metavar="STORY")
    leave_out = set(parser.parse_args().leave_out)
    told = [*read_stories(leave_out), *read_pairs()]
    parts = []
    for name, likeness in (("BY_MEANING", load_encoder()), ("BY_WORDS", lexical_likeness)):
        print(name)
        parts.append(_written(name, fit(told, likeness)))
    head = (
        '"""Weights of ``matter``, made by ``training/matter.py``.\n\nLeft out: '
        f'{", ".join(sorted(leave_out)) or "nothing"}.\n"""\n\n'
        "from variorum.claims.scale import Scale\n\n"
    )
    OUT.write_text(head + "\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
