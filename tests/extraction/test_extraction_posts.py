"""Posts drawn whole: another's words are marked as such, and the shortest one is a statement."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import ExtractionError
from variorum.extraction import extract_entry
from variorum.model import Article, Capture, CaptureId, Entry, Post

CAPTURE = Capture(CaptureId("sha256:" + "0" * 64), "posts.json", None, "2031-05-08T14:20:00Z")


def drawn(html: str | None, **more: str) -> Article:
    post = Post("ann@post.example", **more)  # type: ignore[arg-type]
    entry = Entry("https://post.example/1", "https://post.example/@ann/1", byline="Ann Lee", html=html, full=True, post=post)  # fmt: skip
    return extract_entry(entry, CAPTURE)


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(article.text)) for block in article.blocks]


def test_whose_words_they_are_stays_visible() -> None:
    article = drawn(
        "<p>Long post</p><p>See <a href='https://x.example/a'>this</a>.<br>And that.</p>"
        "<blockquote><p>It sails at nine.</p><p>— <a href='https://echo.example/@ben/2'>Ben</a></p></blockquote>"
        "<ul><li>Yes</li><li>No</li></ul>"
        "<figure><a href='https://m.example/a.png'><img src='https://m.example/a.png' alt='A letter'></a><figcaption>A letter</figcaption></figure>"
    )
    assert blocks(article) == [
        ("paragraph", "Long post"), ("paragraph", "See this."), ("paragraph", "And that."),
        ("quote", "It sails at nine."), ("quote", "— Ben"), ("item", "Yes"), ("item", "No"),
        ("caption", "A letter"),
    ]  # fmt: skip
    assert article.post
    assert article.title is None
    assert article.publisher is not None
    assert article.publisher.value == "@ann@post.example"
    assert article.byline is not None
    assert article.byline.value == "Ann Lee"
    assert [(link.url, link.text) for link in article.links if link.span] == [
        ("https://x.example/a", "this"), ("https://echo.example/@ben/2", "Ben"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words", ["No.", "Yes", "Subscribe to our newsletter", "By Ann Lee", "3 May 2031"]
)
def test_nothing_in_a_post_is_furniture(words: str) -> None:
    assert blocks(drawn(f"<p>{words}</p>")) == [("paragraph", words)]


def test_a_long_post_is_taken_whole_too() -> None:
    words = [
        f"The ferry number {n} is late again, and nobody at the harbour says why."
        for n in range(40)
    ]
    assert [text for _, text in blocks(drawn("".join(f"<p>{w}</p>" for w in words)))] == words


def test_the_language_is_the_one_that_its_author_chose_where_it_is_too_short_to_tell() -> None:
    assert drawn("<p>Ja, ja!</p>", language="de").language == "de"


@pytest.mark.parametrize(
    "html", ["", None, "<p> </p>", "<script>x()</script>", "<img src='a'>", "<!-- x -->"]
)
def test_a_post_without_words_is_none(html: str | None) -> None:
    with pytest.raises(ExtractionError):
        drawn(html)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["<p>", "</p>", "<div>", "<blockquote>", "<svg>", "<math>", "<b", ">", "a", " ", "\n", "é", "&amp;", "&#0;", "<!--", "]]>", "\ud800", "<a href='javascript:x'>", "</a>"]), max_size=25).map("".join))  # fmt: skip
def test_whatever_a_post_holds_its_blocks_cover_its_text(html: str) -> None:
    try:
        article = drawn(html)
    except ExtractionError:
        return
    covered = "".join(block.span.of(article.text) for block in article.blocks)
    assert "".join(covered.split()) == "".join(article.text.split())
    assert article.text.encode()
    assert all(link.url.startswith("http") for link in article.links)


def test_a_post_nested_without_end_is_read_all_the_same() -> None:
    assert "deep" in drawn("<div>" * 5000 + "deep").text
