"""The critical edition as TEI P5, by parallel segmentation (docs/reference/exports.md)."""

from variorum.dossier.exports.tei.document import to_tei

__all__ = ["to_tei"]
