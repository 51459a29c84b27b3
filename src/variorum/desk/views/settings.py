"""What a user can set: who is signed in where, what apps are given, who else reads here."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.desk.desk import Desk
from variorum.model import KeyKind, User


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A session, a token, or an app that signed in. ``here`` is the session that is asking.
    Times are seconds; what is secret of it is not kept."""

    id: int
    kind: KeyKind
    name: str
    made: float
    used: float
    here: bool


@dataclass(frozen=True, slots=True)
class AppAddress:
    """What an app that speaks one of the interfaces is given as the address of its server."""

    key: str
    name: str
    address: str
    note: str


@dataclass(frozen=True, slots=True)
class UserRow:
    """A user as an admin sees it: nothing of what the user reads. ``signs_in`` says whether
    there is a password; ``used`` is when a session or app of the user asked last."""

    id: int
    name: str
    admin: bool
    signs_in: bool
    made: float
    used: float | None


def keys_of(desk: Desk, user: int, here: int | None = None) -> tuple[KeyRow, ...]:
    """What stands for a user who signed in, used last first."""
    return tuple(
        KeyRow(key.id, key.kind, key.name, key.made, key.used, key.id == here)
        for key in desk.store.accounts.keys(user)
    )


def app_addresses(base: str) -> tuple[AppAddress, ...]:
    """The addresses for other apps.

    Args:
        base: The address under which the program is reached, without a slash at its end.
    """
    return (
        AppAddress("miniflux", "Miniflux", base, "A token goes where the app asks for an API key."),
        AppAddress("reader", "Google Reader", base, "Also called FeedHQ, or self-hosted."),
        AppAddress("freshrss", "FreshRSS", f"{base}/api/greader.php", ""),
        AppAddress(
            "fever", "Fever", f"{base}/fever/", "Needs a password of its own; it is made below."
        ),
        AppAddress(
            "own", "Your own programs", f"{base}/api/1/openapi.json", "With a token as bearer."
        ),
    )


def users_of(desk: Desk) -> tuple[UserRow, ...]:
    """All who can read here, by name."""
    rows = [_user(desk, user) for user in desk.store.readers.users()]
    return tuple(sorted(rows, key=lambda row: row.name.casefold()))


def _user(desk: Desk, user: User) -> UserRow:
    used = max((key.used for key in desk.store.accounts.keys(user.id)), default=None)
    return UserRow(user.id, user.name, user.admin, user.secret is not None, user.made, used)
