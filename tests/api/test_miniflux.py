"""The interface of Miniflux: its shapes, its filters, and the traps that others fell into."""

from __future__ import annotations

from typing import Any

import pytest
from tests.api.conftest import PASSWORD, Place
from tests.desk.views.newsroom import NOW

from variorum.desk.accounts import add_user, new_key, prefer
from variorum.desk.indexing import index_items
from variorum.following import arrivals_of
from variorum.model import Entry, Intake, User, Wanted

ALL = 2**31 - 1


@pytest.fixture
def ann(place: Place) -> User:
    return place.user("Ann", "a", "b")


def entries(
    place: Place, query: str = "", *, by: str = "Ann", of: str = ""
) -> list[dict[str, Any]]:
    answer = place.ask("GET", f"/v1{of}/entries?{query}", by=by)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["entries"])


def ids(place: Place, query: str = "", *, by: str = "Ann", of: str = "") -> list[int]:
    return [one["id"] for one in entries(place, query, by=by, of=of)]


def said(place: Place, method: str, path: str, **more: object) -> tuple[int, str]:
    answer = place.ask(method, path, **more)
    return answer.status_code, answer.json()["error_message"]


def test_nobody_gets_in_without_a_password_or_a_token(place: Place, ann: User) -> None:
    secret, _ = new_key(place.desk, ann, "token", name="an app")
    answer = place.ask("GET", "/v1/me", by=None)
    assert (answer.status_code, answer.json()) == (401, {"error_message": "Access Unauthorized"})
    assert answer.headers["www-authenticate"].startswith("Basic")
    assert place.ask("GET", "/v1/me", by="Bo").status_code == 401
    assert place.ask("GET", "/v1/me", by=None, headers={"X-Auth-Token": "x"}).status_code == 401
    # A token that is wrong is not made good by a password.
    assert place.ask("GET", "/v1/me", headers={"X-Auth-Token": "x"}).status_code == 401
    for more in ({"by": "Ann"}, {"by": None, "headers": {"X-Auth-Token": secret}}):
        told = place.ask("GET", "/v1/me", **more).json()
        assert (told["id"], told["username"], told["is_admin"]) == (ann.id, "Ann", False)
    session, _ = new_key(place.desk, ann, "session", name="a browser")
    cookie = {"cookie": f"variorum={session}"}
    assert place.ask("GET", "/v1/me", by=None, headers=cookie).status_code == 401


def test_what_is_not_served_is_missing_in_json(place: Place, ann: User) -> None:
    for path in ("/v1/nothing", "/v1/icons/1", "/v1/enclosures/1", "/v1/feeds/1/icon"):
        assert said(place, "GET", path) == (404, "Resource Not Found")
    assert said(place, "DELETE", "/v1/entries") == (405, "Method Not Allowed")
    assert place.ask("GET", "/healthcheck", by=None).text == "OK"
    assert place.ask("GET", "/version", by=None).text == "2.2.0"
    assert place.ask("GET", "/v1/version").json()["version"] == "2.2.0"
    assert place.ask("GET", "/v1/integrations/status").json() == {"has_integrations": False}


def test_a_client_in_a_browser_may_ask(place: Place, ann: User) -> None:
    asked = place.ask("OPTIONS", "/v1/entries", by=None)
    assert (asked.status_code, asked.headers["access-control-allow-origin"]) == (204, "*")
    assert "X-Auth-Token" in asked.headers["access-control-allow-headers"]
    assert "access-control-allow-credentials" not in asked.headers


def test_an_entry_has_the_shape_of_miniflux(place: Place, ann: User) -> None:
    item = place.room.report("a", None, html="<p>Water</p><script>x()</script><img src='/i.png'>")
    (one,) = entries(place)
    assert (one["id"], one["user_id"], one["status"]) == (item, ann.id, "unread")
    assert (one["title"], one["url"]) == ("a on None & <b>", "https://a.example/1")
    assert one["published_at"] == one["created_at"] == "2033-05-18T03:34:20Z"
    assert "script" not in one["content"]
    assert 'src="https://a.example/i.png"' in one["content"]
    assert (one["starred"], one["enclosures"], one["tags"], one["author"]) == (False, [], [], "")
    assert one["feed"]["feed_url"] == "https://a.example/feed"
    assert one["feed"]["category"] == {
        "id": ALL, "title": "All", "user_id": ann.id, "hide_globally": False,
    }  # fmt: skip
    assert place.ask("GET", f"/v1/entries/{item}").json() == one
    prefer(place.desk, ann, pictures=False)
    assert "<img" not in entries(place)[0]["content"]


