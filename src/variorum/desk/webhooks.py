"""Sending what watches found to the addresses that wait for it, until each has it or is given up.

A message is signed: ``Variorum-Signature: t=SECONDS,v1=HEX`` is the HMAC-SHA256, by the watch's
secret, of the seconds, a full stop, and the body. It carries its id, the same each time it is
sent, for it may come twice: who is killed between sending and noting sends it again.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from variorum.capture import FetchRules, call_hook
from variorum.capture.addresses import Resolve, look_up
from variorum.desk.desk import Desk
from variorum.errors import FetchError, SourceError
from variorum.model import Delivery

# Seconds until the next try after each failure; two days in all.
PAUSES = (60.0, 300.0, 900.0, 3600.0, 3 * 3600.0, 6 * 3600.0, 12 * 3600.0, 24 * 3600.0)
_LONGEST_PAUSE = 24 * 3600.0
_AT_ONCE = 8
# For how long a message counts as under way; longer than one try can take.
_HOLD = 120.0
_LONGEST_TRY = 15.0


@dataclass(frozen=True, slots=True)
class Sent:
    """What a run of sending did: messages delivered, such that failed and are tried again, and
    such that were given up."""

    delivered: int = 0
    failed: int = 0
    given_up: int = 0


def send_webhooks(
    desk: Desk, now: float | None = None, *, limit: int = 32, resolve: Resolve = look_up
) -> Sent:
    """Send the messages that are due, a few at a time; of each watch one.

    Args:
        limit: How many at most.
        resolve: Host and port to network addresses.

    Raises:
        StoreError: What became of them cannot be kept; they are sent again then.

    Cost: nothing where nothing is due; else at most 15 seconds for eight messages.
    """
    now = desk.clock().timestamp() if now is None else now
    if desk.settings.offline:
        return Sent()
    due = desk.store.watches.due(now, limit=limit, hold=_HOLD)
    if not due:
        return Sent()
    hooks = {one.id: one for one in desk.store.watches.get(one.watch for one in due)}
    rules = _rules(desk)
    jobs = [
        (one, watch.webhook, watch.secret)
        for one in due
        if (watch := hooks.get(one.watch)) and watch.webhook and watch.secret
    ]

    def send(job: tuple[Delivery, str, str]) -> Delivery:
        delivery, url, secret = job
        try:
            call_hook(url, delivery.body, headers=_headers(delivery, secret, now), rules=rules,
                      resolve=resolve)  # fmt: skip
        except SourceError as trouble:
            return _failed(delivery, trouble, now)
        return replace(delivery, state="delivered", ended=now, reason=None)

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        outcomes = list(pool.map(send, jobs))
    for outcome in outcomes:
        desk.store.watches.settle(outcome)
    return _sum(outcomes)


def _sum(outcomes: Sequence[Delivery]) -> Sent:
    states = [one.state for one in outcomes]
    return Sent(states.count("delivered"), states.count("waiting"), states.count("given up"))


def _rules(desk: Desk) -> FetchRules:
    settings = desk.settings
    total = min(_LONGEST_TRY, settings.timeout)
    return FetchRules(
        connect=min(5.0, total),
        read=min(10.0, total),
        total=total,
        allow_private=settings.allow_private,
        user_agent=settings.user_agent,
    )


def _headers(delivery: Delivery, secret: str, now: float) -> Mapping[str, str]:
    seconds = str(int(now))
    return {
        "Variorum-Event": "watch.hits",
        "Variorum-Delivery": delivery.id,
        "Variorum-Signature": f"t={seconds},v1={signature(secret, seconds, delivery.body)}",
    }


def signature(secret: str, seconds: str, body: bytes) -> str:
    """The HMAC-SHA256 of a message, in hex."""
    signed = seconds.encode("ascii") + b"." + body
    return hmac.new(secret.encode("utf-8"), signed, hashlib.sha256).hexdigest()


def _failed(delivery: Delivery, trouble: SourceError, now: float) -> Delivery:
    """What follows from a try that failed."""
    tries = delivery.tries + 1
    reason = trouble.reason[:1].upper() + trouble.reason[1:400]
    gone = isinstance(trouble, FetchError) and trouble.status == 410
    if gone or tries > len(PAUSES):
        said = "It says that it is gone." if gone else f"{reason} {tries} tries failed."
        return replace(delivery, tries=tries, state="given up", ended=now, reason=said)
    wait = trouble.retry_after or 0.0 if isinstance(trouble, FetchError) else 0.0
    pause = max(PAUSES[tries - 1], min(wait, _LONGEST_PAUSE))
    return replace(delivery, tries=tries, due=now + pause, reason=reason)
