"""A stream of reports, grouped as they arrive: the whole of it, from a line to its story.

Each report is compared with the earlier ones that share rare words or running text with it,
stands in a story at once, and may be put elsewhere when more has come. Everything happens at
fixed counts of arrivals, never by the clock of the machine, so that a run that was stopped
and gone on with ends as one that was not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any, Literal
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from variorum.stories.comparing import Comparing
from variorum.stories.facts import when
from variorum.stories.gathering import FOLLOWS, KEPT, TOGETHER, Bond, Gathering, Moved
from variorum.stories.linkage import average_link
from variorum.stories.provenance import outlet_key, read_provenance
from variorum.stories.segments import Arrays, Segments
from variorum.stories.streamed_copies import CopyStream, StreamedCopy
from variorum.stories.terms import Terms, read_terms, written_as
from variorum.stories.wording import read_wording

Mode = Literal["online", "careful"]

METHOD = "stories-1"  # named anew when the same reports may come out otherwise
BLOCK = 2_048  # arrivals after which everything is put away
LIVE_BLOCKS = 16  # finished blocks whose articles may still change their story
# What a word tells is learnt from the first reports: at these counts they are weighed anew.
YOUNG = frozenset((128, 256, 512, 1_024))
REPAIRED = 128  # arrivals after which what was hasty is put right
_LOOKED_AT = 40  # reports that a new one is compared with
_WEIGHED = 128  # the same where stories are built anew
_EVERY_PAIR = 160  # reports among which every pair is measured for that
_STORIES = 5  # stories of which more members are looked at than the index found
_FIRST = 5  # how steeply the first found weigh more, when those stories are chosen
_SAMPLE = 8  # and how many more of each
_CREDITED = 8  # reports, the nearest first, whose outlets a new one may name as its source
_TOLD = 5  # copies that are told as a reason


@dataclass(frozen=True, slots=True)
class Report:
    """One line of a stream. ``published`` is an ISO date or time; None where not known."""

    id: str | int
    title: str
    text: str
    published: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a report at its arrival: its number, its copies among earlier ones, and
    why it stands where it was put (``how``, ``nearest``, ``shared``, ``credited``: see
    ``Outcome``)."""

    number: int
    copies: tuple[StreamedCopy, ...]
    how: str = ""
    nearest: int | None = None
    shared: tuple[str, ...] = ()
    credited: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a report stands in the end, and why.

    ``story`` names the story by the number of the report that opened it (see ``AGAIN``).
    ``how`` says what it did when it came; ``nearest`` is the number of the report that it
    was most like then, ``shared`` what both write, as this one writes it, the rarest first.
    ``copied`` are reports that share its text; ``credited`` such as stand in its story in the
    end and that it names as where its news is from. ``moved`` and ``why`` tell what a later
    look changed.
    """

    id: str | int
    story: int
    how: str
    nearest: int | None
    likeness: float
    shared: tuple[str, ...]
    days_apart: float | None
    copied: tuple[int, ...]
    credited: tuple[int, ...]
    moved: str
    why: str


class StoryStream:
    """Takes reports one by one and knows at any time which stand together.

    Args:
        segments: Where finished blocks are kept.
        mode: "online" puts each report into a story at once and repairs now and then;
            "careful" also builds all stories of the latest reports anew at each block's end.

    Memory: some 75 MiB for tables and the running block, some 7 KiB for each of the latest
    32,768 reports, 40 bytes for each older one. Cost: about 3 ms a report of 350 words.
    """

    def __init__(self, segments: Segments, mode: Mode = "online") -> None:
        self.mode = mode
        self._segments = segments
        self._comparing = Comparing(segments)
        self._copies = CopyStream(segments)
        self._gathering = Gathering(self._comparing.facts.moments)
        # Of the running block: how much each report shares with others.
        self._shares: dict[int, dict[int, float]] = {}
        self._reasons: list[bytes] = []
        self._moved: list[Moved] = []
        self._blocks = 0
        self._stale: list[str] = []

    def __len__(self) -> int:
        return len(self._gathering)

    def take(self, report: Report) -> Taken:
        """Put a report into a story."""
        number = len(self._gathering)
        wording = read_wording(report.text)
        terms = read_terms(report.title, wording.written)
        provenance = read_provenance(
            report.text, id=report.id, source=report.source, published=report.published
        )
        copies = self._copies.take(number, wording, provenance)
        outlet = _outlet(report.source) if report.source else 0
        self._comparing.meet(terms, when(report.published), outlet)
        shares = {copy.a: max(copy.share_a, copy.share_b) for copy in copies}
        for other, share in shares.items():
            self._shares.setdefault(number, {})[other] = share
            self._shares.setdefault(other, {})[number] = share
        near = self._comparing.near(number, terms, sorted(shares), _LOOKED_AT)
        bonds, means = self._measure(number, terms, near, shares)
        how = self._gathering.add(bonds, means)
        self._comparing.keep(number, terms)
        nearest = sorted(bonds, key=lambda other: (-bonds[other].likeness, other))
        credited = self._copies.credited(wording, provenance, nearest[:_CREDITED])
        told = self._reason(report, number, terms, wording.written, bonds, shares)
        if credited:
            told["credited"] = credited
        self._reasons.append(_line({"id": report.id, "how": how, **told}))
        if number + 1 in YOUNG:
            self._care()
        elif (number + 1) % REPAIRED == 0:
            self._moved += self._gathering.repair()
        return Taken(
            number,
            copies,
            how,
            told.get("nearest"),
            tuple(told.get("shared", ())),
            tuple(told.get("credited", ())),
        )

    def _measure(
        self, number: int, terms: Terms, near: list[int], shares: Mapping[int, float]
    ) -> tuple[dict[int, Bond], dict[int, float]]:
        """The likeness of a report to these and to more of their stories; the stories' means."""
        stories = [self._gathering.place(other) for other in near]
        found: dict[int, int] = {}
        weight: dict[int, float] = {}
        for rank, story in enumerate(stories):
            found[story] = found.get(story, 0) + 1
            weight[story] = weight.get(story, 0.0) + 1.0 / (rank + _FIRST)
        best = sorted(weight, key=lambda story: (-weight[story], story))[:_STORIES]
        looked_at = set(near)
        more: list[int] = []
        for story in best:
            members = self._gathering.members(story)
            if len(members) > found[story]:
                latest = (one for one in reversed(members) if one not in looked_at)
                chosen = list(islice(latest, _SAMPLE))
                more += chosen
                stories += [story] * len(chosen)
        others = near + more
        likeness, content = self._comparing.likenesses(number, terms, others, shares)
        sums = dict.fromkeys(best, 0.0)
        sampled: dict[int, list[float]] = {}
        for place, story in enumerate(stories):
            if story not in sums:
                continue
            if place < len(near):
                sums[story] += likeness[place]
            else:
                sampled.setdefault(story, []).append(likeness[place])
        means: dict[int, float] = {}
        for story in best:
            rest = sampled.get(story, [])
            size = max(len(self._gathering.members(story)), found[story])
            mean = sum(rest) / len(rest) if rest else 0.0
            means[story] = (sums[story] + mean * (size - found[story])) / size
        bonds = {
            other: Bond(one, two)
            for other, one, two in zip(others, likeness, content, strict=True)
            if one >= KEPT or two >= FOLLOWS
        }
        return bonds, means

    def _reason(
        self,
        report: Report,
        number: int,
        terms: Terms,
        written: tuple[str, ...],
        bonds: Mapping[int, Bond],
        shares: Mapping[int, float],
    ) -> dict[str, Any]:
        story = self._gathering.story[number]
        fellows = [o for o in bonds if self._gathering.story[o] == story]
        told: dict[str, Any] = {}
        if fellows:
            nearest = max(fellows, key=lambda o: (bonds[o].likeness, -o))
            told["nearest"] = nearest
            told["likeness"] = round(bonds[nearest].likeness, 3)
            best = self._comparing.shared(terms, nearest)
            told["shared"] = written_as(report.title, written, best)
            apart = self._comparing.days_apart(nearest, number)
            if apart is not None:
                told["days_apart"] = apart
            copied = [o for o in sorted(shares) if self._gathering.story[o] == story]
            if copied:
                told["copied"] = copied[:_TOLD]
        return told

    def finish(self) -> None:
        """Put right what the last reports left; after it no report is taken."""
        self._moved += self._gathering.repair()
        if self.mode == "careful":
            self._care()
        self._put_away()

    def freeze(self) -> dict[str, Any]:
        """Put the running block away; to be called at a block's end and never else.

        Returns:
            What must be kept beside the segments, in plain values, for ``restore``.
        """
        if self.mode == "careful":
            self._care()
        for name in self._stale:
            self._segments.drop(name)
        block, first = self._blocks, self._blocks * BLOCK
        self._stale = [f"gathering-{block - 1}"]
        self._put_away()
        self._copies.freeze()
        comparing = self._comparing.freeze(first)
        self._segments.put(f"bonds-{block}", self._gathering.block(first))
        self._gathering.settle(len(self) - LIVE_BLOCKS * BLOCK)
        self._segments.put(f"gathering-{block}", self._gathering.state())
        self._stale.append(f"bonds-{block - LIVE_BLOCKS}")
        self._blocks += 1
        return {
            "mode": self.mode,
            "blocks": self._blocks,
            "comparing": comparing,
            "copies": self._copies.state(),
            "stale": self._stale,
        }

    def _put_away(self) -> None:
        """Keep why each report of the block stands where it does, and what was moved."""
        moves = [_line([moved.number, moved.old, moved.how, moved.why]) for moved in self._moved]
        self._segments.put(f"reasons-{self._blocks}", _packed(self._reasons))
        self._segments.put(f"moves-{self._blocks}", _packed(moves))
        self._reasons, self._moved, self._shares = [], [], {}

    def outcome(self) -> Iterator[Outcome]:
        """Every report in order, where it stands and why; after ``finish``.

        Cost: linear; memory one block, and what was moved.
        """
        moves: dict[int, tuple[str, str]] = {}
        for block in range(self._blocks + 1):
            for row in _rows(self._segments.get(f"moves-{block}")):
                number, _, how, why = json.loads(row)
                moves[int(number)] = (str(how), str(why))
        number = 0
        for block in range(self._blocks + 1):
            for row in _rows(self._segments.get(f"reasons-{block}")):
                told = json.loads(row)
                how, why = moves.get(number, ("", ""))
                yield Outcome(
                    id=told["id"],
                    story=self._gathering.place(number),
                    how=told["how"],
                    nearest=told.get("nearest"),
                    likeness=told.get("likeness", 0.0),
                    shared=tuple(told.get("shared", ())),
                    days_apart=told.get("days_apart"),
                    copied=tuple(told.get("copied", ())),
                    credited=self._fellows(number, told.get("credited", ())),
                    moved=how,
                    why=why,
                )
                number += 1

    def _fellows(self, number: int, others: Sequence[int]) -> tuple[int, ...]:
        place = self._gathering.place
        return tuple(other for other in others if place(other) == place(number))

    def name(self, number: int) -> str | int:
        """The id of a report."""
        return self._copies.name(number)

    @classmethod
    def restore(cls, state: Mapping[str, Any], segments: Segments) -> StoryStream:
        """The stream as it was when ``state`` was taken."""
        stream = cls(segments, state["mode"])
        stream._blocks = int(state["blocks"])
        last = stream._blocks - 1
        stream._comparing = Comparing.restore(state["comparing"], segments)
        stream._copies = CopyStream.restore(state["copies"], segments)
        live = range(max(0, stream._blocks - LIVE_BLOCKS), stream._blocks)
        stream._gathering = Gathering.restore(
            segments.get(f"gathering-{last}"),
            [segments.get(f"bonds-{block}") for block in live],
            stream._comparing.facts.moments,
        )
        stream._stale = [str(name) for name in state["stale"]]
        return stream

    def _care(self) -> None:
        """Measure the block's reports anew and build all stories around them from single ones."""
        first = self._blocks * BLOCK
        numbers = list(range(first, len(self)))
        measured: dict[int, dict[int, Bond]] = {}
        self._comparing.weigh_anew(numbers)
        for number in numbers:
            terms = self._comparing.terms(number)
            shares = self._shares.get(number, {})
            near = self._comparing.near(number, terms, sorted(shares), _WEIGHED)
            measured[number] = self._comparing.bonds(number, terms, near, shares)
        self._gathering.renew(measured)
        self._moved += self._rebuilt(numbers)

    def _rebuilt(self, numbers: Sequence[int]) -> list[Moved]:
        gathering = self._gathering
        moved: list[Moved] = []
        parts = gathering.around(numbers)
        for part in parts:
            bonds = self._all_bonds(part) if len(part) <= _EVERY_PAIR else gathering.bonds
            groups = average_link(part, bonds, gathering.floor, TOGETHER)
            moved += gathering.relabel(groups, "all reports around it were weighed anew")
        # Not part by part: what follows may stand in another, which must be whole till then.
        moved += gathering.follow(number for part in parts for number in part)
        return moved

    def _all_bonds(self, part: list[int]) -> Callable[[int], Mapping[int, Bond]]:
        """The likeness of every pair of these: as it is remembered, else measured now."""
        gathering = self._gathering
        found: dict[int, dict[int, Bond]] = {number: {} for number in part}
        for place, number in enumerate(part):
            known = gathering.bonds(number)
            rest = [other for other in part[:place] if other not in known]
            terms, shares = self._comparing.terms(number), self._shares.get(number, {})
            measured = self._comparing.bonds(number, terms, rest, shares)
            for other in part[:place]:
                bond = known[other] if other in known else measured[other]
                found[number][other] = found[other][number] = bond
        return found.__getitem__

    def story(self, number: int) -> int:
        """The story in which a report stands by now."""
        return self._gathering.place(number)

    def changed(self) -> frozenset[int]:
        """The stories that got or lost a report since this was asked last; see ``story``."""
        return self._gathering.changed()


def _outlet(source: str) -> int:
    return crc32(outlet_key(source).encode("utf-8", "surrogatepass"))


# Made once: ``json.dumps`` would make one a call.
_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


def _line(told: object) -> bytes:
    return _encode(told).encode("ascii")


def _rows(segment: Arrays) -> Iterator[bytes]:
    whole = np.asarray(segment["bytes"]).tobytes()
    bounds = segment["bounds"].tolist()
    for begin, end in pairwise(bounds):
        yield whole[begin:end]


def _packed(rows: list[bytes]) -> dict[str, NDArray[Any]]:
    sizes = np.cumsum([0, *map(len, rows)], dtype=np.int64)
    return {"bounds": sizes, "bytes": np.frombuffer(b"".join(rows), dtype=np.uint8)}
