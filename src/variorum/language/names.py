"""People, organisations and places in one article, by rules, with their aliases resolved.

A name is a capitalised sequence that something else supports: a title, a role, a word for
a body, a dateline, another mention. What a name's kind is stays "unknown" when unsure, and
a surname that two people share stays a surname unless the text says whose it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from variorum.language import name_tables as tables
from variorum.language.capitals import Piece, counts, pieces, runs, speaks
from variorum.model import Article, Mention, Sentence, Span
from variorum.model.analysis import NameKind

# Offices that make a capitalised word a title wherever it stands in a sequence. The other
# roles are surnames too ("Baker", "Bishop") and count only in front.
_OFFICES = frozenset(
    """mayor president minister premier chancellor governor senator congressman congresswoman
    councillor councilor secretary general colonel lieutenant sergeant admiral commissioner
    constable inspector superintendent detective ambassador prosecutor attorney coroner
    vice-president secretary-general director director-general chairman chairwoman spokesman
    spokeswoman spokesperson professor ceo pm mp presiden perdana menteri presidente presidenta
    alcalde alcaldesa ministro ministra président maire ministre präsident bürgermeister
    kanzler commander chief prime foreign home finance defence defense deputy vice executive
    judge justice representative undersecretary archbishop prince princess queen king pope
    captain coach manager chair head leader cardinal sheriff marshal treasurer""".split()
)
# Offices that end a sequence without being a surname ("NATO Secretary General").
_STRONG = frozenset(
    """president minister secretary general secretary-general chancellor premier commissioner
    chairman chairwoman ceo governor mayor ambassador spokesman spokeswoman spokesperson director
    presiden menteri presidente ministro""".split()
)
_LOWER_BODIES = frozenset(
    """company firm maker retailer supplier bank union ministry department agency club team party
    university school hospital council board charity regulator operator airline carrier manufacturer
    group body organisation organization watchdog court commission committee institute foundation
    alliance broadcaster newspaper paper outlet site platform startup start-up start developer
    contractor brewery bakery plant museum federation association league service network utility
    producer chain brand consortium enterprise authority office""".split()
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
_BREAKS = frozenset(".;:!?\"“”„«»()[]")
# Roles that companies have too.
_OWNERS = frozenset("owner founder investor producer developer regulator organiser organizer".split())
_GOVERNORS = frozenset("the by of at from with for to company".split())
_LINKS = frozenset("van von bin ibn al ter ten".split())
_AGE = re.compile(r"\(?\d{1,3}\b")


@dataclass(slots=True)
class _Candidate:
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
    governed: bool = False  # stands where a body acts or is acted on ("the", "by", "said")
    numbered: bool = False  # "Article 7": a label, not a name

    @property
    def text(self) -> str:
        return " ".join(self.words)


def find_names(article: Article, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """Find who and what an article names, each mention with its full name.

    Args:
        article: Its noise and reference blocks are passed over.
        sentences: The article's sentences.

    Returns:
        Mentions in order of place, without overlap. ``name`` is the fullest form in the
        article: a surname stands for the one person who bears it there, an acronym for
        its expansion; ``form`` is "role" where a description ("the mayor") stands for a
        person whom the article gives that role. Titles are outside the span.

    Cost: linear in the text. Measured and described: docs/methods/names.md.
    """
    text = article.text
    kept = [
        s
        for s in sentences
        if s.block >= len(article.blocks)
        or article.blocks[s.block].kind not in ("noise", "reference")
    ]
    cut = [pieces(text, s.span.start, s.span.end) for s in kept]
    headline = [_is_headline_case(article, s, p) for s, p in zip(kept, cut, strict=True)]
    lower, inner = counts([p for p, loud in zip(cut, headline, strict=True) if not loud])
    found: list[_Candidate] = []
    for index, (sentence, row) in enumerate(zip(kept, cut, strict=True)):
        if not headline[index]:
            found += _candidates(article, sentence, index, row, lower, inner)
    acronyms = _acronyms(text, found)
    _weigh(article, found, acronyms)
    known = _settle(found, acronyms)
    if article.language.startswith("de"):
        _drop_common_nouns(found)
    for index, (sentence, row) in enumerate(zip(kept, cut, strict=True)):
        if headline[index]:
            found += _in_headline(text, sentence, index, row, known)
    mentions = [
        Mention(c.span, c.name, c.kind, "alias" if c.alias else "name") for c in found if c.name
    ]
    mentions += _role_mentions(text, cut, found)
    return _in_order(mentions)


_STOPS = frozenset(".;,")


def _is_headline_case(article: Article, sentence: Sentence, row: Sequence[Piece]) -> bool:
    """True where every word of weight has a capital, so that capitals say nothing."""
    if row and sentence.block < len(article.blocks):
        kind = article.blocks[sentence.block].kind
        running = kind in ("paragraph", "item") and (len(row) > 24 or row[-1].text in _STOPS)
        if kind == "quote" or running:
            return False
    weighty = [p for p in row if p.is_word and len(p.text) > 3]
    if len(weighty) < 3:
        return False
    capital = sum(p.capital for p in weighty)
    small = sum(1 for p in row if p.is_word and not p.capital and len(p.text) > 3)
    return small * 6 <= capital and capital >= 4


def _candidates(
    article: Article,
    sentence: Sentence,
    index: int,
    row: list[Piece],
    lower: Counter[str],
    inner: Counter[str],
) -> Iterator[_Candidate]:
    text = article.text
    for run in runs(text, row, lower, inner):
        for first, last, title, roles in _parts(row, run.first, run.last):
            words = tuple(
                w + "." if _followed_by_point(row, first, last, k) else w
                for k, w in _worded(row, first, last)
            )
            if not words or all(w.casefold() in tables.DEMONYMS for w in words):
                continue
            candidate = _Candidate(
                Span(row[first].start, row[last].end),
                words,
                index,
                sentence.block,
                title=title,
                opening=run.opening and first == run.first,
            )
            candidate.roles |= roles
            if title and first > run.first:
                lead = [p.norm for p in row[run.first : first]]
                candidate.bodies |= _phrase_bodies(lead)
            _look_around(text, row, first, last, candidate)
            yield candidate


def _worded(row: Sequence[Piece], first: int, last: int) -> Iterator[tuple[int, str]]:
    for k in range(first, last + 1):
        if row[k].text != ".":
            yield k, row[k].text


def _followed_by_point(row: Sequence[Piece], first: int, last: int, k: int) -> bool:
    return k < last and row[k + 1].text == "."


def _parts(
    row: Sequence[Piece], first: int, last: int
) -> Iterator[tuple[int, int, str, set[str]]]:
    """Cut a sequence at its titles: (first, last, title, roles) of each name in it."""
    norms = [p.norm for p in row[first : last + 1]]
    size = len(norms)
    at = 0
    courtesy = ""
    while at < size and (norms[at] in tables.COURTESY or norms[at] == "."):
        if norms[at] == "st" and at + 1 < size and norms[at + 1] != ".":
            break
        if norms[at] != ".":
            courtesy = norms[at]
        at += 1
    if at and at < size:
        yield from (
            (f, l, t or courtesy, r | {"courtesy"}) for f, l, t, r in _parts(row, first + at, last)
        )
        return
    if at == size:
        return
    body = norms[-1] in tables.BODIES or any(
        n in tables.BODY_HEADS and k + 1 < size and norms[k + 1] in ("of", "for")
        for k, n in enumerate(norms)
    )
    cut = -1
    for k, norm in enumerate(norms):
        if norm in tables.GIVEN and k == 0 and size > 1 and norms[1] not in tables.ROLES:
            break
        if norm in _OFFICES or (k == 0 and norm in tables.ROLES):
            cut = k
        elif (
            cut >= 0
            and norm in tables.ROLES
            and norm not in tables.GIVEN
            and k == cut + 1
            and k + 1 < size
        ):
            cut = k
    if body and not (cut >= 0 and norms[-1] not in tables.BODIES):
        start = 0
        while start < size - 1 and norms[start] in tables.ROLES and norms[start] not in tables.BODIES:
            start += 1
        if start and norms[start] in ("of", "for", "to"):
            start += 1
        yield first + start, last, "", set()
        return
    if cut < 0:
        start = 0
        if size > 1 and norms[0] in tables.DEMONYMS and norms[1] in tables.GIVEN:
            start = 1
        yield first + start, last, "", set()
        return
    if cut == size - 1 and norms[cut] not in _STRONG:
        yield first, last, "", set()
        return
    roles = _phrase_roles(norms[: cut + 1])
    begin = cut
    while begin > 0 and (norms[begin - 1] in tables.ROLES or norms[begin - 1] in _OFFICES):
        begin -= 1
    apart = tables.DEMONYMS | tables.PORTFOLIOS | {"."}
    if begin > 0 and not all(n in apart for n in norms[:begin]):
        yield first, first + begin - 1, "", set()
    rest = cut + 1
    if rest < size and norms[rest] in ("of", "for", "von", "de", "del", "du", "des"):
        rest += 1
        if rest < size and norms[rest] == "the":
            rest += 1
        if rest < size:
            yield first + rest, last, "", set()
        return
    if rest < size and norms[rest] in ("the", "."):
        rest += 1
    if rest < size:
        yield first + rest, last, norms[cut], roles


def _role(word: str) -> str:
    return _SYNONYMS.get(word, word.removesuffix("s") if word.endswith("ers") else word)


def _look_around(
    text: str, row: Sequence[Piece], first: int, last: int, found: _Candidate
) -> None:
    """Read the words before and after a name for what they say of it."""
    before = row[first - 1] if first else None
    after = row[last + 1] if last + 1 < len(row) else None
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
            found.roles |= _phrase_roles(_backwards(row, first - 1))
            found.bodies |= _phrase_bodies(_backwards(row, first - 1))
        elif before.norm in tables.KIN:
            found.person += 2
        elif before.norm in tables.PLACE_PREPOSITIONS:
            found.place += 2
        elif before.text in (",", "–", "—") and first > 1:
            phrase = _backwards(row, first - 2)
            last_words = phrase[-3:]
            if any(w in tables.ROLES for w in phrase) and (
                last_words and (phrase[-1] in tables.ROLES or "of" in phrase or len(phrase) <= 4)
            ):
                found.person += 1 if phrase[-1] in _OWNERS else 2
                found.roles |= _phrase_roles(phrase)
                found.bodies |= _phrase_bodies(phrase)
            elif phrase and phrase[-1] in _LOWER_BODIES:
                found.organisation += 2
                found.bodies.add(phrase[-1])
        elif before.norm in _LOWER_BODIES and not before.capital:
            found.organisation += 1
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
            found.roles |= {_role(w) for w in phrase[1:5] if _role(w) in tables.HEADS}
        elif not _describes(row, last + 2, len(phrase)):
            pass
        elif any(w in tables.ROLES for w in phrase[:5]) and (
            phrase[0] in _DETERMINERS or phrase[0] in tables.ROLES or "of" in phrase
        ):
            found.person += 2
            found.roles |= _phrase_roles(phrase)
            found.bodies |= _phrase_bodies(phrase)
        elif any(w in _LOWER_BODIES for w in phrase[:5]) and phrase[0] in _DETERMINERS:
            found.organisation += 2
            found.bodies |= {w for w in phrase[:6] if w in _LOWER_BODIES}
    elif after.norm in ("is", "was", "became"):
        phrase = _forwards(row, last + 2)[:6]
        if any(w in tables.ROLES for w in phrase[:4]):
            found.person += 1
            found.roles |= _phrase_roles(phrase)
    elif after.norm == "who":
        found.person += 2
    elif after.norm in tables.SAYING:
        found.person += 1 if len(found.words) > 1 else 0


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


_RANKS = frozenset("deputy vice assistant former acting ex interim onetime late".split())


def _phrase_roles(phrase: Sequence[str]) -> set[str]:
    """The roles that a description gives; a deputy's or former one is a role of its own."""
    found = {_role(w) for w in phrase if w in tables.ROLES or w in ("chairs", "heads", "leads")}
    ranks = [w for w in phrase if w in _RANKS]
    found -= _RANKS
    return {f"{ranks[0]} {role}" for role in found} if ranks else found


