"""Dates of one matter set beside each other: since when, the last time, the day of a deed.

Two dates contradict where they date the same matter and their ranges do not meet. A matter
is the same only where words say so: the same person's taking office, the last of one sort
of work, the sending of the one document, the same deed by the same doer, or a bare line
that sets the scene ("It was June 2024.") beside what the scene tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations

from variorum.claims import lexicon as lx
from variorum.claims.clauses import Clause, Moment, Report, matter_stem, moment_of
from variorum.claims.ledger import DraftClaim, DraftConflict, Finding, attest
from variorum.model import When
from variorum.model.claim import Strength
from variorum.text import fold, stem

_TENURE = re.compile(
    r"\btook (?:over|charge|office|the (?:helm|reins|job|post|role|chair))\b|\bbecame\b"
    r"|\bwas (?:appointed|named|elected)\b"
    r"|\b(?:has|have|had) (?:run|led|headed|chaired|managed|coached|owned|held)\b"
    r"|\b(?:has|have|had) been (?:in (?:charge|office|post)|(?:the |its |their )?(?:head|leader"
    r"|president|mayor|chair\w*|director|captain|coach|chief|minister|rector|manager))\b"
    r"|\b(?:in (?:charge|office|post)|at the helm)\b|\bsucceeded\b|\bjoined\b",
    re.I,
)
_NOW = re.compile(
    r"\b(?:(?:will|would|is|are) now|moved|postponed|put (?:back|off)|brought forward|rescheduled"
    r"|delayed|deferred)\b",
    re.I,
)
_OTHER_VERB = re.compile(r"\b(?:said|told|announced|wrote|that|who|which|when)\b", re.I)
_FOUNDED = re.compile(r"\b(?:founded|established|set up|started|created|built|opened)\b", re.I)
_LAST = re.compile(r"\b(?:last|latest|most recent(?:ly)?)\b", re.I)
_LAST_MONDAY = re.compile(
    r"\blast\s+(?:\w+day|week|month|year|night|january|february|march|april|may|june"
    r"|july|august|september|october|november|december)\b",
    re.I,
)
_LAST_STEMS = frozenset(stem(w) for w in "last latest most recent recently year".split())
_OF_DATE = re.compile(r"\b(?:of|dated|from)\s+(?:\w+,?\s+)?$", re.I)
_SCENE = re.compile(
    r"^\W*(?:it|this|that|the (?:date|time|year|month|day)) (?:was|happened"
    r"|began|started|took place|came)\b",
    re.I,
)
_OTHER_DOCUMENT = re.compile(
    r"\b(?:second|third|another|earlier|previous|first|later|older|new|follow-up)\s+"
    rf"(?:\w+\s+)?(?:{'|'.join(sorted(lx.DOCUMENTS))})\b|\b(?:reply|replied|response|answer)\b",
    re.I,
)
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|approximately|shortly|just|circa)\s*(?:after\s+|before\s+)?$", re.I
)
_SPEECH = frozenset("said says told tells announced added confirmed".split())
_SEEN = frozenset("seen obtained leaked reported reviewed resigned met".split())
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday januari februari march april may
    june juli august septemb octob novemb decemb january february july september october november
    december morn even night afternoon week year month yesterday today tomorrow earli
    late""".split()
)
_REPEATED = frozenset(
    """another second third fourth fifth again also other further more earlier previous next first
    two three four five six""".split()
)

# Deeds that are dated in the news, each with the forms that tell it.
_DEEDS: dict[str, frozenset[str]] = {
    "incident": lx.INCIDENT,
    "arrest": frozenset("arrested arrest arrests detained".split()),
    "publication": lx.PUBLISH,
    "resignation": frozenset("resigned resigns resignation quit quits".split()),
    "vote": frozenset("voted votes vote referendum ballot election elected".split()),
    "signing": frozenset("signed signs signing ratified".split()),
    "meeting": frozenset("met meets meeting summit talks".split()),
    "verdict": frozenset("ruled rules ruling convicted acquitted sentenced verdict".split()),
    "recall": frozenset("recalled recalls recall".split()),
    "strike": frozenset("walkout walked".split()),
}


@dataclass(frozen=True, slots=True)
class Dated:
    """A clause that dates a matter; ``subject`` holds names and stems that must agree."""

    clause: Clause
    when: When
    matter: str
    told: str
    subject: frozenset[str]
    names: frozenset[str]
    about: bool = False
    needs: int = 0


