"""An invented reader's desk with the whole application before it, asked without a network."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from variorum.desk import Desk, open_desk
from variorum.desk.accounts import add_user
from variorum.desk.settings import Settings
from variorum.following import arrivals_of
from variorum.gate import Desks, Gate, Keeper
from variorum.model import Capture, CaptureId, Entry, Intake, Subscription, User
from variorum.serving import make_app

NOW = 1_935_000_000.0  # 26 April 2031
PASSWORD = "long enough words"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(self.now, UTC)


@dataclass
class Place:
    """A store with a desk of its own, its clock, and the application over the same store."""

    desk: Desk
    clock: Clock
    gate: Gate
    app: Any

    def browser(self) -> Browser:
        """Somebody's browser: keeps cookies, sends marks, does not follow on by itself."""
        return Browser(self.app)

    def signed_in(self, name: str = "ada") -> Browser:
        """A browser in which somebody signed in."""
        browser = self.browser()
        answer = browser.send("/sign-in", user=name, password=PASSWORD)
        assert answer.status_code == 303, answer.text
        return browser

    def user(self, name: str = "ada", **more: Any) -> User:
        """The user of this name, made where there is none."""
        return self.desk.store.readers.user(name) or add_user(self.desk, name, PASSWORD, **more)

    def follow(self, user: User, url: str, **more: Any) -> int:
        """Let a user follow a feed that answers well; its id."""
        (source,) = self.desk.store.sources.follow([url])
        state = replace(
            source.state, tried=NOW - 60, succeeded=NOW - 60, changed=NOW - 60, due=NOW + 900
        )
        source = replace(source, title=more.pop("called", f"Feed at {url}"), state=state)
        self.desk.store.sources.take_in([Intake(source)], self.clock.now)
        self.desk.store.readers.subscribe(user.id, Subscription(source.id, followed=NOW, **more))
        return source.id

    def bring(self, source: int, *entries: Entry, capture: str | None = None) -> tuple[int, ...]:
        """Let a feed bring entries, the newest first; the ids of those that are new."""
        (known,) = self.desk.store.sources.find([source])
        names = [name for entry in entries for name in (entry.id, entry.url or "")]
        arrivals = arrivals_of(
            entries, self.desk.store.sources.known(source, _all_names(entries, names))
        )
        if capture is not None:
            self.desk.store.captures.put(
                [
                    Capture(
                        CaptureId(capture),
                        known.url,
                        known.url,
                        self.clock().isoformat(),
                        "application/rss+xml",
                        200,
                    )
                ]
            )
        kept = None if capture is None else CaptureId(capture)
        return self.desk.store.sources.take_in([Intake(known, arrivals, kept)], self.clock.now)


def _all_names(entries: tuple[Entry, ...], names: list[str]) -> list[str]:
    from variorum.following import names_of

    return [name for several in names_of(entries) for name in several] + names


class Browser:
    """Asks the application as a browser does. Every answer is looked at for its policy."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self.cookies = httpx.Cookies()

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        """One request."""

        async def run() -> httpx.Response:
            carrier = httpx.ASGITransport(app=self._app, client=("127.0.0.1", 4000))
            async with httpx.AsyncClient(
                transport=carrier, base_url="http://localhost", cookies=self.cookies
            ) as client:
                answer = await client.request(method, path, **more)
                self.cookies = client.cookies
                return answer

        answer = asyncio.run(run())
        rules = answer.headers["content-security-policy"]
        assert "unsafe" not in rules
        assert "default-src 'none'" in rules
        assert "Traceback" not in answer.text
        return answer

    def get(self, path: str, status: int = 200, **headers: str) -> str:
        """A page."""
        answer = self.ask("GET", path, headers=headers)
        assert answer.status_code == status, (answer.status_code, answer.text[:2000])
        return answer.text

    def mark(self, page: str = "/unread") -> str:
        """The mark of a page's forms."""
        text = self.ask("GET", page).text if page.startswith("/") else page
        found = re.search(r'name="mark" (?:content|value)="([^"]+)"', text)
        assert found, text[:500]
        return found[1]

    def send(
        self, path: str, files: Any = None, mark: str | None = None, **fields: Any
    ) -> httpx.Response:
        """A form, with the mark of one of our pages."""
        bears = self.mark("/sign-in" if not self.cookies else "/unread") if mark is None else mark
        return self.ask("POST", path, data={"mark": bears, **fields}, files=files)


def words(page: str) -> str:
    """The words of a page in one line."""
    bare = re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<(dialog|style|script).*?</\1>", " ", page))
    return " ".join(html.unescape(bare).split())


def entry(name: str, hours: float = 1.0, **more: Any) -> Entry:
    """An invented entry that was published some hours ago."""
    moment = datetime.fromtimestamp(NOW - 3600 * hours, UTC).isoformat()
    told = {
        "title": f"On {name}",
        "url": f"https://post.example/{name}",
        "html": f"<p>Words on {name}.</p>",
    }
    return Entry(id=name, published=moment, **{**told, **more})


@contextmanager
def reading(folder: Path, desks: Callable[..., Desks] = Desks) -> Iterator[Place]:
    """A place to read at."""
    clock = Clock()
    settings = Settings(meaning="lexical", allow_private=True)

    def lay_out() -> Any:
        return open_desk(store=folder / "news.sqlite", settings=settings, clock=clock)

    with lay_out() as desk:
        several = desks(lay_out, 2)
        gate = Gate(several, Keeper())
        try:
            yield Place(desk, clock, gate, make_app(gate))
        finally:
            several.close()
