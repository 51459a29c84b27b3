"""A chat as one text of record: its messages, each edited for itself, put one after another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.model import (
    ArticleId,
    Doubt,
    Paraphrase,
    Passage,
    TextOfRecord,
    Turn,
    Variant,
    Witness,
    Word,
    digest,
)
from variorum.model.collation import WitnessKind

# A report that prints so much of a chat prints it whole, or nearly.
_NEARLY_ALL = 0.9
_ORDER: tuple[WitnessKind, ...] = ("full", "partial", "headline", "translation", "paraphrase")


def assemble(
    messages: Sequence[tuple[TextOfRecord, str]],
    author: str | None,
    doubts: Iterable[Doubt],
    sigla: Mapping[ArticleId, str],
    version: int,
) -> TextOfRecord:
    """One record of edited messages, a line for each, with their turns.

    Args:
        messages: The messages in order, each edited, with the hour it was sent at or "".
        author: The writers, as they are to be named.
        doubts: Lines that were given to the chat and left out.
        sigla: The signs of the articles.
        version: The version of the method, part of the record's name.

    Cost: linear in words, variants and passages.
    """
    text = "\n".join(record.text for record, _ in messages)
    articles = sorted({str(w.article) for record, _ in messages for w in record.witnesses})
    name = digest("record", version, text, author, articles)
    words: list[Word] = []
    variants: list[Variant] = []
    paraphrases: list[Paraphrase] = []
    turns: list[Turn] = []
    at = 0
    for record, stamp in messages:
        words += [replace(w, start=w.start + at, end=w.end + at) for w in record.words]
        variants += [
            replace(v, id=digest("variant", name, v.id), start=v.start + at, end=v.end + at)
            for v in record.variants
        ]
        paraphrases += [replace(p, start=p.start + at, end=p.end + at) for p in record.paraphrases]
        passages = sorted(
            p
            for witness in record.witnesses
            if witness.kind in ("full", "partial")
            for p in witness.passages
        )
        turns.append(Turn(at, at + len(record.text), record.author, stamp, tuple(passages)))
        at += len(record.text) + 1
    return TextOfRecord(
        id=name,
        kind="chat",
        author=author,
        recipient=None,
        text=text,
        words=tuple(words),
        witnesses=_witnesses([record for record, _ in messages], sigla),
        variants=tuple(sorted(variants, key=lambda v: (v.rank, v.start, v.end, v.id))),
        paraphrases=tuple(sorted(paraphrases, key=lambda p: (p.start, p.passage))),
        doubts=tuple(sorted(doubts, key=lambda doubt: doubt.passage)),
        turns=tuple(turns),
    )


def _witnesses(
    records: Sequence[TextOfRecord], sigla: Mapping[ArticleId, str]
) -> tuple[Witness, ...]:
    """The witnesses of all messages; one that prints nearly every message whole is full."""
    passages: dict[ArticleId, set[Passage]] = defaultdict(set)
    kinds: dict[ArticleId, Counter[WitnessKind]] = defaultdict(Counter)
    for record in records:
        for witness in record.witnesses:
            passages[witness.article].update(witness.passages)
            kinds[witness.article][witness.kind] += max(1, len(record.words))
    size = sum(max(1, len(record.words)) for record in records)
    found: list[Witness] = []
    for article in sorted(passages):
        told = kinds[article]
        kind: WitnessKind = "partial"
        if told["full"] >= _NEARLY_ALL * size:
            kind = "full"
        elif not (told["full"] or told["partial"]):
            kind = min(told, key=_ORDER.index)
        found.append(Witness(sigla[article], article, kind, tuple(sorted(passages[article]))))
    return tuple(found)
