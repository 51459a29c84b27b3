"""Who did what: the same deed told with another receiver, ground, part or time.

Each method compares clauses of different reports that tell one sort of deed, and speaks up
only where the words that differ exclude each other by the tables of ``lexicon``. What is
merely told differently is soft or left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from variorum.claims import lexicon as lx
from variorum.claims.clauses import Clause, Report, matter_stem
from variorum.claims.ledger import DraftClaim, DraftConflict, Finding, attest
from variorum.model import Attestation, Span, TextOfRecord
from variorum.model.claim import Strength
from variorum.text import fold, stem, words

# ------------------------------------------------------------------ to whom a text was sent
_ALL = (
    r"(?:all|every|the (?:whole|entire))\s+(?:of\s+)?"
    r"(?:its\s+|the\s+|our\s+|their\s+|his\s+|her\s+)?"
)
_GROUPS: dict[str, re.Pattern[str]] = {
    "everyone": re.compile(
        rf"\b{_ALL}(?:staff|employees?|workers|colleagues|workforce|company|team|members|students"
        r"|parents|residents|players|customers)\b|\b(?:all-staff|company-wide|staff-wide)\b",
        re.I,
    ),
    "the leaders": re.compile(
        r"\b(?:managers|executives|directors|department heads|team leaders|senior (?:staff|leaders"
        r"|managers)|the board|board members|head teachers|heads of department|captains)\b",
        re.I,
    ),
    "outsiders": re.compile(
        r"\b(?:shareholders|investors|customers|clients|suppliers|journalists|reporters"
        r"|regulators|lawmakers|mps|ministers)\b",
        re.I,
    ),
}
_SENT_TO = re.compile(
    r"\b(?:sent|circulated|emailed|e-mailed|addressed|distributed|mailed|went|written)\s+"
    r"(?:\w+\s+){0,3}?to\s+(?P<to>[^,.;:]{3,60})"
    r"|\b(?:told|emailed|e-mailed|informed|wrote to)\s+(?P<told>[^,.;:\"]{3,60})",
    re.I,
)


def receivers(reports: Sequence[Report]) -> list[DraftConflict]:
    """The document went to all in one report and to a few in another."""
    found: list[tuple[Clause, str]] = []
    for report in reports:
        for clause in report.clauses:
            if not lx.DOCUMENTS & set(clause.words):
                continue
            plain = fold(clause.text)
            for match in _SENT_TO.finditer(plain):
                target = match["to"] or match["told"] or ""
                groups = [g for g in _GROUPS if _GROUPS[g].search(target)]
                if len(groups) == 1:
                    found.append((clause, groups[0]))
                    break
    return list(
        _pairs(
            found,
            "who received the text",
            lambda a, b: ("hard", f"sent to {a} in one report, to {b} in the other"),
        )
    )


def _pairs(
    found: Sequence[tuple[Clause, str]],
    matter: str,
    judge: Callable[[str, str], tuple[Strength, str] | None],
) -> Iterable[DraftConflict]:
    """One conflict for each two values that differ, with all that tell either."""
    by_value: dict[str, list[Clause]] = {}
    for clause, value in found:
        by_value.setdefault(value, []).append(clause)
    for a, b in combinations(sorted(by_value), 2):
        if {c.article for c in by_value[a]} & {c.article for c in by_value[b]}:
            continue
        verdict = judge(a, b)
        if verdict:
            sides = [attest(c, v, span=c.span) for v in (a, b) for c in by_value[v]]
            yield DraftConflict(matter, "event", verdict[0], tuple(sides), verdict[1])


# ------------------------------------------------------------------ praised, blamed for what
@dataclass(frozen=True, slots=True)
class _Judged:
    clause: Clause
    verb: str
    names: frozenset[str]
    written: str
    span: Span


_GROUND = re.compile(r"^(?:\s+[\w.'-]+){1,6}?\s+(?:for|over)\s+", re.I)


def judgements(reports: Sequence[Report]) -> list[DraftConflict]:
    """The same praise or blame on grounds that exclude each other."""
    every = [j for r in reports for c in r.clauses for j in _judged(c)]
    by_verb: dict[str, list[_Judged]] = {}
    for judged in sorted(every, key=lambda j: (j.clause.key, j.span)):
        by_verb.setdefault(judged.verb, []).append(judged)
    found: list[DraftConflict] = []
    for verb in sorted(by_verb):
        for one, other in lx.OPPOSED:
            sides: dict[str, list[_Judged]] = {"one": [], "other": [], "neither": []}
            for judged in by_verb[verb]:
                said = set(words(judged.written))
                if said & one and said & other:
                    continue
                where = "one" if said & one else "other" if said & other else "neither"
                sides[where].append(judged)
            if not sides["one"] or not sides["other"]:
                continue
            found.extend(_against(verb, "hard", sides["one"], sides["other"]))
            # The ground that fewer reports give stands out from the general words of the rest.
            counts = {k: len({j.clause.article for j in sides[k]}) for k in ("one", "other")}
            if counts["one"] != counts["other"]:
                rare = "one" if counts["one"] < counts["other"] else "other"
                kin = [j for j in sides["neither"] if any(_touching(j, k) for k in sides[rare])]
                found.extend(_against(verb, "soft", sides[rare], kin))
    return found


def _touching(a: _Judged, b: _Judged) -> bool:
    """Both grounds name one place or thing."""
    people = {
        matter_stem(w)
        for j in (a, b)
        for m in j.clause.mentions
        if m.kind == "person"
        for w in words(m.name)
    }
    left = {s for w in words(a.written) if (s := matter_stem(w)) and len(s) > 3}
    right = {s for w in words(b.written) if (s := matter_stem(w)) and len(s) > 3}
    return bool(left & right - people)


def _against(
    verb: str, strength: Strength, left: Sequence[_Judged], right: Sequence[_Judged]
) -> Iterable[DraftConflict]:
    pairs = [
        (a, b)
        for a in left
        for b in right
        if a.clause.article != b.clause.article and a.names & b.names
    ]
    if not pairs:
        return
    a, b = pairs[0]
    yield DraftConflict(
        f"what the {verb} was for",
        "event",
        strength,
        tuple(
            attest(j.clause, j.written, span=j.span)
            for j in sorted(
                {(j.clause.article, j.span): j for pair in pairs for j in pair}.values(),
                key=lambda j: (j.clause.key, j.span),
            )
        ),
        f"for “{a.written}” in one report, for “{b.written}” in another",
    )


def _judged(clause: Clause) -> Iterable[_Judged]:
    for token in clause.tokens:
        for verb, forms in lx.JUDGE.items():
            if token.norm not in forms:
                continue
            rest = clause.text[token.end - clause.span.start :]
            ground = _GROUND.match(fold(rest))
            start = token.end + (ground.end() if ground else 0)
            written = clause.text[start - clause.span.start :]
            written = re.split(r"[,;]|\band (?=\w+ed\b)", written)[0].strip(" .,;\n")
            if len(words(written)) < 2:
                continue
            at = clause.text.find(written, start - clause.span.start)
            names = frozenset(m.name for m in clause.mentions if m.kind != "place") | frozenset(
                _pronoun_names(clause)
            )
            yield _Judged(
                clause,
                verb,
                names,
                written,
                Span(token.start, clause.span.start + at + len(written)),
            )
            return


def _pronoun_names(clause: Clause) -> Iterable[str]:
    return (m.name for m in clause.mentions if m.form in ("pronoun", "role"))


# ------------------------------------------------------------------ done, or still to come
_TO_COME = re.compile(
    r"\b(?:will|shall|is going to|are going to|'ll)\s+"
    r"(?:not\s+|never\s+|also\s+|soon\s+|now\s+|finally\s+)?(\w+)",
    re.I,
)
_EMPTY_VERBS = frozenset("be have say hear see go get take make find".split())
_DONE = re.compile(r"\b(?:had|has|have|'s|'ve)\s+(?:already\s+|now\s+|just\s+)?(\w+)", re.I)


def tenses(reports: Sequence[Report], records: Sequence[TextOfRecord]) -> list[DraftConflict]:
    """The text of record foretells what a report says it calls done."""
    found = []
    for record in records:
        for piece in re.findall(r"[^.!?\n]+", fold(record.text)):
            coming = _TO_COME.search(piece)
            if not coming:
                continue
            if coming[1].casefold() in _EMPTY_VERBS:
                continue
            verb = stem(coming[1].casefold())
            kin = {stem(w) for w in lx.ACHIEVE} if coming[1].casefold() in lx.ACHIEVE else {verb}
            stems = frozenset(s for w in words(piece) if (s := matter_stem(w)))
            tells = _telling(reports, stems, kin)
            if not tells:
                continue
            prints = _printing(reports, record, piece, stems)
            done_in = {c.article for c in tells}
            sides = [attest(c, "done", span=c.sentence) for c in tells]
            others = [p for p in prints if p.passage.article not in done_in]
            if others:
                found.append(
                    DraftConflict(
                        f"whether it is done or to come: “{piece.strip()[:80]}”",
                        "event",
                        "hard",
                        (*sides, *others),
                        "the text says that it will be, the report that it has been",
                    )
                )
    return found


def _telling(reports: Sequence[Report], stems: frozenset[str], kin: set[str]) -> list[Clause]:
    found = []
    for report in reports:
        for clause in report.clauses:
            plain = fold(clause.text)
            for done in _DONE.finditer(plain):
                place = clause.span.start + done.start()
                if any(q.span.start <= place < q.span.end for q in clause.quotations):
                    continue
                if stem(done[1].casefold()) not in kin:
                    continue
                shared = (clause.stems | {stem(w) for w in words(clause.full)}) & stems
                rare = {s for s in shared if len(s) > 3}
                if len(rare) >= 2:
                    found.append(clause)
                    break
    return found


def _printing(
    reports: Sequence[Report], record: TextOfRecord, piece: str, stems: frozenset[str]
) -> list[Attestation]:
    found = []
    by_article = {r.article.id: r for r in reports}
    for witness in record.witnesses:
        report = by_article.get(witness.article)
        if report is None:
            continue
        for clause in report.clauses:
            if len(clause.stems & stems) >= max(2, 0.7 * len(stems)) and _TO_COME.search(
                fold(clause.text)
            ):
                found.append(attest(clause, "to come", "quotes", span=clause.sentence))
    return found


# ------------------------------------------------------------------ which part gave way
_NOT_PARTS = frozenset(
    """it he she they this that which who what there he's one both all talks silence news story
    efforts attempts plan bid deal company firm market business government""".split()
)


def causes(reports: Sequence[Report]) -> tuple[list[DraftConflict], list[DraftClaim]]:
    """Reports of one accident that name different parts as what broke."""
    found: dict[str, list[Clause]] = {}
    incident = sum(any(lx.incidents(c.words) for c in r.clauses) for r in reports) >= max(
        2, len(reports) // 2
    )
    if not incident:
        return [], []
    for report in reports:
        for clause in report.clauses:
            part = _broken(clause)
            if part and not clause.withdrawn:
                found.setdefault(part, []).append(clause)
    conflicts = []
    wide = {p: cs for p, cs in found.items() if cs}
    for a, b in combinations(sorted(wide), 2):
        apart = {c.article for c in wide[a]} != {c.article for c in wide[b]}
        if apart and len({c.article for c in wide[a] + wide[b]}) > 1:
            conflicts.append(
                DraftConflict(
                    "what gave way",
                    "event",
                    "soft",
                    tuple(attest(c, _noun(wide[p], p)) for p in (a, b) for c in wide[p]),
                    f"one report names the {_noun(wide[a], a)}, another the {_noun(wide[b], b)}",
                )
            )
    claims = [
        DraftClaim(
            f"the {_noun(wide[part], part)} broke or failed",
            _noun(wide[part], part),
            tuple(attest(c, _noun(wide[part], part)) for c in wide[part]),
            single=True,
        )
        for part in sorted(wide)
    ]
    return (conflicts if len(wide) <= 4 else []), claims


def _noun(clauses: Sequence[Clause], part: str) -> str:
    """The shortest form in which the reports write the part."""
    forms = {t.norm for c in clauses for t in c.tokens if stem(t.norm) == part}
    return min(forms, key=lambda w: (len(w), w)) if forms else part


_GAVE_WAY = re.compile(
    r"\b(?:snapped|failed|fail|broke|parted|ruptured|cracked|burst|fractured|severed"
    r"|malfunctioned|gave way|given way|gives way)\b(?!\s+(?:to|out|up|with|into|down|off)\b)"
)
_BEFORE_PART = frozenset("of in on at for by with from after about under near".split())
_AFTER_PART = frozenset(
    """that which who at in of on appeared appears seemed seems had has have was were is are
    may might could apparently then suddenly simply , ; :""".split()
)


def _broken(clause: Clause) -> str | None:
    """The part that is said to have given way: the head of the verb's subject."""
    plain = fold(clause.text).casefold()
    match = _GAVE_WAY.search(plain)
    if not match:
        return None
    head = re.findall(r"[a-z]+|[,;:]", plain[: match.start()])
    if {"no", "not", "never", "if"} & set(head[-3:]):
        return None
    for at, word in enumerate(head[:-1]):
        if word not in ("the", "a", "an", "its", "one"):
            continue
        rest = head[at + 1 :]
        if word == "one" and rest[:2] == ["of", "the"]:
            rest = rest[2:]
        elif at and head[at - 1] in _BEFORE_PART | {"to"}:
            continue
        phrase: list[str] = []
        for following in rest[:4]:
            if following in _AFTER_PART:
                break
            phrase.append(following)
        if not phrase or phrase[-1] in _NOT_PARTS or not matter_stem(phrase[-1]):
            continue
        return stem(phrase[-1])
    return None


