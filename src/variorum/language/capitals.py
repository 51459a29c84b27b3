"""Capitalised sequences: where something may be named, before anyone asks what it is.

A sequence runs over capitalised words, initials, particles ("van", "al-"), ampersands and,
after a word for a body of people, over "of" and "for" ("Ministry of Health").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.language import name_tables as tables
from variorum.language.word_index import Forms
from variorum.text import FUNCTION_WORDS, fold

# The first alternative is the commonest case of a later one, and found faster. What no piece
# begins with is taken along, so that the lengths of both add up to the place of the next.
_WORD = re.compile(
    r"([a-z]{2,}(?![\w'\u2019\-\u2010\u2011])|(?:[^\W\d_]\.){2,}|"
    r"[^\W\d_]+(?:['\u2019\-\u2010\u2011][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[^\w\s])([\s_]*)"
)
_NO_PIECE = re.compile(r"[\s_]*")
_POINTED = frozenset(
    "st dr mr mrs ms prof gen sen rep gov jr lt col sgt capt rev hon mt ft".split()
)
_OPENERS = frozenset("\"'«»„“‘‹•*:([-–—|·►")
# Words of general sense that do begin names ("New York", "Central Bank") when one follows.
_BEGIN_NAMES = frozenset(
    """new national international federal central regional general public free big high great
    royal united local world five three two four seven eight nine emergency first""".split()
)
# Second halves of words made with a name ("Riverton-based").
_MADE_OF_NAMES = (
    "ed", "ing", "born", "led", "style", "wide", "era", "run", "made", "like", "level", "area",
    "friendly", "owned", "born", "held", "bound", "proof", "backed", "brokered", "only", "born",
)  # fmt: skip
_MONTH_LEADS = frozenset("in on early late mid last this next until since by from to of".split())


@dataclass(slots=True)
class Piece:
    """One word or mark of a sentence, without a possessive ending.

    ``tail`` is where the piece ends with its possessive. ``led`` is true for a word with an
    article in small letters before its capital ("al-Hakim"). Never changed once made: it is
    not frozen because a frozen one takes three times as long to make.
    """

    start: int
    end: int
    text: str
    norm: str
    tail: int
    capital: bool
    is_word: bool
    led: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A capitalised sequence: pieces ``first`` to ``last`` (inclusive) of its sentence."""

    first: int
    last: int
    opening: bool


def pieces(text: str, start: int, end: int) -> list[Piece]:
    """The words and marks of ``text[start:end]``."""
    found: list[Piece] = []
    append, forms = found.append, _FORMS
    ahead = _NO_PIECE.match(text, start, end)
    at = ahead.end() if ahead is not None else start
    for raw, gap in _WORD.findall(text, at, end):
        written, norm, capital, word, led, size, whole = forms[raw]
        tail = at + whole
        append(Piece(at, at + size, written, norm, tail, capital, word, led))
        at = tail + len(gap)
    return found


_Form = tuple[str, str, bool, bool, bool, int, int]


def _form(written: str) -> _Form:
    """Of a word as written: what counts of it, its compared form, what kind it is, both lengths."""
    whole = len(written)
    if len(written) > 2 and written[-1] in "sS" and written[-2] in "'\u2019":
        written = written[:-2]
    if written[0].isupper() and "-" in (plain := fold(written)):
        # "Riverton-based": the name is what stands before the small letter.
        head, _, rest = plain.partition("-")
        if len(head) > 1 and rest.endswith(_MADE_OF_NAMES) and rest[:1].islower():
            written = written[: len(head)]
    capital, word = written[0].isupper(), written[0].isalpha()
    norm = fold(written).casefold()
    return written, norm, capital, word, _arabic(written), len(written), whole


_FORMS = Forms(_form)


def counts(sentences: Sequence[Sequence[Piece]]) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands in lower case, and with a capital inside a sentence."""
    lower = [
        piece.norm
        for sentence in sentences
        for piece in sentence
        if not piece.capital and piece.is_word and not piece.led
    ]
    inner = [
        piece.norm
        for sentence in sentences
        for k, piece in enumerate(sentence)
        if (piece.capital or piece.led) and piece.is_word and not _opens(sentence, k)
    ]
    return Counter(lower), Counter(inner)


def _opens(sentence: Sequence[Piece], k: int) -> bool:
    """Whether a word begins its sentence, or what a mark opens in it."""
    for before in range(k - 1, -1, -1):
        if sentence[before].is_word:
            return False
        if sentence[before].text in _OPENERS:
            return True
    return True


def _joined(text: str, left: Piece, right: Piece) -> bool:
    gap = text[left.tail : right.start]
    return left.tail == left.end and 0 < len(gap) <= 2 and "\n" not in gap and not gap.strip()


def _before_capital(sentence: Sequence[Piece], index: int) -> bool:
    """True for "Sun" in "Daily Sun Herald": a short day's name before another capital."""
    after = sentence[index + 1] if index + 1 < len(sentence) else None
    return after is not None and after.is_word and after.capital


