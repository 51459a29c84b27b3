"""The page of searches: what was looked for in words, and what was found."""

from __future__ import annotations

from reader import Place, entry, words

from variorum.desk.indexing import index_items


def fill(place: Place) -> tuple[int, ...]:
    ada = place.user()
    feed = place.follow(ada, "https://post.example/feed", called="The Post")
    items = place.bring(
        feed,
        entry(
            "a", 1, title="Harbour wall to be raised", html="<p>The harbour <b>wall</b> is low.</p>"
        ),
        entry("b", 30, title="Storm on the way", html="<p>The harbour is closed.</p>"),
        entry("c", 2, title="Nothing else", html="<p>Quiet day.</p>"),
    )
    index_items(place.desk)
    return items


def test_what_was_found_is_shown_with_the_words_marked(place: Place) -> None:
    fill(place)
    page = place.signed_in().get("/search?q=harbour")
    assert page.count('class="item unread"') == 2
    assert "<mark>Harbour</mark> wall" in page
    assert "2 items: With “harbour”." in words(page)
    assert "Quiet day" not in words(page)


def test_the_language_of_searches_is_told_before_anything_is_sought(place: Place) -> None:
    fill(place)
    page = place.signed_in().get("/search")
    assert '<details class="help" open>' in page
    assert "in the headline" in words(page)
    assert 'href="/search?q=intitle%3Aharbour"' in page


def test_what_was_not_understood_is_said_and_nothing_found_too(place: Place) -> None:
    fill(place)
    browser = place.signed_in()
    said = words(browser.get("/search?q=outlet%3Anowhere+harbour"))
    assert "You follow no source of the name “nowhere”" in said
    assert "Nothing was found" in said


def test_both_orders_and_further_pages_keep_the_search(place: Place) -> None:
    ada = place.user()
    feed = place.follow(ada, "https://post.example/feed")
    place.bring(feed, *(entry(f"n{n}", n, title=f"Toll {n}") for n in range(50)))
    index_items(place.desk)
    browser = place.signed_in()
    for order in ("newest", "best"):
        page = browser.get(f"/search?q=toll&order={order}")
        assert page.count("data-item=") == 30
        path = page.partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0]
        rest = browser.get(path.replace("&amp;", "&"))
        assert rest.count("data-item=") == 20
        assert "To the first page" in words(rest)


def test_hostile_words_stay_words(place: Place) -> None:
    fill(place)
    page = place.signed_in().get("/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in page
