"""One process that polls, reads what came, and serves the pages and interfaces.

Parts are loaded when they are asked for: work beside the server needs no pages.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.serving.app import make_app
    from variorum.serving.serve import Serving

__all__ = ["Serving", "make_app"]

_HOME = {"make_app": "app", "Serving": "serve"}


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'variorum.serving' has no attribute {name!r}")
    return getattr(import_module(f"variorum.serving.{home}"), name)