def _arabic(written: str) -> bool:
    """True for "al-Hakim": an article in small letters with its name."""
    head, mark, rest = fold(written).partition("-")
    return bool(mark) and rest[:1].isupper() and head in tables.ARABIC


def _may_name(sentence: Sequence[Piece], index: int, lower: Counter[str]) -> bool:
    """True if this capitalised word can be part of a name."""
    piece = sentence[index]
    if not piece.is_word or not piece.capital:
        return piece.led
    norm = piece.norm
    emphasis = norm in FUNCTION_WORDS or norm in tables.STARTERS or lower[norm] > 0
    if len(piece.text) > 1 and piece.text.isupper() and norm != "us" and emphasis:
        return norm == "who" and index > 0 and sentence[index - 1].norm == "the"
    if norm in tables.WEEKDAYS and not (len(norm) < 6 and _before_capital(sentence, index)):
        return False
    if norm in tables.NO_NAMES:
        # "Rory Read": a surname after a first name, whatever else it means.
        return index > 0 and sentence[index - 1].norm in tables.GIVEN and norm in tables.SURNAMES
    if norm in tables.MONTHS:
        if norm not in tables.MONTHS_THAT_NAME:
            return False
        after = sentence[index + 1] if index + 1 < len(sentence) else None
        previous = sentence[index - 1] if index else None
        named = after is not None and after.is_word and after.capital
        inside = previous is not None and previous.capital and previous.is_word
        led = previous is not None and (previous.norm in _MONTH_LEADS or previous.text[0].isdigit())
        return (named or inside) and not led
    if len(piece.text) == 1:
        # An initial ("J. Lee", "Ana M"), never a letter by itself.
        after = sentence[index + 1] if index + 1 < len(sentence) else None
        return after is not None and after.text == "." and after.start == piece.end
    if piece.text == "Us":
        return False
    if norm in FUNCTION_WORDS:
        return norm in ("the", "will")
    return True


def runs(
    text: str, sentence: Sequence[Piece], lower: Counter[str], inner: Counter[str]
) -> Iterator[Run]:
    """The capitalised sequences of one sentence, in order.

    The first word of a sentence counts only when something other than its place speaks
    for a name: it is met elsewhere inside a sentence, or it is no ordinary word.
    """
    opening, index, size = True, 0, len(sentence)
    while index < size:
        piece = sentence[index]
        if not piece.capital and not piece.led:
            opening = not piece.is_word and (opening or piece.text in _OPENERS)
            index += 1
            continue
        if not piece.is_word and not _may_name(sentence, index, lower):
            opening = opening or piece.text in _OPENERS
            index += 1
            continue
        if not _may_name(sentence, index, lower):
            opening = False
            index += 1
            continue
        last = _extend(text, sentence, index, lower)
        first = index
        if opening:
            first = _skip_opening(sentence, index, last, lower, inner)
        opened = opening and first == index
        index, opening = last + 1, False
        if first == last and sentence[first].norm == "the":
            continue
        while first < last and sentence[first].text.islower() and "-" not in sentence[first].text:
            first += 1
        if first <= last:
            yield Run(first, last, opened)


def _extend(text: str, sentence: Sequence[Piece], first: int, lower: Counter[str]) -> int:
    last, size = first, len(sentence)
    body = sentence[first].norm in _HEADS
    tail, joint = False, sentence[first].norm in _JOINT_HEADS
    while last + 1 < size:
        here, after = sentence[last], sentence[last + 1]
        if after.text == "." and (len(here.text) == 1 or here.norm in _POINTED):
            if (
                last + 2 < size
                and after.start == here.end
                and _may_name(sentence, last + 2, lower)
                and _joined(text, after, sentence[last + 2])
            ):
                last += 2
                continue
            break
        if owned := _owned_body(text, sentence, last):
            last += owned
            body = body or after.norm in tables.BODY_HEADS
            continue
        if not _joined(text, here, after):
            break
        if _may_name(sentence, last + 1, lower):
            if after.norm == "the" and not tail:
                break
            last += 1
            joint = joint or after.norm in _JOINT_HEADS
            body = body or after.norm in _HEADS
            continue
        step = last + 1
        if after.text == "&":
            step += 1
        elif after.norm in ("of", "for", "on") and body:
            step += 1
            if step < size and sentence[step].norm == "the":
                step += 1
            tail = True
        elif after.norm == "and" and tail and joint and _has_one_word_to_come(sentence, step):
            step += 1
        elif after.norm in tables.PARTICLES and after.text.islower():
            if (after.norm in ("y", "i", "e", "la", "le", "los", "do") and len(here.text) < 3) or (
                after.norm == "di" and last > first  # Malay "in": not after a whole name
            ):
                break
            while step < size and step - last <= 3 and sentence[step].norm in tables.PARTICLES:
                if sentence[step].capital:
                    break
                step += 1
        else:
            break
        if step >= size or not _may_name(sentence, step, lower):
            break
        if not all(_joined(text, sentence[k], sentence[k + 1]) for k in range(last, step)):
            break
        last = step
    return last


