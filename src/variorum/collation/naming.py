"""Speakers with a given name that their report does not know.

Names are resolved over all reports of a story, so one report's slip ("Mary Stone" for
"Martha Stone") can reach a report that prints the right name beside a bare surname.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.collation.fragments import Fragment
from variorum.model import Article, ArticleId
from variorum.text import words


def as_reports_name(
    fragments: Sequence[Fragment], articles: Sequence[Article]
) -> tuple[Fragment, ...]:
    """The fragments, each speaker with the given name that the fragment's report prints.

    A name changes only where its report never prints the given name, and prints that of
    exactly one other speaker with the same surname (or surname and initial).
    """
    speakers = sorted({f.speaker for f in fragments if f.speaker and " " in f.speaker})
    printed: dict[ArticleId, frozenset[str]] = {}
    if len({name.split()[-1].casefold() for name in speakers}) == len(speakers):
        return tuple(fragments)
    for article in articles:
        printed[article.id] = frozenset(words(article.text))
    return tuple(_renamed(f, speakers, printed[f.article]) for f in fragments)


def _renamed(fragment: Fragment, speakers: Sequence[str], printed: frozenset[str]) -> Fragment:
    name = fragment.speaker
    if not name or " " not in name or _given(name) in printed:
        return fragment
    others = [
        other
        for other in speakers
        if other != name
        and other.split()[-1].casefold() == name.split()[-1].casefold()
        and _given(other) in printed
    ]
    if len(others) > 1:
        others = [other for other in others if other[0] == name[0]]
    return replace(fragment, speaker=others[0]) if len(others) == 1 else fragment


def _given(name: str) -> str:
    return next(iter(words(name)), "")
