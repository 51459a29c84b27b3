"""Chats printed whole: messages with the hour and the name of whoever sent them.

A message says when it was sent and by whom in one of few forms: "20:41 Ann Orr: …",
"[20:41] Ann Orr: …", "Ann Orr (20.41): …", or a line of name and hour alone with the words
under it. Programmes, timetables and live pages look alike, so a label counts only where it
comes back, where the names find it, or where the lines before speak of messages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from variorum.language import name_tables as tables
from variorum.language.cues import DOCUMENTS
from variorum.language.room import Room, mentions_in
from variorum.model import Article, Quotation, Span

_HOUR = r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\.?)?"
_DAY = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s)"
_STAMP = rf"(?:{_DAY}?{_HOUR})"
_WORD = r"(?:[^\W\d_a-zß-öø-ÿ][\w'\u2019\-]*\.?|(?:van|von|de|der|den|da|di|bin|al)(?=\s))"
_LABEL = rf"(?P<label>@\w{{2,30}}|\+\d[\d\s]{{6,18}}\d|{_WORD}(?:\s{_WORD}){{0,3}})"
_GAP = r"\s{0,4}(?:[-–—|,·•]\s{0,3})?"
# The words follow on the line.
_BEFORE_NAME = re.compile(rf"[\[(]?{_STAMP}[\])]?{_GAP}{_LABEL}:\s{{1,4}}(?=\S)")
_AFTER_NAME = re.compile(
    rf"{_LABEL}(?:\s?[\[(]{_STAMP}[\])]|,?\s{_STAMP})\s?[:–—-]\s{{1,4}}(?=\S)"
    rf"|{_LABEL.replace('?P<label>', '?P<named>')}\s?[\[(]{_STAMP}[\])]\s{{1,4}}(?=\S)"
)
# The words stand under the line.
_HEAD = re.compile(
    rf"(?:{_LABEL}\s?[,·|–—-]?\s?[\[(]?{_STAMP}[\])]?:?"
    rf"|[\[(]?{_STAMP}[\])]?{_GAP}{_LABEL.replace('?P<label>', '?P<named>')}:?)"
)
_LONGEST = 70  # of a label with its hour
_FEWEST = 3
_WORDS_OF = frozenset(
    "chat chats exchange exchanges thread group whatsapp signal telegram conversation log".split()
)
_MESSAGES = _WORDS_OF | {w for w, kind in DOCUMENTS.items() if kind == "message"}
_NO_SENDERS = (
    frozenset(
        """update updates news breaking sport weather live watch read photo video film match
    kick-off tickets doors open closed start end day time est gmt cet bst utc posted published
    updated last by from""".split()
    )
    | tables.WEEKDAYS
    | tables.MONTHS
)
_OWN = frozenset("me you i ich du moi toi yo tú".split())
# A stage direction that closes a chat: "[screenshot ends]".
_ASIDE = re.compile(r"[\[(][^\[\]()\n]{2,60}[\])]")


@dataclass(frozen=True, slots=True)
class Message:
    """One message: the span of its sender's label, of its words, and its blocks."""

    label: Span
    words: Span
    blocks: tuple[int, ...]


def find_messages(article: Article, room: Room, skip: Collection[int] = ()) -> tuple[Message, ...]:
    """The messages of the chats that an article prints, by place.

    Args:
        article: The article.
        room: Its people; a label that they hold is a sender's.
        skip: Blocks that are part of something else.

    Cost: linear in the text.
    """
    order = [
        i
        for i, block in enumerate(article.blocks)
        if block.kind in ("paragraph", "item", "heading", "quote", "dateline", "byline")
        and i not in skip
    ]
    runs: list[list[Message]] = [[]]
    free = 0  # blocks since the last message
    at = 0
    while at < len(order):
        message = _one_line(article, order[at]) or _two_lines(article, order, at)
        if message is None:
            free += 1
            if free > 1 and runs[-1]:
                runs.append([])
            at += 1
            continue
        runs[-1].append(message)
        free = 0
        while at < len(order) and order[at] <= message.blocks[-1]:
            at += 1
    return tuple(m for run in runs if _is_chat(article, room, run) for m in run)


