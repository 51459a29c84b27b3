"""Patterns of written dates and times in English; date_shapes says what each one means."""

from __future__ import annotations

import re

from variorum.language.calendar_words import (
    COUNTS,
    DAY_PARTS,
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    NEAR_DAYS,
    SEASONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    SMALL,
)
from variorum.language.patterns import DASH, SP, any_of

_I = re.IGNORECASE
YEAR = r"(?:1[5-9]|20)\d\d"
ORD = r"(?:st|nd|rd|th)?"
MONTH = any_of({*ENGLISH_MONTHS, *SHORT_MONTHS})
_BEGIN = r"(?:the )?(?:end|close|beginning|start|middle) of(?: the)?"
PART = rf"(?P<part>early|mid|late|{_BEGIN})"
NOT_AFTER = r"(?<![\w.,:/\-\u2010-\u2014$€£#])"
NOT_BEFORE = r"(?![\w%]|[.,:/]\d|[ \u00a0]?(?:per ?cent|percent)\b)"

ISO = re.compile(
    rf"{NOT_AFTER}(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:[T ](?P<h>[0-2]\d):(?P<m>[0-5]\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])"
)
DOTTED = re.compile(
    rf"{NOT_AFTER}(?P<a>\d{{1,2}})(?P<sep>[./-])(?P<b>\d{{1,2}})(?P=sep)(?P<year>{YEAR})(?![\w/]|\.\d)"
)
DAY_MONTH = re.compile(
    rf"{NOT_AFTER}(?P<day>\d{{1,2}}){ORD}"
    rf"(?:{SP}?(?:{DASH}|to|and){SP}?(?P<day2>\d{{1,2}}){ORD})?"
    rf"(?:{SP}+(?:of )?|{DASH})(?P<month>{MONTH})(?!\w)"
    rf"(?:\.?(?:,|{DASH})?{SP}*(?P<year>{YEAR})(?!\w|[.,]\d))?",
    _I,
)
MONTH_DAY = re.compile(
    rf"(?<!\w)(?P<month>{MONTH})(?!\w)\.?{SP}+(?:the{SP})?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?:{SP}?(?:{DASH}|to|and){SP}?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:]))?"
    rf"(?:,?{SP}+(?P<year>{YEAR})(?!\w|[.,]\d))?{NOT_BEFORE}",
    _I,
)
MONTH_YEAR = re.compile(
    rf"(?<!\w)(?:{PART}[ -])?(?P<month>{MONTH})(?!\w)\.?(?:,|{SP}+of)?"
    rf"{SP}+(?P<year>{YEAR}){NOT_BEFORE}",
    _I,
)
# "between March and November 2035", "from May to July last year"
MONTH_RANGE = re.compile(
    rf"(?<!\w)(?P<month>{MONTH})\.?{SP}?(?:{SP}(?:to|and|until|till|through){SP}"
    rf"|{DASH}){SP}?(?P<month2>{MONTH})(?!\w)\.?"
    rf"(?:,?{SP}+(?:of{SP}+)?(?P<year>{YEAR}){NOT_BEFORE}|{SP}+(?:of{SP}+)?(?P<lean>last|this|next){SP}+year(?!\w))",
    _I,
)
MONTH_ALONE = re.compile(
    rf"(?<!\w)(?:(?:in|since|until|till|by|from|during|through|throughout|before|after|late)"
    rf"{SP}+)?(?:(?P<lean>last|next|this|earlier in|later in){SP}+)?"
    rf"(?:{PART}[ -])?(?P<month>{any_of(ENGLISH_MONTHS)})(?!\w)",
    _I,
)
YEAR_WORDS = (
    r"in|since|by|until|till|before|after|from|during|of|through|throughout|circa|around"
    r"|between|back in|summer of|spring of|autumn of|fall of|winter of"
)
YEARS = re.compile(
    rf"(?<!\w)(?:(?:{YEAR_WORDS}){SP}+(?:the{SP}+)?(?:year{SP}+)?"
    rf"(?:{PART}[ -](?:the{SP}+)?)?|{PART}[ -])"
    rf"(?P<year>{YEAR})(?:{SP}?(?:{DASH}|/|to|and|until){SP}?"
    rf"(?P<year2>{YEAR}|\d\d))?(?![\w%:]|[.,/]\d|{DASH}\d)".replace("(?P<part>", "(?P<part1>", 1),
    _I,
)
DECADE = re.compile(
    rf"(?<!\w)(?:(?P<part>early|mid|late)[ -])?(?:the{SP}+)?(?:(?P<part2>early|mid|late)[ -])?"
    r"(?P<year>(?:1[5-9]|20)\d0)['\u2019]?s(?!\w)",
    _I,
)
SEASON = re.compile(
    rf"(?<!\w)(?:(?P<part>early|mid|late)[ -])?(?P<season>{any_of(SEASONS)})"
    rf"(?:(?:{SP}of)?{SP}+(?P<year>{YEAR}){NOT_BEFORE}|(?:{SP}of)?{SP}(?P<lean2>last|this|next){SP}year(?!\w))"
    rf"|(?<!\w)(?P<lean>last|this|next){SP}(?P<season2>{any_of(SEASONS)})(?!\w)",
    _I,
)
# "the first quarter of 2030", "the second half of last year", "Q3 2029"
PERIOD = re.compile(
    rf"(?<!\w)(?:(?P<nth>first|second|third|fourth|final|last|1st|2nd|3rd|4th){SP}"
    rf"(?:fiscal{SP}|financial{SP})?(?P<unit>quarter|half)|(?P<sign>[QH][1-4]))"
    rf"(?:(?:,?{SP}of)?{SP}(?P<year>{YEAR}){NOT_BEFORE}"
    rf"|(?:{SP}of)?{SP}(?P<lean>last|this|next){SP}year(?!\w))",
    _I,
)
DAY_PART = any_of(DAY_PARTS)
WEEKDAY = re.compile(
    rf"(?<!\w)(?:(?P<lean>last|next|this(?: past| coming)?|every|each){SP}+)?"
    rf"(?P<weekday>{any_of(ENGLISH_WEEKDAYS)})(?P<plural>s?)(?!\w)(?:{SP}+(?P<part>{DAY_PART})(?!\w))?"
    rf"(?:,?{SP}(?:of{SP})?(?P<week>last|next|this){SP}week(?!\w|['\u2019-])"
    rf"|(?P<after>{SP}week)(?={SP}?[,.;)]|{SP}(?:at|in|and|when|for)\b|\Z))?",
    _I,
)
# "the last Friday of June", "the third Sunday in May 2031"
NTH_WEEKDAY = re.compile(
    rf"(?<!\w)(?P<nth>first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th)){SP}+"
    rf"(?P<weekday>{any_of(ENGLISH_WEEKDAYS)}){SP}+(?:of|in){SP}+(?P<month>{any_of(ENGLISH_MONTHS)})"
    rf"(?!\w)(?:,?{SP}+(?P<year>{YEAR}){NOT_BEFORE})?",
    _I,
)
SHORT_WEEKDAY = re.compile(
    rf"(?<!\w)(?P<weekday>{any_of(SHORT_WEEKDAYS)})\.?,?(?={SP}+(?:\d{{1,2}}{ORD}{SP}+"
    rf"(?:{MONTH})(?!\w)|(?:{MONTH})\.?{SP}+\d))",
    _I,
)
NEAR = re.compile(
    r"(?<![\w'\u2019])(?P<near>"
    + any_of(NEAR_DAYS)
    + rf")(?!\w)(?:{SP}+(?P<part>{DAY_PART})(?!\w))?",
    _I,
)
UNIT = re.compile(
    rf"(?<!\w)(?:(?P<part>earlier|later|early|late|mid"
    r"|(?:the )?(?:end|close|start|beginning|middle) of)"
    rf"(?:{SP}+|-)(?:in{SP}+)?)?"
    rf"(?P<lean>last|next|this){SP}+(?P<unit>week|weekend|month|year|decade)(?!\w|['\u2019-])",
    _I,
)
_COUNT = rf"(?P<n>\d{{1,3}}|an?|{any_of(COUNTS)})"
AGO = re.compile(
    rf"(?<!\w){_COUNT}{SP}+(?P<unit>minute|hour|day|week|fortnight|month|year)s?{SP}+ago(?!\w)",
    _I,
)
# "in two weeks", "in three days' time"; "the first in two weeks" looks back
AHEAD = re.compile(
    rf"(?<!\w)in{SP}(?:about{SP}|just{SP})?{_COUNT}{SP}(?P<unit>day|week|month|year)"
    rf"(?P<time>(?:'s|\u2019s|s['\u2019]|s)?{SP}time(?!\w))?(?:s?(?!\w))?",
    _I,
)
ZONE = (
    rf"(?:{SP}?\(?(?:GMT|BST|UTC|CEST|CET|EDT|EST|ET|PDT|PST|PT|CDT|CST|CT|AEST|AEDT|IST|JST"
    rf"|SAST|EAT|hrs|(?:hours{SP})?local(?:{SP}time)?)\b\)?)?"
)
HOURS = any_of({**SMALL})
PLAIN_CLOCK = re.compile(
    rf"(?<![\w.:,$€£\-\u2010-\u2014])(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)"
    rf"(?P<s>:[0-5]\d)?(?![\w:]|[.,]\d|{DASH}\d){ZONE}"
)
AM_PM = re.compile(
    rf"(?<![\w.:,$€£])(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<m>[0-5]\d))?{SP}?"
    rf"(?P<half>[ap])(?:m(?!\w)|\.{SP}?m\b\.?){ZONE}",
    _I,
)
WORDED_CLOCK = re.compile(
    rf"(?<![\w.:,])(?P<h>[01]?\d|2[0-4])(?:[.:h]|{SP}h{SP}|{SP}?h)?(?P<m>[0-5]\d)?"
    rf"{SP}?(?:h(?:rs)?|GMT|UTC|BST|CET|CEST)(?!\w)"
    rf"|(?<![\w.:,])(?P<h2>[01]?\d|2[0-3])h(?P<m2>[0-5]\d)(?!\w)"
)
MILITARY = re.compile(
    rf"(?<![\w.:,])(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d){SP}(?:GMT|UTC|BST|hrs|hours local)(?!\w)"
)
SPOKEN_CLOCK = re.compile(
    rf"(?<!\w)(?:(?P<past>half(?={SP}past)|(?:a )?quarter"
    rf"|(?:five|ten|twenty(?:[- ]five)?)(?={SP}past)"
    r"|(?:(?<=at )|(?<=by )|(?<=around )|(?<=until )|(?<=before )|(?<=after )|(?<=about ))"
    rf"(?:five|ten|twenty(?:[- ]five)?)){SP}(?P<dir>past|to)"
    rf"{SP}(?P<h>{HOURS})(?![\w-])|(?P<h2>{HOURS}|1[0-2]|[1-9]){SP}?o['\u2019]clock(?!\w))"
    rf"(?:{SP}(?:in the|at){SP}(?P<part>morning|afternoon|evening|night))?",
    _I,
)
# "at three this morning", "at ten on Friday evening"
BARE_HOUR = re.compile(
    rf"(?<=at )(?P<h2>{HOURS}|1[0-2]|[1-9])(?={SP}(?:this|in the|yesterday|tomorrow|on \w+day)"
    rf"{SP}(?:morning|afternoon|evening|night))(?:{SP}in the{SP}(?P<part>\w+))?",
    _I,
)
NOON = re.compile(
    r"(?<!\w)(?:(?<=at )|(?<=by )|(?<=around )|(?<=before )|(?<=after )|(?<=until )|(?<=about )"
    r"|(?<=shortly before )|(?<=since ))(?P<word>noon|midday|midnight)(?!\w)",
    _I,
)

