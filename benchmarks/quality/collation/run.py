"""Planted variants in made reports, and what the collation finds of them; see about.md.

usage: run.py [--words N ...] [--witnesses N ...] [--rates R ...] [--seeds N] [--orders N]
    [--misses] [--sample]
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from reports import Case, make
from score import Figures, score

from variorum.collation import collate
from variorum.model import TextOfRecord

WORDS = (20, 50, 100, 300, 1000)
WITNESSES = (2, 3, 5, 10, 20, 50)
RATES = (0.01, 0.05, 0.1, 0.2)
# For the floors: (words, witnesses).
SAMPLE = ((20, 2), (20, 5), (20, 20), (100, 2), (100, 5), (100, 20), (300, 3), (300, 10))


def edition(case: Case, order: list[int] | None = None) -> tuple[TextOfRecord, ...]:
    """What the program makes of a case, its reports in some order."""
    order = order or list(range(len(case.articles)))
    return collate(
        [case.articles[i] for i in order], [case.analyses[i] for i in order], case.copies
    )


def same_in_all_orders(case: Case, orders: int, seed: int = 0) -> bool:
    """True if so many orders of the reports, drawn by chance, give the same bytes."""
    rng = random.Random(seed)
    seen = set()
    for number in range(orders + 1):
        order = list(range(len(case.articles)))
        if number:
            rng.shuffle(order)
        seen.add(hashlib.sha256(repr(edition(case, order)).encode()).hexdigest())
    return len(seen) == 1


def cell(words: int, witnesses: int, rate: float, seeds: int) -> tuple[Figures, float]:
    """Figures of some cases of one size, and the seconds that one took on average."""
    total, seconds = Figures(), 0.0
    for seed in range(seeds):
        case = make(words, witnesses, rate, seed)
        start = time.process_time()
        records = edition(case)
        seconds += time.process_time() - start
        total.add(score(case, records, seed))
    return total, seconds / seeds


def sample() -> dict[str, float]:
    """Figures of a bounded part of the bench, those of damage up to a tenth apart."""
    light, heavy = Figures(), Figures()
    for words, witnesses in SAMPLE:
        for rate in RATES:
            figures, _ = cell(words, witnesses, rate, 2)
            (heavy if rate > 0.1 else light).add(figures)
    named = {f"light_{key}": value for key, value in light.shares().items()}
    return named | {f"heavy_{key}": value for key, value in heavy.shares().items()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--words", type=int, nargs="+", default=WORDS)
    parser.add_argument("--witnesses", type=int, nargs="+", default=WITNESSES)
    parser.add_argument("--rates", type=float, nargs="+", default=RATES)
    parser.add_argument("--seeds", type=int, default=0, help="cases a cell; 0: by size")
    parser.add_argument("--orders", type=int, default=0)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--sample", action="store_true", help="the part that has floors")
    asked = parser.parse_args()
    if asked.sample:
        for name, value in sample().items():
            print(name, value)
        return
    total = Figures()
    by: dict[tuple[str, float], Figures] = {}
    print("words witnesses rate | asked found classed true | places texts_exact | seconds each")
    for words in asked.words:
        for witnesses in asked.witnesses:
            for rate in asked.rates:
                seeds = asked.seeds or max(1, min(10, 6000 // (words * witnesses)))
                figures, seconds = cell(words, witnesses, rate, seeds)
                total.add(figures)
                for key in (("words", words), ("witnesses", witnesses), ("rate", rate)):
                    by.setdefault(key, Figures()).add(figures)
                s = figures.shares()
                print(
                    f"{words:5d} {witnesses:9d} {rate:4.2f} | {figures.asked:6d} {s['found']:.4f} "
                    f"{s['classed']:.4f} {s['true']:.4f} | {s['places']:.4f} "
                    f"{figures.texts_exact}/{figures.texts} | {seconds:.2f}",
                    flush=True,
                )
                if asked.orders:
                    case = make(words, witnesses, rate, 0)
                    if not same_in_all_orders(case, asked.orders):
                        print("  NOT THE SAME IN ALL ORDERS")
    for (name, value), figures in sorted(by.items(), key=str):
        print(f"{name} {value}: {figures.shares()}")
    print("class: asked, found, classed")
    for klass, (n, found, classed) in sorted(total.by_class.items()):
        print(f"  {klass:18s} {n:6d} {found / n:.4f} {classed / max(1, found):.4f}")
    print(f"all: asked {total.asked} {total.shares()}")
    if asked.misses:
        for line, count in Counter(total.misses).most_common(400):
            print("  ", count, line)


if __name__ == "__main__":
    main()
