"""Options that several commands share, and the default places."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_FOLDER = Path("dossier")

StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store",
        help="The store's file. Its archive is the folder beside it. "
        "\\[default: variorum.sqlite in the results' folder]",
        dir_okay=False,
        show_default=False,
    ),
]


AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        help="Tell it as it would have been at this moment, from what had been captured by then: "
        "2026, 2026-03, 2026-03-14, 2026-03-14T10:00Z. Without a zone it is UTC; a coarse moment "
        "counts to the end of its span.",
        metavar="MOMENT",
        show_default=False,
    ),
]


def store_path(store: Path | None, out: Path = DEFAULT_FOLDER) -> Path:
    """The store that is meant when none is named."""
    return store if store is not None else out / "variorum.sqlite"


def store_there(store: Path | None) -> str:
    """The store that is meant, for commands that make none.

    Raises:
        StoreError: It is not there.
    """
    path = store_path(store)
    if not path.is_file():
        from variorum.errors import StoreError

        raise StoreError(
            str(path),
            "there is no store here.",
            advice="Make one with `variorum dossier`, or name one with --store.",
        )
    return str(path)


def clock() -> Callable[[], datetime]:
    """The wall clock, or the moment in SOURCE_DATE_EPOCH, for results that can be repeated."""
    from variorum.desk.ports import wall_clock
    from variorum.errors import SettingsError

    said = os.environ.get("SOURCE_DATE_EPOCH")
    if said is None:
        return wall_clock
    try:
        moment = datetime.fromtimestamp(int(said), UTC)
    except (ValueError, OverflowError, OSError) as cause:
        raise SettingsError("SOURCE_DATE_EPOCH", f"{said!r} is no count of seconds.") from cause
    return lambda: moment
