"""What an entry is called in a list, where its outlet gives it no title."""

from __future__ import annotations

import html
import re

from variorum.model import Entry

_ELEMENT = re.compile(r"<[^<>]{0,4000}>")
_HIDDEN = re.compile(r"<(script|style)\b.{0,20000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
# Of a text, so much is looked at.
_READ = 20_000


def headline_of(entry: Entry, most: int = 90) -> str:
    """The title of an entry; else its first words, a post's warning before them; else its address.

    Plain text on one line. It is a name in a list and no statement: nothing that is said of an
    article ever rests on it.

    Args:
        most: Characters at most; what is cut ends with "…".
    """
    if entry.title:
        return entry.title
    post = entry.post
    # Whoever writes a warning wants the words behind it to be opened on purpose.
    warning = post.warning if post is not None else None
    alts = [one.alt for one in post.attachments if one.alt] if post is not None else []
    words = (warning, _bare(entry.html or ""), (entry.text or "")[:_READ], *alts, entry.url)
    plain = next((line for said in words if (line := " ".join((said or "").split()))), "")
    if len(plain) <= most:
        return plain
    cut = plain[: most - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def _bare(markup: str) -> str:
    return html.unescape(_ELEMENT.sub(" ", _HIDDEN.sub(" ", markup[:_READ])))
