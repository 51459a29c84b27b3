"""The parts of the app: what installs it, what keeps pages, and marks that come in later."""

from __future__ import annotations

import json

import pytest
from reader import NOW, Place, entry, words

from variorum.model import Wanted


def test_the_app_can_be_installed(place: Place) -> None:
    browser = place.browser()
    answer = browser.ask("GET", "/app.webmanifest")
    assert answer.headers["content-type"].startswith("application/manifest+json")
    told = answer.json()
    assert (told["start_url"], told["scope"], told["display"]) == ("/", "/", "standalone")
    for icon in told["icons"]:
        picture = browser.ask("GET", icon["src"]).content
        side = int(icon["sizes"].partition("x")[0])
        assert picture[:8] == b"\x89PNG\r\n\x1a\n"
        assert int.from_bytes(picture[16:20], "big") == side
        assert len(picture) < 20_000
    assert 'rel="manifest"' in place.signed_in().get("/")


def test_the_worker_keeps_a_shell_that_is_there(place: Place) -> None:
    browser = place.browser()
    answer = browser.ask("GET", "/worker.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"
    first = answer.text.splitlines()[0]
    shell = json.loads(first.removeprefix("const SHELL = ").removesuffix(";"))
    for path in shell:
        assert browser.ask("GET", path).status_code == 200, path
    assert "Without a connection" in words(browser.get("/offline"))


def test_pages_say_whose_they_are_without_saying_who(place: Place) -> None:
    place.user("bob")
    signs = [
        place.signed_in(name).ask("GET", "/unread").headers["x-reader"] for name in ("ada", "bob")
    ]
    assert signs[0] != signs[1]
    assert "ada" not in signs[0]
    assert "x-reader" not in place.browser().ask("GET", "/sign-in").headers


def test_marks_that_were_made_without_a_connection_come_in(place: Place) -> None:
    ada = place.user()
    feed = place.follow(ada, "https://post.example/feed")
    one, two = place.bring(feed, entry("a"), entry("b"))
    browser = place.signed_in()
    who = browser.ask("GET", "/sync", headers={"accept": "application/json"}).json()
    assert who["unread"] == 2
    marks = [{"do": f"read {one}", "age": 60}, {"do": f"save {one},{two}", "age": 30}]
    place.desk.store.readers.mark(ada.id, [two], saved=True, at=NOW - 5)
    place.desk.store.readers.mark(ada.id, [two], saved=False, at=NOW - 4)
    answer = browser.ask(
        "POST", "/sync", json={"reader": who["reader"], "marks": marks},
        headers={"x-mark": who["mark"], "accept": "application/json"},
    )  # fmt: skip
    assert answer.json() == {"changed": 1, "passed": 1, "unread": 1}
    assert place.desk.store.readers.ids(ada.id, Wanted(saved=True)) == (one,)


def test_another_readers_marks_and_forged_ones_are_not_taken(place: Place) -> None:
    ada = place.user()
    feed = place.follow(ada, "https://post.example/feed")
    (one,) = place.bring(feed, entry("a"))
    browser = place.signed_in()
    who = browser.ask("GET", "/sync", headers={"accept": "application/json"}).json()

    def send(reader: str, mark: str) -> int:
        marks = [{"do": f"read {one}", "age": 60}]
        said = {"x-mark": mark, "accept": "application/json"}
        body = {"reader": reader, "marks": marks}
        return browser.ask("POST", "/sync", json=body, headers=said).status_code

    assert send("somebody else", who["mark"]) == 409
    assert send(who["reader"], "forged") == 403
    assert place.desk.store.readers.tally(ada.id).unread == 1
    assert send(who["reader"], who["mark"]) == 200
    nobody = place.browser().ask("GET", "/sync", headers={"accept": "application/json"})
    assert nobody.status_code == 401


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b'{"reader": 1}', b"[" * 100_000, b'{"marks": [{"do": "drop 1", "age": 1}]}',
     b'{"marks": [{"do": "read 1", "age": "x"}]}', b'{"marks": [{"do": "read 1", "age": NaN}]}'],
)  # fmt: skip
def test_what_is_no_mark_is_refused(place: Place, body: bytes) -> None:
    browser = place.signed_in()
    who = browser.ask("GET", "/sync", headers={"accept": "application/json"}).json()
    body = body.replace(
        b'{"marks"', json.dumps({"reader": who["reader"]}).encode()[:-1] + b', "marks"'
    )
    said = {"x-mark": who["mark"], "accept": "application/json"}
    assert browser.ask("POST", "/sync", content=body, headers=said).status_code in (400, 409)
