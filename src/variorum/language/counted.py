"""What a number counts: the noun after it, in the singular.

There is no parser here. The run of words after a number ends at the first word that
cannot stand inside a noun phrase, and its first plural is the noun that is counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.language.number_words import ONES
from variorum.language.quantity_words import STATES

_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "halves": "half",
    "leaves": "leaf",
    "thieves": "thief",
    "wolves": "wolf",
    "shelves": "shelf",
    "calves": "calf",
    "loaves": "loaf",
    "feet": "foot",
    "teeth": "tooth",
    "geese": "goose",
    "mice": "mouse",
    "oxen": "ox",
    "crises": "crisis",
    "analyses": "analysis",
    "hypotheses": "hypothesis",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "movies": "movie",
    "cookies": "cookie",
    "ties": "tie",
    "pies": "pie",
    "lies": "lie",
    "shoes": "shoe",
    "buses": "bus",
    "gases": "gas",
    "lenses": "lens",
    "viruses": "virus",
    "campuses": "campus",
    "bonuses": "bonus",
    "statuses": "status",
    "choruses": "chorus",
    "canvases": "canvas",
    "quizzes": "quiz",
    "heroes": "hero",
    "potatoes": "potato",
    "tomatoes": "tomato",
    "echoes": "echo",
    "vetoes": "veto",
    "volcanoes": "volcano",
    "mosquitoes": "mosquito",
    "torpedoes": "torpedo",
    "tornadoes": "tornado",
    "axes": "axe",
}
# Plural or countable without an -s.
_BARE_PLURALS = frozenset(
    """people men women children police staff personnel troops cattle sheep fish aircraft crew
    offspring deer salmon species series spacecraft hovercraft helicopters firemen firefighters
    policemen policewomen servicemen servicewomen fishermen businessmen congressmen townspeople
    tradespeople salespeople salmon headquarters works means clergy livestock poultry others feet
    teeth mice geese criteria media data alumni fungi cacti nuclei stimuli bacteria""".split()
)
_SAME = frozenset(
    """gas yes plus series species headquarters means works news police staff personnel troops
    cattle sheep aircraft crew offspring deer clergy media data athletics politics gallows barracks
    crossroads""".split()
)
# Words in -men that are not plurals, and words in -s that are no plurals.
_NOT_PLURAL = re.compile(r"(?:ss|us|is|ous|'s|\u2019s|ics|ness)\Z")

_STOPS = frozenset(
    """a another about above according across after against ago all along also although am amid
    among an and any are around as at away back be because been before began behind being
    below beneath beside between beyond both but by came can cannot could despite did do
    does done down during each earlier either else even ever every enough except fell few
    for from further get gets getting give given gave go goes going got had has have having
    he her here hers him his how however i if in including inside instead into is it its
    itself just knew know later lay led left lest like made make makes many may me might
    mine more moreover most much must my near neither never next no nobody none nor not
    nothing now of off on once only onto or other our out outside over own past per quite
    rather reported rises rose said same saw say saying says see seen sent set shall she
    should showed shows since so some soon still such take takes taken than that the their
    them themselves then there therefore these they this those though through throughout to
    told too took toward towards under unless until up upon us versus very via voted was we
    well went were what when whenever where whereas whereby wherever whether which while who
    whoever whole whom whose why will with within without won would yet you your remains
    remain includes include become becomes became died die dies hit shot ran sat rang spoke
    drew threw broke drove flew wrote struck caught bought sold survived escaped confirmed
    confirms expects believes thinks comes appears seems asks tells found lost paid shut
    closed opened signed agreed refused declined gathered fled marched turned attended
    arrived walked needed required received joined worked stood isn't wasn't aren't weren't
    don't didn't hasn't haven't won't can't couldn't wouldn't today yesterday tomorrow
    tonight monday tuesday wednesday thursday friday saturday sunday january february april
    june july august september october november december percent brought
    chose grew taught thought felt held heard kept read stole tore woke fought sought spent
    swore swept withdrew built sang quit forgot froze hid gained sued slept swam wore rode
    shook sank stuck""".split()
) - frozenset({"other", "further", "more", "", "most", "whole", "next"})
# They stand before the noun and say nothing of what is counted.
_LIGHT = frozenset(
    """more other further additional extra new old young former current different separate
    consecutive successive straight local foreign national international federal civil civilian
    serving senior junior leading main major minor small large big great little unnamed unknown
    alleged suspected confirmed reported innocent member so-called full whole entire single
    male female elderly teenage adult armed unarmed black white red green blue last next first
    second final early late top best worst lost total possible potential remaining registered
    licensed estimated long short high low good bad real key critical serious
    severe heavy light public private official fellow rival neighbouring nearby british""".split()
)
_ADJECTIVE = re.compile(r"(?:able|ible|ful|less|ous|ive|ical|ish|est|ary|ory|ian|ese)\Z")
_WORD = re.compile(r"[^\W\d_](?:[\w'\u2019\-\u2010\u2011&]*\w)?")
_GAP = re.compile(r"[ \u00a0\u2009\u202f]+[\"'\u201c\u2018\u00ab]?|[-\u2010\u2011]")
_DETERMINERS = re.compile(
    r"[ \u00a0\u2009\u202f]+(?:(?:the|its|their|his|her|our|your|my|all|a|an|any|those|these)"
    r"[ \u00a0]+)*"
)
_TIME_TAILS = frozenset("last next late early first".split())  # "a pay rise next year"
_OWNS = re.compile(r"['\u2019] [a-z]")
_REACH = 5  # words after the number


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun: its singular in lower case, and its place."""

    noun: str
    start: int
    end: int


