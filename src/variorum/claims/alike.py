"""Clauses that are alike but for their number or date, whatever they are about.

The other methods know classes of things: the dead, the jobs cut, a term of office. This one
knows none. Two clauses of different reports are set beside each other when they mean the
same with their numbers and dates taken out, and count the same sort of thing; then the
numbers or dates themselves are compared. What another method has settled is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import combinations

from variorum.claims import lexicon as lx
from variorum.claims.clauses import Clause, Report
from variorum.claims.figures import Figure
from variorum.claims.ledger import DraftConflict, Finding, attest, order
from variorum.claims.numerals import Number, numbers_of
from variorum.model import ArticleId, Span, When
from variorum.model.claim import ConflictKind, Strength
from variorum.text import FUNCTION_WORDS, Likeness, fold, stem

# Least likeness of two clauses with their figures taken out. On 27 pairs from invented
# stories of ours (17 on one matter, 10 not) the MiniLM encoder gave the strangers at most
# 0.58, and 14 of the 17 more than 0.62.
_SAME_MATTER = 0.62
_SAME_DATED_MATTER = 0.66
_SAME_NOUN = 0.5
# Digits that are merely swapped vouch for the matter where the clauses are less alike.
_SWAPPED = 0.25
# Written numbers within this share of each other differ by rounding alone.
_ROUNDING = 0.04
_ABOUT = 0.08
_GROWN = 1.5
_MOST_CLAUSES = 3000

_PEOPLE = frozenset(
    """person people man woman child worker employee member resident customer visitor passenger
    patient victim student pupil fan spectator protester supporter soldier officer user voter
    lawmaker islander candidate applicant miner villager
    prisoner tourist guest staff other""".split()
)
_SPEECH = frozenset(
    """said says say told tell tells added announced reported wrote writes according reports
    confirmed denied declined asked""".split()
)
_LATER = re.compile(
    r"\b(?:now|since|so far|by then|as it had said before|previously|no longer|meanwhile"
    r"|wid?en(?:s|ed)?|extend(?:s|ed)?|revis\w+|rais(?:es|ed)|ris(?:es|en)|rose|climbed|grew|grown"
    r"|swollen|(?:pass(?:es|ed)|reach(?:es|ed)) \S*\d\S*|fell to|fallen to|dropp?\w* to"
    r"|correct(?:s|ed|ion)|updat\w*|delayed|postponed|brought forward|not \S{0,3}\d[\d,.]*)\b",
    re.I,
)
# "Four of them": a part of what was counted before.
_PART = re.compile(
    r"\s+of\s+(?:them|whom|which|those|these|the\s+(?:dead|injured|victims))\b", re.I
)
_TIMES = re.compile(r"\s+times\b", re.I)
_GREW = re.compile(
    r"\b(?:wid?en(?:s|ed)?|extend(?:s|ed)?|rais(?:es|ed)|ris(?:es|en)|rose|climbed|grew|grown|swollen"
    r"|pass(?:es|ed))\b",
    re.I,
)
_FELL = re.compile(r"\b(?:fell|fallen|dropp?\w*|lower(?:s|ed))\b", re.I)
_DERIVED = (
    "ature atur ation ition ator ment ance ence ship ness ing ion ist ant ent er or ee al iv e s"
).split()


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """A word's stem without the ending that makes a noun of a verb ("visitor", "visit")."""
    found = stem(word)
    if found.endswith("aint"):
        return found[:-1]
    for ending in _DERIVED:
        if found.endswith(ending) and len(found) - len(ending) >= 4:
            return found[: -len(ending)]
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """A clause as it reads without its figures."""

    clause: Clause
    masked: str
    roots: frozenset[str]
    numbers: tuple[Number, ...]
    whens: tuple[When, ...]


