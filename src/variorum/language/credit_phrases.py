"""The phrases by which running text says where it has something from.

Each rule is a pattern with one name in it. A name here is a shape (capitalised words, "of",
"&", figures), never an entry in a list of outlets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.language.credit_rules import Hits, Rule, rule

# Every repetition is bounded, so that no text makes a rule slow.
_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_CAP = (
    rf"(?:{_UPPER}\.(?=\s?{_UPPER})|{_UPPER}(?:[\w'’&\-]|\.(?=\w)){{0,40}}"
    r"|\d{1,2}[A-Z]\w{1,30})"
)
_INNER = "of|of the|&|de|de la|de los|del|du|des|der|van"
# A name: capitalised words, some joining words between them, and figures ("Channel 6").
SHORT_NAME = (
    rf"(?<!\w)(?:[Tt]he )?{_CAP}(?:(?: | (?:{_INNER}) (?={_CAP})){_CAP}| \d{{1,3}}\b){{0,5}}"
)
# The same with "and" and "for", where nothing else than one name can stand.
NAME = (
    rf"(?<!\w)(?:[Tt]he )?{_CAP}"
    rf"(?:(?: | (?:{_INNER}|and|for) (?={_CAP})){_CAP}| \d{{1,3}}\b){{0,6}}"
)
_LIST = rf"{SHORT_NAME}(?:, {SHORT_NAME}){{0,8}}(?:,? (?:and|or|y|et|und|dan) {SHORT_NAME})?"
_WHO = rf"(?P<name>{SHORT_NAME})"


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


# Phrases that credit a report to whoever is named.
_SURE = (
    rule(
        "first originally previously initially earlier exclusively reported published revealed "
        "broken uncovered disclosed",
        r"\b(?:(?:first|originally|previously|initially|earlier|exclusively) )?",
        r"(?:reported|published|revealed|broken|uncovered|disclosed) ",
        r"(?:earlier |first |on \w{1,20} |last \w{1,20} )?(?:by|in) ",
        _WHO,
    ),
    rule(
        "seen obtained reviewed viewed verified",
        r"\b(?:seen|obtained|reviewed|viewed|verified) by ",
        _WHO,
    ),
    rule(
        "leaked shared provided released",
        r"\b(?:leaked|shared|provided|released exclusively) (?:to|with) ",
        _WHO,
    ),
    rule(
        "interview interviews conversation briefing",
        r"\b(?:interview|interviews|conversation|briefing) ",
        r"(?:with|to|given to|for|published (?:by|in)) ",
        _WHO,
    ),
    rule(
        "speaking spoke talking talked statement comments email remarks",
        r"\b(?:speaking|spoke|talking|talked|statement|comments|email|remarks) to ",
        _WHO,
    ),
    rule(
        "citing quoting quoted cited as report reports",
        r"\b(?:[Cc]iting|quoting|[Qq]uoted by|cited by|[Aa]s reported by",
        r"|[Rr]eports? (?:by|from|in)) ",
        _WHO,
    ),
    rule(
        "via h source sources quelle quellen fuente fuentes fonte fonti bron källa kilde sumber",
        r"\b(?:[Vv]ia|[Hh]/[Tt]|[Ss]ources?\s?:|(?:Quellen?|Fuentes?|Fonte|Fonti|Bron|Källa|Kilde"
        r"|Sumber)\s?:) ",
        _WHO,
    ),
)
# "Told the local paper, the Evening Packet": the name behind the noun.
_TOLD_KIND = rule(
    "told tells",
    r"\b(?:told|tells) (?:the|a|an|its|his|her|our) (?:[a-z\-]{2,15} ){0,3}?(?:paper|newspaper"
    r"|weekly|daily|station|broadcaster|agency|magazine|website|site|blog|channel|outlet|podcast"
    r"|programme|program|show|newsletter|tabloid)(?: called| named)?,? ",
    _WHO,
)
# "Is reported to have said by the Diary", "was quoted in the Herald as saying".
_REPORTEDLY = rule(
    "reported quoted cited",
    r"\b(?:reported|quoted|cited) (?:to have |as )?(?:[a-z]{3,12} )?"
    r"(?:(?:said|saying|told|telling|written|admitted|asked)(?: as much)?,? )?(?:by|in) "
    r"(?=(?:[Tt]he )?[^\W\d_a-z])",
    _WHO,
)
_TOLD = rule("told tells informed", r"\b(?:told|tells|informed) ", rf"(?P<list>{_LIST})")
_ADVERB = r"(?: (?:also|first|later|previously|earlier|separately|exclusively|since|then)){0,2}"
# Outlets "say" and "note" as sources do: only a name with an outlet's shape counts.
_SAID = rule(
    "said says wrote writes noted notes added quoted quotes cited cites published carried",
    _WHO,
    _ADVERB,
    r" (?:said|says|wrote|writes|noted|notes|added|quoted|quotes|cited|cites|published|carried)\b",
    at="verb",
)
_REPORTED = rule(
    "reported reports reporting revealed confirmed verified found",
    _WHO,
    r"(?: has| had| have)?",
    _ADVERB,
    r" (?:reported|reports|reporting|revealed|(?:confirmed|verified|found) that)\b",
    at="verb",
)
# What only an outlet does or has done to it, whoever else might ("the Post has seen").
_SEEN = rule(
    "learned learnt understands seen obtained reviewed viewed read heard acquired received been "
    "spoken can approached contacted asked put",
    _WHO,
    r"(?: has| had| have)?",
    _ADVERB,
    r" (?:(?:learned|learnt|understands|seen|obtained|reviewed|viewed|read|heard|acquired",
    r"|received)|been (?:told|shown|sent|given|passed)",
    r"|spoken (?:to|with)|can (?:reveal|report|disclose)",
    r"|approached|contacted|asked|put (?:this|the|these))\b",
    at="verb",
)
_REACHED = rule(
    "reached leaked sent passed given shown handed forwarded supplied provided offered emailed "
    "mailed released read spoken spoke speaks speaking talked wrote written writing letter email "
    "message note statement comment comments confirmed admitted said insisted explained confided "
    "described made brought turned posted texted interview interviews published printed appeared "
    "appearing column article report story investigation reading advertisement carried seen "
    "quoted received contacted approached asked commissioned phoned rang called survey poll",
    r"\b(?:reached|(?:leaked|sent|passed|given|shown|handed|forwarded|supplied|provided|offered",
    r"|emailed|mailed|released|read|spoken|spoke|speaks|speaking|talked|wrote|written|writing",
    r"|letter|email|message|note|statement|comments?|confirmed|admitted|said|insisted|explained",
    r"|confided|described|made available|brought|turned|posted|texted)",
    r"(?: on| over| out| exclusively| yesterday| it| them| this)? (?:to|with|for)",
    r"|(?:interview|interviews|published|printed|appeared|appearing|wrote|writing|column|article",
    r"|report|story|investigation|reading|read|advertisement|leaked|carried|seen|quoted)",
    r" (?:in|by|on)",
    r"|received by|contacted by|approached by|asked by|commissioned by|phoned|rang|called",
    r"|investigation by|survey by|poll for) ",
    _WHO,
)
_OWNED = rule(
    "report reporter reporting reports correspondent investigation story article source sources "
    "live edition website columnist account",
    _WHO,
    r"['’]s? (?:own )?(?:report(?:er|ing|s)?|correspondent|investigation|story|article|sources?",
    r"|live page|edition|website|columnist|account)\b",
    at="verb",
)
_ACCORDING = rule("according", r"\b[Aa]ccording to ", _WHO)
_OF_KIND = rule(
    "outlet outlets media newspaper newspapers papers broadcaster broadcasters agencies sites "
    "publications press titles reports analysts commentators observers experts journalists "
    "reporters sources",
    r"\b(?:[Oo]utlets?|[Mm]edia|newspapers?|papers|broadcasters?|agencies|sites|publications",
    r"|press|titles|reports|analysts|commentators|observers|experts|journalists|reporters",
    r"|sources)\b,? (?:such as|including|like|among them|notably)(?: those)?",
    r"(?: from| at| of| in)? ",
    rf"(?P<list>{_LIST})",
)
_BELONGS = rule(
    "now currently today formerly previously who",
    r"(?:,|\() ?(?:[^\s,.;()]{1,40} ){0,12}?",
    r"(?:now|currently|today|formerly|previously|who is) (?:with|at|of) ",
    _WHO,
    at="any",
    probe=r"(?:now|currently|today|formerly|previously|who is) (?:with|at|of) ",
)
_LED = (
    r"(?:l['’]|la |le |el |der |die |das |dem |den )?"
    r"(?:agencia |agence |diario |periódico |emisora |cadena |portal |quotidien |journal "
    r"|harian |agensi |akhbar )?"
)
_FOREIGN = (
    # Malay and Indonesian, Spanish, French, German.
    rule(
        "lapor dilaporkan melaporkan memetik mengutip menurut kepada según informó reportó publicó "
        "cita citando citó aseguró declaró dijo selon d rapporte citant laut berichtet berichtete "
        "meldet meldete so unter sagte",
        r"\b(?i:lapor|dilaporkan oleh|melaporkan|memetik|mengutip|menurut|kepada",
        r"|según|informó|reportó|publicó|cita a|citando a|citó a|aseguró a|declaró a|dijo a",
        r"|selon|d['’]après|rapporte|citant",
        r"|laut|berichtet|berichtete|meldet|meldete|so|unter Berufung auf|sagte) ",
        _LED,
        _WHO,
    ),
    rule("rapporté déclaré", r"\b(?i:a rapporté|a déclaré à) ", _LED, _WHO, at="any"),
    rule(
        "zufolge melaporkan informa informó rapporte berichtet berichtete",
        _WHO,
        r" (?:zufolge|melaporkan|informa|informó|rapporte|berichtet|berichtete)\b",
        at="verb",
    ),
)
_HOST = re.compile(
    r"[(\[](?P<name>(?:https?://)?(?:[a-z0-9][a-z0-9\-]{0,62}\.){1,4}[a-z]{2,12})"
    r"(?:/[^\s()\]]{0,300})?[)\]]",
)
# The outlet itself as the one that was told.
_HERE = rule(
    "blog newspaper paper website site magazine newsletter station column reporter outlet "
    "programme program podcast channel publication correspondent",
    r"\b(?:told|tells|to|by|with) ",
    r"(?P<name>(?:this|our) (?:blog|newspaper|paper|website|site|magazine|newsletter|station",
    r"|column|reporter|outlet|programme|program|podcast|channel|publication|correspondent))\b",
    at="any",
)
# Sources that are described and not named.
_DESCRIBED = rule(
    "according per menurut memetik según selon laut d nach",
    r"\b(?:[Aa]ccording to|[Pp]er|[Mm]enurut|[Mm]emetik|[Ss]egún|[Ss]elon|[Ll]aut|[Dd]['’]après",
    r"|[Nn]ach Angaben(?: von)?) ",
    r"(?P<name>(?:the |an? |its |his |her |their |some |several |two |three |local ",
    r"|el |la |los |las |un |una |le |les |une |der |dem |den |die )?",
    r"[^\W\d_][\w'’\-]{0,40}(?: (?!(?:who|which|that|when|where|while|and|but|as|on|in|at|with",
    r"|after|before|because|familiar|close|briefed|involved|doing|seen|published|released",
    r"|circulating|said|one|is|was|were|are|has|had|have)\b)[^\W\d_][\w'’\-]{0,40}){0,5})",
)


RULES = (
    *_SURE,
    _HERE,
    _TOLD_KIND,
    _REPORTEDLY,
    _OF_KIND,
    _TOLD,
    _ACCORDING,
    _REPORTED,
    *_FOREIGN,
    _BELONGS,
    _SAID,
    _SEEN,
    _REACHED,
    _OWNED,
    _DESCRIBED,
)


def phrases(text: str, start: int, end: int, hits: Hits) -> Iterator[Found]:
    """Every crediting phrase in ``text[start:end]``, surest rules first.

    ``hits`` is what a scan of the same stretch found for ``RULES``.
    """
    for sure in _SURE if hits else ():
        for match in hits.get(sure, ()):
            yield _found(match, report=True, sure=True)
    for each in (_TOLD_KIND, _REPORTEDLY) if hits else ():
        for match in hits.get(each, ()):
            yield _found(match, report=True, sure=each is _TOLD_KIND)
    for match in _HOST.finditer(text, start, end):
        yield _found(match, report=True, sure=True)
    if not hits:
        return
    for match in hits.get(_HERE, ()):
        yield _found(match, report=True, sure=True)
    for listed in (_OF_KIND, _TOLD):
        for match in hits.get(listed, ()):
            offset = match.start("list")
            for name in re.finditer(SHORT_NAME, match.group("list")):
                begin, stop = offset + name.start(), offset + name.end()
                yield Found(match.start(), match.end(), begin, stop, True, listed is _OF_KIND)
    for said in (_ACCORDING, _REPORTED, *_FOREIGN):
        for match in hits.get(said, ()):
            yield _found(match, report=said is not _ACCORDING, sure=False)
    for match in hits.get(_BELONGS, ()):
        yield _found(match, report=False, sure=True)


def outlet_says(hits: Hits) -> Iterator[Found]:
    """Names before a verb of saying, for outlets alone ("the Herald noted")."""
    yield from _each(hits, _SAID, report=True)


def outlet_has(hits: Hits) -> Iterator[Found]:
    """What outlets alone get or do: "has reached the Herald", "the Herald has seen"."""
    for one in (_SEEN, _REACHED, _OWNED):
        yield from _each(hits, one, report=True)


def described(hits: Hits) -> Iterator[Found]:
    """Phrases whose source is a description in small letters ("according to the police")."""
    yield from _each(hits, _DESCRIBED, report=False)


def _each(hits: Hits, one: Rule, *, report: bool) -> Iterator[Found]:
    for match in hits.get(one, ()):
        yield _found(match, report=report, sure=False)


def _found(match: re.Match[str], *, report: bool, sure: bool) -> Found:
    begin, stop = match.span("name")
    return Found(match.start(), match.end(), begin, stop, report, sure)
