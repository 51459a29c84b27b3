"""The phrases by which running text says where it has something from.

Each rule is a pattern with one name in it. A name here is a shape (capitalised words, "of",
"&", figures), never an entry in a list of outlets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_CAP = rf"(?:{_UPPER}\.(?=\s?{_UPPER})|{_UPPER}(?:[\w'’&\-]|\.(?=\w))*|\d[A-Z]\w+)"
# Bounded on every side, so that no text makes it slow.
NAME = rf"(?:[Tt]he )?{_CAP}(?:(?: | (?:of|for|of the|and|&|de|de la|de los|del|der|van) (?={_CAP})){_CAP}| \d{{1,3}}\b){{0,6}}"
_SHORT_NAME = rf"(?:[Tt]he )?{_CAP}(?:(?: | (?:of|of the|&|de|de la|de los|del|der|van) (?={_CAP})){_CAP}| \d{{1,3}}\b){{0,5}}"
_LIST = rf"{_SHORT_NAME}(?:, {_SHORT_NAME}){{0,8}}(?:,? (?:and|or|y|et|und|dan) {_SHORT_NAME})?"


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase: its place, the place of the source's words, and how sure the phrase is.

    ``sure`` phrases credit whatever stands in them ("first reported by"); the others only
    a source that is no person and no place ("told").
    """

    start: int
    end: int
    source_start: int
    source_end: int
    report: bool
    sure: bool


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


# Phrases that credit a report to whoever is named.
_SURE = (
    _rule(
        r"\b(?:(?:first|originally|previously|initially|earlier|exclusively) )?"
        r"(?:reported|published|revealed|broken|uncovered|disclosed) (?:earlier |first |on \w+ |"
        r"last \w+ )?(?:by|in) (?P<name>" + _SHORT_NAME + ")"
    ),
    _rule(r"\b(?:seen|obtained|reviewed|viewed|verified) by (?P<name>" + _SHORT_NAME + ")"),
    _rule(r"\b(?:leaked|shared|provided|released exclusively) (?:to|with) (?P<name>" + _SHORT_NAME + ")"),
    _rule(
        r"\b(?:interview|interviews|conversation|briefing) (?:with|to|given to|for|published (?:by|in)) "
        r"(?P<name>" + _SHORT_NAME + ")"
    ),
    _rule(r"\b(?:speaking|spoke|talking|talked|statement|comments|email|remarks) to (?P<name>" + _SHORT_NAME + ")"),
    _rule(r"\b(?:[Cc]iting|quoting|[Qq]uoted by|cited by|[Aa]s reported by|[Rr]eports? (?:by|from|in)) (?P<name>" + _SHORT_NAME + ")"),
    _rule(r"\b(?:[Vv]ia|[Hh]/[Tt]|[Ss]ources?:) (?P<name>" + _SHORT_NAME + ")"),
)
_TOLD = _rule(r"\b(?:told|tells|informed) (?P<name>" + _SHORT_NAME + ")")
_REPORTED = _rule(
    r"(?P<name>" + _SHORT_NAME + r")(?: has| had| have)?(?: also| first| later| previously| earlier|"
    r" separately| exclusively| since| independently| then)* (?:reported|reports|reporting|understands|"
    r"has learned|has learnt|has seen|has obtained|revealed|(?:confirmed|verified|found|learned|learnt) that)\b"
)
_ACCORDING = _rule(r"\b[Aa]ccording to (?P<name>" + _SHORT_NAME + ")")
_OF_KIND = _rule(
    r"\b(?:outlets?|media|newspapers?|papers|broadcasters?|agencies|sites|publications|press|titles|"
    r"reports|analysts|commentators|observers|experts|journalists|reporters|sources)\b,? "
    r"(?:such as|including|like|among them|notably)(?: those)?(?: from| at| of| in)? (?P<list>" + _LIST + ")"
)
_BELONGS = _rule(
    r"(?:,|\() ?(?:[^\s,.;()]+ ){0,12}?(?:now|currently|today|formerly|previously|who is) (?:with|at|of) "
    r"(?P<name>" + _SHORT_NAME + ")"
)
_FOREIGN = (
    # Spanish, French, German, Malay and Indonesian.
    _rule(
        r"\b(?:lapor|dilaporkan oleh|melaporkan|memetik|mengutip|menurut|según|informó|reportó|publicó|"
        r"cita a|citando a|citó a|selon|d['’]après|rapporte|a rapporté|citant|laut|berichtet|berichtete|"
        r"meldet|meldete|so|unter Berufung auf|aseguró a|declaró a|dijo a|a déclaré à|sagte|kepada) "
        r"(?:l['’]|la |le |el |der |die |das |dem |den )?(?P<name>" + _SHORT_NAME + ")"
    ),
    _rule(r"(?P<name>" + _SHORT_NAME + r") (?:zufolge|melaporkan|informa|informó|rapporte|berichtet|berichtete)\b"),
)
_HOST = _rule(r"[(\[](?P<name>(?:https?://)?(?:[a-z0-9][a-z0-9\-]{0,62}\.){1,4}[a-z]{2,12})(?:/[^\s()\]]{0,300})?[)\]]")
# Sources that are described and not named.
_DESCRIBED = _rule(
    r"\b(?:[Aa]ccording to|[Pp]er|[Mm]enurut|[Mm]emetik|[Ss]egún|[Ss]elon|[Ll]aut) "
    r"(?P<name>(?:the |an? |its |his |her |their |some |several |two |three |local |el |la |los |las |un |una |"
    r"le |les |une |der |dem |den |die )?[^\W\d_][\w'’\-]*(?: (?!(?:who|which|that|when|where|and|but|as|"
    r"on|in|at|with|after|before|because|who|while|doing|seen|published|released|circulating|said)\b)"
    r"[^\W\d_][\w'’\-]*){0,5})"
)


def phrases(text: str, start: int, end: int) -> Iterator[Found]:
    """Every crediting phrase in ``text[start:end]``, surest rules first."""
    for rule in _SURE:
        for match in rule.finditer(text, start, end):
            yield _found(match, report=True, sure=True)
    for match in _HOST.finditer(text, start, end):
        yield _found(match, report=True, sure=True)
    for match in _OF_KIND.finditer(text, start, end):
        offset = match.start("list")
        for name in re.finditer(_SHORT_NAME, match.group("list")):
            begin = offset + name.start()
            yield Found(match.start(), match.end(), begin, offset + name.end(), True, True)
    for rule in (_ACCORDING, _TOLD, _REPORTED, *_FOREIGN):
        for match in rule.finditer(text, start, end):
            yield _found(match, report=True, sure=False)
    for match in _BELONGS.finditer(text, start, end):
        yield _found(match, report=False, sure=True)


def described(text: str, start: int, end: int) -> Iterator[Found]:
    """Phrases whose source is a description in small letters ("according to the police")."""
    for match in _DESCRIBED.finditer(text, start, end):
        yield _found(match, report=False, sure=False)


def _found(match: re.Match[str], *, report: bool, sure: bool) -> Found:
    begin, stop = match.span("name")
    return Found(match.start(), match.end(), begin, stop, report, sure)
