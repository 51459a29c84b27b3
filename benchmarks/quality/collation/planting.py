"""Differences planted into prints of a text, each with the gold of where it stands.

A printed word keeps the number of the word of the text that it stands for, also where it is
another word; words of the print's own have negative numbers. Between two plantings at least
one word is left as it was, or they would be one difference.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from prose import WORDS, Sentence, Text, sentence

# Class of planting -> kind that the method asks for (docs/methods/collation.md).
KINDS = {
    "case": "case",
    "punctuation": "punctuation",
    "slip": "spelling",
    "habit": "spelling",
    "number word": "spelling",
    "contraction": "spelling",
    "hyphen": "spelling",
    "word": "word",
    "number": "word",
    "negation": "word",
    "phrase": "word",
    "omission": "omission",
    "sentence left out": "omission",
    "ellipsis": "omission",
    "addition": "addition",
    "sentence put in": "addition",
    "order": "order",
    "opening moved": "order",
    "bracket": "word",
    "sic": "sic",
    "cut short": "omission",
}
_HABITS = dict(
    pair.split(":")
    for pair in "programme:program labour:labor harbour:harbor centre:center licence:license "
    "theatre:theater organised:organized favourite:favorite grey:gray colourful:colorful "
    "organise:organize analyse:analyze honour:honor neighbours:neighbors tonnes:tons".split()
)
_DIGITS = dict(
    zip(
        "three seven nine eleven fourteen eighteen twenty thirty forty sixty".split(),
        "3 7 9 11 14 18 20 30 40 60".split(),
        strict=True,
    )
)
_SHORT = {
    ("did", "not"): "didn't",
    ("will", "not"): "won't",
    ("do", "not"): "don't",
    ("is", "not"): "isn't",
    ("are", "not"): "aren't",
    ("must", "not"): "mustn't",
    ("was", "not"): "wasn't",
    ("we", "will"): "we'll",
    ("I", "am"): "I'm",
    ("There", "is"): "There's",
    ("they", "are"): "they're",
}
_LONG = {"They're": ("They", "are"), "can't": ("cannot",)}
_ADDED = (
    "very|indeed|of course|once more|as everybody knows|today|really|at long last|in my view|"
    "still|rather|this time"
).split("|")
# Sentences put in are made of other words than the text's; few are alike.
_SENTENCES = (
    "Let nobody forget {a}.|I dream of {a} and of {b}.|Thank you for {a}.|So much for {a}.|We "
    "have kept {a} for {b}.|Ask anyone about {a}.|Remember {a}, please.|Somebody hid {a}."
).split("|")
_THINGS = (
    "the lantern|my cousin's boat|those receipts|the orchard|a broken umbrella|the choir|your "
    "kindness|the brass band|yesterday's soup|the lighthouse|a wooden ladder|the beekeepers|"
    "the piano|our grandparents|the snow|a torn map|the baker|the carnival|the stolen bicycle"
).split("|")
# So many that two prints hardly ever have the same wrong word at one place by chance.
_OTHERS = (
    "garden|silence|weather|captain|window|village|promise|colour|journey|answered|painted|"
    "heavy|gentle|foreign|cheap|ordinary|carried|anchor|basket|blanket|border|bottle|branch|"
    "brother|bucket|butter|candle|canvas|carpet|castle|chapter|chimney|circle|coffee|copper|"
    "corner|cotton|cradle|curtain|danger|desert|dinner|doctor|dollar|dragon|engine|errand|"
    "fabric|farmer|feather|finger|flavour|flower|forest|fortune|frozen|gather|ginger|glance|"
    "golden|guitar|hammer|handle|helmet|hollow|humble|hungry|insect|island|jacket|jungle|"
    "kettle|lemon|lesson|linen|lively|lonely|magnet|marble|mirror|mountain|muffin|narrative|"
    "needle|nephew|orange|oyster|paddle|palace|parcel|pebble|pencil|pepper|pillow|planet|"
    "pocket|poetry|powder|prison|puzzle|rabbit|railway|ribbon|river|saddle|sailor|salmon|"
    "scarlet|shadow|shelter|silver|sister|soldier|spider|spring|stable|statue|sugar|summer|"
    "supper|tailor|temple|thunder|timber|tobacco|tunnel|turnip|valley|velvet|violin|wander|"
    "weapon|whisper|willow|wonder|yellow"
).split("|")


@dataclass(frozen=True)
class Printed:
    """A word as a witness prints it. ``touched`` where it, or its marks, are not the text's."""

    uid: int
    word: str
    before: str
    touched: bool = False

    @property
    def breaks(self) -> bool:
        return "\n" in self.before