def weigh_alike(
    reports: Sequence[Report],
    likeness: Likeness,
    figures: Iterable[Figure],
    settled: Iterable[DraftConflict],
) -> Finding:
    """Set clauses of one matter beside each other and compare their numbers and dates.

    Args:
        reports: The reports of one story.
        likeness: How alike two clauses are in meaning.
        figures: What the classes know; the dead and the injured are left to them.
        settled: Conflicts that other methods found; their sentences are left to them.

    Cost: one likeness matrix over the clauses that hold a figure.
    """
    people = {counted.name for counted in lx.PEOPLE_CLASSES}
    known = {(f.clause.article, f.number.span) for f in figures if f.kind in people}
    told = [t for report in reports for t in _told(report, known)][:_MOST_CLAUSES]
    if len(told) < 2:
        return Finding()
    texts = sorted({t.masked for t in told})
    at = {text: index for index, text in enumerate(texts)}
    table = likeness(texts, texts)
    names = _names(reports)
    done = _Settled(settled)
    found: list[DraftConflict] = []
    for left, right in combinations(sorted(told, key=lambda t: t.clause.key), 2):
        if left.clause.article == right.clause.article:
            continue
        alike = float(table[at[left.masked], at[right.masked]])
        if alike < _SAME_MATTER:
            if alike >= _SWAPPED:
                found.extend(_swapped(left, right, likeness, done))
            continue
        shared = left.roots & right.roots
        if not shared - names or _strangers(left.clause, right.clause):
            continue
        found.extend(_numbers(left, right, likeness, done))
        revising = _REVISING.search(left.clause.text) or _REVISING.search(right.clause.text)
        if alike >= _SAME_DATED_MATTER and not revising:
            found.extend(_dates(left, right, done))
    return Finding(conflicts=_merged(found))


_REVISING = re.compile(r"\b(?:rose|risen|raised|corrected|revised|lowered|climbed)\b", re.I)
_QUARTERS = frozenset(
    """north south east west northern southern eastern western north-east north-west south-east
    south-west""".split()
)


def _strangers(left: Clause, right: Clause) -> bool:
    """The clauses tell of two parts of a country, or one of them of a named other year."""
    quarters = [_QUARTERS & set(c.words) for c in (left, right)]
    if quarters[0] != quarters[1]:
        return True
    years = [
        {w.earliest[:4] for w in c.whens if w.precision == "year" and not w.anchored}
        for c in (left, right)
    ]
    return bool(years[0]) != bool(years[1])


def _merged(conflicts: Sequence[DraftConflict]) -> tuple[DraftConflict, ...]:
    """One conflict for one pair of values of one matter, whoever repeats them."""
    groups: list[list[DraftConflict]] = []
    for conflict in conflicts:
        places = {side.passage for side in conflict.sides}
        for group in groups:
            first = group[0]
            if (first.kind, first.strength) == (conflict.kind, conflict.strength) and (
                {side.value for side in first.sides} == {side.value for side in conflict.sides}
                and any(places & {side.passage for side in other.sides} for other in group)
            ):
                group.append(conflict)
                break
        else:
            groups.append([conflict])
    return tuple(
        replace(group[0], sides=order(side for other in group for side in other.sides))
        for group in groups
    )


def _told(report: Report, known: Container[tuple[ArticleId, Span]]) -> Iterator[_Told]:
    for clause in report.clauses:
        if clause.withdrawn or clause.language not in ("en", "und") or len(clause.tokens) < 3:
            continue
        numbers = tuple(
            n
            for n in numbers_of(clause)
            if not n.old
            and (clause.article, n.span) not in known
            and not lx.VAGUE & set(_written(clause, n))
            and not _is_label(clause, n)
            and not _TIMES.match(clause.text, n.span.end - clause.span.start)
            and not _PART.match(clause.text, n.span.end - clause.span.start)
            and not any(q.part and q.span.meets(n.span) for q in clause.quantities)
        )
        whens = tuple(w for w in clause.whens if not _of_speech(clause, w))
        if not numbers and not whens:
            continue
        spans = [n.span for n in numbers] + [w.span for w in clause.whens]
        masked = _masked(clause, spans)
        roots = frozenset(
            root(token.norm)
            for token in clause.tokens
            if token.norm not in FUNCTION_WORDS
            and token.norm not in _SPEECH
            and not any(span.start <= token.start < span.end for span in spans)
        )
        yield _Told(clause, masked, roots, numbers, whens)


def _is_label(clause: Clause, number: Number) -> bool:
    """ "Lift two", "platform 9": the name of one thing and no count."""
    before = [t.norm for t in clause.tokens if t.end <= number.span.start]
    return bool(before) and before[-1] in _LABELLED


