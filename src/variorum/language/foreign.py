"""An article in a language other than English: what can be read of it, and what was not.

Languages with tables of their own (``tongues/speech``) are read by them. Of the others only
sentences and words in quotation marks are found, and that is said.
"""

from __future__ import annotations

from variorum.language.credits import find_credits
from variorum.language.dates import find_whens
from variorum.language.foreign_names import foreign_names
from variorum.language.foreign_quotations import foreign_quotations
from variorum.language.foreign_speakers import open_cast
from variorum.language.foreign_stances import foreign_stances
from variorum.language.quantities import find_quantities
from variorum.language.sentences import split_sentences
from variorum.language.tongues.speech import tongue_of
from variorum.model import Analysis, Article

# Read by the English rules: English, text whose language cannot be told, and the two
# languages whose verbs of saying these rules hold.
_ENGLISH_RULES = frozenset("en und ms id".split())
_TABLED = ("indirect quotations",)
_MALAY = ("stances",)
_OTHERS = ("speakers", "indirect quotations", "names", "dates", "quantities", "stances", "credits")


def by_english_rules(language: str) -> bool:
    """Whether an article in this language is read by the English rules."""
    return _base(language) in _ENGLISH_RULES


def unread_in(language: str) -> tuple[str, ...]:
    """What is not looked for in a language, in words."""
    base = _base(language)
    if base in ("en", "und"):
        return ()
    if base in _ENGLISH_RULES:
        return _MALAY
    return _TABLED if tongue_of(base) is not None else _OTHERS


def _base(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower() or "und"


def analyse_foreign(article: Article) -> Analysis:
    """Read an article by the tables of its language, or only its sentences and marks.

    Cost: linear in the length of the text. Described: docs/methods/languages.md.
    """
    tongue = tongue_of(article.language)
    sentences = split_sentences(article)
    unread = unread_in(article.language)
    if tongue is None:
        return Analysis(
            article=article.id,
            sentences=sentences,
            quotations=foreign_quotations(article, None, None),
            credits=find_credits(article, sentences, ()),
            unread=unread,
        )
    mentions, roles = foreign_names(article, sentences, tongue)
    # Whoever wrote or took the picture is nobody whom "he" can mean.
    aside = [b.span for b in article.blocks if b.kind in ("byline", "caption", "noise")]
    told = [m for m in mentions if not any(s.holds(m.span) for s in aside)]
    cast = open_cast(told, roles, tongue)
    quotations = foreign_quotations(article, cast, tongue)
    return Analysis(
        article=article.id,
        sentences=sentences,
        quotations=quotations,
        mentions=mentions,
        whens=find_whens(article, sentences),
        quantities=find_quantities(article, sentences),
        credits=find_credits(article, sentences, mentions, quotations),
        stances=foreign_stances(article, sentences, cast, quotations, tongue),
        unread=unread,
    )
