"""How the settings say that things are fetched."""

from __future__ import annotations

from variorum.capture import FetchRules
from variorum.desk.desk import Desk


def rules(desk: Desk) -> FetchRules:
    """The limits of one visit."""
    settings = desk.settings
    return FetchRules(
        connect=min(10.0, settings.timeout),
        read=settings.timeout,
        total=settings.timeout,
        max_bytes=settings.max_input,
        max_unpacked=settings.max_input,
        allow_private=settings.allow_private,
        user_agent=settings.user_agent,
    )
