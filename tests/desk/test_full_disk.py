"""No room in the store or in the archive: told by name, nothing half kept, and on with room."""

from __future__ import annotations

import asyncio
import errno
import math
import random
from collections import Counter
from pathlib import Path
from typing import IO

import pytest
from tests.desk.feed_farm import DAY, START, Farm, Time, grow
from tests.desk.test_polling import desk_at, names

from variorum.capture import Archive
from variorum.desk import Desk, Polls, World, poll
from variorum.errors import ArchiveError, StoreError, VariorumError


def watch(desk: Desk, farm: Farm, relief: list[bool], end: float) -> tuple[Polls, list[str]]:
    """Poll without end; what was told of trouble. The third trouble brings relief."""
    told: list[str] = []

    def trouble(error: VariorumError, seconds: float) -> None:
        told.append(str(error))
        relief[0] = relief[0] or len(told) >= 3

    chance = random.Random(2)
    done = asyncio.run(
        poll(
            desk, farm, until=math.inf, world=World(farm.time, farm.time.sleep, chance.random),
            stopping=lambda: farm.time() > end, trouble=trouble,
        )
    )  # fmt: skip
    return done, told


def whole(desk: Desk, farm: Farm) -> None:
    offered = {name for visit in farm.visits for name in visit.items}
    assert Counter(names(desk)) == Counter(offered)
    for capture in desk.store.captures.find():
        desk.archive.verify(capture)


def test_a_store_without_room_is_waited_for(tmp_path: Path) -> None:
    time = Time()
    farm = grow(5, feeds=10, domains=10, days=1, time=time)
    with desk_at(tmp_path, time) as desk:
        desk.store.sources.follow(farm.feeds)
        database = desk.store._database  # type: ignore[attr-defined]
        ((pages,),) = database.rows("PRAGMA page_count")
        database.rows(f"PRAGMA max_page_count = {pages + 4}")
        relief = [False]
        sleep = time.sleep

        async def sleeping(seconds: float) -> None:
            if relief[0]:
                database.rows("PRAGMA max_page_count = 1000000")
            await sleep(seconds)

        time.sleep = sleeping  # type: ignore[method-assign]
        done, told = watch(desk, farm, relief, START + DAY / 4)
        assert len(told) >= 3
        assert all("full" in one and "Make room" in one for one in told), told
        assert done.new > 0
        whole(desk, farm)


def test_an_archive_without_room_is_waited_for_and_keeps_no_half_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    time = Time()
    farm = grow(5, feeds=10, domains=10, days=1, time=time)
    relief, write = [False], Archive._write

    def halfway(self: Archive, file: IO[bytes], member: bytes) -> None:
        if relief[0]:
            write(self, file, member)
            return
        file.write(member[: len(member) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Archive, "_write", halfway)
    with desk_at(tmp_path, time) as desk:
        desk.store.sources.follow(farm.feeds)
        done, told = watch(desk, farm, relief, START + DAY / 4)
        assert len(told) == 3
        assert all("No space left" in one and "room" in one for one in told), told
        assert done.new > 0
        whole(desk, farm)


@pytest.mark.parametrize("kind", [StoreError, ArchiveError])
def test_a_run_with_an_end_ends_with_the_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type[VariorumError]
) -> None:
    time = Time()
    farm = grow(5, feeds=3, domains=3, days=1, time=time)

    def full(*_: object, **__: object) -> None:
        raise kind("disk", "there is no room.")

    monkeypatch.setattr("variorum.desk.polling.take_in", full)
    with desk_at(tmp_path, time) as desk:
        desk.store.sources.follow(farm.feeds)
        with pytest.raises(kind, match="no room"):
            asyncio.run(poll(desk, farm, until=START, world=World(time, time.sleep, lambda: 0.0)))
        assert names(desk) == []
