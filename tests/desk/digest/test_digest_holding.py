"""A run that holds much memory ends so that another takes over; never again and again for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from variorum.desk.digest.holding import LEAST, ROOM, Outgrown, held_now


def outgrown(held: Sequence[float | None], *, age: float = 2 * LEAST) -> list[bool]:
    """What is said at each look, of a process that has this age from the second look on."""
    ages: Iterator[float] = chain([0.0], repeat(age))
    holds = iter(held)
    asked = Outgrown(330.0, held=lambda: next(holds), clock=lambda: next(ages))
    return [asked() for _ in held]


def test_a_process_is_begun_anew_once_it_holds_more_than_the_bound() -> None:
    assert outgrown([150.0, 329.0, 331.0]) == [False, False, True]


def test_what_was_held_at_the_outset_is_no_reason_however_much_it_is() -> None:
    assert outgrown([600.0, 600.0, 599.0 + ROOM, 601.0 + ROOM]) == [False, False, False, True]


def test_a_process_works_some_minutes_at_least() -> None:
    assert outgrown([150.0, 900.0], age=LEAST - 1) == [False, False]


def test_where_the_system_does_not_tell_nothing_is_begun_anew() -> None:
    assert outgrown([None, None]) == [False, False]


def test_this_process_is_told_to_hold_some_memory_or_nothing_is_told() -> None:
    held = held_now()
    assert held is None or 5.0 < held < 20_000.0
