"""Feeds: how each does is told in words; following, filing and leaving by plain forms."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from reader import NOW, Browser, Place, entry, words

from variorum.desk.following import import_list
from variorum.model import Followed, HubLease, Intake, ReadingList, Trouble
from variorum.sources import read_opml, write_opml
from variorum.web import feeds

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
    monkeypatch.setattr(feeds, "_LOOKING", threading.BoundedSemaphore(1))
    browser = place.signed_in()
    with site(feed=("application/rss+xml", RSS % b"Echo")) as home:
        with feeds._LOOKING:
            answer = browser.send("/feeds", address=f"{home}/feed")
            assert answer.status_code == 422
            assert "try again in a moment" in words(answer.text)
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


def test_three_hundred_feeds_are_one_page_of_moderate_weight(place: Place) -> None:
    listed = (
        Followed(f"https://site{n}.example/feed", f"The paper of place {n}", None, (f"F{n % 12}",))
        for n in range(300)
    )
    import_list(place.desk, place.user(), write_opml(ReadingList("All", tuple(listed))), "list")
    answer = place.signed_in().ask("GET", "/feeds")
    assert answer.text.count('class="feed is-') == 300
    assert answer.num_bytes_downloaded < 60_000
