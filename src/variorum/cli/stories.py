"""``variorum stories`` and ``variorum show``: what the store holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from variorum.cli.options import AsOfOption, StoreOption, clock, store_there
from variorum.cli.plain import plain

if TYPE_CHECKING:
    from variorum.desk import StoryRow

STORIES_HELP = "\n\n".join(
    (
        "List the stories in a store, the newest first, or ranked with --top.",
        "The rank is a sum of four parts, each shown, each from counts you can check: "
        "independent origins (copies count once), growth (further origins in the last 12 hours "
        "against the earlier rate), placement (how high the outlets' own feeds have it), "
        "and freshness (halved every day). No outlet is rated. SOURCE_DATE_EPOCH sets another "
        "moment to rank for.",
        "  variorum stories --top 5\n\n  variorum stories --top 5 --json",
        "A story's id stays while it grows; `variorum show` takes the beginning of it.",
    )
)


def stories(
    most: Annotated[
        int | None,
        typer.Argument(
            help="How many to list.",
            metavar="N",
            show_default=False,
            min=1,
        ),
    ] = None,
    top: Annotated[
        bool, typer.Option("--top", "-t", help="Rank them, the parts in sight.", metavar="")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="A JSON list for programs.", metavar="")
    ] = False,
    store: StoreOption = None,
) -> None:
    """List the stories in a store."""
    from variorum.desk import list_stories, open_desk, top_stories

    with open_desk(store=store_there(store), clock=clock()) as desk:
        rows = () if top else list_stories(desk)[:most]
        ranked = top_stories(desk, most) if top else ()
    if as_json:
        from dataclasses import asdict

        plain_rows = [_row_json(asdict(row)) for row in rows] + [
            {
                **_row_json(asdict(one.row)),
                "score": one.score,
                "parts": {
                    part.name: {
                        "value": part.value,
                        "figures": dict(part.figures),
                        "words": part.words,
                    }
                    for part in one.parts
                },
            }
            for one in ranked
        ]
        typer.echo(json.dumps(plain_rows, indent=1))
    elif not rows and not ranked:
        typer.echo("No stories yet.")
    elif ranked:
        from variorum.cli.top import top_lines

        for line in top_lines(ranked):
            typer.echo(line)
    else:
        _list(rows)


def _row_json(row: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in row.items() if key != "short"}


def _list(rows: tuple[StoryRow, ...]) -> None:
    from rich.console import Console
    from rich.table import Table

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


SHOW_HELP = "\n\n".join(
    (
        "Show one story of the store, as a summary or in any form of its dossier.",
        "Its id comes from `variorum stories`; the beginning of it is enough. An id that a "
        "story had before it was joined to another, or that stands in an earlier dossier.json, "
        "leads to the story as it is now. A long story is shown with its episodes.",
        "As it would have been at an earlier moment, from what had been captured by then:",
        "  variorum show story-3f2a --as-of 2026-03-14",
        "With --format the dossier goes to standard output:",
        "  variorum show story-3f2a --format html > story.html",
        "What happened to it, and by which signs its reports are called (for `variorum split`):",
        "  variorum show story-3f2a --changes\n\n  variorum show story-3f2a --reports",
    )
)


def show(
    story: Annotated[
        str,
        typer.Argument(
            help="A story's id or the beginning of it, as `variorum stories` lists it.",
            metavar="STORY",
        ),
    ],
    store: StoreOption = None,
    as_of: AsOfOption = None,
    form: Annotated[
        str, typer.Option("--format", "-f", help="summary, md, json, or html.")
    ] = "summary",
    changes: Annotated[
        bool,
        typer.Option(
            "--changes", help="What happened to the story, when, and why, instead.", metavar=""
        ),
    ] = False,
    reports: Annotated[
        bool,
        typer.Option(
            "--reports", help="Its reports with their signs and ids, instead.", metavar=""
        ),
    ] = False,
) -> None:
    """Show one story of the store."""
    if form not in {"summary", "md", "json", "html"}:
        raise typer.BadParameter(f"{form} is no format; known are summary, md, json, html.")
    from variorum.cli.history import change_lines, changes_by, episode_lines, report_lines
    from variorum.cli.summary import print_summary
    from variorum.desk import (
        article_names,
        episodes_of,
        open_desk,
        read_moment,
        recall,
        recall_as_of,
        render,
        story_changes,
    )

    when = None if as_of is None else read_moment(as_of)
    with open_desk(store=store_there(store), clock=clock()) as desk:
        edition = recall(desk, story) if when is None else recall_as_of(desk, story, when)
        happened = tuple(
            change
            for dossier in edition.dossiers
            for change in story_changes(desk, dossier.story.id)
        )
        names = article_names(desk, (article for one in happened for article in one.articles))
    if when is not None:
        happened = changes_by(happened, when.until)
    lines: list[str] = []
    for dossier in edition.dossiers:
        own = tuple(c for c in happened if dossier.story.id in (c.story, c.other))
        if reports:
            lines += [*([""] if lines else []), *report_lines(dossier)]
        if changes:
            told = own if when is not None else happened
            lines += [*([""] if lines else []), *change_lines(told, dossier, names)]
    if lines:
        typer.echo("\n".join(lines))
    elif form == "summary":
        print_summary(edition, ())
        for dossier in edition.dossiers:
            for line in episode_lines(episodes_of(dossier), dossier):
                typer.echo(line)
    else:
        for text in render(edition, form).values():
            typer.echo(text)  # of these three forms, each is text