@dataclass(frozen=True)
class Planting:
    """A difference: where in the text (numbers, both ends included), where in the witness.

    ``shown`` is false where the witness prints too little around it to be asked for it.
    """

    klass: str
    ids: tuple[int, int]
    uids: tuple[int, int]
    shown: bool = True

    @property
    def kind(self) -> str:
        return KINDS[self.klass]


def flatten(text: Text) -> list[Printed]:
    """The words of a text as an undamaged print has them; the last end mark is left off."""
    row: list[Printed] = []
    for number, one in enumerate(text):
        for index, token in enumerate(one.tokens):
            before = token.before
            if index == 0 and number:
                before = text[number - 1].end + ("\n\n" if one.breaks else " ")
            row.append(Printed(token.id, token.word, before if row else ""))
    return row


def plant(
    text: Text, rate: float, seed: str, classes: tuple[str, ...] = ()
) -> tuple[list[Printed], list[Planting]]:
    """A damaged print of a text: ``rate`` plantings a word, of all classes in turn."""
    rng = random.Random(seed)
    wanted = classes or tuple(k for k in KINDS if k != "cut short")
    work = _Work(text, rng)
    size = sum(len(one.tokens) for one in text)
    missing = rate * size
    count = int(missing) + (rng.random() < missing - int(missing))
    deck: list[str] = []
    tries = 0
    while len(work.plantings) < count and tries < 40 * count + 100:
        tries += 1
        if not deck:
            deck = rng.sample(wanted, len(wanted))
        work.try_one(deck.pop())
    return work.finish()


