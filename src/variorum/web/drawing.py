"""Templates filled in; and parts of pages that are drawn once and kept."""

from __future__ import annotations

import secrets
from collections.abc import Hashable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlencode

from markupsafe import Markup, escape

from variorum.desk.views.lists import web_address
from variorum.web import moments
from variorum.web.statics import asset

if TYPE_CHECKING:
    import jinja2

_TEMPLATES = Path(__file__).parent / "templates"
# Parts kept, of some 1.5 kB each.
_PARTS = 3_000
# Stand in what is kept for what differs from page to page. Nobody can know them, so that no text
# of an outlet can have it put where it should not be.
_CONTEXT = f"context{secrets.token_hex(16)}"
OPEN_MARK = f"mark{secrets.token_hex(16)}"


class Line(Protocol):
    """What a line of a list shows: a value that is equal to another only if both look alike."""

    @property
    def when(self) -> float:
        """Its place in time, seconds since 1970."""

    def __hash__(self) -> int: ...


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """The templates, with what all of them may call."""
    import jinja2

    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(
        asset=asset,
        clock=moments.clock,
        day=moments.day,
        iso=moments.iso,
        long=moments.long,
        part=part,
        query=query,
        rows=rows,
        story=lambda story: f"/story/{story}",
    )
    # What every line of a list calls is a filter: that costs a fifth of a global's call.
    made.filters.update(found=found, moment=moments.moment, web_address=web_address)
    return made


def query(**fields: object) -> str:
    """Fields as the end of an address; those that are None are left out."""
    return urlencode({name: value for name, value in fields.items() if value is not None})


def draw(template: str, **parts: object) -> str:
    """A template filled in. Half a character of UTF-16 is none, and cannot be sent."""
    drawn = environment().get_template(f"{template}.html.j2").render(parts)
    return drawn.encode("utf-8", "replace").decode("utf-8")


def rows(kind: str, lines: Iterable[Line], now: float, context: str = "") -> Markup:
    """The lines of a list, one after the other.

    Args:
        kind: How they look: a macro of ``kept.html.j2``.
        context: What every link to an item bears: the list that it was opened from.
    """
    drawn = "".join(part(kind, one, moments.ago(one.when, now), _CONTEXT) for one in lines)
    return Markup(drawn.replace(_CONTEXT, escape(context)))  # noqa: S704 - escaped in its parts


@lru_cache(maxsize=_PARTS)
def part(macro: str, *shown: Hashable) -> Markup:
    """A part of a page, by a macro of ``kept.html.j2``. Most parts of a page were on the page
    before: to look one up takes a twentieth of the time."""
    drawn: Markup = getattr(environment().get_template("kept.html.j2").module, macro)(*shown)
    return drawn


def marked_with(drawn: Markup, mark: str) -> Markup:
    """What was drawn with ``OPEN_MARK`` and kept, with the mark of a page in its forms."""
    return Markup(drawn.replace(OPEN_MARK, escape(mark)))  # noqa: S704 - as above


def found(parts: Iterable[tuple[str, bool]]) -> Markup:
    """Pieces of a text, with those marked that match."""
    pieces = (f"<mark>{escape(w)}</mark>" if match else escape(w) for w, match in parts)
    return Markup("".join(pieces))  # noqa: S704 - escaped, piece by piece
