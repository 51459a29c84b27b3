"""What a page says when it is visited again, beside what it said before. Pure.

Only words count, and only those of the article: bytes differ with every advert and clock. What
stands there now may also be no wording of the article at all: a wall, a page of errors, the
front page to which a server leads. That is told, and never taken for what the outlet changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from variorum.desk.digest.reading import page_article, size
from variorum.model import Access, Article, Capture
from variorum.text import words

Verdict = Literal["same", "reworded", "whole", "other"]

# An article of which less than this share of the longer words is left, and another headline,
# is another page.
_STAYS = 0.3
# Words of fewer letters stand in every text.
_LONG = 4
# A line that tells how old a report is ("Published 7 hours ago"), in a few languages: it differs
# with every visit, and is not always told from the text.
_AGE = re.compile(
    r"\b(?:ago|(?:vor|il y a|hace|h\u00e1|za) (?:\d+|ein\w*|une?|una?|uma?)"
    r"|\d+ \w+ (?:fa|geleden|atr\u00e1s|siden|sedan|sitten|temu|\u043d\u0430\u0437\u0430\u0434))\b",
    re.IGNORECASE,
)
_SHORT = 8
_ASKS: dict[str, str] = {
    "paywall": "asks for payment",
    "registration": "asks for an account",
    "consent": "asks for an answer about cookies",
}


@dataclass(frozen=True, slots=True)
class Reread:
    """What a visit showed: the article that stands there now, or why there is none in words."""

    article: Article | None
    trouble: str = ""


def reread(limit: int, capture: Capture, data: bytes) -> Reread:
    """The article of a page that was captured again.

    Args:
        limit: The most bytes that it may unpack to.
    """
    article, failures = page_article(limit, capture, data)
    if article is not None and size(article):
        return Reread(article)
    return Reread(None, "; ".join(failures) or "the page holds no text.")


def compare(old: Article, new: Article, *, least: int = 0) -> tuple[Verdict, str]:
    """What has become of an article, and where it is another page or hidden, why in words.

    "whole": the former text ended at a wall, this one does not, and that is no change of
    words.

    Args:
        least: About how many characters the feed alone says: with less the page is no report.
    """
    if _said(old) == _said(new):
        return "same", ""
    if _cut(new) and not _cut(old):
        return "other", f"it {_ASKS[_wall(new).kind]} now before it shows all of its text."
    if not _is_of(old, new):
        return "other", "something else stands at its address now."
    if size(new) < least:
        return "other", "it shows less now than its feed says."
    return ("whole" if _cut(old) and not _cut(new) else "reworded"), ""


def _said(article: Article) -> tuple[str, str]:
    """The headline and the text; white space and lines that tell its age count for nothing."""
    lines = (" ".join(block.span.of(article.text).split()) for block in article.body)
    return _headline(article), " ".join(line for line in lines if not _is_age(line))


def _is_age(line: str) -> bool:
    return line.count(" ") < _SHORT and not line.endswith(".") and bool(_AGE.search(line))


def _headline(article: Article) -> str:
    return " ".join((article.title.value if article.title else "").split())


def _is_of(old: Article, new: Article) -> bool:
    """True if both are wordings of one article."""
    if _headline(old) and words(_headline(old)) == words(_headline(new)):
        return True
    one, two = (
        {word for block in each.body for word in words(block.span.of(each.text))}
        for each in (old, new)
    )
    longer = {word for word in one if len(word) >= _LONG} or one
    return len(longer & two) >= _STAYS * len(longer)


def _cut(article: Article) -> bool:
    return article.access is not None and article.access.cut


def _wall(article: Article) -> Access:
    return article.access or Access("paywall", "")
