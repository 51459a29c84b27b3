"""References as an encyclopedia's wikitext: ``{{cite news}}`` for each report."""

from __future__ import annotations

import re
from collections.abc import Mapping

from variorum.dossier.exports.encodable import encodable
from variorum.dossier.exports.references.work import Work, keyed_works
from variorum.model import ArticleId, Dossier, Edition

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
# Signs that open markup anywhere, or that a template would take for its own.
_SIGNS = {sign: f"&#{ord(sign)};" for sign in "|{}[]~"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_RUNS = re.compile(r"'{2,}|_{2,}|-{4,}")
_AT_START = re.compile(r"^[*#:;=]")
_SCHEME = re.compile(r"(?i)\b(https?|ftp|mailto|news|irc)(:)")
_IN_ADDRESS = re.compile(r"[\[\]{}|<>\"'`\\^\s~]|[^\x21-\x7e]")
_LONGEST_QUOTE = 240


def to_wikitext(edition: Edition) -> str:
    """Write the references to all reports as a list of ``{{cite news}}``.

    Each line is one template, to be put between ``<ref>`` marks. ``agency`` is set where the
    report credits its text to one, ``archive-url`` only where the report was captured from
    a web archive, ``access-date`` to the day of the capture. ``quote`` is what the report
    prints of the first text of record. No word of a report is taken for markup.
    """
    out = ["<!-- Made with Variorum -->"]
    quotes = [quote for d in edition.dossiers for quote in _quotes(d)]
    for (key, work), quote in zip(keyed_works(edition), quotes, strict=True):
        missing = "" if work.title else " <!-- no title was given -->"
        out.append(f"* <!-- {key} --> {_template(work, quote)}{missing}")
    return encodable("\n".join(out) + "\n")


def escaped(text: str) -> str:
    """Text on one line in which MediaWiki finds no markup."""
    plain = "".join(_SIGNS.get(sign, sign) for sign in " ".join(text.split()))
    plain = _RUNS.sub(lambda m: "".join(f"&#{ord(sign)};" for sign in m[0]), plain)
    plain = _SCHEME.sub(r"\1&#58;", plain)
    return _AT_START.sub(lambda m: f"&#{ord(m[0])};", plain)


def _template(work: Work, quote: str) -> str:
    authors = {
        "author" if len(work.authors) == 1 else f"author{number}": escaped(name)
        for number, name in enumerate(work.authors, 1)
    }
    address = _address(work.url)
    archived = _address(work.archive_url) if work.archive_date else ""
    fields: Mapping[str, str] = {
        **authors,
        "title": escaped(work.title or ""),
        "work": escaped(work.publisher or ""),
        "agency": ", ".join(escaped(name) for name in work.agencies),
        "date": _date(work.published),
        "language": "" if work.language in (None, "en") else escaped(work.language or ""),
        "url": address,
        # The template asks for an address where it is told of an access or an archive.
        "access-date": (work.accessed or "") if address else "",
        "archive-url": archived if address else "",
        "archive-date": (work.archive_date or "") if address and archived else "",
        "quote": escaped(quote),
    }
    told = "".join(f" |{name}={value}" for name, value in fields.items() if value)
    return f"{{{{cite news{told}}}}}"


def _date(value: str | None) -> str:
    """A date as the template reads it: a day in ISO form, a month in words."""
    found = re.match(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?(?=T|$)", value or "")
    if not found:
        return escaped(value or "")
    if found[3]:
        return f"{found[1]}-{found[2]}-{found[3]}"
    return f"{_MONTHS[int(found[2]) - 1]} {found[1]}" if found[2] else found[1]


def _address(url: str | None) -> str:
    """An address without a sign that would end it or its template."""
    return _IN_ADDRESS.sub(
        lambda m: "".join(f"%{b:02X}" for b in m[0].encode("utf-8", "replace")), url or ""
    )


def _quotes(dossier: Dossier) -> list[str]:
    """For each report the longest of its passages of the first text of record, cut if long."""
    told: dict[ArticleId, str] = {}
    texts = {article.id: article.text for article in dossier.articles}
    for record in dossier.records[:1]:
        for witness in record.witnesses:
            said = [texts[p.article][p.start : p.end] for p in witness.passages]
            if said and witness.kind in ("full", "partial", "translation"):
                told[witness.article] = _cut(" ".join(max(said, key=len).split()))
    signed = {entry.article for entry in dossier.sources}
    return [told.get(article.id, "") for article in dossier.articles if article.id in signed]


def _cut(words: str) -> str:
    if len(words) <= _LONGEST_QUOTE:
        return words
    return words[:_LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:") + " ..."
