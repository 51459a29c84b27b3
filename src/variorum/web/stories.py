"""One story: its dossier, its reports, and what the reader does with it."""

from __future__ import annotations

import logging
from functools import partial

from starlette.background import BackgroundTask
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute

from variorum.desk import Desk
from variorum.desk.digest.telling import MOST
from variorum.desk.views.lists import web_address
from variorum.desk.views.story import mark_story, note_visits, save_story, story_view
from variorum.errors import NotFound, VariorumError
from variorum.gate import Asked, Asker
from variorum.model import Wanted
from variorum.web.door import Door, go, inside, without
from variorum.web.prints import PLACE, Prints, around

_LISTED = 15
_log = logging.getLogger("variorum.web")


def routes(door: Door) -> list[BaseRoute]:
    """The routes of stories."""
    prints, visits = Prints(), _Visits(door)
    return [
        door.route("/story/{story}", partial(_story, prints, visits)),
        door.route("/story/{story}/report/{item:int}", _report),
        door.route("/story/{story}/read", _read, "POST"),
        door.route("/story/{story}/save", _save, "POST"),
    ]


def _story(
    prints: Prints, visits: _Visits, door: Door, desk: Desk, asker: Asker, asked: Asked
) -> Response:
    whole = asked.one("reports") == "all"
    view = story_view(desk, asker.user.id, asked.path["story"])
    if view.row.id != asked.path["story"]:
        return go(f"/story/{view.row.id}", said="went")
    printed = prints.of(desk, view.row) if view.row.told is not None else None
    page = door.page(
        desk,
        asker,
        asked,
        "story",
        title=view.row.title,
        here="today",
        view=view,
        dossier=PLACE if printed else "",
        most=MOST,
        # Beside a dossier, which names them all, the newest are enough.
        listed=view.members[: None if whole or printed is None else _LISTED],
        whole=whole,
        watch=_watch_of(desk, asker.user.id, view.row.id),
        back=without(asked.where, ("said", "n", "at")),
    )
    if printed is not None:
        takes = "gzip" in asked.headers.get("accept-encoding", "")
        page = around(page, printed, packed=takes)
    if asked.method == "GET":
        now = desk.clock().timestamp()
        page.background = BackgroundTask(visits.note, asker.user.id, view.row.id, now)
    return page


def _watch_of(desk: Desk, user: int, story: str) -> int | None:
    """The watch on a story, if the user has one."""
    return next((one.id for one in desk.store.watches.of(user) if one.story == story), None)


class _Visits:
    """Notes who looked at what, once the page is sent: who reads does not wait for who writes.

    However many come, one thread at most is busy with it; what comes meanwhile is noted next.
    """

    def __init__(self, door: Door) -> None:
        self._door = door
        self._waiting: dict[tuple[int, str], float] = {}
        self._busy = False

    async def note(self, user: int, story: str, at: float) -> None:
        """Note a visit, or leave that to whoever is at it."""
        self._waiting.setdefault((user, story), at)
        if self._busy:
            return
        self._busy = True
        try:
            while self._waiting:
                visits, self._waiting = self._waiting, {}
                noted = [(user, story, at) for (user, story), at in visits.items()]
                await self._door.gate.desks.run(note_visits, noted)
        except VariorumError as trouble:
            _log.warning("Visits are not noted: %s", trouble)
        finally:
            self._busy = False


def _report(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    """On to the item if it is in the reader's reach, else to its outlet: whatever a story tells
    of can be looked up."""
    item = int(asked.path["item"])
    if desk.store.readers.ids(asker.user.id, Wanted(items=(item,))):
        return go(f"/item/{item}")
    for one in desk.store.sources.items([item]):
        url = web_address(one.entry.url)
        if url and desk.store.told.places(items=[item]):
            return RedirectResponse(url, 303)
    raise NotFound("", "this report has no page here, and gives no address.", kind="item")


def _read(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    story = asked.path["story"]
    at, count = mark_story(desk, asker.user.id, story)
    when = f"{at:.6f}" if count else None
    return go(_back(asked, story), said="marked", n=count, at=when)


def _save(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    story, saves = asked.path["story"], asked.one("do") != "unsave"
    save_story(desk, asker.user.id, story, saved=saves)
    return go(_back(asked, story), said="saved" if saves else "unsaved")


def _back(asked: Asked, story: str) -> str:
    return without(inside(asked.one("back"), f"/story/{story}"), ("said", "n", "at"))
