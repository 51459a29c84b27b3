"""Who a phrase means: names, roles, pronouns and documents' authors, inside one article.

A ``Room`` walks through the article frame by frame and remembers who was last spoken of,
who last spoke, and who wrote which document.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.language.cues import DOCUMENTS, LIKE_KINDS, UTTERANCES
from variorum.language.frames import Frame, Tok, timely
from variorum.language.grammar import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FEMALE_WORDS,
    GENDERS,
    HONORIFICS,
    INDEFINITE,
    LEADERS,
    LOOSE_LEADERS,
    MALE_WORDS,
    PEOPLE,
    POSSESSIVES,
    PREPOSITIONS,
    ROLES,
    SPOKESPEOPLE,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    is_verb,
)
from variorum.language.subjects import Phrase, phrase_starting
from variorum.model import Article, Mention, Span

_SPEAKER_GENDER = {
    **dict.fromkeys("he him his er il \u00e9l hij lui".split(), "m"),
    **dict.fromkeys("she her elle ella ze zij lei".split(), "f"),
}
_LINK = r"(?:(?:van|de|von|der|den|bin|bint|al|el|da|di|du|la|le|dos)[ \u00a0])*"
_NAME = re.compile(
    r"[A-Z\u00c0-\u00de][\w'\u2019\-]*(?:[ \u00a0]" + _LINK + r"[A-Z\u00c0-\u00de][\w\-]*)*"
)
_RECENT = 40
# The subject of a sentence who is a person, but nobody that the article names.
SOMEBODY = ""


@dataclass(slots=True)
class Answer:
    """What a phrase means: a name if it has one; ``written`` if it is a document's author."""

    name: str | None
    written: bool = False
    kind: str = ""


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
    bodies: list[tuple[str, int]] | None = None
    offices: dict[str, set[str]] | None = None
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
    full = sorted(n for n in kinds if " " in n and kinds[n] in ("person", "unknown"))
    last: Counter[str] = Counter(n.split()[-1] for n in full)
    sharers = {
        surname: [n for n in full if n.split()[-1] == surname]
        for surname, k in last.items()
        if k > 1
    }
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
    for mention in mentions:
        if mention.form == "role" or kinds[mention.name] == "place":
            continue
        left = article.text[max(0, mention.span.start - 40) : mention.span.start]
        words = re.findall(r"[^\W\d_]+\.?", left.rpartition("\n")[2].casefold())[-4:]
        inside = re.findall(r"[^\W\d_]+\.?", mention.span.of(article.text).casefold())[:1]
        for word in words[-1:] + inside + (words if not re.search(r"[.;:!?]", left[-4:]) else []):
            if word in FEMALE_WORDS and not word.startswith("spokes"):
                votes.setdefault(mention.name, Counter())["f"] += 1
            elif word in MALE_WORDS:
                votes.setdefault(mention.name, Counter())["m"] += 1
    for name in kinds:
        first = GENDERS.get(name.split()[0].casefold())
        counted = votes.get(name)
        if first and kinds[name] in ("person", "unknown"):
            genders[name] = first
        elif counted:
            (best, count), *rest = [*counted.most_common(), ("", 0)]
            if not rest or rest[0][1] < count:
                genders[name] = best
    return genders


def heard(room: Room, frame: Frame, subject: str | None, speaker: str | None) -> None:
    """Note, after a frame, who was its subject, who spoke, and who was named."""
    for mention in room.mentions[
        bisect_left(room.starts, frame.start) : bisect_right(room.starts, frame.end)
    ]:
        if quoted(frame, mention):
            continue
        if mention.name in room.kinds and room.kinds[mention.name] in ("person", "unknown"):
            if (room.recent and room.recent[-1] == mention.name) or mention.name in room.sharers:
                continue
            room.recent.append(mention.name)
    if len(room.recent) > 2 * _RECENT:
        del room.recent[:-_RECENT]
    for tok in frame.toks:
        if tok.quote < 0 and tok.low in DOCUMENTS:
            room.paper = (room.now, DOCUMENTS[tok.low], tok.start)
            break
    if subject is not None:
        room.subject = (room.now, subject)
    if speaker is not None:
        room.speaker = (room.now, speaker)
    room.now += 1


def mentions_in(room: Room, start: int, end: int) -> list[Mention]:
    """The mentions that meet ``[start, end)``, by place."""
    first = max(0, bisect_left(room.starts, start) - 3)
    last = bisect_left(room.starts, end)
    return [m for m in room.mentions[first:last] if m.span.end > start]


