"""The machine form: the contract's keys, stable, and true to its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import flood_story as story
import pytest

from variorum.dossier.exports import to_json
from variorum.model import Failure

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "dossier.schema.json"
MAKERS = [
    story.flood, story.single_report, story.no_record, story.many_reports, story.long_record,
    story.hostile,
]  # fmt: skip


def _json(make: Any) -> dict[str, Any]:
    broken = Failure("broken.gz", "capture", "the archive ends too early")
    found: dict[str, Any] = json.loads(to_json(story.edition(make(), failures=(broken,))))
    return found


@pytest.mark.parametrize("make", MAKERS)
def test_it_keeps_to_the_schema(make: Any) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(_json(make))


def _passages(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [p for item in node for p in _passages(item)]
    if not isinstance(node, dict):
        return []
    here = [node] if {"article", "start", "end", "text"} <= node.keys() else []
    return here + [p for value in node.values() for p in _passages(value)]


@pytest.mark.parametrize("make", MAKERS)
def test_every_passage_has_the_text_that_stands_there(make: Any) -> None:
    for told in _json(make)["stories"]:
        texts = {article["id"]: article["text"] for article in told["articles"]}
        found = _passages(told)
        assert found
        for passage in found:
            assert texts[passage["article"]][passage["start"] : passage["end"]] == passage["text"]


def test_only_speech_has_a_speaker() -> None:
    report = story.Report(
        "scare",
        [("paragraph", "The so-called “miracle” pump failed. “It leaks,” said Jo Brand.")],
        quotes=[("miracle", "", None, "scare"), ("It leaks,", "said", "Jo Brand", "direct")],
    )
    told = _json(lambda: story.gather([report]).compose())["stories"][0]
    assert [q["text"] for q in told["quotations"]] == ["It leaks,"]
    assert [(q["text"], q["use"]) for q in told["quote_marks"]] == [("miracle", "scare")]
    assert "speaker" not in told["quote_marks"][0]


def test_quotations_of_the_record_name_it() -> None:
    told = _json(story.flood)["stories"][0]
    by_text = {q["text"]: q["text_of_record"] for q in told["quotations"]}
    assert by_text["six days and ninety pumps"] == "record-letter"
    assert by_text["We failed the town,"] is None


def test_readings_are_flat_and_the_apparatus_keeps_them_apart() -> None:
    record = _json(story.flood)["stories"][0]["texts_of_record"][0]
    variant = next(v for v in record["variants"] if v["id"] == "variant-2")
    assert [r["text"] for r in variant["readings"]] == ["close", "close", "close", "shut"]
    assert [r["text"] for r in variant["apparatus"]] == ["close", "shut"]


def test_a_copy_names_what_it_was_taken_from() -> None:
    told = _json(story.flood)["stories"][0]
    by_input = {a["input"]: a for a in told["articles"]}
    assert by_input["northgate-post.html"]["copy_of"] == [by_input["tidewire.html"]["id"]]
    assert told["copies"][0]["share"] == 0.97


def test_the_time_of_making_stands_once() -> None:
    text = to_json(story.edition(story.flood()))
    assert text.count(story.MADE) == 1
    assert json.loads(text)["made"] == story.MADE


def test_the_page_of_reference_names_every_key() -> None:
    page = SCHEMA.with_name("dossier-json.md").read_text(encoding="utf-8")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    keys = set(schema["$defs"]["story"]["properties"]) | set(schema["properties"])
    assert [key for key in sorted(keys) if f"`{key}`" not in page] == []