def datings_of(report: Report, single_document: bool) -> tuple[Dated, ...]:
    """What the clauses of one report date, in order."""
    found: list[Dated] = []
    clauses = report.clauses
    for index, clause in enumerate(clauses):
        if clause.withdrawn:
            continue
        for when in clause.whens:
            if not clause.span.holds(when.span):
                continue
            found.extend(_tenure(clause, clauses[index - 1] if index else None, when))
            found.extend(_last(clause, when))
            found.extend(_document(clause, when, single_document))
            found.extend(_deed(clause, when))
            found.extend(_scene(clauses, index, when))
    return tuple(found)


def _stamp(when: When) -> bool:
    return when.precision in ("hour", "minute")


def _names(clause: Clause) -> frozenset[str]:
    return frozenset(m.name for m in clause.mentions)


def _tenure(clause: Clause, before: Clause | None, when: When) -> Iterable[Dated]:
    plain = fold(clause.text)
    verb = _TENURE.search(plain)
    if _stamp(when):
        return
    if not verb:
        held = re.search(
            r",\s+(?:the\s+|its\s+|their\s+)?[a-z-]+(?:\s+[a-z-]+){0,3}\s+since\s+$",
            plain[: when.span.start - clause.span.start],
        )
        if held:
            at = clause.span.start + held.start()
            holder = [m for m in clause.mentions if at - 1 <= m.span.end <= at + 1]
            if holder:
                yield Dated(
                    clause,
                    when,
                    "tenure",
                    f"since when {holder[-1].name} is in the post",
                    frozenset(),
                    frozenset({holder[-1].name}),
                )
        return
    lead = fold(clause.text[: when.span.start - clause.span.start])
    if not re.search(r"\b(?:in|since|from|on)\s+(?:\w+\s+)?$", lead):
        return
    if verb.start() > len(lead) or _OTHER_VERB.search(lead[verb.end() :]):
        return
    at = clause.span.start + verb.start()
    subjects = [m for m in clause.mentions if m.span.end <= at and m.kind != "place"]
    if not subjects and before is not None and before.sentence == clause.sentence:
        subjects = [m for m in before.mentions if m.kind != "place"]
    if not subjects:
        return
    yield Dated(
        clause,
        when,
        "tenure",
        f"since when {subjects[-1].name} is in the post",
        frozenset(),
        frozenset({subjects[-1].name}),
    )


def _last(clause: Clause, when: When) -> Iterable[Dated]:
    plain = fold(clause.text)
    start = when.span.start - clause.span.start
    never = re.search(r"\b(?:not|never|n't)\s+been\s+\w+\s+since\s+$", plain[:start], re.I)
    if never and not _stamp(when):
        yield Dated(
            clause,
            when,
            "last",
            "the last time",
            frozenset(s for s in clause.stems if not s.isdigit()) - _LAST_STEMS,
            _names(clause),
            needs=1,
        )
        return
    found = [m for m in _LAST.finditer(plain[:start]) if start - m.end() <= 30]
    if not found or _stamp(when):
        return
    if re.search(
        r"\blast\s+(?:(?:working )?day|\w+day|week|month|year|night"
        r"|january|february|march|april|may|june"
        r"|july|august|september|october|november|december)\b",
        plain[found[-1].start() :],
        re.I,
    ):
        return
    stems = frozenset(s for s in clause.stems if not s.isdigit()) - _LAST_STEMS
    yield Dated(clause, when, "last", "the last time", stems, _names(clause), needs=1)


def _document(clause: Clause, when: When, single: bool) -> Iterable[Dated]:
    if not single or _stamp(when) or when.precision == "year":
        return
    words = set(clause.words)
    nouns = words & lx.DOCUMENTS
    if (
        not nouns
        and words & {"wrote", "writes"}
        and any(q.written or q.form == "marks" for q in clause.quotations)
    ):
        nouns = {"message"}
    if not nouns or _OTHER_DOCUMENT.search(fold(clause.text)):
        return
    lead = fold(clause.text[: when.span.start - clause.span.start])
    dated = re.search(
        rf"\b(?:{'|'.join(sorted(nouns))}),?\s+(?:of|dated|from)\s+(?:\w+,?\s+)?$", lead, re.I
    )
    if dated or _governed_by_sending(clause, when, lead):
        yield Dated(clause, when, "document", "the day of the text", frozenset(), frozenset())


