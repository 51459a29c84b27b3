"""Whom and what an article speaks of, frame by frame, for the pronouns of the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.language.bodies import is_body
from variorum.language.cues import UTTERANCES
from variorum.language.frames import Frame, Tok, verbish
from variorum.language.grammar import ROLES
from variorum.language.papers import names_writer, note_papers, papers_of
from variorum.language.reading_state import Given
from variorum.language.room import Room, heard, mentions_in, quoted
from variorum.language.speakers import SOMEBODY, Answer, bare_name, who
from variorum.language.subjects import Phrase, subject_before
from variorum.model import Mention

_GOVERNING = frozenset(
    "of to by with from for at in about on over against into under near between".split()
)


def with_papers(room: Room, given: Sequence[Given]) -> Room:
    """Go through the article once for its documents, whose authors may be named only later."""
    papers = [papers_of(each.frame) for each in given]
    meant = [
        k
        for k, found in enumerate(papers)
        if any(room.sharers or not names_writer(given[k].frame, paper) for paper in found)
    ]
    last = meant[-1] if meant else -1  # up to here it matters who was spoken of before
    for k, (each, found) in enumerate(zip(given, papers, strict=True)):
        if k <= last:
            _step(room, each)
        note_papers(room, each.frame, found)
    return replace(room, subject=None, speaker=None, recent=[], now=0, paper=None, body=None)


def _step(room: Room, given: Given) -> None:
    """Read a frame only for who is spoken of and who speaks."""
    frame = given.frame
    chosen = given.main
    if given.quotes:
        chosen = next((given.quotes[at] for at in frame.quotes if at in given.quotes), chosen)
    speaker = who(room, frame, chosen.phrase) if chosen and chosen.phrase else Answer(None)
    note_talk(room, frame, subject_of(room, frame), speaker.name)


def note_talk(room: Room, frame: Frame, subject: str | None, speaker: str | None) -> None:
    """Note whom and which body the frame spoke of, for the pronouns of the next."""
    now = room.now
    heard(room, frame, subject, speaker)
    if speaker and is_body(room, speaker):
        room.body = (now, speaker)
        return
    opening = _opening(room, frame)
    if opening is not None and is_body(room, opening.name) and not quoted(frame, opening):
        after = room.article.text[opening.span.end : opening.span.end + 2]
        if after not in ("'s", "\u2019s"):
            room.body = (now, opening.name)
    elif speaker == SOMEBODY:
        room.body = None


def _opening(room: Room, frame: Frame) -> Mention | None:
    """The name with which the frame opens."""
    for tok in frame.toks:
        if tok.is_word and not tok.text[0].isdigit():
            for mention in mentions_in(room, tok.start, tok.end + 5):
                if mention.form in ("name", "alias"):
                    return mention
            break
    return None


# "His account is short.": it is his words that follow.
_TELLINGS = frozenset("account verdict version advice theory motto secret".split())
_OPENERS = frozenset(
    "asked when after as while pressed before although though standing speaking if once".split()
)


def _after_clause(toks: Sequence[Tok], first: int) -> int | None:
    """The "he" or "she" behind an opening clause: "Asked why, she pointed to the wall"."""
    if toks[first].low not in _OPENERS:
        return None
    for k in range(first + 1, min(first + 24, len(toks) - 1)):
        if toks[k].quote >= 0:
            return None
        if toks[k].text == ",":
            return k + 1 if toks[k + 1].low in ("he", "she") else None
    return None


def subject_of(room: Room, frame: Frame) -> str | None:
    """The person with whom the frame opens, quotations apart."""
    toks = frame.toks
    first = 0
    while first < len(toks) and not toks[first].is_word:
        first += 1
    if first == len(toks):
        return None
    if frame.quotes and frame.quotes[0] < first:
        return None
    size, begun = len(toks), toks[first].start
    limit = toks[min(first + 14, size - 1)].end
    for mention in mentions_in(room, begun, limit):
        if mention.span.start < begun or quoted(frame, mention):
            continue
        if room.kinds.get(mention.name) not in ("person", "unknown"):
            continue
        after = room.article.text[mention.span.end : mention.span.end + 2]
        if after in ("'s", "\u2019s"):
            continue
        last, place = first, mention.span.start
        while last < size and toks[last].end <= place:
            last += 1
        led = last == first + 1 and toks[first].low == "for"  # "For Orr it came too late"
        if last > first and toks[last - 1].low in _GOVERNING and not led:
            continue
        if room.kinds.get(mention.name) == "person" or " " in mention.name or last == first:
            return mention.name
    if toks[first].is_capital and first + 2 < len(toks):
        following = toks[first + 1]
        if (
            following.text == "," and toks[first + 2].low in ("of", "who", "the", "a", "an", "from")
        ) or verbish(toks, first + 1):
            name = bare_name(room, frame, Phrase(first, first + 1, first + 1))
            if name is not None:
                return name
    if toks[first].low in ("he", "she") and room.subject is not None:
        answer = who(room, frame, Phrase(first, first + 1, first + 1))
        return answer.name
    later = _after_clause(toks, first)
    if later is not None and room.subject is not None:
        return who(room, frame, Phrase(later, later + 1, later + 1)).name
    owned = toks[first].low in ("his", "her") and first + 1 < size and room.subject is not None
    if owned and (toks[first + 1].low in UTTERANCES or toks[first + 1].low in _TELLINGS):
        return who(room, frame, Phrase(first, first + 1, first + 1)).name
    for verb in range(first + 1, min(first + 20, size)):
        tok = toks[verb]
        if tok.quote >= 0:
            break
        if tok.is_verb is not False and verbish(toks, verb):
            phrase = subject_before(toks, verb, first)
            if phrase is None or phrase.start != first:
                return None
            if toks[phrase.core_end - 1].low in ROLES:
                return who(room, frame, phrase).name or SOMEBODY
            break
    return None
