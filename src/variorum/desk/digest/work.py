"""The digest at work: batch after batch, pages asked for beside it, stories told as they are due.

One process digests a store at a time; everything else may read and write it meanwhile.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from variorum.desk.desk import Desk, open_desk
from variorum.desk.digest.asking import Asking
from variorum.desk.digest.batch import BATCH, Done, digest_batch
from variorum.desk.digest.holding import Outgrown
from variorum.desk.digest.placing import place_again
from variorum.desk.digest.privacy import withdraw
from variorum.desk.digest.streaming import Streaming
from variorum.desk.digest.telling import tell_due
from variorum.desk.settings import Settings
from variorum.errors import StoreError, VariorumError

_log = logging.getLogger("variorum.desk")
_FOREVER = float("inf")
# Batches between two stories that are told while more items wait.
_TELL_EVERY = 8
# Seconds between two looks at the queue when there is nothing to do.
_LOOK = 1.0
# What cannot be kept is tried again after this many seconds, doubled up to the longest.
_TROUBLED, _LONGEST = 5.0, 300.0


@dataclass(frozen=True, slots=True)
class Digests:
    """What a run did: items digested, of those without an article; stories that changed;
    dossiers told, and not told for a fault; pages that came back, had or not; of those visited
    again, and of these changed in words."""

    items: int = 0
    failed: int = 0
    stories: int = 0
    told: int = 0
    untold: int = 0
    pages: int = 0
    again: int = 0
    changed: int = 0

    def __add__(self, other: Digests) -> Digests:
        return Digests(
            self.items + other.items,
            self.failed + other.failed,
            self.stories + other.stories,
            self.told + other.told,
            self.untold + other.untold,
            self.pages + other.pages,
            self.again + other.again,
            self.changed + other.changed,
        )


class Stopping(Protocol):
    """Says that a run is to end, such as a ``threading.Event``."""

    def is_set(self) -> bool: ...

    def wait(self, timeout: float | None = None) -> bool: ...


def digest(
    desk: Desk,
    *,
    batch: int = BATCH,
    asking: Callable[[Desk], Asking] = Asking,
    watch: Callable[[Digests], None] = lambda _: None,
    stopping: Callable[[], bool] = lambda: False,
) -> Digests:
    """Digest all that waits: items, pages that are due by now, and stories, whenever due.

    Args:
        batch: How many items are taken at once at most.
        asking: What asks for pages.
        watch: Is told what was done so far, now and then.
        stopping: Asked between two pieces of work; once it is true the run ends.

    Raises:
        StoreError: Another run digests this store, or what was made cannot be kept.
    """
    done = Digests()
    with work_on(desk, asking) as work:
        while not stopping():
            now = desk.clock().timestamp()
            step = work.step(now, batch, until=_FOREVER)
            done += step
            if step != Digests():
                watch(done)
            elif not work.waits(now):
                return done
    return done


def digest_watch(
    desk: Desk,
    stopping: Stopping,
    *,
    asking: Callable[[Desk], Asking] = Asking,
    watch: Callable[[Digests], None] = lambda _: None,
    trouble: Callable[[VariorumError], None] = lambda _: None,
    outgrown: Callable[[], bool] = lambda: False,
) -> Digests:
    """Digest what comes, until told to stop; what is under way is ended first.

    What cannot be kept (a full disk, a store that is busy for long) is told to ``trouble`` and
    tried again later; nothing is lost by it. The run ends also where ``outgrown``, asked after
    each step, says so.
    """
    done, wait = Digests(), _TROUBLED
    while not stopping.is_set():
        try:
            with work_on(desk, asking) as work:
                while not stopping.is_set():
                    now = desk.clock().timestamp()
                    step = work.step(now, BATCH, until=now)
                    done += step
                    if outgrown():
                        return done
                    if step != Digests():
                        wait = _TROUBLED
                        watch(done)
                    elif not work.asking.under_way:
                        stopping.wait(_LOOK)
        except VariorumError as found:
            trouble(found)
            stopping.wait(wait)
            wait = min(2 * wait, _LONGEST)
    return done


def digest_process(store: str, settings: Settings, stopping: Stopping) -> bool:
    """``digest_watch`` as the whole of a process; every argument can be sent to one.

    Args:
        store: The store's file.
        settings: As for ``open_desk``.
        stopping: Set when it is to end. SIGINT is left to the parent; SIGTERM ends the run as
            the event does.

    Returns:
        True if it ended because it holds much memory and should be begun anew (``Outgrown``).
    """
    ended = _Either(stopping)
    with contextlib.suppress(ValueError):  # not the main thread: nobody sends it signals
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: ended.set())
    with open_desk(store=store, settings=settings) as desk:
        digest_watch(desk, ended, trouble=_logged, outgrown=Outgrown())
    return not ended.is_set()


def _logged(trouble: VariorumError) -> None:
    """A digest that cannot go on must not be taken for one that has nothing to do."""
    _log.error("The digest waits, and tries again by itself: %s", trouble)


class _Either:
    """Set by itself, or by another."""

    def __init__(self, other: Stopping) -> None:
        self._other = other
        self._own = False

    def set(self) -> None:
        self._own = True

    def is_set(self) -> bool:
        return self._own or self._other.is_set()

    def wait(self, timeout: float | None = None) -> bool:
        end = time.monotonic() + (timeout or 0.0)
        while not self.is_set() and (left := end - time.monotonic()) > 0:
            self._other.wait(min(left, 0.5))
        return self.is_set()


class Work:
    """The stream and the asking of one run."""

    def __init__(self, desk: Desk, folder: Path, asking: Asking) -> None:
        self.asking = asking
        self._desk = desk
        self._folder = folder
        self._stream: Streaming | None = None
        self._swept = -_FOREVER
        self._steps = 0

    def opened(self, *, anew: bool = False) -> Streaming:
        """The stream, brought in line with the store."""
        if self._stream is None or anew:
            self._stream = None
            stream = Streaming(self._desk, self._folder)
            _reconcile(self._desk, stream)
            self._stream = stream
        return self._stream

    def step(self, now: float, batch: int, *, until: float) -> Digests:
        """A batch, the pages whose turn it is, and a story that is due by a moment."""
        if now - self._swept > 30.0 or now < self._swept:
            self.asking.let_go(now)
            withdraw(self._desk)
            self._swept = now
        done = digest_batch(self._desk, self.opened, batch)
        self.asking.begin(now)
        idle = done == Done()
        # With nothing else to do a page under way is waited for a little.
        came = self.asking.collect(0.05 if idle else 0.0)
        # With a long queue most stories that are due would soon be told again.
        self._steps += 1
        told = untold = 0
        if idle or self._steps % _TELL_EVERY == 0:
            told, untold = tell_due(self._desk, until if idle else now)
        return Digests(
            *(done.items - done.set_aside, done.failed, done.stories, told, untold),
            *(came.pages, came.again, came.changed),
        )

    def waits(self, now: float) -> bool:
        """True if pages are under way or will have their turn without a longer wait."""
        if self.asking.under_way:
            return True
        due = self.asking.next_time(now)
        if due is None or due > now + 60.0:
            return False
        time.sleep(min(max(due - now, 0.01), 0.2))
        return True


def _reconcile(desk: Desk, stream: Streaming) -> None:
    """Bring the store in line with a stream that was taken anew by another method."""
    noted = desk.store.digest.clusters()
    moves = dict(stream.moved(noted.items()))
    if moves:
        with desk.store.transaction():
            desk.store.digest.move(moves)
            touched = {*moves.values(), *(noted[number] for number in moves)}
            place_again(desk, touched, desk.clock().timestamp())


@contextmanager
def work_on(desk: Desk, asking: Callable[[Desk], Asking] = Asking) -> Iterator[Work]:
    """The work of one run, while no other digests this store.

    Raises:
        StoreError: Another one does.
    """
    folder = _folder(desk)
    with ExitStack() as held:
        held.enter_context(_alone(folder))
        thresholds = gc.get_threshold()
        # What is remembered of reports are many small values without cycles.
        gc.set_threshold(50_000, 20, 50)
        held.callback(gc.set_threshold, *thresholds)
        yield Work(desk, folder, held.enter_context(asking(desk)))


def _folder(desk: Desk) -> Path:
    """Where the stream's indexes are: beside the archive, which is beside the store."""
    archive = desk.archive.folder
    return archive.with_name(archive.name.removesuffix("-archive") + "-stories")


@contextmanager
def _alone(folder: Path) -> Iterator[BinaryIO]:
    """Held while a run digests a store.

    Raises:
        StoreError: Another one does.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / "lock").open("ab")
    except OSError as trouble:
        raise StoreError(
            str(folder), f"cannot be written ({trouble.strerror}).", advice="Make room or rights."
        ) from trouble
    with file:
        try:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:
            pass
        except BlockingIOError as taken:
            raise StoreError(
                str(folder),
                "another run digests this store.",
                advice="`variorum serve` does so by itself; end one of the two.",
            ) from taken
        except OSError:
            pass  # a file system without locks
        yield file
