"""Who confirmed, denied, declined to speak or has said nothing, and where that has changed.

A stance belongs to whoever takes it: a person, or an organisation with all who speak for
it. Two stances are compared only where they share a taker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from variorum.claims import lexicon as lx
from variorum.claims.clauses import Clause, Report, matter_stem
from variorum.claims.ledger import DraftClaim, DraftConflict, Finding, attest
from variorum.model import Attestation, Mention, Passage, Quotation, TextOfRecord
from variorum.model.claim import Stance, Strength
from variorum.text import fold

_NOT = r"(?:not|n't|never)"
_SILENT = re.compile(
    rf"\b(?:has|have|had|did|do|does|is|was)\s*{_NOT}\s+(?:\w+\s+){{0,2}}?"
    r"(?:comment\w*|said anything|say anything|respond\w*|repl(?:y|ied)|spoken|speak|react\w*"
    r"|return\w*\s+(?:calls|messages|requests?))\b"
    r"|\b(?:has|have|had) (?:not said a (?:single )?word|said nothing|kept quiet)\b"
    r"|\byet to (?:comment|respond|reply|speak|react)\b"
    r"|\b(?:could not|couldn't|can't|cannot) (?:immediately )?be reached\b"
    r"|\b(?:remained|remains|stayed|stays|kept|been) (?:silent|quiet)\b",
    re.I,
)
_DECLINE = re.compile(
    r"\b(?:declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing))\s+(?:to\s+|any\s+|further\s+)?"
    r"(?:\w+\s+){0,1}?(?:comment|confirm|discuss|elaborate|answer)\b"
    r"|\b(?:would|will) (?:not|neither) (?:comment|confirm|discuss|be drawn)\b"
    r"|\bwouldn't (?:comment|confirm|be drawn)\b|\bgave no comment\b|\bhad no comment\b"
    r"|\bdeclined comment\b",
    re.I,
)
_CONFIRM = re.compile(
    r"\b(?:confirm(?:s|ed|ing)?|verif(?:y|ies|ied)|authenticat(?:es|ed)|acknowledg(?:es|ed|e)"
    r"|admit(?:s|ted)?)\b",
    re.I,
)
_DENY = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut(?:es|ed)|rebut(?:s|ted)|reject(?:s|ed) (?:the )?"
    r"(?:claim|claims|report|reports|allegation|allegations))\b",
    re.I,
)
_FAKE = re.compile(
    r"\b(?:is|was|were|are|as|been|called (?:it|them))\s+(?:\w+\s+){0,2}?[\"']?"
    r"(?:a |an )?(?:fakes?|faked|fabricated|forged|forgery|forgeries|doctored|bogus|hoax|invented"
    r"|inauthentic|not (?:genuine|authentic|real))\b"
    r"|\bnever (?:wrote|sent|written|said|posted) (?:that|it|this|them|those|such|any|to|the)\b"
    r"|\bden(?:y|ies|ied) (?:\w+ ){0,3}?(?:that (?:he|she|they|it) (?:had )?(?:ever )?|having )?"
    r"(?:written|wrote|writing|sent|sending)\b",
    re.I,
)
_REAL = re.compile(
    r"\b(?:is|was|were|are|as|really|itself)\s+(?:\w+\s+){0,2}?[\"']?"
    r"(?:genuine|authentic|real)\b|\b(?:really )?(?:was|is|came|come) from\b"
    r"|\b(?:was|were) (?:indeed )?(?:sent|written) by\b"
    r"|\bauthenticity\b|\bhad (?:indeed )?(?:sent|written)\b",
    re.I,
)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:not|never|nor|cannot|yet to|refused to|declined to|unable to|could|would|may"
    r"|might|if|asked to|to)|n't)\s+(?:\w+\s+){0,1}$",
    re.I,
)
_LATER = re.compile(r"\b(?:later|afterwards?|since|subsequently|eventually|told)\b", re.I)
_CAPITALS = re.compile(
    r"\b([A-Z][\w.&'-]*(?:\s+[A-Z][\w.&'-]*)*)\s+(?:later\s+|has\s+|have\s+|had\s+|also\s+"
    r"|since\s+|\w+ly\s+)*$"
)
_NO_NAMES = frozenset("it he she they we i this that the but and".split())
_WITHHELD = re.compile(rf"\b(?:{'|'.join(re.escape(w) for w in lx.WITHHOLD)})\b", re.I)


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance with its takers: names, and whether an unnamed source stands behind it."""

    clause: Clause
    stance: Stance
    takers: frozenset[str]
    unnamed: bool
    about: frozenset[str]
    authentic: bool

    @property
    def key(self) -> tuple[str, int, int]:
        return self.clause.key


