"""Walking through a stream while it grows: nothing is lost, nothing comes twice."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.api.googlereader.followed import Following
from variorum.api.googlereader.items import item_ids, taken
from variorum.api.googlereader.pages import part_of
from variorum.desk import open_desk
from variorum.desk.accounts import add_user
from variorum.desk.settings import Settings
from variorum.following import arrivals_of
from variorum.gate import Asked, Asker
from variorum.model import Entry, Intake, Preferences, Subscription

NOW = 2_000_000_000
EVERY = "user/-/state/com.google/reading-list"
# How many come before each question, and how far back each is dated, in seconds.
BATCHES = st.lists(st.lists(st.integers(0, 50), max_size=4), min_size=1, max_size=8)


@settings(max_examples=40, deadline=None)
@given(
    BATCHES, st.integers(1, 5), st.booleans(), st.booleans(), st.booleans(),
    st.lists(st.integers(1, 40), max_size=6),
)  # fmt: skip
def test_a_walk_meets_each_item_once_whatever_arrives_or_is_read_meanwhile(
    batches: list[list[int]], size: int, oldest: bool, whole: bool, unread: bool, read: list[int]
) -> None:
    moment = datetime.fromtimestamp(NOW, UTC)
    with open_desk(
        Path("unused"), store=":memory:", settings=Settings(meaning="lexical"), clock=lambda: moment
    ) as desk:
        user = add_user(desk, "Ann", None)
        asker = Asker(user, Preferences(), "token")
        (source,) = desk.store.sources.follow(["https://post.example/feed"])
        desk.store.readers.subscribe(user.id, Subscription(source.id))
        there: list[int] = []

        def arrive(number: int, batch: list[int]) -> None:
            for place, back in enumerate(batch):
                at = NOW + 100 * number
                dated = datetime.fromtimestamp(at - back, UTC).isoformat()
                entry = Entry(f"{number} {place}", None, "x", published=dated, text="x")
                intake = Intake(source, arrivals_of([entry], {}))
                there.extend(desk.store.sources.take_in([intake], at))

        def ask(more: str | None) -> tuple[list[int], str | None]:
            query = [("s", EVERY), ("n", str(size)), ("r", "o" if oldest else "d")]
            query += [("c", more)] if more else []
            query += [("xt", "user/-/state/com.google/read")] if unread else []
            asked = Asked("GET", "http://x", "http://x/", MappingProxyType({}), tuple(query))
            if whole:
                following = Following(desk, asker)
                found, more = taken(desk, asker, asked, part_of(asked, following), following)
                return [int(one["id"].rpartition("/")[2], 16) for one in found], more
            answer = json.loads(bytes(item_ids(desk, asker, asked).body))
            return [int(one["id"]) for one in answer["itemRefs"]], answer.get("continuation")

        arrive(0, batches[0])
        at_first = set(there)
        seen, more = ask(None)
        # What is read while an app walks is at most left out; it is only given if it was there.
        reading = set(read) - set(seen)
        for number, batch in enumerate(batches[1:], 1):
            arrive(number, batch)
            if number == 1 and unread:
                desk.store.readers.mark(user.id, sorted(reading), read=True, at=NOW)
            if more:
                found, more = ask(more)
                seen += found
        while more:
            found, more = ask(more)
            seen += found
        assert len(seen) == len(set(seen))
        assert at_first - (reading if unread else set()) <= set(seen)
        assert set(seen) <= set(there)
