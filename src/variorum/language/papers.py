"""Who wrote the documents that an article speaks of: "a letter from Ann Orr", "her email"."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.language.attribution import cue_at
from variorum.language.cues import DOCUMENTS
from variorum.language.frames import Frame, Tok, verbish
from variorum.language.grammar import DETERMINERS, POSSESSIVES, PREPOSITIONS, SUBORDINATORS
from variorum.language.room import Room
from variorum.language.speakers import who
from variorum.language.subjects import (
    Phrase,
    passive,
    phrase_ending,
    phrase_starting,
    subject_before,
)

_SENDING = frozenset(
    """sent send sends sending wrote writes writing written typed types texted texts emailed emails
    messaged penned pens signed signs drafted fired dispatched issued issues addressed composed
    sends authored""".split()
)
_PUBLISHING = frozenset({"post", "statement", "memo"})
_SHARING = frozenset(
    """shared share shares sharing posted posts posting published publishes publishing released
    releases leaked leaks obtained seen read reviewed received reported reproduced revealed
    reveals disclosed discloses printed circulated got showed shows shown quoted cited viewed
    screenshotted tweeted forwarded made uploaded""".split()
)


def note_papers(room: Room, frame: Frame) -> None:
    """Remember the authors of the documents that a frame speaks of."""
    toks = frame.toks
    for d, tok in enumerate(toks):
        kind = DOCUMENTS.get(tok.low) if tok.quote < 0 else None
        if kind is None or (
            tok.low
            in ("texts", "mail", "emails", "posts", "notes", "text", "post", "note", "signs")
            and cue_at(toks, d) is not None
            and verbish(toks, d)
        ):
            continue
        if d + 1 < len(toks) and DOCUMENTS.get(toks[d + 1].low):
            continue  # "text message": the second noun counts
        phrase = _writer(toks, d, kind)
        if phrase is None:
            continue
        answer = who(room, frame, phrase)
        if answer.name is not None:
            room.papers.setdefault(kind, []).append((tok.start, answer.name))


def _writer(toks: Sequence[Tok], d: int, kind: str) -> Phrase | None:
    return (
        _possessor(toks, d)
        or _sender_after(toks, d)
        or _sender_before(toks, d, kind)
        or _main_clause(toks, d)
        or _shown(toks, d)
    )


def _possessor(toks: Sequence[Tok], d: int) -> Phrase | None:
    k = d - 1
    steps = 0
    while k >= 0 and steps < 5:
        low = toks[k].low
        if low in ("'s", "'") and k > 0:
            return phrase_ending(toks, k - 1, 0)
        if low in ("his", "her", "their"):
            return Phrase(k, k + 1, k + 1)
        if not toks[k].is_word or low in PREPOSITIONS or low in DETERMINERS or low in SUBORDINATORS:
            return None
        k -= 1
        steps += 1
    return None


def _sender_after(toks: Sequence[Tok], d: int) -> Phrase | None:
    """ "a letter from X", "a message sent to Y by X", "the note that X sent"."""
    shared = False
    for k in range(d + 1, min(len(toks), d + 14)):
        low = toks[k].low
        if toks[k].text in (".", ";", ":") or toks[k].quote >= 0:
            return None
        if low in _SHARING:
            shared = True
        elif low in (
            "sent",
            "written",
            "signed",
            "penned",
            "addressed",
            "authored",
            "drafted",
            "issued",
        ):
            shared = False
        if low in ("from", "by") and not shared and k + 1 < len(toks):
            if low == "by" and k > d + 1 and not any(t.low in _SENDING for t in toks[d + 1 : k]):
                return None
            tail = phrase_starting(toks, k + 1)
            return tail
        if low in _SENDING and k > d + 1 and not passive(toks, k):
            found = subject_before(toks, k, d + 1)
            if (
                found is not None
                and found.start > d
                and toks[found.start].low not in ("that", "which")
            ):
                return found
        if low in ("and", "but") or (
            verbish(toks, k)
            and low not in _SENDING
            and low not in _SHARING
            and low not in ("was", "were", "been", "had")
        ):
            return None
    return None


def _sender_before(toks: Sequence[Tok], d: int, kind: str) -> Phrase | None:
    """ "X sent her a message", "X told staff in an email", "X issued a statement"."""
    inside = False
    for k in range(d - 1, max(-1, d - 16), -1):
        low = toks[k].low
        if toks[k].text in (";", ":") or toks[k].quote >= 0:
            return None
        if low in ("in", "via") and d - k <= 6:
            inside = True
        if (
            low in _SHARING
            and not (inside or kind in _PUBLISHING)
            and not (kind == "message" and low == "x")
        ):
            return None
        sends = low in _SENDING or (
            kind in _PUBLISHING
            and low in _SHARING
            and low not in ("seen", "read", "got", "received", "obtained")
        )
        if sends and k > 0 and toks[k - 1].low in ("deny", "denies", "denied", "denying"):
            return None
        if sends and not passive(toks, k):
            return subject_before(toks, k, 0)
        if inside and cue_at(toks, k) is not None and not passive(toks, k):
            return subject_before(toks, k, 0)
        if low in POSSESSIVES and k == d - 1:
            return None
    return None


def _shown(toks: Sequence[Tok], d: int) -> Phrase | None:
    """ "X told ministers that …, a message seen by the Courier shows": the message is X's."""
    comma = next((k for k in range(d, max(-1, d - 8), -1) if toks[k].text == ","), -1)
    after = [t.low for t in toks[d + 1 : d + 12]]
    showing = any(
        w in ("show", "shows", "showed", "reveals", "revealed", "reveal", "suggests") for w in after
    )
    if comma < 3 or not (showing or toks[comma + 1].low == "according"):
        return None
    for k in range(1, comma):
        if cue_at(toks, k) is not None and not passive(toks, k):
            return subject_before(toks, k, 0)
    return None


def _main_clause(toks: Sequence[Tok], d: int) -> Phrase | None:
    """ "In a letter to staff, X said"."""
    k = d - 1
    while k >= 0 and toks[k].is_word and d - k < 6 and toks[k].low not in ("in", "via"):
        k -= 1
    if k < 0 or toks[k].low not in ("in", "via") or (k > 0 and toks[k - 1].text != ","):
        return None
    for c in range(d + 1, min(len(toks), d + 40)):
        if toks[c].text != ",":
            continue
        for v in range(c + 1, min(len(toks), c + 14)):
            if cue_at(toks, v) is not None:
                found = subject_before(toks, v, c + 1)
                if found is not None:
                    return found
        return None
    return None
