"""Who took text from whom, with the evidence, and how many origins are independent."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from variorum.collation.leaning import leanings
from variorum.model import (
    Analysis,
    Article,
    ArticleId,
    Copy,
    Credit,
    Edge,
    Evidence,
    Lineage,
    Link,
    Passage,
    TextOfRecord,
)
from variorum.text.outlets import address_name, names_outlet, same_outlet

# From this part of its own words on, an article's text is another's.
_TAKEN = 0.5
# Of the same agency's text, more is rewritten: this much is enough where both credit it.
_WIRED = 0.2
_SHARED_ERROR = 0.3


def trace(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    copies: Sequence[Copy],
    records: Sequence[TextOfRecord],
) -> Lineage:
    """Draw who took from whom among the articles of one story.

    Copied passages and agency credits make strong edges, a credited report, a link or a
    shared unusual reading a weak one. No edge runs against the clock. Articles that copy
    one another, that reprint text of the same agency, or that one outlet published, are
    one origin; an article that only credits another's report stays an origin of its own. What
    repeats a document of the story (a post, a release) leans on it where it does, and is of one
    origin with it where it says nothing else; see ``leaning``.

    Args:
        articles: The story's articles, in any order.
        analyses: ``analyses[i]`` reads ``articles[i]``; credits are used.
        copies: Pairs with text in common.
        records: Texts of record with their variants.

    Returns:
        Edges sorted by target, source; origins sorted, each sorted by id.

    Cost: O(n²) comparisons of names. More: docs/methods/lineage.md.
    """
    by_id = {a.id: a for a in sorted(articles, key=lambda a: a.id)}
    read = {r.article: r for r in analyses}
    why: dict[tuple[str, ArticleId], list[tuple[bool, Evidence]]] = defaultdict(list)
    groups = _Groups(by_id)
    for copy in sorted(copies, key=lambda c: (c.a, c.b)):
        if copy.a not in by_id or copy.b not in by_id:
            continue
        _from_copy(copy, by_id, why)
        share = max(copy.share_a, copy.share_b)
        wired = share >= _WIRED and _common_agency(read.get(copy.a), read.get(copy.b))
        if share >= _TAKEN or wired:
            groups.join(copy.a, copy.b)
    _join_outlets(list(by_id.values()), groups)
    outside = _outside_names(analyses)
    for article in by_id.values():
        if article.id in read:
            _from_credits(article, read[article.id], by_id, outside, why)
            _from_links(article, by_id, why)
    for leaning in leanings(articles, analyses):
        why[leaning.document, leaning.article] += [(True, one) for one in leaning.why]
        if leaning.whole:
            groups.join(leaning.document, leaning.article)
    for record in sorted(records, key=lambda r: r.id):
        _from_errors(record, by_id, why)
    return Lineage(groups.sorted(), _edges(why))


class _Groups:
    """Which articles have been joined (union-find; the least id stands for a group)."""

    def __init__(self, ids: Sequence[ArticleId] | dict[ArticleId, Article]) -> None:
        self._parent = {i: i for i in ids}

    def top(self, i: ArticleId) -> ArticleId:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, a: ArticleId, b: ArticleId) -> None:
        low, high = sorted((self.top(a), self.top(b)))
        self._parent[high] = low

    def sorted(self) -> tuple[tuple[ArticleId, ...], ...]:
        found: dict[ArticleId, list[ArticleId]] = defaultdict(list)
        for i in self._parent:
            found[self.top(i)].append(i)
        return tuple(sorted(tuple(sorted(group)) for group in found.values()))


def _join_outlets(articles: Sequence[Article], groups: _Groups) -> None:
    """Make one origin of what one outlet published: it does not bear itself out.

    A first report and its follow-up come from one newsroom, which asked the same people.
    """
    for k, one in enumerate(articles):
        for two in articles[k + 1 :]:
            if groups.top(one.id) != groups.top(two.id) and same_outlet(one, two):
                groups.join(one.id, two.id)


_Why = dict[tuple[str, ArticleId], list[tuple[bool, Evidence]]]


def _body(article: Article) -> tuple[Passage, ...]:
    """An article's body as one passage, for evidence that was measured over all of it."""
    body = article.body
    return (Passage(article.id, body[0].span.start, body[-1].span.end),) if body else ()


def _from_copy(copy: Copy, by_id: dict[ArticleId, Article], why: _Why) -> None:
    if copy.direction is None:
        return
    source, target = copy.direction
    share = copy.share_b if target == copy.b else copy.share_a
    places = tuple(p for pair in copy.passages[:3] for p in pair)
    places = places or (*_body(by_id[copy.a]), *_body(by_id[copy.b]))
    detail = f"{share:.0%} of its own words stand there in the same order"
    why[source, target].append((True, Evidence("copied passage", detail, share, places)))


