"""A small encoder that reads who said what, and who and what is named.

It ships in the package (models/reader, made by training/) and runs offline on onnxruntime.
Any folder with the same four files can take its place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.errors import LanguageError
from variorum.language.tagging.decode import Chain, Floats, Linker, best_path, chain, spans_of
from variorum.language.tagging.windows import MAX_PIECES, Paragraph, Window, cut
from variorum.model import Span

SHIPPED = Path(__file__).parents[1] / "models" / "reader"
FILES = ("model.onnx", "heads.npz", "tokenizer.json", "reader.json")
_FORM = 1
# Windows of one text go through the model together, longest first, at most so many pieces.
_BATCH = 1024
_LINKER = ("content", "content_bias", "candidate", "geometry", "between", "nobody", "score")


@dataclass(frozen=True, slots=True)
class Said:
    """A content with the source and cue that belong to it, as places in the text.

    ``sure`` says by how much the source was ahead of the next candidate (log odds).
    """

    content: Span
    source: Span | None
    cue: Span | None
    sure: float


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its kind: PER, ORG, LOC or OTH."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the reader finds in one text, in order of place."""

    said: tuple[Said, ...]
    named: tuple[Named, ...]


class Reader:
    """Reads a text. ``version`` names the weights (the digest of their file)."""

    def __init__(
        self,
        tokenizer: Any,
        run: Any,
        quotes: Chain,
        names: Chain,
        source: Linker,
        cue: Linker,
        most: int,
        version: str,
    ) -> None:
        self._tokenizer = tokenizer
        self._run = run
        self._quotes = quotes
        self._names = names
        self._source = source
        self._cue = cue
        self._most = most
        self.version = version

    def read(self, text: str, paragraphs: Sequence[Paragraph]) -> Found:
        """Read the paragraphs of a text.

        The same text gives the same answer whatever was read before.

        Cost: linear in the text; some 0.1 s for 600 words.
        """
        windows = cut(text, paragraphs, self._tokenizer, most=self._most)
        said: list[Said] = []
        named: list[Named] = []
        for window, quotes, names, states in self._scores(windows):
            said += self._said(window, quotes, states)
            for kind, first, end in self._spans(window, names, self._names):
                named.append(Named(Span(window.starts[first], window.ends[end - 1]), kind))
        said.sort(key=lambda s: (s.content.start, s.content.end))
        named.sort(key=lambda n: (n.span.start, n.span.end))
        return Found(tuple(said), tuple(named))

    def _scores(self, windows: Sequence[Window]) -> Any:
        ordered = sorted(range(len(windows)), key=lambda i: (-len(windows[i].ids), i))
        batch: list[int] = []
        for place, number in enumerate(ordered):
            batch.append(number)
            longest = len(windows[batch[0]].ids)
            if place + 1 < len(ordered) and longest * (len(batch) + 1) <= _BATCH:
                continue
            ids = np.zeros((len(batch), longest), dtype=np.int64)
            features, mask = ids.copy(), ids.copy()
            for row, index in enumerate(batch):
                length = len(windows[index].ids)
                ids[row, :length] = windows[index].ids
                features[row, :length] = windows[index].features
                mask[row, :length] = 1
            quotes, names, states = self._run(ids, features, mask)
            for row, index in enumerate(batch):
                length = len(windows[index].ids)
                yield (
                    windows[index],
                    quotes[row, :length],
                    names[row, :length],
                    states[row, :length],
                )
            batch = []

    @staticmethod
    def _spans(window: Window, scores: Floats, by: Chain) -> list[tuple[str, int, int]]:
        # Pieces that stand for no text are stepped over, as in training.
        known = [i for i, start in enumerate(window.starts) if start >= 0]
        path = best_path(scores[known], by)
        return [
            (kind, known[first], known[end - 1] + 1) for kind, first, end in spans_of(path, by.tags)
        ]

    def _said(self, window: Window, scores: Floats, states: Floats) -> list[Said]:
        spans = self._spans(window, scores, self._quotes)
        of = {
            kind: [(first, end) for k, first, end in spans if k == kind]
            for kind in ("content", "source", "cue")
        }
        contents = of["content"]
        sources = self._source.best(states, contents, of["source"], window.paragraphs)
        cues = self._cue.best(states, contents, of["cue"], window.paragraphs)

        def place(piece: tuple[int, int]) -> Span:
            return Span(window.starts[piece[0]], window.ends[piece[1] - 1])

        return [
            Said(
                place(content),
                None if source is None else place(of["source"][source]),
                None if cue is None else place(of["cue"][cue]),
                sure,
            )
            for content, (source, sure), (cue, _) in zip(contents, sources, cues, strict=True)
        ]


def load_reader(folder: Path | None = None) -> Reader:
    """Load a reader; without a folder the one that ships in the package.

    Args:
        folder: Holds ``model.onnx`` (int64 inputs ``input_ids``, ``features``,
            ``attention_mask`` of shape (batch, pieces); outputs ``quotes``, ``names``,
            ``states`` of shape (batch, pieces, …)), ``heads.npz``, ``tokenizer.json``
            and ``reader.json``, as training/export.py writes them.

    Raises:
        LanguageError: The libraries of ``variorum[meaning]`` are not installed, or the
            folder holds no usable reader.

    Cost: about half a second and 150 MB of memory.
    Source: docs/methods/reader.md.
    """
    folder = SHIPPED if folder is None else folder
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError as error:
        raise LanguageError(
            "reader of quotations",
            f"the library {error.name or 'for it'} is not installed.",
            advice="Try: pip install 'variorum[meaning]', or read with --quotations rules.",
        ) from error
    for name in FILES:
        if not (folder / name).is_file():
            raise LanguageError(
                str(folder),
                f"there is no {name} in this folder.",
                advice=f"A reader is a folder with {', '.join(FILES)} (training/export.py).",
            )
    # The libraries raise many kinds of error on damaged files.
    try:
        about = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
        if about["form"] != _FORM:
            raise ValueError(f"its form is {about['form']}, this program reads {_FORM}")
        with np.load(folder / "heads.npz", allow_pickle=False) as stored:
            heads = {name: stored[name].astype(np.float32) for name in stored.files}
        quotes = chain(about["quote_tags"], heads["quote_move"], heads["quote_begin"])
        names = chain(about["name_tags"], heads["name_move"], heads["name_begin"])
        source, cue = _linker(heads, "source"), _linker(heads, "cue")
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        # One thread: the same sums in the same order on every run, and one core a process.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        options.enable_cpu_mem_arena = False
        session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), sess_options=options, providers=["CPUExecutionProvider"]
        )

        def run(ids: Any, features: Any, mask: Any) -> tuple[Floats, Floats, Floats]:
            given = {"input_ids": ids, "features": features, "attention_mask": mask}
            found = session.run(["quotes", "names", "states"], given)
            return found[0], found[1], found[2]

        reader = Reader(
            tokenizer,
            run,
            quotes,
            names,
            source,
            cue,
            min(int(about["pieces"]), MAX_PIECES),
            str(about["version"]),
        )
        reader.read("A word.", [Paragraph(0, 7)])
    except Exception as error:
        reason = str(error).splitlines()[0][:200] if str(error) else repr(error)
        raise LanguageError(
            str(folder),
            f"the reader in this folder cannot be used: {reason}.",
            advice="A file may be damaged, or made for another version.",
        ) from error
    return reader


def _linker(heads: Mapping[str, NDArray[np.float32]], name: str) -> Linker:
    return Linker(**{part: heads[f"{name}_{part}"] for part in _LINKER})
