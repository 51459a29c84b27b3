"""Who appears in a story: the names of all its reports brought under one full name each.

A surname in one report stands for the person another report gives in full, unless two
persons of the story bear it; then only a title or the report itself can tell.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from variorum.language import name_tables as tables
from variorum.language.cast_offices import bare_offices, held
from variorum.model import Analysis, Article, Entity, Mention, Passage, Quotation
from variorum.model.analysis import NameKind
from variorum.text import fold, spelling

_TITLE_BEFORE = re.compile(r"\b([^\W\d_]+)\.?\s+$")
_Key = tuple[str, ...]
# A whole name is one figure for all reports; a single word is one for each report, as it
# may be another person's there.
_Id = tuple[_Key, str]


@dataclass(slots=True)
class _Figure:
    """One name as the articles give it, before figures are merged."""

    id: _Id
    forms: Counter[str] = field(default_factory=Counter)
    kinds: Counter[NameKind] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    full_in: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    passages: set[Passage] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    offices: frozenset[str] = frozenset()

    @property
    def key(self) -> _Key:
        return self.id[0]

    @property
    def kind(self) -> NameKind:
        named = [(n, k) for k, n in self.kinds.items() if k != "unknown"]
        if not named:
            return "unknown"
        most = max(n for n, _ in named)
        best = sorted(k for n, k in named if n == most)
        return best[0] if len(best) == 1 else "unknown"

    @property
    def name(self) -> str:
        """The form most often written; capitals alone lose to ordinary writing."""
        return min(self.forms, key=lambda f: (f.isupper() and len(f) > 5, -self.forms[f], f))


def merge_cast(articles: Sequence[Article], analyses: Sequence[Analysis]) -> tuple[Entity, ...]:
    """Bring the names of all reports of one story under one full name each.

    Spelling variants of a name (one letter apart, never both in one report), surnames,
    initials, "The" before a body, acronyms and their expansions are merged. A surname that
    two persons bear is given to one of them only on evidence, and else stands alone.

    Args:
        articles: The reports of one story, in any order.
        analyses: ``analyses[i]`` reads ``articles[i]``; mentions are used.

    Returns:
        Entities sorted by name; ``name`` is the fullest supported form without title. An
        office that is one person's alone in the story ("the mayor") is one of his aliases.

    Cost: O(f²) comparisons for f distinct names. Described: docs/methods/names.md.
    """
    by_id = {a.id: a for a in articles}
    figures: dict[_Id, _Figure] = {}
    roles: list[tuple[Mention, Passage]] = []
    for analysis in sorted(analyses, key=lambda r: r.article):
        article = by_id.get(analysis.article)
        if article is None:
            continue
        for mention in analysis.mentions:
            passage = Passage.at(article.id, mention.span)
            if mention.form in ("name", "alias"):
                _note(figures, article, mention, passage)
            elif mention.form == "role":
                roles.append((mention, passage))
    for figure in figures.values():
        if len(figure.key) > 1 and figure.kind == "person":
            figure.offices = held(by_id, figure.passages)
    target = _merge(figures)
    merged: dict[_Id, list[_Figure]] = defaultdict(list)
    for at in sorted(figures):
        end = _end(target, at)
        # Single words that nobody claims are together again.
        merged[end if len(end[0]) > 1 else (end[0], "")].append(figures[at])
    entities: list[Entity] = []
    where: dict[_Key, int] = {}
    for at in sorted(merged):
        for figure in merged[at]:
            if len(figure.key) > 1 or len(at[0]) == 1:
                where[figure.key] = len(entities)
        entities.append(_entity(merged[at]))
    entities = _with_roles(entities, where, roles)
    offices = bare_offices(by_id, [(e.name, e.passages) for e in entities if e.kind == "person"])
    entities = [
        replace(e, aliases=tuple(sorted({*e.aliases, *offices[e.name]})))
        if e.kind == "person" and e.name in offices
        else e
        for e in entities
    ]
    kept = [e for e in entities if e.kind != "unknown" or len(e.passages) > 1]
    return tuple(sorted(kept, key=lambda e: (e.name, e.kind, e.passages)))


def resolve(article: Article, analysis: Analysis, cast: Sequence[Entity]) -> Analysis:
    """Write the cast's full names into one report's mentions and quotations.

    A mention takes the name of the entity that holds its passage. A speaker takes the name
    of the mention he is, or the one entity that bears what is written there as its name or
    alias. Where several do, what the report itself gave stays.
    """
    at = {p: e.name for e in cast for p in e.passages if p.article == article.id}
    kind = {e.name: e.kind for e in cast}
    called = _called(cast)
    mentions = []
    for mention in analysis.mentions:
        name = at.get(Passage.at(article.id, mention.span))
        if name is None and mention.form == "pronoun":
            name = called.get(_plain(mention.name))
        if name is None:
            mentions.append(mention)
            continue
        told = kind.get(name, "unknown")
        mentions.append(
            replace(mention, name=name, kind=told if told != "unknown" else mention.kind)
        )
    quotations = tuple(_spoken(article, q, mentions, called) for q in analysis.quotations)
    return replace(analysis, mentions=tuple(mentions), quotations=quotations)


def _spoken(
    article: Article, quotation: Quotation, mentions: Sequence[Mention], called: Mapping[str, str]
) -> Quotation:
    name: str | None = None
    if quotation.speaker is not None:
        inside = [
            m.name
            for m in mentions
            if quotation.speaker_span is not None
            and quotation.speaker_span.meets(m.span)
            and m.form != "pronoun"
            and _bears(m.name, quotation.speaker)
        ]
        name = inside[0] if len(set(inside)) == 1 else called.get(_plain(quotation.speaker))
    elif quotation.speaker_span is not None:
        name = called.get(_plain(quotation.speaker_span.of(article.text)))
    if name is None or name == quotation.speaker:
        return quotation
    return replace(quotation, speaker=name)


def _bears(full: str, said: str) -> bool:
    """True if ``said`` can be a way to name ``full``: the mention is the speaker himself."""
    return bool(set(_key(full)) & set(_key(said)))


def _called(cast: Sequence[Entity]) -> dict[str, str]:
    """What one entity alone is called, in plain form."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for entity in cast:
        for form in (entity.name, *entity.aliases):
            bearers[_plain(form)].add(entity.name)
    for entity in cast:
        if entity.kind == "person" and len(entity.name.split()) > 1:
            # A surname that two full names end in is nobody's own, whoever lists it.
            bearers[_plain(entity.name.split()[-1])].add(entity.name)
    return {form: min(names) for form, names in bearers.items() if len(names) == 1}


