"""The grammar of dates of a language, built from its calendar."""

from __future__ import annotations

import re
from collections.abc import Mapping

from variorum.language import triggers
from variorum.language.clock_shapes import am_pm, plain_clock
from variorum.language.date_patterns import AM_PM, NOT_AFTER, PLAIN_CLOCK, YEAR
from variorum.language.date_shapes import NUMERIC_RULES
from variorum.language.patterns import DASH, SP, any_of, spaced
from variorum.language.shape import Grammar, Reader, Shape
from variorum.language.tongues.calendar import Calendar

_I = re.IGNORECASE
_END = r"(?![\w%]|[.,:/]\d)"
_NOTHING = "(?!)"


def _words(words: Mapping[str, object]) -> str:
    return spaced(any_of(words).replace("\\ ", " ").replace("\\-", "-"))


def _compile(source: str) -> re.Pattern[str]:
    return re.compile(source, _I)


def _folded(written: str) -> str:
    return re.sub(r"\s+", " ", written.casefold().replace("\u2019", "'"))


# "Il a été dernier" speaks of no summer.
_HAS_BEEN = re.compile(
    r"(?<!\w)(?:a|ont|ai|as|avait|avaient|avons|aura|auront|aurait|avoir|ayant)(?: \w+)? \Z", _I
)


def _inside(match: re.Match[str]) -> bool:
    """Whether the match stands inside a sentence."""
    before = match.string[max(0, match.start() - 3) : match.start()].rstrip()
    return bool(before) and (before[-1].isalnum() or before[-1] == ",")


