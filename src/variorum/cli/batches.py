"""What ``extract`` and ``analyse`` share: their options, their progress, how they end."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from variorum.cli.plain import plain

if TYPE_CHECKING:
    from variorum.bulk import Ended, Watch

OutOption = Annotated[
    str,
    typer.Option(
        "--out",
        "-o",
        help="File to write; packed with gzip if its name ends in .gz. - is standard output.",
        metavar="FILE",
    ),
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        help="Processes. \\[default: 1]",
        metavar="N",
        show_default=False,
        min=1,
    ),
]
RestartOption = Annotated[
    bool,
    typer.Option(
        "--restart", help="Begin anew where a stopped run could be gone on with.", metavar=""
    ),
]
SizeOption = Annotated[
    int | None,
    typer.Option(
        "--max-size",
        help="Largest line or page, in megabytes. \\[default: 32]",
        metavar="MB",
        show_default=False,
        min=1,
    ),
]
QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print the path only.", metavar="")
]


def megabytes(said: int | None) -> int | None:
    """Bytes of a size in megabytes."""
    return None if said is None else said * 1024 * 1024


def out_path(said: str, inputs: list[str]) -> Path | None:
    """The file to write, None for standard output.

    Raises:
        typer.BadParameter: It is a folder, or one of the inputs.
    """
    if said == "-":
        return None
    path = Path(said)
    if path.is_dir():
        raise typer.BadParameter(f"{said} is a folder; give a file.", param_hint="--out")
    if any(one != "-" and Path(one).resolve() == path.resolve() for one in inputs):
        raise typer.BadParameter(f"{said} is one of the inputs.", param_hint="--out")
    return path


@contextmanager
def watching(what: str, *, quiet: bool) -> Iterator[Watch]:
    """Progress on standard error: how many, how fast, how many are left; on terminals only."""
    from rich.console import Console

    from variorum.bulk import unwatched

    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield unwatched
        return
    from variorum.cli.progress import counting

    with counting(console, what) as watch:
        yield watch


@contextmanager
def stoppable(out: Path | None) -> Iterator[None]:
    """Say how to go on when the run is stopped; an end asked for by the system stops it too."""

    def ended(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, ended)
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        if out is not None:
            told = f"The same command goes on with {out} where this was stopped."
            typer.echo(plain(told), err=True)
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


def close(ended: Ended, what: str, out: Path | None, *, quiet: bool, passed: str = "") -> None:
    """Say how a run ended; leave with 1 if nothing could be read.

    Args:
        what: What was read, as "documents".
        passed: Why inputs were passed over, where some were.
    """
    tally, before = ended.tally, ended.begun
    if not quiet:
        told = f"{tally.read:,} {what} read"
        if before.inputs:
            told += f" ({before.read:,} of them before the stop)"
        if tally.errors:
            told += f", {tally.errors:,} could not be read"
        if tally.complaints:
            told += f", {tally.complaints:,} with complaints"
        if tally.passed:
            told += f", {tally.passed:,} {passed} passed over"
        typer.echo(plain(f"{told}."), err=True)
        if tally.errors and ended.first_error:
            typer.echo(plain(f"The first that could not: {_short(ended.first_error)}"), err=True)
        if ended.note:
            typer.echo(plain(ended.note), err=True)
    if not ended.replaced:
        typer.echo(plain(f"Nothing could be read; {out} is left as it was."), err=True)
    elif out is not None:
        typer.echo(plain(str(out)))
    if not tally.read:
        raise typer.Exit(1)


def _short(text: str) -> str:
    return text if len(text) <= 300 else text[:299] + "…"