def test_filters_narrow_and_orders_order(place: Place, ann: User) -> None:
    one, two, three = (place.room.report(outlet, None) for outlet in "aba")
    place.ask("PUT", "/v1/entries", json={"entry_ids": [two], "status": "read"})
    place.ask("PUT", f"/v1/entries/{three}/bookmark")
    feed = entries(place)[0]["feed_id"]
    at = int(NOW)
    for query, wanted in {
        "": [one, two, three],
        "direction=desc": [three, two, one],
        "status=unread": [one, three],
        "status=read": [two],
        "status=read&status=unread": [one, two, three],
        "status=removed": [],
        "status=removed&status=read": [two],
        "starred=true": [three],
        "starred=0": [one, two],
        "starred=perhaps": [one, two, three],
        f"feed_id={feed}": [one, three],
        f"category_id={ALL}": [one, two, three],
        f"before_entry_id={three}&after_entry_id={one}": [two],
        f"after_entry_id={three}": [],
        f"before={at + 120}": [one],
        f"after={at + 120}": [three],
        f"published_before={at + 121}&published_after={at + 60}": [two],
        f"changed_after={at + 1000}": [two, three],
        f"changed_before={at + 1000}": [one],
        "order=status": [one, three, two],
        "order=status&direction=desc": [two, three, one],
        "order=id&direction=desc": [three, two, one],
        "order=title": [one, three, two],
        "order=category_title": [one, two, three],
        "order=category_id": [one, two, three],
        "order=changed_at": [one, two, three],
        "order=created_at&limit=1&offset=1": [two],
        "limit=0": [one, two, three],
        "limit=10000": [one, two, three],
        "limit=nonsense": [one, two, three],
        "limit=99999999999999999999999": [one, two, three],
        "offset=7": [],
        "tags=x": [],
        "globally_visible=true": [one, two, three],
    }.items():
        assert ids(place, query) == wanted, query
    assert place.ask("GET", "/v1/entries?limit=1").json()["total"] == 3


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("limit=-1", "limit value should be >= 0"),
        ("offset=-1", "offset value should be >= 0"),
        ("order=colour", "invalid sorting order"),
        ("direction=up", "invalid direction"),
        ("status=new", "invalid entry status"),
        ("feed_id=9999", "invalid feed ID"),
        ("category_id=9999", "invalid category ID"),
    ],
)
def test_nonsense_is_told_as_such(place: Place, ann: User, query: str, words: str) -> None:
    status, told = said(place, "GET", f"/v1/entries?{query}")
    assert status == 400
    assert words in told


def test_newsboat_sends_json_under_the_name_of_a_form(place: Place, ann: User) -> None:
    item = place.room.report("a", None)
    answer = place.ask(
        "PUT",
        "/v1/entries",
        content=f'{{"entry_ids": [{item}], "status": "read"}}',
        headers={"content-type": "application/x-www-form-urlencoded"},
    )
    assert (answer.status_code, answer.content) == (204, b"")
    assert ids(place, "status=unread") == []


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"x", b"\xff", b"[" * 100_000, b'{"entry_ids": []}',
        b'{"entry_ids": ["x"], "status": "read"}', b'{"entry_ids": [1], "status": "new"}',
        b'{"entry_ids": [true], "status": "read"}', b'{"entry_ids": {"a": 1}, "status": "read"}',
        b'{"entry_ids": [1e3], "status": "read"}',
        b'{"entry_ids": [99999999999999999999], "status": "read"}',
    ],
)  # fmt: skip
def test_a_body_that_is_no_request_is_no_fault_of_ours(
    place: Place, ann: User, body: bytes
) -> None:
    assert said(place, "PUT", "/v1/entries", content=body)[0] == 400