_HEADS = tables.BODY_HEADS | tables.PLACE_HEADS
# What has two subjects ("Ministry of Health and Sport"); a bank or college has one.
_JOINT_HEADS = frozenset(
    """ministry department office agency authority commission committee council board bureau
    minister secretary institute directorate""".split()
)
_OWNERS = frozenset(
    """children women men people workers farmers mothers parents teachers veterans miners
    nurses drivers writers students king queen lord mayor""".split()
)


def _owned_body(text: str, sentence: Sequence[Piece], last: int) -> int:
    """How many pieces go on in "Children's Hospital", "Miners' Union", "St Bride's College"."""
    here, step = sentence[last], 1
    if sentence[last + 1].text in "'\u2019" and sentence[last + 1].start == here.end:
        step = 2
    elif here.tail == here.end:
        return 0
    if last + step >= len(sentence):
        return 0
    before, after = sentence[last + step - 1], sentence[last + step]
    saint = last > 0 and sentence[last - 1].norm in ("st", "saint", ".")
    body = after.norm in tables.BODIES and after.capital
    near = text[before.tail : after.start] == " "
    left = sentence[last - 1] if last else None
    alone = left is None or not (left.capital and left.is_word and left.norm != "the")
    many = step == 2 and here.norm.endswith("s") and alone  # "Tenants' Association"
    return step if body and near and (saint or many or here.norm in _OWNERS) else 0


def _has_one_word_to_come(sentence: Sequence[Piece], index: int) -> bool:
    return index + 1 < len(sentence) and sentence[index + 1].capital


def _skip_opening(
    sentence: Sequence[Piece],
    first: int,
    last: int,
    lower: Counter[str],
    inner: Counter[str],
) -> int:
    """Where the name begins in a sequence that opens a sentence; ``last + 1`` if nowhere."""
    piece = sentence[first]
    norm, more = piece.norm, last > first
    if norm == "the":
        return first + 1
    if more and len(piece.text) == 1 and sentence[first + 1].text == ".":
        return first  # "A. K. Lee"
    if more and norm in tables.PARTICLES and sentence[first + 1].norm in tables.PARTICLES:
        return first
    if norm in tables.ROLES or norm in tables.COURTESY:
        return first if more else last + 1
    if more and norm in tables.GIVEN:
        return first
    if norm in FUNCTION_WORDS or norm in tables.STARTERS or norm in tables.GROUPS:
        if piece.text == "US":
            return first
        if more and (norm in _BEGIN_NAMES or inner[norm] > lower[norm]):
            return first
        return _skip_opening(sentence, first + 1, last, lower, inner) if more else last + 1
    if inner[norm] or (more and norm in tables.PARTICLES):
        return first
    if len(piece.text) > 1 and piece.text.isupper():
        return first
    if lower[norm]:
        if more and (norm in tables.BODIES or norm in tables.PLACES):
            return first
        return first + 1 if more else last + 1
    if more:
        formed = norm.endswith(("ing", "ly")) or (norm.endswith("ed") and last - first < 2)
        if formed and "-" not in norm:
            return first + 1
        return first
    if norm in tables.COUNTRIES:
        return first
    if speaks(sentence, first) or piece.tail != piece.end:
        return first
    return last + 1


def speaks(sentence: Sequence[Piece], last: int) -> bool:
    """True if a verb of saying follows, over adverbs at most ("later confirmed")."""
    for piece in sentence[last + 1 : last + 4]:
        if piece.norm in tables.SAYING:
            return True
        if piece.norm not in _ADVERBS:
            break
    return _after_apposition(sentence, last + 1)


def _after_apposition(sentence: Sequence[Piece], comma: int) -> bool:
    """True for "Lee, for the board, said": words between two commas, then the verb."""
    if comma + 1 >= len(sentence) or sentence[comma].text != ",":
        return False
    if sentence[comma + 1].norm == "who":
        return True
    for k in range(comma + 1, min(comma + 14, len(sentence) - 1)):
        if sentence[k].text == ",":
            return k > comma + 2 and sentence[k + 1].norm in tables.SAYING
        if not sentence[k].is_word:
            return False
    return False


_ADVERBS = frozenset(
    "later also first then has had have since never previously earlier now".split()
)