def who(room: Room, frame: Frame, phrase: Phrase) -> Answer:
    """Whom or what a phrase means at this place of the article."""
    toks = frame.toks
    core = toks[phrase.start : phrase.core_end]
    if not core:
        return Answer(None)
    head = core[-1]
    if len(core) == 1 and head.low in SUBJECT_PRONOUNS | POSSESSIVES:
        author = _in_which(room, frame, phrase)
        wanted = _SPEAKER_GENDER.get(head.low)
        if author is not None and room.genders.get(author, wanted) == wanted:
            return Answer(author, kind="pronoun")
        return Answer(_pronoun(room, frame, phrase.start, head.low), kind="pronoun")
    if head.low in DOCUMENTS or head.low in UTTERANCES:
        return _author(room, frame, phrase, head)
    if phrase.beside is not None and not _named(room, core, phrase, frame):
        named = _person_in(room, toks, *phrase.beside)
        if named is not None:
            return Answer(_plain(named))
        row = toks[phrase.beside[0] : phrase.beside[1]]
        if head.low in ROLES and 0 < len(row) <= 3 and all(t.is_capital for t in row):
            return Answer(" ".join(t.text for t in row))
    found = _head_mention(room, core)
    if found is not None:
        beside = toks[phrase.beside[0] : phrase.beside[1]] if phrase.beside else ()
        return Answer(_plain(_one_of(room, frame, found, core, beside)))
    return Answer(
        _by_role(room, frame, core)
        or _by_body(room, core)
        or _in_which(room, frame, phrase)
        or bare_name(room, frame, phrase)
    )


_TITLED = re.compile(
    r"^(?:(?:Rep|Sen|Gov|Dr|Mr|Mrs|Ms|Prof|Rev|Gen|Lt|Col|Sgt|Capt|Hon|Pres)\.?\s+)+(?=\S)"
)


def _plain(name: str) -> str:
    name = _TITLED.sub("", name)
    words = name.split()
    while len(words) > 2 and words[0].lower() in ROLES:
        words = words[1:]
    return " ".join(words)


def _in_which(room: Room, frame: Frame, phrase: Phrase) -> str | None:
    """ "a message from Ann Orr, in which the minister praised": the role is the author."""
    toks = frame.toks
    if (
        phrase.start < 3
        or toks[phrase.start - 1].low != "which"
        or toks[phrase.start - 2].low != "in"
    ):
        return None
    head = toks[phrase.core_end - 1].low
    if (head not in ROLES and head not in ("he", "she")) or toks[phrase.start].low in INDEFINITE:
        return None
    for k in range(phrase.start - 3, -1, -1):
        kind = DOCUMENTS.get(toks[k].low)
        if kind and toks[k].quote < 0:
            return writer_of(room, kind, toks[k].start)
    return None


def bare_name(room: Room, frame: Frame, phrase: Phrase) -> str | None:
    """A capitalised head that no finder knew, as it is written: it speaks, so it is a name."""
    toks = frame.toks
    k = phrase.core_end
    while (
        k > phrase.start
        and toks[k - 1].is_capital
        and toks[k - 1].low not in ROLES
        and toks[k - 1].low not in HONORIFICS
    ):
        k -= 1
    words = toks[k : phrase.core_end]
    if not words or len(words) > 4:
        return None
    first = words[0]
    if len(words) == 1:
        if not first.text[1:].islower() or len(first.text) < 3 or timely(first.low):
            return None
        opening = k == next((i for i, t in enumerate(toks) if t.is_word), 0)
        if opening and (first.low.endswith("s") or first.low in PEOPLE or first.low in DETERMINERS):
            return None
        if (
            first.low in ADVERBS
            or first.low in PREPOSITIONS
            or first.low in SUBORDINATORS
            or first.low in CONJUNCTIONS
            or first.low in AUXILIARIES
        ):
            return None
        if first.low in PEOPLE or first.low.rstrip("s") in ROLES or first.low in SUBJECT_PRONOUNS:
            return None
        if room.lower is None:
            room.lower = frozenset(re.findall(r"\b[^\W\d_A-Z]+\b", room.article.text))
        if first.low in room.lower:
            return None
    return " ".join(t.text for t in words)


def _named(room: Room, core: Sequence[Tok], phrase: Phrase, frame: Frame) -> bool:
    found = _head_mention(room, core)
    return (
        found is not None
        and found.form in ("name", "alias")
        and room.kinds.get(found.name) != "place"
    )


