"""What outlets wrote keeps to its column and stands below our own headings."""

from __future__ import annotations

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from variorum.desk.views.readable import readable
from variorum.desk.views.safe_html import safe_html


def test_headings_stand_below_the_headline_in_their_order() -> None:
    assert readable("<h1>a</h1><h2>b</h2>") == "<h2>a</h2><h3>b</h3>"
    assert readable('<h4 dir="rtl">a</h4><h6>b</h6>') == '<h2 dir="rtl">a</h2><h4>b</h4>'
    assert readable("<h1>a</h1><h6>b</h6>") == "<h2>a</h2><h6>b</h6>"


def test_tables_and_code_scroll_within_themselves() -> None:
    html = readable(safe_html("<table><tr><td><pre>x</pre></table>"))
    assert html.count('<div class="wide" role="group" tabindex="0"') == 2
    assert html.count("<div") == html.count("</div>") == 2
    assert html.index("</pre></div>") < html.index("</table></div>")


def test_pictures_without_a_description_get_none() -> None:
    html = readable(
        safe_html('<img src="https://a.example/1"><img alt="a wall" src="https://a.example/2">')
    )
    assert html.count('alt=""') == 1
    assert html.count("alt=") == 2


def test_what_looks_like_a_tag_in_a_value_is_left_alone() -> None:
    # As a sanitiser may write it: in a value only quotation marks have to be escaped.
    for html in (
        '<a title="<table><img><h1>x</pre>">y</a>',
        '<img alt="<img>" src="https://a.example">',
    ):
        assert readable(html) == html


@given(st.text(alphabet="<>/=\"' ahpretbimgl1", max_size=80))
def test_any_text_is_taken(text: str) -> None:
    made = readable(text)
    assert len(made) >= len(text) - 2 * text.count("<h")
    safe = safe_html(text)
    once = readable(safe)
    assert once.count("<div") - safe.count("<div") == once.count("</div>") - safe.count("</div>")


def test_texts_made_to_be_slow_are_not() -> None:
    begun = perf_counter()
    for piece in ("<", '<a "', '<a title="', "<h1", "<img ", '<img alt="" '):
        readable(piece * 20_000)
    assert perf_counter() - begun < 5
