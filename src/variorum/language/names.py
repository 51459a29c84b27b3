"""People, organisations and places in one article, by rules, with their aliases resolved.

A name is a capitalised sequence that something else supports: a title, a role, a word for
a body, a dateline, another mention. What a name's kind is stays "unknown" when unsure, and
a surname that two people share stays a surname unless the text says whose it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from variorum.language import name_tables as tables
from variorum.language.aliases import drop_common_nouns, settle
from variorum.language.capitals import Piece, counts, pieces, runs
from variorum.language.descriptions import role_mentions
from variorum.language.name_context import GERMAN_ARTICLES, Candidate, look_around, phrase_bodies
from variorum.language.name_kinds import find_acronyms, weigh
from variorum.language.titles import parts
from variorum.model import Article, Mention, Sentence, Span
from variorum.model.analysis import NameKind

# No article is longer; a dump of fifty megabytes is read for names so far only.
LONGEST = 5_000_000


def find_names(article: Article, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """Find who and what an article names, each mention with its full name.

    Args:
        article: Its noise and reference blocks are passed over.
        sentences: The article's sentences.

    Returns:
        Mentions in order of place, without overlap. ``name`` is the fullest form in the
        article: a surname stands for the one person who bears it there, an acronym for
        its expansion; ``form`` is "role" where a description ("the mayor") stands for a
        person whom the article gives that role. Titles are outside the span.

    Cost: linear in the text. Measured and described: docs/methods/names.md.
    """
    text = article.text
    kept = [
        s
        for s in sentences
        if s.span.end <= LONGEST
        and (
            s.block >= len(article.blocks)
            or article.blocks[s.block].kind not in ("noise", "reference")
        )
    ]
    cut = [pieces(text, s.span.start, s.span.end) for s in kept]
    headline = [_is_headline_case(article, s, p) for s, p in zip(kept, cut, strict=True)]
    lower, inner = counts([p for p, loud in zip(cut, headline, strict=True) if not loud])
    found: list[Candidate] = []
    for index, (sentence, row) in enumerate(zip(kept, cut, strict=True)):
        if not headline[index]:
            found += _candidates(article, sentence, index, row, lower, inner)
    acronyms = find_acronyms(text, found)
    weigh(article, found, acronyms)
    known = settle(found, acronyms)
    if article.language.startswith("de"):
        drop_common_nouns(found)
    for index, (sentence, row) in enumerate(zip(kept, cut, strict=True)):
        if headline[index]:
            found += _in_headline(text, sentence, index, row, known)
    mentions = [
        Mention(c.span, c.name, c.kind, "alias" if c.alias else "name") for c in found if c.name
    ]
    loud = {p.norm for row, shouts in zip(cut, headline, strict=True) if shouts for p in row}
    mentions += role_mentions(cut, found, lower.keys() | loud)
    return _in_order(mentions)


_STOPS = frozenset(".;,")


def _is_headline_case(article: Article, sentence: Sentence, row: Sequence[Piece]) -> bool:
    """True where every word of weight has a capital, so that capitals say nothing."""
    loud = [p.text for p in row if p.capital and len(p.text) > 1]
    if len(loud) > 3 and (shouted := sum(map(str.isupper, loud))):
        words = sum([p.is_word and len(p.text) > 1 for p in row])
        if shouted * 5 >= words * 4:
            return True
    if row and sentence.block < len(article.blocks):
        kind = article.blocks[sentence.block].kind
        running = kind in ("paragraph", "item") and (len(row) > 24 or row[-1].text in _STOPS)
        if kind == "quote" or running:
            return False
    weighty = [p for p in row if p.is_word and len(p.text) > 3]
    if len(weighty) < 3:
        return False
    capital = sum(p.capital for p in weighty)
    small = sum(1 for p in row if p.is_word and not p.capital and len(p.text) > 3)
    return small * 6 <= capital and capital >= 4


def _candidates(
    article: Article,
    sentence: Sentence,
    index: int,
    row: list[Piece],
    lower: Counter[str],
    inner: Counter[str],
) -> Iterator[Candidate]:
    text = article.text
    for run in runs(text, row, lower, inner):
        for first, last, title, roles in parts(row, run.first, run.last):
            if article.language.startswith("de"):
                first = _without_noun(row, first, last)
            words = _words(row, first, last)
            if not words or tables.DEMONYMS.issuperset([w.casefold() for w in words]):
                continue
            candidate = Candidate(
                Span(row[first].start, row[last].end),
                words,
                index,
                sentence.block,
                title=title,
                opening=run.opening and first == run.first,
            )
            candidate.roles |= roles
            if title and first > run.first:
                lead = [p.norm for p in row[run.first : first]]
                candidate.bodies |= phrase_bodies(lead)
            look_around(text, row, first, last, candidate)
            yield candidate


# German nouns end so, first names do not.
_NOUN_ENDINGS = ("ung", "heit", "keit", "schaft", "tion", "tät", "nis", "ungen", "angaben", "chef")


def _without_noun(row: Sequence[Piece], first: int, last: int) -> int:
    """Where the name begins in "der Hersteller Kerrow": a German noun before it is none."""
    led = first > 0 and row[first - 1].norm in GERMAN_ARTICLES
    word = row[first].norm
    common = led or word.endswith(_NOUN_ENDINGS) or word in tables.GERMAN_NOUNS
    of = first + 1 < last and row[first + 1].norm == "von"
    if of and common and word not in tables.GIVEN:
        return first + 2
    if first + 1 < last and common and row[first + 1].norm in GERMAN_ARTICLES:
        return _without_noun(row, first + 2, last)
    if last > first and word in tables.GERMAN_NOUNS and row[first + 1].capital:
        return _without_noun(row, first + 1, last)
    noun = led and last > first and row[first].norm not in tables.GIVEN
    if noun and row[last].norm not in tables.BODIES and row[first + 1].capital:
        return first + 1
    return first


def _words(row: Sequence[Piece], first: int, last: int) -> tuple[str, ...]:
    """The words of a name as it is written, initials with their points."""
    if first == last:
        return (row[first].text,)
    return tuple(
        [
            w + "." if _followed_by_point(row, first, last, k) else w
            for k, w in _worded(row, first, last)
        ]
    )


def _worded(row: Sequence[Piece], first: int, last: int) -> Iterator[tuple[int, str]]:
    """The words of a name with their indices, possessive endings inside it kept."""
    for k in range(first, last + 1):
        if row[k].text == "." or row[k].text in "'\u2019":
            continue
        owned = k < last and (row[k].tail != row[k].end or row[k + 1].text in "'\u2019")
        ending = "'s" if owned and row[k].tail != row[k].end else "'" if owned else ""
        yield k, row[k].text + ending


def _followed_by_point(row: Sequence[Piece], first: int, last: int, k: int) -> bool:
    return k < last and row[k + 1].text == "."


def _in_headline(
    text: str,
    sentence: Sentence,
    index: int,
    row: Sequence[Piece],
    known: dict[tuple[str, ...], tuple[str, NameKind]],
) -> Iterator[Candidate]:
    """Names of the body that a headline in capitals repeats."""
    at = 0
    while at < len(row):
        for size in range(min(6, len(row) - at), 0, -1):
            key = tuple(p.norm for p in row[at : at + size])
            if key in known and row[at].capital:
                name, kind = known[key]
                found = Candidate(
                    Span(row[at].start, row[at + size - 1].end),
                    tuple(p.text for p in row[at : at + size]),
                    index,
                    sentence.block,
                )
                found.name, found.kind = name, kind
                found.alias = found.text.casefold() != name.casefold()
                yield found
                at += size
                break
        else:
            at += 1


def _in_order(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Sorted, the longer of two that overlap kept; a name before a role."""
    kept: list[Mention] = []
    for m in sorted(mentions, key=lambda m: (m.span.start, m.form == "role", -m.span.end, m.name)):
        if kept and kept[-1].span.end > m.span.start:
            if m.form != "role" and kept[-1].form == "role":
                kept[-1] = m
            continue
        kept.append(m)
    return tuple(kept)
