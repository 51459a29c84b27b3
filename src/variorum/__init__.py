"""Every report of a story in one place, and every word traced to its source."""

__version__ = "0.1.0"
