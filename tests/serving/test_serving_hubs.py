"""Hubs beside the server: asked while it runs, and answered by the one application."""

from __future__ import annotations

import asyncio
import threading
from functools import partial
from pathlib import Path

import httpx
import pytest

from variorum.desk import Desk, open_desk
from variorum.desk.settings import read_settings
from variorum.gate import Desks, Gate, Keeper
from variorum.serving import make_app
from variorum.serving.hubs import asking_hubs, public_name


def test_hubs_are_answered_without_a_session_or_a_mark_of_ours(tmp_path: Path) -> None:
    settings = read_settings(meaning="lexical", environment={})
    desks = Desks(partial(open_desk, tmp_path, settings=settings), 1)

    async def call() -> list[httpx.Response]:
        app = make_app(Gate(desks, Keeper()), hosts=("localhost", "news.example"))
        there = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=there, base_url="https://news.example") as client:
            asked = await client.get("/hub/guess?hub.mode=subscribe&hub.challenge=x")
            sent = await client.post("/hub/guess", content=b"<rss/>")
            other = await client.put("/hub/guess", content=b"<rss/>")
            return [asked, sent, other]

    answers = asyncio.run(call())
    desks.close()
    assert [answer.status_code for answer in answers] == [404, 404, 405]
    assert all("Nothing is expected" in answer.text for answer in answers[:2])
    assert all("set-cookie" not in answer.headers for answer in answers)


def test_hubs_are_asked_again_and_again_until_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Desk] = []
    stop = threading.Event()

    def renew(desk: Desk) -> None:
        asked.append(desk)
        if len(asked) == 3:
            stop.set()

    monkeypatch.setattr("variorum.serving.hubs.renew", renew)
    with open_desk(tmp_path, settings=read_settings(meaning="lexical", environment={})) as desk:
        asking_hubs(desk, stop, every=0.01)
    assert len(asked) == 3


def test_the_name_under_which_hubs_call_is_that_of_the_public_address() -> None:
    assert public_name("https://News.example:8443/reader") == "news.example"
    assert public_name("") is None
