"""People, organisations and places of an article in another language, by capitals and titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.language.foreign_tokens import Word, words_of
from variorum.language.name_tables import GERMAN_NOUNS, GIVEN
from variorum.language.tongues.speech import Tongue
from variorum.model import Article, Mention, Sentence, Span
from variorum.model.analysis import NameKind

_PARTICLES = frozenset(
    """de del della dello dei di da dal dos das do du des la las los le van von der den ten ter zu
    zum af av bin al el d' dell' l' of""".split()
)
_FIRMS = frozenset(
    "gmbh ag kg se sa s.a sarl spa s.p.a srl nv bv n.v b.v ab as asa a/s ltda".split()
)
_PLACES = frozenset(
    "san santa santo são saint sainte bad los las puerto rio río monte villa nueva".split()
)
# German nouns end so, names seldom do.
_NOUNLIKE = (
    "ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "tät", "nis", "tum", "ment",
    "ismus", "ling", "chen", "ierung", "angaben", "zahl", "zahlen", "jahr", "jahre", "frage",
)  # fmt: skip
# Ends of adjectives before a German noun: "Deutsche Bahn", "Rotes Kreuz".
_ADJECTIVE = (
    "sche",
    "schen",
    "scher",
    "sches",
    "ische",
    "ischen",
    "ige",
    "igen",
    "liche",
    "lichen",
)
# Nouns for people end so.
_AGENTS = (
    "er",
    "erin",
    "ist",
    "istin",
    "isten",
    "or",
    "orin",
    "ent",
    "entin",
    "ant",
    "mann",
    "frau",
    "eur",
    "aar",
    "ster",
    "eren",
    "aren",
    "ören",
    "manden",
    "mannen",
    "chef",
    "ler",
)
# Verbs of leaving: what stands behind them is a place more often than not.
_LEAVING = frozenset(
    """quitté quitta quitte quittait dejó abandonó deja lasciato lasciò lascia deixou trocou deixa
    verließ verlässt verliet verlaat forlot forlod forlader forlater lämnade lämnar
    cambió""".split()
)
_LINKS = _PARTICLES | {"für", "voor", "for", "för", "per", "para", "pour", "d\u2019"}
_AMOUNTS = frozenset(
    "millionen million milliarden milliarde tausend hundert euro dollar franken kronen prozent "
    "kilometer meter tonnen liter grad stunden minuten millioner milliarder kroner".split()
)
_ACRONYM = re.compile(r"[A-Z\u00c0-\u00de]{2,6}$")


@dataclass(slots=True)
class Run:
    """A capitalised sequence: tokens ``[first, last)`` of one sentence's row."""

    row: list[Word]
    first: int
    last: int
    opening: bool
    kind: NameKind = "unknown"
    name: str = ""
    role: str = ""
    sure: bool = False
    alias: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(t.text for t in self.row[self.first : self.last])

    @property
    def text(self) -> str:
        parts = ""
        for k in range(self.first, self.last):
            if k > self.first and self.row[k].start > self.row[k - 1].end:
                parts += " "
            parts += self.row[k].text
        return parts


def _amount(run: Run) -> bool:
    """ "13 Millionen Euro": words of an amount."""
    return all(word.lower() in _AMOUNTS for word in run.words)


def foreign_names(
    article: Article, sentences: Sequence[Sentence], tongue: Tongue
) -> tuple[tuple[Mention, ...], dict[str, str]]:
    """Find who and what is named.

    Returns:
        Mentions by place without overlap, and the name of the one person whom the article
        gives a role ("bürgermeisterin"), by role.

    Cost: linear in the text.
    """
    rows: list[list[Word]] = []
    lower: Counter[str] = Counter()
    for sentence in sentences:
        kind = article.blocks[sentence.block].kind if sentence.block < len(article.blocks) else ""
        if kind in ("noise", "reference"):
            continue
        row = words_of(article.text, sentence.span.start, sentence.span.end)
        if _loud(row):
            continue
        rows.append(row)
        lower.update(t.low for t in row if t.is_word and not t.is_capital)
    runs = [run for row in rows for run in _runs(row, tongue, lower) if not _amount(run)]
    for run in runs:
        _judge(run, tongue)
    _settle(runs, tongue)
    kept = [r for r in runs if r.name]
    mentions = tuple(
        Mention(
            Span(r.row[r.first].start, r.row[r.last - 1].end),
            r.name,
            r.kind,
            "alias" if r.alias else "name",
        )
        for r in kept
    )
    return mentions, _roles(kept, tongue)


