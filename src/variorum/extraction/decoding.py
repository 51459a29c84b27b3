"""Bytes to characters: what the bytes are, whatever they are said to be."""

from __future__ import annotations

import codecs
import re

from variorum.errors import ExtractionError
from variorum.text import normal

# An article of more than this many characters is no article.
MAX_CHARACTERS = 10_000_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})")
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_SAMPLE = 64 * 1024
_STRANGE = bytes((*range(9), *range(14, 27), *range(28, 32)))
# Windows code pages are what pages mean when they say these (the WHATWG encoding standard).
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}


def declared_in_page(data: bytes) -> str | None:
    """The encoding that a page names in its first bytes, if any."""
    head = data[:4096].lower()
    match = _XML.search(head[:1024]) or _META.search(head)
    return match[1].decode("ascii", "replace") if match else None


def decode(
    data: bytes, *, subject: str, declared: str | None = None, most: int = MAX_CHARACTERS
) -> tuple[str, list[str]]:
    """Turn bytes into text in normal form, with a complaint for every lie found.

    A byte order mark decides; then UTF-8, if the bytes are valid UTF-8 (text in another
    encoding almost never is); then what is declared; then a guess.

    Args:
        data: The bytes as captured.
        subject: Whose bytes they are, for errors.
        declared: The encoding named by headers or by the page.
        most: With more characters than this it is no article.

    Raises:
        ExtractionError: nothing there, far too much, or binary data.

    Cost: linear in the size. Source of the guess: the charset-normalizer library.
    """
    if not data.strip():
        raise ExtractionError(subject, "is empty.", advice="Nothing to read: capture it again.")
    if len(data) > 4 * most:
        raise _too_large(subject, len(data))
    complaints: list[str] = []
    text = _decoded(data, declared, complaints, subject)
    if len(text) > most:
        raise _too_large(subject, len(data))
    if text.count("\ufffd") > 2:
        complaints.append(f"{text.count(chr(0xFFFD))} characters could not be read")
    text = normal(text)
    if not text.strip():
        raise ExtractionError(
            subject, "holds no text.", advice="Nothing to read: capture it again."
        )
    return text, complaints


def _too_large(subject: str, size: int) -> ExtractionError:
    return ExtractionError(
        subject,
        f"has {size / 1e6:.0f} MB, too much for one article.",
        advice="The capture is kept; cut it into its articles and give these.",
    )


def _decoded(data: bytes, declared: str | None, complaints: list[str], subject: str) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    _refuse_binary(data, subject)
    wanted = _codec(declared, complaints)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if wanted not in (None, "utf-8") and not data.isascii():
            complaints.append(f"declares {declared}, but is UTF-8")
        return text
    if wanted is not None and wanted != "utf-8":
        try:
            # Some codecs let through a lone half of a pair.
            return data.decode(wanted).encode("utf-8", "replace").decode("utf-8")
        except (UnicodeDecodeError, LookupError):
            complaints.append(f"declares {declared}, but cannot be read as that")
    elif wanted == "utf-8":
        complaints.append("declares UTF-8, but is not valid UTF-8")
        # A few damaged bytes in a UTF-8 page are damage, not another encoding.
        text = data.decode("utf-8", "replace")
        if text.count("\ufffd") * 20 < sum(byte >= 0x80 for byte in data[:_SAMPLE]):
            return text
    guess = _guess(data)
    complaints.append(f"encoding guessed: {guess}")
    return data.decode(guess, "replace")


def _codec(declared: str | None, complaints: list[str]) -> str | None:
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip("\"' ")).name
    except (LookupError, ValueError):
        complaints.append(f"declares an unknown encoding: {declared[:40]}")
        return None
    return _MEANT.get(name, name)


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return "cp1252"
    # Many code pages agree on the few letters of a short text: take the usual one then.
    same = data[:_SAMPLE].decode("cp1252", "replace") == data[:_SAMPLE].decode(
        best.encoding, "replace"
    )
    return "cp1252" if same else best.encoding


def _refuse_binary(data: bytes, subject: str) -> None:
    head = data[:_SAMPLE]
    strange = len(head) - len(head.translate(None, _STRANGE))
    if strange > 8 and strange * 50 > len(head):
        raise ExtractionError(
            subject,
            "is binary data, not text.",
            advice="Give the page or its text; pictures and documents of other kinds aren't read.",
        )