_LABELLED = frozenset(
    """pump line gate room page unit platform number no section phase flight highway route article
    chapter lane gallery reactor block building tower hall terminal bus tram train car track shaft
    pier bridge class grade level zone ward court act part step plan case day week round game lot
    engine""".split()
)


def _written(clause: Clause, number: Number) -> list[str]:
    return [t.norm for t in clause.tokens if number.span.meets(Span(t.start, t.end))]


def _masked(clause: Clause, spans: Iterable[Span]) -> str:
    text, at = clause.text, clause.span.start
    out: list[str] = []
    position = 0
    for span in sorted(spans):
        start, end = span.start - at, span.end - at
        if start < position or end > len(text):
            continue
        out.append(text[position:start])
        out.append("#")
        position = end
    out.append(text[position:])
    return " ".join(fold("".join(out)).replace('"', "").split())


def _of_speech(clause: Clause, when: When) -> bool:
    """ "..., the ministry said on Friday": that dates the saying and not the matter."""
    before = [t.norm for t in clause.tokens if t.end <= when.span.start][-4:]
    after = [t.norm for t in clause.tokens if t.start >= when.span.end][:2]
    return bool(_SPEECH & {*before, *after})


def _names(reports: Sequence[Report]) -> frozenset[str]:
    """The roots of all names: two clauses about one person are not yet about one matter."""
    return frozenset(
        root(word.casefold())
        for report in reports
        for mention in report.analysis.mentions
        for word in re.findall(r"\w+", mention.name)
    )


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


def _numbers(
    left: _Told, right: _Told, likeness: Likeness, done: _Settled
) -> Iterator[DraftConflict]:
    pairs = (
        list(zip(left.numbers, right.numbers, strict=True))
        if len(left.numbers) == len(right.numbers)
        else [(a, b) for a in left.numbers for b in right.numbers]
    )
    if not pairs or done.has("number", left.clause, right.clause):
        return
    if sorted(n.value for n in left.numbers) == sorted(n.value for n in right.numbers):
        return  # one list in another order
    comparable = [(a, b) for a, b in pairs if _count_alike(left, a, right, b, likeness)]
    if len(left.numbers) == len(right.numbers) and len(comparable) < len(pairs):
        return  # lists of different things
    differing = [(a, b) for a, b in comparable if _differ(a, b)]
    if not differing or (len(left.numbers) != len(right.numbers) and len(differing) > 1):
        return
    a, b = differing[0]
    for early, first, late, second in ((left, a, right, b), (right, b, left, a)):
        if early.clause.moment and late.clause.moment:
            ordered = early.clause.moment.before(late.clause.moment)
            text = late.clause.text
            if ordered and second.value < first.value and _GREW.search(text):
                return  # it grew to less than this: it grew from something else
            if ordered and second.value > first.value and _FELL.search(text):
                return
    yield _conflict(left, a.span, right, b.span, "number")


def _swapped(
    left: _Told, right: _Told, likeness: Likeness, done: _Settled
) -> Iterator[DraftConflict]:
    """ "74 crates" and "47 crates": the same digits in another order, the same sort of thing."""
    for a in left.numbers:
        for b in right.numbers:
            digits = [f"{n.value:.0f}" for n in (a, b)]
            if any(n.value == a.value for n in right.numbers):
                continue
            if a.value == b.value or len(digits[0]) < 2 or sorted(digits[0]) != sorted(digits[1]):
                continue
            if digits[0].rstrip("0") == digits[1].rstrip("0") or a.unit != b.unit:
                continue
            if not (a.noun and b.noun) and not a.unit:
                continue
            if done.has("number", left.clause, right.clause):
                continue
            if root(a.noun) == root(b.noun) or _count_alike(left, a, right, b, likeness):
                yield _conflict(left, a.span, right, b.span, "number")
                return