def stances_of(report: Report) -> tuple[Taken, ...]:
    """The stances told in one report, in order."""
    found: list[Taken] = []
    before: Clause | None = None
    for clause in report.clauses:
        plain = fold(clause.text)
        taken = _taken(clause, plain, before)
        if taken is not None:
            found.append(taken)
        before = clause
    return tuple(found)


def _taken(clause: Clause, plain: str, before: Clause | None) -> Taken | None:
    stance: Stance
    if _fake(clause, plain):
        fake = _FAKE.search(plain)
        assert fake is not None
        at = clause.span.start + fake.start()
        takers, unnamed = _told_by(clause, at, at + len(fake[0]), before)
        if takers:
            return Taken(clause, "denies", takers, unnamed, clause.stems, True)
    for pattern, stance in (
        (_DECLINE, "declines"),
        (_SILENT, "silent"),
        (_DENY, "denies"),
        (_CONFIRM, "confirms"),
    ):
        found = pattern.search(plain)
        if found and not (
            stance in ("denies", "confirms") and _NOT_BEFORE.search(plain[: found.start()])
        ):
            break
    else:
        true = _REAL.search(plain)
        said = {"said", "says", "told", "adding", "added"} & set(clause.words)
        told = _CALLED_REAL.search(plain)
        if told and not lx.DOCUMENTS & set(clause.words):
            key = _body(plain[: told.start()] + " ")
            if not key or clause.quotations:
                return None
            about = frozenset({_GENUINE})
            return Taken(clause, "confirms", frozenset({key}), False, about, False)
        if not (true and said and lx.DOCUMENTS & set(clause.words)):
            return None
        if _NOT_BEFORE.search(plain[: true.start()]) or re.search(r"\bnot\b|n't", true[0]):
            return None
        found, stance = true, "confirms"
    at = clause.span.start + found.start()
    takers, unnamed, _ = _takers(clause, at, at + len(found[0]), before)
    if not takers:
        return None
    names = {matter_stem(w) for t in takers for w in fold(t).casefold().split()}
    rest = {matter_stem(t.norm) for t in clause.tokens if t.start >= at + len(found[0])}
    about = frozenset(s for s in rest if s and s not in names)
    words = set(re.findall(r"[\w-]+", fold(clause.full).casefold()))
    authentic = stance in ("confirms", "denies") and bool(
        (words & lx.DOCUMENTS and _REAL.search(fold(clause.full)))
        or _by_agent(clause, plain, found.end())
    )
    if _WITHHELD_CONFIRMATION.search(plain):
        about |= {_GENUINE}
    return Taken(clause, stance, takers, unnamed, about, authentic)


# "The palace said it was real", and "the palace refused to confirm it": both speak of the one
# matter, though neither names it.
_GENUINE = "genuine?"
_CALLED_REAL = re.compile(
    r"(?<=\w)\s+(?:said|says)\s+(?:that\s+)?(?:it|they)\s+(?:was|were|is|are)\s+(?:indeed\s+)?"
    r"(?:real|genuine|authentic)\b",
    re.I,
)
_WITHHELD_CONFIRMATION = re.compile(
    r"\b(?:declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing)|would not|wouldn't)\s+(?:to\s+)?confirm\s+"
    r"(?:it|them|this|that)\b(?!\s+\w+ed\b)",
    re.I,
)


def _body(lead: str) -> str:
    """The body whose verb follows: "the water board", "a spokeswoman for the ministry"."""
    found = re.search(
        r"(?:^|[,;:]\s+|\bbut\s+|\band\s+|\bfor\s+|\bof\s+|\bwhile\s+)"
        r"((?:the\s+|a\s+|an\s+)?(?:[A-Za-z'-]+\s+){1,4})(?:has\s+|have\s+|had\s+|later\s+)?$",
        lead,
        re.I,
    )
    return _phrase_key(found[1]) if found else ""


