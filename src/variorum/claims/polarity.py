"""Yes against no: one report says that it was so, another that it was not.

Three forms that word overlap misses. *Nought*: "nobody has been charged" against "two brothers
charged". *All and some*: "on every roof" against "on two of the nine roofs". *Taking
back*: "I said that nobody had seen it. I was wrong." against the saying itself. And a line
that a writer quotes only to contradict it stands against all who print that line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.claims import lexicon as lx
from variorum.claims.clauses import Clause, Report, sentences_of
from variorum.claims.ledger import DraftConflict, Finding, attest
from variorum.claims.roots import root
from variorum.model import Attestation, Passage, Span
from variorum.model.claim import Strength
from variorum.text import FUNCTION_WORDS, Likeness, fold, words

_NO = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|nor|neither|without|cannot|den(?:y|ies|ied|ying)"
    r"|reject\w*|dismiss\w*|refut\w*)\b|n't\b",
    re.I,
)
_UNSURE = re.compile(
    r"\b(?:if|whether|may|might|could|would|should|can|will|alleged(?:ly)?|accus\w+|risk\w*|fear\w*"
    r"|threat\w*|asked? (?:if|whether)|want\w*|hope[sd]?|plan\w*|unless|until)\b|\?|'ll\b",
    re.I,
)
_NOUGHT = re.compile(
    r"\b(?:nobody|no[ -]one|not (?:one|a single one|any) of (?:the |its |his |her |their |them)?"
    r"|none of (?:the |its |his |her |their |them)?|no (?:\w+))\b"
    r"(?P<between>(?:\s+(?:in|of|at|from|on|who|which|that|the|my|our|his|her|its|their|this|came"
    r"|up|was|were|[a-z]+))?(?:\s+[\w'-]+){0,5}?)\s+"
    r"(?:is|are|was|were|has|have|had|been|being|be|did|does|do)(?:\s+(?:ever|been|yet|so far|being"
    r"|be))*\s+[\"']?(?P<verb>[a-z]+)\b",
    re.I,
)
_SOME_ONE = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many|a"
    r"|an|dozens|he|she|they)\b",
    re.I,
)
_ALL = re.compile(
    r"\b(?:all|every|each|both)\s+(?:of\s+)?(?:the\s+|its\s+|our\s+|their\s+|his\s+|her\s+)?"
    r"(?:\d+\s+|two\s+|three\s+|four\s+|five\s+|six\s+|seven\s+|eight\s+|nine\s+|ten\s+)?"
    r"(?P<noun>[a-z]{3,})\b",
    re.I,
)
_SOME = re.compile(
    r"\b(?:(?P<few>one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|several|half|none|few"
    r"|most|only \w+)\s+of\s+(?:the|its|our|their|his|her|those|these)\s+"
    r"(?:\d+\s+|\w+\s+)?(?P<noun>[a-z]{3,})"
    r"|(?:\w+)\s+(?P<noun2>[a-z]{3,})\s+(?:out\s+)?of\s+(?:the\s+)?(?:two|three|four|five|six|seven"
    r"|eight|nine|ten|\d+)\b(?!\s*(?:per|%)))",
    re.I,
)
_NO_THING = re.compile(
    r"\b(?:heard|saw|received|got|found|there (?:was|were|is|are|has been|had been)|was given"
    r"|were given|had|gave|issued|sounded|sent|no)\s+(?:no|neither)\s+(?:\w+\s+)?"
    r"(?P<noun>[a-z]{4,})\b"
    r"|\bthere was never an?\s+(?P<noun2>[a-z]{4,})",
    re.I,
)
_HAPPENED = re.compile(
    r"\s+(?:had |has |have |was |were |also |then )*(?:sounded|rang|rung|went off|given|sent|issued"
    r"|came|arrived|followed|made|held|carried out|signed|reached|raised|found|delivered|triggered"
    r"|blared|heard|recorded|took place|happened)\b",
    re.I,
)
_IDLE = frozenset(
    """idea doubt comment reason need plan plans longer more intention sign signs evidence details
    detail answer choice time chance hope question interest word words difference problem money
    secret injuries deaths casualties name names""".split()
)
_TAKEN_BACK = re.compile(
    r"\b(?:(?:i|we|he|she|they) (?:was|were|am|had been|got (?:it|that)) (?:\w+ )?(?:wrong|mistaken"
    r"|misinformed|misled)|(?:i|we) regret|should(?:n't| not| never) have (?:said|written|told)"
    r"|(?:i|we) (?:apologi[sz]e|withdraw|take (?:it|that) back)|(?:that|it|this) (?:was|is) "
    r"(?:\w+ )?(?:wrong|not (?:true|so|right|correct)|untrue|false|incorrect|a mistake"
    r"|an error))\b",
    re.I,
)
_HAD_SAID = re.compile(
    r"\b(?:i|we|he|she|they|it|[A-Z]\w+)\s+(?:had\s+|have\s+|has\s+|once\s+)?(?:said|told|wrote"
    r"|claimed|stated|announced|declared|reported|insisted)\s+(?:\w+\s+){0,3}?that\s+(?P<what>.+)",
    re.I | re.S,
)
_UNTRUE = re.compile(
    r"^\W*(?:\w+\s+){0,2}?(?:(?:is|was|are|were)\s+(?:\w+\s+)?(?:not (?:a |an )?(?:true|fair|so"
    r"|correct|accurate|honest)|false|untrue|a lie|wrong|nonsense|invented|misleading)|isn't"
    r" (?:true|fair|so))\b",
    re.I,
)
_GIVING_WAY = re.compile(
    r"\b(?:now (?:accepts?|admits?|says?|concedes?)|admit(?:s|ted)?|conced(?:es|ed)|accept(?:s|ed)"
    r"|acknowledg(?:es|ed)|after all|regret)\b",
    re.I,
)
_MARKED = re.compile(r'"[^"]*"')
_FAILING = re.compile(r"\b(?:fail(?:s|ed|ing)?|absent|lacks?|lacked|refus(?:es|ed))\b", re.I)
_NOT_YET = re.compile(
    r"\b(?:has|have) not\b|\b(?:has|have)n't\b|\bnot (?:\w+ )?yet\b|\byet to\b", re.I
)
_BY_NOW = re.compile(r"\b(?:has|have)\b|\bnow\b|\b(?:at last|finally)\b", re.I)
_LEAST_ALIKE = 0.42
# A thing that few clauses speak of needs less.
_RARE = 0.3
_FEW = 12
_COVER = 0.8
_MOST = 2000


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a clause with one polarity."""

    clause: Clause
    text: str
    roots: frozenset[str]
    denied: bool


