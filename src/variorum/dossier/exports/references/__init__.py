"""References to the reports: CSL-JSON, BibTeX, and wikitext with ``{{cite news}}``."""

from variorum.dossier.exports.references.bibtex import to_bibtex
from variorum.dossier.exports.references.csl import to_csl
from variorum.dossier.exports.references.wikitext import to_wikitext

__all__ = ["to_bibtex", "to_csl", "to_wikitext"]
