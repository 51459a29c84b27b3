"""Reading without a connection: the parts of an app that a browser can keep.

``/worker.js`` is the service worker, ``/app.webmanifest`` says how the app is installed,
``/offline`` is shown where nothing is kept, and ``/sync`` takes marks that were made meanwhile.
"""

from __future__ import annotations

import json
import re
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from variorum.desk import Desk
from variorum.desk.syncing import Act, LateMark, take_marks
from variorum.errors import FormatError
from variorum.gate import Asked, Asker
from variorum.web.door import Door, Frame, reader_sign
from variorum.web.drawing import draw
from variorum.web.statics import asset, assets

_MOST_MARKS, _MOST_ITEMS = 5_000, 20_000
_ACTS: dict[str, Act] = {"read": "read", "unread": "unread", "save": "save", "unsave": "unsave"}
_DO = re.compile(r"(read|unread|save|unsave) (\d{1,18}(?:,\d{1,18})*)")
# What every page needs, kept as soon as the app is there.
_SHELL = (
    "reader.css",
    "stories.css",
    "article.css",
    "reader.js",
    "copying.js",
    "app.js",
    "icon.svg",
)


def routes(door: Door) -> list[BaseRoute]:
    """The routes of the app."""
    return [
        Route("/worker.js", _worker),
        Route("/app.webmanifest", _manifest),
        Route("/offline", _offline),
        door.route("/sync", _who),
        door.route("/sync", _take, "POST"),
    ]


async def _worker(request: Request) -> Response:
    shell = [asset(name) for name in _SHELL]
    body = assets()["worker.js"].body.decode()
    said = f"const SHELL = {json.dumps(['/offline', *shell])};\n"
    headers = {"cache-control": "no-cache"}
    return Response(said + body, media_type="text/javascript; charset=utf-8", headers=headers)


async def _manifest(request: Request) -> Response:
    said = {
        "id": "/",
        "name": "Variorum",
        "short_name": "Variorum",
        "description": "Every report of a story in one place.",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#fbfaf7",
        "theme_color": "#fbfaf7",
        "categories": ["news"],
        "icons": [
            {"src": asset("icon-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": asset("icon-512.png"), "sizes": "512x512", "type": "image/png"},
            {
                "src": asset("icon-512.png"),
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "maskable",
            },
        ],
        "shortcuts": [
            {"name": "Unread", "url": "/unread"},
            {"name": "Search", "url": "/search"},
            {"name": "Saved", "url": "/saved"},
        ],
    }
    return JSONResponse(
        said, media_type="application/manifest+json", headers={"cache-control": "no-cache"}
    )


async def _offline(request: Request) -> Response:
    page = draw("offline", frame=Frame("auto", ""), title="Without a connection", now=0.0)
    return Response(
        page, media_type="text/html; charset=utf-8", headers={"cache-control": "no-cache"}
    )


def _who(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    """Whose marks would be taken, and the mark that they must bear."""
    unread = desk.store.readers.tally(asker.user.id).unread
    return JSONResponse(
        {
            "reader": reader_sign(asker),
            "mark": door.gate.keeper.mark(asker, asked),
            "unread": unread,
        }
    )


def _take(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    """Take marks: ``{"reader": …, "marks": [{"do": "read 12,13", "age": 3.5}, …]}``."""
    said = _read(asked.body)
    if said.get("reader") != reader_sign(asker):
        # Those of somebody else on the same device are not this reader's.
        return JSONResponse({"trouble": "These marks are another reader's."}, 409)
    synced = take_marks(desk, asker.user.id, _marks(said.get("marks")))
    unread = desk.store.readers.tally(asker.user.id).unread
    return JSONResponse({"changed": synced.changed, "passed": synced.passed, "unread": unread})


def _read(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as bad:
        raise FormatError("request", "is no JSON.") from bad
    if not isinstance(said, dict):
        raise FormatError("request", "says not what is to be marked.")
    return said


def _marks(written: object) -> list[LateMark]:
    if not isinstance(written, list) or len(written) > _MOST_MARKS:
        raise FormatError("request", f"has no list of marks, or more than {_MOST_MARKS:,}.")
    found, items = [], 0
    for one in written:
        said = one if isinstance(one, dict) else {}
        do = _DO.fullmatch(str(said.get("do", "")))
        age = said.get("age")
        if not do or isinstance(age, bool) or not isinstance(age, int | float) or age != age:
            raise FormatError("request", "has a mark that is none.")
        numbers = tuple(map(int, do[2].split(",")))
        items += len(numbers)
        found.append(LateMark(_ACTS[do[1]], numbers, float(age)))
    if items > _MOST_ITEMS:
        raise FormatError("request", f"marks more than {_MOST_ITEMS:,} items.")
    return found