def _phrase_bodies(phrase: Sequence[str]) -> set[str]:
    return {w for w in phrase if w not in tables.ROLES and len(w) > 2} - _DETERMINERS


def _acronyms(text: str, found: Sequence[_Candidate]) -> dict[str, str]:
    """Short form to long form, where the text sets one in brackets after the other."""
    table: dict[str, str] = {}
    for left, right in zip(found, found[1:], strict=False):
        gap = text[left.span.end : right.span.start]
        if gap.strip("'’s ") != "(" or text[right.span.end : right.span.end + 1] != ")":
            continue
        short, long = (right, left) if len(right.text) <= len(left.text) else (left, right)
        if len(short.words) == 1 and _abbreviates(short.text, long.words):
            table.setdefault(short.text, long.text)
    return table


def _abbreviates(short: str, words: Sequence[str]) -> bool:
    letters = [c for c in short.replace(".", "") if c.isalpha()]
    if not 2 <= len(letters) <= 8 or len(words) < 2:
        return False
    heads = [w[0].casefold() for w in words]
    strong = [w[0].casefold() for w in words if w[0].isupper()]
    plain = [c.casefold() for c in letters]
    return plain in (heads, strong) or (
        plain[0] == heads[0] and sum(c in heads for c in plain) >= len(plain) - 1
    )


