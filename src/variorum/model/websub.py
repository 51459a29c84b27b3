"""News by push: what a hub was asked for, and how that stands (WebSub). Times are seconds since
1970, UTC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# What a hub was asked for last and what became of it: "asked" waits for the hub's question
# whether that was us, "active" has a lease, "refused" was denied, "given up" never got so far,
# "ended" is no longer wanted.
HubState = Literal["asked", "active", "refused", "given up", "ended"]


@dataclass(frozen=True, slots=True)
class HubLease:
    """What a hub was asked for on behalf of one source.

    ``token`` is the secret part of the address at which the hub calls, ``secret`` what it signs
    with. ``why`` says in words why there is no lease. ``due`` is when the hub is asked next,
    ``tries`` how often it was asked since it last agreed. The lease runs from ``since`` to
    ``until``. ``delivered`` counts what came with a good signature, ``forged`` what came with
    none or a bad one, ``repeated`` what had come before; ``missed`` how many polls since the
    last delivery found news that the hub had not told.
    """

    source: int
    token: str
    secret: str
    hub: str
    topic: str
    state: HubState = "asked"
    why: str | None = None
    due: float = 0.0
    tries: int = 0
    asked: float | None = None
    since: float | None = None
    until: float | None = None
    delivered: int = 0
    forged: int = 0
    repeated: int = 0
    missed: int = 0
