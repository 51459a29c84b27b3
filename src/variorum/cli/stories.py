"""``variorum stories`` and ``variorum show``: what the store holds."""

from __future__ import annotations

from typing import Annotated

import typer

from variorum.cli.options import StoreOption, clock, store_path
from variorum.cli.plain import plain


def _there(store: StoreOption) -> str:
    path = store_path(store)
    if not path.is_file():
        from variorum.errors import StoreError

        raise StoreError(
            str(path),
            "there is no store here.",
            advice="Make one with `variorum dossier`, or name one with --store.",
        )
    return str(path)


def stories(store: StoreOption = None) -> None:
    """List the stories in a store, the newest first."""
    from rich.console import Console
    from rich.table import Table

    from variorum.desk import list_stories, open_desk

    with open_desk(store=_there(store)) as desk:
        rows = list_stories(desk)
    if not rows:
        typer.echo("No stories yet.")
        return
    table = Table(box=None, pad_edge=False)
    table.add_column("story", no_wrap=True)
    table.add_column("title", overflow="fold")
    for head in ("reports", "origins", "conflicts"):
        table.add_column(head, justify="right")
    table.add_column("latest", no_wrap=True)
    for row in rows:
        table.add_row(
            row.short,
            plain(row.title),
            str(row.reports),
            str(row.origins),
            str(row.conflicts),
            (row.latest or "no date")[:10],
        )
    console = Console(highlight=False)
    with console.capture() as drawn:
        console.print(table)
    for line in drawn.get().splitlines():
        typer.echo(line.rstrip())


def show(
    story: Annotated[
        str,
        typer.Argument(
            help="A story's id or the beginning of it, as `variorum stories` lists it.",
            metavar="STORY",
        ),
    ],
    store: StoreOption = None,
    form: Annotated[
        str, typer.Option("--format", "-f", help="summary, md, json, or html.")
    ] = "summary",
) -> None:
    """Show one story of the store, as a summary or in any form of its dossier.

    Its id comes from `variorum stories`; the beginning of it is enough. With --format the
    dossier goes to standard output:

      variorum show story-3f2a --format html > story.html
    """
    if form not in {"summary", "md", "json", "html"}:
        raise typer.BadParameter(f"{form} is no format; known are summary, md, json, html.")
    from variorum.cli.summary import print_summary
    from variorum.desk import open_desk, recall, render

    with open_desk(store=_there(store), clock=clock()) as desk:
        edition = recall(desk, story)
    if form == "summary":
        print_summary(edition, ())
    else:
        for text in render(edition, form).values():
            typer.echo(text)
