"""Silence in one report, words of the same party in another.

A party is a person, or a body with all who head it or speak for it: the forestry ministry's
"no comment" is answered by the forestry minister. Which office a person holds is read from the
words beside the name ("Forestry minister X", "X, who chairs the board").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.claims.clauses import Clause, Report
from variorum.claims.ledger import DraftConflict, Finding, attest, order
from variorum.claims.offices import content, is_party, offices_of, speaks_for
from variorum.model import Attestation, Passage, TextOfRecord
from variorum.model.claim import Strength
from variorum.text import fold

# No word to anybody: earlier words belie it, later ones end it.
_SILENT = re.compile(
    r"\b(?:has|have|had|'s|'ve)\s+(?:so far |still |himself |herself |itself |yet )?"
    r"(?:not|never|n't)\s+(?:yet |so far |publicly |himself |herself )?"
    r"(?:(?:spoken|commented|responded|replied|reacted|answered|explained)\b"
    r"|(?:said|uttered|given|issued|made|offered|granted)\s+(?:a |an |any |one )?"
    r"(?:single )?(?:word|interview|interviews|statement|statements|comment|reason|explanation"
    r"|reaction|thing|anything)\b)"
    r"|\b(?:has|have|had)n't\s+(?:yet )?(?:spoken|commented|responded|said|reacted)\b"
    r"|\b(?:has|have|had|'s)\s+(?:so far |still )?(?:said nothing|kept (?:silent|quiet|mum)"
    r"|said no to (?:all |every |any )?interviews?"
    r"|given no (?:interviews?|comment|reason|statement)"
    r"|remained (?:silent|quiet)|refused all (?:interviews|requests)|gone to ground)\b"
    r"|\b(?:has|have|had) (?:gone|kept) to (?:ground|himself|herself|themselves)\b"
    r"|\b(?:refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|would not|wouldn't) (?:to )?(?:say|utter) "
    r"(?:a (?:single )?word|anything)\b(?! (?:about|on|of))"
    r"|\b(?:remain(?:s|ed)|stay(?:s|ed)|kept|keeps|is|was|were|are)\s+(?:silent|quiet|mum"
    r"|tight-lipped)\b"
    r"|\byet to (?:comment|respond|reply|speak|react|say)\b"
    r"|\b(?:isn't|is not|aren't|are not|wasn't|was not) (?:talking|speaking|giving interviews)\b"
    r"(?! (?:about|of) (?!it\b|this\b|that\b|the (?:matter|case|affair)\b))",
    re.I,
)
# In somebody's own words.
_NOTHING_TO_SAY = re.compile(
    r"\b(?:i|we)(?:'ve| have)? (?:nothing (?:more |further |else )?to (?:say|add|tell)|no"
    r" comment)\b"
    r"|\b(?:i|we)(?:'ll| will|'m| am| are|'re)? (?:not|won't) (?:be )?(?:going to )?"
    r"(?:comment|talk|discuss|say anything|speaking|commenting)",
    re.I,
)
# No word to this paper.
_NO_WORD_HERE = re.compile(
    r"\b(?:declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing))\s+(?:to\s+(?:\w+\s+)?(?:comment|say|speak"
    r"|discuss|answer|respond|talk|explain|elaborate|be interviewed|give|confirm|take questions)"
    r"|comment|all comment|an interview)\b"
    r"|\b(?:would|will) (?:not|neither) (?:comment|say|discuss|be drawn|speak|answer)\b"
    r"|\bwouldn't (?:comment|say|be drawn|speak|discuss)\b"
    r"|\b(?:did|does|do|had) (?:not|n't) (?:immediately |yet |at once )?(?:respond|reply|comment"
    r"|answer|return|react|come to the (?:phone|telephone))\b"
    r"|\b(?:did|does|do)n't (?:respond|reply|comment|answer|return)\b"
    r"|\b(?:could not|couldn't|cannot|can't) (?:immediately |at first )?be (?:reached|contacted)\b"
    r"|\b(?:made|gave|had|offered) no (?:comment|statement|reply|answer|response)\b"
    r"|\b(?:went|were left|remained) unanswered\b"
    r"|\b(?:was|were) (?:not|n't) (?:immediately )?(?:returned|answered|available)\b"
    r"|\b(?:did|does) not want to (?:comment|speak|talk|say|add)\b"
    r"|\b(?:hung up|rang off|put the phone down|slammed the door)\b",
    re.I,
)
_SO_FAR = re.compile(r"\b(?:so far|yet|still|as of|until now|immediately)\b", re.I)
_SPOKE = re.compile(
    r"^[\s,]{0,2}(?:(?:has|have|had|later|also|then|finally|now|himself|herself|on \w+day)\s+){0,3}"
    r"(?:said|says|told|tells|admitted|admits|conceded|announced|confirmed|confirms|denied|denies"
    r"|rejected|rejects|dismissed|apologi[sz]ed|insisted|insists|replied|answered|responded"
    r"|wrote|spoke|spoken|broken (?:his|her|its|their) silence|broke (?:his|her|its|their) silence"
    r"|called|calls|commented|explained|explains|disputed)\b",
    re.I,
)
_BY = re.compile(r"\bstatement (?:by|from|of)\s+(?:the\s+)?(?P<who>[^.,;:\n]{3,60})", re.I)
_PRONOUNS = frozenset("he she they it his her their".split())
_SUBJECTS = frozenset("he she they it".split())
_VOICES = frozenset(
    "office lawyer lawyers spokesman spokeswoman spokesperson representative publicist".split()
)


@dataclass(frozen=True, slots=True)
class _Silence:
    clause: Clause
    names: frozenset[str]
    office: frozenset[str]
    general: bool
    who: str
    topic: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A clause in which somebody speaks: by name, or as an office or body.

    ``names`` are those of quotations and of subjects of verbs of saying; ``offices`` the words
    before such verbs, each a set of roots.
    """

    clause: Clause
    names: frozenset[str]
    offices: tuple[frozenset[str], ...]
    content: frozenset[str]