# ------------------------------------------------------------------ what it came from
_CAUSE = re.compile(
    r"\b(?:(?:the )?cause (?:was|is)|(?:was|were) (?:caused|started|set off|triggered) by"
    r"|(?:fire|blaze|explosion|blast|outbreak|crash|collapse|leak|flood)"
    r" (?:began|started|broke out)"
    r" (?:with|in|from|after|when)|blamed on|due to)\s+(?P<what>[^,.;]{3,60})",
    re.I,
)
_HAZARD = (
    r"(?:water|fire|flames|blaze|flood|floodwater|explosion|blast|smoke|gas|oil|mud|rocks"
    r"|landslide|collapse|derailment|outage|leak|avalanche)"
)
_SET_OFF = re.compile(
    r"\b(?P<what>(?:a|an|the)\s+[\w'-]+(?:\s+[\w'-]+){0,3}?)\s+(?:sent|unleashed|triggered|sparked"
    rf"|set off|caused|started)\s+(?:(?:a|an|the|thousands|tons|tonnes)\s+)?(?:\w+\s+){{0,3}}?"
    rf"(?P<hazard>{_HAZARD})\b",
    re.I,
)
_CAME_FROM = re.compile(
    rf"\b(?P<hazard>{_HAZARD})\s+(?:had\s+|has\s+)?(?:burst|poured|came|leaked|rushed|flowed|escaped"
    r"|spread|broke|surged|seeped)\s+(?:(?:into|through|in|down)\s+(?:the\s+)?[\w'-]+\s+)?from\s+"
    r"(?P<what>(?:a|an|the)\s+[\w'-]+(?:\s+[\w'-]+)?)",
    re.I,
)
_HEDGED = re.compile(
    r"\b(?:appear\w*|may|might|could|believe\w*|possibl\w*|suspect\w*|seem\w*|not|if|whether"
    r"|unknown|unclear)\b",
    re.I,
)