class _Work:
    """A text while plantings are put into it."""

    def __init__(self, text: Text, rng: random.Random) -> None:
        self.rng = rng
        self.text = list(text)
        self.row = flatten(text)
        self.place = {p.uid: i for i, p in enumerate(self.row)}
        self.last = self.row[-1].uid
        self.first_of = [one.tokens[0].id for one in text]
        self.starts = set(self.first_of)
        self.busy: set[int] = set()
        self.swapped: set[int] = set()
        self.new: dict[int, list[Printed]] = {}
        self.plantings: list[Planting] = []
        self.moves: list[tuple[int, str]] = []
        self.fresh = 0
        self.makers: dict[str, Callable[[int], bool]] = {
            "case": self._case,
            "punctuation": self._punctuation,
            "slip": self._slip,
            "habit": self._habit,
            "number word": self._number_word,
            "contraction": self._contraction,
            "hyphen": self._hyphen,
            "word": self._word,
            "number": self._number,
            "negation": self._negation,
            "phrase": self._phrase,
            "omission": self._omission,
            "ellipsis": self._ellipsis,
            "addition": self._addition,
            "bracket": self._bracket,
            "sic": self._sic,
        }

    def try_one(self, klass: str) -> None:
        if klass in ("order", "opening moved", "sentence left out", "sentence put in"):
            self._sentence(klass)
            return
        make = self.makers[klass]
        for _ in range(30):
            at = self.rng.randrange(1, max(2, len(self.row) - 1))
            if at < len(self.row) - 1 and make(at):
                return

    def _free(self, first: int, last: int) -> bool:
        """True if words [first, last] and one on each side are as they were."""
        return (
            first > 0
            and last < len(self.row) - 1
            and not any(i in self.busy for i in range(first - 1, last + 2))
        )

    def _inside(self, first: int, last: int) -> bool:
        """True if words [first, last] stand in one sentence."""
        return not any(self.row[i].uid in self.starts for i in range(first + 1, last + 1))

    def _own(self, word: str, before: str = " ") -> Printed:
        self.fresh -= 1
        return Printed(self.fresh, word, before, True)

    def _set(self, klass: str, first: int, last: int, put: list[Printed], around: int = 0) -> bool:
        """Put words in the place of [first, last]; ``around`` words of context are shown."""
        left, right = self.row[first - around].uid, self.row[last + around].uid
        for index in range(first, last + 1):
            self.new[index] = []
        if last >= first:
            self.new[first] = put
        else:
            self.new[last] = [self.row[last], *put]
        self.busy.update(range(min(first, last), max(first, last) + 1))
        inner = (put[0].uid, put[-1].uid) if put and not around else (left, right)
        self.plantings.append(Planting(klass, (left, right), inner))
        return True

    def _instead(self, klass: str, at: int, *words: str) -> bool:
        old = self.row[at]
        put = [Printed(old.uid, words[0], old.before, True)]
        return self._set(klass, at, at, [*put, *(self._own(w) for w in words[1:])])

    def _case(self, at: int) -> bool:
        word = self.row[at].word
        if not self._free(at, at) or self.row[at].uid in self.starts or len(word) < 3:
            return False
        other = word[0].swapcase() + word[1:]
        if self.rng.random() < 0.2:
            other = word.upper()
        return other != word and word.isalpha() and self._instead("case", at, other)

    def _punctuation(self, at: int) -> bool:
        one = self.row[at]
        if not self._free(at - 1, at) or at - 1 < 1 or one.breaks:
            return False
        if one.uid in self.starts:
            before = self.rng.choice([m for m in ("! ", ". ", "; ") if m != one.before])
        elif one.before == " ":
            before = self.rng.choice((", ", ", ", "; "))
        else:
            before = self.rng.choice((" ", " - ") if one.before == ", " else (" ", ", "))
        self.new[at] = [replace(one, before=before, touched=True)]
        self.busy.update((at - 1, at))
        pair = (self.row[at - 1].uid, one.uid)
        self.plantings.append(Planting("punctuation", pair, pair))
        return True

    def _slip(self, at: int, klass: str = "slip", tail: str = "") -> bool:
        word = self.row[at].word
        if len(word) < 6 or not word.isalpha() or not self._free(at, at) or word[0].isupper():
            return False
        i = self.rng.randrange(2, len(word) - 2)
        if word[i] == word[i + 1]:
            return False
        other = self.rng.choice(
            (word[:i] + word[i + 1] + word[i] + word[i + 2 :], word[:i] + word[i + 1 :])
        )
        return self._instead(klass, at, other + tail)

    def _sic(self, at: int) -> bool:
        if not self._slip(at, "sic", " [sic]"):
            return False
        # A slip is one difference, that an editor marks it another.
        self.plantings.append(replace(self.plantings[-1], klass="slip"))
        return True

    def _habit(self, at: int) -> bool:
        other = _HABITS.get(self.row[at].word)
        return bool(other) and self._free(at, at) and self._instead("habit", at, str(other))

    def _number_word(self, at: int) -> bool:
        other = _DIGITS.get(self.row[at].word.lower())
        return bool(other) and self._free(at, at) and self._instead("number word", at, str(other))

    def _contraction(self, at: int) -> bool:
        word = self.row[at].word
        if word in _LONG and self._free(at, at):
            return self._instead("contraction", at, *_LONG[word])
        if at + 1 >= len(self.row) or not self._free(at, at + 1) or not self._inside(at, at + 1):
            return False
        short = _SHORT.get((word, self.row[at + 1].word))
        if short is None or self.row[at + 1].before != " ":
            return False
        return self._set(
            "contraction", at, at + 1, [replace(self.row[at], word=short, touched=True)]
        )

    def _hyphen(self, at: int) -> bool:
        word = self.row[at].word
        if "-" in word and self._free(at, at):
            return self._instead("hyphen", at, *word.split("-"))
        pair = (word, self.row[at + 1].word)
        joined = {
            ("clock", "tower"),
            ("night", "nurses"),
            ("swimming", "pool"),
            ("dock", "workers"),
        }
        if pair in joined and self._free(at, at + 1):
            put = [replace(self.row[at], word="-".join(pair), touched=True)]
            return self._set("hyphen", at, at + 1, put)
        return False

    def _word(self, at: int) -> bool:
        word = self.row[at].word
        if not self._free(at, at) or not word.isalpha() or len(word) < 3 or word in _DIGITS:
            return False
        pool = list(_OTHERS)
        for name in ("verb", "to", "quality"):
            options = WORDS[name].split("|")
            if word in options:
                pool = [
                    w for w in options if w not in (word, _HABITS.get(word)) and w[0] != word[0]
                ]
        other = self.rng.choice(pool)
        return self._instead("word", at, other.capitalize() if word[0].isupper() else other)

    def _number(self, at: int) -> bool:
        word = self.row[at].word
        if word not in _DIGITS or not self._free(at, at):
            return False
        other = self.rng.choice([w for w in _DIGITS if w != word])
        return self._instead("number", at, self.rng.choice((other, _DIGITS[other])))

    def _negation(self, at: int) -> bool:
        swap = {"Nobody": "Everybody", "nobody": "everybody", "no": "a", "never": "always"}
        other = swap.get(self.row[at].word)
        return bool(other) and self._free(at, at) and self._instead("negation", at, str(other))

    def _phrase(self, at: int) -> bool:
        size = self.rng.choice((2, 2, 3))
        last = at + size - 1
        if last + 1 >= len(self.row) or not self._free(at, last) or not self._inside(at, last):
            return False
        words = self.rng.sample(_OTHERS, self.rng.choice((1, 2, 2, 3)))
        if self.row[at].uid in self.starts:
            return False
        put = [Printed(self.row[at].uid, words[0], self.row[at].before, True)]
        return self._set("phrase", at, last, [*put, *(self._own(w) for w in words[1:])])

    def _omission(self, at: int) -> bool:
        last = at + self.rng.choice((1, 1, 1, 2, 3)) - 1
        if last + 2 >= len(self.row) or not self._free(at, last):
            return False
        if not self._inside(at - 1, last + 1) or "," in self.row[last + 1].before:
            return False
        same = {self.row[at - 1].word, self.row[last + 1].word}
        if self.row[at].word in same or self.row[last].word in same:
            return False  # "the the": nobody could say which was left out
        return self._set("omission", at, last, [], around=1)

    def _ellipsis(self, at: int) -> bool:
        last = at + self.rng.choice((2, 3, 4)) - 1
        if last + 2 >= len(self.row) or not self._free(at, last + 1):
            return False
        if not self._inside(at - 1, last + 1):
            return False
        after = self.row[last + 1]
        mark = self.rng.choice((" … ", "... ", " ... ", " [...] "))
        self.new[last + 1] = [replace(after, before=mark, touched=True)]
        self._set("ellipsis", at, last, [], around=1)
        self.busy.add(last + 1)
        return True

    def _addition(self, at: int) -> bool:
        # Between word at - 1 and word at.
        if not self._free(at - 1, at) or at - 1 < 1 or not self._inside(at - 1, at):
            return False
        words = self.rng.choice(_ADDED).split()
        if {self.row[at - 1].word, self.row[at].word} & set(words) or self.row[at].before != " ":
            return False
        put = [self._own(w) for w in words]
        self.new[at] = [*put, replace(self.row[at], touched=True)]
        self.busy.update((at - 1, at))
        pair = (self.row[at - 1].uid, self.row[at].uid)
        self.plantings.append(Planting("addition", pair, pair))
        return True

    def _bracket(self, at: int) -> bool:
        word = self.row[at].word
        others = {"my": "her", "we": "they", "our": "their", "you": "members", "your": "their"}
        others |= {"them": "the owners", "us": "them", "it": "the work", "they": "the board"}
        other = others.get(word)
        if other is None or not self._free(at, at):
            return False
        return self._instead("bracket", at, *f"[{other}]".split())

    def _sentence(self, klass: str) -> None:
        number = self.rng.randrange(len(self.text))
        one = self.text[number]
        first = self.place[one.tokens[0].id]
        last = first + len(one.tokens) - 1
        if klass == "opening moved":
            free = not any(i in self.busy for i in range(first, last + 1))
            if one.opening and free and number not in self.swapped:
                self.swapped.add(number)
                self.moves.append((number, klass))
                self.busy.update(range(first, last + 1))
                ids = (one.tokens[0].id, one.tokens[-1].id)
                self.plantings.append(Planting(klass, ids, ids))
        elif klass == "order":
            if number + 1 < len(self.text) and not self.swapped & {number - 1, number, number + 1}:
                after = self.text[number + 1]
                edge = last + 1
                if (
                    after.breaks
                    or one.end != after.end
                    or edge in self.busy
                    or last in self.busy
                    or first in self.busy
                ):
                    return
                if last + len(after.tokens) in self.busy:
                    return
                self.busy |= {first, last, edge, last + len(after.tokens)}
                if last + len(after.tokens) + 1 < len(self.row):
                    self.busy.add(last + len(after.tokens) + 1)
                self.swapped |= {number, number + 1}
                self.moves.append((number, klass))
                ids = (one.tokens[0].id, after.tokens[-1].id)
                self.plantings.append(Planting(klass, ids, ids))
        elif 0 < number < len(self.text) - 1 and number not in self.swapped:
            if klass == "sentence left out":
                if {number - 1, number + 1} & self.swapped or not self._free(first, last):
                    return
                if self.rng.random() < 0.5 or len(self.text) < 4:
                    return  # whole sentences weigh more than words
                self.swapped |= {number - 1, number, number + 1}
                follower = self.row[last + 1]
                self.new[last + 1] = [replace(follower, touched=True)]
                self._set(klass, first, last, [], around=1)
                self.busy.add(last + 1)
            elif self._free(first - 1, first) and number - 1 not in self.swapped:
                first_thing, second_thing = self.rng.sample(_THINGS, 2)
                line = self.rng.choice(_SENTENCES).format(a=first_thing, b=second_thing)
                added = sentence(line, 0)
                own = [self._own(t.word, t.before or " ") for t in added.tokens]
                own[0] = replace(own[0], before=self.row[first].before)
                follower = replace(self.row[first], before=added.end + " ", touched=True)
                self.new[first] = [*own, follower]
                self.swapped |= {number - 1, number}
                self.busy |= {first - 1, first}
                pair = (self.row[first - 1].uid, self.row[first].uid)
                self.plantings.append(Planting(klass, pair, pair))

    def finish(self) -> tuple[list[Printed], list[Planting]]:
        """The print, word by word, and what is planted in it."""
        order: list[Printed] = []
        moved = dict(self.moves)
        number = 0
        while number < len(self.text):
            klass = moved.get(number)
            if klass == "order":
                one, two = self._words(number), self._words(number + 1)
                if one and two:
                    one[0], two[0] = (
                        replace(one[0], before=two[0].before, touched=True),
                        replace(two[0], before=one[0].before, touched=True),
                    )
                order += [*two, *one]
                number += 2
            elif klass == "opening moved":
                order += _reopened(self._words(number), self.text[number])
                number += 1
            else:
                order += self._words(number)
                number += 1
        order[0] = replace(order[0], before="")
        return order, self.plantings

    def _words(self, number: int) -> list[Printed]:
        one = self.text[number]
        first = self.place[one.tokens[0].id]
        found: list[Printed] = []
        for index in range(first, first + len(one.tokens)):
            found += self.new.get(index, [self.row[index]])
        return found


