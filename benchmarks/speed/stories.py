"""How time and memory of `variorum group` grow with the archive; see about.md.

usage: stories.py [VARIANT] [--sizes N ...] [--streams NAME ...] [--rate-per-day R] [--repeat N]

Each size is an invented stream of its own file and a process of its own. Streams:
"steady" at R reports a day, so that a larger archive spans more time; "dense" all within
about a month; "undated" without any date.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent

sys.path.insert(0, str(HERE.parent))

from group_command import VARIANTS, Cost, run  # noqa: E402
from made_news import Settings  # noqa: E402
from made_news.make import MONTH, make  # noqa: E402

SIZES = (1_000, 10_000, 100_000, 1_000_000)
STREAMS = ("steady", "dense", "undated")
SMALL = 10  # articles of the run whose time is start-up


def settings(name: str, articles: int, rate: float) -> Settings:
    """The settings of a named stream."""
    if name == "dense":
        return Settings(seed=21, rate_per_day=max(1.0, articles / MONTH))
    return Settings(seed=21, rate_per_day=rate, undated=1.0 if name == "undated" else 0.06)


def measured(folder: Path, given: Path, variant: str, repeat: int) -> Cost:
    """The cheapest of some runs by processor time; the greatest peak of memory."""
    costs = []
    for _ in range(repeat):
        with tempfile.TemporaryDirectory(dir=folder) as room:
            out, copies = Path(room) / "stories.jsonl", Path(room) / "copies.jsonl"
            costs.append(run(given, out, copies, variant))
    least = min(costs, key=lambda cost: cost.cpu)
    return Cost(least.seconds, least.cpu, max(cost.peak_mb for cost in costs))


def table(
    folder: Path, name: str, variant: str, sizes: Sequence[int], rate: float, repeat: int
) -> None:
    """Print the line of each size of one stream as soon as it is measured."""
    given = folder / "given.jsonl.gz"
    make(SMALL, given, None, settings(name, SMALL, rate))
    idle = measured(folder, given, variant, max(repeat, 2))
    print(f"\n{name}, {variant}; start-up {idle.seconds:.2f} s, {idle.peak_mb:.0f} MB")
    head = ("articles", "seconds", "articles/s", "cpu s", "a/cpu s", "peak MB", "growth")
    print("".join(f"{word:>12}" for word in head), flush=True)
    before: tuple[int, float] | None = None
    for size in sizes:
        start = time.perf_counter()
        make(size, given, None, settings(name, size, rate))
        making = time.perf_counter() - start
        cost = measured(folder, given, variant, repeat)
        # Growth is taken of processor time after start-up: others use these machines too.
        after = max(cost.cpu - idle.cpu, 1e-3)
        growth = ""
        if before:
            growth = f"{math.log(after / before[1]) / math.log(size / before[0]):.2f}"
        print(
            f"{size:12}{cost.seconds:12.1f}{size / cost.seconds:12.0f}{cost.cpu:12.1f}"
            f"{size / after:12.0f}{cost.peak_mb:12.0f}{growth:>12}"
            f"   (made in {making:.0f} s; load {os.getloadavg()[0]:.1f})",
            flush=True,
        )
        before = (size, after)
    given.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description="Growth of time and memory of grouping.")
    parser.add_argument("variant", nargs="?", default="online")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--streams", nargs="+", choices=STREAMS, default=("steady",))
    parser.add_argument("--rate-per-day", type=float, default=Settings.rate_per_day)
    parser.add_argument("--repeat", type=int, default=1)
    chosen = parser.parse_args()
    if chosen.variant not in VARIANTS:
        parser.error(f"no variant {chosen.variant!r}; there are: {', '.join(VARIANTS)}")
    with tempfile.TemporaryDirectory() as folder:
        for name in chosen.streams:
            table(
                Path(folder),
                name,
                chosen.variant,
                chosen.sizes,
                chosen.rate_per_day,
                chosen.repeat,
            )


if __name__ == "__main__":
    main()
