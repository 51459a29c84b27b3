"""Sentences: short workflows that join the verbs to a store, an archive and a clock."""

from variorum.desk.desk import Desk, open_desk
from variorum.desk.gather import capture_inputs, gather, read_captures
from variorum.desk.publish import publish, render
from variorum.desk.recall import StoryRow, list_stories, recall, verify_captures
from variorum.desk.tell import analyse_all, tell, tell_story, write_dossiers

__all__ = [
    "Desk",
    "StoryRow",
    "analyse_all",
    "capture_inputs",
    "gather",
    "list_stories",
    "open_desk",
    "publish",
    "read_captures",
    "recall",
    "render",
    "tell",
    "tell_story",
    "verify_captures",
    "write_dossiers",
]
