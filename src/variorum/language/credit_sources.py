"""Described sources beyond "police said": who handed something over, and what shows something.

"A neighbour sent us the recording", "checked it with two guests", "footage filmed by a
passer-by", "the harbour log shows", "a newspaper report", "I was told by a man called Ed".
Who can give or say something is told by closed word lists and by the endings of nouns for
people; what can show something by a list of documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.language.credit_nouns import is_animate, is_body
from variorum.language.credit_people import Described, quoted
from variorum.language.credit_phrases import SHORT_NAME
from variorum.language.credit_rules import Hits, rule

_DET = (
    r"(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]everal|[Ss]ome|[Aa]nother"
    r"|[Mm]ultiple|[Aa] (?:second|third)|[Aa] (?:few|number of|couple of)|[Mm]any|[Bb]oth"
    r"|\d{1,2})"
)
_PART = r"(?: of (?:the|its|his|her|their|our|those))?"
_INDEFINITE = rf"{_DET}{_PART}(?: [a-z][\w'’\-]{{1,20}}){{1,4}}?"
_GAVE = (
    r"(?:sent|slipped|gave|given|passed|handed|leaked|forwarded|showed|shown|shared|pushed"
    r"|posted|e-?mailed|texted|provided|supplied|tipped|told|tells|dropped|brought|read|played"
    r"|phoned|rang|called|wrote|let)"
)
_GIVING = (
    "sent slipped gave given passed handed leaked forwarded showed shown shared pushed posted "
    "emailed e-mailed mailed texted provided supplied tipped told tells dropped brought read "
    "played phoned rang called wrote let"
)
# To whom: the reporter, or an outlet; what was given may stand between.
_TO_US = (
    r"(?:me|us|reporters|journalists|this (?:newspaper|paper|website|site|blog|magazine|reporter)"
    r"|(?:(?:this|it|them|one|[a-z]+) ){0,3}(?:(?:to|with|under|through|on|into|past) )?"
    r"(?:me|us|my|our|this (?:newspaper|paper|website|site|blog|magazine|reporter))"
    r"|the [^\W\d_a-z][\w'’\-]{1,30})"
)
_HANDED = rule(
    _GIVING,
    rf"(?<![\w'’])(?P<name>{_INDEFINITE})(?: \([^()\n]{{1,40}}\))?"
    rf"(?:,? (?:who|which|that)(?: [\w'’\-]{{1,20}}){{1,8}}?,?)?"
    rf"(?: (?:has|had|have|also|later|then|since|kindly))* {_GAVE} {_TO_US}\b",
    at="any",
    probe=rf" {_GAVE} (?:[a-z]+ ){{0,4}}(?:me|us|my|our|this|the|reporters|journalists)\b",
)
_CHECKED = rule(
    "with to",
    rf"\b(?:with|to) (?P<name>{_DET}{_PART}(?: [a-z][\w'’\-]{{1,20}}){{1,3}}?)"
    r"(?=[.,;:!?)\n]| (?:who|whom|in|of|at|from|on|and|close|familiar|present)\b|$)",
)
_DID_CHECK = re.compile(
    r"\b(?:check(?:s|ed)?|confirm(?:s|ed)?|verif(?:y|ies|ied)|corroborate[sd]?|spoke(?:n)?|speak"
    r"|talk(?:s|ed)?|interviews?|conversations?|authenticated|compared)\b[^.;:!?\n]{0,40}$"
)
_SPOKE = re.compile(r"\b(?:spoke|spoken|speak|talked|talking|speaking)(?: \w{3,12})? $")
_THINGS_MADE = (
    r"(?:photo(?:graph)?s?|pictures?|images?|screenshots?|cop(?:y|ies)|recordings?|videos?|footage"
    r"|transcripts?|minutes|documents?|notes?|figures|data|statistics|clips?|film|tapes?|accounts?"
    r"|list|records|papers|e-?mails?|messages?|log|letter|memo|report|analysis|survey|study|poll"
    r"|calculations?|estimates?)"
)
_MADE = rule(
    "by from",
    rf"\b(?i:{_THINGS_MADE})(?:,? (?:that was|which was|were|was))?(?: [a-z]{{2,12}}ly)? "
    r"(?:made|taken|recorded|filmed|shot|captured|posted|shared|uploaded|written|kept|compiled"
    r"|released|published|issued|supplied|provided|leaked|obtained|collected|drawn up|prepared"
    r"|handed over|given|passed on|carried out|commissioned|filed)"
    r"(?: (?:on|in|at|to|with|online|to us|yesterday|later)(?: [\w'’\-]{1,15}){0,3}?)? (?:by|from) "
    rf"(?P<name>(?:{_DET}{_PART}|the|its|his|her|local)(?: [a-z][\w'’\-]{{1,20}}){{1,4}}"
    rf"|{SHORT_NAME})(?=[.,;:!?)\n]|\s[a-z(–—]|$)",
    at="any",
    probe=r" (?:by|from) (?:an?|one|two|three|several|some|the|its|his|her|local|[^\W\d_a-z])",
)
_TOLD_BY = rule(
    "told informed assured shown advised",
    r"\b(?:told|informed|assured|shown|advised)(?: (?:so|this|that|as much|later|yesterday|today"
    r"|it|on \w+))? by "
    rf"(?P<name>{_DET}{_PART}(?: [a-z][\w'’\-]{{1,20}}){{1,5}}?"
    rf"(?: (?:called|named|by the name of) (?P<called>{SHORT_NAME}))?)"
    r"(?=[.,;:!?)\n]| (?:that|who|in|at|on)\b|$)",
)
_PAPERS = (
    r"(?:log(?:book)?s?|accounts?|figures?|records?|data|statistics|minutes|documents?|files?"
    r"|filings?|papers?|report|audit|survey|study|poll|census|register|ruling|decision|judge?ment"
    r"|verdict|contract|invoices?|receipts?|timetable|budget|archives?|ledger|recordings?|footage"
    r"|video|photo(?:graph)?s|pictures|images|tape|transcripts?|notice|bulletin|database"
    r"|spreadsheet|screenshots?|letter|e-?mails?|memo|messages|readings|charts?|statement|notes"
    r"|plans|indictment|lawsuit|complaint|affidavit|inventory|manifest|certificate|permit|tapes)"
)
_PAPER_WORDS = (
    "log logs logbook logbooks account accounts figure figures record records data statistics "
    "minutes document documents file files filing filings paper papers report audit survey study "
    "poll "
    "census register ruling decision judgment judgement verdict contract invoice invoices receipt "
    "receipts timetable budget archive archives ledger recording recordings footage video "
    "photographs photos pictures images tape tapes transcript transcripts notice bulletin database "
    "spreadsheet screenshot screenshots letter email emails e-mail mail mails memo messages "
    "readings chart charts statement notes plans indictment lawsuit complaint affidavit inventory "
    "manifest certificate permit"
)
_SHOWING = (
    r"(?:shows?|showed|says?|said|states|stated"
    r"|state(?= (?:that|the|it|no)\b)|puts?|lists|listed|indicates?"
    r"|indicated|suggests?|suggested|reveals?|revealed|confirms?|confirmed|gives?|gave|notes|noted"
    r"|reads|finds?|found|concludes?|concluded|mentions?)"
)
_SHOWN = rule(
    _PAPER_WORDS,
    rf"\b(?P<name>(?i:{_PAPERS}))"
    r"(?:,? (?:laid|seen|obtained|published|released|filed|sent|shown|leaked|issued|kept|made|taken"
    r"|dated|given|submitted|reviewed|posted|shared|held|from|of|for|we|I|by|at|in|on)"
    r"(?: [\w'’\-]{1,20}){1,9}?,?)? "
    rf"{_SHOWING}\b(?! (?:of|to|by|themselves)\b)",
)
# Before the noun: its article or owner; or nothing, where a sentence or clause begins.
_NOUN_PHRASE = re.compile(
    r"(?:(?<=\s)|(?<=[“\"(])|^)(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur) "
    r"|[^\W\d_][\w'’\-]{1,20}['’]s? )(?:[\w\-]{2,20} ){0,3}$"
    r"|(?:(?<=[.!?]\s)|(?<=,\s)|(?<=\n)|^)(?:[A-Za-z][a-z\-]{2,15} ){0,3}$"
)
_PRESS = rule(
    "newspaper media press television tv radio news online blog magazine agency",
    r"\b(?P<name>(?:[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome|[Ss]everal|[Ee]arlier|[Uu]nconfirmed"
    r"|[Vv]arious) (?:[a-z]{3,12} )?"
    r"(?:newspaper|media|press|television|TV|radio|news|online|blog|magazine|agency)"
    r" (?:reports?|article|story|stories|claims?|accounts?))\b",
    at="any",
)
_FROM = rule(
    "from",
    r"\b(?:figures?|numbers?|one|ones|counts?|totals?|estimates?|tally|toll|versions?|accounts?"
    r"|copy|lists?|word|news|details?|confirmation|information|data|reports?),? (?:come|comes|came"
    r"|is|are|was|were|taken)? ?from (?P<name>(?:the|an?|its|his|her|two|three|several|some|local)"
    r"(?: [a-z][\w'’\-]{1,20}){1,4}?)(?=[.,;:!?)\n]| (?:that|who|which|is|was|say|says|put|puts"
    r"|and|show|shows|suggest|suggests)\b|$)",
    at="any",
    probe=r"\bfrom (?:the|an?|its|his|her|two|three|several|some|local) ",
)
# "Released under the freedom of information law", "a freedom of information request".
_DISCLOSED = rule(
    "freedom",
    r"(?P<name>[Ff]reedom[ -]of[ -][Ii]nformation"
    r"(?: (?:law|laws|act|Act|rules|request|requests))?)",
)
# "In papers lodged at the High Court", "a claim filed in Leeds".
_LODGED = rule(
    "papers documents claim writ complaint lawsuit suit motion filing filings application "
    "affidavit petition appeal submission statement",
    r"(?P<name>(?:papers|documents|claim|writ|complaint|lawsuit|suit|motion|filings?|application"
    r"|affidavit|petition|appeal|submission|statement))"
    r" (?:lodged|filed|submitted|served|made|unsealed) (?:at|in|with|before|to|on|by|last|this)\b",
)
# "Wrote on her blog", "a message on Orr's website", "posted on its page".
_ON_PAGE = rule(
    "website homepage blog page account feed channel profile site app web",
    r"\bon (?:(?:his|her|its|their|the [a-z]{3,15}['’]s?|[^\W\d_a-z][\w\-]{1,20}['’]s?)"
    r" (?:[\w\-]{2,15} ){0,2}?)(?P<name>website|web site|blog|homepage|page|account|feed|channel"
    r"|profile|site|app)\b",
    at="any",
    probe=r" (?:his|her|its|their|[\w’']+['’]s?) (?:[\w\-]+ ){0,2}?(?:website|web|blog|home|page"
    r"|acc|feed|chan|prof|site|app)",
)
# Headline English: "…, party says."
_SHORT = rule(
    "say says said confirms confirm",
    r"(?:say|says|said|confirms|confirm)(?=[.;\n]|$)",
)
_BARE = re.compile(r",\s(?P<name>[a-z]{3,15})\s$")
_TRAILING = rule(
    "said says say",
    r"(?:said|says|say) (?P<name>(?:the|an?|its|her|his|their) (?:[a-z][\w'’\-]{1,20} ){0,2}?"
    r"(?P<head>[a-z][\w'’\-]{2,20}))"
    r"(?P<tail>(?: (?:at|in|of|for|from|near|on) (?:the )?"
    r"[A-Z][\w'’\-]{1,20}(?: [A-Z][\w'’\-]{1,20}){0,2})?)"
    r"(?=[.,;:!?”\"\n]|$)",
)

_TOLD_ON = re.compile(
    r"\b(?:post(?:ed|s)?|publish(?:ed|es)?|shar(?:ed|es)|wr(?:ote|ites|itten)|sa(?:id|ys)"
    r"|announce[sd]?|message|statement|notice|note|entry|video|apology|update|appeal|comment"
    r"|confirm(?:ed|s)|put)(?: [\w'’\-]{1,15}){0,4} $"
)

RULES = (
    _HANDED,
    _CHECKED,
    _MADE,
    _TOLD_BY,
    _SHOWN,
    _PRESS,
    _FROM,
    _SHORT,
    _TRAILING,
    _DISCLOSED,
    _LODGED,
    _ON_PAGE,
)


def handing_sources(text: str, start: int, hits: Hits) -> Iterator[Described]:
    """The described sources of a stretch of text that stand outside quotation marks.

    ``start`` is where the stretch begins; ``hits`` is what a scan of it found for ``RULES``.
    """
    for match in hits.get(_HANDED, ()):
        name = match.group("name")
        if is_animate(name.split()[-1]) and not quoted(text, start, match.start()):
            yield _described(match, unnamed=True)
    for match in hits.get(_CHECKED, ()):
        head = match.group("name").split()[-1]
        before = text[max(start, match.start() - 90) : match.start()]
        spoken = match.group().startswith("to ")
        did = _SPOKE if spoken else _DID_CHECK
        checked = is_animate(head) and did.search(before)
        if checked and not quoted(text, start, match.start()):
            yield _described(match, unnamed=True)
    for one in (_MADE, _FROM):
        for match in hits.get(one, ()):
            begin, stop = match.span("name")
            name = match.group("name")
            small = name[0].islower() or name.split()[0].casefold() in ("the", "a", "one", "two")
            if small:
                stop = begin + len(_to_head(name))
            if stop > begin and not quoted(text, start, match.start()):
                some = small and name.split()[0].casefold() not in _DEFINITE
                yield Described(match.start(), match.end(), begin, stop, some)
    for match in hits.get(_TOLD_BY, ()):
        if quoted(text, start, match.start()):
            continue
        if match.group("called"):
            at = match.span("called")
            yield Described(match.start(), match.end(), at[0], at[1], False)
        elif is_animate(match.group("name").split()[-1]):
            yield _described(match, unnamed=True)
    for match in hits.get(_SHOWN, ()):
        floor = max(start, match.start() - 70)
        phrase = _NOUN_PHRASE.search(text[floor : match.start()])
        if phrase is not None and not quoted(text, start, match.start()):
            begin, stop = floor + phrase.start(), match.end("name")
            some = phrase.group().casefold().startswith(("a ", "an "))
            yield Described(begin, match.end(), begin, stop, some)
    for match in hits.get(_PRESS, ()):
        if not quoted(text, start, match.start()):
            yield _described(match, unnamed=True)
    for match in hits.get(_SHORT, ()):
        bare = _BARE.search(text, max(start, match.start() - 36), match.start())
        if bare is None or not is_body(bare.group("name").split()[-1]):
            continue
        if not quoted(text, start, match.start()):
            at = bare.span("name")
            yield Described(at[0], match.end(), at[0], at[1], False)
    for one in (_DISCLOSED, _LODGED, _ON_PAGE):
        for match in hits.get(one, ()):
            before = text[max(start, match.start() - 60) : match.start()]
            if one is _ON_PAGE and not _TOLD_ON.search(before):
                continue
            if not quoted(text, start, match.start()):
                yield _described(match, unnamed=False)
    for match in hits.get(_TRAILING, ()):
        if is_body(match.group("head")) and not quoted(text, start, match.start()):
            at = (match.start("name"), match.end("tail"))
            yield Described(match.start(), match.end(), at[0], at[1], False)


_DEFINITE = frozenset("the its his her".split())


def _to_head(phrase: str) -> str:
    """A phrase up to its last noun for people or a body; empty if it has none."""
    words = phrase.split(" ")
    while words and not is_animate(words[-1]):
        words.pop()
    return " ".join(words)


def _described(match: re.Match[str], *, unnamed: bool) -> Described:
    begin, stop = match.span("name")
    return Described(match.start(), match.end(), begin, stop, unnamed)
