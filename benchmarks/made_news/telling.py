"""The stream: stories are opened, live and end; each report goes out with its truth."""

from __future__ import annotations

import heapq
import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import numpy as np

from made_news.cast import Outlet, skewed, world
from made_news.copying import Made, copied
from made_news.plots import DAY, HOUR, Leaf, Plot, Tree, new_plot, next_episode
from made_news.settings import Settings
from made_news.wording import length, report

_START = datetime(2033, 1, 3, tzinfo=UTC)
_KINDS = ("exact", "edited", "truncated", "partial", "rewrite", "update")
_OFTEN = (28, 22, 14, 16, 14, 6)
_NEEDS_OWN = ("partial", "rewrite", "update")
_KEPT_LEAVES = 4


@dataclass(frozen=True)
class Told:
    """One article as a run gets it, and what is true of it.

    ``line``: id, title, text, published, source. ``gold``: see about.md.
    """

    line: dict[str, Any]
    gold: dict[str, Any]


def stream(articles: int, settings: Settings | None = None) -> Iterator[Told]:
    """That many invented articles in order of arrival, the same for the same settings.

    Memory is that of the stories running at one time; about 0.2 ms an article.
    """
    return _Teller(settings or Settings()).run(articles)


def _mean_size(settings: Settings) -> float:
    return sum(n**-settings.tail for n in range(1, settings.largest + 1))


