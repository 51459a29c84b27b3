"""Releases: pages that a body publishes as its own statement, with people quoted in it.

A release reads like a report: it says "the company" and quotes its head. What tells it from
one is that it stands on the body's own site or calls itself a release, and that reports
print its sentences.
"""

from __future__ import annotations

import re

from variorum.model import Analysis, Article

_CALLED = re.compile(
    r"\b(?:(?:press|media|news)\s+(?:release|statement|notice)|joint\s+(?:statement|declaration|"
    r"communiqu[eé])|statement\s+(?:by|of|from|on)|communiqu[eé]\s+(?:by|of|from)|for\s+immediate\s+"
    r"release|pressemitteilung|pressemeldung|communiqué\s+de\s+presse|comunicado|persbericht|"
    r"comunicato\s+stampa)\b",
    re.IGNORECASE,
)
# Who speaks of a release in a headline is a reporter.
_REPORTED = re.compile(
    r"\b(?:says?|said|issues?d?|releases?d?\s+(?:a|the|its|her|his)|reads?|slams?|denies|admits?|"
    r"vows?|after|amid|reveals?|leaked)\b",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"^\W*(?:notes?(?:\s+(?:to|for)\s+(?:editors?|the\s+press|journalists))?\s*:?\s*$|"
    r"notes?\s+(?:to|for)\s+(?:editors?|the\s+press|journalists)|ends?\W*$|-?\s*ends\b|###|"
    r"(?:media|press)\s+(?:contacts?|enquir|inquir|office|desk|team|relations)|contacts?\b|"
    r"enquir|inquir|for\s+(?:more|further|media|press|interviews?|enquiries)|about\s+[A-Z]|"
    r"issued\s+by|published\s+by|updates?\b\s*[,:\d(]|corrections?\b\s*[,:\d(]|editor|background\s*:?\s*$|"
    r"follow\s+us|share\b|related\b|read\s+more|see\s+also|©|cookie)",
    re.IGNORECASE,
)
_HEAD_WORDS = 5


def is_release(article: Article) -> bool:
    """True if a page calls itself a release or a statement, in its title or above its text."""
    title = article.title.value if article.title else ""
    if title and _CALLED.search(title) and not _REPORTED.search(_CALLED.sub(" ", title)):
        return True
    heads = [
        block.span.of(article.text)
        for block in article.blocks[:8]
        if len(block.span) <= 80 and block.kind != "title"
    ]
    return any(_CALLED.search(head) and len(head.split()) <= _HEAD_WORDS for head in heads)


def party_of(article: Article, analysis: Analysis) -> str | None:
    """The body named in the text on whose own site a page stands, by its fullest name."""
    site = article.publisher.value if article.publisher else ""
    site = re.sub(r"\.[a-z.]+$", "", site.strip().casefold().removeprefix("www."))
    site = re.sub(r"[\W_]+", "", site)
    if len(site) < 4:
        return None
    fits: set[str] = set()
    for mention in analysis.mentions:
        bare = re.sub(r"[\W_]+", "", mention.name.casefold())
        if mention.kind == "place" or len(bare) < 4:
            continue
        if bare.startswith(site) or site.startswith(bare):
            fits.add(mention.name)
    return min(fits, key=lambda name: (-len(name), name)) if fits else None


def ends_before(text: str) -> bool:
    """True for a line that belongs to the foot of a release: contacts, notes, later updates."""
    return bool(_FOOT.match(text.strip()))


def heads(text: str) -> bool:
    """True for a line above the text that is no sentence: the day, a label."""
    line = text.strip()
    return len(line.split()) <= _HEAD_WORDS and line[-1:] not in ".?!\u201d\"'"
