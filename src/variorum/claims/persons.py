"""What reports say of one person: name, age, standing, presence.

The name: "Edgar" in one report and "Edwin" in another, with one surname and one office. The
age: "Ola Brun, 41" against "she is 47". The standing: suspended, resigned, dismissed or back at
work cannot all be so at once. Presence: visited the place, or stayed at home.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from variorum.claims.clauses import Clause, Report
from variorum.claims.ledger import DraftClaim, DraftConflict, Finding, attest
from variorum.claims.roots import root
from variorum.model import Span
from variorum.model.claim import ConflictKind, Strength
from variorum.text import FUNCTION_WORDS, fold

_AGED = re.compile(
    r"^\s*,\s*(?:aged\s+|age\s+)?(\d{1,3})(?=\s*[,.;)]|\s+(?:and|who|from|of)\b)|^\s*\((\d{1,3})\)"
)
# "Dario Finn, the 29-year-old suspect", "The suspect, Dario Finn, is 34."
_AGED_AFTER = re.compile(
    r"^\s*,\s*(?:an?|the)\s+(\d{1,3})-year-old\b"
    r"|^\s*,?\s+(?:is|was)\s+(?:only\s+|just\s+)?(\d{1,3})(?=\s*[.;)]|\s*,|\s+years\s+old|\s+and\s)"
)
_YEARS_OLD = re.compile(r"\b(\d{1,3})-year-old\s+(?:\w+\s+){0,3}$")
_IS_AGED = re.compile(
    r"^\W*(?:(?:he|she)|[A-Z]\w+(?: [A-Z]\w+)?)\s+(?:is|was|turned|turns)\s+(?:only\s+|just\s+)?"
    r"(\d{1,3})(?:\s+years old)?\s*[.,;)]*$"
)
_STATES: dict[str, re.Pattern[str]] = {
    "has resigned": re.compile(
        r"\b(?:has |had |have )?(?:resign(?:s|ed)|quit|quits|stepp?(?:ed|s) down|stood down"
        r"|left (?:his|her|the) (?:post|job|office)|handed in (?:his|her) (?:notice|resignation)"
        r"|walked out|gave up (?:his|her))\b",
        re.I,
    ),
    "has been dismissed": re.compile(
        r"\b(?:was|were|is|been|be|being) (?:sacked|fired|dismissed|ousted|removed from (?:office"
        r"|his|her|the)|stripped of)\b|\blost (?:his|her) job\b",
        re.I,
    ),
    "is suspended": re.compile(
        r"\b(?:was|were|is|been|be|being) (?:suspended|taken out of|put on leave|placed on leave"
        r"|sent home|stood down pending)\b|\b(?:will|would|may) not be (?:teaching|working|playing"
        r"|coaching|flying|driving|operating|performing)\b"
        r"|\bwon't be (?:teaching|working|playing|coaching|flying|driving|operating)\b"
        r"|\bon (?:administrative |garden(?:ing)? |special )?leave\b",
        re.I,
    ),
    "is back or stays": re.compile(
        r"\b(?:goes|go|going|went|is|be|comes?|came|return(?:s|ed|ing)?) back (?:to|at) work\b"
        r"|\breturn(?:s|ed|ing)? to (?:work|his|her|the) (?:job|post|desk|duties)?\b"
        r"|\b(?:was|been|is|be) (?:reinstated|given (?:his|her) job back)\b"
        r"|\b(?:remains?|stays?|will stay|will remain) (?:in (?:office|post|charge|his|her)|as)\b"
        r"|\b(?:keeps?|kept|will keep) (?:his|her) (?:job|post|seat)\b"
        r"|\bwill not (?:resign|step down|quit)\b|\brefus(?:es|ed) to (?:resign|step down|quit)\b",
        re.I,
    ),
    "is under arrest": re.compile(
        r"\b(?:was|were|is|been|be) (?:arrested|detained|remanded|taken into custody|jailed)\b"
        r"|\bin custody\b",
        re.I,
    ),
    "is free": re.compile(
        r"\b(?:was|were|is|been|be) (?:released|freed|let go|bailed)\b|\bis free\b"
        r"|\bwas never (?:arrested|detained|held)\b",
        re.I,
    ),
}
# Which standings exclude each other, and whether the second may follow the first in time.
_EXCLUDE = {
    frozenset({"has resigned", "is suspended"}),
    frozenset({"has resigned", "has been dismissed"}),
    frozenset({"has resigned", "is back or stays"}),
    frozenset({"has been dismissed", "is suspended"}),
    frozenset({"has been dismissed", "is back or stays"}),
    frozenset({"is suspended", "is back or stays"}),
    frozenset({"is under arrest", "is free"}),
}
_FOLLOWS = {
    ("is suspended", "is back or stays"),
    ("is suspended", "has resigned"),
    ("is suspended", "has been dismissed"),
    ("is under arrest", "is free"),
    ("is back or stays", "has resigned"),
    ("is back or stays", "has been dismissed"),
}
_AWAY = re.compile(
    r"\b(?:stay(?:s|ed) (?:at home|away|home)|(?:did|does) not (?:attend|come|turn up|show up|visit"
    r"|travel|appear)|didn't (?:attend|come|turn up|show up|visit)|was absent|was not (?:there"
    r"|present|at)|failed to (?:attend|appear|turn up)|was (?:abroad|on holiday|at a wedding"
    r"|hundreds of|miles away))\b",
    re.I,
)
_THERE = re.compile(
    r"\bat the (?:gate|scene|site|mine|ceremony|meeting|match|ground|funeral|hospital|hearing"
    r"|bridge|plant|station|school|crash site|factory gate)\b|\bhas been (?:here|there|on site)\b"
    r"|\b(?:visited|attended|toured|arrived at|travelled to|traveled to|turned up at|came to)\b",
    re.I,
)
_NO = re.compile(
    r"\b(?:not|never|no|if|whether|may|might|could|deni\w+|denies|would)\b|n't\b", re.I
)
_TITLES = frozenset("mr mrs ms miss dr sir dame lord lady professor prof".split())


@dataclass(frozen=True, slots=True)
class _Said:
    """One clause about one person, with what it says of them."""

    clause: Clause
    person: str
    value: str


def weigh_persons(reports: Sequence[Report]) -> Finding:
    """Compare what reports say of each person.

    Cost: linear in the mentions, quadratic in the values of one person.
    """
    claims: list[DraftClaim] = []
    conflicts = list(_misnamed(reports))
    ages = [a for r in reports for a in _ages(r)]
    conflicts += _compare(ages, "the age of {}", "number", _age_strength)
    standing = [s for r in reports for s in _standings(r)]
    conflicts += _compare(standing, "what became of {}", "event", _standing_strength)
    presence = [p for r in reports for p in _presence(r)]
    conflicts += _compare(presence, "where {} was", "event", _presence_strength)
    for group, told in ((ages, "the age of {}"), (standing, "{}")):
        for person, value in sorted({(s.person, s.value) for s in group}):
            giving = [s for s in group if (s.person, s.value) == (person, value)]
            if len({s.clause.article for s in giving}) > 1:
                claims.append(
                    DraftClaim(
                        told.format(person), value, tuple(attest(s.clause, value) for s in giving)
                    )
                )
    return Finding(tuple(claims), tuple(conflicts))


def _last(name: str) -> str:
    return name.split()[-1].casefold() if name.split() else ""


def _may_be_one(a: str, b: str) -> bool:
    """Two names with one surname: one without a first name, or first names nearly alike."""
    left, right = a.split()[:-1], b.split()[:-1]
    return not left or not right or left[0] == right[0] or _nearly(left[0], right[0])


def _of_one_surname(names: Iterable[str]) -> bool:
    """Two people at least have these names, which end with one surname."""
    firsts = sorted({name.split()[0] for name in names if len(name.split()) > 1})
    return any(not _nearly(a, b) for a, b in combinations(firsts, 2))


def _compare(
    said: Sequence[_Said], told: str, kind: ConflictKind, judge: object
) -> Iterator[DraftConflict]:
    assert callable(judge)
    by_person: dict[str, list[_Said]] = {}
    for s in said:
        by_person.setdefault(_last(s.person), []).append(s)
    for last in sorted(by_person):
        group = sorted(by_person[last], key=lambda s: (s.clause.key, s.value))
        several = _of_one_surname(s.person for s in group)
        sides: dict[tuple[str, str, Strength], dict[tuple[str, int, int], _Said]] = {}
        for a, b in combinations(group, 2):
            if a.value == b.value or a.clause.sentence == b.clause.sentence:
                continue
            if not _may_be_one(a.person, b.person):
                continue
            # Husband and wife: of whom the bare surname speaks is not told.
            if several and 1 in (len(a.person.split()), len(b.person.split())):
                continue
            verdict: Strength | None = judge(a, b)
            if verdict:
                one, other = sorted((a.value, b.value))
                held = sides.setdefault((one, other, verdict), {})
                held[a.clause.key] = a
                held[b.clause.key] = b
        name = max((s.person for s in group), key=lambda n: (len(n), n))
        for (one, other, verdict), members in sorted(sides.items()):
            yield DraftConflict(
                told.format(name),
                kind,
                verdict,
                tuple(attest(members[k].clause, members[k].value) for k in sorted(members)),
                f"“{one}” against “{other}”"
                + ("; the later report replaces the earlier" if verdict == "superseded" else ""),
            )


def _ages(report: Report) -> Iterator[_Said]:
    for at, clause in enumerate(report.clauses):
        full, base = fold(clause.full), clause.sentence.start
        for mention in clause.mentions:
            if mention.kind != "person" or mention.form not in ("name", "alias"):
                continue
            behind = _AGED.match(full[mention.span.end - base :])
            ahead = _YEARS_OLD.search(full[: mention.span.start - base])
            told_after = _AGED_AFTER.match(full[mention.span.end - base :])
            behind = behind or told_after
            age = (behind and (behind[1] or behind[2])) or (ahead and ahead[1])
            if age and 3 < int(age) < 120:
                yield _Said(clause, mention.name, age)
        told = _IS_AGED.match(fold(clause.full).strip(" ()"))
        if told and 3 < int(told[1]) < 120:
            near = [
                m.name
                for c in report.clauses[max(0, at - 6) : at + 1]
                for m in c.mentions
                if m.kind == "person"
            ]
            if near:
                yield _Said(clause, near[-1], told[1])


def _age_strength(a: _Said, b: _Said) -> Strength | None:
    if a.clause.article == b.clause.article:
        return None
    return "hard" if abs(int(a.value) - int(b.value)) > 1 else "soft"


def _standings(report: Report) -> Iterator[_Said]:
    for at, clause in enumerate(report.clauses):
        plain = fold(clause.text)
        for value, pattern in _STATES.items():
            found = pattern.search(plain)
            if not found or clause.withdrawn:
                continue
            lead = plain[: found.start()]
            if _NO.search(lead[-25:]):
                continue
            place = clause.span.start + found.start()
            people = [m for m in clause.mentions if m.kind == "person" and m.span.end <= place]
            name = people[-1].name if people else None
            if name is None:
                name = _titled(lead)
            if name is None and re.match(r"^\W*(?:he|she)\b", plain, re.I):
                name = _before(report, at)
            if name is None and at and report.clauses[at - 1].sentence == clause.sentence:
                near = [m for m in report.clauses[at - 1].mentions if m.kind == "person"]
                name = near[-1].name if near else None
            if name:
                yield _Said(clause, name, value)
                break


def _titled(lead: str) -> str | None:
    found = re.findall(r"\b(?:Mr|Mrs|Ms|Dr|Miss)\.?\s+([A-Z][\w'-]+)", lead)
    return found[-1] if found else None


def _before(report: Report, at: int) -> str | None:
    """Who "he" is: the person last named in the sentence before, titles included."""
    for clause in reversed(report.clauses[max(0, at - 3) : at]):
        if clause.block != report.clauses[at].block:
            return None
        inside = [m for m in clause.mentions if m.kind == "person"]
        titled = _titled(clause.text)
        quoted = [m for m in inside if any(q.outer.holds(m.span) for q in clause.quotations)]
        if titled:
            return titled
        if quoted:
            return quoted[-1].name
        if inside:
            return inside[0].name
    return None


def _standing_strength(a: _Said, b: _Said) -> Strength | None:
    if frozenset({a.value, b.value}) not in _EXCLUDE:
        return None
    first, second = a.clause.moment, b.clause.moment
    for early, late in ((a, b), (b, a)):
        one, other = early.clause.moment, late.clause.moment
        if one is None or other is None or not one.before(other):
            continue
        if (early.value, late.value) not in _FOLLOWS:
            return "hard" if a.clause.article != b.clause.article else None
        # Nobody withdrew it, and a report of the next day says the other thing.
        far = (other.earliest - one.latest).total_seconds() > 36 * 3600
        return "superseded" if far or late.value == "is back or stays" else "hard"
    if a.clause.article == b.clause.article:
        return None
    return "hard" if first and second else "soft"


def _presence(report: Report) -> Iterator[_Said]:
    for clause in report.clauses:
        plain = fold(clause.text)
        for value, pattern in (("away", _AWAY), ("there", _THERE)):
            found = pattern.search(plain)
            if not found:
                continue
            place = clause.span.start + found.start()
            people = [m for m in clause.mentions if m.kind == "person" and m.span.end <= place]
            if not people and clause.full != clause.text:
                people = [
                    m
                    for m in report.analysis.mentions
                    if m.kind == "person" and clause.sentence.holds(m.span) and m.span.end <= place
                ]
            if people and not (value == "there" and _NO.search(plain[: found.start()][-20:])):
                yield _Said(clause, people[-1].name, value)
                break


def _presence_strength(a: _Said, b: _Said) -> Strength | None:
    return "hard" if a.clause.article != b.clause.article else None


def _misnamed(reports: Sequence[Report]) -> Iterable[DraftConflict]:
    """One surname, two first names nearly alike, one office: somebody has the name wrong."""
    by_last: dict[str, dict[str, list[tuple[Clause, Span, frozenset[str]]]]] = {}
    for report in reports:
        for clause in report.clauses:
            full, base = fold(clause.full), clause.sentence.start
            for mention in report.analysis.mentions:
                if mention.kind != "person" or not clause.span.holds(mention.span):
                    continue
                written = report.article.text[mention.span.start : mention.span.end]
                parts = [p for p in fold(written).split() if p.casefold().strip(".") not in _TITLES]
                if len(parts) != 2 or not all(p[:1].isupper() and p.isalpha() for p in parts):
                    continue
                near = full[max(0, mention.span.start - base - 50) : mention.span.start - base]
                behind = full[mention.span.end - base : mention.span.end - base + 50]
                roles = frozenset(
                    root(w)
                    for w in re.findall(r"[a-z]+", (near + " " + behind).casefold())
                    if w not in FUNCTION_WORDS and len(w) > 3
                )
                by_last.setdefault(parts[1], {}).setdefault(parts[0], []).append(
                    (clause, mention.span, roles)
                )
    for last in sorted(by_last):
        firsts = by_last[last]
        for one, other in combinations(sorted(firsts), 2):
            left, right = firsts[one], firsts[other]
            apart = not {c.article for c, _, _ in left} & {c.article for c, _, _ in right}
            one_office = any(a & b for _, _, a in left for _, _, b in right)
            if not apart or not one_office or not _nearly(one, other):
                continue
            yield DraftConflict(
                f"the name of {one} {last}",
                "attribution",
                "hard",
                tuple(
                    attest(c, f"{name} {last}", span=c.span)
                    for name, group in ((one, left), (other, right))
                    for c, _, _ in group
                ),
                f"“{one} {last}” in one report, “{other} {last}” in another",
            )


def _nearly(a: str, b: str) -> bool:
    """Two spellings of one name, or two names that are easily taken for each other."""
    if a[0] != b[0] or min(len(a), len(b)) < 3:
        return False
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    least = 3 if a[:2] == b[:2] else max(1, len(max(a, b, key=len)) // 2)
    return row[-1] <= least
