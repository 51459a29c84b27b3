"""Cut an article into sentences, block by block.

A stop ends a sentence unless it belongs to an abbreviation, an initial, a number or an
ellipsis in mid-sentence. Brackets and quote marks that close after the stop belong to
the sentence they close. Tables hold English, German, French, Spanish, Dutch and Malay.
"""

from __future__ import annotations

import re
from functools import lru_cache

from variorum.language.tongues.speech import tongue_of
from variorum.model import Article, Sentence, Span

_CLOSERS = "\"'\u2019\u201d\u201c\u00bb\u00ab\u203a)]\u300d\u300f"
_OPENERS = (
    "\"'\u2018\u201c\u201e\u201a\u00ab\u00bb\u2039([\u300c\u300e\u00bf\u00a1-\u2013\u2014\u2015"
)
# A run of one sort; one class in front, since a pattern that begins so is found fastest.
_STOP = re.compile(
    r"[.!?\u2026\u3002\uff01\uff1f\n]"
    r"(?:(?<=[.!?\u2026])[.!?\u2026]*|(?<=[\u3002\uff01\uff1f])[\u3002\uff01\uff1f]*|(?<=\n)\n*)"
)
_SPACED_CLOSER = re.compile(r"[ \u00a0\u202f]\u00bb(?=\s|[.,;:!?)]|$)")
_NOTES = re.compile(r"(?:\[[\w ]{1,12}\])+(?=\s|$)")
_WORD_BEFORE = re.compile(r"[^\W_](?:[^\s\"'\u2018\u201c\u201e\u00ab(\[\u2014\u2013/]*)$")
_WORD_AFTER = re.compile(r"[^\W\d_]+")

# Never at the end of a sentence: something must follow them.
_HELD = frozenset(
    """mr mrs ms mx messrs dr prof rev fr hon sen rep gov gen col lt cmdr capt sgt cpl maj adm pres
    supt insp det st mt ft no nos vs v cf viz approx al e.g i.e eg fig figs vol pp p ch sec art ca
    circa c nr abs bzw z.b z.t d.h u.a o.ä sog hrsg bspw ggf evtl hl m mm mme mlle me sr sra srta
    dña ud uds pte bp blvr dhr mevr drs ir tn pn dato dk hj jan. feb sept""".split()
)
# May end one: they do if the next word begins like a sentence.
_EITHER = frozenset(
    """inc ltd co corp plc bros jr sr etc u.s u.k u.n u.s.a e.u d.c p.m a.m ph.d m.p b.c a.d jan feb
    mar apr jun jul aug sep sept oct nov dec usw bhd sdn s.a n.v gmbh est ave blvd rd dept univ
    assn mass calif fla ill mich minn penn tenn tex va wash wis ariz ark colo conn ga ind kan ky
    la md mo neb nev okla ore ala dem ind rep""".split()
)
_STARTERS = frozenset(
    """the a an this that these those he she it they we i you his her its their our my in on at for
    from by with as if when while after before since but and or so yet however although though
    there here what who why how where no not one two some many most all both each other another
    according asked still then now once last next meanwhile under over during despite der die das
    ein eine er sie es wir in im am auf bei mit nach le la les un une il elle ils on nous ce cette
    el los las una él ella en dalam pada ini itu dia mereka""".split()
)
_MONTHS_DE = frozenset(
    """januar februar märz april mai juni juli august september oktober november dezember
    jahrhundert""".split()
)
# Verbs that follow a name after a quotation that ends in a question or a cry.
_SAID_AFTER = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w.'\u2019\-]*|the|an?|Mr|Mrs|Ms|Dr)[\s.]+){1,5}"
    r"(?:said|says|asked|asks|wrote|writes|added|adds|told|tells|shouted|cried|replied|posted|"
    r"tweeted|demanded|wondered|joked|exclaimed|continued|goes\s+on|went\s+on|yelled|screamed|snapped|"
    r"quipped|responded|recalled|insisted|declared|announced|laughed|concluded|warned|charged)\b"
    r"(?!\s+(?:that|it|he|she|they|there|the|an?|his|her|their|its|we|no|if|to|[A-Z]))"
)
# A line of a block that is shorter than this was ended on purpose, not wrapped.
_SHORT_LINE = 40
# A dash and so few characters after a quotation name its speaker.
_SIGNED = 60


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """Find the sentences of every block that is not noise.

    A sentence never crosses a block. Every character of a block outside white space lies
    in exactly one sentence.

    Returns:
        Sentences in order of place; empty for an article without words.

    Cost: linear in the text.
    """
    found: list[Sentence] = []
    for index, block in enumerate(article.blocks):
        if block.kind == "noise":
            continue
        start = block.span.start
        for end in sentence_ends(article.text, start, block.span.end, article.language):
            left, right = _trim(article.text, start, end)
            if left < right:
                found.append(Sentence(Span(left, right), index))
            start = end
    return tuple(found)


