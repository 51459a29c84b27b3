"""Letters, and pages that are a document, as one quotation with its writer."""

from __future__ import annotations

import re

from variorum.language.attribution import owned_words
from variorum.language.cues import DOCUMENTS
from variorum.language.letters import Letter
from variorum.language.reading_state import Reading, State, open_group
from variorum.language.room import Room, mentions_in, writer_of
from variorum.language.speakers import who
from variorum.model import Article, Quotation, Span

_INITIALS = re.compile(
    r"^\W*([A-Z\u00c0-\u00de])\.?(?:[\s.]*[A-Z\u00c0-\u00de]\.?){0,2}\s?\b([A-Z\u00c0-\u00de][\w'\u2019\-]{2,})\s*(?:,|\n|$)"
)


def signer_of(room: Room, letter: Letter) -> str | None:
    """Who signs a letter, by the fullest name that the article has."""
    if letter.signed is None:
        return None
    named = [
        m.name
        for m in mentions_in(room, *letter.signed)
        if m.form != "pronoun" and room.kinds.get(m.name) != "place"
    ]
    line = room.article.text[letter.signed[0] : letter.signed[1]]
    if len({n for n in named if " " in n}) > 1 and re.search(r"\s(?:and|&)\s", line):
        return None  # signed by two
    whole = _initialled(room, line)
    if whole is not None:
        return whole
    if named and " " in named[0]:
        return named[0]
    first = re.findall(r"[^\W\d_][\w'\u2019\-]*", line)[:1]
    for known in sorted(room.kinds):
        person = room.kinds[known] in ("person", "unknown")
        if person and " " in known and known.split()[:1] == first:
            return known
    return named[0] if named else None


def _initialled(room: Room, line: str) -> str | None:
    """The one full name that "A. Orr" or "A.B. Orr" can stand for."""
    match = _INITIALS.match(line)
    if match is None:
        return None
    fit = sorted(
        name
        for name in room.kinds
        if name.split()[-1] == match.group(2)
        and len(name.split()[0].rstrip(".")) > 1
        and " " in name
        and name[0] == match.group(1)
    )
    return fit[0] if len(fit) == 1 else None


def kinds_announced(article: Article, letter: Letter) -> list[str]:
    """The kinds of document that the paragraph before a letter speaks of."""
    if letter.intro is None:
        return []
    span = article.blocks[letter.intro].span
    intro = article.text[span.start : span.end].lower()
    return [DOCUMENTS[w] for w in re.findall(r"[^\W\d_][\w\-]*", intro) if w in DOCUMENTS]


def print_letter(reading: Reading, state: State, letter: Letter) -> None:
    article, room = reading.article, reading.room
    name: str | None = None
    cue = span = None
    if letter.signed is not None:
        span = Span(*letter.signed)
        name = signer_of(room, letter)
    if letter.intro is not None:
        kinds = kinds_announced(article, letter)
        if name is None and kinds:
            name = writer_of(room, kinds[0], letter.start)
        if name is None and state.given is not None:
            cue, span, answer = state.given
            name = answer.name
        if name is None and state.frame is not None and state.frame.block == letter.intro:
            owned = owned_words(state.frame)
            if owned is not None and owned.phrase is not None:
                name = who(room, state.frame, owned.phrase).name
    open_group(state)
    reading.found.append(
        Quotation(
            Span(letter.start, letter.end),
            Span(letter.start, letter.end),
            form="block",
            cue=cue,
            speaker_span=span,
            speaker=name,
            group=state.group,
            written=True,
        )
    )
    if name is not None:
        room.speaker = (room.now, name)
    state.given = None
    state.quoted_last = False


def print_page(reading: Reading, page: Letter, party: str | None) -> None:
    """The document that the page is."""
    span = Span(page.start, page.end)
    signed = Span(*page.signed) if page.signed is not None else None
    reading.found.append(
        Quotation(
            span,
            span,
            form="block",
            speaker_span=signed,
            speaker=signer_of(reading.room, page) or party,
            group=-1,
            written=True,
        )
    )
