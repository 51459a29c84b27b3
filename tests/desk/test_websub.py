"""News by push: asked for politely, believed only when signed, and never relied on alone."""

from __future__ import annotations

import gzip
import hmac
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.desk.feed_farm import DAY, Time

from variorum.capture import FetchRules, Heard, Response, Said
from variorum.desk import Desk, deliver, open_desk, renew, verify
from variorum.desk.settings import read_settings
from variorum.desk.taking_in import take_in
from variorum.errors import FetchError
from variorum.following import Answer, Rhythm, is_leaned_on
from variorum.model import HubLease, Intake, Source, Subscription

HUB, TOPIC = "https://hub.example/", "https://post.example/feed"


def feed(*numbers: int, words: str = "News", hub: str = HUB) -> bytes:
    items = "".join(
        f"<item><title>{words} {n}</title><link>https://post.example/{n}</link><guid>{n}</guid></item>"
        for n in numbers
    )
    links = (
        f'<atom:link rel="hub" href="{hub}"/><atom:link rel="self" href="{TOPIC}"/>' if hub else ""
    )
    return (
        f'<rss xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>The Post</title>{links}{items}</channel></rss>'
    ).encode()


class Hub:
    """Remembers what it was asked, and answers as it is told."""

    def __init__(self, status: int = 202, words: str = "") -> None:
        self.status, self.words = status, words
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.then: Callable[[dict[str, str]], None] = lambda _: None

    def __call__(self, url: str, fields: Sequence[tuple[str, str]], _: FetchRules) -> Said:
        self.asked.append((url, dict(fields)))
        self.then(dict(fields))
        if not self.status:
            raise FetchError(url, "no connection to the server.")
        return Said(self.status, self.words)


def token_of(form: dict[str, str]) -> str:
    return form["hub.callback"].rpartition("/hub/")[2]


@contextmanager
def desk_at(folder: Path, time: Time, **said: object) -> Iterator[Desk]:
    settings = replace(
        read_settings(**{"public_url": "https://me.example/news/", **said}), meaning="lexical"
    )
    clock = lambda: datetime.fromtimestamp(time(), UTC)  # noqa: E731
    with open_desk(folder, settings=settings, clock=clock) as desk:
        yield desk


def polled(desk: Desk, time: Time, body: bytes, *headers: tuple[str, str]) -> Source:
    """The feed as a poll brings it."""
    (source,) = desk.store.sources.follow([TOPIC])
    heard = Heard(Response(TOPIC, TOPIC, 200, headers, body, body, "2033-05-18T03:33:20Z"))
    take_in(desk, [(source, heard)], time(), random.Random(1).random, Rhythm())
    return the(desk)


def the(desk: Desk) -> Source:
    (source,) = desk.store.sources.find()
    return source


def lease_of(desk: Desk) -> HubLease:
    (lease,) = desk.store.hubs.find()
    return lease


def agree(desk: Desk, form: dict[str, str], **more: str) -> Answer:
    query = {
        "hub.mode": "subscribe", "hub.topic": form["hub.topic"], "hub.challenge": "c4",
        "hub.lease_seconds": "864000",
    }  # fmt: skip
    return verify(desk, token_of(form), tuple((query | more).items()))


def signed(lease: HubLease, body: bytes, method: str = "sha256") -> dict[str, str]:
    digest = hmac.new(lease.secret.encode(), body, method).hexdigest()
    return {"x-hub-signature": f"{method}={digest}", "content-type": "application/rss+xml"}


def pushed(desk: Desk, body: bytes) -> Answer:
    lease = lease_of(desk)
    return deliver(desk, lease.token, signed(lease, body), body)


def numbers(desk: Desk) -> list[str]:
    return [item.entry.id for item in desk.store.sources.latest()][::-1]


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def desk(tmp_path: Path, time: Time) -> Iterator[Desk]:
    """A desk that follows one feed, whose hub has agreed to tell of its news."""
    with desk_at(tmp_path, time) as desk:
        polled(desk, time, feed(1))
        hub = Hub()
        assert renew(desk, send=hub).asked == 1
        assert agree(desk, hub.asked[0][1]).body == "c4"
        yield desk


