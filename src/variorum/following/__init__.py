"""What a reader follows over time: when to ask a feed again, whose turn it is, how it stands.

Nothing here fetches or stores; the clock and chance are arguments.
"""

from variorum.following.domains import domain_of
from variorum.following.folders import joined, parted
from variorum.following.health import told, trouble_of, trouble_of_status
from variorum.following.intake import arrivals_of, names_of, wording_of
from variorum.following.schedule import Rhythm, after
from variorum.following.turns import Turns

__all__ = [
    "Rhythm",
    "Turns",
    "after",
    "arrivals_of",
    "domain_of",
    "joined",
    "names_of",
    "parted",
    "told",
    "trouble_of",
    "trouble_of_status",
    "wording_of",
]
