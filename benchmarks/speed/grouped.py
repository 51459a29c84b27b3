"""How long lists take that show each item, and such that show one item per story.

    python benchmarks/speed/grouped.py --items 100000

Fills a store in a temporary folder and asks for each list three times in this process; the least
processor time counts, in ms. See docs/methods/grouped.md.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from full_store import fill

from variorum.desk import open_desk
from variorum.desk.settings import Settings
from variorum.desk.views.grouped import how_many, shown_items, unread
from variorum.model import Preferences, Wanted


def least(work: Callable[[], object]) -> float:
    """The least processor time of three, in ms, after one to warm up."""
    work()
    times = []
    for _ in range(3):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times) * 1000


def main() -> None:
    """Measure, and print a table."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("--items", type=int, default=100_000)
    items = words.parse_args().items
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "news.sqlite"
        fill(store, items)
        with open_desk(store=store, settings=Settings(meaning="lexical")) as desk:
            user = desk.store.readers.users()[0].id
            feed = desk.store.readers.subscriptions(user)[0].source
            lists = {
                "100 unread, with bodies": Wanted(read=False),
                "100 of one feed, with bodies": Wanted(sources=(feed,)),
                "100 saved, with bodies": Wanted(saved=True),
            }
            counts = {"how many are unread": Wanted(read=False), "how many there are": Wanted()}
            print("| | each item by itself | one item per story |\n|---|---|---|")
            ways = (Preferences(), Preferences(grouped=True))
            for name, wanted in lists.items():
                shown = partial(shown_items, desk, user, wanted, base="https://x", limit=100)
                print(
                    f"| {name} | "
                    + " | ".join(f"{least(partial(shown, prefers=w)):.1f}" for w in ways)
                    + " |"
                )
            for name, wanted in counts.items():
                count = partial(how_many, desk, user, wanted)
                print(
                    f"| {name} | "
                    + " | ".join(f"{least(partial(count, prefers=w)):.1f}" for w in ways)
                    + " |"
                )
            tally = partial(unread, desk, user)
            print(
                "| unread by feed | "
                + " | ".join(f"{least(partial(tally, prefers=w)):.1f}" for w in ways)
                + " |"
            )


if __name__ == "__main__":
    main()
