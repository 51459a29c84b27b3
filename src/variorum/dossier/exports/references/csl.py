"""References as CSL-JSON, the input format of citation processors."""

from __future__ import annotations

import json
import re

from variorum.dossier.exports.encodable import encodable
from variorum.dossier.exports.references.work import Work, keyed_works
from variorum.dossier.sources import csl_date, kind_of
from variorum.model import Edition


def to_csl(edition: Edition) -> str:
    """Write the references to all reports as one CSL-JSON list.

    The ``id`` is the siglum, with the number of the story before it where there are several.
    Names stay whole (``literal``): which part of a name is the family's is not known. What
    CSL has no field for stands in ``note``: the agency, the digest of the capture.
    """
    items = [_item(key, work) for key, work in keyed_works(edition)]
    return encodable(json.dumps(items, ensure_ascii=False, indent=1, sort_keys=True)) + "\n"


def note_of(work: Work) -> str:
    """What a reference has no field for, in words."""
    told = [f"Agency: {name}" for name in work.agencies]
    told.append(f"Capture: {work.digest}")
    return "; ".join(told)


def _item(key: str, work: Work) -> dict[str, object]:
    item: dict[str, object] = {
        "id": key,
        "type": kind_of(work.publisher, post=work.post),
        "note": note_of(work),
    }
    named = {
        "title": work.title,
        "container-title": work.publisher,
        "URL": work.url,
        "language": work.language,
        "archive_location": work.archive_url,
    }
    item |= {name: value for name, value in named.items() if value}
    if work.authors:
        item["author"] = [{"literal": name} for name in work.authors]
    if work.published:
        item["issued"] = _date(work.published)
    if work.accessed:
        item["accessed"] = _date(work.accessed)
    return item


def _date(value: str) -> dict[str, object]:
    """A date of parts only where it is one; any other in words, as the report has it."""
    if re.match(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])|\d{4}(-(0[1-9]|1[0-2]))?$", value):
        return csl_date(value)
    return {"literal": value}
