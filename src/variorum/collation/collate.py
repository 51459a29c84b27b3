"""From the reports of one story to its texts of record, with apparatus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.collation.align import Text
from variorum.collation.apart import set_apart
from variorum.collation.assembling import assemble
from variorum.collation.documents import document_of, find_recipient, record_kind
from variorum.collation.doubts import find_denials, set_denied_apart
from variorum.collation.exchanges import mark_exchanges
from variorum.collation.gathering import gather
from variorum.collation.naming import as_reports_name
from variorum.collation.paraphrases import find_paraphrases
from variorum.collation.reconstruct import Built, build, tail_of
from variorum.collation.records import Draft, find_drafts, origin_groups
from variorum.collation.repeats import set_repeats_apart
from variorum.collation.rounds import collate_fragments
from variorum.collation.speeches import mark_speeches
from variorum.collation.standing import find_standing
from variorum.collation.translations import Rendering, sentences_of
from variorum.collation.turns import find_turns
from variorum.collation.variants import NEGATIONS, rank_of, shown_text
from variorum.collation.votes import Choice
from variorum.collation.witnesses import Run
from variorum.model import (
    Analysis,
    Article,
    ArticleId,
    Copy,
    Paraphrase,
    Passage,
    Reading,
    TextOfRecord,
    Variant,
    Witness,
    digest,
)
from variorum.model.collation import WitnessKind
from variorum.text import Likeness, lexical_likeness, words

VERSION = 1
# Spoken remarks shorter than this are too slight to be told from what else is said.
_LEAST_RETOLD = 8
# A report that prints so much of a sentence stands beside its translation.
_MOST_OF = 0.8


def collate(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    copies: Sequence[Copy] = (),
    *,
    likeness: Likeness = lexical_likeness,
) -> tuple[TextOfRecord, ...]:
    """Find the texts that the reports of one story quote, and edit each of them.

    Args:
        articles: The reports of one story, in any order.
        analyses: Their analyses, parallel to ``articles``.
        copies: Which articles reuse another's text; copies count as one witness.
        likeness: Measures likeness of meaning; used for paraphrases alone.

    Returns:
        One edited text for each document or remark, the longest first. Empty where
        nothing is quoted. The same set of reports gives the same result in any order.

    Raises:
        ValueError: ``articles`` and ``analyses`` differ in length.

    Cost: O(w) for w quoted words that agree, plus O(m²) for each sentence of m words
    that does not.
    """
    if len(articles) != len(analyses):
        raise ValueError("articles and analyses must be parallel")
    pairs = sorted(zip(articles, analyses, strict=True), key=lambda pair: pair[0].id)
    ordered = [article for article, _ in pairs]
    texts = {str(article.id): article.text for article in ordered}
    origins = origin_groups(ordered, copies)
    read = [analysis for _, analysis in pairs]
    fragments = [f for article, analysis in pairs for f in gather(article, analysis)]
    fragments += find_turns(ordered, read, fragments)
    fragments = list(mark_exchanges(ordered, read, as_reports_name(fragments, ordered)))
    fragments = list(mark_speeches(ordered, read, fragments))
    fragments = list(find_standing(ordered, read, fragments))
    fragments = list(set_repeats_apart(fragments, ordered))
    sigla = _sigla([article.id for article in ordered])
    records: list[TextOfRecord] = []
    denials = find_denials(ordered, read)
    sound = set_denied_apart(fragments, denials)
    printed = {article.id: " ".join(words(article.text)) for article in ordered}

    def edited(draft: Draft) -> TextOfRecord:
        if draft.turns:
            messages = [(edited(turn), turn.stamp) for turn in draft.turns]
            return assemble(messages, draft.author, draft.doubts, sigla, VERSION)
        record = _edit(draft, texts, origins, sigla)
        recipient = find_recipient(ordered, read, draft.fragments, draft.author, record.text)
        paraphrases: tuple[Paraphrase, ...] = ()
        if any(f.written or len(f.cells) >= _LEAST_RETOLD for f in draft.fragments):
            paraphrases = find_paraphrases(
                ordered, read, draft.fragments, draft.author, recipient, record.text, likeness
            )
        return replace(
            record,
            recipient=recipient,
            paraphrases=paraphrases,
            witnesses=_with_retellers(record.witnesses, paraphrases, sigla),
        )

    for draft in find_drafts(sound, origins, denials, printed):
        records.append(edited(draft))
    return tuple(records)


def _sigla(articles: Sequence[ArticleId]) -> dict[ArticleId, str]:
    names: dict[ArticleId, str] = {}
    for number, article in enumerate(articles):
        name, rest = "", number
        while True:
            name = chr(ord("A") + rest % 26) + name
            rest = rest // 26 - 1
            if rest < 0:
                break
        names[article] = name
    return names


def _edit(
    draft: Draft,
    texts: dict[str, str],
    origins: dict[ArticleId, str],
    sigla: dict[ArticleId, str],
) -> TextOfRecord:
    text, runs, choices = collate_fragments(draft.fragments, origins, draft.translations)
    base = text.cells
    built = build(text, runs, choices, tail_of(base, draft.fragments), texts)
    name = digest(
        "record", VERSION, built.text, draft.author, sorted(str(a) for a in draft.articles)
    )
    told = set_apart(choices, runs, text)
    variants = [_variant(name, choice, built, texts, _names(text)) for choice in told]
    for pair in draft.translations:
        run = next(run for run in runs if run.fragment is pair.own)
        variants.extend(_translated(name, pair, run, runs, built, texts))
    return TextOfRecord(
        id=name,
        kind=record_kind(
            document_of(draft.fragments),
            # What nobody is named for is a body's, or a paper that was shown.
            written=draft.author is not None and any(f.written for f in draft.fragments),
            size=len(base),
        ),
        author=draft.author,
        recipient=None,
        text=built.text,
        words=built.words,
        witnesses=_witnesses(runs, draft.translations, sigla, len(base)),
        variants=tuple(
            sorted((v for v in variants if v), key=lambda v: (v.rank, v.start, v.end, v.id))
        ),
        doubts=draft.doubts,
    )


def _names(text: Text) -> frozenset[str]:
    """Words that the base writes with a capital letter inside a sentence."""
    return frozenset(
        cell.norm
        for index, cell in enumerate(text.cells)
        if cell.written[:1].isupper() and index not in text.starts and cell.norm != "i"
    )


def _variant(
    record: str,
    choice: Choice,
    built: Built,
    texts: dict[str, str],
    names: frozenset[str],
) -> Variant:
    place = choice.place
    readings: list[Reading] = []
    for _, group in choice.groups:
        passages = tuple(sorted({one.shown for one in group}))
        readings.append(Reading(shown_text(group[0], texts), passages))
    if place.j > place.i:
        start, end = built.offsets[place.i][0], built.offsets[place.j - 1][1]
    else:
        start = end = built.offsets[place.i - 1][1] if place.i else 0
    kind = place.kind
    if kind in ("omission", "addition"):
        # Some witness has nothing there: seen from a text that has something, it left it out.
        taken = choice.taken[0]
        kind = "omission" if taken.b > taken.a else "addition"
    told = [
        {cell.norm for cell in group[0].fragment.cells[group[0].a : group[0].b]}
        for _, group in choice.groups
    ]
    every: set[str] = set().union(*told)
    words = {word for word in every if not all(word in one for one in told)}
    if all(one & NEGATIONS for one in told):
        words -= NEGATIONS  # "no one" says what "nobody" says
    note = place.note
    if not note and any(
        cell.edit in ("letter", "words")
        for _, group in choice.groups
        for one in group
        for cell in one.fragment.cells[one.a : one.b]
    ):
        note = "bracket"
    return Variant(
        id=digest(
            "variant", record, kind, place.i, place.j, note, *([place.turn] * (place.turn > 0))
        ),
        kind=kind,
        start=start,
        end=max(start, end),
        readings=tuple(readings),
        rank=rank_of(kind, note, words, names),
        note=note,
    )


def _witnesses(
    runs: Sequence[Run],
    translations: Sequence[Rendering],
    sigla: dict[ArticleId, str],
    size: int,
) -> tuple[Witness, ...]:
    by_article: dict[ArticleId, list[Run]] = {}
    for run in runs:
        by_article.setdefault(run.fragment.article, []).append(run)
    found: list[Witness] = []
    for article in sorted(by_article):
        mine = by_article[article]
        covered = {
            i
            for run in mine
            for chain in run.chains
            for step in chain
            if step.same
            for i in range(step.i, step.j)
        }
        kind: WitnessKind = "partial"
        if len(covered) >= 0.9 * size:
            kind = "full"
        elif all(run.fragment.headline for run in mine):
            kind = "headline"
        passages: tuple[Passage, ...] = tuple(
            sorted(Passage.at(article, span) for run in mine for span in run.fragment.spans)
        )
        found.append(Witness(sigla[article], article, kind, passages))
    foreign: dict[ArticleId, set[Passage]] = {}
    for pair in translations:
        foreign.setdefault(pair.foreign.article, set()).update(
            Passage.at(pair.foreign.article, span) for span in pair.foreign.spans
        )
    for article in sorted(foreign):
        if article not in by_article:
            passages = tuple(sorted(foreign[article]))
            found.append(Witness(sigla[article], article, "translation", passages))
    return tuple(sorted(found, key=lambda witness: witness.article))


def _with_retellers(
    witnesses: Sequence[Witness],
    paraphrases: Sequence[Paraphrase],
    sigla: dict[ArticleId, str],
) -> tuple[Witness, ...]:
    """The witnesses, and reports that only retell the text."""
    holders = {witness.article for witness in witnesses}
    told: dict[ArticleId, list[Passage]] = {}
    for paraphrase in paraphrases:
        if paraphrase.passage.article not in holders:
            told.setdefault(paraphrase.passage.article, []).append(paraphrase.passage)
    more = [
        Witness(sigla[article], article, "paraphrase", tuple(sorted(passages)))
        for article, passages in told.items()
    ]
    return tuple(sorted([*witnesses, *more], key=lambda witness: witness.article))


def _also(cells: Sequence[int], runs: Sequence[Run], known: Passage) -> tuple[Passage, ...]:
    """Where other reports print most of these cells of the base in a row."""
    wanted = frozenset(cells)
    found: dict[ArticleId, Passage] = {}
    for run in runs:
        article = run.fragment.article
        steps = [
            step
            for chain in run.chains
            for step in chain
            if step.same and step.i in wanted and step.j - 1 in wanted
        ]
        if article == known.article or article in found or run.fragment.headline:
            continue
        if sum(step.j - step.i for step in steps) >= _MOST_OF * len(wanted):
            words = run.fragment.cells[min(s.a for s in steps) : max(s.b for s in steps)]
            found[article] = Passage(article, words[0].start, words[-1].end)
    return tuple(sorted(found.values()))


def _translated(
    record: str,
    pair: Rendering,
    run: Run,
    runs: Sequence[Run],
    built: Built,
    texts: dict[str, str],
) -> list[Variant]:
    """A translation beside what it translates, by sentences where both have as many.

    Every report that prints the sentence stands beside it.
    """
    own, foreign = pair.own, pair.foreign
    theirs, ours = sentences_of(foreign), sentences_of(own, pair.a, pair.b)
    if len(theirs) != len(ours):
        theirs, ours = [(0, len(foreign.cells))], [(pair.a, pair.b)]
    made: list[Variant] = []
    for (a, b), (c, d) in zip(ours, theirs, strict=True):
        cells = [
            index
            for chain in run.chains
            for step in chain
            if a <= step.a and step.b <= b
            for index in range(step.i, step.j)
        ]
        if not cells:
            continue
        readings = []
        for fragment, first, last in ((own, a, b), (foreign, c, d)):
            passage = Passage(
                fragment.article, fragment.cells[first].start, fragment.cells[last - 1].end
            )
            said = " ".join(texts[passage.article][passage.start : passage.end].split())
            others = _also(cells, runs, passage) if fragment is own else ()
            readings.append(Reading(said, (passage, *others)))
        made.append(
            Variant(
                id=digest("variant", record, "translation", foreign.article, c, d),
                kind="translation",
                start=built.offsets[min(cells)][0],
                end=max(built.offsets[min(cells)][0], built.offsets[max(cells)][1]),
                readings=tuple(readings),
                rank=rank_of("translation", "", (), frozenset()),
                note=foreign.language,
            )
        )
    return made