def _head_mention(room: Room, core: Sequence[Tok]) -> Mention | None:
    """The mention that covers the head of the phrase, or all of it."""
    head = core[-1]
    start = core[0].start
    if any(t.low == "and" for t in core):
        return None
    best: Mention | None = None
    for mention in mentions_in(room, start, core[-1].end):
        if mention.span.end < head.end:
            # "the chair of Orr & Sons": a role mention may begin the phrase.
            continue
        if mention.form == "pronoun":
            continue
        if best is None or len(mention.span) > len(best.span):
            best = mention
    if best is not None and best.form != "role" and head.low in ROLES and not head.is_capital:
        return None
    return best


def _person_in(room: Room, toks: Sequence[Tok], start: int, end: int) -> str | None:
    """The person named in an apposition, if it is the apposition that is the name."""
    if end <= start:
        return None
    if toks[start].low in ("of", "from", "in", "at", "who", "which", "whose", "a", "an", "the"):
        return None
    for mention in mentions_in(room, toks[start].start, toks[end - 1].end):
        if (
            mention.form in ("name", "alias")
            and mention.span.start <= toks[min(start + 4, end - 1)].start
        ):
            before = [t for t in toks[start:end] if t.end <= mention.span.start]
            after = [t for t in toks[start:end] if t.start >= mention.span.end]
            if any(
                t.low in ("of", "for", "at", "in", "from", "'s", "'", "with", "to") for t in before
            ):
                return None
            if after and after[0].low in ("'s", "'"):
                continue
            return mention.name
    return None


def _one_of(
    room: Room, frame: Frame, mention: Mention, core: Sequence[Tok], beside: Sequence[Tok]
) -> str:
    """The full name where a bare surname is shared by two people."""
    name = mention.name
    surname = name.split()[-1]
    sharers = room.sharers.get(surname)
    if " " in name or not sharers:
        return name
    wanted = None
    for tok in core:
        if tok.low in FEMALE_WORDS:
            wanted = "f"
        elif tok.low in MALE_WORDS:
            wanted = "m"
    fit = [n for n in sharers if wanted is None or room.genders.get(n, wanted) == wanted]
    roles = {_role_key(t.low) for t in (*core, *beside)} - {""}
    if roles and len(fit) > 1:
        matching = [n for n in fit if roles & _roles_of(room, n)]
        fit = matching or fit
    if len(fit) == 1:
        return fit[0]
    for earlier in reversed(room.recent):
        if earlier in fit:
            return earlier
    return name


def _by_role(room: Room, frame: Frame, core: Sequence[Tok]) -> str | None:
    """Whom a role means ("the NATO chief", "her brother" apart), if it is clear."""
    head = core[-1].low
    if head not in ROLES or head in SPOKESPEOPLE:
        return None
    if core[0].low in INDEFINITE or (core[0].low in POSSESSIVES):
        return None
    profiles = _profiles(room)
    wanted = {t.low for t in core[:-1] if t.is_word and t.low not in ("the", "of", "former", "'s")}
    best: list[tuple[int, str]] = []
    for name, words in profiles.items():
        if head in words or (head in LOOSE_LEADERS and words & LEADERS):
            missing = {w for w in wanted if w not in words and w not in ROLES}
            if missing and not (
                head in words
                and not wanted & words
                and len(wanted) == 1
                and core[0].low == "the"
                and next(iter(missing)).isalpha()
                and len(next(iter(missing))) <= 3
            ):
                continue
            if head in LOOSE_LEADERS and head not in words and not wanted & words:
                continue
            best.append((len(wanted & words) + (head in words), name))
    if not best:
        return None
    most = max(score for score, _ in best)
    fit = sorted(name for score, name in best if score == most)
    if len(fit) == 1:
        return fit[0]
    for earlier in reversed(room.recent):
        if earlier in fit:
            return earlier
    return None


