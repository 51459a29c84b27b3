"""Which outlets a page names as its own or its agencies, and names beside credits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.model import Mention
from variorum.text.outlets import address_name, plain_name


@dataclass(frozen=True, slots=True)
class Outlets:
    """The outlets that an article's page names: its own names, and the agencies it credits.

    Both hold plain names (see ``variorum.text.outlets``).
    """

    home: frozenset[str]
    wires: frozenset[str]

    def hold(self, name: str, *, led: bool = False) -> bool:
        """True if ``name`` is one of them as written, or with an article a part of the own name.

        "The Argus" is the page's own "Tarn Argus", "dal Corriere" its "Corriere del Lago".
        """
        plain = plain_name(name)
        known = self.home | self.wires
        if plain in known or address_name(name) in self.home:
            return True
        if "&" in name and plain_name(name.replace("&", " and ")) in known:
            return True
        short = led and len(plain) > 3 and " " not in name.removeprefix("the ")
        return short and any(h.endswith(plain) or h.startswith(plain) for h in self.home)


_ARTICLE_BEFORE = re.compile(
    r"(?:\b(?:the|der|die|das|dem|den|de|het|il|al|dal|el|le|la|alla|dalla|o|au)\s|['’])$", re.I
)


def is_led(text: str, begin: int) -> bool:
    """Whether an article stands before a name, or opens it."""
    return text[begin : begin + 4].casefold() == "the " or bool(
        _ARTICLE_BEFORE.search(text, max(0, begin - 7), begin)
    )


def full_name(mention: Mention) -> str:
    """The name of a mention without its article."""
    return re.sub(r"^the ", "", mention.name)


def mention_at(kinds: dict[int, Mention], begin: int, stop: int) -> Mention | None:
    """The mention that begins at a source's place, or a word into it."""
    for at in range(max(0, begin - 4), min(stop, begin + 12)):
        if at in kinds:
            return kinds[at]
    return None
