from __future__ import annotations

import json
from pathlib import Path

import pytest

from variorum.desk.analysing import Analyser, analyser, chosen_quotations
from variorum.desk.lines_documents import Document
from variorum.desk.settings import Settings, read_settings
from variorum.errors import LanguageError, SettingsError

TINY = Path(__file__).parents[1] / "language" / "tagging" / "tiny-reader"


def read(quotations: str, text: str, language: str = "en") -> dict[str, object]:
    (line,) = Analyser(quotations)(Document("id", "a", text, language=language))
    found: dict[str, object] = json.loads(line.data)
    return found


def test_another_folder_with_a_reader_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime", reason="the extra `meaning` is not installed")
    settings = read_settings(tmp_path, {}, quotations=str(TINY))
    assert analyser(settings) == (Analyser(str(TINY)), "")
    line = read(str(TINY), 'News\n"The bridge is safe," said Ann Orr.')
    (quote,) = line["quotes"]  # type: ignore[misc]
    assert line["method"] == "model"
    assert (quote["speaker_text"], quote["speaker"]) == ("Ann Orr", "Ann Orr")


def test_a_folder_that_holds_no_reader_is_a_named_error(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r"model\.onnx"):
        chosen_quotations(Settings(quotations=str(tmp_path)))


def test_a_way_that_is_no_folder_is_not_known(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="not known"):
        read_settings(tmp_path, {}, quotations=str(tmp_path / "nothing"))


def test_other_languages_are_read_by_rules_whatever_is_set() -> None:
    pytest.importorskip("onnxruntime", reason="the extra `meaning` is not installed")
    assert read(str(TINY), "„Die Brücke hält“, sagte Ann Orr.", "de")["method"] == "rules"
