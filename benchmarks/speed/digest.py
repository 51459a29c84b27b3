"""How fast the digest is: made news of 50 feeds, digested from nothing, by stages, in
processor time of this process.

python benchmarks/speed/digest.py [--items 2000] [--feeds 50] [--store FOLDER]
"""

from __future__ import annotations

import argparse
import itertools
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from made_news import Settings as Made
from made_news import stream

from variorum.desk import open_desk
from variorum.desk.desk import Desk
from variorum.desk.digest import batch, digest, telling
from variorum.desk.digest.work import work_on
from variorum.desk.settings import read_settings
from variorum.desk.views.today import today
from variorum.following import arrivals_of
from variorum.model import Entry, Intake, Subscription

SPENT: Counter[str] = Counter()


def timed(module: Any, name: str) -> None:
    """Count the seconds that a function takes."""
    inner: Callable[..., Any] = getattr(module, name)

    def outer(*given: Any, **more: Any) -> Any:
        begun = time.process_time()
        try:
            return inner(*given, **more)
        finally:
            SPENT[name] += time.process_time() - begun

    setattr(module, name, outer)


def fill(desk: Desk, items: int, feeds: int) -> int:
    """A user who follows all feeds, and the items; the user's id."""
    user = desk.store.readers.add("reader")
    sources = desk.store.sources.follow(f"https://paper{n}.example/feed" for n in range(feeds))
    for source in sources:
        desk.store.readers.subscribe(user.id, Subscription(source.id))
    by_feed: dict[int, list[Entry]] = {}
    numbers: dict[str, int] = {}
    for told in itertools.islice(stream(items * 4, Made(seed=11)), items * 4):
        line = told.line
        at = numbers.setdefault(line["source"], len(numbers))
        if at >= feeds or sum(map(len, by_feed.values())) >= items:
            continue
        body = "".join(f"<p>{part}</p>" for part in line["text"].split("\n") if part.strip())
        by_feed.setdefault(at, []).append(
            Entry(line["id"], f"https://paper{at}.example/{line['id']}", line["title"], None,
                  line["published"], html=body, full=True)
        )  # fmt: skip
    now = desk.clock().timestamp()
    from variorum.desk.gather import keep

    for at, entries in by_feed.items():
        feed = keep(desk, f"feed {at}".encode(), input=sources[at].url, url=sources[at].url)
        desk.store.sources.take_in(
            [Intake(sources[at], arrivals_of(entries[::-1], {}), feed.id)], now
        )
    return user.id


def resident() -> float:
    """Megabytes of memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def single(desk: Desk, count: int) -> list[float]:
    """Milliseconds from an item on the queue to its story, one item at a time."""
    times = []
    with work_on(desk) as work:
        work.opened()
        for told in itertools.islice(stream(count, Made(seed=12)), count):
            line = told.line
            entry = Entry(
                f"late {line['id']}", f"https://paper1.example/late/{line['id']}", line["title"],
                None, line["published"], text=line["text"], full=True,
            )  # fmt: skip
            (source,) = desk.store.sources.follow(["https://paper1.example/feed"])
            now = desk.clock().timestamp()
            desk.store.sources.take_in([Intake(source, arrivals_of([entry], {}))], now)
            begun = time.process_time()
            batch.digest_batch(desk, work.opened)
            times.append(1000 * (time.process_time() - begun))
    return sorted(times)


def main() -> None:
    """Fill a store, digest it, ask for Today; print what it took, in processor time."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--items", type=int, default=2000)
    asked.add_argument("--feeds", type=int, default=50)
    asked.add_argument("--store", type=Path)
    asked.add_argument("--meaning", default="lexical")
    given = asked.parse_args()
    folder = given.store or Path(tempfile.mkdtemp())
    for name in ("_drawn", "_analysed", "_put", "place_again"):
        timed(batch, name)
    timed(telling, "_told")
    settings = read_settings(meaning=given.meaning)
    with open_desk(store=folder / "news.sqlite", settings=settings) as desk:
        user = fill(desk, given.items, given.feeds)
        before = resident()
        begun, began = time.process_time(), time.perf_counter()
        done = digest(desk)
        spent, passed = time.process_time() - begun, time.perf_counter() - began
        print(done)
        print(f"{spent:.1f} s of a processor, {passed:.1f} s by the clock")
        without = done.items / (spent - SPENT["_told"])
        print(f"{without:.1f} items/s without dossiers, {done.items / spent:.1f} with")
        for name, seconds in SPENT.most_common():
            each = done.told if name == "_told" else done.items
            print(f"  {name.strip('_'):12} {seconds:7.1f} s, {1000 * seconds / each:.2f} ms each")
        print(f"memory: {before:.0f} MB before, {resident():.0f} MB after")
        rows = desk.store._database.rows(  # type: ignore[attr-defined]
            "SELECT count(*), max(items), sum(outlets > 1), sum(due IS NOT NULL) FROM told_stories"
        )
        print("stories, largest, of several outlets, still due:", rows[0])
        times = []
        for _ in range(50):
            begun = time.process_time()
            page = today(desk, user)
            times.append(1000 * (time.process_time() - begun))
        times.sort()
        print(f"today: {len(page.stories)} stories, p50 {times[25]:.1f} ms, p95 {times[47]:.1f} ms")
        late = single(desk, 20)
        print(f"item to story: median {late[10]:.0f} ms, worst {late[-1]:.0f} ms")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at most {most:.0f} MB, {datetime.now(UTC):%Y-%m-%d}")


if __name__ == "__main__":
    main()
