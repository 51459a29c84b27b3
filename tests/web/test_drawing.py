"""Parts of pages are drawn once, kept by what they show, and hold nothing of who asks."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from reader import NOW, Place, entry

from variorum.desk.views.lists import ItemRow
from variorum.web import drawing
from variorum.web.drawing import OPEN_MARK, draw, found, marked_with, part, rows
from variorum.web.navigation import PLACES, Shown

_ROW = ItemRow(
    7, "A title", 3, "The Corrie Post", NOW - 7200.0, "Some words", False, False, None
)  # fmt: skip


def test_a_line_is_drawn_once_and_again_when_it_shows_anything_else() -> None:
    part.cache_clear()
    first = rows("item", [_ROW], NOW, "in=unread")
    assert rows("item", [replace(_ROW)], NOW + 60, "in=unread") == first
    assert (part.cache_info().misses, part.cache_info().hits) == (1, 1)
    changes = (
        {"read": True},
        {"saved": True},
        {"title": "Another"},
        {"excerpt": ""},
        {"revisions": 1},
        {"others": 1, "story": "s"},
    )
    for changed in changes:
        assert rows("item", [replace(_ROW, **changed)], NOW, "in=unread") != first  # type: ignore[arg-type]
    assert "2 h ago" in first
    assert "3 h ago" in rows("item", [_ROW], NOW + 3600, "in=unread")


def test_a_kept_line_leads_to_its_item_from_whatever_list_it_is_shown_in() -> None:
    one = rows("item", [_ROW], NOW, "in=unread&at=1")
    other = rows("item", [_ROW], NOW, 'in=saved&at=2"<b>')
    assert 'href="/item/7?in=unread&amp;at=1"' in one
    assert 'href="/item/7?in=saved&amp;at=2&#34;&lt;b&gt;"' in other


@given(st.text(max_size=60), st.text(max_size=60), st.booleans())
def test_whatever_a_line_says_is_escaped(title: str, words: str, hit: bool) -> None:
    row = replace(_ROW, title=f"<script>{title}", excerpt=f'"><img src=x>{words}')
    page = rows("item", [row], NOW, "in=all")
    assert "<script" not in page
    assert "<img" not in page
    shown = found([(f"<b>{title}", hit), (words, not hit)])
    assert re.findall(r"<[^>]*>", shown.replace("<mark>", "").replace("</mark>", "")) == []
    assert shown.count("<mark>") == 1


def test_only_addresses_of_the_web_are_links() -> None:
    web = rows("item", [replace(_ROW, url="HTTPS://post.example/1")], NOW)
    assert 'href="HTTPS://post.example/1"' in web
    for odd in ("javascript:alert(1)", "data:text/html,x", None):
        assert "Original" not in rows("item", [replace(_ROW, url=odd)], NOW)


def test_counts_beside_the_places_are_those_of_who_asks() -> None:
    def places(unread: int) -> tuple[Shown, ...]:
        return tuple(
            Shown(one.key, one.name, one.href, one.letter, unread if one.key == "unread" else 0,
                  one.key == "today")
            for one in PLACES
        )  # fmt: skip

    assert "1,234" in part("mast", places(1234))
    assert "1,234" not in part("mast", places(5))
    assert 'data-go="u"' in part("keys", places(5))


def test_the_mark_of_a_page_stands_in_what_was_kept_and_nothing_else_does() -> None:
    drawn = Markup(f'<input value="{OPEN_MARK}">')
    assert marked_with(drawn, 'a"b') == '<input value="a&#34;b">'


def test_two_sessions_never_see_each_others_marks(place: Place) -> None:
    ada = place.user()
    source = place.follow(ada, "https://post.example/feed")
    place.bring(source, entry("a"))
    pages = [place.signed_in().get("/") for _ in range(2)]
    assert not any(OPEN_MARK in page or drawing._CONTEXT in page for page in pages)
    marks = [set(re.findall(r'name="mark" (?:content|value)="([^"]+)"', page)) for page in pages]
    assert marks[0]
    assert not marks[0] & marks[1]


def test_a_template_of_half_characters_can_be_sent() -> None:
    assert draw("trouble", frame=_frame(), title="x", said="\ud800", again="/", now=0.0).encode()


def _frame() -> object:
    from variorum.web.door import Frame

    return Frame("auto", "")
