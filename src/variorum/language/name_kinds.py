"""Person, organisation or place: what all mentions of the same words say together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from variorum.language import name_tables as tables
from variorum.language.name_context import LOWER_BODIES, Candidate
from variorum.model import Article

# Bodies that have the word for what they are in front ("Radio Olm").
_FIRST = frozenset("radio channel tv canal hotel banco café cafe club team fc sv tsv ac".split())
_PLACES = tables.PLACES - tables.BODIES
_LINKS = frozenset("van von bin ibn al ter ten".split())


def find_acronyms(text: str, found: Sequence[Candidate]) -> dict[str, str]:
    """Short form to long form, where the text sets one in brackets after the other."""
    table: dict[str, str] = {}
    for left, right in pairwise(found):
        gap = text[left.span.end : right.span.start]
        if gap.strip("'’s ") != "(" or text[right.span.end : right.span.end + 1] != ")":
            continue
        short, long = (right, left) if len(right.text) <= len(left.text) else (left, right)
        if len(short.words) == 1 and _abbreviates(short.text, long.words):
            table.setdefault(short.text, long.text)
    return table


def _abbreviates(short: str, words: Sequence[str]) -> bool:
    letters = [c for c in short.replace(".", "") if c.isalpha()]
    if not 2 <= len(letters) <= 8 or len(words) < 2:
        return False
    heads = [w[0].casefold() for w in words]
    strong = [w[0].casefold() for w in words if w[0].isupper()]
    plain = [c.casefold() for c in letters]
    return plain in (heads, strong) or (
        plain[0] == heads[0] and sum(c in heads for c in plain) >= len(plain) - 1
    )


def weigh(
    article: Article,
    found: Sequence[Candidate],
    acronyms: dict[str, str],
) -> None:
    """Give every candidate a kind from what all mentions of the same words say."""
    text = article.text
    times = Counter(c.key[0] for c in found if len(c.key) == 1)
    tally: dict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0, 0])
    rows: list[list[int]] = []  # of each candidate, that of its words in the tally
    for c in found:
        norms = [w.rstrip(".") for w in c.key]
        if norms[-1] in tables.BODIES or _heads_body(norms):
            c.organisation += 3
        if len(norms) > 1 and norms[0] in _FIRST:
            c.organisation += 2
        if len(c.words) == 1 and c.text.isupper() and 2 <= len(c.text.replace(".", "")) <= 6:
            c.organisation += 2 if c.governed else 1
        if (
            (norms[-1] in _PLACES or norms[0] in tables.PLACE_HEADS)
            and not c.person
            and c.organisation < 3
            and len(norms) > 1
        ):
            c.place += 2
        if " ".join(norms) in tables.COUNTRIES:
            c.place += 4
        if (
            len(norms) > 1
            and norms[0].split("-")[0] in tables.GIVEN
            and norms[-1] not in tables.BODIES
        ):
            c.person += 2
        if len(norms) == 1 and norms[0] in tables.GIVEN:
            c.person += 1
        if len(norms) > 1 and any(len(w) == 2 and w.endswith(".") for w in c.words[:-1]):
            c.person += 2
        if len(norms) > 2 and _LINKS & set(c.words[1:-1]):
            c.person += 2
        if norms[-1] in LOWER_BODIES and len(norms) > 1:
            c.bodies.add(norms[-1])
        elif norms[0] in LOWER_BODIES and len(norms) > 1 and norms[1] in ("of", "for"):
            c.bodies.add(norms[0])
        if 2 <= len(norms) <= 3 and times[norms[-1]] and not c.organisation and not c.place:
            c.person += 2  # a surname comes back by itself
        tail = text[c.span.end : c.span.end + 24]
        block = article.blocks[c.block] if c.block < len(article.blocks) else None
        if block is not None and c.span.start - block.span.start < 4 and _DATELINE.match(tail):
            c.place += 4
        row = tally[tuple(norms)]
        rows.append(row)
        row[0] += c.person
        row[1] += c.organisation
        row[2] += c.place
    for c, (person, body, place) in zip(found, rows, strict=True):
        if (c.title and person >= body) or (person > max(body, place) and person >= 2):
            c.kind = "person"
        elif body > max(person, place) and body >= 2:
            c.kind = "organisation"
        elif place > max(person, body) and place >= 2:
            c.kind = "place"
        if c.text in acronyms:
            c.kind = "organisation"


def _heads_body(norms: Sequence[str]) -> bool:
    """True for "Ministry of …" and "Kerrow Institute for …"."""
    return any(a in tables.BODY_HEADS and b in ("of", "for") for a, b in pairwise(norms))


_DATELINE = re.compile(r"(?:,[^\n]{0,20})?\s*(?:\(|[-–—]\s|,\s+[A-Z][a-z]{2,8}\.?\s+\d)")
