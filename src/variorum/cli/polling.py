"""A run of polling on the terminal: progress, and an end that loses nothing."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Iterator

import typer

from variorum.capture import open_ear
from variorum.cli.plain import plain
from variorum.desk import Desk, Manners, Polls, World, open_reading, poll
from variorum.desk.fetching import rules
from variorum.desk.settings import Settings
from variorum.errors import VariorumError


def polled(desk: Desk, manners: Manners, *, watch: bool) -> Polls:
    """Poll until nothing more is due, or, watching, until SIGINT or SIGTERM; what is under way
    then is taken in. A second signal ends at once, and loses no more than that."""

    async def run() -> Polls:
        stopped = asyncio.Event()

        def stop() -> None:
            if stopped.is_set():
                raise KeyboardInterrupt
            stopped.set()

        async def sleep(seconds: float) -> None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stopped.wait(), seconds)

        loop = asyncio.get_running_loop()
        for sign in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(sign, stop)
        if watch:
            typer.echo("Asking each feed when its time comes. Stop with Ctrl-C.", err=True)
        async with (
            open_ear(rules(desk), at_once=manners.at_once, now=desk.clock) as ear,
            open_reading() as read,
        ):
            return await poll(
                desk,
                ear,
                until=float("inf") if watch else desk.clock().timestamp(),
                manners=manners,
                world=World(sleep=sleep, read=read),
                watch=_Shown(),
                stopping=stopped.is_set,
                trouble=_hold,
            )

    return asyncio.run(run())


@contextlib.contextmanager
def alerts(store: str, settings: Settings) -> Iterator[None]:
    """Meanwhile, what arrives is indexed, matched by watches, and told to webhooks."""
    from functools import partial

    from variorum.serving.alerts import alerting
    from variorum.serving.worker import Worker

    worker = Worker("alerts", partial(alerting, store, settings))
    worker.start()
    try:
        yield
    finally:
        worker.stop()
        worker.join(20.0)


def _hold(trouble: VariorumError, seconds: float) -> None:
    typer.secho(
        plain(f"{trouble} Nothing is asked meanwhile; tried again in {seconds:.0f} s."),
        fg="red",
        err=True,
    )


class _Shown:
    """Tells how far it is on standard error, where somebody watches."""

    def __init__(self) -> None:
        from rich.console import Console

        self._console = Console(stderr=True)

    def __call__(self, done: Polls) -> None:
        if self._console.is_terminal:
            self._console.print(
                f"{done.tries} asked, {done.new} new, {done.failed} failed", end="\r"
            )