def weigh_polarity(reports: Sequence[Report], likeness: Likeness) -> Finding:
    """Find what one report says was so and another that it was not.

    Cost: the negative pieces times all pieces, each a set intersection; one likeness row for
    each statement about all of some things.
    """
    pieces = [p for r in reports for c in r.clauses if not c.withdrawn for p in _pieces(c)]
    pieces = pieces[: 2 * _MOST]
    names = frozenset(root(w) for r in reports for m in r.analysis.mentions for w in words(m.name))
    seen = Counter(w for p in pieces for w in p.roots)
    found = [
        *_noughts(pieces, names, seen),
        *_all_and_some(pieces, likeness),
        *_no_such(pieces, likeness),
        *_plain_no(pieces, names),
        *_since(pieces),
        *_working(pieces),
        *_no_child(pieces),
        *_denied_nearby(reports, names),
        *_taken_back(reports, pieces, names),
        *_quoted_to_contradict(reports),
    ]
    return Finding(conflicts=tuple(found))


def _pieces(clause: Clause) -> list[_Piece]:
    """The clause, cut where a relative clause says something of its own."""
    plain = fold(clause.text)
    cuts = [
        0,
        *(
            m.start()
            for m in re.finditer(
                r"\b(?:that|which|who)\s+(?:was|were|is|are|had|has|have)\b", plain
            )
        ),
        len(plain),
    ]
    found = []
    for start, end in pairwise(cuts):
        # "Contracts that were torn up": the relative clause speaks of the word before it.
        head = re.search(r"[\w'-]+\s+$", plain[:start])
        text = (head[0] if head else "") + plain[start:end]
        roots = _content(text)
        if roots:
            found.append(_Piece(clause, text, roots, bool(_NO.search(text))))
    return found


def _content(text: str) -> frozenset[str]:
    return frozenset(
        root(w)
        for w in words(text)
        if w not in FUNCTION_WORDS and w not in _EMPTY and len(w) > 2 and not w[0].isdigit()
    )