def _weigh(
    article: Article,
    found: Sequence[_Candidate],
    acronyms: dict[str, str],
) -> None:
    """Give every candidate a kind from what all mentions of the same words say."""
    text = article.text
    times = Counter(c.words[0].casefold() for c in found if len(c.words) == 1)
    tally: dict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0, 0])
    for c in found:
        norms = [w.casefold().rstrip(".") for w in c.words]
        if norms[-1] in tables.BODIES or norms[0] in tables.BODY_HEADS and "of" in norms:
            c.organisation += 3
        if len(c.words) == 1 and c.text.isupper() and 2 <= len(c.text.replace(".", "")) <= 6:
            c.organisation += 2 if c.governed else 1
        if (
            (norms[-1] in tables.PLACES or norms[0] in tables.PLACE_HEADS)
            and not c.person
            and len(norms) > 1
        ):
            c.place += 2
        if c.text.casefold().rstrip(".") in tables.COUNTRIES:
            c.place += 4
        if len(norms) > 1 and norms[0] in tables.GIVEN and norms[-1] not in tables.BODIES:
            c.person += 2
        if len(norms) == 1 and norms[0] in tables.GIVEN:
            c.person += 1
        if len(norms) > 1 and any(len(w) == 2 and w.endswith(".") for w in c.words[:-1]):
            c.person += 2
        if len(norms) > 2 and _LINKS & set(c.words[1:-1]):
            c.person += 2
        if norms[-1] in _LOWER_BODIES and len(norms) > 1:
            c.bodies.add(norms[-1])
        elif norms[0] in _LOWER_BODIES and len(norms) > 1 and norms[1] in ("of", "for"):
            c.bodies.add(norms[0])
        if 2 <= len(norms) <= 3 and times[norms[-1]] and not c.organisation and not c.place:
            c.person += 2  # a surname comes back by itself
        tail = text[c.span.end : c.span.end + 24]
        block = article.blocks[c.block] if c.block < len(article.blocks) else None
        if block is not None and c.span.start - block.span.start < 4 and _DATELINE.match(tail):
            c.place += 4
        row = tally[tuple(norms)]
        row[0] += c.person
        row[1] += c.organisation
        row[2] += c.place
    for c in found:
        person, body, place = tally[tuple(w.casefold().rstrip(".") for w in c.words)]
        if c.title and person >= body:
            c.kind = "person"
        elif person > max(body, place) and person >= 2:
            c.kind = "person"
        elif body > max(person, place) and body >= 2:
            c.kind = "organisation"
        elif place > max(person, body) and place >= 2:
            c.kind = "place"
        if c.text in acronyms:
            c.kind = "organisation"