def singular(word: str) -> str:
    """The singular of an English noun in lower case; other words come back as they are.

    >>> singular("countries"), singular("losses"), singular("people"), singular("bus")
    ('country', 'loss', 'person', 'bus')
    """
    word = word.casefold().replace("\u2019", "'").removesuffix("'s").removesuffix("'")
    head, dash, last = word.rpartition("-")
    if dash and last:
        return f"{head}-{singular(last)}"
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _SAME or len(word) < 3:
        return word
    if word.endswith("men") and word not in ("specimen", "regimen", "abdomen", "semen", "acumen"):
        return word[:-3] + "man"
    if word.endswith("people"):
        return word[:-6] + "person"
    if word.endswith("children"):
        return word[:-3]
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_plural(word: str) -> bool:
    """Whether an English word looks like a plural noun."""
    word = word.casefold()
    if word in _BARE_PLURALS or word in _IRREGULAR:
        return True
    if word.endswith(("men", "people", "children")) and word not in (
        "specimen",
        "regimen",
        "omen",
        "women's",
    ):
        return len(word) > 4 and not word.endswith("amen")
    return (
        len(word) > 2
        and word.endswith("s")
        and word not in ("gas", "yes")
        and not _NOT_PLURAL.search(word)
    )


def _run(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The words after ``start`` that may belong to one noun phrase."""
    found: list[tuple[str, int, int]] = []
    at = start
    while len(found) < _REACH:
        gap = _GAP.match(text, at, end)
        if gap is None:
            break
        match = _WORD.match(text, gap.end(), end)
        if match is None:
            break
        word = match.group()
        if word.casefold().replace("\u2019", "'") in _STOPS:
            break
        if found and word.casefold() in _TIME_TAILS:
            break
        if word.endswith(("'s", "\u2019s")) or (
            word.endswith("s") and _OWNS.match(text, match.end())
        ):
            break  # the owner is not what is counted: "30% of Jones' voters"
        found.append((word, match.start(), match.end()))
        at = match.end()
    return found


def _is_light(word: str) -> bool:
    low = word.casefold()
    return low in _LIGHT or (
        (bool(_ADJECTIVE.search(low)) or low.endswith(("ed", "ing", "-old")) or word[0].isupper())
        and not is_plural(low)
    )


def _head_of_many(run: list[tuple[str, int, int]]) -> int | None:
    """The first plural; a capital one ("five Jones supporters") only where no other is."""
    capital = None
    for index, (word, _, _) in enumerate(run):
        if is_plural(word):
            if word[0].islower() or index + 1 == len(run):
                return index
            capital = index if capital is None else capital
        elif index and word.casefold().endswith("ly"):
            break
    return capital


def _head_of_one(run: list[tuple[str, int, int]]) -> int | None:
    """The head after "one": the first real noun, or the second of two that stand together."""
    for index, (word, _, _) in enumerate(run[:3]):
        low = word.casefold()
        if index == 0 and low in STATES:
            return 0
        if low.endswith("ly") or (is_plural(low) and low not in _SAME):
            return None  # "one writes", "one finally"
        if _is_light(word):
            continue
        after = run[index + 1][0].casefold() if index + 1 < len(run) else ""
        verbal = after.endswith(("ed", "ing", "s", "ly", "n't")) or after in STATES
        return index + 1 if after and not verbal and len(run) == index + 2 else index
    return None


def noun_after(text: str, start: int, end: int, *, one: bool = False) -> Counted | None:
    """The noun counted by a number that ends at ``start``, or ``None``.

    Modifiers that name the kind stay ("market stall"), light ones go ("new", "member",
    "other"). ``one`` says the number is one, so that the noun is a singular.
    """
    run = _run(text, start, end)
    if not run or (one and run[0][0].casefold() in ("last", "next", "late", "early")):
        return None
    if len(run) > 1 and run[0][0].casefold().endswith("ly") and run[1][0].casefold() in STATES:
        return Counted(run[1][0].casefold(), run[1][1], run[1][2])  # "five slightly hurt"
    first = run[0][0].casefold()
    if text[start : start + 1] in ("-", "\u2010", "\u2011"):
        # "a 22-page report": what is counted is tied to the number.
        return Counted(singular(run[0][0]), run[0][1], run[0][2])
    head = _head_of_one(run) if one else _head_of_many(run)
    if head is not None and one and head == 0 and first in STATES:
        return Counted(first, run[0][1], run[0][2])
    if head is None:
        if first in STATES:
            return Counted(first, run[0][1], run[0][2])
        return None
    if head and first in STATES and not one and head > 1:
        return Counted(first, run[0][1], run[0][2])
    begin = head
    while begin and not _is_light(run[begin - 1][0]) and head - begin < 2:
        begin -= 1
    if begin and run[begin - 1][0].casefold().endswith("ly"):
        begin = head
    kinds = [run[index][0].casefold() for index in range(begin, head)]
    noun = " ".join([*kinds, singular(run[head][0])])
    return Counted(noun, run[begin][1], run[head][2])


def phrase_after(text: str, start: int, end: int, *, tied: bool = False) -> Counted | None:
    """The noun phrase at ``start``, singular or mass: "[5% of] household income".

    ``tied`` is for a phrase right behind a unit, where no article and no comparative may
    stand ("a 5% [pay rise]", but not "$15 [an hour]", "5% [longer]").
    """
    match = None if tied else _DETERMINERS.match(text, start, end)
    run = _run(text, match.end() - 1, end) if match else _run(text, start, end) if tied else []
    if not run or run[0][0].casefold() in _TIME_TAILS:
        return None
    first = run[0][0].casefold()
    if tied and (
        first in ONES or first in ("more", "less") or first.endswith(("er", "ed", "ly", "ing"))
    ):
        return None
    if tied and len(run) == 1 and _ADJECTIVE.search(first):
        return None  # "40 per cent positive"
    head = _head_of_many(run)
    if head is None and run[0][0].casefold() in STATES:
        return Counted(run[0][0].casefold(), run[0][1], run[0][2])
    if head is None:
        head = 0
        for index, (word, _, _) in enumerate(run[:3]):
            low = word.casefold()
            if low.endswith("ly") or (index and low.endswith("ed")):
                break
            head = index
    begin = 0
    while begin < head and run[begin][0].casefold() in _LIGHT:
        begin += 1
    words = [word.casefold() for word, _, _ in run[begin:head]]
    return Counted(" ".join([*words, singular(run[head][0])]), run[begin][1], run[head][2])
