"""Find who confirms, denies, declines, does not answer, is silent, alleges or corrects.

Few sentences hold a word of that kind; only these are read. The words are found by
patterns, the agent by the walk that finds the subjects of quotations.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.language import stance_english as en
from variorum.language.frames import Tok, timely, tokens_of, verbish
from variorum.language.grammar import BE_FORMS, DETERMINERS, PREPOSITIONS, RELATIVES, SUBORDINATORS
from variorum.language.stance_agents import Scene, open_scene
from variorum.language.stance_moods import claimed, mood
from variorum.language.subjects import Phrase, phrase_ending, phrase_starting, subject_before
from variorum.language.word_index import Forms, words_of
from variorum.model import Article, Mention, Quotation, Sentence, Span, Stance
from variorum.model.analysis import StanceKind

# So far around its words the agent and the object are looked for, in characters.
_LEFT = 400
_RIGHT = 300
_ABOUT = frozenset("about on regarding over concerning".split())
_END = re.compile(
    r"[;:\u2014\n]|,?\s+(?:but|while|although|though|and\s+(?:said|added|called))\s|$"
)
_CLOSING = " \t\n.,;:!?\u2026\"'\u2018\u2019\u201c\u201d\u00ab\u00bb)]"


@dataclass(slots=True)
class _Hit:
    """Where a pattern matched: its words, where its verb and its object begin."""

    span: Span
    verb: int
    kind: StanceKind
    agent: en.Reach
    by: int = -1
    about: int = -1
    obj: Span | None = None
    passive: bool = False
    clause_before: bool = False


def find_stances(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
) -> tuple[Stance, ...]:
    """Find what agents do about statements, documents and questions.

    Args:
        article: English is read here; other languages in ``stance_foreign``.
        sentences: The article's sentences; those of noise and references are passed over.
        mentions: Names found in it; they resolve agents.
        quotations: Quotations found in it: "we" in them is their speaker.

    Returns:
        Stances by place, without overlap. What is negated, asked or supposed is left out.

    Cost: linear in the text. Described: docs/methods/stances.md.
    """
    chosen = _sentences_with(article, sentences)
    if not chosen:
        return ()
    scene = open_scene(article, sentences, mentions, quotations)
    found: list[Stance] = []
    for index, ways in chosen:
        found += _read(scene, index, ways)
    return tuple(found)


# Which patterns a stem calls for; one past the last stands for the plain verbs.
_PLAIN = len(en.PATTERNS)
_WAYS: dict[str, frozenset[int]] = {
    stem: frozenset(
        [n for n, pattern in enumerate(en.PATTERNS) if stem in pattern.stems]
        + [_PLAIN] * (stem in en.VERB_STEMS)
    )
    for stem in sorted({*en.VERB_STEMS, *(s for p in en.PATTERNS for s in p.stems)})
}


# The longest word of each stem: a text without it has no such stem.
_PARTS: dict[str, str] = {
    stem: max(re.findall(r"[a-z]+", stem), key=lambda part: (len(part), part)) for stem in _WAYS
}
_ANY_PART = sorted(set(_PARTS.values()))


def _parts_in(word: str) -> tuple[str, ...]:
    low = word.lower()
    return tuple([part for part in _ANY_PART if part in low])


_HELD = Forms(_parts_in)


def _sentences_with(article: Article, sentences: Sequence[Sentence]) -> list[tuple[int, list[int]]]:
    """The sentences that hold any of the stems, by place, with the patterns these call for."""
    low = lowered(article.text)
    starts = [s.span.start for s in sentences]
    called: dict[int, set[int]] = {}
    held: set[str] = set()
    for word in words_of(article.text).distinct:
        if parts := _HELD[word]:
            held.update(parts)
    for stem, numbers in _WAYS.items():
        if _PARTS[stem] not in held:
            continue
        at = low.find(stem)
        while at >= 0:
            index = bisect_right(starts, at) - 1
            if index >= 0:
                called.setdefault(index, set()).update(numbers)
            # The rest of this sentence is read anyway.
            ahead = starts[index + 1] if index + 1 < len(starts) else len(low)
            at = low.find(stem, max(ahead, at + 1))
    passed = {"noise", "reference"}
    return [
        (i, sorted(called[i]))
        for i in sorted(called)
        if sentences[i].block >= len(article.blocks)
        or article.blocks[sentences[i].block].kind not in passed
    ]


def lowered(text: str) -> str:
    """The text in lower case, every character in its place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _read(scene: Scene, index: int, ways: Sequence[int]) -> Iterator[Stance]:
    span = scene.sentences[index].span
    text = scene.article.text[span.start : span.end]
    taken: list[tuple[int, int]] = []
    hits: list[_Hit] = []
    for number in ways:
        if number == _PLAIN:
            continue
        pattern = en.PATTERNS[number]
        for match in pattern.words.finditer(text):
            hit = _hit(match, pattern, span.start)
            if not _overlaps(taken, hit.span):
                taken.append((hit.span.start, hit.span.end))
                hits.append(hit)
    for match in en.VERB.finditer(text) if _PLAIN in ways else ():
        place = Span(span.start + match.start(), span.start + match.end())
        if not _overlaps(taken, place):
            told = _verb(scene, place, span)
            if told is not None:
                taken.append((place.start, place.end))
                hits.append(told)
    for hit in sorted(hits, key=lambda h: h.span.start):
        yield _stance(scene, index, hit)


