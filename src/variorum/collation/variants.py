"""Variants: the places where witnesses differ, and in which way.

Every chain of steps is asked for its reading at every place where any witness differs.
Edges of a fragment say nothing: a comma before "she said" is the reporter's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.collation.align import Text
from variorum.collation.fragments import Cell, Fragment
from variorum.collation.witnesses import Run, Step
from variorum.model import Passage
from variorum.model.collation import VariantKind
from variorum.text import fold

_LEAST_BROKEN = 4
# The key of readings that have the words of the base, however they write them.
_WHOLE = "\N{BULLET}"


@dataclass(frozen=True, slots=True)
class Place:
    """Cells ``[i, j)`` of the base where witnesses differ in one way."""

    kind: VariantKind
    i: int
    j: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What one fragment has at a place: cells ``[a, b)``, shown with context at ``shown``.

    ``key`` is equal for fragments that have the same reading; ``weak`` readings (edges,
    editors' brackets, headlines) have no vote.
    """

    fragment: Fragment
    a: int
    b: int
    shown: Passage
    key: str
    weak: bool = False


def find_places(runs: Sequence[Run], text: Text) -> list[Place]:
    """All places where a witness differs from the base, in the order of the base."""
    found: set[Place] = set()
    for run in runs:
        if run.fragment.headline and not _verbatim(run):
            place = _headline_place(run)
            if place:
                found.add(place)
            continue
        for chain in run.chains:
            for step in chain:
                found.update(_step_places(step, run.fragment, text))
            for before, after in pairwise(chain):
                if before.b > before.a and after.b > after.a and before.j > before.i < after.j:
                    mine = run.fragment.cells[after.a].signs
                    if mine != text.cells[after.i].signs and after.j > after.i:
                        found.add(Place("punctuation", after.i, after.i))
        broken = _broken(run, runs, text)
        if broken:
            found.add(broken)
        found.update(_transposed(run))
    places = [place for place in found if not _trivial(place, text)]
    return sorted(_merged(places), key=lambda p: (p.i, p.j, p.kind, p.note))


def _verbatim(run: Run) -> bool:
    return (
        len(run.chains) == 1
        and all(step.same for step in run.chains[0])
        and run.matched == len(run.fragment.cells)
    )


def _headline_place(run: Run) -> Place | None:
    """A headline's rewording is one difference, from its first changed word to its last."""
    if not run.chains:
        return None
    chain = run.chains[0]
    other = [step for step in chain if not step.same]
    if not other or other[0].i == 0:
        return None
    return Place("word", other[0].i, chain[-1].j, "headline")


def _step_places(step: Step, fragment: Fragment, text: Text) -> Iterator[Place]:
    mine = fragment.cells[step.a : step.b]
    base = text.cells[step.i : step.j]
    if step.same:
        if _norms(mine) == _norms(base):
            for offset, (own, other) in enumerate(zip(mine, base, strict=True)):
                changed = own.written != other.written or own.edit == "letter"
                alike = own.written.casefold() == other.written.casefold()
                if changed and alike and not fragment.headline:
                    yield Place("case", step.i + offset, step.i + offset + 1)
                if own.edit == "sic":
                    yield Place("sic", step.i + offset, step.i + offset + 1)
        else:
            yield Place("spelling", step.i, step.j)
            if any(cell.edit == "sic" for cell in mine):
                yield Place("sic", step.i, step.j)
    elif not mine:
        yield Place("omission", step.i, step.j)
    elif not base:
        yield Place("addition", step.i, step.j)
    elif _joined(mine) == _joined(base):
        yield Place("spelling", step.i, step.j)
    else:
        yield Place("word", step.i, step.j)
        if any(cell.edit == "sic" for cell in mine):
            yield Place("sic", step.i, step.j)