def _common_agency(a: Analysis | None, b: Analysis | None) -> bool:
    """True if both credit their text to one named agency."""
    if a is None or b is None:
        return False
    mine, theirs = (
        {address_name(c.source) for c in r.credits if c.kind == "agency" and _named(c)}
        for r in (a, b)
    )
    return bool(mine & theirs)


def _named(credit: Credit) -> bool:
    return not credit.source.startswith(("unnamed", "this "))


def _outside_names(analyses: Sequence[Analysis]) -> dict[str, str]:
    """One way to write each credited source: a name before an address, then the most usual."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for analysis in analyses:
        for credit in analysis.credits:
            forms[address_name(credit.source)][credit.source] += 1
    return {
        key: min(written, key=lambda name: ("." in name and " " not in name, -written[name], name))
        for key, written in forms.items()
    }


def _from_credits(
    article: Article,
    reading: Analysis,
    by_id: dict[ArticleId, Article],
    outside: dict[str, str],
    why: _Why,
) -> None:
    for credit in reading.credits:
        if credit.kind not in ("agency", "report"):
            continue
        if names_outlet(credit.source, article):
            continue
        givers = [
            other
            for other in by_id.values()
            if other.id != article.id and names_outlet(credit.source, other)
        ]
        strong = credit.kind == "agency"
        evidence = _credited(article, credit)
        possible = [g for g in givers if not _after(g, article)]
        if possible:
            for giver in possible:
                why[giver.id, article.id].append((strong, evidence))
        elif not givers and _named(credit):
            why[outside[address_name(credit.source)], article.id].append((strong, evidence))


def _credited(article: Article, credit: Credit) -> Evidence:
    kind = "agency credit" if credit.kind == "agency" else "credited report"
    detail = f"credits {credit.source}"
    weight = 0.9 if credit.kind == "agency" else 0.5
    return Evidence(kind, detail, weight, (Passage.at(article.id, credit.span),))


def _from_links(article: Article, by_id: dict[ArticleId, Article], why: _Why) -> None:
    for link in article.links:
        for other in by_id.values():
            if other.id == article.id or not other.url:
                continue
            if _address(link.url) == _address(other.url) and not _after(other, article):
                places = _of_link(article, link)
                if not places:
                    continue  # nobody could see where it links
                why[other.id, article.id].append(
                    (False, Evidence("link", "links to it", 0.4, places))
                )


def _of_link(article: Article, link: Link) -> tuple[Passage, ...]:
    """Where a link stands: its span, or the one place of its words."""
    if link.span:
        return (Passage.at(article.id, link.span),)
    at = article.text.find(link.text) if link.text.strip() else -1
    if at < 0 or article.text.find(link.text, at + 1) >= 0:
        return ()
    return (Passage(article.id, at, at + len(link.text)),)


def _from_errors(record: TextOfRecord, by_id: dict[ArticleId, Article], why: _Why) -> None:
    """Two witnesses that alone share a reading may depend on each other."""
    if len(record.witnesses) < 4:
        return
    for variant in record.variants:
        if variant.kind not in ("word", "omission", "addition", "order"):
            continue
        if variant.note in ("breaks off", "begins late", "headline"):
            continue  # where a quotation is cut is each reporter's own choice
        for reading in variant.readings[1:]:
            sharers = sorted({p.article for p in reading.passages} & set(by_id))
            if len(sharers) != 2 or len(reading.text.split()) < 1:
                continue
            taken = {p.article for p in variant.readings[0].passages} - set(sharers)
            if len(taken) < 2:
                continue  # two against one: nobody could say whose is the unusual reading
            first, second = by_id[sharers[0]], by_id[sharers[1]]
            if _after(first, second):
                first, second = second, first
            elif not _after(second, first):
                continue
            places = tuple(p for p in reading.passages if p.article in sharers)
            detail = f"both alone read “{reading.text}”"
            why[first.id, second.id].append(
                (False, Evidence("shared reading", detail, _SHARED_ERROR, places))
            )


def _edges(why: _Why) -> tuple[Edge, ...]:
    edges = []
    for (source, target), reasons in why.items():
        told: list[Evidence] = []
        for _, evidence in sorted(reasons, key=lambda r: (not r[0], -r[1].weight, r[1].passages)):
            if evidence not in told:
                told.append(evidence)
        edges.append(Edge(source, target, any(strong for strong, _ in reasons), tuple(told)))
    return tuple(sorted(edges, key=lambda e: (e.target, e.source)))


def _after(one: Article, two: Article) -> bool:
    """True if ``one`` certainly came out after ``two``."""
    a = one.published.value if one.published else ""
    b = two.published.value if two.published else ""
    size = min(len(a), len(b), 10)
    return size >= 4 and a[:size] > b[:size]


def _address(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[?#].*$|/$", "", url)
