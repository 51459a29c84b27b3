"""``variorum export``: a story of the store, written in any form."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from variorum.cli.formats import DEFAULT, FORMATS_HELP, OPTION_HELP, read_formats
from variorum.cli.options import DEFAULT_FOLDER, StoreOption, clock, store_there

EXPORT_HELP = "\n\n".join(
    (
        "Write one story of the store into a folder, in any of the forms.",
        "Its id comes from `variorum stories`; the beginning of it is enough. Nothing is read or "
        "worked out anew: the forms show the dossier as the store has it.",
        "[bold]Forms[/bold]",
        FORMATS_HELP,
        "[bold]Example[/bold]",
        "  variorum export story-3f2a --format tei,csv --out edition",
    )
)


def export(
    story: Annotated[
        str,
        typer.Argument(
            help="A story's id or the beginning of it, as `variorum stories` lists it.",
            metavar="STORY",
        ),
    ],
    out: Annotated[
        Path, typer.Option("--out", "-o", help="Folder for the results.", file_okay=False)
    ] = DEFAULT_FOLDER,
    formats: Annotated[str, typer.Option("--format", "-f", help=OPTION_HELP)] = DEFAULT,
    store: StoreOption = None,
) -> None:
    """Write one story of the store in any form."""
    wanted = read_formats(formats)
    from variorum.desk import open_desk, recall
    from variorum.desk.publish import prepare, publish

    prepare(wanted)
    with open_desk(store=store_there(store), clock=clock()) as desk:
        paths = publish(recall(desk, story), out, wanted)
    for path in paths:
        typer.echo(str(path))
