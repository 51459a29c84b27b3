"""Sentences: short workflows that join the verbs to a store, an archive and a clock."""

from variorum.desk.as_of import Moment, as_of, read_moment
from variorum.desk.deciding import (
    Decided,
    decision_rows,
    join_stories,
    list_decisions,
    split_story,
    take_back,
)
from variorum.desk.desk import Desk, open_desk
from variorum.desk.following import Follows, follow, reading_list
from variorum.desk.gather import gather
from variorum.desk.memory import (
    StoryRow,
    article_names,
    list_stories,
    recall,
    story_changes,
    verify_captures,
)
from variorum.desk.polling import Manners, World, poll
from variorum.desk.publish import publish, render
from variorum.desk.ranking import TopStory, episodes_of, top_stories
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
from variorum.desk.tell import tell, tell_story, write_dossiers
from variorum.desk.telling_as_of import dossiers_as_of, recall_as_of

__all__ = [
    "Collated",
    "Decided",
    "Desk",
    "Follows",
    "Manners",
    "Moment",
    "Polls",
    "Reports",
    "StoryRow",
    "TopStory",
    "Weighed",
    "World",
    "analyse",
    "archive",
    "article_names",
    "as_of",
    "collate",
    "compose",
    "decision_rows",
    "dossiers_as_of",
    "episodes_of",
    "export",
    "extract",
    "failures",
    "follow",
    "gather",
    "group",
    "join_stories",
    "list_decisions",
    "list_stories",
    "open_desk",
    "poll",
    "publish",
    "read_moment",
    "reading_list",
    "recall",
    "recall_as_of",
    "render",
    "split_story",
    "story_changes",
    "take_back",
    "tell",
    "tell_story",
    "top_stories",
    "verify_captures",
    "weigh",
    "write_dossiers",
]
