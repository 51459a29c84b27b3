"""Variants: what every witness has at a place where any of them differs.

Every chain of steps is asked for its reading at the place; readings are grouped by what
they say, so that a place has one variant of a kind however many witnesses there are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.collation.align import Text
from variorum.collation.fragments import Fragment, resolve
from variorum.collation.places import (
    Place,
    headline_place,
    is_sentence_style,
    is_verbatim,
    norms_of,
    same_writing,
)
from variorum.collation.spelling import atoms_of
from variorum.collation.witnesses import Run, Step
from variorum.model import Passage
from variorum.model.collation import VariantKind
from variorum.text import fold

_QUOTED_LINE = re.compile(r"\n[ \t]*>+")


# A witness has a stretch of text if it prints so much of it.
_HALF = 0.5
# The key of readings that have the words of the base, however they write them.
_WHOLE = "\N{BULLET}"


@dataclass(frozen=True, slots=True)
class Said:
    """What one fragment has at a place: cells ``[a, b)``, shown with context at ``shown``.

    ``key`` is equal for fragments that have the same reading; ``weak`` readings (edges,
    editors' brackets, headlines) have no vote. A reading in another order has its second
    part begin at cell ``turn``.
    """

    fragment: Fragment
    a: int
    b: int
    shown: Passage
    key: str
    weak: bool = False
    turn: int = 0


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
        return _headline_reading(place, run, text)
    if fragment.headline and not is_verbatim(run):
        return None
    if place.kind == "order":
        return _order_reading(place, run)
    if place.kind == "omission" and place.note == "begins late":
        return _late_reading(place, run)
    if place.kind == "omission" and place.note:
        return _broken_reading(place, run, text)
    for chain in run.chains:
        if place.kind == "punctuation" and place.i == place.j:
            found = _slot(place, chain, fragment)
        elif place.i == place.j:
            found = _between(place, chain, fragment, len(text.cells))
        else:
            found = _stretch(place, chain, fragment, text)
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


def _between(place: Place, chain: Sequence[Step], fragment: Fragment, size: int) -> Said | None:
    """An addition's place: what stands between two words of the base."""
    index = _first(chain, place.i)
    if index == len(chain) and chain[-1].j == place.i == size and chain[-1].b:
        # Nothing stands after the last word of the base.
        a = chain[-1].b
        return Said(fragment, a, a, _passage(fragment, a - 1, a), "", weak=fragment.headline)
    if index >= len(chain) or chain[index].i != place.i:
        return None
    step = chain[index]
    if index == 0 and place.i == 0 and step.j > 0:
        return Said(fragment, 0, 0, _passage(fragment, 0, 1), "", weak=fragment.headline)
    if step.j == place.i:
        a, b = step.a, step.b
        key = " ".join(atom.key for atom in resolve(fragment.cells[a:b]))
        shown = _passage(fragment, max(0, a - 1), min(len(fragment.cells), b + 1))
        weak = any(cell.edit == "words" for cell in fragment.cells[a:b]) or fragment.headline
        return Said(fragment, a, b, shown, key, weak)
    before = chain[index - 1] if index else None
    if before is None or before.j != place.i or step.b == step.a or before.a == before.b:
        return None
    a = step.a
    weak = fragment.headline or fragment.cells[a].gap
    return Said(fragment, a, a, _passage(fragment, a - 1, a + 1), "", weak)


def _stretch(place: Place, chain: Sequence[Step], fragment: Fragment, text: Text) -> Said | None:
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
            _WHOLE if whole else " ".join(norms_of(cells)),
            weak=marked or fragment.headline,
        )
    if a == b:
        return None
    written = " ".join(cell.written for cell in cells)
    if place.kind == "case":
        if len(cells) != 1 or not steps[0].same:
            return None
        if fragment.headline and not is_sentence_style(fragment):
            return None
        key = written
        if cells[0].edit == "letter":
            key = f"[{written}"
        # Reporters write the first letter small where their own sentence goes on.
        begins = place.i in text.starts and written[:1].isupper()
        weak = cells[0].edit == "letter" or (a == 0 and not begins) or fragment.headline
        return Said(fragment, a, b, _passage(fragment, a, b), key, weak)
    if place.kind in ("spelling", "sic", "punctuation"):
        base = text.cells[place.i : place.j]
        same = all(step.same for step in steps) or same_writing(cells, base)
        if place.kind != "sic" and not same:
            return None
        key = " ".join(norms_of(cells))
        if place.kind == "sic" and any(cell.edit == "sic" for cell in cells):
            key += " [sic]"
        return Said(fragment, a, b, _passage(fragment, a, b), key, fragment.headline)
    key = " ".join(atom.key for atom in resolve(cells))
    weak = fragment.headline or any(cell.edit in ("words", "letter") for cell in cells)
    if any(cell.edit == "words" for cell in cells):
        key = f"[{key}]"
    return Said(fragment, a, b, _passage(fragment, a, b), key, weak)


