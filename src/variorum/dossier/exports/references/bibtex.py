"""References as BibTeX, for LaTeX and reference managers."""

from __future__ import annotations

import re
import unicodedata

from variorum.dossier.exports.encodable import encodable
from variorum.dossier.exports.references.csl import note_of
from variorum.dossier.exports.references.work import Work, keyed_works
from variorum.model import Edition

# A brace counts for BibTeX even behind a backslash, so none may stand alone in a value.
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\ensuremath{\lbrace}",
    "}": r"\ensuremath{\rbrace}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
# Pairs that TeX sets as one sign: dashes, quote marks, marks of exclamation turned over.
_LIGATURES = re.compile(r"(?<=[-'`<>,?!])(?=[-'`<>,])")
_IN_ADDRESS = {"\\": "%5C", "{": "%7B", "}": "%7D", '"': "%22", " ": "%20"}
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=T|$)")


def to_bibtex(edition: Edition) -> str:
    """Write the references to all reports as BibTeX entries, in UTF-8.

    Reports with a publisher are ``@article``, others and posts ``@misc``. Titles and names are
    braced twice, so that no style changes their capitals or takes a name apart. ``urldate`` is
    the day of the capture; its digest and the agency stand in ``note``.
    """
    entries = [_entry(key, work) for key, work in keyed_works(edition)]
    return encodable("\n".join(["% Made with Variorum", "", *entries]))


def escaped(text: str) -> str:
    """Text as a BibTeX value has it; braces are balanced whatever the text."""
    parted = _LIGATURES.sub("\x00", text)
    return "".join("{}" if sign == "\x00" else _ESCAPES.get(sign, sign) for sign in parted)


def _entry(key: str, work: Work) -> str:
    kind = "article" if work.publisher and not work.post else "misc"
    outlet = f"{{{escaped(work.publisher)}}}" if work.publisher else ""
    day = _DAY.match(work.published or "")
    fields = {
        "author": " and ".join(f"{{{escaped(name)}}}" for name in work.authors),
        "title": f"{{{escaped(work.title)}}}" if work.title else "",
        "howpublished" if kind == "misc" else "journal": outlet,
        "date": day[0] if day else escaped(work.published or ""),
        "year": day[1] if day else "",
        "url": _address(work.url),
        "urldate": work.accessed or "",
        "langid": re.sub(r"[^A-Za-z0-9-]", "", work.language or ""),
        "archiveurl": _address(work.archive_url),
        "archivedate": work.archive_date or "",
        "note": escaped(note_of(work)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{_key(key, work, day)},", *lines, "}", ""])


def _key(key: str, work: Work, day: re.Match[str] | None) -> str:
    """A plain key of one word: outlet, year, siglum; the siglum keeps it apart."""
    name = unicodedata.normalize("NFKD", work.publisher or "report").encode("ascii", "ignore")
    word = re.sub(r"[^a-z0-9]+", "", name.decode().casefold())[:24] or "report"
    return f"{word}-{day[1] if day else 'undated'}-{key}"


def _address(url: str | None) -> str:
    return "".join(_IN_ADDRESS.get(sign, sign) for sign in url or "")
