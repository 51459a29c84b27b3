"""Beside the server what arrives is indexed and alerts, and it ends when it is told to."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from variorum.desk import open_desk
from variorum.desk.settings import Settings
from variorum.desk.watches import add_watch, unseen_hits
from variorum.following import arrivals_of
from variorum.model import Entry, Intake, Subscription
from variorum.serving.alerts import heavy_work
from variorum.store.sqlite import open_store


def test_a_watch_fires_while_it_is_served(tmp_path: Path) -> None:
    settings = Settings(meaning="lexical", offline=True)
    path, stop = tmp_path / "v.sqlite", threading.Event()
    with open_desk(store=path, settings=settings) as desk:
        user = desk.store.readers.add("Ann")
        (source,) = desk.store.sources.follow(["https://post.example/feed"])
        desk.store.readers.subscribe(user.id, Subscription(source.id))
        add_watch(desk, user.id, query="toll")
        thread = threading.Thread(target=heavy_work, args=(str(path), settings, False, stop))
        thread.start()
        try:
            with open_store(path) as store:
                arrivals = arrivals_of([Entry("1", None, "Toll rises", text="")], {})
                store.sources.take_in([Intake(source, arrivals)], 2e9)
            until = time.monotonic() + 30
            while not unseen_hits(desk, user.id) and time.monotonic() < until:
                time.sleep(0.1)
        finally:
            stop.set()
            thread.join(30)
        assert not thread.is_alive()
        assert unseen_hits(desk, user.id) == 1
        assert desk.store.search.waiting() == 0
