"""``variorum unfollow`` and ``arrange``: leaving feeds, and keeping them in order."""

from __future__ import annotations

from typing import Annotated

import typer

from variorum.cli.follow import UserOption, reader
from variorum.cli.options import StoreOption, clock, store_there
from variorum.cli.plain import plain

UNFOLLOW_HELP = (
    "Stop following feeds and accounts.\n\n"
    "Nothing is deleted: what they brought stays, and following one again brings all of it back. "
    "A feed that nobody follows is asked no more. A FEED is named by its title, its address, or "
    "a part of either that no other has; [bold]variorum feeds[/bold] lists them.\n\n"
    "[bold]Example[/bold]\n\n"
    "    variorum unfollow 'The Post'"
)
ARRANGE_HELP = (
    "Give feeds and accounts other names, folders and tags.\n\n"
    "A FEED is named by its title, its address, or a part of either that no other has; "
    "[bold]variorum feeds[/bold] lists them.\n\n"
    "[bold]Examples[/bold]\n\n"
    "    variorum arrange post.example --title 'The Post' --folder News/Local\n\n"
    "    variorum arrange 'The Post' 'The Echo' --tag daily --untag weekly"
)
Feeds = Annotated[list[str], typer.Argument(metavar="FEED...", help="Titles or addresses.")]


def unfollow(feeds: Feeds, user: UserOption = None, store: StoreOption = None) -> None:
    """See ``UNFOLLOW_HELP``."""
    from variorum.desk import find_followed, open_desk
    from variorum.desk import unfollow as leave
    from variorum.desk.filing import called
    from variorum.desk.settings import read_settings

    settings = read_settings(meaning="lexical")
    with open_desk(store=store_there(store), settings=settings, clock=clock()) as desk:
        who = reader(desk, user)
        found = [find_followed(desk, who, name) for name in feeds]
        leave(desk, who, [source.id for _, source in found])
    for one, source in found:
        typer.echo(plain(f"No longer followed: {called(one, source)}"))


def arrange(
    feeds: Feeds,
    title: Annotated[
        str | None, typer.Option(help="Your own name for it; empty for the feed's.")
    ] = None,
    folder: Annotated[
        str | None,
        typer.Option(help="A folder; parts of the way are parted by slashes. Empty for none."),
    ] = None,
    tag: Annotated[list[str] | None, typer.Option(help="A tag to add; may be repeated.")] = None,
    untag: Annotated[
        list[str] | None, typer.Option(help="A tag to take away; may be repeated.")
    ] = None,
    user: UserOption = None,
    store: StoreOption = None,
) -> None:
    """See ``ARRANGE_HELP``."""
    from variorum.desk import find_followed, move, open_desk, rename
    from variorum.desk import tag as tags
    from variorum.desk.filing import called
    from variorum.desk.settings import read_settings

    if title and len(feeds) > 1:
        raise typer.BadParameter("one name is for one feed.", param_hint="--title")
    if title is None and folder is None and not tag and not untag:
        raise typer.BadParameter("give --title, --folder, --tag or --untag.")
    settings = read_settings(meaning="lexical")
    with open_desk(store=store_there(store), settings=settings, clock=clock()) as desk:
        who = reader(desk, user)
        chosen = [find_followed(desk, who, name)[1].id for name in feeds]
        with desk.store.transaction():
            if title is not None:
                rename(desk, who, chosen, title)
            if folder is not None:
                move(desk, who, chosen, folder)
            if tag or untag:
                tags(desk, who, chosen, tag or (), untag or ())
        for number in dict.fromkeys(chosen):
            one, source = find_followed(desk, who, str(number))
            place = f" in {one.folder.title}" if one.folder else ""
            marks = f" ({', '.join(one.tags)})" if one.tags else ""
            typer.echo(plain(f"{called(one, source)}{place}{marks}"))
