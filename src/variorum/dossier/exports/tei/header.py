"""The TEI header: title, how it was made, the list of witnesses, the kinds of readings."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from variorum.dossier.exports.program import VERSION
from variorum.dossier.exports.references.work import Work
from variorum.dossier.exports.tei.elements import address, element, when
from variorum.model import Dossier

KINDS: Mapping[str, str] = {
    "word": "another word",
    "omission": "words left out",
    "addition": "words added",
    "order": "another order",
    "spelling": "another spelling or form of writing of the same words",
    "case": "capitals",
    "punctuation": "punctuation",
    "ellipsis": "left out, marked with an ellipsis",
    "bracket": "changed in brackets",
    "translation": "a translation of the words",
    "sic": "an error of the original, mended or marked",
    "fragment": "the witness prints only this part of the place",
    "form": "printed in another form that the apparatus does not count, such as a capital at "
    "the start of a quotation or in a headline",
}


def add_header(tei: ET.Element, dossier: Dossier, works: tuple[Work, ...], made: str) -> None:
    """Write the ``teiHeader``; every report of the story has its siglum as ``xml:id``."""
    header = element(tei, "teiHeader")
    file = element(header, "fileDesc")
    titles = element(file, "titleStmt")
    element(titles, "title", dossier.title or "A story without a title")
    responsible = element(titles, "respStmt")
    element(responsible, "resp", "collated from the reports listed below")
    element(responsible, "name", "Variorum", type="software")
    publication = element(file, "publicationStmt")
    element(publication, "publisher", "Made with Variorum; not published by its makers.")
    element(publication, "date", made, when=when(made))
    element(publication, "idno", dossier.story.state, type="story")
    _add_sources(element(file, "sourceDesc"), dossier, works)
    encoding = element(header, "encodingDesc")
    project = element(encoding, "projectDesc")
    element(
        project,
        "p",
        "Each text of record is reconstructed from reports that quote it. Every piece of the "
        "text stands in an app whose lem names the witnesses that print it so; a witness that "
        "is named neither in lem nor in rdg prints nothing there. A siglum may stand twice in "
        "one app: the report prints the place twice. Characters that XML does not allow are "
        "replaced by U+FFFD. White space between readings says nothing.",
    )
    apps = element(encoding, "appInfo")
    application = element(apps, "application", ident="variorum", version=VERSION)
    element(application, "label", "Variorum")
    element(encoding, "variantEncoding", method="parallel-segmentation", location="internal")
    taxonomy = element(element(encoding, "classDecl"), "taxonomy", id="kinds")
    for kind, words in KINDS.items():
        category = element(taxonomy, "category", id=f"kind-{kind}")
        element(category, "catDesc", words)


def _add_sources(described: ET.Element, dossier: Dossier, works: tuple[Work, ...]) -> None:
    articles = {w.article for record in dossier.records for w in record.witnesses}
    witnesses = [work for work in works if work.article in articles]
    others = [work for work in works if work.article not in articles]
    if witnesses:
        listed = element(described, "listWit")
        for work in witnesses:
            _add_reference(element(listed, "witness", id=work.siglum), work)
    if others or not witnesses:
        bibliography = element(described, "listBibl")
        element(bibliography, "head", "Reports that print no words of a text of record")
        for work in others:
            _add_reference(bibliography, work, id=work.siglum)
        if not others:
            element(bibliography, "bibl", "None.")


def _add_reference(parent: ET.Element, work: Work, id: str = "") -> None:
    entry = element(parent, "bibl", id=id, lang="")
    if work.title:
        element(entry, "title", work.title, level="a", lang=work.language or "")
    for author in work.authors:
        element(entry, "author", author)
    if work.publisher:
        element(entry, "publisher", work.publisher)
    for agency in work.agencies:
        element(entry, "orgName", agency, type="agency")
    if work.published:
        element(entry, "date", work.published, type="published", when=when(work.published))
    if work.url:
        element(entry, "ref", work.url, target=address(work.url))
    if work.archive_url:
        element(entry, "ref", work.archive_url, type="archived", target=address(work.archive_url))
    if work.accessed:
        element(entry, "date", work.accessed, type="captured", when=when(work.accessed))
    element(entry, "idno", work.digest, type="capture")
    element(entry, "idno", work.article, type="article")
