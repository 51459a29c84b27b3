"""In what the reports of a story differ, in few words: for lists, and for other apps."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.desk.desk import Desk
from variorum.dossier.difference import by_value
from variorum.dossier.sources import name_of
from variorum.dossier.timeline import clip
from variorum.errors import StoreError
from variorum.model import ArticleId, Conflict, Dossier, Passage, ToldStory
from variorum.model.claim import Strength

# Of each sort at most so many are told; the story's own page tells all.
_MOST = 6
_WORDS = 160
_OUTLETS = 4
# The worst variants only: a comma here or there is for the story's page.
_TELLING = 3
_REMEMBERED = 2_000
_GRAVITY: dict[Strength, int] = {"hard": 0, "soft": 1, "superseded": 2}


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says, in the words of a report, and which outlets say so (``more`` of them
    are not named)."""

    words: str
    outlets: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """One matter on which reports differ. ``strength`` is that of a conflict, None for words of
    a text of record that are printed in several ways."""

    matter: str
    sides: tuple[Side, ...]
    strength: Strength | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Differences:
    """The gravest first; ``more`` are left out."""

    contested: tuple[Difference, ...] = ()
    variants: tuple[Difference, ...] = ()
    more: int = 0


def differences(dossier: Dossier) -> Differences:
    """What a dossier says of differences, cut to a few lines. Every word is a report's own."""
    names = _Names(dossier)
    ordered = sorted(dossier.conflicts, key=lambda one: _GRAVITY[one.strength])
    told = [one for one in map(names.conflict, ordered) if one]
    variants = [
        Difference(
            f"the words of the {record.kind}",
            tuple(
                names.side(clip(reading.text, _WORDS) or "(nothing)", reading.passages)
                for reading in variant.readings
            ),
            why=variant.note,
        )
        for record in dossier.records
        for variant in sorted(record.variants, key=lambda one: (one.rank, one.start))
        if variant.rank <= _TELLING
    ]
    more = max(0, len(told) - _MOST) + max(0, len(variants) - _MOST)
    return Differences(tuple(told[:_MOST]), tuple(variants[:_MOST]), more)


class _Names:
    def __init__(self, dossier: Dossier) -> None:
        self._articles = {article.id: article for article in dossier.articles}
        self._signs = {entry.article: entry.siglum for entry in dossier.sources}

    def conflict(self, conflict: Conflict) -> Difference | None:
        sides = tuple(
            self.side(self._words(group[0].passage), [one.passage for one in group])
            for group in by_value(conflict.sides)
        )
        if len(sides) < 2:
            return None
        return Difference(clip(conflict.matter, _WORDS), sides, conflict.strength, conflict.why)

    def side(self, words: str, passages: Sequence[Passage]) -> Side:
        found = list(dict.fromkeys(self._outlet(one.article) for one in passages))
        return Side(words, tuple(found[:_OUTLETS]), max(0, len(found) - _OUTLETS))

    def _words(self, passage: Passage) -> str:
        article = self._articles.get(passage.article)
        return clip(passage.span.of(article.text), _WORDS) if article else ""

    def _outlet(self, article: ArticleId) -> str:
        known = self._articles.get(article)
        return name_of(known, self._signs.get(article, "?")) if known else "a report"


class _Kept:
    """Differences that were worked out lately, by the story and the state it was told in."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str, str], Differences] = OrderedDict()

    def get(self, key: tuple[str, str, str]) -> Differences | None:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: tuple[str, str, str], found: Differences) -> None:
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > _REMEMBERED:
                self._kept.popitem(last=False)


_kept = _Kept()


def differences_of(desk: Desk, stories: Iterable[ToldStory]) -> dict[str, Differences]:
    """The differences within stories, by id; those that are not told yet are left out.

    Cost: a dossier is read once for each state of its story, some 10 ms for ten reports.
    """
    found: dict[str, Differences] = {}
    for row in stories:
        if row.told is None:
            continue
        key = (_place(desk), row.id, row.told)
        known = _kept.get(key)
        if known is None:
            try:
                (dossier,) = desk.store.dossiers.get([row.id])
            except StoreError:
                continue
            known = differences(dossier)
            _kept.put(key, known)
        found[row.id] = known
    return found


def _place(desk: Desk) -> str:
    """Which store: two of them may hold stories of one name."""
    return str(getattr(desk.store, "path", id(desk.store)))
