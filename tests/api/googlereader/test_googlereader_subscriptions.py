"""What is followed, as apps list and change it."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from tests.api.apps import NOW, Apps

from variorum.capture import Response
from variorum.errors import FetchError, VariorumError
from variorum.model import Followed, ReadingList
from variorum.sources import read_opml, write_opml

EDIT = "subscription/edit"
FEED = b"<rss><channel><title>The Mail</title><item><title>x</title><guid>x</guid></item></channel></rss>"
WEB = {
    "https://mail.example/rss": FEED,
    "https://mail.example/": b'<html><link rel="alternate" type="application/rss+xml" href="/rss">',
}


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A small web in place of the large one; what was asked of it."""
    asked: list[str] = []

    def fetch(_: object, addresses: list[str], **__: object) -> list[tuple[str, object]]:
        found: list[tuple[str, object]] = []
        for address in addresses:
            asked.append(address)
            body = WEB.get(address) or WEB.get(address + "/")
            answer: Response | VariorumError = FetchError(address, "cannot be reached.")
            if body is not None:
                answer = _response(address, body)
            found.append((address, answer))
        return found

    monkeypatch.setattr("variorum.desk.social.fetch_all", fetch)
    return asked


def _response(address: str, body: bytes) -> Response:
    return Response(address, address, 200, (), body, body, "2033-05-18T03:33:20Z")


def subscriptions(app: Apps) -> dict[str, tuple[str, list[str]]]:
    told = app.json("subscription/list")["subscriptions"]
    return {one["id"]: (one["title"], [c["label"] for c in one["categories"]]) for one in told}


def test_the_list_has_what_apps_read_of_it(app: Apps) -> None:
    post, other = app.follow("post", "News/World"), app.follow("other")
    app.arrive(post, "a")
    assert app.json("subscription/list")["subscriptions"] == [
        {
            "id": f"feed/{post.id}",
            "title": "Post News",
            "categories": [
                {"id": "user/-/label/News/World", "label": "News/World", "type": "folder"}
            ],
            "sortid": "00000001",
            "firstitemmsec": f"{int(NOW)}000",
            "url": "https://post.example/feed",
            "htmlUrl": "https://post.example/",
            "iconUrl": "",
        },
        {
            "id": f"feed/{other.id}",
            "title": "https://other.example/feed",
            "categories": [],
            "sortid": "00000002",
            "firstitemmsec": f"{int(NOW)}000",
            "url": "https://other.example/feed",
            "htmlUrl": "https://other.example/feed",
            "iconUrl": "",
        },
    ]
    # Apps that leave the format out get the same.
    assert app.get("subscription/list").json() == app.json("subscription/list")


def test_counts_of_what_is_unread_are_numbers_and_moments_are_strings(app: Apps) -> None:
    post, mail, quiet = app.follow("post", "News"), app.follow("mail", "News"), app.follow("quiet")
    app.arrive(post, "a", "b")
    (c,) = app.arrive(mail, "c")
    app.desk.store.readers.mark(app.ann.id, [c], read=True, at=NOW)
    told = app.json("unread-count")
    assert told["max"] == 1000
    newest = f"{int(NOW) + 2}000000"
    assert told["unreadcounts"] == [
        {
            "id": "user/-/state/com.google/reading-list",
            "count": 2,
            "newestItemTimestampUsec": newest,
        },
        {"id": f"feed/{post.id}", "count": 2, "newestItemTimestampUsec": f"{int(NOW) + 1}000000"},
        {"id": "user/-/label/News", "count": 2, "newestItemTimestampUsec": newest},
    ]
    every = app.json("unread-count", all="true")["unreadcounts"]
    assert {f"feed/{mail.id}", f"feed/{quiet.id}"} <= {one["id"] for one in every}


