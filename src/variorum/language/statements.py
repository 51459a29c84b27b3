"""Pages that are a document themselves: a party's own statement, letter or notice.

Nobody announces such a text and no marks stand around it. It is told from a report on a
document by what only its author would write: a title that names the kind of document, "I"
or "we" outside quote marks, and a signature at the foot, or a site that is the author's own.
"""

from __future__ import annotations

import re

from variorum.language.letters import (
    ATTRIBUTION_LINE,
    SIGN_OFF,
    SIGNATURE,
    Letter,
    salutes,
    under_signature,
)
from variorum.language.room import OUTLET_WORDS, Room
from variorum.model import Article

_TITLED = re.compile(
    r"\b(?:statement|declaration|communiqu\u00e9|communique|apology|(?:open\s+)?letter|memo|notice|"
    r"message|announcement|remarks|speech|address)\b|^(?:dear|to\s+(?:our|all|the|my|everyone))\b",
    re.IGNORECASE,
)
# A headline of these is a reporter's, who speaks of a document.
_REPORTED = re.compile(
    r"\b(?:says?|said|issues?d?|releases?d?|reads?|sends?|sent|writes?|wrote|leaked|leaks?|reveals?|"
    r"after|over|amid|quits?|resigns?|apologi[sz]es?|calls?|slams?|vows?|denies|admits?|tells?|"
    r"shows?|publish(?:es|ed)|confirms?|what\s+we\s+know)\b",
    re.IGNORECASE,
)
_OWN_VOICE = re.compile(
    r"\b(?:I|we|We|our|Our|us|my|My|me|I['\u2019](?:m|ve|ll|d)|[Ww]e['\u2019](?:re|ve|ll|d))\b"
)
_IN_MARKS = re.compile('"[^"\n]*"|\u201c[^\u201d\n]*\u201d')
_REPORTER = re.compile(
    r"[\"\u201d\u2019'],?\s+(?:[A-Z][\w.\-]*\s){0,3}(?:said|told|says|added)\b|\b(?:told|tells)\s+"
    r"(?:reporters|journalists|the\s+[A-Z])"
)
_FOOT = re.compile(
    r"^\W*(?:notes?\s+(?:to|for)\s+(?:editors?|the\s+press)|ends?\b\W*$|media|press|contacts?|"
    r"enquir|inquir|for\s+(?:more|further|media|press)|about\s+[A-Z]|issued\s+by|this\s+statement\s+was)",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\d|:|\u00a9|@|\b(?:photo|picture|image|source|by)\b", re.IGNORECASE)
_LAST = 6  # a signature stands among so many last blocks, whatever the page sets under it
_SHARE = 1 / 3
_UNSIGNED_SHARE = 1 / 2
_SHORT = 5  # lines of so few words are salutations and headings
_TITLE_WORDS = 8
_LONGEST = 60


def find_statement_page(article: Article, room: Room) -> tuple[Letter, str | None] | None:
    """The document that a page is, with the party whose site it stands on if nobody signs it.

    Args:
        article: The article.
        room: The people and bodies named in it.

    Returns:
        The document and, where it carries no signature, its author; ``None`` for a report.

    Cost: linear in the text.
    """
    title = article.title.value if article.title else ""
    order = [
        i
        for i, b in enumerate(article.blocks)
        if b.kind in ("paragraph", "item", "heading", "quote")
    ]
    if not order or not title:
        return None
    named = _TITLED.search(title) is not None and _REPORTED.search(title) is None
    party = own_party(article, room)
    greeting = next((k for k, i in enumerate(order) if _greets(article, i)), None)
    sign = _closing(article, order, greeting)
    if sign is None:
        sign = _signature(article, order)
    if not named and (sign is None or party is None):
        return None
    body = order[:sign] if sign is not None else _without_foot(article, order)
    while body and _heads(article, body[0]):
        body = body[1:]
    if not body:
        return None
    texts = [article.blocks[i].span.of(article.text) for i in body]
    texts = [text for text in texts if len(text.split()) > _SHORT] or texts
    own = sum(1 for text in texts if _OWN_VOICE.search(_IN_MARKS.sub(" ", text)))
    if own < 1 or own / len(texts) < _SHARE or any(_REPORTER.search(text) for text in texts):
        return None
    signed = None
    last = body[-1]
    if sign is not None:
        span = article.blocks[order[sign]].span
        signed = (span.start, span.end)
        if not named and not _signs_for(signed, room, party):
            return None
        if not ATTRIBUTION_LINE.match(span.of(article.text)):
            last = [order[sign], *under_signature(article, order, sign)][-1]
    elif party is None or own / len(texts) < _UNSIGNED_SHARE:
        return None
    start, end = article.blocks[body[0]].span.start, article.blocks[last].span.end
    blocks = tuple(body)
    if sign is not None:
        under = [index for index in order[sign + 1 : sign + 3] if index <= last]
        blocks = (*body, order[sign], *under)
    letter = Letter(start, end, blocks, None, signed, set_off=False, page=True)
    return letter, party if sign is None else None


def own_party(article: Article, room: Room) -> str | None:
    """The body named in the text on whose own site the page stands; no newspaper."""
    if article.publisher is None:
        return None
    value = re.sub(r"\.[a-z.]+$", "", article.publisher.value.strip().lower())
    site = re.sub(r"[\W_]+", "", value.removeprefix("www."))
    if len(site) < 4 or OUTLET_WORDS & set(re.findall(r"[a-z]+", value)):
        return None
    fit = []
    for name, kind in room.kinds.items():
        bare = re.sub(r"[\W_]+", "", name.lower())
        if len(bare) < 4 or (kind not in ("organisation", "unknown") and bare != site):
            continue
        if bare.startswith(site) or site.startswith(bare):
            fit.append(name)
    if fit:
        return min(fit, key=lambda name: (-len(name), name))
    written = article.publisher.value.strip()
    return written if " " in written and "." not in written else None


def _greets(article: Article, index: int) -> bool:
    return salutes(article.blocks[index].span.of(article.text).strip())


def _closing(article: Article, order: list[int], greeting: int | None) -> int | None:
    """The place in ``order`` of the first line after a salutation that is a name alone."""
    if greeting is None:
        return None
    for k in range(greeting + 2, len(order)):
        block = article.blocks[order[k]]
        words = block.span.of(article.text).strip()
        if block.kind == "item" or len(words) > _LONGEST or len(words.split()) < 2:
            continue
        if SIGNATURE.match(words) and not _PLACED.search(words) and words[-1] not in ".!?":
            return k
    return None


def _signature(article: Article, order: list[int]) -> int | None:
    """The place in ``order`` of the line that signs the page."""
    for k in range(len(order) - 1, max(0, len(order) - 1 - _LAST), -1):
        block = article.blocks[order[k]]
        words = block.span.of(article.text).strip()
        if block.kind == "item" or len(words) > _LONGEST:
            continue
        if ATTRIBUTION_LINE.match(words) and not words.startswith("- "):
            return k
        lone = SIGNATURE.match(words) is not None and not _PLACED.search(words)
        if lone and (len(words.split()) > 1 or SIGN_OFF.match(_before(article, order, k))):
            return k
    return None


def _heads(article: Article, index: int) -> bool:
    """A heading, or a line that stands like one and greets nobody."""
    line = article.blocks[index].span.of(article.text).strip()
    if article.blocks[index].kind == "heading":
        return not line.endswith(",")
    return len(line.split()) <= _TITLE_WORDS and line[-1:] not in ".!?:,\u2026\u2014\u2013"


def _before(article: Article, order: list[int], k: int) -> str:
    return article.blocks[order[k - 1]].span.of(article.text).strip() if k else ""


def _without_foot(article: Article, order: list[int]) -> list[int]:
    for k, index in enumerate(order):
        if k and _FOOT.match(article.blocks[index].span.of(article.text)):
            return order[:k]
    return order


def _signs_for(signed: tuple[int, int], room: Room, party: str | None) -> bool:
    line = room.article.text[signed[0] : signed[1]].lower()
    return party is not None and party.lower() in line
