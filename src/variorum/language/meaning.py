"""Likeness of meaning: a small sentence encoder that ships in the package and runs offline.

The encoder is all-MiniLM-L6-v2 with its weights stored as int8 (models/minilm-l6-int8,
made by training/export_encoder.py). Any folder with a ``model.onnx`` and a
``tokenizer.json`` of the same inputs can take its place.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.errors import LanguageError

MAX_PIECES = 256
WORKERS = 4
KEPT_VECTORS = 20_000  # 30 MB at 384 float32 each
SHIPPED = Path(__file__).parent / "models" / "minilm-l6-int8"

_KNOWN_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
# Vectors are laid on this grid before they are multiplied. Products of such numbers are
# summed exactly in float64, so a likeness never depends on what else is in the matrix.
_GRID = float(2**24)

_Ids = NDArray[np.int64]


class Encoder:
    """Turns sentences into unit vectors; calling it gives the matrix of their cosines.

    Every distinct sentence goes through the model alone, on one thread, so its vector is
    the same bytes whatever stands beside it; the latest ``KEPT_VECTORS`` are kept. Up to
    ``WORKERS`` sentences are read side by side.
    """

    def __init__(
        self,
        pieces: Callable[[str], tuple[Sequence[int], Sequence[int]]],
        run: Callable[[_Ids, _Ids], NDArray[np.float32]],
        size: int,
    ) -> None:
        self._pieces = pieces
        self._run = run
        self._kept: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()
        self.size = size

    def __call__(self, left: Sequence[str], right: Sequence[str]) -> NDArray[np.float32]:
        """Cosines of shape (len(left), len(right)), each within [-1, 1]; 0 for empty text.

        Cost: one pass of the model for each distinct new sentence.
        """
        rows, columns = self._grid(left), self._grid(right)
        product = (rows @ columns.T) / (_GRID * _GRID)
        cosines: NDArray[np.float32] = np.clip(product, -1.0, 1.0).astype(np.float32)
        return cosines

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of shape (len(texts), size); a text without words is all zeros."""
        table = np.zeros((len(texts), self.size), dtype=np.float32)
        places: dict[str, list[int]] = {}
        for index, text in enumerate(texts):
            if text.strip():
                places.setdefault(text, []).append(index)
        workers = min(WORKERS, os.cpu_count() or 1)
        if len(places) < 2 * workers or workers == 1:
            found = [self._vector(text) for text in places]
        else:
            # Side by side, but each sentence still alone in its pass.
            with ThreadPoolExecutor(workers) as pool:
                found = list(pool.map(self._vector, places))
        for indices, vector in zip(places.values(), found, strict=True):
            table[indices] = vector
        return table

    def _grid(self, texts: Sequence[str]) -> NDArray[np.float64]:
        grid: NDArray[np.float64] = np.rint(self.vectors(texts).astype(np.float64) * _GRID)
        return grid

    def _vector(self, text: str) -> NDArray[np.float32]:
        with self._lock:
            kept = self._kept.get(text)
            if kept is not None:
                self._kept.move_to_end(text)
                return kept
        # A text far longer than the model reads is cut before it is taken apart.
        ids, mask = self._pieces(text[: MAX_PIECES * 40])
        vector = _unit(
            self._run(np.array([ids], dtype=np.int64), np.array([mask], dtype=np.int64)), mask
        )
        with self._lock:
            self._kept[text] = vector
            while len(self._kept) > KEPT_VECTORS:
                self._kept.popitem(last=False)
        return vector


def _unit(output: NDArray[np.float32], mask: Sequence[int]) -> NDArray[np.float32]:
    """The sentence's vector from the model's output; vectors of pieces are averaged."""
    if output.ndim == 3:
        shown = np.array(mask, dtype=np.float32)[:, None]
        mean = (output[0] * shown).sum(axis=0) / max(float(shown.sum()), 1.0)
    else:
        mean = output[0]
    vector: NDArray[np.float32] = (mean / max(float(np.linalg.norm(mean)), 1e-12)).astype(
        np.float32
    )
    return vector


def load_encoder(folder: Path | None = None) -> Encoder:
    """Load a sentence encoder; without a folder the one that ships in the package.

    Args:
        folder: Holds ``model.onnx`` (inputs among input_ids, attention_mask and
            token_type_ids; first output a sentence vector, or vectors of pieces, which
            are averaged) and ``tokenizer.json``.

    Raises:
        LanguageError: The libraries of ``variorum[meaning]`` are not installed, or the
            folder holds no usable model.

    Cost: about half a second and 150 MB of memory; then some milliseconds a sentence.
    Source: Reimers & Gurevych 2019; Wang et al. 2020. More: docs/methods/meaning.md.
    """
    folder = SHIPPED if folder is None else folder
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError as error:
        raise LanguageError(
            "sentence encoder",
            f"the library {error.name or 'for it'} is not installed.",
            advice="Try: pip install 'variorum[meaning]'. Without it, likeness is by words.",
        ) from error
    for name in ("model.onnx", "tokenizer.json"):
        if not (folder / name).is_file():
            raise LanguageError(
                str(folder),
                f"there is no {name} in this folder.",
                advice="An encoder is a folder with model.onnx and tokenizer.json.",
            )
    # Both libraries raise many kinds of error on damaged files.
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(MAX_PIECES)
    except Exception as error:
        raise _unusable(folder, "tokenizer.json", error) from error
    try:
        session = _session(onnxruntime, folder / "model.onnx")
    except Exception as error:
        raise _unusable(folder, "model.onnx", error) from error
    names = [entry.name for entry in session.get_inputs()]
    strange = [name for name in names if name not in _KNOWN_INPUTS]
    if strange or "input_ids" not in names:
        raise LanguageError(
            str(folder),
            f"model.onnx takes the inputs {', '.join(names) or 'none'}.",
            advice=f"It may take only {', '.join(_KNOWN_INPUTS)}.",
        )

    def pieces(text: str) -> tuple[Sequence[int], Sequence[int]]:
        # A lone surrogate cannot be encoded and carries no meaning.
        encoding = tokenizer.encode(text.encode("utf-8", "ignore").decode("utf-8"))
        return encoding.ids, encoding.attention_mask

    def run(ids: _Ids, mask: _Ids) -> NDArray[np.float32]:
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        output: NDArray[np.float32] = session.run(None, {name: given[name] for name in names})[0]
        return output

    try:
        probe = run(*(np.array([part], dtype=np.int64) for part in pieces("a")))
    except Exception as error:
        raise _unusable(folder, "model.onnx", error) from error
    if probe.ndim not in (2, 3) or probe.shape[0] != 1:
        raise LanguageError(
            str(folder),
            f"model.onnx gives an output of shape {probe.shape}.",
            advice="It should give one vector for each sentence or for each piece.",
        )
    return Encoder(pieces, run, int(probe.shape[-1]))


def _unusable(folder: Path, name: str, error: Exception) -> LanguageError:
    return LanguageError(
        str(folder),
        f"{name} cannot be used: {str(error).splitlines()[0][:200] if str(error) else error!r}.",
        advice="The file may be damaged or made for another version.",
    )


def _session(onnxruntime: Any, path: Path) -> Any:
    options = onnxruntime.SessionOptions()
    # One thread and no shared arena: the same sums in the same order on every run.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(
        str(path), sess_options=options, providers=["CPUExecutionProvider"]
    )
