"""Frames: who did what to what, where, and whether it is asserted, read from plain English.

No parser stands behind this. A sentence is cut at its verb groups (auxiliaries, negation,
adverbs, verb); what lies before a group is its subject, what lies behind it its object and
its places. That is coarse, so whoever compares two frames asks for more than one agreeing
part. Method after the shallow frames of open information extraction (Fader, Soderland and
Etzioni 2011), with a closed table of verbs in place of a tagger.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from variorum.claims.acts import (
    DENYING,
    SAYING,
    SEEMING,
    Act,
    act_nouns,
    acts,
    doers,
)
from variorum.claims.clauses import Clause
from variorum.claims.things import (
    PREPOSITIONS,
    Names,
    Thing,
    key_of,
    name_words,
    role_keys,
    thing_of,
)
from variorum.claims.verb_groups import (
    ADVERBS,
    BE,
    BREAKS,
    DETERMINERS,
    HAVE,
    MARKS,
    PARTING,
    Group,
    Mode,
    groups_of,
)
from variorum.text import Token, tokenise
from variorum.text.of_a_story import kept_for_a_story

_POSTS = frozenset(key_of(w) for w in "office post job charge position helm".split())
_PRISON = frozenset(key_of(w) for w in ("prison", "bars", "custody"))
_VOUCHING = frozenset("confirm admit acknowledge".split())
_LIGHT = frozenset("make give have offer issue do take hold bear receive get lodge".split())


@dataclass(frozen=True, slots=True)
class Frame:
    """One deed or state as one report tells it.

    ``who`` does it, ``what`` it befalls; ``places`` are the phrases behind a preposition.
    ``denied``: the report, or whom it quotes, says that it is not so. ``verb`` names the
    verb where no act of the table fits.
    """

    clause: Clause
    verb: str
    acts: tuple[Act, ...]
    who: Thing | None
    what: Thing | None
    places: tuple[tuple[str, Thing], ...]
    denied: bool
    ever: bool
    mode: Mode
    perfect: bool
    hedged: bool
    spoken: bool

    @property
    def names(self) -> frozenset[str]:
        """What the deed is filed under: the acts, else the bare verb."""
        return frozenset(a.name for a in self.acts) or frozenset({self.verb})


@kept_for_a_story(16384)
def frames_of(clauses: Sequence[Clause], person: frozenset[str] = frozenset()) -> tuple[Frame, ...]:
    """The frames of one sentence, given all its clauses in order; none if it is not English.

    ``person``: the words of the name of whoever the sentences before speak of.

    Cost: linear in the words.
    """
    first = clauses[0]
    if not first.language.startswith("en") or first.full.rstrip().endswith("?"):
        return ()
    tokens = _uncleft(tokenise(first.full))
    names = Names.of(clauses, person)
    groups = groups_of(tokens)
    found: list[Frame] = []
    subject: Thing | None = None
    strong, last_end = 0, 0
    unsaid, unsure = False, False
    antecedent: Thing | None = None
    called_false = _CALLED_FALSE.search(first.full)
    for at, group in enumerate(groups):
        gap = tokens[last_end : group.start]
        for place, token in enumerate(gap, last_end):
            if token.norm in BREAKS or token.norm in (";", ":"):
                strong = place + 1
                unsure = unsure or token.norm in ("if", "whether", "unless")
                if token.norm in (";", ":"):
                    unsaid = unsure = False
            elif token.norm in ("and", "but", ",") and last_end > strong:
                strong = last_end
        who = _subject(tokens, max(strong, last_end), strong, group, last_end, names)
        relative = group.start > 0 and tokens[group.start - 1].norm in ("who", "which", "that")
        parted = any(t.norm in PARTING for t in tokens[last_end : group.start])
        if antecedent is not None and not relative and not parted:
            who = antecedent  # "the boat that sank was": the subject goes on behind the clause
        antecedent = None
        if relative and who is not None and group.verb.lemma not in SAYING:
            told = key_of(group.verb.lemma)
            antecedent = replace(who, keys=who.keys | {told})
        if tokens[group.start - 1].norm == "to":
            who = None if who is None or who.nobody else who  # "no promise to close it"
        if subject is not None and _goes_on(tokens, group.start):
            who = None  # "visited the ward and offered an apology": the subject goes on
        inherited = who is None
        who = subject if who is None else who
        limit = groups[at + 1].start if at + 1 < len(groups) else len(tokens)
        lemma = group.verb.lemma
        parts = _behind(tokens, group, limit, names)
        if lemma in SAYING and not group.verb.rest and not group.state:
            denies = lemma in DENYING and not group.denied
            unsaid = denies or (unsaid and inherited)
            unsure = lemma in SEEMING and not denies
            if lemma in _VOUCHING | DENYING and parts[0] is not None:
                yes = _existing(_clause_at(clauses, tokens[group.end - 1]), parts)
                found.append(replace(yes, denied=(lemma in DENYING) != group.denied))
            if not group.verb.acts:
                strong = last_end = group.end
                subject = who or subject
                continue
        elif lemma in DENYING and not group.denied and _that_follows(tokens, group.end):
            unsaid = True
        clause = _clause_at(clauses, tokens[group.end - 1])
        if lemma == "be" and tokens[group.start - 1].norm == "there" and parts[0] is not None:
            yes = _existing(clause, parts)
            found.append(replace(yes, denied=(group.denied != parts[0].nobody) != unsaid))
        made = _frame(clause, group, who, parts, names)
        if made.who is not None and made.who.open and made.who.text.casefold() == "i":
            made = replace(made, who=_speaker(clause, tokens[group.start]) or made.who)
        made = replace(
            made,
            denied=made.denied != (unsaid or _within(called_false, tokens[group.end - 1])),
            hedged=made.hedged or unsure,
            spoken=any(
                q.form == "marks"
                and q.span.start <= tokens[group.start].start + first.sentence.start < q.span.end
                for q in clause.quotations
            ),
        )
        found.append(made)
        subject = who if who is not None else subject
        last_end = group.end
    found.extend(_noun_frames(clauses, tokens, names))
    return tuple(found)


_NO_CLEFT = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december not""".split()
)
_CLEFT = 14