def _one_line(article: Article, index: int) -> Message | None:
    span = article.blocks[index].span
    for pattern in (_BEFORE_NAME, _AFTER_NAME):
        match = pattern.match(article.text, span.start, span.end)
        if match is not None and match.end() - span.start <= _LONGEST and _sends(_label(match)):
            return Message(_place(match), Span(match.end(), span.end), (index,))
    return None


def _two_lines(article: Article, order: Sequence[int], at: int) -> Message | None:
    span = article.blocks[order[at]].span
    head, line, rest = article.text[span.start : span.end].partition("\n")
    stop = span.start + len(head.rstrip())
    if stop - span.start > _LONGEST:
        return None
    match = _HEAD.fullmatch(article.text, span.start, stop)
    if match is None or not _sends(_label(match)):
        return None
    if line and rest.strip():
        start = span.start + len(head) + 1
        return Message(_place(match), Span(start, span.end), (order[at],))
    following = order[at + 1] if at + 1 < len(order) else None
    if following is None:
        return None
    words = article.blocks[following].span
    text = words.of(article.text)
    if _HEAD.fullmatch(text.strip()) or _ASIDE.fullmatch(text.strip()):
        return None
    return Message(_place(match), words, (order[at], following))


def _place(match: re.Match[str]) -> Span:
    group = "label" if match.group("label") else "named"
    return Span(*match.span(group))


def _label(match: re.Match[str]) -> str:
    named = match.groupdict()
    return named.get("label") or named.get("named") or ""


def _sends(label: str) -> bool:
    """Whether a label can be a sender's: no day, no heading of a page."""
    return not any(w.casefold().strip(".,") in _NO_SENDERS for w in label.split())


def _is_chat(article: Article, room: Room, run: Sequence[Message]) -> bool:
    if len(run) < 2:
        return False
    labels = Counter(m.label.of(article.text) for m in run)
    known = [m for m in run if _is_person(room, m.label)]
    first = min(m.blocks[0] for m in run)
    before = [b.span.of(article.text).casefold() for b in article.blocks[max(0, first - 3) : first]]
    title = article.title.value.casefold() if article.title is not None else ""
    spoken = any(not _MESSAGES.isdisjoint(re.findall(r"[^\W\d_]+", t)) for t in (*before, title))
    if len(run) < _FEWEST:
        return spoken and len(known) == len(run)
    repeated = max(labels.values()) > 1
    return (spoken and (repeated or bool(known))) or (repeated and 2 * len(known) > len(run))


def _is_person(room: Room, label: Span) -> bool:
    return any(
        m.span.start <= label.start and m.span.end >= label.end - 1 and m.kind == "person"
        for m in mentions_in(room, label.start, label.end)
    )


def sender_of(room: Room, label: Span) -> str | None:
    """Who a label means, by the fullest name that the article has; else the label itself."""
    written = label.of(room.article.text).strip()
    for mention in mentions_in(room, label.start, label.end):
        if mention.span.end >= label.end - 1 and mention.span.start <= label.start:
            parts = mention.name.split()
            if len(parts) > 1 and len(parts[-1].rstrip(".")) > 1:
                return mention.name
    if written.casefold() in _OWN or written.startswith("+"):
        return None
    parts = [p.rstrip(".") for p in written.split()]
    fit = sorted(
        name
        for name, kind in room.kinds.items()
        if kind in ("person", "unknown") and _may_be(parts, name.split())
    )
    return fit[0] if len(fit) == 1 else written.rstrip(".")


def _may_be(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether "Ann", "Ann O" or "Orr" can stand for "Ann Orr"."""
    if len(full) < 2 or len(full[-1].rstrip(".")) < 2:
        return False
    if len(short) == 1:
        return short[0] in (full[0], full[-1])
    return len(short) == 2 and short[0] == full[0] and full[-1].startswith(short[1])


def print_messages(room: Room, messages: Sequence[Message]) -> list[Quotation]:
    """Each message as a quotation of its sender."""
    return [
        Quotation(
            m.words,
            m.words,
            form="turn",
            cue=Span(m.label.end, m.label.end + 1),
            speaker_span=m.label,
            speaker=sender_of(room, m.label),
            group=-1,
            written=True,
        )
        for m in messages
    ]
