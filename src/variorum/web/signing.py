"""Signing in and out."""

from __future__ import annotations

import re

from starlette.responses import Response
from starlette.routing import BaseRoute

from variorum.desk import Desk
from variorum.desk.accounts import new_key
from variorum.errors import Refused
from variorum.gate import COOKIE, Asked, Asker
from variorum.web.door import Door, go, inside

_LASTS = 90 * 86_400
_WRONG = "There is no such name with this password."
_BROWSERS = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chromium"),
    ("Safari", "Safari"),
)  # fmt: skip
_SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
    ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


def routes(door: Door) -> list[BaseRoute]:
    """The routes of signing in and out."""
    return [
        door.route("/sign-in", _in_already, "GET", "POST", nobody=_sign_in),
        door.route("/sign-out", _sign_out, "POST"),
    ]


def _in_already(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    return go(inside(asked.one("back")))


def _sign_in(door: Door, desk: Desk, asked: Asked) -> Response:
    if asked.method != "POST":
        return _form(door, desk, asked)
    if not door.gate.keeper.marked(None, asked):
        return _form(door, desk, asked, "This page was too old. Sign in once more.", 403)
    name = asked.one("user").strip()
    try:
        asker = door.gate.keeper.password(desk, asked, name, asked.one("password"))
    except Refused as trouble:
        return _form(door, desk, asked, f"Too many tries have failed. {trouble.advice}", 429)
    if asker is None:
        # The same words and the same time for a wrong name and a wrong password.
        return _form(door, desk, asked, _WRONG, 403)
    secret, _ = new_key(desk, asker.user, "session", name=browser_name(asked))
    answer = go(inside(asked.one("back")))
    answer.set_cookie(
        COOKIE,
        secret,
        max_age=_LASTS,
        path="/",
        secure=asked.base.startswith("https:"),
        httponly=True,
        samesite="lax",
    )
    return answer


def _form(door: Door, desk: Desk, asked: Asked, wrong: str = "", status: int = 200) -> Response:
    return door.page(
        desk,
        None,
        asked,
        "sign_in",
        title="Sign in",
        status=status,
        wrong=wrong,
        user=asked.one("user")[:64],
        back=inside(asked.one("back")),
    )


def _sign_out(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    if asker.by == "session" and asker.key is not None:
        desk.store.accounts.drop_key(asker.user.id, asker.key)
    answer = go("/sign-in")
    answer.delete_cookie(COOKIE, path="/")
    # What the browser kept of the pages of whom has left goes as well.
    answer.headers["clear-site-data"] = '"cache", "storage"'
    return answer


def browser_name(asked: Asked) -> str:
    """What a session is called, after what the browser says of itself."""
    said = asked.headers.get("user-agent", "")[:400]
    browser = next((name for sign, name in _BROWSERS if re.search(sign, said)), "A browser")
    system = next((name for sign, name in _SYSTEMS if sign in said), "")
    return f"{browser} on {system}" if system else browser
