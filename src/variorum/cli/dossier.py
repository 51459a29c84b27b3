"""``variorum dossier``: reports in, dossier out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from variorum.cli.formats import DEFAULT, FORMATS_HELP, OPTION_HELP, read_formats
from variorum.cli.options import (
    DEFAULT_FOLDER,
    AsOfOption,
    StoreOption,
    clock,
    store_path,
)

# One line a paragraph: what is broken here would be broken so on every terminal.
HELP = "\n\n".join(
    (
        "Make the dossier of the story that some reports tell.",
        "Every input is first kept unaltered in a web archive, then read. Reports of different "
        "happenings are told apart; copies are recognised and never count as witnesses. What "
        "cannot be read is listed with the reason, and never stops the rest.",
        "Running it again with more inputs and the same folder builds on what is there; the same "
        "input twice changes nothing.",
        "The end is 0 with a dossier, 1 without one, 2 for a command that cannot be understood, "
        "130 when it was stopped.",
        "[bold]Forms[/bold] (--format)",
        FORMATS_HELP,
        "[bold]Examples[/bold]",
        "  variorum dossier examples/night-trains",
        "  variorum dossier page.html feed.xml --out my-story",
        "  variorum dossier https://example.org/report --quiet",
        "  cat article.txt | variorum dossier - --format json",
        "  variorum dossier examples/night-trains --format tei,bibtex,csv",
    )
)


def dossier(
    inputs: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders, addresses, or - for standard input, in any mix: saved pages, "
            "plain texts, JSON documents, feeds, WARC files.",
            metavar="INPUT",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path, typer.Option("--out", "-o", help="Folder for the results.", file_okay=False)
    ] = DEFAULT_FOLDER,
    formats: Annotated[str, typer.Option("--format", "-f", help=OPTION_HELP)] = DEFAULT,
    store: StoreOption = None,
    as_of: AsOfOption = None,
    offline: Annotated[
        bool | None,
        typer.Option("--offline", help="Never use the network.", metavar="", show_default=False),
    ] = None,
    allow_private: Annotated[
        bool | None,
        typer.Option(
            "--allow-private",
            help="Fetch from private and loopback addresses too.",
            metavar="",
            show_default=False,
        ),
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option(
            help="Seconds for one fetch. \\[default: 30]", metavar="SECONDS", show_default=False
        ),
    ] = None,
    max_size: Annotated[
        int | None,
        typer.Option(
            help="Largest input, in megabytes. \\[default: 32]",
            metavar="MB",
            show_default=False,
            min=1,
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            help="Processes for reading. \\[default: 1]",
            metavar="N",
            show_default=False,
            min=1,
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print paths only.", metavar="")
    ] = False,
) -> None:
    """Make the dossier of the story that some reports tell."""
    wanted = read_formats(formats)
    from variorum.bulk import processes
    from variorum.cli.progress import bars
    from variorum.cli.summary import print_summary
    from variorum.desk import dossiers_as_of, open_desk, read_moment, write_dossiers
    from variorum.desk.publish import prepare, publish, standing
    from variorum.desk.settings import read_settings

    prepare(wanted)
    settings = read_settings(
        offline=offline,
        allow_private=allow_private,
        timeout=timeout,
        max_input=None if max_size is None else max_size * 1024 * 1024,
        jobs=jobs,
    )
    when = None if as_of is None else read_moment(as_of)
    place = store_path(store, out)
    own = [place.with_name(place.name + end) for end in ("", "-wal", "-shm")]
    with (
        bars(quiet=quiet) as progress,
        processes(settings.jobs) as mapped,
        open_desk(
            store=place,
            settings=settings,
            clock=clock(),
            map=mapped,
            progress=progress,
        ) as desk,
    ):
        away = (out, *own)
        if when is None:
            edition = write_dossiers(desk, inputs, leave_out=away)
        else:
            edition = dossiers_as_of(desk, inputs, when, leave_out=away)
        # A run that told nothing must not put an empty page over a good one.
        kept = not edition.dossiers and standing(out, wanted)
        paths = () if kept else publish(edition, out, wanted)
    print_summary(edition, paths, quiet=quiet, kept=out if kept else None)
    if not edition.dossiers:
        raise typer.Exit(1)