_SAT_DOWN = re.compile(r"\bsat down and (?:told|wrote|typed|penned|sent)\b", re.I)
_SHOWS = re.compile(
    r"\b(?:message|letter|e-?mail|memo|note|text)s?\s+(?:seen|obtained|leaked|reviewed|shows?)\b",
    re.I,
)


def _governed_by_sending(clause: Clause, when: When, lead: str) -> bool:
    """The nearest verb before the date is one of sending: "was sent to staff on Tuesday"."""
    verbs = [
        w
        for w in re.findall(r"[a-z-]+", lead.casefold())
        if w in lx.SEND or w in _SPEECH or w in lx.PUBLISH or w in lx.CONFIRM or w in _SEEN
    ]
    opening = not verbs and len(lead.split()) <= 2 and _SAT_DOWN.search(fold(clause.text))
    if opening:
        return True
    if not verbs or verbs[-1] not in lx.SEND or verbs[-1] in ("text", "texts"):
        return False
    in_text = r"\b(?:in|by) an? (?:\w+\s+)?(?:email|e-mail|memo|letter|note|message)\s+on\s+$"
    if verbs[-1] in ("told", "tells") and re.search(in_text, lead, re.I):
        return True
    if verbs[-1] in ("told", "tells") and _SHOWS.search(fold(clause.full)):
        return bool(re.search(r"\bon\s+$", lead))
    if verbs[-1] in ("told", "tells"):
        rest = fold(clause.text[when.span.end - clause.span.start :]).casefold()
        return bool(
            re.match(r"\s+in an? (?:\w+\s+)?(?:email|e-mail|memo|letter|note|message)", rest)
        )
    return bool(re.search(r"\b(?:on|in|at|last|this|late|early)\s+(?:\w+\s+)?$", lead)) or bool(
        re.search(r"\bsent\s+$", lead)
    )


def _written(clause: Clause, when: When) -> str:
    start = when.span.start - clause.span.start
    return fold(clause.text[start : start + len(when.span)])


def _deed(clause: Clause, when: When) -> Iterable[Dated]:
    words = clause.words
    about = bool(
        _ABOUT.search(fold(clause.text[: when.span.start - clause.span.start]))
        or _ABOUT.search(fold(clause.full[: when.span.start - clause.sentence.start]))
        or re.match(
            r"\s*(?:about|around)\b", fold(when.span.of(" " * clause.span.start + clause.text))
        )
    )
    for deed in sorted(_DEEDS):
        forms = _DEEDS[deed]
        places = [
            t for t in clause.tokens if t.norm in forms and abs(t.start - when.span.start) <= 90
        ]
        if not places:
            continue
        if _stamp(when) and deed != "incident":
            continue
        near = min(places, key=lambda t: (abs(t.start - when.span.start), t.start))
        between = clause.text[
            min(near.end, when.span.end) - clause.span.start : max(near.start, when.span.start)
            - clause.span.start
        ]
        if _SPEECH & {w.casefold() for w in re.findall(r"\w+", between)}:
            continue
        stems = frozenset(s for s in clause.stems if s != stem(near.norm))
        yield Dated(
            clause,
            when,
            f"clock of the {deed}" if _stamp(when) else f"day of the {deed}",
            f"the time of the {deed}",
            stems,
            _names(clause),
            about,
            needs=2,
        )
    if _stamp(when):
        # The hour names the day as well.
        for told in [t for t in clause.tokens if t.norm in lx.INCIDENT][:1]:
            if abs(told.start - when.span.start) <= 90:
                stems = frozenset(s for s in clause.stems if s != stem(told.norm))
                names = _names(clause)
                yield Dated(
                    clause,
                    when,
                    "day of the incident",
                    "the time of the incident",
                    stems,
                    names,
                    about,
                    needs=2,
                )
    if not _stamp(when) and when.precision == "day" and not _REPEATED & set(words):
        specific = frozenset(s for s in clause.stems if s not in _DAYS and not s.isdigit())
        yield Dated(clause, when, "day", "the day", specific, _names(clause), needs=2)
    if _stamp(when) and set(words) & lx.ALARM:
        yield Dated(
            clause,
            when,
            "clock of the incident",
            "the time of the incident",
            clause.stems,
            _names(clause),
            True,
            needs=0,
        )


