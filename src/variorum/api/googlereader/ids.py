"""Ids of items in the four forms in which apps send them, and moments as Google wrote them.

See https://github.com/mihaip/google-reader-api/blob/master/wiki/ItemId.wiki for the forms.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from variorum.errors import FormatError

_LONG = "tag:google.com,2005:reader/item/"
_HEX = re.compile(r"[0-9a-fA-F]{1,16}")
_DECIMAL = re.compile(r"-?[0-9]{1,19}")
_MOMENT = re.compile(r"([0-9]{1,20})(\.[0-9]{1,20})?")
_TOP = 1 << 63


def long_id(item: int) -> str:
    """The id as items bear it: the tag with sixteen hexadecimal digits."""
    return f"{_LONG}{item % (2 * _TOP):016x}"


def short_id(item: int) -> str:
    """The id as lists of ids bear it: a decimal number with its sign."""
    return str(item)


def item_id(written: str) -> int:
    """An id from any of its forms.

    The tag is followed by hexadecimal digits. Without it, sixteen digits of which one is a
    letter or the first a nought are hexadecimal, everything else is decimal: a decimal number
    does not begin with a nought, and no item of ours has a number of sixteen digits.

    Raises:
        FormatError: It is none of them.
    """
    plain = written.strip()
    head, slash, tail = plain.rpartition("/")
    if slash and head + slash == _LONG and _HEX.fullmatch(tail):
        return _signed(int(tail, 16))
    if _DECIMAL.fullmatch(plain) and not (len(plain) == 16 and plain.startswith("0")):
        number = int(plain)
        if -_TOP <= number < _TOP:
            return number
    elif len(plain) == 16 and _HEX.fullmatch(plain):
        return _signed(int(plain, 16))
    raise FormatError("request", f"{written[:80]!r} is no id of an item.")


def item_ids(written: Iterable[str]) -> tuple[int, ...]:
    """Ids that were sent together, each once.

    Some apps (earlier versions of NetNewsWire) write hexadecimal digits without the tag and without
    noughts before them, so that "10" may be ten or sixteen. Where one id of those sent together
    can only be such a one, all that may be are.

    Raises:
        FormatError: One is no id.
    """
    plain = [one.strip() for one in written]
    if any(len(one) < 16 and _HEX.fullmatch(one) and not one.isdecimal() for one in plain):
        plain = [f"{_LONG}{one}" if _HEX.fullmatch(one) else one for one in plain]
    return tuple(dict.fromkeys(item_id(one) for one in plain))


def _signed(number: int) -> int:
    return number - 2 * _TOP if number >= _TOP else number


def microseconds(moment: float) -> str:
    """A moment as ``timestampUsec`` has it. Rounded down, as ``moment_of`` expects."""
    return str(math.floor(moment * 1e6))


def milliseconds(moment: float) -> str:
    """A moment as ``crawlTimeMsec`` has it."""
    return str(math.floor(moment * 1e3))


def moment_of(written: str) -> float | None:
    """A moment that an app sends, in seconds; None for none.

    Google took microseconds in one place and seconds in others. Apps mix them up, and send
    milliseconds or nanoseconds too: which of them is seen by how large the number is.
    """
    plain = written.strip()
    found = _MOMENT.fullmatch(plain)
    if found is None:
        return None
    number = int(found[1])
    if found[2]:
        return float(plain)  # only seconds are written with parts
    for digits, unit in ((11, 1), (14, 1_000), (17, 1_000_000)):
        if number < 10**digits:
            return number / unit or None
    return number / 1_000_000_000
