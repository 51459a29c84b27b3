"""Lists of items: what they show, how they go on, and what "all" means when all are marked."""

from __future__ import annotations

import re

from reader import NOW, Place, entry, words

from variorum.desk.accounts import prefer


def ids(page: str) -> list[int]:
    return [int(found) for found in re.findall(r'data-item="(\d+)"', page)]


def test_who_is_not_signed_in_is_asked_to_and_comes_back_to_where_he_wanted(place: Place) -> None:
    browser = place.browser()
    answer = browser.ask("GET", "/saved?order=oldest")
    assert answer.headers["location"] == "/sign-in?back=%2Fsaved%3Forder%3Doldest"
    answer = browser.send(answer.headers["location"], user="ada", password="long enough words")
    assert answer.headers["location"] == "/saved?order=oldest"


def test_unread_items_stand_the_newest_first_with_their_source_and_words(place: Place) -> None:
    source = place.follow(place.user(), "https://post.example/feed", called="The Corrie Post")
    place.bring(source, entry("new", 1), entry("old", 5, html="<p>Old</p><p>words &amp; more"))
    page = place.signed_in().get("/unread")
    assert words(page).index("On new") < words(page).index("On old")
    assert "The Corrie Post" in words(page)
    assert "Old words & more" in words(page)
    assert "5 h ago" in words(page)
    assert "2 unread" in words(page)


def test_pages_of_a_list_hold_every_item_once(place: Place) -> None:
    user = place.user()
    source = place.follow(user, "https://post.example/feed")
    place.bring(source, *(entry(f"n{number}", number % 7) for number in range(35)))
    prefer(place.desk, user, shown=10)
    browser = place.signed_in()
    for start in ("/unread", "/unread?order=oldest", "/unread?show=all", f"/feed/{source}"):
        seen, path = list[int](), start
        while path:
            page = browser.get(path)
            seen += ids(page)
            found = re.search(r'href="([^"]+)" rel="next"', page)
            path = found[1].replace("&amp;", "&") if found else ""
        assert len(seen) == 35, start
        assert len(set(seen)) == 35, start


def test_marking_all_leaves_what_has_arrived_since_the_page_was_made(place: Place) -> None:
    user = place.user()
    source = place.follow(user, "https://post.example/feed")
    other = place.follow(user, "https://echo.example/feed")
    place.bring(source, entry("a"), entry("b"))
    (elsewhere,) = place.bring(other, entry("c"))
    browser = place.signed_in()
    page = browser.get(f"/feed/{source}")
    fields = {
        name: re.search(f'name="{name}" value="([^"]+)"', page)[1] for name in ("list", "below")
    }  # type: ignore[index]
    (late,) = place.bring(source, entry("late", 3))
    answer = browser.send("/marks/all", **fields)
    assert sorted(ids(browser.get("/unread"))) == sorted([elsewhere, late])
    done = browser.get(answer.headers["location"])
    assert "2 items are marked as read." in words(done)
    undo = dict(
        re.findall(
            r'name="(at|back)" value="([^"]+)"', done.split("/marks/undo")[1].split("</form>")[0]
        )
    )
    place.clock.now += 60
    browser.send("/marks/undo", **undo)
    assert len(ids(browser.get("/unread"))) == 4


def test_undo_spares_what_was_read_by_itself_since(place: Place) -> None:
    source = place.follow(place.user(), "https://post.example/feed")
    first, second = place.bring(source, entry("a"), entry("b"))
    browser = place.signed_in()
    browser.send("/marks", do=f"read {first}")
    place.clock.now += 10
    answer = browser.send("/marks/all", list="unread", below=10**6)
    at = re.search(r"at=([\d.]+)", answer.headers["location"])
    browser.send("/marks/undo", at=at[1])  # type: ignore[index]
    assert ids(browser.get("/unread")) == [second]


