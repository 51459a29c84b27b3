"""Today: each story once, with who tells it and why it is there; and beginnings that teach."""

from __future__ import annotations

from reader import NOW, Place, entry, words
from telling import tell, tell_flood


def test_a_story_stands_once_with_its_numbers_its_marks_and_its_outlets(place: Place) -> None:
    ada = place.user()
    row, items = tell(place, ada, "mill", "post", "echo", "far", contested=True, record=True)
    page = place.signed_in().get("/")
    said = words(page)
    assert page.count('class="item story') == 1
    assert "3 outlets 3 independent origins" in said
    assert "contested text of record" in said
    assert "3 unread" in said
    assert f'href="/story/{row.id}"' in page
    assert [f'href="/item/{item}"' in page for item in items] == [True] * 3
    assert "The Post Fire at mill, says post" in said


def test_why_it_is_there_is_said_with_its_parts(place: Place) -> None:
    ada = place.user()
    tell(place, ada, "mill", "post", "echo", "far")
    said = words(place.signed_in().get("/"))
    assert "Why it is here" in said
    assert "3 independent origins" in said
    assert "of 100 in all" in said


def test_a_report_alone_is_read_at_once(place: Place) -> None:
    ada = place.user()
    row, (item,) = tell(place, ada, "mill", "post")
    page = place.signed_in().get("/")
    assert f'<h2 dir="auto"><a href="/item/{item}">' in page
    assert f'"/story/{row.id}"' not in page
    assert "The Post" in words(page)


def test_marking_a_story_read_can_be_taken_back(place: Place) -> None:
    ada = place.user()
    row, _items = tell(place, ada, "mill", "post", "echo")
    browser = place.signed_in()
    answer = browser.send(f"/story/{row.id}/read", back="/")
    assert answer.status_code == 303
    page = browser.get(answer.headers["location"])
    assert "2 items are marked as read." in words(page)
    assert 'class="item story' in page
    assert 'class="item story unread' not in page
    assert place.desk.store.readers.tally(ada.id).unread == 0
    at = answer.headers["location"].partition("at=")[2].partition("&")[0]
    browser.send("/marks/undo", at=at, back="/")
    assert place.desk.store.readers.tally(ada.id).unread == 2


def test_who_follows_nothing_is_told_what_to_do(place: Place) -> None:
    said = words(place.signed_in().get("/"))
    assert "You follow nothing yet" in said
    assert "Follow something" in said


def test_what_is_still_on_its_way_is_told(place: Place) -> None:
    ada = place.user()
    (source,) = place.desk.store.sources.follow(["https://new.example/feed"])
    from variorum.model import Subscription

    place.desk.store.readers.subscribe(ada.id, Subscription(source.id))
    browser = place.signed_in()
    assert "Your feed is being asked for news" in words(browser.get("/"))
    feed = place.follow(ada, "https://new.example/feed")
    place.bring(feed, entry("a"), entry("b"))
    assert "2 items are being read and sorted into stories" in words(browser.get("/"))
    for item in place.desk.store.digest.pending(9):
        place.desk.store.digest.settle(item, None)
    assert "Nothing has come yet from what you follow" in words(browser.get("/"))


def test_where_nothing_is_new_the_last_stories_stand(place: Place) -> None:
    ada = place.user()
    row, _ = tell(place, ada, "mill", "post", "echo", hours=120)
    page = place.signed_in().get("/")
    assert f'href="/story/{row.id}"' in page
    assert "Nothing new has come for days" in words(page)


def test_what_is_picked_stands_beside_with_its_reason(place: Place) -> None:
    ada = place.user()
    tell(place, ada, "mill", "post", "echo")
    feed = place.follow(ada, "https://ice.example/feed", called="Ice News")
    read = place.bring(
        feed, entry("a", title="Glacier shrinks"), entry("b", title="A glacier bursts")
    )
    for number, item in enumerate(read):
        place.desk.store.readers.mark(ada.id, [item], read=True, saved=True, at=NOW - 99 + number)
    other = place.follow(ada, "https://snow.example/feed", called="Snow News")
    (item,) = place.bring(other, entry("c", title="Glacier lake found"))
    browser = place.signed_in()
    said = words(browser.get("/"))
    assert "because you saved 2 items with “Glacier” in the headline" in said
    wide = browser.get("/for-you")
    assert f'data-item="{item}"' in wide
    assert "nothing is sent anywhere" in words(wide)
    browser.send("/for-you", picks="off")
    assert "For you is switched off" in words(browser.get("/for-you"))
    assert "because" not in words(browser.get("/"))
    browser.send("/for-you", picks="on")
    assert "because you saved" in words(browser.get("/"))


def test_the_first_page_is_light(place: Place) -> None:
    """All that a browser loads for the first page, packed as it is sent: under 100 kB."""
    import gzip
    import re

    ada = place.user()
    tell_flood(place, ada)
    for number in range(40):
        tell(place, ada, f"place{number}", *(f"outlet{n}" for n in range(6)), hours=1 + number / 2)
    browser = place.signed_in()
    page = browser.get("/")
    assert page.count('class="item story') == 30
    loads = set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js|svg))"', page))
    size = len(gzip.compress(page.encode(), 5))
    size += sum(len(gzip.compress(browser.ask("GET", one).content, 5)) for one in loads)
    assert size < 60_000
