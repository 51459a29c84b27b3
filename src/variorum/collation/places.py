"""Places: where witnesses differ from the base, and in which way.

Edges of a fragment say nothing: a comma before "she said" is the reporter's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.collation.align import Text
from variorum.collation.fragments import Cell, Fragment
from variorum.collation.spelling import atoms_of
from variorum.collation.witnesses import Run, Step
from variorum.model.collation import VariantKind

_LEAST_BROKEN = 4
# So many words of its own a witness may have between two stretches that it turned.
_LOOSE = 3
# Overlapping places of other words become one, but no longer than so many words.
_MOST_MERGED = 3


# Contractions as they are typed in haste. What is a word of its own ("were", "well") is not here,
# but for "its", which stands for "it's" where another print has "it is".
_BARE = {
    word.replace("'", ""): word
    for word in "it's that's what's there's he's she's who's don't doesn't didn't can't won't "
    "isn't aren't wasn't weren't haven't hasn't hadn't couldn't wouldn't shouldn't i'm i've "
    "you're you've you'll they're they've they'll we've".split()
}
_SHORT = {
    short: day
    for day, shorts in (
        ("monday", "mon"), ("tuesday", "tue tues"), ("wednesday", "wed weds"),
        ("thursday", "thu thur thurs"), ("friday", "fri"), ("saturday", "sat"), ("sunday", "sun"),
        ("january", "jan"), ("february", "feb"), ("april", "apr"), ("august", "aug"),
        ("september", "sep sept"), ("october", "oct"), ("november", "nov"), ("december", "dec"),
        ("until", "til till"), ("tomorrow", "tmrw"), ("tonight", "tonite"), ("you", "u"),
        ("are", "r"), ("please", "pls plz"), ("thanks", "thx"), ("because", "cos coz"),
        ("okay", "ok"), ("people", "ppl"),
    )
    for short in shorts.split()
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Cells ``[i, j)`` of the base where witnesses differ in one way.

    Where the order differs, ``[i, turn)`` and ``[turn, j)`` have changed places.
    """

    kind: VariantKind
    i: int
    j: int
    note: str = ""
    turn: int = 0


def find_places(runs: Sequence[Run], text: Text) -> list[Place]:
    """All places where a witness differs from the base, in the order of the base."""
    found: set[Place] = set()
    for run in runs:
        if run.fragment.headline and not is_verbatim(run):
            place = headline_place(run)
            if place:
                found.add(place)
            continue
        for chain in run.chains:
            for step in chain:
                found.update(_step_places(step, run.fragment, text))
            for before, after in pairwise(chain):
                if before.b > before.a and after.b > after.a and before.j > before.i:
                    mine = run.fragment.cells[after.a].signs
                    if after.j > after.i and mine != text.cells[after.i].signs:
                        found.add(Place("punctuation", after.i, after.i))
        for cut in (_broken(run, runs, text), _late(run, runs, text)):
            if cut:
                found.add(cut)
        found.update(_transposed(run))
    places = [p for p in found if p.kind != "punctuation" or p.i > 0 or p.j > p.i]
    return sorted(_merged(places), key=lambda p: (p.i, p.j, p.kind, p.note, p.turn))


def is_verbatim(run: Run) -> bool:
    return (
        len(run.chains) == 1
        and all(step.same for step in run.chains[0])
        and run.matched == len(run.fragment.cells)
    )


def is_sentence_style(fragment: Fragment) -> bool:
    """True if a headline is set as sentences are, and not in Capitals For Every Word."""
    return any(len(cell.written) >= 4 and cell.written.islower() for cell in fragment.cells[1:])


def headline_place(run: Run) -> Place | None:
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
        if norms_of(mine) == norms_of(base):
            for offset, (own, other) in enumerate(zip(mine, base, strict=True)):
                changed = own.written != other.written or own.edit == "letter"
                alike = own.written.casefold() == other.written.casefold()
                if changed and alike and (not fragment.headline or is_sentence_style(fragment)):
                    yield Place("case", step.i + offset, step.i + offset + 1)
                if own.edit == "sic":
                    yield Place("sic", step.i + offset, step.i + offset + 1)
        else:
            yield Place(written_kind(mine, base), step.i, step.j)
            if any(cell.edit == "sic" for cell in mine):
                yield Place("sic", step.i, step.j)
    elif not mine:
        yield Place("omission", step.i, step.j)
    elif not base:
        yield Place("addition", step.i, step.j)
    elif same_writing(mine, base):
        yield Place("spelling", step.i, step.j)
    else:
        yield Place("word", step.i, step.j)
        if any(cell.edit == "sic" for cell in mine):
            yield Place("sic", step.i, step.j)