def test_ids_are_taken_as_numbers_and_as_text_and_unknown_ones_passed_over(
    place: Place, ann: User
) -> None:
    items = [place.room.report("a", None) for _ in range(3)]
    given = [str(items[0]), items[1], 10**17]
    answer = place.ask("PUT", "/v1/entries", json={"entry_ids": given, "status": "removed"})
    assert answer.status_code == 204
    assert ids(place, "status=unread") == items[2:]
    assert ids(place, "status=read") == items[:2]


def test_an_id_never_changes_when_an_outlet_revises(place: Place, ann: User) -> None:
    item = place.room.report("a", None)
    (source,) = place.desk.store.sources.follow(["https://a.example/feed"])
    before = entries(place)[0]
    entry = Entry("e1", "https://a.example/1", "Another headline", html="<p>Other</p>")
    names = arrivals_of([entry], {})[0].names
    arrivals = arrivals_of([entry], place.desk.store.sources.known(source.id, names))
    place.desk.store.sources.take_in([Intake(source, arrivals)], NOW + 500)
    (after,) = entries(place)
    assert (after["id"], after["hash"]) == (item, before["hash"])
    assert (after["title"], after["content"]) == ("Another headline", "<p>Other</p>")
    assert after["changed_at"] > before["changed_at"]
    assert ids(place, f"changed_after={int(NOW) + 400}") == [item]


def test_marks_are_each_users_own(place: Place, ann: User) -> None:
    place.user("Bo", "a")
    item = place.room.report("a", None)
    place.ask("PUT", "/v1/entries", json={"entry_ids": [item], "status": "read"})
    place.ask("PUT", f"/v1/entries/{item}/bookmark")
    assert [(one["status"], one["starred"]) for one in entries(place)] == [("read", True)]
    assert [(one["status"], one["starred"]) for one in entries(place, by="Bo")] == [
        ("unread", False)
    ]
    place.ask("PUT", f"/v1/entries/{item}/bookmark")
    assert ids(place, "starred=true") == []


def test_what_another_follows_is_missing(place: Place, ann: User) -> None:
    bo = place.user("Bo", "c")
    other = place.room.report("c", None)
    (source,) = place.desk.store.sources.follow(["https://c.example/feed"])
    folder = place.desk.store.readers.folder(bo.id, "Theirs")
    for method, path in (
        ("GET", f"/v1/feeds/{source.id}"),
        ("PUT", f"/v1/feeds/{source.id}"),
        ("DELETE", f"/v1/feeds/{source.id}"),
        ("PUT", f"/v1/feeds/{source.id}/refresh"),
        ("PUT", f"/v1/feeds/{source.id}/mark-all-as-read"),
        ("GET", f"/v1/entries/{other}"),
        ("PUT", f"/v1/entries/{other}/bookmark"),
        ("POST", f"/v1/entries/{other}/save"),
        ("GET", f"/v1/entries/{other}/fetch-content"),
        ("GET", f"/v1/categories/{folder.id}/feeds"),
        ("PUT", f"/v1/categories/{folder.id}"),
        ("DELETE", f"/v1/categories/{folder.id}"),
        ("PUT", f"/v1/categories/{folder.id}/mark-all-as-read"),
        ("PUT", f"/v1/categories/{folder.id}/refresh"),
    ):
        assert said(place, method, path, json={"title": "x"})[0] == 404, path
    assert said(place, "GET", f"/v1/feeds/{source.id}/entries")[0] == 400
    assert said(place, "GET", f"/v1/categories/{folder.id}/entries")[0] == 400
    place.ask("PUT", "/v1/entries", json={"entry_ids": [other], "status": "read"})
    assert ids(place, "status=unread", by="Bo") == [other]
    assert len(place.ask("GET", "/v1/feeds", by="Bo").json()) == 1


def test_ids_that_are_none_are_told_as_such(place: Place, ann: User) -> None:
    for path in ("feeds/x", "feeds/0", "feeds/-1", "entries/1.5", "feeds/99999999999999999999"):
        status, words = said(place, "GET", f"/v1/{path}")
        assert status == 400
        assert words.startswith("invalid ")
    assert said(place, "GET", "/v1/feeds/9223372036854775807")[0] == 404
    assert said(place, "GET", "/v1/entries/9223372036854775807")[0] == 404


