"""News by push: what hubs are asked, and whether what they say is true.

Nothing here sends or stores; the clock is an argument. Source of the method: WebSub, W3C
Recommendation of 23 January 2018.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from variorum.following.schedule import DAY, HOUR, Rhythm
from variorum.model import HubLease, HubState

# What is asked for; hubs decide.
LEASE = 10 * DAY
# How long a hub may take until it asks back, and how often it is asked in vain.
_PATIENCE = HOUR
_TRIES = 4
# How long a hub that failed so often is left alone, and one that refused.
_GIVEN_UP = 7 * DAY
_REFUSED = 30 * DAY
# A lease is renewed when this much of it is over.
_RENEWED = 0.7
_SHORTEST, _LONGEST = 60.0, 90 * DAY
# Without a word of the hub's on how long it lasts.
_UNSAID = DAY
_LONGEST_CHALLENGE = 4096
# News that only polling found, after so many polls, show that the hub does not tell of them.
_MISSED = 2
_DIGESTS = {
    "sha1": hashlib.sha1, "sha256": hashlib.sha256, "sha384": hashlib.sha384,
    "sha512": hashlib.sha512,
}  # fmt: skip

Form = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a hub is answered: a status of HTTP, and plain text."""

    status: int
    body: str = ""


def form_for(
    lease: HubLease, callback: str, mode: Literal["subscribe", "unsubscribe"] = "subscribe"
) -> Form:
    """The fields of the form that asks a hub (WebSub, 5.1).

    Args:
        callback: The address at which the hub is to call.
    """
    form = (("hub.callback", callback), ("hub.mode", mode), ("hub.topic", lease.topic))
    if mode == "unsubscribe":
        return form
    return (*form, ("hub.secret", lease.secret), ("hub.lease_seconds", f"{LEASE:.0f}"))


def before_asking(lease: HubLease, now: float) -> HubLease:
    """A lease as it stands when the hub is about to be asked: it may ask back at once."""
    tries = lease.tries + 1
    active = is_active(lease, now)
    wait = _PATIENCE * 4.0 ** min(tries - 1, 3)
    if active and lease.until is not None:
        wait = max(min(wait, (lease.until - now) / 4), _SHORTEST)
    state: HubState = "active" if active else "asked"
    return replace(lease, state=state, asked=now, tries=tries, due=now + wait)


def after_asking(
    lease: HubLease, status: int | None, said: str, now: float, wait: float | None = None
) -> HubLease:
    """A lease once the hub has answered the form.

    Args:
        lease: As it stands now: the hub may have asked back meanwhile.
        status: Of HTTP, None where there was no answer.
        said: The hub's words, or why there was no answer.
        wait: Seconds for which it wants to be left alone.
    """
    if status is not None and 200 <= status < 300:
        return lease
    why = f"It answers “{status}”. {said}".strip() if status is not None else said
    if status is not None and 400 <= status < 500 and status not in (408, 425, 429):
        return lease if is_active(lease, now) else _refused(lease, why, now)
    return replace(lease, why=why[:400], due=max(lease.due, now + (wait or 0.0)))


def is_hopeless(lease: HubLease, now: float) -> bool:
    """Whether a hub was asked in vain so often that it is left alone for a while."""
    return lease.state == "asked" and lease.tries >= _TRIES and lease.due <= now


def given_up(lease: HubLease, now: float) -> HubLease:
    """A lease whose hub is left alone for a week."""
    why = lease.why or "It never asked back whether it was us."
    said = f"The hub was asked {lease.tries} times without success. {why}"
    return replace(lease, state="given up", why=said[:400], tries=0, due=now + _GIVEN_UP)


def lapsed(lease: HubLease, now: float) -> HubLease:
    """A lease that ran out without being renewed."""
    return replace(lease, state="asked", why="The lease ran out.", due=min(lease.due, now))


def _refused(lease: HubLease, why: str, now: float) -> HubLease:
    said = f"The hub refused. {why}".strip()[:400]
    return replace(lease, state="refused", why=said, tries=0, until=None, due=now + _REFUSED)


def is_active(lease: HubLease, now: float) -> bool:
    """Whether the hub owes us news at this moment."""
    return lease.state == "active" and lease.until is not None and now < lease.until


def intended(lease: HubLease, query: Mapping[str, str], now: float) -> tuple[HubLease, Answer]:
    """A hub asks whether we meant what it was asked (5.3), or says no (5.2).

    What was not asked for by us, lately and in these words, is answered 404.
    """
    mode, topic = query.get("hub.mode"), query.get("hub.topic")
    challenge = query.get("hub.challenge", "")
    no = (lease, Answer(404, "Nothing of this was asked for.\n"))
    if topic != lease.topic:
        return no
    if mode == "denied":
        if lease.state == "ended":
            return lease, Answer(200)
        reason = "".join(c if c.isprintable() else " " for c in query.get("hub.reason", "")[:200])
        return _refused(lease, reason, now), Answer(200)
    if not 0 < len(challenge) <= _LONGEST_CHALLENGE:
        return no
    if mode == "unsubscribe":
        return (lease, Answer(200, challenge)) if lease.state == "ended" else no
    lately = lease.asked is not None and now - lease.asked <= DAY
    if mode != "subscribe" or lease.state == "ended" or not lately:
        return no
    length = _seconds(query.get("hub.lease_seconds", ""))
    agreed = replace(
        lease, state="active", why=None, tries=0, since=now, until=now + length,
        due=now + length * _RENEWED, missed=0, forged=0,
    )  # fmt: skip
    return agreed, Answer(200, challenge)


def _seconds(written: str) -> float:
    plain = written.strip()
    if not (plain.isascii() and plain.isdecimal() and len(plain) < 13 and int(plain) > 0):
        return _UNSAID
    return min(max(float(plain), _SHORTEST), _LONGEST)


def is_signed(secret: str, signature: str | None, body: bytes) -> bool:
    """Whether a body bears the signature of who knows the secret (7): "sha256=4f3a…".

    Compared in constant time. A method that is not known is no signature.
    """
    method, _, written = (signature or "").strip().partition("=")
    digest = _DIGESTS.get(method.lower())
    if digest is None:
        return False
    wanted = hmac.new(secret.encode(), body, digest).hexdigest()
    return hmac.compare_digest(wanted.encode(), written.strip().lower().encode("utf-8", "replace"))


def is_leaned_on(lease: HubLease, now: float) -> bool:
    """Whether polling may be slow because the hub tells of news: while the lease lasts, unless
    nothing that came bore a good signature, or polls found news of which nothing was told."""
    trusted = lease.forged == 0 or lease.delivered > 0
    return is_active(lease, now) and trusted and lease.missed < _MISSED


def beside_push(rhythm: Rhythm) -> Rhythm:
    """How often a feed is polled whose hub tells of news: once or twice a day, so that nothing
    is lost that the hub did not tell."""
    least = max(rhythm.least, DAY / 2)
    return replace(rhythm, least=least, first=max(rhythm.first, DAY), most=max(least, DAY))


def told_of_hub(lease: HubLease, now: float) -> str:
    """One line on how it stands with a hub, for a person."""
    if is_active(lease, now):
        if is_leaned_on(lease, now):
            return "Its hub tells of news at once."
        if lease.missed >= _MISSED:
            return "Its hub agreed to tell of news, but did not tell of some."
        return "Its hub agreed to tell of news, but does not sign what it sends."
    if lease.state in ("refused", "given up"):
        return f"No news by push. {lease.why or ''}".strip()
    return "" if lease.state == "ended" else "Its hub was asked to tell of news."
