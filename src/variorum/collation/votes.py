"""Votes: which reading is taken at a place, and why.

At each place the reading of most independent witnesses is taken; where they are as many,
that of the fullest print, then of the earliest. Readings of several words that are damaged
each in another way are counted together where they are alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from variorum.collation.align import Text
from variorum.collation.fragments import Cell, resolve
from variorum.collation.places import Place
from variorum.collation.support import Support
from variorum.collation.variants import Said, grouped, readings_at
from variorum.collation.witnesses import Run
from variorum.model import ArticleId
from variorum.text import FUNCTION_WORDS

# Readings of so many words are pooled where they are alike in so much.
_SEVERAL, _ALIKE = 3, 0.6
_MOST_POOLED = 60
_WORDED = frozenset({"word", "omission", "addition", "spelling"})
# A sentence stands elsewhere already if so much of its matter does, so many words away.
_MOVED, _NEAR_BY = 0.6, 80


@dataclass(frozen=True, slots=True)
class Choice:
    """What is taken at one place, and why; ``groups`` are the readings, the taken first.

    ``mixed`` is true where the base, put together from several prints, has what no single
    print has, and none has a majority; the reading taken is then the one most like it.
    """

    place: Place
    groups: tuple[tuple[str, tuple[Said, ...]], ...]
    reason: str
    mixed: bool = False

    @property
    def taken(self) -> tuple[Said, ...]:
        return self.groups[0][1]


def choose(
    place: Place,
    said: Sequence[Said],
    own: Run,
    text: Text,
    origins: Mapping[ArticleId, str],
    whole: frozenset[int],
    present: frozenset[str] = frozenset(),
    held: Callable[[], Mapping[str, Counter[str]]] = dict,
    near: int = 0,
    support: Support | None = None,
) -> Choice | None:
    """Choose among the readings at a place; ``None`` where all witnesses agree.

    ``own`` is the run of the base along itself: its reading stays where as many witnesses
    have another. ``present`` are the origins that have most of the words of the place, by
    whatever steps; ``held`` tells what origins have beyond the base close by, ``near`` is
    how many articles are asked. ``support`` tells which words of the base most witnesses
    have, one by one: no reading may take these away. ``whole`` holds the ids (``id()``) of
    fragments that print nearly all of the base.
    """
    groups = grouped(said)
    if len(groups) < 2:
        return None
    votes: dict[str, set[str]] = {key: set() for key in groups}
    # One vote for each origin, that of its longest print.
    ballots: dict[str, Said] = {}
    for one in sorted(
        said, key=lambda s: (-len(s.fragment.cells), s.fragment.article, s.shown.start)
    ):
        if not one.weak:
            ballots.setdefault(origins.get(one.fragment.article, one.fragment.article), one)
    for origin, one in ballots.items():
        votes[one.key].add(origin)
    base = text.cells
    mine = readings_at(place, [own], text)
    # A base of many prints may have a reading as a whole that no single one has.
    mixed = False
    if mine and mine[0].key in groups:
        keep: str | None = mine[0].key
    elif mine and place.kind in ("word", "omission") and not place.note:
        whole_key = " ".join(atom.key for atom in resolve(base[place.i : place.j]))
        keep, mixed = min(groups, key=lambda key: (-_alike(key, whole_key), key)), True
    else:
        keep = _base_key(groups, text.sources)
    alike = ""

    def order(key: str) -> tuple[object, ...]:
        return (
            -len(votes[key]),
            key != keep,
            min(s.fragment.published or "9999" for s in groups[key]),
            -max(len(s.fragment.cells) for s in groups[key]),
            key,
        )

    # Who has nothing between two words cannot be outvoted by fewer than that.
    if place.kind == "addition" and keep == "" and 2 * len(votes[""]) < near:
        beyond = held()
        for key in groups:
            wanted = Counter(key.split())
            votes[key] |= {o for o, own in beyond.items() if key and wanted <= own}
    ranked = sorted(groups, key=order)
    if place.kind == "addition" and keep == "":
        pooled = _pooled(groups, votes)
        if pooled is not None and not _stands_near(pooled[0].split(), place.i, text):
            ranked.remove(pooled[0])
            ranked.insert(0, pooled[0])
            votes, alike = {**votes, pooled[0]: pooled[1]}, pooled[0]
    elif place.kind == "word" and keep is not None and not place.note:
        # "we had no" and "we had a" against "village": two have "we had".
        pooled = _pooled(groups, votes)
        if pooled and len(pooled[1]) > len(votes[keep]) and _alike(pooled[0], keep) < _ALIKE:
            ranked.remove(pooled[0])
            ranked.insert(0, pooled[0])
            votes, alike = {**votes, pooled[0]: pooled[1]}, pooled[0]
    if (
        keep is not None
        and ranked[0] != keep
        and (
            _takes_away(place, groups[ranked[0]][0], base, support)
            or not _may_replace(
                place,
                votes,
                ranked[0],
                keep,
                groups,
                present,
                place.i < len(base) and base[place.i].gap,
                any(id(s.fragment) in whole for s in groups[ranked[0]]),
            )
        )
    ):
        ranked.remove(keep)
        ranked.insert(0, keep)
    total = len({*ballots, *(origin for voters in votes.values() for origin in voters)})
    best = ranked[0]
    most = len(votes[best])
    if most > max((len(votes[key]) for key in ranked[1:]), default=0):
        said_so = "like" if best == alike and most > 1 else "in"
        reason = f"{said_so} {most} of {total} independent witnesses"
    elif best == keep:
        reason = "as in the fullest print"
    else:
        reason = "as in the earliest print"
    sources = text.sources
    written = tuple(cell.norm for cell in base[place.i : place.j])

    def own_first(one: Said) -> tuple[bool, bool]:
        cells = one.fragment.cells
        around = cells[max(0, one.a - 1) : one.b + 1]
        return (
            tuple(cell.norm for cell in cells[one.a : one.b]) != written,
            not all((cell.article, cell.start) in sources for cell in around),
        )

    # Where several print the reading taken, one who writes it as the base does stands first.
    return Choice(
        place,
        tuple((key, tuple(sorted(groups[key], key=own_first))) for key in ranked),
        reason,
        mixed and 2 * most <= total,
    )


def _alike(left: str, right: str) -> float:
    """How much two readings have in common, from 0 to 1 (Dice)."""
    ours, theirs = Counter(left.split()), Counter(right.split())
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def _pooled(
    groups: Mapping[str, Sequence[Said]], votes: Mapping[str, set[str]]
) -> tuple[str, set[str]] | None:
    """The reading of several words that most readings are like, and all who have one like it.

    A sentence that the base lacks is damaged in each print in another way; still all of
    these say that there is a sentence.
    """
    rows = {key: len(key.split()) for key in groups if len(key.split()) >= _SEVERAL}
    best: tuple[tuple[int, int, int, str], str, set[str]] | None = None
    for key in sorted(rows)[:_MOST_POOLED]:
        like = {voter for other in rows if _alike(other, key) >= _ALIKE for voter in votes[other]}
        worth = (len(like), len(votes[key]), rows[key], key)
        if best is None or worth > best[0]:
            best = (worth, key, like)
    return (best[1], best[2]) if best else None


def _stands_near(keys: Sequence[str], at: int, text: Text) -> bool:
    """True if the text has these words already, close to a place: a sentence that was moved."""
    wanted = {key for key in keys if key not in FUNCTION_WORDS}
    if len(keys) <= _SEVERAL or not wanted:
        return False
    middle = next((n for n, atom in enumerate(text.atoms) if atom.first >= at), len(text.atoms))
    for start in range(max(0, middle - _NEAR_BY), min(len(text.keys), middle + _NEAR_BY)):
        if len(wanted.intersection(text.keys[start : start + len(keys)])) >= _MOVED * len(wanted):
            return True
    return False


def _may_replace(
    place: Place,
    votes: Mapping[str, set[str]],
    new: str,
    keep: str,
    groups: Mapping[str, Sequence[Said]],
    present: frozenset[str],
    gap: bool,
    whole: bool,
) -> bool:
    """True if a reading may take the place of the fullest print's.

    Reports shorten what they quote, so words give way to nothing only where two
    independent witnesses lack them, a majority, and one of these prints the text whole.
    ``gap`` is true where the base has an ellipsis before the place.
    """
    if place.note:
        return False
    if place.kind in ("omission", "addition"):
        # Who has other words there has not left them out.
        against = set(present) if place.kind == "omission" else set()
        for key, said in groups.items():
            if key != new and (said[0].b > said[0].a) == (groups[keep][0].b > groups[keep][0].a):
                against |= votes[key]
        # An ellipsis says that words are left out: one witness of them is enough.
        least = 1 if gap and place.kind == "addition" else 2
        enough = len(votes[new]) >= least and len(votes[new]) > len(against | votes[keep])
        return enough and (whole or place.kind == "addition")
    return len(votes[new]) > len(votes[keep])


def _takes_away(place: Place, new: Said, base: Sequence[Cell], support: Support | None) -> bool:
    """True if a reading lacks a word, or parts two neighbours, that most witnesses have."""
    if support is not None and place.kind == "order" and new.key != "as taken":
        seams = (place.i, place.turn, place.j)
        return any(support.joints[at] for at in seams if 0 < at < len(base))
    if support is None or place.note or place.kind not in _WORDED:
        return False
    if place.i == place.j:
        return new.b > new.a and support.joints[place.i]
    own = Counter(cell.norm for cell in new.fragment.cells[new.a : new.b])
    kept = support.written if place.kind == "spelling" else support.words
    firm = Counter(base[i].norm for i in range(place.i, place.j) if kept[i])
    return not firm <= own


def _base_key(
    groups: Mapping[str, Sequence[Said]], sources: frozenset[tuple[str, int]]
) -> str | None:
    """The key of the reading that the base has."""
    for key in sorted(groups):
        for one in groups[key]:
            if one.fragment.cells and all(
                (cell.article, cell.start) in sources for cell in one.fragment.cells
            ):
                return key
    for key in sorted(groups):
        for one in groups[key]:
            around = one.fragment.cells[max(0, one.a - 1) : one.b + 1]
            if any((cell.article, cell.start) in sources for cell in around):
                return key
    return None
