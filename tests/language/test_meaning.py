from __future__ import annotations

import builtins
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from variorum.errors import LanguageError
from variorum.language import meaning
from variorum.language.meaning import SHIPPED, Encoder, load_encoder

pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")

TEXTS = [
    "The dam broke on Monday and flooded the valley.",
    "Water poured into the valley after the dam failed.",
    "The council voted to close two libraries.",
    "No.",
    "The bakery on Mill Lane won a prize for its rye bread, the jury said.",
    "Der Damm brach am Montag.",
    "",
    "   ",
    "Twelve firefighters were treated for smoke inhalation; none is in danger.",
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def test_sentences_of_one_meaning_are_more_alike_than_others(encoder: Encoder) -> None:
    likeness = encoder(TEXTS[:1], TEXTS[1:3])
    assert likeness.shape == (1, 2)
    assert likeness.dtype == np.float32
    assert likeness[0, 0] > 0.6 > 0.3 > likeness[0, 1]


def test_vectors_have_length_one_and_empty_text_is_zero(encoder: Encoder) -> None:
    vectors = encoder.vectors(TEXTS)
    assert vectors.shape == (len(TEXTS), 384)
    norms = np.linalg.norm(vectors, axis=1)
    assert norms[[6, 7]].tolist() == [0.0, 0.0]
    assert np.allclose(np.delete(norms, [6, 7]), 1.0, atol=1e-5)


def test_the_order_and_company_of_sentences_change_no_byte(encoder: Encoder) -> None:
    order = list(range(len(TEXTS)))
    first = encoder.vectors(TEXTS)
    square = encoder(TEXTS, TEXTS)
    for seed in range(3):
        random.Random(seed).shuffle(order)
        mixed = load_encoder().vectors([TEXTS[index] for index in order])
        assert mixed.tobytes() == first[order].tobytes()
        again = encoder([TEXTS[index] for index in order], TEXTS[:4])
        assert again.tobytes() == square[order][:, :4].tobytes()
    alone = np.concatenate([load_encoder().vectors([text]) for text in TEXTS[:2]])
    assert alone.tobytes() == first[:2].tobytes()


def test_a_likeness_is_the_same_both_ways_round(encoder: Encoder) -> None:
    square = encoder(TEXTS, TEXTS)
    assert square.tobytes() == np.ascontiguousarray(square.T).tobytes()
    assert square.min() >= -1.0
    assert square.max() <= 1.0


def test_a_very_long_text_is_cut_and_strange_characters_do_no_harm(encoder: Encoder) -> None:
    long = "The dam broke. " * 100_000
    vectors = encoder.vectors([long, "\ud800 alone", "\x00\u200b", "é" * 5000])
    assert np.isfinite(vectors).all()


def test_no_sentences_give_an_empty_matrix(encoder: Encoder) -> None:
    assert encoder([], TEXTS).shape == (0, len(TEXTS))
    assert encoder([], []).shape == (0, 0)


def test_only_the_latest_vectors_are_kept(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "KEPT_VECTORS", 2)
    fresh = load_encoder()
    fresh.vectors(TEXTS[:5])
    assert len(fresh._kept) == 2


def test_the_shipped_model_stays_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= 24_000_000


def test_without_the_libraries_the_error_says_how_to_get_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **options: Any) -> Any:
        if name == "onnxruntime":
            raise ImportError("no such library", name=name)
        return real(name, *rest, **options)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(LanguageError, match=r"pip install 'variorum\[meaning\]'"):
        load_encoder()


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r"there is no model\.onnx"):
        load_encoder(tmp_path)


def test_damaged_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"not a model")
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")
    with pytest.raises(LanguageError, match=r"tokenizer\.json cannot be used"):
        load_encoder(tmp_path)
    tokenizer = (SHIPPED / "tokenizer.json").read_bytes()
    (tmp_path / "tokenizer.json").write_bytes(tokenizer)
    with pytest.raises(LanguageError, match=r"model\.onnx cannot be used"):
        load_encoder(tmp_path)


def test_another_folder_of_the_same_form_takes_its_place(tmp_path: Path, encoder: Encoder) -> None:
    for path in SHIPPED.iterdir():
        (tmp_path / path.name).symlink_to(path)
    other = load_encoder(tmp_path)
    assert other.vectors(TEXTS[:1]).tobytes() == encoder.vectors(TEXTS[:1]).tobytes()


def test_vectors_of_pieces_are_averaged() -> None:
    pieces = np.array([[[3.0, 0.0], [0.0, 4.0], [9.0, 9.0]]], dtype=np.float32)
    small = Encoder(lambda text: ([1, 2, 3], [1, 1, 0]), lambda ids, mask: pieces, 2)
    assert np.allclose(small.vectors(["x"]), [[0.6, 0.8]])
