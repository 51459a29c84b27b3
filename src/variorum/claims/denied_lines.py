"""Denials of a line: "there is no such sentence in the memo", "I never wrote that".

A denial says that words which somebody printed do not stand where they are said to stand, or
were never written or said. What it denies it seldom repeats: it names the matter ("the line
about robots"), the supposed author ("the sentence attributed to her"), or only points back
("no such sentence"), so the sentences before it are read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.claims import lexicon as lx
from variorum.claims.clauses import Clause, Report, matter_stem, sentences_of
from variorum.model import Quotation, Span
from variorum.text import fold, words
from variorum.text.of_a_story import kept_for_a_story

LINE = (
    r"(?:lines?|sentences?|quotes?|quotations?|passages?|phrases?|paragraphs?|remarks?|wording"
    r"|words?|version|threats?|insults?|jibes?|slurs?)"
)
_PAPER = r"(?:messages?|texts?|letter|memo|memorandum|e-?mails?|mail|note|post|speech|statement|chat|transcript|recording|record|document|original|circular|debate|minutes|interview)"  # noqa: E501
_MADE = (
    r"(?:fakes?|faked|forger(?:y|ies)|fabrications?|hoax|fabricated|forged|invented|inventions?"
    r"|doctored|bogus|made[ -]up|tacked on|misquot\w+|misattributed)"
)
# The line is the subject: "the line … is not in the email", "the quotation was made up".
_NOT_THERE = re.compile(
    r"\b(?:is|was|are|were|does|did|do|has|have|had)\s*(?:not|n't)\s+(?:\w+\s+)?(?:in|part of"
    r"|among|appear\w*|stand|feature|exist|written|said|say|write|from|ours|hers|his|theirs)\b"
    r"|\bnever\s+(?:\w+\s+)?(?:written|wrote|said|sent|uttered|spoken|in|appear\w*|stood|part)\b"
    rf"|\b(?:an?|is|was|are|were|as|been|called it|outright|entirely|simply)\s+"
    rf"(?:\w+\s+)?[\"']?{_MADE}\b"
    rf"|\bcall(?:s|ed)\s+(?:\w+\s+){{1,8}}?[\"']?an?\s+(?:\w+\s+)?{_MADE}\b"
    r"|\b(?:is|was) (?:only |just )?a (?:joke|parody|spoof|prank)\b"
    r"|\b(?:typed|added|inserted|pasted) (?:later|afterwards|by (?:somebody|someone|a)|under)\b"
    r"|\b(?:somebody|someone) (?:typed|added|wrote|invented|made)\b"
    r"|\b(?:appears?|is|was|stands?|occurs?|found) nowhere\b|\bnowhere (?:in|to be found)\b"
    rf"|\bnot (?:in|among|part of|from) (?:the|those|these|his|her|their|any|our) (?:\w+"
    rf" )?{_PAPER}\b"
    r"|\b(?:falsely|wrongly) (?:attributed|ascribed|quoted|given)\b"
    r"|\bno part of\b|\b(?:had|was|were) not (?:been )?checked\b|\bput (?:in|into) (?:his|her"
    r"|their|my) mouth\b",
    re.I,
)
# The paper is the subject: "which does not contain the line", "contains nothing about money".
_NO_SUCH = re.compile(
    rf"\bno such {LINE}\b"
    rf"|\b(?:contain|include|have|has|hold|carr|mention)\w*\s+no\s+(?:such\s+)?{LINE}\b"
    rf"|\bno {LINE}\s+(?:about|on|of|that|saying|like|mentioning)\b.*\b(?:in|anywhere)\b"
    r"|\b(?:does|do|did)(?: not|n't)\s+(?:\w+\s+)?(?:contain|include|have|use|carry|hold)\s+"
    rf"(?:the|that|this|any|any such|those|these|such an?)\s+(?:\w+\s+){{0,2}}?{LINE}\b"
    rf"|\bwithout (?:the|that|any such) {LINE}\b"
    rf"|\bnot (?:one|a single)? ?{LINE}\s+(?:about|on)\b",
    re.I,
)
_NOTHING_ABOUT = re.compile(
    r"\b(?:contain|say|said|includ|mention|there (?:is|was))\w*\s+nothing\s+(?:about|on|of)\s+"
    r"(?P<about>[^.;]{3,80})",
    re.I,
)
_SAY = (
    r"(?:wrote|write|written|writing|said|say|saying|sent|send|sending|used?|using|utter(?:ed|ing)?"
    r"|typed?|typing|posted?|posting)"
)
# Whoever is said to have written it: "I never wrote that", "she has not said anything like it".
_NEVER_WROTE = re.compile(
    r"\b(?P<who>I|he|she|they|we|[A-Z][\w'-]+)\s+(?:(?:has|have|had)\s+)?(?:never|(?:did|does|do"
    r"|has"
    rf"|have|had)\s*(?:not|n't))\s+(?:\w+ly\s+)?{_SAY}\s+"
    r"(?:(?:that|it|this|so|those|these|such an?\s+\w+)(?=\s*(?:[.,;:!?\"']|$|and\b|or\b|at\b"
    r"|in\b|to\b))"
    rf"|(?:that|those|these|such|any such|the|such an?)\s+(?:\w+\s+)?{LINE}\b"
    r"|(?:anything|something) (?:of the (?:kind|sort)|like (?:it|that))|any such thing|such a thing"
    r"|the other (?:thing|part|bit))",
)
_DENIES_WRITING = re.compile(
    r"\bden(?:y|ies|ied)\s+(?:ever\s+)?(?:having\s+)?(?:that (?:he|she|they|it|I|we) (?:had )?"
    r"(?:ever )?)?"
    rf"{_SAY}\s+(?:(?:that|it|this|so|them)(?=\s*(?:[.,;:!?\"']|$))|(?:the|that|those|any"
    rf" such)\s+(?:\w+\s+)?{LINE}\b)",
    re.I,
)
# "Denied a report that its chief had written of X", "did not say that X".
_NOT_SAID_THAT = re.compile(
    r"\bden(?:y|ies|ied)\s+(?:an?|the|any)?\s*(?:\w+\s+)?(?:reports?|claims?"
    r"|suggestions?)\s+that\s+(?:[\w'-]+\s+){1,5}?"
    rf"(?:has |have |had )?{_SAY}\s+(?:of\s+|that\s+|about\s+)?(?P<what>[^.;\"]{{8,140}})"
    rf"|\b(?:never|(?:did|has|have|had)\s*(?:not|n't))\s+(?:ever\s+)?{_SAY}\s+that\s+"
    rf"(?P<that>[^.;\"]{{8,140}})"
    r"|\bden(?:y|ies|ied)\s+(?:that\s+)?(?:[\w'-]+\s+){0,6}?(?:called|calling|described"
    r"|describing)\s+(?P<called>[^.;\"]{6,100})",
    re.I,
)
_TAKEN_DOWN = re.compile(
    r"\b(?:withdr(?:awn|ew|aws)|retract(?:s|ed)|apologi[sz]ed? for|correct(?:s|ed)|took down"
    r"|taken down"
    r"|pulled|deleted|removed|disowned)\s+(?:an?|the|its|their|this|that|our)\s+(?:\w+\s+){0,2}?"
    rf"(?:reports?|story|stories|article|claim|item|piece|{LINE})\b(?P<what>[^.;]*)"
    r"|\b(?:earlier|previous|first) (?:version|report)[^.;]{0,60}?\b(?:saying|quot(?:ed|ing)"
    r"|attribut\w+)\b(?P<earlier>[^.;]*)"
    r"|\b(?:we|this paper|our report)\s+(?:had\s+)?(?:wrongly|mistakenly|falsely)\s+(?:quoted"
    r"|attributed|reported)\b(?P<we>[^.;]*)",
    re.I,
)
_GIVES_WAY = re.compile(
    r"\b(?:conced(?:es|ed)|correction|corrected|clarification|retract\w*|withdr[ae]w\w*|regrets?"
    r"|apologi[sz]\w+|admits that (?:it|the paper))\b",
    re.I,
)
_ABOUT = re.compile(
    rf"\b{LINE}\s+(?:about|on|that mentions?|mentioning|referring to|saying|of)\s+"
    r"(?:the\s+|a\s+|an\s+|his\s+|her\s+|their\s+)?(?P<about>[\w'-]+(?:\s+[\w'-]+)?)"
    rf"|\b(?:words?|phrase|expression|line)\s+[\"'](?P<word>\w+)"
    rf"|\b(?:the|a|that)\s+(?P<before>[a-z]+)\s+{LINE}\b",
    re.I,
)
_ATTRIBUTED = re.compile(
    rf"\b{LINE}\b[^.;]{{0,30}}?\b(?:attributed|ascribed|given|credited)\s+to\s+"
    rf"(?P<who>[^.,;]{{2,50}})",
    re.I,
)
_POINTS_BACK = re.compile(
    rf"\b(?:that|this|the|such|those|any) {LINE}\b|\bit (?:was|is|isn't|wasn't)\b|\b(?:never|not"
    rf"|n't) {_SAY} (?:that|it|this)\b",
    re.I,
)
_MADE_IT_UP = re.compile(r"\b(?:made|makes|making) (?:it|that|this|them) up\b", re.I)
_EMPTY = frozenset(
    matter_stem(w)
    for w in """line sentence quote quotation passage phrase paragraph remark wording word version
    threat insult jibe comment report newspaper paper report claim story article mention contain
    include appear stand write wrote written say said tell told deny never attribute give call
    evening morning correction copy see seen thing other such kind nothing invent forge fake make
    made up add send sent page online outlet blog source attributed concede withdraw withdrawn
    retract retracted earlier parliament""".split()
) | frozenset(matter_stem(w) for w in lx.DOCUMENTS)


@dataclass(frozen=True, slots=True)
class LineDenial:
    """One denial of a line.

    ``about`` are the stems by which it names the line, ``topics`` those of its sentence and
    ``back`` those of the two before, from ``since`` on, where it points back. ``said`` holds
    the words that it repeats in marks. ``who``: the supposed author; ``own``: it is this
    author who denies. ``bare``: it names no matter. ``telling``: how much of ``topics`` must
    stand in the line, in [0, 1]; 0 where a few words are enough.
    ``gives_way``: an outlet takes back what it had printed.
    """

    clause: Clause
    about: frozenset[str]
    topics: frozenset[str]
    back: frozenset[str]
    since: int
    said: tuple[tuple[str, ...], ...]
    who: str | None
    own: bool
    telling: float
    gives_way: bool
    bare: bool


def line_denials(report: Report) -> list[LineDenial]:
    """The denials of lines in one report, in order. Cost: linear in the text."""
    found: list[LineDenial] = []
    sentences = sentences_of(report.clauses)
    for at, sentence in enumerate(sentences):
        if not sentence[0].language.startswith("en"):
            return []
        back = [s for s in sentences[max(0, at - 2) : at] if sentence[0].block - s[0].block <= 1]
        for clause in sentence:
            denial = _denial(report, clause, sentence, back, found)
            if denial is not None:
                found.append(denial)
                break
    return found


def _denial(
    report: Report,
    clause: Clause,
    sentence: Sequence[Clause],
    back: Sequence[Sequence[Clause]],
    before: Sequence[LineDenial],
) -> LineDenial | None:
    plain, full = fold(clause.text), fold(clause.full)
    if full.rstrip().endswith("?"):
        return None
    said_that = _NOT_SAID_THAT.search(plain)
    never = _NEVER_WROTE.search(plain)
    taken = _TAKEN_DOWN.search(full) if clause is sentence[0] else None
    nothing = _NOTHING_ABOUT.search(plain)
    lined = re.search(rf"\b{LINE}\b", full, re.I)
    no_such = _NO_SUCH.search(plain)
    not_there = lined and _NOT_THERE.search(plain)
    about: frozenset[str] = frozenset()
    topics = _stems(full)
    telling, behind, since = 0.0, frozenset[str](), clause.sentence.start
    bare = bool(no_such or never)
    if said_that:
        what = said_that["what"] or said_that["that"] or said_that["called"]
        topics, telling, bare = _stems(what), 0.3, False
    elif taken:
        what = next((g for g in taken.groups() if g), "")
        topics = _stems(what) or topics
    elif nothing and lx.DOCUMENTS & set(words(full)) | ({"it"} & set(words(plain))):
        topics, telling = _stems(nothing["about"]), 0.6
    elif not (no_such or never or not_there or _DENIES_WRITING.search(plain)):
        again = _MADE_IT_UP.search(plain)
        if not (again and before and before[-1].clause.block == clause.block):
            return None
        last = before[-1]
        return LineDenial(
            clause, last.about, last.topics, last.back, last.since, last.said, last.who, last.own,
            last.telling, last.gives_way, last.bare,
        )  # fmt: skip
    for match in _ABOUT.finditer(full):
        told = match["about"] or match["word"] or match["before"]
        about |= _stems(told)
    if not about and not telling and not taken and (_POINTS_BACK.search(full) or bare):
        behind = frozenset(s for held in back for s in _stems(fold(held[0].full)))
        since = min((held[0].sentence.start for held in back), default=since)
    named = frozenset(s for c in sentence for m in c.mentions for s in _stems(m.name))
    who, own = _author(clause, full, never)
    repeated = tuple(
        said
        for q in {q.span: q for c in sentence for q in c.quotations}.values()
        if len(said := words(q.span.of(report.article.text))) >= 2 and not _speaks(q, said)
    )
    return LineDenial(
        clause, about - named, topics - named, behind - named, since, repeated, who, own, telling,
        bool(taken or _GIVES_WAY.search(full)), bare,
    )  # fmt: skip


def _speaks(quotation: Quotation, said: Sequence[str]) -> bool:
    """The words in the marks are the denial itself, not the line that is denied."""
    joined = " ".join(said)
    return bool(
        _NOT_THERE.search(joined)
        or re.search(rf"\b(?:never|not|didn't|no such)\b.*\b(?:{_SAY}|{LINE}|in)\b", joined)
        or re.fullmatch(rf"(?:an? )?(?:\w+ )?{_MADE}.*", joined)
    ) or (quotation.use != "speech" and len(said) < 3)


def _author(clause: Clause, full: str, never: re.Match[str] | None) -> tuple[str | None, bool]:
    """Whose words they are said to be, and whether it is the author who denies them."""
    attributed = _ATTRIBUTED.search(full)
    if attributed:
        start = clause.sentence.start
        place = Span(start + attributed.start("who"), start + attributed.end("who"))
        named = [m.name for m in clause.mentions if m.span.meets(place)]
        return (named[0] if named else None), False
    if never is None:
        return None, False
    at = clause.span.start + never.start("who")
    if never["who"] in ("I", "we", "We"):
        speaker = next(
            (q.speaker for q in clause.quotations if q.outer.start <= at < q.outer.end), None
        )
        return speaker, True
    named = [m.name for m in clause.mentions if m.span.start <= at < m.span.end]
    return (named[0] if named else None), False


@kept_for_a_story(16384)
def _stems(text: str) -> frozenset[str]:
    return frozenset(
        s
        for w in words(text)
        if (s := matter_stem(w.removesuffix("'s"))) and len(s) > 2 and s not in _EMPTY
    )


def line_stems(said: Iterable[str]) -> frozenset[str]:
    """The words of matter of a printed line, as denials name them."""
    return _stems(" ".join(said))