_EMPTY = frozenset(
    """never none nobody nothing without ever yet also one two three four five six seven eight
    nine ten sunday monday tuesday wednesday thursday friday saturday january february march
    april june july august september october november december told says people""".split()
)


def _verdict(no: Clause, yes: Clause) -> tuple[Strength, str]:
    for early, late in ((no, yes), (yes, no)):
        ordered = early.moment and late.moment and early.moment.before(late.moment)
        if ordered and (_GIVING_WAY.search(late.full) or late.update):
            return "superseded", "; the later one gives way"
        if ordered and early is no and _NOT_YET.search(early.text) and _BY_NOW.search(late.text):
            return "superseded", "; the later one tells what has happened since"
    return "hard", ""


def _against(matter: str, no: _Piece, yes: Sequence[_Piece], why: str) -> Iterable[DraftConflict]:
    by_strength: dict[tuple[Strength, str], list[Clause]] = {}
    for piece in yes:
        by_strength.setdefault(_verdict(no.clause, piece.clause), []).append(piece.clause)
    for (strength, reason), clauses in sorted(by_strength.items()):
        yield DraftConflict(
            matter,
            "event",
            strength,
            (
                attest(no.clause, "no", "denies"),
                *(attest(c, "yes") for c in clauses),
            ),
            why + reason,
        )


def _heading(text: str) -> str:
    shown = " ".join(text.split()).strip(" .,;:\"'")
    return f"whether it is so: “{shown[:80]}”"


def _noughts(
    pieces: Sequence[_Piece], names: frozenset[str], seen: Counter[str]
) -> Iterable[DraftConflict]:
    people = frozenset().union(*(k.words for k in lx.PEOPLE_CLASSES))
    for no in pieces:
        found = _NOUGHT.search(no.text)
        if not found or _UNSURE.search(no.text):
            continue
        verb = found["verb"].casefold()
        if verb in people or verb in FUNCTION_WORDS or len(verb) < 4 or root(verb) in names:
            continue
        rest = re.split(r"[,;.]|\band\b", no.text[found.end() :])[0]
        said = _content(f"{found[0][: found.start('verb') - found.start()]} {rest}")
        others = said - names - {root(verb)}
        yes = []
        for piece in pieces:
            if piece.clause.article == no.clause.article or piece.denied:
                continue
            if root(verb) not in piece.roots or _UNSURE.search(piece.text):
                continue
            shared = (piece.roots - names) & others
            bare = not others and bool(_SOME_ONE.search(piece.text)) and seen[root(verb)] <= 8
            if bare or len(shared) >= max(1, 0.6 * len(others)):
                yes.append(piece)
        if yes:
            yield from _against(
                _heading(no.clause.text),
                no,
                yes,
                "one report says that none was, another that some",
            )


_ODD_ONE = re.compile(
    r"\b(?P<noun>[a-z]{4,})\s+(?:number\s+)?(?:one|two|three|four|five|six|seven|eight|nine|[1-9]\d?)"
    r"\s+(?:\w+\s+){0,4}?(?:in pieces|broken|out of (?:order|action|service)|down|shut|closed|dead"
    r"|idle|missing|switched off|under repair|failed|not working|stood still)\b",
    re.I,
)


def _all_and_some(pieces: Sequence[_Piece], likeness: Likeness) -> Iterable[DraftConflict]:
    every = [
        (p, root(m["noun"].casefold()), m)
        for p in pieces
        if not p.denied and not p.clause.text.rstrip().endswith("?")
        for m in [_ALL.search(p.text)]
        if m and m["noun"].casefold() not in _VAGUE
    ]
    some = [
        (p, root((m["noun"] or m["noun2"]).casefold()))
        for p in pieces
        for m in [_SOME.search(p.text)]
        if m
    ]
    odd = [(p, root(m["noun"].casefold())) for p in pieces for m in [_ODD_ONE.search(p.text)] if m]
    for part, noun in odd:
        whole = [p for p, n, _ in every if n == noun and p.clause.article != part.clause.article]
        working = [p for p in whole if _WORKED.search(p.text)]
        if working:
            yield from _against(
                _heading(working[0].clause.text), part, working, "all of them, but for one"
            )
    for part, noun in some:
        whole = [p for p, n, _ in every if n == noun and p.clause.article != part.clause.article]
        if not whole:
            continue
        table = likeness([part.text], [p.text for p in whole])
        rare = sum(noun in p.roots for p in pieces) <= _FEW
        yes = [
            p
            for at, p in enumerate(whole)
            if (float(table[0, at]) >= (_RARE if rare else _LEAST_ALIKE))
            or len(p.roots & part.roots) >= 2
        ]
        if yes:
            yield from _against(
                _heading(yes[0].clause.text),
                part,
                yes,
                "all of them in one report, some in another",
            )


