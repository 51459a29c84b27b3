"""The page of watches: made from a search or a story, told of, seen, dropped, and read elsewhere."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from reader import Place, entry, words
from telling import tell

from variorum.desk.indexing import index_items
from variorum.desk.watching import check_watches


def come(place: Place, feed: int, name: str, title: str) -> int:
    (item,) = place.bring(feed, entry(name, 0.1, title=title))
    index_items(place.desk)
    check_watches(place.desk)
    return item


def test_a_search_becomes_a_watch_that_tells_of_what_comes(place: Place) -> None:
    feed = place.follow(place.user(), "https://post.example/feed", called="The Post")
    browser = place.signed_in()
    assert "A watch tells you as soon as something comes" in words(browser.get("/watches"))
    page = browser.get("/search?q=harbour+-film")
    assert 'action="/watches"' in page
    answer = browser.send("/watches", q="harbour -film", name="At the harbour", back="/search?q=x")
    assert answer.headers["location"].startswith("/search?q=x&said=watched")
    assert "You are told of what comes." in words(browser.get(answer.headers["location"]))
    item = come(place, feed, "a", "Harbour wall is low")
    come(place, feed, "b", "Harbour film wins")
    page = browser.get("/watches")
    said = words(page)
    assert "At the harbour 1 new" in said
    assert "With “harbour”, without “film”." in said
    assert f'data-item="{item}"' in page
    assert re.search(r'data-count="watches">1<', browser.get("/"))
    browser.send("/watches/1/seen")
    assert "1 new" not in words(browser.get("/watches"))
    assert 'data-count="watches"' not in browser.get("/")


def test_a_story_is_watched_and_no_longer(place: Place) -> None:
    ada = place.user()
    row, _ = tell(place, ada, "mill", "post", "echo")
    browser = place.signed_in()
    assert ">Watch<" in browser.get(f"/story/{row.id}")
    browser.send("/watches", story=row.id, back=f"/story/{row.id}")
    page = browser.get(f"/story/{row.id}")
    assert ">Watching<" in page
    assert f'href="/story/{row.id}"' in browser.get("/watches")
    number = re.search(r'action="/watches/(\d+)/drop"', page)
    assert number
    browser.send(f"/watches/{number[1]}/drop", back=f"/story/{row.id}")
    assert ">Watch<" in browser.get(f"/story/{row.id}")


def test_a_watch_can_be_read_as_a_feed_by_whoever_has_its_address(place: Place) -> None:
    feed = place.follow(place.user(), "https://post.example/feed", called="The Post")
    browser = place.signed_in()
    browser.send("/watches", q="harbour")
    come(place, feed, "a", "Harbour & wall <low>")
    page = browser.get("/watches/1")
    address = re.search(r'href="(/watch-feed/[^"]+\.atom)"', page)
    assert address
    nobody = place.browser()
    answer = nobody.ask("GET", address[1])
    assert answer.headers["content-type"].startswith("application/atom+xml")
    titles = [
        one.text for one in ET.fromstring(answer.text).iter("{http://www.w3.org/2005/Atom}title")
    ]
    assert titles[:2] == ["Variorum: harbour", "Harbour & wall <low>"]
    told = nobody.ask("GET", address[1].replace(".atom", ".json")).json()
    assert [one["title"] for one in told["items"]] == ["Harbour & wall <low>"]
    browser.send("/watches/1", **{"new-feed": "1"})
    assert nobody.ask("GET", address[1]).status_code == 404
    assert browser.ask("GET", address[1]).status_code == 404


def test_a_watch_is_renamed_and_tells_another_program(place: Place) -> None:
    browser = place.signed_in()
    browser.send("/watches", q="harbour")
    browser.send("/watches/1", name="By the water")
    browser.send("/watches/1", webhook="https://hook.example/in")
    page = browser.get("/watches/1")
    assert "By the water" in words(page)
    assert 'value="https://hook.example/in"' in page
    assert "signed with this secret" in words(page)
    bad = browser.send("/watches/1", webhook="ftp://hook.example/in")
    assert bad.status_code in (403, 422)
    browser.send("/watches/1", webhook="")
    assert "hook.example" not in browser.get("/watches/1")


def test_nobody_reads_or_changes_anothers_watch(place: Place) -> None:
    place.user("bob")
    place.signed_in().send("/watches", q="harbour", name="Mine alone")
    bob = place.signed_in("bob")
    bob.get("/watches/1", 404)
    assert bob.send("/watches/1", name="Taken").status_code == 404
    bob.send("/watches/1/drop")
    assert "Mine alone" in words(place.signed_in().get("/watches/1"))
    assert "Mine alone" not in words(bob.get("/watches"))


def test_a_watch_for_nothing_is_refused_in_words(place: Place) -> None:
    browser = place.signed_in()
    answer = browser.send("/watches", q="   ")
    assert answer.status_code == 422
    assert "nothing to look for" in words(answer.text)
