"""The day a text was written or put up, the day a thing takes effect, and dates that move.

``datings`` compares dates that the language step could resolve. Here a bare weekday counts as
well: a page without a date that says "last Friday" still contradicts "dated Tuesday".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from variorum.claims import lexicon as lx
from variorum.claims.clauses import Clause, Report, sentences_of
from variorum.claims.ledger import DraftClaim, DraftConflict, Finding, attest
from variorum.claims.roots import root
from variorum.model import When
from variorum.model.claim import Strength
from variorum.text import FUNCTION_WORDS, fold

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DAY = rf"(?:{'|'.join(_WEEKDAYS)})"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DATE = rf"(?:{_DAY},?\s+)?(?:\d{{1,2}}\s+{_MONTH}|{_MONTH}\s+\d{{1,2}})|{_DAY}"
_WHEN = rf"(?P<when>(?:the\s+)?(?:{_DATE}))\b"
_NEAR = r"(?:\s+[\w'\"-]+){0,9}?\s+(?:on|last|this|late on|early on|since)\s+"
_NAILED = r"(?:pinned|nailed|hung|taped|glued|stuck|pasted|posted|put up|fixed|tacked|chalked)"
_WROTE = r"(?:wrote|sent|emailed|e-mailed|mailed|penned|typed|circulated|signed|texted|addressed)"
_TOLD = r"(?:told|informed|warned)"
_STAFF = (
    r"(?:(?:his|her|its|the|all|their)\s+)?(?:staff|employees|workers|teachers|colleagues|members"
    r"|players|parents|students|people|managers|team)"
)
_DOCUMENT = rf"\b(?:{'|'.join(sorted(lx.DOCUMENTS - {'text', 'texts', 'post', 'posts'}))})\b"
# (what is dated, pattern, whether the words alone say that it is the document)
_PATTERNS: tuple[tuple[str, re.Pattern[str], bool], ...] = (
    ("written", re.compile(rf"\bdated\s+{_WHEN}", re.I), False),
    ("written", re.compile(rf"\b{_WROTE}\b{_NEAR}{_WHEN}", re.I), False),
    ("written", re.compile(rf"\b{_TOLD}\s+{_STAFF}\b{_NEAR}{_WHEN}", re.I), False),
    ("written", re.compile(rf"\b{_TOLD}\s+{_STAFF}\s+on\s+{_WHEN}", re.I), False),
    (
        "written",
        re.compile(
            rf"^\W*On\s+{_WHEN},?\s+(?:[\w'-]+\s+){{1,8}}?"
            rf"(?:{_WROTE}|sat down and (?:told|wrote|typed))\b",
            re.I,
        ),
        False,
    ),
    ("put up", re.compile(rf"\b{_NAILED}\b{_NEAR}{_WHEN}", re.I), False),
    (
        "put up",
        re.compile(rf"^\W*On\s+{_WHEN},?\s+(?:[\w'-]+\s+){{1,5}}?{_NAILED}\b", re.I),
        False,
    ),
    (
        "effect",
        re.compile(
            rf"\b(?:with effect from|effective(?: from| on)?|tak(?:es?|ing) effect(?: on| from)?"
            rf"|(?:comes?|coming|goes) into (?:force|effect)(?: on| from)?)\s+{_WHEN}",
            re.I,
        ),
        True,
    ),
    (
        "last day",
        re.compile(
            rf"\blast (?:working )?day(?: at work| in office)?\s+(?:is|will be|was|falls on)\s+"
            rf"{_WHEN}",
            re.I,
        ),
        True,
    ),
)
_TOLD_AS = {
    "written": "the day the text was written",
    "put up": "the day the text was put up",
    "effect": "the day it takes effect",
}
_BREAK = re.compile(
    r"\b(?:said|published|reported|released|confirmed|received|reached|leaked|announced)\b", re.I
)
_MOVED = re.compile(
    r"\b(?:(?:will|would|is|are) now (?:be|take place|start|begin|open|close|due|held)"
    r"|(?:has|have|had|was|were|been|be)\s+(?:\w+\s+)?(?:moved|postponed|put (?:back|off)"
    r"|brought forward|rescheduled|delayed|pushed back|extended|deferred|shifted)"
    r"|(?:moves?|postpones?|extends?|delays?|reschedules?|defers?|extended|postponed|delayed|moved)"
    r"\s+(?:\w+\s+){1,5}(?:to|until|till))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Dated:
    clause: Clause
    matter: str
    weekday: int | None
    day: str
    written: str


def weigh_schedule(reports: Sequence[Report], documents: int) -> Finding:
    """Compare the days of writing, putting up and taking effect; find dates that were moved.

    Cost: linear in the sentences, quadratic in those that date one matter.
    """
    found = [d for r in reports for d in _dated(r)]
    if documents > 1:
        found = [d for d in found if d.matter not in ("written", "put up")]
    conflicts: list[DraftConflict] = []
    claims: list[DraftClaim] = []
    groups: dict[tuple[str, str, Strength], dict[tuple[str, int, int], _Dated]] = {}
    for a, b in combinations(sorted(found, key=lambda d: d.clause.key), 2):
        strength = _apart(a, b)
        if strength and a.clause.article != b.clause.article:
            one, other = sorted((a.written, b.written))
            held = groups.setdefault((one, other, strength), {})
            held[a.clause.key] = a
            held[b.clause.key] = b
    for (one, other, strength), members in sorted(groups.items()):
        kinds = {d.matter for d in members.values()}
        told = _TOLD_AS[min(kinds - {"last day"}, default="effect")]
        conflicts.append(
            DraftConflict(
                told,
                "date",
                strength,
                tuple(
                    attest(members[k].clause, members[k].written, span=members[k].clause.sentence)
                    for k in sorted(members)
                ),
                f"{told}: “{one}” against “{other}”",
            )
        )
    for matter in ("written", "put up", "effect"):
        days = sorted({d.day for d in found if d.matter == matter and d.day})
        for day in days:
            giving = [d for d in found if d.matter == matter and d.day == day]
            if len({d.clause.article for d in giving}) > 1:
                claims.append(
                    DraftClaim(
                        _TOLD_AS[matter],
                        day,
                        tuple(attest(d.clause, day, span=d.clause.sentence) for d in giving),
                    )
                )
    return Finding(
        tuple(claims), (*conflicts, *_moves(reports), *_openings(reports), *_stretches(reports))
    )


def _dated(report: Report) -> Iterator[_Dated]:
    about = any(re.search(_DOCUMENT, fold(c.full), re.I) for c in report.clauses)
    for sentence in sentences_of(report.clauses):
        full, base = fold(sentence[0].full), sentence[0].sentence.start
        if sentence[0].withdrawn or sentence[0].update:
            continue
        for matter, pattern, sure in _PATTERNS:
            match = pattern.search(full)
            if not match:
                continue
            between = full[match.start() + 4 : match.start("when")]
            named = bool(re.search(_DOCUMENT, full, re.I))
            told = bool(re.match(rf"\s*{_TOLD}", match[0], re.I))
            if not sure and not (named or (about and (told or matter == "written"))):
                continue
            if _BREAK.search(between) or re.search(r"\b(?:reply|replied|another|second)\b", full):
                continue
            at = base + match.start("when")
            clause = next((c for c in sentence if c.span.start <= at < c.span.end), sentence[0])
            when = next(
                (w for c in sentence for w in c.whens if w.span.start <= at < w.span.end), None
            )
            yield _Dated(
                clause, matter, _weekday(match["when"], when), _day(when), match["when"].strip()
            )
            break


def _day(when: When | None) -> str:
    return when.earliest[:10] if when and when.precision in ("day", "hour", "minute") else ""


def _weekday(written: str, when: When | None) -> int | None:
    for at, name in enumerate(_WEEKDAYS):
        if name.casefold() in written.casefold():
            return at
    day = _day(when)
    try:
        return date.fromisoformat(day).weekday() if day else None
    except ValueError:
        return None


def _apart(a: _Dated, b: _Dated) -> Strength | None:
    pair = {a.matter, b.matter}
    if len(pair) > 1 and pair != {"effect", "last day"}:
        return None
    strength: Strength = "soft" if len(pair) > 1 else "hard"
    if a.day and b.day:
        return strength if a.day != b.day else None
    if a.weekday is None or b.weekday is None or a.weekday == b.weekday:
        return None
    return strength


def _moves(reports: Sequence[Report]) -> Iterable[DraftConflict]:
    """ "The concert will now be on 28 June": an earlier report gave another day to come."""
    names = frozenset(
        root(w.casefold())
        for r in reports
        for m in r.analysis.mentions
        for w in re.findall(r"\w+", m.name)
    )
    coming = [(clause, when, roots) for r in reports for clause, when, roots in _to_come(r, names)]
    for clause, when, roots in coming:
        if not _MOVED.search(fold(clause.full)):
            continue
        before = [
            c
            for c, w, other in coming
            if c.article != clause.article
            and (w.latest <= when.earliest or when.latest <= w.earliest)
            and c.moment
            and clause.moment
            and c.moment.before(clause.moment)
            and roots & other
            and not _MOVED.search(fold(c.full))
        ]
        if before:
            start = when.span.start - clause.sentence.start
            written = clause.full[start : start + len(when.span)]
            yield DraftConflict(
                f"the date in “{' '.join(clause.full.split())[:80].rstrip(' .')}”",
                "date",
                "superseded",
                (
                    attest(clause, written, span=clause.sentence),
                    *(attest(c, "earlier date", span=c.sentence) for c in before),
                ),
                "a later report says that the date has moved",
            )


def _to_come(
    report: Report, names: frozenset[str]
) -> Iterator[tuple[Clause, When, frozenset[str]]]:
    """Dates after the report itself, with the words of their sentence (and a question before)."""
    previous: tuple[Clause, ...] = ()
    for sentence in sentences_of(report.clauses):
        ahead, previous = previous, sentence
        for clause in sentence:
            for when in clause.whens:
                if when.precision not in ("day", "month") or clause.moment is None:
                    continue
                if when.earliest[:10] <= clause.moment.latest.isoformat()[:10]:
                    continue
                parts = list(sentence)
                if ahead and ahead[0].full.rstrip().endswith("?"):
                    parts += ahead
                roots = frozenset(
                    root(t.norm)
                    for c in parts
                    for t in c.tokens
                    if t.norm not in FUNCTION_WORDS
                    and not t.norm[0].isdigit()
                    and not when.span.start <= t.start < when.span.end
                )
                yield clause, when, roots - names


_OPENING = re.compile(
    rf"^\W*(?:it|this|that) was\s+(?:in |on |back in |early |late |one \w+ in )?"
    rf"(?P<when>(?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}},?)? \d{{4}}|\d{{4}})\s+"
    r"(?:when|that)\s+(?P<what>.+)",
    re.I | re.S,
)


def _openings(reports: Sequence[Report]) -> Iterable[DraftConflict]:
    """ "It was May 2030 when X put it up": against the dated deed of the same person."""
    for report in reports:
        for sentence in sentences_of(report.clauses):
            found = _OPENING.match(fold(sentence[0].full))
            when = next((w for c in sentence for w in c.whens), None) if found else None
            if not found or when is None:
                continue
            people = {m.name for c in sentence for m in c.mentions if m.kind == "person"}
            roots = frozenset(
                root(w)
                for w in re.findall(r"[a-z]+", found["what"].casefold())
                if w not in FUNCTION_WORDS
            )
            against = [
                c
                for other in reports
                if other is not report
                for c in other.clauses
                if people & {m.name for m in c.mentions}
                and len(roots & {root(t.norm) for t in c.tokens}) >= 2
                and any(
                    w.precision == "day"
                    and (w.latest <= when.earliest or when.latest <= w.earliest)
                    for w in c.whens
                )
                and set(c.words) & (lx.PUBLISH | lx.SEND | lx.INCIDENT | _DID)
            ]
            if against:
                shown = " ".join(sentence[0].full.split())[:80].rstrip(" .,")
                yield DraftConflict(
                    f"when it happened: “{shown}”",
                    "date",
                    "hard",
                    (
                        attest(sentence[0], found["when"], span=sentence[0].sentence),
                        *(attest(c, "another date", span=c.sentence) for c in against),
                    ),
                    f"“{found['when']}” in one report, another date in others",
                )


_DID = frozenset("put opened signed met resigned announced voted ruled arrested died".split())


_STRETCH = re.compile(
    rf"\b(?:from|between)\s+(?P<first>{_MONTH})(?:\s+\d{{4}})?\s+(?:to|and|until|till)\s+"
    rf"(?P<last>{_MONTH})\b",
    re.I,
)


def _stretches(reports: Sequence[Report]) -> Iterable[DraftConflict]:
    """ "From March to May" against "between March and June": one end is shared, one is not."""
    found = [
        (clause, match["first"].casefold(), match["last"].casefold(), match[0])
        for r in reports
        for clause in r.clauses
        for match in [_STRETCH.search(fold(clause.text))]
        if match and not clause.withdrawn
    ]
    for (a, *ends_a, told_a), (b, *ends_b, told_b) in combinations(found, 2):
        if a.article == b.article or ends_a == ends_b:
            continue
        if not any(x == y for x, y in zip(ends_a, ends_b, strict=True)):
            continue
        # The words of the sentence vouch for the matter: one is enough beside a shared end.
        left, right = (
            {root(t) for t in re.findall(r"[a-z]{4,}", fold(c.full).casefold())}
            - {root(t) for t in FUNCTION_WORDS}
            for c in (a, b)
        )
        if not left & right:
            continue
        yield DraftConflict(
            "from when to when",
            "date",
            "hard",
            (attest(a, told_a, span=a.sentence), attest(b, told_b, span=b.sentence)),
            f"“{told_a}” against “{told_b}”",
        )