def _fake(clause: Clause, plain: str) -> bool:
    """A whole document is called false, not a line of it."""
    found = _FAKE.search(plain)
    sure = _CONFIRM.search(plain)
    if found and sure and sure.start() < found.start():
        return False
    if not found or re.search(r"\b(?:line|sentence|quote|passage|phrase)\b", plain, re.I):
        return False
    near = set(re.findall(r"[\w-]+", fold(clause.full).casefold()))
    return bool(near & lx.DOCUMENTS) or bool(
        re.search(r"\bnever wrote\b|\bwritten to\b", plain, re.I)
    )


def _told_by(
    clause: Clause, start: int, end: int, before: Clause | None
) -> tuple[frozenset[str], bool]:
    """Who says so: the speaker of the quotation, or whoever "said" behind or before it."""
    speaker = _own_words(clause, start)
    if speaker:
        return frozenset({speaker}), False
    behind = re.search(
        r",\s*((?:[\w.'-]+\s+){1,5})(?:said|says|added|claimed)\b", fold(clause.full)
    )
    if behind:
        base = clause.sentence.start
        place = (base + behind.start(1), base + behind.end(1))
        names = [m.name for m in clause.mentions if place[0] <= m.span.start < place[1]]
        if names:
            return frozenset(names), False
        return frozenset({_phrase_key(behind[1])}) - {""}, False
    takers, unnamed, _ = _takers(clause, start, end, before)
    return takers, unnamed


def _phrase_key(phrase: str) -> str:
    """A body without a name of its own ("the regional water board"): its last two words."""
    said = list(re.findall(r"[a-z'-]+", fold(phrase).casefold()))
    while said and (said[0] in ("the", "a", "an", "its", "their", "his", "her")):
        said = said[1:]
    said = [w.removesuffix("'s") for w in said]
    if len(said) == 2 and said[-1] in lx.SPOKEN_FOR and said[0] not in _BODIES:
        return " ".join(said)  # "the president's spokesman": one speaker of one person
    if not said or len(said) > 5 or said[-1] not in _BODIES | _TWO_WORD_BODIES:
        return ""
    if said[-1] in _TWO_WORD_BODIES:
        return " ".join(said[-2:]) if len(said) > 1 and said[-2] in _BEFORE_HALL else ""
    return said[-1] if len(said) == 1 or said[-1] in _SINGLE else " ".join(said[-2:])


_SINGLE = frozenset(
    "ministry palace embassy police prosecutor prosecutors hospital university".split()
)
_BODIES = _SINGLE | frozenset(
    """board council company operator union government court regulator agency department authority
    club school church bank army navy commission committee federation association party
    administration firm manufacturer airline insurer developer institute""".split()
)
_TWO_WORD_BODIES = frozenset("hall house office street".split())
_BEFORE_HALL = frozenset("city town white mayor's mayor press downing foreign home".split())


def _by_agent(clause: Clause, plain: str, end: int) -> bool:
    words = set(clause.words)
    return bool(re.match(r"\s+by\b", plain[end:]) and words & lx.DOCUMENTS)


def _takers(
    clause: Clause, start: int, end: int, before: Clause | None
) -> tuple[frozenset[str], bool, str]:
    """Who takes the stance: the names before the verb, or behind "by"."""
    text = clause.full
    base = clause.sentence.start
    after = fold(text[end - base :])
    passive = re.match(r"\s+by\s+((?:[\w.'-]+\s*){1,6})", after)
    speaker = _own_words(clause, start)
    if speaker is not None:
        return frozenset({speaker}), False, speaker
    if passive:
        place_start, place_end = end, end + passive.end()
    else:
        place_start, place_end = clause.span.start, start
    named_here = [
        m
        for m in clause.mentions
        if place_start <= m.span.start and m.span.end <= place_end and m.kind != "place"
    ]
    phrase = fold(text[max(0, place_start - base) : place_end - base]).casefold()
    words = set(re.findall(r"[\w-]+", phrase))
    if phrase.startswith("who ") and before is not None and before.sentence == clause.sentence:
        # "X, who works for the firm Y, declined": not the firm.
        named_here = [m for m in before.mentions if m.kind == "person"][-1:] or named_here
    if not named_here and before is not None and words & {"he", "she", "they", "it"}:
        same = [m for m in before.mentions if m.kind != "place"]
        named_here = same[:1]
    goes_on = before is not None and before.sentence == clause.sentence
    own_subject = _body(fold(text[max(0, place_start - base) : start - base]))
    leaning = set(clause.words[:1]) & {"adding", "saying", "and", "but"}
    if not named_here and goes_on and leaning and not own_subject:
        assert before is not None
        named_here = [m for m in before.mentions if m.kind != "place"][:1]
    if not named_here:
        lead = fold(text[max(0, place_start - base) : start - base])
        plain_name = _CAPITALS.search(lead) if not passive else None
        if plain_name and plain_name[1].casefold() not in _NO_NAMES:
            single = plain_name[1].casefold()
            name = single if single in _BODIES else plain_name[1]
            return frozenset({name}), bool(words & lx.UNNAMED), phrase
        key = _body(lead) if not passive else ""
        if key:
            return frozenset({key}), bool(words & lx.UNNAMED), phrase
        return frozenset(), False, phrase
    near = _subject(named_here, clause, passive is not None)
    return (
        frozenset(m.name for m in near),
        bool(words & lx.UNNAMED),
        phrase,
    )


