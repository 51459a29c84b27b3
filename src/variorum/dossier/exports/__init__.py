"""A dossier as a page to read, as plain text, or for machines and other people's tools.

All are pure: an edition in, strings or bytes out. ``to_html``, ``to_tei``, ``to_csv`` and
``to_parquet`` give file names and contents, the others one text each.
docs/reference/exports.md says what each holds and what is lost in it.
"""

from variorum.dossier.exports.html import page_script, to_html
from variorum.dossier.exports.json import to_json
from variorum.dossier.exports.linked import to_jsonld, to_prov
from variorum.dossier.exports.markdown import to_markdown
from variorum.dossier.exports.references import to_bibtex, to_csl, to_wikitext
from variorum.dossier.exports.tables import to_csv, to_parquet
from variorum.dossier.exports.tei import to_tei
from variorum.dossier.exports.within import fragment_style, to_fragment

__all__ = [
    "fragment_style",
    "page_script",
    "to_bibtex",
    "to_csl",
    "to_csv",
    "to_fragment",
    "to_html",
    "to_json",
    "to_jsonld",
    "to_markdown",
    "to_parquet",
    "to_prov",
    "to_tei",
    "to_wikitext",
]
