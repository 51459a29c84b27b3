"""What a reader likes, learnt from what the reader read and saved of late, and what to pick by it.

Ours: likes are sums over marks that fade; a headline's likes are those of its three best words,
weighed by rarity (the logarithm that Spärck Jones 1972 gave terms); picks are made one by one,
what is like those before counting less (after Carbonell and Goldstein 1998). Everything is a sum
of parts that can be said in words.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from variorum.following.headwords import HeadWord, head_words
from variorum.model import Glance, Ground, Picked, Touched

# What a mark says of liking fades by half in so many seconds; so does what is new.
_LASTS = 21 * 86_400.0
_NEW = 36 * 3600.0
_SAVED = 3.0
# Marked read with more than so many others at one moment: put away, not read.
_PUT_AWAY = 4
_PARTS = {"words": 0.55, "source": 0.3, "folder": 0.15}
# A word says less than a name.
_WORD = 0.7
_BEST = 3
# Less than this is chance.
_LEAST = 0.06
_AGAIN = {"source": 0.55, "word": 0.6}
_GROUNDS = 2
_FEWEST = 0.02
_FEW = 60
# What is old is still worth so much of what is new.
_OLD = 0.25
_NEAR = 12


@dataclass(slots=True)
class Like:
    """How much something is liked, and of how many items that were read or saved this is the
    sum (saved ones are not counted as read). Changed while it is added up, and not later."""

    weight: float = 0.0
    read: int = 0
    saved: int = 0
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Likes:
    """What a reader likes: headwords by key, sources and folders by id. ``marks`` counts the
    items from which it was learnt, ``seen`` in how many of them each headword stands."""

    words: Mapping[str, Like] = field(default_factory=dict)
    sources: Mapping[int, Like] = field(default_factory=dict)
    folders: Mapping[int, Like] = field(default_factory=dict)
    marks: int = 0
    seen: Mapping[str, int] = field(default_factory=dict)

    def foremost(self, limit: int) -> tuple[str, ...]:
        """The names and words that are liked best and stand in the fewest headlines."""
        ranked = sorted(
            self.words.items(),
            key=lambda one: (-one[1].weight * _rarity(self.seen[one[0]], self.marks), one[0]),
        )
        return tuple(like.shown for _, like in ranked[:limit])


def likes_of(touched: Iterable[Touched], now: float) -> Likes:
    """Learn what is liked from marks.

    Many reports of one story say together little more than one of them: the n-th counts for
    an n-th part. What was marked read with many others at one moment says nothing.

    Cost: linear in the marks.
    """
    marks = sorted(touched, key=lambda one: (-one.changed, one.glance.item))
    together = Counter(one.changed for one in marks if one.saved is None)
    words: defaultdict[str, Like] = defaultdict(Like)
    sources: defaultdict[int, Like] = defaultdict(Like)
    folders: defaultdict[int, Like] = defaultdict(Like)
    seen: Counter[str] = Counter()
    reports: Counter[str] = Counter()
    learnt = 0
    for one in marks:
        if one.saved is None and (not one.read or together[one.changed] > _PUT_AWAY):
            continue
        learnt += 1
        glance = one.glance
        when = one.changed if one.saved is None else one.saved
        weight = (1.0 if one.saved is None else _SAVED) * 0.5 ** (max(0.0, now - when) / _LASTS)
        if glance.story is not None:
            reports[glance.story] += 1
            weight /= reports[glance.story]
        _add(sources[glance.source], weight, one)
        if glance.folder is not None:
            _add(folders[glance.folder], weight, one)
        for word in head_words(glance.title):
            seen[word.key] += 1
            _add(words[word.key], weight, one)
            words[word.key].shown = words[word.key].shown or word.shown
    return Likes(words, sources, folders, learnt, seen)


def _add(like: Like, weight: float, one: Touched) -> None:
    like.weight += weight
    if one.saved is None:
        like.read += 1
    else:
        like.saved += 1


def pick(
    likes: Likes, unread: Sequence[Glance], now: float, *, limit: int = 12
) -> tuple[Picked, ...]:
    """Choose among unread items what is liked, the best first, of each story one.

    The same marks and items give the same picks in any order of either. No source has more
    than a third of the picks, or two, while others have what is liked.

    Cost: linear in the items, and for each pick in those that are near it in score.
    """
    if not likes.marks:
        return ()
    items = {glance.item: glance for glance in unread}
    documents = Counter(likes.seen)
    for glance in items.values():
        documents.update([word.key for word in head_words(glance.title)])
    measure = _Measure(likes, documents, len(items) + likes.marks)
    scored = []
    for glance in items.values():
        fresh = 0.5 ** (max(0.0, now - glance.stands) / _NEW)
        score = measure.score(glance) * (_OLD + (1 - _OLD) * fresh)
        if score >= _LEAST:
            scored.append((-score, -glance.stands, glance.item))
    # What comes later than this would have to be lifted, and nothing is.
    best = sorted(scored)[: _NEAR * limit]
    near = [Picked(items[item], -score, measure.grounds(items[item])) for score, _, item in best]
    return _diverse(near, limit)


def _shares(likes: Likes) -> Mapping[int, float]:
    """Of what is liked in any folder the part of each; one folder alone sets nothing apart."""
    whole = sum(like.weight for like in likes.folders.values())
    if len(likes.folders) < 2 or not whole:
        return {}
    return {folder: like.weight / whole for folder, like in likes.folders.items()}


class _Measure:
    """What items add up to by what is liked: at first the sum, for the best the grounds."""

    def __init__(self, likes: Likes, documents: Mapping[str, int], whole: int) -> None:
        self._likes = likes
        self._shares = _shares(likes)
        self._worth = {
            key: (1 - math.exp(-like.weight / 3)) * _rarity(documents[key], whole)
            for key, like in likes.words.items()
        }

    def score(self, glance: Glance) -> float:
        """The sum of what speaks for an item, its age left out."""
        words = sum(value for value, _ in self._best(glance))
        return self._words(words) + self._source(glance) + self._folder(glance)

    def grounds(self, glance: Glance) -> tuple[Ground, ...]:
        """The parts of the sum, the largest first."""
        found: list[Ground] = []
        best = self._best(glance)
        whole = sum(value for value, _ in best)
        for value, word in best:
            like, adds = self._likes.words[word.key], self._words(whole) * value / whole
            kind: Literal["name", "word"] = "name" if word.name else "word"
            found.append(Ground(kind, word.shown, like.read, like.saved, adds))
        source = self._likes.sources.get(glance.source)
        if source is not None:
            adds = self._source(glance)
            found.append(Ground("source", str(glance.source), source.read, source.saved, adds))
        if glance.folder is not None and glance.folder in self._shares:
            folder = self._likes.folders[glance.folder]
            adds = self._folder(glance)
            found.append(Ground("folder", str(glance.folder), folder.read, folder.saved, adds))
        return tuple(sorted(found, key=lambda one: (-one.adds, one.kind, one.about)))

    def _best(self, glance: Glance) -> list[tuple[float, HeadWord]]:
        """The best few words; one within a name that counts already is not counted again."""
        worth = self._worth
        liked = [
            (worth[word.key] * (1.0 if word.name else _WORD), word)
            for word in head_words(glance.title)
            if word.key in worth
        ]
        liked.sort(key=lambda one: (-one[0], one[1].key))
        best: list[tuple[float, HeadWord]] = []
        for value, word in liked:
            if value <= 0 or len(best) == _BEST:
                break
            if not any(other.name and word.within(other) for _, other in best):
                best.append((value, word))
        return best

    def _words(self, worth: float) -> float:
        return _PARTS["words"] * (1 - math.exp(-2 * worth))

    def _source(self, glance: Glance) -> float:
        like = self._likes.sources.get(glance.source)
        return 0.0 if like is None else _PARTS["source"] * like.weight / (like.weight + 4)

    def _folder(self, glance: Glance) -> float:
        if glance.folder is None or glance.folder not in self._shares:
            return 0.0
        weight = self._likes.folders[glance.folder].weight
        return _PARTS["folder"] * self._shares[glance.folder] * weight / (weight + 10)


def _rarity(documents: int, whole: int) -> float:
    """1 for what stands in one headline alone, 0 for what stands in all. Among a few headlines
    nothing can be told to be common."""
    return max(0.0, 1 - math.log(max(documents, 1)) / math.log(max(whole, _FEW)))


def _diverse(scored: list[Picked], limit: int) -> tuple[Picked, ...]:
    """Picks one by one: what is like those before counts less with each."""
    sources: Counter[int] = Counter()
    leads: Counter[str] = Counter()
    stories: set[str] = set()
    chosen: list[Picked] = []
    most = max(2, limit // 3)
    left = scored
    while left and len(chosen) < limit:
        best, value = None, 0.0
        for one in left:
            if one.score <= value:
                break
            again = _AGAIN["source"] ** sources[one.glance.source]
            again *= _AGAIN["word"] ** leads[_lead(one)]
            if one.score * again > value:
                best, value = one, one.score * again
        if best is None or value < _LEAST:
            break
        kept = tuple(g for g in best.grounds[:_GROUNDS] if g.adds >= _FEWEST) or best.grounds[:1]
        chosen.append(Picked(best.glance, round(value, 6), kept))
        sources[best.glance.source] += 1
        leads[_lead(best)] += 1
        if best.glance.story is not None:
            stories.add(best.glance.story)
        full = sources[best.glance.source] >= most
        left = [
            one
            for one in left
            if one is not best
            and (one.glance.story is None or one.glance.story not in stories)
            and not (full and one.glance.source == best.glance.source)
        ]
    return tuple(chosen)


def _lead(one: Picked) -> str:
    ground = one.grounds[0]
    return f"{ground.kind} {ground.about.casefold()}"