def weigh_silence(reports: Sequence[Report], records: Sequence[TextOfRecord]) -> Finding:
    """Set each silence beside the words of the same party.

    Cost: linear in the clauses, then silences times the clauses in which their party speaks.
    """
    offices = offices_of(reports)
    printed: dict[str, list[Passage]] = {}
    for passage in (p for r in records for w in r.witnesses for p in w.passages):
        printed.setdefault(passage.article, []).append(passage)
    voices = _Voices(
        [s for r in reports for c in r.clauses if (s := _spoken(c, printed.get(c.article, ())))],
        offices,
    )
    statements = [found for r in reports if (found := _headed_statement(r))]
    sides: dict[tuple[str, Strength], set[Attestation]] = {}
    for report in reports:
        for at, clause in enumerate(report.clauses):
            for silence in _silences(report, at, clause):
                answers: dict[Strength, set[Attestation]] = {}
                for spoken in voices.of(silence):
                    strength = _strength(silence, spoken)
                    if strength:
                        answers.setdefault(strength, set()).add(attest(spoken, "spoke"))
                for who, own in statements:
                    strength = _strength(silence, own)
                    if strength and _stated(silence, who, offices):
                        side = attest(own, "spoke", span=own.sentence)
                        answers.setdefault(strength, set()).add(side)
                for strength, against in answers.items():
                    held = sides.setdefault((silence.who, strength), set())
                    held |= {attest(clause, "silent", "silent"), *against}
    return Finding(
        conflicts=tuple(
            DraftConflict(
                f"whether {who} has spoken",
                "confirmation",
                strength,
                order(against),
                f"{who} gives no word in one report and speaks in another",
            )
            for (who, strength), against in sorted(sides.items())
        )
    )