def _by_body(room: Room, core: Sequence[Tok]) -> str | None:
    """ "the company": the organisation of which the article speaks most, if one stands out."""
    head = core[-1].low
    if head not in _FIRMS or core[0].low not in ("the", "das", "die", "der") or len(core) > 3:
        return None
    if room.bodies is None:
        outlet = room.article.publisher.value.lower() if room.article.publisher else ""
        counts: Counter[str] = Counter()
        for mention in room.mentions:
            if room.kinds.get(mention.name) not in ("organisation", "unknown"):
                continue
            low = mention.name.lower()
            if low == outlet or set(low.split()) & _OUTLETS or mention.form == "pronoun":
                continue
            if mention.name not in counts:
                written = re.escape(mention.name)
                if re.search(
                    rf"\b(?:in|near|outside|of|at|across)\s+{written}\b", room.article.text
                ):
                    counts[mention.name] = 0  # spoken of as a place
                else:
                    counts[mention.name] = len(re.findall(rf"\b{written}\b", room.article.text))
        room.bodies = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ranked = [(n, c) for n, c in room.bodies if head in n.lower().split()] or room.bodies
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0]


_FIRMS = frozenset(
    """company firm maker retailer manufacturer airline supermarket chain carmaker startup start-up
    brand carrier developer supplier producer brewery unternehmen konzern hersteller""".split()
)
_OUTLETS = frozenset(
    """news times post herald tribune gazette courier mail mirror guardian telegraph wire press
    reuters echo journal chronicle observer star sun standard express independent today radio tv
    television bbc cnn magazine review bulletin argus morning evening daily weekly blog""".split()
)


def _profiles(room: Room) -> dict[str, set[str]]:
    """For each person the words of the roles that stand beside the name."""
    if room.profiles is not None:
        return room.profiles
    found: dict[str, set[str]] = {}
    text = room.article.text
    for mention in room.mentions:
        if room.kinds.get(mention.name) not in ("person", "unknown") or mention.form == "pronoun":
            continue
        words: set[str] = set()
        if mention.form == "role":
            words |= {w for w in _words(mention.span.of(text)) if w not in ("the", "a")}
        else:
            inside = _words(mention.span.of(text))
            left = re.split(
                r"[\n.;:!?(),\"\u201c\u201d\u2014]",
                text[max(0, mention.span.start - 60) : mention.span.start],
            )[-1]
            row: list[str] = []
            for word in reversed(_words(left)):
                if (
                    word in DETERMINERS
                    or word in PREPOSITIONS
                    or word in AUXILIARIES
                    or is_verb(word)
                    or word in SUBORDINATORS
                    or word in CONJUNCTIONS
                ):
                    break
                row.append(word)
            if inside and inside[0] in ROLES:
                row.append(inside[0])
            if any(w in ROLES for w in row):
                words |= set(row)
            right = text[mention.span.end : mention.span.end + 90]
            match = _BESIDE.match(right)
            if match is not None:
                said = _words(match.group(1))
                if any(w in ROLES or w in LEADERS for w in said[:_SOON]):
                    words |= set(said)
        if words:
            found.setdefault(mention.name, set()).update(_parts(words))
    room.profiles = found
    return found


# The role of an apposition stands among its first words, or it is somebody else's.
_SOON = 5
_BESIDE = re.compile(
    r"(?:\s?[,\u2013\u2014(-]\s?|\s+(?:is|was|became|becomes|as)\s+)"
    r"((?:(?!\b(?:and|who|which|said|says|has|have|had|was|is|will|told|to)\b)[^,;:.!?()\n\u2013\u2014\"\u201c]){2,70})"
)


def _words(text: str) -> list[str]:
    return [w.casefold() for w in re.findall(r"[^\W\d_][\w\-]*(?:\.[^\W\d_])*", text)]


def _parts(words: set[str]) -> set[str]:
    out = set(words)
    for word in words:
        if "-" in word:
            out |= set(word.split("-"))
    return out - {"the", "a", "an", "of", "and", "s"}


def _role_key(low: str) -> str:
    if low in ("chair", "chairs", "chaired", "chairman", "chairwoman", "chairperson", "chairing"):
        return "chair"
    if low in ("leads", "heads", "runs", "led", "headed"):
        return "head"
    if low in ("founded", "founder"):
        return "founder"
    return low if low in ROLES else ""


def _roles_of(room: Room, name: str) -> set[str]:
    if room.offices is None:
        room.offices = {}
        text = room.article.text
        for mention in room.mentions:
            written = mention.span.of(text)
            if mention.form == "role":
                near = written
            elif " " in written:
                around = text[max(0, mention.span.start - 30) : mention.span.end + 40]
                near = re.split(r"[\n;]|[.!?]\s", around)[0]
            else:
                continue
            keys = {_role_key(w) for w in re.findall(r"[^\W\d_]+", near.casefold())}
            room.offices.setdefault(mention.name, set()).update(keys - {""})
    return room.offices.get(name, set())


