"""The index of words kept up to date: what arrived, was revised, or got its full text."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.desk.desk import Desk
from variorum.desk.read import failure
from variorum.errors import StoreError
from variorum.extraction.markup import strip_tags
from variorum.model import Article, Item, Wording

_STEP = "index"
# Items indexed in one transaction: others can write in between. Many at once leave the index
# fewer pieces to be joined, where thousands wait.
_BATCH, _LARGE_BATCH = 100, 400
# Letters of one item that can be searched. A feed can hold a book, and a lie of any length.
_LONGEST_BODY = 200_000
_LONGEST_LINE = 2_000


def index_items(desk: Desk, *, limit: int | None = None) -> int:
    """Index the items that wait for it, the latest first; how many there were.

    The queue is in the store: whatever is killed in the middle goes on with the next call, from
    whichever process. Cheap where nothing waits.

    Args:
        limit: Stop after about so many; all that wait if None.

    Raises:
        StoreError: The store cannot be written. What was indexed before stays.

    Cost: about a millisecond for a usual item.
    """
    search = desk.store.search
    total, done = search.waiting(), 0
    if limit is not None:
        total = min(total, limit)
    size = _LARGE_BATCH if total > 20 * _BATCH else _BATCH
    while done < total:
        with desk.store.transaction():
            batch = search.next_waiting(min(size, total - done))
            items, damaged = _items(desk, batch)
            search.put([*_wordings(desk, items), *damaged])
        if not batch:
            break
        done += len(batch)
        desk.progress(_STEP, done, total)
    return done


def _items(desk: Desk, batch: Sequence[int]) -> tuple[Sequence[Item], list[Wording]]:
    """The items of a batch. One whose stored words are damaged is noted, and found by none:
    it does not stop the others."""
    try:
        return desk.store.sources.items(batch), []
    except StoreError:
        items: list[Item] = []
        damaged: list[Wording] = []
    for one in batch:
        try:
            items += desk.store.sources.items([one])
        except StoreError as trouble:
            desk.store.failures.put([failure(f"item {one}", _STEP, trouble)])
            damaged.append(Wording(one, "", "", "", None))
    return items, damaged


def _wordings(desk: Desk, items: Sequence[Item]) -> list[Wording]:
    ids = [item.article for item in items if item.article is not None]
    articles = dict(zip(ids, desk.store.articles.get(ids), strict=True))
    persons = desk.store.search.persons(ids)
    return [
        _wording(
            item,
            None if item.article is None else articles[item.article],
            None if item.article is None else persons.get(item.article),
        )
        for item in items
    ]


def _wording(item: Item, article: Article | None, persons: tuple[str, ...] | None) -> Wording:
    entry = item.entry
    title, byline = entry.title or "", entry.byline or ""
    if article is not None:
        body = "\n".join(block.span.of(article.text) for block in article.body)
        title = title or (article.title.value if article.title else "")
        byline = byline or (article.byline.value if article.byline else "")
    else:
        body = plain_body(item)
    # Without runs of spaces, as pages show parts of it.
    line = " ".join(body[:_LONGEST_BODY].split())
    return Wording(item.id, title[:_LONGEST_LINE], byline[:_LONGEST_LINE], line, persons)


def plain_body(item: Item) -> str:
    """What an item says, as plain text."""
    if item.entry.html is not None:
        return strip_tags(item.entry.html[: 8 * _LONGEST_BODY])
    return item.entry.text or ""
