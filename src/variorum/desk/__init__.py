"""Sentences: short workflows that join the verbs to a store, an archive and a clock."""

from variorum.desk.desk import Desk, open_desk
from variorum.desk.gather import gather
from variorum.desk.memory import StoryRow, list_stories, recall, verify_captures
from variorum.desk.publish import publish, render
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
from variorum.desk.tell import tell, tell_story, write_dossiers

__all__ = [
    "Collated",
    "Desk",
    "Reports",
    "StoryRow",
    "Weighed",
    "analyse",
    "archive",
    "collate",
    "compose",
    "export",
    "extract",
    "failures",
    "gather",
    "group",
    "list_stories",
    "open_desk",
    "publish",
    "recall",
    "render",
    "tell",
    "tell_story",
    "verify_captures",
    "weigh",
    "write_dossiers",
]