def _overlaps(taken: list[tuple[int, int]], place: Span) -> bool:
    # Looked at from the end: what a pattern finds comes in order.
    return any(a < place.end and place.start < b for a, b in taken[-_MOST:])


# No sentence that somebody wrote takes more stances.
_MOST = 24


def _hit(match: re.Match[str], pattern: en.Pattern, base: int) -> _Hit:
    groups = match.re.groupindex
    name = "v" if match.group("v") else "v2"
    start, end = match.span(name)
    obj = None
    about = -1
    if "c" in groups and match.group("c") and "by" not in groups:
        end = match.end("c")
        left = match.start("o")
        bare = _trimmed(match.string, left, match.start("c"))
        obj = Span(base + bare.start, base + bare.end) if bare else None
    elif "o" in groups and match.group("o") is not None:
        end = max(end, match.start("o"))
        about = base + match.end("o")
        if pattern.kind == "purported":
            end = match.end(name) if match.group("o") else end
    return _Hit(
        Span(base + start, base + end),
        base + start,
        pattern.kind,
        pattern.agent,
        by=base + match.end("by") if "by" in groups and match.group("by") else -1,
        about=about,
        obj=obj,
    )


def _window(scene: Scene, place: Span, sentence: Span) -> tuple[list[Tok], int]:
    """The tokens around a place, other people's words folded; and the token at it."""
    left = max(sentence.start, place.start - _LEFT)
    right = min(sentence.end, place.end + _RIGHT)
    inside = scene.quotation_at(place.start)
    if inside is not None:
        left, right = max(left, inside.span.start), min(right, inside.span.end)
        right = max(right, place.end)
    toks: list[Tok] = []
    at = left
    for outer in scene.quoted(left, right):
        if outer.start <= place.start < outer.end or outer.start < at:
            continue
        toks += tokens_of(scene.article.text, at, outer.start)
        toks.append(Tok(outer.start, outer.end, "\u25a1", "\u25a1", 0, False, False, False, None))
        at = min(right, outer.end)
    toks += tokens_of(scene.article.text, at, right)
    index = bisect_left(toks, place.start, key=lambda t: t.start)
    return toks, min(index, max(0, len(toks) - 1))


def _verb(scene: Scene, place: Span, sentence: Span) -> _Hit | None:
    toks, i = _window(scene, place, sentence)
    if not toks or toks[i].start != place.start:
        return None
    kind, lemma = en.VERBS.get(toks[i].low, (None, ""))
    if kind is None or not claimed(toks, i, lemma):
        return None
    how = mood(toks, i)
    if how in ("no", "noun"):
        return None
    if how == "passive":
        by = _by(toks, i)
        if by is None and kind == "denied":
            return None
        return _Hit(place, place.start, kind, "by" if by else "none", by=by or -1, passive=True)
    return _Hit(place, place.start, kind, "subject", about=place.end, clause_before=True)


def _by(toks: Sequence[Tok], i: int) -> int | None:
    """Where the agent of a passive begins: "confirmed on Monday by the palace"."""
    for k in range(i + 1, min(len(toks), i + 9)):
        if toks[k].low == "by":
            return toks[k].end
        if toks[k].text in (".", ";", ":") or toks[k].low in SUBORDINATORS:
            return None
    return None


def _stance(scene: Scene, index: int, hit: _Hit) -> Stance:
    sentence = scene.sentences[index].span
    toks, i = _window(scene, hit.span, sentence)
    agent: Span | None = None
    name: str | None = None
    inside = scene.quotation_at(hit.span.start)
    low = ""
    if hit.agent == "subject" and toks:
        phrase = subject_before(toks, i, 0)
        if phrase is None and i > 0 and toks[i - 1].low in ("who", "which", "that"):
            phrase = phrase_ending(toks, i - 2, 0) if i > 1 else None
        if phrase is None and i > 0 and toks[i - 1].low in ("it", "they"):
            phrase = Phrase(i - 1, i, i)
        if phrase is None:
            phrase = _turned(toks, i)
        if phrase is not None and phrase.start < phrase.end:
            agent = _span_of(toks, phrase)
            low = toks[phrase.start].low if phrase.end - phrase.start == 1 else ""
    elif hit.agent == "by" and hit.by >= 0:
        agent = _phrase_from(toks, hit.by)
        low = agent.of(scene.article.text).casefold() if agent else ""
    if (
        inside is not None
        and (
            low in ("we", "i", "us")
            or (agent is None and hit.agent == "subject")
            or "omment" in hit.span.of(scene.article.text)[:10]
        )
    ) or (inside is not None and agent is None and hit.agent == "none" and hit.kind == "declined"):
        agent, name = inside.speaker_span, inside.speaker
    elif agent is not None:
        name = scene.name_of(agent, low, index)
    return Stance(hit.span, hit.kind, agent, name, _object(scene, hit, toks, i, agent, sentence))


