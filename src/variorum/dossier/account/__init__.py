"""The account: what the reports of one story tell, each sentence standing on passages.

Two sorts of sentence only. A sentence taken from a report stands in quotation marks after the
report's name. A sentence that we put together says what can be counted or compared in the
passages it cites. Every sentence passes the check of ``dossier.support`` or is not told.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.dossier.account.agreed import agreed
from variorum.dossier.account.context import context
from variorum.dossier.account.disputed import disputed
from variorum.dossier.account.happened import happened
from variorum.dossier.account.material import Told, material_of
from variorum.dossier.account.open import still_open
from variorum.dossier.account.reactions import reactions
from variorum.dossier.account.record import record_lines
from variorum.dossier.account.stances import confirmations
from variorum.dossier.shelf import Shelf
from variorum.dossier.support import Library, unsupported
from variorum.model import AccountPart, Claim, Conflict, Dropped, Line, Lineage, TextOfRecord

__all__ = ["PARTS", "PART_NAMES", "in_order", "write_account", "written_by"]

# The parts in the order in which a reader asks, with what a heading calls them.
PART_NAMES: dict[AccountPart, str] = {
    "happened": "What happened",
    "agreed": "What independent origins agree on",
    "record": "The text of record",
    "confirmation": "Confirmed and denied",
    "reactions": "Reactions",
    "context": "Before",
    "disputed": "What is disputed",
    "open": "What is open",
    "replaced": "What later reports replaced",
}
PARTS: tuple[AccountPart, ...] = tuple(PART_NAMES)


def write_account(
    shelf: Shelf,
    library: Library,
    records: Sequence[TextOfRecord],
    claims: Sequence[Claim],
    conflicts: Sequence[Conflict],
    lineage: Lineage,
) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """Write the account of one story, part by part.

    Returns:
        The lines in the order of ``PARTS``, and those that the check refused, each with
        what no citation of it supports. An empty story gives no line.

    Cost: linear in the text, and in the conflicts and claims.
    """
    material = material_of(shelf, records, claims, conflicts, lineage)
    told = Told()
    lines = happened(material, told)
    lines += agreed(material, told, library)
    lines += record_lines(material)
    lines += confirmations(material, told)
    lines += reactions(material, told)
    lines += context(material, told)
    lines += disputed(material, library)
    lines += still_open(material, told, library)
    kept: list[Line] = []
    dropped: list[Dropped] = []
    for line in lines:
        found = unsupported(line, library)
        if found:
            dropped.append(Dropped(line.sentence, "; ".join(map(str, found))))
        else:
            kept.append(line)
    return in_order(kept), tuple(dropped)


def written_by(models: Sequence[str]) -> str:
    """The mark under lines of an outside writer, in words."""
    return (
        f"Put into words by {', '.join(models) or 'an outside writer'}, a language model; every "
        "number, date, name and quotation was checked against the passages cited."
    )


def in_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines by their part; within one as they came."""
    return tuple(sorted(lines, key=lambda line: PARTS.index(line.part)))