def _reopened(words: list[Printed], one: Sentence) -> list[Printed]:
    """ "On Friday, we left" as "We left on Friday"."""
    opening, rest = words[: one.opening], words[one.opening :]
    lead = rest[0].word
    head = opening[0].word
    rest[0] = replace(
        rest[0], word=lead[0].upper() + lead[1:], before=opening[0].before, touched=True
    )
    lowered = head[0].lower() + head[1:]
    opening[0] = replace(opening[0], word=lowered, before=" ", touched=True)
    return [*rest, *opening]


def cut_short(row: list[Printed], keep: float, text: Text) -> tuple[list[Printed], Planting | None]:
    """The first part of a print, which breaks off inside a sentence."""
    starts = {one.tokens[0].id for one in text}
    size = max(8, int(keep * len(row)))
    while size < len(row) - 2 and (
        row[size].uid in starts
        or row[size - 1].uid in starts
        or row[size].touched
        or row[size - 1].touched
        or row[size].uid != row[size - 1].uid + 1
    ):
        size += 1
    if size >= len(row) - 2:
        return row, None
    last = row[size - 1].uid
    end = next(
        (t.id for one in text for t in one.tokens if t is one.tokens[-1] and t.id > last), last
    )
    return row[:size], Planting("cut short", (last, end), (last, last))