class _Voices:
    """The clauses in which somebody speaks, to be found by who does."""

    def __init__(
        self, spoken: Sequence[_Spoken], offices: Mapping[str, Sequence[frozenset[str]]]
    ) -> None:
        self._spoken = spoken
        self._held = offices
        self._by_name: dict[str, set[int]] = {}
        self._by_office: dict[frozenset[str], set[int]] = {}
        for at, one in enumerate(spoken):
            for name in one.names:
                self._by_name.setdefault(name, set()).add(at)
            for office in one.offices:
                self._by_office.setdefault(office, set()).add(at)
        self._parties: dict[tuple[frozenset[str], frozenset[str]], list[_Spoken]] = {}

    def of(self, silence: _Silence) -> Iterable[Clause]:
        """The clauses in which the silent party speaks, in the order of the reports."""
        party = (silence.names, silence.office)
        if party not in self._parties:
            places = {
                at
                for name, held in self._by_name.items()
                if is_party(silence.names, silence.office, name, self._held)
                for at in held
            }
            for office, held in self._by_office.items():
                if silence.office and speaks_for(silence.office, office):
                    places |= held
            self._parties[party] = [self._spoken[at] for at in sorted(places)]
        own = silence.clause
        for one in self._parties[party]:
            clause = one.clause
            if clause.sentence == own.sentence and clause.article == own.article:
                continue
            if silence.topic and not silence.topic & one.content:
                continue
            yield clause


def _silences(report: Report, at: int, clause: Clause) -> list[_Silence]:
    """The parties of whom the clause says that they gave no word."""
    plain = fold(clause.text)
    general = _SILENT.search(plain)
    found = general or _NO_WORD_HERE.search(plain)
    if clause.withdrawn or not found:
        return [] if clause.withdrawn else _own_silence(clause, plain)
    if re.search(r"\b(?:if|unless|until)\b", plain[: found.start()]):
        return []
    silence = _party(report, at, clause, found.start(), bool(general))
    if silence is None:
        return []
    # "Would not say whether there was an offer": words on other things are no answer.
    asked = re.match(
        r"\s+(?:\w+\s+)?(?:whether|what|how|if|why|when|who|where)\b(.+)", plain[found.end() :]
    )
    topic = content(re.findall(r"[\w'-]+", asked[1])) if asked else frozenset()
    each = sorted(silence.names) if len(silence.names) > 1 and not silence.office else []
    if not each:
        return [replace(silence, topic=topic)]
    # "X and Y did not reply": each of them gave no word.
    return [replace(silence, names=frozenset({n}), who=n, topic=topic) for n in each]


def _own_silence(clause: Clause, plain: str) -> list[_Silence]:
    """ "I have nothing to add", said by somebody of himself."""
    found = _NOTHING_TO_SAY.search(plain)
    if not found:
        return []
    place = clause.span.start + found.start()
    speakers = {
        q.speaker
        for q in clause.quotations
        if q.speaker and q.use == "speech" and q.outer.start <= place < q.outer.end
    }
    return [_Silence(clause, frozenset({s}), frozenset(), False, s) for s in sorted(speakers)]


def _own(low: Sequence[str]) -> bool:
    """ "She also", "his office"; "her people are not talking" is no word of hers."""
    return low[0] in _SUBJECTS or low[1] in _VOICES


_JOINED = re.compile(r"(?:,|\s|\band\b|\bor\b|\bnor\b|\bm(?:r|rs|s)\b\.?)*", re.I)
_REQUESTS = r"(?:calls|e-?mails|messages|requests?|questions|letters|texts)"


