"""What little of an article tells where its text is from: its outlet, its date, its credits.

Meant for a stream: patterns are sought at head and tail only, and whether a text names one
certain outlet is asked of its word numbers, when there is a copy to explain.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from variorum.stories.publication import moment
from variorum.stories.word_numbers import word_number
from variorum.stories.wording import Wording
from variorum.text import words
from variorum.text.outlets import address_name, plain_name

_HEAD, _TAIL = 300, 400  # code points in which a dateline or a credit stands
_SIGNATURE = 200
_NEAR = 150
_TO_LINE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_EDGE = 15  # words from either end within which a name set off by marks is a credit
_MOST = 8  # credits of one article that are kept
_TRIES = 200  # places of an outlet's name that are looked at
_LONGEST = 200  # code points of an outlet's name or a date

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"{_UPPER}[\w'’&.-]{{0,30}}"
_NAME = rf"(?:[Tt]he )?{_WORD}(?: (?:of |the |and |& )?{_WORD}){{0,4}}"
# As in: OLM, May 4 (Peak Wire) -
_DATELINE = re.compile(r"[(\[]([^()\[\]\d\n]{2,40})[)\]]\s{0,2}[-–—:]")
_BETWEEN = re.compile(rf"\s[–—-]{{1,2}}\s({_UPPER}[A-Za-z]{{1,24}})\s?[–—-]{{1,2}}\s")
_BYLINE = re.compile(rf"(?:^|\n)\s{{0,4}}(?:By|BY|Source:|Via) ({_NAME})(?= ?(?:\n|[|,–—-]))")
_SIGNED = re.compile(
    rf"(?:[.!?”\"'’»\n] {{0,2}}(?:[(\[]({_NAME})[)\]]|[–—-]{{1,2}} ?({_NAME}))|\n({_NAME}))\.?\s*$"
)
_HELPED = re.compile(
    rf"({_NAME}) (?:also )?contributed to this \w{{3,12}}"
    rf"|(?:[Rr]eporting|[Ff]iles|[Mm]aterial|[Ii]nputs?|[Ii]nformation) (?:by|from) ({_NAME})"
    rf"|(?:[Oo]riginally|[Ff]irst) (?:published|appeared|reported) (?:by|in|on|at) ({_NAME})"
    rf"|(?:©|[Cc]opyright)(?: \d{{4}})?,? (?:by )?({_NAME})"
)
# Looked for first, since the pattern tries every name there is.
_HELP_CUES = (
    "contributed to",
    *("eporting ", "iles ", "aterial ", "nput", "nformation "),
    *("ublished ", "ppeared ", "reported ", "©", "opyright"),
)
_UNNAMED = re.compile(
    r"\b(?:agencies|news agency|wire (?:reports?|services?)|news services?|newswires?)\b"
)
_ENDED = re.compile(r"[.!?)\]\"'\u2019\u201d\u00bb\u00ab\u201c\u3002][\s*#]*$")
_SIDE = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]\s*|\s+[-–—|]\s+.*$")


# Made once: ``json.dumps`` would make one a call.
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Provenance:
    """``id`` and ``source`` as told; ``published`` an ISO date or time; None where not known.

    ``wires`` are the plain names that datelines and signatures credit; ``agencies`` is True
    where the text is given to agencies without a name; ``cut`` where it ends within a sentence.
    """

    id: str | int
    source: str | None = None
    published: str | None = None
    wires: tuple[str, ...] = ()
    agencies: bool = False
    cut: bool = False

    def line(self) -> str:
        """All of it as one line of JSON."""
        told = [self.id, self.source, self.published, list(self.wires), self.agencies, self.cut]
        return _TO_LINE.encode(told)

    @classmethod
    def of_line(cls, line: str) -> Provenance:
        """What ``line`` was made of."""
        name, source, published, wires, agencies, cut = json.loads(line)
        return cls(name, source, published, tuple(wires), agencies, cut)


def read_provenance(
    text: str, *, id: str | int, source: str | None = None, published: str | None = None
) -> Provenance:
    """Find the credits at a text's head and tail. Cost: bounded, about 30 µs."""
    head, tail = text[:_HEAD], text[-_TAIL:]
    found: list[str] = []
    for pattern, cues in ((_DATELINE, "(["), (_BETWEEN, "–—-"), (_BYLINE, "BSV")):
        if any(cue in head for cue in cues):
            found += [name for match in pattern.finditer(head) for name in match.groups() if name]
    if signed := _SIGNED.search(tail[-_SIGNATURE:]):
        found += [name for name in signed.groups() if name]
    if any(cue in tail for cue in _HELP_CUES):
        found += [name for match in _HELPED.finditer(tail) for name in match.groups() if name]
    wires = dict.fromkeys(name for name in map(plain_name, found) if len(name) > 1)
    return Provenance(
        id,
        source[:_LONGEST] if source else None,
        published[:_LONGEST] if published else None,
        tuple(wires)[:_MOST],
        _unnamed(head[:_NEAR]) or _unnamed(tail[-_NEAR:]),
        not _ENDED.search(tail),
    )


