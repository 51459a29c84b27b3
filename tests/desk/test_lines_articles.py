from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from variorum.desk.extracting import Extractor, Page

PAGE = """<!doctype html><html lang="en"><head><title>Mill owner sells the wheel | Trennick Post</title>
<meta property="og:title" content="Mill owner sells the wheel">
<meta property="og:site_name" content="Trennick Post">
<meta name="author" content="Ada Brandt">
<meta property="article:published_time" content="2031-05-08T07:20:00Z">
<link rel="canonical" href="https://post.example/mill"></head><body><article>
<h1>Mill owner sells the wheel</h1>
<p>The owner of the mill at Trennick, Asta Holm, has sold the wheel that turned for her family for
more than ninety years, she said on Thursday.</p>
<p>“It turned for my father and it will turn for somebody else,” Holm said. The parish council paid
for its repair in the autumn, and wishes to know what became of that.</p>
<p>The buyer is a museum in the next valley, which means to show it from the spring.</p>
</article></body></html>"""

extract = Extractor("careful", 1 << 20)


def _page(tmp_path: Path, data: bytes, *, found: bool = False) -> Page:
    (tmp_path / "mill.html").write_bytes(data)
    return Page("mill", "mill.html", str(tmp_path / "mill.html"), only_pages=found)


def _only(page: Page) -> dict[str, object]:
    (line,) = extract(page)
    record: dict[str, object] = json.loads(line.data)
    return record


def test_a_page_becomes_a_line_with_what_it_says_of_itself(tmp_path: Path) -> None:
    record = _only(_page(tmp_path, PAGE.encode()))
    text = str(record.pop("text"))
    assert {key: record[key] for key in ("id", "url", "title", "byline", "publisher")} == {
        "id": "mill",
        "url": "https://post.example/mill",
        "title": "Mill owner sells the wheel",
        "byline": "Ada Brandt",
        "publisher": "Trennick Post",
    }
    assert str(record["published"]).startswith("2031-05-08")
    assert record["language"] == "en"
    paragraphs = text.split("\n\n")
    assert len(paragraphs) == 3
    assert paragraphs[0].startswith("The owner of the mill")
    found = record["found"]
    assert isinstance(found, dict)
    assert set(found) == {"title", "byline", "publisher", "published"}


def test_what_a_page_does_not_say_is_null(tmp_path: Path) -> None:
    bare = PAGE[: PAGE.index("<meta")] + PAGE[PAGE.index("</head>") :]
    record = _only(_page(tmp_path, bare.encode()))
    assert [record[key] for key in ("url", "byline", "published", "modified")] == [None] * 4


def test_a_packed_page_is_unpacked_within_the_limit(tmp_path: Path) -> None:
    assert "text" in _only(_page(tmp_path, gzip.compress(PAGE.encode())))
    bomb = _only(_page(tmp_path, gzip.compress(b"<html>" + b"a" * (8 << 20))))
    assert "unpacks to more than" in str(bomb["error"])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (gzip.compress(PAGE.encode() * 3)[:-30], "cut off"),
        (b"<html><body><script>go()</script></body></html>", "text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "PNG"),
        (b"x" * (2 << 20), "larger than"),
    ],
)
def test_a_page_that_cannot_be_read_becomes_a_line_that_says_why(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    record = _only(_page(tmp_path, data))
    assert record["id"] == "mill"
    assert reason in str(record["error"])


def test_a_page_without_its_text_still_says_what_it_is_about(tmp_path: Path) -> None:
    bare = PAGE[: PAGE.index("<article>")] + "<p>Subscribe to read on.</p></body></html>"
    record = _only(_page(tmp_path, bare.encode()))
    assert record["error"]
    assert "text" not in record
    assert [record[key] for key in ("title", "byline", "url")] == [
        "Mill owner sells the wheel",
        "Ada Brandt",
        "https://post.example/mill",
    ]


def test_what_is_no_page_is_passed_over_in_folders_but_damage_is_told(tmp_path: Path) -> None:
    for data in (b"\x89PNG\r\n\x1a\n" + bytes(99), b"body { color: red }", b'{"a": 1}'):
        assert extract(_page(tmp_path, data, found=True)) == ()
    for data in (b"", gzip.compress(PAGE.encode())[:-30]):
        assert extract(_page(tmp_path, data, found=True))[0].error


def test_documents_named_directly_are_read_each_with_an_id_of_its_own(tmp_path: Path) -> None:
    lead = "The owner of the mill at Trennick has sold the wheel, she said on Friday."
    rows = [{"title": f"Wheel {n}", "text": lead, "url": f"https://x.example/{n}"} for n in (1, 2)]
    lines = extract(_page(tmp_path, json.dumps(rows).encode()))
    assert [json.loads(line.data)["id"] for line in lines] == ["mill#1", "mill#2"]


def test_a_page_that_is_already_wrong_or_gone_is_told_with_its_address(tmp_path: Path) -> None:
    wrong = _only(Page("a", "a", url="https://x.example/", wrong="is torn."))
    assert wrong == {"id": "a", "url": "https://x.example/", "error": "is torn."}
    assert "cannot be read" in str(_only(Page("a", "a", str(tmp_path / "gone")))["error"])


def test_the_way_a_page_is_read_is_part_of_the_recipe() -> None:
    assert extract.recipe.id != Extractor("fast", 1 << 20).recipe.id
