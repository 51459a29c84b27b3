"""``variorum analyse``: lines of texts in, lines of who said what out."""

from __future__ import annotations

from typing import Annotated

import typer

from variorum.cli.batches import (
    JobsOption,
    OutOption,
    QuietOption,
    RestartOption,
    SizeOption,
    close,
    megabytes,
    out_path,
    stoppable,
    watching,
)
from variorum.cli.plain import plain

# One line a paragraph: what is broken here would be broken so on every terminal.
HELP = "\n\n".join(
    (
        "Find who said what in texts given as JSON lines, one document a line.",
        'A line needs "text", and "id" or "doc_id"; "title", "published" and "language" are '
        "used where given. `variorum extract` writes such lines. Out comes one line for each "
        "line in, in the same order: quotations with their speakers, sentences, names, dates, "
        "quantities, stances, credits. Every offset counts code points of the text as given, "
        "which is not altered.",
        "A line that cannot be read becomes a line with its id and an error, and stops nothing.",
        "A run that was stopped is gone on with when the same command is given again.",
        "The end is 0 if anything could be read, 1 if nothing could, 2 for a command that cannot "
        "be understood, 130 when it was stopped.",
        "[bold]Examples[/bold]",
        "  variorum analyse articles.jsonl --out quotes.jsonl",
        "  variorum analyse part-*.jsonl.gz --out quotes.jsonl.gz --jobs 8",
        "  variorum extract page.html --out - | variorum analyse - --out -",
    )
)


def analyse(
    inputs: Annotated[
        list[str],
        typer.Argument(
            help="Files of JSON lines, packed with gzip or not; - is standard input.",
            metavar="FILE",
            show_default=False,
        ),
    ],
    out: OutOption = "-",
    quotations: Annotated[
        str | None,
        typer.Option(
            help="How quotations are found: model, rules, a folder with another model, or auto "
            "(the model where it can be used, else rules). \\[default: auto]",
            metavar="HOW",
            show_default=False,
        ),
    ] = None,
    jobs: JobsOption = None,
    max_size: SizeOption = None,
    restart: RestartOption = False,
    quiet: QuietOption = False,
) -> None:
    """Find who said what in texts given as JSON lines."""
    path = out_path(out, inputs)
    from variorum.bulk import analyse_lines
    from variorum.desk.analysing import analyser
    from variorum.desk.settings import read_settings

    settings = read_settings(quotations=quotations, jobs=jobs, max_input=megabytes(max_size))
    _, complaint = analyser(settings)
    if complaint and not quiet:
        # Said before hours of work, not after.
        typer.echo(plain(f"variorum: {complaint}"), err=True)
    with stoppable(path), watching("documents", quiet=quiet) as watch:
        ended = analyse_lines(inputs, path, settings=settings, restart=restart, watch=watch)
    close(ended.noted(""), "documents", path, quiet=quiet)
