"""Reading answers in a process of its own, beside the asking and the keeping.

Reading a feed takes longer than having it, and what is read is hostile. In its own process it
holds up neither the asking nor a server that polls beside its pages, and what eats all time or
memory there ends that process alone, with a name for the trouble. The process ends when its
input does: also when the one that began it is killed.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import IO, Any

from variorum.capture import Heard
from variorum.desk.answers import Answered, read_answer, unread_answer
from variorum.model import Source
from variorum.text.addresses import without_secrets

Question = tuple[Source, Heard, float, int]
Read = Callable[[Source, Heard, float, int], Awaitable[Answered]]

# Answers that are given to the process at once, at most.
_LOT = 16
# For how many seconds of work one answer may be read; the bytes of memory of the process.
_LONGEST = 30.0
_MEMORY = 3 << 30
_HEAD = 8
_log = logging.getLogger("variorum.desk")


@contextlib.asynccontextmanager
async def open_reading(longest: float = _LONGEST) -> AsyncIterator[Read]:
    """A reader of answers in a process beside this one, begun with the first of them and ended at
    the end: most refreshes are told that nothing is new.

    Args:
        longest: For how many seconds of work one answer may be read before that is given up.

    Cost: a fifth of a second to begin, about 60 MB of memory; then for each answer a fifth of
    the time that reading itself takes.
    """
    reader = _Reader(longest, asyncio.get_running_loop())
    reader.start()
    try:
        yield reader.read
    finally:
        reader.end()


@dataclass(frozen=True, slots=True)
class _Waiting:
    question: Question
    answer: asyncio.Future[Answered]


class _Reader(threading.Thread):
    """Gives answers to the process and takes back what was read, in a thread: pipes are narrow,
    and the process would wait for whoever is busy with a store."""

    def __init__(self, longest: float, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(name="reading", daemon=True)
        self._longest = longest
        self._loop = loop
        self._waiting: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._child: subprocess.Popen[bytes] | None = None
        self._can_begin = True
        self._ended = False

    async def read(self, source: Source, heard: Heard, now: float, limit: int) -> Answered:
        """See ``read_answer``."""
        future: asyncio.Future[Answered] = self._loop.create_future()
        self._waiting.put(_Waiting((source, heard, now, limit), future))
        return await future

    def end(self) -> None:
        """End the process; what it was reading is not read."""
        self._ended = True
        self._waiting.put(None)
        if (child := self._child) is not None:
            child.kill()
        self.join()

    def run(self) -> None:
        while (first := self._waiting.get()) is not None:
            lot = [first]
            with contextlib.suppress(queue.Empty):
                while len(lot) < _LOT:
                    following = self._waiting.get_nowait()
                    if following is None:
                        self._waiting.put(None)
                        break
                    lot.append(following)
            answers = self._read([one.question for one in lot])
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits
                self._loop.call_soon_threadsafe(_settle, lot, answers)
        self._kill()

    def _read(self, lot: Sequence[Question], *, again: bool = False) -> Sequence[Answered]:
        if self._ended:
            return [unread_answer(*one, "nobody waits for it any more.") for one in lot]
        self._child = self._child or self._begun()
        if self._child is None:
            return [read_answer(*one) for one in lot]
        try:
            _put(self._child.stdin, lot)
            answers: Sequence[Answered] = _got(self._child.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            slow = self._kill() == -getattr(signal, "SIGPROF", 0)
            if len(lot) > 1 or self._ended:
                # Which of them it was shows when each is read alone.
                return [self._read([one])[0] for one in lot]
            if not slow and not again:
                return self._read(lot, again=True)  # somebody else may have ended the process
            said = (
                f"reading it takes more than {self._longest:.0f} seconds."
                if slow
                else "what reads it breaks down over it."
            )
            _log.error("%s: %s", without_secrets(lot[0][0].url), said)
            return [unread_answer(*lot[0], said)]
        return answers

    def _begun(self) -> subprocess.Popen[bytes] | None:
        if not self._can_begin:
            return None
        try:
            self._child = subprocess.Popen(  # noqa: S603 - this very module
                # -P: nothing is loaded from the folder that one happens to be in.
                [sys.executable, "-P", "-m", __name__, str(self._longest)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,  # it is not for it to hear Ctrl-C
            )
            _got(self._child.stdout)  # it says that it is there
        except (OSError, EOFError) as trouble:
            self._can_begin = False
            if not self._ended:
                _log.warning("Feeds are read without a process of their own (%s).", trouble)
            self._kill()
        return self._child

    def _kill(self) -> int | None:
        """End the process; how it ended."""
        child, self._child = self._child, None
        if child is None:
            return None
        with contextlib.suppress(OSError), child:  # closes its pipes, and waits
            if child.stdin is not None:
                child.stdin.close()  # it may be ending by itself, and so tell why
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(0.5)
            child.kill()
        return child.returncode


def _settle(lot: Sequence[_Waiting], answers: Sequence[Answered]) -> None:
    for one, answer in zip(lot, answers, strict=True):
        if not one.answer.done():
            one.answer.set_result(answer)


def _put(pipe: IO[bytes] | None, value: object) -> None:
    assert pipe is not None
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    pipe.write(len(data).to_bytes(_HEAD, "big"))
    pipe.write(data)
    pipe.flush()


def _got(pipe: IO[bytes] | None) -> Any:
    """What the other of the two processes has put.

    Raises:
        EOFError: It has ended.
    """
    assert pipe is not None
    head = pipe.read(_HEAD)
    if len(head) < _HEAD:
        raise EOFError
    return pickle.loads(pipe.read(int.from_bytes(head, "big")))  # noqa: S301 - our own process


def serve(longest: float, source: IO[bytes], sink: IO[bytes]) -> None:
    """Read what comes until nothing does: the other end."""
    _put(sink, "ready")
    with contextlib.suppress(EOFError):
        while True:
            answers = []
            for question in _got(source):
                _bound(longest)
                answers.append(read_answer(*question))
            _bound(0.0)
            _put(sink, answers)


def _bound(seconds: float) -> None:
    """End this process after so many seconds of work, unless told otherwise before. Seconds that
    a busy machine gives to others do not count."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _confine() -> None:
    """Let this process have no more memory than it can need."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    _confine()
    gc.set_threshold(50_000, 20, 50)  # what is read makes many things, and no circles
    # Whatever else is written there is no answer.
    replies, sys.stdout = sys.stdout.buffer, sys.stderr
    serve(float(sys.argv[1]), sys.stdin.buffer, replies)
