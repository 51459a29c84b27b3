"""What an item said before: each former wording beside the one that took its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.desk.desk import Desk
from variorum.desk.views.safe_html import plain_paragraphs
from variorum.model import Article, ArticleId, CaptureId, Entry, Item
from variorum.text.changes import Change, changes

# So many of the latest are compared; an outlet may revise an item thousands of times.
LISTED = 20
# Characters that are compared in all, and at most of one text.
_ALL, _READ = 600_000, 100_000


@dataclass(frozen=True, slots=True)
class Rewording:
    """One revision: when a wording was replaced, and what changed.

    ``number`` counts from 1, ``when`` is the moment at which the new wording was first seen
    here: the outlet may have changed it somewhat earlier. Empty parts have not changed.
    ``of_page`` says that ``body`` compares what the pages said, not the feed; so does ``title``
    where the feed's is the same. ``capture`` are the bytes that hold the old wording.
    ``silent``: the outlet gave no new time of revision and no note, neither in its feed nor on
    its page.
    ``uncompared``: the texts are too long to be compared here.
    """

    number: int
    when: float
    title: tuple[Change, ...]
    byline: tuple[Change, ...]
    body: tuple[Change, ...]
    of_page: bool
    capture: CaptureId | None
    silent: bool
    uncompared: bool = False

    @property
    def words_changed(self) -> bool:
        """Whether any word is another; else only markup, links or pictures are."""
        return bool(self.title or self.byline or self.body or self.uncompared)


def rewordings(desk: Desk, item: Item) -> tuple[Rewording, ...]:
    """The latest revisions of an item, the latest first.

    Cost: one look-up, and some milliseconds for each revision of a long text.
    """
    if not item.revisions:
        return ()
    former = desk.store.sources.wordings(item.id, limit=LISTED)
    stages = [item, *(old for _, old in former)]
    named = {one.article for one in stages if one.article is not None}
    articles = {one.id: one for one in desk.store.articles.get(sorted(named))}
    found, left = list[Rewording](), _ALL
    for new, (when, old) in zip(stages, former, strict=False):
        pages = _pages(old, new, articles)
        before, after, of_page = _texts(old, new, pages)
        size = min(len(before), _READ) + min(len(after), _READ)
        left -= size if before != after else 0
        found.append(
            Rewording(
                old.revisions + 1,
                when,
                _titles(old, new, pages),
                changes(old.entry.byline or "", new.entry.byline or ""),
                changes(before, after) if left >= 0 and before != after else (),
                of_page,
                pages[0].capture if of_page and pages else old.capture,
                silent=_told(old.entry) == _told(new.entry)
                and (pages is None or _noted(pages[0]) == _noted(pages[1])),
                uncompared=left < 0 and before != after,
            )
        )
    return tuple(found)


def _pages(
    old: Item, new: Item, articles: Mapping[ArticleId, Article]
) -> tuple[Article, Article] | None:
    """The pages of both wordings, where both were had and are not the same."""
    pages = [
        article
        for one in (old, new)
        if one.article is not None
        and (article := articles.get(one.article)) is not None
        and article.capture != one.capture
    ]
    return (pages[0], pages[1]) if len(pages) == 2 and pages[0].id != pages[1].id else None


def _texts(old: Item, new: Item, pages: tuple[Article, Article] | None) -> tuple[str, str, bool]:
    """What both wordings say: their pages, where these differ or the feed says the same; else the
    feed."""
    if pages is not None:
        before, after = (_body(page) for page in pages)
        if before != after or old.entry == new.entry:
            return before, after, True
    return _said(old.entry), _said(new.entry), False


def _titles(old: Item, new: Item, pages: tuple[Article, Article] | None) -> tuple[Change, ...]:
    """What changed in the headline: the feed's, or where that is the same the pages'."""
    found = changes(old.entry.title or "", new.entry.title or "")
    if found or pages is None or old.entry != new.entry:
        return found
    before, after = (page.title.value if page.title else "" for page in pages)
    return changes(before, after)


def _body(article: Article) -> str:
    return "\n".join(" ".join(block.span.of(article.text).split()) for block in article.body)


def _said(entry: Entry) -> str:
    if entry.html is not None:
        return plain_paragraphs(entry.html, limit=4 * _READ)
    return entry.text or ""


def _noted(page: Article) -> tuple[str | None, str | None, tuple[str, ...]]:
    """What a page says of its own times and corrections."""
    return (
        page.published.value if page.published else None,
        page.modified.value if page.modified else None,
        tuple(note.span.of(page.text) for note in page.notes),
    )


def _told(entry: Entry) -> tuple[str | None, str | None]:
    return entry.published, entry.modified
