"""Reactions: what named people are quoted as saying, beside the text of record."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.dossier.account.material import Material, Saying, Told, reports
from variorum.model import Line, Quotation
from variorum.text import fold, words

_MOST = 2
_LEAST_WORDS = 4
_PRONOUNS = frozenset("he she they it we i you who his her their".split())


def reactions(material: Material, told: Told) -> list[Line]:
    """One sentence each of at most two people, the most central first.

    The sentence must hold the whole quotation and the name of who speaks, so that it can
    be understood alone; words of a text of record are told there, and its author's are
    none of a reaction.
    """
    shelf = material.shelf
    authors = {name for record in material.records for name in record.writers}
    ranked: list[tuple[tuple[float, ...], str, Saying]] = []
    for saying in material.sayings:
        if saying.passage.article in material.foreign or saying.quality > 1.5:
            continue
        if material.of_record(saying.passage) > 0.1:
            continue
        for quotation in _within(saying, material):
            speaker = quotation.speaker or ""
            if speaker in authors or not _named(quotation, saying, material):
                continue
            rank = (
                -round(material.central(saying.stems), 6),
                float(shelf.borrowed(saying.passage.article)),
                float(shelf.order[saying.passage.article]),
                float(saying.passage.start),
            )
            ranked.append((rank, speaker, saying))
    lines: list[Line] = []
    heard: set[str] = set()
    for _, speaker, saying in sorted(ranked, key=lambda one: (one[0], one[1])):
        if len(lines) == _MOST or speaker in heard or told.again(saying):
            continue
        name = shelf.name(saying.passage.article)
        said = shelf.said(saying.passage, 300)
        lines.append(Line(reports(name, "reports", said), (saying.passage,), "reactions"))
        heard.add(speaker)
        told.take(saying)
    return lines


def _within(saying: Saying, material: Material) -> Iterator[Quotation]:
    analysis = material.shelf.analyses.get(saying.passage.article)
    for quotation in analysis.quotations if analysis else ():
        if (
            quotation.use == "speech"
            and quotation.kind in ("direct", "mixed")
            and quotation.speaker
            and not quotation.headline
            and quotation.form == "marks"
            and quotation.cue is not None
            and not quotation.written
            and saying.passage.span.holds(quotation.outer)
            and len(quotation.span.of(material.shelf.articles[saying.passage.article].text).split())
            >= _LEAST_WORDS
        ):
            yield quotation


def _named(quotation: Quotation, saying: Saying, material: Material) -> bool:
    span = quotation.speaker_span
    if span is None or not saying.passage.span.holds(span):
        return False
    written = span.of(material.shelf.articles[saying.passage.article].text)
    return bool(words(fold(written))) and not set(words(fold(written))) <= _PRONOUNS
