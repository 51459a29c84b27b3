"""News by push: hubs are asked for what is due, asked back by them, and believed when they sign.

While a hub tells of a feed's news the feed is polled once or twice a day only
(``taking_in.take_in``); whatever goes wrong with a hub, polling goes on.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from variorum.capture import FetchRules, Said, post_form
from variorum.capture.coding import unpacked
from variorum.desk.arriving import Page
from variorum.desk.desk import Desk
from variorum.desk.fetching import rules
from variorum.desk.gather import keep
from variorum.desk.inputs import is_address
from variorum.desk.taking_in import take_delivery
from variorum.errors import FormatError, SourceError
from variorum.following import (
    Answer,
    after_asking,
    before_asking,
    form_for,
    given_up,
    intended,
    is_active,
    is_hopeless,
    is_signed,
    lapsed,
)
from variorum.model import CaptureId, HubLease, Source
from variorum.text.addresses import without_secrets

# Hubs asked in one go at most: each may take as long as any other site.
_AT_ONCE = 20
# A feed whose hub only says that there is something is polled at most this often, seconds.
_LEAST = 60.0
_TOKEN, _SECRET = 24, 32
# Heads of a delivery that are kept with it: how its bytes are to be read.
_KEPT = frozenset({"content-type", "content-encoding", "link", "x-hub-signature"})
_NOBODY = Answer(404, "Nothing is expected here.\n")

Mode = Literal["subscribe", "unsubscribe"]
Send = Callable[[str, Sequence[tuple[str, str]], FetchRules], Said]


@dataclass(frozen=True, slots=True)
class Renewals:
    """What was asked of hubs: how many for news, how many to stop, how many could not be had or
    refused at once; and how many leases ran out."""

    asked: int = 0
    ended: int = 0
    failed: int = 0
    lapsed: int = 0


def _send(url: str, fields: Sequence[tuple[str, str]], limits: FetchRules) -> Said:
    return post_form(url, fields, rules=limits)


def renew(desk: Desk, *, send: Send = _send) -> Renewals:
    """Ask hubs for what is due: new leases, such as end soon, such as failed a while ago.

    Nobody is asked where the setting ``public_url`` is empty, or offline. To be called every
    few minutes; a call asks 20 hubs at most, and one that fails once only.

    Args:
        send: Sends a form to an address.

    Raises:
        StoreError: What was asked cannot be kept.
    """
    now = desk.clock().timestamp()
    sources = {source.id: source for source in desk.store.sources.find()}
    gone = _note_lapsed(desk, now)
    base = desk.settings.public_url.rstrip("/")
    if not base or desk.settings.offline:
        return Renewals(lapsed=gone)
    done = Renewals(lapsed=gone)
    failing: set[str] = set()
    for lease, mode in _due(desk, sources, now)[:_AT_ONCE]:
        if lease.hub in failing:
            continue
        # Some hubs ask back before they answer: what they are told then must be there.
        desk.store.hubs.put(lease)
        form = form_for(lease, f"{base}/hub/{lease.token}", mode)
        status, said, wait = _asked(desk, lease.hub, form, send)
        good = status is not None and status < 300
        if status is None or status == 429 or status >= 500:
            failing.add(lease.hub)
        if mode == "subscribe":
            with desk.store.transaction():
                held = desk.store.hubs.by_token(lease.token)
                if held is not None:
                    desk.store.hubs.put(after_asking(held, status, said, now, wait))
        done = replace(
            done,
            asked=done.asked + (mode == "subscribe"),
            ended=done.ended + (mode == "unsubscribe"),
            failed=done.failed + (not good),
        )
    return done


def _asked(
    desk: Desk, hub: str, form: Sequence[tuple[str, str]], send: Send
) -> tuple[int | None, str, float | None]:
    try:
        said = send(hub, form, rules(desk))
    except SourceError as trouble:
        return None, trouble.reason, None
    return said.status, said.words, said.wait


def _note_lapsed(desk: Desk, now: float) -> int:
    """Where a lease ran out, the feed is polled now, and its hub is asked anew."""
    ran_out = [
        lease
        for lease in desk.store.hubs.find()
        if lease.state == "active" and not is_active(lease, now)
    ]
    for lease in ran_out:
        with desk.store.transaction():
            desk.store.hubs.put(lapsed(lease, now))
            desk.store.sources.ask_soon([lease.source], now)
    return len(ran_out)


def _due(desk: Desk, sources: Mapping[int, Source], now: float) -> list[tuple[HubLease, Mode]]:
    """What hubs are to be asked now, as it is noted before they are; what waits longest first."""
    asked = {number for number, _ in desk.store.sources.schedule()}
    leases = {lease.source: lease for lease in desk.store.hubs.find()}
    due: list[tuple[float, HubLease, Mode]] = []
    for source in sources.values():
        lease = leases.get(source.id)
        # A hub is somebody else's: an address that holds a secret is told to none.
        topics = f"{source.topic or ''} {source.url}"
        told = source.id in asked and not source.secret and topics == without_secrets(topics)
        wanted = source.hub if told else None
        if wanted is None:
            if lease is not None and lease.state != "ended":
                due.append((lease.due, replace(lease, state="ended", why=None), "unsubscribe"))
            continue
        topic = source.topic if source.topic and is_address(source.topic) else source.url
        known = lease is not None and (lease.hub, lease.topic) == (wanted, topic)
        if lease is None or not known or lease.state == "ended":
            lease = HubLease(
                source.id,
                secrets.token_urlsafe(_TOKEN),
                secrets.token_urlsafe(_SECRET),
                wanted,
                topic,
                due=now,
            )
        if is_hopeless(lease, now):
            desk.store.hubs.put(given_up(lease, now))
        elif lease.due <= now:
            due.append((lease.due, before_asking(lease, now), "subscribe"))
    return [(lease, mode) for _, lease, mode in sorted(due, key=lambda one: one[0])]


def verify(desk: Desk, token: str, query: Sequence[tuple[str, str]]) -> Answer:
    """Answer a hub that asks whether we meant it, or says that it will not.

    Raises:
        StoreError: The answer cannot be kept.
    """
    if desk.store.hubs.by_token(token) is None:
        return _NOBODY  # whoever guesses gets no lock on the store
    with desk.store.transaction():
        lease = desk.store.hubs.by_token(token)
        if lease is None:
            return _NOBODY
        changed, answer = intended(lease, dict(query), desk.clock().timestamp())
        if changed != lease:
            desk.store.hubs.put(changed)
        return answer


def deliver(desk: Desk, token: str, headers: Mapping[str, str], body: bytes) -> Answer:
    """Take in what a hub sends, if it is signed with our secret.

    A bad signature is acknowledged like a good one (WebSub, 8), but what it stands on is thrown
    away and counted. The same bytes again bring nothing, so that nobody who overheard a
    delivery can turn an item back to it. What is no feed only tells that there is news: then
    the feed is polled.

    Args:
        headers: By lower-case names.

    Raises:
        StoreError, ArchiveError: It cannot be kept; the hub is to send it again.
    """
    now = desk.clock().timestamp()
    if desk.store.hubs.by_token(token) is None:
        return _NOBODY
    with desk.store.transaction(), desk.archive.together():
        lease = desk.store.hubs.by_token(token)
        if lease is None:
            return _NOBODY
        if not is_active(lease, now):
            return Answer(410, "There is no lease, or it has ended.\n")
        if not is_signed(lease.secret, headers.get("x-hub-signature"), body):
            desk.store.hubs.put(replace(lease, forged=lease.forged + 1))
            return Answer(202)
        if body.strip() and _is_kept(desk, body):
            desk.store.hubs.put(replace(lease, repeated=lease.repeated + 1))
            return Answer(200)
        desk.store.hubs.put(replace(lease, delivered=lease.delivered + 1, missed=0))
        (source,) = desk.store.sources.find([lease.source])
        if body.strip():
            _take(desk, source, lease, headers, body, now)
        else:
            _poll_soon(desk, source, now)
    return Answer(200)


def _take(
    desk: Desk, source: Source, lease: HubLease, headers: Mapping[str, str], body: bytes, now: float
) -> None:
    kept = tuple((name, value) for name, value in headers.items() if name in _KEPT)
    capture = keep(
        desk,
        body,
        input=source.url,
        url=lease.topic,
        media_type=headers.get("content-type", "").partition(";")[0].strip().lower() or None,
        headers=kept,
    )
    try:
        plain = unpacked(body, kept, limit=desk.settings.max_input, subject=source.url)
        take_delivery(desk, source, Page(plain, lease.topic, capture.id), now)
    except FormatError:
        _poll_soon(desk, source, now)


def _poll_soon(desk: Desk, source: Source, now: float) -> None:
    desk.store.sources.ask_soon([source.id], max(now, (source.state.tried or 0.0) + _LEAST))


def _is_kept(desk: Desk, body: bytes) -> bool:
    from variorum.capture.record import sha256

    digest = CaptureId(sha256(body))
    return digest in desk.store.captures.have([digest])