def sentence_ends(text: str, start: int, end: int, language: str = "und") -> list[int]:
    """Offsets after which a sentence of ``text[start:end]`` is over; the last is ``end``."""
    ends: list[int] = []
    begun = start
    for stop in _STOP.finditer(text, start, end):
        if stop.start() < begun:
            continue
        if text[stop.start()] == "\n":
            if _breaks_line(text, begun, stop.start(), stop.end(), end):
                ends.append(stop.end())
                begun = stop.end()
            continue
        after = stop.end()
        while after < end and after - stop.end() < 4 and text[after] in _CLOSERS:
            after += 1
        # The number of a footnote belongs to what it stands behind.
        note = _NOTES.match(text, after, end)
        if note is not None:
            after = note.end()
        # A French guillemet closes after a space.
        shut = _SPACED_CLOSER.match(text, after, end)
        if shut is not None:
            after = shut.end()
        # A mark that stands against the next word opens something; give it back.
        if after > stop.end() and after < end and text[after].isalnum():
            after = stop.end()
        if text[stop.start()] in "\u3002\uff01\uff1f":
            ends.append(after)
            begun = after
        elif after >= end:
            break
        elif text[after].isspace() and _ends(text, begun, stop.span(), after, end, language):
            ends.append(after)
            begun = after
    if not ends or ends[-1] < end:
        ends.append(end)
    return ends


@lru_cache(maxsize=64)
def _held_in(language: str) -> frozenset[str]:
    """The abbreviations that end no sentence, with those of the text's own language."""
    tongue = tongue_of(language)
    return _HELD if tongue is None else _HELD | tongue.held


def _ends(
    text: str, begun: int, stop: tuple[int, int], after: int, end: int, language: str
) -> bool:
    """Whether the stop at ``stop``, closed at ``after`` before a space, ends a sentence."""
    ahead = after
    while ahead < end and text[ahead].isspace():
        ahead += 1
    if ahead >= end:
        return True
    first = text[ahead]
    opened = ahead
    while opened < end and opened - ahead < 4 and text[opened] in _OPENERS:
        opened += 1
    begins = text[opened] if opened < end else ""
    if begins.islower() and first not in "-\u2013\u2014\u2022":
        return False
    if first in "\u2014\u2013\u2015-" and after > stop[1] and end - ahead < _SIGNED:
        return False
    mark = text[stop[0] : stop[1]]
    closed = after > stop[1]
    if closed and _SAID_AFTER.match(text, ahead, min(end, ahead + 80)):
        return False
    if mark != ".":
        return not (mark[0] in ".\u2026" and first in ",;:)")
    if closed:
        return True
    before = _WORD_BEFORE.search(text, max(begun, stop[0] - 24), stop[0])
    word = before.group() if before else ""
    # "l’art. 5", "d'env. 3 km": the article is no part of the abbreviation.
    plain = word.casefold().rpartition("\u2019")[2]
    following = _WORD_AFTER.match(text, opened, min(end, opened + 30))
    next_word = following.group().casefold() if following else ""
    if plain in _held_in(language):
        return False
    if len(word) == 1 and word.isalpha() and word.isupper():
        return word == "I" and next_word in _STARTERS
    if plain in _EITHER or ("." in plain and plain.replace(".", "").isalpha() and len(plain) < 8):
        return next_word in _STARTERS or (not next_word and not begins.isdigit())
    if word.isdigit() and len(word) <= 2:
        if not text[begun : stop[0] - len(word)].strip():
            return False  # the number of an item
        if next_word in _MONTHS_DE or (language.startswith("de") and next_word not in _STARTERS):
            return False
    return True


def _breaks_line(text: str, begun: int, start: int, after: int, end: int) -> bool:
    """Whether a line end inside a block was meant, rather than wrapped."""
    if after - start > 1:
        return True
    line_start = text.rfind("\n", begun, start) + 1 or begun
    line = text[max(line_start, start - _SHORT_LINE - 1) : start].rstrip()
    if not line or line[-1] in '.!?\u2026:"\u201d\u00bb\u3002':
        return True
    following = text[after : after + 1]
    return len(line) < _SHORT_LINE or following in "-*\u2022\u2013\u2014\u25cf\u25aa"


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
