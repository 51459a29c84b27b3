"""Times of day: what a written one means, and how it joins its date."""

from __future__ import annotations

import re
from dataclasses import replace

from variorum.language.calendar_words import SMALL
from variorum.language.shape import Shape

_I = re.IGNORECASE


def plain_clock(match: re.Match[str]) -> Shape | None:
    text, start = match.string, match.start()
    if len(match["h"]) == 1 or match["s"]:
        # "3:16" and "2:05:30" are verses, ratios and race times as often as times of day.
        before = text[max(0, start - 12) : start]
        at_time = re.search(
            r"(?:\b(?:at|by|around|about|um|until|from|till|les?|las?)[ \u00a0])\Z", before, _I
        )
        line_start = start == 0 or text[start - 1] == "\n"
        zone = match.end() > match.end("m") and not match["s"]
        if not (at_time or zone or (line_start and not match["s"])):
            return None
    return Shape(match.start(), match.end(), "time", clock=(int(match["h"]), int(match["m"])))


def am_pm(match: re.Match[str]) -> Shape | None:
    hour = int(match["h"]) % 12 + (12 if match["half"].casefold() == "p" else 0)
    return Shape(
        match.start(),
        match.end(),
        "time",
        clock=(hour, int(match["m"] or 0)),
        hour_only=match["m"] is None,
    )


def worded_clock(match: re.Match[str]) -> Shape | None:
    groups = match.groupdict()
    hour = int(groups.get("h") or groups.get("h2") or 0) % 24
    minute = groups.get("m") or groups.get("m2")
    if minute is None and match.group().casefold().rstrip().endswith("h"):
        return None
    return Shape(
        match.start(), match.end(), "time", clock=(hour, int(minute or 0)), hour_only=minute is None
    )


def spoken_clock(match: re.Match[str]) -> Shape | None:
    whole = bool(match.groupdict().get("h2"))
    if whole:
        written = match["h2"].casefold()
        hour, minute = SMALL.get(written) or int(written), 0
    else:
        hour = SMALL[match["h"].casefold()]
        spoken = match["past"].casefold().removeprefix("a ").replace(" ", "-")
        minute = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}[
            spoken
        ]
        if match["dir"].casefold() == "to":
            hour, minute = hour - 1 or 12, 60 - minute
    part = (match["part"] or "").casefold()
    hour %= 12
    if part in ("afternoon", "evening") or (part == "night" and hour >= 6):
        hour += 12
    return Shape(
        match.start(),
        match.end(),
        "time",
        clock=(hour, minute),
        half_day=not part,
        hour_only=whole,
    )


def noon(match: re.Match[str]) -> Shape | None:
    hour = 0 if match["word"].casefold() == "midnight" else 12
    # Midnight belongs to two days, so it fixes none.
    if hour == 0:
        return Shape(match.start(), match.end(), "recurring")
    return Shape(match.start(), match.end(), "time", clock=(hour, 0))


def with_clock(date: Shape, time: Shape) -> Shape:
    clock, half_day = time.clock, time.half_day
    if half_day and clock and date.part in ("afternoon", "evening", "night"):
        clock, half_day = (clock[0] + 12, clock[1]), False
    elif half_day and date.part == "morning":
        half_day = False
    return replace(
        date,
        start=min(date.start, time.start),
        end=max(date.end, time.end),
        clock=clock,
        half_day=half_day,
        hour_only=time.hour_only,
    )