def _clipped(said: str) -> str:
    """The first words of a clause, for a heading."""
    said = " ".join(said.split())
    return said if len(said) <= 80 else said[:79].rsplit(" ", 1)[0] + " …"


def _happened(clause: Clause) -> str:
    """ "When it happened", with the sentence that says so: "it" alone tells a reader nothing."""
    return f"when it happened: “{_clipped(clause.full).rstrip(' .')}”"


def _scene(clauses: Sequence[Clause], index: int, when: When) -> Iterable[Dated]:
    clause = clauses[index]
    if len(clause.tokens) > 9 or not _SCENE.match(fold(clause.full)) or _stamp(when):
        return
    around = [
        c
        for c in clauses[max(0, index - 4) : index + 5]
        if c is not clause and c.block in (clause.block, clause.block - 1)
    ]
    stems = frozenset(s for c in around for s in c.stems)
    names = frozenset(m.name for c in around for m in c.mentions)
    yield Dated(clause, when, "scene", "when it happened", stems, names, needs=3)


def weigh_datings(reports: Sequence[Report], documents: int) -> Finding:
    """Compare the dates that reports give for one matter.

    Cost: quadratic in the dated clauses of one matter.
    """
    every = [d for r in reports for d in datings_of(r, documents <= 1)]
    every.sort(key=lambda d: (d.clause.key, d.when.span, d.matter))
    claims: list[DraftClaim] = []
    conflicts: list[DraftConflict] = []
    by_matter: dict[str, list[Dated]] = {}
    for dated in every:
        by_matter.setdefault(dated.matter, []).append(dated)
    for matter in sorted(by_matter):
        members = by_matter[matter][:300]
        for group in _agreeing(members) if matter != "day" else []:
            shortest = min((d.clause.text for d in group), key=lambda t: (len(t), t))
            claims.append(
                DraftClaim(
                    matter=f"{group[0].told}: “{_clipped(shortest)}”",
                    value=group[0].when.earliest[:10],
                    attestations=tuple(
                        attest(d.clause, d.when.earliest, span=d.clause.span) for d in group
                    ),
                    single=False,
                )
            )
        for a, b in combinations(members, 2):
            conflict = _conflict(a, b)
            if conflict:
                conflicts.append(conflict)
    conflicts.extend(_scenes(by_matter.get("scene", []), reports))
    conflicts.extend(_dated_pages(by_matter.get("scene", []), reports))
    return Finding(tuple(claims), tuple(_join(conflicts)))


def _agreeing(members: Sequence[Dated]) -> list[list[Dated]]:
    groups: dict[tuple[str, ...], list[Dated]] = {}
    for dated in members:
        key = (
            dated.when.earliest[:10],
            dated.when.precision if _stamp(dated.when) else "day",
            *(sorted(dated.names) if dated.matter == "tenure" else ()),
        )
        groups.setdefault(key, []).append(dated)
    return [groups[k] for k in sorted(groups) if len({d.clause.article for d in groups[k]}) > 1]


def _same(a: Dated, b: Dated) -> bool:
    if a.matter == "tenure":
        # One surname: a report may have the first name wrong, or leave it out.
        return bool(
            {n.split()[-1] for n in a.names if n.split()}
            & {n.split()[-1] for n in b.names if n.split()}
        )
    shared = _specific(a.subject) & _specific(b.subject)
    if a.matter == "day":
        return _one_happening(a, b)
    if a.matter == "last":
        return bool(shared)
    if a.needs == 0 or b.needs == 0:
        return True
    if _one_attack(a, b):
        return True
    if a.matter.startswith("day of") and not (a.names & b.names or len(shared) >= 3):
        return False
    return len(shared) >= max(a.needs, b.needs)


def _one_attack(a: Dated, b: Dated) -> bool:
    """Two reports of the same days open with the dead of an attack, and date it.

    What was struck must have one word in both; the day must lie within days of the other.
    """
    if a.matter != "day of the incident" or b.matter != a.matter:
        return False
    for dated in (a, b):
        moment = dated.clause.moment
        if moment is None or not lx.DEAD.words & set(dated.clause.words):
            return False
        if _REPEATED_ATTACK.search(fold(dated.clause.full)):
            return False
        told = moment_of(dated.when.earliest)
        if told is None or (moment.earliest.date() - told.earliest.date()).days not in range(4):
            return False
    shared = _specific(a.subject) & _specific(b.subject)
    return bool(shared - _TOLL_STEMS - _DAYS)


