"""How long "For you" takes on a full store.

    python benchmarks/speed/picks.py --items 100000

Fills a store, indexes it, lets the user read 600 items one by one and save one in nine of them,
and prints milliseconds of ten rounds; the last line is that of a round without any headline known.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

from full_store import fill

from variorum.desk import Desk, open_desk
from variorum.desk.indexing import index_items
from variorum.desk.picks import for_you
from variorum.desk.settings import read_settings
from variorum.following.headwords import head_words
from variorum.model import Wanted

_READ = 600


def _read_some(desk: Desk, user: int) -> None:
    chance = random.Random(3)
    unread = desk.store.readers.ids(user, Wanted(read=False))
    now = time.time()
    with desk.store.transaction():
        for number, item in enumerate(chance.sample(unread, min(_READ, len(unread) // 3))):
            saved = True if number % 9 == 0 else None
            desk.store.readers.mark(user, [item], read=True, saved=saved, at=now - number * 600)


def _milliseconds(desk: Desk, user: int) -> float:
    begun = time.perf_counter()
    for_you(desk, user)
    return round(1000 * (time.perf_counter() - begun), 1)


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=100_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "variorum.sqlite"
        fill(store, given.items)
        with open_desk(store=store, settings=read_settings(meaning="lexical")) as desk:
            user = desk.store.readers.users()[0].id
            while index_items(desk):
                pass
            _read_some(desk, user)
            found = for_you(desk, user)
            print(f"{len(found.picks)} picks, learnt from {found.learnt} items")
            print("ms:", *(_milliseconds(desk, user) for _ in range(10)))
            head_words.cache_clear()
            print("ms, no headline known:", _milliseconds(desk, user))


if __name__ == "__main__":
    main()
