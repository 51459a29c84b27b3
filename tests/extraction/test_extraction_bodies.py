from __future__ import annotations

import contextlib
from itertools import pairwise

import pytest
from tests.effort import assert_grows, seconds

from variorum.errors import ExtractionError
from variorum.extraction import extract_page
from variorum.extraction.regions import region_of
from variorum.model import Article, Capture, CaptureId

CAPTURE = Capture(CaptureId("c1"), "page.html", "https://post.example/a/1", "2031-03-04T00:00:00Z")
SENTENCES = [
    "The ferry to Holm stopped running on Sunday after its captain found water in the engine room.",
    "Nobody was hurt, the harbour master said, but forty people had to spend the night on the pier.",
    "The company that owns the boat has asked for a second opinion before it pays for any repair.",
    "Islanders say that they have warned of the old hull for years and were never once answered.",
    "A smaller boat will sail in the morning and in the evening until the end of the month.",
    "The council meets on Thursday to talk about what a new ferry would cost and who would pay.",
]
PATHS = ("careful", "fast")


def page(body: str) -> bytes:
    return f"<!doctype html><html lang=en><body>{body}</body></html>".encode()


def paragraphs(*numbers: int) -> str:
    return "".join(f"<p>{SENTENCES[number]}</p>" for number in numbers)


def body_of(article: Article) -> list[str]:
    return [block.span.of(article.text) for block in article.body]


def read(body: str, path: str = "careful") -> Article:
    return extract_page(page(body), CAPTURE, path=path)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", PATHS)
def test_a_body_in_two_boxes_of_one_make_is_read_whole(path: str) -> None:
    def column(inside: str) -> str:
        return f"<div class='chunk'><div class='col text'>{inside}</div></div>"

    article = read(
        f"<article><h1>Ferry stops</h1>{column(paragraphs(0, 1, 2))}"
        f"<div class=slot></div>{column(paragraphs(3, 4, 5))}</article>",
        path,
    )

    assert body_of(article) == SENTENCES


@pytest.mark.parametrize("path", PATHS)
def test_cards_that_open_over_a_name_are_no_part_of_its_sentence(path: str) -> None:
    card = (
        "<span class='rollover-card'><a href=/x>Council bans loud horns</a> "
        "<a href=/y>Harbour to be dredged</a></span>"
    )
    sentence = f"<p>The mayor, <a href=/mayor>Ida Roth</a>{card}, wants an answer by Friday.</p>"
    article = read(
        f"<article><h1>Ferry stops</h1>{paragraphs(0, 1, 2, 3)}{sentence}</article>", path
    )

    assert body_of(article)[-1] == "The mayor, Ida Roth, wants an answer by Friday."


@pytest.mark.parametrize("path", PATHS)
def test_another_post_within_a_posts_article_is_not_its_body(path: str) -> None:
    others = "".join(
        f"<article class='post-{n} post'><h2><a href=/{n}>Post {n}</a></h2>"
        f"<p>{' '.join(SENTENCES[1:5])}</p></article>"
        for n in range(21, 25)
    )
    article = read(
        f"<article class='post-7 post'><h1>Ferry stops</h1><p>{SENTENCES[0]}</p>"
        f"<p>{SENTENCES[5]}</p><h3>You may also like</h3>{others}</article>",
        path,
    )

    assert body_of(article) == [SENTENCES[0], SENTENCES[5]]


@pytest.mark.parametrize("path", PATHS)
def test_a_region_is_not_believed_when_it_holds_the_article(path: str) -> None:
    article = read(
        f"<div class='sidebar-content'><h1>Ferry stops</h1>{paragraphs(0, 1, 2, 3, 4, 5)}</div>",
        path,
    )

    assert body_of(article) == SENTENCES


@pytest.mark.parametrize("path", PATHS)
def test_an_article_that_scripts_would_show_is_read_though_it_is_hidden(path: str) -> None:
    article = read(
        f"<div>Loading</div><div hidden id=S0><h1>Ferry stops</h1>{paragraphs(0, 1, 2)}</div>"
        f"<div hidden id=S1>{paragraphs(3, 4, 5)}</div>",
        path,
    )

    assert body_of(article) == SENTENCES


@pytest.mark.parametrize("path", PATHS)
def test_posts_of_others_within_the_story_stay(path: str) -> None:
    post = (
        "<div class='social-media-embed'><blockquote class='twitter-tweet'><p>Two nights on the "
        "pier and still no boat in sight, thanks a lot.</p></blockquote></div>"
    )
    article = read(
        f"<article><h1>Ferry stops</h1>{paragraphs(0, 1)}{post}{paragraphs(2, 3, 4)}</article>",
        path,
    )

    assert any("Two nights on the pier" in text for text in body_of(article))


def test_spaces_beside_links_are_kept_as_the_page_has_them() -> None:
    article = read(
        f"<article><h1>Ferry stops</h1>{paragraphs(0, 1, 2, 3)}<p>See the <a href=/b>old boat</a> "
        "and the <a href=/c>new</a>one, both built at <a href='https://yard.example'>Holm</a>.</p>"
        "</article>"
    )

    assert body_of(article)[-1] == "See the old boat and the newone, both built at Holm."
    places = {link.text: (link.url, link.span) for link in article.links}
    assert places["old boat"][0] == "https://post.example/b"
    for text, (_, span) in places.items():
        assert span is not None
        assert span.of(article.text) == text


