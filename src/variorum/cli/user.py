"""``variorum user``: who may read, and by what each proves who it is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from variorum.cli.options import StoreOption, store_path, store_there
from variorum.cli.plain import plain

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from variorum.desk import Desk
    from variorum.model import Belongings

app = typer.Typer(
    help="Add and remove users, change passwords, make tokens for programs and apps.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)

_InOption = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input.")
]


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="The name to sign in with.")],
    admin: Annotated[bool, typer.Option(help="May add users on the Settings page.")] = False,
    no_password: Annotated[
        bool,
        typer.Option("--no-password", help="A server before this one vouches for who it is."),
    ] = False,
    password_stdin: _InOption = False,
    store: StoreOption = None,
) -> None:
    """Add a user. The first is always an admin.

    A user that `variorum follow` made gets its password with `variorum user password`.
    """
    from variorum.desk.accounts import add_user

    with _desk(str(store_path(store))) as desk:
        first = not desk.store.readers.users()
        password = None if no_password else _password(password_stdin)
        user = add_user(desk, name, password, admin=admin or first)
    typer.echo(f"Added {plain(user.name)}." + (" An admin." if user.admin else ""))


@app.command()
def password(
    name: Annotated[str, typer.Argument(help="Whose password.")],
    password_stdin: _InOption = False,
    store: StoreOption = None,
) -> None:
    """Set a password. All sessions of the user end."""
    from variorum.cli.follow import reader
    from variorum.desk.accounts import set_password

    with _desk(store_there(store)) as desk:
        set_password(desk, reader(desk, name), _password(password_stdin))
    typer.echo("The password is set.")


@app.command()
def remove(
    name: Annotated[str, typer.Argument(help="Who is to be removed.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    store: StoreOption = None,
) -> None:
    """Remove a user, with all that is the user's own, for good.

    What the world said stays: articles, captures, stories. Feeds that nobody else follows are
    asked no more. To lock somebody out and keep everything there is the Settings page.
    """
    from variorum.cli.follow import reader

    with _desk(store_there(store)) as desk:
        user = reader(desk, name)
        goes = _goes(desk.store.readers.belongings(user.id))
        if not yes:
            typer.echo(f"With {plain(user.name)} go, for good: {goes}.")
            typer.echo("Articles, captures and stories stay.")
            typer.confirm(f"Remove {plain(user.name)}?", abort=True)
        desk.store.readers.remove(user.id)
        left = desk.store.readers.users()
    typer.echo(f"Removed {plain(user.name)}, with {goes}.")
    if left and not any(one.admin for one in left):
        typer.echo("No admin is left; `variorum user add NAME --admin` makes one.")


def _goes(own: Belongings) -> str:
    """What goes with a user, in words."""
    alone = f", {own.alone:,} of them by nobody else and asked no more" if own.alone else ""
    parts = [
        "the account and what it prefers",
        f"{_several(own.keys, 'key')} (sessions, tokens, apps)" if own.keys else "",
        f"the list of {own.followed:,} feed{'' if own.followed == 1 else 's'} followed{alone}",
        f"that of {own.left:,} left" if own.left else "",
        _several(own.folders, "folder"),
        f"{_several(own.marks, 'mark')} ({own.saved:,} saved)" if own.marks else "",
        _several(own.labels, "label"),
        f"{_several(own.watches, 'watch', 'watches')} with what was found" if own.watches else "",
    ]
    return "; ".join(part for part in parts if part)


def _several(number: int, one: str, more: str = "") -> str:
    """A number with its noun; empty for none."""
    return f"{number:,} {one if number == 1 else more or one + 's'}" if number else ""


@app.command("list")
def list_users(store: StoreOption = None) -> None:
    """List the users."""
    with _desk(store_there(store)) as desk:
        for user in desk.store.readers.users():
            followed = len(desk.store.readers.subscriptions(user.id))
            said = [f"follows {followed}"]
            said += ["admin"] * user.admin + ["no password"] * (user.secret is None)
            typer.echo(f"{plain(user.name)}  ({', '.join(said)})")


@app.command()
def token(
    name: Annotated[str, typer.Argument(help="Whose token.")],
    title: Annotated[str, typer.Option("--for", help="What it is for.")] = "a program",
    store: StoreOption = None,
) -> None:
    """Make a token for a program. It is shown once; end it on the Settings page."""
    from variorum.cli.follow import reader
    from variorum.desk.accounts import new_key

    with _desk(store_there(store)) as desk:
        secret, _ = new_key(desk, reader(desk, name), "token", name=title)
    typer.echo(secret)


@app.command()
def fever(
    name: Annotated[str, typer.Argument(help="Whose password.")],
    title: Annotated[str, typer.Option("--for", help="Which app it is for.")] = "Fever",
    store: StoreOption = None,
) -> None:
    """Make a password for an app that speaks Fever. It is shown once.

    The app is given the address of the program with /fever/ at its end, the name of the user,
    and this password; your own password is not meant for it.
    """
    from variorum.cli.follow import reader
    from variorum.desk.accounts import fever_password

    with _desk(store_there(store)) as desk:
        typer.echo(fever_password(desk, reader(desk, name), name=title))


def _desk(path: str) -> AbstractContextManager[Desk]:
    from variorum.cli.options import clock
    from variorum.desk import open_desk
    from variorum.desk.settings import read_settings

    return open_desk(store=path, settings=read_settings(meaning="lexical"), clock=clock())


def _password(from_input: bool) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
