"""Settings: how pages look, passwords and sessions, keys for apps, one's own data, users."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, cast

from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute

from variorum.desk import Desk
from variorum.desk.accounts import LEAST, add_user, fever_password, new_key, prefer, set_password
from variorum.desk.taking_away import take_away
from variorum.desk.views.settings import app_addresses, keys_of, users_of
from variorum.errors import NotFound, Refused, SettingsError
from variorum.gate import Asked, Asker
from variorum.model import User
from variorum.web.door import Door, go

# How many items a page may list, to choose from.
SHOWN = (20, 30, 50, 100, 200)
_NAME_MOST = 60
# An archive of more bytes waits on the disk while it is sent.
_IN_MEMORY = 8 * 1024 * 1024
_PART = 64 * 1024


@dataclass(frozen=True, slots=True)
class Secret:
    """Something that is shown once: what it is for, and what an app is given, by name."""

    title: str
    told: str
    fields: tuple[tuple[str, str], ...]


def routes(door: Door) -> list[BaseRoute]:
    """The routes of settings."""
    return [
        door.route("/settings", _settings),
        door.route("/settings", _prefer, "POST"),
        door.route("/settings/password", _password, "POST"),
        door.route("/settings/tokens", _token, "POST"),
        door.route("/settings/fever", _fever, "POST"),
        door.route("/settings/keys/{key:int}/end", _end, "POST"),
        door.route("/settings/sessions/others/end", _end_others, "POST"),
        door.route("/settings/data", _data, "POST"),
        door.route("/settings/users", _add, "POST"),
        door.route("/settings/users/{user:int}", _user, "POST"),
    ]


def _settings(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    return _page(door, desk, asker, asked)


def _page(
    door: Door,
    desk: Desk,
    asker: Asker,
    asked: Asked,
    *,
    wrong: str = "",
    status: int = 422,
    secret: Secret | None = None,
    name: str = "",
) -> Response:
    keys = keys_of(desk, asker.user.id, asker.key)
    base = _base(desk, asked)
    return door.page(
        desk,
        asker,
        asked,
        "settings",
        title="Settings",
        here="settings",
        status=status if wrong else 200,
        wrong=wrong,
        secret=secret,
        prefers=asker.prefers,
        shown=sorted({*SHOWN, asker.prefers.shown}),
        signed=asker.by == "session",
        by=asker.by,
        vouched=bool(door.gate.keeper.trust.header),
        keys=keys,
        apps=app_addresses(base),
        users=users_of(desk) if asker.user.admin else (),
        admin=asker.user.admin,
        user=asker.user,
        least=LEAST,
        name=name,
    )


def _base(desk: Desk, asked: Asked) -> str:
    """The address that apps are given: the public one where there is one."""
    return (desk.settings.public_url or asked.base).rstrip("/")


# ---- Reading -------------------------------------------------------------------------------------


def _prefer(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    prefer(
        desk,
        asker.user,
        look=asked.one("look"),
        order=asked.one("order"),
        shown=asked.number("shown"),
        pictures=asked.one("pictures") == "on",
        grouped=asked.one("grouped") == "on",
        picks=asked.one("picks") == "on",
    )
    return go("/settings", said="kept")


# ---- Password and sessions -----------------------------------------------------------------------


def _password(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    """Fields: ``old``, ``new`` and ``again``."""
    _signed_in(asker)
    new = asked.one("new")
    try:
        known = door.gate.keeper.password(desk, asked, asker.user.name, asked.one("old"), anew=True)
    except Refused as trouble:
        wrong = f"The password is not changed: too many tries have failed. {trouble.advice}"
        return _page(door, desk, asker, asked, wrong=wrong, status=429)
    if known is None:
        wrong = "The password is not changed: the old one is not right."
    elif new != asked.one("again"):
        wrong = "The password is not changed: the new one was not written twice the same."
    else:
        try:
            set_password(desk, asker.user, new, but=asker.key)
        except SettingsError as trouble:
            wrong = f"The password is not changed: it {trouble.reason} {trouble.advice}"
        else:
            return go("/settings", said="password")
    return _page(door, desk, asker, asked, wrong=wrong)


def _end(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    if not desk.store.accounts.drop_key(asker.user.id, int(asked.path["key"])):
        raise NotFound("", "It has ended already.", kind="key")
    return go("/settings", said="ended")


def _end_others(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    ended = desk.store.accounts.drop_keys(asker.user.id, ("session",), but=asker.key)
    return go("/settings", said="ended-all", n=ended)


def _signed_in(asker: Asker) -> None:
    if asker.by != "session":
        raise Refused("", "You are here without a password of this program's.", rule="session")


# ---- Apps ----------------------------------------------------------------------------------------


def _token(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    name = _called(asked, "a program")
    told, _ = new_key(desk, asker.user, "token", name=name)
    secret = Secret(
        f"A token for {name}",
        "Copy it now: it is not kept, and not shown again. Whoever has it reads and marks as you.",
        (("Token", told), ("Name, where asked for", asker.user.name)),
    )
    return _page(door, desk, asker, asked, secret=secret)


def _fever(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    name = _called(asked, "Fever")
    told = fever_password(desk, asker.user, name=name)
    address = next(one.address for one in app_addresses(_base(desk, asked)) if one.key == "fever")
    secret = Secret(
        f"A Fever password for {name}",
        "Give the app these three. The password is not kept, and not shown again.",
        (("Server", address), ("User or e-mail", asker.user.name), ("Password", told)),
    )
    return _page(door, desk, asker, asked, secret=secret)


def _called(asked: Asked, otherwise: str) -> str:
    plain = " ".join("".join(s for s in asked.one("name") if s.isprintable()).split())
    return plain[:_NAME_MOST] or otherwise


# ---- One's own data ------------------------------------------------------------------------------


def _data(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    file = cast(IO[bytes], tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115
    try:
        take_away(desk, asker.user, file)
    except BaseException:
        file.close()
        raise
    size = file.tell()
    file.seek(0)
    day = f"{desk.clock():%Y-%m-%d}"
    return StreamingResponse(
        _parts(file),
        media_type="application/zip",
        headers={
            "content-disposition": f'attachment; filename="variorum-{day}.zip"',
            "content-length": str(size),
        },
    )


def _parts(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while part := file.read(_PART):
            yield part


# ---- Users ---------------------------------------------------------------------------------------


def _add(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    """Fields: ``name``, ``password``, ``admin``."""
    _administers(asker)
    name = asked.one("name").strip()
    password: str | None = asked.one("password")
    if not password and asker.by == "proxy":
        # The server in front vouches for who it is.
        password = None
    if name and desk.store.readers.user(name) is not None:
        wrong = f"There is a user {name} already."
        return _page(door, desk, asker, asked, wrong=wrong, name=name)
    try:
        add_user(desk, name, password, admin=asked.one("admin") == "on")
    except SettingsError as trouble:
        wrong = f"Nobody is added: the {trouble}"
        return _page(door, desk, asker, asked, wrong=wrong, name=name[:_NAME_MOST])
    return go("/settings", said="user")


def _user(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    """Fields: ``do``: "password" with ``password``, or "lock". Nobody locks out themselves, so
    that an admin remains."""
    _administers(asker)
    user = _known(desk, int(asked.path["user"]))
    if user.id == asker.user.id:
        raise Refused("", "Your own account is changed under Password.", rule="self")
    if asked.one("do") == "lock":
        with desk.store.transaction():
            # Two admins who lock each other out at the same moment: the first one stays.
            if asker.by == "session" and _known(desk, asker.user.id).secret is None:
                raise Refused("", "Your own account was locked a moment ago.", rule="session")
            desk.store.readers.set_secret(user.id, None)
            desk.store.accounts.drop_keys(user.id, ("session", "token", "reader", "fever"))
        return go("/settings", said="locked")
    try:
        set_password(desk, user, asked.one("password"))
    except SettingsError as trouble:
        return _page(door, desk, asker, asked, wrong=f"It is not changed: the {trouble}")
    return go("/settings", said="other-password")


def _administers(asker: Asker) -> None:
    if not asker.user.admin:
        raise NotFound("", "No page has this address.", kind="page")


def _known(desk: Desk, number: int) -> User:
    for user in desk.store.readers.users():
        if user.id == number:
            return user
    raise NotFound("", "There is no such user.", kind="user")
