"""``variorum group``: lines of reports in, lines of stories and of copies out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from variorum.cli.batches import (
    QuietOption,
    RestartOption,
    SizeOption,
    close,
    megabytes,
    out_path,
    stoppable,
    watching,
)

HELP = "\n\n".join(
    (
        "Group reports, given as JSON lines in order of arrival, into stories.",
        'A line needs "id", and "title" or "text"; "published" (a date or time) and "source" (the '
        "outlet) make the result better. Out comes one line for each line in, in the same order: "
        '"cluster" names the story, the rest says why: what the report did at its arrival (opened, '
        "joined, bridged), which report it was nearest to, what both write, what a later look "
        "moved. A story keeps its name while it grows.",
        "With --copies come the pairs of reports that share running text beyond what both quote: "
        "the shared part of each, the passages, and who had it from whom where that can be known.",
        "No report is compared with all others, and memory hardly grows with the archive; a "
        "million reports take about an hour on one core, and 6 GB beside the output meanwhile. "
        "A run that was stopped, however hard, is gone on with when the same command is given "
        "again, and ends the same.",
        "A line that cannot be read becomes a line with its id and an error, and stops nothing.",
        "The end is 0 if anything could be read, 1 if nothing could, 2 for a command that cannot "
        "be understood, 130 when it was stopped.",
        "[bold]Examples[/bold]",
        "  variorum group news.jsonl --out stories.jsonl",
        "  variorum group 2024-*.jsonl.gz --out stories.jsonl.gz --copies copies.jsonl.gz",
        "  variorum extract pages/ --out - | variorum group - --out stories.jsonl --mode careful",
    )
)


def group(
    inputs: Annotated[
        list[str],
        typer.Argument(
            help="Files of JSON lines, packed with gzip or not; - is standard input.",
            metavar="FILE",
            show_default=False,
        ),
    ],
    out: Annotated[
        str,
        typer.Option(
            "--out",
            "-o",
            help="File of stories to write; packed with gzip if its name ends in .gz.",
            metavar="FILE",
            show_default=False,
        ),
    ],
    copies: Annotated[
        str | None,
        typer.Option(
            "--copies",
            "-c",
            help="File to write the pairs of copies to.",
            metavar="FILE",
            show_default=False,
        ),
    ] = None,
    mode: Annotated[
        Literal["online", "careful"],
        typer.Option(
            help="online: each report is put into a story as it comes, what was hasty is "
            "repaired. careful: stories are also built anew every 2,048 reports, from all that "
            "came by then; better, and about half as fast.",
        ),
    ] = "online",
    max_size: SizeOption = None,
    restart: RestartOption = False,
    quiet: QuietOption = False,
) -> None:
    """Group reports, given as JSON lines in order of arrival, into stories."""
    path = out_path(out, inputs)
    pairs = out_path(copies, inputs) if copies is not None else None
    if path is None or (copies is not None and pairs is None):
        raise typer.BadParameter("a story is known at the end only; give a file.")
    if pairs is not None and pairs.resolve() == path.resolve():
        raise typer.BadParameter("is the file of --out too.", param_hint="--copies")
    from variorum.bulk import group_lines
    from variorum.desk.settings import read_settings

    settings = read_settings(max_input=megabytes(max_size))
    with stoppable(path), watching("reports", quiet=quiet) as watch:
        ended = group_lines(
            inputs, path, copies=pairs, mode=mode, settings=settings, restart=restart, watch=watch
        )
    close(ended, "reports", path, quiet=quiet)
    if pairs is not None and ended.replaced:
        typer.echo(str(Path(pairs)))
