"""What the store keeps of watches: what each looks for, what it found, whom it tells.

Every method can raise ``StoreError``. Nothing here knows SQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from variorum.model import Delivery, Hit, Watch


class WatchShelf(Protocol):
    """Watches of all users, their hits and their messages. Nothing is ever deleted."""

    def add(self, watch: Watch) -> Watch:
        """A new watch, with an id; it begins with what arrives from now on."""
        ...

    def of(self, user: int) -> tuple[Watch, ...]:
        """The user's watches that stand, by id."""
        ...

    def get(self, ids: Iterable[int]) -> tuple[Watch, ...]:
        """Those of these watches that stand, by id."""
        ...

    def by_token(self, token: str) -> Watch | None:
        """The watch whose feed this opens, if it stands."""
        ...

    def change(self, watch: Watch) -> None:
        """Keep the name, webhook, secret, token and trouble of a watch as they are here. What
        waits for a webhook that it has no more is given up."""
        ...

    def end(self, user: int, watch: int, *, at: float) -> bool:
        """The watch stands no more. False if the user had none of this id."""
        ...

    def behind(self, turn: int) -> tuple[Watch, ...]:
        """Searches that have not looked at all items indexed up to this turn."""
        ...

    def on_stories(self) -> tuple[Watch, ...]:
        """All watches of stories."""
        ...

    def fresh_in(self, watch: int, stories: Sequence[str]) -> tuple[int, ...]:
        """Items of these stories that arrived after the watch was made and for which it has
        not fired."""
        ...

    def fire(self, watch: int, items: Sequence[int], *, turn: int, at: float) -> tuple[int, ...]:
        """Note that a watch fired for items and looked at all up to a turn; the items for which
        it had not fired before."""
        ...

    def hits(
        self, watches: Iterable[int], *, limit: int = 50, below: int | None = None
    ) -> tuple[Hit, ...]:
        """The hits of these watches, the latest first; ``below`` is the number of the last one
        seen, for the next page."""
        ...

    def see(self, watches: Iterable[int], *, items: Iterable[int] | None = None, at: float) -> int:
        """Note that the user saw hits, of these items or all. How many were not seen before."""
        ...

    def unseen(self, user: int) -> Mapping[int, int]:
        """How many hits of each watch the user has not seen; watches with none are left out."""
        ...

    def post(self, deliveries: Iterable[Delivery]) -> None:
        """Messages to be sent."""
        ...

    def due(self, now: float, *, limit: int, hold: float) -> tuple[Delivery, ...]:
        """Messages that are to be sent by now: of each watch only the first that waits, so that
        they come in their order. They are due again after ``hold`` seconds, for whoever asks
        for them may be killed."""
        ...

    def settle(self, delivery: Delivery) -> None:
        """What became of a message. With one that is given up, all that wait behind it are."""
        ...

    def deliveries(self, watch: int, *, limit: int = 10) -> tuple[Delivery, ...]:
        """The last messages of a watch, the latest first."""
        ...
