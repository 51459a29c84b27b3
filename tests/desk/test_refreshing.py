"""Asking feeds now: as far as their sites let us, whoever wants it how often."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from variorum.desk import Desk, open_desk
from variorum.desk.refreshing import LEAST, ask_again
from variorum.desk.settings import Settings
from variorum.model import FeedState, Intake, Source, Trouble

NOW = 2_000_000_000.0
HOUR = 3600.0


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(
        store=tmp_path / "news.sqlite",
        settings=Settings(meaning="lexical"),
        clock=lambda: datetime.fromtimestamp(NOW, UTC),
    ) as opened:
        yield opened


def source(desk: Desk, state: FeedState) -> Source:
    (made,) = desk.store.sources.follow(["https://post.example/feed"])
    desk.store.sources.take_in([Intake(replace(made, state=state))], NOW)
    return made


def due(desk: Desk, one: Source) -> float:
    return desk.store.sources.find([one.id])[0].state.due


def test_a_feed_is_asked_sooner_if_its_last_visit_is_a_while_ago(desk: Desk) -> None:
    one = source(desk, FeedState(due=NOW + HOUR, tried=NOW - LEAST))
    assert ask_again(desk, [one.id]) == 1
    assert due(desk, one) == NOW
    assert ask_again(desk, [one.id]) == 0


@pytest.mark.parametrize(
    "state",
    [
        FeedState(due=NOW + HOUR, tried=NOW - LEAST + 1),
        FeedState(due=NOW + HOUR, tried=NOW - 1000, floor=2000),
        FeedState(due=NOW + HOUR, tried=NOW - HOUR, failures=1, trouble=Trouble("busy", "Later.")),
        FeedState(due=NOW - 5, tried=NOW - HOUR),
    ],
)
def test_a_feed_keeps_its_turn_where_its_site_wants_so_or_it_is_near(
    desk: Desk, state: FeedState
) -> None:
    one = source(desk, state)
    assert ask_again(desk, [one.id]) == 0
    assert due(desk, one) == state.due


def test_a_feed_that_is_unknown_changes_nothing(desk: Desk) -> None:
    assert ask_again(desk, [99]) == 0
