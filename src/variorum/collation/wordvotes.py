"""The vote on the words of one place: each stays, goes or comes in as most readings say.

Readings of several words are damaged each in another way, so that no two are equal, though
every word of the truth may stand in most of them. So the readings are set under one of them
(tried are those that most are like: the centre star of Gusfield 1993), and the row of words
is bettered column by column until most agree with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from variorum.collation.columns import INSIDE, columns_of
from variorum.collation.fragments import Cell
from variorum.collation.spelling import atoms_of
from variorum.collation.ways import EDITED, Read, Worded, worded
from variorum.collation.wordwise import NEAR, likeness

# So many readings are tried as the centre; so often the words are voted on again.
_CENTRES, _ROUNDS = 5, 4


def settled(
    readings: Sequence[Read], base: Sequence[Cell], whole: frozenset[int]
) -> tuple[Cell, ...] | None:
    """The words that most readings have, if these are more than the base has of them."""
    keys_of = [one.keys for one in readings]
    rows = Counter(keys for one, keys in zip(readings, keys_of, strict=True) if one.exact)
    first: dict[tuple[str, ...], Read] = {}
    for one, keys in zip(readings, keys_of, strict=True):
        first.setdefault(keys, one)
    distinct = sorted(
        (keys for keys in first if not any(key.startswith(EDITED) for key in keys)),
        key=lambda keys: (keys not in rows, -rows[keys], -len(keys), keys),
    )
    best: _Vote | None = None
    for keys in distinct[:_CENTRES]:
        vote = _Vote(readings, keys_of, first[keys].words, whole)
        for _ in range(_ROUNDS):
            better = vote.improved()
            if better is None:
                break
            vote = _Vote(readings, keys_of, better, whole)
        if best is None or vote.worth > best.worth:
            best = vote
    if best is None or best.worth <= _Vote(readings, keys_of, worded(base), whole).worth:
        return None
    return best.cells()


class _Vote:
    """Readings aligned with one row of words, and what most of them have of it.

    ``worth`` counts the words that most readings have, less those that are ``gone``.
    """

    def __init__(
        self,
        readings: Sequence[Read],
        keys_of: Sequence[tuple[str, ...]],
        words: Sequence[Worded],
        whole: frozenset[int],
    ) -> None:
        self.readings = readings
        self.keys_of = keys_of
        self.words = words
        keys = tuple(word.key for word in words)
        rows: dict[tuple[tuple[str, ...], int, int], tuple[int, ...]] = {}
        self.rows: list[tuple[int, ...]] = []
        for one, own in zip(readings, keys_of, strict=True):
            known = (own, one.left, one.right)
            if known not in rows:
                rows[known] = columns_of(own, keys, one.left, one.right)
            self.rows.append(rows[known])
        have = [0] * len(keys)
        asked = [0] * len(keys)
        lack = [0] * len(keys)
        left_out = [False] * len(keys)
        for one, own, row in zip(readings, keys_of, self.rows, strict=True):
            for key, column in zip(own, row, strict=True):
                if column >= 0 and _fits(key, keys[column]):
                    have[column] += 1
            held = set(row)
            prints_all = id(one.run.fragment) in whole
            for column in range(len(keys)):
                if column in held:
                    asked[column] += 1
                elif not one.gapped:
                    asked[column] += 1
                    lack[column] += 1
                    left_out[column] |= prints_all
        self.asked = asked
        most = [2 * n > total for n, total in zip(have, asked, strict=True)]
        # Most readings have nothing there, one of a print of the whole among them: reports
        # shorten what they quote, so that those that print pieces are not enough.
        self.gone = [
            2 * n > total and by_whole
            for n, total, by_whole in zip(lack, asked, left_out, strict=True)
        ]
        self.worth = sum(most) - sum(self.gone)

    def improved(self) -> list[Worded] | None:
        """The row with words exchanged, put in and taken out as most readings say."""
        sure = sum(not one.gapped for one in self.readings)
        size = len(self.words)
        columns: list[dict[str, list[Cell]]] = [{} for _ in range(size)]
        slots: list[list[tuple[bool, list[Worded]]]] = [[] for _ in range(size + 1)]
        for one, row in zip(self.readings, self.rows, strict=True):
            inserted: dict[int, list[Worded]] = {}
            last = -1
            for word, column in zip(one.words, row, strict=True):
                if column >= 0:
                    last = column
                if word.key.startswith(EDITED):
                    continue  # what editors put in has no vote
                if column >= 0:
                    columns[column].setdefault(word.key, []).append(word.cell)
                elif column == INSIDE:
                    inserted.setdefault(last + 1, []).append(word)
            for slot, words in inserted.items():
                slots[slot].append((one.gapped, words))
        made: list[Worded] = []
        for column in range(size + 1):
            rows = [words for _, words in slots[column]]
            made += _put_in(rows, sure + sum(gapped for gapped, _ in slots[column]))
            if column == size:
                break
            word, total = self.words[column], self.asked[column]
            votes = columns[column]
            if votes:
                key = min(votes, key=lambda k: (-len(votes[k]), k != word.key, k))
                if key != word.key and 2 * len(votes[key]) > total:
                    word = Worded(key, _chosen(votes[key]))
            if not self.gone[column]:
                made.append(word)
        return None if [w.key for w in made] == [w.key for w in self.words] else made

    def cells(self) -> tuple[Cell, ...]:
        """The printed words of the row; a word in part of which most have, by that part."""
        made: list[Cell] = []
        at = 0
        while at < len(self.words):
            key, cell = self.words[at]
            parts = atoms_of(cell.norm)
            keys = tuple(word.key for word in self.words[at : at + len(parts)])
            if keys == parts or key not in parts:
                made.append(cell)
                at += len(parts) if keys == parts else 1
                continue
            alone = [
                word.cell
                for one in self.readings
                for word in one.words
                if word.key == key and atoms_of(word.cell.norm) == (key,)
            ]
            made.append(_chosen(alone) if alone else cell)
            at += 1
        return tuple(made)


def _put_in(rows: Sequence[Sequence[Worded]], total: int) -> list[Worded]:
    """The words that most readings have between two words of the row."""
    if 2 * len(rows) <= total:
        return []
    votes = Counter(key for row in rows for key in {word.key for word in row})
    told = [[word for word in row if 2 * votes[word.key] > total] for row in rows]
    return min(told, key=lambda row: (-len(row), [word.key for word in row], _source(row)))


def _source(row: Sequence[Worded]) -> tuple[str, int]:
    return (str(row[0].cell.article), row[0].cell.start) if row else ("", 0)


def _chosen(cells: Sequence[Cell]) -> Cell:
    """One of several prints of a word: as most write it."""
    written = Counter(cell.norm for cell in cells)
    return min(cells, key=lambda c: (-written[c.norm], c.norm, str(c.article), c.start))


def _fits(left: str, right: str) -> bool:
    return left == right or likeness(left, right, {}) >= NEAR
