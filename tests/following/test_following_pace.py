"""How often a feed brings something, in words."""

from __future__ import annotations

import pytest

from variorum.following import told_pace


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        (None, ""),
        (0.0, ""),
        (5.0, "Brings something about every minute."),
        (600.0, "Brings something about every 10 minutes."),
        (3_700.0, "Brings something about every hour."),
        (3 * 3_600.0, "Brings something about every 3 hours."),
        (90_000.0, "Brings something about every day."),
        (10 * 86_400.0, "Brings something about every 10 days."),
    ],
)
def test_the_pace_of_a_feed_is_told_in_the_largest_unit_that_fits(
    gap: float | None, said: str
) -> None:
    assert told_pace(gap) == said
