"""The log of what runs for long: one line a happening, without the secrets of addresses."""

from __future__ import annotations

import logging

from variorum.text.addresses import without_secrets


class Discreet(logging.Formatter):
    """Makes passwords and tokens in addresses unreadable, in traces too."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as it is written."""
        return without_secrets(super().format(record))


def begin_logging() -> None:
    """Write warnings and worse to the standard error."""
    logging.basicConfig()
    for handler in logging.getLogger().handlers:
        handler.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
