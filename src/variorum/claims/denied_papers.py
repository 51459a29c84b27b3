"""A whole document: some print it or vouch for it, another says that there is no such thing.

"The letter is a forgery", "there was no such memo", "she never sent any message" stand against
the reports that print or have seen a document of that sort, and against whoever says that it is
genuine. Denials of one line of a document are in ``denied_lines``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.claims.clauses import Clause, Report, matter_stem
from variorum.claims.denied_lines import LINE
from variorum.claims.ledger import DraftConflict, Finding, attest
from variorum.model import Passage, TextOfRecord
from variorum.model.claim import Strength
from variorum.text import fold, words

_SORTS = (
    "letter letters", "memo memos memorandum circular note notes", "email emails e-mail e-mails"
    " mail",
    "message messages text texts chat post posts tweet screenshot screenshots",
    "recording recordings tape tapes video clip", "statement statements",
    "contract contracts", "will", "diary diaries", "report reports dossier",
)  # fmt: skip
_ANY = "document documents paper papers file files"
_DOC = rf"(?P<doc>{'|'.join(w for sort in (*_SORTS, _ANY) for w in sort.split() if w != 'will')})"
_MADE = (
    r"(?:an?\s+|the work of an?\s+)?(?:\w+\s+)?(?:fakes?|faked|forger(?:y|ies)|forged"
    r"|fabrications?|fabricated"
    r"|hoax|inventions?|invented|doctored|bogus|spoof|prank)\b"
)
_FALSE = r"(?:an?\s+)?(?:not|n't|never|in)\s*(?:been\s+)?(?:genuine|authentic|real)\b"
_OWNED = r"(?:the|this|that|these|those|an?|any|such|his|her|its|their|our|my|[\w-]+'s)"
_FAKE = re.compile(
    rf"\b{_OWNED}\s+(?:[\w'-]+\s+){{0,3}}?{_DOC}\b(?:\s+[^.;]{{0,70}}?)?\s+(?:is|was|were|are"
    rf"|has been|had been)\s*"
    rf"(?:\w+\s+)?[\"']?(?:{_MADE}|(?:not|n't)\s+(?:genuine|authentic|real|his|hers|theirs"
    rf"|from)\b|in?authentic\b)"
    rf"|\b(?:calls?|called|describes?|described|dismiss(?:es|ed)|denounc(?:es|ed)|rejects?"
    rf"|rejected|branded)\s+{_OWNED}\s+"
    rf"(?:[\w'-]+\s+){{0,3}}?{_DOC.replace('?P<doc>', '?P<doc2>')}\s+(?:as\s+)?[\"']?{_MADE}",
    re.I,
)
_NONE = re.compile(
    rf"\b(?:there (?:is|was|has been|had been|were|are) (?:no|never an?)(?:\s+such)?|no such"
    rf"|never (?:wrote|sent|received|saw"
    r"|seen|got|written|issued) (?:such an?|any(?: such)?|an?|the|this|that)|(?:did|has|have"
    r"|had)\s*(?:not|n't) (?:write|written"
    rf"|sent?|receive|received|issued?) (?:such an?|any(?: such)?|an?|the|this|that)|knew of no"
    rf"|knows of no)\s+(?:\w+\s+)?{_DOC}\b"
    rf"|\b(?:the|this|that|such an?|any such)\s+"
    rf"(?:[\w'-]+\s+){{0,2}}?{_DOC.replace('?P<doc>', '?P<doc2>')}\b(?:\s+[^.;]{{0,60}}?)?\s+"
    r"(?:(?:does|did|do)\s*(?:not|n't) exist|never existed|was never (?:written|sent|received))\b"
    rf"|\bden(?:y|ies|ied)\s+(?:ever\s+)?(?:having\s+)?(?:that (?:\w+\s+){{1,3}}?(?:had )?)?"
    rf"(?:written|writing|wrote|sent|sending"
    rf"|received|receiving)\s+(?:the|any|such an?|an?|that)\s+"
    rf"(?:\w+\s+)?{_DOC.replace('?P<doc>', '?P<doc3>')}\b",
    re.I,
)
_TRUE = re.compile(r"\b(?:genuine|authentic|real|verified|authenticated)\b", re.I)
_UNTRUE = re.compile(r"\b(?:not|n't|never|whether|if|could not|declined|refused|un)\b|n't\b", re.I)
_SEEN = re.compile(
    r"\b(?:obtained|seen by|has seen|have seen|saw|leaked|published|publishes|wrote|writes|sent"
    r"|reads|says|tells|told"
    r"|shows?|posted|printed|prints|according to|in (?:a|an|the|his|her)|handed|passed|received"
    r"|quotes?)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Denied:
    clause: Clause
    sort: int
    definite: bool
    names: frozenset[str]
    stems: frozenset[str]


def weigh_papers(reports: Sequence[Report], records: Sequence[TextOfRecord]) -> Finding:
    """Set denials of a document beside those who print it or vouch for it.

    Cost: denials × clauses.
    """
    printed: dict[str, list[Passage]] = {}
    for record in records:
        for witness in record.witnesses:
            for passage in witness.passages:
                printed.setdefault(passage.article, []).append(passage)
    conflicts = []
    for denied in (d for r in reports for c in r.clauses if (d := _denied(c)) is not None):
        vouching: list[Clause] = []
        printing: list[Clause] = []
        for report in reports:
            if report.article.id == denied.clause.article:
                continue
            vouching += [c for c in report.clauses if _vouches(c, denied)]
            printing += _prints(report, denied, printed.get(report.article.id, ()))
        if not vouching and not printing:
            continue
        strength: Strength = "hard"
        conflicts.append(
            DraftConflict(
                "whether the document is genuine",
                "confirmation",
                strength,
                (
                    attest(denied.clause, "denied", "denies"),
                    *(attest(c, "genuine", "confirms") for c in vouching),
                    *(attest(c, "printed", "quotes") for c in printing if c not in vouching),
                ),
                "no such document in one report; another prints it or vouches for it",
            )
        )
    return Finding(conflicts=tuple(conflicts))


def _sort(word: str) -> int:
    """The sort of document; -1 for words that may mean any."""
    return next((at for at, sort in enumerate(_SORTS) if word in sort.split()), -1)


def _denied(clause: Clause) -> _Denied | None:
    plain = fold(clause.text)
    if clause.withdrawn or not clause.language.startswith("en") or plain.rstrip().endswith("?"):
        return None
    if re.search(rf"\b(?:{LINE})\b", plain, re.I) or re.search(r"\b(?:if|whether)\b", plain, re.I):
        return None
    found = _FAKE.search(plain) or _NONE.search(plain)
    if not found:
        return None
    doc = next(v for k, v in found.groupdict().items() if k.startswith("doc") and v).casefold()
    definite = bool(re.search(r"\b(?:the|this|that|no such|such|any such)\b", found[0], re.I))
    names = frozenset(m.name for m in clause.mentions if m.kind == "person")
    stems = frozenset(s for w in words(clause.full) if (s := matter_stem(w)) and len(s) > 3)
    return _Denied(clause, _sort(doc), definite, names, stems)


def _speaks_of(clause: Clause, denied: _Denied) -> bool:
    """The clause speaks of a document that can be the one denied."""
    sorts = {_sort(w) for w in clause.words if _sort(w) >= 0 or w in _ANY.split()}
    if not sorts or (denied.sort >= 0 and -1 not in sorts and denied.sort not in sorts):
        return False
    shared = {s for w in clause.words if (s := matter_stem(w)) and len(s) > 3} & denied.stems
    shared -= {matter_stem(w) for sort in (*_SORTS, _ANY) for w in sort.split()}
    return denied.definite or bool(shared)


def _vouches(clause: Clause, denied: _Denied) -> bool:
    plain = fold(clause.text)
    return bool(_speaks_of(clause, denied) and _TRUE.search(plain) and not _UNTRUE.search(plain))


def _prints(report: Report, denied: _Denied, printed: Sequence[Passage]) -> list[Clause]:
    """The clause by which a report brings in the document: the first that says where it is from."""
    for clause in report.clauses:
        if clause.title or clause.heading or clause.withdrawn or not _speaks_of(clause, denied):
            continue
        plain = fold(clause.text)
        quoted = any(q.written and q.form == "marks" for q in clause.quotations)
        shown = any(p.start < clause.span.end and clause.span.start < p.end for p in printed)
        if _FAKE.search(plain) or _NONE.search(plain) or _UNTRUE.search(plain):
            continue
        if quoted or shown or _SEEN.search(plain):
            return [clause]
    return []
