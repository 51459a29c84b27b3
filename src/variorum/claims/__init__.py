"""Claims: what the reports of one story say, who agrees, and who contradicts whom.

``weigh`` takes the articles of one story with their analyses, texts of record and lineage,
and gives claims with verdicts and conflicts with both passages. One module per method:
``counts`` (figures), ``datings`` (dates), ``stances`` (confirmed, denied, silent),
``wordings`` (spoken remarks), ``deeds`` (who did what), ``telling`` (what a text of record
says), ``propositions`` (statements of any sort), ``rivals`` (values that a text itself sets
against each other), ``polarity`` (yes and no), ``silence``, ``persons``, ``schedule``, ``kinds``,
``answers`` (silence that ends), ``appointments``, ``leaving`` and ``repeats``. ``ledger``
counts origins and settles.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.claims.accusations import weigh_accusations
from variorum.claims.ages import weigh_ages
from variorum.claims.agreeing import equal_values, weigh_agreeing
from variorum.claims.answers import weigh_answers
from variorum.claims.appointments import weigh_appointments
from variorum.claims.avowals import weigh_avowals
from variorum.claims.clauses import read_clauses, surnames
from variorum.claims.concurring import read_deeds, weigh_concurring
from variorum.claims.contraries import weigh_contraries
from variorum.claims.counts import compare_figures
from variorum.claims.culprits import weigh_culprits
from variorum.claims.datings import weigh_datings
from variorum.claims.deeds import weigh_deeds
from variorum.claims.denials import weigh_denials
from variorum.claims.differing import weigh_differing
from variorum.claims.figures import figures_of
from variorum.claims.genuineness import weigh_genuineness
from variorum.claims.happenings import weigh_happenings
from variorum.claims.kinds import weigh_kinds
from variorum.claims.leaving import weigh_leaving
from variorum.claims.ledger import settle
from variorum.claims.odd_names import weigh_odd_names
from variorum.claims.persons import weigh_persons
from variorum.claims.polarity import weigh_polarity
from variorum.claims.propositions import weigh_propositions
from variorum.claims.readings import weigh_readings
from variorum.claims.repeats import weigh_repeats
from variorum.claims.rivals import weigh_rivals
from variorum.claims.schedule import weigh_schedule
from variorum.claims.siding import complete_sides
from variorum.claims.silence import weigh_silence
from variorum.claims.stances import weigh_stances
from variorum.claims.tallies import weigh_tallies
from variorum.claims.telling import tell_records
from variorum.claims.wordings import weigh_wordings
from variorum.model import Analysis, Article, Claim, Conflict, Lineage, TextOfRecord
from variorum.text import Likeness, lexical_likeness, words

__all__ = ["weigh"]


def weigh(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    records: Sequence[TextOfRecord],
    lineage: Lineage,
    *,
    likeness: Likeness = lexical_likeness,
) -> tuple[tuple[Claim, ...], tuple[Conflict, ...]]:
    """Gather what the reports of one story say, and set like beside like.

    Args:
        articles: The articles of one story, in any order.
        analyses: One for each article, parallel to ``articles``.
        records: The texts of record that the articles quote.
        lineage: Who took text from whom; copies do not corroborate.
        likeness: How alike two clauses are in meaning.

    Returns:
        Claims (most origins first) and conflicts (hard first), independent of the order
        of ``articles``. Either may be empty.

    Raises:
        ValueError: ``articles`` and ``analyses`` are not parallel.

    Cost: linear in the text but for one likeness matrix over all clauses, and pairs within
    one class of figure, date or speaker.
    """
    if [a.id for a in articles] != [a.article for a in analyses]:
        raise ValueError("articles and analyses are not parallel")
    known = surnames(analyses)
    reports = [
        read_clauses(article, analysis, known)
        for article, analysis in sorted(
            zip(articles, analyses, strict=True), key=lambda pair: pair[0].id
        )
    ]
    texts = [record.text for record in records]
    printed = " ".join(words(" ".join(texts)))
    figures = [f for report in reports for f in figures_of(report.clauses)]
    deeds = read_deeds(reports)
    findings = [
        compare_figures(figures),
        weigh_datings(reports, _documents(records)),
        weigh_stances(reports, printed, records),
        weigh_wordings(reports, records),
        weigh_ages(reports),
        weigh_tallies(reports),
        weigh_deeds(reports, records),
        weigh_denials(reports),
        weigh_accusations(reports),
        weigh_contraries(reports),
        weigh_odd_names(reports, likeness),
        weigh_genuineness(reports, records),
        weigh_happenings(reports),
        weigh_rivals(reports),
        weigh_persons(reports),
        weigh_schedule(reports, _documents(records)),
        weigh_appointments(reports),
        weigh_leaving(reports),
        weigh_kinds(reports),
        weigh_repeats(reports, likeness),
        weigh_silence(reports, records),
        weigh_avowals(reports),
        weigh_polarity(reports, likeness),
        tell_records(reports, records, likeness),
        weigh_propositions(reports, records, likeness, deeds),
        weigh_concurring(deeds),
        weigh_culprits(reports, deeds),
    ]
    equal = equal_values(reports, likeness)
    findings += [
        weigh_readings(reports, records),
        weigh_answers(reports, records, findings),
        weigh_differing(reports, likeness, findings),
        weigh_agreeing(equal, findings),
    ]
    return settle(complete_sides(findings, equal), lineage)


_WRITTEN = frozenset({"message", "letter", "memo", "chat", "post", "text"})
_FULL = 15


def _documents(records: Sequence[TextOfRecord]) -> int:
    """How many written documents the story turns on; scraps and doubles do not count."""
    bags = sorted(
        (
            frozenset(words(r.text))
            for r in records
            if r.kind in _WRITTEN and len(words(r.text)) >= _FULL
        ),
        key=lambda bag: (-len(bag), sorted(bag)),
    )
    kept: list[frozenset[str]] = []
    for bag in bags:
        if not any(len(bag & other) >= 0.6 * len(bag) for other in kept):
            kept.append(bag)
    return len(kept)
