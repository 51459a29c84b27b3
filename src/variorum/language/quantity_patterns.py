"""Patterns around a number: money, units, bounds, and what makes it no quantity."""

from __future__ import annotations

import re

from variorum.language.patterns import DASH, SP, any_of
from variorum.language.quantity_words import (
    BOUNDS_AFTER,
    BOUNDS_BEFORE,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    STATE_VERBS,
    STATES,
    TALLIES,
    UNITS,
)

_I = re.IGNORECASE
SIGN_BEFORE = re.compile(
    rf"(?:(?<![A-Za-z])(?P<sign>{any_of(CURRENCY_SIGNS)}){SP}?|(?<!\w)(?P<code>{any_of(CURRENCY_CODES)}){SP}?)\Z"
)
MONEY_AFTER = re.compile(
    rf"{SP}?(?P<sign>[€£$¥₹])(?!\w)|{SP}(?P<code>{any_of(CURRENCY_CODES)})(?!\w)"
    rf"|(?:{SP}of{SP}|{SP}|-)?(?P<word>(?i:{any_of(CURRENCY_WORDS)}))(?!\w)"
)
UNIT_AFTER = re.compile(rf"(?:{SP}|{DASH})?(?P<unit>{any_of(UNITS)}|(?<=-)second)(?!\w)", _I)
TALL = re.compile(rf"(?:{SP}|-)(?:high|tall|long|deep|wide|above|below|away)\b")
BOUND_BEFORE = re.compile(
    rf"(?<!\w)(?P<bound>{any_of(BOUNDS_BEFORE)}){SP}*"
    rf"(?:(?:another|a further|an additional|an estimated|some|as many as){SP}+)?\Z",
    _I,
)
BOUND_AFTER = re.compile(
    rf"{SP}?(?:\+|(?:{SP}|-)(?P<bound>{any_of(BOUNDS_AFTER)})(?!\w)|-(?:strong|odd)(?!\w))", _I
)
_WHOLE = (
    r"(?P<unit>minute|hour|day|week|fortnight|month|year|decade|century|mile|kilometre|kilometer"
    r"|metre|meter|tonne|ton|acre|litre|liter)"
)
ONE_AND_HALF = re.compile(
    rf"(?<!\w)(?:an?|one|another){SP}{_WHOLE}{SP}and{SP}a{SP}half(?!\w)(?!{SP}ago)", _I
)
BOUND_ONE = re.compile(
    rf"(?<!\w)(?P<bound>more than|over|at least|less than|under|up to|nearly|almost|about|around"
    rf"|roughly|just over|just under){SP}(?P<one>an?){SP}{_WHOLE}(?!\w|-|['\u2019])"
    rf"(?!{SP}(?:and{SP}a{SP}half|ago|later|earlier|before|after|old)(?!\w))",
    _I,
)
ADDED_BEFORE = re.compile(rf"(?<!\w)(?:another|a further|an additional|an extra){SP}+\Z", _I)
ADDED_AFTER = re.compile(rf"{SP}+(?:more|others?|further|additional|extra)(?!\w)(?!{SP}+than)", _I)
RANGE_JOIN = re.compile(rf"{SP}?{DASH}{SP}?|{SP}+to{SP}+|{SP}+and{SP}+", _I)
OUT_OF = re.compile(
    rf"{SP}+(?:out{SP}+of|of|in){SP}+(?:the{SP}+|its{SP}+|their{SP}+|all{SP}+|every{SP}+)?\Z",
    _I,
)
CHANGE = re.compile(
    r"\b(?:rose|rise|rises|rising|risen|fell|fall|falls|fallen|grew|grow|increase[ds]?|drop(?:ped|s)?"
    r"|cut|cuts|reduced|raised?|raises|jumped|climbed|went|moved|down|up|slashed|swung|changed"
    r"|revised|widened|narrowed|slipped|doubled|corrected|lowered|dipped|soared|surged)\b",
    _I,
)
VOTE = re.compile(
    r"\b(?:vote[ds]?|voting|beat|beats|won|win|wins|lost|lose|drew|draw|score|scored|leads?|led"
    r"|defeat(?:ed|s)?|victory|margin|ballot|game|match|sets?|odds|ratio)\b",
    _I,
)
AGE_AFTER = re.compile(rf"(?:{SP}|{DASH})(?P<old>old)s?(?!\w)", _I)
AGED_BEFORE = re.compile(rf"(?<!\w)(?:aged?|age{SP}of|at{SP}age){SP}+\Z", _I)
COMMA_AGE_BEFORE = re.compile(rf"[^\W\d_][\w'\u2019-]+,{SP}\Z")
NAME_AGE = re.compile(rf"[A-Z][\w'\u2019-]+{SP}[A-Z][\w'\u2019-]+,{SP}\d+\.?\Z")
COMMA_AGE_AFTER = re.compile(r",(?=\s)|[;)]")
# A noun before a number makes it a name: "Room 101", "line 9", "page 12".
NUMBERED = frozenset(
    """article section chapter room line route flight number no nos no. nr nr. num page pages
    paragraph clause appendix figure fig fig. table volume vol vol. part episode season act
    scene phase stage level category cat grade type class platform gate terminal runway pier
    channel formula apollo windows version v bus tram train highway motorway junction exit
    road street avenue unit block building apartment apt suite floor ward district zone
    sector lot item track bed cell box key model mark boeing airbus group pillar protocol
    option step rule resolution amendment proposition title schedule question day year round
    match game game week session hole lap under- interstate area site reactor studio stadium
    heat lane seed ranked top radio psalm verse opus catch world war tel tel. phone call
    dial hotline ext ext. isbn postcode zip code artikel zimmer linie seite kapitel paragraf
    paragraphe
    chambre ligne""".split()
) - frozenset({"year", "day", "world", "war", "road", "under-", "figure", "floor", "top"})
NUMBERED_LIST = re.compile(
    rf"(?<!\w)(?:{any_of(NUMBERED)})s?\.?{SP}\d+(?:,{SP}\d+)*(?:,|{SP}(?:and|or|to|through|und|et))?{SP}\Z",
    _I,
)
TITLE_WORDS = frozenset(
    """about at some over under in on of the a an and but or nearly almost around more than up to
    least most only just with by for from as after before since until when while if all
    these those another both between among no not now then there here so some their his her
    its our your my we they he she it i i'm you who what which that this one two three four
    five six seven eight nine ten eleven twelve thirteen dozens hundreds thousands last next
    first police killed kills dead hurt injured however today yesterday meanwhile
    additionally further roughly approximately fewer less exactly altogether overall
    mindestens über rund etwa am im in bei nach au le la les des el los las unos más
    sekurang-kurangnya kira-kira lebih sekitar hampir seramai sebanyak monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july
    august september october november december""".split()
)
WORD_BEFORE = re.compile(
    rf"(?P<word>[^\W\d_][\w'\u2019.\-&]*)(?P<gap>{SP}+|{SP}?[-–]{SP}?|{SP}*:{SP}*|#)\Z"
)
OF = re.compile(rf"{SP}+of(?!\w)", _I)
OF_WHAT = re.compile(rf"['\u2019]?{SP}+(?:(?P<of>of|worth{SP}+of)|in(?={SP}+[a-z]))(?!\w)", _I)
LIST_NUMBER = re.compile(r"\s*[(\[]?\Z")
LIST_MARK = re.compile(r"[.)\]](?=\s+\S)")
PARTITIVE = re.compile(
    rf"{SP}+of{SP}+(?P<rest>(?:the|them|those|these|its|their|his|her|our|whom|which|all)\b)", _I
)
TALLY = re.compile(
    rf"(?<!\w)(?P<noun>{any_of(TALLIES)})s?\b(?:{SP}+of{SP}+(?:the{SP}+)?(?P<of>[^\W\d_][\w-]*)"
    rf"(?:{SP}+(?P<state>{any_of(STATES)})(?!\w))?)?"
    rf"[^.;!?\n\d]{{0,40}}?(?::|\b(?:from|to|at|is|was|of|reach(?:es|ed)?|hits?|tops|topped|stands|stood|exceeded|passed|totalled))"
    rf"(?:{SP}+(?:now|then|still|already|currently))?(?:{SP}+at)?{SP}+\Z|(?<!\w)(?P<colon>{any_of(TALLIES)}):?{SP}+\Z",
    _I,
)
VERB_BEFORE = re.compile(
    rf"(?<!\w)(?P<verb>{any_of(STATE_VERBS)}){SP}+(?:at{SP}least{SP}+|some{SP}+|about{SP}+|around{SP}+|more{SP}+than{SP}+|up{SP}+to{SP}+|nearly{SP}+|another{SP}+)?\Z",
    _I,
)
FATE_AFTER = re.compile(
    rf"{SP}+(?:(?:have|had|has|also|later|reportedly|were|was|are|is|been|still|now|confirmed|feared"
    rf"|believed|presumed|reported|remain|remained|\w+ly){SP}+){{0,4}}"
    rf"(?:(?P<died>died|perished)|(?P<state>{any_of(STATES)}))(?!\w)",
    _I,
)
CENTURY_OLD = re.compile(
    r"(?<![\w-])(?P<n>half-|quarter-)?(?P<unit>century|decade)-(?P<old>old|long)(?!\w)", _I
)
NO_QUANTITY_AFTER = re.compile(
    r"(?:st|nd|rd|th|er|ère|º|ª)(?!\w)|['\u2019]?s(?!\w)|/\d|:\d|@|[A-Z](?!\w)|[A-Za-z]+\d|\.\w+\.\w|\.(?:com|org|net)\b"
)
YEARLIKE = re.compile(r"(?:1[5-9]|20)\d\d\Z")
ONE_IN = re.compile(rf"{SP}+(?:in|out{SP}+of){SP}+(?:every{SP}+)?", _I)
LOOSE_TIED = re.compile(r"-(?:on|to|by|off|in|and)(?:-|\b)", _I)  # "one-on-one", "one-off"
ALREADY_COUNTED = re.compile(
    rf"\b(?:the|these|those|both|us|them|you|other|latter|former|or){SP}\Z", _I
)
ONE_IDIOMS = frozenset("point time stage thing way hand side example reason moment place".split())
# "six-figure sum", "two-way street": the number counts nothing in the story.
TIED_IDIOMS = frozenset(
    """figure digit way time fold star sided pronged term piece pack part step hand handed
    horse size year""".split()
)
# A bare "1950" or "2024" before one of these is a count, before anything else a year.
PEOPLE = frozenset(
    """person man woman child job home house household worker employee case death staff member
    visitor resident student pupil patient passenger soldier troop officer vote voter ballot
    signature copy car vehicle ticket seat bed unit item page word post complaint customer
    shareholder supporter protester demonstrator fan spectator refugee migrant victim
    injured dead missing killed hurt evacuated displaced arrested""".split()
)
