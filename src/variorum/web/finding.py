"""Searching: what was looked for, told in words, and what was found."""

from __future__ import annotations

from typing import get_args

from starlette.responses import Response
from starlette.routing import BaseRoute

from variorum.desk import Desk
from variorum.desk.searching import search
from variorum.gate import Asked, Asker
from variorum.model import SearchOrder
from variorum.web.door import Door

# Who looks at a page of what was found wants to know whether it is few or many.
_COUNTED = 200

# The language of searches by examples, and what each finds.
EXAMPLES = (
    ("harbour wall", "both words, anywhere in an item"),
    ('"harbour wall"', "these words in a row"),
    ("flood OR storm", "either of them"),
    ("flood -film", "the first without the second"),
    ("intitle:harbour", "in the headline"),
    ('person:"ana ortega"', "somebody who is named"),
    ("by:lee", "in the byline"),
    ("outlet:post", "by who published it"),
    ("folder:local", "in one of your folders"),
    ("after:2031-03-01 before:2031-04", "by days, months or years"),
    ("on:today", "or by words for them: today, yesterday, 7d"),
    ("is:unread", "by your marks: unread, read, saved"),
)


def routes(door: Door) -> list[BaseRoute]:
    """The route of searches."""
    return [door.route("/search", _search)]


def _search(door: Door, desk: Desk, asker: Asker, asked: Asked) -> Response:
    text = asked.one("q").strip()
    order: SearchOrder = "best" if asked.one("order") == "best" else "newest"
    assert order in get_args(SearchOrder)
    beyond = asked.one("beyond") or None
    view = (
        search(
            desk,
            asker.user.id,
            text,
            order=order,
            limit=asker.prefers.shown,
            beyond=beyond,
            counted=_COUNTED,
        )
        if text
        else None
    )
    return door.page(
        desk,
        asker,
        asked,
        "search",
        title=f"Search: {text[:80]}" if text else "Search",
        here="search",
        text=text,
        view=view,
        later=beyond is not None,
        examples=EXAMPLES,
        back=asked.where,
    )
