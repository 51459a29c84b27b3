"""What an item said before it was revised, whole, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.desk.desk import Desk
from variorum.desk.views.bodies import entry_html
from variorum.model import CaptureId

# Letters of one page: an outlet may revise a long text thousands of times.
LETTERS = 1_000_000
# So many are read at once while the letters suffice.
_STEP = 20


@dataclass(frozen=True, slots=True)
class FormerWording:
    """What an item said before it was revised; ``number`` 0 is the first wording, ``until`` the
    moment at which the next one was seen. ``html`` is safe to be shown, ``capture`` the bytes in
    which it was said."""

    number: int
    until: float
    title: str | None
    byline: str | None
    html: str
    capture: CaptureId | None


@dataclass(frozen=True, slots=True)
class FormerWordings:
    """Former wordings of an item, the latest first; ``beyond`` asks for those before them, None
    at the end."""

    wordings: tuple[FormerWording, ...]
    beyond: str | None


def former_wordings(
    desk: Desk, item: int, *, limit: int, beyond: str | None = None, pictures: bool = True
) -> FormerWordings:
    """A page of what an item said before. It ends after ``limit`` wordings or a million letters,
    whichever comes first, and holds one at least where there is one.

    Args:
        item: One that the reader may see; see ``own_item``.
        beyond: That of the page before; from the latest if it is none.

    Cost: one look-up for twenty wordings, and making safe what they said.
    """
    found: list[FormerWording] = []
    letters, before = 0, _number(beyond)
    while True:
        asked = min(_STEP, limit + 1 - len(found))
        step = desk.store.sources.wordings(item, limit=asked, before=before)
        for until, old in step:
            entry = old.entry
            wording = FormerWording(
                old.revisions,
                until,
                entry.title,
                entry.byline,
                entry_html(old, pictures=pictures),
                old.capture,
            )
            letters += len(wording.html)
            if found and (len(found) == limit or letters > LETTERS):
                return FormerWordings(tuple(found), str(found[-1].number))
            found.append(wording)
        if len(step) < asked:
            return FormerWordings(tuple(found), None)
        before = found[-1].number


def _number(written: str | None) -> int | None:
    plain = written or ""
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 19 else None
