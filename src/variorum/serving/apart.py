"""Heavy work in a process of its own, so that pages do not wait for it.

The process ends when it is told to, and also by itself when the one that began it is gone,
however that ended. A process that dies in its work is begun again, later each time; one that
asks for it (``Anew``) is begun anew at once.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from typing import Any

from variorum.errors import StoreError, VariorumError
from variorum.serving.logs import begin_logging

# Given the arguments and an event that says when to end. Picklable, so of a module.
Heavy = Callable[..., None]

_GRACE = 20.0
_ANEW = 75  # the status of a process that another is to follow


class Anew(Exception):
    """Raised by heavy work that is in order, but should go on in a new process."""


def apart(act: Heavy, arguments: tuple[Any, ...], stop: threading.Event) -> None:
    """Do heavy work in spawned processes, one after another, until the event is set.

    Args:
        act: Called in the process with the arguments and an event that is set at the end.

    Raises:
        StoreError: The process ended by itself, and did not ask for another.
    """
    while not stop.is_set():
        status = _apart(act, arguments, stop)
        if status not in (None, _ANEW):
            said = f"its process ended in the work (status {status})."
            raise StoreError("", said, advice="The log above may say why.")


def _apart(act: Heavy, arguments: tuple[Any, ...], stop: threading.Event) -> int | None:
    """One process; the status with which it ended by itself, None where it was told to."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_run, args=(theirs, act, arguments), daemon=True)
    process.start()
    theirs.close()
    try:
        while not stop.is_set():
            if wait([process.sentinel], timeout=0.5):
                process.join()
                return process.exitcode
        return None
    finally:
        # The end of the pipe is the sign to stop, also where this process dies.
        ours.close()
        process.join(_GRACE)
        if process.is_alive():
            process.kill()
            process.join()
        process.close()


def _run(told: Connection, act: Heavy, arguments: tuple[Any, ...]) -> None:
    # Ctrl-C reaches all processes of a terminal; this one ends when the first one has it end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    begin_logging()
    stopped = threading.Event()

    def listen() -> None:
        wait([told])
        stopped.set()

    threading.Thread(target=listen, daemon=True).start()
    try:
        act(*arguments, stopped)
    except Anew:
        raise SystemExit(_ANEW) from None
    except VariorumError as trouble:
        logging.getLogger("variorum.serving").error("%s", trouble)
        raise SystemExit(3) from None
