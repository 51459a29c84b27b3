"""Folders within folders as one title: "News/Local", with slashes of their own written "\\/"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NAME = re.compile(r"(?:[^/\\]|\\.|\\$)+", re.DOTALL)


def joined(path: Sequence[str]) -> str:
    """The title of the folder at the end of a way, outermost first."""
    return "/".join(name.replace("\\", "\\\\").replace("/", "\\/") for name in path)


def folder_title(written: str) -> str:
    """A title of a folder as it is kept, from what somebody wrote: single spaces, and between
    folders within folders one slash; empty if no name is left."""
    return joined(parted(" ".join(written.split())))


def parted(title: str) -> tuple[str, ...]:
    """The way that a title means; the reverse of ``joined`` for names that are not empty."""
    return tuple(re.sub(r"\\(.)", r"\1", name, flags=re.DOTALL) for name in _NAME.findall(title))
