"""Strings and places in them: normal form, folded form, tokens, likeness."""

from variorum.text.likeness import FUNCTION_WORDS, Likeness, content_stems, lexical_likeness, stem
from variorum.text.normal import fold, normal, spelling
from variorum.text.tokens import Token, tokenise, words

__all__ = [
    "FUNCTION_WORDS",
    "Likeness",
    "Token",
    "content_stems",
    "fold",
    "lexical_likeness",
    "normal",
    "spelling",
    "stem",
    "tokenise",
    "words",
]
