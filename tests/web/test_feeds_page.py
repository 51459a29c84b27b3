"""Feeds: how each does is told in words; following, filing and leaving by plain forms."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlencode

import pytest
from reader import NOW, Browser, Place, entry, words

from variorum.desk.following import import_list
from variorum.gate import looking, looking_up
from variorum.model import Followed, HubLease, Intake, ReadingList, Trouble
from variorum.sources import read_opml, write_opml

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
RSS = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>%s</title>'
    b"<item><title>On the wall</title><guid>1</guid><link>https://post.example/1</link></item>"
    b"</channel></rss>"
)


@contextmanager
def site(**pages: tuple[str, bytes]) -> Iterator[str]:
    """A site on loopback with these pages by name."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = pages.get(self.path.strip("/") or "index", ("", b""))
            self.send_response(200 if kind else 404)
            self.send_header("content-type", kind or "text/plain")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def followed(browser: Browser, answer: Any) -> str:
    """The words of the page to which a form led."""
    assert answer.status_code == 303, answer.text[:500]
    return words(browser.get(answer.headers["location"]))


def titles(place: Place, user: str = "ada") -> dict[str, str | None]:
    """What a user follows: what it is called, and the title of its folder."""
    readers = place.desk.store.readers
    here = readers.subscriptions(place.user(user).id)
    names = place.desk.store.sources.names([one.source for one in here])
    return {
        one.title or names[one.source]: one.folder.title if one.folder else None for one in here
    }


def in_trouble(place: Place, source: int, **state: Any) -> None:
    (known,) = place.desk.store.sources.find([source])
    told = replace(known, state=replace(known.state, **state))
    place.desk.store.sources.take_in([Intake(told)], NOW)


def test_each_feed_tells_how_it_does_and_what_can_be_done(place: Place) -> None:
    ada = place.user()
    folder = place.desk.store.readers.folder(ada.id, "Local")
    well = place.follow(ada, "https://post.example/feed", called="The Corrie Post", folder=folder)
    ill = place.follow(ada, "https://echo.example/feed", called="Echo")
    place.bring(well, entry("a"), entry("b"))
    in_trouble(place, well, gap=3 * 3600.0)
    in_trouble(
        place,
        ill,
        trouble=Trouble("gone", "The site says that this feed is gone for good.", 410),
        failures=3,
        succeeded=NOW - 3 * 86_400,
        due=NOW + 7 * 86_400,
    )
    lease = HubLease(well, "t", "s", "https://hub.example/", "https://post.example/feed")
    place.desk.store.hubs.put(lease)
    browser = place.signed_in()
    page = words(browser.get("/feeds"))
    assert page.index("Local") < page.index("The Corrie Post") < page.index("Without a folder")
    assert "Answered 1 minute ago." in page
    assert "Brings something about every 3 hours." in page
    assert "gone for good. (3 tries in a row) It last answered well 3 days ago." in page
    assert "Next try in 7 days. If the site has a new feed, follow that one" in page
    assert "2 followed, 1 with something wrong" in page
    one = words(browser.get(f"/feeds/{well}"))
    assert "Its hub was asked to tell of news." in one
    assert "2 unread" in one
    assert "What to do: If the site has a new feed" in words(browser.get(f"/feeds/{ill}"))


def test_feeds_in_trouble_stand_together_and_others_go_by_news_pace_or_unread(
    place: Place,
) -> None:
    ada = place.user()
    rare = place.follow(ada, "https://rare.example/feed", called="Rare")
    busy = place.follow(ada, "https://busy.example/feed", called="Busy")
    lost = place.follow(ada, "https://lost.example/feed", called="Lost")
    place.bring(rare, entry("a"))
    in_trouble(place, rare, gap=90_000.0, changed=NOW - 5)
    in_trouble(place, busy, gap=600.0, changed=NOW - 500)
    in_trouble(
        place, lost, gap=None, changed=None, failures=9, trouble=Trouble("network", "Nobody there.")
    )
    browser = place.signed_in()

    def order(by: str) -> list[str]:
        page = browser.get(f"/feeds?by={by}").split('<ul class="feeds">')[1]
        return re.findall(r'<a href="/feed/\d+" dir="auto">(\w+)</a>', page)

    assert order("trouble") == ["Lost"]
    assert order("news") == ["Rare", "Busy", "Lost"]
    assert order("pace") == ["Busy", "Rare", "Lost"]
    assert order("unread")[0] == "Rare"


