"""Whom "the mayor" means in a story: an office that the reports give to one person alone.

A follow-up says "the mayor" of one whom the first report called "the mayor, Ann Lee". The
bare office stands for that person as long as no report of the story gives it to another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from variorum.language import name_tables as tables
from variorum.language.name_context import RANKS, role_of
from variorum.model import Article, ArticleId, Passage

_BEFORE = 80
_AFTER = 60
# "The mayor, Ann Lee" and "the mayor of Olm, Ann Lee"; what is bare has no "of".
_OFFICE = (
    r"(?:(?!(?:of|for|at|in|to)\b)[A-Za-z][a-z\-]{1,20} ){0,3}(?!(?:of|for|at|in|to)\b)"
    r"[A-Za-z][a-z\-]{2,20}"
)
_AHEAD = re.compile(
    r"(?:^|[^\w-])(?P<article>(?i:the|its|their|a|an|one of the))\s"
    rf"(?P<office>{_OFFICE})(?P<of> (?:of|for|at|in|to) [^.;:!?\"“”\n]{{2,50}})?, $"
)
_BEHIND = re.compile(
    rf"\s?[,–—(]\s?(?P<article>the|its|their|a|an)\s(?P<office>{_OFFICE})"
    r"(?P<of> (?:of|for|at|in|to)\b(?: the)?(?: [^\W\d_a-z])?)?"
)
# Whoever speaks for a body is one of several.
_VOICES = frozenset("spokesman spokeswoman spokesperson official officer witness".split())
_TITLE = re.compile(r"(?P<office>[^\W\d_][\w\-]{2,20}) $")


def bare_offices(
    articles: Mapping[ArticleId, Article], people: Iterable[tuple[str, Sequence[Passage]]]
) -> dict[str, tuple[str, ...]]:
    """The bare offices ("the mayor") of each person, those that nobody else has.

    Args:
        articles: The story's articles by id.
        people: Full names of persons with all places at which they are named.

    Returns:
        Name -> offices with "the", sorted. Empty for whoever has none of his own.
    """
    bare: dict[str, set[str]] = defaultdict(set)
    holders: dict[str, set[str]] = defaultdict(set)
    for name, passages in people:
        for office, alone in _offices(articles, passages):
            if alone:
                bare[name].add(office)
            holders[office].add(name)
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(bare):
        others = [o for o, names in holders.items() if names - {name}]
        own = {o for o in bare[name] if not any(_may_mean(o, other) for other in others)}
        if own:
            found[name] = tuple(sorted(f"the {office}" for office in own))
    return found


def _may_mean(one: str, two: str) -> bool:
    """True if one office can be short for the other ("the minister", "the justice minister")."""
    return f" {one}".endswith(f" {two}") or f" {two}".endswith(f" {one}")


def held(articles: Mapping[ArticleId, Article], passages: Iterable[Passage]) -> frozenset[str]:
    """The roles of the bare offices that stand beside a name at these places."""
    return frozenset(
        role_of(office.split()[-1]) for office, alone in _offices(articles, passages) if alone
    )


def _offices(
    articles: Mapping[ArticleId, Article], passages: Iterable[Passage]
) -> Iterator[tuple[str, bool]]:
    """The offices beside a name; True for a bare one ("the mayor", not "the mayor of Olm").

    "Its head of sales" is no office that "the head" could mean, and is left out.
    """
    for passage in passages:
        article = articles.get(passage.article)
        if article is None:
            continue
        before = article.text[max(0, passage.start - _BEFORE) : passage.start]
        after = article.text[passage.end : passage.end + _AFTER]
        title = _TITLE.search(before)
        if title and title.group("office").casefold() in tables.ROLES:
            yield title.group("office").casefold(), False
        for match in (_AHEAD.search(before), _BEHIND.match(after)):
            if match is None:
                continue
            words = match.group("office").casefold().split()
            if words[-1] not in tables.ROLES or RANKS & set(words) or words[-1] in _VOICES:
                continue
            of = match.group("of")
            if of and not re.search(r"[^\W\d_a-z]", of):
                continue
            yield " ".join(words), not of and match.group("article").casefold() == "the"