def _pronoun(room: Room, frame: Frame, at: int, low: str) -> str | None:
    if low in (
        "i",
        "we",
        "you",
        "who",
        "someone",
        "somebody",
        "everyone",
        "nobody",
        "others",
        "those",
        "my",
        "our",
        "your",
        "anyone",
    ):
        return None
    wanted = _SPEAKER_GENDER.get(low)
    if low in ("it", "its", "they", "their"):
        return _thing(room, frame, at, low)

    def fits(name: str) -> bool:
        return (
            name not in room.sharers
            and room.kinds.get(name) not in ("place", "organisation")
            and room.genders.get(name, wanted) == wanted
        )

    start = frame.toks[0].start
    here = [
        m
        for m in mentions_in(room, start, frame.toks[at].start)
        if m.span.start >= start and not quoted(frame, m) and m.form != "pronoun"
    ]
    for mention in here:
        known = room.kinds.get(mention.name)
        if (known == "person" or (known == "unknown" and mention is here[0])) and fits(
            mention.name
        ):
            after = frame_text_after(room, mention)
            if not after.startswith(("'s", "\u2019s")):
                return mention.name
    order = sorted(
        (known for known in (room.subject, room.speaker) if known is not None),
        key=lambda k: (-k[0], 0 if k is room.speaker else 1),
    )
    for _, name in order:
        if name == SOMEBODY:
            return None
        if fits(name):
            return name
    for name in reversed(room.recent):
        if room.kinds.get(name) == "person" and fits(name) and wanted:
            return name
    return None


def frame_text_after(room: Room, mention: Mention) -> str:
    """The two characters after a mention."""
    return room.article.text[mention.span.end : mention.span.end + 2]


def _thing(room: Room, frame: Frame, at: int, low: str) -> str | None:
    start = frame.toks[0].start
    if low == "it" and room.paper is not None and room.now - room.paper[0] <= 1:
        author = writer_of(room, room.paper[1], room.paper[2])
        if author is not None:
            return author
    for mention in mentions_in(room, start, frame.toks[at].start):
        if (
            mention.span.start >= start
            and not quoted(frame, mention)
            and room.kinds.get(mention.name) == "organisation"
        ):
            return mention.name
    if room.speaker is not None and room.now - room.speaker[0] <= 2:
        name = room.speaker[1]
        if room.kinds.get(name) in ("organisation", "place") or (
            low in ("they", "their") and room.kinds.get(name) == "unknown"
        ):
            return name
    return None


def quoted(frame: Frame, mention: Mention) -> bool:
    """Whether a mention stands inside a quotation of the frame."""
    return any(frame.toks[q].start <= mention.span.start < frame.toks[q].end for q in frame.quotes)


def _author(room: Room, frame: Frame, phrase: Phrase, head: Tok) -> Answer:
    toks = frame.toks
    kind = DOCUMENTS.get(head.low, "")
    written = kind not in ("", "speech")
    for k in range(phrase.core_end - 1, phrase.start - 1, -1):
        if toks[k].low in ("'s", "'") and k > phrase.start:
            found = _head_mention(room, toks[phrase.start : k])
            name = _one_of(room, frame, found, toks[phrase.start : k], ()) if found else None
            return Answer(name, written, kind)
        if toks[k].low in ("his", "her", "their", "its"):
            return Answer(_pronoun(room, frame, k, toks[k].low), written, kind)
    for k in range(phrase.core_end, phrase.end):
        if toks[k].low in ("from", "by", "of") and k + 1 < len(toks):
            tail = phrase_starting(toks, k + 1)
            if tail is not None and toks[tail.core_end - 1].low not in DOCUMENTS:
                answer = who(room, frame, tail)
                if (
                    answer.name is None
                    and kind
                    and toks[tail.start].low not in INDEFINITE
                    and toks[tail.core_end - 1].low in ROLES
                ):
                    return Answer(writer_of(room, kind, head.start), written, kind)
                if answer.name is not None or toks[k].low != "of":
                    return Answer(answer.name, written, kind)
    if not kind:
        return Answer(None, False, kind)
    return Answer(writer_of(room, kind, head.start), written, kind)


def writer_of(room: Room, kind: str, place: int) -> str | None:
    """The author of the document of that kind last spoken of, or spoken of next."""
    for like in LIKE_KINDS.get(kind, (kind,)):
        known = room.papers.get(like)
        if known:
            k = bisect_right(known, place, key=lambda item: item[0])
            return known[k - 1][1] if k else known[0][1]
    return None