def test_a_feed_is_followed_into_a_new_folder_and_that_is_taken_back(place: Place) -> None:
    browser = place.signed_in()
    with site(feed=("application/rss+xml", RSS % b"Harbour Echo")) as home:
        answer = browser.send("/feeds", address=f"{home}/feed", new="Coast / North")
        assert "You follow Harbour Echo." in followed(browser, answer)
        assert "You follow Harbour Echo already." in followed(
            browser, browser.send("/feeds", address=f"{home}/feed")
        )
    assert titles(place) == {"Harbour Echo": "Coast / North"}
    page = browser.get(answer.headers["location"])
    undo = re.search(r'action="(/feeds/\d+/leave)"', page)[1]  # type: ignore[index]
    done = browser.send(undo)
    assert "You no longer follow Harbour Echo. What you saved stays." in followed(browser, done)
    assert titles(place) == {}
    again = re.search(r'action="(/feeds/\d+/follow)"', browser.get(done.headers["location"]))
    browser.send(again[1])  # type: ignore[index]
    assert titles(place) == {"Harbour Echo": "Coast / North"}


def test_where_a_page_offers_several_feeds_one_is_asked_which_are_wanted(place: Place) -> None:
    head = b"".join(
        b'<link rel="alternate" type="application/rss+xml" title="%s" href="/%s">' % (name, name)
        for name in (b"news", b"sport", EVIL.replace('"', "&quot;").encode())
    )
    browser = place.signed_in()
    feed = "application/rss+xml"
    with site(
        index=("text/html", b"<html><head>" + head + b"</head><body>Words</body></html>"),
        news=(feed, RSS % b"All news"),
        sport=(feed, RSS % b"Sport"),
    ) as home:
        answer = browser.send("/feeds", address=home, new="Papers")
        assert answer.status_code == 200
        assert "Which of its feeds?" in words(answer.text)
        assert "<script>alert" not in answer.text
        fields = dict(re.findall(r'name="(first|place)" value="([^"]*)"', answer.text))
        done = browser.send("/feeds/choose", pick=f"{home}/sport", **fields)
        assert "You follow 1 feed of that page." in followed(browser, done)
        assert titles(place) == {"Sport": "Papers"}
        browser.send("/feeds/choose", pick=f"{home}/sport", keep="yes", **fields)


@pytest.mark.parametrize(
    "address",
    ["", "   ", "/etc/passwd", "file:///etc/passwd", "a b", "ftp://x.example/", "x" * 3000],
)
def test_what_is_no_address_is_refused_in_words_and_no_file_is_ever_read(
    place: Place, address: str
) -> None:
    browser = place.signed_in()
    answer = browser.send("/feeds", address=address)
    assert answer.status_code == 422
    assert titles(place) == {}
    if address.strip() and "etc" not in address:
        assert "Give the address of a site or of a feed" in words(answer.text)
    assert "root:" not in answer.text


def test_an_address_where_no_feed_is_found_says_so_and_stands_there_to_be_mended(
    place: Place,
) -> None:
    browser = place.signed_in()
    with site(index=("text/html", b"<html><body>No feed here</body></html>")) as home:
        answer = browser.send("/feeds", address=home)
    assert answer.status_code == 422
    assert f"Not followed. {home}: is no feed, and no feed of it was found." in words(answer.text)
    assert f'value="{home}"' in answer.text


def test_while_many_addresses_are_looked_at_the_next_one_has_to_wait(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "_free", threading.BoundedSemaphore(1))
    browser = place.signed_in()
    with site(feed=("application/rss+xml", RSS % b"Echo")) as home:
        with looking_up():
            answer = browser.send("/feeds", address=f"{home}/feed")
            assert answer.status_code == 422
            assert "Try again in a moment" in words(answer.text)
            assert titles(place) == {}
        for _ in range(3):
            browser.send("/feeds", address="https://not.invalid/")
        assert browser.send("/feeds", address=f"{home}/feed").status_code == 303
    assert titles(place) == {"Echo": None}


