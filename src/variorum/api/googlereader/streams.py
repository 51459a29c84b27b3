"""The names of streams, in all the forms in which apps write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from variorum.errors import FormatError

STATE = "user/-/state/com.google/"
LABEL = "user/-/label/"

# Our own marks of items; other states are kept as labels, but for those that say nothing.
State = Literal["reading-list", "read", "unread", "starred", "kept-unread"]
OURS: dict[str, State] = {
    "reading-list": "reading-list",
    "read": "read",
    "unread": "unread",
    "fresh": "unread",
    "starred": "starred",
    "kept-unread": "kept-unread",
}
_KEPT = {"like", "broadcast"}
# What Google's own pages noted of how one read; apps send some of it along.
_SAYS_NOTHING = re.compile(r"tracking-.*|skimmed|created|self|broadcast-friends")
_OF_USER = re.compile(r"user/[^/]*/(state/com\.google|label)/(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream as it was named: a feed by number or address, a label, or a state.

    ``kind`` "kept" is a state that is kept like a label, "nothing" one that is passed over.
    """

    kind: Literal["feed", "label", "state", "kept", "nothing"]
    name: str

    @property
    def id(self) -> str:
        """The name as we give it."""
        if self.kind == "feed":
            return f"feed/{self.name}"
        return f"{LABEL if self.kind == 'label' else STATE}{self.name}"


def stream_of(written: str) -> Stream:
    """A stream from its name, which may be percent-encoded once more than it should be.

    Raises:
        FormatError: No stream has such a name.
    """
    plain = written.strip().removeprefix("/")
    if "/" not in plain and "%2" in plain:
        plain = unquote(plain)
    if plain.startswith("feed/") and len(plain) > len("feed/"):
        return Stream("feed", plain.removeprefix("feed/"))
    found = _OF_USER.fullmatch(plain)
    if found is None:
        raise FormatError("request", f"{written[:80]!r} is no name of a stream.")
    kind, name = found.groups()
    if kind == "label":
        return Stream("label", name)
    if name in OURS:
        return Stream("state", name)
    if name in _KEPT:
        return Stream("kept", name)
    if _SAYS_NOTHING.fullmatch(name):
        return Stream("nothing", name)
    raise FormatError("request", f"{written[:80]!r} is no state that is known here.")


def label_key(stream: Stream) -> str:
    """Under what the store keeps a label of this stream's."""
    return f"label/{stream.name}" if stream.kind == "label" else f"state/com.google/{stream.name}"


KEPT_UNREAD = label_key(Stream("state", "kept-unread"))
