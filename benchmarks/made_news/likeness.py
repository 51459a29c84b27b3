"""How alike the reports of one story are, and how alike others: invented news beside real news.

usage: likeness.py [--articles N] [--seed S] [--part P] [--json]

For each set of articles (the development sets in shared/, where they are, and an invented
stream) the cosine of TF-IDF vectors: of two reports of one story, of each report with the
nearest report of another story (the look-alikes), and of any two reports of two stories.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("VARIORUM_SHARED", HERE.parents[1].parent / "shared"))
SETS = ("ecbplus", "fnc1", "allsides_full", "allsides_lede")
MARKS = (5, 25, 50, 75, 95)

Row = dict[str, Any]


def vectors(texts: Sequence[str]) -> Any:
    """TF-IDF vectors of length one, a row a text: log counts, smoothed idf within the call."""
    bags = [collections.Counter(re.findall(r"[^\W_]+", text.lower())) for text in texts]
    held = collections.Counter(word for bag in bags for word in bag)
    place = {word: n for n, word in enumerate(held)}
    table = np.zeros((len(bags), len(place)), dtype=np.float32)
    for n, bag in enumerate(bags):
        for word, count in bag.items():
            weight = (1 + np.log(count)) * (np.log((1 + len(bags)) / (1 + held[word])) + 1)
            table[n, place[word]] = weight
    return table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)


def likeness(rows: Sequence[Row], stories: Sequence[str]) -> dict[str, list[float]]:
    """Percentiles (5, 25, 50, 75, 95) of the cosine of pairs.

    ``one story``: two of the first six reports of one story; ``nearest other``: each report
    and the nearest report of another story; ``two stories``: any two reports of two stories.
    At most some 2,000 articles: the table is dense.
    """
    table = vectors([f"{row['title'] or ''} {row['text']}" for row in rows])
    cosines = table @ table.T
    _, number = np.unique(np.array(stories), return_inverse=True)
    same = number[:, None] == number[None, :]
    upper = np.triu(np.ones(same.shape, dtype=bool), 1)
    # The first six reports of each, so that one large story does not speak for all.
    early = np.tril(same, -1).sum(axis=1) < 6
    nearest = np.where(same, -1.0, cosines).max(axis=1)
    kinds = {
        "one story": cosines[same & upper & early[:, None] & early[None, :]],
        "nearest other": nearest,
        "two stories": cosines[~same & upper],
    }
    return {
        kind: [round(float(v), 3) for v in np.percentile(c, MARKS)] for kind, c in kinds.items()
    }


def words(rows: Sequence[Row]) -> dict[str, Any]:
    """The spread of lengths in words, and how many different words there are."""
    lengths = [len(row["text"].split()) for row in rows]
    counts = collections.Counter(w.lower() for row in rows for w in row["text"].split())
    total = sum(counts.values())
    top = sum(count for _, count in counts.most_common(100))
    return {
        "articles": len(rows),
        "words": [int(v) for v in np.percentile(lengths, MARKS)],
        "mean": round(float(np.mean(lengths))),
        "different words": len(counts),
        "share of the 100 commonest": round(top / total, 3),
        "share seen once": round(sum(c == 1 for c in counts.values()) / len(counts), 3),
    }


def shared_set(name: str, part: int = 1200) -> list[Row]:
    """The first articles of a development set; none where it is not here."""
    path = SHARED / "benchmarks" / "stories" / f"{name}.dev.jsonl.gz"
    if not path.is_file():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file][:part]


def made(articles: int, seed: int) -> list[Row]:
    """An invented stream with the story of each article."""
    sys.path.insert(0, str(HERE.parent))
    from made_news import Settings, stream

    return [
        {**told.line, "story": told.gold["story"], "kind": told.gold["kind"]}
        for told in stream(articles, Settings(seed=seed))
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--real", action="store_true", help="the development sets too")
    told = parser.parse_args()
    sets = {name: shared_set(name) for name in SETS} if told.real else {}
    invented = made(told.articles, told.seed)
    sets["made"] = invented
    copies = {"exact", "edited", "truncated", "partial"}
    sets["made, no copies"] = [row for row in invented if row["kind"] not in copies]
    for name, rows in sets.items():
        if not rows:
            continue
        figures = {**words(rows), **likeness(rows, [row["story"] for row in rows])}
        print(json.dumps({"set": name, **figures}))


if __name__ == "__main__":
    main()