def test_a_hub_is_asked_for_what_its_feed_names(tmp_path: Path, time: Time) -> None:
    hub = Hub()
    with desk_at(tmp_path, time) as desk:
        polled(desk, time, feed(1))
        renew(desk, send=hub)
        ((url, form),) = hub.asked
        lease = lease_of(desk)
        assert url == HUB
        assert form["hub.topic"] == TOPIC
        assert form["hub.callback"] == f"https://me.example/news/hub/{lease.token}"
        assert form["hub.secret"] == lease.secret
        assert len(lease.token) >= 32
        assert 32 <= len(lease.secret) < 200
        assert renew(desk, send=hub).asked == 0


def test_hub_and_topic_may_stand_in_the_head_of_the_answer(tmp_path: Path, time: Time) -> None:
    link = '<https://hub.example/a,b>; title="x, y"; rel="other hub", </feed?x=1>; rel=self'
    with desk_at(tmp_path, time) as desk:
        source = polled(desk, time, feed(1, hub=""), ("Link", link))
        assert source.hub == "https://hub.example/a,b"
        assert source.topic == "https://post.example/feed?x=1"


@pytest.mark.parametrize("said", [{"public_url": ""}, {"offline": True}])
def test_nobody_is_asked_who_could_not_reach_us(
    tmp_path: Path, time: Time, said: dict[str, object]
) -> None:
    hub = Hub()
    with desk_at(tmp_path, time, **said) as desk:
        polled(desk, time, feed(1))
        assert renew(desk, send=hub).asked == 0
        assert hub.asked == []


def test_a_hub_may_ask_back_before_it_answers(tmp_path: Path, time: Time) -> None:
    hub = Hub()
    with desk_at(tmp_path, time) as desk:
        polled(desk, time, feed(1))
        hub.then = lambda form: agree(desk, form) and None
        renew(desk, send=hub)
        assert lease_of(desk).state == "active"


def test_what_a_hub_sends_is_taken_in_like_what_a_poll_brings(desk: Desk, time: Time) -> None:
    body = feed(3, 2)
    assert pushed(desk, body).status == 200
    assert numbers(desk) == ["1", "2", "3"]
    newest = desk.store.sources.latest()[0]
    assert newest.capture is not None
    (capture,) = desk.store.captures.get([newest.capture])
    assert desk.archive.content(capture) == body
    assert (capture.url, capture.status) == (TOPIC, None)
    assert the(desk).state.changed == time()
    pushed(desk, feed(2, words="Better"))
    (revised,) = [item for item in desk.store.sources.latest() if item.revisions]
    assert (revised.entry.id, revised.entry.title) == ("2", "Better 2")
    # A poll that finds the same brings nothing twice.
    polled(desk, time, feed(3, 2, 1).replace(b"News 2", b"Better 2"))
    assert numbers(desk) == ["1", "2", "3"]


def test_packed_deliveries_are_unpacked(desk: Desk) -> None:
    lease, body = lease_of(desk), gzip.compress(feed(2))
    head = signed(lease, body) | {"content-encoding": "gzip"}
    assert deliver(desk, lease.token, head, body).status == 200
    assert numbers(desk) == ["1", "2"]


@pytest.mark.parametrize("head", [
    {}, {"x-hub-signature": "sha256=00"}, {"x-hub-signature": "md5=00"},
    {"x-hub-signature": "sha256=" + "0" * 64},
])  # fmt: skip
def test_what_is_not_signed_is_acknowledged_thrown_away_and_counted(
    desk: Desk, head: dict[str, str]
) -> None:
    before = len(desk.store.captures.find())
    answer = deliver(desk, lease_of(desk).token, head, feed(2))
    assert 200 <= answer.status < 300
    assert numbers(desk) == ["1"]
    assert lease_of(desk).forged == 1
    assert len(desk.store.captures.find()) == before


