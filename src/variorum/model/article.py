"""Articles: the text drawn from one capture, with what stands where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from variorum.model.passage import ArticleId, CaptureId, Span

BlockKind = Literal[
    "title",
    "heading",
    "byline",
    "dateline",
    "paragraph",
    "quote",
    "item",
    "caption",
    "reference",
    "noise",
]

# Blocks that a reader would call the article itself (captions, references, noise apart).
BODY_KINDS: frozenset[str] = frozenset({"heading", "paragraph", "quote", "item"})


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of the text. ``why`` names the rule behind a noise mark."""

    span: Span
    kind: BlockKind
    why: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value about the article, how it was found, and where, if it stands in the text.

    Dates are ISO 8601, as coarse as known ("2031-05", "2031-05-08", "2031-05-08T14:20Z").
    """

    value: str
    how: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the page; ``span`` is its text's place where it stands in the article."""

    url: str
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the page's own list of references, as far as its parts can be told."""

    span: Span
    label: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    accessed: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """A wall between a reader and the whole text, and how it was recognised.

    ``kind``: ``paywall`` (for payment), ``registration`` (for an account), ``consent`` (for
    an answer about cookies). ``cut`` is true where the text seems to end at the wall.
    """

    kind: Literal["paywall", "registration", "consent"]
    how: str
    cut: bool = False


@dataclass(frozen=True, slots=True)
class LiveEntry:
    """One entry of a live blog: its place, its time, the place of its heading.

    ``time`` is ISO 8601 ("2031-05-08T14:20"), or the clock time alone ("14:20") where no
    day is known.
    """

    span: Span
    time: str | None = None
    heading: Span | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What an outlet says of its own text: that it was corrected or updated, and when.

    ``when`` is ISO 8601, and stands at ``dated``.
    """

    span: Span
    kind: Literal["correction", "update"]
    when: str | None = None
    dated: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """The text drawn from one capture.

    ``text`` is immutable and in Unicode form NFC, lines ended by ``\\n``. ``blocks`` lie
    over it in order without overlap; every character outside white space belongs to
    exactly one block, so nothing that was read is lost, and noise is only marked. A part
    that is missing is ``None``, never invented. ``part`` tells apart several articles of
    one capture. ``access`` is ``None`` where no wall was recognised. ``entries`` are a live
    blog's, in the order of the text, without overlap. ``post`` is true for somebody's own post
    at a social network: a primary source, not a report.
    """

    id: ArticleId
    capture: CaptureId
    input: str
    text: str
    blocks: tuple[Block, ...]
    part: str = ""
    url: str | None = None
    title: Fact | None = None
    byline: Fact | None = None
    publisher: Fact | None = None
    published: Fact | None = None
    modified: Fact | None = None
    language: str = "und"
    links: tuple[Link, ...] = ()
    references: tuple[Reference, ...] = ()
    complaints: tuple[str, ...] = ()
    access: Access | None = None
    entries: tuple[LiveEntry, ...] = ()
    notes: tuple[Note, ...] = ()
    post: bool = False

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks a reader would call the article itself."""
        return tuple(block for block in self.blocks if block.kind in BODY_KINDS)
