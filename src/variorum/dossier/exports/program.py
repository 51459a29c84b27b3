"""What made an export: the program's name and version, as installed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

NAME = "Variorum"


def _installed() -> str:
    try:
        return version("variorum")
    except PackageNotFoundError:  # run from its sources, without being installed
        return "0"


VERSION = _installed()
