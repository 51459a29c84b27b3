"""Work beside the server: in a thread or process of its own, until it is told to end."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from variorum.errors import VariorumError

_log = logging.getLogger("variorum.serving")
Work = Callable[[threading.Event], None]

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 300.0


class Worker:
    """Runs something until it is stopped; after trouble it tries again, ever later.

    Args:
        name: What it is called in the log.
        work: Does the work until the event is set. What it has kept when trouble comes stays.
    """

    def __init__(self, name: str, work: Work) -> None:
        self._name = name
        self._work = work
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Ask it to end; it does so when what is under way is kept."""
        self._stop.set()

    def join(self, seconds: float) -> bool:
        """Wait for the end; whether it came."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        pause = _FIRST_PAUSE
        while not self._stop.is_set():
            try:
                self._work(self._stop)
                pause = _FIRST_PAUSE
            except VariorumError as trouble:
                _log.error("%s: %s Tried again in %.0f seconds.", self._name, trouble, pause)
            except Exception:  # noqa: BLE001 - logged; the others go on, and so does this one
                _log.exception("%s: a fault. Tried again in %.0f seconds.", self._name, pause)
            self._stop.wait(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
