"""The page: complete without script, safe against its own words, and citing all it says."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import flood_story as story
import pytest

from variorum.dossier.exports import to_html
from variorum.dossier.exports.html import cited_passages, slug
from variorum.dossier.exports.views import dates
from variorum.dossier.exports.views.citing import Citing, read_passages
from variorum.model import (
    Attestation,
    Conflict,
    Copy,
    Dossier,
    Edge,
    Evidence,
    Failure,
    Lineage,
    Passage,
)

MAKERS = {
    "flood": story.flood,
    "single": story.single_report,
    "no record": story.no_record,
    "fifty": story.many_reports,
    "long": story.long_record,
    "hostile": story.hostile,
}


@pytest.fixture(scope="module")
def pages() -> dict[str, tuple[Dossier, str]]:
    made = {name: make() for name, make in MAKERS.items()}
    return {name: (d, to_html(story.edition(d))["dossier.html"]) for name, d in made.items()}


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def _tags(page: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = _Tags()
    reader.feed(page)
    return reader.tags


@pytest.mark.parametrize("name", MAKERS)
def test_every_sentence_resolves_to_passages(
    pages: dict[str, tuple[Dossier, str]], name: str
) -> None:
    dossier, page = pages[name]
    texts = {article.id: article.text for article in dossier.articles}
    found = cited_passages(page)
    assert len(found) >= len(dossier.account) + len(dossier.claims)
    for sentence, passages in found:
        assert sentence
        assert passages
        for passage in passages:
            assert 0 <= passage.start < passage.end <= len(texts[passage.article])


@pytest.mark.parametrize("name", MAKERS)
def test_the_account_is_among_the_citing_sentences(
    pages: dict[str, tuple[Dossier, str]], name: str
) -> None:
    dossier, page = pages[name]
    found = {sentence: set(passages) for sentence, passages in cited_passages(page)}
    for line in dossier.account:
        assert found[" ".join(line.sentence.split())] == set(line.citations)


@pytest.mark.parametrize("name", MAKERS)
def test_every_sign_finds_its_anchor(pages: dict[str, tuple[Dossier, str]], name: str) -> None:
    tags = _tags(pages[name][1])
    ids = [attrs["id"] for _, attrs in tags if attrs.get("id")]
    assert len(ids) == len(set(ids))
    wanted = {a["href"][1:] for _, a in tags if (a.get("href") or "").startswith("#")}  # type: ignore[index]
    for _, attrs in tags:
        wanted.update((attrs.get("data-cite") or "").split())
    assert wanted - set(ids) == set()


@pytest.mark.parametrize("name", MAKERS)
def test_every_word_of_every_report_is_on_the_page(
    pages: dict[str, tuple[Dossier, str]], name: str
) -> None:
    dossier, page = pages[name]

    class _Text(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.seen: list[str] = []

        def handle_data(self, data: str) -> None:
            self.seen.append(data)

    reader = _Text()
    reader.feed(page[page.index('id="articles"') :])
    seen = "".join("".join(reader.seen).split())
    for article in dossier.articles:
        for block in article.blocks:
            assert "".join(block.span.of(article.text).split()) in seen


@pytest.mark.parametrize("name", MAKERS)
def test_the_page_asks_the_network_for_nothing(
    pages: dict[str, tuple[Dossier, str]], name: str
) -> None:
    page = pages[name][1]
    tags = _tags(page)
    assert {tag for tag, _ in tags} & {"link", "iframe", "object", "embed", "img", "form"} == set()
    assert not [attrs for tag, attrs in tags if tag == "script" and attrs.get("src")]
    style = page[page.index("<style>") : page.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style


def test_the_policy_allows_our_style_and_script_alone(
    pages: dict[str, tuple[Dossier, str]],
) -> None:
    page = pages["hostile"][1]
    policy = next(
        attrs["content"] or ""
        for tag, attrs in _tags(page)
        if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        parts = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert len(parts) == 1
        digest = base64.b64encode(hashlib.sha256(parts[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_hostile_words_stay_words(pages: dict[str, tuple[Dossier, str]]) -> None:
    tags = _tags(pages["hostile"][1])
    assert sum(tag == "script" for tag, _ in tags) == 1
    for tag, attrs in tags:
        assert not [name for name in attrs if name.startswith("on")], (tag, attrs)
        assert "style" not in attrs
        href = attrs.get("href")
        if href is not None:
            assert href.startswith(("#", "https://", "http://")), href
        if href and not href.startswith("#"):
            assert attrs.get("rel") == "noopener noreferrer nofollow"


def test_several_stories_have_an_index() -> None:
    broken = Failure("broken.gz", "capture", "the archive <ends> too early")
    pages = to_html(story.edition(story.flood(), story.hostile(), failures=(broken,)))
    assert next(iter(pages)) == "dossier.html"
    assert len(pages) == 3
    for name in pages:
        assert re.fullmatch(r"[a-z0-9.-]+", name)
    assert "the archive &lt;ends&gt; too early" in pages["dossier.html"]
    for name in list(pages)[1:]:
        assert f'href="{name}"' in pages["dossier.html"]
        assert 'href="dossier.html"' in pages[name]


def test_no_story_gives_a_page_that_says_why() -> None:
    broken = Failure("empty.html", "extraction", "nothing to read")
    pages = to_html(story.edition(failures=(broken,)))
    assert list(pages) == ["dossier.html"]
    assert "nothing to read" in pages["dossier.html"]


def test_what_is_missing_is_said(pages: dict[str, tuple[Dossier, str]]) -> None:
    page = pages["flood"][1]
    for words in ("title not given", "author not given", "publisher not given", "date not given"):
        assert words in page


def test_a_page_of_fifty_reports_stays_small(pages: dict[str, tuple[Dossier, str]]) -> None:
    assert len(pages["fifty"][1]) < 600_000


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Water chief’s letter", "water-chiefs-letter"),
        ("رسالة", "story"),
        ("../../etc/passwd", "etc-passwd"),
        ("Ünïcode Über alles", "unicode-uber-alles"),
        ("x" * 300, "x" * 48),
    ],
)
def test_file_names_are_plain(title: str, name: str) -> None:
    assert slug(title) == name


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2031", "2031"),
        ("2031-05", "May 2031"),
        ("2031-05-08", "8 May 2031"),
        ("2031-05-08T14", "8 May 2031, 14 h"),
        ("2031-05-08T14:20Z", "8 May 2031, 14:20 UTC"),
        ("2031-05-08T14:20:33+02:00", "8 May 2031, 14:20 (UTC+02:00)"),
        ("2031-05-08 14:20", "8 May 2031, 14:20"),
        ("last spring", "last spring"),
        ("2031-13-45", "2031"),
    ],
)
def test_dates_are_said_no_finer_than_known(value: str, said: str) -> None:
    assert dates.said(value) == said


def test_passages_survive_the_attribute() -> None:
    dossier = story.flood()
    citing = Citing(dossier)
    first, second = (article.id for article in dossier.articles[:2])
    places = (Passage(first, 3, 17), Passage(second, 0, 1))
    by_sign = {entry.siglum: entry.article for entry in dossier.sources}
    assert read_passages(citing.written(places), by_sign) == places


def test_a_page_of_reports_that_all_copy_each_other_does_not_grow_with_their_pairs() -> None:
    def weight(number: int) -> int:
        dossier = story.many_reports(number)
        ids = [article.id for article in dossier.articles]
        places = {a.id: Passage(a.id, 0, 20) for a in dossier.articles}
        copies = tuple(
            Copy(one, other, "copy", 0.5, 0.5, (one, other),
                 (Evidence("shared text", "half of it", 0.5, (places[one], places[other])),),
                 ((places[one], places[other]),))
            for n, one in enumerate(ids) for other in ids[n + 1 :]
        )  # fmt: skip
        edges = tuple(Edge(copy.a, copy.b, True, copy.why) for copy in copies)
        lineage = Lineage(dossier.lineage.origins, edges)
        sides = tuple(Attestation(places[one], str(n)) for n, one in enumerate(ids[:8]))
        conflicts = tuple(
            Conflict(f"k{n}", f"matter {n % 40}", "number", "hard", (sides[n % 8], sides[-1 - n % 7]))
            for n in range(number * number // 8)
        )  # fmt: skip
        told = replace(dossier, copies=copies, lineage=lineage, conflicts=conflicts)
        return len(to_html(story.edition(told))["dossier.html"])

    small, large = weight(40), weight(120)
    assert large < 3.3 * small
    assert large < 2_000_000
