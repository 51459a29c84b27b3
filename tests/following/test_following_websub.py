"""News by push: only what was asked for is agreed to, only what is signed is believed."""

from __future__ import annotations

import hashlib
import hmac
import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.following import (
    Rhythm,
    after_asking,
    before_asking,
    beside_push,
    form_for,
    given_up,
    intended,
    is_active,
    is_hopeless,
    is_leaned_on,
    is_signed,
    told_of_hub,
)
from variorum.following.schedule import DAY, HOUR
from variorum.model import HubLease

NOW = 2_000_000_000.0
LEASE = HubLease(1, "token", "secret", "https://hub.example/", "https://post.example/feed", due=NOW)
ASKED = before_asking(LEASE, NOW)
QUERY = {
    "hub.mode": "subscribe", "hub.topic": LEASE.topic, "hub.challenge": "c4",
    "hub.lease_seconds": "864000",
}  # fmt: skip
ACTIVE = intended(ASKED, QUERY, NOW)[0]


def test_a_hub_is_asked_in_the_words_of_the_recommendation() -> None:
    form = dict(form_for(LEASE, "https://me.example/hub/token"))
    assert form == {
        "hub.callback": "https://me.example/hub/token", "hub.mode": "subscribe",
        "hub.topic": LEASE.topic, "hub.secret": "secret", "hub.lease_seconds": "864000",
    }  # fmt: skip
    assert "hub.secret" not in dict(form_for(LEASE, "https://me.example/", "unsubscribe"))


def test_what_was_asked_for_is_agreed_to_with_the_hubs_own_words() -> None:
    agreed, answer = intended(ASKED, QUERY, NOW + 5)
    assert (answer.status, answer.body) == (200, "c4")
    assert agreed.state == "active"
    assert agreed.until == NOW + 5 + 10 * DAY
    assert NOW + 5 * DAY < agreed.due < agreed.until
    assert is_active(agreed, agreed.until - 1)
    assert not is_active(agreed, agreed.until)


@pytest.mark.parametrize(
    ("lease", "change"),
    [
        (ASKED, {"hub.topic": "https://other.example/feed"}),
        (ASKED, {"hub.topic": ""}),
        (ASKED, {"hub.challenge": ""}),
        (ASKED, {"hub.challenge": "c" * 5000}),
        (ASKED, {"hub.mode": "publish"}),
        (ASKED, {"hub.mode": "unsubscribe"}),
        (ACTIVE, {"hub.mode": "unsubscribe"}),
        (LEASE, {}),
        (replace(ASKED, asked=NOW - 2 * DAY), {}),
        (replace(ASKED, state="ended"), {}),
    ],
)
def test_nothing_is_agreed_to_that_was_not_asked_for(
    lease: HubLease, change: dict[str, str]
) -> None:
    after, answer = intended(lease, QUERY | change, NOW + 5)
    assert answer.status == 404
    assert QUERY["hub.challenge"] not in answer.body
    assert after == lease


def test_who_was_left_may_ask_whether_we_meant_to_leave() -> None:
    ended = replace(ACTIVE, state="ended")
    assert intended(ended, QUERY | {"hub.mode": "unsubscribe"}, NOW)[1].body == "c4"


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("60", 60.0), ("1", 60.0), ("0", DAY), ("-5", DAY), ("", DAY), ("soon", DAY), ("٣", DAY),
     ("9" * 40, DAY), ("99999999999", 90 * DAY)],
)  # fmt: skip
def test_whatever_a_hub_says_of_its_lease_it_is_renewed_in_time(said: str, seconds: float) -> None:
    agreed, _ = intended(ASKED, QUERY | {"hub.lease_seconds": said}, NOW)
    assert agreed.until == NOW + seconds
    assert NOW < agreed.due < agreed.until


def test_a_hub_that_says_no_is_asked_again_much_later() -> None:
    query = {"hub.mode": "denied", "hub.topic": LEASE.topic, "hub.reason": "closed\x1b[31m"}
    after, answer = intended(ACTIVE, query, NOW)
    assert (after.state, answer.status) == ("refused", 200)
    assert after.due >= NOW + 7 * DAY
    assert not is_active(after, NOW)
    assert "closed" in told_of_hub(after, NOW)
    assert "\x1b" not in told_of_hub(after, NOW)


