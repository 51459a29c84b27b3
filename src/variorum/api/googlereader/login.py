"""Signing in as apps of Google Reader's do, and what they ask about the user."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable

from starlette.responses import JSONResponse, PlainTextResponse, Response

from variorum.desk import Desk
from variorum.desk.accounts import by_key, new_key
from variorum.gate import Asked, Asker, Handler, Keeper
from variorum.model import User

_AUTH = re.compile(r"(?:GoogleLogin\s+auth\s*=|Bearer\s)\s*\"?([^\s\",]+)", re.IGNORECASE)
# An app that signs in at each start leaves keys behind: of one name so many are kept.
_KEPT = 20
_SIGNS = 57


def who(keeper: Keeper) -> Callable[[Desk, Asked], Asker | None]:
    """Tells who is asking: by the key that signing in gave, or a token of the user's."""

    def by_header(desk: Desk, asked: Asked) -> Asker | None:
        secret = _secret(asked)
        return keeper.token(desk, "reader", secret) or keeper.token(desk, "token", secret)

    return by_header


def nobody(desk: Desk, asked: Asked) -> Response:
    """The answer to who is not signed in."""
    del desk, asked
    return refused("Unauthorized")


def refused(said: str) -> Response:
    """An answer upon which apps sign in anew, or ask for another token."""
    return PlainTextResponse(
        said,
        401,
        headers={
            "WWW-Authenticate": 'GoogleLogin realm="variorum"',
            "Google-Bad-Token": "true",
            "X-Reader-Google-Bad-Token": "true",
        },
    )


def client_login(keeper: Keeper) -> Callable[[Desk, Asked], Response]:
    """``/accounts/ClientLogin``: a name and a password, or a token in its place, for a key."""

    def answer(desk: Desk, asked: Asked) -> Response:
        name, password = asked.one("Email").strip(), asked.one("Passwd")
        if not name or not password:
            return refused("Error=BadAuthentication\n")
        token = by_key(desk, "token", password)
        if token is not None and token[0].name.casefold() == name.casefold():
            # A token stands for itself: ended on the Settings page, it ends for the app too.
            return _signed_in(password, asked)
        asker = keeper.password(desk, asked, name, password)
        if asker is None:
            return refused("Error=BadAuthentication\n")
        return _signed_in(_new(desk, asker.user, asked), asked)

    return answer


def _new(desk: Desk, user: User, asked: Asked) -> str:
    name = " ".join((asked.one("source") or asked.headers.get("user-agent", "")).split())
    name = (name or "an app")[:80]
    secret, _ = new_key(desk, user, "reader", name=name)
    same = [
        key
        for key in desk.store.accounts.keys(user.id)
        if key.kind == "reader" and key.name == name
    ]
    for key in same[_KEPT:]:
        desk.store.accounts.drop_key(user.id, key.id)
    return secret


def _signed_in(secret: str, asked: Asked) -> Response:
    if asked.one("output") == "json":
        return JSONResponse({"SID": secret, "LSID": secret, "Auth": secret})
    return PlainTextResponse(f"SID={secret}\nLSID={secret}\nAuth={secret}\n")


def token(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``token``: what questions that change something bear as ``T``."""
    del desk, asker
    return PlainTextResponse(_token(asked))


def granted(handler: Handler) -> Handler:
    """A handler for questions that bear ``T``.

    The key in the header is what lets somebody in, and no browser sends it unasked: ``T``
    guards nothing more. Many apps leave it out or send a dummy, which is let through; a wrong
    one is answered as apps expect it, that they may ask for a new one.
    """

    def answer(desk: Desk, asker: Asker, asked: Asked) -> Response:
        sent = asked.one("T").strip().removeprefix("//")
        fine = sent in ("", "x", "null") or any(
            hmac.compare_digest(sent.encode("utf-8", "replace"), good.encode())
            for good in (_token(asked), _secret(asked))
        )
        return handler(desk, asker, asked) if fine else refused("Bad token")

    return answer


def _token(asked: Asked) -> str:
    return hashlib.sha256(f"T {_secret(asked)}".encode("utf-8", "replace")).hexdigest()[:_SIGNS]


def _secret(asked: Asked) -> str:
    found = _AUTH.match(asked.headers.get("authorization", "").strip())
    return found[1] if found else ""


def user_info(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``user-info``: who is signed in."""
    del desk, asked
    number, name = str(asker.user.id), asker.user.name
    return JSONResponse(
        {
            "userId": number,
            "userName": name,
            "userProfileId": number,
            "userEmail": name,
            "isBloggerUser": False,
            "signupTimeSec": int(asker.user.made),
            "isMultiLoginEnabled": False,
        }
    )


def always(answer: object) -> Handler:
    """A handler that says the same to everybody: what we have nothing of."""

    def handler(desk: Desk, asker: Asker, asked: Asked) -> Response:
        del desk, asker, asked
        return JSONResponse(answer)

    return handler
