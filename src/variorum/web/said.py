"""What a page says of what was just done, and how to take it back.

After a form the browser is sent on to a page, with a word and numbers in its address: never
with text, so that no link can put words of its own on a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.desk import Desk
from variorum.desk.views.feeds import feed_row
from variorum.errors import NotFound
from variorum.gate import Asked, Asker

_MOMENT = re.compile(r"\d{1,12}(?:\.\d{1,9})?")


@dataclass(frozen=True, slots=True)
class Said:
    """Words; and where a form goes that takes it back, with its fields and its button."""

    words: str
    undo: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    again: str = "Undo"
    wrong: bool = False


_PLAIN = {
    "went": "The story that you asked for is part of this one now.",
    "saved": "Saved.",
    "unwatched": "The watch is dropped. What it found stays in your lists.",
    "unsaved": "No longer saved.",
    "kept": "Kept.",
    "password": "The password is changed. All other sessions have ended, and apps have to sign in "
    "again.",
    "ended": "It has ended.",
    "asked": "It is asked in a moment. Load the page again to see what it brought.",
    "asked-lately": "It was asked a moment ago, or its site wants to be left alone for now. "
    "It is asked when its turn comes.",
    "user": "The user is added.",
    "other-password": "The password is set. All sessions of the user have ended.",
    "locked": "The user can no longer sign in, and all keys of the user have ended. A new "
    "password opens the account again; nothing of it is lost.",
    "folder": "The folder is changed.",
    "dropped": "The folder is taken away. Its feeds are followed without one.",
}


def said_of(desk: Desk, asker: Asker, asked: Asked) -> Said | None:
    """What the address says was done; None where it says nothing that we know."""
    word = asked.one("said")
    if word in _PLAIN:
        return Said(_PLAIN[word])
    if word == "watched":
        number = asked.number("n") or 0
        back = (("back", asked.where),)
        return Said("You are told of what comes.", f"/watches/{number}/drop", back)
    if word == "marked":
        return _marked(asked)
    if word == "unmarked":
        return Said(f"{_items(asked)} unread again.")
    if word == "ended-all":
        number = max(0, asked.number("n") or 0)
        return Said(f"{number:,} session{' has' if number == 1 else 's have'} ended.")
    if word == "imported":
        return _imported(asked)
    if word == "chosen":
        number = max(0, asked.number("n") or 0)
        return Said(f"You follow {number:,} feed{'' if number == 1 else 's'} of that page.")
    if word in ("left", "followed", "already"):
        return _feed(desk, asker, asked, word)
    return None


def _marked(asked: Asked) -> Said:
    when = asked.one("at")
    if not _MOMENT.fullmatch(when):
        return Said(f"{_items(asked)} marked as read.")
    return Said(
        f"{_items(asked)} marked as read.", "/marks/undo", (("at", when), ("back", asked.where))
    )


def _feed(desk: Desk, asker: Asker, asked: Asked, word: str) -> Said | None:
    number = asked.number("feed")
    try:
        row = feed_row(desk, asker.user.id, number or 0, left=True)
    except NotFound:
        return None
    if word == "already":
        return Said(f"You follow {row.title} already.")
    if word == "followed":
        return Said(f"You follow {row.title}.", f"/feeds/{row.id}/leave")
    return Said(
        f"You no longer follow {row.title}. What you saved stays.",
        f"/feeds/{row.id}/follow",
        again="Follow it again",
    )


def _imported(asked: Asked) -> Said:
    return Said(import_words(max(0, asked.number("n") or 0), max(0, asked.number("known") or 0)))


def import_words(new: int, known: int) -> str:
    """What came of a reading list: how many feeds are new, how many were followed already."""
    said = f"{new:,} feed{' is' if new == 1 else 's are'} followed now"
    if known:
        said += f"; {known:,} {'was' if known == 1 else 'were'} followed already"
    return f"{said}. They are asked one after the other." if new else f"{said}."


def _items(asked: Asked) -> str:
    number = max(0, asked.number("n") or 0)
    return f"{number:,} item{' is' if number == 1 else 's are'}"
