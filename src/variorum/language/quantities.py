"""Numbers of an article with what they count or measure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from variorum.language.counted import Counted, noun_after, phrase_after, singular
from variorum.language.date_shapes import find_shapes
from variorum.language.numbers import Numeral, find_numerals
from variorum.language.quantity_words import (
    BOUNDS_AFTER,
    BOUNDS_BEFORE,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    ONLY_ABROAD,
    STATE_VERBS,
    TALLIES,
    TIME_UNITS,
    UNITS,
)
from variorum.model import Article, Quantity, Sentence, Span
from variorum.model.analysis import Bound

_SKIPPED = frozenset({"noise", "reference", "byline", "dateline"})
_I = re.IGNORECASE
_S = r"[ \u00a0\u2009\u202f]"
_DASH = r"[-\u2010\u2011\u2012\u2013\u2014]"


def _any(words: object) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))  # type: ignore[call-overload]


_SIGN_BEFORE = re.compile(
    rf"(?:(?<![A-Za-z])(?P<sign>{_any(CURRENCY_SIGNS)}){_S}?|(?<!\w)(?P<code>{_any(CURRENCY_CODES)}){_S}?)\Z"
)
_MONEY_AFTER = re.compile(
    rf"{_S}?(?P<sign>[€£$¥₹])(?!\w)|{_S}(?P<code>{_any(CURRENCY_CODES)})(?!\w)"
    rf"|{_S}?(?P<cut>-)?(?P<word>(?i:{_any(CURRENCY_WORDS)}))(?!\w)|{_S}?(?:-)?(?P<million>of{_S}euros?)(?!\w)"
)
_UNIT_AFTER = re.compile(rf"(?:{_S}|{_DASH})?(?P<unit>{_any(UNITS)})(?!\w)", _I)
_ATTACHED_UNIT = re.compile(rf"(?P<unit>m)(?={_S}(?:high|tall|long|deep|wide|above|below|away)\b)")
_BOUND_BEFORE = re.compile(
    rf"(?<!\w)(?P<bound>{_any(BOUNDS_BEFORE)}){_S}*"
    rf"(?:(?:another|a further|an additional|an estimated|some|the|as many as|yet another){_S}+)?\Z",
    _I,
)
_BOUND_AFTER = re.compile(rf"{_S}?(?:\+|(?:{_S}|-)(?P<bound>{_any(BOUNDS_AFTER)})(?!\w))", _I)
_ADDED_BEFORE = re.compile(rf"(?<!\w)(?:another|a further|an additional|an extra){_S}+\Z", _I)
_ADDED_AFTER = re.compile(rf"{_S}+(?:more|others?|further|additional|extra)(?!\w)(?!{_S}+than)", _I)
_RANGE_JOIN = re.compile(rf"{_S}?{_DASH}{_S}?|{_S}+(?:to|bis|à|a|hingga){_S}+|{_S}+and{_S}+", _I)
_OUT_OF = re.compile(
    rf"{_S}+(?:out{_S}+of|of|in|von|sur|de|daripada|dari){_S}+(?:the{_S}+|its{_S}+|their{_S}+|all{_S}+|every{_S}+|den{_S}+|los{_S}+|las{_S}+|les{_S}+)?\Z",
    _I,
)
_CHANGE = re.compile(
    r"\b(?:rose|rise|rises|rising|risen|fell|fall|falls|fallen|grew|grow|increase[ds]?|drop(?:ped|s)?"
    r"|cut|cuts|reduced|raised?|raises|jumped|climbed|went|moved|down|up|slashed|swung|changed"
    r"|revised|widened|narrowed|slipped|doubled|corrected|lowered|dipped|soared|surged)\b",
    _I,
)
_VOTE = re.compile(
    r"\b(?:vote[ds]?|voting|beat|beats|won|win|wins|lost|lose|drew|draw|score|scored|leads?|led"
    r"|defeat(?:ed|s)?|victory|margin|ballot|game|match|sets?|odds|ratio)\b",
    _I,
)
_AGE_AFTER = re.compile(rf"(?:{_S}|{_DASH})(?P<old>old)(?!\w)", _I)
_AGED_BEFORE = re.compile(rf"(?<!\w)(?:aged?|age{_S}of|at{_S}age){_S}+\Z", _I)
_COMMA_AGE_BEFORE = re.compile(rf"[A-Z\u00c0-\u017d][\w'\u2019-]+,{_S}\Z")
_COMMA_AGE_AFTER = re.compile(r"[,.;)]|\Z")
# A noun before a number makes it a name: "Room 101", "line 9", "page 12".
_NUMBERED = frozenset(
    """article section chapter room line route flight number no nos no. nr nr. num page pages paragraph
    clause appendix figure fig fig. table volume vol vol. part episode season act scene phase stage level
    category cat grade type class platform gate terminal runway pier channel formula apollo windows
    version v bus tram train highway motorway junction exit road street avenue unit block building
    apartment apt suite floor ward district zone sector lot item track bed cell box key model mark
    boeing airbus group pillar protocol option step rule resolution amendment proposition title
    schedule question day year round match game game week session hole lap under-
    interstate area site reactor studio stadium heat lane seed ranked top radio psalm verse
    opus catch world war tel tel. phone call dial hotline ext ext. isbn artikel zimmer linie seite
    kapitel paragraf paragraphe chambre ligne""".split()
) - frozenset({"year", "day", "world", "war", "road", "under-", "figure", "floor", "top"})
_TITLE_WORDS = frozenset(
    """about at some over under in on of the a an and but or nearly almost around more than up to
    least most only just with by for from as after before since until when while if all these
    those another both between among no not now then there here so some their his her its our
    your my we they he she it i i'm you who what which that this one two three four five six
    seven eight nine ten eleven twelve thirteen dozens hundreds thousands last next first
    police killed kills dead hurt injured however today yesterday meanwhile additionally further
    roughly approximately fewer less exactly altogether overall
    mindestens über rund etwa am im in bei nach au le la les des el los las unos más sekurang-kurangnya
    kira-kira lebih sekitar hampir seramai sebanyak monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november
    december""".split()
)
_WORD_BEFORE = re.compile(rf"(?P<word>[^\W\d_][\w'\u2019.\-&]*)(?P<gap>{_S}+|{_S}?[-–]{_S}?|{_S}*:{_S}*|#)\Z")
_LIST_NUMBER = re.compile(r"\s*[(\[]?\Z")
_LIST_MARK = re.compile(r"[.)\]](?=\s+\S)")
_PARTITIVE = re.compile(rf"{_S}+of{_S}+(?P<rest>(?:the|them|those|these|its|their|his|her|our|whom|which|all)\b)", _I)
_TALLY = re.compile(
    rf"(?<!\w)(?P<noun>{_any(TALLIES)})s?\b(?:{_S}+of{_S}+(?:the{_S}+)?(?P<of>[^\W\d_][\w-]*))?"
    rf"[^.;!?\n]{{0,40}}?\b(?:to|at|is|was|of|reached|hit|stands|stood|exceeded|passed|totalled)"
    rf"(?:{_S}+(?:now|then|still|already|currently))?(?:{_S}+at)?{_S}+\Z|(?<!\w)(?P<colon>{_any(TALLIES)}):?{_S}+\Z",
    _I,
)
_VERB_BEFORE = re.compile(rf"(?<!\w)(?P<verb>{_any(STATE_VERBS)}){_S}+(?:at{_S}least{_S}+|some{_S}+|about{_S}+|around{_S}+|more{_S}+than{_S}+|up{_S}+to{_S}+|nearly{_S}+|another{_S}+)?\Z", _I)
_LEFT_DEAD = re.compile(rf"{_S}+(?P<state>dead|injured|homeless|hurt|wounded|missing)(?!\w)", _I)
_CENTURY_OLD = re.compile(rf"(?<![\w-])(?:(?P<n>half-|quarter-)?(?P<unit>century|decade))-(?P<old>old|long)(?!\w)", _I)
_NO_QUANTITY_AFTER = re.compile(
    r"(?:st|nd|rd|th|er|ère|º|ª)(?!\w)|['\u2019]?s(?!\w)|/\d|:\d|@|[A-Z](?!\w)|[A-Za-z]+\d|\.\w+\.\w|\.(?:com|org|net)\b"
)
_YEARLIKE = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_PEOPLE = frozenset("person man woman child job home house worker employee case death".split())


class _Reader:
    """The text of one article while its numbers are read."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language

    def unit(self, numeral: Numeral, low: int, high: int) -> tuple[str, int, int]:
        """Unit name with the widened place of number and unit; "" where there is none."""
        text = self.text
        before = _SIGN_BEFORE.search(text[max(low, numeral.start - 5) : numeral.start])
        start, end = numeral.start, numeral.end
        if before:
            sign = before["sign"]
            name = CURRENCY_SIGNS[sign] if sign else before["code"]
            return name, start - (before.end() - before.start()), end
        after = _MONEY_AFTER.match(text, end, high)
        if after:
            if after["sign"]:
                return CURRENCY_SIGNS[after["sign"]], start, after.end()
            if after["code"]:
                return after["code"], start, after.end()
            if after["word"]:
                return CURRENCY_WORDS[after["word"].casefold()], start, after.end()
            return "EUR", start, after.end()
        match = _UNIT_AFTER.match(text, end, high)
        if match:
            written = match["unit"].casefold()
            foreign_only = written in ONLY_ABROAD and self.language in ("en", "und")
            name = UNITS[written]
            if name == "pound" and numeral.scaled:
                return "GBP", start, match.end()
            if name == "stone" and numeral.digits is False:
                foreign_only = True
            if not foreign_only:
                return name, start, match.end()
        return "", start, end


