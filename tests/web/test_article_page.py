"""The page of one item: its text, where it is from, what it said before, and what is near it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

import pytest
from reader import NOW, Place, entry, words
from telling import tell
from told_items import keep, paged, reports, revise

from variorum.desk.accounts import prefer
from variorum.desk.views.lists import Scope
from variorum.desk.views.neighbours import neighbours
from variorum.model import PageAsked, Revisit, Wanted


def text_of(page: str) -> str:
    """What stands as the item's text."""
    found = re.search(
        r'(?s)<div class="text"[^>]*>(.*?)</div>\s*(?:</details>|</article>|<p class="by">)', page
    )
    assert found, page[:3000]
    return found[1]


def steps(page: str) -> dict[str, str]:
    """Where the item before and the one after are."""
    found = re.findall(r'<a href="([^"]+)" rel="(prev|next)" data-page', page)
    return {name: href.replace("&amp;", "&") for href, name in found}


def test_a_page_that_was_had_is_shown_with_its_quotations_lists_links_and_captions(
    place: Place,
) -> None:
    made = reports(place, place.user())
    page = place.signed_in().get(f"/item/{made.paged}")
    text = text_of(page)
    for said in (
        "<p>The harbour wall of Port Ellory broke early on Tuesday.</p>",
        "<h2>What the mayor says</h2>",
        "<blockquote>We looked at the wall in spring",
        "<ul><li>Fifteen people are hurt.</li><li>The ferry &lt;b&gt; does not run.</li></ul>",
        "<figcaption>The wall in the morning.",
        '<a href="https://port.example/?a=1&amp;b=2" rel="noopener noreferrer nofollow">report of the port</a>.',
    ):
        assert said in text
    assert "Subscribe" not in text
    assert "javascript:" not in page
    assert "Here is only what the feed says" not in page
    assert 'lang="en">' in page.split('class="text"')[1][:60]


def test_why_only_the_summary_can_be_had_is_said(place: Place) -> None:
    ada = place.user()
    made = reports(place, ada)
    browser = place.signed_in()
    page = words(browser.get(f"/item/{made.short}"))
    assert (
        "Here is only what the feed says. The page behind it could not be had: its server" in page
    )
    assert "It is asked for again 26 April 2031" in page
    digest = place.desk.store.digest
    for asked, said in (
        (PageAsked(made.short, "u", due=NOW), "has not been had yet"),
        (
            PageAsked(made.short, "u", capture=keep(place, b"x", "u")),
            "its text is still to be read",
        ),  # type: ignore[arg-type]
    ):
        digest.put_pages([asked])
        assert said in words(browser.get(f"/item/{made.short}"))
    source = place.follow(ada, "https://full.example/feed")
    (full,) = place.bring(source, entry("full", full=True, html="<p>" + "Words. " * 99))
    assert "only what the feed says" not in browser.get(f"/item/{full}")


def test_what_holds_less_than_the_feed_is_not_shown_in_its_place(place: Place) -> None:
    made = reports(place, place.user())
    article = paged(place, made.short, "other")
    feed = keep(place, b"feed", "https://gazette.example/feed")
    store = place.desk.store
    told = "Only the feed's summary: the page holds less than the feed's own text."
    store.articles.put([replace(article, id="article-f", capture=feed, complaints=(told,))])  # type: ignore[arg-type]
    (item,) = store.sources.items([made.short])
    store.digest.settle(item, "article-f")  # type: ignore[arg-type]
    page = place.signed_in().get(f"/item/{made.short}")
    assert "Words on short." in text_of(page)
    assert "was had, but: the page holds less" in words(page)


