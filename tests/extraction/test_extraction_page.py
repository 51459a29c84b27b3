from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import ExtractionError
from variorum.extraction import extract_entry, extract_page
from variorum.model import Capture, CaptureId, Entry

PARAGRAPHS = [
    "The river rose in the night and took the old bridge with it, officials in Lower Marl said.",
    "“It is holding by inches,” said Per Aasen, who has looked after the dam for eleven years.",
    "About two thousand people have left their homes, and the school is closed until Thursday.",
    "The water company had told residents in spring that the wall was sound, a letter shows.",
    "A meeting will be held on Thursday at the town hall, where the minister is expected too.",
]
LINKED = (
    'The <a href="/letter">letter</a> was first shown by <a href="https://post.example/x">the '
    "Post</a>, which did not say who had sent it or when it had been given to its reporter."
)


def page(body: str, head: str = "", lang: str = "en") -> str:
    return f"<!doctype html><html lang={lang}><head>{head}</head><body>{body}</body></html>"


def article_page(head: str = "", extra: str = "") -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in [*PARAGRAPHS, LINKED])
    return page(
        "<nav><a href=/>Home</a><a href=/n>News</a></nav><article><h1>Bridge lost to the river</h1>"
        f"<p class=byline>By <a rel=author href=/a>Tove Lindqvist</a></p>{paragraphs}"
        "<h2>What happens next</h2><p>Engineers will look at the wall on Friday, weather allowing, "
        "and the road stays closed.</p><blockquote><p>We knew nothing of a crack in the wall, and "
        "nobody told us of one at any time.</p></blockquote><ul><li>The school opens on Monday, "
        "the council said in the evening</li><li>Buses go by the upper road until the end of "
        f"May</li></ul>{extra}</article><footer>© 2031 Marl Post</footer>",
        head,
    )


def test_a_page_gives_body_kinds_links_and_no_furniture(read_page, kinds) -> None:
    article = read_page(article_page())
    blocks = kinds(article)

    assert blocks[0] == ("title", "Bridge lost to the river")
    assert [text for kind, text in blocks if kind == "paragraph"][:5] == PARAGRAPHS
    assert ("heading", "What happens next") in blocks
    assert any(kind == "quote" and "crack in the wall" in text for kind, text in blocks)
    assert sum(kind == "item" for kind, _ in blocks) == 2
    assert not any("Home" in text or "©" in text for _, text in blocks)
    spans = {link.url: link.span.of(article.text) for link in article.links if link.span}
    assert spans["https://post.example/x"] == "the Post"


def test_metadata_say_how_they_were_found(read_page) -> None:
    head = (
        '<title>Bridge lost to the river | Marl Post</title><meta property="og:site_name" '
        'content="Marl Post"><script type="application/ld+json">{"@context":"https://schema.org",'
        '"@graph":[{"@type":"WebPage","name":"x"},{"@type":["NewsArticle"],"headline":"Bridge lost '
        'to the river","author":[{"@type":"Person","name":"Tove Lindqvist"},{"name":"By Jan Kask"}],'
        '"datePublished":"2031-03-03T07:45:00+00:00","dateModified":"2031-03-04T09:00:00+01:00"}]}'
        "</script>"
    )
    article = read_page(article_page(head))

    assert article.title is not None
    assert (article.title.value, article.title.how) == ("Bridge lost to the river", "main heading")
    assert article.byline is not None
    assert (article.byline.value, article.byline.how) == (
        "Tove Lindqvist, Jan Kask",
        "JSON-LD author",
    )
    assert article.publisher is not None
    assert (article.publisher.value, article.publisher.how) == ("Marl Post", "og:site_name")
    assert article.published is not None
    assert article.published.value == "2031-03-03T07:45Z"
    assert article.modified is not None
    assert article.modified.value == "2031-03-04T09:00+01:00"


def test_a_page_without_a_date_or_author_gets_none(read_page) -> None:
    html = article_page().replace("By <a rel=author href=/a>Tove Lindqvist</a>", "")
    article = read_page(html)

    assert article.published is None
    assert article.byline is None