def _plain(form: str) -> str:
    text = re.sub(r"^(?:the|its|their|his|her|our|a|an)\s+", "", fold(form).casefold().strip())
    return " ".join(_key(text)) or text


def _key(name: str) -> _Key:
    """A name's words in plain form, without "the", titles and points."""
    found: list[str] = []
    for word in fold(name).split():
        plain = unicodedata.normalize("NFKD", word.casefold()).strip(".,'\"")
        plain = "".join(c for c in plain if not unicodedata.combining(c)).removesuffix("'s")
        if plain and not (plain == "the" and not found):
            found.append(plain)
    while len(found) > 1 and found[0] in tables.COURTESY:
        found.pop(0)
    return tuple(found)


def _note(
    figures: dict[_Id, _Figure], article: Article, mention: Mention, passage: Passage
) -> None:
    key = _key(mention.name)
    if not key:
        return
    at = (key, article.id if len(key) == 1 else "")
    figure = figures.setdefault(at, _Figure(at))
    name = re.sub(r"^the ", "", mention.name)
    figure.forms[name] += 1
    figure.kinds[mention.kind] += 1
    figure.articles.add(article.id)
    if mention.form == "name":
        figure.full_in.add(article.id)
    written = " ".join(mention.span.of(article.text).split())
    if written != name:
        figure.aliases.add(written)
    figure.passages.add(passage)
    before = _TITLE_BEFORE.search(article.text[max(0, passage.start - 20) : passage.start])
    if before:
        figure.titles.add(before.group(1).casefold())


