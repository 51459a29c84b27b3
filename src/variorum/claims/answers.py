"""Silence that ends: who gave no word in one report, and the same party's words in another.

``silence`` reads such sentences by patterns of its own; here stand those that the reading of
stances has found (``Analysis.stances``: declined, no response, not spoken) against whatever the
same party says by the reading of quotations (told, written in quotation marks or by a verb alone)
or confirms and denies. What is set side by side already is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.claims.clauses import Clause, Report
from variorum.claims.ledger import DraftConflict, Finding, attest, order
from variorum.claims.parties import (
    Party,
    Roots,
    answers_for,
    content,
    names_in,
    party_of,
    posts_of,
)
from variorum.claims.silence import strength_of
from variorum.model import Attestation, Passage, Span, Stance, TextOfRecord
from variorum.model.claim import Strength
from variorum.text import fold

_NO_WORD = ("declined", "no_response", "not_spoken")
_VALUE = {"declined": "declines"}
# "Would not say whether …": only words on that are an answer.
_ASKED = re.compile(r"\W*(?:whether|what|how|if|why|when|who|where|which)\b", re.I)
_NEITHER = re.compile(r"\bneither\b", re.I)
_SAYS = re.compile(
    r"\b(?:said|says|told|tells|confirm\w*|den(?:y|ies|ied)|announc\w*|admit\w*|insist\w*"
    r"|apologi[sz]\w*|reject\w*|dismiss\w*|replied|answered|acknowledg\w*|conced\w*|accus\w*"
    r"|blam\w*|regret\w*|promis\w*|stated|saying|adding)\b"
)
# Whose words a document prints has not spoken to anybody by that.
_IN_A_TEXT = re.compile(
    r"\b(?:messages?|letters?|memos?|e-?mails?|notes?|chats?|screenshots?|tweets?|diary|keynote"
    r"|speech|book|podcast)\b",
    re.I,
)
_TOLD_BY_A_TEXT = re.compile(
    r"\b(?:message|letter|memo|e-?mail|note|post|book|diary|speech)\s+(?:\w+\s+){0,2}?in which\b",
    re.I,
)
# Words of a party that nobody calls a saying: "the company apologised", "Meade spoke out".
_REGRETS = re.compile(
    r"(?:^|[,;:]\s+|\b(?:but|and)\s+)(?P<who>(?:[\w.'-]+\s+){1,7}?)"
    r"(?:(?:has|have|had|later|now|also|finally|publicly|then)\s+){0,3}"
    r"(?:apologi[sz]e[sd]|expressed (?:its |his |her )?(?:regret|sorrow|surprise|anger)|spoke out"
    r"|issued (?:a|an) (?:\w+ )?(?:statement|apology)|broke (?:its|his|her|their) silence"
    r"|broken (?:its|his|her|their) silence|gave (?:its|his|her) (?:first|version|account|side)"
    r"|answered (?:its|his|her|the) critics|took questions|gave an interview)\b",
    re.I,
)
# What a party says by the way is no answer to a question of today.
_OLD = re.compile(r"\b(?:last (?:year|month)|years ago|in \d{4}|once (?:said|told))\b", re.I)


@dataclass(frozen=True, slots=True)
class _Silent:
    clause: Clause
    party: Party
    topic: Roots
    general: bool
    value: str


@dataclass(frozen=True, slots=True)
class _Voice:
    """A clause in which somebody speaks: by name, or called by some words.

    ``sure``: in quotation marks, or by confirming or denying; else a verb alone tells it.
    """

    clause: Clause
    name: str | None
    words: Roots
    said: Roots
    sure: bool


def weigh_answers(
    reports: Sequence[Report], records: Sequence[TextOfRecord], findings: Sequence[Finding]
) -> Finding:
    """Set each silence beside what its party says elsewhere.

    Args:
        reports: The reports of one story.
        records: Texts of record; what stands in them was not said to the reporter.
        findings: What other methods found; their pairs of passages are left out.

    Cost: linear in the text, then silences times voices.
    """
    posts = posts_of(reports)
    printed = [p for r in records for w in r.witnesses for p in w.passages]
    voices = [v for r in reports for v in _voices(r, printed)]
    known = _Known(
        c for f in findings for c in f.conflicts if c.kind in ("confirmation", "attribution")
    )
    sides: dict[tuple[str, Strength], set[Attestation]] = {}
    for report in reports:
        for silent in _silences(report):
            own = attest(silent.clause, silent.value, "silent")
            for voice in voices:
                if not answers_for(silent.party, voice.name, voice.words, posts):
                    continue
                if silent.topic and not silent.topic & voice.said:
                    continue
                if not voice.sure and not _in_order(silent.clause, voice.clause):
                    continue
                strength = strength_of(
                    silent.clause,
                    voice.clause,
                    general=silent.general,
                    asked=bool(silent.topic),
                    refused=silent.value == "declines",
                )
                answer = attest(voice.clause, "spoke", by=voice.name)
                if not strength or known.beside(own.passage, answer.passage):
                    continue
                held = known.silence(own.passage, strength)
                key = (held.matter if held else f"whether {silent.party.told} has spoken", strength)
                sides.setdefault(key, set(held.sides if held else ())).update((own, answer))
    return Finding(
        conflicts=tuple(
            DraftConflict(
                matter,
                "confirmation",
                strength,
                order(against),
                "no word in one report, and words in another",
            )
            for (matter, strength), against in sorted(sides.items())
        )
    )


def _in_order(first: Clause, second: Clause) -> bool:
    one, two = first.moment, second.moment
    return one is not None and two is not None and one.before(two)


def _silences(report: Report) -> Iterator[_Silent]:
    for stance in report.analysis.stances:
        if stance.kind not in _NO_WORD or stance.agent_span is None:
            continue
        clause = _clause_at(report, stance.span.start)
        if clause is None or clause.withdrawn or _within_quotes(clause, stance.span):
            continue
        topic = frozenset[str]()
        asked = report.article.text[stance.span.end : clause.span.end]
        if stance.object_span is not None:
            asked = stance.object_span.of(report.article.text)
        if _ASKED.match(asked):
            topic = content(asked)
        for party in _takers(report, stance, clause):
            yield _Silent(
                clause,
                party,
                topic - party.body,
                stance.kind == "not_spoken",
                _VALUE.get(stance.kind, "silent"),
            )


def _takers(report: Report, stance: Stance, clause: Clause) -> Iterator[Party]:
    """All whom the sentence says it of: "neither Ms Meade nor Mr Aber"."""
    assert stance.agent_span is not None
    span = stance.agent_span
    neither = _NEITHER.search(report.article.text, clause.sentence.start, stance.span.start)
    if neither:
        span = Span(neither.end(), max(stance.agent_span.end, neither.end()))
    party = party_of(report, span, stance.agent)
    if party is None:
        return
    if not party.person or len(party.names) < 2:
        yield party
        return
    for name in sorted(party.names):
        yield replace(party, names=frozenset({name}), told=name)


def _voices(report: Report, printed: Sequence[Passage]) -> Iterator[_Voice]:
    """Who speaks where, by quotations and by stances taken. Linear in both."""
    text = report.article.text
    own = [p for p in printed if p.article == report.article.id]
    seen: set[tuple[tuple[str, int, int], str | None, Roots]] = set()
    for quotation in report.analysis.quotations:
        if quotation.use != "speech" or quotation.written or quotation.headline:
            continue
        if any(p.start < quotation.span.end and quotation.span.start < p.end for p in own):
            continue
        sure = quotation.form in ("marks", "turn") and quotation.kind != "indirect"
        cue = quotation.cue.of(text).casefold() if quotation.cue else ""
        if not sure and not _SAYS.search(cue):
            continue
        place = quotation.cue.start if quotation.cue else quotation.outer.start
        for voice in _voice(
            report, seen, text, quotation.speaker, quotation.speaker_span, place, quotation.span
        ):
            if not _IN_A_TEXT.search(fold(voice.clause.full)):
                yield replace(voice, sure=sure)
    for stance in report.analysis.stances:
        if stance.kind in ("confirmed", "denied") and stance.agent_span is not None:
            for voice in _voice(
                report, seen, text, stance.agent, stance.agent_span, stance.span.start,
                stance.object_span or stance.span,
            ):  # fmt: skip
                if not _TOLD_BY_A_TEXT.search(fold(voice.clause.full)):
                    yield voice
    for clause in report.clauses:
        found = _REGRETS.search(fold(clause.text))
        if found:
            start = clause.span.start
            who = Span(start + found.start("who"), start + found.end("who"))
            names = [m for m in report.analysis.mentions if who.holds(m.span)]
            near = [m.name for m in names if m.span.end >= who.end - 2 and m.kind != "place"]
            for voice in _voice(report, seen, text, near[-1] if near else None, who, who.end, who):
                yield replace(voice, sure=False)


def _voice(
    report: Report,
    seen: set[tuple[tuple[str, int, int], str | None, Roots]],
    text: str,
    name: str | None,
    called: Span | None,
    place: int,
    said: Span,
) -> Iterator[_Voice]:
    clause = _clause_at(report, place)
    if clause is None or clause.withdrawn or (name is None and called is None):
        return
    if _OLD.search(fold(clause.full)):
        return
    words = content(called.of(text)) if called is not None else frozenset[str]()
    if called is not None and name is not None:
        # "The company's boss, Kim Dorr": a post for somebody who is named besides.
        people = names_in(report.analysis.mentions, called)
        words = frozenset() if people == {name} and words <= content(name) else words
    key = (clause.key, name, words)
    if key not in seen:
        seen.add(key)
        yield _Voice(clause, name, words, content(clause.full) | content(said.of(text)), True)


def _clause_at(report: Report, place: int) -> Clause | None:
    return next((c for c in report.clauses if c.span.start <= place < c.span.end), None)


def _within_quotes(clause: Clause, span: Span) -> bool:
    return any(
        q.form == "marks" and q.outer.start <= span.start < q.outer.end for q in clause.quotations
    )


def _meet(a: Passage, b: Passage) -> bool:
    return a.article == b.article and a.start < b.end and b.start < a.end


class _Known:
    """Pairs of passages that other methods have set side by side."""

    def __init__(self, conflicts: Iterable[DraftConflict]) -> None:
        self._conflicts = list(conflicts)
        self._at: dict[str, list[tuple[int, int, int]]] = {}
        for number, conflict in enumerate(self._conflicts):
            for side in conflict.sides:
                place = side.passage
                self._at.setdefault(place.article, []).append((place.start, place.end, number))

    def beside(self, one: Passage, other: Passage) -> bool:
        return bool(self._on(one) & self._on(other))

    def silence(self, passage: Passage, strength: Strength) -> DraftConflict | None:
        """The conflict of this strength in which the passage stands for silence already."""
        for number in sorted(self._on(passage)):
            held = self._conflicts[number]
            silent = {s.passage for s in held.sides if s.stance in ("silent", "declines")}
            if held.strength == strength and any(_meet(passage, p) for p in silent):
                return held
        return None

    def _on(self, passage: Passage) -> set[int]:
        return {
            number
            for start, end, number in self._at.get(passage.article, ())
            if start < passage.end and passage.start < end
        }
