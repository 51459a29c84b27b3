"""Articles and their readings in; copies and stories out, each with its evidence.

``find_copies`` says which articles share running text and which way it went; ``group``
says which articles tell of one happening. ``decide`` lays a reader's decisions over that,
``continue_stories`` keeps ids, ``find_episodes`` cuts a long story, ``rank`` orders stories.
``StoryStream`` groups reports as they arrive, however many.
"""

from __future__ import annotations

from variorum.stories.continuity import continue_stories
from variorum.stories.copies import find_copies
from variorum.stories.decided import decide
from variorum.stories.decisions import DECIDED, Links, apply_decisions, links
from variorum.stories.episodes import Told, find_episodes
from variorum.stories.gathering import AGAIN
from variorum.stories.grouping import group
from variorum.stories.ranking import Part, Ranked, Scale, Standing, Weights, rank
from variorum.stories.stream import BLOCK, METHOD, Mode, Outcome, Report, StoryStream, Taken
from variorum.stories.streamed_copies import StreamedCopy
from variorum.stories.term_bags import term_bag

__all__ = [
    "AGAIN",
    "BLOCK",
    "DECIDED",
    "METHOD",
    "Links",
    "Mode",
    "Outcome",
    "Part",
    "Ranked",
    "Report",
    "Scale",
    "Standing",
    "StoryStream",
    "StreamedCopy",
    "Taken",
    "Told",
    "Weights",
    "apply_decisions",
    "continue_stories",
    "decide",
    "find_copies",
    "find_episodes",
    "group",
    "links",
    "rank",
    "term_bag",
]
