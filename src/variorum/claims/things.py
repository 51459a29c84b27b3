"""Things: noun phrases as they are compared, and whether two of them can be one thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum.claims.acts import verbs
from variorum.claims.clauses import Clause
from variorum.claims.lexicon import ROLES
from variorum.model import Mention
from variorum.text import FUNCTION_WORDS, Token, fold, stem

# Nouns of general English that news uses one for the other.
_ALIKE = """
blast explosion detonation bang
firm company corporation business enterprise group concern
blaze fire inferno
crash accident collision smash
ship vessel boat craft
lorry truck
hostage captive
prisoner inmate detainee
pub tavern inn
motorist driver
plane aircraft airliner jet aeroplane
car vehicle
child kid youngster
boy lad
talk negotiation
worker employee staffer
cop policeman officer
police force constabulary
picture photo photograph image
recording tape audio
message text
film movie
letter note
meeting session
room hall chamber
illness disease sickness
pupil schoolchild student
doctor physician medic
fireman firefighter
attorney lawyer barrister solicitor
chief head boss
captain skipper
pact deal accord agreement treaty
home house
phone telephone mobile
flat apartment
protester demonstrator
poll election vote
trial hearing
wage pay salary
town city
job post
street road
paper newspaper
shop store
parliament assembly
gunman shooter
thief robber burglar
victim casualty
licence license permit
strike walkout stoppage
plant factory works
premiere first-night
jail prison gaol
"""
# Any person may be called by these: they neither join nor part two people.
VAGUE = frozenset(
    """man woman person people somebody someone one anyone anybody party group team side member
    official officials source spokesman spokeswoman spokesperson resident local thing matter case
    he she they it others other everybody everyone body number""".split()
)
DROPPED = frozenset(
    """never ever already still even almost always often straight away monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday tomorrow tonight last next night
    evening morning afternoon week month year mr mrs ms dr sir late early new old former first
    one two three four five six seven eight nine ten least named called main whole local
    several many few own himself herself itself themselves""".split()
)
_NOBODY = frozenset("nobody none no nothing neither nor".split())
PREPOSITIONS = frozenset(
    """of in at on by for from with to into over after before during near behind under against
    about across along between among since until without within off out through towards toward
    onto beside around despite according""".split()
)
_OPEN = frozenset(
    "he she it they we i you this that these those there who which him her them us me".split()
)
PERSONAL = frozenset("he she him her".split())
_DEFINITE = frozenset("the this that its his her their our my".split())
_WHEN = frozenset("yesterday today tomorrow tonight later now then meanwhile".split())
_INDEFINITE = frozenset("a an some another several many one two three".split())


@lru_cache(maxsize=1)
def _alike() -> dict[str, str]:
    found = {}
    for line in _ALIKE.strip().splitlines():
        group = line.split()
        found.update({stem(w): stem(group[0]) for w in group})
    return found


@lru_cache(maxsize=1)
def _lemmas() -> dict[str, str]:
    """Irregular forms and those of "-en", with the verb that each belongs to."""
    return {
        form: readings[0].lemma
        for form, readings in verbs().items()
        if not form.startswith(readings[0].lemma[:-1]) and len(form) > 2
    } | {"sunken": "sink", "stolen": "steal", "broken": "break"}


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """The word as it is compared: its stem, or that of the word it may stand for."""
    written = stem(_lemmas().get(word, word))
    return _alike().get(written, written)


@lru_cache(maxsize=1)
def role_keys() -> frozenset[str]:
    """Keys of words for offices and trades."""
    return frozenset(key_of(w) for w in ROLES - VAGUE)


@dataclass(frozen=True, slots=True)
class Thing:
    """A noun phrase. ``keys`` are all its words of matter, ``head`` the one it is about.

    ``name`` holds the words of the name at its head, or nothing. ``open``: a pronoun whose
    owner is not known. ``rest`` is what stands behind its "of".
    """

    text: str
    keys: frozenset[str]
    head: str
    name: frozenset[str]
    definite: bool
    nobody: bool
    open: bool
    many: bool
    part: bool
    rest: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Names:
    """Which characters of a sentence belong to which name."""

    base: int
    spans: tuple[tuple[int, int, frozenset[str], str], ...]
    person: frozenset[str] = frozenset()
    quoted: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, clauses: Sequence[Clause], person: frozenset[str] = frozenset()) -> Names:
        """The names in the clauses of one sentence; ``person``: who was told of before."""
        return cls(
            clauses[0].sentence.start,
            tuple(
                (m.span.start, m.span.end, name_words(m.name), _form(m))
                for c in clauses
                for m in c.mentions
            ),
            person,
            tuple(
                sorted(
                    {
                        (q.outer.start, q.outer.end)
                        for c in clauses
                        for q in c.quotations
                        if q.form == "marks"
                    }
                )
            ),
        )

    def person_at(self, token: Token) -> frozenset[str]:
        """Whom "he" or "she" speaks of: the first person of the sentence, else the one before.

        Within quotation marks it is not who stands outside them: that is the speaker.
        """
        place = self.base + token.start
        inside = next((q for q in self.quoted if q[0] <= place < q[1]), None)
        for start, _, name, form in self.spans:
            if inside is not None and not inside[0] <= start < inside[1]:
                continue
            if form == "person" and start < place:
                return name
        return self.person

    def speaks(self, token: Token, name: frozenset[str]) -> bool:
        """The token stands in quotation marks, and whose name this is outside of them."""
        place = self.base + token.start
        inside = next((q for q in self.quoted if q[0] <= place < q[1]), None)
        if inside is None:
            return False
        named = [at for at, _, held, form in self.spans if form == "person" and held == name]
        return bool(named) and not any(inside[0] <= at < inside[1] for at in named)

    def at(self, token: Token) -> tuple[frozenset[str], str] | None:
        """The words of the name that this token belongs to, and the form of its mention."""
        place = self.base + token.start
        for start, end, name, form in self.spans:
            if start <= place < end:
                return name, form
        return None


def _form(mention: Mention) -> str:
    named = mention.form in ("name", "alias")
    return "person" if named and mention.kind == "person" else mention.form


def name_words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    return frozenset(
        w.removesuffix("'s")
        for w in re.findall(r"[\w'-]+", fold(name).casefold())
        if w not in FUNCTION_WORDS and w not in DROPPED
    )


def thing_of(tokens: Sequence[Token], names: Names) -> Thing | None:
    """Read a noun phrase; ``None`` where there is none."""
    held = [t for t in tokens if t.is_word]
    if not held:
        return None
    norms = [t.norm for t in held]
    nobody = norms[0] in _NOBODY or (norms[0] == "not" and norms[1:2] in (["one"], ["a"], ["any"]))
    owners = [names.at(t) for t in held]
    if all(n in _OPEN for n in norms):
        known = owners[0]
        if known and known[1] == "pronoun" and known[0] and not names.speaks(held[0], known[0]):
            return Thing(held[0].text, known[0], min(known[0]), known[0], True, False, False,
                         False, False, None)  # fmt: skip
        meant = names.person_at(held[0]) if norms[0] in PERSONAL else frozenset[str]()
        if meant:
            return Thing(held[0].text, meant, min(meant), meant, True, False, False, False, False,
                         None)  # fmt: skip
        return Thing(held[0].text, frozenset(), "", frozenset(), True, False, True, False, False,
                     None)  # fmt: skip
    keys: list[str] = []
    head, name = "", frozenset[str]()
    rest: set[str] | None = None
    part = closed = False
    for at, token in enumerate(held):
        word = token.norm
        closed = closed or (word in PREPOSITIONS and bool(keys))
        possessive = word.endswith(("'s", "s'"))
        word = word.removesuffix("'s").removesuffix("'")
        if word == "of" and rest is None and keys:
            rest = set()
            continue
        if word == "of" and not keys:
            part = True
            continue
        if word in FUNCTION_WORDS or (word in DROPPED and not owners[at]) or word[:1].isdigit():
            continue
        if word.endswith("ly") and len(word) > 5:
            continue
        owner = owners[at]
        title = word in ROLES
        alone = len(held) == 1 and not word.endswith("s") and word not in verbs()
        capital = token.text[:1].isupper() and (at > 0 or owner is not None or alone)
        if title and (owner is None or word not in owner[0]):
            word_keys, word_name = frozenset({key_of(word)}), frozenset[str]()
        elif owner is not None and owner[1] == "role":
            word_keys, word_name = owner[0] | {key_of(word)}, owner[0]
        elif owner is not None and owner[1] != "pronoun":
            word_keys, word_name = owner[0] | {word}, owner[0] | {word}
        elif capital and not title:
            word_keys, word_name = frozenset({word}), frozenset({word})
        else:
            word_keys, word_name = frozenset({key_of(word)}), frozenset[str]()
        keys.extend(sorted(word_keys))
        if rest is not None:
            rest |= word_keys
        elif not possessive and not closed:
            if word_name and name and head in name:
                name |= word_name
            else:
                name = word_name
            head = word if word_name else key_of(word)
    if not keys:
        if nobody:
            return Thing(" ".join(t.text for t in held), frozenset(), "", frozenset(), False, True,
                         True, False, False, None)  # fmt: skip
        return None
    first = next((n for n in norms if n not in _WHEN), norms[0])
    return Thing(
        " ".join(t.text for t in held),
        frozenset(keys),
        head,
        name,
        first not in _INDEFINITE and (first in _DEFINITE or bool(name)
                                         or "'s" in " ".join(norms)),
        nobody,
        False,
        "and" in norms,
        part or norms[0] in ("one", "two", "three", "some"),
        None if rest is None else frozenset(rest),
    )  # fmt: skip


def one_name(a: frozenset[str], b: frozenset[str]) -> int:
    """Two forms of a name: one may be shorter; two first names before one last are two."""
    shared, left, right = a & b, a - b, b - a
    if not shared:
        return -1
    if not left or not right:
        return 1
    apart = all(len(w) > 2 for w in left | right) and not any(
        x.startswith(y[:3]) for x in left for y in right
    )
    return -1 if apart and len(left) == len(right) == 1 else 0


def agree(a: Thing | None, b: Thing | None) -> int:
    """1: one thing; -1: two things; 0: who can say."""
    if a is None or b is None or a.open or b.open or not a.keys or not b.keys:
        return 0
    if a.name and b.name:
        return one_name(a.name, b.name)
    shared = a.keys & b.keys
    if bool(a.name) != bool(b.name):
        return 1 if shared else 0
    if not a.head or not b.head:
        return 1 if shared and (a.keys <= b.keys or b.keys <= a.keys) else 0
    if a.head in VAGUE or b.head in VAGUE:
        return 1 if shared - VAGUE else 0
    left, right = a.keys - shared, b.keys - shared
    if a.head == b.head:
        return -1 if left and right else 1
    if a.head in b.keys or b.head in a.keys:
        return 0  # "the bridge" and "the bridge toll"
    return -1