def _bound(text: str, start: int, end: int, low: int, high: int) -> Bound:
    before = _BOUND_BEFORE.search(text[max(low, start - 48) : start])
    if before:
        return BOUNDS_BEFORE[before["bound"].casefold()]  # type: ignore[return-value]
    after = _BOUND_AFTER.match(text, end, high)
    if after:
        word = after["bound"]
        return BOUNDS_AFTER[word.casefold()] if word else "at_least"  # type: ignore[return-value]
    return "exact"


def _is_name(text: str, numeral: Numeral, low: int, noun: Counted | None, unit: str) -> bool:
    """Whether the number is part of a name: "Room 101", "Falcons 3", "page 12"."""
    match = _WORD_BEFORE.search(text[max(low, numeral.start - 40) : numeral.start])
    if match is None:
        return False
    word, gap = match["word"], match["gap"]
    if gap.strip() == ":" or ("\u2013" in gap and gap != "\u2013"):
        return False
    plain = word.casefold().rstrip(".")
    if gap.strip(" \u00a0") in ("-", "\u2013"):
        # "Covid-19", "U-21"; a dash with spaces begins something new.
        return gap in ("-", "\u2013") and numeral.digits
    if plain in _NUMBERED and not unit and (numeral.digits or noun is None):
        return True
    if word[0].isupper() and numeral.digits and plain not in _TITLE_WORDS:
        return noun is None and not unit
    return False


