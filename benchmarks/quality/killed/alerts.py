"""Killed at random points: taking in, indexing and watching; then every item is counted.

usage: alerts.py [--kills N] [--seed N]

A process takes in twenty items at a time, indexes some of them, and looks whether a watch waits
for them. It is killed with SIGKILL after at most a third of a second, and begun again. In the end
one run goes on undisturbed.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from variorum.desk import open_desk
from variorum.desk.attending import attend
from variorum.desk.settings import Settings
from variorum.desk.watches import add_watch
from variorum.following import arrivals_of
from variorum.model import Entry, Intake, Searched, Subscription, Term

SETTINGS = Settings(meaning="lexical", offline=True)


def work(store: str) -> None:
    """Until killed."""
    with open_desk(store=store, settings=SETTINGS) as desk:
        (source,) = desk.store.sources.find()
        print("up", flush=True)
        number = len(desk.store.sources.latest(limit=10**6))
        while True:
            entries = [
                Entry(
                    f"{number}-{k}", None, f"{'Toll' if k % 2 else 'Fare'} {number}-{k}", text="x"
                )
                for k in range(20)
            ]
            desk.store.sources.take_in([Intake(source, arrivals_of(entries, {}))], 2e9 + number)
            number += 20
            attend(desk, limit=15)


def trial(kills: int, seed: int, store: Path) -> dict[str, int]:
    """Kill so many times; what is lost and doubled in the index, the hits and the messages."""
    chance = random.Random(seed)
    with open_desk(store=store, settings=SETTINGS) as desk:
        user = desk.store.readers.add("reader")
        (source,) = desk.store.sources.follow(["https://post.example/feed"])
        desk.store.readers.subscribe(user.id, Subscription(source.id))
        add_watch(desk, user.id, query="toll", webhook="https://hook.example/")
    for _ in range(kills):
        command = [sys.executable, __file__, "--work", str(store)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
            assert running.stdout is not None
            running.stdout.readline()
            time.sleep(chance.uniform(0, 0.35))
            running.kill()
    with open_desk(store=store, settings=SETTINGS) as desk:
        waited = desk.store.search.waiting()
        attend(desk)
        items = desk.store.sources.latest(limit=10**6)
        wanted = {item.id for item in items if (item.entry.title or "").startswith("Toll")}
        (watch,) = desk.store.watches.of(user.id)
        hits = Counter(hit.item for hit in desk.store.watches.hits([watch.id], limit=10**6))
        told = Counter(
            hit["item"]
            for one in desk.store.watches.deliveries(watch.id, limit=10**6)
            for hit in json.loads(one.body)["hits"]
        )
        every = Searched(((Term("x"),),))
        found = desk.store.search.find(user.id, every, limit=10**6)
    return {
        "kills": kills,
        "items": len(items),
        "waited": waited,
        "hits": len(hits),
        "not_found": len(items) - len(found),
        "hits_lost": len(wanted - hits.keys()),
        "hits_wrong": len(hits.keys() - wanted) + sum(hits.values()) - len(hits),
        "messages_lost": len(wanted - told.keys()),
        "messages_wrong": len(told.keys() - wanted) + sum(told.values()) - len(told),
    }


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--work"]:
        work(arguments[1])
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        report = trial(options.kills, options.seed, Path(folder) / "variorum.sqlite")
    print(json.dumps(report, indent=2))
    return int(any(count for name, count in report.items() if "_" in name))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
