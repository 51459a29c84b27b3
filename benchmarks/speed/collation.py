"""Time and alignment of damaged prints of one text, beside CollateX; see about.md.

usage: collation.py [--peer INTERPRETER] [--witnesses N] [--words N] [--rates R ...] [--seeds N]
           [--orders N] [--large]

Both get the same prints in the same run. Pairs of words that stand in one column are compared
with pairs that truly belong together, by the numbers of the words that the generator keeps.
CollateX is run as a program of its own, by the interpreter of an environment that has it (pip
install collatex, outside this repository); its time is that of its collation alone, without
start-up. Ours is given twice: the table of prints, and the whole edition of twenty reports.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import time
from bisect import bisect_right
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "quality" / "collation"))

from reports import Case, make
from run import edition

from variorum.collation.table import tabulate

PEER = """
import json, sys, time
from collatex import Collation, collate
found = []
for prints in json.load(sys.stdin):
    collation = Collation()
    for number, printed in enumerate(prints):
        collation.add_plain_witness(str(number), printed)
    start = time.process_time()
    table = collate(collation, output="table", segmentation=False)
    seconds = time.process_time() - start
    rows = [[] for _ in prints]
    for row in table.rows:
        for column, cell in enumerate(row.cells):
            for token in cell or []:
                rows[int(row.header)].append([token.token_data["t"], column])
    found.append([seconds, rows])
json.dump(found, sys.stdout)
"""
Table = list[list[tuple[int, int]]]


def prints_of(case: Case) -> tuple[list[str], list[list[tuple[int, int, int]]]]:
    """The prints of a case as strings, and (start, end, number) of every word."""
    texts: list[str] = []
    places: list[list[tuple[int, int, int]]] = []
    for row in case.rows:
        text, here = "", []
        for index, word in enumerate(p for piece in row for p in piece):
            text += word.before if index else ""
            here.append((len(text), len(text) + len(word.word), word.uid))
            text += word.word
        texts.append(text + case.text[-1].end)
        places.append(here)
    return texts, places


def numbered(words: list[tuple[int, int]], places: list[tuple[int, int, int]]) -> dict[int, int]:
    """The column of every word by its number; ``words`` are (place, column)."""
    starts = [start for start, _, _ in places]
    found: dict[int, int] = {}
    for at, column in words:
        index = bisect_right(starts, at) - 1
        if index >= 0 and at < places[index][1]:
            found.setdefault(places[index][2], column)
    return found


def agreement(columns: list[dict[int, int]]) -> tuple[int, int, int]:
    """How many pairs of words stand in one column, belong together, and both."""
    stand: dict[int, list[tuple[int, int]]] = defaultdict(list)
    belong: dict[int, int] = defaultdict(int)
    for witness, row in enumerate(columns):
        for number, column in row.items():
            stand[column].append((witness, number))
            belong[number] += number >= 0
    together = both = 0
    for words in stand.values():
        for index, (witness, number) in enumerate(words):
            for other, second in words[index + 1 :]:
                if other != witness:
                    together += 1
                    both += number == second and number >= 0
    return together, sum(n * (n - 1) // 2 for n in belong.values()), both


def f1(counts: list[tuple[int, int, int]]) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean over some tables."""
    together, belong, both = (sum(c[i] for c in counts) for i in range(3))
    precision, recall = both / max(1, together), both / max(1, belong)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def ours(texts: list[str]) -> tuple[float, list[list[tuple[int, int]]]]:
    start = time.process_time()
    table = tabulate(texts)
    seconds = time.process_time() - start
    return seconds, [[(span.start, column) for span, column in row] for row in table]


def peer(interpreter: str, cases: list[list[str]]) -> list[tuple[float, Table]]:
    done = subprocess.run(
        [interpreter, "-c", PEER],
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[tuple[float, Table]] = []
    for seconds, rows in json.loads(done.stdout):
        table: Table = []
        for tokens in rows:
            at, row = 0, []
            for said, column in tokens:
                row.append((at, column))
                at += len(said)
            table.append(row)
        found.append((seconds, table))
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--peer", default="")
    parser.add_argument("--witnesses", type=int, default=20)
    parser.add_argument("--words", type=int, default=100)
    parser.add_argument("--rates", type=float, nargs="+", default=(0.01, 0.05, 0.1, 0.2))
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--orders", type=int, default=3)
    parser.add_argument("--large", action="store_true", help="also fifty reports of 1,000 words")
    asked = parser.parse_args()
    print(
        "rate system     | precision recall f1     | seconds (median) | other table in other order"
    )
    for rate in asked.rates:
        cases = [
            make(asked.words, asked.witnesses, rate, seed, whole_only=True, copied=0.0)
            for seed in range(asked.seeds)
        ]
        given = [prints_of(case) for case in cases]
        rng = random.Random(1)
        shuffles = [
            rng.sample(range(asked.witnesses), asked.witnesses) for _ in range(asked.orders)
        ]
        turned = [[texts[n] for n in order] for texts, _ in given for order in shuffles]
        systems = {"ours": lambda rows: [ours(texts) for texts in rows]}
        if asked.peer:
            systems["CollateX"] = lambda rows: peer(asked.peer, rows)
        for name, system in systems.items():
            found = system([texts for texts, _ in given])
            counts, tables = [], []
            for (_, places), (_, table) in zip(given, found, strict=True):
                columns = [numbered(row, p) for row, p in zip(table, places, strict=True)]
                counts.append(agreement(columns))
                tables.append(_shape(columns))
            again = system(turned)
            other = 0
            for index, (_, table) in enumerate(again):
                case, order = divmod(index, asked.orders)
                places = given[case][1]
                columns: list[dict[int, int]] = [{} for _ in places]
                for row, number in zip(table, shuffles[order], strict=True):
                    columns[number] = numbered(row, places[number])
                other += _shape(columns) != tables[case]
            p, r, f = f1(counts)
            seconds = statistics.median(s for s, _ in found)
            print(
                f"{rate:4.2f} {name:10s} | {p:.4f}    {r:.4f} {f:.4f} | {seconds:8.3f}         |"
                f" {other}/{len(again)}",
                flush=True,
            )
        start = time.process_time()
        for case in cases:
            edition(case)
        print(f"     the whole edition: {(time.process_time() - start) / len(cases):.3f} s each")
    if asked.large:
        for rate in asked.rates:
            case = make(1000, 50, rate, 0)
            start = time.process_time()
            edition(case)
            print(f"50 reports of 1,000 words, rate {rate}: {time.process_time() - start:.2f} s")


def _shape(columns: list[dict[int, int]]) -> frozenset[frozenset[tuple[int, int]]]:
    """A table as the set of its columns, whatever their numbers."""
    stand: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for witness, row in enumerate(columns):
        for number, column in row.items():
            stand[column].add((witness, number))
    return frozenset(frozenset(words) for words in stand.values())


if __name__ == "__main__":
    main()
