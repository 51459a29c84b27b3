"""``variorum watch``: what a reader wants to be told of as soon as it arrives."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from variorum.cli.follow import UserOption
from variorum.cli.options import StoreOption, clock, store_there
from variorum.cli.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from variorum.desk import Desk
    from variorum.model import User

_HELP = "\n\n".join(
    (
        "Be told of what a search finds, or what is reported of a story, as soon as it arrives.",
        "What was found is shown on the Watches page, in a feed of its own, and is sent to a "
        "webhook if you name one. Only what arrives after a watch was made counts, each item once.",
        "[bold]Examples[/bold]",
        "    variorum watch add 'toll -film outlet:post'",
        "    variorum watch add --story story-1f2e3d --name 'The river wall'",
        "    variorum watch add flood --webhook https://hooks.example/variorum",
        "    variorum watch list",
        "    variorum watch drop 3",
    )
)
app = typer.Typer(help=_HELP, no_args_is_help=True, rich_markup_mode="rich")


@app.command()
def add(
    query: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUERY...]", help="As for `variorum search`."),
    ] = None,
    story: Annotated[
        str | None, typer.Option(help="The id of a story, instead of a search.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="What it is called.")] = None,
    webhook: Annotated[
        str | None, typer.Option(help="An address that is told of each hit, signed.")
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="The webhook may be on a private address.")
    ] = False,
    user: UserOption = None,
    store: StoreOption = None,
) -> None:
    """Watch for something from now on."""
    from variorum.desk.watches import add_watch, list_watches

    with _desk(store, user, allow_private=allow_private) as (desk, who):
        asked = " ".join(query) if query else None
        made = add_watch(desk, who.id, query=asked, story=story, name=name, webhook=webhook)
        about = next(row.about for row in list_watches(desk, who.id) if row.id == made.id)
    typer.echo(plain(f"Watch {made.id}: {made.name}. {about}"))
    if made.secret is not None:
        typer.echo(f"What it sends is signed with the secret {made.secret}")


@app.command("list")
def list_(user: UserOption = None, store: StoreOption = None) -> None:
    """List the watches: what each looks for, what it found, how it stands with its webhook."""
    from variorum.desk.attending import attend
    from variorum.desk.watches import list_watches

    with _desk(store, user) as (desk, who):
        attend(desk, send=False)
        rows = list_watches(desk, who.id)
    for row in rows:
        new = f", {row.unseen:,} new" if row.unseen else ""
        hits = f"{row.hits:,} hit{'' if row.hits == 1 else 's'}{new}"
        typer.echo(plain(f"{row.id:>4}  {row.name}  ·  {hits}"))
        typer.echo(plain(f"      {row.about}" + (f" ({row.story})" if row.story else "")))
        if row.webhook is not None:
            typer.echo(plain(f"      {row.webhook}: {row.webhook_told}"))
    if not rows:
        typer.echo("There is no watch. Make one with `variorum watch add QUERY`.")


@app.command()
def drop(
    number: Annotated[int, typer.Argument(help="The number that `variorum watch list` shows.")],
    user: UserOption = None,
    store: StoreOption = None,
) -> None:
    """End a watch: it fires no more, and its feed and webhook are closed."""
    from variorum.desk.watches import drop_watch, own_watch

    with _desk(store, user) as (desk, who):
        watch = own_watch(desk, who.id, number)
        drop_watch(desk, who.id, number)
    typer.echo(plain(f"Dropped: {watch.name}"))


@contextmanager
def _desk(
    store: Path | None, user: str | None, *, allow_private: bool = False
) -> Iterator[tuple[Desk, User]]:
    from variorum.cli.follow import reader
    from variorum.desk import open_desk
    from variorum.desk.settings import read_settings

    settings = read_settings(allow_private=allow_private or None, meaning="lexical")
    with open_desk(store=store_there(store), settings=settings, clock=clock()) as desk:
        yield desk, reader(desk, user)
