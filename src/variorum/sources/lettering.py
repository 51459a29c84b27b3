"""Bytes to characters, as far as telling what an input is and reading feeds and JSON needs."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_SURROGATES = re.compile("[\ud800-\udfff]")
# A page in a two-byte form without a mark has zeros in every other byte of its ASCII.
_WIDE_SHARE = 0.3
_WIDE_SAMPLE = 4096


def wide_form(data: bytes) -> tuple[str, int] | None:
    """The two- or four-byte Unicode form of the bytes and the length of its mark, if any."""
    for mark, name in _BOMS:
        if data.startswith(mark) and name != "utf-8":
            return name, len(mark)
    sample = data[:_WIDE_SAMPLE]
    half = len(sample) // 2
    if half >= 2:
        even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
        if odd > _WIDE_SHARE and even < 0.05:
            return "utf-16-le", 0
        if even > _WIDE_SHARE and odd < 0.05:
            return "utf-16-be", 0
    return None


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The characters of a feed or JSON input, and what was wrong with their encoding.

    A byte order mark wins; then UTF-8, whatever is declared, since text that is not
    UTF-8 hardly ever decodes as it; then what the XML declaration says; then
    Windows-1252. Bytes with no meaning become U+FFFD and a complaint.
    """
    if wide := wide_form(data):
        name, mark = wide
        text = data[mark:].decode(name, "replace")
        bad = "\ufffd" in text
        return whole(text), (f"not all of it is {name}",) if bad else ()
    declared = _declared(data)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if declared and declared not in {"utf-8", "ascii"} and not data.isascii():
            return text, (f"declared as {declared}, but is utf-8",)
        return text, ()
    if declared and declared != "utf-8":
        text = data.decode(declared, "replace")
        return whole(text), (f"not all of it is {declared}",) if "\ufffd" in text else ()
    said = "declared as utf-8, but is not" if declared else "not utf-8, and no encoding declared"
    return data.decode("cp1252", "replace"), (f"{said}; read as windows-1252",)


def whole(text: str) -> str:
    """The text with halves of surrogate pairs, which no file can hold, replaced by U+FFFD."""
    if text.isascii():
        return text
    return _SURROGATES.sub("\ufffd", text) if _SURROGATES.search(text) else text


def _declared(data: bytes) -> str | None:
    match = _DECLARED.match(data[:400])
    if not match:
        return None
    try:
        found = codecs.lookup(match[1].decode())
    except LookupError:
        return None
    # Only plain text encodings; utf-7 can hide markup from every check made on bytes.
    if found.name == "utf-7" or not getattr(found, "_is_text_encoding", True):
        return None
    return found.name if not found.name.startswith(("utf-16", "utf-32")) else None
