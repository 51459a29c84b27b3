"""How fast the digest is: made news of 50 feeds, digested from nothing, by stages.

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
from variorum.desk.digest import Digests, batch, digest, telling
from variorum.desk.settings import read_settings
from variorum.desk.views.today import story_members, today
from variorum.following import arrivals_of
from variorum.model import Entry, Intake, Subscription

SPENT: Counter[str] = Counter()


def timed(module: Any, name: str) -> None:
    """Count the seconds that a function takes."""
    inner: Callable[..., Any] = getattr(module, name)

    def outer(*given: Any, **more: Any) -> Any:
        begun = time.perf_counter()
        try:
            return inner(*given, **more)
        finally:
            SPENT[name] += time.perf_counter() - begun

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


def main() -> None:
    """Fill a store, digest it, ask for Today; print what it took."""
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
    with open_desk(
        store=folder / "news.sqlite", settings=read_settings(meaning=given.meaning)
    ) as desk:
        user = fill(desk, given.items, given.feeds)
        begun = time.perf_counter()
        first: list[float] = []

        def watch(done: Digests) -> None:
            if done.told and not first:
                first.append(time.perf_counter() - begun)

        done = digest(desk, watch=watch)
        spent = time.perf_counter() - begun
        print(f"{done}\n{spent:.1f} s, {done.items / spent:.1f} items/s with all dossiers")
        for name, seconds in SPENT.most_common():
            print(
                f"  {name.strip('_'):12} {seconds:7.1f} s  {1000 * seconds / given.items:.2f} ms an item"
            )
        rows = desk.store._database.rows(  # type: ignore[attr-defined]
            "SELECT count(*), max(items), sum(outlets > 1), sum(due IS NOT NULL) FROM told_stories"
        )
        print("stories, largest, of several outlets, still due:", rows[0])
        times = []
        for _ in range(50):
            begun = time.perf_counter()
            page = today(desk, user)
            times.append(time.perf_counter() - begun)
        times.sort()
        print(
            f"today: {len(page.stories)} stories, p50 {1000 * times[25]:.1f} ms, p95 {1000 * times[47]:.1f} ms"
        )
        for story in page.stories[:3]:
            print(f"  {story.score:.3f} {story.title!r} {story.items} items {story.outlets} outlets "
                  f"{story.origins} origins: {'; '.join(r.words for r in story.reasons)}")  # fmt: skip
            story_members(desk, user, story.id)
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB,"
          f" {datetime.now(UTC):%Y-%m-%d}")  # fmt: skip


if __name__ == "__main__":
    main()
