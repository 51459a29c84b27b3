"""What can be written: half of a surrogate pair, as broken input brings it, can not."""

from __future__ import annotations

import re

_LONE = re.compile("[\ud800-\udfff]")


def encodable(text: str) -> str:
    """The text with each lone surrogate replaced by U+FFFD, so that offsets stay valid."""
    return _LONE.sub("\ufffd", text)
