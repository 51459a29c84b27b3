"""Article in, analysis out: sentences, names, quotations, dates, quantities, credits.

Each finder is a pure function over the article's text; later ones are given what the
earlier ones found. ``merge_cast`` and ``resolve`` then give people one name over all the
reports of a story.
"""

from variorum.language.cast import merge_cast, resolve
from variorum.language.lending import lend_between_reports
from variorum.language.reading import RECIPE, analyse, recipe

__all__ = ["RECIPE", "analyse", "lend_between_reports", "merge_cast", "recipe", "resolve"]
