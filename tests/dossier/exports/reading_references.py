"""Reads references back with other people's parsers, and makes reports with any title."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import bibtexparser
import mwparserfromhell
from bibtexparser.middlewares import SeparateCoAuthors
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON
from flood_story import MADE, Report, gather
from pylatexenc.latex2text import LatexNodes2Text

from variorum.model import Dossier, Edition, Fact

_STYLE: list[Any] = []


def one_report(**facts: str | None) -> Dossier:
    """The dossier of one plain report whose facts are replaced by these."""
    parts = gather(
        [
            Report(
                "a",
                [("title", "T"), ("paragraph", "A plain sentence of a report.")],
                url="https://a.example/1",
            )
        ]
    )
    values = {
        name: value if value is None or name == "url" else Fact(value, "stated")
        for name, value in facts.items()
    }
    return replace(parts, articles=(replace(parts.articles[0], **values),)).compose()  # type: ignore[arg-type]


def edition(*dossiers: Dossier) -> Edition:
    return Edition(MADE, dossiers)


def printed(csl: str) -> list[str]:
    """What a citation processor prints of every item; the items in the list's order."""
    if not _STYLE:
        _STYLE.append(CitationStylesStyle("harvard-cite-them-right", validate=False))
    items = json.loads(csl)
    source = CiteProcJSON(items)
    bibliography = CitationStylesBibliography(_STYLE[0], source, formatters.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    order = [key.casefold() for key in bibliography.keys]
    told = dict(zip(order, map(str, bibliography.bibliography()), strict=True))
    return [told[item["id"].casefold()] for item in items]


def entries(bibtex: str) -> list[dict[str, str]]:
    """The entries of a BibTeX file as plain text; addresses as they stand."""
    library = bibtexparser.parse_string(bibtex)
    assert library.failed_blocks == []
    return [
        {
            "key": entry.key,
            "type": entry.entry_type,
            **{f.key: f.value if "url" in f.key else _plain(f.value) for f in entry.fields},
        }
        for entry in library.entries
    ]


def authors(bibtex: str) -> list[list[str]]:
    library = bibtexparser.parse_string(bibtex, append_middleware=[SeparateCoAuthors()])
    return [
        [_plain(name) for name in e.get("author").value] for e in library.entries if e.get("author")
    ]


def _plain(value: str) -> str:
    # That reader takes \textasciicircum for a letter that looks like it.
    return str(LatexNodes2Text().latex_to_text(value)).replace("\u02c6", "^")


def templates(wikitext: str) -> list[dict[str, str]]:
    """The templates of a wikitext as plain text; nothing but templates and a list is there."""
    code = mwparserfromhell.parse(wikitext)
    found = code.filter_templates()
    assert code.filter_wikilinks() == []
    assert {str(tag) for tag in code.filter_tags()} <= {"*"}
    assert code.filter_headings() == []
    assert [line.count("{{cite news") for line in wikitext.splitlines()[1:]] == [1] * len(found)
    told = []
    for template in found:
        assert str(template.name).strip() == "cite news"
        told.append(
            {
                str(p.name).strip(): str(
                    mwparserfromhell.parse(str(p.value).strip()).strip_code(
                        normalize=True, collapse=False
                    )
                )
                for p in template.params
            }
        )
    return told
