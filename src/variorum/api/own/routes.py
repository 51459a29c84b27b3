"""Routes of our own interface, drawn from its table."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from starlette.responses import Response
from starlette.routing import Route

from variorum.api.own.calls import Call, given
from variorum.api.own.openapi import BASE, document
from variorum.api.own.records import as_json
from variorum.api.own.table import ATOM, CALLS, FEEDS, WATCHED
from variorum.desk import Desk
from variorum.desk.accounts import preferences
from variorum.desk.views.listing import Listing, to_atom, to_json_feed
from variorum.gate import Asked, Asker, Gate, endpoint

_METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH"]
_BODY = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a request is not answered, in words."""

    error: str


def routes(gate: Gate) -> list[Route]:
    """The routes of our own interface."""
    paths: dict[str, dict[str, Call]] = {}
    # An address with words stands before one with a part that is filled in.
    for call in sorted(CALLS, key=lambda one: "{" in one.path):
        paths.setdefault(call.path, {})[call.method] = call
    return [
        _route(gate, "/openapi.json", {}),
        *(_route(gate, path, calls) for path, calls in paths.items()),
        _route(gate, "/{rest:path}", {}),
    ]


def _route(gate: Gate, path: str, calls: Mapping[str, Call]) -> Route:
    readable = any(call in FEEDS for call in calls.values())
    watched = any(call in WATCHED for call in calls.values())
    inside = endpoint(
        gate,
        partial(_act, gate, path, calls),
        who=_whose_watch if watched else partial(_who, gate, readable),
        nobody=_nobody,
        marks=False,
        troubled=_troubled,
        limit=_BODY,
        form="raw",
    )
    return Route(f"{BASE}{path}", inside, methods=_METHODS)


def _who(gate: Gate, readable: bool, desk: Desk, asked: Asked) -> Asker | None:
    """Whose token this is, or whose session; ``readable``: the token may stand in the address."""
    scheme, _, bearer = asked.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return gate.keeper.token(desk, "token", bearer.strip())
    if token := asked.headers.get("x-auth-token", ""):
        return gate.keeper.token(desk, "token", token)
    named = dict(asked.query).get("token", "") if readable else ""
    if named:
        return gate.keeper.token(desk, "token", named)
    return gate.keeper.browser(desk, asked)


def _whose_watch(desk: Desk, asked: Asked) -> Asker | None:
    """Whose watch the secret in the address is of."""
    watch = desk.store.watches.by_token(asked.path.get("secret", ""))
    users = desk.store.readers.users() if watch is not None else ()
    user = next((one for one in users if watch is not None and one.id == watch.user), None)
    return None if user is None else Asker(user, preferences(desk, user), "token")


def _nobody(desk: Desk, asked: Asked) -> Response:
    del desk
    answer = _troubled(asked, 401, "Send a token as `Authorization: Bearer …`, or sign in.")
    answer.headers["www-authenticate"] = 'Bearer realm="Variorum"'
    return answer


def _troubled(asked: Asked | None, status: int, said: str) -> Response:
    del asked
    return _json(as_json(Trouble(said.removeprefix("request: "))), status)


def _act(
    gate: Gate, path: str, calls: Mapping[str, Call], desk: Desk, asker: Asker, asked: Asked
) -> Response:
    if path == "/openapi.json" and asked.method in ("GET", "HEAD"):
        return _json(json.loads(described()), 200)
    if not calls:
        return _troubled(asked, 404, "There is nothing at this address.")
    call = calls.get("GET" if asked.method == "HEAD" else asked.method)
    if call is None:
        answer = _troubled(asked, 405, f"This address takes {', '.join(sorted(calls))}.")
        answer.headers["allow"] = ", ".join(sorted(calls))
        return answer
    # A browser sends its session along wherever a request comes from; a program its token only
    # where it means to.
    by_browser = asker.by in ("session", "proxy", "local")
    if call.method != "GET" and by_browser and not gate.keeper.marked(asker, asked):
        said = "With a session, send the mark of a page of ours as `X-Mark`; or use a token."
        return _troubled(asked, 403, said)
    made = call.act(desk, asker, given(call, asked))
    if isinstance(made, Listing):
        return _feed(to_atom(made) if call.media == ATOM else to_json_feed(made), call, asked)
    return _json(as_json(made), call.status)


def _feed(body: bytes, call: Call, asked: Asked) -> Response:
    """A feed, or that it is the one that the reader has."""
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"etag": etag, "cache-control": "private, no-cache"}
    if etag in asked.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, 200, {"content-type": f"{call.media}; charset=utf-8", **headers})


def _json(value: object, status: int) -> Response:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    headers = {"content-type": "application/json; charset=utf-8"}
    return Response(body.encode("utf-8"), status, headers)


@lru_cache(maxsize=1)
def described() -> str:
    """The OpenAPI document as JSON."""
    from variorum import __version__

    return json.dumps(document(CALLS, Trouble, __version__), ensure_ascii=False, indent=1)
