from __future__ import annotations

import json
import time

import pytest

from variorum.desk.lines_documents import Document, Unreadable, article_of, read_document

LEAD = "The owner of the mill at Trennick, Asta Holm, has sold the wheel, she said on Friday."


def _read(**record: object) -> Document:
    found = read_document(json.dumps(record).encode())
    assert isinstance(found, Document)
    return found


def _wrong(line: bytes) -> Unreadable:
    found = read_document(line)
    assert isinstance(found, Unreadable)
    return found


def _kinds(text: str, **more: str) -> list[str]:
    return [block.kind for block in article_of(Document("id", "a", text, **more)).blocks]


def test_the_field_that_names_a_document_comes_back_as_it_was() -> None:
    assert (_read(doc_id="x", id="y", text="t").key, _read(id=7, text="t").id) == ("doc_id", 7)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{torn", "not JSON"),
        (b'{"id": "a", "text": "\xff"}', "not UTF-8 (at byte 22)"),
        (b'["a", "b"]', "no object"),
        (b"null", "no object"),
        (b"[" * 100_000, "nests too deep"),
        (b'{"id": ' + b"9" * 5000 + b', "text": "t"}', "too long a number"),
        (b'{"text": "t"}', "neither doc_id nor id"),
        (b'{"doc_id": true, "text": "t"}', "doc_id that is no name"),
        (b'{"id": "a"}', "has no text"),
        (b'{"id": "a", "text": null}', "has no text"),
        (b'{"id": "a", "text": ["t"]}', "a list, not a string"),
        (b'{"id": "a", "text": " \\n "}', "empty text"),
    ],
)
def test_a_line_that_is_no_document_says_why(line: bytes, reason: str) -> None:
    assert reason in _wrong(line).reason


def test_what_is_no_document_still_has_its_id() -> None:
    assert (_wrong(b'{"doc_id": "a", "text": 3}').key, _wrong(b'{"id": 5}').id) == ("doc_id", 5)


def test_a_fact_of_the_wrong_kind_is_a_complaint_and_not_used() -> None:
    found = _read(id="a", text="t", title={"x": 1}, published="soon", byline=["Asta Holm", "Bo"])
    assert (found.title, found.published, found.byline) == (None, None, "Asta Holm, Bo")
    assert len(found.complaints) == 2


@pytest.mark.parametrize(
    "text",
    [
        f"A title\r\n\r\n{LEAD}\r\n",
        "e\u0301 and é, \ufb01 \u212b",
        "one \ud800 two\n\nthree",
        "\x00\x01 \u202e turned\n\x0b\x0c next",
        "  \n\n  indented\n",
    ],
)
def test_a_text_is_never_altered_and_every_sign_lies_in_a_block(text: str) -> None:
    article = article_of(Document("id", "a", text))
    assert article.text == text
    covered = {place for b in article.blocks for place in range(b.span.start, b.span.end)}
    assert all(sign.isspace() or place in covered for place, sign in enumerate(text))


def test_the_title_that_is_given_is_the_title_where_it_stands_first() -> None:
    assert _kinds(f"The wheel is sold.\n{LEAD}", title="The wheel is sold") == [
        "title",
        "paragraph",
    ]


def test_with_another_title_given_the_first_line_is_text() -> None:
    assert _kinds(f"Mill owner sells wheel\n{LEAD}", title="Of mills") == ["paragraph"] * 2


@pytest.mark.parametrize(
    "first",
    ["Mill owner sells wheel", "Why was the wheel sold", "Mill Owner Sells Wheel to Museum."],
)
def test_a_short_line_above_prose_is_a_headline(first: str) -> None:
    assert _kinds(f"{first}\n{LEAD}\n{LEAD}")[0] == "title"


def test_a_line_that_alone_stands_apart_is_a_headline_even_with_a_full_stop() -> None:
    assert _kinds(f"The wheel is sold.\n\n{LEAD}\n{LEAD}\n{LEAD}")[0] == "title"


@pytest.mark.parametrize(
    "first",
    ["The wheel is sold.", "“We sold it,” Holm said.", "The owner said:", LEAD, "and then it fell"],
)
def test_a_sentence_above_others_is_no_headline(first: str) -> None:
    assert "title" not in _kinds(f"{first}\n\n{LEAD}\n\n{LEAD}\n\n{LEAD}")


def test_the_only_line_of_a_text_is_no_headline() -> None:
    assert _kinds("Mill owner sells wheel") == ["paragraph"]


def test_lines_wrapped_by_hand_are_one_block() -> None:
    text = (
        "The owner of the mill at Trennick, Asta Holm, has\nsold the wheel that turned for her"
        " father and would\nhave turned for somebody else, as she told the\nparish council on"
        " Friday, after a long evening of\ntalk about what was to become of it.\n"
    )
    assert _kinds(text) == ["paragraph"]


def test_a_language_that_is_given_goes_before_what_is_recognised() -> None:
    spoken = {tag: article_of(Document("id", "a", LEAD, language=tag)).language for tag in
              ("de-AT", "nb", "NN", "", "no language", None)}  # fmt: skip
    assert spoken == {
        "de-AT": "de", "nb": "no", "NN": "no", "": "en", "no language": "en", None: "en",
    }  # fmt: skip


def test_a_line_of_a_megabyte_and_a_hundred_thousand_lines_take_little_time() -> None:
    begun = time.process_time()
    assert len(article_of(Document("id", "a", "x" * 1_000_000)).blocks) == 1
    assert len(article_of(Document("id", "a", "word word\n" * 100_000)).blocks) == 100_000
    assert time.process_time() - begun < 10
