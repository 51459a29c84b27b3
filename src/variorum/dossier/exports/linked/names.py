"""Names of things in linked data. All are URNs of ours: no address of a report is trusted."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from variorum.dossier.exports.encodable import encodable
from variorum.model import digest

OURS = "urn:variorum:"
SOFTWARE = f"{OURS}software"

Json = dict[str, Any]


def urn(name: str) -> str:
    """The name of a thing that has an id."""
    return OURS + quote(encodable(name), safe="-_.:")


def agent(name: str) -> str:
    """The name of whoever is called so; one spelling, one agent."""
    return OURS + digest("agent", " ".join(name.split()).casefold())


def document(context: Mapping[str, object], graph: Sequence[Json]) -> str:
    """A JSON-LD document with its context inside, sorted by name, each thing once.

    Nothing has to be fetched to read it.
    """
    merged: dict[str, Json] = {}
    for node in graph:
        merged.setdefault(node["@id"], {}).update(node)
    plain = {"@context": context, "@graph": [merged[name] for name in sorted(merged)]}
    return encodable(json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True)) + "\n"


def told(**values: object) -> Json:
    """The values that are known; ``None`` and what is empty are left out."""
    return {key: value for key, value in values.items() if value not in (None, "", [], ())}
