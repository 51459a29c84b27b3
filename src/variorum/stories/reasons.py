"""Why an article stands in its story, told in words with the places that show it."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Article, Copy, Evidence, Passage
from variorum.stories.bonds import Bonds
from variorum.stories.common_words import COMMON
from variorum.stories.portraits import Portrait

_EVIDENCE = 5


def reasons(
    k: int,
    members: Sequence[int],
    articles: Sequence[Article],
    portraits: Sequence[Portrait],
    copies: Sequence[Copy],
    bonds: Bonds,
) -> tuple[Evidence, ...]:
    """Two to five reasons in words why an article stands with the others."""
    if len(members) == 1:
        return ()
    ids = {articles[m].id for m in members}
    me = articles[k]
    found: list[Evidence] = []
    for copy in copies:
        if me.id in (copy.a, copy.b) and {copy.a, copy.b} <= ids:
            place = copy.passages[0][0 if copy.a == me.id else 1]
            found.append(
                Evidence(
                    "copied passage",
                    "running text stands in another report too",
                    max(copy.share_a, copy.share_b),
                    (place,),
                )
            )
            break
    theirs = {run for m in members if m != k for run in bonds.quoted[m]}
    shared = sorted(span for run, span in bonds.quoted[k].items() if run in theirs)
    if shared:
        span = shared[0]
        found.append(
            Evidence(
                "shared quotation",
                f"quotes “{span.of(me.text)}” like another report",
                0.6,
                (Passage.at(me.id, span),),
            )
        )
    others = [portraits[m] for m in members if m != k]
    mine = portraits[k]
    for kind, title in (("n:", "names"), ("d:", "figures"), ("", "rare words")):
        keys = [
            key
            for key in mine.terms
            if (key.startswith(kind) if kind else ":" not in key and key not in COMMON)
        ]
        told = sorted(
            ((sum(key in o.terms for o in others), mine.terms[key], key) for key in keys),
            key=lambda row: (-row[0], -row[1], row[2]),
        )
        best = [row for row in told if row[0] > 0][:4]
        if not best:
            continue
        words = ", ".join(f"“{mine.places[key].of(me.text)}”" for _, _, key in best)
        found.append(
            Evidence(
                f"shared {title}",
                f"shares {words} with up to {best[0][0]} of {len(others)} other reports",
                round(best[0][0] / len(others), 4),
                tuple(Passage.at(me.id, mine.places[key]) for _, _, key in best),
            )
        )
    for i, j, where in bonds.links:
        if i == k and articles[j].id in ids:
            places = (Passage.at(me.id, where),) if where else ()
            found.append(Evidence("link", "links to another of the reports", 0.5, places))
            break
    return tuple(found[:_EVIDENCE])
