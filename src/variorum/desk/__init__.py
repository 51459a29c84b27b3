"""Sentences: short workflows that join the verbs to a store, an archive and a clock.

Names are loaded when they are first used: who polls feeds need not load the reading of claims.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.desk.as_of import Moment, read_moment
    from variorum.desk.deciding import (
        Decided,
        decision_rows,
        join_stories,
        list_decisions,
        split_story,
        take_back,
    )
    from variorum.desk.desk import Desk, open_desk
    from variorum.desk.filing import (
        find_followed,
        followed,
        move,
        reading_list,
        rename,
        tag,
        unfollow,
    )
    from variorum.desk.following import Follows, follow
    from variorum.desk.memory import (
        StoryRow,
        article_names,
        list_stories,
        recall,
        story_changes,
        verify_captures,
    )
    from variorum.desk.polling import Manners, World, poll
    from variorum.desk.publish import render
    from variorum.desk.ranking import TopStory, episodes_of, top_stories
    from variorum.desk.reading_beside import open_reading
    from variorum.desk.steps import (
        Collated,
        Reports,
        Weighed,
        analyse,
        archive,
        collate,
        compose,
        export,
        extract,
        failures,
        group,
        weigh,
    )
    from variorum.desk.taking_in import Polls
    from variorum.desk.tell import tell_story, write_dossiers
    from variorum.desk.telling_as_of import dossiers_as_of, recall_as_of
    from variorum.desk.websub import Renewals, deliver, renew, verify

_HOMES = {
    "variorum.desk.as_of": "Moment read_moment",
    "variorum.desk.deciding": (
        "Decided decision_rows join_stories list_decisions split_story take_back"
    ),
    "variorum.desk.desk": "Desk open_desk",
    "variorum.desk.filing": "find_followed followed move reading_list rename tag unfollow",
    "variorum.desk.following": "Follows follow",
    "variorum.desk.memory": (
        "StoryRow article_names list_stories recall story_changes verify_captures"
    ),
    "variorum.desk.polling": "Manners World poll",
    "variorum.desk.publish": "render",
    "variorum.desk.reading_beside": "open_reading",
    "variorum.desk.ranking": "TopStory episodes_of top_stories",
    "variorum.desk.steps": (
        "Collated Reports Weighed analyse archive collate compose export extract failures "
        "group weigh"
    ),
    "variorum.desk.taking_in": "Polls",
    "variorum.desk.tell": "tell_story write_dossiers",
    "variorum.desk.telling_as_of": "dossiers_as_of recall_as_of",
    "variorum.desk.websub": "Renewals deliver renew verify",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Collated",
    "Decided",
    "Desk",
    "Follows",
    "Manners",
    "Moment",
    "Polls",
    "Renewals",
    "Reports",
    "StoryRow",
    "TopStory",
    "Weighed",
    "World",
    "analyse",
    "archive",
    "article_names",
    "collate",
    "compose",
    "decision_rows",
    "deliver",
    "dossiers_as_of",
    "episodes_of",
    "export",
    "extract",
    "failures",
    "find_followed",
    "follow",
    "followed",
    "group",
    "join_stories",
    "list_decisions",
    "list_stories",
    "move",
    "open_desk",
    "open_reading",
    "poll",
    "read_moment",
    "reading_list",
    "recall",
    "recall_as_of",
    "rename",
    "render",
    "renew",
    "split_story",
    "story_changes",
    "tag",
    "take_back",
    "tell_story",
    "top_stories",
    "unfollow",
    "verify",
    "verify_captures",
    "weigh",
    "write_dossiers",
]


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'variorum.desk' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