# "Good Friday", "Sheffield Wednesday": a day's name inside another name.
NOT_DAY_AFTER = frozenset(
    "good black easter ash bloody super palm whit shrove cyber giving maundy holy red".split()
)
NOT_DAY_BEFORE = frozenset(
    """times express mail mirror post herald tribune star sun independent world
    league club night school brunch roast""".split()
)
NOT_MONTH_BEFORE = re.compile(rf"{SP}+(?:[A-Z]|have |be |not |also |well |I |he |she |they )")
NAME_BEFORE_MONTH = re.compile(
    rf"(?<!\w)(?P<first>[A-Z][\w'\u2019-]{{1,40}})\.?{SP}"
    rf"(?P<month>{any_of(month.title() for month in ENGLISH_MONTHS)})(?!\w)(?!\.?{SP}+\d|,{SP}+\d)"
)
BEFORE_MONTH = frozenset(
    """in since until till by from during through throughout before after late last next this
    early mid earlier later of and to the end beginning start middle between for on at every
    each or but when while as with than about around is was if over
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun""".split()
)
COUNTED_AFTER_YEAR = re.compile(
    rf"{SP}+(?:people|men|women|children|homes|houses|households|jobs|workers|employees|staff"
    rf"|cases|deaths|miles|km|kilometres|kilometers|metres|feet|tonnes|tons|dollars|euros|pounds"
    rf"|members|pupils|students|patients|residents|families|soldiers|troops|votes|units|cars"
    rf"|vehicles|hectares|acres|years|days|hours|words|pages)(?!\w)",
    _I,
)
