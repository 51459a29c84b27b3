"""Every story that lies here, exported in every form and read back by other people's readers."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from importlib import import_module
from pathlib import Path

import pyarrow.parquet
import pytest
import rdflib
from lxml import etree
from pyld import jsonld
from reading_references import entries, printed, templates
from reading_tei import Division, divisions, schema, squeezed

from variorum.collation import collate
from variorum.desk import open_desk, render, write_dossiers
from variorum.desk.settings import read_settings
from variorum.dossier import compose
from variorum.dossier.exports.references.work import keyed_works
from variorum.dossier.exports.tei.prints import APART
from variorum.model import Capture, Dossier, Edition, Lineage, Story, TextOfRecord

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared"
HERE = [
    ROOT / "examples" / "night-trains",
    *sorted((ROOT / "benchmarks" / "quality" / "dossier" / "stories").iterdir()),
]
SHARED_STORIES = ("elmsworth-tram", "rutte-text", "tessaline-memo")
STORIES = {
    **{folder.name: folder for folder in HERE},
    **{name: SHARED / "stories" / name for name in SHARED_STORIES},
}


@pytest.mark.parametrize("story", sorted(STORIES))
def test_every_export_of_the_story_is_read_back(story: str, tmp_path: Path) -> None:
    edition = _told(STORIES[story], tmp_path)
    assert edition.dossiers
    _check_tei(edition)
    _check_references(edition)
    _check_linked(edition)
    _check_tables(edition)


def _told(folder: Path, tmp_path: Path) -> Edition:
    if not folder.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("the shared stories must be here in CI")
        pytest.skip("the shared stories are not here")
    reports = tmp_path / "reports"
    shutil.copytree(folder, reports, ignore=shutil.ignore_patterns("gold.json"))
    settings = read_settings(tmp_path, {}, offline=True, meaning="lexical")
    with open_desk(store=tmp_path / "store.sqlite", settings=settings) as desk:
        return write_dossiers(desk, [str(reports)])


def _check_tei(edition: Edition) -> None:
    rules = schema()
    for dossier, text in zip(edition.dossiers, render(edition, "tei").values(), strict=True):
        document = etree.fromstring(text.encode())  # type: ignore[union-attr]
        assert rules is None or rules.validate(document), rules.error_log
        for record, division in zip(dossier.records, divisions(document), strict=True):
            assert division.text == record.text
            assert _lost(record, division, dossier) == []


def _lost(record: TextOfRecord, division: Division, dossier: Dossier) -> list[str]:
    """Words and readings of the record whose witness does not print them in the document."""
    signs = {entry.article: entry.siglum for entry in dossier.sources}
    texts = {article.id: article.text for article in dossier.articles}
    lost = []
    for word in record.words:
        places = division.over(word.start, word.end)
        for p in word.passages:
            if not division.holds(signs[p.article], texts[p.article][p.start : p.end], places):
                lost.append(f"word {record.text[word.start : word.end]} {signs[p.article]}")
    for variant in record.variants:
        places = division.over(variant.start, variant.end)
        for reading in variant.readings:
            for p in reading.passages:
                sign = signs[p.article]
                if variant.kind in APART:
                    found = any(
                        sign in witnesses and squeezed(text) == squeezed(reading.text)
                        for kind, _, _, readings in division.apart
                        if kind == variant.kind
                        for witnesses, text in readings
                    )
                else:
                    found = any(
                        division.holds(sign, shown, places, around=4)
                        for shown in _with_and_without_context(texts[p.article][p.start : p.end])
                    )
                if not found:
                    lost.append(f"{variant.kind} {reading.text} {sign}")
    return lost


def _with_and_without_context(shown: str) -> list[str]:
    """A reading as it is shown; and without the words beside it, which may stand elsewhere in
    the record's own order."""
    words = shown.split()
    return [shown, " ".join(words[1:-1])] if len(words) > 2 else [shown]


