"""Which values of one dimension contradict each other, if they answer one question.

Everything is asked of all pairs at once: what a value or its clause has is read once for each
value, and the pairs are matrices of shape (n, n) over values in a fixed order.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.claims import lexicon as lx
from variorum.claims.clauses import Clause
from variorum.claims.contrasts import contrasted
from variorum.claims.matter import Matrix
from variorum.claims.roles import parts_differ, role_of
from variorum.claims.value_groups import told_before
from variorum.claims.values import Value
from variorum.text import fold
from variorum.text.of_a_story import kept_for_a_story

Flags = NDArray[np.bool_]

_SETTLED_CLASSES = frozenset(counted.name for counted in lx.PEOPLE_CLASSES)
# Written numbers within this share of each other differ by rounding alone.
_ROUNDING = 0.04
# Lengths of time in two units ("two months", "eight weeks") are told loosely.
_LOOSE = 0.15
_ABOUT = 0.08
_ROUNDED = 0.15
_GROWN = 1.5
_FAR = 30.0
_LATER = re.compile(
    r"\b(?:now|since|so far|by then|as it had said before|previously|no longer|meanwhile"
    r"|wid?en(?:s|ed)?|extend(?:s|ed)?|revis\w+|rais(?:es|ed)|ris(?:es|en)|rose|climbed|grew|grown"
    r"|swollen|(?:pass(?:es|ed)|reach(?:es|ed)) \S*\d\S*|fell to|fallen to|dropp?\w* to"
    r"|correct(?:s|ed|ion)|updat\w*|delayed|postponed|brought forward|rather than|instead of"
    r"|(?:put|pushed|moved) (?:back|forward)|(?:moved|shifted) to|rescheduled|and not (?:at|on)"
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


def swapped(values: Sequence[Value]) -> Flags:
    """ "74" and "47": the same digits in another order."""
    if values[0].dated:
        return np.zeros((len(values),) * 2, dtype=bool)
    digits = [f"{v.number:.0f}" for v in values]
    many: Flags = np.array([len(d) > 1 for d in digits])
    same: Flags = equal([tuple(sorted(d)) for d in digits]) & many[:, None]
    return same & ~equal([d.rstrip("0") for d in digits])


def contradicting(values: Sequence[Value]) -> Flags:
    """The pairs that cannot both be right of one matter; symmetric, of shape (n, n).

    To be asked of pairs that do not give the same.
    """
    differ = _days_differ(values) if values[0].dated else _numbers_differ(values)
    return differ & ~_apart(values)


def superseded(values: Sequence[Value]) -> Flags:
    """The pairs of which the later one says that things have changed."""
    later = np.array([v.clause.update or bool(_LATER.search(v.clause.full)) for v in values])
    one = equal([v.clause.article for v in values])
    replaced: Flags = told_before(values) & (one | later[None, :])
    return replaced | replaced.T


def loosely_based(values: Sequence[Value]) -> Flags:
    """The pairs of which one counts in a way of its own."""
    own: Flags = np.array([_own_basis(v.clause.full) for v in values])
    return own[:, None] | own[None, :]


@kept_for_a_story(4096)
def _own_basis(sentence: str) -> bool:
    return not lx.BASIS.isdisjoint(re.findall(r"[a-z]+", sentence.casefold()))


def equal(marks: Sequence[Hashable]) -> Flags:
    """Which pairs bear one mark, of shape (n, n)."""
    kinds: dict[Hashable, int] = {}
    at = np.array([kinds.setdefault(mark, len(kinds)) for mark in marks])
    equal: Flags = at[:, None] == at[None, :]
    return equal


def _apart(values: Sequence[Value]) -> Flags:
    """Things that cannot be one matter, however alike they are told."""
    kinds = [v.kind for v in values]
    known = np.array([bool(k) for k in kinds])
    same_kind = equal(kinds)
    # The dead and the hurt are weighed by their class, which knows how such counts grow.
    settled = np.array([k.split("/")[0] in _SETTLED_CLASSES for k in kinds])
    apart: Flags = known[:, None] & known[None, :] & ~same_kind
    apart |= same_kind & settled[:, None]
    apart |= ~equal([_QUARTERS.intersection(v.clause.words) for v in values])
    apart |= contrasted([frozenset(v.clause.words) for v in values])
    if values[0].dated:
        return (
            apart | other_days([v.clause for v in values])
            if values[0].dimension == "clock"
            else apart
        )
    roles = [role_of(v.clause, v.span, v.dimension) for v in values]
    apart |= parts_differ(roles) & ~(same_kind & known[:, None])
    return apart | other_days([v.clause for v in values])


def other_days(clauses: Sequence[Clause]) -> Flags:
    """Both sentences give a day, and no day of one is one of the other: two happenings."""
    given = [
        tuple(
            sorted(
                {
                    (w.earliest[:10], w.latest[:10])
                    for w in clause.whens
                    if w.precision in ("day", "hour", "minute")
                }
            )
        )
        for clause in clauses
    ]
    distinct = sorted(set(given))
    table = np.zeros((len(distinct),) * 2, dtype=bool)
    for i, left in enumerate(distinct):
        for j, right in enumerate(distinct[:i]):
            table[i, j] = table[j, i] = (
                bool(left)
                and bool(right)
                and not any(a[0] <= b[1] and b[0] <= a[1] for a in left for b in right)
            )
    at = {days: i for i, days in enumerate(distinct)}
    rows = np.array([at[days] for days in given])
    other: Flags = table[np.ix_(rows, rows)]
    return other


def _numbers_differ(values: Sequence[Value]) -> Flags:
    number = np.array([v.number for v in values])
    least, most = np.minimum.outer(number, number), np.maximum.outer(number, number)
    before = told_before(values)
    # It grew to less than this: it grew from something else.
    grew = np.array([bool(_GREW.search(v.clause.text)) for v in values])
    fell = np.array([bool(_FELL.search(v.clause.text)) for v in values])
    less: Flags = number[None, :] < number[:, None]
    turned: Flags = before & ((less & grew[None, :]) | (less.T & fell[None, :]))
    possible: Flags = (
        (least > 0) & (most <= _FAR * least) & ~_in_a_list(values) & ~(turned | turned.T)
    )
    return possible & _values_differ(values, number, least, most)


def _values_differ(values: Sequence[Value], number: Matrix, least: Matrix, most: Matrix) -> Flags:
    low, high = (np.array(ends) for ends in zip(*map(_bounds, values), strict=True))
    clear: Flags = high[:, None] < low[None, :]
    differ = clear | clear.T
    exact = np.array([v.bound == "exact" for v in values])
    small = np.array([v.number.is_integer() for v in values]) & (number <= 20) & exact
    differ |= small[:, None] & small[None, :]
    if values[0].dimension in ("length", "mass"):
        # Two miles are told for anything from two and a half to four kilometres.
        whole = np.array([_rounded(v) for v in values])
        loose = whole[:, None] + whole[None, :]
        differ &= equal([v.unit for v in values]) | (most > least * (1 + loose))
    if values[0].dimension == "duration":
        differ = np.where(equal([v.unit for v in values]), differ, most > least * (1 + _LOOSE))
    # "More than 3,000" admits 3,100; 11,000 is another state of things.
    open_ended = np.array([v.bound in ("at_least", "more_than") for v in values])
    floor = np.where(open_ended[:, None], number[:, None], number[None, :])
    other = np.where(open_ended[:, None], number[None, :], number[:, None])
    admitted = (floor <= other) & (other <= _GROWN * floor)
    result: Flags = np.where(open_ended[:, None] ^ open_ended[None, :], ~admitted, differ)
    return result


def _bounds(value: Value) -> tuple[float, float]:
    number = value.number
    if value.bound in ("at_least", "more_than"):
        return number, float("inf")
    if value.bound in ("at_most", "less_than"):
        return 0.0, number
    share = _ABOUT if value.bound == "about" else _ROUNDING
    high = value.high if value.high < float("inf") else number
    return min(value.low, number * (1 - share)), max(high, number * (1 + share))


def _rounded(value: Value) -> float:
    """Half a unit of the last digit that is no nought, as a share of the number; 0.15 at most."""
    written = re.sub(r"\D", "", value.written.split(".")[-1]).lstrip("0")
    if "." in value.written or len(written.rstrip("0")) > 1:
        return _ROUNDING
    first = int(written[0]) if written else 3
    return min(0.5 / first, _ROUNDED)


def _in_a_list(values: Sequence[Value]) -> Flags:
    """Both clauses give the same numbers, in another order: each has its own partner."""
    listed = [tuple(sorted(q.low for q in v.clause.quantities if q.unit == v.unit)) for v in values]
    several: Flags = np.array([len(numbers) > 1 for numbers in listed])
    return equal(listed) & several[:, None]


def _days_differ(values: Sequence[Value]) -> Flags:
    # "On Thursday" here and there: which Thursday is our reading, and no contradiction.
    return ~equal([fold(v.written).casefold() for v in values])