def origins(reports: Sequence[Report]) -> list[DraftConflict]:
    """Two reports that trace the accident to different things."""
    found: list[tuple[Clause, frozenset[str], str]] = []
    for report in reports:
        for clause in report.clauses:
            plain = fold(clause.text)
            match = _CAUSE.search(plain) or _SET_OFF.search(plain) or _CAME_FROM.search(plain)
            if not match or clause.withdrawn:
                continue
            if not any(lx.incidents(c.words) for c in report.clauses):
                continue
            if re.search(r"\b(?:not|unknown|unclear)\b", match["what"][:12]):
                continue
            stems = frozenset(s for w in words(match["what"]) if (s := matter_stem(w)))
            if stems:
                found.append((clause, stems, match["what"].strip()))
    conflicts = []
    for (a, left, one), (b, right, other) in combinations(found, 2):
        if a.article == b.article or left & right:
            continue
        hedged = _HEDGED.search(fold(a.text)) or _HEDGED.search(fold(b.text))
        conflicts.append(
            DraftConflict(
                "what it came from",
                "event",
                "soft" if hedged else "hard",
                (attest(a, one), attest(b, other)),
                f"one report gives “{one}”, the other “{other}”",
            )
        )
    return conflicts if len(conflicts) <= 6 else []


# ------------------------------------------------------------------ one, or several
def numbers_of_things(reports: Sequence[Report]) -> list[DraftConflict]:
    """One screenshot in one report, several in another."""
    singular = {w for w in lx.PICTURES if not w.endswith("s") and w + "s" in lx.PICTURES}
    found = []
    for noun in sorted(singular):
        one: list[Clause] = []
        many: list[Clause] = []
        for report in reports:
            for clause in report.clauses:
                shown = {"included", "includes", "shows", "showing"} & set(clause.words)
                if not shown and not set(words(clause.full)) & lx.PUBLISH:
                    continue
                said = clause.words
                for at, word in enumerate(said):
                    if word == noun and at and said[at - 1] in ("a", "an", "one", "single"):
                        one.append(clause)
                        break
                    if word == noun + "s" and not (at and said[at - 1] in ("no", "of", "any")):
                        many.append(clause)
                        break
        if one and many and not {c.article for c in one} & {c.article for c in many}:
            found.append(
                DraftConflict(
                    f"one {noun} or several",
                    "number",
                    "soft",
                    tuple(
                        attest(c, v, span=c.span)
                        for v, cs in (("one", one), ("several", many))
                        for c in cs
                    ),
                    f"one {noun} in one report, several in the other",
                )
            )
    return found


