"""Linked data: schema.org for the story, PROV-O for where its texts come from."""

from variorum.dossier.exports.linked.lineage import to_prov
from variorum.dossier.exports.linked.schema import to_jsonld

__all__ = ["to_jsonld", "to_prov"]
