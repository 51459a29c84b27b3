"""Parallelism as an argument: maps of one shape, serial or over processes."""

from variorum.bulk.maps import processes

__all__ = ["processes"]