_WHERE = re.compile(r"\b(?:in|of|at|near|outside)\s+([A-Z][\w'-]+)")
_REPEATED_ATTACK = re.compile(
    r"\b(?:another|second|third|again|also|earlier|previous|separate|elsewhere|next|latest)\b", re.I
)
_TOLL_STEMS = frozenset(
    stem(w)
    for w in (
        *lx.DEAD.words,
        *lx.HURT.words,
        *lx.PERSON_NOUNS,
        *lx.GROUP_NOUNS,
        *lx.SPOKEN_FOR,
        *lx.INCIDENT,
        *"least than police army said source troops soldiers civilians told".split(),
    )
)


def _one_happening(a: Dated, b: Dated) -> bool:
    """Two dated clauses tell one happening: the words of the shorter stand in the longer.

    A verb of speech between the date and the rest dates the saying, not the happening.
    """
    left, right = _specific(a.subject), _specific(b.subject)
    short = min(len(left), len(right))
    shared = left & right
    if short < 2 or len(shared) < max(2, 0.75 * short) or max(len(left), len(right)) > 4 * short:
        return False
    return not (_SPEECH | lx.CONFIRM) & (set(a.clause.words) | set(b.clause.words))


def _specific(stems: frozenset[str]) -> frozenset[str]:
    return frozenset(s for s in stems if len(s) > 3 and not s.isdigit())


def _apart(a: When, b: When) -> bool:
    return _end(a) <= b.earliest or _end(b) <= a.earliest


def _end(when: When) -> str:
    """The end of a stretch; "Friday night" ends with Friday, as people speak of days."""
    if when.earliest[11:13] >= "12" and when.latest[11:13] <= "08":
        return when.latest[:10] + "T00:00"
    return when.latest


def _conflict(a: Dated, b: Dated) -> DraftConflict | None:
    if a.matter == "scene" or a.clause.article == b.clause.article:
        return None
    if a.matter == "day" and (_NOW.search(a.clause.full) or _NOW.search(b.clause.full)):
        return None  # a day that was moved
    if not _apart(a.when, b.when) or not _same(a, b):
        return None
    strength: Strength = "hard"
    if a.matter.startswith("clock"):
        minutes = _minutes(a.when, b.when)
        if minutes is None or minutes > 90:
            return None
        if a.about or b.about or minutes <= 15:
            strength = "soft"
    if a.matter.startswith("day of") and (not _whole(a, b) or _two_places(a, b)):
        return None
    told = a.told
    if a.matter == "day":
        shown = min((a.clause.text, b.clause.text), key=lambda t: (len(t), t))
        told = f"the day of “{' '.join(shown.split())[:80].rstrip(' .,')}”"
    return DraftConflict(
        told,
        "date",
        strength,
        (
            attest(a.clause, a.when.earliest, span=a.clause.span),
            attest(b.clause, b.when.earliest, span=b.clause.span),
        ),
        f"{told}: {_words(a)} against {_words(b)}",
    )


def _two_places(a: Dated, b: Dated) -> bool:
    """Each clause names where, and no place is shared: two attacks, two fires."""
    if a.matter != "day of the incident":
        return False
    left, right = (set(_WHERE.findall(fold(d.clause.text))) for d in (a, b))
    return bool(left and right and not left & right)


def _whole(a: Dated, b: Dated) -> bool:
    """Deeds of one sort happen again; they are one only where most of the words agree."""
    if _one_attack(a, b):
        return True
    shared = _specific(a.subject) & _specific(b.subject)
    least = min(len(_specific(a.subject)), len(_specific(b.subject)))
    return least > 0 and len(shared) >= 0.5 * least


def _words(dated: Dated) -> str:
    return f"“{_written(dated.clause, dated.when).strip()}” ({_plain(dated.when)})"


def _plain(when: When) -> str:
    length = {"year": 4, "month": 7, "day": 10}.get(when.precision, 16)
    return when.earliest[:length]


def _minutes(a: When, b: When) -> int | None:
    if a.earliest[:10] != b.earliest[:10]:
        return None

    def of(when: When) -> int:
        return int(when.earliest[11:13]) * 60 + int(when.earliest[14:16])

    try:
        return abs(of(a) - of(b))
    except ValueError:
        return None


