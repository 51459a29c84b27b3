"""What outlets do, and bodies that make something known: rules beside those of ``credit_phrases``.

"The Argus has published the speech", "what the Argus ran", "a reporter for the Argus", "Ann
Orr tells us", "the Fisheries Board ruled", and in the languages whose outlets are introduced
by a noun: "die Nachrichtenagentur X", "le site spécialisé X", "het blog X", "l'agenzia X".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.language.credit_phrases import SHORT_NAME
from variorum.language.credit_rules import Hits, Rule, rule

_WHO = rf"(?P<name>{SHORT_NAME})"
_ADVERB = r"(?: (?:also|first|later|since|then|now|today|yesterday|earlier|originally)){0,2}"
_TEXTS = (
    r"(?:reports?|stor(?:y|ies)|articles?|speech|text|letters?|claims?|interviews?|photos?|pictures?"
    r"|pieces?|extracts?|excerpts?|messages?|memos?|recordings?|corrections?|apolog(?:y|ies)"
    r"|transcripts?|it|them|in full|video|footage|figures|documents?|notes?|emails?|poll|survey"
    r"|investigation|allegations?|version|column|leader|editorial)"
)
_PUBLISHED = rule(
    "published publishes printed prints aired airs broadcast carried carries withdrew withdrawn "
    "retracted corrected ran runs run reprinted released",
    _WHO,
    r"(?: has| had| have)?",
    _ADVERB,
    r" (?:publishe[ds]|prints?|printed|airs|aired|broadcast|carried|carries|withdrew|withdrawn"
    r"|retracted|corrected|ran|runs|run|reprinted|released)"
    rf"(?: [\w'’\-]{{1,20}}){{0,4}}? {_TEXTS}\b",
    at="verb",
)
# Only an outlet does so with its own reports.
_TOOK_BACK = rule(
    "withdrew withdrawn retracted corrected aired printed reprinted deleted removed",
    _WHO,
    r"(?: has| had| have)?",
    _ADVERB,
    r" (?:withdrew|withdrawn|retracted|corrected|aired|printed|reprinted|deleted|removed)"
    r" (?:an?|its|the|that|this|two|several) (?:[\w\-]{1,20} ){0,2}"
    r"(?:reports?|stor(?:y|ies)|articles?|interviews?|corrections?|headlines?|claims?|photos?)\b",
    at="verb",
)
_AS_RUN = rule(
    "what as than which that",
    r"\b(?:[Ww]hat|[Aa]s|than|which|that) ",
    r"(?=[Tt]he )",
    _WHO,
    r"(?: has| had| have)?(?: first| originally)? "
    r"(?:ran|printed|published|reported|wrote|aired|carried|broadcast)\b",
)
_KNOWS = rule(
    "understands can",
    r"(?=[Tt]he )",
    _WHO,
    r" (?:understands|can (?:exclusively |also |now )?(?:reveal|disclose|report))\b",
    at="verb",
)
# "As Radio Vell has learned": who has learned it publishes it.
_LEARNED = rule(
    "as",
    r"\b[Aa]s ",
    _WHO,
    r" (?:has |have )?(?:learn(?:ed|t)|established|understands|can reveal)\b",
)
# "Speaking to the Observer", "leaked to the Tribune", "handed to Lantern Weekly by a waiter".
_SPOKE_TO = rule(
    "speaking talking spoke talked leak leaked passed handed shown sent supplied given interview",
    r"\b(?:(?:[Ss]peaking|[Tt]alking|spoke|talked)(?: exclusively)? (?:to|with)"
    r"|(?:[Ll]eak(?:ed)?|passed|handed|shown|sent|supplied|given)(?: exclusively| first)? to"
    r"|[Ii]nterview (?:by|for)) ",
    _WHO,
)
# "Data from the Harbour Office", "minutes published by the Council".
_PAPERS_OF = rule(
    "data figures statistics records minutes filings accounts documents published released "
    "compiled",
    r"\b(?:[Dd]ata|[Ff]igures|[Ss]tatistics|[Rr]ecords|[Mm]inutes|[Ff]ilings|[Aa]ccounts"
    r"|[Dd]ocuments|published|released|compiled)(?: published| released| held| compiled)?"
    r" (?:from|of|by) ",
    r"(?=[Tt]he )",
    _WHO,
)
_WORKS_FOR = rule(
    "reporter reporters correspondent correspondents journalist journalists columnist photographer "
    "editor",
    r"\b(?:reporters?|correspondents?|journalists?|columnist|photographer|editor) "
    r"(?:for|at|of|with|from) ",
    _WHO,
)
_TELLS = rule(
    "told tells informed assured",
    _WHO,
    r"(?: has| had| have)?",
    _ADVERB,
    r" (?:tells|told|informed|assured) (?:us|me|reporters|journalists|this \w+|our \w+)\b",
    at="verb",
)
_DECIDES = rule(
    "ruled rules found finds concluded announced announces declared warned warns claimed claims "
    "insisted insists estimates estimated puts acknowledged admitted conceded stated states denied "
    "denies confirmed confirms disclosed revealed reckons decided recommended published released "
    "expects expected predicts predicted forecasts forecast urged urges welcomed welcomes backed "
    "backs condemned condemns criticised criticized called calls advised advises put estimates "
    "argued argues praised warns asked asks pledged promised",
    _WHO,
    r"(?: has| had| have)?",
    _ADVERB,
    r" (?:rule[sd]|finds|found|concluded|announce[sd]|declared|warn(?:s|ed)|claim(?:s|ed)"
    r"|insist(?:s|ed)|estimate[sd]|puts|acknowledged|admitted|conceded|state[sd]|denie[sd]"
    r"|confirm(?:s|ed)|disclosed|revealed|reckons|decided|recommended|published|released"
    r"|expect(?:s|ed)|predict(?:s|ed)|forecasts?|urge[sd]|welcome[sd]|back(?:s|ed)"
    r"|condemn(?:s|ed)|critici[sz]ed|call(?:s|ed) (?:for|on|it|the)|advise[sd]|put|argue[sd]"
    r"|praise[sd]|ask(?:s|ed)|pledged|promised)\b",
    at="verb",
)
# "A paper by the think tank Orrhouse argues", "campaign group Fair Fares welcomed".
_GROUP_SAYS = rule(
    "think charity pollster pollsters polling campaign pressure research rights advocacy trade "
    "lobby passenger consumer industry community environmental aid action watchdog consultancy "
    "law nonprofit non broker brokerage data",
    r"(?i:think[ -]tank|charity|pollsters?|polling firm|(?:campaign|pressure|research|rights"
    r"|advocacy|trade|lobby|passenger|consumer|industry|community|environmental|aid|action) "
    r"(?:group|body|association|organi[sz]ation)|watchdog|consultancy|law firm|non-?profit"
    r"|broker(?:age)?|(?:research|data) firm) (?:the )?",
    _WHO,
    r",? (?:has |have |also )?(?:said|says|argue[sd]|warn(?:s|ed)|welcome[sd]|urge[sd]|estimate[sd]"
    r"|call(?:s|ed)|found|finds|expects|predicts|suggest(?:s|ed)|told|critici[sz]ed|condemned"
    r"|backed|asked|puts?|claim(?:s|ed)|conclude[sd])\b",
)
# "Asked by CNN whether": who asks publishes the answer.
_ASKED = rule(
    "asked questioned pressed quizzed",
    r"\b(?:[Aa]sked|[Qq]uestioned|[Pp]ressed|[Qq]uizzed) by ",
    _WHO,
    r"(?=,? (?:whether|if|about|why|how|what|when|who|on)\b)",
)
_MARK = r"[„“«»\"‘‚'›‹]?\s?"
_KINDS = (
    # English, German, French, Spanish, Italian, Dutch, Portuguese, Malay
    r"(?:news agency|newspaper|magazine|website|news site|blog|broadcaster|tabloid|newsletter"
    r"|(?:the|[Tt]he|by) (?:weekly|daily|monthly)|periodical|radio station|television station"
    r"|podcast|wire service"
    r"|[Nn]achrichtenagentur|[Aa]gentur|\w{0,12}[Zz]eitung|\w{0,14}[Mm]agazin|\w{0,14}[Pp]ortal"
    r"|Blog|\w{0,8}[Ss]ender|\w{0,8}[Bb]latt"
    r"|agence(?: de presse)?|journal|quotidien|hebdomadaire|site|chaîne|média"
    r"|agencia|diario|periódico|semanario|revista|cadena|emisora|sitio"
    r"|agenzia|giornale|quotidiano|settimanale|rivista|sito|testata|emittente"
    r"|krant|dagblad|weekblad|persbureau|nieuwssite|omroep|tijdschrift"
    r"|jornal|agência|emissora|akhbar|harian|agensi|majalah)"
)
_KIND_WORDS = (
    "agency newspaper magazine website weekly daily monthly periodical station "
    "site blog broadcaster tabloid newsletter podcast service "
    "nachrichtenagentur agentur zeitung tageszeitung wochenzeitung lokalzeitung magazin "
    "nachrichtenmagazin portal nachrichtenportal onlineportal sender fernsehsender radiosender "
    "blatt wochenblatt agence journal quotidien hebdomadaire chaîne média agencia diario periódico "
    "semanario revista cadena emisora sitio agenzia giornale quotidiano settimanale rivista sito "
    "testata emittente krant dagblad weekblad persbureau nieuwssite omroep tijdschrift jornal "
    "agência emissora akhbar harian agensi majalah"
)
_KIND_NAMED = rule(
    _KIND_WORDS,
    rf"(?:(?<=\s)|(?<=['’])){_KINDS}"
    r"(?: (?:spécialisée?|locale?|régionale?|nationale?|d['’]information|especializad[oa]|online"
    r"|specializzat[oa]))? ",
    _MARK,
    _WHO,
    at="any",
)
_SAID_ABROAD = rule(
    "secondo stando citando scrive riporta dal dall dalla al all volgens aldus meldt schrijft aan "
    "segundo bericht berichts berichten recherchen informationen nach angaben tegenover",
    r"\b(?i:secondo|stando a|citando|scrive|riporta|pubblicat[aoie](?: \w+)? d(?:al|alla|all)"
    r"|raggiunt[oa](?: \w+){0,3} d(?:al|alla|all)"
    r"|(?:detto|dichiarato|raccontato|spiegato) a(?:l|lla|ll)"
    r"|dall?|dalla|volgens|aldus|meldt|schrijft|tegenover|zei(?: \w+)? tegen|segundo"
    r"|(?:[Bb]erichte?n?|[Bb]erichts|Recherchen|Informationen|Angaben) (?:des|der|von|vom)"
    r"(?: [A-ZÄÖÜ]\w+)?)"
    r"(?:['’]| )(?:(?:il|la|lo|i|gli|le|de|het|o|a|l['’]) ?)?",
    _MARK,
    _WHO,
)
# "wie die Küstenwache mitteilte", "zegt het ziekenhuis", "ha confermato la polizia".
_THEN_NAME = r"(?: [A-ZÀ-Þ][\w\-]+){0,3}"
_BODIES_ABROAD = rule(
    "wie zegt zei meldt meldde aldus volgens secondo segundo ha hanno indiqué annoncé confirmé",
    r"\b(?:[Ww]ie (?P<a>(?:die|der|das|ein|eine) [A-ZÄÖÜ][\w\-]+(?: [A-ZÄÖÜ][\w\-]+){0,2})"
    r" (?:\w+ ){0,3}(?:mitteilte|mitteilt|erklärte|erklärt|berichtete|berichtet|bestätigte"
    r"|bestätigt|sagte|sagt|schreibt|meldet|meldete|bekanntgab)"
    rf"|(?:[Zz]egt|[Zz]ei|[Mm]eldt|meldde|[Aa]ldus|[Vv]olgens) (?P<b>(?:de|het|een) [a-z][\w\-]+"
    rf"{_THEN_NAME})"
    r"|(?:[Ss]econdo|[Ss]egundo) "
    rf"(?P<c>(?:la |il |lo |i |gli |le |l['’]|o |a |os |as )[a-zà-ÿ][\w\-]+{_THEN_NAME})"
    r"|[Hh]a(?:nno)? (?:detto|riferito|confermato|comunicato|annunciato) "
    rf"(?P<d>(?:la |il |lo |i |gli |le |l['’])[a-zà-ÿ][\w\-]+{_THEN_NAME})"
    rf"|(?:indiqué|annoncé|confirmé) (?P<e>(?:la |le |les |l['’])[a-zà-ÿ][\w\-]+{_THEN_NAME}))",
)

_ENGLISH = (
    _PUBLISHED, _TOOK_BACK, _AS_RUN, _KNOWS, _LEARNED, _SPOKE_TO, _PAPERS_OF, _WORKS_FOR, _TELLS,
    _DECIDES, _GROUP_SAYS, _ASKED,
)  # fmt: skip
RULES = (*_ENGLISH, _KIND_NAMED, _SAID_ABROAD, _BODIES_ABROAD)


@dataclass(frozen=True, slots=True)
class Act:
    """A name with what it does or is called.

    ``only`` says of whom it is a credit: "outlet" where the phrase makes the name an
    outlet's, "paper" also, but of no body, "known" where its shape or the page must,
    "body" of bodies, "person" of whoever is no place, "described" where no name stands.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    only: str


def acts(hits: Hits) -> Iterator[Act]:
    """What outlets and bodies do, by rule."""
    for one, only in (
        (_WORKS_FOR, "outlet"),
        (_AS_RUN, "outlet"),
        (_KNOWS, "outlet"),
        (_LEARNED, "outlet"),
        (_KIND_NAMED, "outlet"),
        (_TOOK_BACK, "paper"),
        (_PUBLISHED, "known"),
        (_SPOKE_TO, "known"),
        (_PAPERS_OF, "body"),
        (_SAID_ABROAD, "known"),
        (_TELLS, "person"),
        (_DECIDES, "body"),
        (_GROUP_SAYS, "group"),
        (_ASKED, "asking"),
    ):
        yield from _named(hits, one, only)


def bodies_abroad(hits: Hits) -> Iterator[Act]:
    """Bodies that are described in another language than English."""
    for match in hits.get(_BODIES_ABROAD, ()):
        at = next(match.span(group) for group in "abcde" if match.group(group))
        yield Act(match.start(), match.end(), *at, "described")


def _named(hits: Hits, one: Rule, only: str) -> Iterator[Act]:
    for match in hits.get(one, ()):
        yield Act(match.start(), match.end(), *match.span("name"), only)