_DATELINE = re.compile(r"(?:,[^\n]{0,20})?\s*(?:\(|[-–—]\s|,\s+[A-Z][a-z]{2,8}\.?\s+\d)")


def _settle(
    found: list[_Candidate], acronyms: dict[str, str]
) -> dict[tuple[str, ...], tuple[str, NameKind]]:
    """Write full names into the candidates; return known words -> (name, kind)."""
    people: dict[tuple[str, ...], _Candidate] = {}
    bodies: dict[tuple[str, ...], _Candidate] = {}
    for c in found:
        if len(c.words) > 1 and c.kind in ("person", "unknown"):
            _merge(people, c)
        if len(c.words) > 1 and c.kind == "organisation":
            _merge(bodies, c)
    by_last: dict[str, list[_Candidate]] = defaultdict(list)
    by_first: dict[str, list[_Candidate]] = defaultdict(list)
    for c in people.values():
        by_last[c.words[-1].casefold()].append(c)
        by_first[c.words[0].casefold()].append(c)
    seen: dict[int, set[str]] = defaultdict(set)  # full names so far, by block
    known: dict[tuple[str, ...], tuple[str, NameKind]] = {}
    for c in found:
        key = tuple(w.casefold() for w in c.words)
        c.name = c.text
        if c.text in acronyms:
            c.name, c.alias = acronyms[c.text], True
        elif len(c.words) == 1 and c.kind in ("person", "unknown"):
            _resolve_person(c, by_last[key[0]], by_first[key[0]], seen)
        elif len(c.words) > 1 and c.kind == "person":
            longer = [
                p for p in by_last[key[-1]] if len(p.words) > len(c.words) and _short_of(c, p)
            ]
            if len(longer) == 1:
                c.name, c.alias = longer[0].text, True
        if not c.alias and c.kind in ("organisation", "unknown"):
            longer = [
                b
                for k, b in bodies.items()
                if k[: len(key)] == key and len(k) > len(key) and k[-1] in tables.CORPORATE
            ]
            if len(longer) == 1:
                c.name, c.kind, c.alias = longer[0].text, "organisation", True
        if c.kind in ("person", "unknown"):
            seen[c.block].add(c.name)
    for c in found:
        if c.name:
            known.setdefault(tuple(w.casefold() for w in c.words), (c.name, c.kind))
    _drop_unsupported(found, known)
    return known


