"""Who wrote the documents that an article speaks of: "a letter from Ann Orr", "her email"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.language.cue_finding import cue_at
from variorum.language.cues import DOCUMENTS, FORGED, UTTERANCES
from variorum.language.frames import Frame, Tok, verbish
from variorum.language.grammar import (
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    ROLES,
    SPOKESPEOPLE,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from variorum.language.room import Room, paper_key
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
    sends authored nailed pinned taped stapled glued stuck scribbled scrawled handwrote jotted
    hammered texting emailing""".split()
)
# With "a letter" as object these say who wrote it; with "the letter" who passed it on.
_LEAVING = frozenset("left leaves put puts hung hangs slipped pushed stuffed".split())
_GIVING_OUT = frozenset("put puts putting gave gives handed hands read reads made makes".split())
_WRITES_TO = {
    **dict.fromkeys("wrote writes written".split(), "letter"),
    **dict.fromkeys("emailed emails".split(), "email"),
    **dict.fromkeys("texted messaged".split(), "message"),
}
_OWN = frozenset({"his", "hers", "theirs", "mine"})
# Who speaks for others owns up to nothing of his own.
_FOR_OTHERS = SPOKESPEOPLE | frozenset(
    "official officials aide aides lawyer lawyers solicitor attorney adviser advisor office editor "
    "police secretary agent publicist".split()
)
_OWNING_UP = frozenset(
    """confirmed confirms admitted admits acknowledged acknowledges conceded concedes said says
    insisted insists""".split()
)
_NO_NAMES = ROLES | SUBJECT_PRONOUNS | POSSESSIVES | UTTERANCES | frozenset(DOCUMENTS)
_MADE = frozenset("signed written sent penned typed drafted authored composed".split())
_PUBLISHING = frozenset({"post", "statement"})
_SHARING = frozenset(
    """shared share shares sharing posted posts posting published publishes publishing released
    releases leaked leaks obtained seen read reviewed received reported reproduced revealed
    reveals disclosed discloses printed circulated got showed shows shown quoted cited viewed
    screenshotted tweeted forwarded made uploaded""".split()
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that a frame speaks of: under what its author is kept, its place, who wrote it.

    ``key`` is empty where the document was named in the sentence before.
    """

    key: str
    place: int
    writer: Phrase


def papers_of(frame: Frame) -> list[Paper]:
    """The documents of a frame whose writers stand beside them."""
    toks = frame.toks
    found = []
    for d in frame.papers:
        tok = toks[d]
        kind = DOCUMENTS[tok.low]
        if (
            tok.low
            in ("texts", "mail", "emails", "posts", "notes", "text", "post", "note", "signs")
            and cue_at(toks, d) is not None
            and verbish(toks, d)
        ):
            continue
        if d + 1 < len(toks) and DOCUMENTS.get(toks[d + 1].low):
            continue  # "text message": the second noun counts
        if any(t.low in FORGED for t in toks[max(0, d - 2) : d + 4]):
            continue  # "a letter purportedly from", "the fake memo"
        phrase = _writer(toks, d, kind)
        if phrase is not None:
            found.append(Paper(paper_key(kind, tok.low), tok.start, phrase))
    signed = _signed_by(toks)
    if signed is not None:
        found.append(Paper("", toks[0].start, signed))
    for at, kind in _written_to(frame):
        phrase = subject_before(toks, at, 0)
        if phrase is not None:
            found.append(Paper(kind, toks[at].start, phrase))
    return found


def names_writer(frame: Frame, paper: Paper) -> bool:
    """Whether a document's writer is given by name, so that nothing said before matters."""
    head = frame.toks[paper.writer.core_end - 1]
    return bool(paper.key) and head.is_capital and head.low not in _NO_NAMES


def note_papers(room: Room, frame: Frame, papers: Sequence[Paper]) -> None:
    """Remember the authors of the documents that a frame speaks of."""
    for paper in papers:
        key = paper.key or _last_paper(room)
        answer = who(room, frame, paper.writer) if key else None
        if answer is not None and answer.name is not None:
            room.papers.setdefault(key, []).append((paper.place, answer.name))


def _last_paper(room: Room) -> str:
    """Under what the author of the document is kept that was spoken of in the sentence before."""
    if room.paper is None or not 1 <= room.now - room.paper[0] <= 2:
        return ""
    return room.paper[1]


def _signed_by(toks: Sequence[Tok]) -> Phrase | None:
    """ "It is signed by Ann Orr": who signed what was spoken of before."""
    if len(toks) < 4 or toks[0].low not in ("it", "they", "both"):
        return None
    for k in range(1, min(len(toks) - 2, 8)):
        if toks[k].low in _MADE and toks[k + 1].low == "by" and passive(toks, k):
            return phrase_starting(toks, k + 2)
        if not toks[k].is_word:
            break
    return None


def _written_to(frame: Frame) -> list[tuple[int, str]]:
    """Verbs of writing to somebody that name no document: "she wrote to the board"."""
    toks = frame.toks
    found = []
    for k in frame.cues:
        tok = toks[k]
        kind = _WRITES_TO.get(tok.low)
        if (
            kind is None
            or k + 1 == len(toks)
            or passive(toks, k)
            or (k and toks[k - 1].low in ("n't", "never", "not"))
        ):
            continue
        after = toks[k + 1].low
        if after == "to" or (kind == "message" and toks[k + 1].is_capital):
            found.append((k, kind))
    return found


def _writer(toks: Sequence[Tok], d: int, kind: str) -> Phrase | None:
    return (
        _possessor(toks, d)
        or _in_which(toks, d)
        or _owner(toks, d)
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


def _in_which(toks: Sequence[Tok], d: int) -> Phrase | None:
    """ "published a memo in which her adviser, Ann Orr, warned": the memo is the adviser's."""
    k = d + 1
    while k < len(toks) and k < d + 6 and toks[k].low != "in":
        k += 1
    if k + 3 >= len(toks) or toks[k].low != "in" or toks[k + 1].low != "which":
        return None
    for c in range(k + 3, min(len(toks), k + 22)):
        if toks[c].quote >= 0 or toks[c].text in (".", ";", ":"):
            return None
        if cue_at(toks, c) is not None and not passive(toks, c):
            return subject_before(toks, c, k + 2)
    return None


def _owner(toks: Sequence[Tok], d: int) -> Phrase | None:
    """ "X has confirmed that the memo, which …, is his", "X admits to the letter"."""
    for k in range(d + 1, min(len(toks), d + 30)):
        if toks[k].low in _OWN and toks[k - 1].low in ("is", "was", "were", "are"):
            for c in range(d - 1, 0, -1):
                if toks[c].low in _OWNING_UP and not passive(toks, c):
                    found = subject_before(toks, c, 0)
                    if found is None or any(
                        t.low in _FOR_OTHERS for t in toks[found.start : found.end]
                    ):
                        return None
                    return found
            return None
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
        if kind == "statement" and low in _GIVING_OUT:
            sends = True
        if low in _LEAVING and kind == "letter" and toks[k + 1].low in ("a", "an", "this"):
            sends = True
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
