"""Who a phrase means: names, roles, pronouns and documents' authors, inside one article.

A ``Room`` walks through the article frame by frame and remembers who was last spoken of,
who last spoke, and who wrote which document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.language.bodies import FIRMS, bosses_of, by_body
from variorum.language.cues import DOCUMENTS, UTTERANCES
from variorum.language.frames import Frame, Tok, timely, verbish
from variorum.language.grammar import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FEMALE_WORDS,
    HONORIFICS,
    INDEFINITE,
    MALE_WORDS,
    ORGANISATIONS,
    PEOPLE,
    POSSESSIVES,
    PREPOSITIONS,
    ROLES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from variorum.language.offices import by_role, held_by, kin_of, role_key, roles_of
from variorum.language.room import (
    CROWD,
    Room,
    mentions_in,
    paper_key,
    quoted,
    small_words,
    writer_of,
)
from variorum.language.subjects import Phrase, phrase_starting
from variorum.model import Mention

_SPEAKER_GENDER = {
    **dict.fromkeys("he him his er il \u00e9l hij lui".split(), "m"),
    **dict.fromkeys("she her elle ella ze zij lei".split(), "f"),
}
_PRONOUNS = SUBJECT_PRONOUNS | POSSESSIVES
_SOON = 3  # frames back to which "the 52-year-old" may point
# The subject of a sentence who is a person, but nobody that the article names.
SOMEBODY = ""


@dataclass(slots=True)
class Answer:
    """What a phrase means: a name if it has one; ``written`` if it is a document's author."""

    name: str | None
    written: bool = False
    kind: str = ""


def who(room: Room, frame: Frame, phrase: Phrase) -> Answer:
    """Whom or what a phrase means at this place of the article."""
    toks = frame.toks
    core = toks[phrase.start : phrase.core_end]
    if not core:
        return Answer(None)
    head = core[-1]
    if len(core) == 1 and head.low in _PRONOUNS:
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
    if found is None and head.low.endswith(("-year-old", "-jährige", "-jähriger")):
        return Answer(_aged(room, head.low))
    if found is not None and found.form == "alias" and any(t.low in FIRMS for t in core[:-1]):
        return Answer(found.span.of(room.article.text))  # "the shipbuilder Orr", no Ann Orr
    if found is not None:
        beside = toks[phrase.beside[0] : phrase.beside[1]] if phrase.beside else ()
        return Answer(_plain(_one_of(room, frame, found, core, beside)))
    return Answer(
        by_role(room, frame, core, toks[phrase.core_end : phrase.end])
        or by_body(room, frame, core)
        or bosses_of(room, frame, phrase.start, phrase.core_end, phrase.end)
        or _in_which(room, frame, phrase)
        or bare_name(room, frame, phrase)
        or _epithet(room, frame, phrase)
    )


_TITLED = re.compile(
    r"^(?:(?:Rep|Sen|Gov|Dr|Mr|Mrs|Ms|Prof|Rev|Gen|Lt|Col|Sgt|Capt|Hon|Pres)\.?\s+)+(?=\S)"
)


def _aged(room: Room, low: str) -> str | None:
    """ "The 52-year-old": whose age is given, or else the person last spoken of."""
    age = low.partition("-")[0]
    fit = sorted(
        {
            m.name
            for m in room.mentions
            if room.kinds.get(m.name) in ("person", "unknown")
            and room.article.text[m.span.end : m.span.end + 2 + len(age)] == f", {age}"
        }
    )
    if len(fit) == 1:
        return fit[0]
    known = [k for k in (room.subject, room.speaker) if k is not None and room.now - k[0] <= _SOON]
    last = max(known, key=lambda k: k[0], default=None)
    if last is None or room.kinds.get(last[1]) not in ("person", "unknown"):
        return None
    return last[1] or None


_PAID = re.compile(r".*(?:-a-(?:year|week|month|day)|-year-old)$")