_VAGUE = frozenset("time day days year years week weeks month months way people one over".split())


def _no_such(pieces: Sequence[_Piece], likeness: Likeness) -> Iterable[DraftConflict]:
    for no in pieces:
        found = _NO_THING.search(no.text)
        noun = (found["noun"] or found["noun2"]).casefold() if found else ""
        if not noun or noun in _IDLE or noun in FUNCTION_WORDS:
            continue
        subject = re.compile(rf"\b(?:the|an|a|its|their) (?:\w+ )?{re.escape(noun)}s?\b", re.I)
        yes = []
        for piece in pieces:
            if piece.clause.article == no.clause.article or piece.denied:
                continue
            there = subject.search(piece.text)
            if not there or _UNSURE.search(piece.text):
                continue
            if _HAPPENED.match(piece.text[there.end() :]):
                yes.append(piece)
        if yes:
            yield from _against(
                f"whether there was a {noun}",
                no,
                yes,
                "one report has it, another says there was none",
            )


def _plain_no(pieces: Sequence[_Piece], names: frozenset[str]) -> Iterable[DraftConflict]:
    """ "No contract was torn up in the yard" against "contracts that were torn up in the yard"."""
    negatives = [p for p in pieces if p.denied and len(p.roots - names) >= 3][:_MOST]
    for no in negatives:
        if _UNSURE.search(no.text) or no.clause.text.rstrip().endswith("?"):
            continue
        outside = _MARKED.sub(" ", no.text)
        if len(words(outside)) > 4 and not _NO.search(outside):
            continue  # what is denied stands in a quotation, beside what is told
        yes = []
        own = no.roots - names
        for piece in pieces:
            if piece.denied or piece.clause.article == no.clause.article:
                continue
            theirs = piece.roots - names
            if " ".join(words(piece.text)) in " ".join(words(no.text)):
                continue  # the same words printed twice
            if len(theirs) < 3 or _UNSURE.search(piece.text) or _FAILING.search(piece.text):
                continue
            shared = own & theirs
            if (
                len(shared) >= 3
                and len(shared) >= _COVER * min(len(own), len(theirs))
                and (len(shared) >= 0.5 * max(len(own), len(theirs)))
            ):
                yes.append(piece)
        if yes:
            yield from _against(
                _heading(yes[0].clause.text), no, yes, "one report says so, another that it is not"
            )


_NOT_SINCE = re.compile(
    r"\b(?:not|never|n't)\s+(?:been\s+)?(?P<verb>[a-z]{4,}(?:ed|en|wn|t))\s+(?:\w+\s+){0,3}?since\b",
    re.I,
)


def _since(pieces: Sequence[_Piece]) -> Iterable[DraftConflict]:
    """ "Not painted since 1998" against "painted in May" of a later year."""
    for no in pieces:
        found = _NOT_SINCE.search(no.text)
        if not found or not no.clause.whens:
            continue
        verb = root(found["verb"].casefold())
        last = max(w.latest for w in no.clause.whens)
        yes = [
            p
            for p in pieces
            if p.clause.article != no.clause.article
            and not p.denied
            and any(
                root(w) == verb and w.endswith(("ed", "en", "wn", "t", "ion"))
                for w in words(p.text)
            )
            and not _UNSURE.search(p.text)
            and re.search(r"\b(?:in|on|last|this|every|recently|weeks?|months?)\b", p.text)
            and all(w.latest > last for w in p.clause.whens)
        ]
        if yes:
            yield from _against(
                _heading(no.clause.text), no, yes, "not since then in one report, later in another"
            )


