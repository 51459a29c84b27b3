"""A page's own list of references, taken apart as far as its parts can be told."""

from __future__ import annotations

import re

from variorum.extraction.stamps import find_stamp, iso
from variorum.model import Reference, Span
from variorum.text import fold

_LABEL = re.compile(
    r"\[?(?P<label>\d{1,3})[.\])]\s+(?P<back>\^(?:\s+(?:[a-z]{1,2}\b,?\s*)+(?=[^a-z\s]"
    r"|https?:))?)?\s*"
)
_BACK = re.compile(r"\^\s*(?:(?:[a-z]{1,2}\s+)*)")
_TITLE = re.compile(r"\"(?P<title>[^\"\n]{3,400}(?:\"[^\"\n.]{1,60}\"[^\"\n]{0,200})?)\"")
_RETRIEVED = re.compile(
    r"\b(?:retrieved|accessed|archived|abgerufen am|consulté le|consultado (?:el|em)"
    r"|geraadpleegd(?: op)?|url consultato(?: il)?)"
    r"(?: on| from the original on)?:?\s+",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_AUTHORS = re.compile(
    r"(?P<names>[^\W\d_][\w'’.\-]+, [^\W\d_][\w'’.\- ]{0,40}(?:; [^\W\d_][\w'’.\- ]+,"
    r" [^\W\d_][\w'’.\- ]{0,40})*(?:; et al\.?)?)"
    r"\s*(?:\((?P<date>[^()\n]{4,40})\))?\.?\s*"
)
_FILLER = re.compile(
    r"\b(?:ISSN|ISBN|doi|OCLC|PMID|JSTOR|S2CID)\b:?\s*[\w./:-]+|\(in [^()]{3,40}\)|\(PDF\)"
    r"|{{.{0,120}}}\S?.{0,120}",
    re.IGNORECASE,
)


def is_reference(line: str, *, listed: bool) -> bool:
    """True for a line of a reference list; ``listed`` where it stands under such a heading."""
    label = _LABEL.match(line)
    if label and label["back"]:
        return True
    if not listed:
        return False
    plain = fold(line)
    marks = (
        bool(label) or line.startswith("^"),
        bool(_TITLE.search(plain)),
        bool(_RETRIEVED.search(plain)),
        bool(_URL.search(plain)),
    )
    return sum(marks) >= 2


def read_reference(text: str, span: Span) -> Reference:
    """Take one entry of a list of references apart.

    A part that can't be told is ``None``. Reads the form of encyclopedias: authors,
    (date), "title", publisher, date, when retrieved.
    """
    line = span.of(text)[:3000]
    plain = fold(line)
    label = _LABEL.match(plain)
    position = label.end() if label else 0
    if back := _BACK.match(plain, position):
        position = back.end()
    title = _TITLE.search(plain, position)
    url = _URL.search(plain, position)
    authors = _AUTHORS.match(plain, position)
    if authors and title and authors.start() > title.start():
        authors = None
    retrieved = _RETRIEVED.search(plain, position)
    accessed = (
        find_stamp(
            text, span.start + retrieved.end(), min(span.end, span.start + retrieved.end() + 30)
        )
        if retrieved
        else None
    )
    published = iso(authors["date"]) if authors and authors["date"] else None
    publisher = None
    if title:
        end = retrieved.start() if retrieved and retrieved.start() > title.end() else len(line)
        tail = line[title.end() : end]
        if published is None:
            stamp = find_stamp(text, span.start + title.end(), span.start + end)
            published = stamp.value if stamp else None
        publisher = _publisher(tail)
    return Reference(
        span=span,
        label=label["label"] if label else None,
        title=line[title.start("title") : title.end("title")].strip() if title else None,
        publisher=publisher,
        author=line[authors.start("names") : authors.end("names")].strip(" .") if authors else None,
        published=published,
        accessed=accessed.value if accessed else None,
        url=url.group().rstrip(".,;") if url else None,
    )


def _publisher(tail: str) -> str | None:
    """The first part after the title that is no date and no number of a catalogue."""
    tail = _URL.sub("", _FILLER.sub("", tail))
    for part in re.split(r"\.\s+|\.$", tail):
        name = part.strip(" .,;:·-–")
        if not name or find_stamp(name, 0, len(name)) is not None:
            continue
        return name if len(name) <= 80 and any(c.isalpha() for c in name) else None
    return None