def _span_of(toks: Sequence[Tok], phrase: Phrase) -> Span:
    """A phrase without a relative clause behind it."""
    end = phrase.end
    for k in range(phrase.start + 1, phrase.end):
        if toks[k].low in RELATIVES and toks[k - 1].text == ",":
            end = k - 1
            break
    return Span(toks[phrase.start].start, toks[end - 1].end)


def _turned(toks: Sequence[Tok], i: int) -> Phrase | None:
    """ "…", confirmed Ann Orr: the subject behind its verb."""
    if i + 1 >= len(toks) or i == 0 or toks[i - 1].text not in (",", "\u25a1"):
        return None
    if not (toks[i + 1].is_capital or toks[i + 1].low in ("the", "a", "an")):
        return None
    return phrase_starting(toks, i + 1)


def _phrase_from(toks: Sequence[Tok], place: int) -> Span | None:
    k = bisect_left(toks, place, key=lambda t: t.start)
    phrase = phrase_starting(toks, k) if k < len(toks) else None
    if phrase is None or phrase.start >= phrase.core_end:
        return None
    return Span(toks[phrase.start].start, toks[phrase.core_end - 1].end)


def _object(
    scene: Scene,
    hit: _Hit,
    toks: Sequence[Tok],
    i: int,
    agent: Span | None,
    sentence: Span,
) -> Span | None:
    """What the stance is about, where the text says so."""
    text = scene.article.text
    if hit.obj is not None:
        return hit.obj
    if hit.passive or (hit.agent == "none" and hit.about < 0):
        phrase = subject_before(toks, i, 0) if toks else None
        if phrase is None:
            return None
        return Span(toks[phrase.start].start, toks[phrase.core_end - 1].end)
    if hit.about < 0:
        return None
    k = bisect_left(toks, hit.about, key=lambda t: t.start)
    if hit.clause_before:
        k = _past_adjuncts(toks, k)
    if hit.kind in ("declined", "no_response", "not_spoken") and not _direct(toks, k, hit, text):
        for ahead in range(k, min(len(toks), k + 8)):
            if toks[ahead].low in _ABOUT and not _day(toks, ahead + 1):
                return _clause(toks, ahead + 1, text, sentence)
            if toks[ahead].text in (".", ";", ","):
                break
        return None
    if hit.kind == "purported":
        return _bare(toks, k, text)
    if hit.clause_before and (k >= len(toks) or not _goes_on(toks, k)):
        return _before_agent(toks, agent, hit.span)
    return _clause(toks, k, text, sentence)


def _day(toks: Sequence[Tok], k: int) -> bool:
    return k < len(toks) and timely(toks[k].low)


_TAKES_OBJECT = re.compile(
    r"(?:discuss|confirm|deny|disclose|specify|name|identify|reveal|explain|clarify|say|detail|"
    r"describe|share|address(?:ed)?|into|denied|denying|confirming|misstated|retracted)$",
    re.IGNORECASE,
)


def _direct(toks: Sequence[Tok], k: int, hit: _Hit, text: str) -> bool:
    """Whether the object stands right behind the words ("discuss the plan")."""
    return (
        _TAKES_OBJECT.search(text[max(hit.span.start, hit.span.end - 20) : hit.span.end])
        is not None
    )


def _goes_on(toks: Sequence[Tok], k: int) -> bool:
    low = toks[k].low
    return (toks[k].is_word and low not in PREPOSITIONS and low not in _TURNS) or toks[k].quote >= 0


def _past_adjuncts(toks: Sequence[Tok], k: int) -> int:
    """Step over "on Tuesday", "to the Courier" before a "that", and adverbs."""
    for ahead in range(k, min(len(toks), k + 9)):
        low = toks[ahead].low
        if low == "that":
            if ahead > k and toks[k].low in _BEFORE_THAT:
                return ahead
            break
        if not toks[ahead].is_word:
            break
    while k < len(toks) and k + 1 < len(toks):
        low = toks[k].low
        if low in _BEFORE_DAY and timely(toks[k + 1].low):
            k += 2
        elif timely(low) or (low.endswith("ly") and not toks[k].is_capital):
            k += 1
        else:
            break
    return k