def _merge(figures: Mapping[_Id, _Figure]) -> dict[_Id, _Id]:
    """Which figure is a way of writing which other one."""
    target: dict[_Id, _Id] = {}
    people = [f for f in figures.values() if len(f.key) > 1 and f.kind in ("person", "unknown")]
    people.sort(key=lambda f: (-len(f.articles), -sum(f.forms.values()), -len(f.key), f.key))
    _initials(people, target)
    for k, one in enumerate(people):
        if one.id in target or _abbreviated(one):
            continue
        for two in people[k + 1 :]:
            if two.id in target or _abbreviated(two) or not _one_person(one, two):
                continue
            target[two.id] = one.id
    named = [f for f in people if figures[_end(target, f.id)].kind == "person"]
    bodies = [f for f in figures.values() if f.kind == "organisation"]
    for figure in sorted(figures.values(), key=lambda f: f.id):
        if figure.id in target:
            continue
        other: _Id | None = None
        if len(figure.key) == 1:
            other = _bearer(figure, named, target)
        if other is None:
            body = _body(figure, bodies)
            other = body.id if body is not None else None
        if other is not None:
            target[figure.id] = other
    return target


def _abbreviated(figure: _Figure) -> bool:
    return _is_initial(figure.key[0])


def _initials(people: Sequence[_Figure], target: dict[_Id, _Id]) -> None:
    """Give "A. Lee" to the one person it can be, of two to the one its own report names."""
    for short in people:
        if not _abbreviated(short):
            continue
        fits = [p for p in people if not _abbreviated(p) and _one_person(p, short)]
        here = [p for p in fits if p.articles & short.articles]
        fits = here or fits
        if len(fits) == 1:
            target[short.id] = fits[0].id


def _end(target: Mapping[_Id, _Id], at: _Id) -> _Id:
    for _ in range(8):
        if at not in target:
            return at
        at = target[at]
    return at


def _is_initial(word: str) -> bool:
    return len(word.replace(".", "")) <= 2 and word.isalpha() and len(word) < 3


def _one_person(one: _Figure, two: _Figure) -> bool:
    """True if two full names are two ways to write one."""
    a, b = one.key, two.key
    if "person" not in (one.kind, two.kind):
        return False
    longer, shorter = (a, b) if len(a) >= len(b) else (b, a)
    if len(longer) > len(shorter):
        return longer[-len(shorter) :] == shorter or (
            longer[0] == shorter[0] and longer[-1] == shorter[-1]
        )
    if all(spelling(x) == spelling(y) for x, y in zip(a, b, strict=True)):
        return True
    if one.full_in & two.full_in:
        return False
    short_form = a[0].startswith(b[0]) or b[0].startswith(a[0])
    if a[-1] == b[-1] and short_form and min(len(a[0]), len(b[0])) <= 2:
        return True
    if a[-1] == b[-1] and a[0][0] == b[0][0] and one.offices & two.offices:
        return True  # one report has the holder of an office by a wrong first name
    same = [x == y for x, y in zip(a, b, strict=True)]
    if same.count(False) != 1:
        return False
    x, y = a[same.index(False)], b[same.index(False)]
    if not same[0] and len(x) == len(y) and {x, y} <= tables.GIVEN:
        return False  # "Marta" and "Maria" are two names, "Sara" and "Sarah" may be one
    return min(len(x), len(y)) >= 4 and _one_letter_apart(x, y)


def _one_letter_apart(x: str, y: str) -> bool:
    """True for one letter changed, left out, added, or two neighbours swapped."""
    if abs(len(x) - len(y)) > 1:
        return False
    start = 0
    while start < min(len(x), len(y)) and x[start] == y[start]:
        start += 1
    rest_x, rest_y = x[start:], y[start:]
    return (
        rest_x[1:] == rest_y[1:]
        or rest_x[1:] == rest_y
        or rest_x == rest_y[1:]
        or (rest_x[:2] == rest_y[:2][::-1] and rest_x[2:] == rest_y[2:])
    )


