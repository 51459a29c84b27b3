"""Who asks by the interface of Miniflux, and how it is answered when something is wrong."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from variorum.desk import Desk
from variorum.errors import FormatError, NotFound
from variorum.gate import Asked, Asker, Gate, Handler, endpoint

# Clients in a browser are pages of other sites. They send a token or a password themselves, and
# never a cookie of ours: whatever a browser holds opens nothing here.
_SHARED = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, POST, PUT, DELETE, OPTIONS",
    "access-control-allow-headers": "X-Auth-Token, Authorization, Content-Type, Accept",
    "access-control-max-age": "3600",
    "cross-origin-resource-policy": "cross-origin",
}
_MOST_NUMBER = 2**63 - 1
Methods = Mapping[str, Handler]


def said(status: int, words: str) -> Response:
    """Trouble as Miniflux words it."""
    return JSONResponse({"error_message": words}, status, headers=_SHARED)


def told(value: object, status: int = 200) -> Response:
    """A value as JSON."""
    return JSONResponse(value, status, headers=_SHARED)


def done(status: int = 204) -> Response:
    """Nothing to tell, but that it was done."""
    return Response(status_code=status, headers=_SHARED)


def missing() -> Response:
    """What is not there, or is another user's."""
    return said(404, "Resource Not Found")


def wrong(words: str) -> FormatError:
    """A request that cannot be answered; the gate makes status 400 of it."""
    return FormatError("request", words)


def read_json(asked: Asked) -> dict[str, Any]:
    """The JSON object in the body, whatever the header says that it is.

    Raises:
        FormatError: There is none.
    """
    try:
        found = json.loads(asked.body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as trouble:
        raise wrong("The body is not JSON in UTF-8.") from trouble
    if not isinstance(found, dict):
        raise wrong("The body is no JSON object.")
    return found


def number_in(asked: Asked, name: str, what: str) -> int:
    """A part of the address that is an id.

    Raises:
        FormatError: It is no number above 0.
    """
    found = whole(asked.path.get(name, ""))
    if found is None or found <= 0:
        raise wrong(f"invalid {what} ID")
    return found


def whole(written: object) -> int | None:
    """A whole number within 64 bits; None for anything else."""
    if isinstance(written, str):
        plain = written.strip()
        if len(plain) > 20 or not plain.isascii() or not plain.lstrip("+-").isdecimal():
            return None
        try:
            written = int(plain)
        except ValueError:
            return None
    if isinstance(written, bool) or not isinstance(written, int):
        return None
    return written if abs(written) <= _MOST_NUMBER else None


def number_of(asked: Asked, name: str, default: int = 0) -> int:
    """A field of the query as a number; the default where it is none, as Miniflux has it."""
    found = whole(asked.one(name))
    return default if found is None else found


def _who(gate: Gate, desk: Desk, asked: Asked) -> Asker | None:
    token = asked.headers.get("x-auth-token", "")
    if token:
        return gate.keeper.token(desk, "token", token)
    return gate.keeper.basic(desk, asked)


def _nobody(desk: Desk, asked: Asked) -> Response:
    del desk, asked
    answer = said(401, "Access Unauthorized")
    answer.headers["www-authenticate"] = 'Basic realm="Variorum"'
    return answer


def _troubled(asked: Asked | None, status: int, words: str) -> Response:
    del asked
    if status == 404:
        return missing()
    return said(400 if status == 422 else status, words.removeprefix("request: "))


# What a page of any site may send without asking first.
_SIMPLE = ("", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data")


def _may_be_forged(asked: Asked) -> bool:
    """Whether a browser may have been made to send this, with a password that it remembers.

    What a browser sends for a page of another site bears a sign of that. Before everything but
    the simplest it asks whether it may, and is told that remembered passwords are not welcome.
    """
    elsewhere = asked.headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
    origin = asked.headers.get("origin", "")
    kind = asked.headers.get("content-type", "").partition(";")[0].strip().lower()
    abroad = elsewhere or (origin != "" and origin != asked.base)
    return asked.method == "POST" and kind in _SIMPLE and abroad


def _chosen(methods: Methods, desk: Desk, asker: Asker, asked: Asked) -> Response:
    handler = methods.get("GET" if asked.method == "HEAD" else asked.method)
    if handler is None:
        answer = said(405, "Method Not Allowed")
        answer.headers["allow"] = ", ".join(sorted(methods))
        return answer
    if asker.by == "password" and _may_be_forged(asked):
        return said(403, "Access Forbidden")
    try:
        return handler(desk, asker, asked)
    except NotFound:
        return missing()


def route(gate: Gate, path: str, methods: Methods, *, limit: int) -> Route:
    """A route with a handler for each method. Bodies are read as they are: some apps send JSON
    and say that it is a form."""
    inside = endpoint(
        gate,
        partial(_chosen, methods),
        who=partial(_who, gate),
        nobody=_nobody,
        marks=False,
        troubled=_troubled,
        limit=limit,
        form="raw",
    )
    return Route(path, _open(inside), methods=["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"])


def _open(
    inside: Callable[[Request], Awaitable[Response]],
) -> Callable[[Request], Awaitable[Response]]:
    """Answers the question of a browser whether it may ask, which comes without a password."""

    async def answer(request: Request) -> Response:
        return done() if request.method == "OPTIONS" else await inside(request)

    return answer
