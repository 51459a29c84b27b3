"""Words that tell two matters apart, however alike the rest: by day and by night, begins and ends.

A closed list of general English: pairs of word groups, of which one report has the one and the
other report the other. It keeps two values from being set against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

from variorum.text import stem

_PAIRS = """
day daytime | night overnight
begin begins began begun start starts started open opens opened launch launched | end ends ended \
finish finished close closes closed conclude concluded expire expires expired
arrive arrives arrived landed | leave leaves left depart departed
born | die dies died dead
buy bought purchase purchased acquired | sell sold
men man male boys boy | women woman female girls girl
adults adult | children child
highest most maximum peak | lowest least minimum
cost costs spent budget | took earned grossed revenue income takings
import imports imported | export exports exported
profit profits | loss losses
won wins victory | lost loses defeat
reported raised called | extinguished doused out
laid introduced tabled proposed drafted submitted | passed approved adopted enacted
first | second third fourth last final re-elected again
employs employees staff workers jobs | shareholders customers members visitors residents
fined fine penalty | provisions aside reserves
due must deadline | paid settled
asked demanded sought wanted claimed | offered awarded granted paid received
winter | summer
weekdays | weekends weekend
cash | cheque
inside | outside
returned restored reconnected | out without
""".replace("\\\n", "")


def _stems(said: str) -> frozenset[str]:
    return frozenset(form for word in said.split() for form in (word, stem(word)))


CONTRASTS: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (_stems(left), _stems(right))
    for line in _PAIRS.strip().splitlines()
    for left, right in (line.split("|"),)
)


def contrasted(bags: Sequence[AbstractSet[str]]) -> NDArray[np.bool_]:
    """Which pairs of sets of words a contrast tells apart; symmetric, of shape (n, n).

    One set has words of one side of a contrast, the other of the other, and neither has both.
    """
    sides = np.zeros((2, len(bags), len(CONTRASTS)), dtype=np.float32)
    for row, bag in enumerate(bags):
        for column, groups in enumerate(CONTRASTS):
            one, other = (not bag.isdisjoint(group) for group in groups)
            if one != other:
                sides[int(other), row, column] = 1.0
    against: NDArray[np.bool_] = sides[0] @ sides[1].T > 0
    return against | against.T
