"""Progress bars on standard error, one for each step; nothing where nobody is watching."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from variorum.desk.ports import Progress, silent


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