def test_every_change_of_words_is_shown_with_when_it_was_seen(place: Place) -> None:
    made = reports(place, place.user())
    page = place.signed_in().get(f"/item/{made.reworded}")
    assert "reworded 2 times" in words(page)
    assert "<del>Twelve</del> <ins>Fifteen</ins> hurt as" in page
    assert "people were hurt, the port says, <del>none</del> <ins>two</ins> of them badly" in page
    assert "Ana Ortega <ins>and Jo Lee</ins>" in page
    seen = [m.start() for m in re.finditer("<summary>Seen", page)]
    first, second = page[seen[0] :], page[seen[1] :]
    assert "20:00 UTC" in first[:120]
    assert "19:00 UTC" in second[:120]
    assert words(page).count("without saying so") == 2
    # The bytes of each former wording can be had, and are those.
    digests = re.findall(
        rf'/item/{made.reworded}/capture/([0-9a-f]{{64}})" download>The bytes', page
    )
    assert len(digests) == 2


def test_pages_are_compared_where_both_were_had_else_the_feed(place: Place) -> None:
    source = place.follow(place.user(), "https://post.example/feed")
    one = entry("a")
    (item,) = place.bring(source, one)
    paged(place, item, "first")
    place.bring(source, replace(one, html="<p>Summary two.</p>"))
    paged(place, item, "second", ("Fifteen", "Sixteen"))
    browser = place.signed_in()
    page = browser.get(f"/item/{item}")
    assert "Text of the page" in words(page)
    assert "<del>Fifteen</del> <ins>Sixteen</ins> people are hurt" in page
    assert "Text in the feed" not in words(page)
    place.bring(source, replace(one, html="<p>Summary three.</p>"))
    page = words(browser.get(f"/item/{item}"))
    assert page.index("Text in the feed") < page.index("Text of the page")
    assert "Summary two three ." in page.replace("  ", " ")


def test_a_revision_without_another_word_is_said_to_be_one(place: Place) -> None:
    source = place.follow(place.user(), "https://post.example/feed")
    one = entry("a", html='<p>Words.</p><img src="https://x.example/1">')
    item = revise(place, source, one, replace(one, html=one.html.replace("/1", "/2")))  # type: ignore[union-attr]
    assert "No word is another" in words(place.signed_in().get(f"/item/{item}"))


def test_a_revision_that_gives_its_own_time_is_not_called_silent(place: Place) -> None:
    source = place.follow(place.user(), "https://post.example/feed")
    one = entry("a")
    item = revise(place, source, one, replace(one, title="New", modified="2031-04-26T17:00:00Z"))
    assert "without saying so" not in words(place.signed_in().get(f"/item/{item}"))


def test_an_outlet_that_revises_without_end_costs_no_more_than_its_latest(place: Place) -> None:
    source = place.follow(place.user(), "https://post.example/feed")
    one = entry("a")
    (item,) = place.bring(source, one)
    for number in range(60):
        place.bring(
            source, replace(one, title=f"Title {number}", html=f"<p>{number} " + "w x " * 9_000)
        )
    page = place.signed_in().get(f"/item/{item}")
    assert page.count("<summary>Seen") == 20
    assert "Of 60 revisions the latest 20 are shown." in words(page)
    assert "too long to be compared" in words(page)


def test_bytes_are_given_as_they_were_captured_and_can_do_nothing(place: Place) -> None:
    ada = place.user()
    made = reports(place, ada)
    place.user("bob")
    browser = place.signed_in()
    page = browser.get(f"/item/{made.reworded}")
    for path in re.findall(r'href="(/item/\d+/capture/[0-9a-f]{64})"', page):
        answer = browser.ask("GET", path)
        assert answer.status_code == 200
        assert hashlib.sha256(answer.content).hexdigest() == path[-64:]
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in answer.headers["content-security-policy"]
        assert place.signed_in("bob").ask("GET", path).status_code == 404
    other = keep(place, b"another feed's", "https://secret.example/feed").removeprefix("sha256:")
    for digest in (other, "0" * 64, "x", ".." + "0" * 62):
        browser.get(f"/item/{made.reworded}/capture/{digest}", 404)


