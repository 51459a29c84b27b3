"""A story's page: its dossier within the reader's frame, and what the reader did with it."""

from __future__ import annotations

import gzip
import re
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reader import Place, entry, words
from telling import HOUR, tell, tell_flood

from variorum.desk.printing import Printed, pack
from variorum.model import ArticleId, Change
from variorum.web.prints import gzipped


def test_all_parts_of_the_dossier_are_there_and_reports_open_in_the_reader(place: Place) -> None:
    ada = place.user()
    row, items = tell_flood(place, ada)
    page = place.signed_in().get(f"/story/{row.id}")
    for part in ("account", "contested", "record", "claims", "times", "lineage", "sources"):
        assert f'<section id="{part}"' in page, part
    assert "<!--dossier-->" not in page
    for item in items:
        assert f'data-open="/story/{row.id}/report/{item}"' in page
    assert page.count('data-bytes="') == len(items)
    assert len(re.findall(r'<main id="main"', page)) == 1
    assert not re.search(r'\sstyle="|<style', page)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_every_sign_leads_to_a_passage_of_a_text_on_the_page(place: Place) -> None:
    ada = place.user()
    row, _ = tell_flood(place, ada)
    page = place.signed_in().get(f"/story/{row.id}")
    ids = set(re.findall(r'\sid="([^"]+)"', page))
    leads = re.findall(r'<a class="s" href="#([^"]+)"', page)
    assert len(leads) > 20
    assert set(leads) <= ids


@pytest.mark.parametrize("takes", ["gzip", "identity"])
def test_the_page_is_the_same_packed_or_not(place: Place, takes: str) -> None:
    ada = place.user()
    row, _ = tell_flood(place, ada)
    browser = place.signed_in()
    answer = browser.ask("GET", f"/story/{row.id}", headers={"accept-encoding": takes})
    assert answer.status_code == 200
    assert answer.headers.get("content-encoding", "identity") == takes
    assert answer.text.rstrip().endswith("</html>")
    assert int(answer.headers["content-length"]) < (60_000 if takes == "gzip" else 10**6)


@given(st.binary(max_size=300), st.binary(max_size=3000), st.binary(max_size=300))
def test_pages_are_packed_around_prints_as_gzip_has_it(a: bytes, b: bytes, c: bytes) -> None:
    whole = gzipped(a, Printed(b, pack(b)), c)
    assert gzip.decompress(whole) == a + b + c
    # Browsers read one member and no more.
    reader = zlib.decompressobj(31)
    assert reader.decompress(whole) == a + b + c
    assert not reader.unused_data


def test_a_story_without_a_dossier_shows_its_reports(place: Place) -> None:
    ada = place.user()
    row, items = tell(place, ada, "mill", "post", "echo")
    page = place.signed_in().get(f"/story/{row.id}")
    assert 'id="reports" open' in page
    for item in items:
        assert f'data-item="{item}"' in page
    assert "2 outlets tell of it. Their reports are being compared" in words(page)


def test_of_many_reports_the_newest_are_listed_beside_a_dossier(place: Place) -> None:
    ada = place.user()
    outlets = [f"outlet{n}" for n in range(8)] * 3
    row, items = tell(place, ada, "mill", *outlets)
    browser = place.signed_in()
    assert browser.get(f"/story/{row.id}").count("data-item=") == len(items)
    row, items = tell(place, ada, "wharf", *(f"outlet{n}" for n in range(8)), dossier=True)
    _, more_items = tell(place, ada, "quay", *outlets)
    place.desk.store.told.place(
        replace(one, story=row.id) for one in place.desk.store.told.places(items=more_items)
    )
    assert browser.get(f"/story/{row.id}").count("data-item=") == 15
    page = browser.get(f"/story/{row.id}?reports=all")
    assert page.count("data-item=") == len(items) + len(more_items)
    assert 'id="reports" open' in page