def test_categories_are_folders_and_one_more_that_stays(place: Place, ann: User) -> None:
    place.room.report("a", None)
    place.room.report("b", None)
    made = place.ask("POST", "/v1/categories", json={"title": " Local  news "})
    assert (made.status_code, made.json()["title"]) == (201, "Local news")
    number = made.json()["id"]
    for title, words in (
        ("", "mandatory"),
        ("Local news", "exists"),
        ("All", "exists"),
        ("x" * 300, "long"),
    ):
        status, told = said(place, "POST", "/v1/categories", json={"title": title})
        assert (status, words in told) == (400, True)
    feeds = place.ask("GET", "/v1/feeds").json()
    moved = place.ask("PUT", f"/v1/feeds/{feeds[0]['id']}", json={"category_id": number})
    assert (moved.status_code, moved.json()["category"]["id"]) == (201, number)
    listed = place.ask("GET", "/v1/categories?counts=true").json()
    assert [(c["title"], c["feed_count"], c["total_unread"]) for c in listed] == [
        ("All", 1, 1), ("Local news", 1, 1),
    ]  # fmt: skip
    assert [f["id"] for f in place.ask("GET", f"/v1/categories/{number}/feeds").json()] == [
        feeds[0]["id"]
    ]
    (inside,) = entries(place, of=f"/categories/{number}")
    assert inside["feed_id"] == feeds[0]["id"]
    assert place.ask("GET", f"/v1/categories/{number}/entries/{inside['id']}").json() == inside
    assert said(place, "GET", f"/v1/categories/{ALL}/entries/{inside['id']}")[0] == 404
    renamed = place.ask("PUT", f"/v1/categories/{number}", json={"title": "Near"})
    assert (renamed.status_code, renamed.json()["title"]) == (201, "Near")
    assert place.ask("PUT", f"/v1/categories/{number}/mark-all-as-read").status_code == 204
    assert [one["feed_id"] for one in entries(place, "status=unread")] == [feeds[1]["id"]]
    for method in ("PUT", "DELETE"):
        assert said(place, method, f"/v1/categories/{ALL}", json={"title": "x"})[0] == 400
    back = place.ask("PUT", f"/v1/feeds/{feeds[0]['id']}", json={"category_id": ALL})
    assert back.json()["category"]["id"] == ALL
    place.ask("PUT", f"/v1/feeds/{feeds[0]['id']}", json={"category_id": number})
    assert place.ask("DELETE", f"/v1/categories/{number}").status_code == 204
    assert {f["category"]["id"] for f in place.ask("GET", "/v1/feeds").json()} == {ALL}


def test_feeds_are_renamed_left_and_counted(place: Place, ann: User) -> None:
    place.room.report("a", None)
    second = place.room.report("a", None)
    place.ask("PUT", "/v1/entries", json={"entry_ids": [second], "status": "read"})
    one, two = place.ask("GET", "/v1/feeds").json()
    assert (one["title"], one["site_url"], one["checked_at"]) == (
        "a.example", "https://a.example/feed", "0001-01-01T00:00:00Z",
    )  # fmt: skip
    assert place.ask("GET", "/v1/feeds/counters").json() == {
        "reads": {str(one["id"]): 1, str(two["id"]): 0}, "unreads": {str(one["id"]): 1},
    }  # fmt: skip
    named = place.ask("PUT", f"/v1/feeds/{one['id']}", json={"title": "My A", "crawler": True})
    assert named.json()["title"] == "My A"
    for body in (
        {"category_id": 99},
        {"category_id": "x"},
        {"title": 7},
        {"feed_url": "https://x.example"},
    ):
        assert said(place, "PUT", f"/v1/feeds/{one['id']}", json=body)[0] == 400
    for path in ("feeds/refresh", f"feeds/{one['id']}/refresh", f"categories/{ALL}/refresh"):
        assert place.ask("PUT", f"/v1/{path}").status_code == 204
    assert place.ask("DELETE", f"/v1/feeds/{one['id']}").status_code == 204
    assert said(place, "GET", f"/v1/feeds/{one['id']}")[0] == 404
    assert ids(place) == []


def test_what_was_saved_stays_in_reach_when_its_feed_is_left(place: Place, ann: User) -> None:
    item = place.room.report("a", None)
    assert place.ask("POST", f"/v1/entries/{item}/save").status_code == 202
    (feed,) = [f for f in place.ask("GET", "/v1/feeds").json() if "a.ex" in f["feed_url"]]
    place.ask("DELETE", f"/v1/feeds/{feed['id']}")
    (one,) = entries(place, "starred=true")
    assert (one["id"], one["feed"]["id"]) == (item, feed["id"])


