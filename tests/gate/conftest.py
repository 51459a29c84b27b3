"""Desks in a folder of their own, a gate before them, and requests without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from variorum.desk import Desk, open_desk
from variorum.desk.accounts import add_user
from variorum.desk.settings import read_settings
from variorum.errors import NotFound, StoreError
from variorum.gate import Asked, Asker, Desks, Forwarded, Gate, Headers, Keeper, Trust, endpoint

Ask = Callable[..., httpx.Response]
Gated = Callable[..., tuple[Ask, Keeper]]
PASSWORD = "three words long"


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    settings = read_settings(meaning="lexical", environment={})
    lay_out = partial(open_desk, tmp_path, settings=settings)
    with lay_out() as desk:
        add_user(desk, "Ada", PASSWORD, admin=True)
        add_user(desk, "Bo", "four other long words")
    pool = Desks(lay_out, threads=3)
    yield pool
    pool.close()


@pytest.fixture
def gated(desks: Desks) -> Gated:
    """Makes an application behind a gate of the desks."""
    return partial(_gated, desks)


def _gated(
    desks: Desks,
    *,
    trust: Trust | None = None,
    proxies: tuple[str, ...] = (),
    hosts: tuple[str, ...] = (),
    basic: bool = False,
) -> tuple[Ask, Keeper]:
    """A small application behind the gate; ``ask(method, path, …)`` asks it."""
    keeper = Keeper(trust or Trust())
    gate = Gate(desks, keeper)

    def handler(desk: Desk, asker: Asker, asked: Asked) -> Response:
        match asked.path.get("what"):
            case "missing":
                raise NotFound("story-1", "there is no such story.", kind="story")
            case "full":
                raise StoreError("store", "the disk is full.", advice="Make room.")
            case "fault":
                raise RuntimeError("secret inner state")
            case "mark":
                return PlainTextResponse(keeper.mark(asker, asked))
        told = {"name": asker.user.name, "by": asker.by, "form": asked.form, "base": asked.base}
        return JSONResponse({**told, "files": {k: len(v) for k, v in asked.files.items()}})

    def nobody(desk: Desk, asked: Asked) -> Response:
        return PlainTextResponse("sign in", 401)

    who = keeper.basic if basic else keeper.browser
    answer = endpoint(gate, handler, who=who, nobody=nobody, marks=not basic, limit=50_000)
    app = Headers(
        Starlette(routes=[Route("/{what}", answer, methods=["GET", "POST"])]), hosts=hosts
    )
    outside = Forwarded(app, proxies, keeper.trust.header)

    def ask(method: str, path: str, *, client: str = "192.0.2.7", **more: object) -> httpx.Response:
        cookies: Any = more.pop("cookies", {})

        async def one() -> httpx.Response:
            transport = httpx.ASGITransport(outside, client=(client, 5000))
            async with httpx.AsyncClient(
                transport=transport, base_url="http://news.example", cookies=cookies
            ) as web:
                return await web.request(method, path, **more)  # type: ignore[arg-type]

        return asyncio.run(one())

    return ask, keeper