def _check_references(edition: Edition) -> None:
    works = keyed_works(edition)
    csl = str(render(edition, "csl")["dossier.csl.json"])
    for text, (_, work) in zip(printed(csl), works, strict=True):
        assert work.title is None or work.title in text
        assert work.publisher is None or work.publisher in text
    found = entries(str(render(edition, "bibtex")["dossier.bib"]))
    for entry, (_, work) in zip(found, works, strict=True):
        assert entry.get("title") == work.title
        assert entry.get("journal") == work.publisher
        assert work.digest in entry["note"]
    cited = templates(str(render(edition, "wikitext")["dossier.wikitext"]))
    for template, (_, work) in zip(cited, works, strict=True):
        assert template.get("title") == work.title
        assert template.get("work") == work.publisher
        assert template.get("url") == work.url
        assert template.get("agency", "") == ", ".join(work.agencies)


def _check_linked(edition: Edition) -> None:
    for form, name in (("jsonld", "dossier.jsonld"), ("prov", "dossier.prov.jsonld")):
        text = str(render(edition, form)[name])
        expanded = jsonld.expand(json.loads(text))
        assert len(expanded) == len(json.loads(text)["@graph"])
    graph = rdflib.Graph().parse(data=text, format="json-ld")
    rows = graph.query(
        "PREFIX prov: <http://www.w3.org/ns/prov#> SELECT ?t ?g WHERE { ?x <urn:variorum:siglum> ?t ; "
        "prov:wasDerivedFrom|prov:wasQuotedFrom ?y . ?y <urn:variorum:siglum> ?g }"
    )
    signs = {e.article: e.siglum for d in edition.dossiers for e in d.sources}
    wanted = {
        (signs[copy.direction[1]], signs[copy.direction[0]])
        for d in edition.dossiers
        for copy in d.copies
        if copy.direction
    } | {
        (signs[edge.target], signs[edge.source])  # type: ignore[index]
        for d in edition.dossiers
        for edge in d.lineage.edges
        if edge.strong and edge.source in signs
    }
    assert {(str(taker), str(giver)) for taker, giver in rows} == wanted


def _check_tables(edition: Edition) -> None:
    typed = render(edition, "parquet")
    for name, text in render(edition, "csv").items():
        rows = list(csv.DictReader(io.StringIO(str(text), newline="")))
        packed = typed[name.replace(".csv", ".parquet")]
        assert isinstance(packed, bytes)
        assert len(rows) == pyarrow.parquet.read_table(io.BytesIO(packed)).num_rows


@pytest.mark.parametrize(
    ("words", "witnesses", "rate", "seed"),
    [(100, 5, 0.05, 3), (100, 20, 0.2, 0), (300, 20, 0.1, 1)],
)
def test_damaged_and_transposed_prints_of_a_letter_are_recovered(
    words: int, witnesses: int, rate: float, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made prints of the bench of collation: words changed, sentences moved, pieces left out."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks" / "quality" / "collation"))
    case = import_module("reports").make(words, witnesses, rate, seed)
    records = collate(case.articles, case.analyses, case.copies)
    ids = tuple(article.id for article in case.articles)
    captures = tuple(
        Capture(a.capture, a.input, None, "2031-03-06T08:30:00Z") for a in case.articles
    )
    lineage = Lineage(tuple((one,) for one in ids))
    dossier = compose(
        Story("story-made", ids), case.articles, captures, case.analyses, (), records, (), (), case.copies, lineage,
    )  # fmt: skip
    (text,) = render(Edition("2031-03-06T09:00:00Z", (dossier,)), "tei").values()
    document = etree.fromstring(text.encode())  # type: ignore[union-attr]
    rules = schema()
    assert rules is None or rules.validate(document), rules.error_log
    lost, readings = [], 0
    for record, division in zip(dossier.records, divisions(document), strict=True):
        assert division.text == record.text
        lost += _lost(record, division, dossier)
        readings += sum(len(r.passages) for v in record.variants for r in v.readings)
    # Where sentences change places, the words that an omission is shown with stand elsewhere.
    assert [one for one in lost if not one.startswith(("omission ", "addition "))] == []
    assert len(lost) <= readings / 100
