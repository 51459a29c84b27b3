"""Values of one matter that do not agree, and those that do, whatever they count.

The other methods know classes of things: the dead, the jobs cut, a term of office. This one
knows none. It takes every number, date and time (``values``), finds out which of two reports
answer one question (``matter``), and then compares the values themselves. What another
method has settled is left to it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from variorum.claims import lexicon as lx
from variorum.claims.clauses import Clause, Report
from variorum.claims.contrasts import contrasted
from variorum.claims.ledger import DraftClaim, DraftConflict, Finding, attest, order
from variorum.claims.matter import Matched, rarity, same_matter, together
from variorum.claims.values import Value, values_of
from variorum.model import ArticleId
from variorum.model.claim import ConflictKind, Strength
from variorum.text import Likeness, fold

# How sure it must be that two values answer one question. Measured story by story with
# weights made without the story (training/matter.py): from 0.4 on, two pairs in three stand in
# gold. On an unseen story more of them were false: decision 0010.
DIFFER = 0.4
# Sums of money, shares and lengths of time come many to a report, each of another day or thing.
DIFFER_IN_MEASURES = 0.55
AGREE = 0.2
# Days are seldom set against each other in gold, so all odds of theirs are low.
DIFFER_IN_DAYS = 0.25
# Digits that are merely swapped ("146", "164") vouch for the matter themselves.
SWAPPED = 0.12
LEAST = min(DIFFER, DIFFER_IN_DAYS, SWAPPED)
_SETTLED_CLASSES = frozenset(counted.name for counted in lx.PEOPLE_CLASSES)
# Written numbers within this share of each other differ by rounding alone.
_ROUNDING = 0.04
# Lengths of time in two units ("two months", "eight weeks") are told loosely.
_LOOSE = 0.15
_ABOUT = 0.08
_GROWN = 1.5
_FAR = 30.0
_LATER = re.compile(
    r"\b(?:now|since|so far|by then|as it had said before|previously|no longer|meanwhile"
    r"|wid?en(?:s|ed)?|extend(?:s|ed)?|revis\w+|rais(?:es|ed)|ris(?:es|en)|rose|climbed|grew|grown"
    r"|swollen|(?:pass(?:es|ed)|reach(?:es|ed)) \S*\d\S*|fell to|fallen to|dropp?\w* to"
    r"|correct(?:s|ed|ion)|updat\w*|delayed|postponed|brought forward|rather than|instead of"
    r"|turned out|in fact|not \S{0,3}\d[\d,.]*)\b",
    re.I,
)
_GREW = re.compile(
    r"\b(?:wid?en(?:s|ed)?|extend(?:s|ed)?|rais(?:es|ed)|ris(?:es|en)|rose|climbed|grew|grown|swollen"
    r"|pass(?:es|ed))\b",
    re.I,
)
_FELL = re.compile(r"\b(?:fell|fallen|dropp?\w*|lower(?:s|ed))\b", re.I)
_QUARTERS = frozenset(
    """north south east west northern southern eastern western north-east north-west south-east
    south-west""".split()
)


def weigh_differing(
    reports: Sequence[Report], likeness: Likeness, findings: Sequence[Finding]
) -> Finding:
    """Set values of one matter beside each other.

    Args:
        reports: The reports of one story.
        likeness: How alike two texts are in meaning.
        findings: What other methods found. Sentences of their conflicts are left to them,
            and so is a value that a claim of theirs gives in all the same reports.

    Returns:
        Conflicts of kind number and date, and claims for values on which reports agree.

    Cost: see ``matter.same_matter``.
    """
    values = sorted((v for report in reports for v in values_of(report)), key=lambda v: v.key)
    if len({v.clause.article for v in values}) < 2:
        return Finding()
    done = _Settled(conflict for finding in findings for conflict in finding.conflicts)
    told = [claim for finding in findings for claim in finding.claims if claim.value]
    claims: list[DraftClaim] = []
    conflicts: list[DraftConflict] = []
    for matched in same_matter(values, rarity(reports), likeness):
        here = [values[place] for place in matched.places]
        claims.extend(_agreed(here, matched, told))
        apart = np.triu((matched.sure >= LEAST) & ~matched.agree, 1)
        for i, j in np.argwhere(apart).tolist():
            if matched.sure[i, j] >= _asked(here[i], here[j]):
                conflicts.extend(_conflict(here[i], here[j], done))
    return Finding(tuple(claims), _merged(conflicts))


def _asked(left: Value, right: Value) -> float:
    """How sure it must be that two values answer one question to call them contradictory."""
    if left.dated:
        return DIFFER_IN_DAYS
    if _swapped(left, right):
        return SWAPPED
    return DIFFER if left.dimension == "count" else DIFFER_IN_MEASURES


def _conflict(left: Value, right: Value, done: _Settled) -> list[DraftConflict]:
    """The conflict of two values that are not the same, unless they may both be right."""
    kind: ConflictKind = "date" if left.dated else "number"
    if _apart(left, right):
        return []
    if not (_days_differ(left, right) if left.dated else _numbers_differ(left, right)):
        return []
    if done.has(kind, left.clause, right.clause):
        return []
    strength, reason = _strength(left, right)
    matter = min((left.masked, right.masked), key=lambda m: (len(m), m))
    matter = matter.replace("#", "…").rstrip(" .")
    return [
        DraftConflict(
            matter=f"“{matter if len(matter) <= 90 else matter[:89].rsplit(' ', 1)[0] + ' …'}”",
            kind=kind,
            strength=strength,
            sides=(attest(left.clause, left.written), attest(right.clause, right.written)),
            why=f"One report has “{left.written}” where another has “{right.written}”{reason}.",
        )
    ]


def _apart(left: Value, right: Value) -> bool:
    """Things that cannot be one matter, however alike they are told."""
    if left.kind and right.kind and left.kind != right.kind:
        return True
    # The dead and the hurt are weighed by their class, which knows how such counts grow.
    if left.kind == right.kind and left.kind.split("/")[0] in _SETTLED_CLASSES:
        return True
    quarters = [_QUARTERS & set(v.clause.words) for v in (left, right)]
    if quarters[0] != quarters[1]:
        return True
    if contrasted(set(left.clause.words), set(right.clause.words)):
        return True
    if left.dated:
        return left.dimension == "clock" and _other_days(left, right)
    if _other_days(left, right):
        return True
    years = [
        {w.earliest[:4] for w in v.clause.whens if w.precision == "year" and not w.anchored}
        for v in (left, right)
    ]
    return bool(years[0]) != bool(years[1]) or bool(years[0] and not years[0] & years[1])


def _other_days(left: Value, right: Value) -> bool:
    """Both sentences give a day, and no day of one is one of the other: two happenings."""
    days = [
        [w for w in v.clause.whens if w.precision in ("day", "hour", "minute")]
        for v in (left, right)
    ]
    if not days[0] or not days[1]:
        return False
    return not any(
        a.earliest[:10] <= b.latest[:10] and b.earliest[:10] <= a.latest[:10]
        for a in days[0]
        for b in days[1]
    )


def _numbers_differ(left: Value, right: Value) -> bool:
    if min(left.number, right.number) <= 0:
        return False
    if max(left.number, right.number) > _FAR * min(left.number, right.number):
        return False
    if _in_a_list(left, right):
        return False
    for early, late in ((left, right), (right, left)):
        if _before(early.clause, late.clause):
            if late.number < early.number and _GREW.search(late.clause.text):
                return False  # it grew to less than this: it grew from something else
            if late.number > early.number and _FELL.search(late.clause.text):
                return False
    open_ended = ("at_least", "more_than")
    if (left.bound in open_ended) != (right.bound in open_ended):
        # "More than 3,000" admits 3,100; 11,000 is another state of things.
        least, other = (left, right) if left.bound in open_ended else (right, left)
        return not least.number <= other.number <= _GROWN * least.number
    whole = left.number.is_integer() and right.number.is_integer()
    if left.dimension == "duration" and left.unit != right.unit:
        low, high = sorted((left.number, right.number))
        return high > low * (1 + _LOOSE)
    if whole and max(left.number, right.number) <= 20 and left.bound == right.bound == "exact":
        return True
    (low, high), (other_low, other_high) = _bounds(left), _bounds(right)
    return high < other_low or other_high < low


def _swapped(left: Value, right: Value) -> bool:
    """ "74" and "47": the same digits in another order."""
    if left.dated:
        return False
    digits = [f"{v.number:.0f}" for v in (left, right)]
    return (
        len(digits[0]) > 1
        and sorted(digits[0]) == sorted(digits[1])
        and digits[0].rstrip("0") != digits[1].rstrip("0")
    )


def _bounds(value: Value) -> tuple[float, float]:
    number = value.number
    if value.bound in ("at_least", "more_than"):
        return number, float("inf")
    if value.bound in ("at_most", "less_than"):
        return 0.0, number
    share = _ABOUT if value.bound == "about" else _ROUNDING
    high = value.high if value.high < float("inf") else number
    return min(value.low, number * (1 - share)), max(high, number * (1 + share))


def _in_a_list(left: Value, right: Value) -> bool:
    """Both clauses give the same numbers, in another order: each has its own partner."""
    first, second = (
        sorted(q.low for q in v.clause.quantities if q.unit == v.unit) for v in (left, right)
    )
    return len(first) > 1 and first == second


def _days_differ(left: Value, right: Value) -> bool:
    # "On Thursday" here and there: which Thursday is our reading, and no contradiction.
    return fold(left.written).casefold() != fold(right.written).casefold()


def _before(early: Clause, late: Clause) -> bool:
    return bool(early.moment and late.moment and early.moment.before(late.moment))


def _strength(left: Value, right: Value) -> tuple[Strength, str]:
    for early, late in ((left.clause, right.clause), (right.clause, left.clause)):
        if not _before(early, late):
            continue
        if late.update or late.article == early.article or _LATER.search(late.full):
            return "superseded", "; the later one says that things have changed"
    said = {w for v in (left, right) for w in re.findall(r"[a-z]+", v.clause.full.casefold())}
    if said & lx.BASIS:
        return "soft", "; one of them counts in its own way"
    return "hard", ""


class _Settled:
    """Which pairs of places another method has compared already."""

    def __init__(self, conflicts: Iterable[DraftConflict]) -> None:
        self._places: dict[tuple[str, ArticleId], list[tuple[int, int, int]]] = {}
        for number, conflict in enumerate(conflicts):
            for side in conflict.sides:
                place = (side.passage.start, side.passage.end, number)
                key = (conflict.kind, side.passage.article)
                self._places.setdefault(key, []).append(place)

    def has(self, kind: str, left: Clause, right: Clause) -> bool:
        """True if a conflict of this kind stands on both sentences."""
        return bool(self._on(kind, left) & self._on(kind, right))

    def _on(self, kind: str, clause: Clause) -> set[int]:
        here = clause.sentence
        return {
            number
            for start, end, number in self._places.get((kind, clause.article), ())
            if start < here.end and here.start < end
        }


def _merged(conflicts: Sequence[DraftConflict]) -> tuple[DraftConflict, ...]:
    """One conflict for one pair of values of one matter, whoever repeats them."""
    groups: list[list[DraftConflict]] = []
    by_values: dict[tuple[object, ...], list[list[DraftConflict]]] = defaultdict(list)
    for conflict in conflicts:
        places = {side.passage for side in conflict.sides}
        key = (conflict.kind, conflict.strength, frozenset(s.value for s in conflict.sides))
        for group in by_values[key]:
            if any(places & {side.passage for side in other.sides} for other in group):
                group.append(conflict)
                break
        else:
            groups.append([conflict])
            by_values[key].append(groups[-1])
    return tuple(
        replace(group[0], sides=order(side for other in group for side in other.sides))
        for group in groups
    )


def _agreed(
    values: Sequence[Value], matched: Matched, told: Sequence[DraftClaim]
) -> list[DraftClaim]:
    """One claim for each value on which reports agree, with the clauses that give it."""
    kinds = np.array([v.kind for v in values])
    known = kinds != ""
    strangers = (kinds[:, None] != kinds[None, :]) & known[:, None] & known[None, :]
    claims = []
    for places in together((matched.sure >= AGREE) & matched.agree & ~strangers):
        members = [values[i] for i in places]
        if len({v.clause.article for v in members}) < 2:
            continue
        if not matched.agree[np.ix_(places, places)].all():
            continue
        if _told_already(members, told):
            continue
        plain = min(members, key=lambda v: (len(v.clause.text), v.clause.text, v.key))
        claims.append(
            DraftClaim(
                matter=plain.clause.text,
                value=plain.written,
                attestations=tuple(
                    attest(v.clause, plain.written) for v in sorted(members, key=lambda v: v.key)
                ),
            )
        )
    return claims


def _told_already(members: Sequence[Value], told: Sequence[DraftClaim]) -> bool:
    """A claim of another method stands on all these places: it names its matter better."""
    for claim in told:
        places = [a.passage for a in claim.attestations]
        if all(
            any(p.article == v.clause.article and p.span.meets(v.clause.span) for p in places)
            for v in members
        ):
            return True
    return False
