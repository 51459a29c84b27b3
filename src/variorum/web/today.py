"""Today: the stories on top, each with why it is there; and what is picked for the reader."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from starlette.responses import Response
from starlette.routing import BaseRoute

from variorum.desk import Desk
from variorum.desk.accounts import prefer
from variorum.desk.picks import for_you
from variorum.desk.views.picks import Picks
from variorum.desk.views.today import Today, today
from variorum.gate import Asked, Asker
from variorum.web.door import Door, go
from variorum.web.lately import Lately

_STORIES = 30
# What is on top is worked out anew after so many seconds, or when the reader marks something.
_HOLDS = 20.0
_BESIDE, _PAGE = 6, 24


@dataclass(frozen=True, slots=True)
class Beginning:
    """How far it is, where nothing can be shown yet: how many feeds are followed, how many of
    them were never asked, how many items are unread, how many wait to be sorted."""

    feeds: int
    unasked: int
    unread: int
    waiting: int


def routes(door: Door) -> list[BaseRoute]:
    """The routes of what is on top."""
    lately: Lately[tuple[Today, Picks]] = Lately(_HOLDS)
    return [
        door.route("/", partial(_today, lately)),
        door.route("/for-you", _for_you),
        door.route("/for-you", partial(_choose, lately), "POST"),
    ]


def _today(
    lately: Lately[tuple[Today, Picks]], door: Door, desk: Desk, asker: Asker, asked: Asked
) -> Response:
    version = (desk.store.glances.last_mark(asker.user.id), asker.prefers.picks)
    now = desk.clock().timestamp()
    view, picks = lately.get(asker.user.id, version, now, lambda: _made(desk, asker))
    if not view.stories:
        lately.forget(asker.user.id)
    return door.page(
        desk,
        asker,
        asked,
        "today",
        title="Today",
        here="today",
        view=view,
        picks=picks,
        beginning=None if view.stories else _beginning(desk, asker.user.id, view.waiting),
    )


def _made(desk: Desk, asker: Asker) -> tuple[Today, Picks]:
    view = today(desk, asker.user.id, _STORIES)
    picks = for_you(
        desk,
        asker.user.id,
        on=asker.prefers.picks,
        limit=_BESIDE,
        besides={one.id for one in view.stories},
    )
    return view, picks


def _for_you(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    picks = for_you(desk, asker.user.id, on=asker.prefers.picks, limit=_PAGE)
    return door.page(desk, asker, asked, "for_you", title="For you", here="for-you", picks=picks)


def _choose(
    lately: Lately[tuple[Today, Picks]], door: Door, desk: Desk, asker: Asker, asked: Asked
) -> Response:
    lately.forget(asker.user.id)
    prefer(desk, asker.user, picks=asked.one("picks") == "on")
    return go("/for-you", said="kept")


def _beginning(desk: Desk, user: int, waiting: int) -> Beginning:
    followed = desk.store.readers.subscriptions(user)
    sources = desk.store.sources.find(one.source for one in followed)
    unasked = sum(one.state.tried is None for one in sources)
    unread = sum(one.unread for one in followed)
    return Beginning(len(followed), unasked, unread, waiting)
