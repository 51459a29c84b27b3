"""How long the interfaces for other apps take on a full store.

    python benchmarks/speed/apps.py --items 100000

Fills a store (see ``full_store``) and asks each interface what apps ask, three times each, in one
thread and without HTTP; once as items are, once with one item for each story. Prints the best
time in ms, and the size of the answer in kB.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from full_store import fill

from variorum.api import fever
from variorum.api.googlereader import items, subscriptions
from variorum.desk import Desk, open_desk
from variorum.desk.settings import read_settings
from variorum.gate import Asked, Asker, Handler
from variorum.model import Preferences

STATE = "user/-/state/com.google/"
LIST = ("s", STATE + "reading-list")


def questions(now: float) -> dict[str, tuple[Handler, tuple[tuple[str, str], ...]]]:
    """What apps ask, by name: who answers, and the fields."""
    unread, hour = ("xt", STATE + "read"), ("ot", str(int(now - 3600)))
    return {
        "1,000 unread ids": (items.item_ids, (LIST, unread, ("n", "1000"))),
        "10,000 ids": (items.item_ids, (LIST, ("n", "10000"))),
        "ids since an hour": (items.item_ids, (LIST, hour, ("n", "1000"))),
        "1,000 saved ids": (items.item_ids, (("s", STATE + "starred"), ("n", "1000"))),
        "1,000 read ids": (items.item_ids, (("s", STATE + "read"), ("n", "1000"))),
        "20 items of a feed": (items.contents, (("s", "feed/5"), ("n", "20"))),
        "100 items": (items.contents, (("n", "100"),)),
        "1,000 items": (items.contents, (("n", "1000"),)),
        "unread counts": (subscriptions.unread_count, ()),
        "subscriptions": (subscriptions.subscription_list, ()),
        "fever: 50 items": (fever.fever, (("items", ""), ("since_id", "5000"))),
        "fever: unread ids": (fever.fever, (("unread_item_ids", ""),)),
        "fever: feeds, groups": (fever.fever, (("feeds", ""), ("groups", ""))),
    }


def ask(desk: Desk, asker: Asker) -> None:
    """Ask everything and print how long it took."""
    for name, (handler, query) in questions(time.time()).items():
        asked = Asked("GET", "http://news.example", "http://news.example/", {}, query)
        times, size = [], 0
        for _ in range(3):
            began = time.perf_counter()
            size = len(handler(desk, asker, asked).body)
            times.append(time.perf_counter() - began)
        print(f"  {name:22} {1000 * min(times):8.1f} ms {size / 1000:9.1f} kB", flush=True)


def main() -> None:
    """See the module."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--items", type=int, default=100_000)
    count = wanted.parse_args().items
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.sqlite"
        fill(path, count)
        with open_desk(store=path, settings=read_settings(meaning="lexical")) as desk:
            user = desk.store.readers.users()[0]
            for grouped in (False, True):
                print(f"{count:,} items" + (", one item for each story" if grouped else ""))
                ask(desk, Asker(user, Preferences(grouped=grouped), "token"))


if __name__ == "__main__":
    main()