_TURNS = frozenset("and but or when while as because if".split())
_BEFORE_THAT = frozenset(
    "to on in late early earlier at by through via last this yesterday".split()
)
_BEFORE_DAY = frozenset("on late early earlier last this in".split())
# They carry a noun phrase on, unless a time follows.
_CARRY = frozenset("of about into over against between for in at from with on to".split())
_LONGEST_OBJECT = 24


def _clause(toks: Sequence[Tok], k: int, text: str, sentence: Span) -> Span | None:
    """A noun phrase, or a clause behind "that", "whether" and the like."""
    k = _past_adjuncts(toks, k)
    if k >= len(toks) or not (toks[k].is_word or toks[k].quote >= 0):
        return None
    low = toks[k].low
    clausal = low in SUBORDINATORS or low in _SUBJECTS
    if not clausal and low in PREPOSITIONS:
        return None
    last = k if clausal else _noun_phrase(toks, k)
    if not clausal and not (last < len(toks) and _verb_follows(toks, k, last)):
        return _trimmed(text, toks[k].start, toks[last - 1].end)
    if low == "that" and k + 1 < len(toks):
        k += 1
    limit = min(sentence.end, toks[-1].end)
    stop = _END.search(text, toks[k].start, limit)
    return _trimmed(text, toks[k].start, stop.start() if stop else limit)


_SUBJECTS = frozenset("he she they it there we having i".split())


def _bare(toks: Sequence[Tok], k: int, text: str) -> Span | None:
    """The noun phrase at ``k`` and nothing more."""
    if k >= len(toks) or not toks[k].is_word or toks[k].low in PREPOSITIONS:
        return None
    return _trimmed(text, toks[k].start, toks[_noun_phrase(toks, k) - 1].end)


def _verb_follows(toks: Sequence[Tok], k: int, last: int) -> bool:
    """ "denied the town knew": a clause without its "that"."""
    return toks[last].is_word and verbish(toks, last) and toks[last].low not in BE_FORMS


def _noun_phrase(toks: Sequence[Tok], first: int) -> int:
    """The end of the noun phrase, with what "of" and the like hang on it."""
    k = first
    while k < len(toks) and k - first < _LONGEST_OBJECT:
        tok = toks[k]
        low = tok.low
        if (
            tok.quote >= 0
            or low in ("'s", "'")
            or tok.text in ("&", "/", "-", '"', "\u201c", "\u201d")
        ):
            k += 1
            continue
        if not tok.is_word or (k > first and (_time_at(toks, k) or low in SUBORDINATORS)):
            if low == "that" and toks[k - 1].low in en.CLAIMS:
                while (
                    k < len(toks) and toks[k].text not in (",", ";", ".", "but") and k - first < 40
                ):
                    k += 1
            break
        if low in PREPOSITIONS:
            if k == first or low not in _CARRY or k + 1 >= len(toks) or timely(toks[k + 1].low):
                break
            if not toks[k + 1].is_word:
                break
        elif k > first and low in DETERMINERS and toks[k - 1].low not in _CARRY | _JOINS:
            if not (k - 1 == first and toks[first].low.endswith("ing")):
                break
        elif low in ("and", "or", "but"):
            ahead = toks[k + 1] if k + 1 < len(toks) else None
            if (
                ahead is None
                or not ahead.is_word
                or ahead.is_verb
                or ahead.low in _SUBJECTS
                or low == "but"
            ):
                break
        elif k > first and (verbish(toks, k) and not _like_adjective(toks, k)):
            break
        k += 1
    return max(k, first + 1)


_JOINS = frozenset("and or all both such".split())


def _time_at(toks: Sequence[Tok], k: int) -> bool:
    # "its earlier report" tells no time.
    return timely(toks[k].low) and toks[k - 1].low not in DETERMINERS


def _like_adjective(toks: Sequence[Tok], k: int) -> bool:
    return toks[k - 1].low in DETERMINERS and toks[k].low.endswith(("ed", "ing"))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _CLOSING + "(":
        start += 1
    while end > start and text[end - 1] in _CLOSING:
        end -= 1
    return Span(start, end) if start < end else None


def _before_agent(toks: Sequence[Tok], agent: Span | None, verb: Span) -> Span | None:
    """ "The bridge is closed, the police confirmed": the clause before the agent."""
    if agent is None or agent.start > verb.start:
        k = bisect_left(toks, verb.start, key=lambda t: t.start)
    else:
        k = bisect_left(toks, agent.start, key=lambda t: t.start)
    if k < 2 or toks[k - 1].text not in (",", "\u25a1"):
        return None
    last = k - 1 if toks[k - 1].text == "," else k
    return Span(toks[0].start, toks[last - 1].end)
