"""Numbers that are the age of somebody told by what they do: "a welder of 43, died"."""

from __future__ import annotations

import re

from variorum.claims.clauses import Clause
from variorum.model import Span

_OF_AGE = re.compile(r"\b(?:man|woman|boy|girl|child|teenager)\s+of\s*\Z|\baged?\s*\Z", re.I)
_ONE_OF = re.compile(
    r"\b(?:an?|the)\s+(?:[^\W\d][\w'’-]*\s+){0,3}?([^\W\d][\w'’-]*)\s+of\s*\Z", re.I
)
_ENDED = re.compile(r"\s*(?:[,.;:)]|\Z|who\b|and\b|from\b)")
# Words for one who does something; those below count many or are no people.
_DOER = re.compile(
    r"(?:er|or|ist|ian|ee|man|woman|nurse|clerk|cook|chef|guard|student|widow|medic|mechanic|pilot"
    r"|captain|sergeant|priest|vet|judge|agent|tenant|athlete|apprentice|scientist|civilian)\Z"
)
_NO_PERSON = frozenset(
    """number order quarter cluster roster register chapter matter barrier corner river paper
    letter water power tower centre center floor door factor sector corridor error harbor
    minor major majority convoy platter container charter border layer offer answer member
    committee jubilee tree fee levee tender trailer buffer counter chamber cover ladder
    list""".split()
)


def is_age(clause: Clause, span: Span) -> bool:
    """Whether the number at ``span`` of the article is how old a person is.

    Cost: linear in the clause.
    """
    before = clause.text[: span.start - clause.span.start]
    if _OF_AGE.search(before):
        return True
    told = _ONE_OF.search(before)
    if told is None or not _ENDED.match(clause.text, span.end - clause.span.start):
        return False
    noun = told[1].casefold()
    return bool(_DOER.search(noun)) and noun not in _NO_PERSON