def _subject(named: Sequence[Mention], clause: Clause, passive: bool) -> Sequence[Mention]:
    """The names of one subject: those that only commas and role words keep apart."""
    if passive:
        return named[:2]
    kept = [named[-1]]
    text = clause.full
    base = clause.sentence.start
    for mention in reversed(named[:-1]):
        between = fold(text[mention.span.end - base : kept[0].span.start - base]).casefold()
        words = re.findall(r"[\w-]+", between)
        if all(
            w in lx.SPOKEN_FOR or w in ("s", "the", "a", "an", "for", "of", "at") or w == ""
            for w in words
        ):
            kept.insert(0, mention)
        else:
            break
    return kept


def _own_words(clause: Clause, at: int) -> str | None:
    """The speaker, where the stance stands inside the speaker's own quoted words."""
    for quotation in clause.quotations:
        if quotation.span.start <= at < quotation.span.end and quotation.speaker:
            return quotation.speaker
    return None


def weigh_stances(
    reports: Sequence[Report], record_text: str, records: Sequence[TextOfRecord] = ()
) -> Finding:
    """Compare the stances of all reports, and silence with words spoken later."""
    every = sorted((t for r in reports for t in stances_of(r)), key=lambda t: (t.key, t.stance))
    claims: list[DraftClaim] = []
    conflicts: list[DraftConflict] = []
    claims.extend(_claims(every))
    for a, b in combinations(every, 2):
        conflict = _conflict(a, b)
        if conflict is not None:
            conflicts.append(conflict)
    conflicts = _merge([*conflicts, *_withheld(reports)])
    printed = [p for r in records if r.kind in _PAPERS for w in r.witnesses for p in w.passages]
    conflicts.extend(_merge(_spoke_after_all(every, reports, record_text, printed)))
    return Finding(tuple(claims), tuple(conflicts))


def _claims(every: Sequence[Taken]) -> Iterable[DraftClaim]:
    by_taker: dict[tuple[str, str], list[Taken]] = {}
    for taken in every:
        matter = "authentic" if taken.authentic else ""
        if taken.stance == "confirms" and not matter:
            continue
        for taker in taken.takers:
            by_taker.setdefault((taker, taken.stance), []).append(taken)
    told = {
        "confirms": "confirmed that the text is genuine",
        "denies": "denied it",
        "declines": "declined to comment",
        "silent": "has not commented",
    }
    for (taker, stance), group in sorted(by_taker.items()):
        yield DraftClaim(
            matter=f"{taker} {told[stance]}",
            value=stance,
            attestations=tuple(attest(t.clause, stance, t.stance) for t in group),
            single=True,
        )


def _order(a: Taken, b: Taken) -> int:
    """-1 where a was surely told before b, 1 where after, 0 where unknown or at one time."""
    first, second = a.clause.moment, b.clause.moment
    if first is None or second is None:
        return 0
    return -1 if first.before(second) else 1 if second.before(first) else 0


