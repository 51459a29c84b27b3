"""Texts cut into windows of word pieces, each piece with what lower-casing hides.

The encoder reads lower-cased pieces and at most some hundred of them at once. A window is a
run of whole paragraphs; a paragraph longer than a window is cut, after the end of a
sentence where there is one. Beside its id every piece has one small number that gives back
the case of its word, whether it stands between double quotation marks, and where in
its paragraph it stands. Training and reading both cut with this module, so a model sees
the same windows in both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

MAX_PIECES = 256
CLS, SEP = "[CLS]", "[SEP]"

CASES, QUOTED, PLACES = 7, 4, 4
FEATURES = CASES * QUOTED * PLACES

_OPENING = "“«„"
_CLOSING = "”»"
_PLAIN = '"'
# A paragraph too long for a window is cut after one of these, where there is one.
_STOPS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the text that is read as one paragraph, or as a heading."""

    start: int
    end: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """One pass of the encoder.

    ``starts`` and ``ends`` are places in the text, -1 for pieces that stand for no text;
    ``paragraphs`` numbers the paragraph of each piece. All have one entry a piece.
    """

    ids: tuple[int, ...]
    features: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    paragraphs: tuple[int, ...]


def feature(case: int, quoted: int, place: int) -> int:
    """The one number that stands for the three."""
    return (case * QUOTED + quoted) * PLACES + place


def encodable(text: str) -> str:
    """The text with what cannot be encoded replaced, character for character."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # Both halves of a pair that stand apart are replaced, each by one sign.
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def _case(word: str) -> int:
    if word.islower():
        return 1
    if word[:1].isdigit():
        return 5
    if not any(c.isalnum() for c in word):
        return 6
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word[:1].isupper() and not any(c.isupper() for c in word[1:]):
        return 2
    if any(c.isupper() for c in word):
        return 4
    return 1


def _quoted(text: str) -> bytearray:
    """For each character: 0 outside double marks, 1 an opening mark, 2 inside, 3 a closing one."""
    state = bytearray(len(text))
    inside = False
    for place, char in enumerate(text):
        if char in _PLAIN or (char in _OPENING if not inside else char in _CLOSING):
            state[place] = 3 if inside else 1
            inside = not inside
        elif inside:
            state[place] = 2
    return state


@dataclass(slots=True)
class _Growing:
    ids: list[int]
    features: list[int]
    starts: list[int]
    ends: list[int]
    paragraphs: list[int]

    def add(self, piece: int, feature: int, start: int, end: int, paragraph: int) -> None:
        self.ids.append(piece)
        self.features.append(feature)
        self.starts.append(start)
        self.ends.append(end)
        self.paragraphs.append(paragraph)


def cut(
    text: str,
    paragraphs: Sequence[Paragraph],
    tokenizer: Any,
    *,
    most: int = MAX_PIECES,
    first: int | None = None,
) -> list[Window]:
    """Cut a text into windows.

    Args:
        text: The whole text.
        paragraphs: In order, without overlap; what lies in none is not read.
        tokenizer: A ``tokenizers.Tokenizer`` without padding and truncation.
        most: Pieces in a window, the two at its ends included.
        first: Pieces in the first window, where it shall differ (training moves the
            borders of windows from round to round).

    Cost: linear in the text.
    """
    cls, sep = tokenizer.token_to_id(CLS), tokenizer.token_to_id(SEP)
    shown = [encodable(text[paragraph.start : paragraph.end]) for paragraph in paragraphs]
    encodings = tokenizer.encode_batch(shown, add_special_tokens=False)
    windows: list[Window] = []
    room = first or most
    growing = _Growing([], [], [], [], [])

    def close() -> None:
        nonlocal growing, room
        if len(growing.ids) > 1:
            windows.append(
                Window(
                    tuple(growing.ids),
                    tuple(growing.features),
                    tuple(growing.starts),
                    tuple(growing.ends),
                    tuple(growing.paragraphs),
                )
            )
            room = most
        growing = _Growing([], [], [], [], [])
        growing.add(cls, 0, -1, -1, -1)

    close()
    for number, (paragraph, words, encoding) in enumerate(
        zip(paragraphs, shown, encodings, strict=True)
    ):
        pieces = encoding.ids
        if not pieces:
            continue
        features = _features(words, encoding, paragraph.heading)
        offsets = encoding.offsets
        done = 0
        while done < len(pieces):
            left = len(pieces) - done
            if len(growing.ids) + left + 1 <= room:
                upto = len(pieces)
            elif len(growing.ids) > 1 and (left + 2 <= most or done == 0):
                close()
                continue
            else:
                upto = _cut_after(words, offsets, done, done + room - len(growing.ids) - 1)
            for index in range(done, upto):
                start, end = offsets[index]
                growing.add(
                    pieces[index],
                    features[index],
                    paragraph.start + start,
                    paragraph.start + end,
                    number,
                )
            growing.add(sep, 0, -1, -1, -1)
            done = upto
            if done < len(pieces):
                close()
    close()
    return windows


def _cut_after(words: str, offsets: Sequence[tuple[int, int]], begin: int, least: int) -> int:
    """The index after the last sentence end in the later half of a stretch, else its end."""
    for index in range(least - 1, begin + (least - begin) // 2, -1):
        start, end = offsets[index]
        if end > start and words[start] in _STOPS and words[end : end + 1].isspace():
            return index + 1
    return least


def _features(words: str, encoding: Any, heading: bool) -> list[int]:
    quoted = _quoted(words)
    # A word of several pieces has one case.
    whole: dict[int, tuple[int, int]] = {}
    for group, (start, end) in zip(encoding.word_ids, encoding.offsets, strict=True):
        whole[group] = (whole.get(group, (start, end))[0], end)
    cases = {group: _case(words[start:end]) for group, (start, end) in whole.items()}
    features: list[int] = []
    place = 3 if heading else 1
    for group, (start, _) in zip(encoding.word_ids, encoding.offsets, strict=True):
        features.append(feature(cases[group], quoted[start], place))
        place = 2 if heading else 0
    return features