def _bearer(figure: _Figure, people: Sequence[_Figure], target: Mapping[_Id, _Id]) -> _Id | None:
    """The one person of whom a single word can be the surname (or first name)."""
    if figure.kind not in ("person", "unknown"):
        return None
    word = figure.key[0]
    bearers = {_end(target, p.id) for p in people if p.key[-1] == word}
    if len(bearers) > 1:
        other_sex = frozenset[str]()
        if figure.titles & tables.COURTESY_FEMALE:
            other_sex = tables.GIVEN_MALE - tables.GIVEN_FEMALE
        elif figure.titles & tables.COURTESY_MALE:
            other_sex = tables.GIVEN_FEMALE - tables.GIVEN_MALE
        bearers = {b for b in bearers if b[0][0] not in other_sex}
    elif not bearers:
        spelled = {_end(target, p.id) for p in people if spelling(p.key[-1]) == spelling(word)}
        bearers = spelled or {_end(target, p.id) for p in people if p.key[0] == word}
    if not bearers and figure.kind == "person" and len(word) > 4:
        bearers = {
            _end(target, p.id)
            for p in people
            if _one_letter_apart(p.key[-1], word) and not p.articles & figure.articles
        }
    return min(bearers) if len(bearers) == 1 else None


def _body(figure: _Figure, bodies: Iterable[_Figure]) -> _Figure | None:
    """The one body that a short form or an acronym stands for."""
    if figure.kind not in ("organisation", "unknown"):
        return None
    key = figure.key
    found = []
    for other in bodies:
        if len(other.key) <= len(key):
            continue
        short = other.key[: len(key)] == key and other.key[-1] in tables.CORPORATE
        # "the Gazette" for the one paper called so
        short = short or (len(key) == 1 and key[0] in tables.OUTLETS and other.key[-1] == key[0])
        acronym = (
            len(key) == 1 and figure.name.replace(".", "").isupper() and _spells(key[0], other.key)
        )
        if short or acronym:
            found.append(other)
    longest = [f for f in found if all(f is g or g.key != f.key[: len(g.key)] for g in found)]
    return longest[0] if len(longest) == 1 else None


def _spells(short: str, words: _Key) -> bool:
    letters = short.replace(".", "")
    strong = "".join(w[0] for w in words if w not in ("of", "the", "and", "for", "&", "de", "la"))
    return len(letters) >= 2 and letters in ("".join(w[0] for w in words), strong)


def _entity(figures: Sequence[_Figure]) -> Entity:
    lead = max(
        figures,
        key=lambda f: (
            not _is_initial(f.key[0]),
            len(f.key) > 1,
            len(f.articles),
            sum(f.forms.values()),
            len(f.key),
            f.name,
        ),
    )
    kinds: Counter[NameKind] = Counter()
    for figure in figures:
        kinds.update(figure.kinds)
    total = _Figure(((), ""), kinds=kinds)
    aliases = {a for f in figures for a in f.aliases} | {form for f in figures for form in f.forms}
    passages = sorted({p for f in figures for p in f.passages})
    kind = lead.kind if lead.kind != "unknown" else total.kind
    return Entity(lead.name, kind, tuple(sorted(aliases - {lead.name})), tuple(passages))


def _with_roles(
    entities: Sequence[Entity],
    where: Mapping[_Key, int],
    roles: Sequence[tuple[Mention, Passage]],
) -> list[Entity]:
    """Add the passages at which a description stands for someone."""
    added: dict[int, set[Passage]] = defaultdict(set)
    for mention, passage in roles:
        index = where.get(_key(mention.name))
        if index is not None:
            added[index].add(passage)
    return [
        replace(e, passages=tuple(sorted({*e.passages, *added[k]}))) if k in added else e
        for k, e in enumerate(entities)
    ]
