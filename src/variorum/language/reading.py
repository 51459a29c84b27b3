"""One article read: every finder in turn, with a trained reader where one is given."""

from __future__ import annotations

from variorum.language.credits import find_credits
from variorum.language.dates import find_whens
from variorum.language.foreign import analyse_foreign, by_english_rules, unread_in
from variorum.language.named import merge_names
from variorum.language.names import find_names
from variorum.language.quantities import find_quantities
from variorum.language.quotations import find_quotations
from variorum.language.sentences import split_sentences
from variorum.language.stances import find_stances
from variorum.language.tagging import Found, Paragraph, Reader
from variorum.model import Analysis, Article, Recipe

# Raise the version when any finder's results change: stored analyses are then made anew.
_VERSION = 4
_UNREAD_KINDS = frozenset({"noise", "reference"})


def recipe(reader: Reader | None = None) -> Recipe:
    """The recipe of analyses made with a trained reader, or by rules alone."""
    method = "rules" if reader is None else f"model {reader.version}"
    return Recipe("analyse", _VERSION, (("quotations", method),))


RECIPE = recipe()


def analyse(article: Article, reader: Reader | None = None) -> Analysis:
    """Read one article.

    Args:
        article: Any article.
        reader: A trained reader (``tagging.load_reader``) for quotations and names; it
            reads English only, other languages are read by rules. None: rules alone.

    Cost: linear in the length of the text. Source: docs/methods/.
    """
    if not by_english_rules(article.language):
        return analyse_foreign(article)
    found = _heard(article, reader)
    sentences = split_sentences(article)
    mentions = find_names(article, sentences)
    if found is not None:
        mentions = merge_names(article.text, mentions, found.named)
    said = found.said if found is not None else None
    quotations = find_quotations(article, sentences, mentions, said)
    return Analysis(
        article=article.id,
        sentences=sentences,
        quotations=quotations,
        mentions=mentions,
        whens=find_whens(article, sentences),
        quantities=find_quantities(article, sentences),
        credits=find_credits(article, sentences, mentions, quotations),
        stances=find_stances(article, sentences, mentions, quotations),
        unread=unread_in(article.language),
    )


def _heard(article: Article, reader: Reader | None) -> Found | None:
    # What is too short for its language to be told is mostly names and numbers.
    if reader is None or article.language.split("-")[0] not in ("en", "und"):
        return None
    paragraphs = [
        Paragraph(block.span.start, block.span.end, block.kind in ("title", "heading"))
        for block in article.blocks
        if block.kind not in _UNREAD_KINDS
    ]
    return reader.read(article.text, paragraphs)