def _is_reference(text: str, numeral: Numeral, low: int, high: int) -> bool:
    """Footnotes, list numbers, phone numbers, versions, ordinals: numbers that count nothing."""
    start, end = numeral.start, numeral.end
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    written = text[start:end]
    if not numeral.digits:
        return False
    if before in ("[", "#", "@", "_", "/", "\\", "=", "&", "№", "§") or after in ("_", "\\", "="):
        return True
    if before == "(" and after == ")":
        return True
    if len(written) > 1 and written[0] == "0" and written[1].isdigit():
        return True
    if not numeral.scaled and _NO_QUANTITY_AFTER.match(text, end):
        return True
    if _LIST_NUMBER.fullmatch(text, low, start) and _LIST_MARK.match(text, end, high):
        return len(written) <= 3
    if before in ("-", "\u2013") and text[max(0, start - 2) : start - 1].isdigit():
        return True
    return bool(re.match(rf"{_DASH}\d", text[end : end + 2]))


def _antecedent(text: str, start: int, low: int) -> Counted | None:
    """What a bare number counts by the words before it: "the toll rises to", "killing"."""
    window = max(low, start - 80)
    verb = _VERB_BEFORE.search(text[window:start])
    if verb:
        place = (window + verb.start("verb"), window + verb.end("verb"))
        return Counted(STATE_VERBS[verb["verb"].casefold()], *place)
    tally = _TALLY.search(text[window:start])
    if tally is None:
        return None
    name = "of" if tally["of"] else "noun" if tally["noun"] else "colon"
    word = tally[name].casefold()
    if name != "of" and word in ("number", "total", "figure", "count", "estimate", "record"):
        return None
    return Counted(singular(word), window + tally.start(name), window + tally.end(name))


