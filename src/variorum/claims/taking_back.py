"""Taking back: what was said, and that it was wrong.

"I said that nobody had seen it. I was wrong." stands against the saying itself; a line that
a writer quotes only to contradict it stands against all who print that line; and a denial
side by side with the words that it denies stands against them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from variorum.claims.clauses import Clause, Report, sentences_of
from variorum.claims.ledger import DraftConflict, attest
from variorum.claims.pieces import NO, Piece, content_of, heading_of
from variorum.model import Attestation, Passage, Span
from variorum.model.claim import Strength
from variorum.text import fold, words

_TAKEN_BACK = re.compile(
    r"\b(?:(?:i|we|he|she|they) (?:was|were|am|had been|got (?:it|that)) (?:\w+ )?(?:wrong|mistaken"
    r"|misinformed|misled)|(?:i|we) regret|should(?:n't| not| never) have (?:said|written|told)"
    r"|(?:i|we) (?:apologi[sz]e|withdraw|take (?:it|that) back)|(?:that|it|this) (?:was|is) "
    r"(?:\w+ )?(?:wrong|not (?:true|so|right|correct)|untrue|false|incorrect|a mistake"
    r"|an error))\b",
    re.I,
)
_HAD_SAID = re.compile(
    r"\b(?:i|we|he|she|they|it|[A-Z]\w+)\s+(?:had\s+|have\s+|has\s+|once\s+)?(?:said|told|wrote"
    r"|claimed|stated|announced|declared|reported|insisted)\s+(?:\w+\s+){0,3}?that\s+(?P<what>.+)",
    re.I | re.S,
)
_UNTRUE = re.compile(
    r"^\W*(?:\w+\s+){0,2}?(?:(?:is|was|are|were)\s+(?:\w+\s+)?(?:not (?:a |an )?(?:true|fair|so"
    r"|correct|accurate|honest)|false|untrue|a lie|wrong|nonsense|invented|misleading)|isn't"
    r" (?:true|fair|so))\b",
    re.I,
)
_COVER = 0.8


_DENIED_THAT = re.compile(
    r"\bden(?:y|ies|ied|ying)\s+(?:that\s+|having\s+|any\s+)?(?P<what>[^.;:]{6,120})", re.I
)


def denied_nearby(reports: Sequence[Report], names: frozenset[str]) -> Iterable[DraftConflict]:
    """Side by side in one report: a party's own words, and another who denies just that."""
    for report in reports:
        sentences = sentences_of(report.clauses)
        for at, sentence in enumerate(sentences):
            denial = _DENIED_THAT.search(fold(sentence[0].full))
            if not denial:
                continue
            what = content_of(denial["what"]) - names
            near = [s for i, s in enumerate(sentences) if i != at and abs(i - at) <= 3]
            yes = [
                c
                for s in near
                for c in s
                if any(q.use == "speech" and q.form == "marks" for q in c.quotations)
                and not NO.search(c.text)
                and what & content_of(" ".join(_verbs(c)))
            ]
            if what and yes:
                yield DraftConflict(
                    heading_of(denial["what"]),
                    "event",
                    "hard",
                    (
                        attest(sentence[0], "denied", "denies", span=sentence[0].sentence),
                        *(attest(c, "said", span=c.sentence) for c in yes),
                    ),
                    "one party says so, the other denies it",
                )


def _verbs(clause: Clause) -> Iterable[str]:
    """The words behind "we", "they", "he": what somebody says was done."""
    plain = fold(clause.text).casefold()
    return re.findall(
        r"\b(?:i|we|they|he|she|you)\s+(?:had |have |has |did |also )?([a-z]{3,})", plain
    )


def taken_back(
    reports: Sequence[Report], pieces: Sequence[Piece], names: frozenset[str]
) -> Iterable[DraftConflict]:
    for report in reports:
        sentences = sentences_of(report.clauses)
        for at, sentence in enumerate(sentences):
            told = _HAD_SAID.search(fold(sentence[0].full))
            if not told:
                continue
            after = [s for s in sentences[at : at + 3] if s[0].block == sentence[0].block]
            back = next((s for s in after if _TAKEN_BACK.search(fold(s[0].full))), None)
            if back is None:
                continue
            said = content_of(told["what"]) - names
            no = bool(NO.search(told["what"]))
            first = [
                p.clause
                for p in pieces
                if p.clause.article != report.article.id
                and p.denied == no
                and len(said & p.roots) >= max(2, _COVER * len(said))
            ]
            if first:
                where = Span(sentence[0].sentence.start, back[0].sentence.end)
                yield DraftConflict(
                    heading_of(told["what"]),
                    "event",
                    "superseded",
                    (
                        Attestation(Passage.at(report.article.id, where), "taken back", "denies"),
                        *(attest(c, "said") for c in first),
                    ),
                    "what was said is taken back by a later report",
                )


def quoted_to_contradict(reports: Sequence[Report]) -> Iterable[DraftConflict]:
    """A line is quoted, and the next words say that it is not so."""
    for report in reports:
        sentences = sentences_of(report.clauses)
        text = report.article.text
        for at, sentence in enumerate(sentences):
            for quotation in report.analysis.quotations:
                if not sentence[0].sentence.meets(quotation.outer) or quotation.form != "marks":
                    continue
                said = words(quotation.span.of(text))
                if len(said) < 4:
                    continue
                rest = fold(text[quotation.outer.end : sentence[0].sentence.end])
                judged: Clause | None = None
                strength: Strength = "soft"
                if _UNTRUE.search(rest):
                    judged = sentence[-1]
                    strength = "soft" if "fair" in rest else "hard"
                elif at + 1 < len(sentences) and sentences[at + 1][0].block == sentence[0].block:
                    following = fold(sentences[at + 1][0].full)
                    nought = re.match(r"\W*(?:not one|none|nobody|no one)\b", following, re.I)
                    false = re.match(
                        r"\W*(?:that|this|it) (?:is|was) (?:\w+ )?(?:false|untrue|a lie"
                        r"|not (?:true|so)|wrong|nonsense)\b",
                        following,
                        re.I,
                    )
                    if (nought and re.search(r"\b(?:it|this|that|them)\W*$", following)) or false:
                        judged, strength = sentences[at + 1][0], "hard"
                if judged is None:
                    continue
                joined = " ".join(said)
                prints = [
                    c
                    for other in reports
                    if other is not report
                    for c in other.clauses
                    if joined in " ".join(words(fold(c.full))) or _most(said, c)
                ]
                if prints:
                    yield DraftConflict(
                        f"whether it is so: “{' '.join(quotation.span.of(text).split())[:80]}”",
                        "event",
                        strength,
                        (
                            attest(judged, "denied", "denies", span=judged.sentence),
                            *(attest(c, "printed", "quotes") for c in prints),
                        ),
                        "one report prints the line, another quotes it to contradict it",
                    )


def _most(said: Sequence[str], clause: Clause) -> bool:
    """The clause is most of the line, in its own spelling."""
    own = clause.words
    return len(own) >= 4 and len(set(own) & set(said)) >= 0.85 * max(len(set(own)), len(set(said)))
