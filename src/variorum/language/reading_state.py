"""What is kept while the quotations of an article are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from variorum.language.cue_finding import Attribution
from variorum.language.frames import Frame
from variorum.language.heard import Hearsay
from variorum.language.marks import Pair
from variorum.language.room import Room
from variorum.language.speakers import Answer
from variorum.model import Article, Quotation, Span

# Words of a frame beside its quotations up to which it counts as quotation alone.
ALONE = 2


@dataclass(slots=True)
class State:
    """What carries over from one frame to the next while the article is read."""

    given: tuple[Span | None, Span | None, Answer] | None = None  # cue, speaker span, who
    block: int = -1
    group: int = 0  # of the last utterance
    groups: int = 0  # how many there are
    running: tuple[int, ...] = ()  # pieces so far of an utterance that goes on
    cue_start: int = -1
    quoted_last: bool = False
    turn: int = -1  # the turn of a transcript that is being read, and whose it is
    turn_of: str | None = None
    intro: tuple[Span | None, Span | None, Answer] | None = None  # of a frame that ends in a colon
    frame: Frame | None = None  # the last one read


@dataclass(frozen=True, slots=True)
class Given:
    """A frame with what each of its quotations is given to, and its main cue if it has none."""

    frame: Frame
    quotes: dict[int, Attribution]
    main: Attribution | None


@dataclass(slots=True)
class Reading:
    article: Article
    pairs: list[Pair]
    room: Room
    hearsay: Hearsay | None = None
    told: set[int] = field(default_factory=set)  # clauses of it that are put down
    found: list[Quotation] = field(default_factory=list)
    of_pair: dict[int, int] = field(default_factory=dict)


def open_group(state: State) -> None:
    state.groups += 1
    state.group = state.groups
