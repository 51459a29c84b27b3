"""Which of a page's dates is the day of publication."""

from __future__ import annotations

import pytest

from variorum.extraction.stamps import find_stamp, iso, order_of

TEXT = "".join(
    f"<p>The council of Marl met in the old hall on the hill, and spoke of the bridge until late in the evening, part {n}.</p>"
    for n in range(5)
)


def dated(by_heading: str, head: str = "", lang: str = "en", tail: str = "") -> str:
    return (
        f"<html lang={lang}><head><title>The bridge of Marl</title>{head}</head><body><main>"
        f"<h1>The bridge of Marl</h1>{by_heading}{TEXT}{tail}</main></body></html>"
    )


def json_ld(kind: str, published: str) -> str:
    return (
        f'<script type="application/ld+json">{{"@type":"{kind}","headline":"The bridge of Marl",'
        f'"datePublished":"{published}"}}</script>'
    )


@pytest.mark.parametrize(
    ("by_heading", "value"),
    [
        ("<div>12 May 2031</div>", "2031-05-12"),
        ("<div>Posted on May 12th, 2031 by Ann Lee</div>", "2031-05-12"),
        ("<div><span>Published</span> <b>May 12, 2031</b> · 5 min read</div>", "2031-05-12"),
        ("<time datetime='2031-05-12T08:00:00Z'>two days ago</time>", "2031-05-12T08:00Z"),
        ("<span itemprop=datePublished content=2031-05-12>last week</span>", "2031-05-12"),
        ("<abbr class=published title='2031-05-12T08:00Z'>Monday</abbr>", "2031-05-12T08:00Z"),
        ("<p>Veröffentlicht am 12. Mai 2031</p>", "2031-05-12"),
        ("<p>Publié le 12 mai 2031</p>", "2031-05-12"),
        ("<p>12-May-2031</p>", "2031-05-12"),
        ("<p>2031年5月12日</p>", "2031-05-12"),
        ("<aside><time datetime=2031-05-12>12 May</time></aside>", "2031-05-12"),
        ("<div>Updated 20 May 2031 | Published 12 May 2031</div>", "2031-05-12"),
    ],
)
def test_a_date_by_the_heading_is_that_of_publication(read_page, by_heading, value) -> None:
    article = read_page(dated(by_heading), None)

    assert article.published is not None
    assert article.published.value == value
    assert "shown" in article.published.how


@pytest.mark.parametrize(
    "by_heading",
    [
        "<div>Event date: 12 May 2031</div>",
        "<div>© 2031-05-12 Marl Post</div>",
        "<div>The bridge was opened on 12 May 1931 by the mayor, who had come with a band.</div>",
        "<div class=related><a href=/x>Another bridge</a><span>12 May 2031</span></div>",
        "<div class=ev>12 May 2031</div><div class=ev>13 May 2031</div><div class=ev>14 May 2031</div>",
    ],
)
def test_a_date_of_something_else_is_none_of_the_article(read_page, by_heading) -> None:
    assert read_page(dated(by_heading), None).published is None


def test_a_date_of_change_stands_in_only_where_no_other_is_shown_and_says_so(read_page) -> None:
    article = read_page(dated("<div>Last updated: 12 May 2031</div>"), None)

    assert article.published is not None
    assert article.published.value == "2031-05-12"
    assert "last change" in article.published.how
    assert "no other" in article.published.how


def test_news_keeps_its_day_where_the_page_shows_a_later_change(read_page) -> None:
    head = json_ld("NewsArticle", "2031-03-01")
    article = read_page(dated("<div>Updated 12 May 2031</div>", head), None)

    assert article.published is not None
    assert (article.published.value, article.published.how) == (
        "2031-03-01",
        "JSON-LD datePublished",
    )
    assert article.modified is not None
    assert article.modified.value == "2031-05-12"


def test_a_guide_is_dated_as_it_is_shown_and_the_other_day_is_a_complaint(read_page) -> None:
    head = json_ld("Article", "2029-03-01")
    article = read_page(dated("<div>Updated 12 May 2031</div>", head), None)

    assert article.published is not None
    assert article.published.value == "2031-05-12"
    assert any("2029-03-01" in complaint for complaint in article.complaints)


def test_an_earlier_date_by_the_heading_goes_before_that_of_a_content_system(read_page) -> None:
    head = '<meta property="article:published_time" content="2031-05-12T08:00:00Z">'
    article = read_page(dated("<div>3 June 2025</div>", head), None)

    assert article.published is not None
    assert article.published.value == "2025-06-03"
    assert any("2031-05-12" in complaint for complaint in article.complaints)


def test_the_date_of_a_bare_page_is_not_that_of_an_article(read_page) -> None:
    article = read_page(dated("", json_ld("WebPage", "2031-05-12")), None)

    assert article.published is None


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://marl.example/2031/05/12/bridge", "2031-05-12"),
        ("https://marl.example/2031/may/12/bridge", "2031-05-12"),
        ("https://marl.example/news-20310512-bridge", "2031-05-12"),
        ("https://marl.example/2031/bridge", None),
    ],
)
def test_a_date_in_the_address_counts_where_nothing_else_does(read_page, url, value) -> None:
    published = read_page(dated(""), url).published

    assert (published.value if published else None) == value


def test_the_data_of_scripts_count_where_they_name_one_day(read_page) -> None:
    one = '<script>window.state = {"publishedAt":"2031-05-12T08:00:00Z"}</script>'
    two = one + '<script>window.more = {"publishedAt":"2031-05-10T08:00:00Z"}</script>'

    published = read_page(dated("", one), None).published
    assert published is not None
    assert (published.value, published.how) == ("2031-05-12T08:00Z", "script data publishedAt")
    assert read_page(dated("", two), None).published is None


def test_day_and_month_are_told_apart_by_the_pages_other_dates_its_language_or_not() -> None:
    assert order_of("1/31/2031, 2/3/2031") == "month"
    assert order_of("31/1/2031") == "day"
    assert order_of("31/1/2031, 1/31/2031") is None
    assert find_stamp("3/4/2031", 0, 8) is None
    found = find_stamp("3/4/2031", 0, 8, order="day")
    assert found is not None
    assert found.value == "2031-04-03"


@pytest.mark.parametrize(
    ("lang", "value"), [("en-US", "2031-03-04"), ("en-GB", "2031-04-03"), ("en", None)]
)
def test_the_language_of_a_page_tells_how_its_short_dates_read(read_page, lang, value) -> None:
    published = read_page(dated("<div>3/4/2031</div>", lang=lang), None).published

    assert (published.value if published else None) == value


def test_dates_without_marks_between_their_parts_are_read_in_metadata() -> None:
    assert iso("20310512") == "2031-05-12"
    assert iso("20311512") is None
