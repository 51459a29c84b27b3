"""Who says so is no part of what is said: the matter of a clause without its attribution.

"The dam held, the mayor told reporters on Monday" and "the mayor said that the dam held" both
say "the dam held". What is cut is small: a tail behind a comma, or a lead with "that".
"""

from __future__ import annotations

import re

from variorum.text.of_a_story import kept_for_a_story

_SAID = (
    r"(?:said|says|added|insisted|announced|reported|claimed|explained|stated|argued|warned|wrote"
    r"|noted|assured|maintained|believes?|thinks?|found|concluded|recalled)"
)
_TOLD = r"(?:told|tells|assured|informed)\s+(?:[\w'-]+\s+){0,3}?[\w'-]+"
_AROUND = (
    r"(?:\s+(?:on|in|at|late|early|last|yesterday|today|afterwards|later|after|during|to|this)\b"
    r"[^,;\"]*)?"
)
_TAIL = re.compile(
    rf",[\"']?\s+(?:according to\b[^;]*|as\s+[^,;]{{3,60}}\s+shows?|(?:[\w'.&-]+\s+){{1,9}}?"
    rf"(?:{_SAID}|{_TOLD}){_AROUND}"
    r"|(?:said|says|added|insisted)\s+[^;]{2,90}?)[.\"'\s]*$",
    re.I,
)
_LEAD = re.compile(
    rf"^\W*(?:[\w'.&-]+,?\s+){{1,9}}?(?:{_SAID}|{_TOLD})\s+(?:(?:on|late|last|yesterday)\s+"
    rf"(?:\w+\s+){{1,2}})?that\s+",
    re.I,
)
_NO = re.compile(r"\b(?:not|never|no|nobody|if|whether|would|could)\b|n't\b", re.I)
# A day behind a verb of saying dates the saying.
SAID_ON = re.compile(
    rf"(?:\b{_SAID}|\b{_TOLD}|\b(?:confirmed|denied|admitted|promised|suggested|asked|statement"
    rf"|interview|call|letter"
    r"|message))\s+(?:\w+\s+){0,2}?(?:on|in|late|early|last|of|at)?\s*(?:\w+\s+)?$",
    re.I,
)


@kept_for_a_story(16384)
def matter_range(text: str) -> tuple[int, int]:
    """Where the matter of a clause stands in its folded text, as half-open offsets.

    Falls back on the whole text where less than three words would be left.
    """
    start, end = 0, len(text)
    tail = _TAIL.search(text)
    if tail and not _NO.search(tail[0]):
        end = tail.start()
    lead = _LEAD.match(text[:end])
    if lead and not _NO.search(lead[0]):
        start = lead.end()
    return (start, end) if len(text[start:end].split()) > 2 else (0, len(text))
