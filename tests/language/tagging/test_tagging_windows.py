from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.language.tagging.windows import FEATURES, Paragraph, cut, encodable

tokenizers = pytest.importorskip("tokenizers", reason="the extra `meaning` is not installed")

TINY = Path(__file__).parent / "tiny-reader"
TOKENIZER = tokenizers.Tokenizer.from_file(str(TINY / "tokenizer.json"))
TOKENIZER.no_truncation()


def paragraphs_of(text: str) -> list[Paragraph]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Paragraph(start, start + len(line), heading=not found))
        start += len(line) + 1
    return found


@given(st.text(alphabet=st.sampled_from('ab AB12."“”«»\n,é\ud800\u202e\x00'), max_size=400))
@settings(deadline=None)
def test_every_piece_points_at_its_own_place_in_the_text(text: str) -> None:
    windows = cut(text, paragraphs_of(text), TOKENIZER, most=16)
    last = -1
    for window in windows:
        assert len(window.ids) <= 16
        assert len(window.ids) == len(window.features) == len(window.starts) == len(window.ends)
        for start, end, feature in zip(window.starts, window.ends, window.features, strict=True):
            assert 0 <= feature < FEATURES
            if start >= 0:
                assert last <= start < end <= len(text)
                last = end


@given(st.text(max_size=300))
@settings(deadline=None)
def test_nothing_that_the_tokenizer_can_read_is_left_out_of_the_windows(text: str) -> None:
    paragraphs = paragraphs_of(text)
    whole = sum(
        len(TOKENIZER.encode(encodable(text[p.start : p.end]), add_special_tokens=False).ids)
        for p in paragraphs
    )
    windows = cut(text, paragraphs, TOKENIZER, most=12)
    assert sum(start >= 0 for window in windows for start in window.starts) == whole


def test_a_long_paragraph_is_cut_after_a_sentence_where_there_is_one() -> None:
    text = "The ferry sails at noon. " * 12
    windows = cut(text, [Paragraph(0, len(text))], TOKENIZER, most=40)
    assert len(windows) > 1
    assert all(text[max(window.ends) - 1] == "." for window in windows)


def test_case_marks_and_place_are_given_back_to_the_pieces() -> None:
    text = 'Ann said "the BRIDGE"'
    (window,) = cut(text, [Paragraph(0, len(text))], TOKENIZER)
    of = {
        text[start:end]: feature
        for start, end, feature in zip(window.starts, window.ends, window.features, strict=True)
        if start >= 0
    }
    case = {word: feature // 16 for word, feature in of.items()}
    quoted = {word: feature // 4 % 4 for word, feature in of.items()}
    assert case["Ann"] != case["said"] != case["BRIDGE"]
    assert quoted["said"] == 0
    assert quoted["the"] == quoted["BRIDGE"] == 2
    assert of["Ann"] % 4 == 1
    assert of["said"] % 4 == 0


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    assert encodable("a\ud800b") == "a\ufffdb"
    assert encodable("a\U0001f600b\udc00") == "a\U0001f600b\ufffd"
