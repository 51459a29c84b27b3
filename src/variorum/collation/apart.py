"""Words that a report prints apart: where a quotation stops, another in it has the rest.

A report that quotes "eleven cars" and further down "and two winters" leaves nothing out. So
the words that a quotation lacks are looked for in all that its report prints of the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from variorum.collation.align import Text
from variorum.collation.variants import Said
from variorum.collation.votes import Choice
from variorum.collation.witnesses import Run
from variorum.model import ArticleId
from variorum.text import FUNCTION_WORDS


def set_apart(choices: Sequence[Choice], runs: Sequence[Run], text: Text) -> list[Choice]:
    """The choices; nobody is said to leave out what they print elsewhere.

    Where a quotation stops or begins short of such words nothing differs. Where it goes on
    behind them, with an ellipsis or as if they were not there, it does leave them out itself.

    Cost: O(words printed) and the readings of omissions.
    """
    printed: dict[ArticleId, set[int]] = defaultdict(set)
    for run in runs:
        printed[run.fragment.article].update(run.printed)
    found: list[Choice] = []
    for choice in choices:
        place = choice.place
        if place.kind != "omission" or not place.note or place.j <= place.i:
            found.append(choice)
            continue
        matter = [
            i for i in range(place.i, place.j) if text.cells[i].norm not in FUNCTION_WORDS
        ] or list(range(place.i, place.j))
        groups: list[tuple[str, tuple[Said, ...]]] = []
        moved: list[Said] = []
        for key, said in choice.groups:
            if key:
                groups.append((key, said))
                continue
            lacking = tuple(s for s in said if not printed[s.fragment.article].issuperset(matter))
            moved += [s for s in said if s not in lacking]
            if lacking:
                groups.append((key, lacking))
        if not moved:
            found.append(choice)
            continue
        if len(groups) > 1:
            found.append(replace(choice, groups=tuple(groups)))
    return found
