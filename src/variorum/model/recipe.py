"""How things are made and named: recipes, digests, failures.

Every derived thing has ``id = digest(kind, recipe, inputs)``: running again costs
nothing for what exists, and a better method makes a new thing beside the old one.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

_DIGEST_VERSION = 1


def digest(kind: str, *parts: object) -> str:
    """Name a thing by what it is made from.

    Args:
        kind: A short word that says what is named ("article", "claim").
        parts: Strings, numbers, None, and sequences of these.

    Returns:
        ``kind-`` and twenty hexadecimal digits; equal inputs, equal name, on every
        machine and in every run.
    """
    plain = json.dumps(
        [_DIGEST_VERSION, kind, *parts], ensure_ascii=False, sort_keys=True, default=list
    )
    # Names that others give may hold unpaired surrogates.
    data = plain.encode("utf-8", "surrogatepass")
    return f"{kind}-{hashlib.sha256(data).hexdigest()[:20]}"


@dataclass(frozen=True, slots=True)
class Recipe:
    """The step, version and settings that made a derived thing."""

    step: str
    version: int
    settings: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        return digest("recipe", self.step, self.version, self.settings)


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """What did not work, and why. Nothing is skipped without one of these."""

    subject: str
    step: str
    reason: str
