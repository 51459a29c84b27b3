"""Words of the English calendar: months, days of the week, near days, parts of a day."""

from __future__ import annotations

from collections.abc import Mapping


def numbered(words: str, *, start: int = 1) -> dict[str, int]:
    """The words with their numbers, counted from ``start``."""
    return {word: number for number, word in enumerate(words.split(), start=start)}


ENGLISH_MONTHS: Mapping[str, int] = numbered(
    """january february march april may june july august september october november
    december"""
)
# Short forms are read only beside a day or a year.
SHORT_MONTHS: Mapping[str, int] = {
    **numbered("jan feb mar apr may jun jul aug sep oct nov dec"),
    "sept": 9,
}
# Monday is 0, as in the standard library.
ENGLISH_WEEKDAYS: Mapping[str, int] = numbered(
    "monday tuesday wednesday thursday friday saturday sunday", start=0
)
SHORT_WEEKDAYS: Mapping[str, int] = {
    **numbered("mon tue wed thu fri sat sun", start=0),
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
# Days counted from the day of publication.
NEAR_DAYS: Mapping[str, int] = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "last night": -1,
}
SMALL: Mapping[str, int] = numbered(
    """one two three four five six seven eight nine ten eleven twelve"""
)
COUNTS: Mapping[str, int] = {
    **SMALL,
    **numbered("thirteen fourteen fifteen sixteen seventeen eighteen nineteen", start=13),
    **{
        word: 10 * value
        for word, value in numbered(
            "twenty thirty forty fifty sixty seventy eighty ninety", start=2
        ).items()
    },
}
ORDINALS: Mapping[str, int] = {
    **numbered("first second third fourth"),
    **numbered("1st 2nd 3rd 4th"),
}

# Parts of a day as hours from its midnight; wide, because usage is.
DAY_PARTS: Mapping[str, tuple[int, int]] = {
    "morning": (0, 12),
    "lunchtime": (11, 15),
    "afternoon": (12, 19),
    "evening": (16, 24),
    "night": (17, 30),
    "overnight": (17, 33),
}
# First month, and the month after the last.
SEASONS: Mapping[str, tuple[int, int]] = {
    "spring": (3, 6),
    "summer": (6, 9),
    "autumn": (9, 12),
    "fall": (9, 12),
    "winter": (12, 15),
}
