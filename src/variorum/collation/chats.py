"""Chats put together: which messages belong to one chat, and in which order they were sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.collation.exchanges import is_chat, stamps_of
from variorum.collation.fragments import Fragment
from variorum.collation.joining import author_of
from variorum.model import ArticleId

# What weighs how much for the order: hours, the order of a print, that of quotations.
_HOURS, _PRINT, _QUOTED = 4, 3, 1
# A chat with more messages than this keeps the order of its longest print.
_MOST_WEIGHED = 600


@dataclass(frozen=True, slots=True)
class Message:
    """One message: the fragments that print it, who wrote it, the hour if it is told."""

    fragments: tuple[Fragment, ...]
    writer: str | None
    stamp: str


def find_chats(
    groups: Sequence[Sequence[Fragment]], origins: dict[ArticleId, str]
) -> tuple[tuple[tuple[Message, ...], ...], list[list[Fragment]]]:
    """Sort joined quotations into chats, each in the order of its messages, and the rest.

    Messages are of one chat where one report prints or quotes them together. A chat has two
    messages or more, of two writers or more.

    Cost: O(m² · a) for m messages in a articles.
    """
    inside = [n for n, group in enumerate(groups) if is_chat(group)]
    parent = {n: n for n in inside}

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    here: dict[ArticleId, list[int]] = defaultdict(list)
    for n in inside:
        for article in sorted({f.article for f in groups[n]}):
            here[article].append(n)
    for _, together in sorted(here.items()):
        for n in together[1:]:
            parent[root(n)] = root(together[0])
    members: dict[int, list[int]] = defaultdict(list)
    for n in inside:
        members[root(n)].append(n)
    chats: list[tuple[Message, ...]] = []
    taken: set[int] = set()
    for numbers in members.values():
        messages = [_message(groups[n], origins) for n in numbers]
        if len(messages) > 1 and len({m.writer for m in messages if m.writer}) > 1:
            taken |= set(numbers)
            chats.append(tuple(in_order(messages)))
    return tuple(chats), [list(g) for n, g in enumerate(groups) if n not in taken]


def _message(group: Sequence[Fragment], origins: dict[ArticleId, str]) -> Message:
    stamps = stamps_of(group)
    stamp = min(stamps, key=lambda s: (-stamps[s], s)) if stamps else ""
    return Message(tuple(group), author_of(group, origins), stamp)


def in_order(messages: Sequence[Message]) -> list[Message]:
    """Messages in the order in which most reports have them; hours weigh most.

    Each is put where most reports and hours agree, after the message before it; what no
    report tells anything about stands last.
    """
    rows = _rows(messages)
    places: list[dict[int, int]] = [
        {number: at for at, number in enumerate(order)} for order, _ in rows
    ]
    weights = [weight for _, weight in rows]
    put: list[int] = []
    base = max(rows, key=lambda row: (len(row[0]) * row[1], row[1]), default=((), 0))[0]
    rest = [n for n in _by_relations(messages, rows) if n not in set(base)]
    for number in [*base, *rest]:
        put.insert(_best_place(number, put, messages, places, weights), number)
    return [messages[n] for n in put]


def _rows(messages: Sequence[Message]) -> list[tuple[tuple[int, ...], int]]:
    """For each report the messages in its order, and what that order weighs."""
    first: dict[tuple[ArticleId, bool], dict[int, int]] = defaultdict(dict)
    for number, message in enumerate(messages):
        for fragment in message.fragments:
            if fragment.headline:
                continue
            key = (fragment.article, fragment.form == "turn")
            at = fragment.spans[0].start
            first[key][number] = min(at, first[key].get(number, at))
    rows: list[tuple[tuple[int, ...], int]] = []
    for (article, print_), found in sorted(first.items()):
        if not print_ and len(first.get((article, True), ())) > 1:
            continue  # its quotations come back to what it has printed
        order = tuple(sorted(found, key=lambda n: (found[n], n)))
        rows.append((order, _PRINT if print_ else _QUOTED))
    return rows


def _by_relations(
    messages: Sequence[Message], rows: Sequence[tuple[tuple[int, ...], int]]
) -> list[int]:
    """The numbers of all messages, those first whose place more is known about."""
    known = [0] * len(messages)
    for order, weight in rows:
        for number in order:
            known[number] += weight * (len(order) - 1)
    return sorted(
        range(len(messages)),
        key=lambda n: (
            -known[n] - _HOURS * bool(messages[n].stamp),
            messages[n].stamp or "99",
            messages[n].fragments[0].plain,
        ),
    )


def _best_place(
    number: int,
    put: Sequence[int],
    messages: Sequence[Message],
    places: Sequence[Mapping[int, int]],
    weights: Sequence[int],
) -> int:
    """Where a message stands among those already put in order."""
    if not put or len(messages) > _MOST_WEIGHED:
        return len(put)
    after = [_before(other, number, messages, places, weights) for other in put]
    if not any(after):
        return len(put)
    score = -sum(after)  # at the very beginning: everything that should be before is behind
    best, at = score, 0
    for index, weight in enumerate(after):
        score += 2 * weight
        if score > best:
            best, at = score, index + 1
    return at


def _before(
    left: int,
    right: int,
    messages: Sequence[Message],
    places: Sequence[Mapping[int, int]],
    weights: Sequence[int],
) -> int:
    """How much speaks for ``left`` before ``right``; negative for the other way round."""
    total = 0
    for place, weight in zip(places, weights, strict=True):
        if left in place and right in place:
            total += weight if place[left] < place[right] else -weight
    ours, theirs = messages[left].stamp, messages[right].stamp
    if ours and theirs and ours != theirs:
        total += _HOURS if ours < theirs else -_HOURS
    return total


def writers_of(messages: Iterable[Message]) -> str | None:
    """The writers in the order in which they first write: "Ann Orr, Ben Uhl and Cy Ames"."""
    names = list(dict.fromkeys(m.writer for m in messages if m.writer))
    if not names:
        return None
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
