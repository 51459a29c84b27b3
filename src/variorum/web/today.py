"""Today: the stories on top, each with why it is there; and what is picked for the reader."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup
from starlette.responses import Response
from starlette.routing import BaseRoute

from variorum.desk import Desk
from variorum.desk.accounts import prefer
from variorum.desk.picks import for_you
from variorum.desk.views.today import today
from variorum.gate import Asked, Asker
from variorum.web.door import Door, go
from variorum.web.drawing import OPEN_MARK, draw, marked_with
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


@dataclass(frozen=True, slots=True)
class Kept:
    """What is on top, drawn with ``OPEN_MARK``; ``empty`` where there is no story."""

    drawn: Markup
    empty: bool


def routes(door: Door) -> list[BaseRoute]:
    """The routes of what is on top."""
    lately: Lately[Kept] = Lately(_HOLDS)
    return [
        door.route("/", partial(_today, lately)),
        door.route("/for-you", _for_you),
        door.route("/for-you", _choose, "POST"),
    ]


def _today(lately: Lately[Kept], door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    version = (desk.store.glances.last_mark(asker.user.id), asker.prefers.picks)
    now = desk.clock().timestamp()
    kept = lately.get(asker.user.id, version, now, lambda: _made(desk, asker))
    if kept.empty:
        lately.forget(asker.user.id)
    drawn = marked_with(kept.drawn, door.gate.keeper.mark(asker, asked))
    return door.page(desk, asker, asked, "today", title="Today", here="today", drawn=drawn)


def _made(desk: Desk, asker: Asker) -> Kept:
    view = today(desk, asker.user.id, _STORIES)
    picks = for_you(
        desk,
        asker.user.id,
        on=asker.prefers.picks,
        limit=_BESIDE,
        besides={one.id for one in view.stories},
    )
    beginning = None if view.stories else _beginning(desk, asker.user.id, view.waiting)
    drawn = draw("top", view=view, picks=picks, beginning=beginning, mark=OPEN_MARK, now=view.made)
    return Kept(Markup(drawn), not view.stories)  # noqa: S704 - a template escaped what it shows


def _for_you(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    picks = for_you(desk, asker.user.id, on=asker.prefers.picks, limit=_PAGE)
    return door.page(desk, asker, asked, "for_you", title="For you", here="for-you", picks=picks)


def _choose(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    prefer(desk, asker.user, picks=asked.one("picks") == "on")
    return go("/for-you", said="kept")


def _beginning(desk: Desk, user: int, waiting: int) -> Beginning:
    followed = desk.store.readers.subscriptions(user)
    sources = desk.store.sources.find(one.source for one in followed)
    unasked = sum(one.state.tried is None for one in sources)
    unread = sum(one.unread for one in followed)
    return Beginning(len(followed), unasked, unread, waiting)
