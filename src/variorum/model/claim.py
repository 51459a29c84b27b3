"""Claims, the passages that make them, verdicts and conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from variorum.model.passage import Passage

Verdict = Literal["corroborated", "contested", "single"]
Stance = Literal["asserts", "denies", "confirms", "declines", "silent", "quotes"]
ConflictKind = Literal["date", "number", "confirmation", "attribution", "event"]
Strength = Literal["hard", "soft", "superseded"]


@dataclass(frozen=True, slots=True)
class Attestation:
    """One passage that speaks to a claim, with the value it gives and its stance."""

    passage: Passage
    value: str
    stance: Stance = "asserts"
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement in normal form (matter, value) with everyone who makes it.

    ``origins`` counts independent origins, never outlets: copies do not corroborate.
    """

    id: str
    matter: str
    value: str
    verdict: Verdict
    origins: int
    attestations: tuple[Attestation, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sides that do not agree; ``sides`` holds the passages of each.

    ``strength``: hard, both cannot be true; soft, a difference that is no contradiction
    or only perhaps one; superseded, a later report replaces an earlier one. ``why`` says
    in words how the program came to that.
    """

    id: str
    matter: str
    kind: ConflictKind
    strength: Strength
    sides: tuple[Attestation, ...]
    why: str = ""
