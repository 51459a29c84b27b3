"""``variorum verify``: does the archive still hold what was captured?"""

from __future__ import annotations

import typer

from variorum.cli.options import StoreOption, store_path
from variorum.cli.plain import plain


def verify(store: StoreOption = None) -> None:
    """Read every capture back from the archive and check its digest.

    Ends with status 1 if a single record is missing or altered.
    """
    from variorum.cli.progress import bars
    from variorum.desk import open_desk, verify_captures

    path = store_path(store)
    if not path.is_file():
        from variorum.errors import StoreError

        raise StoreError(
            str(path),
            "there is no store here.",
            advice="Make one with `variorum dossier`, or name one with --store.",
        )
    with bars(quiet=False) as progress, open_desk(store=path, progress=progress) as desk:
        good, failures = verify_captures(desk)
    for failure in failures:
        typer.secho(plain(f"{failure.subject}: {failure.reason}"), fg="red", err=True)
    hold = "capture holds" if good == 1 else "captures hold"
    typer.echo(f"{good} {hold}" + (f"; {len(failures)} not." if failures else "."))
    if failures:
        raise typer.Exit(1)
