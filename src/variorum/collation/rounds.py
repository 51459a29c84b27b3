"""Rounds: all prints along one base, and again along what most of them agree on.

Two damaged prints of a text differ twice as much as either differs from the text. So the base
is made anew from what most independent witnesses have, and the prints are followed along it
once more, until nothing changes or the rounds are over. Of three witnesses and more it is the
order of words that is voted on first, then the words, then how they are written; between two
the readings at their places are chosen as a whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from variorum.collation.agreement import agreed_words
from variorum.collation.align import Text
from variorum.collation.base import compose_base
from variorum.collation.fragments import Cell, Fragment, resolve
from variorum.collation.linking import relinked
from variorum.collation.places import Place, find_places
from variorum.collation.reconstruct import consensus
from variorum.collation.support import support_of
from variorum.collation.translations import Rendering
from variorum.collation.variants import readings_at
from variorum.collation.votes import Choice, choose
from variorum.collation.ways import ways_of
from variorum.collation.witnesses import Run, follow, is_whole, itself, read_along
from variorum.collation.writing import seated, written_out
from variorum.model import ArticleId
from variorum.model.collation import VariantKind

# What makes a base better to be followed; case and marks don't.
_WORDING: frozenset[VariantKind] = frozenset({"word", "omission", "addition", "order", "spelling"})
# Words so many away from a place are not close to it.
_CLOSE = 12
# So often a base is made anew; fewer witnesses cannot outvote each other.
_MOST_ROUNDS, _LEAST_VOTERS = 2, 3


def collate_fragments(
    fragments: Sequence[Fragment],
    origins: Mapping[ArticleId, str],
    renderings: Sequence[Rendering] = (),
    *,
    choose_last: bool = True,
) -> tuple[Text, list[Run], list[Choice]]:
    """The base of the prints of one text, how each runs along it, what is chosen where.

    Args:
        fragments: Prints of one text, whole or in pieces, in any order.
        origins: For every article the name of its origin; those of one origin vote once.
        renderings: What reports in another language translate of them, for the order alone.
        choose_last: False where the choices along the last base are not wanted.

    Cost: that of aligning every fragment, at most four times.
    """
    text, runs = _followed(compose_base(fragments, renderings), fragments)
    if len(ways_of(runs, origins)) < _LEAST_VOTERS:
        text, runs = _chosen_anew(text, runs, origins, fragments)
    else:
        text, runs = _voted(text, runs, origins, fragments)
    return text, runs, _chosen(text, runs, origins) if choose_last else []


def _chosen_anew(
    text: Text,
    runs: list[Run],
    origins: Mapping[ArticleId, str],
    fragments: Sequence[Fragment],
) -> tuple[Text, list[Run]]:
    """The base with the readings put in that are chosen at its places."""
    for _ in range(_MOST_ROUNDS):
        agreed = consensus(text, _chosen(text, runs, origins, _WORDING))
        if not agreed or [c.norm for c in agreed] == [c.norm for c in text.cells]:
            break
        text, runs = _followed(agreed, fragments)
    return text, runs


def _voted(
    text: Text,
    runs: list[Run],
    origins: Mapping[ArticleId, str],
    fragments: Sequence[Fragment],
) -> tuple[Text, list[Run]]:
    """The text that most of three witnesses or more have, and how each runs along it."""
    for _ in range(_MOST_ROUNDS):
        ways = ways_of(runs, origins)
        support = support_of(text.cells, ways)
        turned = relinked(text, ways, support)
        if turned is not None:
            text, runs = _kept(turned, text, runs)
            ways = ways_of(runs, origins)
            support = support_of(text.cells, ways)
        worded = agreed_words(text, ways, support, _whole(text, runs))
        if worded is None:
            break
        text, runs = _followed(worded, fragments)
    written = written_out(text, ways_of(runs, origins))
    if written is not None:
        text, runs = _kept(written, text, runs)
    standing = seated(text, ways_of(runs, origins))
    return (text if standing is None else Text(standing, text.atoms)), runs


def _kept(base: Sequence[Cell], text: Text, runs: Sequence[Run]) -> tuple[Text, list[Run]]:
    """A base of the same words in another order or writing, and how each print runs along it.

    Every word of a print stays with the word that it was placed at. Prints that lack a word
    that is written otherwise now are aligned anew: they may have it.
    """
    new = Text(base, resolve(base))
    if len(new.atoms) != len(text.atoms):
        return new, [follow(run.fragment, new) for run in runs]
    places = {_name(new, n): n for n in range(len(new.atoms))}
    moved = [places.get(_name(text, n), n) for n in range(len(text.atoms))]
    if len(set(moved)) < len(moved):
        return new, [follow(run.fragment, new) for run in runs]
    other = {
        n
        for n, place in enumerate(moved)
        if new.atoms[place].form != text.atoms[n].form or new.keys[place] != text.keys[n]
    }
    kept: list[Run] = []
    for run in runs:
        low = min((place for place in run.to if place >= 0), default=0)
        high = max(run.to, default=0)
        if any(low < n < high for n in other.difference(run.to)):
            kept.append(follow(run.fragment, new))
        else:
            to = [moved[place] if place >= 0 else -1 for place in run.to]
            kept.append(read_along(run.fragment, new, to))
    return new, kept


def _name(text: Text, number: int) -> tuple[int, str, int]:
    """An atom by its printed word, its key, and whether the word has it twice."""
    atom = text.atoms[number]
    same = number > 0 and text.atoms[number - 1].first == atom.first
    return id(text.cells[atom.first]), atom.key, same


def _followed(base: Sequence[Cell], fragments: Sequence[Fragment]) -> tuple[Text, list[Run]]:
    text = Text(base, resolve(base))
    return text, [follow(fragment, text) for fragment in fragments]


def _whole(text: Text, runs: Sequence[Run]) -> frozenset[int]:
    """The ids of the fragments that print nearly all of the base."""
    return frozenset(id(run.fragment) for run in runs if is_whole(run, len(text.cells)))


def _chosen(
    text: Text,
    runs: Sequence[Run],
    origins: Mapping[ArticleId, str],
    kinds: frozenset[VariantKind] = frozenset(),
) -> list[Choice]:
    """What is chosen where prints differ, at places of some kinds or of all."""
    base = text.cells
    whole = _whole(text, runs)
    own = itself(text)
    reaches = [(run, *run.reach) for run in runs if run.chains]
    matched = [(origins.get(run.fragment.article, ""), run.printed) for run in runs]
    support = support_of(base, ways_of(runs, origins))
    choices: list[Choice] = []
    for place in find_places(runs, text):
        if kinds and place.kind not in kinds:
            continue
        near = [run for run, low, high in reaches if low <= place.j and place.i <= high]
        held = partial(_holders, place, near, text, origins)
        choice = choose(
            place,
            readings_at(place, near, text),
            own,
            text,
            origins,
            whole,
            _present(place, matched),
            held,
            len({run.fragment.article for run in near}),
            support,
        )
        if choice is not None:
            choices.append(choice)
    return choices


def _holders(
    place: Place, runs: Sequence[Run], text: Text, origins: Mapping[ArticleId, str]
) -> dict[str, Counter[str]]:
    """For every origin the words that it has beyond the base's close to a place.

    A witness that differs at the word beside, too, has the words put in as part of another
    difference; it is no witness against them.
    """
    found: dict[str, Counter[str]] = {}
    for run in runs:
        if run.fragment.headline:
            continue
        for chain in run.chains:
            index = bisect_left(chain, place.i, key=lambda step: step.i)
            if not 0 < index < len(chain):
                continue
            first, last = chain[max(0, index - 2)], chain[min(len(chain) - 1, index + 1)]
            if last.j - first.i > _CLOSE or last.b - first.a > _CLOSE:
                continue
            own = Counter(a.key for a in resolve(run.fragment.cells[first.a : last.b]))
            own -= Counter(a.key for a in resolve(text.cells[first.i : last.j]))
            origin = origins.get(run.fragment.article, str(run.fragment.article))
            found[origin] = found.get(origin, Counter()) | own
    return found


def _present(place: Place, matched: Sequence[tuple[str, Sequence[int]]]) -> frozenset[str]:
    """The origins that have half of the words of a place, or more."""
    if place.kind != "omission" or place.note:
        return frozenset()
    size = place.j - place.i
    return frozenset(
        origin
        for origin, printed in matched
        if 2 * (bisect_left(printed, place.j) - bisect_left(printed, place.i)) >= size
    )
