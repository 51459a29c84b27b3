"""Five feeds and one event, all the way: followed, digested, and one unread item in an app."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest

pytest.importorskip("miniflux", reason="the client is not installed")
pytest.importorskip("uvicorn", reason="the extra `reader` is not installed")

import miniflux
from tests.journeys.reading_server import reading_server
from tests.journeys.test_journey_follow import Site

from variorum.desk.accounts import add_user, prefer
from variorum.desk.digest import digest
from variorum.model import Wanted

EXAMPLE = Path(__file__).parents[2] / "examples/night-trains"
PASSWORD = "three words long"
_FEED = (
    '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>{name}</title>'
    "<item><title>{title}</title><link>http://{name}.example/night</link><guid>1</guid>"
    "<content:encoded>{body}</content:encoded></item></channel></rss>"
)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


def report(file: Path) -> tuple[str, str]:
    """The title and the body of an example."""
    text = file.read_text()
    if file.suffix == ".json":
        found = json.loads(text)
        return found["title"], "".join(f"<p>{p}</p>" for p in found["text"].split("\n\n"))
    title, body = re.search(r"<title>(.*?)</title>.*<body[^>]*>(.*)</body>", text, re.S).groups()  # type: ignore[union-attr]
    return title, body


def test_five_feeds_and_one_event_become_one_unread_item(site: Site, tmp_path: Path) -> None:
    files = {
        "courier": "01-dalvik-courier.html",
        "observer": "07-kell-observer.json",
        "harbour": "03-evening-harbour.json",
        "coast": "04-coast-today.html",
        "signal": "09-signal-post.html",
    }
    for name, file in files.items():
        title, body = report(EXAMPLE / file)
        page = _FEED.format(name=name, title=escape(title), body=escape(body))
        site.pages[f"/{name}"] = ("application/rss+xml", page.encode())
    with reading_server(tmp_path) as (desk, address):
        ann = add_user(desk, "ann", PASSWORD)
        prefer(desk, ann, grouped=True)
        client = miniflux.Client(address, username="ann", password=PASSWORD)
        for name in files:
            client.create_feed(f"{site.address}/{name}")
        # Not sorted into stories yet: each item stands for itself.
        assert client.get_entries(status="unread")["total"] == 5
        assert digest(desk).told == 1
        unread = client.get_entries(status="unread")
        (one,) = unread["entries"]
        assert unread["total"] == 1
        assert "The railway stopped its last night train" in one["content"]
        assert "Other reports of this story" in one["content"]
        assert all(
            f"http://{name}.example/night" in one["content"] for name in files if name != "courier"
        )
        assert "Where the reports differ" in one["content"]
        # The Courier has 2024, the Observer 2023.
        differ = one["content"].partition("Where the reports differ")[2]
        assert "2024" in differ
        assert "2023" in differ
        client.update_entries([one["id"]], "read")
        assert client.get_entries(status="unread")["total"] == 0
        prefer(desk, ann, grouped=False)
        assert client.get_entries(status="read")["total"] == 5
        assert desk.store.readers.count(ann.id, Wanted(read=False)) == 0
