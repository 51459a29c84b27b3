"""One digit of one report is changed: what depends on it changes, and nothing else.

A line of the account *depends* on a place where one of its citations lies in a sentence that is
touched. Touched are the sentence with the place; the sentences right before and after it in its
paragraph ("It was in May.", "Nobody reached that." lean on them); and every sentence that stands
with it in one claim, one matter, one conflict or one text of record, before or after the change.
All of a print, from its first word to its last, stands in the text of record. Two digits reach
further by their nature: the date of a dateline, by which "on Tuesday" is read, touches its whole
report; a time stamp, by which a chat is cut into turns, touches every record that its report prints.

``VARIORUM_FLIPS=25 pytest …`` takes so many digits of every story there is, not eight of six.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from types import SimpleNamespace

import pytest
from whole_stories import story_folders, told

from variorum import language, stories
from variorum.desk import Reports, steps
from variorum.dossier.datelines import after_dateline
from variorum.model import Analysis, Article, ArticleId, Dossier, Line, Passage, Span
from variorum.text import lexical_likeness

STORIES = ["bench/bridge-collapse", "bench/club-letter", "bench/kettle-recall", "bench/mine-flooding",
           "bench/tannery-fire", "examples/night-trains"]  # fmt: skip
EACH = 8
if "VARIORUM_FLIPS" in os.environ:
    EACH, STORIES = int(os.environ["VARIORUM_FLIPS"]), list(story_folders())
# "Ada 20:41", "[20:41] Ada": the stamp of a turn.
_STAMP = re.compile(r"\W{0,2}(?:[^\W\d]+\W{1,2}){0,3}\d{1,2}[:.]\d{2}\b")


@cache
def _read(article: Article) -> Analysis:
    return language.analyse(article, None)


def _dossier(reports: Reports, articles: tuple[Article, ...]) -> Dossier:
    """The whole way from the texts on; which reports are one story is given."""
    read = [_read(article) for article in articles]
    cast = language.merge_cast(articles, read)
    resolved = [language.resolve(a, r, cast) for a, r in zip(articles, read, strict=True)]
    changed = replace(
        reports,
        articles=articles,
        analyses=tuple(language.lend_between_reports(articles, resolved)),
        cast=cast,
        copies=tuple(stories.find_copies(articles, read)),
    )
    desk = SimpleNamespace(likeness=lexical_likeness)
    collated = steps.collate(desk, changed)  # type: ignore[arg-type]
    return steps.compose(changed, collated, steps.weigh(desk, changed, collated))  # type: ignore[arg-type]


def _places(articles: Iterable[Article]) -> list[tuple[ArticleId, int]]:
    """Every digit of every paragraph."""
    return [
        (article.id, place)
        for article in sorted(articles, key=lambda a: (a.input, a.text))
        for block in article.blocks
        if block.kind == "paragraph"
        for place in range(block.span.start, block.span.end)
        if article.text[place] in "0123456789"
    ]


def _flipped(article: Article, place: int) -> Article:
    digit = int(article.text[place])
    new = str(digit + 1 if digit < 9 else 8)
    return replace(article, text=article.text[:place] + new + article.text[place + 1 :])


def _sentence(dossier: Dossier, passage: Passage) -> Passage:
    for analysis in dossier.analyses:
        if analysis.article == passage.article:
            for sentence in analysis.sentences:
                if sentence.span.meets(passage.span):
                    end = max(s.span.end for s in analysis.sentences if s.span.meets(passage.span))
                    return Passage(passage.article, sentence.span.start, end)
    return passage


def _groups(dossier: Dossier) -> Iterator[list[Passage]]:
    matters: dict[str, list[Passage]] = {}
    for claim in dossier.claims:
        matters.setdefault(claim.matter, []).extend(a.passage for a in claim.attestations)
    yield from matters.values()
    for conflict in dossier.conflicts:
        yield [side.passage for side in conflict.sides]
    for record in dossier.records:
        yield [p for witness in record.witnesses for p in witness.passages]


def _touched(dossier: Dossier, place: Passage) -> set[Passage]:
    home = _sentence(dossier, place)
    text = next(a.text for a in dossier.articles if a.id == place.article)
    dates_all = place.start - home.start < after_dateline(text[home.start : home.end])
    line = text[text.rfind("\n", 0, place.start) + 1 :].split("\n", 1)[0]
    cuts_turns = bool(_STAMP.match(line))
    own = {Passage(place.article, 0, len(text))} if dates_all else {home}
    found = {*own, *_beside(dossier, place)}
    for group in _groups(dossier):
        whole = {_sentence(dossier, p) for p in group}
        if any(_meet(p, one) for p in whole for one in own):
            found |= whole
    for record in dossier.records:
        for witness in record.witnesses:
            ends = [(p.start, p.end) for p in witness.passages]
            if ends and witness.article == home.article:
                whole_print = Span(min(ends)[0], max(end for _, end in ends))
                if cuts_turns or whole_print.meets(home.span):
                    found |= {_sentence(dossier, p) for w in record.witnesses for p in w.passages}
    return found


def _beside(dossier: Dossier, place: Passage) -> Iterator[Passage]:
    """The sentences right before and after the one with the place, in its paragraph."""
    for analysis in dossier.analyses:
        if analysis.article == place.article:
            here = [n for n, s in enumerate(analysis.sentences) if s.span.meets(place.span)]
            for number in {n + step for n in here for step in (-1, 1)}:
                if 0 <= number < len(analysis.sentences):
                    other = analysis.sentences[number]
                    if other.block == analysis.sentences[here[0]].block:
                        yield Passage.at(place.article, other.span)


def _meet(one: Passage, other: Passage) -> bool:
    return one.article == other.article and one.span.meets(other.span)


def _depends(line: Line, dossier: Dossier, touched: set[Passage]) -> bool:
    return any(_meet(_sentence(dossier, p), t) for p in line.citations for t in touched)


@cache
def _mutations(name: str) -> tuple[tuple[Dossier, Dossier, Passage], ...]:
    reports = max((parts[0] for parts in told(name)), key=lambda one: len(one.articles))
    before = _dossier(reports, reports.articles)
    places = _places(reports.articles)
    step = max(1, len(places) // EACH)
    found = []
    for ident, at in places[::step][:EACH]:
        changed = tuple(_flipped(a, at) if a.id == ident else a for a in reports.articles)
        found.append((before, _dossier(reports, changed), Passage.at(ident, Span(at, at + 1))))
    return tuple(found)


@pytest.mark.parametrize("name", STORIES)
def test_only_lines_that_depend_on_a_digit_change_with_it(name: str) -> None:
    """No line comes or goes because another did, however the account is laid out."""
    for before, after, place in _mutations(name):
        touched = _touched(before, place) | _touched(after, place)
        old, new = set(before.account), set(after.account)
        others = [line for line in old - new if not _depends(line, before, touched)]
        others += [line for line in new - old if not _depends(line, after, touched)]
        assert not others, [line.sentence for line in others]


def test_the_digits_taken_do_change_lines() -> None:
    """Or the tests around this one would say nothing."""
    changed = [
        set(before.account) != set(after.account)
        for name in STORIES
        for before, after, _ in _mutations(name)
    ]
    assert sum(changed) >= 10


@pytest.mark.parametrize("name", STORIES)
def test_a_line_that_quotes_the_digit_does_not_stay(name: str) -> None:
    for before, after, place in _mutations(name):
        kept = set(before.account) & set(after.account)
        texts = {article.id: article.text for article in before.articles}
        text = texts[place.article]
        around = " ".join(text[max(0, place.start - 12) : place.start + 12].split())
        if sum(" ".join(t.split()).count(around) for t in texts.values()) == 1:
            assert not [line.sentence for line in kept if around in line.sentence]
