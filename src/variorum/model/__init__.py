"""The nouns: frozen records that know nothing of the world. Ten minutes to read."""

from variorum.model.analysis import (
    Analysis,
    Credit,
    Entity,
    Mention,
    Quantity,
    Quotation,
    Sentence,
    Stance,
    StanceKind,
    When,
)
from variorum.model.article import BODY_KINDS, Article, Block, BlockKind, Fact, Link, Reference
from variorum.model.capture import Capture
from variorum.model.claim import Attestation, Claim, Conflict
from variorum.model.collation import (
    Doubt,
    Edge,
    Lineage,
    Paraphrase,
    Reading,
    TextOfRecord,
    Variant,
    Witness,
    Word,
)
from variorum.model.dossier import Dossier, Edition, Event, Line, SourceEntry
from variorum.model.passage import ArticleId, CaptureId, Passage, Span
from variorum.model.recipe import Failure, Recipe, digest
from variorum.model.source import Entry, Feed, Kind
from variorum.model.story import Copy, Evidence, Membership, Story

__all__ = [
    "BODY_KINDS",
    "Analysis",
    "Article",
    "ArticleId",
    "Attestation",
    "Block",
    "BlockKind",
    "Capture",
    "CaptureId",
    "Claim",
    "Conflict",
    "Copy",
    "Credit",
    "Dossier",
    "Doubt",
    "Edge",
    "Edition",
    "Entity",
    "Entry",
    "Event",
    "Evidence",
    "Fact",
    "Failure",
    "Feed",
    "Kind",
    "Line",
    "Lineage",
    "Link",
    "Membership",
    "Mention",
    "Paraphrase",
    "Passage",
    "Quantity",
    "Quotation",
    "Reading",
    "Recipe",
    "Reference",
    "Sentence",
    "SourceEntry",
    "Span",
    "Stance",
    "StanceKind",
    "Story",
    "TextOfRecord",
    "Variant",
    "When",
    "Witness",
    "Word",
    "digest",
]