def _party(report: Report, at: int, clause: Clause, start: int, general: bool) -> _Silence | None:
    """Who gave no word: the subject before the verb at ``start``."""
    plain = fold(clause.text)
    place = clause.span.start + start
    if any(q.outer.start <= place < q.outer.end and q.form == "marks" for q in clause.quotations):
        return None
    ahead = [m for m in clause.mentions if m.span.end <= place and m.kind != "place"]
    lead = re.findall(r"[\w'-]+", plain[:start])
    if not lead and at and report.clauses[at - 1].sentence == clause.sentence:
        previous = report.clauses[at - 1]
        lead = re.findall(r"[\w'-]+", fold(previous.text))
        ahead = [m for m in previous.mentions if m.kind != "place"]
    low = [w.casefold() for w in lead]
    near = [m for m in ahead if place - m.span.end <= 40]
    people = [m for m in near if m.kind in ("person", "organisation") and m.form != "role"]
    if lead[:1] in (["who"], ["Who"]) and (subject := _subject(report, at)):
        # "X, who works for the firm Y, declined": not the firm.
        return _Silence(clause, frozenset({subject}), frozenset(), general, subject)
    if people and not set(low[-2:]) & {"office", "lawyer", "lawyers"}:
        named = [people[-1]]
        for other in reversed(people[:-1]):
            between = plain[
                other.span.end - clause.span.start : named[0].span.start - clause.span.start
            ]
            if not re.fullmatch(
                r"(?:,|\s|\band\b|\bor\b|\bnor\b|\bm(?:r|rs|s)\b\.?)*", between, re.I
            ):
                break
            named.insert(0, other)
        names = frozenset(m.name for m in named)
        return _Silence(clause, names, frozenset(), general, named[-1].name)
    if (low and low[-1] in _PRONOUNS) or (len(low) == 2 and low[0] in _PRONOUNS and _own(low)):
        # "Ana Rua, who speaks for the club, said that she would not comment."
        own = [m for m in ahead if m.kind == "person" and low[-1] in _PRONOUNS and len(low) > 2]
        person = own[0].name if own else _last_person(report, at)
        if person:
            return _Silence(clause, frozenset({person}), frozenset(), general, person)
        return None
    if low and low[-1] in ("and", "but", "who"):
        # "X, who had gone home, hid behind his gates and refused": X is still the subject.
        subject = _subject(report, at)
        if subject:
            return _Silence(clause, frozenset({subject}), frozenset(), general, subject)
    phrase = re.split(
        r"\b(?:but|and|while|because|though|although|said|that|as)\b|[,;:]", " ".join(low)
    )[-1]
    phrase = re.sub(rf"^.*\b{_REQUESTS}\s+(?:to|for|from)\s+", "", phrase)
    office = content(phrase.split())
    if not office or len(office) > 5:
        return None
    told = " ".join(w for w in phrase.split() if w not in ("the", "a", "an"))
    names = frozenset(m.name for m in ahead if m.form == "role")
    return _Silence(clause, names, office, general, f"the {told}")


def _subject(report: Report, at: int) -> str | None:
    """The first person named in the sentence of a clause, up to it."""
    sentence = report.clauses[at].sentence
    held = [c for c in report.clauses[max(0, at - 8) : at + 1] if c.sentence == sentence]
    named = (m.name for c in held for m in c.mentions
             if m.kind == "person" and m.form in ("name", "alias"))  # fmt: skip
    return next(named, None)


def _last_person(report: Report, at: int) -> str | None:
    for clause in reversed(report.clauses[max(0, at - 5) : at]):
        people = [m for m in clause.mentions if m.kind == "person"]
        if people:
            return people[0].name
    return None


def _spoken(clause: Clause, printed: Sequence[Passage]) -> _Spoken | None:
    """Who speaks in a clause; None for nobody. ``printed`` are passages of texts of record."""
    plain = fold(clause.text)
    if clause.withdrawn or _NO_WORD_HERE.search(plain) or _NOTHING_TO_SAY.search(plain):
        return None
    names = {
        q.speaker
        for q in clause.quotations
        if q.speaker
        and q.use == "speech"
        and q.form in ("marks", "turn")
        and not (q.written or q.headline)
        and not any(p.start < q.span.end and q.span.start < p.end for p in printed)
    }
    full, base = fold(clause.full), clause.sentence.start
    subjects = {
        m.name
        for m in clause.mentions
        if m.form in ("name", "alias")
        and m.span.start >= clause.span.start
        and _SPOKE.match(full[m.span.end - base :])
        and not _wrote(full[m.span.end - base :])
    }
    if subjects and not _IN_A_TEXT.search(full):
        names |= subjects
    offices = tuple(
        who
        for found in _SAID.finditer("" if clause.title or clause.heading else plain)
        if (who := content(re.findall(r"[\w'-]+", found["who"])))
    )
    if not names and not offices:
        return None
    return _Spoken(clause, frozenset(names), offices, content(clause.words))


