"""Sites that are asked while somebody waits for the answer: so many at once, whoever asks.

To follow an address is to ask its site, which may take half a minute and holds a thread for as
long. Some threads have to be left for those who read, so pages and interfaces share one bound.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from variorum.errors import Refused

# Of the threads of one process (``desks.THREADS``) half are left for all else.
AT_ONCE = 3
# Seconds after which it may be tried again: most sites answer sooner.
AGAIN = 10
# The rule by which it is refused.
BUSY = "busy"

_free = threading.BoundedSemaphore(AT_ONCE)


@contextmanager
def looking_up() -> Iterator[None]:
    """Within this block a site may be asked.

    Raises:
        Refused: As many as may are at it already; the rule is ``BUSY``. Nothing was asked.
    """
    if not _free.acquire(blocking=False):
        raise Refused(
            "",
            "Several addresses are being looked at already.",
            rule=BUSY,
            advice="Try again in a moment.",
        )
    try:
        yield
    finally:
        _free.release()