def _loud(row: Sequence[Word]) -> bool:
    long = [t for t in row if t.is_word and len(t.text) > 2]
    return len(long) > 3 and sum(t.text.isupper() for t in long) * 5 >= len(long) * 4


def _runs(row: list[Word], tongue: Tongue, lower: Counter[str]) -> Iterator[Run]:
    k = 0
    begun = True  # at the beginning of what may be a sentence: capitals say nothing
    while k < len(row):
        tok = row[k]
        if not (tok.is_word and tok.is_capital):
            if tok.is_word:
                begun = False
            elif tok.text in ':\u2013\u2014-"\u00ab\u201e\u201c\u2018\u00bb':
                begun = True
            k += 1
            continue
        opening = begun
        begun = False
        end = k + 1
        while end < len(row):
            if (row[end].is_word and row[end].is_capital) or (
                row[end].low in _PARTICLES and _carries(row, end)
            ):
                end += 1
            else:
                break
        first = k
        while first < end and opening and _common_opening(row[first], tongue, lower):
            first += 1
            opening = False
        if any(row[x].low in tongue.bodies for x in range(first, min(end, first + 3))):
            end = _body_end(row, end)
        first = _past_noun(row, first, end, opening, tongue)
        cut = _second_name(row, first, end, tongue)
        yield from _pieces(row, first, cut, opening, tongue)
        if cut < end:
            yield from _pieces(row, cut, end, False, tongue)
        k = max(end, k + 1)


def _body_end(row: Sequence[Word], end: int) -> int:
    """ "Association des éleveurs de Lozère": a body's name runs on to its last capital."""
    last = k = end
    while k < len(row) and row[k].low in _LINKS:
        while k < len(row) and row[k].low in _LINKS:
            k += 1
        if k >= len(row) or not row[k].is_word or k - end > 5:
            break
        k += 1
        if row[k - 1].is_capital:
            last = k
    return last


def _past_noun(row: Sequence[Word], first: int, end: int, opening: bool, tongue: Tongue) -> int:
    """Where the name begins in "Cellisten Asger Holm", "der Geiger Anton Kern"."""
    capitals = [k for k in range(first, end) if row[k].is_capital]
    if len(capitals) < 2 or row[first].low in GIVEN or row[first].low in tongue.roles:
        return first
    second = row[capitals[1]].low
    low = row[first].low
    led = first > 0 and row[first - 1].low in tongue.determiners
    if tongue.nouns_capital and led and not low.endswith(_ADJECTIVE) and low not in tongue.bodies:
        return capitals[1] if len(capitals) > 2 or low.endswith(_AGENTS) else first
    if (
        (opening or led or tongue.nouns_capital)
        and len(capitals) > 2
        and (second in GIVEN or low.endswith(_AGENTS))
    ):
        return capitals[1]
    return first


def _second_name(row: Sequence[Word], first: int, end: int, tongue: Tongue) -> int:
    """Where a person's name begins right behind a place: "a Pavia | Amedeo Riva"."""
    if first > 0 and row[first - 1].low in tongue.place_before:
        capitals = sum(row[x].is_capital for x in range(first, end))
        for k in range(first + 1, end - 1):
            if not (row[k].is_capital and row[k - 1].is_capital):
                continue
            if row[k].low in GIVEN or (
                capitals > 2 and k == first + 1 and row[first].low not in GIVEN
            ):
                return k
    return end


def _carries(row: Sequence[Word], k: int) -> bool:
    """A particle, or two, with a capital behind them."""
    for ahead in range(k + 1, min(len(row), k + 3)):
        if row[ahead].is_word and row[ahead].is_capital:
            return True
        if row[ahead].low not in _PARTICLES:
            return False
    return False