def _uncleft(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "It was the maker itself that first found it": the maker itself first found it."""
    for at, token in enumerate(tokens[:-4]):
        if token.norm != "it" or (at and tokens[at - 1].norm not in MARKS | {"that", "but", "and"}):
            continue
        if tokens[at + 1].norm not in ("was", "is"):
            continue
        first = tokens[at + 2]
        article = first.norm in DETERMINERS - {"that", "this", "these", "those", "no"}
        name = first.text[:1].isupper() and first.norm not in _NO_CLEFT
        if not (article or name):
            continue
        for end in range(at + 3, min(at + _CLEFT, len(tokens) - 1)):
            if tokens[end].norm in ("who", "that"):
                return [*tokens[:at], *tokens[at + 2 : end], *tokens[end + 1 :]]
            if tokens[end].norm in BE | HAVE | {";", ":", "."}:
                break
    return tokens


def _speaker(clause: Clause, token: Token) -> Thing | None:
    """Whoever says "I" within quotation marks."""
    place = clause.sentence.start + token.start
    for quotation in clause.quotations:
        if quotation.form == "marks" and quotation.span.start <= place < quotation.span.end:
            name = name_words(quotation.speaker) if quotation.speaker else frozenset()
            if name:
                return Thing(
                    quotation.speaker or "", name, min(name), name, True, False, False, False,
                    False, None,
                )  # fmt: skip
    return None


_HELD_BY_CALL = frozenset(key_of(w) for w in "vote election referendum ballot meeting".split())
_HELD_ON_FILM = frozenset(key_of(w) for w in "recording video film tape".split())


def _goes_on(tokens: Sequence[Token], start: int) -> bool:
    """Only "and", "but" or an adverb stands between the verb and what came before."""
    back = start - 1
    while back > 0 and tokens[back].norm in ADVERBS:
        back -= 1
    return back >= 0 and tokens[back].norm in ("and", "but", "or")


def _noun_frames(
    clauses: Sequence[Clause], tokens: Sequence[Token], names: Names
) -> Iterable[Frame]:
    """ "The theft of a telephone": a deed told by a noun."""
    for at, token in enumerate(tokens[:-2]):
        act = act_nouns().get(token.norm)
        if act is None or tokens[at + 1].norm != "of" or not at:
            continue
        before = [t.norm for t in tokens[max(0, at - 2) : at]]
        if before[-1] not in DETERMINERS or {"no", "any", "not", "a", "for"} & set(before):
            continue
        end = at + 2
        while end < len(tokens) and tokens[end].is_word and end < at + 8:
            if tokens[end].norm in PREPOSITIONS | PARTING | BE | HAVE | {"and"}:
                break
            end += 1
        thing = thing_of(tokens[at + 2 : end], names)
        if thing is None or act.build == "a":
            continue
        yield Frame(
            _clause_at(clauses, token), token.norm, (act,), None, thing, (), False, False, "done",
            False, False, False,
        )  # fmt: skip


# "Reports that the mine had closed were untrue", "It is not true that the mine closed".
_CALLED_FALSE = re.compile(
    r"\b(?:reports?|claims?|rumours?|rumors?|suggestions?|stories|allegations?|idea|notion) that\b"
    r"(?P<first>.{8,160}?)\b(?:was|were|is|are)\s+(?:\w+\s+)?(?:untrue|false|wrong|nonsense"
    r"|unfounded|baseless|incorrect|mistaken|invented)\b"
    r"|\bit (?:is|was) (?:not true|untrue|false|wrong|nonsense) that\b(?P<then>.{8,160})",
    re.I | re.S,
)


def _within(found: re.Match[str] | None, token: Token) -> bool:
    if found is None:
        return False
    start, end = found.span("first" if found["first"] else "then")
    return start <= token.start < end


def _existing(clause: Clause, parts: tuple[Thing | None, tuple[tuple[str, Thing], ...]]) -> Frame:
    """ "There were talks", "confirmed talks": the thing is so."""
    return Frame(
        clause, "exist", (), None, parts[0], parts[1], False, False, "done", False, False, False
    )


def _that_follows(tokens: Sequence[Token], at: int) -> bool:
    return any(t.norm == "that" for t in tokens[at : at + 4])


def _clause_at(clauses: Sequence[Clause], token: Token) -> Clause:
    place = clauses[0].sentence.start + token.start
    return next((c for c in clauses if c.span.start <= place < c.span.end), clauses[-1])


def _subject(
    tokens: Sequence[Token], near: int, strong: int, group: Group, last: int, names: Names
) -> Thing | None:
    """What stands before the verb; before a relative pronoun, what the pronoun speaks of."""
    start = group.start
    if start and tokens[start - 1].norm in ("who", "which", "that"):
        end = start - 1
        while end and tokens[end - 1].norm in (",",):
            end -= 1
        begin = end
        while begin > last and tokens[begin - 1].norm not in MARKS | BREAKS | {"and", "or"}:
            if tokens[begin - 1].norm in PREPOSITIONS - {"of"}:
                break
            begin -= 1
        if begin == end and last == end:
            return None
        return thing_of(tokens[begin:end], names)
    while start > near and tokens[start - 1].norm in ADVERBS | {"never", "not"}:
        start -= 1  # "she never apologised": the adverb is no part of who did not
    segment = list(range(near, start))
    commas = [i for i in segment if tokens[i].norm == ","]
    if commas:
        behind = [i for i in segment if i > commas[-1]]
        content = [i for i in behind if tokens[i].is_word and tokens[i].norm not in ADVERBS]
        if content:
            # "a car ferry, struck": what stands before the comma is named again behind it.
            segment = behind
        elif len(commas) > 1:
            segment = [i for i in segment if i < commas[0]]
        else:
            segment = [i for i in segment if i < commas[0]]
    while segment and tokens[segment[0]].norm in ("and", "or", "but"):
        segment = segment[1:]
    if segment and tokens[segment[0]].norm in PREPOSITIONS:
        # "On Wednesday the ferry sank": the subject begins at the last article.
        later = [
            i for i in segment[2:]
            if tokens[i].norm in DETERMINERS and tokens[i - 1].norm not in PREPOSITIONS
        ]  # fmt: skip
        if not later:
            later = [
                i for i in segment[2:]
                if tokens[i].text[:1].isupper() and not tokens[i - 1].text[:1].isupper()
                and tokens[i - 1].norm not in PREPOSITIONS | DETERMINERS
            ]  # fmt: skip
        segment = [i for i in segment if i >= later[0]] if later else segment
    if not segment:
        return None
    return thing_of([tokens[i] for i in segment], names)


def _behind(
    tokens: Sequence[Token], group: Group, limit: int, names: Names
) -> tuple[Thing | None, tuple[tuple[str, Thing], ...]]:
    """The object and the phrases with a preposition behind a verb group."""
    end = group.end
    while end < limit:
        word = tokens[end].norm
        if word in ";:()" or word in BREAKS or (word == "," and end > group.end):
            break
        end += 1
    pieces: list[tuple[str, list[Token]]] = [("", [])]
    for at in range(group.end, end):
        token = tokens[at]
        if at == group.particle:
            continue
        if token.norm in PREPOSITIONS - {"of"}:
            pieces.append((token.norm, []))
        elif token.norm == "and" and pieces[-1][0] and pieces[-1][1]:
            if not tokens[at + 1 : at + 2] or not tokens[at + 1].text[:1].isupper():
                break
            pieces[-1][1].append(token)
        else:
            pieces[-1][1].append(token)
    thing = thing_of(pieces[0][1], names)
    placed = []
    for word, held in pieces[1:]:
        made = thing_of(held, names)
        if made is not None:
            placed.append((word, made))
    return thing, tuple(placed)


def _frame(
    clause: Clause,
    group: Group,
    subject: Thing | None,
    parts: tuple[Thing | None, tuple[tuple[str, Thing], ...]],
    names: Names,
) -> Frame:
    """Give the parts their roles."""
    thing, placed = parts
    told = group.state or group.verb.acts
    denied, ever = group.denied, group.ever
    if subject is not None and subject.nobody:
        denied = not denied
    lemma = group.verb.lemma
    if thing is not None and thing.nobody and lemma != "be":
        denied = not denied
    who, what = subject, thing
    if lemma in _LIGHT and thing is not None and not group.passive and thing.head in _noun_stems():
        told = (_noun_stems()[thing.head],)
        what = next((t for p, t in placed if p in ("for", "to", "of", "over")), None)
    elif (
        subject is not None
        and subject.head in _noun_stems()
        and subject.rest is not None
        and told
        and told[0].name in ("start", "stage", "happen")
    ):
        told = (_noun_stems()[subject.head],)
        who, what, subject = None, _of_it(subject), None
    if lemma in ("send", "put") and any(t.keys & _PRISON for _, t in placed):
        told = (acts()["arrest"],)
    if lemma in ("call", "name", "christen") and group.passive and not group.verb.rest:
        lemma, told = "be", ()
        group = replace(group, passive=False)
    done = subject if group.passive else thing
    if lemma == "call" and done is not None and done.head in _HELD_BY_CALL:
        told = (acts()["convene"],)
    if lemma == "make" and done is not None and done.head in _HELD_ON_FILM:
        told = (acts()["record"],)
    if told and told[0].name == "stay" and not group.state:
        posts = [t for _, t in placed] + ([thing] if thing is not None else [])
        if posts and not any((t.keys & _POSTS) or t.head in role_keys() for t in posts):
            told = ()
    build = told[0].build if told else "t"
    if group.passive:
        by = next((t for p, t in placed if p == "by"), None)
        gift = tuple(a for a in told if a.axis == "gift")
        if gift and thing is not None:
            who, what, told = subject, thing, gift
        else:
            who, what = by, subject
    elif group.state:
        who = what = subject if build in ("i", "t") else None
        if build == "a":
            who, what = subject, None
        else:
            who, what = None, subject
    elif build == "i" and thing is None and subject is not None:
        who, what = None, subject
    if lemma == "be" and not told:
        told, who, what = _doing(who, what)
    return Frame(
        clause, lemma, told, who, what,
        placed,
        denied, ever, group.mode, group.perfect, group.hedged, False,
    )  # fmt: skip


def _of_it(thing: Thing) -> Thing:
    """What a noun is of: "the repair of the bridge", "the club's buyer"."""
    keys = (thing.keys if thing.rest is None else thing.rest) - {thing.head}
    return replace(thing, keys=keys, head="", name=frozenset(), rest=None, definite=True)


def _doing(
    who: Thing | None, what: Thing | None
) -> tuple[tuple[Act, ...], Thing | None, Thing | None]:
    """ "X is the winner of Y": X won Y."""
    for one, other in ((who, what), (what, who)):
        if one is None or other is None or one.name or one.part or other.open:
            continue
        act = _doer_stems().get(one.head)
        if act is not None and one.keys - {one.head}:
            return (act,), other, _of_it(one)
    return (), who, what


@lru_cache(maxsize=1)
def _doer_stems() -> dict[str, Act]:
    return {key_of(noun): act for noun, act in doers().items()}


@lru_cache(maxsize=1)
def _noun_stems() -> dict[str, Act]:
    return {key_of(noun): act for noun, act in act_nouns().items()}
