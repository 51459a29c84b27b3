"""Two forms of a string: the normal one that is kept, and the folded one that is compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LINE_ENDS = re.compile(r"\r\n?|\u2028|\x85")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]")
_CONTROL_BYTES = bytes([*range(9), 11, 12, *range(14, 32), 127])
_MARKS = "\ufeff\ufffe\uffff"

# One character for one character, so that a span in the folded form is the same span in
# the text. Typography only: nothing here is a difference of wording.
_FOLDED = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4\uff07\u2039\u203a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u301d\u301e\uff02", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
        "\u202f\u205f\u3000\t",
        " ",
    ),
}
# Few characters of a text are folded: finding them is quicker than translating all.
_FOLDABLE = re.compile("[" + "".join(map(re.escape, _FOLDED)) + "]")


def normal(text: str) -> str:
    """The form in which an article's text is kept.

    Unicode form NFC, ``\\n`` for every line end, and no control characters other than
    tab and line feed. Nothing a reader can see is changed.
    """
    if text.isascii():
        if text.isprintable():
            return text
    else:
        text = unicodedata.normalize("NFC", text)
        # Looking for one character is many times faster than looking for any of a class.
        if "\u2028" in text or "\x85" in text or "\u2029" in text:
            text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    raw = text.encode("utf-8", "surrogatepass")
    if len(raw) == len(raw.translate(None, _CONTROL_BYTES)) and not any(c in text for c in _MARKS):
        return text
    return _CONTROLS.sub("", text)


# Letters that have no accent to take off, and umlauts as they are spelled without one.
_LETTERS = {"\u00f8": "o", "\u00e6": "ae", "\u0153": "oe", "\u0142": "l", "\u0111": "d"}
_LETTERS |= {"\u00f0": "d", "\u00fe": "th", "\u0131": "i", "\u00df": "ss"}
_SPELLED = re.compile("(?<=[aou])e")


@lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """What stays of a name's word however its accents are written: "Müller", "Mueller", "Muller".

    Small letters without accents, and "ae", "oe", "ue" as one letter. Two names may agree in
    it by chance ("Bauer", "Baur"), so it only serves where the letters as written find nobody.
    """
    word = word.casefold()
    if not word.isascii():
        word = "".join(_LETTERS.get(c, c) for c in unicodedata.normalize("NFKD", word))
        word = "".join(c for c in word if not unicodedata.combining(c))
    return _SPELLED.sub("", word)


def fold(text: str) -> str:
    """Replace typographic quote marks, dashes and spaces by their plain forms.

    Every character becomes exactly one character, so offsets stay valid. Guillemets
    become straight double marks, single guillemets straight single ones. Line feeds,
    case and the one-character ellipsis stay as they are.
    """
    if text.isascii() and "\t" not in text:
        return text  # nothing in the table is plain but the tab
    return _FOLDABLE.sub(lambda match: _FOLDED[match[0]], text)