def test_a_title_in_metadata_loses_the_sites_name(read_page) -> None:
    head = (
        '<title>Bridge lost - Marl Post</title><meta property=og:site_name content="Marl Post">'
        '<meta property=og:title content="Bridge lost, and with it the road - Marl Post">'
    )
    html = article_page(head).replace("<h1>Bridge lost to the river</h1>", "<h1>Marl Post</h1>")
    article = read_page(html)

    assert article.title is not None
    assert article.title.value == "Bridge lost, and with it the road"


def test_captions_stand_apart_from_the_body(read_page, kinds) -> None:
    figure = (
        "<figure><img src=x><figcaption>The bridge on Monday. Photo: Ann Berg</figcaption></figure>"
    )
    blocks = kinds(read_page(article_page(extra=figure)))

    assert ("caption", "The bridge on Monday. Photo: Ann Berg") in blocks
    assert sum("Ann Berg" in text for _, text in blocks) == 1


def test_a_pages_references_are_data(read_page) -> None:
    references = (
        '<h2>References</h2><ol class="references"><li id="cite_note-1">^ <cite><a href='
        '"https://post.example/r">"River takes a street"</a>. Marl Post. 2031-03-04. Retrieved '
        '2031-03-09.</cite></li><li id="cite_note-2">^ <a href="https://news.example/d">https://'
        "news.example/d</a>.</li></ol>"
    )
    article = read_page(article_page(extra=references))

    assert [(r.label, r.title, r.url) for r in article.references] == [
        ("1", "River takes a street", "https://post.example/r"),
        ("2", None, "https://news.example/d"),
    ]


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("", "scripts"),
        ("<div id=app></div><script>" + "var a = 'text';" * 400 + "</script>", "scripts"),
        (
            "<h1>News</h1><div>Subscribe to continue reading</div><nav>"
            + "<a href=/x>A headline of another story</a> " * 40
            + "</nav>",
            "subscribe",
        ),
        (
            "<ul>" + "<li><a href=/x>A headline of another story</a></li>" * 60 + "</ul>",
            "no article",
        ),
    ],
)
def test_a_page_without_an_article_gets_a_named_error_with_advice(read_page, body, word) -> None:
    with pytest.raises(ExtractionError) as caught:
        read_page(page(body))

    assert word in caught.value.reason
    assert caught.value.advice


def test_a_far_too_large_page_is_refused() -> None:
    capture = Capture(CaptureId("c"), "big.html", None, "2031-01-01T00:00:00Z")
    with pytest.raises(ExtractionError, match="MB"):
        extract_page(b"<p>ab</p>" * 6_000_000, capture)


def test_the_body_is_taken_from_json_ld_where_the_page_shows_none(read_page, kinds) -> None:
    text = "\\n\\n".join(PARAGRAPHS)
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge lost",'
        f'"articleBody":"{text}"}}</script>'
    )
    article = read_page(page("<div id=app></div><p>Loading</p>", head))

    assert [text for kind, text in kinds(article) if kind == "paragraph"] == PARAGRAPHS
    assert any("JSON-LD" in complaint for complaint in article.complaints)


@pytest.mark.parametrize(
    "script",
    [
        "[" * 50_000,
        '{"@type":["NewsArticle",1],"author":[[[{"name":["a",{}]}]],5],"headline":{"x":1},'
        '"datePublished":5,"publisher":[],"articleBody":7,"isAccessibleForFree":"maybe"}',
        '{"@type":"NewsArticle","headline":"unclosed',
        '[{"@type":"NewsArticle","author":{"name":"Ann Lee",},},]',
        "null",
    ],
)
def test_hostile_json_does_no_harm(read_page, script) -> None:
    head = f'<script type="application/ld+json">{script}</script>'

    assert read_page(article_page(head)).title is not None


