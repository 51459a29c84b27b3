"""Every sentence of the page, down to the archived bytes."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from variorum.desk import open_desk, render, write_dossiers
from variorum.desk.settings import read_settings
from variorum.model import Passage

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "night-trains"
# Parts of the page that say something about the news, and the elements in them that say it.
STATEMENTS = {
    "account": ".//div[contains(@class,'line')]",
    "contested": ".//div[starts-with(@class,'pair')]",
    "claims": ".//tbody/tr[td]",
    "voices": ".//li",
    "times": ".//li",
}


def _articles(page: html.HtmlElement) -> dict[str, str]:
    """The ids of the articles by their signs, as the page has them."""
    heads = page.xpath("//*[@data-article]")
    return {head.get("data-sign"): head.get("data-article") for head in heads}


def _passages(value: str, articles: dict[str, str]) -> list[Passage]:
    found = []
    for part in value.split():
        sign, _, span = part.rpartition(":")
        start, _, end = span.partition("-")
        found.append(Passage(articles[sign], int(start), int(end)))  # type: ignore[arg-type]
    return found


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp("page")
    settings = read_settings(folder, {}, offline=True)
    with open_desk(folder, settings=settings) as desk:
        edition = write_dossiers(desk, [str(EXAMPLE)])
        page = html.document_fromstring(render(edition, "html")["dossier.html"])
        yield desk, edition, page


def test_every_statement_of_the_page_names_its_passages(workplace) -> None:  # type: ignore[no-untyped-def]
    _, _, page = workplace
    seen: Counter[str] = Counter()
    for part, path in STATEMENTS.items():
        section = page.xpath(f"//section[@id='{part}']")
        assert section, part
        for element in section[0].xpath(path):
            if element.xpath("ancestor::li") or not element.text_content().strip():
                continue
            seen[part] += 1
            assert element.get("data-passages"), (part, element.text_content()[:80])
    assert all(seen[part] for part in STATEMENTS), seen


def test_every_passage_of_the_page_stands_in_a_stored_article_and_that_in_the_archive(
    workplace,  # type: ignore[no-untyped-def]
) -> None:
    desk, _, page = workplace
    passages = {
        passage
        for element in page.xpath("//*[@data-passages]")
        for passage in _passages(element.get("data-passages"), _articles(page))
    }
    assert len(passages) > 100
    articles = {
        article.id: article
        for article in desk.store.articles.get(sorted({p.article for p in passages}))
    }
    for passage in passages:
        article = articles[passage.article]
        assert 0 <= passage.start < passage.end <= len(article.text)
        assert article.text[passage.start : passage.end].strip()
    captures = desk.store.captures.get(sorted({article.capture for article in articles.values()}))
    assert len(captures) == len(list(EXAMPLE.iterdir()))
    for capture in captures:
        payload = desk.archive.read(capture)
        assert capture.id == "sha256:" + hashlib.sha256(payload).hexdigest()
        assert payload == (EXAMPLE / capture.input).read_bytes()


def test_every_citation_leads_to_the_words_it_cites(workplace) -> None:  # type: ignore[no-untyped-def]
    _, _, page = workplace
    targets = {element.get("id"): element for element in page.xpath("//*[@id]")}
    links = page.xpath("//a[starts-with(@href,'#')]/@href")
    assert links
    missing = {link for link in links if link[1:] not in targets}
    assert not missing


def test_the_page_asks_nothing_of_the_network(workplace) -> None:  # type: ignore[no-untyped-def]
    _, _, page = workplace
    assert not page.xpath("//*[@src][not(starts-with(@src,'data:'))]")
    assert not page.xpath("//link[@href]")
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy
    assert "default-src 'none'" in policy[0]
    assert "unsafe-inline" not in policy[0]