def _conflict(a: Taken, b: Taken) -> DraftConflict | None:
    if a.clause.article == b.clause.article and a.clause.sentence == b.clause.sentence:
        return None
    shared = a.takers & b.takers
    pair = {a.stance, b.stance}
    sides = (attest(a.clause, a.stance, a.stance), attest(b.clause, b.stance, b.stance))
    if shared:
        who = min(shared)
        if pair == {"confirms", "denies"}:
            if len(a.about & b.about) < 2 and not (a.authentic and b.authentic):
                return None
            strength: Strength = "hard" if _order(a, b) == 0 else "superseded"
            return DraftConflict(
                f"whether {who} confirmed",
                "confirmation",
                strength,
                sides,
                f"{who} is said to have confirmed and to have denied",
            )
        if "confirms" in pair and pair & {"declines", "silent"}:
            yes, no = (a, b) if a.stance == "confirms" else (b, a)
            if not yes.authentic and not (yes.about & no.about):
                return None
            ordered = _order(no, yes)
            if ordered > 0:
                return None
            strength = (
                "superseded" if ordered < 0 else "soft" if yes.unnamed or no.unnamed else "hard"
            )
            return DraftConflict(
                f"whether {who} confirmed",
                "confirmation",
                strength,
                sides,
                f"{who} is said to have confirmed, and to have given no word",
            )
        return None
    if pair == {"confirms", "denies"} and a.authentic and b.authentic:
        yes, no = (a, b) if a.stance == "confirms" else (b, a)
        return DraftConflict(
            "whether the text is genuine",
            "confirmation",
            "hard",
            sides,
            f"{min(no.takers)} calls it false, {min(yes.takers)} confirms it",
        )
    if a.clause.article == b.clause.article:
        return None
    if pair == {"confirms"} and a.authentic and b.authentic and not (a.unnamed or b.unnamed):
        one, two = min(a.takers), min(b.takers)
        return DraftConflict(
            "who confirmed that the text is genuine",
            "attribution",
            "soft",
            sides,
            f"one report names {one}, the other {two}",
        )
    return None


def _merge(conflicts: Sequence[DraftConflict]) -> list[DraftConflict]:
    """One conflict for each matter and strength, with all its passages."""
    by_matter: dict[tuple[str, str, str], list[DraftConflict]] = {}
    for conflict in conflicts:
        by_matter.setdefault((conflict.matter, conflict.kind, conflict.strength), []).append(
            conflict
        )
    merged = []
    for (matter, _, _), group in sorted(by_matter.items()):
        sides: dict[tuple[Passage, str], Attestation] = {}
        for conflict in group:
            for side in conflict.sides:
                sides[(side.passage, side.value)] = side
        merged.append(
            DraftConflict(
                matter,
                group[0].kind,
                group[0].strength,
                tuple(sides[k] for k in sorted(sides)),
                min(c.why for c in group),
            )
        )
    return merged


_PAPERS = frozenset({"message", "letter", "memo", "chat", "post", "text"})


def _spoke_after_all(
    every: Sequence[Taken],
    reports: Sequence[Report],
    record_text: str,
    printed: Sequence[Passage],
) -> list[DraftConflict]:
    """Silence or a refusal in one report, that person's spoken words in a later one."""
    found = []
    for taken in every:
        if taken.stance not in ("silent", "declines"):
            continue
        sides: list[Attestation] = []
        by_body: set[str] = set()
        for report in reports:
            for clause in report.clauses:
                if clause.article == taken.clause.article:
                    continue
                for quotation in clause.quotations:
                    if any(
                        p.article == clause.article
                        and p.start < quotation.span.end
                        and quotation.span.start < p.end
                        for p in printed
                    ):
                        continue
                    if quotation.speaker in taken.takers and _later(
                        taken, clause, quotation, report, record_text
                    ):
                        sides.append(attest(clause, "spoke", "asserts", by=quotation.speaker))
                if clause.article not in by_body and _body_spoke(taken, clause):
                    by_body.add(clause.article)
                    sides.append(attest(clause, "spoke"))
        if sides:
            who = min(taken.takers)
            found.append(
                DraftConflict(
                    f"whether {who} has spoken",
                    "confirmation",
                    "superseded",
                    (attest(taken.clause, taken.stance, taken.stance), *sides),
                    f"{who} had not spoken in one report and is quoted in a later one",
                )
            )
    return found


_SPOKE = re.compile(
    r"\b(?:said|says|admitted|admits|announced|told|apologised|apologized|insisted|confirmed)\b",
    re.I,
)


def _on_the_matter(clause: Clause) -> bool:
    """A word on the affair itself: on the text, in quotation marks, or owning up."""
    said = set(clause.words)
    return bool(clause.quotations or said & (lx.DOCUMENTS | lx.CONFIRM | {"apologised"}))