class _Builder:
    """The rules of one calendar; kept together since they share its pieces."""

    def __init__(self, calendar: Calendar) -> None:
        c = self.calendar = calendar
        self.part = (
            rf"(?:(?P<early>{spaced(c.early)})|(?P<mid>{spaced(c.mid)})"
            rf"|(?P<late>{spaced(c.late)})){spaced(c.part_gap)}"
        )
        short = any_of(c.short_months)
        self.month = rf"{any_of(c.months)}" + (rf"|(?:{short})\." if short else "")
        self.lean = (
            rf"(?:(?P<last>{spaced(c.last)})|(?P<next>{spaced(c.next)})|(?P<this>{spaced(c.this)}))"
        )
        self.lean_after = (
            rf"(?:(?P<last2>{spaced(c.last_after)})|(?P<next2>{spaced(c.next_after)}))"
        )
        self.to = rf"(?:{SP}?{DASH}{SP}?|{SP}+(?:{spaced(c.to)}|{DASH}){SP}+)"

    # The pieces of a match.

    def month_of(self, written: str) -> int | None:
        word = written.casefold().rstrip(".")
        return self.calendar.months.get(word) or self.calendar.short_months.get(word)

    @staticmethod
    def part_of(match: re.Match[str]) -> str:
        return next((name for name in ("early", "mid", "late") if match[name]), "")

    @staticmethod
    def lean_of(match: re.Match[str]) -> str:
        groups = match.groupdict()
        for name in ("last", "next", "this"):
            if groups.get(name) or groups.get(name + "2"):
                return name
        return ""

    # The rules.

    def days(self) -> tuple[re.Pattern[str], Reader]:
        c = self.calendar
        mark = spaced(c.day_mark)
        first = spaced(c.first_day)
        pattern = _compile(
            rf"{NOT_AFTER}(?:(?P<day>\d{{1,2}}){mark}|(?<!\w)(?P<first>{first}))"
            rf"(?:(?:{spaced(c.day_gap)}(?P<month1>{self.month})(?!\w))?"
            rf"(?:{self.to}|{SP}+(?:{spaced(c.both[1])}){SP}*|/)(?P<day2>\d{{1,2}}){mark})?"
            rf"{spaced(c.day_gap)}(?P<month>{self.month})(?!\w)"
            rf"(?:{spaced(c.year_gap)}(?P<year>{YEAR})(?!\w|[.,]\d))?"
        )

        def read(match: re.Match[str]) -> Shape | None:
            month = self.month_of(match["month"])
            day = int(match["day"]) if match["day"] else 1
            last = int(match["day2"]) if match["day2"] else None
            if month is None or not 1 <= day <= 31:
                return None
            first_month = self.month_of(match["month1"]) if match["month1"] else None
            if last is not None and not (
                last <= 31 and (day < last or (first_month and first_month < month))
            ):
                return None
            return Shape(
                match.start(),
                match.end(),
                "day",
                year=int(match["year"]) if match["year"] else None,
                month=first_month or month,
                day=day,
                last_day=last,
                last_month=month if first_month else None,
            )

        return pattern, read

    def months(self) -> tuple[re.Pattern[str], Reader]:
        """A month with its year, a preposition, or a word such as "last" or "late"."""
        c = self.calendar
        pattern = _compile(
            rf"(?<!\w)(?P<word>(?:{spaced(c.month_words)}){SP}+)?(?P<part>{self.part})?"
            rf"(?:{self.lean}{SP}+)?(?P<month>{self.month})(?!\w)"
            rf"(?:{self.to}(?P<month2>{self.month})(?!\w))?"
            rf"(?:{SP}+{self.lean_after}(?!\w))?"
            rf"(?:{spaced(c.year_gap)}(?P<year>{YEAR}){_END})?"
        )

        def read(match: re.Match[str]) -> Shape | None:
            month = self.month_of(match["month"])
            lean, part = self.lean_of(match), self.part_of(match)
            year = int(match["year"]) if match["year"] else None
            last = self.month_of(match["month2"]) if match["month2"] else None
            if month is None or not (match["word"] or lean or part or year):
                return None
            if last is not None and (last <= month or not (year or lean)):
                return None
            if match["month"].endswith(".") and year is None:
                return None
            begin = min(
                match.start(name)
                for name in ("part", "last", "next", "this", "month")
                if match.start(name) >= 0
            )
            return Shape(
                begin,
                match.end(),
                "month",
                year=year,
                month=month,
                last_month=last,
                lean=lean,
                part=part,
            )

        return pattern, read

    def years(self) -> tuple[re.Pattern[str], Reader]:
        c = self.calendar
        both = spaced(c.both[1]).rstrip()
        pattern = _compile(
            rf"(?<!\w)(?:(?P<word>(?:{spaced(c.year_words)}){SP}+)(?P<part>{self.part})?"
            rf"|(?P<part1>{self.part.replace('(?P<', '(?P<a')}))"
            rf"(?P<year>{YEAR})(?:(?:{self.to}|{SP}+(?:{both}){SP}+|/)(?P<year2>{YEAR}|\d\d))?"
            rf"(?![\w%:]|[.,/]\d|{DASH}\d)"
        )

        def read(match: re.Match[str]) -> Shape | None:
            year, last = int(match["year"]), None
            if match["year2"]:
                last = int(match["year2"])
                last += year // 100 * 100 if last < 100 else 0
                if last <= year:
                    return None
            elif re.match(rf"{SP}+[^\W\d_]", match.string[match.end() : match.end() + 8]):
                # "in 1950 Haushalten": a count where a noun follows; a verb or particle may.
                follows = re.match(r"\W+(\w+)", match.string[match.end() : match.end() + 24])
                if follows and _counts_people(follows.group(1)):
                    return None
            part = next(
                (name for name in ("early", "mid", "late") if match[name] or match["a" + name]), ""
            )
            begin = next(
                (match.start(name) for name in ("part", "part1") if match[name]),
                match.start("year"),
            )
            return Shape(begin, match.end(), "year", year=year, last_year=last, part=part)

        return pattern, read

    def decades(self) -> tuple[re.Pattern[str], Reader]:
        pattern = _compile(rf"(?<!\w)(?:{spaced(self.calendar.decade)})(?!\w)")

        def read(match: re.Match[str]) -> Shape | None:
            year = int(match["year"])
            return Shape(match.start(), match.end(), "year", year=year, last_year=year + 9)

        return pattern, read

    def weekdays(self) -> tuple[re.Pattern[str], Reader]:
        c = self.calendar
        tails = any_of(c.day_tails) or _NOTHING
        parts = _words(c.day_parts) or _NOTHING
        pattern = _compile(
            rf"(?<!\w)(?:(?P<every>{spaced(c.every)}){SP}+|{self.lean}{SP}+)?"
            rf"(?:(?P<weekday>{any_of(c.weekdays)})(?P<tail>{tails})?(?P<plural>s)?"
            rf"|(?P<clipped>{any_of(c.clipped) or _NOTHING})"
            rf"(?={SP}*[,.;()]|\Z|{SP}(?:{parts}|{spaced(c.last_after)}|{spaced(c.next_after)})))(?![\w-])"
            rf"(?:{SP}+(?P<day_part>{parts})(?!\w))?(?:{SP}+{self.lean_after}(?!\w))?"
        )

        def read(match: re.Match[str]) -> Shape | None:
            lean = self.lean_of(match)
            written = match["weekday"] or match["clipped"]
            word = written.casefold()
            place = match.start("weekday" if match["weekday"] else "clipped")
            if match["clipped"] and not (
                lean or re.search(c.clipped_after, match.string[max(0, place - 8) : place], _I)
            ):
                return None
            if match["every"] or (match["plural"] and lean != "last"):
                return Shape(match.start(), match.end(), "recurring")
            begin = match.start()
            if match["next"] and match["next"].casefold() == "på":
                # "på fredag" is the coming one, "på fredagen" that of the story
                lean = "" if word.endswith("en") else "next"
                begin = place
            elif match["last"] and match["last"].casefold() == "i":
                begin = match.start() if match["plural"] else place
            part = c.day_tails.get((match["tail"] or "").casefold(), "")
            return Shape(
                begin,
                match.end(),
                "weekday",
                weekday=c.weekdays[word] if match["weekday"] else c.clipped[word],
                weekday_word=written,
                lean=lean,
                part=part or c.day_parts.get(_folded(match["day_part"] or ""), ""),
            )

        return pattern, read

    def near(self) -> tuple[re.Pattern[str], Reader]:
        c = self.calendar
        pattern = _compile(rf"(?<![\w'\u2019\-])(?P<near>{_words(c.near)})(?![\w\-])")

        def read(match: re.Match[str]) -> Shape | None:
            offset, part = c.near[_folded(match["near"])]
            if c.nouns_capital and match["near"] == "Morgen" and _inside(match):
                return None
            if re.search(
                r"(?:\bder|\bden|\bdas|\bam|\bjede[nr]?|\bguten|\bpor la|\bde la|\bla|\buna"
                r"|\bgoede|\bin de|\belke|\bhver|\bvarje|\bom|\bdie|\btoda) \Z",
                match.string[max(0, match.start() - 8) : match.start()],
                _I,
            ):
                return None  # "am Morgen", "por la mañana", "in de morgen"
            return Shape(match.start(), match.end(), "near", offset=offset, part=part)

        return pattern, read

    def units(self) -> tuple[re.Pattern[str], Reader]:
        c = self.calendar
        units = _words({word: 0 for word, unit in c.units.items() if unit != "day"})
        pattern = _compile(
            rf"(?<!\w)(?:{self.part})?(?:{self.lean}{SP}+(?P<unit>{units})(?!\w)"
            rf"|(?P<unit2>{units}){SP}+{self.lean_after}(?!\w))"
        )

        def read(match: re.Match[str]) -> Shape | None:
            unit = c.units[_folded(match["unit"] or match["unit2"])]
            lean = self.lean_of(match)
            return Shape(
                match.start(),
                match.end(),
                "unit",
                unit=unit,
                lean=lean,
                offset={"last": -1, "this": 0, "next": 1}[lean],
                part=self.part_of(match),
            )

        return pattern, read

    def fixed(self) -> tuple[re.Pattern[str], Reader]:
        c = self.calendar
        pattern = _compile(
            rf"(?<!\w)(?:{self.part})?(?P<fixed>{_words(c.fixed) or _NOTHING})(?!\w)"
        )

        def read(match: re.Match[str]) -> Shape | None:
            unit, offset = c.fixed[_folded(match["fixed"])]
            return Shape(
                match.start(),
                match.end(),
                "unit",
                unit=unit,
                offset=offset,
                part=self.part_of(match),
            )

        return pattern, read

    def lengths(self, forms: tuple[str, ...], sign: int) -> list[tuple[re.Pattern[str], Reader]]:
        """ "Two weeks ago", "in two weeks"."""
        c = self.calendar
        count = rf"(?P<n>\d{{1,3}}|{any_of(c.small)})"
        units = rf"(?P<unit>{_words({w: 0 for w, u in c.units.items() if u != 'weekend'})})"
        loose = sign > 0

        def read(match: re.Match[str]) -> Shape | None:
            written = match["n"].casefold()
            number = c.small.get(written) or int(written)
            kind = "perhaps" if loose else "ago"
            return Shape(
                match.start(),
                match.end(),
                kind,  # type: ignore[arg-type]
                unit=c.units[_folded(match["unit"])],
                offset=sign * number,
            )

        return [
            (
                _compile(
                    r"(?<!\w)" + spaced(form).replace("N", count).replace("U", units) + r"(?!\w)"
                ),
                read,
            )
            for form in forms
        ]

    def seasons(self) -> tuple[re.Pattern[str], Reader]:
        c = self.calendar
        names = _words(c.seasons) or _NOTHING
        pattern = _compile(
            rf"(?<!\w)(?:(?P<season>{names}){spaced(c.season_gap)}(?P<year>{YEAR}){_END}"
            rf"|{self.lean}{SP}+(?P<season2>{names})(?!\w)"
            rf"|(?P<season3>{names}){SP}+{self.lean_after}(?!\w))"
        )

        def read(match: re.Match[str]) -> Shape | None:
            written = _folded(match["season"] or match["season2"] or match["season3"])
            if written == "été" and _HAS_BEEN.search(
                match.string[max(0, match.start() - 12) : match.start()]
            ):
                return None
            return Shape(
                match.start(),
                match.end(),
                "season",
                year=int(match["year"]) if match["year"] else None,
                unit=c.seasons[written],
                lean=self.lean_of(match),
            )

        return pattern, read

    def periods(self) -> tuple[re.Pattern[str], Reader]:
        c = self.calendar
        years = f"(?:{_words({w: 0 for w, u in c.units.items() if u == 'year'})})"
        gap = spaced(c.season_gap)
        pattern = _compile(
            rf"(?<!\w)(?P<nth>{any_of(c.ordinals) or _NOTHING}){SP}?"
            rf"(?:(?P<quarter>{any_of(c.quarter) or _NOTHING})"
            rf"|(?P<half>{any_of(c.half) or _NOTHING}))(?:{gap}(?P<year>{YEAR}){_END}"
            rf"|(?:{gap}|{SP}+)(?:{self.lean}{SP}+{years}|{years}{SP}+{self.lean_after})(?!\w)"
            r"|(?!\w))"
        )

        def read(match: re.Match[str]) -> Shape | None:
            number = c.ordinals[_folded(match["nth"])]
            months = 3 if match["quarter"] else 6
            lean = self.lean_of(match)
            if number * months > 12 or not (match["year"] or lean):
                return None
            return Shape(
                match.start(),
                match.end(),
                "month",
                year=int(match["year"]) if match["year"] else None,
                month=(number - 1) * months + 1,
                last_month=number * months,
                lean=lean,
            )

        return pattern, read

    def clocks(self) -> list[tuple[re.Pattern[str], Reader]]:
        c = self.calendar

        def read(match: re.Match[str]) -> Shape | None:
            groups = match.groupdict()
            minute = groups.get("m") or groups.get("m2")
            hour = int(match["h"]) % 24
            if minute is None and match.group().isdigit():
                return None
            if match["late_hour"] and hour < 12:
                hour += 12
            begin = match.start("h") if match.start("h") >= 0 else match.start()
            return Shape(
                begin,
                match.end("h") if match.end() == match.end("h") else match.end(),
                "time",
                clock=(hour, int(minute or 0)),
                hour_only=minute is None,
            )

        return [
            (
                _compile(
                    rf"(?<![\w.:,])(?:{spaced(form)})"
                    rf"(?:{SP}+(?P<late_hour>{spaced(c.evening)}))?(?!\w)"
                ),
                read,
            )
            for form in c.clocks
        ]


