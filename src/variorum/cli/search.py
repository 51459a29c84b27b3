"""``variorum search``: what the followed feeds said, found by words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from variorum.cli.follow import UserOption
from variorum.cli.options import StoreOption, clock, store_there
from variorum.cli.plain import plain

if TYPE_CHECKING:
    from variorum.desk.views.search import SearchHit

HELP = "\n\n".join(
    (
        "Search what the followed feeds brought, and what was saved.",
        "All words have to be there, whatever their accents and capitals. These narrow further:",
        '    "river bridge"                words in a row',
        "    toll OR fare                  either",
        "    -film                         without it (the whole in quotes, as below)",
        "    outlet:post  folder:local     who published it; a folder of yours",
        '    by:lee  person:"ann lee"      in the byline; somebody who is named',
        "    intitle:flood                 in the headline",
        "    after:2026-03-01  before:2026-04  on:today  after:7d",
        "    is:unread  is:read  is:saved",
        "[bold]Examples[/bold]",
        "    variorum search river bridge",
        "    variorum search 'toll OR fare -film outlet:post after:30d'",
        "    variorum search flood --best --limit 5",
    )
)


def search(
    query: Annotated[list[str], typer.Argument(metavar="QUERY...", help="What to look for.")],
    best: Annotated[
        bool, typer.Option("--best", help="The best match first, not the newest.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, max=500, help="How many are shown.")] = 10,
    user: UserOption = None,
    store: StoreOption = None,
) -> None:
    """See ``HELP``."""
    from variorum.cli.follow import reader
    from variorum.cli.progress import bars
    from variorum.desk import open_desk
    from variorum.desk.indexing import index_items
    from variorum.desk.searching import search as searching
    from variorum.desk.settings import read_settings

    settings = read_settings(meaning="lexical")
    with (
        bars(quiet=False) as progress,
        open_desk(
            store=store_there(store), settings=settings, clock=clock(), progress=progress
        ) as desk,
    ):
        who = reader(desk, user)
        index_items(desk)
        page = searching(
            desk, who.id, " ".join(query), order="best" if best else "newest", limit=limit
        )
    for complaint in page.complaints:
        typer.secho(plain(complaint), fg="yellow", err=True)
    for hit in page.hits:
        _show(hit)
    if not page.hits:
        typer.echo(plain(f"Nothing found. {page.understood}".strip()))
        raise typer.Exit(1)
    shown = f"{len(page.hits)} of {page.count}" if page.beyond else page.count
    found = "item" if page.count == "1" else "items"
    typer.echo(plain(f"{shown} {found}. {page.understood}"))


def _show(hit: SearchHit) -> None:
    # What matches is set apart without colours too, for a file or a pipe has none.
    title = "".join(
        typer.style(plain(text), bold=True, underline=match) for text, match in hit.title
    )
    snippet = "".join(
        typer.style(plain(text), bold=True) if match else plain(text) for text, match in hit.snippet
    )
    day = f"{datetime.fromtimestamp(hit.when, UTC):%Y-%m-%d %H:%M}"
    marks = " · saved" if hit.saved else ""
    typer.echo(title or "Without a title")
    typer.echo(f"  {plain(hit.outlet)} · {day}{marks}")
    if snippet:
        typer.echo(f"  {snippet}")
    if hit.url:
        typer.echo(f"  {plain(hit.url)}")
    typer.echo()
