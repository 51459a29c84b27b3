"""Users and their keys: passwords, sessions, tokens, preferences.

Passwords are kept as Argon2id digests with the parameters that OWASP recommends (19 MiB, two
passes, one lane). Keys are 256 random bits: of them a plain SHA-256 is kept, which nobody can
turn back, so that a stolen store opens no door.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import asdict, fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from variorum.desk.desk import Desk
from variorum.errors import SettingsError, StoreError
from variorum.model import Key, KeyKind, Preferences, User

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST = 8
_MOST = 1_024
_NAME_MOST = 64
_SESSION = 90 * 86_400.0
# A key's use is noted once in so many seconds: reading must not mean writing.
_NOTED = 300.0


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


@lru_cache(maxsize=1)
def _nobody() -> str:
    """A digest that no password has: unknown names take as long as wrong passwords."""
    return _hasher().hash(secrets.token_hex(32))


def add_user(desk: Desk, name: str, password: str | None, *, admin: bool = False) -> User:
    """A new user; without a password where another program vouches for who it is.

    Raises:
        SettingsError: A name or password that will not do.
        StoreError: There is a user of this name.
    """
    plain = name.strip()
    if not plain or len(plain) > _NAME_MOST or not plain.isprintable() or ":" in plain:
        raise SettingsError(
            "name",
            f"{name!r} cannot be a user's name.",
            advice=f"Take up to {_NAME_MOST} letters, without a colon.",
        )
    secret = None if password is None else _digested(password)
    return desk.store.readers.add(plain, secret=secret, made=_now(desk), admin=admin)


def set_password(desk: Desk, user: User, password: str, *, but: int | None = None) -> None:
    """Change a password. Every session ends, but one; so do the keys of apps that signed in.

    Raises:
        SettingsError: A password that will not do.
    """
    with desk.store.transaction():
        desk.store.readers.set_secret(user.id, _digested(password))
        desk.store.accounts.drop_keys(user.id, ("session", "reader"), but=but)


def by_password(desk: Desk, name: str, password: str) -> User | None:
    """The user of this name, if the password is right. Takes some 20 ms and 19 MiB, always."""
    from argon2.exceptions import InvalidHashError, VerificationError

    user = desk.store.readers.user(name)
    known = user is not None and user.secret is not None
    digest = user.secret if user is not None and user.secret is not None else _nobody()
    try:
        _hasher().verify(digest, password[: _MOST + 1])
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return None
    return user if known else None


def new_key(
    desk: Desk, user: User, kind: KeyKind, *, name: str, secret: str | None = None
) -> tuple[str, Key]:
    """A new key of a user: the secret, which is shown once and not kept, and what is kept.

    Args:
        secret: Given where the form of it is another program's; random if None.
    """
    told = secrets.token_urlsafe(32) if secret is None else secret
    now = _now(desk)
    until = now + _SESSION if kind == "session" else None
    with desk.store.transaction():
        desk.store.accounts.sweep(now)
        key = desk.store.accounts.add_key(
            user.id, kind, _hashed(told), name=name[:120], made=now, until=until
        )
    return told, key


def by_key(desk: Desk, kind: KeyKind, secret: str) -> tuple[User, Key] | None:
    """The user for whom this secret stands, and what is kept of the key."""
    now = _now(desk)
    found = desk.store.accounts.by_key(kind, _hashed(secret), at=now)
    if found is not None and now - found[1].used > _NOTED:
        desk.store.accounts.used(found[1].id, now)
    return found


def fever_secret(name: str, password: str) -> str:
    """What an app sends that speaks Fever: MD5 of name and password, as that interface has it.

    MD5 protects nothing: the password is one that we made, long and random, for this alone.
    """
    return hashlib.md5(f"{name}:{password}".encode(), usedforsecurity=False).hexdigest()


def fever_password(desk: Desk, user: User, *, name: str = "Fever") -> str:
    """A new password of a user for apps that speak Fever; it is shown once and not kept.

    Apps send ``fever_secret`` of it. Those made before stay good until they are ended.
    """
    password = "-".join(secrets.token_hex(3) for _ in range(4))
    new_key(desk, user, "fever", name=name, secret=fever_secret(user.name, password))
    return password


def preferences(desk: Desk, user: User) -> Preferences:
    """What a user chose. What cannot be read counts as not chosen."""
    kept = desk.store.accounts.preferences(user.id)
    names = {field.name for field in fields(Preferences)}
    chosen: dict[str, Any] = {}
    for name in names & kept.keys():
        try:
            chosen[name] = _allowed(name, kept[name])
        except SettingsError:
            continue
    return Preferences(**chosen)


def prefer(desk: Desk, user: User, **chosen: object) -> Preferences:
    """Choose; what is not named stays.

    Raises:
        SettingsError: No such preference, or not with this value.
    """
    checked = {name: _allowed(name, value) for name, value in chosen.items()}
    desk.store.accounts.prefer(user.id, checked)
    return preferences(desk, user)


def _allowed(name: str, value: object) -> object:
    kind = get_type_hints(Preferences).get(name)
    default = asdict(Preferences()).get(name)
    fits = (
        (isinstance(value, bool) if isinstance(default, bool) else value in get_args(kind))
        if name != "shown"
        else isinstance(value, int) and not isinstance(value, bool) and 10 <= value <= 200
    )
    if kind is None or not fits:
        raise SettingsError(name, f"cannot be {value!r}.")
    return value


def _digested(password: str) -> str:
    if len(password) < LEAST or len(password) > _MOST:
        raise SettingsError(
            "password",
            f"has {len(password)} characters.",
            advice=f"Take {LEAST} to {_MOST:,}; several words make a good one.",
        )
    try:
        return _hasher().hash(password)
    except (UnicodeEncodeError, MemoryError) as trouble:
        raise StoreError("password", "cannot be kept.", advice="Take another one.") from trouble


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _now(desk: Desk) -> float:
    return desk.clock().timestamp()
