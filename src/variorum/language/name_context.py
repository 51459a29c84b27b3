"""What the words about a capitalised sequence say of it: roles, bodies, ages, places.

Reads the words before and after ("spokesperson Ann Lee", "Lee, who chairs the board,").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from variorum.language import name_tables as tables
from variorum.language.capitals import Piece, speaks
from variorum.language.credit_nouns import is_animate, is_body
from variorum.model import Span
from variorum.model.analysis import NameKind

LOWER_BODIES = frozenset(
    """company firm maker retailer supplier bank union ministry department agency club team party
    university school hospital council board charity regulator operator airline carrier
    manufacturer group body organisation organization watchdog court commission committee
    institute foundation alliance broadcaster newspaper paper outlet site platform startup
    start-up start developer contractor brewery bakery plant museum federation association league
    service network utility producer chain brand consortium enterprise authority office""".split()
)


_SYNONYMS = {
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "chairs": "chair",
    "chaired": "chair",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chief": "head",
    "boss": "head",
    "leader": "head",
    "heads": "head",
    "leads": "head",
    "runs": "head",
    "ceo": "head",
    "executive": "head",
    "councilman": "councillor",
    "councilwoman": "councillor",
    "councilor": "councillor",
    "congressman": "representative",
    "congresswoman": "representative",
    "lawmaker": "legislator",
    "secretary-general": "secretary",
    "general": "secretary",
    "premier": "minister",
    "prime": "minister",
    "presidents": "president",
}


_DETERMINERS = frozenset("the its their his her our a an this that former then new".split())


_BREAKS = frozenset('.;:!?"“”„«»()[]')


# Roles that companies have too.
_OWNERS = frozenset(
    """owner founder investor producer developer regulator organiser organizer operator
    contractor broadcaster supplier baker insurer lender""".split()
)


_PLACE_OF = frozenset(
    """mayor governor city town village port people streets outskirts suburb district county
    province island north south east west centre center bürgermeister bürgermeisterin""".split()
)
GERMAN_ARTICLES = frozenset(
    "der die das dem den des ein eine einen einem einer eines im am zum zur vom".split()
)
_GOVERNORS = frozenset("the by of at from with for to company".split())


_AGE = re.compile(r"\(?\d{1,3}\b")


RANKS = frozenset("deputy vice assistant former acting ex interim onetime late".split())


@dataclass(slots=True)
class Candidate:
    """A capitalised sequence with what the words about it say."""

    span: Span
    words: tuple[str, ...]
    sentence: int
    block: int
    title: str = ""
    opening: bool = False
    person: int = 0
    organisation: int = 0
    place: int = 0
    roles: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    name: str = ""
    kind: NameKind = "unknown"
    alias: bool = False
    speaks: bool = False
    articled: bool = False  # stands after a German article
    governed: bool = False  # stands where a body acts or is acted on ("the", "by", "said")
    numbered: bool = False  # "Article 7": a label, not a name
    text: str = field(init=False)
    key: tuple[str, ...] = field(init=False)  # the words as they are compared

    def __post_init__(self) -> None:
        self.text = " ".join(self.words)
        self.key = tuple([w.casefold() for w in self.words])


@lru_cache(maxsize=65536)
def role_of(word: str) -> str:
    """The word under which a role is kept: one for all that mean the same office."""
    return _SYNONYMS.get(word, word.removesuffix("s") if word.endswith("ers") else word)


def look_around(text: str, row: Sequence[Piece], first: int, last: int, found: Candidate) -> None:
    """Read the words before and after a name for what they say of it."""
    before = row[first - 1] if first else None
    after = row[last + 1] if last + 1 < len(row) else None
    found.articled = before is not None and before.norm in GERMAN_ARTICLES
    found.governed = (before is not None and before.norm in _GOVERNORS) or (
        row[last].tail != row[last].end or (after is not None and after.norm in tables.SAYING)
    )
    found.speaks = speaks(row, last)
    found.numbered = after is not None and after.text[0].isdigit()
    if found.title and (found.title in tables.ROLES or found.title in tables.COURTESY):
        found.person += 3
    if "courtesy" in found.roles:
        found.roles.discard("courtesy")
        found.person += 3
    if before is not None:
        if before.norm in tables.ROLES and not before.capital:
            found.person += 1 if before.norm in _OWNERS else 3
            found.roles |= phrase_roles(_backwards(row, first - 1))
            found.bodies |= phrase_bodies(_backwards(row, first - 1))
        elif before.norm == "of" and first > 1 and row[first - 2].norm in _PLACE_OF:
            found.place += 2
        elif before.norm in tables.COURTESY and not before.capital:
            found.person += 3
        elif before.norm in tables.KIN:
            found.person += 2
        elif before.norm == "by" and first == 1 and before.capital and 0 < last - first < 3:
            found.person += 2  # a byline
        elif before.norm in tables.SAYING and first < last:
            found.person += 1
        elif before.norm in tables.PLACE_PREPOSITIONS or _moved_to(row, first - 1):
            found.place += 2
        elif before.text in (",", "–", "—") and first > 1:
            phrase = _backwards(row, first - 2)
            last_words = phrase[-3:]
            if any(w in tables.ROLES for w in phrase) and (
                last_words
                and (
                    phrase[-1] in tables.ROLES
                    or "of" in phrase
                    or len(phrase) <= 4
                    or _office_for(phrase)
                )
            ):
                found.person += 1 if phrase[-1] in _OWNERS else 2
                found.roles |= phrase_roles(phrase)
                found.bodies |= phrase_bodies(phrase)
                if phrase[-1] in LOWER_BODIES:
                    found.bodies.add(phrase[-1])
            elif phrase and phrase[-1] in LOWER_BODIES and _works_at(phrase):
                found.person += 2  # "a mediator at the conciliation office, Ann Lee"
            elif phrase and phrase[-1] in LOWER_BODIES:
                found.organisation += 3
                found.bodies.add(phrase[-1])
        elif before.norm in tables.GERMAN_BODIES and before.capital:
            found.organisation += 2
            found.articled = False
        elif before.norm in LOWER_BODIES and before.tail != before.end:
            found.person += 1 if first < last else 0  # "the board's Ann Lee"
        elif before.norm in LOWER_BODIES and not before.capital:
            led = first > 1 and _backwards(row, first - 2)[-3:]
            determined = bool(led) and bool(_DETERMINERS & set(led or ()))
            found.organisation += 2 if determined and row[first].norm not in tables.GIVEN else 1
            found.bodies.add(before.norm)
        elif before.norm == "the" and not found.title:
            found.person -= 1
    if after is None:
        return
    if after.text in (",", "(", "–", "—", "-"):
        phrase = _forwards(row, last + 2)
        if phrase[:1] and _AGE.match(phrase[0]) and after.text in (",", "("):
            follow = row[last + 3].text if last + 3 < len(row) else ""
            if follow in (",", ")", "."):
                found.person += 2
        if phrase[:1] == ["who"]:
            found.person += 3
            found.roles |= {role_of(w) for w in phrase[1:5] if role_of(w) in tables.HEADS}
        elif not _describes(row, last + 2, len(phrase)):
            pass
        elif any(w in tables.ROLES for w in phrase[:5]) and (
            phrase[0] in _DETERMINERS or phrase[0] in tables.ROLES or "of" in phrase
        ):
            found.person += 2
            found.roles |= phrase_roles(phrase)
            found.bodies |= phrase_bodies(phrase)
        elif any(w in LOWER_BODIES for w in phrase[:5]) and phrase[0] in _DETERMINERS:
            found.organisation += 2
            found.bodies |= {w for w in phrase[:6] if w in LOWER_BODIES}
    elif after.norm in ("is", "was", "became"):
        phrase = _forwards(row, last + 2)[:6]
        if any(w in tables.ROLES for w in phrase[:4]):
            found.person += 1
            found.roles |= phrase_roles(phrase)
    elif after.norm == "who":
        found.person += 2
    elif after.norm in tables.SAYING:
        found.person += 1 if len(found.words) > 1 else 0
    elif after.norm in _ALIVE and len(found.words) > 1:
        found.person += 2


_WAYS = frozenset("from to for between via towards toward through".split())
_MOVING = frozenset(
    """flew fly flies flying moved moves move moving travelled traveled travels travel travelling
    sailed sails sail sailing went goes go gone returned returns return returning fled flees flee
    drove drives drive driving came comes come walked walks walk marched march cycled rode rides ran
    crossed emigrated migrated commutes commuted transferred shipped sent brought took taken driven
    flown arrived arrives journey trip flight train bus ferry road route way bound headed
    heading left leaves leave leaving passed toured transported evacuated deported""".split()
)
# What only somebody alive does.
_ALIVE = frozenset(
    """flew walked slept sleeps sat sits stood married died smiled smiles wept cried sang sings
    lives lived grew woke rode rowed swam climbed retired graduated laughed laughs nodded nods
    shrugged knelt ate drank dreamed wore wears born""".split()
)


def _moved_to(row: Sequence[Piece], at: int) -> bool:
    """True at "to" in "flew from Olm to Corrie", and for the one who "left Olm for Corrie"."""
    if row[at].norm in ("left", "leaves", "leaving", "reached", "near"):
        return at + 2 < len(row) and any(
            p.norm in ("for", "by", "in") for p in row[at + 2 : at + 4]
        )
    if row[at].norm not in _WAYS:
        return False
    for piece in reversed(row[max(0, at - 7) : at]):
        if piece.norm in _MOVING:
            return True
        if not piece.is_word and piece.text != ",":
            return False
    return False


def _office_for(phrase: Sequence[str]) -> bool:
    """True for "a spokesman for the harbour": the role comes first, then for whom."""
    head = next((k for k, w in enumerate(phrase) if w in tables.ROLES), len(phrase))
    return head < 3 and phrase[head + 1 : head + 2] in (["for"], ["at"], ["in"], ["with"], ["to"])


def _works_at(phrase: Sequence[str]) -> bool:
    """True for "a mediator at the office": a noun for somebody, then where they work."""
    for k in range(1, min(4, len(phrase) - 1)):
        if phrase[k] in ("at", "for", "with", "from", "in"):
            return is_animate(phrase[k - 1]) and not is_body(phrase[k - 1])
    return False


def _describes(row: Sequence[Piece], start: int, size: int) -> bool:
    """True if the words after a name and a comma can describe it.

    "It rained in Riverton, the mayor said" and "…, the mayor, Ann Lee, said" tell of
    somebody else: a verb stands among the words, or the next name follows them.
    """
    if any(p.norm in tables.SAYING for p in row[start : start + size]):
        return False
    after = start + size
    if after + 1 < len(row) and row[after].text in (",", "–", "—"):
        following = row[after + 1]
        return not (following.is_word and following.capital)
    return after >= len(row) or row[after].text != ":"


def _backwards(row: Sequence[Piece], index: int) -> list[str]:
    """Up to nine words before, as far as the phrase goes, in order."""
    phrase: list[str] = []
    while index >= 0 and len(phrase) < 9:
        piece = row[index]
        if piece.text in _BREAKS or piece.text == ",":
            break
        phrase.append(piece.norm)
        index -= 1
    return phrase[::-1]


def _forwards(row: Sequence[Piece], index: int) -> list[str]:
    phrase: list[str] = []
    while index < len(row) and len(phrase) < 10:
        piece = row[index]
        if piece.text in _BREAKS or piece.text in (",", "–", "—"):
            break
        phrase.append(piece.norm)
        index += 1
    return phrase


def phrase_roles(phrase: Sequence[str]) -> set[str]:
    """The roles that a description gives; a deputy's or former one is a role of its own."""
    found = {role_of(w) for w in phrase if w in tables.ROLES or w in ("chairs", "heads", "leads")}
    ranks = [w for w in phrase if w in RANKS]
    found -= RANKS
    return {f"{ranks[0]} {role}" for role in found} if ranks else found


def phrase_bodies(phrase: Sequence[str]) -> set[str]:
    return {w for w in phrase if w not in tables.ROLES and len(w) > 2} - _DETERMINERS