def _count_alike(left: _Told, a: Number, right: _Told, b: Number, likeness: Likeness) -> bool:
    if a.unit != b.unit or (a.out_of is None) != (b.out_of is None):
        return False
    if min(a.value, b.value) <= 0 or max(a.value, b.value) / min(a.value, b.value) > 30:
        return False
    if a.unit:
        return True
    if not a.noun or not b.noun:
        return bool(a.noun or b.noun) and (
            root(a.noun or b.noun) in (left.roots if b.noun else right.roots)
        )
    if root(a.noun) == root(b.noun):
        return True
    if root(a.noun) in right.roots or root(b.noun) in left.roots:
        return True
    if a.noun in _PEOPLE and b.noun in _PEOPLE:
        return bool((left.roots & right.roots) - {root(a.noun), root(b.noun)})
    return float(likeness([a.noun], [b.noun])[0, 0]) >= _SAME_NOUN


def _bounds(number: Number) -> tuple[float, float]:
    value = number.value
    if number.bound in ("at_least", "more_than"):
        return value, float("inf")
    if number.bound in ("at_most", "less_than"):
        return 0.0, value
    share = _ABOUT if number.bound == "about" else _ROUNDING
    return min(number.low, value * (1 - share)), max(
        number.high if number.high < float("inf") else value, value * (1 + share)
    )


def _differ(a: Number, b: Number) -> bool:
    if a.value == b.value:
        return False
    open_ended = ("at_least", "more_than")
    if (a.bound in open_ended) != (b.bound in open_ended):
        # "More than 3,000" admits 3,100; 11,000 is another state of things.
        least, other = (a, b) if a.bound in open_ended else (b, a)
        return not least.value <= other.value <= _GROWN * least.value
    small = max(a.value, b.value) <= 20 and a.bound == b.bound == "exact"
    if small:
        return True
    (low_a, high_a), (low_b, high_b) = _bounds(a), _bounds(b)
    return high_a < low_b or high_b < low_a


def _dates(left: _Told, right: _Told, done: _Settled) -> Iterator[DraftConflict]:
    if len(left.whens) != len(right.whens) or not 1 <= len(left.whens) <= 2:
        return
    if done.has("date", left.clause, right.clause):
        return
    for a, b in zip(left.whens, right.whens, strict=True):
        if a.precision != b.precision or a.precision in ("hour", "minute"):
            return
        # "On Thursday" here and there: which Thursday is our reading, and no contradiction.
        if _value(left.clause, a.span).casefold() == _value(right.clause, b.span).casefold():
            return
        apart = b.latest <= a.earliest or a.latest <= b.earliest
        # Of two stretches of time, one end is enough.
        if apart or (
            _stretch(a) and _stretch(b) and (a.earliest, a.latest) != (b.earliest, b.latest)
        ):
            yield _conflict(left, a.span, right, b.span, "date")
            return


def _stretch(when: When) -> bool:
    """True for "from March to May": longer than the unit it is told in."""
    days = (datetime.fromisoformat(when.latest) - datetime.fromisoformat(when.earliest)).days
    return days > {"year": 367, "month": 32, "day": 1}.get(when.precision, 0)


def _conflict(
    left: _Told, at_left: Span, right: _Told, at_right: Span, kind: ConflictKind
) -> DraftConflict:
    first, second = _value(left.clause, at_left), _value(right.clause, at_right)
    strength, reason = _strength(left.clause, right.clause)
    matter = " ".join(min((left.masked, right.masked), key=lambda m: (len(m), m)).split())
    matter = matter.replace("#", "…").rstrip(" .")
    return DraftConflict(
        matter=f"“{matter if len(matter) <= 90 else matter[:89].rsplit(' ', 1)[0] + ' …'}”",
        kind=kind,
        strength=strength,
        sides=(attest(left.clause, first), attest(right.clause, second)),
        why=f"One report has “{first}” where another has “{second}”{reason}.",
    )


def _value(clause: Clause, span: Span) -> str:
    start = span.start - clause.span.start
    return clause.text[start : start + len(span)]


def _strength(left: Clause, right: Clause) -> tuple[Strength, str]:
    for early, late in ((left, right), (right, left)):
        ordered = early.moment and late.moment and early.moment.before(late.moment)
        if ordered and (late.update or _LATER.search(late.text)):
            return "superseded", "; the later one says that things have changed"
    words = {w for clause in (left, right) for w in re.findall(r"[a-z]+", clause.full.casefold())}
    if words & lx.BASIS:
        return "soft", "; one of them counts in its own way"
    return "hard", ""