def test_a_feed_gets_a_name_a_folder_and_tags_and_loses_them_again(place: Place) -> None:
    ada = place.user()
    feed = place.follow(ada, "https://post.example/feed", called="The Corrie Post")
    browser = place.signed_in()
    answer = browser.send(
        f"/feeds/{feed}", title=" My  paper ", new="Local", tags="daily, coast,, "
    )
    assert "Kept." in followed(browser, answer)
    (one,) = place.desk.store.readers.subscriptions(ada.id)
    assert (one.title, one.folder.title, one.tags) == ("My paper", "Local", ("daily", "coast"))  # type: ignore[union-attr]
    assert 'value="daily, coast"' in browser.get(f"/feeds/{feed}")
    browser.send(f"/feeds/{feed}", title="", folder=str(one.folder.id), tags="coast")  # type: ignore[union-attr]
    assert titles(place) == {"The Corrie Post": "Local"}
    browser.send(f"/feeds/{feed}", title="", folder="", tags="")
    (one,) = place.desk.store.readers.subscriptions(ada.id)
    assert (one.title, one.folder, one.tags) == (None, None, ())


def test_a_folder_is_renamed_and_taken_away_while_its_feeds_stay(place: Place) -> None:
    ada = place.user()
    folder = place.desk.store.readers.folder(ada.id, "Local")
    place.follow(ada, "https://post.example/feed", called="Post", folder=folder)
    browser = place.signed_in()
    browser.send(f"/folders/{folder.id}", do="rename", title="Near")
    assert titles(place) == {"Post": "Near"}
    assert browser.send(f"/folders/{folder.id}", do="rename", title=" / ").status_code == 422
    answer = browser.send(f"/folders/{folder.id}", do="drop")
    assert "Its feeds are followed without one." in followed(browser, answer)
    assert titles(place) == {"Post": None}


def test_a_feed_is_asked_sooner_unless_that_was_a_moment_ago(place: Place) -> None:
    feed = place.follow(place.user(), "https://post.example/feed")
    browser = place.signed_in()
    assert "It was asked a moment ago" in followed(browser, browser.send(f"/feeds/{feed}/ask"))
    place.clock.now += 600
    assert "It is asked in a moment." in followed(browser, browser.send(f"/feeds/{feed}/ask"))
    (source,) = place.desk.store.sources.find([feed])
    assert source.state.due == place.clock.now


def test_a_reading_list_goes_out_and_comes_in_with_all_that_is_in_it(place: Place) -> None:
    ada = place.user()
    folder = place.desk.store.readers.folder(ada.id, "World/Europe")
    place.follow(ada, "https://post.example/feed", called="Post", folder=folder, tags=("daily",))
    place.follow(ada, "https://echo.example/feed", called="Echo", title=EVIL)
    given = place.signed_in().ask("GET", "/feeds/opml")
    assert "attachment" in given.headers["content-disposition"]
    listed = read_opml(given.content, subject="list")
    assert {feed.title for feed in listed.feeds} == {"Post", EVIL}
    place.user("bob")
    bob = place.signed_in("bob")
    answer = bob.send("/feeds/opml", files={"list": ("feeds.opml", given.content)})
    assert "2 feeds are followed now. They are asked one after the other." in followed(bob, answer)
    assert titles(place, "bob") == {"Post": "World/Europe", EVIL: None}
    again = bob.send("/feeds/opml", files={"list": ("feeds.opml", given.content)})
    assert "0 feeds are followed now; 2 were followed already." in followed(bob, again)


def test_a_bad_reading_list_says_what_is_wrong_and_a_huge_one_is_not_read(place: Place) -> None:
    browser = place.signed_in()
    for body in (b"", b"not xml at all", b"<opml/>", b"<html></html>"):
        answer = browser.send("/feeds/opml", files={"list": ("x.opml", body)})
        assert answer.status_code == 422, body
        assert 'role="alert"' in answer.text
    torn = b'<opml><body><outline text="A" xmlUrl="https://a.example/"/><outline text="B"'
    answer = browser.send("/feeds/opml", files={"list": ("x.opml", torn)})
    assert "1 feed is followed now" in words(answer.text)
    assert "Not well-formed" in words(answer.text)
    huge = browser.send("/feeds/opml", files={"list": ("x.opml", b" " * (17 * 1024 * 1024))})
    assert huge.status_code == 413
    assert "That is too large" in words(huge.text)


