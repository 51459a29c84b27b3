"""``variorum extract``: pages in, lines of articles out."""

from __future__ import annotations

from enum import StrEnum
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


class BodyPath(StrEnum):
    """How an article's body is looked for."""

    careful = "careful"
    fast = "fast"


# One line a paragraph: what is broken here would be broken so on every terminal.
HELP = "\n\n".join(
    (
        "Draw the articles from saved pages, folders of them and web archives, as JSON lines.",
        "Out comes one line for each article: id, address, title, byline, publisher, dates, "
        "language and text, null where the page gives none. A page file's id is its name "
        "without endings, an archived page's its record id.",
        "Folders are read in sorted order. What a file is, is told from its content; in folders "
        "and archives what is no web page is passed over. Nothing is fetched.",
        "A page that cannot be read becomes a line with its id and an error, and stops nothing.",
        "A run that was stopped is gone on with when the same command is given again.",
        "The end is 0 if anything could be read, 1 if nothing could, 2 for a command that cannot "
        "be understood, 130 when it was stopped.",
        "[bold]Examples[/bold]",
        "  variorum extract saved-pages --out articles.jsonl",
        "  variorum extract crawl-*.warc.gz --out articles.jsonl.gz --jobs 8 --path fast",
        "  curl -s https://example.org/report | variorum extract - --out -",
    )
)


def extract(
    inputs: Annotated[
        list[str],
        typer.Argument(
            help="Saved pages (packed with gzip or not), folders, WARC files; - is a page on "
            "standard input.",
            metavar="PAGE|FOLDER|WARC",
            show_default=False,
        ),
    ],
    out: OutOption = "-",
    path: Annotated[
        BodyPath,
        typer.Option(
            help="careful: the best that is known; fast: several times as many pages a second.",
        ),
    ] = BodyPath.careful,
    jobs: JobsOption = None,
    max_size: SizeOption = None,
    restart: RestartOption = False,
    quiet: QuietOption = False,
) -> None:
    """Draw the articles from saved pages, as JSON lines."""
    target = out_path(out, inputs)
    from variorum.bulk import extract_lines
    from variorum.desk.settings import read_settings

    settings = read_settings(jobs=jobs, max_input=megabytes(max_size))
    with stoppable(target), watching("articles", quiet=quiet) as watch:
        ended = extract_lines(
            inputs, target, settings=settings, path=path.value, restart=restart, watch=watch
        )
    close(ended, "articles", target, quiet=quiet, passed="that are no pages")
