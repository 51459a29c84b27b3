"""What counts as the same word written otherwise: contractions, numbers, spelling habits.

Every word is resolved into *atoms*, keys that are equal where only the writing differs:
"there's" and "there is" have the atoms ``there is``, "7 p.m." and "7pm" ``7 pm``,
"five per cent" and "5%" ``5 percent``. Alignment compares atoms, so that a difference of
writing never tears two witnesses apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen "
        "fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: value
    for value, word in zip(
        range(20, 100, 10),
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        strict=True,
    )
}
_SCALES = {"hundred": 100, "thousand": 1000}
# How a number is written in one word, for slips of the pen in it.
NUMBER_NAMES = {str(value): word for word, value in {**_UNITS, **_TENS}.items()}
_NUMBER_WORDS = {*_UNITS, *_TENS, *_SCALES}

# After these words "'s" is a shortened verb and no possessive.
_BEFORE_IS = frozenset(
    "it that this he she what there here who where how when everything nothing something "
    "everyone everybody somebody one".split()
)
_CLITICS = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would"}
_WHOLE = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "'em": ("them",),
    "ok": ("okay",),
    "%": ("percent",),
    "&": ("and",),
    "$": ("dollar",),
    "\u20ac": ("euro",),
    "\u00a3": ("pound",),
    "pct": ("percent",),
    "percentage": ("percentage",),
}
CURRENCY_SIGNS = {"$": "dollar", "\u20ac": "euro", "\u00a3": "pound", "\u00a5": "yen"}
CURRENCY_NOUNS = {
    "dollar": "dollar",
    "dollars": "dollar",
    "euro": "euro",
    "euros": "euro",
    "pound": "pound",
    "pounds": "pound",
    "yen": "yen",
}
_AFTER_DIGITS = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
_PAIRS = dict(
    pair.split(":")
    for pair in (
        "programme:program programmes:programs grey:gray towards:toward afterwards:afterward "
        "amongst:among defence:defense offence:offense licence:license practise:practice "
        "judgement:judgment ageing:aging sceptical:skeptical sceptic:skeptic aluminium:aluminum "
        "manoeuvre:maneuver catalogue:catalog dialogue:dialog enrol:enroll fulfil:fulfill "
        "instalment:installment skilful:skillful wilful:willful learnt:learned burnt:burned "
        "dreamt:dreamed spelt:spelled spoilt:spoiled jewellery:jewelry tonne:ton "
        "tonnes:tons mum:mom "
        "plough:plow mould:mold storey:story cheque:check pyjamas:pajamas "
        "acknowledgement:acknowledgment adviser:advisor advisers:advisors "
        "alright:allright whilst:while"
    ).split()
)
_OUR = re.compile(
    r"^(un|re|dis|mis|non)?(col|lab|fav|hon|neighb|behavi|harb|rum|hum|vig|endeav|arm|flav|parl|"
    r"savi|glam|od|vap|rig|val|splend|tum|clam|candi?d?|ferv|succ)our"
)
_RE = re.compile(
    r"^(centi|milli|kilo)?(cent|met|theat|fib|lit|calib|spect|lust|meag|somb)re(s|d)?$"
)
_ISE = re.compile(r"^(\w{3,})is(e|ed|es|er|ers|ing|ation|ations)$")
_YSE = re.compile(r"^(\w{3,})ys(e|ed|es|er|ers|ing)$")
_LL = re.compile(r"^(\w{2,}[aeiou])ll(ed|ing|er|ers|or|ors)$")
_ENCE = re.compile(r"^(def|off|pret)enc(e|es|eless)$")
_DIGITS_UNIT = re.compile(r"^(\d+(?:[.,:]\d+)*)([^\W\d_]+)$")
_ORDINAL_UNIT = frozenset({"st", "nd", "rd", "th", "s"})
_CLOCK = re.compile(r"^\d{1,2}[.:]\d{2}$")
_NUMBER = re.compile(r"^\d[\d.,:]*$")
_ORDINALS = dict(
    zip(
        "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th".split(),
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        strict=True,
    )
)


def _plain(word: str) -> str:
    parted = unicodedata.normalize("NFKD", word)
    return "".join(char for char in parted if not unicodedata.combining(char)) or word


def _common_spelling(word: str) -> str:
    word = _PAIRS.get(word, word)
    word = _OUR.sub(lambda m: (m[1] or "") + m[2] + "or", word)
    word = _RE.sub(lambda m: (m[1] or "") + m[2] + "er" + (m[3] or ""), word)
    word = _ENCE.sub(r"\1ens\2", word)
    word = _ISE.sub(r"\1iz\2", word)
    word = _YSE.sub(r"\1yz\2", word)
    return _LL.sub(r"\1l\2", word)


@lru_cache(maxsize=65536)
def atoms_of(norm: str) -> tuple[str, ...]:
    """The atoms of one word in compared form; never empty."""
    if norm in _WHOLE:
        return _WHOLE[norm]
    if norm[:1] in CURRENCY_SIGNS and len(norm) > 1:
        return atoms_of(norm[1:])
    if norm in _ORDINALS:
        return (_ORDINALS[norm],)
    if "'" in norm:
        if norm.endswith("n't") and len(norm) > 3:
            return (*atoms_of(norm[:-3]), "not")
        for clitic, verb in _CLITICS.items():
            if norm.endswith(clitic) and len(norm) > len(clitic):
                return (*atoms_of(norm[: -len(clitic)]), verb)
        if norm.endswith("'s") and norm[:-2] in _BEFORE_IS:
            return (norm[:-2], "is")
    if "." in norm and norm.replace(".", "").isalpha():
        return (norm.replace(".", ""),)
    match = _DIGITS_UNIT.match(norm)
    if match and match[2] not in _ORDINAL_UNIT:
        return (*atoms_of(match[1]), _AFTER_DIGITS.get(match[2], match[2]))
    if _NUMBER.match(norm):
        if _CLOCK.match(norm):
            # "2:14" is "2.14" to others; "7:00" is "7".
            return (norm.replace(":", ".").removesuffix(".00").lstrip("0") or "0",)
        return (norm.replace(",", "").rstrip("."),)
    if norm in _UNITS:
        return (str(_UNITS[norm]),)
    if norm in _TENS:
        return (str(_TENS[norm]),)
    if "-" in norm:
        parts = [part for part in norm.split("-") if part]
        if len(parts) == 2 and parts[0] in _TENS and _UNITS.get(parts[1], 0) in range(1, 10):
            return (str(_TENS[parts[0]] + _UNITS[parts[1]]),)
        if parts:
            return tuple(atom for part in parts for atom in atoms_of(part))
    return (_common_spelling(_plain(norm)),)


def number_run(norms: Sequence[str], first: int) -> tuple[int, str] | None:
    """A number written in several words that begins at ``first``.

    Returns:
        (how many words, the number in digits), or ``None`` where no such number stands.
    """
    if first >= len(norms) or norms[first] not in _NUMBER_WORDS | {"a"}:
        return None
    total, current, at, open_to = 0, 0, first, 100
    if norms[first] == "a":
        if first + 1 >= len(norms) or norms[first + 1] not in _SCALES:
            return None
        current, at, open_to = 1, first + 1, 0
    last = at
    while at < len(norms):
        word = norms[at]
        if word in _SCALES:
            if not current and not total:
                break
            if word == "hundred":
                if current >= 100:
                    break
                current, open_to = current * 100, 100
            else:
                total, current, open_to = total + current * 1000, 0, 1000
        elif word in _TENS and open_to > 99:
            current, open_to = current + _TENS[word], 10
        elif word in _UNITS and open_to > _UNITS[word]:
            current, open_to = current + _UNITS[word], 0
        elif word == "and" and at > first and norms[at - 1] in _SCALES:
            at += 1
            continue
        else:
            break
        at += 1
        last = at
    return (last - first, str(total + current)) if last - first > 1 else None


_ENDINGS = frozenset("s es ed d ing er r st est n al y ies ied ly e ' 's".split())


def currencies(norms: Collection[str]) -> frozenset[str]:
    """The currencies that a row of words names, by sign or by noun."""
    found = {CURRENCY_NOUNS[norm] for norm in norms if norm in CURRENCY_NOUNS}
    return frozenset(found | {CURRENCY_SIGNS[n[0]] for n in norms if n[:1] in CURRENCY_SIGNS})


# Not remembered: of 16,384 pairs hardly one comes back, and most are told by their first letters.
def misspelt(left: str, right: str) -> bool:
    """True if two words are so near that one is likely a slip for the other.

    Five letters at least; one letter changed, put in or left out, or two neighbours
    exchanged. A changed ending is another form of the word and no slip.
    """
    if left == right:
        return True
    if min(len(left), len(right)) < 5 or left[0] != right[0]:
        return False
    if any(char.isdigit() for char in left + right):
        return False
    short, long = sorted((left, right), key=lambda word: (len(word), word))
    if long.startswith(short) and long[len(short) :] in _ENDINGS:
        return False
    stem = len(_shared_start(short, long))
    rests = {short[stem:], long[stem:]}
    if rests <= _ENDINGS | {""} and not rests <= {"y", "ly"}:
        return False
    from rapidfuzz.distance import OSA

    return bool(OSA.distance(left, right, score_cutoff=2) <= (1 if len(short) < 9 else 2))


def _shared_start(left: str, right: str) -> str:
    size = 0
    while size < min(len(left), len(right)) and left[size] == right[size]:
        size += 1
    return left[:size]


_DETERMINERS = frozenset(
    "a an the no not any some every each all both neither either never this that these those "
    "my your his her its our their".split()
)


@lru_cache(maxsize=4096)
def currency_noun(norm: str) -> bool:
    """True for the noun of a currency, slips of the pen included."""
    return norm in CURRENCY_NOUNS or any(
        norm != noun and misspelt(norm, noun) for noun in CURRENCY_NOUNS
    )


def exchanged(left: str, right: str) -> bool:
    """True if one key likely stands where the other should: two numbers, "a" and "no"."""
    if left[:1].isdigit() and right[:1].isdigit():
        return True
    return left in _DETERMINERS and right in _DETERMINERS
