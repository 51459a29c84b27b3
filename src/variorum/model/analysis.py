"""What a reading of one article finds. Everything lies over the article's text as spans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from variorum.model.passage import ArticleId, Passage, Span

QuotationKind = Literal["direct", "mixed", "indirect"]
# How the quoted words are set off: by marks, as a block of their own, as a speaker's
# turn in a transcript, or by a verb alone (indirect).
QuotationForm = Literal["marks", "block", "turn", "verb"]
# What quote marks are used for. Only "speech" is somebody's words; the rest look like it.
QuotationUse = Literal["speech", "scare", "title", "name", "imagined"]
NameKind = Literal["person", "organisation", "place", "unknown"]
MentionForm = Literal["name", "alias", "role", "pronoun"]
Bound = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "range"]
# What somebody does about a statement, a document or a question. "declined": would not
# comment; "no_response": was asked and has not answered; "not_spoken": has said nothing so
# far, asked or not; "purported": only said to be so, by nobody who vouches for it.
StanceKind = Literal[
    "confirmed", "denied", "declined", "no_response", "not_spoken", "purported", "corrected"
]
Precision = Literal["year", "month", "day", "hour", "minute"]
CreditKind = Literal["agency", "report", "image", "reference", "attribution"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``block`` is the index of its block in ``Article.blocks``."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words in an article.

    ``span`` is the words without their marks, ``outer`` with them. ``cue`` is the verb or
    phrase that gives the words to someone ("said"), ``speaker_span`` who that is as
    written ("the minister"), ``speaker`` the resolved full name or ``None``. ``group``
    numbers utterances: pieces of one utterance, cut by "she said", share it. ``parent``
    is the index of the quotation that holds this one, if any. ``headline`` marks words
    quoted in a title, which are often a paraphrase. ``written`` is true where the cue
    says the words stood in a message, letter, post or other document.
    """

    span: Span
    outer: Span
    kind: QuotationKind = "direct"
    form: QuotationForm = "marks"
    use: QuotationUse = "speech"
    cue: Span | None = None
    speaker_span: Span | None = None
    speaker: str | None = None
    group: int = 0
    parent: int | None = None
    headline: bool = False
    written: bool = False
    content: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where someone or something is named; ``name`` is the resolved full name."""

    span: Span
    name: str
    kind: NameKind = "unknown"
    form: MentionForm = "name"


@dataclass(frozen=True, slots=True)
class When:
    """A date or time in the text, resolved to the half-open range [earliest, latest).

    Both ends are ISO 8601 local times without zone ("2031-05-08T00:00"); ``precision``
    says how coarse the words were. ``anchored`` is true where the words needed the
    publication date to be resolved ("on Thursday"). ``clash`` is the weekday as written
    where it is not the weekday of the date beside it ("Tuesday" in "Tuesday, 8 May" of a
    year in which that is a Thursday), else empty.
    """

    span: Span
    earliest: str
    latest: str
    precision: Precision
    anchored: bool = False
    clash: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts or measures.

    ``low`` and ``high`` bound the value (equal where exact); ``unit`` is a normal name
    ("percent", "USD", "year", "kilometre") or empty for counts; ``noun`` is what is
    counted, singular and lower case ("person", "job"), with its place in ``noun_span``;
    ``out_of`` is the total where the text gives one ("three of the seven"). ``part`` is true
    where the number is part of a total or comes on top of one ("five of the injured",
    "another 12"), so that it is not to be compared with totals. ``before`` is the value
    that this one replaced where the text says so ("from 2 to 5 per cent": low and high
    are 5, before is 2, and the span covers both).
    """

    span: Span
    low: float
    high: float
    bound: Bound = "exact"
    unit: str = ""
    noun: str = ""
    noun_span: Span | None = None
    out_of: float | None = None
    part: bool = False
    before: float | None = None


@dataclass(frozen=True, slots=True)
class Stance:
    """What an agent does about a statement, a document or a question.

    ``span`` is the words that say so ("would not comment", "confirmed"). ``agent_span`` is
    who does it as written and ``agent`` the resolved name, ``None`` where nobody is named;
    ``object_span`` is what it is about, where the text says that.
    """

    span: Span
    kind: StanceKind
    agent_span: Span | None = None
    agent: str | None = None
    object_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """A place where an article names where it has something from.

    ``agency``: the text itself is credited ("(Northern Wire) —"); ``report``: a fact is
    credited to an outlet ("first reported by the Courier", "told the Courier");
    ``attribution``: to another named or described source ("according to the harbour
    office"); ``image``; ``reference``: the page's own list of references.
    """

    span: Span
    source: str
    kind: CreditKind
    source_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of one article; every span lies in that article's text."""

    article: ArticleId
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    whens: tuple[When, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    credits: tuple[Credit, ...] = ()
    stances: tuple[Stance, ...] = ()
    # What this reading did not look for, in words for the reader ("dates", "names").
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation or place over all articles of a story."""

    name: str
    kind: NameKind
    aliases: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