def test_reports_that_came_since_it_was_told_are_announced(place: Place) -> None:
    ada = place.user()
    row, _ = tell(place, ada, "mill", "post", "echo", dossier=True, state="another")
    said = words(place.signed_in().get(f"/story/{row.id}"))
    assert "Reports have come since this was compared" in said


def test_what_joined_since_the_last_visit_is_told(place: Place) -> None:
    ada = place.user()
    row, items = tell(place, ada, "mill", "post", "echo", dossier=True)
    browser = place.signed_in()
    assert "Since you were here" not in words(browser.get(f"/story/{row.id}"))
    place.clock.now += HOUR
    when = place.clock().isoformat()
    place.desk.store.changes.put(
        [Change(row.id, "joined", (ArticleId("article-mill-1"),), when, "the same matter")]
    )
    place.clock.now += HOUR
    page = browser.get(f"/story/{row.id}")
    assert "Since you were here 2 h ago 1 h ago a report joined: Fire at mill, says echo" in words(
        page
    )
    assert f'href="/story/{row.id}/report/{items[1]}"' in page


def test_the_id_of_a_story_that_went_into_another_leads_on(place: Place) -> None:
    ada = place.user()
    row, _ = tell(place, ada, "mill", "post", "echo", dossier=True)
    browser = place.signed_in()
    answer = browser.ask("GET", f"/story/{row.id[:8]}")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/story/{row.id}?said=went"
    assert "part of this one now" in words(browser.get(answer.headers["location"]))
    browser.get("/story/story-nowhere", 404)


def test_saving_and_reading_a_story_marks_its_reports(place: Place) -> None:
    ada = place.user()
    row, _items = tell(place, ada, "mill", "post", "echo", dossier=True)
    browser = place.signed_in()
    browser.send(f"/story/{row.id}/save", do="save")
    page = browser.get(f"/story/{row.id}")
    assert 'value="unsave">Saved' in page
    assert len(re.findall(r'class="item unread saved"', page)) == 1
    browser.send(f"/story/{row.id}/save", do="unsave")
    browser.send(f"/story/{row.id}/read")
    page = browser.get(f"/story/{row.id}")
    assert "All read" in words(page)
    assert 'class="item unread' not in page


def test_a_report_opens_here_for_who_follows_it_and_at_its_outlet_for_others(place: Place) -> None:
    ada = place.user()
    place.user("bob")
    row, items = tell_flood(place, ada)
    path = f"/story/{row.id}/report/{items[0]}"
    assert place.signed_in().ask("GET", path).headers["location"] == f"/item/{items[0]}"
    bob = place.signed_in("bob")
    assert bob.ask("GET", path).headers["location"] == "https://post.example/flood-0"
    assert bob.ask("GET", f"/story/{row.id}/report/9999").status_code == 404
    lone = place.follow(ada, "https://alone.example/feed")
    (item,) = place.bring(lone, entry("private"))
    assert bob.ask("GET", f"/story/{row.id}/report/{item}").status_code == 404
    page = bob.get(f"/story/{row.id}")
    assert f'href="{path}" rel="noopener noreferrer" target="_blank"' in page


def test_marks_of_one_reader_are_not_anothers(place: Place) -> None:
    ada = place.user()
    place.user("bob")
    row, _ = tell(place, ada, "mill", "post", "echo", dossier=True)
    place.signed_in().send(f"/story/{row.id}/save", do="save")
    page = place.signed_in("bob").get(f"/story/{row.id}")
    assert 'value="save">Save' in page
    assert "not followed" in words(page)


def test_words_of_outlets_are_words_wherever_they_stand(place: Place) -> None:
    ada = place.user()
    evil = '<!--dossier--><script>alert(1)</script>"onload="x'
    row, _ = tell(place, ada, "mill", "post", "echo", title=evil, dossier=True)
    browser = place.signed_in()
    for path in (f"/story/{row.id}", "/"):
        page = browser.get(path)
        assert "<script>alert" not in page
        assert 'onload="x' not in page.replace("&#34;", "")
        assert page.count("<!--dossier-->") == 0
    assert '<section id="account"' in browser.get(f"/story/{row.id}")
