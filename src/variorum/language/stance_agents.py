"""Who an agent is: the sentence's names, what stood before, and the speakers of quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.language.name_tables import GIVEN_FEMALE, GIVEN_MALE
from variorum.model import Article, Mention, Quotation, Sentence, Span

_MEN = frozenset("he er il él lui hij ele han".split())
_WOMEN = frozenset("she sie elle ella lei zij ze ela hun hon".split())
_BODIES = frozenset("it they es on".split())
_SPOKESPEOPLE = ("spokes", "representative", "aide", "lawyer", "office", "press")


@dataclass(frozen=True, slots=True)
class Scene:
    """An article as far as finding agents needs it, with its places sorted."""

    article: Article
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    starts: Sequence[int]
    spoken: Sequence[Quotation]
    opens: Sequence[int]

    def quotation_at(self, place: int) -> Quotation | None:
        """The quotation in marks around a place, if it is somebody's words."""
        k = bisect_right(self.opens, place) - 1
        for q in self.spoken[max(0, k - 2) : k + 1][::-1]:
            if q.outer.start <= place < q.outer.end:
                return q
        return None

    def quoted(self, start: int, end: int) -> Iterator[Span]:
        """The outer spans of quotations that begin in ``[start, end)``, by place."""
        for q in self.spoken[bisect_left(self.opens, start) : bisect_left(self.opens, end)]:
            yield q.outer

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in ``[start, end)``."""
        return list(self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)])

    def name_of(self, agent: Span, low: str, index: int) -> str | None:
        """The full name of an agent as written in sentence ``index``, if it has one.

        Args:
            agent: The words for the agent.
            low: These words in lower case where they may be a pronoun.
            index: The sentence they stand in; a pronoun looks back two sentences.
        """
        if low in _MEN or low in _WOMEN or low in _BODIES:
            return self._meant(low, agent, index)
        named = [m for m in self.within(agent.start, agent.end) if m.kind != "place"]
        if not named:
            return None
        people = [m for m in named if m.kind == "person"]
        best = people[0] if people else named[0]
        after = self.article.text[best.span.end : agent.end].casefold()
        owned = after.startswith(("'s ", "\u2019s ", "' ", "\u2019 "))
        if owned and not any(word in after for word in _SPOKESPEOPLE):
            others = [m for m in named if m.span.start > best.span.end]
            return others[0].name if others else None
        return best.name

    def _meant(self, low: str, agent: Span, index: int) -> str | None:
        kinds = ("organisation",) if low in _BODIES else ("person", "unknown")
        here = self.within(self.sentences[index].span.start, agent.start)
        fit = [m for m in here if m.kind in kinds and self._agrees(low, m.name)]
        if fit:
            return fit[0].name
        for back in range(index - 1, max(-1, index - 3), -1):
            span = self.sentences[back].span
            fit = [
                m
                for m in self.within(span.start, span.end)
                if m.kind in kinds and self._agrees(low, m.name)
            ]
            if fit:
                return fit[0].name
        return None

    @staticmethod
    def _agrees(low: str, name: str) -> bool:
        first = name.split()[0].casefold()
        if low in _MEN and low not in _WOMEN:
            return first not in GIVEN_FEMALE or first in GIVEN_MALE
        if low in _WOMEN:
            return first not in GIVEN_MALE or first in GIVEN_FEMALE
        return True


def open_scene(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
) -> Scene:
    """Sort what was found in an article, for looking up by place."""
    named = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
    spoken = sorted(
        (q for q in quotations if q.form != "verb" and q.use == "speech" and q.parent is None),
        key=lambda q: q.outer.start,
    )
    return Scene(
        article, sentences, named, [m.span.start for m in named], spoken,
        [q.outer.start for q in spoken],
    )  # fmt: skip