_WORKS = (
    r"(?:work(?:s|ed|ing)?|rang|rung|rings?|sound(?:s|ed)?|function(?:s|ed|ing)?|went off|go off"
    r"|run|ran|running|operat(?:e|es|ed|ing)|start(?:s|ed)?|respond(?:s|ed)?|held|opened|open"
    r"|activated)"
)
_WORKED = re.compile(
    rf"\b(?P<noun>[a-z]{{4,}}s?)\s+(?:(?:in|at|on|of)\s+(?:the\s+)?\w+\s+)?(?:had |has |have |all "
    rf"|was |were |did )*{_WORKS}\b",
    re.I,
)
_FAILED = re.compile(
    rf"\b(?P<noun>[a-z]{{4,}}s?)\s+(?:in\s+the\s+\w+\s+)?(?:(?:had |has |have |was |were |did )?"
    rf"(?:not|never|n't)\s+(?:\w+\s+)?{_WORKS}|didn't\s+{_WORKS}|wasn't\s+{_WORKS}"
    rf"|weren't\s+{_WORKS}|fail(?:s|ed) to {_WORKS}|(?:was|were) (?:out of order|broken"
    r"|switched off|silent|turned off))\b",
    re.I,
)
_DEVICES = frozenset(
    """alarm siren sprinkler pump detector brake light lamp engine generator camera gate barrier
    signal radio phone lift elevator radar sensor heater exit door valve system warning bell
    extinguisher hydrant beacon""".split()
)


def _working(pieces: Sequence[_Piece]) -> Iterable[DraftConflict]:
    """ "All the sirens sounded" against "the sirens did not work"."""

    def device(written: str) -> str | None:
        plain = written.casefold()
        found = plain if plain in _DEVICES else plain.removesuffix("s")
        return found if found in _DEVICES else None

    bad = [
        (p, d)
        for p in pieces
        for m in [_FAILED.search(p.text)]
        if m and (d := device(m["noun"])) and not _UNSURE.search(p.text)
    ]
    good = [
        (p, d)
        for p in pieces
        for m in [_WORKED.search(p.text)]
        if m and (d := device(m["noun"])) and not p.denied and not _UNSURE.search(p.text)
    ]
    for no, what in bad:
        yes = [p for p, d in good if d == what and p.clause.article != no.clause.article]
        if yes:
            yield from _against(
                f"whether the {what} worked", no, yes, "it worked in one report, not in another"
            )


_CHILD = re.compile(
    r"\b(?:child(?:ren)?|boys?|girls?|bab(?:y|ies)|toddlers?|infants?|schoolchild(?:ren)?"
    r"|(?:\d|1[0-5]|one|two|three|four|five|six|seven|eight|nine|ten)-(?:year|month)-olds?)\b",
    re.I,
)
_NO_CHILDREN = re.compile(
    r"\b(?:no (?:child(?:ren)?|minors?|pupils?)|none of (?:the |its )?(?:child(?:ren)?|pupils))\b",
    re.I,
)


def _no_child(pieces: Sequence[_Piece]) -> Iterable[DraftConflict]:
    """ "No child was hurt" against a boy among the hurt."""
    harm = lx.HURT.words | lx.DEAD.words
    for no in pieces:
        if not (_NO_CHILDREN.search(no.text) and set(words(no.text)) & harm):
            continue
        if re.search(r"\b(?:i|we) said\b|\bthey (?:say|said|claim)\b", no.text, re.I):
            continue  # told only to take it back, or to quarrel with it
        yes = [
            p
            for p in pieces
            if p.clause.article != no.clause.article
            and not p.denied
            and not _UNSURE.search(p.text)
            and _CHILD.search(p.text)
            and (
                set(words(p.clause.full)) & harm
                or re.search(r"\b(?:of (?:them|whom|the (?:victims|injured|dead))|among)\b", p.text)
            )
        ]
        if yes:
            yield from _against(
                "whether children were hurt", no, yes, "no child in one report, a child in another"
            )


_DENIED_THAT = re.compile(
    r"\bden(?:y|ies|ied|ying)\s+(?:that\s+|having\s+|any\s+)?(?P<what>[^.;:]{6,120})", re.I
)


def _denied_nearby(reports: Sequence[Report], names: frozenset[str]) -> Iterable[DraftConflict]:
    """Side by side in one report: a party's own words, and another who denies just that."""
    for report in reports:
        sentences = sentences_of(report.clauses)
        for at, sentence in enumerate(sentences):
            denial = _DENIED_THAT.search(fold(sentence[0].full))
            if not denial:
                continue
            what = _content(denial["what"]) - names
            near = [s for i, s in enumerate(sentences) if i != at and abs(i - at) <= 3]
            yes = [
                c
                for s in near
                for c in s
                if any(q.use == "speech" and q.form == "marks" for q in c.quotations)
                and not _NO.search(c.text)
                and what & _content(" ".join(_verbs(c)))
            ]
            if what and yes:
                yield DraftConflict(
                    _heading(denial["what"]),
                    "event",
                    "hard",
                    (
                        attest(sentence[0], "denied", "denies", span=sentence[0].sentence),
                        *(attest(c, "said", span=c.sentence) for c in yes),
                    ),
                    "one party says so, the other denies it",
                )