def _norms(cells: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(cell.norm for cell in cells)


def _joined(cells: Iterable[Cell]) -> str:
    return "".join(c for cell in cells for c in cell.norm if c.isalnum())


def _trivial(place: Place, text: Text) -> bool:
    return place.kind == "punctuation" and place.i == 0


def _broken(run: Run, runs: Sequence[Run], text: Text) -> Place | None:
    """Where a fragment stops before its sentence does, if its article never goes on."""
    fragment = run.fragment
    if fragment.headline or not run.chains or len(fragment.cells) < _LEAST_BROKEN:
        return None
    last = run.chains[-1][-1]
    stop = last.j
    if not last.same or last.b < len(fragment.cells):
        return None
    if stop >= len(text.cells) or stop in text.starts:
        return None
    end = stop
    while end < len(text.cells) and end not in text.starts:
        end += 1
    for other in runs:
        if other.fragment.article == fragment.article and any(
            step.same and step.i <= stop < step.j for chain in other.chains for step in chain
        ):
            return None
    return Place("omission", stop, end, "breaks off")


def _transposed(run: Run) -> Iterator[Place]:
    """Stretches of the base that one fragment prints in another order."""
    chains = [chain for chain in run.chains if chain]
    for before, after in pairwise(chains):
        if after[0].i < before[0].i and before[-1].b == after[0].a:
            yield Place("order", after[0].i, before[-1].j)


def _merged(places: Sequence[Place]) -> list[Place]:
    """Overlapping places of other words become one place."""
    plain = sorted((p for p in places if p.kind == "word" and not p.note), key=lambda p: (p.i, p.j))
    rest = [p for p in places if p.kind != "word" or p.note]
    joined: list[Place] = []
    for place in plain:
        if joined and place.i < joined[-1].j:
            joined[-1] = Place("word", joined[-1].i, max(place.j, joined[-1].j))
        else:
            joined.append(place)
    return [*rest, *joined]


def readings_at(place: Place, runs: Sequence[Run], text: Text) -> list[Said]:
    """What every fragment that covers the place has there."""
    said: list[Said] = []
    for run in runs:
        one = _reading(place, run, text)
        if one is not None:
            said.append(one)
    return said


def _reading(place: Place, run: Run, text: Text) -> Said | None:
    fragment = run.fragment
    if place.note == "headline":
        return _headline_reading(place, run)
    if fragment.headline and not _verbatim(run):
        return None
    if place.kind == "order":
        return _order_reading(place, run)
    if place.kind == "omission" and place.note:
        return _broken_reading(place, run, text)
    for chain in run.chains:
        if place.kind == "punctuation":
            found = _slot(place, chain, fragment)
        elif place.i == place.j:
            found = _between(place, chain, fragment)
        else:
            found = _stretch(place, chain, fragment)
        if found is not None:
            return found
    return None


def _passage(fragment: Fragment, a: int, b: int) -> Passage:
    cells = fragment.cells
    return Passage(fragment.article, cells[a].start, cells[b - 1].end)


def _first(chain: Sequence[Step], i: int) -> int:
    """The index of the first step at or after the cell ``i`` of the base."""
    return bisect_left(chain, i, key=lambda step: step.i)


def _slot(place: Place, chain: Sequence[Step], fragment: Fragment) -> Said | None:
    """The marks before a word, where the word before it stands beside it."""
    index = _first(chain, place.i)
    if not 0 < index < len(chain):
        return None
    before, after = chain[index - 1], chain[index]
    if before.j != place.i or after.i != place.i:
        return None
    if before.a == before.b or after.a == after.b or before.i == before.j or after.i == after.j:
        return None
    cell = fragment.cells[after.a]
    if cell.breaks and not cell.marks:
        return None  # a line's end may stand for a mark
    return Said(
        fragment,
        after.a - 1,
        after.a + 1,
        _passage(fragment, after.a - 1, after.a + 1),
        " ".join(cell.signs),
        weak=fragment.headline or cell.gap,
    )


def _between(place: Place, chain: Sequence[Step], fragment: Fragment) -> Said | None:
    """An addition's place: what stands between two words of the base."""
    index = _first(chain, place.i)
    if index >= len(chain) or chain[index].i != place.i:
        return None
    step = chain[index]
    if step.j == place.i:
        a, b = step.a, step.b
        key = " ".join(_norms(fragment.cells[a:b]))
        shown = _passage(fragment, max(0, a - 1), min(len(fragment.cells), b + 1))
        weak = any(cell.edit == "words" for cell in fragment.cells[a:b]) or fragment.headline
        return Said(fragment, a, b, shown, key, weak)
    before = chain[index - 1] if index else None
    if before is None or before.j != place.i or step.b == step.a or before.a == before.b:
        return None
    a = step.a
    return Said(fragment, a, a, _passage(fragment, a - 1, a + 1), "", weak=fragment.headline)


def _stretch(place: Place, chain: Sequence[Step], fragment: Fragment) -> Said | None:
    """What stands for cells ``[i, j)`` of the base, if steps begin and end with them."""
    start = _first(chain, place.i)
    if start < len(chain) and chain[start].j == chain[start].i:
        start += 1
    if start >= len(chain) or chain[start].i != place.i:
        return None
    stop = start
    while stop < len(chain) and chain[stop].j < place.j:
        stop += 1
    if stop >= len(chain) or chain[stop].j != place.j:
        return None
    steps = chain[start : stop + 1]
    a, b = steps[0].a, steps[-1].b
    cells = fragment.cells[a:b]
    if place.kind == "omission":
        left, right = max(0, a - 1), min(len(fragment.cells), b + 1)
        if left == right or (a == b and (a == 0 or b == len(fragment.cells))):
            return None
        marked = a == b and fragment.cells[b].gap
        whole = all(step.same for step in steps)
        return Said(
            fragment,
            a,
            b,
            _passage(fragment, left, right),
            _WHOLE if whole else " ".join(_norms(cells)),
            weak=marked or fragment.headline,
        )
    if a == b:
        return None
    written = " ".join(cell.written for cell in cells)
    if place.kind == "case":
        if len(cells) != 1 or not steps[0].same or fragment.headline:
            return None
        key = written
        if cells[0].edit == "letter":
            key = f"[{written}"
        weak = cells[0].edit == "letter" or a == 0
        return Said(fragment, a, b, _passage(fragment, a, b), key, weak)
    if place.kind in ("spelling", "sic"):
        if not all(step.same for step in steps) and len(steps) > 1:
            return None
        key = " ".join(_norms(cells))
        if place.kind == "sic" and any(cell.edit == "sic" for cell in cells):
            key += " [sic]"
        return Said(fragment, a, b, _passage(fragment, a, b), key, fragment.headline)
    key = " ".join(_norms(cells))
    weak = fragment.headline or any(cell.edit in ("words", "letter") for cell in cells)
    if any(cell.edit == "words" for cell in cells):
        key = f"[{key}]"
    return Said(fragment, a, b, _passage(fragment, a, b), key, weak)


def _headline_reading(place: Place, run: Run) -> Said | None:
    fragment = run.fragment
    if fragment.headline:
        own = _headline_place(run)
        if own != place:
            return None
        other = [step for step in run.chains[0] if not step.same]
        a, b = other[0].a, run.chains[0][-1].b
        left = max(0, a - 1)
        right = min(len(fragment.cells), max(b, left + 1))
        shown = _passage(fragment, left, right)
        key = " ".join(_norms(fragment.cells[left:right]))
        return Said(fragment, a, b, shown, key, weak=True)
    for chain in run.chains:
        found = _stretch(Place("word", place.i, place.j), chain, fragment)
        if found and found.a > 0:
            shown = _passage(fragment, found.a - 1, found.b)
            key = " ".join(_norms(fragment.cells[found.a - 1 : found.b]))
            return Said(fragment, found.a, found.b, shown, key)
    return None


def _order_reading(place: Place, run: Run) -> Said | None:
    fragment = run.fragment
    cells = [
        (step.i, index)
        for chain in run.chains
        for step in chain
        if step.same and place.i <= step.i and step.j <= place.j
        for index in range(step.a, step.b)
    ]
    if not cells:
        return None
    own = [index for _, index in cells]
    first, last = min(own), max(own)
    covered = {i for i, _ in cells}
    if last - first + 1 != len(own) or min(covered) > place.i or len(covered) < place.j - place.i:
        return None
    in_order = cells == sorted(cells)
    key = "as taken" if in_order else " ".join(_norms(fragment.cells[first : last + 1]))
    return Said(fragment, first, last + 1, _passage(fragment, first, last + 1), key)


def _broken_reading(place: Place, run: Run, text: Text) -> Said | None:
    fragment = run.fragment
    for chain in run.chains:
        for index, step in enumerate(chain):
            if step.same and step.j == place.i:
                if step.b == len(fragment.cells):
                    a = step.b
                    return Said(fragment, a, a, _passage(fragment, a - 1, a), "", weak=True)
                rest = chain[index + 1 :]
                stop = next((s for s in rest if s.j == place.j), None)
                if stop is None or stop.b <= step.b:
                    return None
                if any(not s.same for s in rest[: rest.index(stop) + 1]):
                    return None
                return Said(
                    fragment,
                    step.b,
                    stop.b,
                    _passage(fragment, step.b - 1, stop.b),
                    _WHOLE,
                )
    return None


def shown_text(said: Said, texts: dict[str, str]) -> str:
    """The reading as printed, white space and typography plain."""
    passage = said.shown
    return " ".join(fold(texts[passage.article][passage.start : passage.end]).split())


_NEGATIONS = frozenset("no not never none nothing nobody neither nor cannot without".split())
_PERSONS = frozenset(
    "i me my mine we us our ours you your yours he him his she her hers it its they them their "
    "theirs".split()
)
_TENSES = frozenset(
    "is was are were be been am has had have will would shall should can could may might must do "
    "does did".split()
)


def rank_of(kind: VariantKind, note: str, words: Iterable[str], names: frozenset[str]) -> int:
    """How much a difference weighs: 0 where it changes what is said, 9 for trifles."""
    told = set(words)
    if note == "breaks off":
        return 9
    if note == "headline":
        return 5
    if kind in ("word", "omission", "addition"):
        strong = (
            bool(told & _NEGATIONS)
            or any(word[:1].isdigit() or word.endswith("n't") for word in told)
            or bool(told & names)
        )
        if strong:
            return 0 if kind == "word" or told & _NEGATIONS else 1
        if kind == "word":
            return 1 if told & (_PERSONS | _TENSES) else 2
        return 3
    ranks: dict[str, int] = {"order": 4, "sic": 4, "translation": 5, "bracket": 5, "spelling": 6}
    return ranks.get(kind, 7 if kind in ("punctuation", "ellipsis") else 8)


def grouped(said: Sequence[Said]) -> dict[str, list[Said]]:
    """Readings by what they say, each group in a fixed order."""
    groups: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        groups[one.key].append(one)
    return {
        key: sorted(groups[key], key=lambda s: (s.fragment.article, s.shown.start, s.shown.end))
        for key in sorted(groups)
    }
