"""Sources that are described and not named: bodies, groups, somebody, a photo, a newspaper.

"Police confirmed", "the airline said", "two officials familiar with the talks told", "a nurse
I met says", "judging from a copy that was leaked to us", "I heard it on the radio". Each is
told by the words for who says (or what shows) beside a verb of saying (or of reading).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.language import name_tables as tables
from variorum.language.credit_nouns import BARE_BODIES, BODIES, SOMEBODY, is_animate, is_body
from variorum.language.credit_rules import Hits, rule
from variorum.language.grammar import SPOKESPEOPLE

_DEFINITE = frozenset("the its his her their our local state national".split())
_INDEFINITE = frozenset(
    """a an one two three four five several some many other another multiple both various
    unnamed anonymous most""".split()
)
_LEADS = frozenset(
    """and but as because that while when if although though since until where so yet or then
    meanwhile later however also today yesterday after before what which""".split()
)
_SAYS = rule(
    "said says say told tells confirm confirms confirmed announced reported estimate estimates "
    "estimated believe believes believed claim claims claimed warns warned adds added states "
    "stated insist insists insisted maintain maintains suspect suspects reckon reckons admits "
    "admitted wrote writes recalled remember remembers described disputed disputes acknowledged "
    "argued argues agreed agrees conceded cautioned predicted predicts expects expected alleged "
    "alleges hinted explained noted suggested suggests complained denied denies revealed joked",
    r"\b(?:said|says|say|told|tells|confirm(?:s|ed)?|announced|reported|estimate[sd]?"
    r"|believe[sd]?|claim(?:s|ed)?|warn(?:s|ed)|add(?:s|ed)|state[sd]|insist(?:s|ed)?|maintains?"
    r"|suspects?|reckons?|admit(?:s|ted)|wrote|writes|recalled|remembers?|described"
    r"|dispute[sd]|acknowledged|argue[sd]|agree[sd]|conceded|cautioned|predict(?:s|ed)"
    r"|expect(?:s|ed)(?= (?:that|the|it|more|at|an?|up|no|to see|\w+ to)\b)|allege[sd]|hinted"
    r"|explained|noted|suggest(?:s|ed)|complained|denie[sd]|revealed|joked)\b"
    r"(?! (?:to be|to have|nothing|no(?=[.,;!?])|little|sorry|by|not|neither|goodbye|him|her"
    r"|them|the truth|off|out|of)\b)",
)
_BACK = 110
_BREAK = re.compile(r"[.,;:!?\"“”„«»()\[\]\n—–|]")
_WORD = re.compile(r"[^\W_][\w'’\-]*")
_ADVERBS = frozenset(
    "has have had also later now since then earlier first already previously".split()
)
_RELATIVE = re.compile(
    r"(?P<who>.{2,60}?) (?:who|whom|I|we|familiar|close|briefed|with|on condition|involved|at"
    r"|in|from|near|inside|speaking|asking|not authori[sz]ed|working|for|of|there|on)\b.{0,90}"
)
_AFTER = rule(
    "said says say according",
    r"\b(?:said|says|say|according to) (?P<who>(?:the |an? |one |two |several |some |local |its )?"
    r"(?:[a-z][\w'’\-]{1,20} ){0,2}?[a-z][\w'’\-]{2,20})(?=[,.;:]|$)",
)
_ANONYMOUS = rule(
    "condition anonymously privately record background confidence confidentially "
    "asked asking wished preferred wanted requested named identified name "
    "names authorised authorized",
    r"\b(?P<name>(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ss]everal|[Ss]ome|[Mm]any|[Aa]nother)"
    r"(?: of the)? (?:[a-z][\w'’\-]{1,20} ){0,2}?[a-z][\w'’\-]{2,20}),?"
    r" (?:speaking |spoke |all |both |who |who all |whom |who spoke |who was speaking )?"
    r"(?:on (?:the )?condition (?:of anonymity|that)|anonymously|privately|off the record"
    r"|on background|in confidence|confidentially"
    r"|(?:asked|asking|wished|preferred|wanted|requested) (?:not to be|to remain|for anonymity)"
    r"|(?:did not|does not|declined|refused|would not) (?:want |wish )?(?:to )?"
    r"(?:be (?:named|identified)|give (?:his|her|their) names?)|not authori[sz]ed to speak)",
    at="any",
)
_THINGS = (
    r"(?:photo(?:graph)?s?|pictures?|images?|screenshots?|cop(?:y|ies)|recordings?|videos?"
    r"|footage|drafts?|transcripts?|minutes|documents?|letters?|e-?mails?|notes?|memos?|posts?"
    r"|leaks?|tapes?|printouts?|scans?|clips?|messages?|rumours?|rumors?|papers|files?)"
)
_THING_WORDS = (
    "photo photos photograph photographs picture pictures image images screenshot screenshots copy "
    "copies recording recordings video videos footage draft drafts transcript transcripts minutes "
    "document documents letter letters email emails mail mails note notes memo memos post posts "
    "leak leaks tape tapes printout printouts scan scans clip clips message messages rumour "
    "rumours rumor rumors paper papers file files"
)
_GOING_BY = rule(
    _THING_WORDS,
    r"\b(?:[Gg]oing by|[Jj]udging (?:by|from)|[Jj]udged by|[Bb]ased on|[Rr]elying on|[Gg]oing on"
    r"|[Oo]n the (?:evidence|strength|basis) of|[Aa]s (?:shown|seen|heard) (?:in|on)|[Pp]er"
    r"|[Tt]aken from|[Cc]opied from|[Tt]ranscribed from|[Tt]o judge (?:by|from)) "
    rf"(?P<name>(?:an?|some|several|two|three) (?:[^\W\d_][\w'’\-]{{0,20}} ){{0,3}}?{_THINGS})\b",
    at="any",
)
_SENT_ON = (
    r"\b(?:we (?:were|have|had|are|seen|obtained|received|got) |(?:sent|shown|leaked|passed|given"
    r"|forwarded) to (?:us|me)|circulating|(?:going|doing|making) |posted (?:on|to|online)"
    r"|shared (?:on|online|widely))"
)
_SENT = rule(
    "we sent shown leaked passed given forwarded circulating going doing making posted shared",
    rf"\b(?P<name>[Aa]n? (?:[^\W\d_][\w'’\-]{{0,20}} ){{0,3}}?{_THINGS}) "
    r"(?:(?:that|which) )?(?:has been |was |were |is )?"
    r"(?:we (?:were|have been|had been|are) (?:sent|shown|given|passed)|we (?:have )?(?:seen"
    r"|obtained|received|got)|(?:sent|shown|leaked|passed|given|forwarded) to (?:us|me)|circulating"
    r"|going (?:a)?round|doing the rounds|making the rounds|posted (?:on|to|online)"
    r"|shared (?:on|online|widely))\b",
    at="any",
    probe=_SENT_ON,
)
_MEDIUM = (
    r"(?:(?:local|national|regional|morning|evening|daily|Sunday|weekend|foreign|other|news) )?"
    r"(?:newspapers?|papers?|press|media|news sites?|websites?|radio|television|TV|internet"
    r"|social media|news)"
)
_READ = rule(
    "we i they you people residents parents members",
    r"\b(?:[Ww]e|I|[Tt]hey|[Yy]ou|(?:P|p)eople|(?:R|r)esidents|(?:P|p)arents|(?:M|m)embers)"
    r" (?:have |had |has |only |first |all |then |can )?"
    r"(?:read|heard|saw|see|seen|learn(?:ed|t)?|found out|gathered|hear|understand|know|knew|got)"
    r"(?: (?:this|it|that|so|of it|about it|about this|the (?:news|story)|with \w{3,15})){0,2}"
    rf" (?:in|from|on|through|via|by) (?P<name>(?:the |a |an |our )?{_MEDIUM})\b",
)
_PASSIVE = rule(
    "reported published printed claimed quoted described alleged",
    r"\b(?:reported|published|printed|claimed|quoted|described|alleged) (?:earlier |widely )?"
    rf"(?:in|by|on) (?P<name>(?:the |a |an |some |several |other )?{_MEDIUM})\b"
    r"(?! \w{1,20} (?:said|says))",
)
_REPORTS = rule(
    "local unconfirmed earlier foreign some other media press newspaper agency news television "
    "radio state national",
    r"\b(?P<name>(?:[Ll]ocal |[Uu]nconfirmed |[Ee]arlier |[Ff]oreign |[Ss]ome |[Oo]ther ){0,2}"
    r"(?:[Mm]edia|[Pp]ress|[Nn]ewspaper|[Aa]gency|[Nn]ews|[Tt]elevision|[Rr]adio) reports|"
    r"(?:[Ll]ocal|[Ss]tate|[Nn]ational|[Ff]oreign) (?:media|newspapers|papers|press))"
    r"(?: have| has| had)? "
    r"(?:say|said|says|suggest(?:ed)?|claim(?:ed)?|put|reported|quoted|spoke)\b",
)


@dataclass(frozen=True, slots=True)
class Described:
    """A described source: its phrase, its own words, and whether it is one among others."""

    start: int
    end: int
    source_start: int
    source_end: int
    unnamed: bool


RULES = (_SAYS, _AFTER, _ANONYMOUS, _GOING_BY, _SENT, _READ, _PASSIVE, _REPORTS)


def described_sources(text: str, start: int, hits: Hits) -> Iterator[Described]:
    """Every described source that stands outside quotation marks in a stretch of text.

    ``start`` is where the stretch begins; ``hits`` is what a scan of it found for ``RULES``.
    """
    if not hits:
        return
    for match in hits.get(_SAYS, ()):
        if found := _subject(text, start, match.start(), match.end()):
            yield found
    for match in hits.get(_AFTER, ()):
        found = _judged(text, match.start("who"), match.end("who"), match.span())
        if found and not quoted(text, start, match.start()):
            yield found
    for match in hits.get(_ANONYMOUS, ()):
        if not quoted(text, start, match.start()):
            at = match.span("name")
            yield Described(match.start(), match.end(), at[0], at[1], True)
    for one in (_GOING_BY, _SENT, _READ, _PASSIVE, _REPORTS):
        for match in hits.get(one, ()):
            if not quoted(text, start, match.start()):
                at = match.span("name")
                yield Described(match.start(), match.end(), at[0], at[1], True)


def quoted(text: str, start: int, at: int) -> bool:
    """True if a quotation mark that opens before ``at`` is still open there."""
    before = text[max(start, at - 1500) : at]
    low = before.rfind("„")
    if low >= 0:  # German marks: “ closes
        if low > max(before.rfind("“"), before.rfind("”")):
            return True
    elif before.rfind("“") > before.rfind("”"):
        return True
    return before.count('"') % 2 == 1 or before.rfind("«") > before.rfind("»")


def _subject(text: str, start: int, verb: int, end: int) -> Described | None:
    """The described subject right before a verb of saying."""
    floor = max(start, verb - _BACK)
    breaks = [m.end() for m in _BREAK.finditer(text, floor, verb)]
    begin = breaks[-1] if breaks else floor
    if not breaks and floor > start:
        return None
    words = list(_WORD.finditer(text, begin, verb))
    while words and words[-1].group().casefold() in _ADVERBS:
        words.pop()
    while words and (words[0].group().casefold() in _LEADS or words[0].group().isdigit()):
        words.pop(0)  # "13:55 Police have confirmed"
    if not words or quoted(text, start, verb):
        return None
    return _judged(text, words[0].start(), words[-1].end(), (words[0].start(), end))


def _judged(text: str, begin: int, stop: int, whole: tuple[int, int]) -> Described | None:
    """The source in ``text[begin:stop]`` if that is a description of one."""
    plain = text[begin:stop]
    relative = _RELATIVE.fullmatch(plain)
    if relative and re.search(r" (?:of|for) [^\W\d_a-z]", plain):
        return None  # "the Ministry of Health"
    for who in (relative.group("who") if relative else "", plain):
        words = who.split()
        if not 1 <= len(words) <= 5:
            continue
        first, last = words[0].casefold(), words[-1].casefold()
        at = (begin, begin + len(who))
        some = first in _INDEFINITE
        if any(w[0].isupper() for w in words[1:]) and not (is_body(last) and first in _DEFINITE):
            continue
        if some and len(words) == 1:
            part = re.match(r"\w+ of (?:the |its |his |her |their )(?P<all>[\w'’\-]{3,25})", plain)
            if part and part.group("all").casefold() in SOMEBODY | BODIES | tables.GROUPS:
                at = (begin + part.start("all"), begin + part.end("all"))
                return Described(whole[0], whole[1], at[0], at[1], True)
        between = {w.casefold() for w in words[1:-1]}
        if some and len(words) > 1 and is_animate(last) and not between & _LEADS:
            return Described(whole[0], whole[1], at[0], at[1], True)
        voice = last in SPOKESPEOPLE and (first in _DEFINITE or words[0][0].isupper())
        if voice and 1 < len(words) <= 4 and not some:
            return Described(whole[0], whole[1], at[0], at[1], False)
        if is_body(last) and len(words) <= 4:
            led = first in _DEFINITE and len(words) > 1
            bare = last in BARE_BODIES and (
                len(words) == 1 or (len(words) == 2 and _modifies(first))
            )
            if led or bare:
                unnamed = last in ("sources", "insiders")
                return Described(whole[0], whole[1], at[0], at[1], unnamed)
    return None


def _modifies(word: str) -> bool:
    return word.isalpha() and word not in _LEADS and word not in tables.SAYING and len(word) > 2
