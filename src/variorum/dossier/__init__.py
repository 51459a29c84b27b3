"""Verdicts in, dossier out: the account of one story, every sentence with its passages.

``compose`` puts together what the other steps found; ``exports`` prints it as a page, as
text, or for machines.
"""

from variorum.dossier.compose import compose

__all__ = ["compose"]
