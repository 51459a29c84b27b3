"""Our own interface for programs: what the pages show, as JSON, described by OpenAPI."""

from variorum.api.own.routes import routes

__all__ = ["routes"]
