"""Asking hubs for what is due, beside the server, until it is told to stop."""

from __future__ import annotations

import threading
from urllib.parse import urlsplit

from variorum.desk import Desk, renew


def asking_hubs(desk: Desk, stop: threading.Event, every: float = 60.0) -> None:
    """Ask hubs for leases and renewals.

    Args:
        every: Seconds between two looks at what is due.

    Raises:
        StoreError: What was asked cannot be kept.
    """
    while not stop.is_set():
        renew(desk)
        stop.wait(every)


def public_name(public_url: str) -> str | None:
    """The name under which hubs call, which is to be answered."""
    return urlsplit(public_url).hostname if public_url else None
