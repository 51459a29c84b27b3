"""How many planted turns of a story become episodes, and how many are made where none is.

    python benchmarks/quality/stories/episodes.py

Stories are invented term bags: each report draws words of its matter, words of the whole
story, and others. At a turn some words of the matter stay; in between they may drift.
"""

from __future__ import annotations

import random

from variorum.model import ArticleId
from variorum.stories import Told, find_episodes

DAY = 86_400.0
STORIES = 100
COMMON = [f"common{number}" for number in range(25)]
# Matters, reports of each, words that stay at a turn (of 30), words replaced a report.
ROWS = (
    *((1, per, 0, drift) for drift in (0.0, 0.5, 1.0) for per in (8, 20)),
    *((2, per, keep, 0.0) for keep in (0, 10, 15, 20) for per in (8, 20)),
    *((3, per, 10, drift) for drift in (0.0, 0.5) for per in (8, 20)),
)


def story(
    seed: int, matters: int, per: int, keep: int, drift: float
) -> tuple[list[Told], list[int]]:
    """The reports of one story, and the places before which its matter changes."""
    chance = random.Random(seed)
    reports: list[Told] = []
    turns: list[int] = []
    matter, fresh, moment = list(range(30)), 30, 0.0
    for number in range(matters):
        if number:
            turns.append(len(reports))
            matter = chance.sample(matter, keep) + list(range(fresh, fresh + 30 - keep))
            fresh += 30 - keep
        for _ in range(per):
            if chance.random() < drift:
                matter[chance.randrange(30)] = fresh
                fresh += 1
            words = [f"matter{word}" for word in chance.sample(matter, 12)]
            words += chance.sample(COMMON, 10)
            words += [f"other{chance.randrange(200)}" for _ in range(8)]
            name = ArticleId(f"article-{len(reports):03}")
            reports.append(Told(name, moment, dict.fromkeys(words, 1.0)))
            moment += 0.75 * DAY * chance.uniform(0.7, 1.3)
    return reports, turns


def main() -> None:
    print("matters  reports each  stay  drift  found        false")
    for matters, per, keep, drift in ROWS:
        found = planted = false = 0
        for seed in range(STORIES):
            reports, turns = story(seed, matters, per, keep, drift)
            cuts, at = [], 0
            for episode in find_episodes(reports)[:-1]:
                at += len(episode.articles)
                cuts.append(at)
            hit = sum(any(abs(cut - turn) <= 1 for cut in cuts) for turn in turns)
            found, planted, false = found + hit, planted + len(turns), false + len(cuts) - hit
        print(f"{matters:7}  {per:12}  {keep:4}  {drift:5}  {found:4} of {planted:4}  {false:5}")


if __name__ == "__main__":
    main()