def test_marks_by_form_lead_back_and_marks_by_script_are_answered_with_the_count(
    place: Place,
) -> None:
    source = place.follow(place.user(), "https://post.example/feed")
    first, second = place.bring(source, entry("a"), entry("b"))
    browser = place.signed_in()
    answer = browser.send("/marks", do=f"save {first}", back="/unread?order=oldest")
    assert (answer.status_code, answer.headers["location"]) == (303, "/unread?order=oldest")
    assert ids(browser.get("/saved")) == [first]
    headers = {"x-mark": browser.mark(), "accept": "application/json"}
    answer = browser.ask("POST", "/marks", data={"do": f"read {first},{second}"}, headers=headers)
    assert answer.json() == {"changed": 2, "unread": 0}


def test_a_form_without_the_mark_of_our_pages_changes_nothing(place: Place) -> None:
    source = place.follow(place.user(), "https://post.example/feed")
    (item,) = place.bring(source, entry("a"))
    browser, other = place.signed_in(), place.signed_in()
    assert browser.send("/marks", mark="", do=f"read {item}").status_code == 403
    assert browser.send("/marks", mark=other.mark(), do=f"read {item}").status_code == 403
    headers = {"sec-fetch-site": "cross-site"}
    answer = browser.ask(
        "POST", "/marks", data={"do": f"read {item}", "mark": browser.mark()}, headers=headers
    )
    assert answer.status_code == 403
    assert ids(browser.get("/unread")) == [item]


def test_nobody_sees_or_marks_what_is_another_users(place: Place) -> None:
    place.user("bob")
    ada = place.user()
    folder = place.desk.store.readers.folder(ada.id, "Mine")
    source = place.follow(ada, "https://post.example/feed", folder=folder)
    (item,) = place.bring(source, entry("secret"))
    browser = place.signed_in("bob")
    for path in (f"/feed/{source}", f"/folder/{folder.id}", "/feed/999999", "/nothing"):
        assert "secret" not in browser.get(path, 404)
    browser.send("/marks", do=f"save {item}")
    browser.send("/marks", do=f"read {item}")
    assert "secret" not in browser.get("/saved")
    assert ids(place.signed_in().get("/unread")) == [item]


def test_hostile_words_are_shown_as_words(place: Place) -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    user = place.user()
    folder = place.desk.store.readers.folder(user.id, evil)
    source = place.follow(user, "https://post.example/feed", called=evil, folder=folder)
    place.bring(
        source,
        entry("a", title=evil, html=evil, url="javascript:alert(1)"),
        entry("b", title=evil * 9000),
    )
    page = place.signed_in().get("/unread")
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "javascript:" not in page
    assert len(page) < 40_000


def test_a_full_page_of_items_weighs_less_than_100_kb_with_all_that_it_loads(
    place: Place,
) -> None:
    user = place.user()
    for number in range(60):
        folder = place.desk.store.readers.folder(user.id, f"Folder {number % 6}")
        source = place.follow(user, f"https://site{number}.example/feed", folder=folder)
        place.bring(
            source,
            *(
                entry(
                    f"{number}-{n}",
                    n,
                    html="<p>Some twenty words of an article, long enough to fill the two lines that a list has for the beginning of each, and more than that.</p>",
                )
                for n in range(3)
            ),
        )
    browser = place.signed_in()
    page = browser.get("/unread")
    assert len(ids(page)) == 30
    parts = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page))
    weight = len(page.encode()) + sum(len(browser.ask("GET", part).content) for part in parts)
    assert len(parts) >= 3
    assert weight < 100_000, weight


def test_our_own_files_are_kept_by_browsers_as_long_as_they_are_the_same(place: Place) -> None:
    browser = place.browser()
    page = browser.get("/sign-in")
    path = re.search(r'href="(/static/\w+/reader.css)"', page)[1]  # type: ignore[index]
    assert "immutable" in browser.ask("GET", path).headers["cache-control"]
    old = browser.ask("GET", "/static/0123456789ab/reader.css")
    assert (old.status_code, old.headers["cache-control"]) == (200, "no-cache")
    for path in ("/static/0/nothing.css", "/static/0/..%2freader.css", "/static/0/__init__.py"):
        assert browser.ask("GET", path).status_code == 404
    assert NOW
