"""How quick a search is, and how large its index, as the number of items grows.

usage: search.py [--sizes 1000 10000 100000] [--runs N] [--folder DIR]

With --folder the stores are kept there, and used again by the next run.

Items of some 3 kB of invented words, drawn as words of a language are (the r-th most frequent as
often as 1/(r + 2.7)), from 1,000 sources over two months; one user who follows 300 of them and
saved a hundredth of the items. Each sort of query is asked N times with other words, page by page
as a face asks (30 hits with snippets, counted up to 1,000), by one client in this process.
"commonest" are the ten most frequent words, which stand in nearly every item. All figures but that
of taking in are this process's own time. 50 watches, five of them for commonest words, are checked
after 100 further items.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from variorum.desk import Desk, open_desk
from variorum.desk.indexing import index_items
from variorum.desk.searching import search
from variorum.desk.settings import Settings
from variorum.desk.watches import add_watch
from variorum.desk.watching import check_watches
from variorum.model import Arrival, Entry, Intake, Source, Subscription

NOW = datetime(2026, 3, 14, tzinfo=UTC)
SOURCES, FOLLOWED, WORDS = 1000, 300, 480
SPAN = 60 * 86400.0
SYLLABLES = [
    first + last
    for first in "b d f g k l m n p r s t v z br st tr".split()
    for last in "a e i o u an er in ol".split()
]


class Speech:
    """Words of no language, by frequency, and texts of them."""

    def __init__(self, seed: int = 1, number: int = 60_000) -> None:
        self.chance = random.Random(seed)
        made = {
            "".join(self.chance.choices(SYLLABLES, k=self.chance.choice([1, 2, 2, 3, 3, 4])))
            for _ in range(2 * number)
        }
        self.words = sorted(made, key=lambda word: (len(word), word))[:number]
        weights = (1 / (rank + 2.7) for rank in range(len(self.words)))
        self._sums = list(itertools.accumulate(weights))

    def text(self, length: int) -> str:
        return " ".join(self.chance.choices(self.words, cum_weights=self._sums, k=length))

    def of(self, first: int, last: int) -> str:
        """A word between two ranks."""
        return self.words[self.chance.randrange(first, last)]


def fill(
    desk: Desk, speech: Speech, sources: list[Source], begin: int, end: int, span: float = SPAN
) -> None:
    chance = speech.chance
    for start in range(begin, end, 1000):
        intakes: dict[int, list[Arrival]] = {}
        for number in range(start, min(start + 1000, end)):
            entry = Entry(
                str(number), f"https://post.example/{number}", speech.text(9),
                f"Ann {speech.of(500, 2000)}", html=f"<p>{speech.text(WORDS)}</p>",
            )  # fmt: skip
            at = NOW.timestamp() - chance.random() * span
            arrival = Arrival((str(number),), str(number), entry, None, at)
            intakes.setdefault(chance.randrange(len(sources)), []).append(arrival)
        desk.store.sources.take_in(
            [Intake(sources[place], tuple(arrivals)) for place, arrivals in intakes.items()],
            NOW.timestamp(),
        )


def queries(speech: Speech) -> dict[str, Callable[[], str]]:
    def top() -> str:
        return speech.of(0, 10)

    return {
        "rare word": lambda: speech.of(5000, 60000),
        "usual word": lambda: speech.of(200, 2000),
        "commonest word": top,
        "commonest OR commonest OR commonest": lambda: f"{top()} OR {top()} OR {top()}",
        "commonest commonest commonest": lambda: f"{top()} {top()} {top()}",
        "usual usual": lambda: f"{speech.of(200, 2000)} {speech.of(200, 2000)}",
        "commonest rare": lambda: f"{top()} {speech.of(5000, 60000)}",
        '"commonest commonest"': lambda: f'"{top()} {top()}"',
        "commonest -usual": lambda: f"{top()} -{speech.of(200, 2000)}",
        "commonest outlet:one": lambda: f"{top()} outlet:s{speech.chance.randrange(300)}",
        "commonest after:7d": lambda: f"{top()} after:7d",
        "commonest before:50d": lambda: f"{top()} before:50d",
        "commonest is:saved": lambda: f"{top()} is:saved",
        "commonest is:read (none is)": lambda: f"{top()} is:read",
        "by:usual": lambda: f"by:{speech.of(500, 2000)}",
        "outlet:one": lambda: f"outlet:s{speech.chance.randrange(300)}",
    }


def measured(work: Callable[[], object], runs: int) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds of this process's own time, so that neighbours
    do not count."""
    times = []
    for _ in range(runs):
        begun = time.process_time()
        work()
        times.append(1000 * (time.process_time() - begun))
    times.sort()
    return statistics.median(times), times[min(len(times) - 1, int(0.95 * len(times)))]


