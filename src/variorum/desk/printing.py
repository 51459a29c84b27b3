"""Dossiers of the store printed for pages: made once when a story is told, looked up after that."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from variorum.desk.desk import Desk
from variorum.errors import NotFound, StoreError
from variorum.model import Dossier, StoryPrint, ToldStory

_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Printed:
    """A dossier as a fragment of HTML, in UTF-8.

    ``packed`` is the same as blocks of raw deflate that end at a byte and refer to nothing
    before or after them, so that a page around it can be packed without packing it again.
    """

    whole: bytes
    packed: bytes


@lru_cache(maxsize=1)
def print_recipe() -> str:
    """Names what prints: other files of the program's, other prints."""
    files = [resources.files("variorum.dossier.exports")]
    made = hashlib.sha256()
    while files:
        here = files.pop()
        if here.is_dir():
            files += sorted(here.iterdir(), key=lambda one: one.name, reverse=True)
        elif here.name.endswith((".py", ".j2")):
            made.update(here.name.encode() + here.read_bytes())
    return made.hexdigest()[:16]


def report_path(story: str, item: int) -> str:
    """Where a report of a story is opened: by whoever may read the item here, else at its
    outlet. Prints are the same for everybody."""
    return f"/story/{story}/report/{item}"


def print_dossier(desk: Desk, dossier: Dossier) -> Printed:
    """Print a dossier, with links to where its reports are read.

    Cost: some 3 ms for each report.
    """
    from variorum.dossier.exports import to_fragment

    items = desk.store.digest.items_of(dossier.story.articles)
    links = {article: report_path(dossier.story.id, item) for article, item in items.items()}
    whole = to_fragment(dossier, links=links).encode()
    return Printed(whole, pack(whole))


def pack(whole: bytes) -> bytes:
    """Bytes as blocks of raw deflate that stand for themselves; see ``Printed``."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return packer.compress(whole) + packer.flush(zlib.Z_FULL_FLUSH)


def keep_print(desk: Desk, dossier: Dossier, told: str) -> Printed:
    """Print a dossier that was just told, and keep the print for whoever reads it.

    Args:
        told: Names the articles of the story that it tells of (``ToldStory.told``).

    Raises:
        StoreError: It cannot be kept.
    """
    printed = print_dossier(desk, dossier)
    now = desk.clock().timestamp()
    one = StoryPrint(dossier.story.id, told, print_recipe(), now)
    desk.store.telling.put_print(one, printed.packed)
    return printed


def kept_print(desk: Desk, row: ToldStory) -> StoryPrint | None:
    """The print that is kept of a story's dossier, if it is of this dossier and program."""
    found = desk.store.telling.print_of(row.id)
    if found is None or (found.told, found.recipe) != (row.told, print_recipe()):
        return None
    return found


def read_print(desk: Desk, row: ToldStory) -> Printed:
    """The dossier of a story as it is printed: the kept print, or one made now.

    Raises:
        NotFound: The story has no dossier.
        StoreError: The store gave trouble.
    """
    packed = desk.store.telling.print_body(row.id) if kept_print(desk, row) else None
    if packed is not None:
        try:
            return Printed(zlib.decompressobj(-15).decompress(packed), packed)
        except zlib.error as damaged:
            raise StoreError(
                row.id, f"a print is damaged ({damaged}).", advice="Restore the store."
            ) from damaged
    if not desk.store.dossiers.have([row.id]):
        raise NotFound(row.id, "this story has no dossier.", kind="story")
    return print_dossier(desk, desk.store.dossiers.get([row.id])[0])