def _merge(table: dict[tuple[str, ...], _Candidate], c: _Candidate) -> None:
    key = tuple(w.casefold() for w in c.words)
    if key in table:
        table[key].roles |= c.roles
        table[key].bodies |= c.bodies
        if c.kind == "person":
            table[key].kind = "person"
    else:
        table[key] = replace(c, roles=set(c.roles), bodies=set(c.bodies))


def _short_of(c: _Candidate, full: _Candidate) -> bool:
    plain = [w.casefold() for w in c.words]
    if [w.casefold() for w in full.words[-len(plain) :]] == plain:
        return True  # "Van der Meer"
    first, other = c.words[0].rstrip("."), full.words[0]
    return other.startswith(first) and c.words[-1] == full.words[-1]


def _resolve_person(
    c: _Candidate,
    by_last: Sequence[_Candidate],
    by_first: Sequence[_Candidate],
    seen: dict[int, set[str]],
) -> None:
    bearers = [p for p in by_last if p.kind == "person" or c.kind == "person" or len(by_last) == 1]
    if len(bearers) > 1:
        bearers = _tell_apart(c, bearers, seen)
    elif not bearers and not c.title:
        bearers = [p for p in by_first if p.kind == "person"]
    if len(bearers) == 1:
        c.name, c.alias = bearers[0].text, True
        c.kind = bearers[0].kind if c.kind == "unknown" else c.kind


def _tell_apart(
    c: _Candidate,
    bearers: Sequence[_Candidate],
    seen: dict[int, set[str]],
) -> list[_Candidate]:
    """Those of several bearers of one surname whom the evidence leaves."""
    left = list(bearers)
    if c.title in tables.COURTESY_FEMALE:
        left = [p for p in left if p.words[0].casefold() not in tables.GIVEN_MALE]
    elif c.title in tables.COURTESY_MALE:
        left = [p for p in left if p.words[0].casefold() not in tables.GIVEN_FEMALE]
    if c.roles and len(left) > 1:
        shared = [p for p in left if p.roles & c.roles]
        left = shared or left
    if len(left) > 1 and not c.roles and not c.title:
        here = seen.get(c.block, set())
        named = [p for p in left if p.text in here]
        left = named if len(named) == 1 else left
    return left


def _drop_common_nouns(found: Sequence[_Candidate]) -> None:
    """In German every noun has a capital: keep only what something else supports."""
    times = Counter(c.text for c in found)
    for c in found:
        lone = len(c.words) == 1
        sure = c.person >= 3 or c.place >= 4 or (c.text.isupper() and len(c.text) > 1)
        if not c.alias and (c.kind == "unknown" or (lone and not sure and times[c.text] < 2)):
            c.name = ""