def test_nobody_sees_or_changes_the_feeds_of_another(place: Place) -> None:
    place.user("bob")
    ada = place.user()
    folder = place.desk.store.readers.folder(ada.id, "Mine")
    feed = place.follow(ada, "https://post.example/feed", called="Secret paper", folder=folder)
    bob = place.signed_in("bob")
    assert "Secret" not in bob.get("/feeds")
    assert "Secret" not in bob.get(f"/feeds?said=left&feed={feed}")
    assert "Secret" not in bob.get(f"/feeds/{feed}", 404)
    for path in (f"/feeds/{feed}", f"/feeds/{feed}/ask", f"/feeds/{feed}/leave",
                 f"/feeds/{feed}/follow", f"/folders/{folder.id}"):  # fmt: skip
        answer = bob.send(path, title="Taken", do="rename")
        assert answer.status_code == 404, path
    own = place.follow(place.user("bob"), "https://echo.example/feed")
    assert bob.send(f"/feeds/{own}", folder=str(folder.id)).status_code == 404
    assert titles(place) == {"Secret paper": "Mine"}


def test_every_form_needs_the_mark_of_our_pages(place: Place) -> None:
    ada = place.user()
    folder = place.desk.store.readers.folder(ada.id, "Mine")
    feed = place.follow(ada, "https://post.example/feed", called="Post", folder=folder)
    browser = place.signed_in()
    for path in ("/feeds", "/feeds/choose", "/feeds/opml", f"/feeds/{feed}", f"/feeds/{feed}/ask",
                 f"/feeds/{feed}/leave", f"/feeds/{feed}/follow", f"/folders/{folder.id}"):  # fmt: skip
        answer = browser.send(path, mark="forged", do="drop", title="x", address="x.example")
        assert answer.status_code == 403, path
    assert titles(place) == {"Post": "Mine"}


def test_hostile_names_are_shown_as_names(place: Place) -> None:
    ada = place.user()
    folder = place.desk.store.readers.folder(ada.id, EVIL)
    feed = place.follow(
        ada, "javascript:alert(1)", called=EVIL, folder=folder, tags=(EVIL,), title=EVIL
    )
    in_trouble(place, feed, failures=4, trouble=Trouble("unreadable", EVIL))
    browser = place.signed_in()
    left = place.follow(ada, "https://left.example/feed", called=EVIL)
    browser.send(f"/feeds/{left}/leave")
    for path in ("/feeds", "/feeds?by=trouble", f"/feeds/{feed}", f"/feeds/{left}",
                 f"/feeds?said=left&feed={left}"):  # fmt: skip
        page = browser.get(path)
        assert "<script>alert" not in page, path
        assert "<img" not in page, path
        assert 'href="javascript' not in page, path


def many(place: Place, count: int, folders: int = 12) -> None:
    """Let ada follow so many feeds, in folders in turn."""
    listed = (
        Followed(f"https://site{n}.example/feed", f"Paper {n:04}", None, (f"F{n % folders:02}",))
        for n in range(count)
    )
    import_list(place.desk, place.user(), write_opml(ReadingList("All", tuple(listed))), "list")


def shown(page: str) -> list[str]:
    """The titles of the feeds on a page, in their order."""
    return re.findall(r'<p class="called"><a href="/feed/\d+" dir="auto">([^<]+)</a>', page)


def test_the_pages_of_many_feeds_hold_each_once_and_stay_small(place: Place) -> None:
    many(place, 730)
    place.desk.store.readers.folder(place.user().id, "Empty")
    browser = place.signed_in()
    path: str | None = "/feeds"
    found, heads, pages = list[str](), list[str](), 0
    while path:
        answer = browser.ask("GET", path)
        assert answer.num_bytes_downloaded < 12_000
        assert len(shown(answer.text)) <= 100
        found += shown(answer.text)
        heads += re.findall(r'<h2 id="folder[^>]+>(.*?)</h2>', answer.text)
        onward = re.search(r'<a href="([^"]+)" rel="next"', answer.text)
        path = onward[1].replace("&amp;", "&") if onward else None
        pages += 1
    assert pages == 8
    assert sorted(found) == [f"Paper {n:04}" for n in range(730)]
    assert found == sorted(found, key=lambda title: (int(title[6:]) % 12, title))
    # A folder that a page ends within goes on under its name.
    assert sum("continued" in head for head in heads) == 7
    assert sum(">Empty<" in head for head in heads) == 1
    assert "Page 8 of 8" in words(browser.get("/feeds?page=99999999"))
    for odd in ("0", "-3", "x", "1e3", "9" * 30):
        assert "Page 1 of 8" in words(browser.get(f"/feeds?page={odd}"))


