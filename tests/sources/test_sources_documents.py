"""JSON documents, well and badly shaped."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import FormatError
from variorum.sources import read_documents


def one(value: object):
    return read_documents(json.dumps(value).encode(), subject="d.json")[0]


def test_a_document_is_read_whole():
    entry = one(
        {
            "url": "https://a.example/1",
            "title": "Plant closes",
            "published": "2031-05-08T14:20:00+02:00",
            "modified": "2031-05-09",
            "byline": "Ida Holm",
            "text": "The plant closes.\n",
            "provenance": {"any": "thing"},
        }
    )
    assert entry.id == entry.url == "https://a.example/1"
    assert entry.title == "Plant closes"
    assert (entry.published, entry.modified) == ("2031-05-08T14:20+02:00", "2031-05-09")
    assert entry.byline == "Ida Holm"
    assert entry.text == "The plant closes.\n"
    assert entry.full
    assert entry.complaints == ()


def test_missing_and_empty_parts_are_none():
    entry = one({"text": "x", "title": None, "url": "", "published": None})
    assert (entry.title, entry.url, entry.published, entry.byline) == (None,) * 4
    assert entry.id.startswith("document:")


def test_a_document_without_url_is_named_by_its_content():
    assert one({"text": "x"}).id == one({"text": "x", "url": None}).id
    assert one({"text": "x"}).id != one({"text": "y"}).id


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2031-05-08", "2031-05-08"),
        ("2031-05", "2031-05"),
        ("2031-05-08 14:20", "2031-05-08T14:20"),
        ("2031-05-08T14:20:05Z", "2031-05-08T14:20:05Z"),
        ("2031-05-08T14:20:00.000Z", "2031-05-08T14:20Z"),
        ("Thu, 08 May 2031 14:20:00 GMT", "2031-05-08T14:20Z"),
        ("Thu, 08 May 2031 14:20:00 -0500", "2031-05-08T14:20-05:00"),
        ("8 May 2031", "2031-05-08"),
        ("May 8, 2031", "2031-05-08"),
        ("Sept. 3, 2031", "2031-09-03"),
        (1935843600, "2031-05-06T14:20Z"),
        (1935843600000, "2031-05-06T14:20Z"),
    ],
)
def test_dates_with_one_reading_become_iso(written, iso):
    entry = one({"text": "x", "published": written})
    assert entry.published == iso
    assert entry.complaints == ()


@pytest.mark.parametrize(
    "written",
    ["05/06/2031", "yesterday", "2031-13-01", "20310508", "31 Feb 2031", "12", 12, "9" * 99],
)
def test_dates_with_several_or_no_readings_are_left_out_with_a_complaint(written):
    entry = one({"text": "x", "published": written})
    assert entry.published is None
    assert "published" in entry.complaints[0]


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ({"name": "Ida Holm"}, "Ida Holm"),
        ([{"name": "Ida Holm"}, {"name": "Bo Lund"}], "Ida Holm, Bo Lund"),
        (["Ida Holm", "Bo Lund"], "Ida Holm, Bo Lund"),
        ("Ida Holm", "Ida Holm"),
        ("", None),
        (None, None),
    ],
)
def test_authors_are_taken_in_any_common_shape(author, byline):
    assert one({"text": "x", "author": author}).byline == byline


@pytest.mark.parametrize("key", ["url", "title", "published"])
@pytest.mark.parametrize("value", [{"a": 1}, [1], True])
def test_a_part_of_the_wrong_shape_is_missing_with_a_complaint(key, value):
    entry = one({"text": "x", key: value})
    assert entry.text == "x"
    assert getattr(entry, key) is None
    assert any(f'"{key}"' in complaint for complaint in entry.complaints)


@pytest.mark.parametrize("value", [{"a": 1}, [1], True])
def test_a_text_of_the_wrong_shape_names_its_key(value):
    with pytest.raises(FormatError, match='"text"') as caught:
        one({"text": value})
    assert caught.value.subject == "d.json"
    assert caught.value.advice


def test_one_bad_document_among_several_costs_only_itself():
    data = json.dumps([{"text": "a"}, {"text": 5}, 7, {"text": "c"}]).encode()
    entries = read_documents(data, subject="d.json")
    assert [entry.text for entry in entries] == ["a", None, None, "c"]
    assert '"text"' in entries[1].complaints[0]
    assert len({entry.id for entry in entries}) == 4


def test_json_lines_are_read_up_to_the_broken_one_and_beyond():
    data = b'{"text": "a"}\n\n{"text": "b"\n{"text": "c"}\n'
    entries = read_documents(data, subject="d.jsonl")
    assert [entry.text for entry in entries] == ["a", None, "c"]
    assert "line 2" in entries[1].complaints[0]


def test_a_document_without_text_says_so():
    assert "no text" in one({"title": "x", "text": ""}).complaints[0]


@pytest.mark.parametrize("data", [b"[]", b"3", b'"x"', b"[1, 2]", b"{", b"", b"[" * 100_000])
def test_what_holds_no_document_is_a_named_error(data):
    with pytest.raises(FormatError):
        read_documents(data, subject="d.json")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_encoding_is_found(encoding):
    data = '{"text": "Café «Zürich»"}'.encode(encoding)
    entry = read_documents(data, subject="d.json")[0]
    assert entry.text == "Café «Zürich»"
    assert bool(entry.complaints) == (encoding == "cp1252")


def test_half_characters_are_replaced_so_that_the_text_can_be_stored():
    entry = read_documents(b'{"text": "a\\ud83db", "title": "\\udfff"}', subject="d.json")[0]
    assert entry.text == "a\ufffdb"
    (entry.title or "").encode()


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from("url title published text author html id modified".split()),
                inner,
                max_size=5,
            )
        ),
        max_leaves=15,
    )
)
def test_any_json_gives_entries_or_a_named_error(value):
    try:
        entries = read_documents(json.dumps(value).encode(), subject="d.json")
    except FormatError:
        return
    assert entries
    for entry in entries:
        assert entry.id
        for part in (entry.url, entry.title, entry.text, entry.byline, entry.published):
            assert part is None or isinstance(part, str)
