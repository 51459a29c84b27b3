from __future__ import annotations

import json
import math

from variorum.desk.lines import error_line, written


def test_a_record_is_one_line_whatever_stands_in_it() -> None:
    text = "one\ntwo\r\x85three\u2028four\u2029five\x0b\x1c"
    line = written({"text": text}).decode()
    assert line.endswith("\n")
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"text": text}


def test_unpaired_surrogates_come_back_as_they_were() -> None:
    record = {"text": "a \ud800 b \udfff “c”", "id": "ä"}
    assert json.loads(written(record)) == record


def test_readable_signs_are_written_as_themselves() -> None:
    assert "“Zürich”".encode() in written({"text": "“Zürich”"})


def test_numbers_that_json_does_not_have_become_null() -> None:
    line = written({"a": [math.inf, 1.5], "b": {"c": math.nan}})
    assert json.loads(line) == {"a": [None, 1.5], "b": {"c": None}}


def test_a_line_for_what_could_not_be_read_has_its_id_and_the_reason() -> None:
    line = error_line("doc_id", 7, "is torn.", [("url", None)])
    assert json.loads(line.data) == {"doc_id": 7, "url": None, "error": "is torn."}
    assert (line.subject, line.error) == ("7", "is torn.")