def _headline_reading(place: Place, run: Run, text: Text) -> Said | None:
    fragment = run.fragment
    if fragment.headline:
        own = headline_place(run)
        if own != place:
            return None
        other = [step for step in run.chains[0] if not step.same]
        a, b = other[0].a, run.chains[0][-1].b
        left = max(0, a - 1)
        right = min(len(fragment.cells), max(b, left + 1))
        shown = _passage(fragment, left, right)
        key = " ".join(norms_of(fragment.cells[left:right]))
        return Said(fragment, a, b, shown, key, weak=True)
    for chain in run.chains:
        found = _stretch(Place("word", place.i, place.j), chain, fragment, text)
        if found and found.a > 0:
            shown = _passage(fragment, found.a - 1, found.b)
            key = " ".join(norms_of(fragment.cells[found.a - 1 : found.b]))
            return Said(fragment, found.a, found.b, shown, key)
    return None


def _order_reading(place: Place, run: Run) -> Said | None:
    """The two stretches of a place in the order that a fragment prints them in."""
    sides = [bisect_left(run.printed, cell) for cell in (place.i, place.turn, place.j)]
    if (
        sides[1] - sides[0] < _HALF * (place.turn - place.i)
        or sides[2] - sides[1] < _HALF * (place.j - place.turn)
    ):  # fmt: skip
        return None
    left: list[int] = []
    right: list[int] = []
    outside: list[int] = []
    for chain in run.chains:
        for step in chain:
            if not step.same:
                continue
            inside = place.i <= step.i and step.j <= place.j
            side = outside if not inside else left if step.j <= place.turn else right
            side.extend(range(step.a, step.b))
    if len(left) < _HALF * (place.turn - place.i) or len(right) < _HALF * (place.j - place.turn):
        return None
    first, last = min(*left, *right), max(*left, *right)
    if any(first < index < last for index in outside):
        return None
    if max(left) < min(right):
        key, turn = "as taken", min(right)
    elif max(right) < min(left):
        key, turn = "turned", min(left)
    else:
        return None
    fragment = run.fragment
    return Said(fragment, first, last + 1, _passage(fragment, first, last + 1), key, turn=turn)


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


def _late_reading(place: Place, run: Run) -> Said | None:
    """The words before a cut, with the word after it; or nothing before a changed letter."""
    fragment = run.fragment
    for chain in run.chains:
        index = next((n for n, step in enumerate(chain) if step.same and step.i == place.j), None)
        if index is None:
            continue
        after = chain[index]
        if index == 0 and after.a == 0:
            if fragment.cells[0].edit != "letter":
                return None
            return Said(fragment, 0, 0, _passage(fragment, 0, 1), "", weak=True)
        before = [step for step in chain[:index] if step.i >= place.i]
        if before and before[0].i == place.i and all(step.same for step in before):
            a, b = before[0].a, after.a
            return Said(fragment, a, b, _passage(fragment, a, after.b), _WHOLE)
    return None


def shown_text(said: Said, texts: dict[str, str]) -> str:
    """The reading as printed, white space and typography plain."""
    passage = said.shown
    printed = texts[passage.article][passage.start : passage.end]
    return " ".join(fold(_QUOTED_LINE.sub("\n", printed)).split())


NEGATIONS = frozenset("no not never none nothing nobody neither nor cannot without".split())


_PERSONS = frozenset(
    "i me my mine we us our ours you your yours he him his she her hers it its they them their "
    "theirs".split()
)


_TENSES = frozenset(
    "is was are were be been am has had have will would shall should can could may might must do "
    "does did".split()
)


def _is_number(word: str) -> bool:
    return word != "one" and any(char.isdigit() for key in atoms_of(word) for char in key)


def rank_of(kind: VariantKind, note: str, words: Iterable[str], names: frozenset[str]) -> int:
    """How much a difference weighs: 0 where it changes what is said, 9 for trifles."""
    told = set(words)
    if note in ("breaks off", "begins late"):
        return 9
    if note == "headline":
        return 5
    if kind in ("word", "omission", "addition"):
        strong = (
            bool(told & NEGATIONS)
            or any(word.endswith("n't") or _is_number(word) for word in told)
            or bool(told & names)
        )
        if strong:
            return 0 if kind == "word" or told & NEGATIONS else 1
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
