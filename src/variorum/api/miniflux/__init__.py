"""The interface of Miniflux, version 1, so that apps made for it read here."""

from variorum.api.miniflux.routes import routes

__all__ = ["routes"]
