"""``variorum serve``: the reader in the browser, for other apps and for programs."""

from __future__ import annotations

from typing import Annotated

import typer

from variorum.cli.options import StoreOption, store_path

HELP = "\n\n".join(
    (
        "Serve the reader: pages for the browser, and interfaces for apps and programs.",
        "The feeds are asked meanwhile, and what they bring is sorted into stories. Stop with "
        "Ctrl-C: what is under way is finished first. Killed at any moment it loses nothing.",
        "Somebody has to be able to sign in: make a user with [bold]variorum user add NAME[/bold]. "
        "On your own machine [bold]--as NAME[/bold] does without signing in.",
        "To read on a phone, give --host 0.0.0.0 within your own network, or set a server before "
        "it that speaks TLS (docs/reference/serving.md).",
        "[bold]Examples[/bold]",
        "    variorum serve",
        "    variorum serve --as reader --port 9000",
        "    variorum serve --host 0.0.0.0 --host-name news.example --proxy 10.0.0.0/8",
    )
)


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 for any.")] = 8765,
    as_user: Annotated[
        str | None,
        typer.Option("--as", help="Read as this user without signing in (own machine only)."),
    ] = None,
    host_name: Annotated[
        list[str] | None,
        typer.Option("--host-name", help="A name by which it may be reached; may be repeated."),
    ] = None,
    proxy: Annotated[
        list[str] | None,
        typer.Option(help="A network of servers before it whose word is taken; may be repeated."),
    ] = None,
    proxy_user: Annotated[
        str, typer.Option(help="The header in which such a server names the user who signed in.")
    ] = "",
    no_poll: Annotated[
        bool, typer.Option("--no-poll", help="Ask no feeds; `variorum poll` does it elsewhere.")
    ] = False,
    no_digest: Annotated[
        bool, typer.Option("--no-digest", help="Sort nothing into stories.")
    ] = False,
    processes: Annotated[
        int,
        typer.Option(min=1, max=64, help="Processes that answer; more for many readers at once."),
    ] = 1,
    pause: Annotated[
        float, typer.Option(min=0, help="Seconds between two visits to one domain.")
    ] = 1.0,
    store: StoreOption = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Ask private and loopback addresses too.")
    ] = False,
) -> None:
    """See ``HELP``."""
    import ipaddress

    from variorum.desk import Manners, open_desk
    from variorum.desk.settings import read_settings
    from variorum.errors import SettingsError
    from variorum.gate import Trust
    from variorum.serving import Serving
    from variorum.serving.logs import begin_logging
    from variorum.serving.serve import serve as serving

    begin_logging()
    settings = read_settings(allow_private=allow_private or None, meaning="lexical")
    for network in proxy or ():
        try:
            ipaddress.ip_network(network, strict=False)
        except ValueError as bad:
            raise SettingsError("--proxy", f"{network!r} is no network.") from bad
    if proxy_user and not proxy:
        raise SettingsError(
            "--proxy-user", "names nobody's word to take.", advice="Give --proxy as well."
        )
    how = Serving(
        host=host,
        port=port,
        hosts=tuple(host_name or ()),
        proxies=tuple(proxy or ()),
        trust=Trust(header=proxy_user, local=as_user or ""),
        poll=not (no_poll or settings.offline),
        digest=not no_digest,
        processes=processes,
        manners=Manners(pause=pause),
    )
    if as_user and not how.names:
        raise SettingsError(
            "--as", "is for your own machine.", advice="Leave --host as it is, or add a user."
        )
    path = store_path(store)
    with open_desk(store=path, settings=settings) as desk:
        users = desk.store.readers.users()
        if as_user and desk.store.readers.user(as_user) is None:
            if users:
                known = ", ".join(user.name for user in users)
                raise SettingsError("--as", f"there is no user {as_user!r}.",
                                    advice=f"Users: {known}.")  # fmt: skip
            desk.store.readers.add(as_user, made=desk.clock().timestamp(), admin=True)
        elif not as_user and not proxy_user and not any(user.secret for user in users):
            typer.secho("Nobody can sign in yet: run `variorum user add NAME`, or give --as NAME.",
                        fg="yellow", err=True)  # fmt: skip
    serving(
        path,
        settings,
        how,
        announce=lambda address: typer.echo(f"Reading at {address}  (stop with Ctrl-C)"),
    )