def test_bytes_that_were_altered_are_refused_and_it_is_said(place: Place) -> None:
    made = reports(place, place.user())
    browser = place.signed_in()
    page = browser.get(f"/item/{made.reworded}")
    path = re.findall(r'href="(/item/\d+/capture/[0-9a-f]{64})"', page)[0]
    for file in place.desk.archive.folder.iterdir():
        file.write_bytes(file.read_bytes().replace(b"\x1f\x8b", b"\x1f\x8c"))
    assert "record" in words(browser.get(path, 503))


def test_other_reports_stand_beside_it_with_the_numbers_of_their_story(place: Place) -> None:
    ada = place.user()
    made = reports(place, ada)
    place.desk.store.readers.mark(ada.id, made.others[:1], read=True, at=NOW)
    far = place.follow(place.user("bob"), "https://far.example/feed", called="Far Away")
    page = place.signed_in().get(f"/item/{made.paged}")
    beside = words(page[page.index("<aside") : page.index("</aside>")])
    assert "3 outlets 2 independent origins contested" in beside
    for said in ("The Echo.Example", "says tideway.example", "what they agree on"):
        assert said in beside
    assert f'href="/story/{made.story}"' in page
    assert beside.count("Unread:") == 1
    del far


def test_reports_of_feeds_that_are_not_followed_lead_to_the_outlet(place: Place) -> None:
    row, items = tell(place, place.user("bob"), "pier", "post.example", "echo.example")
    ada = place.user()
    place.follow(ada, "https://post.example/feed")
    browser = place.signed_in()
    page = browser.get(f"/item/{items[0]}")
    assert "not followed" in page
    assert f'href="/item/{items[1]}"' not in page
    assert f'href="/story/{row.id}/report/{items[1]}" rel="noopener noreferrer"' in page
    browser.get(f"/item/{items[1]}", 404)
    place.desk.store.readers.mark(ada.id, [items[1]], saved=True, at=NOW)
    browser.get(f"/item/{items[1]}")


@pytest.mark.parametrize("number", ["0", "999", "-1", "x", "9" * 16, "9" * 40, "1e3", "\u0663"])
def test_what_is_no_item_of_the_reader_is_not_found(place: Place, number: str) -> None:
    place.signed_in().get(f"/item/{number}", 404)


def test_looking_changes_nothing_and_a_form_marks(place: Place) -> None:
    ada = place.user()
    source = place.follow(ada, "https://post.example/feed")
    (item,) = place.bring(source, entry("a"))
    browser = place.signed_in()
    page = browser.get(f"/item/{item}?in=unread")
    assert place.desk.store.readers.tally(ada.id).unread == 1
    assert f'value="read {item}">Mark read' in page
    answer = browser.send(
        "/marks", do=f"read {item}", back=f"/item/{item}?in=unread", mark=browser.mark(page)
    )
    assert answer.headers["location"] == f"/item/{item}?in=unread"
    assert place.desk.store.readers.tally(ada.id).unread == 0


def test_one_steps_through_the_list_that_it_was_opened_from(place: Place) -> None:
    ada = place.user()
    first = place.follow(ada, "https://post.example/feed")
    second = place.follow(ada, "https://echo.example/feed")
    b, a = place.bring(first, entry("a", 1), entry("b", 3))
    (c,) = place.bring(second, entry("c", 2))
    browser = place.signed_in()
    shown = browser.get("/unread")
    links = re.findall(r'href="(/item/[^"#]+)"', shown)
    path = links[0].replace("&amp;", "&")
    seen = []
    while path:
        page = browser.get(path)
        number = int(re.findall(r"\d+", path)[0])
        seen.append(number)
        # As our script does: what is opened is read.
        place.desk.store.readers.mark(ada.id, [number], read=True, at=NOW + 1)
        path = steps(page).get("next", "")
    assert seen == [a, c, b]
    back = [steps(browser.get(f"/item/{b}?in=unread&at={NOW:.0f}"))["prev"]]
    back.append(steps(browser.get(back[0]))["prev"])
    assert [int(re.findall(r"\d+", path)[0]) for path in back] == [c, a]
    # In the order of the list, and within it.
    assert f"/item/{c}?" in steps(browser.get(f"/item/{b}?in=all&order=oldest"))["next"]
    assert steps(browser.get(f"/item/{b}?in=all-feed-{first}")) == {
        "prev": f"/item/{a}?in=all-feed-{first}"
    }
    assert steps(browser.get(f"/item/{b}")) == {}
    assert steps(browser.get(f"/item/{b}?in=nonsense&at=x")) == {}


