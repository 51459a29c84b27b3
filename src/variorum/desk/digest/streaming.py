"""The stream of reports of a store: taken on where an earlier run left off, and what it says.

Indexes lie in a folder beside the store; the store names the blocks that are sure. What came
after the last block is taken again from the store, in the same order, and so ends the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.desk.desk import Desk
from variorum.errors import StoreError
from variorum.model import Arrived, Article
from variorum.store import FileSegments
from variorum.stories import BLOCK, METHOD, Report, StoryStream
from variorum.stories.segments import MemorySegments, Segments
from variorum.stories.stream import Taken

_NAME = "stream"
_CHUNK = 64
# From which share on a copied text makes one report lean on the other.
_LEANS = 0.25
_TOLD = 4


@dataclass(frozen=True, slots=True)
class Offered:
    """A report for the stream: the item that brings it, its article, outlet and date."""

    item: int
    article: Article
    outlet: str | None
    published: str | None


class OddReport(Exception):
    """A report at which the stream stumbled; the stream must be opened anew."""

    def __init__(self, item: int, fault: Exception) -> None:
        super().__init__(item, fault)
        self.item = item
        self.fault = fault


class Streaming:
    """The stream of a store. One process at a time.

    Args:
        desk: Its store remembers what was taken.
        folder: Where the indexes are; None keeps them in memory, and takes all again when
            it is opened next.

    Cost: opening takes again up to ``BLOCK`` reports, some 5 ms each.
    """

    def __init__(self, desk: Desk, folder: Path | None) -> None:
        self._desk = desk
        self._segments: Segments = MemorySegments() if folder is None else FileSegments(folder)
        self._stream = self._restored()
        self._frozen: str | None = None
        shelf = desk.store.digest
        while rows := shelf.arrived(since=len(self._stream), limit=_CHUNK):
            desk.progress("recall", len(self._stream), rows[-1].number + 1)
            articles = desk.store.articles.get([row.article for row in rows])
            for row, article in zip(rows, articles, strict=True):
                self._stream.take(_report(row.item, article, row.outlet, row.published))
                self._freeze_at_end()
            if self._frozen is not None:
                shelf.note(_NAME, self._frozen)
                self._frozen = None
        self._stream.changed()

    def __len__(self) -> int:
        return len(self._stream)

    @property
    def room(self) -> int:
        """How many reports may be taken until a block ends; a batch ends there too."""
        return BLOCK - len(self._stream) % BLOCK

    def take(self, offered: Sequence[Offered]) -> tuple[Arrived, ...]:
        """Take reports, at most ``room`` of them; where each stands once all are taken.

        Raises:
            OddReport: The program stumbled at one.
            StoreError: An index cannot be written.
        """
        taken: list[tuple[Offered, Taken]] = []
        for one in offered:
            try:
                said = self._stream.take(_report(one.item, one.article, one.outlet, one.published))
            except StoreError:
                raise
            except Exception as fault:
                raise OddReport(one.item, fault) from fault
            taken.append((one, said))
        self._freeze_at_end()
        return tuple(
            Arrived(
                said.number,
                one.item,
                one.article.id,
                self._stream.story(said.number),
                one.outlet,
                one.published,
                _why(said),
                _leans(said),
            )
            for one, said in taken
        )

    def changed(self) -> frozenset[int]:
        """The clusters that got or lost reports since this was asked last."""
        return self._stream.changed()

    def place(self, number: int) -> int:
        """The cluster of a report by now."""
        return self._stream.story(number)

    def note(self) -> None:
        """Note a block that has ended; within the transaction that notes its reports."""
        if self._frozen is not None:
            self._desk.store.digest.note(_NAME, self._frozen)
            self._frozen = None

    def moved(self, among: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Of reports with their clusters as noted, those that stand elsewhere, with where."""
        for number, noted in among:
            if (now := self.place(number)) != noted:
                yield number, now

    def _restored(self) -> StoryStream:
        said = self._desk.store.digest.recall(_NAME)
        try:
            told = json.loads(said or "{}")
            if told.get("method") == METHOD:
                return StoryStream.restore(told["stream"], self._segments)
        except (StoreError, ValueError, KeyError, TypeError, IndexError):
            pass  # an index is missing or damaged: it is made again from the store
        return StoryStream(self._segments)

    def _freeze_at_end(self) -> None:
        if len(self._stream) and len(self._stream) % BLOCK == 0:
            told = {"method": METHOD, "stream": self._stream.freeze()}
            self._frozen = json.dumps(told, separators=(",", ":"))


def _report(item: int, article: Article, outlet: str | None, published: str | None) -> Report:
    title = article.title.value if article.title else ""
    return Report(item, title, article.text, published, outlet)


def _leans(said: Taken) -> tuple[int, ...]:
    copied = (copy.a for copy in said.copies if max(copy.share_a, copy.share_b) >= _LEANS)
    return tuple(sorted({*copied, *said.credited}))


def _why(said: Taken) -> str:
    """In words why a report stands where it was put when it came."""
    if said.how == "opened":
        return ""
    told = []
    if _leans(said):
        copied = any(max(c.share_a, c.share_b) >= _LEANS for c in said.copies)
        told.append(
            "running text stands in another report too" if copied
            else "names another of the reports as where its news is from"
        )  # fmt: skip
    if said.shared:
        words = ", ".join(f"“{word}”" for word in said.shared[:_TOLD])
        told.append(f"shares {words} with the nearest of the other reports")
    return "; ".join(told) or "is like the other reports in its words"
