"""The words of a text as a search sees them: the form that is indexed, and where each stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# Scripts that are written without spaces: each sign is a word by itself, and what was typed in
# a row is sought in a row. Kana, Han, Thai, Lao, Burmese, Khmer.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_ALONE = re.compile(f"([{_UNSPACED}])")
_ACCENTS = "\u0300-\u036f"
_WORD = re.compile(f"[{_UNSPACED}]|[^\\W_{_UNSPACED}](?:[^\\W_{_UNSPACED}]|[{_ACCENTS}])*")
_WITHIN = re.compile(f"[^\\W_{_UNSPACED}]")
# Control signs, halves of signs, and signs of private use, which an index keeps for its own.
_BARRED = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Place:
    """A word at ``[start, end)`` of a text; ``form`` is what is compared."""

    start: int
    end: int
    form: str


def searchable(text: str) -> str:
    """The form in which a text is given to an index of words.

    Composed, without signs of control and of private use, and with the signs of scripts that
    set no spaces each by itself. What was indexed in one form can only be taken out in the
    same: a change here needs a new index.
    """
    text = composed(text)
    return text if text.isascii() else _ALONE.sub(r" \1 ", text)


def composed(text: str) -> str:
    """A text in Unicode form NFC, with spaces for signs of control and of private use."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _BARRED.sub(" ", text))


def trimmed(text: str) -> str:
    """A text from its first word to its last, in one line; empty if it holds no word."""
    found = list(_WORD.finditer(text))
    return " ".join(text[found[0].start() : found[-1].end()].split()) if found else ""


def places(text: str) -> Iterator[Place]:
    """The words of a text with their places, in order; compared without case and accents."""
    for match in _WORD.finditer(text):
        yield Place(match.start(), match.end(), _form(match.group()))


def folded(text: str) -> str:
    """A composed text without case and accents, sign for sign: places stay what they are."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


class _Folding(dict[int, str]):
    """Each sign without case and accent, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = _form(sign) or sign
        self[code] = plain if len(plain) == 1 else sign
        return self[code]


_FOLDED = _Folding()


@lru_cache(maxsize=1024)
def finds(text: str) -> re.Pattern[str]:
    """A pattern for the words of a text in a row, in a text that is ``folded``; whether a word
    begins there is left to be asked (``begins_word``)."""
    forms = [place.form for place in places(text)]
    pieces: list[str] = []
    for before, form in zip(["", *forms], forms, strict=False):
        if before:
            alone = _ALONE.match(before) and _ALONE.match(form)
            pieces.append("[\\W_]*" if alone else "[\\W_]+")
        pieces.append(re.escape(form))
    end = "" if not forms or _ALONE.match(forms[-1]) else f"(?![^\\W_{_UNSPACED}])"
    return re.compile("".join(pieces) + end if forms else "(?!)")


def begins_word(text: str, place: int) -> bool:
    """True if a word begins at this place, at which there is a sign of a word."""
    if place == 0 or text[place - 1] == " ":
        return True
    return not _WITHIN.match(text, place - 1) or bool(_ALONE.match(text, place))


@lru_cache(maxsize=65536)
def _form(word: str) -> str:
    if word.isascii():
        return word.lower()
    parted = unicodedata.normalize("NFD", word.lower())
    return unicodedata.normalize("NFC", re.sub(f"[{_ACCENTS}]", "", parted))
