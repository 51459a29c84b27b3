"""Watches: what a reader wants to be told of as soon as it arrives. Times are seconds since 1970,
UTC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Watch:
    """A saved search (``query``) or a story (its id) of one user that alerts.

    ``begins`` is the highest item id when it was made: only later items fire. ``turn`` is the
    place in the order of indexing up to which items were looked at. ``token`` opens its feed
    to whoever has it. ``webhook`` is the address that is told, ``secret`` signs what it is
    told. ``hits`` and ``unseen`` count. ``trouble`` says why the webhook was given up last,
    None once a message came through again.
    """

    id: int
    user: int
    name: str
    query: str | None
    story: str | None
    made: float
    token: str
    webhook: str | None = None
    secret: str | None = None
    begins: int = 0
    turn: int = 0
    hits: int = 0
    unseen: int = 0
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that a watch fired for, when, and when the user saw that. ``number`` runs."""

    number: int
    watch: int
    item: int
    found: float
    seen: float | None = None


DeliveryState = Literal["waiting", "delivered", "given up"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message to a watch's webhook. ``id`` stays the same however often it is sent.

    ``tries`` counts those that failed, ``due`` is the moment of the next, ``reason`` why the
    last one failed; ``ended`` is when it was delivered or given up.
    """

    id: str
    watch: int
    made: float
    body: bytes
    tries: int = 0
    due: float = 0.0
    state: DeliveryState = "waiting"
    ended: float | None = None
    reason: str | None = None
