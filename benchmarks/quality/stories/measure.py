"""Measure grouping and copies on the development sets for stories.

usage: measure.py group DOCS.jsonl.gz [--stories N] [--batches B]
       measure.py copies DOCS.jsonl.gz PAIRS.jsonl.gz [--part P]

``group`` draws B batches of N gold stories with one to six articles each and prints the
mean BCubed figures; ``copies`` looks for copies among a part of the near-duplicate pairs
and prints, for each type of pair, how many have a share of one half or more.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import random
import re
import time
from typing import Any

from variorum.language.names import find_names
from variorum.language.sentences import split_sentences
from variorum.model import Analysis, Article, ArticleId, Block, CaptureId, Fact, Span, digest
from variorum.stories import find_copies, group
from variorum.text import normal


def lines(path: str) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def article(row: dict[str, Any]) -> Article:
    title = (row.get("title") or "").strip()
    text = normal(f"{title}\n\n{row.get('text') or ''}" if title else row.get("text") or "")
    blocks = tuple(
        Block(Span(*m.span()), "title" if title and m.start() == 0 else "paragraph")
        for m in re.finditer(r"\S[^\n]*", text)
    )
    return Article(
        ArticleId(digest("article", row["id"], text)),
        CaptureId("sha256:0"),
        row["id"],
        text,
        blocks,
        title=Fact(title, "told") if title else None,
        published=Fact(row["published"], "told") if row.get("published") else None,
        language="en",
    )


def analysis(told: Article) -> Analysis:
    sentences = split_sentences(told)
    return Analysis(told.id, sentences, mentions=find_names(told, sentences))


def measure_group(path: str, stories: int, batches: int) -> None:
    by_story: dict[str, list[dict[str, Any]]] = collections.defaultdict(list)
    for row in lines(path):
        by_story[row["story"]].append(row)
    names = sorted(name for name, rows in by_story.items() if len(rows) > 1)
    chance = random.Random(1)
    precision = recall = 0.0
    for _ in range(batches):
        rows = [
            row
            for name in chance.sample(names, stories)
            for row in chance.sample(
                by_story[name], min(len(by_story[name]), chance.choice([1, 2, 3, 4, 6]))
            )
        ]
        articles = [article(row) for row in rows]
        analyses = [analysis(a) for a in articles]
        gold = {a.id: row["story"] for a, row in zip(articles, rows, strict=True)}
        found = group(articles, analyses, find_copies(articles, analyses))
        total = collections.Counter(gold.values())
        p = r = 0.0
        for story in found:
            for one in story.articles:
                same = sum(gold[one] == gold[other] for other in story.articles)
                p += same / len(story.articles)
                r += same / total[gold[one]]
        precision += p / len(rows) / batches
        recall += r / len(rows) / batches
    f = 2 * precision * recall / (precision + recall)
    print(f"{stories} stories, {batches} batches: P {precision:.3f} R {recall:.3f} F {f:.3f}")


def measure_copies(docs: str, pairs: str, part: float) -> None:
    rows = {row["id"]: row for row in lines(docs)}
    chance = random.Random(3)
    known = lines(pairs)
    sample = [pair for pair in known if chance.random() < part]
    ids = sorted({pair[side] for pair in sample for side in "ab"})
    articles = [article(rows[i]) for i in ids]
    back = {a.id: i for a, i in zip(articles, ids, strict=True)}
    start = time.perf_counter()
    copies = find_copies(articles, [Analysis(a.id) for a in articles])
    seconds = time.perf_counter() - start
    share = {frozenset((back[c.a], back[c.b])): max(c.share_a, c.share_b) for c in copies}
    print(f"{len(articles)} articles, {seconds:.1f} s")
    table: dict[str, list[float]] = collections.defaultdict(list)
    for pair in sample:
        table[pair["type"]].append(share.get(frozenset((pair["a"], pair["b"])), 0.0))
    for kind, shares in sorted(table.items()):
        high = sum(value >= 0.5 for value in shares)
        print(f"{kind:15} {len(shares):5} pairs  {high:5} with share >= 0.5")
    gold = {frozenset((pair["a"], pair["b"])) for pair in known}
    wrong = sum(value >= 0.5 for key, value in share.items() if key not in gold)
    print(f"{wrong} pairs outside the gold with share >= 0.5")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=["group", "copies"])
    parser.add_argument("files", nargs="+")
    parser.add_argument("--stories", type=int, default=3)
    parser.add_argument("--batches", type=int, default=25)
    parser.add_argument("--part", type=float, default=0.12)
    told = parser.parse_args()
    if told.task == "group":
        measure_group(told.files[0], told.stories, told.batches)
    else:
        measure_copies(told.files[0], told.files[1], told.part)


if __name__ == "__main__":
    main()