def _epithet(room: Room, frame: Frame, phrase: Phrase) -> str | None:
    """ "The mum of two", "the 90,000-a-year boss": the person of whom the report just spoke.

    Only a definite phrase that describes by family, pay or age, which nobody else may be.
    """
    toks = frame.toks
    core = [t.low for t in toks[phrase.start : phrase.end]]
    if "the" not in [*core[:1], *(t.low for t in toks[max(0, phrase.start - 2) : phrase.start])]:
        return None
    kin = any(a in _PARENTS and b == "of" for a, b in pairwise(core))
    trade = core[-1] in _TRADES and len(core) <= 3 and not held_by(room, core[-1])
    if not kin and not trade and not any(_PAID.match(w) or w.startswith(_PARENT_OF) for w in core):
        return None
    known = [k for k in (room.subject, room.speaker) if k is not None and room.now - k[0] <= _SOON]
    last = max(known, key=lambda k: k[0], default=None)
    if last is None or room.kinds.get(last[1]) not in ("person", "unknown"):
        return None
    wanted = next((g for w, g in _PARENTS.items() if w in core), None)
    if wanted and room.genders.get(last[1], wanted) != wanted:
        return None
    return last[1] or None


# By which a report calls again whom it has just named.
_TRADES = frozenset(
    """midfielder defender striker forward goalkeeper winger playmaker skipper veteran star actor
    actress singer rapper comedian politician lawmaker legislator executive billionaire tycoon
    frontman entrepreneur novelist presenter influencer teenager pensioner grandmother grandfather
    sprinter cyclist swimmer boxer golfer batsman bowler rider jockey champion academic
    Frenchman Argentine Australian Brazilian Spaniard Dutchman German Italian Scot Welshman
    Irishman American Canadian""".lower().split()
)
_PARENTS = {
    **dict.fromkeys("mother mum mom grandmother gran".split(), "f"),
    **dict.fromkeys("father dad grandfather grandad".split(), "m"),
}
_PARENT_OF = ("mother-of-", "mum-of-", "mom-of-", "father-of-", "dad-of-")


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
        if first.low in small_words(room):
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
    if "and" in [t.low for t in core]:
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
    if " " in name or not sharers or len(sharers) > CROWD:
        return name
    wanted = None
    for tok in core:
        if tok.low in FEMALE_WORDS:
            wanted = "f"
        elif tok.low in MALE_WORDS:
            wanted = "m"
    fit = [n for n in sharers if wanted is None or room.genders.get(n, wanted) == wanted]
    roles = {role_key(t.low) for t in (*core, *beside)} - {""}
    if roles and len(fit) > 1:
        matching = [n for n in fit if roles & roles_of(room, n)]
        fit = matching or fit
    if len(fit) > 1 and len(core) == 1:
        # Alone, a shared surname is that of whom the report is about, not of a relative.
        fit = [n for n in fit if n not in kin_of(room)] or fit
    if len(fit) == 1:
        return fit[0]
    if room.paper is not None and room.now - room.paper[0] <= 1:
        author = writer_of(room, room.paper[1], room.paper[2])
        if author in fit:
            return author
    for earlier in reversed(room.recent):
        if earlier in fit:
            return earlier
    return name


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
        if m.span.start >= start
        and not quoted(frame, m)
        and m.form != "pronoun"
        and not (m.form == "role" and _of_body(frame, m))
    ]
    if low in ("him", "her") and at and verbish(frame.toks, at - 1):
        here = []  # "Orr quoted him as saying": somebody else than Orr
    text = room.article.text
    for mention in here:
        # "The harbour, she added, will close": what is spoken of is not the one who speaks.
        if text[mention.span.end : frame.toks[at].start].strip() == ",":
            continue
        known = room.kinds.get(mention.name)
        before = text[max(0, mention.span.start - 4) : mention.span.start].casefold()
        if known == "unknown" and before == "the ":
            continue  # "the Admiralty", "the Jetties": a he or she is none of them
        if (known == "person" or (known == "unknown" and mention is here[0])) and fits(
            mention.name
        ):
            after = frame_text_after(room, mention)
            if not after.startswith(("'s", "\u2019s")) and not _rather(room, mention.name, wanted):
                return mention.name
    order = sorted(
        (known for known in (room.subject, room.speaker) if known is not None),
        key=lambda k: (-k[0], 0 if k is room.speaker else 1),
    )
    if wanted and len(order) == 2 and order[0][0] == order[1][0]:
        # Of two spoken of, the one whose gender is known to fit.
        order.sort(key=lambda k: room.genders.get(k[1]) != wanted)
    for _, name in order:
        if name == SOMEBODY:
            return None
        if fits(name):
            return name
    for name in reversed(room.recent):
        if room.kinds.get(name) == "person" and fits(name) and wanted:
            return name
    return None