def _scenes(scenes: Sequence[Dated], reports: Sequence[Report]) -> list[DraftConflict]:
    """A bare scene line beside dated clauses of other reports that tell the same scene."""
    found = []
    for scene in scenes:
        for report in reports:
            if report.article.id == scene.clause.article:
                continue
            for clause in report.clauses:
                for when in clause.whens:
                    if _stamp(when) or when.precision == "year" or not _apart(scene.when, when):
                        continue
                    whole = {
                        matter_stem(w) for w in re.findall(r"[\w-]+", fold(clause.full).casefold())
                    }
                    names = {m.name for m in clause.mentions} & scene.names
                    shared = _specific(frozenset(whole)) & _specific(scene.subject)
                    if len(shared) >= 4 and len(names) >= 2 and _opens(clause, when):
                        other = replace(scene, clause=clause, when=when)
                        found.append(
                            DraftConflict(
                                _happened(scene.clause),
                                "date",
                                "hard",
                                (
                                    attest(scene.clause, scene.when.earliest),
                                    attest(clause, when.earliest, span=clause.sentence),
                                ),
                                f"when it happened: {_words(scene)} against {_words(other)}",
                            )
                        )
    return found


_AFAR = timedelta(days=40)


def _dated_pages(scenes: Sequence[Dated], reports: Sequence[Report]) -> list[DraftConflict]:
    """An undated page says "It was March 2019."; the dated pages of the story are of March 2020.

    The scene must be theirs: a name and a figure ("3-2", "81st") stand in one clause of both.
    """
    found = []
    by_id = {r.article.id: r for r in reports}
    for scene in scenes:
        month = moment_of(scene.when.earliest[:7])
        own = by_id[scene.clause.article]
        if own.moment is not None or month is None:
            continue
        if scene.when.precision not in ("day", "month") or not re.search(
            r"\b[12]\d{3}\b", _written(scene.clause, scene.when)
        ):
            continue
        dated = [(r, r.moment) for r in reports if r.moment is not None]
        if len(dated) < 2 or not all(_far(month, moment) for _, moment in dated):
            continue
        if not any(_same_scene(scene, own, r) for r, _ in dated):
            continue
        sides = []
        for report, moment in dated:
            first = next((c for c in report.clauses if not c.title), None)
            if first is None or not report.article.published:
                continue
            written = report.article.published.span
            sides.append(attest(first, moment.earliest.isoformat()[:10], span=written))
        if sides:
            found.append(
                DraftConflict(
                    _happened(scene.clause),
                    "date",
                    "hard",
                    (attest(scene.clause, scene.when.earliest), *sides),
                    f"when it happened: {_plain(scene.when)}, but the dated reports of it are of "
                    f"{min(s.value for s in sides)}",
                )
            )
    return found


def _far(month: Moment, told: Moment) -> bool:
    return told.earliest - month.latest > _AFAR or month.earliest - told.latest > _AFAR


def _same_scene(scene: Dated, own: Report, other: Report) -> bool:
    near = [
        c
        for c in own.clauses
        if c.block == scene.clause.block and c.span.start > scene.clause.span.start
    ][:2]
    return any(
        _names(a) & _names(b) and _marks(a) & _marks(b)
        for a in near
        for b in other.clauses
        if not b.withdrawn
    )


def _marks(clause: Clause) -> frozenset[str]:
    """Words with digits, years apart: a score, an ordinal, a count."""
    return frozenset(re.findall(r"\b(?!\d{4}\b)\d+(?:[-.,]?\w+)?", fold(clause.text)))


def _opens(clause: Clause, when: When) -> bool:
    """The date opens the sentence, so that it dates all that the sentence tells."""
    return when.span.start - clause.sentence.start <= 12


def _join(conflicts: Sequence[DraftConflict]) -> list[DraftConflict]:
    """One conflict for one matter and one pair of values."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[DraftConflict]] = {}
    for c in conflicts:
        key = (c.matter, c.strength, tuple(sorted(s.value for s in c.sides)))
        groups.setdefault(key, []).append(c)
    return [
        replace(group[0], sides=tuple(s for c in group for s in c.sides))
        for _, group in sorted(groups.items())
    ]
