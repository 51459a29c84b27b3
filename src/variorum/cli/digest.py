"""``variorum digest``: what polling brought becomes stories and dossiers."""

from __future__ import annotations

import contextlib
import signal
import threading
from typing import Annotated

import typer

from variorum.cli.options import StoreOption, clock, store_there

HELP = "\n\n".join(
    (
        "Sort what the feeds brought into stories, and tell the dossiers of those that several "
        "outlets report.",
        "`variorum serve` does this by itself. This command is for cron, beside `variorum poll`: "
        "it ends once nothing more waits. With --watch it goes on until it is stopped.",
        "Where a feed has only a summary, the page is fetched: where the site's robots.txt allows "
        "it, one visit at a time to each domain. A page that cannot be had is tried again later, "
        "and the summary stands in for it.",
        "A page that was had is visited again a few times within ten days, to see what the outlet "
        "changes without saying so (docs/methods/digest.md; VARIORUM_REVISIT=0 switches it off).",
        "[bold]Examples[/bold]",
        "    variorum poll && variorum digest",
        "    variorum digest --watch",
    )
)


def digest(
    watch: Annotated[bool, typer.Option("--watch", help="Go on until stopped.")] = False,
    store: StoreOption = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Ask private and loopback addresses too.")
    ] = False,
) -> None:
    """See ``HELP``."""
    from rich.console import Console

    from variorum.desk import open_desk
    from variorum.desk.digest import Digests, digest_watch
    from variorum.desk.digest import digest as digesting
    from variorum.desk.settings import read_settings
    from variorum.errors import VariorumError

    settings = read_settings(allow_private=allow_private or None)
    console = Console(stderr=True)
    stop = threading.Event()

    def shown(done: Digests) -> None:
        if console.is_terminal:
            console.print(f"{done.items:,} items, {done.told:,} dossiers told", end="\r")

    def troubled(trouble: VariorumError) -> None:
        typer.secho(f"{trouble} Tried again later.", fg="red", err=True)

    def ended(*_: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    with open_desk(store=store_there(store), settings=settings, clock=clock()) as desk:
        before = {}
        with contextlib.suppress(ValueError):  # in another thread nobody sends it signals
            before = {s: signal.signal(s, ended) for s in (signal.SIGINT, signal.SIGTERM)}
        try:
            if watch:
                done = digest_watch(desk, stop, watch=shown, trouble=troubled)
            else:
                done = digesting(desk, watch=shown, stopping=stop.is_set)
        finally:
            for sign, handler in before.items():
                signal.signal(sign, handler)
    left = f" {done.failed} gave no report." if done.failed else ""
    again = f" ({done.again:,} again, of which {done.changed:,} changed)" if done.again else ""
    typer.echo(
        f"{done.items:,} items digested, {done.pages:,} pages asked for{again}, "
        f"{done.stories:,} stories changed, {done.told:,} dossiers told.{left}"
    )