def _common_opening(tok: Word, tongue: Tongue, lower: Counter[str]) -> bool:
    low = tok.low
    return low not in GIVEN and (
        low in tongue.determiners
        or low in tongue.prepositions
        or low in tongue.conjunctions
        or low in tongue.adverbs
        or low in tongue.pronouns
        or low in tongue.that
        or low in tongue.auxiliaries
        or low in tongue.times
        or low in tongue.like
        or low in tongue.so
        or low in tongue.said
        or low in lower
        or low.endswith("'")
    )


def _pieces(row: list[Word], first: int, end: int, opening: bool, tongue: Tongue) -> Iterator[Run]:
    """Cut titles, roles and times off a run."""
    role = _role_before(row, first, tongue)
    start = first
    for k in range(first, end + 1):
        cut = k == end
        low = row[k].low if k < end else ""
        if not cut and (
            low in tongue.times
            or low.rstrip(".") in tongue.men
            or low.rstrip(".") in tongue.women
            or low in tongue.roles
            or (
                low.rstrip(".")
                in ("dr", "prof", "ing", "sr", "sra", "mme", "m", "dhr", "mevr", "hr", "sig")
            )
        ):
            cut = True
        if not cut:
            continue
        last = k
        while last > start and row[last - 1].low in _PARTICLES:
            last -= 1
        while start < last and row[start].low in _PARTICLES and not row[start].is_capital:
            start += 1
            role = ""  # "Sprecher des Ministeriums": not the role of what follows
        if last > start:
            yield Run(row, start, last, opening and start == first, role=role)
        role = low.rstrip(".") if k < end and low not in tongue.times else ""
        start = k + 1


def _role_before(row: Sequence[Word], first: int, tongue: Tongue) -> str:
    k = first - 1
    if k >= 0 and row[k].text == "," and k > 0:
        # "der Bürgermeister von X, Anna Weber": the role stands before the comma.
        for back in range(k - 1, max(-1, k - 7), -1):
            if row[back].low in tongue.roles:
                return row[back].low
            if not row[back].is_word:
                break
        return ""
    if k >= 0 and row[k].text == ".":
        k -= 1
    if k < 0:
        return ""
    low = row[k].low.rstrip(".")
    if (
        low in tongue.roles
        or low in tongue.men
        or low in tongue.women
        or row[k].low in tongue.men | tongue.women
    ):
        return low
    return ""


def _judge(run: Run, tongue: Tongue) -> None:
    row, first, last = run.row, run.first, run.last
    words = [t.low for t in row[first:last]]
    written = run.words
    before = row[first - 1].low if first > 0 else ""
    after = row[last].low if last < len(row) else ""
    capitals = [t for t in row[first:last] if t.is_capital]
    if any(w.rstrip(".") in _FIRMS for w in words) and len(words) > 1:
        run.kind, run.sure = "organisation", True
    elif any(w in tongue.bodies for w in words) or (
        tongue.nouns_capital
        and words[-1].endswith(("ministerium", "gericht", "universität", "verband", "amt"))
    ):
        run.kind, run.sure = "organisation", len(words) > 1
        run.name = "" if len(words) == 1 else run.text
        return
    elif (run.role and words[0] not in _PLACES) or (words[0] in GIVEN and len(capitals) > 1):
        run.kind, run.sure = "person", True
    elif len(written) == 1 and _ACRONYM.match(written[0]):
        run.kind, run.sure = "organisation", not run.opening
    elif len(capitals) > 1 and words[0] not in _PLACES:
        _judge_full(run, tongue, before, after)
    elif _seat(row, first, tongue):
        run.kind, run.sure = "place", True
    elif before in tongue.place_before or before in _LEAVING or words[0] in _PLACES:
        if not (tongue.nouns_capital and _like_noun(row[first])):
            run.kind, run.sure = "place", True
    elif len(capitals) == 1 and not run.opening and not tongue.nouns_capital:
        run.sure = True
    elif row[first].low in GIVEN and not tongue.nouns_capital:
        run.kind = "person"
    if run.kind == "unknown" and before == "von" and after == "nach" and len(words) == 1:
        run.kind, run.sure = "place", True
    if run.kind == "unknown" and before == "van" and after == "naar" and len(words) == 1:
        run.kind, run.sure = "place", True
    if run.kind == "unknown" and len(capitals) == 1 and _second_place(row, first, tongue):
        run.kind, run.sure = "place", True
    run.name = run.text if run.sure else ""