def test_feeds_are_renamed_moved_and_left(app: Apps) -> None:
    post, mail = app.follow("post"), app.follow("mail", "News")
    app.arrive(post, "a")
    ok = app.post(EDIT, f"ac=edit&s=feed/{post.id}&t=My+post&a=user/-/label/Arts")
    assert ok.text == "OK"
    assert subscriptions(app)[f"feed/{post.id}"] == ("My post", ["Arts"])
    # Several at once, each with its own name; r takes out of the folder that it names only.
    names = f"s=feed/{post.id}&t=One&s=feed/https://mail.example/feed&t=Two"
    app.post(EDIT, f"ac=edit&{names}&r=user/-/label/News")
    assert subscriptions(app) == {
        f"feed/{post.id}": ("One", ["Arts"]),
        f"feed/{mail.id}": ("Two", []),
    }
    app.post(EDIT, f"ac=edit&s=feed/{post.id}&a=user/7/label/News&r=user/-/label/Arts")
    assert subscriptions(app)[f"feed/{post.id}"] == ("One", ["News"])
    assert app.post(EDIT, f"ac=unsubscribe&s=feed/{post.id}&s=feed/{mail.id}").text == "OK"
    assert subscriptions(app) == {}
    # Nothing is deleted: followed again, it is as it was.
    app.post(EDIT, f"ac=subscribe&s=feed/{post.id}")
    assert subscriptions(app) == {f"feed/{post.id}": ("One", ["News"])}
    assert len(app.ids(read=False)) == 1


def test_what_is_no_edit_is_named(app: Apps) -> None:
    post = app.follow("post")
    for said, status in (
        ("", 400), ("ac=edit", 400), (f"ac=vanish&s=feed/{post.id}", 400), ("ac=edit&s=feed/77", 404),
        ("ac=unsubscribe&s=user/-/label/News", 400), ("ac=subscribe&s=user/-/state/com.google/read", 400),
    ):  # fmt: skip
        assert app.post(EDIT, said).status_code == status, said


def test_a_new_feed_is_followed_by_its_address_with_name_and_folder(
    app: Apps, web: list[str]
) -> None:
    said = f"ac=subscribe&s=feed/{quote('https://mail.example/rss')}&t=Mail&a=user/-/label/News"
    answer = app.post(EDIT, said)
    assert answer.text == "OK", answer.text
    assert list(subscriptions(app).values()) == [("Mail", ["News"])]
    assert len(app.ids()) == 1
    assert web == ["https://mail.example/rss"]


@pytest.mark.parametrize("by", ["get", "post"])
def test_a_site_is_followed_by_quickadd(app: Apps, web: list[str], by: str) -> None:
    if by == "get":
        told = app.json("subscription/quickadd", quickadd="mail.example")
    else:
        told = app.post("subscription/quickadd", "quickadd=mail.example").json()
    assert told == {
        "numResults": 1, "query": "mail.example", "streamId": "feed/1", "streamName": "The Mail",
    }  # fmt: skip
    none = app.json("subscription/quickadd", quickadd="none.example")
    assert none["numResults"] == 0
    assert "cannot be reached" in none["error"]
    assert app.get("subscription/quickadd").status_code == 400


def test_no_file_of_the_machine_can_be_named(app: Apps, web: list[str], tmp_path: object) -> None:
    list_there = f"{tmp_path}/list.opml"
    with open(list_there, "wb") as file:
        file.write(write_opml(ReadingList("x", (Followed("https://post.example/feed"),))))
    for said in (list_there, f"feed/{list_there}", f"file://{list_there}"):
        told = app.post("subscription/quickadd", f"quickadd={quote(said)}").json()
        assert told["numResults"] == 0
    assert app.post(EDIT, f"ac=subscribe&s=feed/{list_there}").status_code >= 400
    assert subscriptions(app) == {}


def test_a_reading_list_goes_out_and_comes_in_whole(app: Apps) -> None:
    app.follow("post", "News")
    app.post(EDIT, "ac=edit&s=feed/1&t=My+post")
    out = app.get("subscription/export")
    assert "attachment" in out.headers["content-disposition"]
    (feed,) = read_opml(out.content, subject="x").feeds
    assert (feed.url, feed.title, feed.folder) == (
        "https://post.example/feed",
        "My post",
        ("News",),
    )
    more = write_opml(
        ReadingList("x", (feed, Followed("https://mail.example/rss", folder=("Arts",))))
    )
    for kind in ("text/xml", "application/x-www-form-urlencoded"):
        answer = app.post("subscription/import", headers={"Content-Type": kind}, content=more)
        assert answer.text == "OK: 2", answer.text
    assert list(subscriptions(app).values()) == [
        ("My post", ["News"]), ("https://mail.example/rss", ["Arts"]),
    ]  # fmt: skip
    upload = app.post("subscription/import", {}, files={"opml": ("list.opml", more, "text/xml")})
    assert upload.text == "OK: 2"
    assert app.post("subscription/import", "not a list").status_code >= 400
    bad = app.post("subscription/import", headers={"Content-Type": "text/xml"}, content=b"<html>")
    assert bad.status_code == 422
    assert "OPML" in bad.text
