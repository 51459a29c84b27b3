"""Progress bars on standard error, one for each step; nothing where nobody is watching."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from variorum.desk.ports import Progress, silent

if TYPE_CHECKING:
    from rich.console import Console

    from variorum.bulk import Tally, Watch


@contextmanager
def bars(*, quiet: bool) -> Iterator[Progress]:
    """A progress report that draws bars on a terminal and stays silent elsewhere."""
    from rich.console import Console

    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield silent
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    with Bars(
        TextColumn("{task.description:<12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    ) as drawn:
        tasks: dict[str, object] = {}

        def report(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = drawn.add_task(step, total=total)
            drawn.update(tasks[step], completed=done, total=total)  # type: ignore[arg-type]

        yield report


@contextmanager
def counting(console: Console, what: str) -> Iterator[Watch]:
    """Progress of a stream whose length is only guessed: count, rate, and about how many left."""
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    with Bars(
        TextColumn("{task.fields[count]:>9,} {task.description}"),
        BarColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("{task.fields[left]}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    ) as drawn:
        task = drawn.add_task(what, total=None, count=0, rate="", left="")
        begun = time.monotonic()
        first: Tally | None = None

        def watch(tally: Tally, reach: float | None) -> None:
            nonlocal first
            first = first or tally
            seconds = time.monotonic() - begun
            rate = (tally.inputs - first.inputs) / seconds if seconds > 1 else 0.0
            left = round(tally.inputs * (1 - reach) / reach) if reach else 0
            drawn.update(
                task,
                total=1.0 if reach is not None else None,
                completed=reach or 0.0,
                count=tally.lines,
                rate=f"{rate:,.1f}/s" if rate else "",
                left=f"about {left:,} left" if left else "",
            )

        yield watch
