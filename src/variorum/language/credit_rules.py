"""Patterns tried only where a word stands that they cannot do without.

A page has thousands of places and a pattern fits one of them. Each rule here says which words
its matches begin with, stand before, or hold; one pass over the words of a block then leaves
a few places to try. What is found is what the pattern alone would have found.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from variorum.language.word_index import cuts_a_word, words_of

_WORD = re.compile(r"\w+")
# A capital, a figure, or a letter of a script without capitals.
_BIG = re.compile(r"[^\W_a-zß-öø-ÿ]")
# What may stand between a name and the verb that makes it a source.
_BETWEEN = frozenset(
    "also first later previously earlier separately exclusively since then has had have own".split()
)
# Marks that no name holds; the stretch between two of them is read at once.
_EDGES = ',;:!?"“”(\n'
# Code points that a name and the words beside it have at most, and those of a verb's phrase.
_NAME, _TAIL = 400, 64

Hits = Mapping["Rule", Sequence[re.Match[str]]]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A pattern and its words, in small letters.

    ``at`` says where one of the words stands in a match: "head" at its beginning, "verb"
    after the name with which it begins, "any" somewhere. ``mark`` is a character that may
    stand in a word's place; ``probe`` a simpler pattern that must be found in the block too.
    """

    pattern: re.Pattern[str]
    words: frozenset[str]
    at: Literal["head", "verb", "any"] = "head"
    mark: str = ""
    probe: re.Pattern[str] | None = None


def rule(
    words: str,
    *parts: str,
    at: Literal["head", "verb", "any"] = "head",
    mark: str = "",
    probe: str = "",
    flags: int = 0,
) -> Rule:
    """A rule of ``words``, set apart by spaces, and the parts of its pattern."""
    tried = re.compile(probe) if probe else None
    return Rule(re.compile("".join(parts), flags), frozenset(words.split()), at, mark, tried)


class Rules:
    """Several rules, tried together."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._marked = []
        self._of_word: dict[str, list[Rule]] = {}
        for one in rules:
            if one.mark:
                self._marked.append(one)
            for word in one.words:
                for written in {word, word.capitalize(), word.upper()}:
                    self._of_word.setdefault(written, []).append(one)

    def scan(self, text: str, start: int, end: int) -> Hits:
        """The matches of every rule in ``text[start:end]``, by place; rules without any left out.

        Cost: linear in the text.
        """
        hits: dict[Rule, list[re.Match[str]]] = {}
        whole: set[Rule] = {m for m in self._marked if text.find(m.mark, start, end) >= 0}
        of_word = self._of_word
        for written, at in _words(text, start, end, of_word):
            for one in of_word[written]:
                if one.at == "any":
                    whole.add(one)
                    continue
                before = hits.get(one)
                floor = before[-1].end() if before else start
                if one.at == "head":
                    if at >= floor:
                        match = one.pattern.match(text, at, end)
                        if match is not None:
                            hits.setdefault(one, []).append(match)
                else:
                    found = list(_before_verb(one, text, floor, at, at + len(written), end))
                    if found:
                        hits.setdefault(one, []).extend(found)
        for one in whole:
            if one.probe is None or one.probe.search(text, start, end):
                matches = list(one.pattern.finditer(text, start, end))
                if matches:
                    hits[one] = matches
        return hits


def _words(text: str, start: int, end: int, wanted: Container[str]) -> Iterable[tuple[str, int]]:
    """The ``wanted`` words of ``text[start:end]`` with their places, in order."""
    if cuts_a_word(text, start) or cuts_a_word(text, end):
        return [
            (word.group(), word.start())
            for word in _WORD.finditer(text, start, end)
            if word.group() in wanted
        ]
    index = words_of(text)
    words, starts = index.words, index.starts
    return [(words[k], starts[k]) for k in index.within(start, end) if words[k] in wanted]


def _before_verb(
    one: Rule, text: str, floor: int, verb: int, after: int, end: int
) -> Iterator[re.Match[str]]:
    """Matches whose name stands right before the verb at ``verb``, none before ``floor``."""
    at = verb
    for _ in range(4):
        space = at - 1
        if space < floor or text[space] != " ":
            return
        begin = max(text.rfind(" ", max(floor, space - _TAIL), space) + 1, floor, space - _TAIL)
        if text[begin:space] not in _BETWEEN:
            break
        at = begin
    if not _BIG.search(text, begin, space):
        return
    least = max(floor, begin - _NAME)
    least = max(least, *(text.rfind(edge, least, begin) + 1 for edge in _EDGES))
    yield from one.pattern.finditer(text, least, min(end, after + _TAIL))
