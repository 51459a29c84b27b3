"""Words that were printed as somebody's, and that another says were never written.

What a denial (``denied_lines``) denies is the printed quotation that it repeats, names by its
matter, or gives to the same author. A line that a text of record holds on the word of several
witnesses is not denied by a weak sign. All who print the line stand on one side. Denials of a
whole document are in ``denied_papers``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from variorum.claims.clauses import Clause, Report
from variorum.claims.denied_lines import LineDenial, line_denials, line_stems
from variorum.claims.denied_papers import weigh_papers
from variorum.claims.ledger import DraftClaim, DraftConflict, Finding, attest
from variorum.claims.names_alike import same_person
from variorum.claims.pieces import NO
from variorum.model import Attestation, Passage, Quotation, Span, TextOfRecord
from variorum.model.claim import Strength
from variorum.text import words

_LEAST_WORDS = 4
_ONE_LINE = 0.7
_REPEATED = 0.8
_STANDS = 0.6
# Half the share of a line's words of matter that a denial must name.
_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class _Print:
    """A quotation as one report prints it."""

    clause: Clause
    quotation: Quotation
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """One line with all reports that print it.

    ``firm``: a text of record has it from several witnesses; ``doubted``: collation left it out
    of one.
    """

    prints: tuple[_Print, ...]
    stems: frozenset[str]
    firm: bool
    doubted: bool
    written: bool

    @property
    def speakers(self) -> frozenset[str]:
        return frozenset(p.quotation.speaker for p in self.prints if p.quotation.speaker)


def weigh_genuineness(reports: Sequence[Report], records: Sequence[TextOfRecord]) -> Finding:
    """Set denials of a line, or of a whole document, beside the reports that print it.

    Cost: denials × printed lines.
    """
    denials = [d for r in reports for d in line_denials(r)]
    papers = weigh_papers(reports, records)
    if not denials:
        return papers
    lines = _lines(reports, records, denials)
    denied: dict[int, list[LineDenial]] = {}
    for denial in denials:
        for at in _meant(denial, lines):
            denied.setdefault(at, []).append(denial)
    claims: list[DraftClaim] = []
    conflicts: list[DraftConflict] = []
    for at, group in sorted(denied.items()):
        line = lines[at]
        claims.append(
            DraftClaim(
                "the line was not written",
                " ".join(line.prints[0].said),
                tuple(attest(d.clause, "denied", "denies") for d in group),
                single=True,
            )
        )
        conflicts.extend(_conflicts(line, group))
    return Finding((*claims, *papers.claims), (*conflicts, *papers.conflicts))


def _lines(
    reports: Sequence[Report], records: Sequence[TextOfRecord], denials: Sequence[LineDenial]
) -> list[_Line]:
    """What is printed in marks, like prints together."""
    denying = {(d.clause.article, d.clause.sentence) for d in denials}
    prints: dict[tuple[str, int, int], _Print] = {}
    for report in reports:
        for clause in report.clauses:
            for quotation in clause.quotations:
                said = words(quotation.span.of(report.article.text))
                if quotation.use != "speech" or len(said) < _LEAST_WORDS:
                    continue
                if (clause.article, clause.sentence) in denying or quotation.form == "verb":
                    continue
                place = (clause.article, quotation.outer.start, quotation.outer.end)
                prints.setdefault(place, _Print(clause, quotation, said))
    texts = {r.article.id: r.article.text for r in reports}
    # What each report prints of a text of record, but for the places that deny a line.
    printed: dict[str, set[tuple[str, str]]] = {}
    for witness in (w for r in records for w in r.witnesses):
        for passage in witness.passages:
            home = passage.article
            told = any(a == home and _meet(passage, s) for a, s in denying)
            if home in texts and not told:
                shown = words(texts[home][passage.start : passage.end])
                printed.setdefault(home, set()).update(pairwise(shown))
    doubts = [d.passage for r in records for d in r.doubts]
    groups: list[list[_Print]] = []
    for _, one in sorted(prints.items()):
        like = next((g for g in groups if _one_line(g[0].said, one.said)), None)
        if like is None:
            groups.append([one])
        else:
            like.append(one)
    return [
        _Line(
            tuple(group),
            line_stems(w for p in group for w in p.said),
            sum(_stands(group[0].said, pairs) for pairs in printed.values()) > 1,
            any(_doubted(p, doubts) for p in group),
            any(p.quotation.written for p in group),
        )
        for group in groups
    ]


def _stands(said: Sequence[str], printed: Set[tuple[str, str]]) -> bool:
    """Most of the line, word after word, is among the words of a text of record."""
    pairs = set(pairwise(said))
    return len(pairs & printed) >= _STANDS * len(pairs)


def _meet(passage: Passage, span: Span) -> bool:
    return passage.start < span.end and span.start < passage.end


def _doubted(one: _Print, doubts: Iterable[Passage]) -> bool:
    return any(d.article == one.clause.article and _meet(d, one.quotation.outer) for d in doubts)


def _one_line(a: Sequence[str], b: Sequence[str]) -> bool:
    short, long = sorted((a, b), key=len)
    if f" {' '.join(short)} " in f" {' '.join(long)} ":
        return True
    return len(set(a) & set(b)) >= _ONE_LINE * max(len(set(a)), len(set(b)))


def _meant(denial: LineDenial, lines: Sequence[_Line]) -> list[int]:
    """Which of the lines the denial speaks of: those that fit best, if they fit at all."""
    named = any(line.stems & denial.about for line in lines if not line.firm)
    scores = {
        at: score for at, line in enumerate(lines) if (score := _fit(denial, line, named)) > 0
    }
    if not scores:
        return _only_doubted(denial, lines)
    best = max(scores.values())
    found = [at for at, score in scores.items() if score == best]
    # A weak sign counts where just one line has it.
    return found if best >= 2 or len(found) == 1 else []


def _only_doubted(denial: LineDenial, lines: Sequence[_Line]) -> list[int]:
    """A denial that names nothing means the one line of the story that is in doubt."""
    if denial.telling:
        return []
    found = [at for at, line in enumerate(lines) if line.doubted and not _rivals(denial, line)]
    return found if len(found) == 1 else []


def _rivals(denial: LineDenial, line: _Line) -> bool:
    """The denial and the line name two authors."""
    return bool(
        denial.who
        and line.speakers
        and not any(same_person(denial.who, s) or s in denial.who for s in line.speakers)
    )


def _fit(denial: LineDenial, line: _Line, named: bool) -> float:
    """How well a denial fits a line: 3 repeats it, 2 names it, 1 has a weak sign, 0 none.

    ``named``: some line has the words by which the denial names what it denies.
    """
    repeated = any(_repeats(said, p.said) for said in denial.said for p in line.prints)
    if repeated and len(max(denial.said, key=len)) >= 3:
        return 3
    if line.firm or _rivals(denial, line):
        return 0
    vouched = 0.4 * (line.written or line.doubted)
    if named:
        return 2 + vouched if line.stems & denial.about else 0
    shared = line.stems & denial.topics
    if denial.back and not any(_before(denial, p) for p in line.prints):
        shared |= line.stems & denial.back
    share = 0.5 * len(shared) / max(1, len(line.stems))
    if denial.telling:
        against = any(NO.search(" ".join(p.said)) for p in line.prints)
        asks = max(2, denial.telling * len(denial.topics))
        return 0 if against or len(shared) < asks else 2 + share + vouched
    author = denial.who is not None and bool(line.speakers)
    if len(shared) >= 2 and (share >= _SHARE or author):
        return 2 + share + vouched
    if author and vouched:
        return 1.7 if line.doubted else 1.5
    return 1 if shared and vouched and denial.bare else 0


def _before(denial: LineDenial, printed: _Print) -> bool:
    """The line stands in the sentences to which the denial points back: it shares all of them."""
    own = printed.clause.article == denial.clause.article
    return own and denial.since <= printed.quotation.span.start < denial.clause.span.end


def _repeats(said: Sequence[str], line: Sequence[str]) -> bool:
    if f" {' '.join(said)} " in f" {' '.join(line)} ":
        return True
    return len(said) >= _LEAST_WORDS and len(set(said) & set(line)) >= _REPEATED * len(set(said))


def _conflicts(line: _Line, group: Sequence[LineDenial]) -> Iterable[DraftConflict]:
    by_strength: dict[Strength, list[LineDenial]] = {}
    for denial in group:
        by_strength.setdefault(_strength(line, denial), []).append(denial)
    for strength, denials in sorted(by_strength.items()):
        yield DraftConflict(
            "whether the line was written",
            "confirmation",
            strength,
            (
                *(attest(d.clause, "denied", "denies") for d in denials),
                *(
                    Attestation(
                        Passage.at(p.clause.article, p.quotation.outer), "printed", "quotes"
                    )
                    for p in line.prints
                ),
            ),
            "printed as a quotation, and "
            + ("taken back" if strength == "superseded" else "denied"),
        )


def _strength(line: _Line, denial: LineDenial) -> Strength:
    """A report that takes back its own print has been replaced; all other denials stand."""
    if denial.gives_way or denial.clause.update:
        return "superseded"
    inside = any(p.clause.article == denial.clause.article for p in line.prints)
    return "superseded" if inside and not denial.own else "hard"