def test_what_was_read_before_the_list_was_made_is_not_stepped_to(place: Place) -> None:
    ada = place.user()
    source = place.follow(ada, "https://post.example/feed")
    last, old, _ = place.bring(source, entry("a", 1), entry("b", 2), entry("c", 3))
    place.desk.store.readers.mark(ada.id, [old], read=True, at=NOW - 100)
    ids = place.desk.store.readers.list(ada.id, Wanted())
    found = neighbours(place.desk, ada.id, ids[0].item, Scope(), order="newest", since=NOW)
    assert found.before is None
    assert found.after is not None
    assert found.after.id == last


def test_the_way_back_leads_to_the_list_and_its_place(place: Place) -> None:
    ada = place.user()
    source = place.follow(ada, "https://post.example/feed", called="The Post")
    (item,) = place.bring(source, entry("a"))
    browser = place.signed_in()
    page = browser.get(f"/item/{item}?in=all-feed-{source}&order=oldest")
    assert f'href="/feed/{source}?show=all&amp;order=oldest#i{item}" data-list' in page
    assert "← The Post" in words(page)
    assert f'id="i{item}"' in browser.get(f"/feed/{source}?show=all")
    gone = browser.get(f"/item/{item}?in=unread-folder-77")
    assert "The list" in words(gone)


def test_pictures_are_loaded_only_where_the_reader_wants_them(place: Place) -> None:
    ada = place.user()
    source = place.follow(ada, "https://post.example/feed")
    html = '<p>x</p><img src="https://p.example/1.png" alt="a wall"><img src="https://tracker.example/p" width="1" height="1">'
    (item,) = place.bring(source, entry("a", html=html))
    browser = place.signed_in()
    answer = browser.ask("GET", f"/item/{item}")
    assert "img-src 'self' data: https: http:;" in answer.headers["content-security-policy"]
    assert (
        '<img loading="lazy" referrerpolicy="no-referrer" src="https://p.example/1.png"'
        in answer.text
    )
    assert "tracker.example" not in answer.text
    prefer(place.desk, ada, pictures=False)
    answer = browser.ask("GET", f"/item/{item}")
    assert "https:" not in answer.headers["content-security-policy"]
    assert "<img" not in text_of(answer.text)
    assert "[picture: a wall]" in answer.text


def test_a_post_says_whose_it_is_and_stands_behind_its_warning(place: Place) -> None:
    made = reports(place, place.user())
    browser = place.signed_in()
    page = browser.get(f"/item/{made.post}")
    said = words(page)
    assert "their own words: a primary source" in said
    assert "@ann@social.example" in said
    assert "passed on by @bob@social.example" in said
    assert "Its author warns: blood" in said
    assert page.index("<summary>Its author") < page.index("I saw it.")
    assert '<details class="warned">' in page
    assert 'alt="the wall, broken"' in page
    assert "only what the feed says" not in said
    assert '<h1 dir="auto">Content warning: blood</h1>' in page
    assert "I saw it." not in browser.get("/unread")


