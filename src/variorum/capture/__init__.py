"""Bytes from the world, kept as they came: fetching, politeness, and the WARC archive.

``fetch`` gets one address safely; a ``Visitor`` does so for a whole run, asking robots.txt
for what the program found itself; ``open_ear`` asks many feeds at once, each only for news;
an ``Archive`` keeps every input unaltered as a WARC record before anything reads it;
``read_warc`` opens the archives of others.
"""

from variorum.capture.archive import Archive, Packed, packed_answer
from variorum.capture.fetch import fetch
from variorum.capture.foreign import ArchivedPage, PassedOver, read_warc
from variorum.capture.hook import call_hook
from variorum.capture.links import asked_to_wait, linked
from variorum.capture.polling import Ask, Ear, Heard, open_ear
from variorum.capture.post import Said, post_form, post_json
from variorum.capture.response import Response, Validators
from variorum.capture.robots import Robots, read_robots
from variorum.capture.rules import FetchRules
from variorum.capture.visit import Visitor

__all__ = [
    "Archive",
    "ArchivedPage",
    "Ask",
    "Ear",
    "FetchRules",
    "Heard",
    "Packed",
    "PassedOver",
    "Response",
    "Robots",
    "Said",
    "Validators",
    "Visitor",
    "asked_to_wait",
    "call_hook",
    "fetch",
    "linked",
    "open_ear",
    "packed_answer",
    "post_form",
    "post_json",
    "read_robots",
    "read_warc",
]
