"""What the workflows need from outside, as protocols: a map, a clock, a progress report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Protocol, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")


class Map(Protocol):
    """Apply a function to each thing, results in the order of the things."""

    def __call__(self, act: Callable[[In], Out], things: Iterable[In], /) -> Iterator[Out]: ...


class Clock(Protocol):
    """Tells the time: an aware UTC time."""

    def __call__(self) -> datetime: ...


class Progress(Protocol):
    """Is told how far a step has come; ``total`` is the number of things to do."""

    def __call__(self, step: str, done: int, total: int) -> None: ...


def serial(act: Callable[[In], Out], things: Iterable[In]) -> Iterator[Out]:
    """One after the other, in this process."""
    return map(act, things)


def wall_clock() -> datetime:
    """The time now."""
    return datetime.now(UTC)


def silent(step: str, done: int, total: int) -> None:
    """Report nothing."""
