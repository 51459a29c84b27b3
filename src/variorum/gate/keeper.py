"""Who is asking: by the session of a browser, a token, a password, or another program's word."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from time import monotonic
from typing import Literal

from variorum.desk import Desk
from variorum.desk.accounts import by_key, by_password, preferences
from variorum.errors import Refused
from variorum.gate.asked import Asked
from variorum.gate.throttle import Throttle
from variorum.gate.tokens import fits, mark_for
from variorum.model import KeyKind, Preferences, User

COOKIE = "variorum"
# An app with Basic authentication sends the password each time: for so long it is not asked again.
_REMEMBERED = 300.0
_MOST = 1_000


@dataclass(frozen=True, slots=True)
class Asker:
    """The user who asks, what it prefers, and by what it is known.

    ``session`` is what forms are bound to; empty for programs, which need no such mark.
    ``key`` is the key that was used, if any.
    """

    user: User
    prefers: Preferences
    by: Literal["session", "token", "password", "proxy", "local"]
    session: str = ""
    key: int | None = None


@dataclass(frozen=True, slots=True)
class Trust:
    """Whose word is taken for who is asking.

    ``header`` names the user; ``Forwarded`` lets it through from trusted servers only.
    ``local`` is a user as whom everybody reads who reaches the program; for one's own machine.
    """

    header: str = ""
    local: str = ""


@dataclass(frozen=True, slots=True)
class Keeper:
    """Tells who is asking. One for the whole process, safe from all threads."""

    trust: Trust = field(default_factory=Trust)
    throttle: Throttle = field(default_factory=Throttle)
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _lately: _Lately = field(default_factory=lambda: _Lately())

    def browser(self, desk: Desk, asked: Asked) -> Asker | None:
        """Who asks for pages: the session's user, or whom a trusted proxy names."""
        held = asked.cookies.get(COOKIE, "")
        found = by_key(desk, "session", held) if held else None
        if found is not None:
            user, key = found
            return Asker(user, preferences(desk, user), "session", held, key.id)
        for name, by in self._named(asked):
            user_there = desk.store.readers.user(name)
            if user_there is not None:
                session = f"{by} {user_there.id}"
                return Asker(user_there, preferences(desk, user_there), by, session)
        return None

    def _named(self, asked: Asked) -> list[tuple[str, Literal["proxy", "local"]]]:
        found: list[tuple[str, Literal["proxy", "local"]]] = []
        if self.trust.header:
            name = asked.headers.get(self.trust.header.lower(), "").strip()
            if name:
                found.append((name, "proxy"))
        if self.trust.local:
            found.append((self.trust.local, "local"))
        return found

    def token(self, desk: Desk, kind: KeyKind, secret: str) -> Asker | None:
        """Whose token this is."""
        found = by_key(desk, kind, secret) if secret else None
        if found is None:
            return None
        user, key = found
        return Asker(user, preferences(desk, user), "token", key=key.id)

    def password(
        self, desk: Desk, asked: Asked, name: str, password: str, *, anew: bool = False
    ) -> Asker | None:
        """Who has this name and password.

        Args:
            anew: Try it even if it was right a little while ago.

        Raises:
            Refused: Too many tries failed; the advice says how long to wait.
        """
        # The address belongs to it: who guesses from elsewhere must not get past the pause with
        # a password that an app of the user's sends all the time.
        spelled = hmac.new(
            self.secret,
            f"{asked.address}\0{name}\0{password}".encode("utf-8", "replace"),
            hashlib.sha256,
        ).digest()
        user = desk.store.readers.user(name)
        if anew or user is None or self._lately.get(spelled) != (user.id, user.secret):
            user = self._tried(desk, asked, name, password)
        if user is None:
            return None
        self._lately.put(spelled, (user.id, user.secret))
        return Asker(user, preferences(desk, user), "password")

    def _tried(self, desk: Desk, asked: Asked, name: str, password: str) -> User | None:
        keys = (f"name {name.casefold()}", f"address {asked.address}")
        wait = self.throttle.wait(*keys)
        if wait > 0:
            raise Refused(
                "sign in",
                "too many tries have failed.",
                rule="throttle",
                advice=f"Try again in {wait:.0f} seconds.",
            )
        user = by_password(desk, name, password)
        if user is None:
            self.throttle.failed(*keys)
            return None
        self.throttle.succeeded(keys[0])
        return user

    def basic(self, desk: Desk, asked: Asked) -> Asker | None:
        """Who says name and password in the header of Basic authentication.

        Raises:
            Refused: As ``password``.
        """
        scheme, _, written = asked.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "basic":
            return None
        try:
            name, colon, password = base64.b64decode(written).decode("utf-8").partition(":")
        except (binascii.Error, UnicodeDecodeError, ValueError):
            return None
        return self.password(desk, asked, name, password) if colon else None

    def mark(self, asker: Asker | None, asked: Asked) -> str:
        """A mark for a form of this session; see ``tokens``."""
        return mark_for(_bound(asker, asked), self.secret)

    def marked(self, asker: Asker | None, asked: Asked) -> bool:
        """Whether a request comes from one of our own pages."""
        if asked.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        mark = asked.headers.get("x-mark") or asked.one("mark")
        return fits(mark, _bound(asker, asked), self.secret)


def _bound(asker: Asker | None, asked: Asked) -> str:
    """What forms are bound to: the session, or for who has none the address it asks from."""
    return asker.session if asker is not None else f"nobody {asked.address}"


class _Lately:
    """Passwords that were right a little while ago, by a digest that only this process knows."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[bytes, tuple[float, tuple[int, str | None]]] = OrderedDict()

    def get(self, spelled: bytes) -> tuple[int, str | None] | None:
        with self._lock:
            when, whose = self._kept.get(spelled, (float("-inf"), None))
            return whose if monotonic() - when < _REMEMBERED else None

    def put(self, spelled: bytes, whose: tuple[int, str | None]) -> None:
        with self._lock:
            if spelled not in self._kept or monotonic() - self._kept[spelled][0] > _REMEMBERED:
                self._kept[spelled] = (monotonic(), whose)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