def _unnamed(text: str) -> bool:
    small = text.casefold()
    return any(cue in small for cue in ("agenc", "wire", "service")) and bool(
        _UNNAMED.search(small)
    )


@lru_cache(maxsize=4096)
def outlet_key(source: str) -> str:
    """What stays of an outlet's name without sections and "the": "Post (Online)" is "post"."""
    return address_name(_SIDE.sub(" ", source).strip() or source)


@lru_cache(maxsize=4096)
def _names(source: str) -> tuple[tuple[str, ...], ...]:
    """The words by which a text may name an outlet: its name, its initials."""
    bare = _SIDE.sub(" ", source).strip() or source
    if "." in bare and " " not in bare:
        bare = address_name(bare)
    row = words(bare)
    row = row[1:] if len(row) > 1 and row[0] == "the" else row
    names = [row] if row else []
    if 2 <= len(row) <= 5:
        names.append(("".join(word[0] for word in row),))
    return tuple(names)


@lru_cache(maxsize=4096)
def _name_numbers(source: str) -> tuple[list[int], ...]:
    return tuple([word_number(form) for form in name] for name in _names(source))


def _numbers(forms: str) -> NDArray[np.uint32]:
    return np.array([word_number(form) for form in forms.split()], dtype=np.uint32)


_BEFORE = _numbers("told tells citing cites quoting via by from by")
_BEFORE_TO = _numbers("according speaking spoke talking comments statement interview spoken")
_AFTER = _numbers(
    "reported reports reporting revealed writes wrote contributed learned learnt obtained"
)
_TO, _THE = word_number("to"), word_number("the")


def names_source(wording: Wording, source: str) -> bool:
    """True if a text credits this outlet: by a phrase, or set off by marks at head or tail.

    Cost: linear in the text, some 20 µs.
    """
    for numbers in _name_numbers(source):
        places = np.flatnonzero(wording.words == np.uint32(numbers[0]))
        for place in places[:_TRIES].tolist():
            stop = place + len(numbers)
            if (
                stop <= len(wording.words)
                and wording.capital[place]
                and wording.words[place:stop].tolist() == numbers
                and _credited(wording, place, stop)
            ):
                return True
    return False


def _credited(wording: Wording, place: int, stop: int) -> bool:
    row, count = wording.words, len(wording.words)
    before = place - 1
    if before >= 0 and int(row[before]) == _THE:
        before -= 1
    if before >= 0 and row[before] in _BEFORE:
        return True
    if before >= 1 and int(row[before]) == _TO and row[before - 1] in _BEFORE_TO:
        return True
    if stop < count and row[stop] in _AFTER:
        return True
    if stop <= _EDGE or count - place <= _EDGE:
        # "(Peak Wire) -": more than one space on either side.
        left = place == 0 or wording.starts[place] - wording.ends[place - 1] > 1
        right = stop == count or wording.starts[stop] - wording.ends[stop - 1] > 1
        return bool(left and right)
    return False


def came_before(one: Provenance, two: Provenance) -> bool | None:
    """True if ``one`` surely came out before ``two``, False if after, None if nobody knows.

    Two times of which neither has a zone are taken as of one clock, as a stream has it.
    """
    first, second = _moment(one.published), _moment(two.published)
    if first is None or second is None:
        return None
    (start, end, zoned), (other, stop, other_zoned) = first, second
    if not zoned and not other_zoned:
        # Both ranges are those of the same hours of doubt.
        start, end = start + 12 * 3600, end - 14 * 3600 + 1
        other, stop = other + 12 * 3600, stop - 14 * 3600 + 1
    if (start, end) == (other, stop):
        return None
    if end <= other:
        return True
    return False if stop <= start else None


@lru_cache(maxsize=4096)
def _moment(published: str | None) -> tuple[float, float, bool] | None:
    told = moment(published) if published else None
    if told is None or published is None:
        return None
    zoned = told[1] - told[0] != 26 * 3600
    return (*told, zoned)
