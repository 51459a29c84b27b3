"""Who wrote a page."""

from __future__ import annotations

import pytest

TEXT = "".join(
    f"<p>The council of Marl met in the old hall on the hill, and spoke of the bridge until late in the evening, part {n}.</p>"
    for n in range(5)
)


def signed(by_heading: str, head: str = "", tail: str = "") -> str:
    return (
        f"<html><head><title>The bridge of Marl</title>{head}</head><body><main>"
        f"<h1>The bridge of Marl</h1>{by_heading}{TEXT}{tail}</main></body></html>"
    )


@pytest.mark.parametrize(
    ("by_heading", "names"),
    [
        ("<div>By Tove Lindqvist</div>", "Tove Lindqvist"),
        ("<div>By <a>Tove Lindqvist</a> and <a>Jan Kask</a></div>", "Tove Lindqvist, Jan Kask"),
        ("<div><b>By Tove Lindqvist</b><i>Gardener</i></div>", "Tove Lindqvist"),
        ("<div>12 May 2031 by Tove Lindqvist, head of the river board</div>", "Tove Lindqvist"),
        ("<div>Written by</div><div>Tove Lindqvist</div>", "Tove Lindqvist"),
        ("<h6>Author(s)</h6><ul><li>Tove Lindqvist<li>Jan Kask</ul>", "Tove Lindqvist, Jan Kask"),
        ("<div>Tove Lindqvist | Senior Writer | 12 May 2031</div>", "Tove Lindqvist"),
        ("<a href=/author/tove>Tove</a>", "Tove"),
        ("<p>Von Tove Lindqvist</p>", "Tove Lindqvist"),
        ("<p>Par Tove Lindqvist</p>", "Tove Lindqvist"),
    ],
)
def test_names_by_the_heading_are_those_of_the_authors(read_page, by_heading, names) -> None:
    byline = read_page(signed(by_heading), None).byline

    assert byline is not None
    assert byline.value == names


def test_a_signature_at_the_end_is_read(read_page) -> None:
    byline = read_page(signed("", tail="<div>Text by Tove Lindqvist</div>"), None).byline

    assert byline is not None
    assert (byline.value, byline.how) == ("Tove Lindqvist", "signature on the page")


@pytest.mark.parametrize(
    "head",
    [
        "<meta name=author content=admin>",
        "<meta name=author content='content: Marl Post, design: Ann Lee'>",
        "<meta name=author content='Marl Post'><meta property=og:site_name content='Marl Post'>",
        "<meta name=author content='https://marl.example/ann'>",
    ],
)
def test_accounts_sites_and_addresses_are_no_authors(read_page, head) -> None:
    assert read_page(signed("", head), None).byline is None


def test_a_person_may_own_the_site_where_markup_says_so(read_page) -> None:
    head = "<meta name=author content='Tove Lindqvist'><meta property=og:site_name content='Tove Lindqvist'>"
    byline = read_page(signed("", head), None).byline

    assert byline is not None
    assert byline.value == "Tove Lindqvist"


def test_a_byline_that_names_more_of_the_authors_goes_before_metadata(read_page) -> None:
    head = "<meta name=author content='Tove Lindqvist'>"
    byline = read_page(signed("<div>By Tove Lindqvist and Jan Kask</div>", head), None).byline

    assert byline is not None
    assert byline.value == "Tove Lindqvist, Jan Kask"


def test_the_menus_link_to_an_author_is_not_the_pages_author(read_page) -> None:
    menu = "<ul class=menu-main><li><a href=/author/jan-kask>Jan Kask</a></li></ul>"
    html = signed("").replace("<main>", f"{menu}<main>")

    assert read_page(html, None).byline is None


def test_all_authors_of_a_paper_are_named(read_page) -> None:
    head = "<meta name=citation_author content='Tove Lindqvist'><meta name=citation_author content='Jan Kask'>"
    byline = read_page(signed("", head), None).byline

    assert byline is not None
    assert byline.value == "Tove Lindqvist, Jan Kask"
