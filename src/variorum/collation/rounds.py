"""Rounds: all prints along one base, and again along what most of them agree on.

Two damaged prints of a text differ twice as much as either differs from the text. So the base
is made anew from the readings that most independent witnesses have, and the prints are
followed along it once more; two such rounds settle nearly everything.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from variorum.collation.agreement import agreed_words, support_of, ways_of
from variorum.collation.align import Text
from variorum.collation.base import compose_base
from variorum.collation.fragments import Cell, Fragment, resolve
from variorum.collation.places import Place, find_places
from variorum.collation.reconstruct import consensus
from variorum.collation.translations import Rendering
from variorum.collation.variants import readings_at
from variorum.collation.votes import Choice, choose
from variorum.collation.witnesses import Run, follow, is_whole, itself
from variorum.model import ArticleId
from variorum.model.collation import VariantKind

# What makes a base better to be followed; case and marks don't.
_WORDING: frozenset[VariantKind] = frozenset({"word", "omission", "addition", "order", "spelling"})
# Words so many away from a place are not close to it.
_CLOSE = 12
# So often a base is made anew.
_MOST_ROUNDS = 2


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

    Cost: that of aligning every fragment, at most three times.
    """
    base = compose_base(fragments, renderings)
    text, runs = _followed(base, fragments)
    for _ in range(_MOST_ROUNDS):
        agreed = consensus(text, _chosen(text, runs, origins, _WORDING))
        if not agreed or [cell.norm for cell in agreed] == [cell.norm for cell in base]:
            break
        base = agreed
        text, runs = _followed(base, fragments)
    for _ in range(_MOST_ROUNDS):
        worded = agreed_words(text, ways_of(runs, origins), _whole(text, runs))
        if worded is None:
            break
        base = worded
        text, runs = _followed(base, fragments)
    return text, runs, _chosen(text, runs, origins) if choose_last else []


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
    support = support_of(len(base), ways_of(runs, origins))
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