_IN_A_TEXT = re.compile(
    r"\b(?:message|letter|memo|e-?mail|note|post|book|diary)\s+(?:\w+\s+){0,2}?in which\b"
    r"|\b(?:in|by) (?:a|an|the|his|her) (?:\w+\s+){0,2}?(?:message|letter|memo|e-?mail|note"
    r"|diary)\b",
    re.I,
)
_SAID = re.compile(
    r"(?:^|[,;:\"]\s+|\b(?:but|and|while)\s+)(?P<who>(?:the\s+|a\s+|an\s+)?(?:[\w'-]+\s+){1,6}?)"
    r"(?:later\s+|has\s+|have\s+|had\s+|also\s+|now\s+)*(?:said|says|admitted|admits|confirmed"
    r"|confirms|denied|denies|rejected|insisted|announced|acknowledged|conceded|replied)\b",
    re.I,
)


_TO_THE_PRESS = re.compile(
    r"[\s,]*(?:\w+\s+){0,2}told\s+(?:the\s+)?(?:[A-Z]|(?:\w+\s+){0,2}(?:reporters?|journalists?|us\b"
    r"|news|press|paper|newspaper|parliament|lawmakers|deputies|supporters|court|hearing|meeting"
    r"|radio|television))"
)


def _wrote(rest: str) -> bool:
    wrote = re.match(r"[\s,]*(?:\w+\s+){0,2}(?:wrote|writes|called|calls|told|tells)\b", rest)
    return bool(wrote) and not _TO_THE_PRESS.match(rest)


def _headed_statement(report: Report) -> tuple[frozenset[str], Clause] | None:
    """A page headed "Statement by the harbour master": by whom, and its first sentence."""
    for clause in report.clauses[:4]:
        found = _BY.search(fold(clause.full)) if clause.title or clause.heading else None
        if not found:
            continue
        who = content(re.findall(r"[\w'-]+", found["who"]))
        body = [c for c in report.clauses if not (c.title or c.heading) and len(c.tokens) > 4]
        return (who, body[0]) if body else None
    return None


def _stated(
    silence: _Silence, who: frozenset[str], offices: Mapping[str, Sequence[frozenset[str]]]
) -> bool:
    """Whether those who made a statement are the party that gave no word."""
    if any(len(who & held) > 1 for n in silence.names for held in offices.get(n, ())):
        return True
    names = {w for n in silence.names for w in content(n.split())}
    return len(who) > 1 and (who <= silence.office or who <= names)


def _strength(silence: _Silence, spoken: Clause) -> Strength | None:
    refused = re.search(r"\b(?:declin|refus|would not|wouldn't|no comment)", silence.clause.text)
    return strength_of(
        silence.clause,
        spoken,
        general=silence.general,
        asked=bool(silence.topic),
        refused=bool(refused),
    )


def strength_of(
    silent: Clause, spoken: Clause, *, general: bool, asked: bool, refused: bool
) -> Strength | None:
    """What a party's words make of its silence; ``None`` where both may be so.

    ``general``: no word to anybody; ``asked``: silence on one question, and words on just that;
    ``refused``: would not speak, and did not merely fail to answer.
    """
    first, second = silent.moment, spoken.moment
    if first and second and first.before(second):
        return "superseded"
    if spoken.article == silent.article:
        return None
    so_far = _SO_FAR.search(silent.full)
    if first is None or second is None:
        return "superseded" if so_far or general else None
    if so_far:
        return None
    # Neither was surely first: to have spoken on just that, and to have refused.
    earlier = second.before(first)
    if general or (asked and not earlier):
        return "hard"
    return "soft" if refused and not earlier else None
