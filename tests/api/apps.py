"""A store that fills as polling fills it, and an app that asks the program over no network."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import httpx

from variorum.desk import Desk, open_desk
from variorum.desk.accounts import add_user, fever_password, fever_secret
from variorum.desk.settings import read_settings
from variorum.following import arrivals_of, names_of
from variorum.gate import Desks, Gate, Keeper
from variorum.model import Entry, FeedState, Intake, Source, Subscription, User, Wanted
from variorum.serving import make_app

PASSWORD = "three words long"
NOW = 2_000_000_000.0


class Clock:
    """The moment at which everything happens; it moves when a test moves it."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(self.now, UTC)


class Apps:
    """The program and its store. ``ann`` is a user with a password; Bo is another."""

    def __init__(self, desk: Desk, desks: Desks, clock: Clock) -> None:
        self.desk = desk
        self.clock = clock
        self.keeper = Keeper()
        self.app = make_app(Gate(desks, self.keeper))
        self.ann = add_user(desk, "Ann", PASSWORD)
        self.bo = add_user(desk, "Bo", "four other long words")
        self.auth = ""

    def follow(self, name: str, folder: str | None = None, user: User | None = None) -> Source:
        """Let a user follow the feed of an outlet."""
        (source,) = self.desk.store.sources.follow([f"https://{name}.example/feed"])
        reader = user or self.ann
        shelf = self.desk.store.readers.folder(reader.id, folder) if folder else None
        self.desk.store.readers.subscribe(
            reader.id, Subscription(source.id, folder=shelf, followed=self.clock.now)
        )
        return source

    def arrive(
        self, source: Source, *names: str, dated: str | None = None, html: str = ""
    ) -> tuple[int, ...]:
        """Let items come, a second later; their ids, oldest first. Known names are revised."""
        self.clock.now += 1
        entries = [
            Entry(name, f"{source.url}/{name}", f"On {name}", "Ada Byline", dated,
                  html=html or f"<p>Words on {name}.</p>")
            for name in reversed(names)
        ]  # fmt: skip
        spelled = [name for several in names_of(entries) for name in several]
        known = self.desk.store.sources.known(source.id, spelled)
        state = FeedState(tried=self.clock.now, changed=self.clock.now)
        told = Source(source.id, source.url, source.url[8:-13].title() + " News",
                      f"https://{source.url[8:-5]}/", state=state)  # fmt: skip
        intake = Intake(told, arrivals_of(entries, known))
        return self.desk.store.sources.take_in([intake], self.clock.now)

    def ids(self, **wanted: Any) -> tuple[int, ...]:
        """Ann's items in the store."""
        return self.desk.store.readers.ids(self.ann.id, Wanted(**wanted))

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        """Ask the program."""

        async def one() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, client=("192.0.2.7", 5000))
            async with httpx.AsyncClient(
                transport=transport, base_url="http://news.example"
            ) as web:
                return await web.request(method, path, **more)

        return asyncio.run(one())

    # What an app does that speaks Google Reader's interface.

    def sign_in(self, **more: str) -> str:
        """Sign Ann in; the key."""
        answer = self.ask(
            "POST", "/accounts/ClientLogin", data={"Email": "Ann", "Passwd": PASSWORD, **more}
        )
        assert answer.status_code == 200, answer.text
        self.auth = dict(line.split("=", 1) for line in answer.text.split())["Auth"]
        return self.auth

    def get(self, path: str, **params: Any) -> httpx.Response:
        """Ask something as Ann."""
        return self._signed("GET", path, params=params or None)

    def json(self, path: str, **params: Any) -> Any:
        """Ask something as Ann that is answered in JSON."""
        answer = self.get(path, output="json", **params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, data: str | dict[str, Any] = "", **more: Any) -> httpx.Response:
        """Change something as Ann; ``data`` as an app writes it, or as fields."""
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        if isinstance(data, dict):
            return self._signed("POST", path, data=data, **more)
        return self._signed("POST", path, **{"content": data, "headers": form, **more})

    def _signed(self, method: str, path: str, **more: Any) -> httpx.Response:
        if not self.auth:
            self.sign_in()
        address = path if path.startswith("/") else f"/reader/api/0/{path}"
        headers = {"Authorization": f"GoogleLogin auth={self.auth}", **more.pop("headers", {})}
        return self.ask(method, address, headers=headers, **more)

    # What an app does that speaks Fever.

    def fever_key(self) -> str:
        """A key of Ann's for Fever."""
        return fever_secret("Ann", fever_password(self.desk, self.ann))


@contextmanager
def apps(folder: Path, threads: int = 2) -> Iterator[Apps]:
    """The program over a store in a folder."""
    clock = Clock()
    settings = read_settings(meaning="lexical", environment={})
    lay_out = partial(open_desk, folder, settings=settings, clock=clock)
    with lay_out() as desk:
        desks = Desks(lay_out, threads)
        try:
            yield Apps(desk, desks, clock)
        finally:
            desks.close()
