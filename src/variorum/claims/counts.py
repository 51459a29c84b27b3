"""Figures set beside each other: who agrees, who contradicts, who was merely earlier.

The rule in one paragraph. Figures of one class and part form groups by value. Two groups of
a fixed fact contradict each other. A growing figure (the dead) contradicts only downwards
or at one time: a later higher figure supersedes, and so does a later lower one where its
report says that the figure was revised. "At least 14" admits 15. One unit of rounding is
agreement. A figure that counts by another rule ("counting agency staff") differs softly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import combinations

from variorum.claims.clauses import Moment
from variorum.claims.figures import Figure
from variorum.claims.ledger import DraftClaim, DraftConflict, Finding, attest
from variorum.model.claim import Strength

_LEAST = ("at_least", "more_than")
# "about 40" stands for anything within a tenth of it; a share in whole per cent is good to
# half a point.
_ABOUT = 0.1
_ROUNDING = 0.5
# A toll half as high again as what another report of the day gives is no mere later count.
_FAR = 1.5

Group = tuple[float, tuple[Figure, ...]]


def compare_figures(figures: Iterable[Figure]) -> Finding:
    """Group figures by what they count and compare the groups.

    Cost: within one key, quadratic in the distinct values, linear in the figures.
    """
    by_key: dict[tuple[str, str], list[Figure]] = {}
    every = _name_costs(sorted(figures, key=lambda f: (f.clause.key, f.number.span)))
    for figure in every:
        by_key.setdefault(figure.key, []).append(figure)
    claims: list[DraftClaim] = []
    conflicts: list[DraftConflict] = []
    for key in sorted(by_key):
        groups = _groups(_without_rough(_one_of_each(by_key[key])))
        for value, members in groups:
            said = [f for f in members if not (f.number.old or f.clause.withdrawn)]
            if said:
                claims.append(
                    DraftClaim(
                        matter=_matter(said[0]),
                        value=_show(value, said[0]),
                        attestations=tuple(attest(f.clause, _own(f)) for f in said),
                        single=said[0].known and not key[1],
                    )
                )
        conflicts.extend(_compare(groups, every))
    conflicts.extend(_parts_above_the_whole(every))
    return Finding(tuple(claims), tuple(conflicts))


def _one_of_each(figures: Sequence[Figure]) -> list[Figure]:
    """Of several values that one report gives at one time, those that others give or the first.

    "Corlund has 86 cases … at the wedding he infected seven": a report knows them apart. Only of
    classes whose figures may be of many places; whoever died is counted once.
    """
    if not figures or figures[0].kind not in _OF_A_PLACE or figures[0].part:
        return list(figures)
    told: dict[tuple[str, Moment | None], list[Figure]] = {}
    for figure in figures:
        told.setdefault((figure.clause.article, figure.clause.moment), []).append(figure)
    kept = []
    for (article, _), members in told.items():
        plain = [f for f in members if not (f.number.old or f.number.new or f.clause.withdrawn)]
        if len({f.number.value for f in plain}) < 2:
            kept += members
            continue
        elsewhere = {f.number.value for f in figures if f.clause.article != article}
        first = min(plain, key=lambda f: (not f.clause.title, f.clause.span.start)).number.value
        wanted = {f.number.value for f in plain} & elsewhere or {first}
        kept += [f for f in members if f not in plain or f.number.value in wanted]
    return kept


def _parts_above_the_whole(every: Sequence[Figure]) -> list[DraftConflict]:
    """ "At least 60 miners died" where all others count nine dead: a part exceeds its whole.

    Two other reports at least must count the whole, none of them near the part, and one of
    them at the same time or later, so that the toll did not merely fall behind.
    """
    found = []
    for kind in sorted({f.kind for f in every if f.kind in _DANGER}):
        own = [f for f in every if f.kind == kind and not f.number.old and not f.clause.withdrawn]
        whole = [f for f in own if not f.part and f.number.value > 0]
        parts = [f for f in own if f.part and f.number.bound in ("exact", *_LEAST)]
        if not whole:
            continue
        most = max(f.number.value for f in whole)
        for article in sorted({f.clause.article for f in parts}):
            high = [
                f for f in parts if f.clause.article == article and f.number.value >= _FAR * most
            ]
            others = {f.clause.article for f in whole} - {article}
            against = [f for f in whole if any(not _before(f, h) for h in high)]
            mixed = any(f.clause.article == article for f in whole)
            if not high or mixed or not against or len(others) < 2:
                continue
            told = whole[0].told
            found.append(
                DraftConflict(
                    told,
                    "number",
                    "hard",
                    tuple(attest(f.clause, _own(f)) for f in (*high, *against)),
                    f"{told}: {_own(high[0])} of one sort against {_show(most, whole[0])} in all",
                )
            )
    return found


def _name_costs(figures: list[Figure]) -> list[Figure]:
    """ "It cost …" counts for the one thing whose cost the story names."""
    parts = {f.part for f in figures if f.kind.startswith("cost in") and f.part}
    if len(parts) != 1:
        return figures
    (part,) = parts
    named = [f.number.value for f in figures if f.kind.startswith("cost in") and f.part]

    def same(figure: Figure) -> bool:
        value = figure.number.value
        return any(value and 1 / 5 <= value / other <= 5 for other in named if other)

    return [
        replace(f, part=part) if f.kind.startswith("cost in") and not f.part and same(f) else f
        for f in figures
    ]


def _matter(figure: Figure) -> str:
    return f"{figure.told} ({figure.part})" if figure.part else figure.told


def _show(value: float, figure: Figure) -> str:
    number = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")
    return f"{number} percent" if figure.number.unit == "percent" else number


def _without_rough(figures: Sequence[Figure]) -> list[Figure]:
    """Leave out "more than 100" of a report that says 104 itself."""
    exact = {(f.clause.article, f.number.value) for f in figures if f.number.bound == "exact"}
    return [
        f
        for f in figures
        if f.number.bound not in (*_LEAST, "about")
        or not any(
            article == f.clause.article and f.number.value < value <= 1.25 * f.number.value
            for article, value in exact
        )
    ]


def _own(figure: Figure) -> str:
    return _show(figure.number.value, figure)


def _groups(figures: Sequence[Figure]) -> list[Group]:
    """Figures of one value; a rounded or rough one joins the exact one it stands for."""
    by_value: dict[float, list[Figure]] = {}
    for figure in figures:
        by_value.setdefault(round(figure.number.value, 3), []).append(figure)
    values = sorted(by_value, key=lambda v: (-len(by_value[v]), v))
    kept: dict[float, list[Figure]] = {}
    for value in values:
        near = [v for v in kept if _rounds(v, kept[v], value, by_value[value])]
        home = min(near, key=lambda v: (abs(v - value), v)) if near else value
        kept.setdefault(home, []).extend(by_value[value])
    return [
        (value, tuple(sorted(members, key=lambda f: (f.clause.key, f.number.span))))
        for value, members in sorted(kept.items())
    ]


def _rounds(a: float, left: Sequence[Figure], b: float, right: Sequence[Figure]) -> bool:
    percent = left[0].number.unit == "percent"
    rough = {"about", "fraction"}
    if percent:
        bounds = {f.number.bound for f in (*left, *right)}
        return abs(a - b) <= _ROUNDING and bool(bounds & rough)
    if not any(f.number.bound == "about" for f in (*left, *right)):
        return False
    left_rough = all(f.number.bound == "about" for f in left)
    right_rough = all(f.number.bound == "about" for f in right)
    if left_rough and right_rough:
        return abs(a - b) <= _ABOUT / 2 * max(a, b) and _round_number(min(a, b)) != min(a, b)
    return abs(a - b) <= _ABOUT * max(a, b) / 2


def _round_number(value: float) -> float:
    return round(value, -2) if value >= 100 else round(value, -1)


def _compare(groups: Sequence[Group], every: Sequence[Figure]) -> list[DraftConflict]:
    if len(groups) > 40:  # a list of readings, not a disputed figure
        return []
    pairs = list(combinations(groups, 2))
    first = [(*pair, _relation(*pair, groups, every)) for pair in pairs]
    refuted = {right[0] for left, right, verdict in first if verdict and _refutes(verdict[0], left)}
    # What was never borne out stands between no two figures that follow each other.
    borne = [group for group in groups if group[0] not in refuted]
    judged = [
        (left, right, *verdict)
        for left, right, before in first
        if (verdict := before or _relation(left, right, borne, every))
    ]
    found = []
    replaced: list[tuple[Group, Group, str]] = []
    for left, right, strength, why in judged:
        # A figure that was never borne out replaces nothing and is replaced by nothing: it
        # stands against the figure that held when it was told.
        corrected = _corrected(right, left) or _corrected(left, right)
        if strength == "superseded" and right[0] in refuted and not corrected:
            if left[0] == 0 or not _held_before(left, right, groups):
                continue
            strength = "hard"
            why = f"{_matter(left[1][0])}: {_told(left, right)}; no later report bears the higher"
        if strength == "superseded":
            replaced.append((left, right, why))
            if corrected and not (left[1][0].grows or left[1][0].shrinks):
                found += _besides_the_correction(left, right)
        else:
            found.append(_conflict(left, right, strength, why))
    found += _followed(replaced)
    met = {(left[0], right[0]) for left, right, _, _ in judged}
    for right in groups:
        if right[0] in refuted:
            # Against the highest that another report gave on the same day.
            same_day = [
                g
                for g in groups
                if g[0] < right[0] and (g[0], right[0]) not in met and _same_time(g, right)
            ]
            if same_day and not any(
                (g[0], right[0]) in met and _same_time(g, right) for g in groups if g[0] < right[0]
            ):
                left = same_day[-1]
                why = f"{_matter(left[1][0])}: {_told(left, right)}; no report bears the higher"
                found.append(_conflict(left, right, "hard", why))
    return found


def _refutes(strength: Strength, lower: Group) -> bool:
    return strength == "hard" and lower[1][0].grows


def _followed(replaced: Sequence[tuple[Group, Group, str]]) -> list[DraftConflict]:
    """One conflict for each run of values that follow each other: 4, then 8, then 9."""
    runs: list[list[tuple[Group, Group, str]]] = []
    for link in replaced:
        values = {link[0][0], link[1][0]}
        met = [run for run in runs if any(values & {a[0], b[0]} for a, b, _ in run)]
        runs = [run for run in runs if run not in met] + [[*(x for run in met for x in run), link]]
    found = []
    for run in runs:
        if len(run) == 1:
            found.append(_conflict(*run[0][:2], "superseded", run[0][2]))
            continue
        groups = {group[0]: group for a, b, _ in run for group in (a, b)}
        # In the order in which they were first told, where that is known.
        told = sorted(groups.values(), key=lambda g: (_first_told(g), g[0]))
        order = ", then ".join(_show(value, members[0]) for value, members in told)
        sides = tuple(attest(f.clause, _own(f)) for _, members in told for f in members)
        matter = _matter(told[0][1][0])
        why = f"{matter}: {order}; later reports replace earlier ones"
        found.append(DraftConflict(matter, "number", "superseded", sides, why))
    return found


def _besides_the_correction(left: Group, right: Group) -> list[DraftConflict]:
    """Two reports gave two values of a fixed fact, whatever a third corrects."""
    old = {f.clause.article for g in (left, right) for f in g[1] if _taken_back(f)}
    kept = [
        (value, tuple(f for f in members if f.clause.article not in old))
        for value, members in (left, right)
    ]
    if not (kept[0][1] and kept[1][1]):
        return []
    verdict = _fixed(kept[0], kept[1], _matter(left[1][0]))
    return [_conflict(kept[0], kept[1], *verdict)] if verdict else []


def _taken_back(figure: Figure) -> bool:
    return figure.number.old or figure.clause.withdrawn


def _first_told(group: Group) -> datetime:
    moments = [w.earliest for f in group[1] if (w := _when(f)) is not None]
    return min(moments, default=datetime.max)  # noqa: DTZ901 - moments have no zone


def _conflict(left: Group, right: Group, strength: Strength, why: str) -> DraftConflict:
    sides = tuple(attest(f.clause, _own(f)) for _, members in (left, right) for f in members)
    return DraftConflict(_matter(left[1][0]), "number", strength, sides, why)


def _same_time(left: Group, right: Group) -> bool:
    """Some pair of figures lies within one stretch of time, both of them timed."""
    return any(
        _when(a) is not None and _when(b) is not None and not _before(a, b) and not _before(b, a)
        for a in left[1]
        for b in right[1]
    )


def _told(left: Group, right: Group) -> str:
    return f"{_show(left[0], left[1][0])} against {_show(right[0], right[1][0])}"


def _relation(
    left: Group, right: Group, groups: Sequence[Group], every: Sequence[Figure]
) -> tuple[Strength, str] | None:
    sample = left[1][0]
    what = _matter(sample)
    pairs = [(a, b) for a in left[1] for b in right[1]]
    if sample.kind in _OF_A_PLACE and all(_elsewhere(a, b) for a, b in pairs):
        return None
    if all(
        a.clause.article == b.clause.article and a.clause.sentence == b.clause.sentence
        for a, b in pairs
    ) and not any(a.number.old or b.number.old for a, b in pairs):
        return None
    if _corrected(left, right) or _corrected(right, left):
        return "superseded", f"{what}: {_told(left, right)}; the report itself corrects the figure"
    if any(all(f.clause.withdrawn for f in side[1]) for side in (left, right)):
        return None  # what a paper took back stands against its own correction only
    changes = sample.grows or sample.shrinks
    if not changes or _swapped(left[0], right[0]):
        return _fixed(left, right, what)
    return _changing(left, right, groups, every, what)


_DANGER = frozenset({"dead", "missing", "trapped"})
_OF_A_PLACE = frozenset({"rescued", "arrested", "evacuated", "crowd", "ill", "on strike"})


def _elsewhere(a: Figure, b: Figure) -> bool:
    """Both clauses name where, and not the same place."""
    left = {m.name for m in a.clause.mentions if m.kind in ("place", "unknown")}
    right = {m.name for m in b.clause.mentions if m.kind in ("place", "unknown")}
    return bool(left and right and not left & right)


def _corrected(old: Group, new: Group) -> bool:
    """A report of the new value withdraws the old one: "lowered from 15 to 14"."""
    for withdrawn in old[1]:
        if withdrawn.number.old and any(
            f.number.new
            and f.clause.article == withdrawn.clause.article
            and f.clause.sentence == withdrawn.clause.sentence
            for f in new[1]
        ):
            return True
        if withdrawn.clause.withdrawn and any(
            f.clause.article == withdrawn.clause.article for f in new[1]
        ):
            return True
    return False


def _fixed(left: Group, right: Group, what: str) -> tuple[Strength, str] | None:
    if all(f.number.bound in _LEAST for f in left[1]) and left[0] < right[0]:
        return None
    if all(f.number.bound in ("at_most", "less_than") for f in right[1]) and left[0] < right[0]:
        return None
    for rough, exact in ((left, right), (right, left)):
        guessed = all(f.number.bound == "about" for f in rough[1])
        guessed &= any(f.number.bound != "about" for f in exact[1])
        near = max(rough[0], exact[0]) <= _FAR * min(rough[0], exact[0])
        if guessed and near and all(_before(a, b) for a in rough[1] for b in exact[1]):
            return "superseded", f"{what}: {_told(left, right)}; an estimate and a later count"
    if any(_by_own_rule(side) for side in (left[1], right[1])) or _parties(left, right):
        return "soft", f"{what}: {_told(left, right)}; one side counts by a rule of its own"
    return "hard", f"{what}: {_told(left, right)}; both speak of the same"


def _swapped(a: float, b: float) -> bool:
    """ "48,000" and "84,000": one of the two is a slip of the pen."""
    if min(a, b) < 1000:
        return False
    return sorted(f"{a:.0f}") == sorted(f"{b:.0f}")


def _parties(left: Group, right: Group) -> bool:
    """Each value comes from its own party: the union's turnout and the employer's."""
    first = {p for f in left[1] for p in f.parties}
    second = {p for f in right[1] for p in f.parties}
    return bool(first and second and not first & second)


def _by_own_rule(side: Sequence[Figure]) -> bool:
    """Every report of this value says somewhere that it counts by a rule of its own."""
    told = {f.clause.article for f in side if f.basis}
    return all(f.clause.article in told for f in side)


def _when(figure: Figure) -> Moment | None:
    return figure.clause.moment


def _before(a: Figure, b: Figure) -> bool:
    first, second = _when(a), _when(b)
    return first is not None and second is not None and first.before(second)


def _changing(
    left: Group,
    right: Group,
    groups: Sequence[Group],
    every: Sequence[Figure],
    what: str,
) -> tuple[Strength, str] | None:
    """Left is the lower value, right the higher."""
    low = [f for f in left[1] if not f.number.old]
    high = [f for f in right[1] if not f.number.old]
    if not low or not high:
        return None
    rises = [(a, b) for a in low for b in high if _before(a, b)]
    falls = [(b, a) for b in high for a in low if _before(b, a)]
    apart = [(a, b) for a in low for b in high if not _before(a, b) and not _before(b, a)]
    balanced = _balanced(low, high, every)
    if apart and balanced:
        return (
            "soft",
            f"{what}: {_told(left, right)}; with the dead each side comes to the same sum",
        )
    if falls and not low[0].shrinks:
        # A growing figure that a later report gives lower, without a word of revision.
        revised = [(b, a) for b, a in falls if _revised(a, every)]
        lower = [g for g in groups if g[0] <= right[0]]
        if revised and _next_after(revised, lower):
            return "superseded", f"{what}: {_told(left, right)}; a later report revises the figure"
        if left[0] > 1 or right[0] > 5:
            return "hard", f"{what}: {_told(left, right)}; no later report bears the higher figure"
    admits = all(a.number.bound in _LEAST for a, _ in apart)
    if apart and not rises and not falls:
        if not (_current(left, groups) or _current(right, groups)):
            return None
        far = left[1][0].kind in _DANGER and right[0] >= _FAR * left[0] > 0
        if not admits and far and _lone(right):
            return "hard", f"{what}: {_told(left, right)}; no other report bears the higher figure"
        if not admits and not _both_exact(apart):
            return None
        if not admits:
            return "soft", f"{what}: {_told(left, right)}; which was told later is not known"
    if rises and _next_after(rises, groups):
        return "superseded", f"{what}: {_told(left, right)}; the later report replaces the earlier"
    if falls and low[0].shrinks and _next_after(falls, groups):
        return "superseded", f"{what}: {_told(left, right)}; the later report replaces the earlier"
    one_report = len({f.clause.article for f in (*low, *high)}) == 1
    if apart and admits and not rises and not falls and not one_report:
        return "superseded", f"{what}: {_told(left, right)}; at least the lower, later the higher"
    return None


def _both_exact(pairs: Sequence[tuple[Figure, Figure]]) -> bool:
    return any(a.number.bound == "exact" and b.number.bound == "exact" for a, b in pairs)


def _revised(low: Figure, every: Sequence[Figure]) -> bool:
    """The report of the lower figure says that it was revised, and names no other old one."""
    same = [f for f in every if f.clause.article == low.clause.article and f.key == low.key]
    if any(f.number.old for f in same):
        return False
    return any(
        f.revising for f in every if f.clause.article == low.clause.article and f.kind == low.kind
    )


def _lone(group: Group) -> bool:
    """Only one article bears the figure."""
    return len({f.clause.article for f in group[1]}) == 1


def _next_after(pairs: Sequence[tuple[Figure, Figure]], groups: Sequence[Group]) -> bool:
    """True where no other value was told between the two: only neighbours in time replace."""
    members = [(value, f) for value, fs in groups for f in fs if not f.number.old]
    for first, second in pairs:
        between = any(
            f.number.value not in (first.number.value, second.number.value)
            and _before(first, f)
            and _starts_before(f, second)
            for _, f in members
        )
        if not between:
            return True
    return False


def _held_before(left: Group, right: Group, groups: Sequence[Group]) -> bool:
    """The lower figure is the last that was told before the higher one."""
    pairs = [(a, b) for a in left[1] for b in right[1] if _before(a, b)]
    return bool(pairs) and _next_after(pairs, groups)


def _starts_before(a: Figure, b: Figure) -> bool:
    first, second = _when(a), _when(b)
    return first is not None and second is not None and first.earliest < second.earliest


def _current(group: Group, groups: Sequence[Group]) -> bool:
    """True where no other value was surely told after one of the group."""
    others = [f for value, fs in groups if value != group[0] for f in fs if not f.number.old]
    return any(not any(_before(f, o) for o in others) for f in group[1])


def _balanced(low: Sequence[Figure], high: Sequence[Figure], every: Sequence[Figure]) -> bool:
    """One of the injured has died: the dead and the injured make the same sum in both."""
    if low[0].kind != "hurt" or low[0].part:
        return False
    dead: dict[str, set[float]] = {}
    for figure in every:
        if figure.kind == "dead" and not figure.part and not figure.number.old:
            dead.setdefault(figure.clause.article, set()).add(figure.number.value)
    for a in low:
        for b in high:
            for more in dead.get(a.clause.article, ()):
                for fewer in dead.get(b.clause.article, ()):
                    if a.number.value + more == b.number.value + fewer:
                        return True
    return False
