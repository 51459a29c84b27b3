"""What is known of the people of one article, and the state of the talk at one place of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.language.cues import DOCUMENTS, LIKE_KINDS
from variorum.language.frames import Frame
from variorum.language.grammar import (
    FEMALE_WORDS,
    GENDERS,
    HONORIFICS,
    INDEFINITE,
    MALE_WORDS,
    ROLES,
)
from variorum.language.name_tables import GIVEN_FEMALE, GIVEN_MALE
from variorum.language.word_index import Forms, words_of
from variorum.model import Article, Mention, Span

_LINK = r"(?:(?:van|de|von|der|den|bin|bint|al|el|da|di|du|la|le|dos)[ \u00a0])*"
_NAME = re.compile(
    r"[A-Z\u00c0-\u00de][\w'\u2019\-]*(?:[ \u00a0]" + _LINK + r"[A-Z\u00c0-\u00de][\w\-]*)*"
)
_RECENT = 40
# No report has so many people of one surname or office; a list of them has, and says of nobody
# which of them is meant.
CROWD = 50
# Words in the names of those who report on others.
OUTLET_WORDS = frozenset(
    """news times post herald tribune gazette courier mail mirror wire press
    echo journal chronicle observer star sun standard express independent today radio tv
    television bbc cnn magazine review bulletin argus morning evening daily weekly blog""".split()
)


@dataclass(slots=True)
class Room:
    """The people of one article, and the state of the talk at one place of it."""

    article: Article
    mentions: list[Mention]
    starts: list[int]
    kinds: dict[str, str]
    genders: dict[str, str]
    sharers: dict[str, list[str]]  # surname -> full names, where two people share it
    papers: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    subject: tuple[int, str] | None = None  # (frame number, person)
    speaker: tuple[int, str] | None = None
    recent: list[str] = field(default_factory=list)  # latest last
    now: int = 0
    paper: tuple[int, str, int] | None = None  # (frame number, kind, place) of the last document
    profiles: dict[str, set[str]] | None = None
    in_office: dict[str, list[str]] | None = None  # word of a profile: the names that have it
    bodies: dict[str, set[str]] | None = None  # names of bodies: the nouns said of them
    nouns: dict[str, list[str]] | None = None  # noun for a body: the names that it may mean
    trading: tuple[list[str], list[str]] | None = (
        None  # names of firms, and of all but public bodies
    )
    named: Counter[str] = field(default_factory=Counter)  # how often each of them is named
    placed: set[str] = field(default_factory=set)  # those that stand where a place does
    body: tuple[int, str] | None = None  # (frame number, body) last spoken of as a subject
    firms: dict[str, bool] = field(default_factory=dict)  # whether a name is a company's
    offices: dict[str, set[str]] | None = None
    kin: frozenset[str] | None = None  # names brought in as somebody's relatives
    lower: frozenset[str] | None = None  # words that the article writes without a capital


def open_room(article: Article, mentions: Sequence[Mention]) -> Room:
    """Prepare what is known of the people of an article before reading it."""
    chosen = sorted(mentions, key=lambda m: (m.span.start, -m.span.end, m.name))
    if not any(m.form != "pronoun" for m in chosen):
        chosen = _capitalised(article)
    kinds: dict[str, str] = {}
    for mention in chosen:
        if kinds.get(mention.name, "unknown") == "unknown":
            kinds[mention.name] = mention.kind
    genders = _genders(article, chosen, kinds)
    families: dict[str, list[str]] = {}
    for name in sorted(n for n in kinds if " " in n and kinds[n] in ("person", "unknown")):
        families.setdefault(name.split()[-1], []).append(name)
    sharers = {surname: names for surname, names in families.items() if len(names) > 1}
    return Room(article, chosen, [m.span.start for m in chosen], kinds, genders, sharers)


def _capitalised(article: Article) -> list[Mention]:
    """Capitalised sequences as names, for when no names were found before."""
    found: list[tuple[Span, str]] = []
    for block in article.blocks:
        if block.kind in ("noise", "reference"):
            continue
        for match in _NAME.finditer(article.text, block.span.start, block.span.end):
            written = match.group().removesuffix("'s").removesuffix("\u2019s")
            words = written.split()
            lead = 0
            while lead < len(words) and (
                words[lead].casefold() in HONORIFICS
                or words[lead].casefold() in ROLES
                or words[lead].casefold() in INDEFINITE
                or words[lead]
                in ("The", "In", "On", "At", "But", "And", "Chief", "Prime", "Secretary", "General")
                or (words[lead].isupper() and len(words) - lead > 2)
            ):
                lead += 1
            words = words[lead:]
            if not words:
                continue
            start = match.start() + written.find(words[0])
            name = " ".join(words)
            end = min(match.end(), start + len(written[written.find(words[0]) :]))
            found.append((Span(start, end), name))
    many = {name for _, name in found if " " in name}
    surnames: dict[str, str] = {}
    for name in sorted(many):
        surnames.setdefault(name.split()[-1], name)
    return [
        Mention(span, name if name in many else surnames.get(name, name), "unknown")
        for span, name in found
    ]


def _genders(
    article: Article, mentions: Sequence[Mention], kinds: dict[str, str]
) -> dict[str, str]:
    genders: dict[str, str] = {}
    votes: dict[str, Counter[str]] = {}
    text = article.text
    for mention in mentions:
        if mention.form == "role" or kinds[mention.name] == "place":
            continue
        start, end = mention.span.start, mention.span.end
        right = _RELATED.match(text, end, end + 60) if text[end : end + 1] in ", \n" else None
        if right is not None:
            kin = right.group(1)
            votes.setdefault(mention.name, Counter())["f" if kin in FEMALE_WORDS else "m"] += 1
        left = text[max(0, start - 40) : start]
        words = _WORD.findall(left.rpartition("\n")[2].casefold())[-4:]
        inside = _WORD.findall(text[start:end].casefold())[:1]
        for word in words[-1:] + inside + (words if not _STOP.search(left[-4:]) else []):
            if word not in _GENDERED:
                continue
            if word in FEMALE_WORDS and not word.startswith("spokes"):
                votes.setdefault(mention.name, Counter())["f"] += 1
            elif word in MALE_WORDS:
                votes.setdefault(mention.name, Counter())["m"] += 1
    _vote_by_pronoun(article, mentions, kinds, votes)
    for name in kinds:
        given = name.split()[0].casefold()
        first = GENDERS.get(given) or _MORE_GENDERS.get(given)
        counted = votes.get(name)
        if first and kinds[name] in ("person", "unknown"):
            genders[name] = first
        elif counted:
            (best, count), *rest = [*counted.most_common(), ("", 0)]
            if not rest or rest[0][1] < count:
                genders[name] = best
    return genders


# First names that one gender alone has.
_MORE_GENDERS: dict[str, str] = {
    **dict.fromkeys(GIVEN_FEMALE - GIVEN_MALE, "f"),
    **dict.fromkeys(GIVEN_MALE - GIVEN_FEMALE, "m"),
}
_WORD = re.compile(r"[^\W\d_]+\.?")
_SMALL = re.compile(r"[^\W\d_A-Z]+")
_IS_SMALL = Forms(lambda word: _SMALL.fullmatch(word) is not None)
_STOP = re.compile(r"[.;:!?]")
_GENDERED = FEMALE_WORDS | MALE_WORDS
_RELATED = re.compile(
    r",?\s+(?:who\s+)?(?:is\s+|was\s+)?(?:also\s+)?(?:his|her|their|[\w\s]{1,30}['\u2019]s)\s+"
    r"(father|mother|brother|sister|wife|husband|son|daughter|uncle|aunt|nephew|niece|widow|widower)\b"
)
_OPENING = re.compile(r"[.!?]['\"\u2019\u201d]?\s+(He|She|His|Her)\s")


def _vote_by_pronoun(
    article: Article,
    mentions: Sequence[Mention],
    kinds: dict[str, str],
    votes: dict[str, Counter[str]],
) -> None:
    """A sentence that names one person, and one after it that opens with "His"."""
    people = [m for m in mentions if kinds[m.name] in ("person", "unknown") and m.form == "name"]
    starts = [m.span.start for m in people]
    for block in article.blocks:
        if block.kind != "paragraph":
            continue
        for match in _OPENING.finditer(article.text, block.span.start, block.span.end):
            begun = article.text.rfind(". ", block.span.start, match.start()) + 1
            begun = max(begun, block.span.start)
            here = people[bisect_left(starts, begun) : bisect_left(starts, match.start())]
            if len({m.name for m in here}) == 1 and " " in here[0].name:
                gender = "m" if match.group(1) in ("He", "His") else "f"
                votes.setdefault(here[0].name, Counter())[gender] += 1


def heard(room: Room, frame: Frame, subject: str | None, speaker: str | None) -> None:
    """Note, after a frame, who was its subject, who spoke, and who was named."""
    kinds, recent = room.kinds, room.recent
    first, last = bisect_left(room.starts, frame.start), bisect_right(room.starts, frame.end)
    for mention in room.mentions[first:last]:
        if quoted(frame, mention):
            continue
        name = mention.name
        if kinds.get(name) in ("person", "unknown"):
            if (recent and recent[-1] == name) or name in room.sharers:
                continue
            recent.append(name)
    if len(room.recent) > 2 * _RECENT:
        del room.recent[:-_RECENT]
    if frame.papers:
        tok = frame.toks[frame.papers[0]]
        room.paper = (room.now, DOCUMENTS[tok.low], tok.start)
    elif frame.toks[0].low == "it" and room.paper is not None and room.now - room.paper[0] == 1:
        room.paper = (room.now, *room.paper[1:])  # "It is two pages long.": still the same
    if subject is not None:
        room.subject = (room.now, subject)
    if speaker is not None:
        room.speaker = (room.now, speaker)
    room.now += 1


def small_words(room: Room) -> frozenset[str]:
    """The words that the article writes without a capital anywhere."""
    if room.lower is None:
        words = words_of(room.article.text).distinct
        room.lower = frozenset([word for word in words if _IS_SMALL[word]])
    return room.lower


def mentions_in(room: Room, start: int, end: int) -> list[Mention]:
    """The mentions that meet ``[start, end)``, by place."""
    last = bisect_left(room.starts, end)
    if not last:
        return []
    first = max(0, bisect_left(room.starts, start) - 3)
    return [m for m in room.mentions[first:last] if m.span.end > start]


def quoted(frame: Frame, mention: Mention) -> bool:
    """Whether a mention stands inside a quotation of the frame."""
    start, toks = mention.span.start, frame.toks
    for number in frame.quotes:  # noqa: SIM110 - half the time of any()
        if toks[number].start <= start < toks[number].end:
            return True
    return False


def paper_key(kind: str, noun: str) -> str:
    """Under what a document's author is kept: a ruling's is not a report's."""
    return f"document:{noun.removesuffix('s')}" if kind == "document" else kind


def writer_of(room: Room, kind: str, place: int) -> str | None:
    """The author of the document of that kind last spoken of, or spoken of next."""
    for like in LIKE_KINDS.get(kind, (kind,)):
        known = room.papers.get(like)
        if known:
            k = bisect_right(known, place, key=lambda item: item[0])
            return known[k - 1][1] if k else known[0][1]
    return None


def sole_writer(room: Room) -> str | None:
    """The author of all documents that the article speaks of, if they have one author."""
    names = {name for known in room.papers.values() for _, name in known}
    return next(iter(names)) if len(names) == 1 else None
