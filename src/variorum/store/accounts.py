"""What the store keeps of how users prove who they are, and of what they prefer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from variorum.model import Key, KeyKind, User


class AccountShelf(Protocol):
    """Keys, by a digest of what is secret, and preferences. Every method can raise StoreError."""

    def add_key(
        self,
        user: int,
        kind: KeyKind,
        digest: str,
        *,
        name: str,
        made: float,
        until: float | None = None,
    ) -> Key:
        """Keep a key. Raises StoreError if there is one of this digest."""
        ...

    def by_key(self, kind: KeyKind, digest: str, *, at: float) -> tuple[User, Key] | None:
        """Whose key this is, if it has not ended."""
        ...

    def keys(self, user: int) -> tuple[Key, ...]:
        """The user's keys, those used last first."""
        ...

    def used(self, key: int, at: float) -> None:
        """Note that a key was used."""
        ...

    def drop_key(self, user: int, key: int) -> bool:
        """End one of the user's keys. False if there is none."""
        ...

    def drop_keys(self, user: int, kinds: tuple[KeyKind, ...], *, but: int | None = None) -> int:
        """End all keys of these kinds, but one. How many there were."""
        ...

    def sweep(self, at: float) -> int:
        """Forget keys that have ended. How many there were."""
        ...

    def preferences(self, user: int) -> Mapping[str, object]:
        """What the user chose, by name, in plain JSON values."""
        ...

    def prefer(self, user: int, chosen: Mapping[str, object]) -> None:
        """Choose; what is not named stays."""
        ...