class _Teller:
    def __init__(self, settings: Settings) -> None:
        self._set = settings
        self._chance = random.Random(settings.seed)
        self._rng = np.random.Generator(np.random.PCG64(settings.seed))
        self._pace = DAY / settings.rate_per_day * _mean_size(settings)
        self._recent: deque[Plot] = deque(maxlen=400)
        self._number = self._stories = self._origins = 0

    def run(self, articles: int) -> Iterator[Told]:
        coming: list[tuple[float, int, Plot]] = []  # each running story's next report
        waiting: list[tuple[float, int, Told]] = []  # published and not yet arrived
        opening, sent = 0.0, 0
        while sent < articles:
            while not coming or opening <= coming[0][0]:
                plot = new_plot(self._chance, self._set, self._name(), opening, self._recent)
                self._recent.append(plot)
                heapq.heappush(coming, (plot.times.pop(), self._stories, plot))
                opening += self._chance.expovariate(1) * self._pace
            now, rank, plot = heapq.heappop(coming)
            while waiting and waiting[0][0] <= now and sent < articles:
                yield heapq.heappop(waiting)[2]
                sent += 1
            if plot.breaks and plot.breaks[-1] <= now:
                plot.breaks.pop()
                next_episode(self._chance, plot)
            arrival, told = self._tell(plot, now)
            heapq.heappush(waiting, (arrival, self._number, told))
            if plot.times:
                heapq.heappush(coming, (plot.times.pop(), rank, plot))

    def _name(self) -> str:
        self._stories += 1
        return f"s{self._stories}"

    def _origin(self) -> str:
        self._origins += 1
        return f"o{self._origins}"

    def _paper(self, plot: Plot) -> Outlet:
        """An outlet that has not told of the story lately."""
        outlets = world().outlets
        for _ in range(20):
            paper = outlets[skewed(self._chance, len(outlets), 2.5)]
            if paper.name not in plot.sources:
                break
        plot.sources = [*plot.sources[-12:], paper.name]
        return paper

    def _own(self, plot: Plot, outlet: Outlet, count: int) -> tuple[str, list[str]]:
        return report(self._rng, self._chance, plot.terms, plot.kind, outlet, count)

    def _tell(self, plot: Plot, now: float) -> tuple[float, Told]:
        chance = self._chance
        plot.told += 1
        self._number += 1
        # Ids in no order that tells anything; odd times number, so no two are the same.
        name = f"m{self._number * 2654435761 % 2**32:08x}"
        if plot.trees and chance.random() < self._set.copies:
            return self._copy(plot, now, name, chance.choice(plot.trees))
        if len(plot.trees) < 3 and chance.random() < (0.55 if plot.told == 1 else 0.12):
            return self._wire(plot, now, name)
        paper = self._paper(plot)
        title, paragraphs = self._own(plot, paper, length(chance))
        leaf = Leaf(name, paper.name, now, title, paragraphs, ())
        origin = self._origin()
        if len(plot.trees) < 3 and chance.random() < 0.25:
            plot.trees.append(Tree(origin, [leaf]))
        return self._print(plot, leaf, paper, origin, Made("original", paragraphs, 0.0, False))

    def _wire(self, plot: Plot, now: float, name: str) -> tuple[float, Told]:
        """An agency's report; sometimes only papers' copies of it are ever seen."""
        chance = self._chance
        agency = chance.choice(world().agencies)
        title, paragraphs = self._own(plot, agency, length(chance))
        tree = Tree(self._origin())
        plot.trees.append(tree)
        seen = chance.random() > 0.15
        root = Leaf(name if seen else "", agency.name, now, title, paragraphs, ())
        tree.leaves.append(root)
        if not seen:
            return self._copy(plot, now, name, tree)
        made = Made("original", paragraphs, 0.0, False)
        return self._print(plot, root, agency, tree.origin, made)

    def _copy(self, plot: Plot, now: float, name: str, tree: Tree) -> tuple[float, Told]:
        chance = self._chance
        parent = tree.leaves[0] if chance.random() < 0.7 else chance.choice(tree.leaves)
        if not tree.leaves[0].id:
            # What two take from a wire that nobody saw must meet: whole copies only.
            parent, kind = tree.leaves[0], chance.choice(("exact", "edited"))
        else:
            kind = chance.choices(_KINDS, _OFTEN)[0]
        paper = self._paper(plot)
        if kind == "update":
            paper = _outlets()[parent.outlet]
        own: list[str] = []
        title = parent.title
        if kind in _NEEDS_OWN:
            count = length(chance) // (1 if kind == "rewrite" else 2)
            title, own = self._own(plot, paper, max(90, count))
        elif chance.random() < 0.5:
            title, _ = self._own(plot, paper, 90)
        made = copied(chance, parent, paper, own, kind)
        ancestors = (*parent.ancestors, parent.id) if parent.id else ()
        leaf = Leaf(name, paper.name, now, title, made.paragraphs, ancestors)
        told = self._print(plot, leaf, paper, tree.origin, made)
        if kind in ("exact", "edited") and tree.leaves[0].id:
            tree.leaves[1:] = [*tree.leaves[1:], leaf][-_KEPT_LEAVES:]
        return told

    def _print(
        self, plot: Plot, leaf: Leaf, outlet: Outlet, origin: str, made: Made
    ) -> tuple[float, Told]:
        chance, chosen = self._chance, self._set
        moment = _START + timedelta(seconds=int(leaf.published))
        dated, published = chance.random(), None
        if dated >= chosen.undated + chosen.day_only:
            published = moment.isoformat().replace("+00:00", "Z")
        elif dated >= chosen.undated:
            published = moment.date().isoformat()
        signed = chance.random() >= chosen.unsigned
        late = chance.random() < chosen.late
        lag = chance.uniform(6 * HOUR, 20 * DAY) if late else chance.expovariate(1 / 1200)
        line = {
            "id": leaf.id,
            "title": leaf.title,
            "text": "\n\n".join([*outlet.head, *made.paragraphs, *outlet.tail]),
            "published": published,
            "source": outlet.name if signed else None,
        }
        gold = {
            "id": leaf.id,
            "story": plot.id,
            "episode": plot.episode,
            "origin": origin,
            "copied_from": leaf.ancestors[-1] if leaf.ancestors else None,
            "ancestors": list(leaf.ancestors),
            "kind": made.kind,
            "taken": round(made.taken, 3),
            "credit": made.credit,
            "outlet": outlet.name,
            "moment": int(leaf.published),
            "late": late,
        }
        return leaf.published + lag, Told(line, gold)


@cache
def _outlets() -> dict[str, Outlet]:
    return {outlet.name: outlet for outlet in (*world().outlets, *world().agencies)}