@pytest.mark.parametrize(
    "address", ["", "   ", "/etc/passwd", "file:///etc/passwd", "ftp://x.example", 7, None,
                "javascript://x", "@../../etc/passwd", "a b", "x" * 3_000, "@x@y/../z"]
)  # fmt: skip
def test_only_addresses_of_the_web_are_followed(place: Place, ann: User, address: object) -> None:
    for path, name in (("/v1/feeds", "feed_url"), ("/v1/discover", "url")):
        status, _ = said(place, "POST", path, json={name: address})
        assert status in (400, 500), address
    assert len(place.ask("GET", "/v1/feeds").json()) == 2


def test_reading_lists_go_in_and_out(place: Place, ann: User) -> None:
    outlines = (
        '<outline text="Near"><outline type="rss" text="C" xmlUrl="https://c.example/f"/></outline>'
    )
    body = f'<opml version="2.0"><body>{outlines}</body></opml>'
    answer = place.ask("POST", "/v1/import", content=body)
    assert (answer.status_code, answer.json()["message"]) == (201, "Feeds imported successfully")
    out = place.ask("GET", "/v1/export")
    assert out.headers["content-type"].startswith("text/xml")
    assert 'xmlUrl="https://c.example/f"' in out.text
    titles = {f["feed_url"]: f["category"]["title"] for f in place.ask("GET", "/v1/feeds").json()}
    assert titles["https://c.example/f"] == "Near"
    assert said(place, "POST", "/v1/import", content=b"no list")[0] == 400


def test_search_takes_part_with_the_filters(place: Place, ann: User) -> None:
    one = place.room.report("a", None, html="<p>The harbour flooded.</p>")
    two = place.room.report("b", None, html="<p>The harbour dried.</p>")
    place.room.report("b", None, html="<p>Bread.</p>")
    index_items(place.desk)
    assert ids(place, "search=harbour") == [one, two]
    place.ask("PUT", "/v1/entries", json={"entry_ids": [one], "status": "read"})
    assert ids(place, "search=harbour&status=unread") == [two]
    assert ids(place, "search=zebra") == []
    assert ids(place, "search=%22%22%28*") == []


def test_all_is_read_at_once_by_its_own_user_only(place: Place, ann: User) -> None:
    bo = place.user("Bo", "a")
    items = [place.room.report(outlet, None) for outlet in "ab"]
    feed = entries(place)[0]["feed_id"]
    assert place.ask("PUT", f"/v1/feeds/{feed}/mark-all-as-read").status_code == 204
    assert ids(place, "status=unread") == items[1:]
    assert said(place, "PUT", f"/v1/users/{bo.id}/mark-all-as-read")[0] == 403
    assert place.ask("PUT", f"/v1/users/{ann.id}/mark-all-as-read").status_code == 204
    assert ids(place, "status=unread") == []
    assert ids(place, "status=unread", by="Bo") == items[:1]
    for method in ("PUT", "DELETE"):
        assert place.ask(method, "/v1/flush-history").status_code == 202
    assert ids(place, "status=read") == items


def test_users_are_for_who_administers(place: Place, ann: User) -> None:
    boss = add_user(place.desk, "Boss", PASSWORD, admin=True)
    for method, path in (("GET", "/v1/users"), ("POST", "/v1/users"), ("GET", "/v1/users/Boss"),
                         ("PUT", f"/v1/users/{boss.id}"), ("DELETE", f"/v1/users/{boss.id}")):  # fmt: skip
        assert said(place, method, path, json={})[0] == 403
    assert [u["username"] for u in place.ask("GET", "/v1/users", by="Boss").json()] == [
        "Ann",
        "Boss",
    ]
    for name in ("Ann", str(ann.id)):
        assert place.ask("GET", f"/v1/users/{name}", by="Boss").json()["id"] == ann.id
    assert said(place, "GET", "/v1/users/Nobody", by="Boss")[0] == 404
    made = place.ask("POST", "/v1/users", by="Boss", json={"username": "Cy", "password": PASSWORD})
    assert (made.status_code, made.json()["is_admin"]) == (201, False)
    assert "password" not in made.json()
    assert place.ask("GET", "/v1/me", by="Cy").status_code == 200
    for body in ({"username": "Cy", "password": PASSWORD}, {"username": "Di", "password": "x"}, {}):
        assert said(place, "POST", "/v1/users", by="Boss", json=body)[0] == 400
    chosen = {"entries_per_page": 20, "entry_sorting_direction": "asc", "theme": "dark_serif"}
    mine = place.ask("PUT", f"/v1/users/{ann.id}", json=chosen)
    assert mine.status_code == 201
    assert {name: mine.json()[name] for name in chosen} == chosen
    assert said(place, "PUT", f"/v1/users/{ann.id}", json={"is_admin": True})[0] == 400
    assert said(place, "PUT", f"/v1/users/{ann.id}", json={"entries_per_page": 1})[0] == 400
    assert said(place, "DELETE", f"/v1/users/{ann.id}", by="Boss")[0] == 400