def _second_place(row: Sequence[Word], first: int, tongue: Tongue) -> bool:
    """The second of two places: "entre Bilbao y Asunción", "da Trieste per Cagliari"."""
    if first < 3 or not row[first - 2].is_capital or row[first - 2].low in GIVEN:
        return False
    link = row[first - 1].low
    return row[first - 3].low in tongue.place_before | _LEAVING and (
        link in tongue.conjunctions or link in tongue.prepositions
    )


def _seat(row: Sequence[Word], first: int, tongue: Tongue) -> bool:
    """ "the mayor of Lorval": what stands behind a role and "of" is a place."""
    if first < 2 or row[first - 1].low not in _PARTICLES:
        return False
    if tongue.nouns_capital and row[first - 1].low != "von":
        return False
    return row[first - 2].low in tongue.roles


def _judge_full(run: Run, tongue: Tongue, before: str, after: str) -> None:
    row, first, last = run.row, run.first, run.last
    if tongue.nouns_capital:
        if row[first].low.endswith(_ADJECTIVE):
            run.kind, run.sure = "organisation", True
            return
        led = before in tongue.determiners and row[first].low not in GIVEN
        if any(_like_noun(t) for t in row[first:last]) or led:
            return
        run.kind, run.sure = "person", True
        return
    if all(_ACRONYM.match(t.text) for t in row[first:last] if t.is_capital):
        run.kind, run.sure = "organisation", True
    elif before in tongue.place_before:
        run.kind, run.sure = "place", True
    elif before in tongue.determiners or before.endswith("'"):
        run.kind, run.sure = "unknown", True
    elif after in _PARTICLES and tongue.tag in ("es", "pt"):
        run.kind, run.sure = "person", True
    else:
        capitals = sum(t.is_capital for t in row[first:last])
        run.kind, run.sure = "person", not run.opening or capitals < 4


def _like_noun(tok: Word) -> bool:
    low = tok.low
    return low in GERMAN_NOUNS or low.endswith(_NOUNLIKE)


def _settle(runs: Sequence[Run], tongue: Tongue) -> None:
    """Short forms take the full name that the article gives once."""
    full: dict[str, set[str]] = {}
    kinds: dict[str, NameKind] = {}
    for run in runs:
        if not run.sure:
            continue
        name = run.text
        kinds.setdefault(name, run.kind)
        if run.kind != "unknown" and kinds[name] == "unknown":
            kinds[name] = run.kind
        named = run.last - run.first > 1 and run.words[0].casefold() not in _PARTICLES
        if named and run.kind == "person":
            full.setdefault(run.words[-1].casefold(), set()).add(name)
    known = {n for n, k in kinds.items() if k != "unknown"} | set(kinds)
    for run in runs:
        name = run.text
        short = run.last - run.first == 1 or run.words[0].casefold() in _PARTICLES
        bearers = full.get(run.words[-1].casefold(), set()) if short else set()
        if not bearers and name.endswith("s") and tongue.tag in ("de", "nl", "no", "da", "sv"):
            # The genitive: "Webers Vorschlag".
            bearers = full.get(name[:-1].casefold(), set())
            if name[:-1] in known and name not in known:
                run.name, run.kind, run.alias = name[:-1], kinds[name[:-1]], True
        if len(bearers) == 1:
            run.name, run.kind, run.alias = next(iter(bearers)), "person", True
        elif name in known:
            run.name = name
            run.kind = kinds[name]


def _roles(runs: Sequence[Run], tongue: Tongue) -> dict[str, str]:
    held: dict[str, set[str]] = {}
    for run in runs:
        if run.role and run.kind == "person":
            held.setdefault(run.role, set()).add(run.name)
        if run.kind == "person" and run.last + 1 < len(run.row) and run.row[run.last].text == ",":
            for tok in run.row[run.last + 1 : run.last + 5]:
                if not tok.is_word:
                    break
                if tok.low in tongue.roles:
                    held.setdefault(tok.low, set()).add(run.name)
    return {role: next(iter(names)) for role, names in held.items() if len(names) == 1}
