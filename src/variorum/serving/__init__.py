"""One process that polls, reads what came, and serves the pages and interfaces."""

from variorum.serving.app import make_app
from variorum.serving.serve import Serving, serve

__all__ = ["Serving", "make_app", "serve"]
