"""What of shared text is worth telling as a copy, and what is furniture or a quotation."""

from __future__ import annotations

from typing import Literal

import numpy as np

from variorum.stories.provenance import Provenance, outlet_key
from variorum.stories.shared_text import Shared, shared
from variorum.stories.wording import OwnWords, Wording, own_words

# Chosen on a quarter of the near-duplicate development pairs; see docs/methods/copies.md.
LEAST_WORDS = 45  # shared own words of a copy
LEAST_SHARE = 0.2  # and the part of the shorter text that they are
PASSAGE_WORDS = 55  # or so many in one passage, however long the texts are
SHORT_SHARE = 0.6  # or, of a text with few own words, this part
SHORT_WORDS = 20
MUTUAL_SHARE = 0.4  # or, of two short texts, this part of each
MUTUAL_WORDS = 28
WHOLE_SHARE = 0.9  # a text of quotations is a copy if this much of it, quotations and all,
WHOLE_WORDS = 40  # and so many words stand in the other
FRAME_WORDS = 8  # and so many own words around the quotations
MUCH = 0.5  # a lesser share may be furniture
NEARLY = 0.8  # and this share is none
FOOT = 80  # own words at the end of two texts: what only they share there is furniture
_EDGE = 5  # own words before or behind a passage that still begins or ends a text

Kinship = Literal["same", "other", "unknown"]


def kinship(one: Provenance, two: Provenance) -> Kinship:
    """Whether one outlet published both: unknown where one of the two does not tell.

    Where neither tells nobody says so in this stream, and they count as of two outlets.
    """
    if not one.source or not two.source:
        return "unknown" if one.source or two.source else "other"
    return "same" if outlet_key(one.source) == outlet_key(two.source) else "other"


def shares(same: Shared, a: OwnWords, b: OwnWords) -> tuple[float, float]:
    """The part of each text's own words that is shared."""
    return same.words_a / max(1, a.own), same.words_b / max(1, b.own)


def nearly_whole(same: Shared, a: OwnWords, b: OwnWords) -> bool:
    """True if nearly all of one text stands in the other."""
    return max(shares(same, a, b)) >= NEARLY


def may_be_furniture(same: Shared, a: OwnWords, b: OwnWords, related: Kinship) -> bool:
    """True if what is shared is so little that what an outlet repeats must be left out."""
    share = max(shares(same, a, b))
    return share < (NEARLY if related == "same" else MUCH if related == "unknown" else 0)


def tells(same: Shared, a: OwnWords, b: OwnWords, related: Kinship) -> bool:
    """True if two texts share enough of their own words.

    Unless it is most of a text, what two texts share at their foot alone, and two of one
    outlet at head or foot, is taken for furniture; and what both announce with a colon for a
    quotation of one record.
    """
    words, share = min(same.words_a, same.words_b), max(shares(same, a, b))
    one_passage = max(same.words, default=0)
    if share < MUCH:
        words -= _announced(same, a, b)
    if may_be_furniture(same, a, b, related):
        furniture = _at_edges(same, a, b)
        words -= furniture
        share -= furniture / max(1, min(a.own, b.own))
        if share < (MUCH if related == "same" else LEAST_SHARE):
            return False
    elif share < MUCH:
        words -= _at_foot(same, a, b)
    if words >= LEAST_WORDS:
        return share >= LEAST_SHARE or min(one_passage, words) >= PASSAGE_WORDS
    if words >= MUTUAL_WORDS and min(shares(same, a, b)) >= MUTUAL_SHARE:
        return True
    return words >= SHORT_WORDS and share >= SHORT_SHARE


def tells_whole(same: Shared, a: OwnWords, b: OwnWords, one: Wording, two: Wording) -> bool:
    """True if a text of few own words stands in the other with its quotations and all.

    Quotations alone are no copy: the few words around them must be the same as well.
    """
    words, share = min(same.words_a, same.words_b), max(shares(same, a, b))
    if not FRAME_WORDS <= words < LEAST_WORDS or share < WHOLE_SHARE:
        return False
    a, b = own_words(one, 0), own_words(two, 0)
    every = shared(a, b)
    return min(every.words_a, every.words_b) >= WHOLE_WORDS and max(shares(every, a, b)) >= (
        WHOLE_SHARE
    )


def _announced(same: Shared, a: OwnWords, b: OwnWords) -> int:
    """Shared words in passages that begin in an announced paragraph of both texts."""
    if not a.announced.any() or not b.announced.any():
        return 0
    return sum(
        words
        for passage, words in zip(same.passages, same.words, strict=True)
        if a.announced[np.searchsorted(a.first, passage[0])]
        and b.announced[np.searchsorted(b.first, passage[2])]
    )


def _at_foot(same: Shared, a: OwnWords, b: OwnWords) -> int:
    """Shared words in passages that stand wholly in the last part of both texts."""
    foot_a = a.first[-min(FOOT, len(a.words) // 4 + 1)]
    foot_b = b.first[-min(FOOT, len(b.words) // 4 + 1)]
    return sum(
        words
        for passage, words in zip(same.passages, same.words, strict=True)
        if passage[0] >= foot_a and passage[2] >= foot_b
    )


def _at_edges(same: Shared, a: OwnWords, b: OwnWords) -> int:
    """Shared words in passages that begin both texts or end both."""
    total = 0
    for passage, words in zip(same.passages, same.words, strict=True):
        starts = np.searchsorted(a.first, passage[0]), np.searchsorted(b.first, passage[2])
        ends = np.searchsorted(a.first, passage[1]), np.searchsorted(b.first, passage[3])
        if max(starts) <= _EDGE or (
            len(a.first) - ends[0] <= _EDGE and len(b.first) - ends[1] <= _EDGE
        ):
            total += words
    return total
