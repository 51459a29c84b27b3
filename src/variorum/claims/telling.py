"""What a text of record says, clause by clause, and who prints or tells each clause.

A witness attests a clause where it prints at least half of its words of matter in order; a
paraphrase where it tells the clause in other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from variorum.claims.clauses import Clause, Report, matter_stem
from variorum.claims.ledger import DraftClaim, Finding, attest
from variorum.claims.numerals import read_number
from variorum.model import ArticleId, Attestation, Passage, Span, TextOfRecord
from variorum.text import Likeness, tokenise, words
from variorum.text.of_a_story import kept_for_a_story

_CLAUSE = re.compile(r"[^.!?\n;]+(?:[.!?;]+(?=\s|$)|\n|$)|[^.!?\n;]+")
_LEAST = 3
_SHARE = 0.5
_LIKE = 0.62


def tell_records(
    reports: Sequence[Report], records: Sequence[TextOfRecord], likeness: Likeness
) -> Finding:
    """One claim for each clause of each text of record.

    Cost: clauses of the record × witnesses × their words; paraphrases by one matrix.
    """
    by_id = {r.article.id: r for r in reports}
    claims: list[DraftClaim] = []
    for record in sorted(records, key=lambda r: r.id):
        pieces = _pieces(record)
        told = _told(record, reports, pieces, likeness)
        names = {
            s
            for name in (record.author, record.recipient)
            for w in words(name or "")
            if (s := matter_stem(w))
        }
        for index, span in enumerate(pieces):
            piece = span.of(record.text).strip()
            stems = tuple(s for s in _stems(piece) if s not in names)
            if len(set(stems)) < 2:
                continue
            prints = _first([*_printed(record, by_id, stems), *_runs(told.get(index, ()))])
            tells = _first([*prints, *told.get(index, ())])
            if len(tells) > len(prints) and prints:
                claims.append(
                    DraftClaim(f"the {record.kind} has the words", piece, prints, single=False)
                )
            claims.append(DraftClaim(f"the {record.kind} says", piece, tells, single=True))
    return Finding(tuple(claims))


def _runs(told: Sequence[Attestation]) -> list[Attestation]:
    return [a for a in told if a.value == "printed"]


def _first(attestations: Sequence[Attestation]) -> tuple[Attestation, ...]:
    """One attestation for each article: the first that was found."""
    first: dict[ArticleId, Attestation] = {}
    for a in attestations:
        first.setdefault(a.passage.article, a)
    return tuple(first[k] for k in sorted(first))


def _pieces(record: TextOfRecord) -> list[Span]:
    """Sentences of the record, and the parts of those that a comma cuts into facts."""
    found: list[Span] = []
    for match in _CLAUSE.finditer(record.text):
        span = Span(match.start(), match.end())
        if not span.of(record.text).strip():
            continue
        found.append(span)
        cuts = [
            m.end() for m in re.finditer(r",\s+(?=(?:and|but|that|which|as|not|or)\b)", match[0])
        ]
        places = [0, *cuts, len(match[0])]
        if len(places) > 2:
            for a, b in pairwise(places):
                part = Span(match.start() + a, match.start() + b)
                if len(_stems(part.of(record.text))) >= 2:
                    found.append(part)
    return found


@kept_for_a_story(4096)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(s for t in tokenise(text) if t.is_word and (s := matter_stem(t.norm)))


def _printed(
    record: TextOfRecord, by_id: Mapping[ArticleId, Report], stems: Sequence[str]
) -> list[Attestation]:
    """The witnesses whose passages print the clause, or enough of it."""
    found = []
    numerals = own_numerals(stems)
    for witness in record.witnesses:
        report = by_id.get(witness.article)
        if report is None or witness.kind in ("paraphrase",):
            continue
        best: tuple[int, Passage] | None = None
        held: set[str] = set()
        for passage in witness.passages:
            own = set(_stems(report.article.text[passage.start : passage.end]))
            shared = own & set(stems)
            if numerals and own_numerals(own) and not numerals & own:
                continue
            held |= shared
            if shared and (best is None or len(shared) > best[0]):
                best = (len(shared), passage)
        if best is None:
            continue
        wanted = set(stems)
        enough = len(wanted) if len(wanted) < 3 else max(2, _SHARE * len(wanted))
        if len(held) >= enough:
            found.append(
                Attestation(_cut(report, best[1], stems), " ".join(sorted(held)), "quotes")
            )
    return found


def own_numerals(stems: Iterable[str]) -> set[str]:
    """The figures among stems: another figure is another statement."""
    return {s for s in stems if s[:1].isdigit() or read_number(s) is not None}


def _cut(report: Report, passage: Passage, stems: Sequence[str]) -> Passage:
    """The sentence of a long passage that holds the clause."""
    text = report.article.text
    best = passage
    most = 0
    for clause in report.clauses:
        if clause.sentence.meets(passage.span):
            span = Span(
                max(clause.sentence.start, passage.start), min(clause.sentence.end, passage.end)
            )
            shared = len(set(_stems(span.of(text))) & set(stems))
            if shared > most:
                most, best = shared, Passage.at(passage.article, span)
    return best


def _told(
    record: TextOfRecord,
    reports: Sequence[Report],
    pieces: Sequence[Span],
    likeness: Likeness,
) -> dict[int, list[Attestation]]:
    """Passages that tell a clause in other words: those collation found, and alike ones."""
    found: dict[int, list[Attestation]] = {}
    for paraphrase in sorted(record.paraphrases, key=lambda p: (p.passage, p.start, p.end)):
        for index, span in enumerate(pieces):
            overlap = min(span.end, paraphrase.end) - max(span.start, paraphrase.start)
            if overlap > 0 and overlap >= _SHARE * min(
                len(span), paraphrase.end - paraphrase.start
            ):
                found.setdefault(index, []).append(
                    Attestation(paraphrase.passage, "told", "quotes")
                )
    clauses: list[Clause] = [
        c for r in reports for c in r.clauses if len(c.stems) >= 2 and not c.title
    ]
    texts = [span.of(record.text).strip() for span in pieces]
    if not clauses or not texts or len(clauses) * len(texts) > 2_000_000:
        return found
    # One and the same sentence of many reports is set beside the record once.
    kinds: dict[str, list[int]] = {}
    for at, clause in enumerate(clauses):
        kinds.setdefault(clause.text, []).append(at)
    printed_alike = [clauses[held[0]] for held in kinds.values()]
    table = np.asarray(likeness(texts, list(kinds)))
    runs = [" " + " ".join(clause.words) + " " for clause in printed_alike]
    for index, text in enumerate(texts):
        stems = set(_stems(text))
        run = " " + " ".join(words(text)) + " "
        told: dict[int, str] = {}
        for column, clause in enumerate(printed_alike):
            if run in runs[column]:
                told[column] = "printed"
                continue
            shared = len(stems & clause.stems)
            if shared >= max(3, 0.6 * len(stems)) or (
                shared >= 2 and table[index, column] >= _LIKE
            ):
                told[column] = "told"
        places = {
            at: value
            for column, held in enumerate(kinds.values())
            if (value := told.get(column))
            for at in held
        }
        for at in sorted(places):
            found.setdefault(index, []).append(attest(clauses[at], places[at], "quotes"))
    return found
