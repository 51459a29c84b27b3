"""Stories as they form: which article stands in which, changed by each that arrives.

Plain bookkeeping over likenesses that others measured. An article joins the story whose
members it is most like in the mean, opens one, or bridges two; now and then what was hasty
is repaired. The mean over all members (average link) keeps one doubtful pair from joining
two happenings; what nobody measured counts as unrelated.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from variorum.stories.alike import UNRELATED
from variorum.stories.segments import Arrays

# Swept on the development sets; see docs/methods/stories.md.
TOGETHER = 0.24  # the mean likeness from which two stories are one
JOIN = 0.28  # the same for a new article: what is doubtful waits for the repair
KEPT = 0.15  # likenesses of less are not remembered
MOST_KEPT = 64  # nor more than so many of one article
MANY = 48  # an article as like as KEPT to so many is like others too that nobody looked at
FOLLOWS = 0.48  # the mean likeness, whatever the time, of a story's next part
FOLLOWS_DAYS = 4.0  # which begins at most so long after its last

AGAIN = 1 << 40  # added to an article's number for the second story that it names

How = Literal["opened", "joined", "bridged", "moved", "merged", "split"]


@dataclass(frozen=True, slots=True)
class Moved:
    """An article that a repair took from one story to another; ``why`` says so in words."""

    number: int
    old: int
    new: int
    how: How
    why: str


class Bond(NamedTuple):
    """How alike two articles are: with regard to their times, and by content alone."""

    likeness: float
    content: float


class Gathering:
    """The stories of a stream. A story is called by the number of the article that opened it.

    Args:
        moments: When each article came out, in days; NaN if not known. Grows with the stream.

    Memory: 8 bytes an article, and a few hundred for each of those that can still be
    compared with new ones.
    """

    def __init__(self, moments: Sequence[float]) -> None:
        self.story = array("q")
        self._moments = moments
        # Only of articles that can still be compared with new ones:
        self._members: dict[int, list[int]] = {}
        self._bonds: dict[int, dict[int, Bond]] = {}
        self._floors: dict[int, float] = {}
        self._touched: set[int] = set()
        self._left: set[int] = set()  # names that no new story may take
        self._aged: set[int] = set()  # live stories some of whose articles are settled
        self._into: dict[int, int] = {}  # what such a story was merged into
        self._changed: set[int] = set()  # stories that got or lost articles since ``changed``

    def __len__(self) -> int:
        return len(self.story)

    def place(self, number: int) -> int:
        """The story in which an article stands by now, be it live or settled."""
        story = self.story[number]
        while story in self._into:
            story = self._into[story]
        return story

    def members(self, story: int) -> Sequence[int]:
        """The articles of a story that can still be compared with new ones, as they came."""
        return self._members.get(story, ())

    def changed(self) -> frozenset[int]:
        """The stories that got or lost an article since this was asked last, or since the
        gathering was made; it begins anew then."""
        told = frozenset(self._changed)
        self._changed.clear()
        return told

    def bonds(self, number: int) -> Mapping[int, Bond]:
        """What is remembered of an article's likeness to others."""
        return self._bonds.get(number, {})

    def add(self, bonds: Mapping[int, Bond], means: Mapping[int, float]) -> How:
        """Take the next article in.

        Args:
            bonds: Its likeness to earlier articles.
            means: Its mean likeness to the members of stories.
        """
        number = len(self.story)
        means = {story: mean for story, mean in means.items() if story != number}
        best = max(means, key=lambda story: (means[story], -story), default=number)
        joins = best != number and means[best] >= JOIN
        home = best if joins else number
        self.story.append(home)
        if joins and home not in self._members:
            self._aged.add(home)
        self._members.setdefault(home, []).append(number)
        self._remember(number, bonds)
        self._touched.add(number)
        self._changed.add(home)
        if not joins:
            return "opened"
        others = sorted(story for story in means if story != home and means[story] >= JOIN)
        for other in others:
            if self._link(home, other) >= TOGETHER:
                self._merge(home, other)
                return "bridged"
        return "joined"

    def _remember(self, number: int, bonds: Mapping[int, Bond]) -> None:
        kept = [
            (other, bond)
            for other, bond in bonds.items()
            if bond.likeness >= KEPT or bond.content >= FOLLOWS
        ]
        if len(kept) > MOST_KEPT:
            kept = sorted(kept, key=lambda pair: (-pair[1].likeness, pair[0]))[:MOST_KEPT]
        if len(kept) >= MANY:
            # Those that nobody looked at are less alike than the least that was.
            least = min(max(bond.likeness, UNRELATED) for _, bond in kept)
            self._floors[number] = (least + UNRELATED) / 2
        mine = self._bonds.setdefault(number, {})
        for other, bond in sorted(kept):
            theirs = self._bonds.get(other)
            if theirs is not None:
                mine[other] = bond
                theirs[number] = bond

    def _floor(self, story: int) -> float:
        """What a likeness that nobody measured comes to, for the articles of a story."""
        if not self._floors:
            return UNRELATED
        members = self._members[story]
        return sum(self._floors.get(number, UNRELATED) for number in members) / len(members)

    def renew(self, measured: Mapping[int, Mapping[int, Bond]]) -> None:
        """Put likenesses of live articles that were measured anew in place of the old ones."""
        for number in measured:
            for other in self._bonds[number]:
                self._bonds[other].pop(number, None)
            self._bonds[number] = {}
            self._floors.pop(number, None)
        for number in sorted(measured):
            self._remember(number, measured[number])
        for number in measured:
            # In the order in which ``restore`` puts them: sums of floats depend on it.
            self._bonds[number] = dict(sorted(self._bonds[number].items()))

    def around(self, numbers: Iterable[int]) -> list[list[int]]:
        """The live articles that these may come to stand with, in parts that do not touch.

        Each part holds whole stories; between parts no pair is as alike as ``TOGETHER``.
        """
        seen: set[int] = set()
        parts: list[list[int]] = []
        for first in sorted(numbers):
            if first in seen or first not in self._bonds:
                continue
            seen.add(first)
            part = [first]
            for number in part:
                near = [o for o, bond in self._bonds[number].items() if bond[0] >= TOGETHER]
                for other in (*self._members.get(self.story[number], ()), *near):
                    if other not in seen:
                        seen.add(other)
                        part.append(other)
            parts.append(sorted(part))
        return parts

    def floor(self, number: int) -> float:
        """What a likeness of this article that nobody measured comes to."""
        return self._floors.get(number, UNRELATED)

    def follow(self, numbers: Iterable[int]) -> tuple[Moved, ...]:
        """Join stories of these articles that go on where another left off."""
        return tuple(self._merge_alike(numbers, alike=False))

    def _to_stories(self, number: int) -> dict[int, tuple[float, int]]:
        """Sum and count of the remembered likenesses of an article to each story."""
        found: dict[int, tuple[float, int]] = {}
        story = self.story
        for other, bond in self._bonds.get(number, {}).items():
            total, known = found.get(story[other], (0.0, 0))
            found[story[other]] = (total + bond.likeness, known + 1)
        return found

    def _link(self, one: int, two: int) -> float:
        """The mean likeness of the articles of two stories."""
        if one not in self._members or two not in self._members:
            return 0.0  # of what is settled nothing is remembered
        few, many = sorted((one, two), key=lambda story: (len(self._members[story]), story))
        total, known = 0.0, 0
        for number in self._members[few]:
            for other, bond in self._bonds.get(number, {}).items():
                if self.story[other] == many:
                    total += bond.likeness
                    known += 1
        pairs = len(self._members[few]) * len(self._members[many])
        floor = min(self._floor(few), self._floor(many))
        return (total + floor * (pairs - known)) / pairs

    def _merge(self, one: int, two: int) -> int:
        """Make one story of two; it keeps the name of the older."""
        old, young = min(one, two), max(one, two)
        self._changed.update((old, young))
        if young in self._aged:
            # Its settled articles go with it, by name alone.
            self._into[young] = old
            self._aged.discard(young)
            self._aged.add(old)
            self._left.add(young)
        for number in self._members[young]:
            self.story[number] = old
        self._members[old] = sorted(self._members[old] + self._members.pop(young))
        self._touched.update(self._members[old][-1:])
        return old

    def _move(self, number: int, new: int) -> None:
        old = self.story[number]
        self._changed.update((old, new))
        if old == number:
            # The story that it opened keeps its name, whoever leaves.
            self._left.add(number)
        rest = self._members[old]
        rest.remove(number)
        if not rest:
            del self._members[old]
        self.story[number] = new
        members = self._members.setdefault(new, [])
        members.append(number)
        members.sort()

    def repair(self) -> tuple[Moved, ...]:
        """Put right what came out wrong since the last repair.

        Articles that are more like another story's members move there; stories that are as
        alike as the articles of one, and such as go on where another left off, become one.

        Cost: linear in the remembered likenesses of the stories that changed.
        """
        near = set(self._touched)
        for number in self._touched:
            # An earlier article may be nearer to the new one than to those it stands with.
            mine = self.story[number]
            near |= {
                other
                for other, bond in self._bonds.get(number, {}).items()
                if bond[0] >= TOGETHER and self.story[other] != mine
            }
        self._touched.clear()
        around = sorted(near)
        moved = [one for number in around if (one := self._better(number)) is not None]
        moved += self._merge_alike(around)
        if moved:
            # Others may be nearer now to a story that changed.
            moved += [one for number in around if (one := self._better(number)) is not None]
        self._touched.clear()
        return tuple(moved)

    def _better(self, number: int) -> Moved | None:
        """Move an article to the story that it is most like, if that is another."""
        story_of, old = self.story, self.story[number]
        bonds = self._bonds.get(number, {})
        # A mean can't reach what not even one does.
        if not any(b[0] >= TOGETHER and story_of[o] != old for o, b in bonds.items()):
            return None
        to = self._to_stories(number)
        alone = len(self._members[old]) == 1
        total, known = to.get(old, (0.0, 0))
        floor = self._floors.get(number, UNRELATED)
        others = len(self._members[old]) - 1
        here = 0.0 if alone else (total + floor * (others - known)) / others
        best, there = old, max(here, TOGETHER)
        for story, (total, known) in sorted(to.items()):
            if story == old:
                continue
            size = len(self._members[story])
            mean = (total + floor * (size - known)) / size
            if mean > there:
                best, there = story, mean
        if best == old:
            return None
        if alone and best > old and len(self._members[best]) == 1:
            # Of two that stand alone the later moves, so that the story keeps its older name.
            number, old, best = self._members[best][0], best, old
        self._move(number, best)
        why = f"it is more like the reports of this story ({there:.2f} to {here:.2f} in the mean)"
        return Moved(number, old, best, "moved", why)

    def _merge_alike(self, numbers: Iterable[int], *, alike: bool = True) -> list[Moved]:
        """Make one of stories that belong together, as far as these articles show it.

        Args:
            numbers: Articles that are new where they stand: the means of others stay.
            alike: Whether stories are joined that are alike, beside those that go on.
        """
        moved: list[Moved] = []
        fresh: dict[int, list[int]] = defaultdict(list)
        for number in sorted(numbers):
            fresh[self.story[number]].append(number)
        waiting = sorted(fresh)
        while waiting:
            story = waiting.pop(0)
            if story not in self._members:
                continue
            # A mean can't reach what not even one does.
            near, follows = self._reached(story, fresh[story])
            link, other = max(((self._link(story, o), -o) for o in near), default=(0.0, 0))
            other = -other
            why = f"the two stories are alike as one ({link:.2f} in the mean)"
            if not alike or link < TOGETHER:
                other = next((o for o in follows if self._goes_on(story, o)), -1)
                why = "one goes on where the other left off"
            if other < 0:
                continue
            young = max(story, other)
            gone = list(self._members[young])
            old = self._merge(story, other)
            moved += [Moved(number, young, old, "merged", why) for number in gone]
            fresh[old] = sorted({*fresh[story], *fresh[other], *gone})
            waiting.insert(0, old)
        return moved

    def _reached(self, story: int, numbers: Iterable[int]) -> tuple[list[int], list[int]]:
        """Stories that one of these articles is as like as ``TOGETHER``, or ``FOLLOWS``."""
        near: set[int] = set()
        follows: set[int] = set()
        for number in numbers:
            for other, bond in self._bonds.get(number, {}).items():
                if self.story[other] != story:
                    if bond.likeness >= TOGETHER:
                        near.add(self.story[other])
                    if bond.content >= FOLLOWS:
                        follows.add(self.story[other])
        return sorted(near), sorted(follows)

    def _goes_on(self, one: int, two: int) -> bool:
        """Whether the one story is the next part of the other: near in time, and in matter."""
        spans = []
        for story in (one, two):
            dated = [m for n in self._members[story] if (m := self._moments[n]) == m]
            if not dated:
                return False
            spans.append((min(dated), max(dated)))
        spans.sort()
        begin = spans[1][0]
        if begin - spans[0][1] > FOLLOWS_DAYS:
            return False
        near = 2 * FOLLOWS_DAYS
        left = [n for n in self._members[one] if abs(self._moments[n] - begin) <= near]
        right = {n for n in self._members[two] if abs(self._moments[n] - begin) <= near}
        if not left or not right:
            return False
        content = known = 0.0
        for number in left:
            for other, bond in self._bonds.get(number, {}).items():
                if other in right:
                    content += bond.content
                    known += 1
        pairs = len(left) * len(right)
        return (content + 2 * UNRELATED * (pairs - known)) / pairs >= FOLLOWS

    def relabel(self, groups: Iterable[Sequence[int]], why: str) -> tuple[Moved, ...]:
        """Put articles into these groups; each takes the name of the story it has most of.

        Every article of a story that one of them touches must be in one of the groups.
        """
        claims: list[tuple[int, int, int]] = []
        rows = sorted(sorted(group) for group in groups)
        for place, group in enumerate(rows):
            counts: dict[int, int] = defaultdict(int)
            for number in group:
                counts[self.story[number]] += 1
            claims += [(-count, story, place) for story, count in counts.items()]
        names: dict[int, int] = {}
        taken: set[int] = set()
        for _, story, place in sorted(claims):
            if place not in names and story not in taken:
                names[place] = story
                taken.add(story)
        olds = {self.story[number] for group in rows for number in group}
        moved: list[Moved] = []
        for old in sorted(olds):
            del self._members[old]
        for place, group in enumerate(rows):
            name = names.get(place, -1)
            if name < 0:
                name = self._free(group, taken)
                taken.add(name)
            for number in group:
                if self.story[number] != name:
                    if self.story[number] == number:
                        self._left.add(number)
                    moved.append(Moved(number, self.story[number], name, "moved", why))
                    self._changed.update((self.story[number], name))
                    self.story[number] = name
            self._members[name] = list(group)
        return tuple(moved)

    def _free(self, group: Sequence[int], taken: set[int]) -> int:
        """A name for a new story: its first article that gave none to another story."""
        for number in group:
            if number not in taken and number not in self._members and number not in self._left:
                return number
        name = group[0]
        while name in taken or name in self._members or name in self._left:
            name += AGAIN
        self._left.add(name)
        return name

    def settle(self, before: int) -> None:
        """Forget how alike the articles before this number are: no new one is compared."""
        gone = [number for number in self._bonds if number < before]
        for number in gone:
            self._floors.pop(number, None)
            for other in self._bonds.pop(number):
                theirs = self._bonds.get(other)
                if theirs is not None:
                    theirs.pop(number, None)
        for story in sorted({self.story[number] for number in gone}):
            kept = [number for number in self._members.get(story, ()) if number >= before]
            if kept:
                self._members[story] = kept
                self._aged.add(story)
            else:
                self._members.pop(story, None)
                self._aged.discard(story)

    def block(self, first: int) -> dict[str, NDArray[Any]]:
        """What is known for good of the articles from a number on, for ``restore``.

        That is how alike each is to earlier ones: later articles add to that, but it does
        not change, but by ``renew``.
        """
        rows = [
            (number, other, bond.likeness, bond.content)
            for number in range(first, len(self.story))
            for other, bond in sorted(self._bonds.get(number, {}).items())
            if other < number
        ]
        cut = [number for number in sorted(self._floors) if number >= first]
        return {
            "pairs": np.array([row[:2] for row in rows], dtype=np.int64).reshape(-1, 2),
            "bonds": np.array([row[2:] for row in rows], dtype=np.float64).reshape(-1, 2),
            "cut": np.array(cut, dtype=np.int64),
            "floors": np.array([self._floors[number] for number in cut], dtype=np.float64),
        }

    def state(self) -> dict[str, NDArray[Any]]:
        """What may change of earlier articles too, for ``restore``."""
        return {
            "story": np.array(self.story, dtype=np.int64),
            "live": np.array([min(self._bonds, default=0)], dtype=np.int64),
            "touched": np.array(sorted(self._touched), dtype=np.int64),
            "left": np.array(sorted(self._left), dtype=np.int64),
            "aged": np.array(sorted(self._aged), dtype=np.int64),
            "into": np.array(sorted(self._into.items()), dtype=np.int64).reshape(-1, 2),
        }

    @classmethod
    def restore(
        cls, state: Arrays, blocks: Iterable[Arrays], moments: Sequence[float]
    ) -> Gathering:
        """The stories as they were when ``state`` was taken.

        Args:
            state: What it gave.
            blocks: What ``block`` gave of the blocks that are live, in order.
            moments: See the class.
        """
        gathering = cls(moments)
        gathering.story = array("q", state["story"].tolist())
        live = int(state["live"][0])
        for number in range(live, len(gathering.story)):
            gathering._bonds[number] = {}
            gathering._members.setdefault(gathering.story[number], []).append(number)
        for block in blocks:
            pairs, bonds = block["pairs"].tolist(), block["bonds"].tolist()
            for (number, other), values in zip(pairs, bonds, strict=True):
                if min(number, other) >= live:
                    bond = Bond(*values)
                    gathering._bonds[number][other] = bond
                    gathering._bonds[other][number] = bond
            cut, floors = block["cut"].tolist(), block["floors"].tolist()
            gathering._floors.update(zip(cut, floors, strict=True))
        gathering._touched = set(state["touched"].tolist())
        gathering._left = set(state["left"].tolist())
        gathering._aged = set(state["aged"].tolist())
        gathering._into = dict(state["into"].tolist())
        return gathering