def _verbs(clause: Clause) -> Iterable[str]:
    """The words behind "we", "they", "he": what somebody says was done."""
    plain = fold(clause.text).casefold()
    return re.findall(
        r"\b(?:i|we|they|he|she|you)\s+(?:had |have |has |did |also )?([a-z]{3,})", plain
    )


def _taken_back(
    reports: Sequence[Report], pieces: Sequence[_Piece], names: frozenset[str]
) -> Iterable[DraftConflict]:
    for report in reports:
        sentences = sentences_of(report.clauses)
        for at, sentence in enumerate(sentences):
            told = _HAD_SAID.search(fold(sentence[0].full))
            if not told:
                continue
            after = [s for s in sentences[at : at + 3] if s[0].block == sentence[0].block]
            back = next((s for s in after if _TAKEN_BACK.search(fold(s[0].full))), None)
            if back is None:
                continue
            said = _content(told["what"]) - names
            no = bool(_NO.search(told["what"]))
            first = [
                p.clause
                for p in pieces
                if p.clause.article != report.article.id
                and p.denied == no
                and len(said & p.roots) >= max(2, _COVER * len(said))
            ]
            if first:
                where = Span(sentence[0].sentence.start, back[0].sentence.end)
                yield DraftConflict(
                    _heading(told["what"]),
                    "event",
                    "superseded",
                    (
                        Attestation(Passage.at(report.article.id, where), "taken back", "denies"),
                        *(attest(c, "said") for c in first),
                    ),
                    "what was said is taken back by a later report",
                )


def _quoted_to_contradict(reports: Sequence[Report]) -> Iterable[DraftConflict]:
    """A line is quoted, and the next words say that it is not so."""
    for report in reports:
        sentences = sentences_of(report.clauses)
        text = report.article.text
        for at, sentence in enumerate(sentences):
            for quotation in report.analysis.quotations:
                if not sentence[0].sentence.meets(quotation.outer) or quotation.form != "marks":
                    continue
                said = words(quotation.span.of(text))
                if len(said) < 4:
                    continue
                rest = fold(text[quotation.outer.end : sentence[0].sentence.end])
                judged: Clause | None = None
                strength: Strength = "soft"
                if _UNTRUE.search(rest):
                    judged = sentence[-1]
                    strength = "soft" if "fair" in rest else "hard"
                elif at + 1 < len(sentences) and sentences[at + 1][0].block == sentence[0].block:
                    following = fold(sentences[at + 1][0].full)
                    nought = re.match(r"\W*(?:not one|none|nobody|no one)\b", following, re.I)
                    false = re.match(
                        r"\W*(?:that|this|it) (?:is|was) (?:\w+ )?(?:false|untrue|a lie"
                        r"|not (?:true|so)|wrong|nonsense)\b",
                        following,
                        re.I,
                    )
                    if (nought and re.search(r"\b(?:it|this|that|them)\W*$", following)) or false:
                        judged, strength = sentences[at + 1][0], "hard"
                if judged is None:
                    continue
                joined = " ".join(said)
                prints = [
                    c
                    for other in reports
                    if other is not report
                    for c in other.clauses
                    if joined in " ".join(words(fold(c.full))) or _most(said, c)
                ]
                if prints:
                    yield DraftConflict(
                        f"whether it is so: “{' '.join(quotation.span.of(text).split())[:80]}”",
                        "event",
                        strength,
                        (
                            attest(judged, "denied", "denies", span=judged.sentence),
                            *(attest(c, "printed", "quotes") for c in prints),
                        ),
                        "one report prints the line, another quotes it to contradict it",
                    )


def _most(said: Sequence[str], clause: Clause) -> bool:
    """The clause is most of the line, in its own spelling."""
    own = clause.words
    return len(own) >= 4 and len(set(own) & set(said)) >= 0.85 * max(len(set(own)), len(set(said)))
