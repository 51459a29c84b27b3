"""Reads a TEI edition back with lxml: what every witness prints at every place.

Knows TEI and the promises of docs/reference/exports.md, nothing of how it was written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from lxml import etree

from variorum.text import fold

NS = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
SCHEMA = Path(__file__).resolve().parents[4] / "shared" / "schemas" / "tei_all.rng"


@cache
def schema() -> etree.RelaxNG | None:
    """The published schema, where it lies beside the repository; read once, it is large."""
    return etree.RelaxNG(etree.parse(str(SCHEMA))) if SCHEMA.is_file() else None


def squeezed(text: str) -> str:
    """Text without white space and quote marks, other typographic marks plain.

    A quotation of several paragraphs opens each with a mark, which is no part of the text.
    """
    return "".join(fold(text).replace('"', "").split())


def _signs(element: etree._Element) -> frozenset[str]:
    return frozenset(sign.removeprefix("#") for sign in element.get("wit", "").split())


def _text(element: etree._Element) -> str:
    out = element.text or ""
    for child in element:
        out += "\n" if child.tag.endswith("}lb") else _text(child)
        out += child.tail or ""
    return out


@dataclass
class App:
    """One place: where its lemma stands in the text, and what each siglum prints."""

    ident: str
    start: int
    end: int
    lemma: str
    lemma_of: frozenset[str]
    readings: list[tuple[frozenset[str], str, str, str]]

    def prints(self, sign: str) -> list[str]:
        found = [self.lemma] if sign in self.lemma_of else []
        return found + [text for signs, text, _, _ in self.readings if sign in signs]


@dataclass
class Division:
    """One text of record as the document has it."""

    text: str
    apps: list[App]
    apart: list[tuple[str, str, str, list[tuple[frozenset[str], str]]]]
    doubts: list[str] = field(default_factory=list)

    def over(self, start: int, end: int) -> range:
        """The numbers of the places that meet ``[start, end)`` of the text, or touch it if empty."""
        hit = [
            n
            for n, app in enumerate(self.apps)
            if (app.start < end and start < app.end)
            or (start == end and app.start <= start <= app.end)
            or (app.start == app.end and start <= app.start <= end)
        ]
        return range(hit[0], hit[-1] + 1) if hit else range(0)

    def holds(self, sign: str, wanted: str, places: range, *, around: int = 0) -> bool:
        """Whether a witness prints some characters in these places and ``around`` of them."""
        low, high = max(0, places.start - around), min(len(self.apps), places.stop + around)
        said = [[squeezed(t) for t in self.apps[n].prints(sign)] or [""] for n in range(low, high)]
        wanted = squeezed(wanted)

        def goes_on(number: int, rest: str) -> bool:
            if not rest:
                return True
            if number == len(said):
                return False
            return any(
                one.startswith(rest)
                or (rest.startswith(one) and goes_on(number + 1, rest[len(one) :]))
                for one in said[number]
            )

        if not wanted:
            return any("" in one for one in said)
        return any(
            wanted in one
            or any(
                wanted.startswith(one[k:]) and goes_on(number + 1, wanted[len(one) - k :])
                for k in range(len(one))
            )
            for number, alternatives in enumerate(said)
            for one in alternatives
        )


def divisions(document: etree._Element) -> list[Division]:
    """Every text of record of a document, in order."""
    return [
        _division(div) for div in document.xpath("//t:div[@type='textOfRecord']", namespaces=NS)
    ]


def _division(div: etree._Element) -> Division:
    text, apps = "", []
    for number, paragraph in enumerate(div.xpath("./t:p|./t:sp/t:p", namespaces=NS)):
        spoken = paragraph.getparent().tag.endswith("}sp")
        text += ("\n" if spoken else "\n\n") if number else ""
        text += paragraph.text or ""
        for child in paragraph:
            if child.tag.endswith("}lb"):
                text += "\n"
            else:
                (lemma,) = child.xpath("./t:lem", namespaces=NS)
                words = _text(lemma)
                readings = [
                    (_signs(rdg), _text(rdg), rdg.get("type", ""), rdg.get("cause", ""))
                    for rdg in child.xpath("./t:rdg", namespaces=NS)
                ]
                end = len(text) + len(words)
                apps.append(App(child.get(ID), len(text), end, words, _signs(lemma), readings))
                text += words
            text += child.tail or ""
    apart = [
        (
            app.get("type"),
            app.get("from").removeprefix("#"),
            app.get("to").removeprefix("#"),
            [(_signs(one), _text(one)) for one in app],
        )
        for app in div.xpath("./t:listApp/t:app", namespaces=NS)
    ]
    doubts = [_text(note) for note in div.xpath("./t:note[@type='doubt']", namespaces=NS)]
    return Division(text, apps, apart, doubts)
