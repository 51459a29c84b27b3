"""The wording of spoken remarks: the same words in several reports, or words that differ.

Two quotations of one speaker that share all but a word of matter are one remark in two
wordings, and both cannot stand in quotation marks. The readings of a text of record are the
business of its apparatus and stay out of this.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from variorum.claims.clauses import Clause, Report, matter_stem
from variorum.claims.ledger import DraftClaim, DraftConflict, Finding, attest
from variorum.model import Passage, Quotation, TextOfRecord
from variorum.text import words
from variorum.text.of_a_story import kept_for_a_story

_LEAST_WORDS = 3
_WRITTEN = frozenset({"message", "letter", "memo", "post", "chat", "text"})
_MOST_WORDS = 200
_ALIKE = 0.6
# A fragment speaks for the remark only where it is a good part of it.
_PART = 0.3


@dataclass(frozen=True, slots=True)
class Remark:
    """A quotation with the clause around it."""

    clause: Clause
    quotation: Quotation
    words: tuple[str, ...]
    written: str


def remarks_of(report: Report) -> tuple[Remark, ...]:
    """The quoted speech of one report, each quotation once."""
    found: dict[tuple[int, int], Remark] = {}
    text = report.article.text
    for clause in report.clauses:
        for quotation in clause.quotations:
            if quotation.use != "speech" or quotation.kind == "indirect":
                continue
            if quotation.form == "verb" or quotation.headline:
                continue
            said = words(quotation.span.of(text))
            if not _LEAST_WORDS <= len(said) <= _MOST_WORDS:
                continue
            key = (quotation.span.start, quotation.span.end)
            found.setdefault(key, Remark(clause, quotation, said, quotation.span.of(text)))
    return tuple(found[k] for k in sorted(found))


def weigh_wordings(reports: Sequence[Report], records: Sequence[TextOfRecord]) -> Finding:
    """Find remarks that several reports quote, and those quoted in differing words.

    Cost: quadratic in the quotations of each speaker, each pair linear in its words.
    """
    plain_records = tuple(" ".join(words(r.text)) for r in records if r.kind in _WRITTEN)
    printed = [p for r in records for w in r.witnesses for p in w.passages]
    by_speaker: dict[str, list[Remark]] = {}
    for report in reports:
        for remark in remarks_of(report):
            if remark.quotation.speaker:
                by_speaker.setdefault(remark.quotation.speaker, []).append(remark)
    claims: list[DraftClaim] = []
    conflicts: list[DraftConflict] = []
    for speaker in sorted(by_speaker):
        remarks = sorted(by_speaker[speaker], key=lambda r: (r.clause.key, r.quotation.span))[:400]
        witnessed = [_witnessed(remark, printed) for remark in remarks]
        in_record = [_in_record(remark, plain_records) for remark in remarks]
        links: dict[int, set[int]] = {}
        for (i, a), (j, b) in combinations(enumerate(remarks), 2):
            if a.clause.article == b.clause.article:
                continue
            if witnessed[i] and witnessed[j] and (in_record[i] or in_record[j]):
                continue
            same, change = _compare(a, b)
            if same and (witnessed[i] or witnessed[j]):
                continue
            if same:
                links.setdefault(i, {i}).add(j)
                links.setdefault(j, {j}).add(i)
                added = _added(a, b)
                if added:
                    conflicts.append(
                        DraftConflict(
                            f"the words of {speaker}",
                            "attribution",
                            "soft",
                            (
                                attest(a.clause, a.written, "quotes", by=speaker),
                                attest(b.clause, b.written, "quotes", by=speaker),
                            ),
                            f"one remark of {speaker} is quoted with and without “{added}”",
                        )
                    )
            elif change and not (in_record[i] or in_record[j]):
                links.setdefault(i, {i}).add(j)
                links.setdefault(j, {j}).add(i)
                conflicts.append(
                    DraftConflict(
                        f"the words of {speaker}",
                        "attribution",
                        "hard",
                        (
                            attest(a.clause, a.written, "quotes", by=speaker, span=a.clause.span),
                            attest(b.clause, b.written, "quotes", by=speaker, span=b.clause.span),
                        ),
                        f"one remark of {speaker} is quoted with “{change[0]}” and “{change[1]}”",
                    )
                )
        done: set[int] = set()
        for start in sorted(links, key=lambda k: (-len(links[k]), k)):
            if start in done:
                continue
            group = sorted(links[start])
            done |= set(group)
            longest = max(group, key=lambda k: (len(remarks[k].words), -k))
            claims.append(
                DraftClaim(
                    matter=f"{speaker} said",
                    value=remarks[longest].written,
                    attestations=tuple(
                        attest(
                            remarks[k].clause,
                            remarks[k].written,
                            "quotes",
                            by=speaker,
                            span=remarks[k].clause.span,
                        )
                        for k in group
                    ),
                )
            )
    return Finding(tuple(claims), tuple(conflicts))


def _added(a: Remark, b: Remark) -> str:
    """The one or two words that stand inside one quotation and are missing in the other."""
    short, long = sorted((a.words, b.words), key=lambda w: (len(w), w))
    if len(short) < 6 or not 1 <= len(long) - len(short) <= 2 or short[0] != long[0]:
        return ""
    if short[-1] != long[-1]:
        return ""
    changes = [
        op
        for op in SequenceMatcher(None, short, long, autojunk=False).get_opcodes()
        if op[0] != "equal"
    ]
    if len(changes) != 1 or changes[0][0] != "insert":
        return ""
    return " ".join(long[changes[0][3] : changes[0][4]])


def _witnessed(remark: Remark, printed: Sequence[Passage]) -> bool:
    """The quotation is a witness of some text of record."""
    here = Passage.at(remark.clause.article, remark.quotation.span)
    return any(
        p.article == here.article and p.start < here.end and here.start < p.end for p in printed
    )


def _in_record(remark: Remark, plain_records: Sequence[str]) -> bool:
    said = " ".join(remark.words)
    return any(said in record for record in plain_records)


def _compare(a: Remark, b: Remark) -> tuple[bool, tuple[str, str] | None]:
    """Whether two quotations are one remark, and the words by which they differ."""
    same, change = _set_beside(a.words, b.words)
    if change and min(len(a.words), len(b.words)) < 6 and not _same_scene(a, b):
        return False, None
    return same, change


@kept_for_a_story(65536)
def _set_beside(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[bool, tuple[str, str] | None]:
    """As ``_compare``, by the words of the two alone; one remark is often printed by many."""
    short, long = sorted((a, b), key=lambda w: (len(w), w))
    joined = " ".join(long)
    if f" {' '.join(short)} " in f" {joined} ":
        enough = len(short) >= _PART * len(long)
        return enough and any(matter_stem(w) for w in short), None
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    changes = [op for op in matcher.get_opcodes() if op[0] != "equal"]
    shared = [a[k] for op in matcher.get_opcodes() if op[0] == "equal" for k in range(op[1], op[2])]
    if len(shared) < 2 or not any(matter_stem(w) for w in shared):
        return False, None
    if len(shared) / max(len(a), len(b)) < _ALIKE:
        if len(shared) / len(short) >= 0.9 and len(shared) >= 6:
            return True, None
        return False, None
    swaps = [
        (" ".join(a[op[1] : op[2]]), " ".join(b[op[3] : op[4]]))
        for op in changes
        if op[0] == "replace"
    ]
    matter = [
        pair
        for pair in swaps
        if {matter_stem(w) for w in pair[0].split()} - {""}
        != {matter_stem(w) for w in pair[1].split()} - {""}
        and any(matter_stem(w) for w in pair[0].split())
        and any(matter_stem(w) for w in pair[1].split())
    ]
    if not matter:
        return True, None
    if len(matter) > 1 or max(len(p.split()) for p in matter[0]) > 2:
        return False, None
    return False, matter[0]


def _same_scene(a: Remark, b: Remark) -> bool:
    """Short remarks are one only where the words around them share their matter."""

    def around(remark: Remark) -> frozenset[str]:
        inside = {matter_stem(w) for w in remark.words}
        names = {matter_stem(w) for w in words(remark.quotation.speaker or "")}
        stems = {matter_stem(w) for w in re.findall(r"[\w'-]+", remark.clause.full.casefold())}
        return frozenset(s for s in stems if s and s not in inside and s not in names)

    return bool(around(a) & around(b))
