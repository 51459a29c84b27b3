"""Credits in running text: who is named, or described, as the source of what is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.language import name_tables as tables
from variorum.language.credit_acts import act_credits
from variorum.language.credit_bodies_abroad import NO_SOURCE
from variorum.language.credit_home import Outlets, full_name, is_led, mention_at
from variorum.language.credit_people import described_sources, quoted
from variorum.language.credit_phrases import described, outlet_has, outlet_says, phrases
from variorum.language.credit_rules import Hits
from variorum.language.credit_shapes import credit, is_outlet, is_short_outlet, kept
from variorum.language.credit_sources import handing_sources
from variorum.language.tongues.crediting import CREDITING
from variorum.language.tongues.speech import tongue_of
from variorum.model import Article, Block, Credit, Mention
from variorum.model.analysis import CreditKind
from variorum.text.outlets import plain_name

_LEGISLATURES = frozenset(
    "parliament congress senate court assembly commons lords council jury".split()
)
_ARTICLES = frozenset("der die das dem den des".split())
_PRONOUNS = frozenset(
    "him her them me us it you what this that plan which whom capita cent person day".split()
)
# "Según consta en el auto": the paper is the source.
_STANDS_IN = re.compile(
    r"(?:consta|figura|aparece|recoge|se desprende|se recoge|se lee) "
    r"(?:en|de) (?:el |la |los |las )?"
)
_LED = ("the", "as", "but", "and", "however,")


def text_credits(
    article: Article, block: Block, kinds: dict[int, Mention], outlets: Outlets, hits: Hits
) -> Iterator[Credit]:
    """The credits in one block of running text.

    ``kinds`` holds mentions by their start, ``hits`` what a scan of the block found.
    """
    yield from _named(article, block, kinds, outlets, hits)
    yield from _outlets(article, block, kinds, outlets, hits)
    yield from act_credits(article, block, kinds, outlets, hits)
    yield from _told(article, block, kinds, hits)
    yield from _described(article, kinds, hits)


def _named(
    article: Article, block: Block, kinds: dict[int, Mention], outlets: Outlets, hits: Hits
) -> Iterator[Credit]:
    text = article.text
    for phrase in phrases(text, block.span.start, block.span.end, hits):
        begin, stop = phrase.source_start, phrase.source_end
        words = text[begin:stop].split()
        while words and words[0].casefold() in _LED and len(words) > 1:
            begin += len(words[0]) + 1
            words = words[1:]
        name = text[begin:stop]
        known = mention_at(kinds, begin, stop)
        home = outlets.hold(name, led=is_led(text, begin))
        outlet = is_outlet(name) or is_short_outlet(text, begin, name) or home
        if not phrase.sure and not outlet:
            if known is None or known.kind in ("person", "place"):
                continue
            if words[-1].casefold().strip(".,") in _LEGISLATURES:
                continue
        if known is not None and known.kind == "person" and not outlet:
            continue
        first = words[0].casefold().strip(".,")
        if len(words) == 1 and (
            first in tables.WEEKDAYS or first in tables.MONTHS or first in tables.DEMONYMS
        ):
            continue
        body = known is not None and known.kind == "organisation" and not outlet
        kind: CreditKind = "report" if phrase.report else "attribution"
        if body and not phrase.sure:
            kind = "attribution"  # "the ministry confirmed": a party to the matter
        elif outlet:
            kind = "report"
        yield from kept(credit(article, phrase.start, phrase.end, kind, (begin, stop)))


def _outlets(
    article: Article, block: Block, kinds: dict[int, Mention], outlets: Outlets, hits: Hits
) -> Iterator[Credit]:
    """What only outlets do and get, and bodies by name before a verb of saying."""
    text = article.text
    has = [(p, True) for p in outlet_has(hits)]
    says = [(p, False) for p in outlet_says(hits)]
    for phrase, mine in (*has, *says):
        begin, stop = phrase.source_start, phrase.source_end
        written = text[begin:stop]
        name = re.sub(r"^[Tt]he ", "", written)
        known = mention_at(kinds, begin, stop)
        outlet = is_outlet(name) or is_short_outlet(text, begin, written)
        # "Radio Olm" may have been taken for a place.
        never = ("person",) if is_outlet(name) else ("person", "place")
        named = known is not None and known.kind in never
        wire = plain_name(name) in outlets.wires
        at = (stop - len(name), stop)
        led = is_led(text, at[0])
        no_person = led or known is None or known.kind != "person"
        home = mine and no_person and outlets.hold(name, led=led)
        if (outlet and not named) or wire or home:
            yield from kept(credit(article, phrase.start, phrase.end, "report", at))
        elif (
            not mine
            and known is not None
            and known.kind == "organisation"
            and known.span.end >= stop - 2
            and not quoted(text, block.span.start, begin)
        ):
            source = full_name(known)
            yield from kept(credit(article, at[0], phrase.end, "attribution", at, source))


def _told(
    article: Article, block: Block, kinds: dict[int, Mention], hits: Hits
) -> Iterator[Credit]:
    """Bodies, groups and somebody, described, as the source of a statement."""
    text = article.text
    if article.language.partition("-")[0] not in ("en", "und", ""):
        return
    start = block.span.start
    for found in (*described_sources(text, start, hits), *handing_sources(text, start, hits)):
        at = (found.source_start, found.source_end)
        source = re.sub(r"^(?:the|its|their|his|her|our) ", "", text[at[0] : at[1]], flags=re.I)
        meant = mention_at(kinds, *at)
        if found.unnamed:
            source = "unnamed " + re.sub(
                r"^(?:an?|one|some|several|many|two|three|four|five|other|another|multiple|both"
                r"|various|most|the|our|unnamed|anonymous) ",
                "",
                source,
                flags=re.I,
            )
            head, _, rest = source.partition(" ")
            if meant is None or meant.span.start > at[1] - len(rest) + 1:
                source = f"{head} {rest[:1].lower()}{rest[1:]}"
        elif meant is not None and meant.form == "role" and meant.kind == "organisation":
            source = full_name(meant)
        bare = text.startswith(source, at[0])  # nothing cut off: perhaps a sentence's capital
        if bare and source[:1].isupper() and (meant is None or meant.span.start > at[0]):
            source = source[0].lower() + source[1:]
        yield from kept(credit(article, found.start, found.end, "attribution", at, source))


def _described(article: Article, kinds: dict[int, Mention], hits: Hits) -> Iterator[Credit]:
    """ "According to" and its like with a description ("the river agency")."""
    text = article.text
    abroad = article.language.partition("-")[0] not in ("en", "und", "")
    for phrase in described(hits):
        begin, stop = phrase.source_start, phrase.source_end
        words = text[begin:stop].split()
        if words[0].casefold() in _PRONOUNS:
            continue
        if abroad and text[phrase.start : phrase.start + 3].casefold() == "per":
            continue
        if abroad and _tells(article.language, words[0]):
            # "Según ha podido saber El Faro": who has told stands behind the verb.
            k = next((k for k, w in enumerate(words) if k and w[0].isupper()), 0)
            if not k:
                continue
            begin += len(" ".join(words[:k])) + 1
            words = words[k:]
        if abroad and (shown := _STANDS_IN.match(text, begin, stop)):
            begin = shown.end()
            words = text[begin:stop].split()
        if abroad and any(w.casefold() in NO_SOURCE for w in words[:2]):
            continue  # "selon la loi"
        known = mention_at(kinds, begin, stop)
        if words[0][0].isupper() and not article.language.startswith("de"):
            # A person by name; bodies by name have been found above.
            if known is None or known.kind != "person":
                continue
            begin, stop = known.span.start, known.span.end
        elif (words[1] if words[0] in _ARTICLES and len(words) > 1 else words[0])[0].isupper():
            led = words[0] in _ARTICLES
            small = next(
                (k for k, w in enumerate(words) if k >= led and w[0].islower()), len(words)
            )
            stop = begin + len(" ".join(words[:small]))
        stop = begin + len(_without_clause(text[begin:stop]))
        source = text[begin:stop]
        indefinite = re.match(r"(?:an?|some|several|two|three|un|una|une) ", source)
        if indefinite:
            source = "unnamed " + source[indefinite.end() :]
        else:
            source = re.sub(r"^(?:the|el|la|los|las|le|les|der|dem|den|die) ", "", source)
        yield from kept(
            credit(article, phrase.start, phrase.end, "attribution", (begin, stop), source)
        )


def _tells(language: str, word: str) -> bool:
    """Whether a word is a verb by which something is told in a language."""
    tongue = tongue_of(language)
    if tongue is None:
        return False
    words = CREDITING[tongue.tag]
    low = word.casefold()
    return low in tongue.said or low in words.tells or low in tongue.auxiliaries


_BEFORE_NOUNS = frozenset(
    """of from by in at for to with on near about de du des della von vom zum zur der des del
    la le el""".split()
)
_SUBJECTS = frozenset("the a an his her its their our my this that it he she they we".split())


def _without_clause(phrase: str) -> str:
    """Cut where the next clause begins: "the rowing club" of "the rowing club the boat sank"."""
    words = phrase.split()
    for k in range(1, len(words)):
        if words[k].casefold() in _SUBJECTS and words[k - 1].casefold() not in _BEFORE_NOUNS:
            return " ".join(words[:k])
    return phrase
