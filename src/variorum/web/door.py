"""The door of the pages: who may come in, how a page is drawn, what trouble looks like."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from variorum.desk import Desk
from variorum.gate import Asked, Asker, Gate, endpoint, policy
from variorum.gate.endpoint import LIMIT
from variorum.web.drawing import draw, query
from variorum.web.navigation import Shown, shown
from variorum.web.said import Said, said_of

_TITLES = {
    400: "That did not work",
    413: "That is too large",
    403: "This cannot be done",
    404: "There is nothing here",
    422: "That did not work",
    429: "Wait a little",
    500: "A fault in the program",
    503: "The store is in trouble",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page: the look, the mark for its forms, the places, who reads,
    and what was just done. ``leaves`` says whether there is a session to sign out of."""

    look: str
    mark: str
    user: str = ""
    places: tuple[Shown, ...] = ()
    said: Said | None = None
    leaves: bool = False


@dataclass(frozen=True, slots=True)
class Door:
    """Lets people in and draws their pages. A handler of a page is
    ``(door, desk, asker, asked) -> Response``."""

    gate: Gate

    def route(
        self,
        path: str,
        handler: Callable[[Door, Desk, Asker, Asked], Response],
        *methods: str,
        nobody: Callable[[Door, Desk, Asked], Response] | None = None,
        limit: int | None = None,
    ) -> Route:
        """A route for those who signed in; others are asked to, or see what ``nobody`` shows.

        Args:
            methods: GET if none is given.
            limit: Bytes that may be sent at most.
        """
        answer = endpoint(
            self.gate,
            partial(handler, self),
            who=self.gate.keeper.browser,
            nobody=partial(nobody or _sign_in_first, self),
            marks=True,
            troubled=trouble,
            limit=LIMIT if limit is None else limit,
        )
        return Route(path, answer, methods=list(methods) or ["GET"])

    def page(
        self,
        desk: Desk,
        asker: Asker | None,
        asked: Asked,
        template: str,
        *,
        title: str,
        here: str = "",
        pictures: bool = False,
        status: int = 200,
        said: Said | None = None,
        **parts: object,
    ) -> Response:
        """A page.

        Args:
            here: The key of the place in which it lies; see ``navigation``.
            pictures: Whether it shows the outlets' own pictures; it does if the user wants.
            said: What is said at its head, in place of what the address says was done.
            parts: What the template shows.
        """
        if asker is None:
            frame = Frame("auto", self.gate.keeper.mark(None, asked))
        else:
            frame = Frame(
                look=asker.prefers.look,
                mark=self.gate.keeper.mark(asker, asked),
                user=asker.user.name,
                places=shown(desk, asker.user, here),
                said=said or said_of(desk, asker, asked),
                leaves=asker.by == "session",
            )
        loads = pictures and asker is not None and asker.prefers.pictures
        body = draw(template, frame=frame, title=title, now=desk.clock().timestamp(), **parts)
        headers = {"content-security-policy": policy(pictures=True)} if loads else {}
        if asker is not None:
            headers["x-reader"] = reader_sign(asker)
        return HTMLResponse(body, status, headers)


def reader_sign(asker: Asker) -> str:
    """What tells the pages of one reader from another's on a device; it says not who it is."""
    named = f"reader {asker.user.id} {asker.user.name}".encode()
    return hashlib.sha256(named).hexdigest()[:16]


def wants_json(asked: Asked | None) -> bool:
    """Whether our own script asks, which shows the answer itself."""
    return asked is not None and asked.headers.get("accept", "").startswith("application/json")


def trouble(asked: Asked | None, status: int, said: str) -> Response:
    """The page that says what went wrong."""
    if wants_json(asked):
        return JSONResponse({"trouble": said}, status)
    again = asked.where if asked is not None and asked.method == "GET" and status >= 429 else "/"
    body = draw(
        "trouble",
        frame=Frame("auto", ""),
        title=_TITLES.get(status, "That did not work"),
        said=said,
        again=again,
        now=0.0,
    )
    return HTMLResponse(body, status)


def go(path: str, **fields: object) -> Response:
    """On to another of our pages, as the answer to a form."""
    end = query(**fields)
    return RedirectResponse(path + (("&" if "?" in path else "?") + end if end else ""), 303)


def inside(path: str, otherwise: str = "/") -> str:
    """A path of ours from a form or address; ``otherwise`` where it would lead elsewhere."""
    safe = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if safe and path.isprintable() and "\\" not in path else otherwise


def without(path: str, names: Iterable[str]) -> str:
    """A path without some fields of its query."""
    head, _, end = path.partition("?")
    drop = set(names)
    kept = [field for field in end.split("&") if field and field.partition("=")[0] not in drop]
    return head + ("?" + "&".join(kept) if kept else "")


def _sign_in_first(door: Door, desk: Desk, asked: Asked) -> Response:
    if wants_json(asked):
        return JSONResponse({"trouble": "You are no longer signed in."}, 401)
    back = asked.where if asked.method in ("GET", "HEAD") else "/"
    return go("/sign-in", back=None if back == "/" else back)
