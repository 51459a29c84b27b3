"""The interfaces for programs behind a gate, asked without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.desk.views.newsroom import CAPTURE, NOW, Newsroom

from variorum.desk import Desk, open_desk
from variorum.desk.accounts import set_password
from variorum.desk.settings import Settings
from variorum.gate import Desks, Gate, Keeper
from variorum.model import User
from variorum.serving import make_app

PASSWORD = "three words long"
Ask = Callable[..., httpx.Response]


class Place:
    """A newsroom with its store, and an application over the same store."""

    def __init__(self, room: Newsroom, gate: Gate) -> None:
        self.room, self.gate = room, gate
        self.app = make_app(gate)

    @property
    def desk(self) -> Desk:
        return self.room.desk

    def user(self, name: str, *outlets: str) -> User:
        """A user who follows these outlets and can sign in."""
        made = self.room.user(name, *outlets)
        set_password(self.desk, made, PASSWORD)
        return made

    def ask(
        self, method: str, path: str, *, by: str | None = "Ann", **more: object
    ) -> httpx.Response:
        """The answer to one request, by somebody with Basic authentication."""
        auth: Any = (by, PASSWORD) if by else None

        async def one() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, client=("192.0.2.7", 5000))
            async with httpx.AsyncClient(
                transport=transport, base_url="https://news.example", auth=auth
            ) as web:
                return await web.request(method, path, **more)  # type: ignore[arg-type]

        return asyncio.run(one())


@contextmanager
def placed(folder: Path) -> Iterator[Place]:
    settings = Settings(meaning="lexical", allow_private=True)
    lay_out = partial(
        open_desk,
        store=folder / "news.sqlite",
        settings=settings,
        clock=lambda: datetime.fromtimestamp(NOW + 1e5, UTC),
    )
    with lay_out() as desk:
        desk.store.captures.put([CAPTURE])
        desks = Desks(lay_out, threads=2)
        yield Place(Newsroom(desk), Gate(desks, Keeper()))
        desks.close()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with placed(tmp_path) as made:
        yield made
