"""Pictures of every page of the reader, wide and narrow, light and dark, from invented data.

    python tests/journeys/pictures.py FOLDER [PAGE …]

They are made to be looked at: each page is to be calm and clear in all four.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "web"))

import uvicorn
from playwright.sync_api import sync_playwright
from reader import NOW, PASSWORD, Place, entry, reading
from telling import tell, tell_flood

from variorum.desk.accounts import add_user, new_key
from variorum.desk.indexing import index_items
from variorum.desk.watches import add_watch
from variorum.desk.watching import check_watches
from variorum.model import Entry, Intake, Trouble, User

ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
SIZES = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 390, "height": 844}}
WORDS = (
    "<p>The council of Corrie voted on Tuesday to keep the night trains running through the winter, "
    "after a debate that lasted until the small hours. <a href='https://post.example/budget'>The "
    "budget</a> has room for two of the three lines.</p><p>“We will not leave people standing on a "
    "platform,” said the mayor, Ines Falk. Her party had asked for a delay until March.</p>"
    "<h2>What happens next</h2><p>The operator has until Friday to name its price. If it does "
    "not, the lines go to a public tender, which takes at least four months.</p>"
    "<blockquote><p>Nobody in this room wants the trains to stop. The question is who pays.</p>"
    "</blockquote><ul><li>The northern line keeps its timetable.</li><li>The coast line runs at "
    "weekends only.</li><li>The third line ends on 30 April.</li></ul>"
)
TITLES = (
    "Council keeps two of three night trains",
    "Harbour wall to be raised by a metre and a half before the autumn storms",
    "Teachers and city agree on smaller classes",
    "What the census says about who moves to the coast",
    "Bridge closed after crack is found",
    "A letter by the minister, and what it leaves out",
    "The library opens on Sundays",
    "Three firms bid for the old gasworks",
)


def furnish(place: Place) -> dict[str, str]:
    """An invented reader with folders, feeds that are well and ill, stories, and things read.

    Returns:
        The pages to be looked at, by name.
    """
    ada = place.user("ada", admin=True)
    add_user(place.desk, "bo", PASSWORD)
    readers = place.desk.store.readers
    folders = [readers.folder(ada.id, name) for name in ("Corrie", "Science", "World")]
    items: list[int] = []
    for number, name in enumerate(
        ("The Corrie Post", "Echo of the Coast", "Northern Courier", "The Tidal Review",
         "Radio Corrie", "Weekly Ledger")
    ):  # fmt: skip
        host = name.lower().replace(" ", "")
        tags = ("local", "daily") if number == 0 else ()
        source = place.follow(
            ada, f"https://{host}.example/feed", called=name,
            folder=folders[number % 3] if number < 5 else None, tags=tags,
        )  # fmt: skip
        entries = [
            entry(f"{host}-{n}", 0.4 + 5 * n + number * 0.7, title=title, html=WORDS,
                  url=f"https://{host}.example/{n}", byline="Mara Lind and Tom Ode")
            for n, title in enumerate(TITLES[number % 4 : number % 4 + 4])
        ]  # fmt: skip
        items += place.bring(source, *entries, capture="sha256:" + f"{number:02x}" * 32)
        if number == 0:
            revise(place, source, entries[0])
    ill(place, ada)
    row, told = tell_flood(place, ada)
    tell(place, ada, "pier", "post.example", "echo.example", "courier.example",
         title="Fire damages the pier at Corrie")  # fmt: skip
    readers.mark(ada.id, items[2:4], read=True, at=NOW - 600)
    readers.mark(ada.id, [items[0], items[5], told[0]], saved=True, at=NOW - 500)
    add_watch(place.desk, ada.id, query="census")
    index_items(place.desk)
    check_watches(place.desk)
    new_key(place.desk, ada, "token", name="backup script")
    new_key(place.desk, ada, "session", name="Firefox on Android")
    feeds = readers.subscriptions(ada.id)
    return {
        "today": "/", "unread": "/unread", "folder": f"/folder/{folders[0].id}",
        "feed": f"/feed/{feeds[0].source}", "saved": "/saved", "article": f"/item/{items[3]}?in=all",
        "article-in-story": f"/item/{told[0]}", "story": f"/story/{row.id}", "search": "/search?q=census",
        "watches": "/watches", "for-you": "/for-you", "feeds": "/feeds",
        "found-feeds": "/feeds?q=post", "about-feed": f"/feeds/{feeds[0].source}", "ill-feed": f"/feeds/{feeds[6].source}",
        "settings": "/settings", "nothing": "/no-such-page", "offline": "/offline",
    }  # fmt: skip


def revise(place: Place, source: int, first: Entry) -> None:
    """The outlet changes its words an hour later, and says nothing of it."""
    place.clock.now += 3600
    said = WORDS.replace("two of the three lines", "one of the three lines").replace(
        "Her party had asked for a delay until March.", "Her party abstained."
    )
    place.bring(
        source, replace(first, html=said, title="Council keeps one of three night trains"),
        capture="sha256:" + "fe" * 32,
    )  # fmt: skip
    place.clock.now -= 3600


def ill(place: Place, user: User) -> None:
    """Feeds that do not answer as they should."""
    for host, kind, said, failures in (
        (
            "gazette",
            "gone",
            "The site says that this feed is gone for good. It answers “410 Gone”.",
            1,
        ),
        ("slow", "timeout", "The site did not answer in time. No answer within 30 seconds.", 2),
    ):
        number = place.follow(user, f"https://{host}.example/feed", called=f"The {host.title()}")
        (source,) = place.desk.store.sources.find([number])
        state = replace(
            source.state, trouble=Trouble(kind, said), failures=failures,  # type: ignore[arg-type]
            tried=NOW - 1800, succeeded=NOW - 90_000, due=NOW + 7200,
        )  # fmt: skip
        place.desk.store.sources.take_in([Intake(replace(source, state=state))], NOW)
    place.follow(user, "https://new.example/feed", called="A new one")


def serve(place: Place) -> tuple[uvicorn.Server, threading.Thread, str]:
    """The place on a port of its own."""
    server = uvicorn.Server(uvicorn.Config(place.app, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    return server, thread, f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"


def take(browser: Any, address: str, pages: dict[str, str], target: Path) -> None:
    """Sign in and take a picture of each page, in each size and look."""
    for size, box in SIZES.items():
        for look in ("light", "dark"):
            context = browser.new_context(
                viewport=box, color_scheme=look, service_workers="block", timezone_id="UTC"
            )
            page = context.new_page()
            page.on("console", lambda message: print(f"console: {message.text}"))  # noqa: T201
            page.goto(f"{address}/sign-in")
            page.screenshot(path=target / f"sign-in-{size}-{look}.png")
            page.fill("#user", "ada")
            page.fill("#password", PASSWORD)
            page.click("button.main")
            for name, path in pages.items():
                page.goto(address + path)
                page.screenshot(path=target / f"{name}-{size}-{look}.png", full_page=True)
            context.close()


def main() -> None:
    """See the module's own words."""
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, reading(Path(folder)) as place:
        pages = furnish(place)
        chosen = {name: pages[name] for name in sys.argv[2:] or pages}
        server, thread, address = serve(place)
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=ARGS)
            take(browser, address, chosen, target)
            browser.close()
        server.should_exit = True
        thread.join(10)


if __name__ == "__main__":
    main()
