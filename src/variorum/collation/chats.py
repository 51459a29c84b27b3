"""Chats put together: which messages belong to one chat, and in which order they were sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.collation.exchanges import is_chat, stamps_of
from variorum.collation.fragments import Fragment
from variorum.collation.joining import author_of
from variorum.collation.ordering import order_of
from variorum.model import ArticleId


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
    """Messages in the order in which most reports have them; hours weigh most."""
    order = order_of([m.fragments for m in messages], [m.stamp for m in messages])
    return [messages[n] for n in order]


def writers_of(messages: Iterable[Message]) -> str | None:
    """The writers in the order in which they first write: "Ann Orr, Ben Uhl and Cy Ames"."""
    names = list(dict.fromkeys(m.writer for m in messages if m.writer))
    if not names:
        return None
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
