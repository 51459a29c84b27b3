"""The command line: each command takes a request, calls one workflow, shows what came of it.

Nothing heavy is imported before a command runs, so that ``variorum --help`` answers at once.
"""

from __future__ import annotations

import sys
import traceback

import typer

from variorum import __version__
from variorum.cli.analyse import HELP as ANALYSE_HELP
from variorum.cli.analyse import analyse
from variorum.cli.decisions import DECISIONS_HELP, JOIN_HELP, SPLIT_HELP, decisions, join, split
from variorum.cli.digest import HELP as DIGEST_HELP
from variorum.cli.digest import digest
from variorum.cli.dossier import HELP, dossier
from variorum.cli.export import EXPORT_HELP, export
from variorum.cli.extract import HELP as EXTRACT_HELP
from variorum.cli.extract import extract
from variorum.cli.filing import ARRANGE_HELP, UNFOLLOW_HELP, arrange, unfollow
from variorum.cli.follow import FEEDS_HELP, FOLLOW_HELP, POLL_HELP, feeds, follow, poll
from variorum.cli.group import HELP as GROUP_HELP
from variorum.cli.group import group
from variorum.cli.plain import plain
from variorum.cli.search import HELP as SEARCH_HELP
from variorum.cli.search import search
from variorum.cli.serve import HELP as SERVE_HELP
from variorum.cli.serve import serve
from variorum.cli.settings import settings
from variorum.cli.stories import SHOW_HELP, STORIES_HELP, show, stories
from variorum.cli.user import app as user
from variorum.cli.verify import verify
from variorum.cli.watch import app as watch
from variorum.errors import VariorumError

app = typer.Typer(
    name="variorum",
    help=(
        "Every report of a story in one place, and every word traced to its source.\n\n"
        "Start with [bold]variorum dossier[/bold] and any reports of one happening: saved "
        "pages, texts, feeds, web archives, addresses, or a folder of them."
    ),
    rich_markup_mode="rich",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(help=HELP)(dossier)
app.command(help=EXTRACT_HELP)(extract)
app.command(help=ANALYSE_HELP)(analyse)
app.command(help=GROUP_HELP)(group)
app.command(help=STORIES_HELP)(stories)
app.command(help=SHOW_HELP)(show)
app.command(help=EXPORT_HELP)(export)
app.command(help=JOIN_HELP)(join)
app.command(help=SPLIT_HELP)(split)
app.command(help=DECISIONS_HELP)(decisions)
app.command(help=FOLLOW_HELP)(follow)
app.command(help=FEEDS_HELP)(feeds)
app.command(help=ARRANGE_HELP)(arrange)
app.command(help=UNFOLLOW_HELP)(unfollow)
app.command(help=POLL_HELP)(poll)
app.command(help=DIGEST_HELP)(digest)
app.command(help=SEARCH_HELP)(search)
app.add_typer(watch, name="watch")
app.command(help=SERVE_HELP)(serve)
app.add_typer(user, name="user")
app.command()(verify)
app.command()(settings)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"variorum {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False,
        "--version",
        callback=_version,
        is_eager=True,
        metavar="",
        help="Show the version and exit.",
    ),
) -> None:
    pass


def main() -> None:
    """Run the command line; trouble in the world ends with a sentence and status 1."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # A terminal that cannot show a character gets a stand-in, not a crash.
            reconfigure(errors="replace")
    try:
        app()
    except VariorumError as trouble:
        typer.secho(plain(f"variorum: {trouble}"), fg="red", err=True)
        raise SystemExit(1) from None
    except BrokenPipeError:
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        _stopped()
        raise SystemExit(130) from None
    except SystemExit as end:
        if end.code == 130:  # so ends an interrupt inside a command
            _stopped()
        raise
    except Exception:  # noqa: BLE001 - the last word to the user, with the whole trace
        traceback.print_exc()
        typer.secho(
            "variorum: a fault in the program. Please report the lines above; what was captured "
            "before is kept.",
            fg="red",
            err=True,
        )
        raise SystemExit(1) from None


def _stopped() -> None:
    typer.secho("variorum: stopped; what was done before is kept.", err=True)
