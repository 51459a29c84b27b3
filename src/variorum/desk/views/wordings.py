"""What an item said before it was revised, whole, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.desk.desk import Desk
from variorum.desk.views.bodies import article_html, entry_html
from variorum.desk.views.places import number_of
from variorum.model import Article, CaptureId, Item

# Letters of one page: an outlet may revise a long text thousands of times.
LETTERS = 1_000_000
# So many are read at once while the letters suffice.
_STEP = 20


@dataclass(frozen=True, slots=True)
class FormerWording:
    """What an item said before it was revised; ``number`` 0 is the first wording, ``until`` the
    moment at which the next one was seen. ``html`` is safe to be shown, the page's text where
    that was had; ``capture`` the bytes in which it was said."""

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
    letters, before = 0, number_of(beyond)
    while True:
        asked = min(_STEP, limit + 1 - len(found))
        step = desk.store.sources.wordings(item, limit=asked, before=before)
        named = sorted({old.article for _, old in step if old.article is not None})
        articles = {article.id: article for article in desk.store.articles.get(named)}
        for until, old in step:
            page = articles.get(old.article) if old.article is not None else None
            wording = _wording(until, old, page, pictures)
            letters += len(wording.html)
            if found and (len(found) == limit or letters > LETTERS):
                return FormerWordings(tuple(found), str(found[-1].number))
            found.append(wording)
        if len(step) < asked:
            return FormerWordings(tuple(found), None)
        before = found[-1].number


def _wording(until: float, old: Item, article: Article | None, pictures: bool) -> FormerWording:
    # An article of another capture is of the page; the others are made of what the feed said.
    paged = article is not None and article.capture != old.capture
    page = article_html(article) if article is not None and paged else ""
    return FormerWording(
        old.revisions,
        until,
        old.entry.title,
        old.entry.byline,
        page or entry_html(old, pictures=pictures),
        article.capture if article is not None and page else old.capture,
    )
