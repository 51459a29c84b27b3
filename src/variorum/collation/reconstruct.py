"""Reconstruction: the fullest text that the witnesses support, every word with its places.

At each place the reading of most independent witnesses is taken; where they are as many,
that of the fullest print, then of the earliest. No reading enters that no witness has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from variorum.collation.align import Text
from variorum.collation.fragments import Cell, Fragment, Mark, resolve
from variorum.collation.places import Place
from variorum.collation.variants import Said, grouped, readings_at
from variorum.collation.witnesses import Run
from variorum.model import ArticleId, Passage, Word
from variorum.text import FUNCTION_WORDS, tokenise

# Readings of so many words are pooled where they are alike in so much.
_SEVERAL, _ALIKE = 3, 0.6
_MOST_POOLED = 60
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


@dataclass(frozen=True, slots=True)
class Built:
    """The text, its words, and for each cell of the base its place in the text."""

    text: str
    words: tuple[Word, ...]
    offsets: tuple[tuple[int, int], ...]


def choose(
    place: Place,
    said: Sequence[Said],
    own: Run,
    text: Text,
    origins: Mapping[ArticleId, str],
    whole: frozenset[int],
    present: frozenset[str] = frozenset(),
    held: Mapping[str, Counter[str]] | None = None,
) -> Choice | None:
    """Choose among the readings at a place; ``None`` where all witnesses agree.

    ``own`` is the run of the base along itself: its reading stays where as many witnesses
    have another. ``present`` are the origins that have most of the words of the place, by
    whatever steps; ``held`` has what origins have beyond the base close by. ``whole`` holds
    the ids (``id()``) of fragments that print nearly all of the base.
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

    if place.kind == "addition" and keep == "" and held:
        for key in groups:
            wanted = Counter(key.split())
            votes[key] |= {o for o, own in held.items() if key and wanted <= own}
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
        and not _may_replace(
            place,
            votes,
            ranked[0],
            keep,
            groups,
            present,
            place.i < len(base) and base[place.i].gap,
            any(id(s.fragment) in whole for s in groups[ranked[0]]),
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

    def own_first(one: Said) -> bool:
        around = one.fragment.cells[max(0, one.a - 1) : one.b + 1]
        return not all((cell.article, cell.start) in sources for cell in around)

    # Where several print the reading taken, the base's own print of it stands first.
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


def consensus(text: Text, choices: Sequence[Choice]) -> tuple[Cell, ...]:
    """The base with what is chosen put in: a text that more witnesses agree with."""
    return tuple(
        replace(item.cell, lead=item.lead, marks=item.marks, breaks=min(2, item.lead.count("\n")))
        for item in _items(text, [choice for choice in choices if not choice.mixed])
    )


@dataclass(slots=True)
class _Item:
    """One cell of the text to be: where it is from, which base cell it stands for."""

    cell: Cell
    base: int | None
    lead: str
    marks: tuple[Mark, ...]
    reason: str = ""
    mark_reason: str = ""


def build(
    text: Text,
    runs: Sequence[Run],
    choices: Sequence[Choice],
    tail: Sequence[Mark],
    printed: Mapping[str, str],
) -> Built:
    """Write the text from the base and the choices.

    Choices that would touch words already changed by an earlier one are left to the
    apparatus.
    """
    items = _items(text, choices)
    agree = _agreement(runs)
    closing = _closings(runs)
    parts: list[str] = []
    words: list[Word] = []
    offsets = [(-1, -1)] * len(text.cells)
    length = 0

    def put(piece: str) -> tuple[int, int]:
        nonlocal length
        start = length
        parts.append(piece)
        length += len(piece)
        return start, length

    for index, item in enumerate(items):
        lead = _between(item) if index else _opening(item.lead)
        marks = list(item.marks) if index else []
        before = items[index - 1].base if index else None
        if index and not marks and item.cell.first and before in closing:
            marks = [closing[before]]
            lead = marks[0].norm + (lead.lstrip(" ") if "\n" in lead else "\n\n")
        start, _ = put(lead)
        for token in tokenise(lead):
            same = next((m for m in marks if m.norm == _plain(token.norm)), None)
            if same is not None:
                marks.remove(same)
                where = tuple(sorted({same.passage, *_mark_places(runs, item, same)}))
                words.append(Word(start + token.start, start + token.end, where, item.mark_reason))
        begin, end = put(_written(item.cell, printed))
        places = {item.cell.passage} if not item.cell.edit else set()
        if item.base is not None:
            offsets[item.base] = (begin, end)
            places |= {
                cell.passage
                for cell in agree.get(item.base, ())
                if cell.norm == item.cell.norm and not cell.edit
            }
        words.append(Word(begin, end, tuple(sorted(places or {item.cell.passage})), item.reason))
    end_marks = [mark for mark in tail if mark.norm in ".!?"]
    if not end_marks and items and items[-1].base in closing:
        end_marks = [closing[items[-1].base]]
    for mark in end_marks[:1]:
        begin, end = put(printed[mark.article][mark.start : mark.end])
        words.append(Word(begin, end, (mark.passage,)))
    return Built("".join(parts), tuple(words), _filled(offsets, length))


def _items(text: Text, choices: Sequence[Choice]) -> list[_Item]:
    items: list[_Item | None] = [
        _Item(cell, index, cell.lead, cell.marks) for index, cell in enumerate(text.cells)
    ]
    added: dict[int, list[_Item]] = {}
    touched: set[int] = set()
    turned: set[int] = set()
    sequence = list(range(len(items)))
    ordered = sorted(
        choices,
        key=lambda c: (
            c.place.kind != "order",
            c.place.kind in ("punctuation", "case"),
            c.place.i,
            c.place.j,
        ),
    )
    for choice in ordered:
        place, one = choice.place, choice.taken[0]
        area = set(range(place.i, place.j))
        if place.note or place.kind in ("sic", "translation"):
            continue
        if place.kind == "omission" and one.b > one.a:
            continue  # nothing is left out: differences inside have places of their own
        if place.kind == "order":
            if choice.groups[0][0] != "as taken" and not area & turned:
                turned |= area
                _turn(sequence, items, choice)
            continue
        cells = one.fragment.cells[one.a : one.b]
        if place.kind == "punctuation" and place.i == place.j:
            item = items[place.i] if place.i < len(items) else None
            if item is None or place.i in touched:
                continue
            cell = one.fragment.cells[one.b - 1]
            if cell.signs != item.cell.signs:
                item.lead = _with_break(cell.lead, item.lead)
                item.marks = cell.marks
            item.mark_reason = choice.reason
            continue
        if place.kind == "addition":
            if cells and place.i not in touched:
                if place.i < len(items):
                    _follow_on(items[place.i], one)
                added[place.i] = [
                    _Item(cell, None, cell.lead, cell.marks, choice.reason) for cell in cells
                ]
            continue
        if area & touched:
            continue
        if tuple(c.norm for c in cells) == tuple(c.norm for c in text.cells[place.i : place.j]):
            for offset, cell in enumerate(cells):
                item = items[place.i + offset]
                if item is not None:
                    if place.kind == "case":
                        item.cell = cell
                    item.reason = choice.reason
            continue
        touched |= area
        if not cells and place.j < len(items):
            _follow_on(items[place.j], one)
        first = items[place.i]
        for index in range(place.i, place.j):
            items[index] = None
        fresh = [
            _Item(
                cell,
                place.i + n if n < place.j - place.i else None,
                cell.lead,
                cell.marks,
                choice.reason,
            )
            for n, cell in enumerate(cells)
        ]
        if fresh and first is not None:
            fresh[0].lead, fresh[0].marks = first.lead, first.marks
        added.setdefault(place.i, []).extend(fresh)
    result: list[_Item] = []
    for index in [*sequence, len(items)]:
        result.extend(added.get(index, ()))
        if index < len(items):
            item = items[index]
            if item is not None:
                result.append(item)
    return result


def _follow_on(item: _Item | None, one: Said) -> None:
    """What stands before a word after words put in or left out, as in the print followed."""
    if item is None or one.b >= len(one.fragment.cells) or one.b == 0:
        return
    cell = one.fragment.cells[one.b]
    if cell.norm == item.cell.norm:
        item.lead, item.marks = cell.lead, cell.marks


def _turn(sequence: list[int], items: list[_Item | None], choice: Choice) -> None:
    """Exchange two stretches; their first words stand as in the print that is followed."""
    place, said = choice.place, choice.taken[0]
    at = sequence.index(place.i)
    size = place.j - place.i
    if sequence[at : at + size] != list(range(place.i, place.j)):
        return
    sequence[at : at + size] = [*range(place.turn, place.j), *range(place.i, place.turn)]
    head, second = items[place.turn], items[place.i]
    if head is None or second is None:
        return
    head.lead, head.marks = second.lead, second.marks
    cells = said.fragment.cells
    second.lead, second.marks = cells[said.turn].lead, cells[said.turn].marks
    for item, index in ((head, said.a), (second, said.turn)):
        if cells[index].norm == item.cell.norm and not cells[index].edit:
            item.cell = cells[index]
        item.reason = choice.reason


def _closings(runs: Sequence[Run]) -> dict[int | None, Mark]:
    """For cells of the base where a fragment ends with a full stop: that mark."""
    table: dict[int | None, Mark] = {}
    for run in runs:
        if not run.chains or run.fragment.headline:
            continue
        last = run.chains[-1][-1]
        if last.same and last.b == len(run.fragment.cells):
            for mark in run.fragment.tail[:1]:
                if mark.norm in ".!?":
                    table.setdefault(last.j - 1, mark)
    return table


def _agreement(runs: Sequence[Run]) -> dict[int, list[Cell]]:
    """For each cell of the base the cells of fragments that stand for it alone."""
    table: dict[int, list[Cell]] = {}
    for run in runs:
        for chain in run.chains:
            for step in chain:
                if step.same and step.j - step.i == step.b - step.a == 1:
                    table.setdefault(step.i, []).append(run.fragment.cells[step.a])
    return table


def _mark_places(runs: Sequence[Run], item: _Item, mark: Mark) -> list[Passage]:
    if item.base is None:
        return []
    found = []
    for run in runs:
        for chain in run.chains:
            for before, after in pairwise(chain):
                if after.i == item.base == before.j and after.same and before.same:
                    cell = run.fragment.cells[after.a]
                    if cell.signs == tuple(m.norm for m in item.marks):
                        found += [m.passage for m in cell.marks if m.norm == mark.norm]
    return found


def _plain(norm: str) -> str:
    return "..." if norm == "\u2026" else norm


def _written(cell: Cell, printed: Mapping[str, str]) -> str:
    """The word as printed, without editors' brackets."""
    return cell.written if cell.edit else printed[cell.article][cell.start : cell.end]


def _between(item: _Item) -> str:
    """What stands before a word; words from two prints are parted by a space."""
    return item.lead or (" " if item.cell.first else "")


def _opening(lead: str) -> str:
    return lead.lstrip() if any(char in "\u2022\u00b7*-" for char in lead) else ""


def _with_break(new: str, old: str) -> str:
    """The marks of one print with the line breaks of another."""
    kept = "".join(char for char in old if char == "\n")
    if kept and "\n" not in new:
        return new.rstrip() + kept
    return new


def _filled(offsets: list[tuple[int, int]], length: int) -> tuple[tuple[int, int], ...]:
    """Cells that did not enter the text get the empty place where they would stand."""
    last = 0
    filled: list[tuple[int, int]] = []
    for start, end in offsets:
        if start < 0:
            filled.append((last, last))
        else:
            filled.append((start, end))
            last = end
    return tuple(filled)


def tail_of(base: Sequence[Cell], fragments: Sequence[Fragment]) -> tuple[Mark, ...]:
    """The marks after the last word of the base, in the print that has it."""
    last = base[-1]
    for fragment in sorted(fragments, key=lambda f: (-len(f.cells), f.article, f.spans[0].start)):
        cell = fragment.cells[-1]
        if (cell.article, cell.start) == (last.article, last.start):
            return fragment.tail
    return ()