def sizes(desk: Desk) -> Iterator[tuple[str, float]]:
    rows = desk.store._database.rows(  # type: ignore[attr-defined]
        "SELECT name, sum(pgsize) FROM dbstat GROUP BY name"
    )
    named = {
        "index": "item_words",
        "texts of it": "item_texts",
        "places": "item_places",
        "items": "items",
    }
    for told, begins in named.items():
        yield told, sum(size for name, size in rows if begins in name) / 1e6


def run(size: int, runs: int, folder: Path) -> None:
    speech = Speech()
    with open_desk(folder, settings=Settings(meaning="lexical"), clock=lambda: NOW) as desk:
        followed = desk.store.sources.follow(f"https://s{n}.example/feed" for n in range(SOURCES))
        sources = [Source(one.id, one.url, f"Outlet s{n}") for n, one in enumerate(followed)]
        user = desk.store.readers.user("reader") or desk.store.readers.add("reader")
        for source in sources[:FOLLOWED]:
            desk.store.readers.subscribe(user.id, Subscription(source.id))
        begun = time.perf_counter()
        if not desk.store.sources.latest(limit=1):
            fill(desk, speech, sources, 0, size)
        filled = time.perf_counter()
        spent = measured(lambda: index_items(desk), 1)[0]
        desk.store.search.queue(range(1, 1001))
        again = measured(lambda: index_items(desk), 1)[0]
        saved = random.Random(2).sample(range(1, size + 1), size // 100)
        desk.store.readers.mark(user.id, saved, saved=True, at=NOW.timestamp())
        print(
            f"\n{size:,} items: taken in in {filled - begun:.1f} s, indexed in"
            f" {spent / size:.2f} ms an item, 1,000 again in"
            f" {again / 1000:.2f} ms each; MB: "
            + ", ".join(f"{told} {amount:.1f}" for told, amount in sizes(desk)),
            flush=True,
        )
        print(f"{'':40} {'newest: p50':>12} {'p95':>7} {'best: p50':>12} {'p95':>7}  ms")
        for told, ask in queries(speech).items():
            times = [
                measured(lambda: search(desk, user.id, ask(), order=order), runs)  # noqa: B023
                for order in ("newest", "best")
            ]
            print(
                f"{told:40} {times[0][0]:12.1f} {times[0][1]:7.1f} {times[1][0]:12.1f}"
                f" {times[1][1]:7.1f}",
                flush=True,
            )
        for watch in desk.store.watches.of(user.id):
            desk.store.watches.end(user.id, watch.id, at=NOW.timestamp())
        for number in range(50):
            word = speech.of(0, 10) if number < 5 else speech.of(200, 5000)
            add_watch(desk, user.id, query=word, name=str(number))
        nothing, _ = measured(lambda: check_watches(desk), 20)
        fill(desk, speech, sources, size, size + 100, span=86400.0)
        index_items(desk)
        begun = time.process_time()
        hits = check_watches(desk)
        spent = 1000 * (time.process_time() - begun)
        print(
            f"50 watches: {nothing:.2f} ms with nothing new; {spent:.1f} ms after 100 items"
            f" ({hits} hits)"
        )
        print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    for size in given.sizes:
        if given.folder is not None:
            run(size, given.runs, given.folder / str(size))
            continue
        with tempfile.TemporaryDirectory() as folder:
            run(size, given.runs, Path(folder))


if __name__ == "__main__":
    main()