def test_feeds_are_found_by_words_of_name_address_folder_or_tag_and_by_folder(
    place: Place,
) -> None:
    ada = place.user()
    folder = place.desk.store.readers.folder(ada.id, "Südküste")
    place.follow(ada, "https://post.example/feed", called="The Corrie Post")
    place.follow(ada, "https://echo.example/rss", called="Echo", tags=("Fährte",))
    inside = place.follow(ada, "https://wall.example/rss", called="L\u2019Étoile", folder=folder)
    many(place, 120, 1)
    browser = place.signed_in()

    def found(**asked: str) -> list[str]:
        return shown(browser.get(f"/feeds?{urlencode(asked)}"))

    assert found(q="corrie post") == found(q="POST corr") == ["The Corrie Post"]
    assert found(q="echo.example") == found(q="fahrte") == found(q="FÄHRTE") == ["Echo"]
    assert found(q="etoile") == found(q="sudkuste") == ["L\u2019Étoile"]
    assert found(folder=str(folder.id)) == ["L\u2019Étoile"]
    assert found(folder="0") == ["Echo", "The Corrie Post"]
    assert found(folder="0", q="paper") == []
    assert found(folder="-1", q="wall") == ["L\u2019Étoile"]
    assert "None of your feeds is called so." in words(browser.get("/feeds?q=nothing+such"))
    # What was looked for stays on every page and in every order.
    page = browser.get("/feeds?q=paper&by=news")
    assert "120 feeds found." in words(page)
    assert "/feeds?q=paper&amp;by=news&amp;page=2" in page
    assert "/feeds?q=paper&amp;by=unread" in page
    assert shown(browser.get("/feeds?q=paper&by=news&page=2")) == [
        f"Paper {n:04}" for n in range(100, 120)
    ]
    in_trouble(place, inside, failures=9, trouble=Trouble("gone", "Gone."))
    assert found(q="etoile", by="trouble") == ["L\u2019Étoile"]
    assert found(q="paper", by="trouble") == []
    hostile = browser.get("/feeds?" + urlencode({"q": EVIL, "by": EVIL, "folder": EVIL}))
    assert "<script>alert" not in hostile


def test_of_hundreds_of_folders_one_is_named_and_not_picked(place: Place) -> None:
    many(place, 400, 400)
    browser = place.signed_in()
    answer = browser.ask("GET", "/feeds")
    assert answer.num_bytes_downloaded < 12_000
    assert "Folder, by its name" in answer.text
    (one, *_) = place.desk.store.readers.subscriptions(place.user().id)
    page = browser.get(f"/feeds/{one.source}")
    assert '<option value="' not in page
    field = re.search(r'name="new" value="([^"]*)"', page)
    assert field is not None
    assert field[1] == one.folder.title  # type: ignore[union-attr]
    browser.send(f"/feeds/{one.source}", title="Mine", new=field[1])
    browser.send(f"/feeds/{one.source + 1}", title="Its neighbour", new=field[1])
    browser.send(f"/feeds/{one.source + 2}", title="Loose", new="")
    kept = titles(place)
    assert kept["Mine"] == kept["Its neighbour"] == one.folder.title  # type: ignore[union-attr]
    assert kept["Loose"] is None
    assert len(place.desk.store.readers.folders(place.user().id)) == 400


def test_feeds_that_were_left_are_found_again_however_many(place: Place) -> None:
    many(place, 230)
    ada = place.user()
    names = {one.source: one.title for one in place.desk.store.readers.subscriptions(ada.id)}
    every = list(names)
    place.desk.store.readers.unsubscribe(ada.id, every[:-20], at=NOW - 60)
    place.desk.store.readers.unsubscribe(ada.id, every[-20:-1], at=NOW)
    browser = place.signed_in()
    assert "229 feeds that you left" in words(browser.get("/feeds"))
    page = browser.get("/feeds?by=left")
    assert page.count("Follow again") == 100
    # What was left last stands first.
    first = re.findall(r"<li><bdi>(Paper \d+)</bdi>", page)[:19]
    assert first == sorted(str(names[one]) for one in every[-20:-1])
    assert browser.get("/feeds?by=left&page=3").count("Follow again") == 29
    one = browser.get("/feeds?by=left&q=paper+0007")
    assert one.count("Follow again") == 1
    again = re.search(r'action="(/feeds/\d+/follow)"', one)
    browser.send(again[1])  # type: ignore[index]
    assert "2 followed" in words(browser.get("/feeds"))
