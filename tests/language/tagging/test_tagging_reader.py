from __future__ import annotations

import builtins
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import assert_grows

from variorum.errors import LanguageError
from variorum.language.tagging import Paragraph, Reader, load_reader

pytest.importorskip("onnxruntime", reason="the extra `meaning` is not installed")

TINY = Path(__file__).parent / "tiny-reader"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader(TINY)


def read(reader: Reader, line: str) -> Any:
    text = "News\n" + line
    return text, reader.read(text, [Paragraph(0, 4, True), Paragraph(5, len(text))])


def test_content_source_and_cue_are_linked(reader: Reader) -> None:
    text, found = read(reader, '"The bridge is safe," said Ann Orr.')
    (said,) = found.said
    assert said.content.of(text).strip('",') == "The bridge is safe"
    assert said.source is not None
    assert said.source.of(text) == "Ann Orr"
    assert said.cue is not None
    assert said.cue.of(text) == "said"


def test_a_line_in_which_nobody_speaks_has_no_content(reader: Reader) -> None:
    assert read(reader, "The ferry sails at noon.")[1].said == ()


def test_names_have_their_kinds(reader: Reader) -> None:
    text = "The Harbour Times saw Ben Hale in Selby."
    found = reader.read(text, [Paragraph(0, len(text))])
    assert [(n.span.of(text), n.kind) for n in found.named] == [
        ("Harbour Times", "ORG"),
        ("Ben Hale", "PER"),
        ("Selby", "LOC"),
    ]


def test_a_reading_does_not_depend_on_what_was_read_before(reader: Reader) -> None:
    line = "The harbour office said the ferry would sail at noon."
    first = read(reader, line)
    read(reader, '"Nobody asked us." ' * 80)
    assert read(reader, line) == first


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=40)
def test_any_text_is_read_without_a_crash_and_spans_lie_in_it(text: str) -> None:
    found = load_once().read(text, [Paragraph(0, len(text))])
    for said in found.said:
        for span in (said.content, said.source, said.cue):
            assert span is None or 0 <= span.start < span.end <= len(text)
    assert all(0 <= n.span.start < n.span.end <= len(text) for n in found.named)


_KEPT: list[Reader] = []


def load_once() -> Reader:
    if not _KEPT:
        _KEPT.append(load_reader(TINY))
    return _KEPT[0]


def copied(target: Path) -> Path:
    for file in TINY.iterdir():
        shutil.copyfile(file, target / file.name)
    return target


@pytest.mark.parametrize("name", ["model.onnx", "heads.npz", "tokenizer.json", "reader.json"])
def test_a_folder_without_one_of_the_files_says_which(tmp_path: Path, name: str) -> None:
    (copied(tmp_path) / name).unlink()
    with pytest.raises(LanguageError, match=name.replace(".", r"\.")):
        load_reader(tmp_path)


@pytest.mark.parametrize("name", ["model.onnx", "heads.npz", "tokenizer.json", "reader.json"])
def test_a_damaged_file_is_a_named_error(tmp_path: Path, name: str) -> None:
    (copied(tmp_path) / name).write_bytes(b"\x00damaged")
    with pytest.raises(LanguageError, match="cannot be used"):
        load_reader(tmp_path)


def test_a_folder_of_another_form_is_refused(tmp_path: Path) -> None:
    about = json.loads((copied(tmp_path) / "reader.json").read_text())
    (tmp_path / "reader.json").write_text(json.dumps({**about, "form": 99}))
    with pytest.raises(LanguageError, match="form is 99"):
        load_reader(tmp_path)


def test_without_its_library_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def absent(name: str, *more: Any, **named: Any) -> Any:
        if name == "onnxruntime":
            raise ImportError("no onnxruntime", name="onnxruntime")
        return real(name, *more, **named)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(LanguageError, match="--quotations rules"):
        load_reader(TINY)


@pytest.mark.parametrize(
    "unit", ['"', "Ann Orr said it. ", "\x00\x01 ", "\u202eab \u201cx\u201d ", "a"]
)
def test_a_reading_takes_time_in_proportion_to_the_text(reader: Reader, unit: str) -> None:
    def read(size: int) -> None:
        text = unit * (size // len(unit))
        reader.read(text, [Paragraph(0, len(text))])

    assert_grows(lambda: read(10_000), lambda: read(20_000), most=3)