_PEOPLE = frozenset(
    """personen menschen haushalten haushalte mitarbeiter stellen personnes emplois habitants
    personas empleos viviendas habitantes persone posti abitanti mensen banen inwoners pessoas
    empregos moradores mennesker personer jobber jobb människor hushåll euro euros kroner kronor
    dollar orang""".split()
)


def _counts_people(word: str) -> bool:
    return word.casefold() in _PEOPLE


def grammar_from(calendar: Calendar) -> Grammar:
    """The grammar of dates that a calendar makes."""
    build = _Builder(calendar)
    months = triggers.MONTH
    rules: list[tuple[int, re.Pattern[str], Reader]] = [
        *NUMERIC_RULES,
        (months, *build.days()),
        (months, *build.months()),
        (triggers.YEAR, *build.years()),
        (triggers.DECADE | triggers.YEAR, *build.decades()),
        (triggers.WEEKDAY, *build.weekdays()),
        (triggers.NEAR, *build.near()),
        (triggers.UNIT, *build.units()),
        (triggers.CLOCK, PLAIN_CLOCK, plain_clock),
        (triggers.HALF_DAY, AM_PM, am_pm),
    ]
    if calendar.fixed:
        rules.append((triggers.AGO, *build.fixed()))
    if calendar.seasons:
        rules.append((triggers.SEASON, *build.seasons()))
        rules.append((triggers.PERIOD, *build.periods()))
    rules.extend((triggers.AHEAD, *rule) for rule in build.lengths(calendar.ago, -1))
    rules.extend((triggers.AHEAD, *rule) for rule in build.lengths(calendar.ahead, 1))
    rules.extend((triggers.DIGITS, *rule) for rule in build.clocks())
    return Grammar(
        triggers.written_ways(_marks(calendar)),
        tuple(rules),
        re.compile(rf"(?:[,\s·•|(]|(?<!\w)(?:{spaced(calendar.join)})(?!\w))*\Z", _I),
        re.compile(rf"(?:{build.to}|{SP}+(?P<and>{spaced(calendar.both[1])}){SP}*)\Z", _I),
        re.compile(rf"(?<!\w)(?:{spaced(calendar.both[0])}){SP}+\Z", _I),
        re.compile(
            rf"(?<!\w)(?:(?P<neutral>(?!))|(?P<future>{spaced(calendar.future)})"
            rf"|(?P<past>{spaced(calendar.past)}))(?!\w)",
            _I,
        ),
        re.compile(rf"(?<!\w)(?:{spaced(calendar.ahead_of)}){SP}+\Z", _I),
    )


def _marks(calendar: Calendar) -> dict[str, int]:
    marks: dict[str, int] = {}

    def add(mark: int, words: object) -> None:
        for word in words:  # type: ignore[attr-defined]
            marks[word] = marks.get(word, 0) | mark

    c = calendar
    add(triggers.MONTH, [*c.months, *c.short_months])
    add(triggers.WEEKDAY, c.clipped)
    first_halves = {re.findall(r"\w+", day)[0] for day in c.weekdays}
    add(triggers.WEEKDAY, first_halves)
    add(triggers.WEEKDAY, [day + tail for day in c.weekdays for tail in (*c.day_tails, "s")])
    add(triggers.NEAR, triggers.last_words(c.near))
    add(triggers.UNIT, triggers.last_words(w for w, u in c.units.items() if u != "day"))
    add(triggers.AHEAD, triggers.last_words(c.units))
    add(triggers.AGO, triggers.last_words(c.fixed))
    add(triggers.SEASON, triggers.last_words(c.seasons))
    add(triggers.PERIOD, [*c.quarter, *c.half])
    return marks