# ------------------------------------------------------------------ all agreed, one objects
_UNIVERSAL = re.compile(
    r"\b(?:all|every|each|everyone|unanimous(?:ly)?)\b(?!\s+(?:but|over|the same|along|about)\b)",
    re.I,
)


def dissent(reports: Sequence[Report]) -> list[DraftConflict]:
    """All are said to have agreed, and another report names one who objects."""
    agreed: list[tuple[Clause, frozenset[str]]] = []
    objects: list[tuple[Clause, frozenset[str]]] = []
    for report in reports:
        for index, clause in enumerate(report.clauses):
            said = set(clause.words)
            near = [
                c
                for c in report.clauses[max(0, index - 6) : index + 1]
                if c.block in (clause.block, clause.block - 1)
            ]
            topic = frozenset(s for c in near for s in c.stems) | _values(near)
            if said & lx.AGREE and _UNIVERSAL.search(fold(clause.text)):
                agreed.append((clause, clause.stems | _values([clause])))
            elif (
                said & lx.OBJECT
                and any(m.form in ("name", "alias") for m in clause.mentions)
                and not {"comment", "confirm", "say", "answer"} & said
            ):
                objects.append((clause, topic))
    found = []
    for clause, topic in agreed:
        against = [
            c for c, other in objects if c.article != clause.article and _same_topic(topic, other)
        ]
        if against:
            found.append(
                DraftConflict(
                    "whether all agreed",
                    "event",
                    "soft",
                    (
                        attest(clause, "all", span=clause.span),
                        *(attest(c, "one objects", span=c.span) for c in against),
                    ),
                    "all are said to have agreed; another report names one who objects",
                )
            )
    return found


