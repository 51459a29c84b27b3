"""The lines that ``variorum group`` reads and writes, whatever stands in them."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from variorum.desk.lines_documents import Unreadable
from variorum.desk.lines_reports import (
    GivenReport,
    cluster_name,
    copy_line,
    read_report,
    story_line,
)
from variorum.stories import AGAIN, Outcome, StreamedCopy


def _read(**record: object) -> GivenReport:
    found = read_report(json.dumps(record).encode())
    assert isinstance(found, GivenReport)
    return found


def _wrong(line: bytes) -> Unreadable:
    found = read_report(line)
    assert isinstance(found, Unreadable)
    return found


def test_a_whole_line_is_a_report() -> None:
    found = _read(id="a", title=" Wheel sold ", text=" It is. ", published="2031-05-04", source="X")
    assert found.complaints == ()
    told = found.report
    assert (told.id, told.title, told.text) == ("a", "Wheel sold", " It is. ")
    assert (told.published, told.source) == ("2031-05-04", "X")


def test_a_text_is_never_altered() -> None:
    for text in (" \n a\r\n", "e\u0301 \ud800 \x00", "\u202eturned"):
        assert _read(id="a", text=text).report.text == text


def test_an_id_is_a_string_or_a_whole_number_under_either_name() -> None:
    assert _read(id=7, text="t").report.id == 7
    assert _read(id="7", text="t").report.id == "7"
    found = _read(doc_id="x", id="y", text="t")
    assert (found.key, found.id) == ("doc_id", "x")
    assert _read(id=-(10**40), text="t").id == -(10**40)


def test_a_title_or_a_text_is_enough() -> None:
    assert _read(id="a", title="t").report.text == ""
    assert _read(id="a", text="t", title=None).report.title == ""
    assert _read(id="a", text=" ", title="t").complaints == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"", "not JSON"),
        (b"{torn", "not JSON"),
        (b'{"id": "a", "text": "\xff"}', "not UTF-8"),
        (b'["a"]', "no object"),
        (b"null", "no object"),
        (b"[" * 100_000, "nests too deep"),
        (b'{"id": ' + b"9" * 5000 + b', "text": "t"}', "too long a number"),
        (b'{"text": "t"}', "neither doc_id nor id"),
        (b'{"id": null, "text": "t"}', "id that is no name"),
        (b'{"id": true, "text": "t"}', "id that is no name"),
        (b'{"id": 1.5, "text": "t"}', "id that is no name"),
        (b'{"id": "", "text": "t"}', "id that is no name"),
        (b'{"id": {}, "text": "t"}', "id that is no name"),
        (b'{"id": "a"}', "neither title nor text"),
        (b'{"id": "a", "title": "", "text": " \\n "}', "neither title nor text"),
        (b'{"id": "a", "title": ["t"], "text": 5}', "neither title nor text"),
        (b'{"id": "a", "error": "the page was empty"}', "It says: the page was empty"),
        (b'{"id": "a", "error": {"x": 1}}', "neither title nor text."),
    ],
)
def test_a_line_that_is_no_report_says_why(line: bytes, reason: str) -> None:
    assert reason in _wrong(line).reason


def test_what_is_no_report_still_has_its_id() -> None:
    assert _wrong(b'{"id": "a"}').id == "a"
    assert _wrong(b'{"doc_id": 5, "text": 3}').id == 5


@pytest.mark.parametrize("value", [5, 1.5, True, ["x"], {"x": 1}])
@pytest.mark.parametrize("name", ["title", "source", "publisher", "published"])
def test_a_field_of_the_wrong_kind_is_a_complaint_and_not_used(name: str, value: object) -> None:
    found = _read(**{"id": "a", "text": "t", name: value})
    (complaint,) = found.complaints
    assert complaint.startswith(f"{name} is ")
    assert (found.report.title, found.report.source, found.report.published) == ("", None, None)


def test_a_text_of_the_wrong_kind_is_a_complaint_where_the_title_is_enough() -> None:
    found = _read(id="a", title="t", text={"body": "t"})
    assert found.complaints == ("text is an object, not a string, and is not used.",)
    assert found.report.text == ""


def test_a_publisher_stands_for_the_source_where_there_is_none() -> None:
    assert _read(id="a", text="t", publisher=" X ").report.source == "X"
    assert _read(id="a", text="t", source="S", publisher="P").report.source == "S"
    assert _read(id="a", text="t", source=None, publisher="P").report.source == "P"
    assert _read(id="a", text="t", source="  ").report.source is None


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ("2031-05-04", "2031-05-04"),
        (" 2031-05-04 ", "2031-05-04"),
        ("2031-05-04T08:00:00Z", "2031-05-04T08:00:00Z"),
        ("", None),
        ("   ", None),
    ],
)
def test_a_date_is_read_and_none_is_no_complaint(said: str, published: str | None) -> None:
    found = _read(id="a", text="t", published=said)
    assert found.complaints == ()
    got = found.report.published
    assert (got or "")[:16] == (published or "")[:16]


@pytest.mark.parametrize("said", ["soon", "2031-13-45", "99999", "\ud800", "x" * 5_000])
def test_what_is_no_date_is_a_complaint_that_shows_it(said: str) -> None:
    found = _read(id="a", text="t", published=said)
    assert found.report.published is None
    assert found.complaints == (f"published is no date: {said[:60]}",)


def test_fields_of_others_are_no_trouble() -> None:
    assert _read(id="a", text="t", cluster=3, url=None, tags=[1]).complaints == ()


def test_a_huge_line_takes_little_time() -> None:
    begun = time.process_time()
    _read(id="a" * 10**6, text="x" * 3_000_000, title="y " * 10**6, published="May 4 " * 10**5)
    assert time.process_time() - begun < 5


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)
names = st.sampled_from(["id", "doc_id", "title", "text", "published", "source", "publisher"])


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(names, values))
@example({"id": "\ud800", "text": "\udfff"})
def test_any_object_is_a_report_or_says_why_not(record: dict[str, Any]) -> None:
    found = read_report(json.dumps(record).encode())
    if isinstance(found, Unreadable):
        assert found.reason
    else:
        assert found.id == found.report.id
        assert (found.report.title + found.report.text).strip()


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_a_report_or_say_why_not(data: bytes) -> None:
    found = read_report(data)
    assert isinstance(found, GivenReport) or found.reason


# -- lines out


def _outcome(**more: Any) -> Outcome:
    plain: dict[str, Any] = {
        "id": "b",
        "story": 0,
        "how": "opened",
        "nearest": None,
        "likeness": 0.0,
        "shared": (),
        "days_apart": None,
        "copied": (),
        "credited": (),
        "moved": "",
        "why": "",
    }
    return Outcome(**{**plain, **more})


def _line(outcome: Outcome) -> dict[str, Any]:
    data = story_line(outcome, "story-x", lambda number: f"r{number}")
    assert data.endswith(b"\n")
    assert data.count(b"\n") == 1
    found: dict[str, Any] = json.loads(data)
    return found


def test_a_report_that_stands_alone_has_a_short_line() -> None:
    assert _line(_outcome()) == {"id": "b", "cluster": "story-x", "how": "opened"}


def test_the_line_of_a_report_tells_why_it_stands_there() -> None:
    found = _line(
        _outcome(
            how="joined",
            nearest=3,
            likeness=0.5,
            shared=("Wheel sold",),
            days_apart=0.0,
            copied=(3, 4),
            credited=(4,),
            moved="merged",
            why="one goes on where the other left off",
        )
    )
    assert (found["nearest"], found["likeness"], found["shared"]) == ("r3", 0.5, ["Wheel sold"])
    assert (found["days_apart"], found["copied"], found["credited"]) == (0.0, ["r3", "r4"], ["r4"])
    assert (found["moved"], found["why"]) == ("merged", "one goes on where the other left off")


def test_odd_ids_come_back_as_they_were() -> None:
    for id in ("\ud800", 7, "7", "a\u2028b", "\x00", -(10**30)):
        found = _line(_outcome(id=id))
        assert (found["id"], type(found["id"])) == (id, type(id))


def test_a_pair_of_copies_is_told_by_ids_with_passages_as_ranges() -> None:
    copy = StreamedCopy(3, 5, 0.5, 1.0, (5, 3), ((0, 9, 4, 13), (20, 30, 40, 50)))
    found = json.loads(copy_line(copy, lambda number: f"r{number}"))
    assert found == {
        "a": "r3",
        "b": "r5",
        "share_a": 0.5,
        "share_b": 1.0,
        "direction": ["r5", "r3"],
        "passages": [[[0, 9], [4, 13]], [[20, 30], [40, 50]]],
    }
    none = StreamedCopy(3, 5, 0.5, 1.0, None, ())
    assert json.loads(copy_line(none, lambda number: number))["direction"] is None


def test_a_story_is_called_the_same_in_every_run_and_no_two_are_called_the_same() -> None:
    assert cluster_name(5, "a") == cluster_name(9, "a")
    different = [
        cluster_name(1, "a"),
        cluster_name(1, "b"),
        cluster_name(1, 7),
        cluster_name(1, "7"),
        cluster_name(1 + AGAIN, "a"),
        cluster_name(1 + 2 * AGAIN, "a"),
        cluster_name(1, "a", 1),
        cluster_name(2, "a", 2),
        cluster_name(1, "\ud800"),
    ]
    assert len(set(different)) == len(different)