def test_a_signature_of_other_bytes_is_none(desk: Desk) -> None:
    lease = lease_of(desk)
    deliver(desk, lease.token, signed(lease, feed(2)), feed(3))
    assert numbers(desk) == ["1"]
    assert lease_of(desk).forged == 1


def test_a_delivery_that_is_sent_again_turns_nothing_back(desk: Desk) -> None:
    lease, first = lease_of(desk), feed(2)
    head = signed(lease, first)
    deliver(desk, lease.token, head, first)
    pushed(desk, feed(2, words="Better"))
    assert deliver(desk, lease.token, head, first).status == 200
    (item,) = [one for one in desk.store.sources.latest() if one.entry.id == "2"]
    assert (item.entry.title, item.revisions) == ("Better 2", 1)
    assert lease_of(desk).repeated == 1


@pytest.mark.parametrize("body", [b"", b" \n", b"<html>ping</html>", b"\x1f\x8bbroken", b"{}"])
def test_what_only_says_that_there_is_news_lets_the_feed_be_polled(
    desk: Desk, time: Time, body: bytes
) -> None:
    time.now += 120
    assert the(desk).state.due > time()
    assert pushed(desk, body).status == 200
    assert the(desk).state.due == time()
    assert numbers(desk) == ["1"]
    time.now += 1
    pushed(desk, body)
    assert the(desk).state.due <= time()


def test_news_of_another_topic_or_address_is_not_awaited(desk: Desk) -> None:
    lease = lease_of(desk)
    assert deliver(desk, "guess", signed(lease, feed(2)), feed(2)).status == 404
    assert verify(desk, "guess", ()).status == 404
    other = verify(desk, lease.token, (("hub.mode", "subscribe"), ("hub.topic", "https://x.example/"), ("hub.challenge", "c"), ("hub.lease_seconds", "9")))  # fmt: skip
    assert other.status == 404
    assert numbers(desk) == ["1"]


def test_after_the_lease_nothing_is_taken_and_polling_goes_on_at_once(
    desk: Desk, time: Time
) -> None:
    source = replace(the(desk), state=replace(the(desk).state, due=time() + 40 * DAY))
    desk.store.sources.take_in([Intake(source)], time())
    time.now += 11 * DAY
    lease = lease_of(desk)
    assert deliver(desk, lease.token, signed(lease, feed(2)), feed(2)).status == 410
    assert numbers(desk) == ["1"]
    hub = Hub()
    done = renew(desk, send=hub)
    assert (done.lapsed, done.asked) == (1, 1)
    assert the(desk).state.due == time()
    assert agree(desk, hub.asked[0][1]).status == 200
    assert pushed(desk, feed(2)).status == 200
    assert numbers(desk) == ["1", "2"]


def test_a_lease_is_renewed_under_the_same_address_before_it_ends(desk: Desk, time: Time) -> None:
    hub, lease = Hub(), lease_of(desk)
    time.now += 6 * DAY
    assert renew(desk, send=hub).asked == 0
    time.now += 1.5 * DAY
    assert renew(desk, send=hub).asked == 1
    assert token_of(hub.asked[0][1]) == lease.token
    assert lease_of(desk).state == "active"
    assert pushed(desk, feed(2)).status == 200
    agree(desk, hub.asked[0][1])
    assert lease_of(desk).until == time() + 10 * DAY


def test_a_hub_that_never_asks_back_leaves_polling_as_it_is(tmp_path: Path, time: Time) -> None:
    hub = Hub()
    with desk_at(tmp_path, time) as desk:
        source = polled(desk, time, feed(1))
        end = time() + 20 * DAY
        while time() < end:
            renew(desk, send=hub)
            time.now += 1800
            if lease_of(desk).state == "given up":
                break
        assert len(hub.asked) == 4
        assert "never asked back" in (lease_of(desk).why or "")
        assert not is_leaned_on(lease_of(desk), time())
        assert the(desk).state == source.state
        time.now += 8 * DAY
        assert renew(desk, send=hub).asked == 1