def _values(clauses: Sequence[Clause]) -> frozenset[str]:
    return frozenset(f"{q.low:g} {q.unit}" for c in clauses for q in c.quantities if q.unit)


def _same_topic(a: frozenset[str], b: frozenset[str]) -> bool:
    measures = {s for s in a & b if " " in s}
    matters = {s for s in a & b if len(s) > 3 and " " not in s}
    return bool(measures and matters) or len(matters) >= 4


# ------------------------------------------------------------------ most, and so many of so many
_MOST = re.compile(
    r"\b(?P<how>most|the majority of|a majority of|few|half of|nearly all|almost all|hardly any)"
    r"\s+(?:of\s+)?(?:the\s+|its\s+|their\s+)?(?:\w+\s+)?(?P<noun>\w+s)\s+"
    r"(?P<not>couldn't|could not|didn't|did not|don't|do not|haven't|have not|hadn't"
    r"|had not|weren't|were not|failed)?",
    re.I,
)


def proportions(reports: Sequence[Report]) -> list[DraftConflict]:
    """ "Most towns do not" beside "9 of the 13 towns do"."""
    most: list[tuple[Clause, str, bool, frozenset[str]]] = []
    counted: list[tuple[Clause, str, float, frozenset[str]]] = []
    for report in reports:
        for index, clause in enumerate(report.clauses):
            near = [
                c for c in report.clauses[max(0, index - 2) : index + 1] if c.block == clause.block
            ]
            topic = _values(near)
            found = _MOST.search(fold(clause.text))
            if found:
                low = found["how"].casefold() in ("few", "hardly any")
                most.append(
                    (clause, stem(found["noun"].casefold()), bool(found["not"]) != low, topic)
                )
            for quantity in clause.quantities:
                if quantity.out_of and quantity.low == quantity.high:
                    after = words(clause.full[quantity.span.start - clause.sentence.start :])[:8]
                    nouns = {stem(w) for w in after if w.endswith("s")}
                    for noun in sorted(nouns):
                        counted.append((clause, noun, quantity.low / quantity.out_of, topic))
    conflicts = []
    for clause, noun, negated, topic in most:
        share_below = negated
        for other, counted_noun, share, counted_topic in counted:
            if other.article == clause.article or noun != counted_noun:
                continue
            if not topic & counted_topic:
                continue
            if (share > 0.5 and share_below) or (share < 0.5 and not share_below):
                conflicts.append(
                    DraftConflict(
                        f"how many of them: “{' '.join(clause.text.split())[:80].rstrip(' .,')}”",
                        "number",
                        "soft",
                        (
                            attest(clause, "most not" if negated else "most", span=clause.span),
                            attest(other, f"{share:.0%}", span=other.sentence),
                        ),
                        f"“{clause.text.strip()[:60]}” against {share:.0%} of them",
                    )
                )
    return conflicts


def weigh_deeds(reports: Sequence[Report], records: Sequence[TextOfRecord]) -> Finding:
    """All that is told of who did what.

    Cost: linear in the clauses, quadratic in those that tell one sort of deed.
    """
    parts, claims = causes(reports)
    return Finding(
        tuple(claims),
        (
            *receivers(reports),
            *judgements(reports),
            *tenses(reports, records),
            *parts,
            *origins(reports),
            *numbers_of_things(reports),
            *dissent(reports),
            *proportions(reports),
        ),
    )
