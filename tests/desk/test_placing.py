"""Where feeds placed what they link to, and what that does in the ranked list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from variorum.desk import open_desk, top_stories, write_dossiers
from variorum.desk.placing import address, feed_placements, placements_by_article
from variorum.desk.settings import read_settings
from variorum.model import (
    Article,
    ArticleId,
    Capture,
    CaptureId,
    Entry,
    Feed,
    Placement,
)

SEEN = "2031-05-08T14:20:00Z"


def _feed(*urls: str | None, url: str | None = None) -> Feed:
    return Feed("The Post", url, tuple(Entry(str(n), one) for n, one in enumerate(urls)))


def _capture(url: str | None = None, name: str = "feed.xml") -> Capture:
    return Capture(CaptureId("sha256:1"), name, url, SEEN)


def test_the_first_entry_is_the_top_and_an_entry_without_a_link_still_has_its_place():
    placed = feed_placements(_feed("https://p.example/a", None, "https://p.example/b"), _capture())
    assert [(p.url, p.rank, p.of) for p in placed] == [
        ("https://p.example/a", 1, 3),
        ("https://p.example/b", 3, 3),
    ]
    assert {p.seen for p in placed} == {SEEN}


def test_a_link_that_stands_twice_has_its_higher_place():
    placed = feed_placements(_feed("https://p.example/b", "https://p.example/b"), _capture())
    assert [p.rank for p in placed] == [1]


def test_the_outlet_is_where_the_feed_was_got_from_else_what_it_says_of_itself():
    fetched = _capture("https://www.post.example/feed")
    names = [
        feed_placements(_feed("https://x.example", url="https://echo.example"), capture)[0].outlet
        for capture in (fetched, _capture())
    ]
    assert names == ["post.example", "echo.example"]
    assert feed_placements(_feed("https://x.example"), _capture())[0].outlet == "The Post"


def test_addresses_are_compared_without_what_says_nothing_of_the_page():
    plain = address("https://www.post.example/mill/?id=3&utm_source=feed#top")
    assert plain == address("http://post.example/mill?id=3")
    assert plain != address("http://post.example/mill?id=4")
    assert address("https://[broken") == "https://[broken"


def test_a_placement_is_found_by_the_articles_own_address_and_by_the_one_it_was_fetched_from():
    moved = Capture(CaptureId("sha256:2"), "https://post.example/short", None, SEEN)
    article = Article(ArticleId("a"), moved.id, "x", "", (), url="https://post.example/long")
    placed = [
        Placement(CaptureId("sha256:1"), "post.example", url, 1, 3, SEEN)
        for url in (
            "https://post.example/short",
            "https://post.example/long",
            "https://else.example",
        )
    ]
    found = placements_by_article(placed, [article], {moved.id: moved})
    assert [p.url for p in found[article.id]] == [
        "https://post.example/long",
        "https://post.example/short",
    ]


def _item(number: int, title: str, text: str, day: int) -> str:
    body = f"<p>{text}</p><p>{' '.join([text] * 12)}</p>"
    return (
        f"<item><title>{title}</title><link>https://post.example/{number}</link>"
        f"<guid>https://post.example/{number}</guid><pubDate>Thu, {day:02} May 2031 09:00:00 GMT"
        f"</pubDate><description>{title}</description><content:encoded><![CDATA[{body}]]>"
        "</content:encoded></item>"
    )


def test_a_captured_feed_ranks_the_story_at_its_top_by_placement(tmp_path: Path) -> None:
    items = (
        _item(
            1, "Levee breaks at Holmby", "The Tamm broke the levee at Holmby, Ida Krogh said.", 8
        ),
        _item(2, "Girl beats master", "Anouk Petit beat Rolf Adami at chess in Lunel.", 8),
        _item(
            3, "Hives are empty", "Mites killed the swarms of Osterfeld, keeper Jon Wiese said.", 8
        ),
    )
    (tmp_path / "feed.xml").write_text(
        '<?xml version="1.0"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Post</title>'
        f"<link>https://www.post.example/</link>{''.join(items)}</channel></rss>",
        encoding="utf-8",
    )
    clock: Callable[[], datetime] = lambda: datetime(2031, 5, 8, 14, 20, tzinfo=UTC)  # noqa: E731
    settings = read_settings(tmp_path, {}, offline=True, meaning="lexical")
    with open_desk(tmp_path / "desk", settings=settings, clock=clock) as desk:
        write_dossiers(desk, [str(tmp_path / "feed.xml")])
        assert [p.rank for p in desk.store.placements.find()] != []
        ranked = top_stories(desk)
        first, second, third = ranked
        assert first.row.title == "Levee breaks at Holmby"
        placement = {one.row.title: one.parts[2] for one in ranked}
        assert placement["Levee breaks at Holmby"].words == "1 of 3 at post.example"
        assert placement["Levee breaks at Holmby"].value > placement["Girl beats master"].value > 0
        assert first.score > second.score > third.score
        assert top_stories(desk, 1) == (first,)
        assert {part.name: part.value for part in first.parts}["freshness"] > 0.8


def test_a_front_page_without_an_article_of_its_own_still_places_what_it_links_to(
    tmp_path: Path,
) -> None:
    from variorum.desk.read import read_capture

    front = (
        '<html><body><h2><a href="/b">Second girl wins</a></h2><h2><a href="/a">Levee</a></h2>'
        "</body></html>"
    )
    capture = Capture(CaptureId("sha256:7"), "x", "https://www.post.example/", SEEN, "text/html")
    read = read_capture(capture, front.encode(), 10_000)
    assert [(p.outlet, p.url, p.rank, p.of) for p in read.placements] == [
        ("post.example", "https://www.post.example/b", 1, 2),
        ("post.example", "https://www.post.example/a", 2, 2),
    ]