@pytest.mark.parametrize(("status", "state"), [(403, "refused"), (500, "asked"), (0, "asked")])
def test_a_hub_that_will_not_or_cannot_is_noted_in_words(
    tmp_path: Path, time: Time, status: int, state: str
) -> None:
    hub = Hub(status, "closed for us")
    with desk_at(tmp_path, time) as desk:
        polled(desk, time, feed(1))
        done = renew(desk, send=hub)
        assert (done.asked, done.failed) == (1, 1)
        lease = lease_of(desk)
        assert lease.state == state
        assert ("closed for us" if status else "no connection") in (lease.why or "")
        assert renew(desk, send=hub).asked == 0


def test_a_hub_that_says_no_later_is_not_waited_for(desk: Desk, time: Time) -> None:
    lease = lease_of(desk)
    query = (("hub.mode", "denied"), ("hub.topic", TOPIC), ("hub.reason", "gone"))
    assert verify(desk, lease.token, query).status == 200
    assert lease_of(desk).state == "refused"
    assert pushed(desk, feed(2)).status == 410
    assert not is_leaned_on(lease_of(desk), time())


def test_while_a_hub_tells_of_news_its_feed_is_polled_once_or_twice_a_day(
    desk: Desk, time: Time
) -> None:
    time.now += 60
    pushed(desk, feed(2))
    source = polled(desk, time, feed(2, 1, words="New"))
    assert DAY / 2 <= source.state.due - time() <= 1.2 * DAY


def test_a_hub_that_does_not_tell_of_news_is_not_relied_on(desk: Desk, time: Time) -> None:
    polled(desk, time, feed(1))
    for number in (2, 3, 4):
        time.now += DAY
        source = polled(desk, time, feed(*range(number, 0, -1)))
    assert lease_of(desk).missed >= 2
    assert not is_leaned_on(lease_of(desk), time())
    assert source.state.due - time() < 0.51 * DAY
    pushed(desk, feed(5))
    assert is_leaned_on(lease_of(desk), time())


def test_a_feed_that_everybody_left_is_no_more_asked_for(desk: Desk, time: Time) -> None:
    user = desk.store.readers.add("reader")
    desk.store.readers.subscribe(user.id, Subscription(the(desk).id))
    desk.store.readers.unsubscribe(user.id, [the(desk).id], at=time())
    hub = Hub()
    assert renew(desk, send=hub).ended == 1
    ((_, form),) = hub.asked
    assert form["hub.mode"] == "unsubscribe"
    query = (("hub.mode", "unsubscribe"), ("hub.topic", TOPIC), ("hub.challenge", "bye"))
    assert verify(desk, token_of(form), query).body == "bye"
    assert pushed(desk, feed(2)).status == 410
    assert renew(desk, send=hub).ended == 0
    desk.store.readers.subscribe(user.id, Subscription(the(desk).id))
    assert renew(desk, send=hub).asked == 1
    assert lease_of(desk).token != token_of(form)


def test_another_hub_or_topic_is_asked_for_under_a_new_address(desk: Desk, time: Time) -> None:
    old = lease_of(desk)
    polled(desk, time, feed(1, hub="https://other.example/"))
    hub = Hub()
    renew(desk, send=hub)
    assert hub.asked[0][0] == "https://other.example/"
    assert token_of(hub.asked[0][1]) != old.token
    assert deliver(desk, old.token, signed(old, feed(2)), feed(2)).status == 404


def test_a_hub_that_fails_is_asked_once_in_one_go(tmp_path: Path, time: Time) -> None:
    hub = Hub(0)
    with desk_at(tmp_path, time) as desk:
        for number, source in enumerate(
            desk.store.sources.follow(f"https://post.example/{n}" for n in range(40))
        ):
            there = replace(source, hub=HUB if number % 2 else f"https://h{number}.example/")
            desk.store.sources.take_in([Intake(there)], time())
        assert renew(desk, send=hub).asked <= 20
        assert [url for url, _ in hub.asked].count(HUB) == 1
