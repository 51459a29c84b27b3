"""Names as a trained reader and the rules see them, made one list.

The reader knows better where a name ends and what kind it is; the rules know which full
name a short form stands for, and offices. A name that only the rules see stays; its kind is
believed where the article has the name more than once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from variorum.language.tagging import Named
from variorum.model import Mention, Span
from variorum.model.analysis import NameKind

# A name that rules find once, where the reader sees none, is as often no name at all: on
# UNER's development part such names lower F1 by 1.9, with the kinds that the rules give them.
_OFTEN = 2
KINDS: dict[str, NameKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def merge_names(text: str, ruled: Sequence[Mention], named: Sequence[Named]) -> tuple[Mention, ...]:
    """One list of mentions in order of place, without overlap.

    Cost: linear in both lists.
    """
    rows = sorted(ruled, key=lambda m: (m.span.start, m.span.end))
    starts = [m.span.start for m in rows]
    full = _full_names(text, named)
    persons = set(full.values())
    taken: set[int] = set()
    merged: list[Mention] = []
    for each in named:
        touching = _touching(rows, starts, each.span)
        kind = KINDS.get(each.kind)
        if kind is None:  # of another kind: a people, an event; no person, body or place
            for i in touching:
                if rows[i].form in ("name", "alias"):
                    taken.add(i)
                    merged.append(Mention(rows[i].span, rows[i].name, "unknown", rows[i].form))
            continue
        taken.update(touching)
        names = [rows[i] for i in touching if rows[i].form in ("name", "alias")]
        merged.append(_one(text, each.span, kind, names, full, persons))
    times = Counter(mention.name for mention in rows)
    for i, mention in enumerate(rows):
        if i not in taken:
            if mention.form in ("name", "alias") and times[mention.name] < _OFTEN:
                mention = Mention(mention.span, mention.name, "unknown", mention.form)
            merged.append(mention)
    return _agreed(_in_order(merged))


def _in_order(merged: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(merged, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or kept[-1].span.end <= mention.span.start:
            kept.append(mention)
    return kept


def _agreed(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """One kind for one name: the commonest, of equals the one that stands first."""
    votes: dict[str, Counter[NameKind]] = {}
    for mention in mentions:
        if mention.form in ("name", "alias") and mention.kind != "unknown":
            # A full name says more about its kind than a short form does.
            weight = 2 if mention.form == "name" and " " in mention.name else 1
            votes.setdefault(mention.name, Counter())[mention.kind] += weight
    kinds = {name: count.most_common(1)[0][0] for name, count in votes.items()}
    return tuple(
        replace(mention, kind=kinds[mention.name])
        if mention.form in ("name", "alias")
        and kinds.get(mention.name, mention.kind) != mention.kind
        else mention
        for mention in mentions
    )


def _touching(rows: Sequence[Mention], starts: Sequence[int], span: Span) -> list[int]:
    first = bisect_left(starts, span.start)
    # Mentions do not overlap one another, so at most one that begins before reaches in.
    if first and rows[first - 1].span.end > span.start:
        first -= 1
    last = bisect_left(starts, span.end)
    return list(range(first, last))


def _full_names(text: str, named: Sequence[Named]) -> dict[str, str]:
    """Surname to the one full name of a person that ends with it."""
    found: dict[str, set[str]] = {}
    for each in named:
        if each.kind == "PER":
            words = each.span.of(text).split()
            if len(words) > 1:
                found.setdefault(words[-1], set()).add(" ".join(words))
    return {last: next(iter(names)) for last, names in found.items() if len(names) == 1}


def _one(
    text: str,
    span: Span,
    kind: NameKind,
    ruled: Sequence[Mention],
    full: dict[str, str],
    persons: set[str],
) -> Mention:
    written = " ".join(span.of(text).split())
    for mention in ruled:
        same = mention.span == span
        if same or (mention.name and mention.name.split()[-1] == written.split()[-1]):
            # A surname that looks like a place by itself is its bearer's all the same.
            bearer = mention.form == "alias" and mention.name in persons
            return Mention(span, mention.name, "person" if bearer else kind, mention.form)
    if kind == "person" and written in full:
        return Mention(span, full[written], kind, "alias")
    return Mention(span, written, kind, "name")
