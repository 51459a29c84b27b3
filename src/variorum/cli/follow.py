"""``variorum follow``, ``feeds`` and ``poll``: what one follows, how it stands, what is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from variorum.cli.options import StoreOption, clock, store_path, store_there
from variorum.cli.plain import plain

if TYPE_CHECKING:
    from variorum.desk import Desk
    from variorum.model import HubLease, Source, Subscription, User

FOLLOW_HELP = (
    "Follow sites, feeds and social accounts: give the address of any, an account as "
    "@name@server, or an OPML file from another reader.\n\n"
    "A site's feed is found by what its page says. Of accounts at servers with the Mastodon API "
    "the public posts are followed; posts that you saved as JSON can be given as files. What is "
    "followed is asked for news by [bold]variorum poll[/bold]; [bold]variorum feeds[/bold] tells "
    "how it stands.\n\n"
    "[bold]Examples[/bold]\n\n"
    "    variorum follow post.example\n\n"
    "    variorum follow https://echo.example/rss --folder News/Local\n\n"
    "    variorum follow @ann@social.example\n\n"
    "    variorum follow subscriptions.opml\n\n"
    "    variorum follow https://office.example/feed --private"
)
FEEDS_HELP = (
    "List the followed feeds by folder: how many items are unread, when each last answered, what "
    "is wrong in words, when it is tried next.\n\n"
    "With --opml FILE the list is written for another reader, with folders, tags and titles."
)
POLL_HELP = (
    "Ask the followed feeds whose time has come, and keep what is new.\n\n"
    "Fit for cron: it ends once nothing more is due. With --watch it goes on until it is stopped "
    "(Ctrl-C: what is under way is taken in first). Feeds that answer seldom are asked seldom, "
    "one visit at a time to each domain, and only for what changed."
)
_FIRST = "reader"

UserOption = Annotated[
    str | None,
    typer.Option("--user", help="Whose feeds; may be left out where there is one user only."),
]


def reader(desk: Desk, name: str | None, *, make: bool = False) -> User:
    """The user who is meant.

    Raises:
        NotFound: There is none of this name, or several and none is named.
    """
    from variorum.errors import NotFound

    users = desk.store.readers.users()
    if name is not None:
        found = desk.store.readers.user(name)
        if found is None and make and not users:
            return desk.store.readers.add(name, made=desk.clock().timestamp(), admin=True)
        if found is None:
            known = ", ".join(user.name for user in users) or "nobody yet"
            raise NotFound(name, "there is no user of this name.", kind="user",
                           advice=f"Users: {known}.")  # fmt: skip
        return found
    if not users and make:
        return desk.store.readers.add(_FIRST, made=desk.clock().timestamp(), admin=True)
    if len(users) == 1:
        return users[0]
    raise NotFound(
        "", "nothing is followed yet." if not users else "there are several users.", kind="user",
        advice="Begin with `variorum follow ADDRESS`." if not users else "Name one with --user.",
    )  # fmt: skip


def follow(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="ADDRESS...", help="Addresses, accounts, OPML files, saved posts."),
    ],
    folder: Annotated[
        str | None,
        typer.Option(help="A folder for them; parts of the way are parted by slashes."),
    ] = None,
    boosts: Annotated[
        bool, typer.Option("--boosts", help="Of accounts follow what they only pass on, too.")
    ] = False,
    private: Annotated[
        bool | None,
        typer.Option(
            "--private/--no-private",
            help="Show what it brings to nobody who does not follow it, and in no story; or take "
            "that back. Addresses that hold a password or token are private in any case.",
            show_default=False,
        ),
    ] = None,
    user: UserOption = None,
    store: StoreOption = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Ask private and loopback addresses too.")
    ] = False,
) -> None:
    """See ``FOLLOW_HELP``."""
    from variorum.cli.progress import bars
    from variorum.desk import follow as following
    from variorum.desk import open_desk
    from variorum.desk.settings import read_settings

    settings = read_settings(allow_private=allow_private or None, meaning="lexical")
    with (
        bars(quiet=False) as progress,
        open_desk(
            store=store_path(store), settings=settings, clock=clock(), progress=progress
        ) as desk,
    ):
        who = reader(desk, user, make=True)
        done = following(desk, who, inputs, folder=folder, boosts=boosts, private=private)
    for source in done.new:
        typer.echo(plain(f"Following {source.title or source.url}"))
    for source in done.already:
        typer.echo(plain(f"Already followed: {source.title or source.url}"))
    for offer in done.others:
        typer.echo(
            plain(f"It also offers {offer.url}" + (f" ({offer.title})" if offer.title else ""))
        )
    for failed in done.failures:
        typer.secho(plain(f"{failed.subject}: {failed.reason}"), fg="red", err=True)
    if not done.new and not done.already:
        raise typer.Exit(1)


def feeds(
    opml: Annotated[
        Path | None,
        typer.Option(help="Write the list to this file, as OPML.", dir_okay=False),
    ] = None,
    user: UserOption = None,
    store: StoreOption = None,
) -> None:
    """See ``FEEDS_HELP``."""
    from variorum.desk import followed, open_desk, reading_list
    from variorum.desk.settings import read_settings
    from variorum.errors import StoreError
    from variorum.sources import write_opml

    settings = read_settings(meaning="lexical")
    with open_desk(store=store_there(store), settings=settings, clock=clock()) as desk:
        who = reader(desk, user)
        if opml is not None:
            try:
                opml.write_bytes(write_opml(reading_list(desk, who)))
            except OSError as error:
                raise StoreError(str(opml), f"cannot be written ({error.strerror}).") from error
            typer.echo(f"Written: {plain(str(opml))}")
            return
        here = followed(desk, who)
        leases = {lease.source: lease for lease in desk.store.hubs.find()}
        now = desk.clock().timestamp()
    for line in feed_lines(here, now, leases):
        typer.echo(line)


def feed_lines(
    followed: Sequence[tuple[Subscription, Source]],
    now: float,
    leases: Mapping[int, HubLease] | None = None,
) -> list[str]:
    """The feeds by folder, two lines each: title and unread, then how it stands."""
    from variorum.desk.filing import called
    from variorum.following import told, told_of_hub

    lines: list[str] = []
    folders = sorted({one.folder.title if one.folder else "" for one, _ in followed})
    for folder in folders:
        if folder or len(folders) > 1:
            lines += ["", folder or "Without a folder"] if lines else [folder or "Without a folder"]
        here = [
            (called(one, source), one, source)
            for one, source in followed
            if (one.folder.title if one.folder else "") == folder
        ]
        for title, one, source in sorted(here, key=lambda row: (row[0].casefold(), row[2].id)):
            count = f" · {one.unread} unread" if one.unread else ""
            kept = " · private" if source.private else ""
            lines.append(f"  {plain(title)}{count}{kept}")
            lease = (leases or {}).get(source.id)
            pushed = told_of_hub(lease, now) if lease is not None else ""
            lines.append(f"      {plain(told(source.state, now))}{pushed and ' ' + plain(pushed)}")
    return lines


def poll(
    watch: Annotated[bool, typer.Option("--watch", help="Go on until stopped.")] = False,
    at_once: Annotated[int, typer.Option(min=1, help="How many feeds are asked at once.")] = 64,
    pause: Annotated[
        float, typer.Option(min=0, help="Seconds between two visits to one domain.")
    ] = 1.0,
    store: StoreOption = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Ask private and loopback addresses too.")
    ] = False,
) -> None:
    """See ``POLL_HELP``."""
    from variorum.cli.polling import alerts, polled
    from variorum.desk import Manners, open_desk, renew
    from variorum.desk.attending import attend
    from variorum.desk.settings import read_settings
    from variorum.errors import Refused

    settings = read_settings(allow_private=allow_private or None, meaning="lexical")
    if settings.offline:
        raise Refused("poll", "this run is offline.", rule="offline", advice="Drop --offline.")
    with open_desk(store=store_there(store), settings=settings, clock=clock()) as desk:
        renew(desk)
        manners = Manners(pause=pause, at_once=at_once)
        if watch:
            with alerts(store_there(store), settings):
                done = polled(desk, manners, watch=True)
        else:
            done = polled(desk, manners, watch=False)
        attend(desk)
    typer.echo(
        f"{_count(done.tries, 'feed')} asked: {_count(done.new, 'new item')}, "
        f"{done.revised} revised, {done.unchanged} unchanged, {done.failed} failed."
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")
