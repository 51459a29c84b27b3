"""What the store keeps for each who reads: what they follow, read and saved.

Every method can raise ``StoreError``; an unknown user or folder is ``NotFound``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from variorum.model import Belongings, Folder, Marked, Subscription, Tally, User, Wanted


class ReaderShelf(Protocol):
    """Users and what is theirs. Marks outlive everything that is made again."""

    def add(
        self, name: str, *, secret: str | None = None, made: float = 0.0, admin: bool = False
    ) -> User:
        """A new user. Raises StoreError if there is one of this name (in any case)."""
        ...

    def users(self) -> tuple[User, ...]:
        """All users, by id."""
        ...

    def user(self, name: str) -> User | None:
        """The user of this name, in any case of letters."""
        ...

    def set_secret(self, user: int, secret: str | None) -> None:
        """Change the digest of a password."""
        ...

    def belongings(self, user: int) -> Belongings:
        """How much there is that is the user's own."""
        ...

    def remove(self, user: int) -> None:
        """Take a user out with all that is the user's own, for good.

        What the world said stays: sources, items, captures, articles, stories. Sources that
        nobody else ever followed are asked no more, until somebody follows them.
        """
        ...

    def folder(self, user: int, title: str) -> Folder:
        """The user's folder of this title, made where there is none."""
        ...

    def folders(self, user: int) -> tuple[Folder, ...]:
        """The user's folders by title, in any case of letters."""
        ...

    def rename_folder(self, user: int, folder: int, title: str) -> None:
        """Give a folder another title; one that has it already takes its sources over."""
        ...

    def drop_folder(self, user: int, folder: int) -> None:
        """Take a folder away; its sources are followed without one."""
        ...

    def subscribe(self, user: int, subscription: Subscription, *, unread: int = 50) -> bool:
        """Follow a source, or change how it is followed. True if it was not followed before.

        Of what a source brought before it was followed, the newest ``unread`` items are
        unread; what the user read or left unread in an earlier time stays so. What the user
        keeps private stays private: see ``PrivateShelf.keep``.
        """
        ...

    def unsubscribe(self, user: int, sources: Iterable[int], *, at: float) -> int:
        """Leave sources. Nothing is deleted; saved items stay in reach. How many there were."""
        ...

    def subscriptions(self, user: int, *, ended: bool = False) -> tuple[Subscription, ...]:
        """What the user follows, with what is unread of each; the left ones too if asked."""
        ...

    def mark(
        self,
        user: int,
        items: Sequence[int],
        *,
        read: bool | None = None,
        saved: bool | None = None,
        at: float,
    ) -> int:
        """Set marks; None leaves a mark as it is. How many items changed.

        Unknown items are passed over, and those of private sources that the user never
        followed; what is set already keeps its time.
        """
        ...

    def mark_all(self, user: int, wanted: Wanted, *, at: float) -> int:
        """Mark all wanted items that are unread as read. How many there were.

        Where stories are wanted, all that is unread of each.
        """
        ...

    def list(
        self, user: int, wanted: Wanted, *, limit: int = 50, skip: int = 0
    ) -> tuple[Marked, ...]:
        """The wanted items in their order."""
        ...

    def ids(self, user: int, wanted: Wanted, *, limit: int = -1, skip: int = 0) -> tuple[int, ...]:
        """Their ids alone."""
        ...

    def count(self, user: int, wanted: Wanted) -> int:
        """How many there are."""
        ...

    def tally(self, user: int, *, stories: bool = False) -> Tally:
        """How much is unread; with ``stories`` how many of them, see ``Wanted``."""
        ...
