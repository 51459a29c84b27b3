"""The client library of Miniflux, as programs use it, against our server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("miniflux", reason="the client is not installed")
pytest.importorskip("uvicorn", reason="the extra `reader` is not installed")

import miniflux
from tests.desk.views.newsroom import CAPTURE
from tests.journeys.reading_server import reading_server
from tests.journeys.test_journey_follow import Site

from variorum.desk import Desk
from variorum.desk.accounts import add_user
from variorum.model import Wanted

PASSWORD = "three words long"


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Desk, str]]:
    with reading_server(tmp_path) as (desk, address):
        desk.store.captures.put([CAPTURE])
        yield desk, address


def test_subscribe_read_mark_star_and_mark_all(served: tuple[Desk, str], site: Site) -> None:
    desk, address = served
    ann = add_user(desk, "ann", PASSWORD)
    site.feed("/feed", "Harbour Post", "one", "two", "three")
    page = (
        b'<html><link rel="alternate" type="application/rss+xml" href="/feed" title="Post"></html>'
    )
    site.pages["/"] = ("text/html", page)
    with miniflux.Client(address, username="ann", password=PASSWORD) as client:
        token = client.create_api_key("a program")["token"]
    client = miniflux.Client(address + "/", api_key=token)
    assert client.me()["username"] == "ann"
    assert client.discover(f"{site.address}/")[0]["url"] == f"{site.address}/feed"
    near = client.create_category("Near")["id"]
    feed = client.create_feed(f"{site.address}/", near)
    assert client.get_feed(feed)["title"] == "Harbour Post"
    assert client.get_feed(feed)["category"]["title"] == "Near"
    with pytest.raises(miniflux.BadRequest, match="already exists"):
        client.create_feed(f"{site.address}/feed", near)
    found = client.get_entries(status=["unread"], order="id", direction="asc", limit=10)
    assert found["total"] == 3
    one, two, three = (entry["id"] for entry in found["entries"])
    assert client.get_feed_counters() == {"reads": {str(feed): 0}, "unreads": {str(feed): 3}}

    assert client.update_entries([one], "read")
    assert client.toggle_bookmark(two)
    assert desk.store.readers.ids(ann.id, Wanted(read=True)) == (one,)
    assert desk.store.readers.ids(ann.id, Wanted(saved=True)) == (two,)
    assert [entry["id"] for entry in client.get_entries(starred=True)["entries"]] == [two]

    desk.store.readers.mark(ann.id, [three], read=True, at=1.0)
    assert client.get_entry(three)["status"] == "read"
    assert client.get_feed_entry(feed, two)["starred"] is True
    assert client.get_category_entries(near, status="unread")["total"] == 1
    assert client.save_entry(three)
    assert client.fetch_entry_content(one)["content"] == "<p>Words on three.</p>"
    with pytest.raises(miniflux.ResourceNotFound):
        client.get_feed_icon(feed)

    client.mark_user_entries_as_read(client.me()["id"])
    assert client.get_entries(status="unread")["total"] == 0
    assert client.refresh_feed(feed)
    assert client.refresh_all_feeds()
    assert client.flush_history()
    assert client.get_integrations_status() is False

    listed = client.export_feeds()
    client.delete_feed(feed)
    assert client.get_feeds() == []
    client.import_feeds(listed)
    (again,) = client.get_feeds()
    assert (again["id"], again["category"]["title"]) == (feed, "Near")
    assert client.get_entries(status="read")["total"] == 3
    client.update_feed(feed, title="The Post")
    assert client.get_category_feeds(near)[0]["title"] == "The Post"
    client.delete_category(near)
    assert [one["title"] for one in client.get_categories()] == ["All"]
    with pytest.raises(miniflux.AccessUnauthorized):
        miniflux.Client(address, username="ann", password="wrong words here").me()
    with pytest.raises(miniflux.AccessForbidden):
        client.get_users()
    with pytest.raises(miniflux.ServerError, match=r"connection"):
        client.create_feed("http://127.0.0.1:9/none", None)
