"""The weights of a logistic regression."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """A constant and one weight for each sign, in the signs' order."""

    constant: float
    weights: tuple[float, ...]
