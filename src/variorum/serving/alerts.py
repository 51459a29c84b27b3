"""Indexing what arrives and alerting who watches for it, beside the server."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

from variorum.desk import open_desk
from variorum.desk.attending import attend
from variorum.desk.settings import Settings
from variorum.serving.apart import Anew
from variorum.serving.worker import Worker

# Items indexed before watches are looked at, while many wait.
_LOT = 200
_EVERY = 2.0
_GRACE = 18.0


def alerting(store: Path | str, settings: Settings, stop: threading.Event) -> None:
    """Look every two seconds, until the event is set; with a desk of its own.

    Raises:
        StoreError: The store cannot be opened or written.
    """
    with open_desk(store=store, settings=settings) as desk:
        while not stop.is_set():
            done = attend(desk, limit=_LOT)
            stop.wait(0.0 if done.indexed >= _LOT else _EVERY)


def heavy_work(store: str, settings: Settings, digest: bool, stop: threading.Event) -> None:
    """What is done beside the server in one process of its own (``apart``): alerts, and the
    digest if wanted.

    Raises:
        StoreError: The digest cannot go on.
        Anew: It holds much memory; a new process is to go on.
    """
    worker = Worker("alerts", partial(alerting, store, settings))
    worker.start()
    try:
        if digest:
            from variorum.desk.digest import digest_process

            if digest_process(store, settings, stop):
                raise Anew
        else:
            stop.wait()
    finally:
        worker.stop()
        worker.join(_GRACE)
