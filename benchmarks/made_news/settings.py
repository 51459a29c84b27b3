"""What can be chosen of an invented stream."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """Shares are within [0, 1].

    Attributes:
        seed: Another seed, other stories; words and outlets stay.
        rate_per_day: Reports published a day, once the first stories have run their length.
        undated, day_only: Share of articles without a date, and of those with a day alone.
        unsigned: Share of articles without a source.
        late: Share that arrives hours to weeks after it was published.
        copies: Share of a story's reports after the first that are made of another one.
        look_alikes: Share of stories that resemble a recent one: kind, some names, some words.
        long_running: Share of the stories of six reports or more that have episodes over weeks.
        tail: A story has ``n`` reports or more with chance ``n ** -tail``.
        largest: The most reports a story has.
    """

    seed: int = 1
    rate_per_day: float = 5000.0
    undated: float = 0.06
    day_only: float = 0.12
    unsigned: float = 0.03
    late: float = 0.03
    copies: float = 0.35
    look_alikes: float = 0.4
    long_running: float = 0.25
    tail: float = 1.15
    largest: int = 150
