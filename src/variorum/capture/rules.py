"""The settings of fetching: how long, how much, how far, and from where not."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_USER_AGENT = "Variorum/0.1 (reads single news pages for one person; obeys robots.txt)"


@dataclass(frozen=True, slots=True)
class FetchRules:
    """What a fetch may do. Times are seconds, sizes bytes.

    ``total`` bounds the whole fetch, redirects included, so that a server that drips
    cannot hold us. ``max_bytes`` counts what comes over the wire, ``max_unpacked`` what
    it unpacks to. ``pause`` is the least time between two visits to one host.
    """

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    max_bytes: int = 32 * 1024 * 1024
    max_unpacked: int = 128 * 1024 * 1024
    max_redirects: int = 8
    allow_private: bool = False
    respect_robots: bool = True
    pause: float = 1.0
    user_agent: str = DEFAULT_USER_AGENT

    def __post_init__(self) -> None:
        for name in ("connect", "read", "total", "max_bytes", "max_unpacked"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be above 0")
        if self.max_redirects < 0 or self.pause < 0:
            raise ValueError("max_redirects and pause must not be below 0")
        if not self.user_agent.isascii() or not self.user_agent.isprintable():
            raise ValueError("user_agent must be printable ASCII")
