"""Our own interface: one table makes its routes, its checks and its description."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest
from lxml import etree
from tests.api.conftest import PASSWORD, Place
from tests.api.telling_calls import as_markdown
from tests.desk.views.newsroom import NOW
from tests.journeys.test_journey_follow import Site

from variorum.api.own.records import Schemas, as_json
from variorum.api.own.routes import described
from variorum.api.own.table import CALLS
from variorum.desk.accounts import fever_password, fever_secret, new_key
from variorum.desk.indexing import index_items
from variorum.desk.watching import check_watches
from variorum.following import arrivals_of
from variorum.gate.tokens import mark_for
from variorum.model import Entry, Intake, User, Wanted

BASE = "/api/1"
ATOM = "{http://www.w3.org/2005/Atom}"


class Caller:
    """Calls as a program does, and holds each answer against the description."""

    def __init__(self, place: Place, token: str) -> None:
        self.place, self.token = place, token
        self.document = json.loads(described())
        self.made: set[str] = set()

    def ask(self, method: str, path: str, body: object = None, **more: Any) -> httpx.Response:
        headers = {"authorization": f"Bearer {self.token}", **more.pop("headers", {})}
        given = {} if body is None else {"json": body}
        return self.place.ask(method, BASE + path, by=None, headers=headers, **given, **more)

    def __call__(self, method: str, path: str, template: str, body: object = None) -> Any:
        """Make a call of the table, and check what comes."""
        call = self.document["paths"][template][method.lower()]
        if body is not None:
            self.check(call["requestBody"]["content"]["application/json"]["schema"], body)
        answer = self.ask(method, path, body)
        self.made.add(call["operationId"])
        told = call["responses"].get(str(answer.status_code))
        assert told is not None, answer.text
        (kind,) = told["content"]
        assert answer.headers["content-type"].startswith(kind)
        if kind != "application/json":
            return answer.content
        self.check(told["content"][kind]["schema"], answer.json())
        return answer.json()

    def check(self, schema: dict[str, Any], value: object) -> None:
        whole = {**schema, "components": self.document["components"]}
        jsonschema.validate(value, whole, jsonschema.Draft202012Validator)


@pytest.fixture
def ann(place: Place) -> User:
    return place.user("Ann", "a", "b", "c")


@pytest.fixture
def call(place: Place, ann: User) -> Caller:
    secret, _ = new_key(place.desk, ann, "token", name="a program")
    return Caller(place, secret)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


def test_every_call_answers_as_it_is_described(
    place: Place, ann: User, call: Caller, site: Site
) -> None:
    flood = [
        place.room.report(outlet, "flood", html="<p>The harbour flooded.</p>") for outlet in "abc"
    ]
    alone = place.room.report("a", None, html="<p>Bread<script>x()</script></p>")
    index_items(place.desk)
    site.feed("/feed", "Harbour Post", "one", "two")

    assert call("GET", "/me", "/me")["unread"] == 4
    assert call("GET", "/status", "/status")["search"] == 0
    (top,) = call("GET", "/today?limit=5", "/today")["stories"]
    assert (top["id"], top["outlets"]) == ("flood", 3)
    call("GET", "/for-you", "/for-you")
    story = call("GET", "/stories/flood", "/stories/{story}")
    assert [one["item"] for one in story["view"]["members"]] == flood[::-1]
    first = call("GET", "/stories/flood/reports?limit=2", "/stories/{story}/reports")
    rest = call(
        "GET",
        f"/stories/flood/reports?limit=2&beyond={first['beyond']}",
        "/stories/{story}/reports",
    )
    assert [one["item"] for one in (*first["reports"], *rest["reports"])] == flood[::-1]
    assert rest["beyond"] is None

    page = call("GET", "/items?which=unread&limit=3", "/items")
    assert [one["id"] for one in page["items"]] == [alone, *flood[:0:-1]]
    assert [(one["story"], one["others"]) for one in page["items"]] == [
        (None, 0),
        ("flood", 2),
        ("flood", 2),
    ]
    next_page = call("GET", f"/items?which=unread&limit=3&beyond={page['beyond']}", "/items")
    assert [one["id"] for one in next_page["items"]] == flood[:1]
    item = call("GET", f"/items/{flood[0]}", "/items/{item}")
    assert [one["item"] for one in item["reports"]] == flood[:0:-1]
    assert call("GET", f"/items/{alone}", "/items/{item}")["html"] == "<p>Bread</p>"
    assert call("GET", f"/items/{alone}/wordings", "/items/{item}/wordings")["wordings"] == []
    found = call("GET", "/search?q=harbour", "/search")
    assert {one["id"] for one in found["hits"]} == set(flood)

    assert (
        call("POST", "/marks", "/marks", {"items": [flood[0], 10**9], "read": True})["changed"] == 1
    )
    assert call("POST", "/marks", "/marks", {"items": [alone], "saved": True})["changed"] == 1
    assert [one["id"] for one in call("GET", "/items?which=saved", "/items")["items"]] == [alone]
    late = {"act": "unread", "items": [flood[0]], "age": 9e5}
    assert call("POST", "/marks/late", "/marks/late", {"marks": [late]}) == {
        "changed": 0,
        "passed": 1,
    }
    assert call("POST", "/marks/all-read", "/marks/all-read", {"story": "flood"})["changed"] == 2
    assert call("POST", "/marks/all-read", "/marks/all-read", {"below": alone})["changed"] == 0
    done = call("POST", "/marks/all-read", "/marks/all-read", {})
    assert done["changed"] == 1
    taken = call("POST", "/marks/take-back", "/marks/take-back", {"at": done["at"]})
    # The clock stands still here: all marks were made at this moment.
    assert taken["changed"] == 4

    assert call("GET", "/preferences", "/preferences")["order"] == "newest"
    assert call("PUT", "/preferences", "/preferences", {"order": "oldest"})["order"] == "oldest"
    assert call("GET", "/items?which=all", "/items")["items"][0]["id"] == flood[0]

    assert len(call("GET", "/feeds", "/feeds")["folders"][0]["feeds"]) == 3
    offers = call("POST", "/feeds/offers", "/feeds/offers", {"address": f"{site.address}/feed"})
    assert offers["offers"][0]["title"] == "Harbour Post"
    new = call("POST", "/feeds", "/feeds", {"address": f"{site.address}/feed", "folder": "Near"})[
        "new"
    ]
    number = new[0]["id"]
    assert new[0]["folder"]["title"] == "Near"
    changed = call(
        "PUT", f"/feeds/{number}", "/feeds/{feed}", {"title": "Post", "tags": ["x", "y"]}
    )
    assert (changed["own"], changed["tags"], changed["folder"]["title"]) == (
        "Post",
        ["x", "y"],
        "Near",
    )
    changed = call(
        "PUT", f"/feeds/{number}", "/feeds/{feed}", {"title": "", "tags": ["y"], "folder": ""}
    )
    assert (changed["own"], changed["tags"], changed["folder"]) == (None, ["y"], None)
    assert call("GET", f"/feeds/{number}", "/feeds/{feed}")["unread"] == 2
    call("POST", f"/feeds/{number}/ask", "/feeds/{feed}/ask")
    call("POST", "/feeds/ask", "/feeds/ask")
    assert call("DELETE", f"/feeds/{number}", "/feeds/{feed}") == {"left": 1}

    folder = call("POST", "/folders", "/folders", {"title": " Far  away "})
    assert folder["title"] == "Far away"
    call("PUT", f"/folders/{folder['id']}", "/folders/{folder}", {"title": "Off"})
    assert [one["title"] for one in call("GET", "/folders", "/folders")["folders"]] == [
        "Near",
        "Off",
    ]
    left = call("DELETE", f"/folders/{folder['id']}", "/folders/{folder}")
    assert [one["title"] for one in left["folders"]] == ["Near"]

    for path, template in (("/items", "/items"), ("/today", "/today"), ("/search", "/search"),
                           ("/stories/flood", "/stories/{story}")):  # fmt: skip
        query = "?q=harbour" if path == "/search" else ""
        atom = etree.fromstring(call("GET", f"{path}/feed.atom{query}", f"{template}/feed.atom"))
        told = json.loads(call("GET", f"{path}/feed.json{query}", f"{template}/feed.json"))
        assert len(atom.findall(f"{ATOM}entry")) == len(told["items"]) > 0
        assert "script" not in json.dumps(told)

    watch = call(
        "POST", "/watches", "/watches", {"query": "harbour", "webhook": "https://hook.example/x"}
    )
    number, secret = watch["watch"]["id"], watch["watch"]["feed"]
    assert watch["secret"]
    found = place.room.report("b", None, html="<p>The harbour again.</p>")
    index_items(place.desk)
    assert check_watches(place.desk) == 1
    listed = call("GET", "/watches", "/watches")
    assert (listed["unseen"], listed["watches"][0]["name"]) == (1, "harbour")
    (hit,) = call("GET", f"/watches/hits?watch={number}", "/watches/hits")["hits"]
    assert (hit["id"], hit["seen"]) == (found, False)
    assert call("POST", "/watches/seen", "/watches/seen", {"watch": number}) == {"seen": 1}
    atom = call("GET", f"/watches/{secret}/feed.atom", "/watches/{secret}/feed.atom")
    assert len(etree.fromstring(atom).findall(f"{ATOM}entry")) == 1
    call("GET", f"/watches/{secret}/feed.json", "/watches/{secret}/feed.json")
    body = {"name": "Harbour", "webhook": "", "new_feed": True}
    changed = call("PUT", f"/watches/{number}", "/watches/{watch}", body)
    assert (changed["watch"]["name"], changed["secret"]) == ("Harbour", None)
    assert changed["watch"]["feed"] != secret
    assert place.ask("GET", f"{BASE}/watches/{secret}/feed.atom", by=None).status_code == 401
    new = f"{BASE}/watches/{changed['watch']['feed']}/feed.atom"
    assert place.ask("GET", new, by=None).status_code == 200
    assert call("DELETE", f"/watches/{number}", "/watches/{watch}") == {"dropped": True}

    assert call.made == {one.name for one in CALLS}


def test_the_description_is_that_of_the_table(place: Place, call: Caller) -> None:
    document = call.ask("GET", "/openapi.json").json()
    assert document == json.loads(described())
    assert document["openapi"] == "3.1.0"
    there = {
        (path, method.upper()) for path, methods in document["paths"].items() for method in methods
    }
    assert there == {(one.path, one.method) for one in CALLS}
    assert len({one.name for one in CALLS}) == len(CALLS)
    routes = {route.path for route in place.app.routes if route.path.startswith(BASE)}
    assert routes - {f"{BASE}/openapi.json", f"{BASE}/{{rest:path}}"} == {
        BASE + one.path for one in CALLS
    }
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_the_page_for_people_tells_of_every_call() -> None:
    page = (Path(__file__).parents[2] / "docs/reference/api.md").read_text()
    assert as_markdown(json.loads(described())) in page, "run: python -m tests.api.write_reference"


def test_only_a_token_or_a_session_opens_it(place: Place, ann: User, call: Caller) -> None:
    def status(method: str = "GET", path: str = "/me", **headers: str) -> int:
        return place.ask(method, BASE + path, by=None, headers=headers).status_code

    assert status() == status(authorization="Bearer x") == status(**{"x-auth-token": "x"}) == 401
    assert place.ask("GET", BASE + "/me", by="Ann").status_code == 401
    assert status(**{"x-auth-token": call.token}) == 200
    # A token in an address reads lists, and nothing else.
    assert status(path=f"/items/feed.atom?token={call.token}") == 200
    assert status(path=f"/items?token={call.token}") == 401
    assert status("POST", f"/marks?token={call.token}") == 401
    session, _ = new_key(place.desk, ann, "session", name="a browser")
    cookie = {"cookie": f"variorum={session}"}
    assert status(**cookie) == 200
    assert status("POST", "/marks/all-read", **cookie) == 403
    mark = mark_for(session, place.gate.keeper.secret)
    answer = place.ask(
        "POST", BASE + "/marks/all-read", by=None, headers={**cookie, "x-mark": mark}, json={}
    )
    assert answer.status_code == 200


def test_what_a_feed_says_of_itself_does_not_give_the_token_away(
    place: Place, call: Caller
) -> None:
    place.room.report("a", None)
    for ending in ("atom", "json"):
        path = f"{BASE}/items/feed.{ending}?which=all&token={call.token}"
        assert call.token not in place.ask("GET", path, by=None).text


def test_a_feed_that_the_reader_has_is_not_sent_again(place: Place, call: Caller) -> None:
    empty = call.ask("GET", "/items/feed.atom")
    place.room.report("a", None)
    full = call.ask("GET", "/items/feed.atom")
    assert (full.status_code, full.headers["etag"] != empty.headers["etag"]) == (200, True)
    held = {"if-none-match": full.headers["etag"]}
    again = call.ask("GET", "/items/feed.atom", headers=held)
    assert (again.status_code, again.content) == (304, b"")
    place.room.report("a", None)
    assert call.ask("GET", "/items/feed.atom", headers=held).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/nothing", None, 404),
        ("PATCH", "/me", None, 405),
        ("DELETE", "/me", None, 405),
        ("GET", "/items?limit=0", None, 400),
        ("GET", "/items?limit=10000", None, 400),
        ("GET", "/items?limit=-1", None, 400),
        ("GET", "/items?limit=x", None, 400),
        ("GET", "/items?which=some", None, 400),
        ("GET", "/items?since=nan", None, 400),
        ("GET", "/items?since=inf", None, 400),
        ("GET", "/items?feed=999", None, 404),
        ("GET", "/items?folder=999", None, 404),
        ("GET", "/items?beyond=nonsense", None, 200),
        ("GET", "/items?beyond=nan,1", None, 200),
        ("GET", "/items?beyond=1,99999999999999999999", None, 200),
        ("GET", "/items/999", None, 404),
        ("GET", "/items/x", None, 400),
        ("GET", "/items/99999999999999999999999", None, 400),
        ("GET", "/stories/none", None, 404),
        ("GET", "/feeds/999", None, 404),
        ("DELETE", "/folders/999", None, 404),
        ("POST", "/marks", None, 400),
        ("POST", "/marks", [], 400),
        ("POST", "/marks", {}, 400),
        ("POST", "/marks", {"items": ["1"]}, 400),
        ("POST", "/marks", {"items": [True]}, 400),
        ("POST", "/marks", {"items": [1], "red": True}, 400),
        ("POST", "/marks", {"items": [1], "read": 1}, 400),
        ("POST", "/marks", {"items": [2**70]}, 400),
        ("POST", "/marks/late", {"marks": [{"act": "eat", "items": [], "age": 1}]}, 400),
        ("POST", "/marks/late", {"marks": [{"act": "read"}]}, 400),
        ("POST", "/marks/all-read", {"story": "x", "feed": 1}, 400),
        ("PUT", "/preferences", {"shown": 7}, 422),
        ("PUT", "/preferences", {"look": "loud"}, 400),
        ("POST", "/feeds", {"address": "/etc/passwd"}, 400),
        ("POST", "/feeds", {"address": "file:///etc/passwd"}, 400),
        ("POST", "/feeds", {"address": "http://127.0.0.1:9/"}, 422),
        ("POST", "/feeds/offers", {"address": "@a@b.example"}, 400),
        ("POST", "/folders", {"title": "  "}, 400),
        ("POST", "/watches", {}, 422),
        ("POST", "/watches", {"query": "x", "story": "y"}, 422),
        ("POST", "/watches", {"story": "none"}, 404),
        ("POST", "/watches", {"query": "x", "webhook": "file:///etc/passwd"}, 403),
        ("PUT", "/watches/999", {}, 404),
        ("DELETE", "/watches/999", None, 404),
        ("GET", "/watches/hits?watch=999", None, 404),
        ("POST", "/watches/seen", {"watch": 999}, 404),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_told_in_words(
    call: Caller, method: str, path: str, body: object, status: int
) -> None:
    answer = call.ask(method, path, body)
    assert answer.status_code == status, answer.text
    if status != 200:
        call.check({"$ref": "#/components/schemas/Trouble"}, answer.json())
        assert len(answer.json()["error"]) > 10


def test_what_another_follows_or_saved_is_not_there(place: Place, ann: User, call: Caller) -> None:
    bo = place.user("Bo", "z")
    other = place.room.report("z", None)
    folder = place.desk.store.readers.folder(bo.id, "Theirs")
    (source,) = place.desk.store.sources.follow(["https://z.example/feed"])
    for method, path, body in (
        ("GET", f"/items/{other}", None),
        ("GET", f"/feeds/{source.id}", None),
        ("PUT", f"/feeds/{source.id}", {}),
        ("DELETE", f"/feeds/{source.id}", None),
        ("POST", f"/feeds/{source.id}/ask", None),
        ("GET", f"/items?folder={folder.id}", None),
        ("PUT", f"/folders/{folder.id}", {"title": "x"}),
        ("DELETE", f"/folders/{folder.id}", None),
    ):
        assert call.ask(method, path, body).status_code == 404, path
    assert call.ask("POST", "/marks", {"items": [other], "read": True}).json() == {"changed": 0}
    assert place.desk.store.readers.ids(bo.id, Wanted(read=False)) == (other,)


def revise(place: Place, *bodies: str) -> None:
    """Let the first item of outlet "a" say something else again and again."""
    (source,) = place.desk.store.sources.follow(["https://a.example/feed"])
    for number, body in enumerate(bodies):
        entry = Entry("e1", "https://a.example/1", f"Anew {number}", html=body)
        known = place.desk.store.sources.known(source.id, arrivals_of([entry], {})[0].names)
        intake = Intake(source, arrivals_of([entry], known))
        place.desk.store.sources.take_in([intake], NOW + 900 + number)


def test_an_item_shows_what_it_said_before(place: Place, call: Caller) -> None:
    item = place.room.report("a", None, html="<p>Five</p>")
    revise(place, "<p>Six<img src=x onerror=y></p>")
    told = call("GET", f"/items/{item}", "/items/{item}")
    assert (told["title"], told["html"].startswith("<p>Six")) == ("Anew 0", True)
    assert "onerror" not in told["html"]
    former = [(one["number"], one["html"], one["until"]) for one in told["former"]]
    assert former == [(0, "<p>Five</p>", NOW + 900)]
    assert (told["revisions"], told["beyond"]) == (1, None)


def test_of_an_item_that_is_revised_without_end_every_wording_can_be_had(
    place: Place, call: Caller
) -> None:
    item = place.room.report("a", None, html="<p>W0</p>")
    revise(place, *(f"<p>W{n}<script>x</script></p>" for n in range(1, 68)))
    told = call("GET", f"/items/{item}", "/items/{item}")
    assert told["revisions"] == 67
    assert [one["number"] for one in told["former"]] == list(range(66, 46, -1))
    here, found = told["beyond"], list(told["former"])
    while here is not None:
        path = f"/items/{item}/wordings?limit=7&beyond={here}"
        page = call("GET", path, "/items/{item}/wordings")
        assert len(page["wordings"]) <= 7
        found += page["wordings"]
        here = page["beyond"]
    assert [one["html"] for one in found] == [f"<p>W{n}</p>" for n in range(66, -1, -1)]
    # From the latest on, where the place is none; another's item is not there.
    for odd in ("", "&beyond=x", "&beyond=-1", f"&beyond={'9' * 40}", "&beyond=1e3"):
        page = call("GET", f"/items/{item}/wordings?limit=200{odd}", "/items/{item}/wordings")
        assert (len(page["wordings"]), page["beyond"]) == (67, None)
    assert call("GET", f"/items/{item}/wordings?beyond=0", "/items/{item}/wordings") == {
        "wordings": [],
        "beyond": None,
    }
    place.room.report("z", None)
    assert call.ask("GET", f"/items/{item + 1}/wordings").status_code == 404


def test_long_wordings_come_one_by_one(place: Place, call: Caller) -> None:
    item = place.room.report("a", None, html="<p>Short</p>")
    long = "word " * 120_000
    revise(place, f"<p>1 {long}</p>", f"<p>2 {long}{long}</p>", f"<p>3 {long}</p>", "<p>Now</p>")
    answer = call.ask("GET", f"/items/{item}")
    assert len(answer.content) < 1_100_000
    told = answer.json()
    numbers, here = [one["number"] for one in told["former"]], told["beyond"]
    assert numbers == [3]
    pages = []
    while here is not None:
        page = call("GET", f"/items/{item}/wordings?beyond={here}", "/items/{item}/wordings")
        pages.append([one["number"] for one in page["wordings"]])
        here = page["beyond"]
    # One that is too long for a page by itself is given all the same, and alone.
    assert pages == [[2], [1, 0]]


def test_no_interface_gives_an_app_an_address_that_acts(
    place: Place, ann: User, call: Caller
) -> None:
    item = place.room.report("a", None)
    (source,) = place.desk.store.sources.follow(["https://a.example/feed"])
    entry = Entry("e1", "javascript:alert(1)", "Anew", html="<p>Six</p>")
    source = replace(source, site="javascript:alert(2)")
    known = place.desk.store.sources.known(source.id, arrivals_of([entry], {})[0].names)
    place.desk.store.sources.take_in([Intake(source, arrivals_of([entry], known))], NOW + 900)
    assert call("GET", f"/items/{item}", "/items/{item}")["url"] is None
    (row,) = call("GET", "/items", "/items")["items"]
    assert row["url"] is None
    for path in (
        f"/v1/entries/{item}",
        "/v1/entries",
        f"{BASE}/items/feed.json",
        f"{BASE}/items/feed.atom",
    ):
        answer = place.ask("GET", path, headers={"x-auth-token": call.token})
        assert answer.status_code == 200, path
        assert "javascript:" not in answer.text, path
    secret = fever_password(place.desk, ann)
    sent = {"api_key": fever_secret("Ann", secret)}
    login = place.ask(
        "POST", "/accounts/ClientLogin", by=None, data={"Email": "Ann", "Passwd": PASSWORD}
    )
    key = login.text.rpartition("Auth=")[2].strip()
    told = [place.ask("POST", "/fever/?api&items&feeds", by=None, data=sent).text]
    for path in ("stream/contents", "subscription/list"):
        header = {"authorization": f"GoogleLogin auth={key}"}
        told.append(place.ask("GET", f"/reader/api/0/{path}", by=None, headers=header).text)
    told.append(place.ask("GET", "/v1/feeds").text)
    for one in told:
        assert "a.example" in one
        assert "javascript:" not in one


def test_a_place_that_nothing_has_is_the_first_page(place: Place, call: Caller) -> None:
    for beyond in ("9" * 25, "9" * 5_000, "-1", "x"):
        page = call("GET", f"/watches/hits?beyond={beyond}", "/watches/hits")
        assert page == {"hits": [], "beyond": None}


def test_titles_of_folders_are_kept_in_one_form(place: Place, ann: User, call: Caller) -> None:
    (source,) = place.desk.store.readers.subscriptions(ann.id)[:1]
    path = f"/feeds/{source.source}"
    for written, kept in (("  World //  Europe/ ", "World / Europe"), ("A\\/B", "A\\/B")):
        row = call("PUT", path, "/feeds/{feed}", {"folder": written})
        assert row["folder"]["title"] == kept
        assert call("POST", "/folders", "/folders", {"title": written})["title"] == kept
    assert call("PUT", path, "/feeds/{feed}", {"folder": " "})["folder"] is None
    for wrong in ("/", "x" * 256):
        assert call.ask("PUT", path, {"folder": wrong}).status_code == 400


def test_records_that_cannot_be_told_are_faults() -> None:
    with pytest.raises(TypeError):
        Schemas().of(object)
    with pytest.raises(TypeError):
        as_json(object())
    assert as_json({"a": (1, float("nan"), "\ud800")}) == {"a": [1, None, "?"]}
