"""Speeches: spoken words that a report gives as pieces of one speech, talk or recording.

A report of a speech names it once, at its head, and then quotes from it sentence by sentence.
So spoken words without a document of their own are the speech's, if the report speaks of one
and they are of the person whom it quotes most.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from variorum.collation.exchanges import ELSEWHERE, words_beside
from variorum.collation.fragments import Fragment
from variorum.collation.joining import same_person
from variorum.model import Analysis, Article, ArticleId

# A report says at its head what it reports on.
_HEAD = 700
_SPEECH = re.compile(
    r"\b(?:speech(?:es)?|keynote|sermon|eulogy|homily|lecture|toast|tirade|monologue|"
    r"(?:secret|audio|leaked|video|tape|sound)?\s?recordings?|recorded|tapes?|"
    r"(?:team|pep|dressing-room|half-time|farewell|fireside)[ -]talk|"
    r"(?:farewell|inaugural|opening|televised|funeral|winter|christmas|national|annual|victory|"
    r"concession)\s+address|addressed\s+(?:the|her|his|their|a)|spoke\s+(?:to|at|before|for))\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(?:declined|refused|comment|asked|interview|reporters|journalists|afterwards|"
    r"on\s+the\s+phone|by\s+(?:phone|telephone|email)|laughed|shrugged)\b",
    re.IGNORECASE,
)


def mark_speeches(
    articles: Sequence[Article], analyses: Sequence[Analysis], fragments: Sequence[Fragment]
) -> tuple[Fragment, ...]:
    """The fragments; spoken words of the one whose speech an article reports are marked as such.

    Cost: linear in the quoted words.
    """
    by_article: dict[ArticleId, list[Fragment]] = defaultdict(list)
    for fragment in fragments:
        by_article[fragment.article].append(fragment)
    marked: dict[int, Fragment] = {}
    for article, analysis in zip(articles, analyses, strict=True):
        mine = by_article.get(article.id, [])
        if not _reports_speech(article, mine):
            continue
        size: Counter[str] = Counter()
        for fragment in mine:
            if fragment.speaker and not fragment.written and fragment.form == "marks":
                size[fragment.speaker] += len(fragment.cells)
        speaker = min(size, key=lambda name: (-size[name], name)) if size else None
        for fragment in mine:
            if _is_piece(article, analysis, fragment, speaker):
                marked[id(fragment)] = replace(fragment, document="speech")
    return tuple(marked.get(id(fragment), fragment) for fragment in fragments)


def _reports_speech(article: Article, fragments: Sequence[Fragment]) -> bool:
    title = article.title.value if article.title else ""
    pieces, at = [title], 0
    for span in sorted(span for fragment in fragments for span in fragment.spans):
        if span.start >= _HEAD:
            break
        pieces.append(article.text[at : max(at, span.start)])
        at = max(at, span.end)
    pieces.append(article.text[at : max(at, _HEAD)])
    return _SPEECH.search(" ".join(pieces)) is not None


def _is_piece(
    article: Article, analysis: Analysis, fragment: Fragment, speaker: str | None
) -> bool:
    if fragment.document or fragment.written or fragment.headline or fragment.form != "marks":
        return False
    if fragment.speaker and not same_person(fragment.speaker, speaker):
        return False
    beside = words_beside(article, analysis, fragment)
    return not (ELSEWHERE.search(beside) or _AFTER.search(beside))