@pytest.mark.parametrize("path", PATHS)
def test_every_character_lies_in_one_block_in_order(path: str) -> None:
    article = read(
        f"<article><h1>Ferry stops</h1>{paragraphs(0, 1)}<aside class=related><p>{SENTENCES[2]}</p>"
        f"</aside>{paragraphs(3, 4)}<ul><li>One</li><li>Two</li></ul></article>",
        path,
    )
    covered = set()
    for block in article.blocks:
        covered.update(range(block.span.start, block.span.end))

    assert all(a.span.end <= b.span.start for a, b in pairwise(article.blocks))
    assert all(n in covered for n, c in enumerate(article.text) if not c.isspace())


@pytest.mark.parametrize(
    ("names", "region"),
    [
        ("post-tags", "tags"),
        ("relatedStories", "related stories"),
        ("newsletter_signup", "newsletter"),
        ("social-media-embed", ""),
        ("no-sidebar", ""),
        ("1-heading-how-popular-are-old-boats-here", ""),
        ("entry-content", "body"),
        ("lead paragraph", ""),
    ],
)
def test_names_of_boxes_tell_what_they_hold(names: str, region: str) -> None:
    assert region_of(names) == region


HOSTILE = {
    "nested tags": lambda n: "<div>" * n + SENTENCES[0] + "</div>" * n,
    "one long line": lambda n: f"<p>{(SENTENCES[1] + ' ') * (n // 10)}</p>",
    "quote marks": lambda n: f"<p>{'“' * n}{SENTENCES[0]}</p>",
    "control and direction marks": lambda n: "<p>" + SENTENCES[2] + "\u202e" * n + "\x01\x02</p>",
    "links in one line": lambda n: "<p>" + "<a href=/x>word</a> " * n + "</p>",
    "open navigation": lambda n: "<nav class=menu>" * 200 + "<span>x</span>" * n + "<p>end.</p>",
    "one name without end": lambda n: f"<div class='{'a-' * n}'><p>{SENTENCES[3]}</p></div>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_take_time_in_line_with_their_size(name: str) -> None:
    def read(data: bytes) -> None:
        with contextlib.suppress(ExtractionError):
            extract_page(data, CAPTURE, path="fast")

    small, large = (page(HOSTILE[name](size)) for size in (2500, 4 * 2500))
    assert_grows(lambda: read(small), lambda: read(large), most=8)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_crash_nothing(name: str, path: str) -> None:
    data = page(f"<article>{paragraphs(0, 1, 2, 3)}</article>" + HOSTILE[name](3000))
    article = extract_page(data, CAPTURE, path=path)  # type: ignore[arg-type]

    assert SENTENCES[0] in article.text


FULL_SIZE = {
    "a megabyte in one line": lambda: (
        f"<p>{(SENTENCES[1] + ' ') * (1_000_000 // len(SENTENCES[1]))}"
    ),
    "a megabyte without a space": lambda: f"<p>{'a' * 1_000_000}</p>",
    "a hundred thousand quote marks": lambda: f"<p>{'“' * 100_000}</p>",
    "a quote mark in each paragraph": lambda: '<p>"</p>' * 30_000,
    "ten thousand nested tags": lambda: "<div>" * 10_000 + SENTENCES[2] + "</div>" * 10_000,
    "control characters": lambda: f"<p>{(SENTENCES[2] + chr(1) + chr(11)) * 5000}</p>",
    "overrides of direction": lambda: f"<p>{(chr(0x202E) + SENTENCES[2] + chr(0x202C)) * 3000}</p>",
    "fifty thousand words in tags": lambda: f"<p>{'<span>a</span> ' * 50_000}</p>",
}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("name", FULL_SIZE)
def test_pages_made_to_stall_are_read_in_seconds(name: str, path: str) -> None:
    data = page(f"<article>{paragraphs(0, 1, 2, 3)}</article>{FULL_SIZE[name]()}")
    texts = []
    took = seconds(lambda: texts.append(extract_page(data, CAPTURE, path=path).text))

    assert SENTENCES[0] in texts[0]
    assert took < 3


def test_metadata_that_name_author_and_day_are_believed_on_the_fast_path_alone() -> None:
    head = (
        '<meta name="author" content="Ann Lee">'
        '<meta property="article:published_time" content="2031-05-03T08:00:00Z">'
    )
    shown = "<h1>Ferry runs again</h1><p>By Ann Lee and Bo Dahl</p><p>1 May 2031</p>"
    data = page(f"{head}<article>{shown}{paragraphs(0, 1, 2, 3)}</article>")
    fast = extract_page(data, CAPTURE, path="fast")
    careful = extract_page(data, CAPTURE)

    assert fast.byline is not None
    assert fast.byline.value == "Ann Lee"
    assert careful.byline is not None
    assert careful.byline.value == "Ann Lee, Bo Dahl"
    assert fast.published is not None
    assert fast.published.value[:10] == "2031-05-03"
    assert careful.published is not None
    assert careful.published.value[:10] == "2031-05-01"