def test_tokens_are_made_listed_and_ended(place: Place, ann: User) -> None:
    place.user("Bo")
    made = place.ask("POST", "/v1/api-keys", json={"description": "phone"})
    assert made.status_code == 201
    token, number = made.json()["token"], made.json()["id"]
    assert said(place, "POST", "/v1/api-keys", json={"description": "phone"})[0] == 400
    (listed,) = place.ask("GET", "/v1/api-keys").json()
    assert (listed["description"], listed["token"]) == ("phone", "")
    assert place.ask("GET", "/v1/me", by=None, headers={"X-Auth-Token": token}).status_code == 200
    assert said(place, "DELETE", f"/v1/api-keys/{number}", by="Bo")[0] == 404
    assert place.ask("DELETE", f"/v1/api-keys/{number}").status_code == 204
    assert place.ask("GET", "/v1/me", by=None, headers={"X-Auth-Token": token}).status_code == 401


def test_grouped_five_feeds_and_one_event_are_one_entry(place: Place) -> None:
    ann = place.user("Ann", *"abcde")
    items = [place.room.report(outlet, "flood") for outlet in "abcde"]
    assert len(ids(place, "status=unread")) == 5
    prefer(place.desk, ann, grouped=True)
    (one,) = entries(place, "status=unread")
    assert one["id"] == items[0]
    assert 'href="https://e.example/5"' in one["content"]
    assert "https://news.example/story/flood" in one["content"]
    assert place.ask("GET", "/v1/feeds/counters").json()["unreads"] == {str(one["feed_id"]): 1}
    listed = place.ask("GET", "/v1/categories?counts=1").json()
    assert [c["total_unread"] for c in listed] == [1]
    place.ask("PUT", "/v1/entries", json={"entry_ids": [one["id"]], "status": "read"})
    assert ids(place, "status=unread") == []
    prefer(place.desk, ann, grouped=False)
    assert ids(place, "status=read") == items


def test_nothing_that_was_read_is_lost_to_a_wish_of_another(place: Place, ann: User) -> None:
    item = place.room.report("a", None)
    assert said(place, "PUT", f"/v1/entries/{item}", json={"title": "x"})[0] == 400
    assert place.desk.store.readers.ids(ann.id, Wanted()) == (item,)


def test_a_slash_too_many_at_the_beginning_is_none(place: Place, ann: User) -> None:
    assert place.ask("GET", "https://news.example//v1/me").json()["username"] == "Ann"


def test_a_password_that_a_browser_remembers_is_of_no_use_to_other_sites(
    place: Place, ann: User
) -> None:
    body = '{"title": "Forged"}'
    plain = {"content-type": "text/plain"}

    def post(**headers: str) -> int:
        return place.ask("POST", "/v1/categories", content=body, headers=headers).status_code

    for sign in (
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ):
        assert post(**plain, **sign) == 403
        assert post(**sign) == 403
    assert [one["title"] for one in place.ask("GET", "/v1/categories").json()] == ["All"]
    # Programs send no such signs, and a page that was allowed to ask sends its JSON as JSON.
    assert post(**plain) == 201
    kind = {"content-type": "application/json", "origin": "https://client.example"}
    told = place.ask("POST", "/v1/categories", content='{"title": "Asked"}', headers=kind)
    assert told.status_code == 201