def _body_spoke(taken: Taken, clause: Clause) -> bool:
    """A body that gave no word in one report says something of its own in a later one."""
    first, second = taken.clause.moment, clause.moment
    if first is None or second is None or not first.before(second):
        return False
    found = _SPOKE.search(fold(clause.text))
    if not found or not _on_the_matter(clause):
        return False
    lead = fold(clause.text)[: found.start()]
    key = _body(lead)
    if key:
        return any(key == t or key.endswith(" " + t) or t.endswith(" " + key) for t in taken.takers)
    at = clause.span.start + found.start()
    last = [m for m in clause.mentions if m.span.end <= at]
    return (
        bool(last)
        and last[-1].name in taken.takers
        and last[-1].kind == "organisation"
        and at - last[-1].span.end <= 12
    )


def _later(
    taken: Taken, clause: Clause, quotation: Quotation, report: Report, record_text: str
) -> bool:
    if quotation.use != "speech" or quotation.written or quotation.headline:
        return False
    words = fold(quotation.span.of(report.article.text)).casefold()
    bare = " ".join(re.findall(r"\w+", words))
    if bare and bare in record_text:
        return False
    sentence = fold(clause.full)
    topical = taken.about & {matter_stem(w) for w in re.findall(r"[\w'-]+", sentence.casefold())}
    first, second = taken.clause.moment, clause.moment
    if first is not None and second is not None:
        return not second.before(first) and (bool(topical) or not _specific(taken))
    return bool(_LATER.search(sentence)) and len(topical) >= 1


def _specific(taken: Taken) -> bool:
    """The silence is about something named."""
    return len(taken.about) >= 2


def _says(clause: Clause) -> str | None:
    """The person whose saying the clause tells: the one name before "said"."""
    found = re.search(r"\b(?:said|says|admitted|confirmed)\b", fold(clause.text))
    if not found or _WITHHELD.search(fold(clause.text)):
        return None
    at = clause.span.start + found.start()
    people = {m.name for m in clause.mentions if m.kind == "person" and m.span.end <= at}
    return min(people) if len(people) == 1 else None


def _he(clauses: Sequence[Clause], at: int) -> str | None:
    """Who "he said" is, where nobody resolved it: the one person last named in the block."""
    clause = clauses[at]
    if not re.search(r"[,.!?][\"'] (?:he|she) (?:said|told|added|says)\b", fold(clause.full)):
        return None
    for before in reversed(clauses[max(0, at - 4) : at]):
        if before.block != clause.block:
            return None
        people = [m.name for m in before.mentions if m.kind == "person"]
        if people:
            return people[-1] if len(set(people)) == 1 else None
    return None


def _withheld(reports: Sequence[Report]) -> list[DraftConflict]:
    """ "It is premature to talk of X" from somebody who in a later report speaks of X."""
    found = []
    for report in reports:
        before: Clause | None = None
        for clause in report.clauses:
            ahead, before = before, clause
            match = _WITHHELD.search(fold(clause.text))
            if not match:
                continue
            at = clause.span.start + match.start()
            speaker = _own_words(clause, at)
            takers = frozenset({speaker}) if speaker else _takers(clause, at, at, ahead)[0]
            rest = fold(clause.text[match.end() :]).casefold()
            topic = {s for w in re.findall(r"[\w-]+", rest) if (s := matter_stem(w))} - _SAYING
            if not takers or not topic:
                continue
            later = [
                attest(other, "spoke", by=speaker_then)
                for beyond in reports
                for at_clause, other in enumerate(beyond.clauses)
                if clause.moment and other.moment and clause.moment.before(other.moment)
                for quotation in other.quotations
                if (speaker_then := quotation.speaker or _he(beyond.clauses, at_clause)) in takers
                and quotation.use == "speech"
                and topic & other.stems
                and not _WITHHELD.search(fold(other.text))
            ]
            later += [
                attest(other, "spoke")
                for beyond in reports
                for other in beyond.clauses
                if clause.moment
                and other.moment
                and clause.moment.before(other.moment)
                and topic & other.stems
                and _says(other) in takers
            ]
            if later:
                who = min(takers)
                found.append(
                    DraftConflict(
                        f"whether {who} speaks of it",
                        "confirmation",
                        "superseded",
                        (attest(clause, "declines", "declines", by=who), *later),
                        f"{who} would not say in one report and says it in a later one",
                    )
                )
    return found


_SAYING = frozenset(matter_stem(w) for w in "speak speaking comment told asked whether".split()) | {
    ""
}