def written_kind(mine: Sequence[Cell], base: Sequence[Cell]) -> VariantKind:
    """How the same words are written otherwise: "7:20" and "7.20" differ by a mark alone."""
    left, right = " ".join(norms_of(mine)), " ".join(norms_of(base))
    inside = re.compile(r"(?<=\d)[.:](?=\d)")
    return "punctuation" if inside.sub(".", left) == inside.sub(".", right) else "spelling"


def norms_of(cells: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(cell.norm for cell in cells)


def same_writing(mine: Sequence[Cell], base: Sequence[Cell]) -> bool:
    """True if two rows differ only in how words are joined: "some one", "the door's shut"."""
    if letters_of(mine) == letters_of(base):
        return True
    if _resolved(mine) == _resolved(base):
        return True
    if any(char.isalpha() for char in letters_of(mine)) and _as_read(mine) == _as_read(base):
        return True
    left, right = " ".join(norms_of(mine)), " ".join(norms_of(base))
    return any(
        left.replace("'s", f" {verb}") == right.replace("'s", f" {verb}") for verb in ("is", "has")
    )


def _resolved(cells: Sequence[Cell]) -> tuple[str, ...]:
    """What words stand for: contractions written without their apostrophe, days cut short."""
    told = [_BARE.get(cell.norm, cell.norm) for cell in cells]
    return tuple(key for word in told for key in atoms_of(_SHORT.get(word, word)))


def _as_read(cells: Sequence[Cell]) -> str:
    """Words with the letters made one that a machine reading a picture takes for each other."""
    written = " ".join(cell.written for cell in cells)
    for wrong, right in (("I", "l"), ("|", "l"), ("1", "l"), ("rn", "m"), ("0", "o"), ("O", "o")):
        written = written.replace(wrong, right)
    return written.casefold()


def letters_of(cells: Iterable[Cell]) -> str:
    return "".join(c for cell in cells for c in cell.norm if c.isalnum())


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


def _late(run: Run, runs: Sequence[Run], text: Text) -> Place | None:
    """What stands before a first word whose letter an editor changed, "[m]ost of them"."""
    fragment = run.fragment
    if not run.chains or fragment.headline or fragment.cells[0].edit != "letter":
        return None
    first = run.chains[0][0]
    if not first.same or first.a or first.i in text.starts or not first.i:
        return None
    start = first.i
    while start > 0 and start not in text.starts:
        start -= 1
    for other in runs:
        if other.fragment.article == fragment.article and any(
            step.same and step.i < first.i <= step.j for chain in other.chains for step in chain
        ):
            return None
    return Place("omission", start, first.i, "begins late")


def _transposed(run: Run) -> Iterator[Place]:
    """Stretches of the base that one fragment prints in another order."""
    chains = [chain for chain in run.chains if chain]
    for before, after in pairwise(chains):
        beside = 0 <= after[0].a - before[-1].b <= _LOOSE
        if after[0].i < before[0].i and beside and after[-1].j <= before[0].i:
            yield Place("order", after[0].i, before[-1].j, turn=before[0].i)


def _merged(places: Sequence[Place]) -> list[Place]:
    """Overlapping places of other words become one place."""
    plain = sorted((p for p in places if p.kind == "word" and not p.note), key=lambda p: (p.i, p.j))
    rest = [p for p in places if p.kind != "word" or p.note]
    joined: list[Place] = []
    for place in plain:
        if (
            joined
            and place.i < joined[-1].j
            and max(place.j, joined[-1].j) - joined[-1].i <= _MOST_MERGED
        ):
            joined[-1] = Place("word", joined[-1].i, max(place.j, joined[-1].j))
        else:
            joined.append(place)
    return [*rest, *joined]
