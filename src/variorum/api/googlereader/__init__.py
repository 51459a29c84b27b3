"""The interface of Google Reader, as apps still speak it: what Miniflux and FreshRSS serve."""

from variorum.api.googlereader.routes import routes

__all__ = ["routes"]
