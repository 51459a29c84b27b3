"""What an outlet's or an agency's name looks like, and how a credit is cut to its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.language import name_tables as tables
from variorum.model import Article, Credit, Span
from variorum.model.analysis import CreditKind

_FIRST_WORDS = frozenset(
    "daily sunday radio rádio channel canal canale kanal cadena emisora omroep tv tele".split()
)
# Capitals in brackets or after a name that are no agency: offices, degrees, honours, parties.
_NO_WIRES = frozenset(
    """mp mps mep ma ba bsc msc phd md dr jr sr obe mbe cbe kc qc ceo cfo coo cto hr pr us uk
    eu un usa pdf tv fm am pm ii iii iv vi ok faq rip vip id aka usd eur gbp gmt utc cet
    est pst left right video photo gallery updated exclusive live""".split()
)

# "Friday's Gazette": the paper without its day.
_DATED = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day['’]s |(?:[Tt]o|[Yy]ester)day['’]s "
)


def credit(
    article: Article, start: int, end: int, kind: CreditKind, at: tuple[int, int], name: str = ""
) -> Credit | None:
    """A credit whose source is the words at ``at`` without marks, or ``name``; None if empty."""
    begin, stop = at
    text = article.text
    while stop > begin and text[stop - 1] in " .,;:'’-–—&":
        stop -= 1
    if text[stop - 2 : stop] in ("'s", "’s") and stop - 2 > begin:
        stop -= 2
    if owner := _DATED.match(text, begin, stop):
        begin = owner.end()
    source = name or re.sub(r"^the ", "", text[begin:stop])
    if not source.strip() or stop <= begin:
        return None
    return Credit(Span(start, max(end, stop)), source, kind, Span(begin, stop))


def kept(*credits: Credit | None) -> Iterator[Credit]:
    """Those that are credits."""
    for one in credits:
        if one is not None:
            yield one


def is_outlet(name: str) -> bool:
    """True for two words or more with one that outlets are called by at its place."""
    words = [w.casefold().strip(".,'’") for w in name.split()]
    if len(words) > 2 and words[0] in ("the", "le", "la", "el", "les", "los"):
        words = words[1:]
    return len(words) > 1 and (
        words[-1] in tables.OUTLETS
        or words[-1].isdigit()
        or words[0] in _FIRST_WORDS
        or (words[0] in tables.OUTLETS and words[1] in tables.PARTICLES | {"of"})
    )


def is_short_outlet(text: str, begin: int, name: str) -> bool:
    """True for "the Post": one word that outlets are called by, with its article."""
    word = name.casefold().removeprefix("the ").strip(".,'’")
    before = text[max(0, begin - 4) : begin].casefold()
    led = before.endswith("the ") or name.casefold().startswith("the ")
    return led and word in tables.OUTLETS and name[-len(word) :][:1].isupper()


def looks_wire(name: str) -> bool:
    """True for an agency's initials: two to six capitals that mean nothing else."""
    plain = name.strip().replace(".", "")
    return (
        2 <= len(plain) <= 6
        and plain.isalpha()
        and plain.isupper()
        and plain.casefold() not in _NO_WIRES
    )
