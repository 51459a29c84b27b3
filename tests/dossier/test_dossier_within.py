"""The dossier within another page: the same parts, its style confined to them."""

from __future__ import annotations

import re

import flood_story

from variorum.dossier.exports import fragment_style, to_fragment
from variorum.model import ArticleId


def test_the_parts_are_those_of_the_page_and_reports_open_where_they_are_read() -> None:
    dossier = flood_story.flood()
    links = {dossier.articles[0].id: "/item/7", ArticleId("another"): "/item/8"}
    page = to_fragment(dossier, links=links)
    assert page.startswith('<div class="dossier')
    for part in ("account", "sources", "articles", "times"):
        assert f'<section id="{part}">' in page
    assert page.count('href="/item/7"') == 1
    assert page.count('data-open="/item/7"') == 1
    assert "/item/8" not in page
    assert "<script" not in page
    assert "<style" not in page
    assert not re.search(r'\sstyle="', page)
    assert not re.search(r"\son[a-z]+=", page)


def test_the_bytes_behind_each_report_are_named() -> None:
    dossier = flood_story.flood()
    page = to_fragment(dossier, links={})
    assert page.count('data-bytes="') == len(dossier.articles)
    assert page.count("sha-256") >= 2 * len(dossier.articles)


def test_no_rule_of_the_style_reaches_beyond_the_dossier() -> None:
    style = fragment_style()
    bare = re.sub(r"@(?:keyframes|page)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", style)
    bare = re.sub(r"@media[^{]*\{", "", bare)
    selectors = [one.strip(" }\n") for one in re.findall(r"([^{}]*)\{", bare)]
    assert len(selectors) > 200
    for selector in selectors:
        assert ".dossier" in selector or "body:has(.panel" in selector, selector
    assert style.count("{") == style.count("}")
