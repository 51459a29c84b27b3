"""One article read: every finder in turn."""

from __future__ import annotations

from variorum.language.credits import find_credits
from variorum.language.dates import find_whens
from variorum.language.names import find_names
from variorum.language.quantities import find_quantities
from variorum.language.quotations import find_quotations
from variorum.language.sentences import split_sentences
from variorum.model import Analysis, Article, Recipe

# Raise the version when any finder's results change: stored analyses are then made anew.
RECIPE = Recipe("analyse", 1, (("quotations", "rules"),))


def analyse(article: Article) -> Analysis:
    """Read one article.

    Cost: linear in the length of the text. Source: docs/methods/.
    """
    sentences = split_sentences(article)
    mentions = find_names(article, sentences)
    return Analysis(
        article=article.id,
        sentences=sentences,
        quotations=find_quotations(article, sentences, mentions),
        mentions=mentions,
        whens=find_whens(article, sentences),
        quantities=find_quantities(article, sentences),
        credits=find_credits(article, sentences, mentions),
    )
