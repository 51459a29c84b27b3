"""``variorum join``, ``split`` and ``decisions``: the reader's word on what is one story."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from variorum.cli.options import StoreOption, clock, store_there
from variorum.cli.plain import plain

if TYPE_CHECKING:
    from variorum.desk import Decided, Desk

NoteOption = Annotated[
    str, typer.Option("--note", "-n", help="Why, in your words; kept with the decision.")
]

JOIN_HELP = "\n\n".join(
    (
        "Decide that stories are one.",
        "The reports that they have now stay together, whatever a later run finds, until you "
        "split them or take the decision back. The ids of all of them lead to the one story.",
        "  variorum join story-3f2a story-91c0 --note 'the same flood'",
        "`variorum decisions` lists what you decided.",
    )
)
SPLIT_HELP = "\n\n".join(
    (
        "Decide that some reports of a story belong to another one.",
        "They are kept apart from the reports that stay, whatever a later run finds, until "
        "you join them again or take the decision back. A report is named by its sign (A, B …), "
        "its id, its address or its file, or the beginning of one of these; "
        "`variorum show STORY --reports` lists them.",
        "  variorum split story-3f2a C D\n\n  variorum split story-3f2a https://news.example/mill",
        "Reports that leave together need not stay together: that is left to the grouping.",
    )
)
DECISIONS_HELP = "\n\n".join(
    (
        "List what you decided about stories, or take a decision back.",
        "Decisions are kept apart from everything that the program finds: they hold when "
        "reports come in, when settings change, and when a report is captured anew.",
        "  variorum decisions\n\n  variorum decisions --take-back 2",
        "Where two differ the later one holds.",
    )
)


def join(
    stories: Annotated[
        list[str],
        typer.Argument(
            help="Two stories or more, by their ids or the beginnings of them.",
            metavar="STORY STORY",
            show_default=False,
        ),
    ],
    note: NoteOption = "",
    store: StoreOption = None,
) -> None:
    """Decide that stories are one."""
    from variorum.desk import join_stories

    with _open(store) as desk:
        decided = join_stories(desk, stories, note=note)
    _tell(decided, "Joined.")


def split(
    story: Annotated[
        str, typer.Argument(help="The story, by its id or the beginning.", metavar="STORY")
    ],
    articles: Annotated[
        list[str],
        typer.Argument(
            help="The reports that leave it.",
            metavar="REPORT",
            show_default=False,
        ),
    ],
    note: NoteOption = "",
    store: StoreOption = None,
) -> None:
    """Decide that some reports belong to another story."""
    from variorum.desk import split_story

    with _open(store) as desk:
        decided = split_story(desk, story, articles, note=note)
    _tell(decided, "Split.")


def decisions(
    take_back: Annotated[
        int | None,
        typer.Option(
            "--take-back",
            help="The number of a decision that holds no more.",
            metavar="NUMBER",
            show_default=False,
        ),
    ] = None,
    store: StoreOption = None,
) -> None:
    """List the reader's decisions, or take one back."""
    from variorum.desk import decision_rows
    from variorum.desk import take_back as forget

    with _open(store) as desk:
        if take_back is not None:
            _tell(forget(desk, take_back), f"Taken back: decision {take_back}.")
            return
        rows = decision_rows(desk)
    if not rows:
        typer.echo("No decisions yet. `variorum join` and `variorum split` make them.")
    for row in rows:
        note = f"  ({row.note})" if row.note else ""
        typer.echo(plain(f"{row.number}. {row.made[:10]}  {row.kind}{note}"))
        heads = ("away", "from") if row.kind == "split" else ("all of",) + ("and",) * len(row.sides)
        for head, side in zip(heads, row.sides, strict=False):
            typer.echo(plain(f"   {head:<6} {side}"))


@contextmanager
def _open(store: StoreOption) -> Iterator[Desk]:
    from variorum.cli.progress import bars
    from variorum.desk import open_desk

    with (
        bars(quiet=False) as progress,
        open_desk(store=store_there(store), clock=clock(), progress=progress) as desk,
    ):
        yield desk


def _tell(decided: Decided, done: str) -> None:
    """What was done, and the stories as they are now."""
    typer.echo(done)
    for dossier in decided.edition.dossiers:
        count = len(dossier.articles)
        reports = "1 report" if count == 1 else f"{count} reports"
        typer.echo(plain(f"  {dossier.story.id[:14]}  {dossier.title} ({reports})"))
    for failure in decided.edition.failures:
        typer.secho(plain(f"  {failure.subject}: {failure.reason}"), fg="red", err=True)
