"""Dates as sources write them, brought into ISO 8601 where there is only one way to read them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_LONGEST = 64
_EARLIEST, _LATEST = 315532800, 4102444800  # 1980 to 2100, in seconds since 1970


@lru_cache(maxsize=4096)
def iso(written: str) -> str | None:
    """The ISO 8601 form of a date or time, as coarse as it was written; else ``None``.

    Understood: ISO 8601 itself, the mail form of RSS ("Thu, 08 May 2031 14:20:00 GMT"),
    and English dates with the month as a word. "05/06/2031" has two readings and gets
    ``None``: a date is never guessed.
    """
    written = written.strip()
    if not written or len(written) > _LONGEST:
        return None
    return _from_iso(written) or _from_words(written) or _from_mail(written)


def iso_stamp(seconds: float) -> str | None:
    """The ISO 8601 form of a count of seconds (or milliseconds) since 1970; else ``None``."""
    if _EARLIEST * 1000 <= seconds <= _LATEST * 1000:
        seconds /= 1000
    if not _EARLIEST <= seconds <= _LATEST:
        return None
    return _written(datetime.fromtimestamp(int(seconds), UTC))


def _from_iso(written: str) -> str | None:
    if match := _YEAR_MONTH.fullmatch(written):
        return written if 1 <= int(match[2]) <= 12 else None
    if not written[:4].isdigit() or written.isdigit():
        return None
    try:
        if len(written) == 10:
            return date.fromisoformat(written).isoformat()
        return _written(datetime.fromisoformat(written.replace(" UTC", "Z")))
    except ValueError:
        return None


def _from_words(written: str) -> str | None:
    if match := _DAY_FIRST.fullmatch(written):
        day, month, year = match[1], match[2], match[3]
    elif match := _MONTH_FIRST.fullmatch(written):
        month, day, year = match[1], match[2], match[3]
    else:
        return None
    try:
        return date(int(year), _MONTHS[month.lower()], int(day)).isoformat()
    except (KeyError, ValueError):
        return None


def _from_mail(written: str) -> str | None:
    if ":" not in written:
        return None
    from email.utils import parsedate_to_datetime

    try:
        return _written(parsedate_to_datetime(written))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _written(moment: datetime) -> str:
    if moment.tzinfo is not None:
        try:
            moment.astimezone(UTC)
        except OverflowError as error:
            raise ValueError("no moment of any calendar") from error
    precision = "minutes" if not (moment.second or moment.microsecond) else "seconds"
    return moment.isoformat(timespec=precision).replace("+00:00", "Z")
