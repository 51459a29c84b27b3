"""What a reader follows over time: when to ask a feed again, whose turn it is, how it stands.

Nothing here fetches or stores; the clock and chance are arguments.
"""

from variorum.following.domains import domain_of
from variorum.following.folders import folder_title, joined, parted
from variorum.following.headline import headline_of
from variorum.following.health import told, told_pace, trouble_of, trouble_of_status
from variorum.following.intake import arrivals_of, names_of, offered, sorted_out, wording_of
from variorum.following.liking import Likes, likes_of, pick
from variorum.following.schedule import Rhythm, after
from variorum.following.turns import Turns
from variorum.following.websub import (
    Answer,
    after_asking,
    before_asking,
    beside_push,
    form_for,
    given_up,
    intended,
    is_active,
    is_hopeless,
    is_leaned_on,
    is_signed,
    lapsed,
    told_of_hub,
)

__all__ = [
    "Answer",
    "Likes",
    "Rhythm",
    "Turns",
    "after",
    "after_asking",
    "arrivals_of",
    "before_asking",
    "beside_push",
    "domain_of",
    "folder_title",
    "form_for",
    "given_up",
    "headline_of",
    "intended",
    "is_active",
    "is_hopeless",
    "is_leaned_on",
    "is_signed",
    "joined",
    "lapsed",
    "likes_of",
    "names_of",
    "offered",
    "parted",
    "pick",
    "sorted_out",
    "told",
    "told_of_hub",
    "told_pace",
    "trouble_of",
    "trouble_of_status",
    "wording_of",
]
