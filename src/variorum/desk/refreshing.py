"""Asking feeds now instead of when their turn comes, as far as their sites let us."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.desk.desk import Desk

# So long a feed is left alone after it was asked, whoever wants it again.
LEAST = 120.0


def ask_again(desk: Desk, sources: Iterable[int]) -> int:
    """Let sources be asked as soon as polling comes by. How many will be asked sooner for it.

    A source that was asked within the last two minutes, or whose site wants longer pauses or
    asked for one after trouble, keeps its turn: many apps ask for everything whenever somebody
    opens them.
    """
    now = desk.clock().timestamp()
    wanted = [
        source.id
        for source in desk.store.sources.find(sources)
        if source.state.tried is None
        or (
            now - source.state.tried >= max(LEAST, source.state.floor)
            and (source.state.trouble is None or source.state.trouble.kind != "busy")
        )
    ]
    return desk.store.sources.ask_soon(wanted, now)