def test_labels_are_put_on_and_taken_off_and_are_those_of_apps(place: Place) -> None:
    ada = place.user()
    made = reports(place, ada)
    browser = place.signed_in()
    path = f"/item/{made.paged}"
    answer = browser.send(
        f"{path}/label", label="  to   <check> ", do="put", back=path + "?in=unread"
    )
    assert answer.headers["location"] == f"{path}?in=unread&said=kept"
    assert "to <check>" in words(browser.get(path))
    labels = place.desk.store.labels
    assert labels.of(ada.id, [made.paged]) == {made.paged: ("label/to <check>",)}
    labels.put(ada.id, [made.paged], "state/own-thing", at=NOW)
    assert "own-thing" not in browser.get(path)
    browser.send(f"{path}/label", label="to <check>", do="take")
    assert "to <check>" not in words(browser.get(path))
    assert browser.send(f"{path}/label", label=" ", do="put").status_code == 422
    place.user("bob")
    assert place.signed_in("bob").send(f"{path}/label", label="x", do="put").status_code == 404
    assert browser.ask("POST", f"{path}/label", data={"label": "x"}).status_code == 403


def test_a_citation_can_be_taken_along(place: Place) -> None:
    ada = place.user()
    made = reports(place, ada)
    source = place.follow(ada, "https://world.example/feed", called="صحيفة العالم")
    (item,) = place.bring(source, entry("ar", title="\u202eevil\u202c جدار", byline="x"))
    browser = place.signed_in()
    said = words(browser.get(f"/item/{made.reworded}"))
    assert (
        "Ana Ortega and Jo Lee. “Fifteen hurt as harbour wall breaks”. The Gazette. 2031-04-26."
        in said
    )
    assert re.search(r"Captured 2031-04-26T20:00Z, sha256:[0-9a-f]{64}\.", said)
    page = browser.get(f"/item/{item}")
    cited = page[page.index('id="citation"') :][:300]
    assert "\u202e" not in cited
    assert "“\u2068evil جدار\u2069”. \u2068صحيفة العالم\u2069. 2031-04-26" in cited


def test_words_of_outlets_are_words_wherever_they_stand(place: Place) -> None:
    ada = place.user()
    evil = '"><script>alert(1)</script><b onx="'
    source = place.follow(ada, "https://post.example/feed", called=evil)
    one = entry("a", title=evil, byline=evil, html=evil, url="javascript:alert(1)")
    item = revise(place, source, one, replace(one, title="other " + evil, html="b " + evil))
    place.desk.store.digest.put_pages([PageAsked(item, "u", trouble=evil, due=NOW)])
    page = place.signed_in().get(f"/item/{item}?in={evil}&at={evil}&order={evil}")
    assert "<script>alert" not in page
    assert "javascript:" not in page
    assert "<b onx" not in page
    assert 'class="out' not in page


def test_what_became_of_the_page_since_is_told(place: Place) -> None:
    made = reports(place, place.user())
    browser = place.signed_in()
    assert "The page" not in words(browser.get(f"/item/{made.paged}")).replace(
        "The page behind", ""
    )
    page = place.desk.store.digest.pages([made.paged])[made.paged]
    later = keep(place, b"<html>an advert more", page.url)
    visited = Revisit(
        page.url, "post.example", NOW - 9000, NOW + 7200, visits=1, asked=NOW - 3600, capture=later
    )
    place.desk.store.revisits.put([visited])
    shown = browser.get(f"/item/{made.paged}")
    assert "The page was last looked at 1 hour ago. It is looked at again in 2 hours." in words(
        shown
    )
    assert "The page as it answered last" in words(shown)
    digest = later.removeprefix("sha256:")
    assert f'href="/item/{made.paged}/capture/{digest}"' in shown
    assert browser.get(f"/item/{made.paged}/capture/{digest}") == "<html>an advert more"
    gone = replace(
        visited, due=None, gone=NOW - 3600, status=410, trouble="it <b>answers</b> 410 (Gone)."
    )
    place.desk.store.revisits.put([gone])
    told = browser.get(f"/item/{made.paged}")
    assert "<b>answers" not in told
    assert (
        "The page is gone: it <b>answers</b> 410 (Gone). What was captured of it stays here. "
        "It was first found gone 26 April 2031" in words(told)
    )
