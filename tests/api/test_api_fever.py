"""The interface of Fever, from how Reeder, ReadKit, Unread and FeedMe ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from tests.api.apps import NOW, Apps, apps
from tests.desk.views.newsroom import CAPTURE, Newsroom

from variorum.desk.accounts import fever_password, fever_secret, new_key, prefer


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Apps]:
    with apps(tmp_path) as made:
        yield made


def ask(app: Apps, query: str, at: str = "/fever/", key: str = "", **form: object) -> Any:
    data = {"api_key": key or app.auth or _key(app), **form}
    answer = app.ask("POST", f"{at}?api&{query}", data=data)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert (told["api_version"], told["auth"]) == (3, 1)
    return told


def _key(app: Apps) -> str:
    app.auth = app.fever_key()
    return app.auth


def unread(app: Apps) -> str:
    return str(ask(app, "unread_item_ids")["unread_item_ids"])


def test_a_key_made_for_it_opens_and_nothing_else_does(app: Apps) -> None:
    password = fever_password(app.desk, app.ann)
    for at in ("/fever/", "/fever", "/fever/index.php", "/api/fever.php", "/fever.php"):
        assert ask(app, "", at, fever_secret("Ann", password))["last_refreshed_on_time"] == 0
    # Some write it in capitals.
    ask(app, "", key=fever_secret("Ann", password).upper())
    session, _ = new_key(app.desk, app.ann, "session", name="a browser")
    for wrong in ("", "x", fever_secret("Bo", password), fever_secret("Ann", "other"), session):
        answer = app.ask("POST", "/fever/?api&items&mark=item", data={"api_key": wrong})
        assert (answer.status_code, answer.json()) == (200, {"api_version": 3, "auth": 0})
    assert app.ask("GET", "/fever/?api").json() == {"api_version": 3, "auth": 0}


def test_a_password_ends_when_it_is_ended(app: Apps) -> None:
    ask(app, "")
    (key,) = app.desk.store.accounts.keys(app.ann.id)
    app.desk.store.accounts.drop_key(app.ann.id, key.id)
    answer = app.ask("POST", "/fever/?api", data={"api_key": app.auth})
    assert answer.json()["auth"] == 0


def test_groups_and_feeds_are_told_with_which_stands_where(app: Apps) -> None:
    post, mail, other = app.follow("post", "News"), app.follow("mail", "News"), app.follow("other")
    app.arrive(post, "a")
    groups = ask(app, "groups")
    (group,) = groups["groups"]
    assert group["title"] == "News"
    assert groups["feeds_groups"] == [{"group_id": group["id"], "feed_ids": f"{post.id},{mail.id}"}]
    feeds = ask(app, "feeds")
    assert feeds["feeds_groups"] == groups["feeds_groups"]
    assert [one["id"] for one in feeds["feeds"]] == [post.id, mail.id, other.id]
    assert feeds["feeds"][0] == {
        "id": post.id,
        "favicon_id": 1,
        "title": "Post News",
        "url": "https://post.example/feed",
        "site_url": "https://post.example/",
        "is_spark": 0,
        "last_updated_on_time": int(NOW) + 1,
    }
    assert feeds["last_refreshed_on_time"] == int(NOW) + 1
    (icon,) = ask(app, "favicons")["favicons"]
    assert icon["id"] == 1
    assert icon["data"].startswith("image/gif;base64,R0lGOD")
    assert ask(app, "links&offset=0&range=7&page=1")["links"] == []


def test_an_item_has_what_apps_read_of_it(app: Apps) -> None:
    post = app.follow("post")
    (item,) = app.arrive(post, "a", html="<p onclick='x()'>W</p><script>x()</script>")
    told = ask(app, f"items&with_ids={item}")
    assert told["total_items"] == 1
    assert told["items"] == [
        {
            "id": item,
            "feed_id": post.id,
            "title": "On a",
            "author": "Ada Byline",
            "html": "<p>W</p>",
            "url": "https://post.example/feed/a",
            "is_saved": 0,
            "is_read": 0,
            "created_on_time": int(NOW) + 1,
        }
    ]


def test_items_come_by_fifties_after_one_before_one_and_by_id(app: Apps) -> None:
    post = app.follow("post")
    items = app.arrive(post, *(f"n{number}" for number in range(120)))

    def ids(query: str, **form: object) -> list[int]:
        return [one["id"] for one in ask(app, f"items&{query}", **form)["items"]]

    # Unread and Reeder begin at the oldest and go on from the highest that they have.
    seen: list[int] = []
    while page := ids(f"since_id={seen[-1] if seen else 0}"):
        assert len(page) <= 50
        seen += page
    assert tuple(seen) == items
    # ReadKit goes back from the newest: 0 at first.
    seen = []
    while page := ids(f"max_id={seen[-1] if seen else 0}"):
        seen += page
    assert tuple(seen) == items[::-1]
    assert ids("") == list(items[:50])
    assert ids(f"with_ids={items[7]},{items[3]},999,x") == [items[3], items[7]]
    assert len(ids("with_ids=" + ",".join(map(str, items)))) == 50
    # FeedMe sends the same as a form.
    answer = app.ask(
        "POST", "/fever/?api", data={"api_key": app.auth, "items": "", "since_id": items[99]}
    )
    assert len(answer.json()["items"]) == 20


def test_items_of_some_feeds_or_groups_are_had(app: Apps) -> None:
    post, mail = app.follow("post", "News"), app.follow("mail")
    (a,), (b,) = app.arrive(post, "a"), app.arrive(mail, "b")
    (group,) = ask(app, "groups")["groups"]
    for query, wanted in ((f"feed_ids={mail.id}", [b]), (f"group_ids={group['id']}", [a])):
        assert [one["id"] for one in ask(app, f"items&{query}")["items"]] == wanted


def test_lists_of_ids_are_text_with_commas(app: Apps) -> None:
    a, b, c = app.arrive(app.follow("post"), *"abc")
    app.desk.store.readers.mark(app.ann.id, [b], read=True, saved=True, at=NOW)
    told = ask(app, "unread_item_ids&saved_item_ids")
    assert (told["unread_item_ids"], told["saved_item_ids"]) == (f"{a},{c}", str(b))


@pytest.mark.parametrize("in_query", [True, False])
def test_items_are_marked_from_the_query_or_the_form(app: Apps, in_query: bool) -> None:
    a, b = app.arrive(app.follow("post"), "a", "b")

    def mark(how: str) -> Any:
        if in_query:
            return ask(app, f"mark=item&as={how}&id={a}")
        return ask(app, "", mark="item", id=a, **{"as": how})

    assert mark("read")["unread_item_ids"] == str(b)
    assert app.ids(read=True) == (a,)
    assert mark("unread")["unread_item_ids"] == f"{a},{b}"
    assert mark("saved")["saved_item_ids"] == str(a)
    assert app.ids(saved=True) == (a,)
    assert mark("unsaved")["saved_item_ids"] == ""
    assert "unread_item_ids" not in mark("eaten")


def test_a_feed_and_a_group_are_read_up_to_what_the_app_saw(app: Apps) -> None:
    post, mail = app.follow("post", "News"), app.follow("mail")
    (a,) = app.arrive(post, "a")
    seen = int(app.clock.now)
    app.clock.now += 10
    (late,) = app.arrive(post, "late", dated="2020-01-01T00:00:00Z")
    (other,) = app.arrive(mail, "other")
    assert ask(app, "", mark="feed", id=post.id, before=seen, **{"as": "read"})
    assert unread(app) == f"{late},{other}"
    (group,) = ask(app, "groups")["groups"]
    ask(app, "", mark="group", id=group["id"], before=int(app.clock.now), **{"as": "read"})
    assert unread(app) == str(other)
    # The sparks are none; the kindling is all.
    ask(app, "", mark="group", id=-1, before=int(app.clock.now), **{"as": "read"})
    assert unread(app) == str(other)
    ask(app, "", mark="group", id=0, before=int(app.clock.now), **{"as": "read"})
    assert unread(app) == ""
    assert a in app.ids(read=True)


def test_another_users_items_cannot_be_marked_or_read(app: Apps) -> None:
    post = app.follow("post", user=app.bo)
    (item,) = app.arrive(post, "a")
    told = ask(app, f"items&with_ids={item}&mark=item&as=saved&id={item}")
    assert (told["items"], told["total_items"]) == ([], 0)
    ask(app, "", mark="feed", id=post.id, **{"as": "read"})
    app.follow("post")
    assert (app.ids(read=False), app.ids(saved=True)) == ((item,), ())


def test_what_was_read_just_now_can_be_taken_back(app: Apps) -> None:
    a, b = app.arrive(app.follow("post"), "a", "b")
    app.desk.store.readers.mark(app.ann.id, [a], read=True, at=app.clock.now)
    app.clock.now += 3_600
    ask(app, f"mark=item&as=read&id={b}")
    assert ask(app, "unread_recently_read=1")["unread_item_ids"] == str(b)
    assert app.ids(read=True) == (a,)


def test_numbers_that_are_none_do_nothing(app: Apps) -> None:
    app.arrive(app.follow("post"), "a")
    for id_ in ("", "x", "1.5", "9" * 30, "-7"):
        for what in ("item", "feed", "group"):
            ask(app, "", mark=what, id=id_, before="soon", **{"as": "read"})
    ask(app, "items&since_id=x&max_id=&with_ids=")
    assert unread(app) == "1"


def test_xml_is_answered_where_it_is_asked_for(app: Apps) -> None:
    post = app.follow("post", "News")
    app.arrive(post, "a", html="<p>\x0b&amp;</p>")
    data = {"api_key": _key(app)}
    answer = app.ask("POST", "/fever/?api=xml&groups&feeds&items&unread_item_ids", data=data)
    told = ET.fromstring(answer.content)
    assert told.tag == "response"
    assert told.findtext("auth") == "1"
    assert told.findtext("groups/group/title") == "News"
    assert told.findtext("feeds_groups/feeds_group/feed_ids") == str(post.id)
    assert told.findtext("items/item/url") == "https://post.example/feed/a"
    assert told.findtext("unread_item_ids") == "1"
    refused = ET.fromstring(app.ask("POST", "/fever/?api=xml").content)
    assert refused.findtext("auth") == "0"


def test_stories_are_one_item_each_where_the_user_wants_it(app: Apps) -> None:
    app.desk.store.captures.put([CAPTURE])
    room = Newsroom(app.desk)
    cy = room.user("Cy", *"abc")
    app.auth = fever_secret("Cy", fever_password(app.desk, cy))
    a, b, c = (room.report(outlet, "flood") for outlet in "abc")
    assert unread(app) == f"{a},{b},{c}"
    prefer(app.desk, cy, grouped=True)
    assert unread(app) == str(a)
    told = ask(app, "items&since_id=0")
    assert told["total_items"] == len(told["items"]) == 1
    assert "3 reports by 3 outlets" in told["items"][0]["html"]
    ask(app, "", mark="item", id=a, **{"as": "read"})
    prefer(app.desk, cy, grouped=False)
    assert unread(app) == ""