def _drop_unsupported(
    found: Sequence[_Candidate], known: dict[tuple[str, ...], tuple[str, NameKind]]
) -> None:
    """Drop single words of unknown kind that only their place or a figure makes a name."""
    times = Counter(c.text.casefold() for c in found)
    for c in found:
        lone = len(c.words) == 1 and c.kind == "unknown" and not c.alias
        if lone and ((c.opening and not c.speaks and times[c.text.casefold()] == 1) or c.numbered):
            c.name = ""


def _in_headline(
    text: str,
    sentence: Sentence,
    index: int,
    row: Sequence[Piece],
    known: dict[tuple[str, ...], tuple[str, NameKind]],
) -> Iterator[_Candidate]:
    """Names of the body that a headline in capitals repeats."""
    at = 0
    while at < len(row):
        for size in range(min(6, len(row) - at), 0, -1):
            key = tuple(p.norm for p in row[at : at + size])
            if key in known and row[at].capital:
                name, kind = known[key]
                found = _Candidate(
                    Span(row[at].start, row[at + size - 1].end),
                    tuple(p.text for p in row[at : at + size]),
                    index,
                    sentence.block,
                )
                found.name, found.kind = name, kind
                found.alias = found.text.casefold() != name.casefold()
                yield found
                at += size
                break
        else:
            at += 1


def _role_mentions(
    text: str, cut: Sequence[Sequence[Piece]], found: Sequence[_Candidate]
) -> Iterator[Mention]:
    """Descriptions that stand for the one person (or body) the article describes so."""
    holders: dict[str, set[str]] = defaultdict(set)
    about: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, NameKind] = {}
    for c in found:
        if not c.name:
            continue
        if c.kind == "person" and (len(c.name.split()) > 1):
            for role in c.roles:
                holders[role].add(c.name)
            about[c.name] |= c.bodies | c.roles
            kinds[c.name] = "person"
        elif c.kind == "organisation":
            for body in c.bodies & _LOWER_BODIES:
                holders[body].add(c.name)
            kinds[c.name] = "organisation"
    if not holders:
        return
    named = {c.span.start for c in found}
    ends = {c.span.end for c in found}
    for row in cut:
        for k, piece in enumerate(row):
            role = _role(piece.norm)
            if k and row[k - 1].norm in _RANKS:
                role = f"{row[k - 1].norm} {role}"
            if role not in holders or piece.capital or len(holders[role]) != 1:
                continue
            start = _description_start(row, k)
            if start is None:
                continue
            if k + 1 < len(row):
                after = row[k + 1]
                if after.start in named or (after.is_word and after.norm in tables.ROLES):
                    continue
                if after.text in (",", "-") and k + 2 < len(row) and row[k + 2].start in named:
                    continue
                if after.norm in ("of", "for") or (after.capital and after.is_word):
                    continue
            if start > 1 and row[start - 1].text == "," and row[start - 2].end in ends:
                continue  # the appositive itself, which gave the role
            name = min(holders[role])
            modifiers = {p.norm for p in row[start + 1 : k]} - _RANKS - _MODIFIERS
            strange = {m for m in modifiers if not {m, _role(m)} & about[name]}
            if kinds[name] == "person" and strange:
                continue
            yield Mention(Span(row[start].start, piece.end), name, kinds[name], "role")


_MODIFIERS = frozenset("new current long-time longtime veteran embattled own chief".split())


def _description_start(row: Sequence[Piece], k: int) -> int | None:
    """The index of "the" before a role word, over at most three modifiers."""
    for back in range(1, 5):
        if k - back < 0:
            return None
        piece = row[k - back]
        if piece.norm in ("the", "its", "their", "his", "her"):
            return k - back
        if not piece.is_word or piece.norm in ("a", "an", "and", "of", "by", "to", "with", "from"):
            return None
        if back > 1 and piece.norm in tables.SAYING:
            return None
    return None


def _in_order(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Sorted, the longer of two that overlap kept; a name before a role."""
    kept: list[Mention] = []
    for m in sorted(
        mentions, key=lambda m: (m.span.start, m.form == "role", -m.span.end, m.name)
    ):
        if kept and kept[-1].span.end > m.span.start:
            if m.form != "role" and kept[-1].form == "role":
                kept[-1] = m
            continue
        kept.append(m)
    return tuple(kept)
