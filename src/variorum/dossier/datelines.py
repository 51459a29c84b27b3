"""Datelines: the place and agency before a report's first sentence are not part of it."""

from __future__ import annotations

import re

_PLACE = r"[^\W\d_a-z]\w*(?:[ -][^\W\d_a-z]\w*){0,3}(?:, [^\n()\u2013\u2014-]{2,24})?"
_DATELINE = re.compile(
    rf"{_PLACE}\s*\([^()\n]{{2,30}}\)\s*[\u2013\u2014:-]{{1,2}}\s+"
    # Without an agency the place must be in capitals, and a sentence must begin after it.
    r"|[^\W\d_a-z]{2,}(?: [^\W\d_a-z]{2,}){0,3}(?:, [^\n()\u2013\u2014-]{2,24})?"
    r"\s+[\u2013\u2014-]{1,2}\s+(?=[\"\u201c'\u2018]?[^\W\d_a-z])"
)


# The time at which an entry of a live page was written.
_STAMP = re.compile(r"\d{1,2}[.:h]\d{2}(?:\s?[ap]\.?m\.?)?\s+(?=[\"\u201c'\u2018]?[^\W\d_a-z])")


def after_dateline(text: str) -> int:
    """Where the sentence itself begins: 0 where no dateline stands before it.

    "PORT OSK, 3 May (Northfeed) - The recount began." begins at "The".
    """
    found = _DATELINE.match(text) or _STAMP.match(text)
    return found.end() if found and found.end() < len(text) else 0