def _number(value: Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        return float("inf")


def _read_one(
    reader: _Reader, numeral: Numeral, low: int, high: int
) -> tuple[Quantity, Counted | None] | None:
    """One number as a quantity on its own, before ranges and parts of wholes are joined."""
    text = reader.text
    if _is_reference(text, numeral, low, high):
        return None
    written = text[numeral.start : numeral.end]
    unit, start, end = reader.unit(numeral, low, high)
    one = numeral.value == 1 and numeral.of is None
    noun: Counted | None = None
    if numeral.of is not None:
        of = re.compile(rf"{_S}+of(?!\w)", _I).match(text, numeral.end, high)
        half = written.casefold() == "half"
        the = half and re.compile(rf"{_S}+(?:the|its|their|his|her|our|all|an?)(?!\w)", _I).match(
            text, numeral.end, high
        )
        if unit in TIME_UNITS and unit == "":
            return None
        if not (of or the or written.casefold().startswith(("two", "three", "four", "five"))):
            return None
        before = text[max(low, numeral.start - 16) : numeral.start].casefold().split()
        if before and before[-1] in ("first", "second", "other", "better", "the", "past", "last"):
            return None
        hours = half and re.compile(rf"{_S}+an?{_S}+(?P<unit>hour|day|year|mile|century|decade)(?!\w)",
                                    _I).match(text, numeral.end, high)
        if hours:
            value = 0.5
            return Quantity(Span(start, hours.end()), value, value,
                            unit=UNITS[hours["unit"].casefold()]), None
        noun = phrase_after(text, of.end() if of else numeral.end, high)
    elif unit:
        old = _AGE_AFTER.match(text, end, high)
        if unit == "year" and old:
            noun = Counted("age", old.start("old"), old.end("old"))
        else:
            of = re.compile(rf"['\u2019]?{_S}+(?:of|in|worth of|de|des|du|der|von)(?!\w)", _I).match(
                text, end, high
            )
            if of and (unit not in TIME_UNITS or text[of.start() : of.end()].strip() == "of"):
                noun = phrase_after(text, of.end(), high)
            elif not of and unit not in TIME_UNITS:
                noun = noun_after(text, end, high, one=True, language=reader.language)
    else:
        if text[end : end + 1] == "m" and numeral.digits:
            tall = _ATTACHED_UNIT.match(text, end, high)
            if tall:
                unit, end = "metre", tall.end()
        aged = _AGED_BEFORE.search(text[max(low, start - 10) : start])
        comma = (
            numeral.digits and 0 < numeral.value < 115 and numeral.value.denominator == 1
            and _COMMA_AGE_BEFORE.search(text[max(low, start - 30) : start])
            and _COMMA_AGE_AFTER.match(text, end, high)
        )
        if aged or comma:
            place = (start - (aged.end() - aged.start()), start - 1) if aged else None
            return Quantity(Span(start, end), *(2 * (_number(numeral.value),)), unit="year",
                            noun="age", noun_span=Span(*place) if place else None), None
        noun = noun_after(text, end, high, one=one, language=reader.language)
    if not unit and numeral.digits and _YEARLIKE.match(written) and (
        noun is None or noun.noun.split(" ")[-1] not in _PEOPLE
    ):
        return None
    if _is_name(text, numeral, low, noun, unit):
        return None
    if one and not numeral.digits and not unit and noun is None:
        return None
    if not numeral.digits and numeral.value <= 1 and numeral.of is None:
        previous = text[max(low, start - 8) : start].casefold().split()
        if written.casefold() == "one" and previous and previous[-1] in (
            "no", "any", "every", "this", "that", "which", "each", "day", "the", "another"
        ):
            return None
        if numeral.value == 0 and not unit:
            return None
        if written.casefold() == "one" and unit == "day":
            return None  # "one day"
    if noun is None and not unit and numeral.of is None:
        noun = _antecedent(text, start, low)
    value = _number(numeral.value)
    bound: Bound = _bound(text, start, end, low, high)
    if numeral.vague and bound == "exact":
        bound = "at_least"
    added = bool(
        _ADDED_BEFORE.search(text[max(low, start - 20) : start])
        or _ADDED_AFTER.match(text, end, high)
    )
    return Quantity(
        Span(start, end), value, value, bound, unit, noun.noun if noun else "",
        Span(noun.start, noun.end) if noun else None,
        float(numeral.of) if numeral.of else None, part=added,
    ), noun


def _join(text: str, found: list[Quantity], low: int) -> list[Quantity]:
    """Join "10 to 15", "between 10 and 15" and "22 of the 32" into one quantity each."""
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        if last is None or last.bound == "range" or last.out_of is not None:
            joined.append(quantity)
            continue
        gap = text[last.span.end : quantity.span.start]
        lead = text[max(low, last.span.start - 48) : last.span.start]
        same_unit = last.unit in ("", quantity.unit)
        bare = last.noun_span is None or last.noun_span.start >= quantity.span.start
        if _OUT_OF.match(gap) and quantity.low >= last.low and not quantity.unit and not last.unit:
            noun, place = (
                (quantity.noun, quantity.noun_span) if quantity.noun else (last.noun, last.noun_span)
            )
            joined[-1] = replace(
                last, span=Span(last.span.start, quantity.span.end), noun=noun, noun_span=place,
                out_of=quantity.low,
            )
            continue
        noun_gap = (
            re.fullmatch(rf"{_S}+(?:out{_S}+of|in){_S}+(?:every{_S}+)?",
                         text[last.noun_span.end : quantity.span.start], _I)
            if last.noun_span and last.span.end <= last.noun_span.start < quantity.span.start
            else None
        )
        if noun_gap and last.low == 1 and not quantity.noun and not quantity.unit and quantity.low > 1:
            joined[-1] = replace(  # "one job in eight"
                last, span=Span(last.span.start, quantity.span.end), out_of=quantity.low
            )
            continue
        if bare and same_unit and last.low < quantity.low and _RANGE_JOIN.fullmatch(gap):
            word = gap.strip().casefold()
            between = re.search(rf"\bbetween{_S}+\Z", lead, _I)
            if word == "and":
                is_range = between is not None
            else:
                is_range = bool(quantity.noun or quantity.unit) and not (
                    _VOTE.search(lead)
                    or (re.search(rf"\bfrom{_S}+\Z", lead, _I) and _CHANGE.search(lead))
                )
            if is_range:
                joined[-1] = replace(
                    quantity, span=Span(last.span.start, quantity.span.end), low=last.low,
                    bound="range",
                )
                continue
        joined.append(quantity)
    return joined


def _century_old(text: str, low: int, high: int) -> list[Quantity]:
    """"A century-old bridge" is about a hundred years old."""
    found = []
    for match in _CENTURY_OLD.finditer(text, low, high):
        years = {"century": 100.0, "decade": 10.0}[match["unit"].casefold()]
        years *= {"half-": 0.5, "quarter-": 0.25}.get((match["n"] or "").casefold(), 1.0)
        old = match["old"].casefold() == "old"
        found.append(Quantity(
            Span(match.start(), match.end()), years, years, "about", "year", "age" if old else "",
            Span(match.start("old"), match.end("old")) if old else None,
        ))
    return found


def _partitive(text: str, quantity: Quantity, high: int) -> Quantity:
    """"Five of the injured" are part of a total that is counted elsewhere."""
    if quantity.unit or quantity.out_of is not None:
        return quantity
    match = _PARTITIVE.match(text, quantity.span.end, high)
    if match is None:
        return quantity
    if match["rest"].casefold() in ("them", "whom", "which", "those", "these"):
        return replace(quantity, noun="", noun_span=None, part=True)
    noun = phrase_after(text, match.start("rest") - 1, high)
    if noun is None:
        return replace(quantity, noun="", noun_span=None, part=True)
    return replace(quantity, noun=noun.noun, noun_span=Span(noun.start, noun.end), part=True)


def find_quantities(article: Article, sentences: Sequence[Sentence]) -> tuple[Quantity, ...]:
    """Find the numbers of an article that count or measure something.

    Dates, times, ages of the calendar, ordinals, list and phone numbers, scores and
    numbers that are part of a name are left out. ``span`` covers number and unit; words
    such as "at least" show in ``bound`` alone, and then ``low == high`` is the number said.
    A share is kept as ``low`` out of ``out_of`` ("two thirds" is 2 of 3).

    Cost: time linear in the text. More: docs/methods/quantities.md.
    """
    text = article.text
    language = article.language[:2] if article.language != "und" else "und"
    reader = _Reader(text, language)
    found: list[Quantity] = []
    for block in article.blocks:
        if block.kind in _SKIPPED:
            continue
        start, end = block.span.start, block.span.end
        shapes = find_shapes(text, start, end, language)
        taken = [(shape.start, shape.end) for shape in shapes]
        begins = [begin for begin, _ in taken]
        pieces = _pieces(sentences, start, end)
        starts = [piece[0] for piece in pieces]
        per_piece: dict[int, list[Quantity]] = {}
        for numeral in find_numerals(text, start, end, language):
            at = bisect_right(begins, numeral.start) - 1
            if at >= 0 and numeral.start < taken[at][1]:
                continue
            if at + 1 < len(taken) and taken[at + 1][0] < numeral.end:
                continue
            piece = max(0, bisect_right(starts, numeral.start) - 1)
            low, high = pieces[piece]
            if numeral.end > high:
                high = end
            read = _read_one(reader, numeral, low, high)
            if read is not None:
                per_piece.setdefault(piece, []).append(read[0])
        for piece, (low, high) in enumerate(pieces):
            joined = _join(text, per_piece.get(piece, []), low)
            joined = [_partitive(text, quantity, high) for quantity in joined]
            found.extend(joined)
            found.extend(_century_old(text, low, high))
    found.sort(key=lambda quantity: (quantity.span.start, quantity.span.end))
    return tuple(found)


def _pieces(sentences: Sequence[Sentence], start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a block as ranges that cover it; the block itself where there are none."""
    inside = [
        sentence.span
        for sentence in sentences
        if start <= sentence.span.start < end
    ]
    if not inside:
        return [(start, end)]
    edges = [start, *(span.start for span in inside[1:]), end]
    return [(edges[index], edges[index + 1]) for index in range(len(edges) - 1)]
