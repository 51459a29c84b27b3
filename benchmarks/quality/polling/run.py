"""A farm of feeds over simulated days: politeness, exactness, and how often feeds are asked.

usage: run.py [--feeds N] [--domains N] [--days N] [--seed N]

The farm is that of tests/desk/feed_farm.py: its servers remember each question, and what was
done to them that should not be is told by name. The clock is simulated; store and archive are
real, in memory and unsynced.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sys
import tempfile
import time as wall
from collections import Counter
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]
FLOORS = Path(__file__).with_name("floors.json")


def measure(feeds: int, domains: int, days: float, seed: int) -> dict[str, float]:
    """Figures of one farm; ``faults`` is how much was not as it should be."""
    sys.path.insert(0, str(REPOSITORY))
    from tests.desk.feed_farm import DAY, START, Time, faults, grow, rates

    from variorum.capture import Archive
    from variorum.desk import Desk, World, poll
    from variorum.desk.settings import read_settings
    from variorum.store import open_store
    from variorum.text import lexical_likeness

    time, chance = Time(), random.Random(seed)
    farm = grow(seed, feeds, domains, days, time)
    begun = wall.perf_counter()
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(":memory:") as store,
        Archive(folder, sync=False) as archive,
    ):
        desk = Desk(read_settings(meaning="lexical"), store, archive, lexical_likeness)
        store.sources.follow(farm.feeds)
        world = World(time, time.sleep, chance.random)
        end = START + days * DAY
        done = asyncio.run(poll(desk, farm, until=end, world=world))
        titles = [item.entry.title or "" for item in store.sources.latest(limit=10**7)]
    wrong = faults(farm, titles, 1.0, end)
    for fault in wrong:
        print(fault, file=sys.stderr)
    statuses = Counter(visit.status for visit in farm.visits)
    answered = statuses[200] + statuses[304]
    conditional = sum(bool(visit.etag or visit.modified) for visit in farm.visits)
    return {
        "faults": len(wrong),
        "visits": len(farm.visits),
        "visits a feed and day": len(farm.visits) / feeds / days,
        "visits with validators": conditional / len(farm.visits),
        "answers 304": statuses[304] / answered,
        "items": len(titles),
        "revised": done.revised,
        "seconds": wall.perf_counter() - begun,
        **rates(farm, days),
    }


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--domains", type=int, default=50)
    parser.add_argument("--days", type=float, default=7.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    figures = measure(options.feeds, options.domains, options.days, options.seed)
    print(json.dumps(figures, indent=2))
    most: dict[str, float] = json.loads(FLOORS.read_text())
    fallen = {key: figures[key] for key, bound in most.items() if figures[key] > bound}
    if fallen:
        print(f"above its bound: {fallen}", file=sys.stderr)
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
