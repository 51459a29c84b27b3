"""Words that were printed as somebody's, and that another says were never written.

A denial names a line, sentence or quotation, or speaks of "that sentence"; what it denies is
the printed quotation whose words of matter it takes up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.claims import lexicon as lx
from variorum.claims.clauses import Clause, Report, matter_stem
from variorum.claims.ledger import DraftClaim, DraftConflict, Finding, attest
from variorum.model import Attestation, Passage, Quotation, Span, TextOfRecord
from variorum.text import fold, words

_LINE = r"(?:line|sentence|quote|quotation|passage|phrase|paragraph|remark|wording|words|version)"
_NOT_THERE = re.compile(
    r"\b(?:is|was|are|were|does|did|do)\s*(?:not|n't)\s+(?:in|part of|appear|contain\w*|written"
    r"|said|say|write|from)\b"
    r"|\bnever\s+(?:been\s+)?(?:written|wrote|said|sent|in|appeared|part)\b"
    r"|\b(?:a|an|is|was|are|were|as|called it|outright|entirely)\s+[\"']?"
    r"(?:fake|forgery|fabrication|hoax|fabricated|forged|invented|doctored|bogus|made up)\b"
    r"|\b(?:is|was) (?:only |just )?a (?:joke|parody|spoof|prank)\b"
    r"|\b(?:typed|added|inserted) (?:later|afterwards|by (?:somebody|someone|a)|under)\b"
    r"|\b(?:somebody|someone) (?:typed|added|wrote)\b"
    r"|\bappears? nowhere\b|\bno such (?:line|sentence|quote|passage|words)\b",
    re.I,
)
_SUBJECT = re.compile(
    rf"\b(?P<line>{_LINE})s?\s+(?:about|on|that mentions?|mentioning|referring to|saying)\s+"
    r"(?:the\s+|a\s+|an\s+)?(?P<about>\w+(?:\s+\w+)?)",
    re.I,
)
_WORD = re.compile(r"\bthe (?:word|phrase|expression|line)s?\s+[\"']?(?P<about>\w+)", re.I)
_SUBJECT_BEFORE = re.compile(rf"\b(?P<about>\w+(?:\s+\w+)?)\s+{_LINE}\b", re.I)


@dataclass(frozen=True, slots=True)
class _Denial:
    clause: Clause
    topics: frozenset[str]


def _denials(report: Report) -> list[_Denial]:
    found: list[_Denial] = []
    before: _Denial | None = None
    for clause in report.clauses:
        plain = fold(clause.text)
        if _NOT_THERE.search(plain):
            topics: set[str] = set()
            places = (
                list(_SUBJECT.finditer(plain))
                or list(_WORD.finditer(plain))
                or list(_SUBJECT_BEFORE.finditer(plain))
            )
            for match in places:
                told = match["about"]
                topics |= {s for w in words(told) if (s := matter_stem(w)) and len(s) > 2}
            topics -= {matter_stem(w) for w in lx.DOCUMENTS}
            if topics:
                before = _Denial(clause, frozenset(topics))
                found.append(before)
                continue
            again = re.search(rf"\b(?:that|this|the) {_LINE}\b|\bit (?:was|is)\b", plain, re.I)
            if again and before is not None and before.clause.block == clause.block:
                found.append(_Denial(clause, before.topics))
    return found


def weigh_genuineness(reports: Sequence[Report], records: Sequence[TextOfRecord]) -> Finding:
    """Set denials of a line beside the reports that print it.

    Cost: denials × quotations.
    """
    denials = [d for r in reports for d in _denials(r)]
    claims: list[DraftClaim] = []
    conflicts: list[DraftConflict] = []
    firm = [" ".join(words(r.text)) for r in records]
    by_line: dict[tuple[str, ...], list[_Denial]] = {}
    printed: dict[tuple[str, ...], dict[Span, tuple[Clause, Quotation]]] = {}
    for denial in denials:
        hits = []
        for report in reports:
            for clause in report.clauses:
                for quotation in clause.quotations:
                    if quotation.use not in ("speech",):
                        continue
                    said = words(quotation.span.of(report.article.text))
                    if len(said) < 4 or clause.sentence == denial.clause.sentence:
                        continue
                    if not denial.topics & {matter_stem(w) for w in said}:
                        continue
                    if any(" ".join(said) in text for text in firm) and _many(records, said):
                        continue
                    hits.append((clause, quotation, report))
        if not hits:
            continue
        key = tuple(sorted({" ".join(words(q.span.of(r.article.text))) for _, q, r in hits}))
        by_line.setdefault(key, []).append(denial)
        for clause, quotation, _ in hits:
            printed.setdefault(key, {})[quotation.outer] = (clause, quotation)
    for key in sorted(by_line):
        group = by_line[key]
        quoted = [printed[key][s] for s in sorted(printed[key])]
        claims.append(
            DraftClaim(
                "the line was not written",
                key[0],
                tuple(attest(d.clause, "denied", "denies") for d in group),
                single=True,
            )
        )
        for inside in (True, False):
            no = [
                d
                for d in group
                if any((d.clause.article == c.article) == inside for c, _ in quoted)
            ]
            if not no:
                continue
            sides: list[Attestation] = [
                *(attest(d.clause, "denied", "denies") for d in no),
                *(
                    Attestation(Passage.at(c.article, q.outer), "printed", "quotes")
                    for c, q in quoted
                    if any((d.clause.article == c.article) == inside for d in no)
                ),
            ]
            conflicts.append(
                DraftConflict(
                    "whether the line was written",
                    "event",
                    "superseded" if inside else "hard",
                    tuple(sides),
                    "printed as a quotation, and denied"
                    + (" by the same report later" if inside else " in another report"),
                )
            )
    return Finding(tuple(claims), tuple(conflicts))


def _many(records: Sequence[TextOfRecord], said: Sequence[str]) -> bool:
    """The words stand in a text of record that more than one article prints."""
    joined = " ".join(said)
    for record in records:
        if joined in " ".join(words(record.text)):
            holding = 0
            for witness in record.witnesses:
                holding += witness.kind in ("full", "partial")
            return holding > 1
    return False