@pytest.mark.parametrize("depth", [300, 100_000])
def test_deep_nesting_is_read_as_plain_text(read_page, depth) -> None:
    article = read_page(page("<div>" * depth + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)))

    assert PARAGRAPHS[0] in article.text
    assert any("nested" in complaint for complaint in article.complaints)


def test_entities_are_not_expanded_and_nothing_is_fetched(read_page) -> None:
    declared = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
    article = read_page(declared + article_page().replace(LINKED, f"{LINKED} &a; &x;"))

    assert "aaaa" not in article.text


def test_a_feed_entrys_html_is_taken_whole(kinds) -> None:
    capture = Capture(CaptureId("c"), "feed.xml", "https://post.example/f", "2031-01-01T00:00:00Z")
    entry = Entry(
        id="1",
        title="Bridge lost",
        byline="Ann Lee",
        published="Mon, 03 Mar 2031 07:45:00 GMT",
        html="<p>The bridge is <b>gone</b>, officials said.</p><p>Nobody was hurt.</p>",
    )
    article = extract_entry(entry, capture)

    assert kinds(article) == [
        ("title", "Bridge lost"),
        ("paragraph", "The bridge is gone, officials said."),
        ("paragraph", "Nobody was hurt."),
    ]
    assert article.published is not None
    assert article.published.value == "2031-03-03T07:45Z"
    assert article.part == "1"


def test_the_language_of_the_text_goes_before_the_pages_word(read_page) -> None:
    assert read_page(article_page().replace("lang=en", "lang=de")).language == "en"


def test_a_declared_encoding_is_followed() -> None:
    html = page("".join(f"<p>{p}</p>" for p in PARAGRAPHS), '<meta charset="windows-1252">')
    capture = Capture(CaptureId("c"), "i", None, "2031-01-01T00:00:00Z")
    article = extract_page(html.encode("cp1252"), capture)

    assert "“It is holding by inches,”" in article.text


def test_a_letter_in_a_block_quotation_stays_a_quotation(read_page, kinds) -> None:
    letter = "<blockquote><p>Dear all,</p><p>The office shuts at four.</p><p>Dag</p></blockquote>"
    blocks = kinds(read_page(article_page(extra=letter)))

    assert [text for kind, text in blocks if kind == "quote"][1:] == [
        "Dear all,",
        "The office shuts at four.",
        "Dag",
    ]


_PIECES = st.sampled_from(
    [
        *(f"<p>{text}</p>" for text in PARAGRAPHS),
        f"<p>{LINKED}</p>",
        "<h1>Bridge lost</h1>",
        "<h2>Next</h2>",
        "<blockquote>It is gone.<br>All of it.</blockquote>",
        "<ul><li>One<li>Two<ul><li>Three</ul></ul>",
        "<table><tr><td>a</td><td>b</td></tr></table>",
        "<figure><img><figcaption>The bridge. Photo: Ann Berg</figcaption></figure>",
        "<p>Read more: <a href=https://a.example/>elsewhere</a></p>",
        "<div class=byline>By Ann Lee</div><time datetime=2031-03-03>3 March</time>",
        "</div></p><b><i>",
        '<ol class=references><li>^ "T". P. 2031-01-01.</li></ol>',
        "e\u0301 <a href='https://b.example/'>e\u0301</a> \u202e &nbsp;&#0;&#xd800;",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=14))
def test_every_character_of_a_page_lies_in_exactly_one_block(pieces) -> None:
    capture = Capture(CaptureId("c"), "i", "https://www.post.example/", "2031-01-01T00:00:00Z")
    html = page("<article>" + "".join(pieces) + "</article>").encode()
    try:
        article = extract_page(html, capture)
    except ExtractionError:
        return

    position = 0
    for block in article.blocks:
        assert block.span.start >= position
        assert not article.text[position : block.span.start].strip()
        position = block.span.end
    assert not article.text[position:].strip()
    assert all(
        link.span is None or link.span.of(article.text) == link.text for link in article.links
    )
    assert extract_page(html, capture) == article
