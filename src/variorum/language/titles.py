"""Cut a capitalised sequence at the titles in it ("Riverton Mayor Ann Lee")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.language import name_tables as tables
from variorum.language.capitals import Piece
from variorum.language.name_context import phrase_roles, role_of

# Offices that make a capitalised word a title wherever it stands in a sequence. The other
# roles are surnames too ("Baker", "Bishop") and count only in front.
_OFFICES = frozenset(
    """president-elect mayor-elect governor-elect mayor president minister premier
    chancellor governor senator congressman congresswoman councillor councilor secretary
    general colonel lieutenant sergeant admiral commissioner constable inspector
    superintendent detective ambassador prosecutor attorney coroner vice-president
    secretary-general director director-general chairman chairwoman spokesman
    spokeswoman spokesperson professor ceo pm mp presiden perdana menteri presidente
    presidenta alcalde alcaldesa ministro ministra président maire ministre präsident
    bürgermeister kanzler commander chief prime foreign home finance defence defense
    deputy vice executive judge justice representative undersecretary archbishop prince
    princess queen king pope captain coach manager chair head leader cardinal sheriff
    marshal treasurer""".split()
)


# Offices that end a sequence without being a surname ("UN Secretary General").
_STRONG = frozenset(
    """president minister secretary general secretary-general chancellor premier
    commissioner chairman chairwoman ceo governor mayor ambassador spokesman spokeswoman
    spokesperson director presiden menteri presidente ministro""".split()
)


# Offices that are surnames as often: "Coach Prince" is somebody.
_SURNAMES = frozenset("pope prince marshal judge head coach captain king bishop".split())
_PERSONAL = frozenset("pope prince king bishop".split())
# Sequences of these words alone are an office ("Chief Constable") and nobody's name.
_OF_OFFICE = _OFFICES | tables.PORTFOLIOS | tables.DEMONYMS


def _ends_body(norms: Sequence[str], k: int) -> bool:
    """True at "Foods" in "Kerrow Foods Ann Lee": a company's name, then a person's."""
    person = norms[k + 1] in tables.GIVEN and norms[-1] not in tables.BODIES
    return person and norms[k] in tables.CORPORATE and k == len(norms) - 3


def _several(norms: Sequence[str], after: str) -> bool:
    """True for "Sisters Jo Lee": one word for the several people who are named after it."""
    one = norms[0][:-1]
    many = norms[0].endswith("s") and (one in tables.ROLES or one in tables.KIN)
    return many and (len(norms) > 2 or norms[1] in tables.GIVEN or after == "and")


def parts(row: Sequence[Piece], first: int, last: int) -> Iterator[tuple[int, int, str, set[str]]]:
    """Cut a sequence at its titles: (first, last, title, roles) of each name in it."""
    if first == last:
        norm = row[first].norm
        if norm in tables.BODIES or not (norm in _STRONG or norm in tables.COURTESY or norm == "."):
            yield first, last, "", set()
        return
    norms = [p.norm for p in row[first : last + 1]]
    size = len(norms)
    at = 0
    courtesy = ""
    while at < size and (norms[at] in tables.COURTESY or norms[at] == "."):
        if norms[at] != ".":
            courtesy = norms[at]
        at += 1
    if at and at < size:
        yield from (
            (begin, end, title or courtesy, roles | {"courtesy"})
            for begin, end, title, roles in parts(row, first + at, last)
        )
        return
    if at == size:
        return
    joint = next((k for k in range(1, size - 2) if _ends_body(norms, k)), 0)
    if joint:
        yield from parts(row, first, first + joint)
        yield from parts(row, first + joint + 1, last)
        return
    body = norms[-1] in tables.BODIES or any(
        n in tables.BODY_HEADS and k + 1 < size and norms[k + 1] in ("of", "for")
        for k, n in enumerate(norms)
    )
    cut = -1
    for k, norm in enumerate(norms):
        if norm in tables.GIVEN and k == 0 and size > 1 and norms[1] not in tables.ROLES:
            break
        if (
            norm in _OFFICES
            or (k == 0 and norm in tables.ROLES)
            or (
                cut >= 0
                and norm in tables.ROLES
                and norm not in tables.GIVEN
                and k == cut + 1
                and k + 1 < size
            )
        ):
            cut = k
    if body and not (cut >= 0 and norms[-1] not in tables.BODIES):
        start = 0
        while (
            start < size - 1 and norms[start] in tables.ROLES and norms[start] not in tables.BODIES
        ):
            start += 1
        if start and norms[start] in ("of", "for", "to"):
            start += 1
        yield first + start, last, "", set()
        return
    if cut < 0:
        start = 0
        if size > 1 and norms[0] in tables.DEMONYMS and norms[1] in tables.GIVEN:
            start = 1
        elif size > 1 and _several(norms, row[last + 1].norm if last + 1 < len(row) else ""):
            yield first + 1, last, "", {role_of(norms[0][:-1])}
            return
        yield first + start, last, "", set()
        return
    if cut == size - 1 > 0 and norms[cut] in _PERSONAL and norms[cut - 1] in _OFFICES:
        cut -= 1
    if cut == size - 1 and norms[cut] not in _STRONG:
        if size == 1 or norms[cut] in _SURNAMES or not all(n in _OF_OFFICE for n in norms):
            yield first, last, "", set()
        return
    roles = phrase_roles(norms[: cut + 1])
    begin = cut
    while begin > 0 and (norms[begin - 1] in tables.ROLES or norms[begin - 1] in _OFFICES):
        begin -= 1
    apart = tables.DEMONYMS | tables.PORTFOLIOS | {"."}
    if begin > 0 and not all(n in apart for n in norms[:begin]):
        yield first, first + begin - 1, "", set()
    rest = cut + 1
    if rest < size and norms[rest] in ("of", "for", "von", "de", "del", "du", "des"):
        rest += 1
        if rest < size and norms[rest] == "the":
            rest += 1
        if rest < size:
            yield first + rest, last, "", set()
        return
    if rest < size and norms[rest] in ("the", "."):
        rest += 1
    if rest < size:
        yield first + rest, last, norms[cut], roles