def test_a_hub_that_never_asks_back_is_given_up_for_a_week_and_then_asked_again() -> None:
    lease, now, times = LEASE, NOW, list[float]()
    while not is_hopeless(lease, now):
        lease = before_asking(lease, now)
        times.append(now)
        lease = after_asking(lease, 202, "", now)
        now = lease.due
    assert len(times) == 4
    assert all(b - a >= HOUR for a, b in itertools.pairwise(times))
    lease = given_up(lease, now)
    assert lease.state == "given up"
    assert "never asked back" in told_of_hub(lease, now)
    assert lease.due == now + 7 * DAY
    assert before_asking(lease, lease.due).state == "asked"


def test_a_hub_that_agreed_before_it_answered_stays_agreed() -> None:
    assert after_asking(ACTIVE, 202, "", NOW) == ACTIVE
    assert after_asking(ACTIVE, 400, "no", NOW) == ACTIVE
    assert after_asking(ACTIVE, None, "no connection.", NOW).state == "active"


def test_a_hub_is_refused_by_its_no_and_only_delayed_by_its_troubles() -> None:
    assert after_asking(ASKED, 403, "not you", NOW).state == "refused"
    for status in (500, 503, 429, 408, None):
        after = after_asking(ASKED, status, "busy", NOW, 5 * HOUR)
        assert after.state == "asked"
        assert after.due >= NOW + 5 * HOUR


def test_a_lease_that_runs_is_renewed_before_it_ends() -> None:
    renewing = before_asking(ACTIVE, ACTIVE.due)
    assert renewing.state == "active"
    assert ACTIVE.due < renewing.due < (ACTIVE.until or 0)


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_every_method_of_signing_is_known(method: str) -> None:
    body = b"<rss/>"
    good = hmac.new(b"secret", body, method).hexdigest()
    assert is_signed("secret", f"{method}={good}", body)
    assert is_signed("secret", f" {method.upper()}={good.upper()} ", body)
    assert not is_signed("secret", f"{method}={good}", body + b" ")
    assert not is_signed("other", f"{method}={good}", body)
    assert not is_signed("secret", f"{method}={good[:-1]}", body)


@given(st.none() | st.text(max_size=80), st.binary(max_size=20))
def test_nothing_else_is_a_signature(signature: str | None, body: bytes) -> None:
    assert not is_signed("secret", signature, body)
    md5 = hashlib.md5(b"secret" + body, usedforsecurity=False).hexdigest()
    assert not is_signed("secret", f"md5={md5}", body)
    assert not is_signed("secret", "sha256=é", body)


def test_polling_is_slow_only_while_the_hub_proves_true() -> None:
    assert is_leaned_on(ACTIVE, NOW)
    assert not is_leaned_on(ACTIVE, NOW + 11 * DAY)
    assert not is_leaned_on(replace(ACTIVE, forged=1), NOW)
    assert is_leaned_on(replace(ACTIVE, forged=1, delivered=1), NOW)
    assert not is_leaned_on(replace(ACTIVE, missed=2, delivered=9), NOW)
    assert not is_leaned_on(ASKED, NOW)
    slow = beside_push(Rhythm())
    assert slow.most == DAY
    assert slow.least > Rhythm().least


@given(st.sampled_from([LEASE, ASKED, ACTIVE]), st.dictionaries(
    st.sampled_from([*QUERY, "hub.reason", "x"]), st.text(max_size=30), max_size=6))  # fmt: skip
def test_no_question_of_a_hub_leads_to_anything_but_a_plain_answer(
    lease: HubLease, query: dict[str, str]
) -> None:
    _, answer = intended(lease, query, NOW)
    assert answer.status in (200, 404)
    if answer.status == 200 and answer.body:
        assert answer.body == query["hub.challenge"]
        assert query["hub.topic"] == LEASE.topic