def _rather(room: Room, name: str, wanted: str | None) -> bool:
    """Whether whoever spoke just before fits by gender, and the one named here only may."""
    if wanted is None or room.genders.get(name) is not None or room.speaker is None:
        return False
    at, speaker = room.speaker
    return room.now - at <= 1 and speaker != name and room.genders.get(speaker) == wanted


def _of_body(frame: Frame, mention: Mention) -> bool:
    """ "the justice ministry", "the mayor's office": no person is spoken of."""
    following = next((t for t in frame.toks if t.start >= mention.span.end), None)
    if following is None or following.quote >= 0:
        return False
    return following.low in ("'s", "'") or following.low in ORGANISATIONS


def frame_text_after(room: Room, mention: Mention) -> str:
    """The two characters after a mention."""
    return room.article.text[mention.span.end : mention.span.end + 2]


def _thing(room: Room, frame: Frame, at: int, low: str) -> str | None:
    start = frame.toks[0].start
    opening = _opening_body(room, frame, at)
    if low == "it" and opening is not None:
        return opening
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
    if room.body is not None and room.now - room.body[0] <= 1:
        return room.body[1]
    if room.speaker is not None and room.now - room.speaker[0] <= 2:
        name = room.speaker[1]
        if room.kinds.get(name) in ("organisation", "place") or (
            low in ("they", "their") and room.kinds.get(name) == "unknown"
        ):
            return name
    return None


def _opening_body(room: Room, frame: Frame, at: int) -> str | None:
    """The body with which a sentence opens: "The Argus has corrected a report; it said"."""
    first = frame.toks[0]
    for mention in mentions_in(room, first.start, frame.toks[min(2, at)].start):
        kind = room.kinds.get(mention.name)
        led = first.low == "the" and kind == "unknown"
        if mention.span.start >= first.start and (kind == "organisation" or led):
            return mention.name if frame_text_after(room, mention) not in _OWNERS else None
    return None


_OWNERS = ("'s", "\u2019s")


def _named_before(room: Room, frame: Frame, k: int) -> str | None:
    """ "Ann Orr, whose note": the name right before the relative."""
    toks = frame.toks
    while k > 0 and (toks[k].low == "whose" or not toks[k].is_word):
        k -= 1
    for mention in mentions_in(room, frame.start, toks[k].end):
        if mention.span.start < toks[k].end <= mention.span.end and mention.form != "pronoun":
            return mention.name if room.kinds.get(mention.name) != "place" else None
    return None


def _author(room: Room, frame: Frame, phrase: Phrase, head: Tok) -> Answer:
    toks = frame.toks
    kind = DOCUMENTS.get(head.low, "")
    written = kind not in ("", "speech")
    if toks[phrase.start].low == "whose" or (
        phrase.start and toks[phrase.start - 1].low == "whose"
    ):
        owner = _named_before(room, frame, phrase.start)
        if owner is not None:
            return Answer(owner, written, kind)
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
    own = writer_of(room, paper_key(kind, head.low), head.start)
    return Answer(own or writer_of(room, kind, head.start), written, kind)
