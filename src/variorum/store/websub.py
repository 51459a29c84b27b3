"""What the store keeps of news by push: one lease of a hub for each source that has one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from variorum.model import HubLease


class HubShelf(Protocol):
    """Leases, by source. Every method can raise StoreError."""

    def put(self, lease: HubLease) -> None:
        """Keep a lease in place of the source's former one."""
        ...

    def by_token(self, token: str) -> HubLease | None:
        """The lease to whose address something was sent."""
        ...

    def find(self, sources: Iterable[int] | None = None) -> tuple[HubLease, ...]:
        """The leases of these sources, or all, by source."""
        ...
