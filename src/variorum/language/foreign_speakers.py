"""Who a phrase in another language means: a name in it, a role, a pronoun, a body."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.language.foreign_tokens import Word
from variorum.language.name_tables import GIVEN_FEMALE, GIVEN_MALE, OUTLETS
from variorum.language.tongues.speech import Tongue
from variorum.model import Mention, Span

# A pronoun looks back over so many mentions.
_BACK = 12

# "The organisation", "the firm": a body named before.
_BODY_NOUNS = frozenset(
    """organisation organización organizzazione organisatie organização organisasjonen
    organisationen société sociedad società empresa entreprise compagnie compañía azienda
    association asociación associazione vereniging unternehmen firma konzern behörde verband
    verein gewerkschaft bedrijf vakbond syndicat sindicato sindacato företaget selskapet""".split()
)


_SOME = frozenset("ein eine un une una uno een en ett et um uma ei".split())
# Nouns by which a report calls again whom it has named: by trade, seat or age.
_EPITHETS = frozenset(
    """politiker politikerin jurist juristin manager managerin unternehmer unternehmerin
    élu élue responsable intéressé intéressée dirigeant dirigeante magistrat magistrate
    parlementaire dirigente político política mandatario mandataria magistrado magistrada
    líder politico politica esponente magistrato politicus politica bestuurder bestuurster
    topman topvrouw governante autarca dirigente político politikeren politikern lederen
    ledaren artista artiste künstler künstlerin quadragénaire quinquagénaire
    sexagénaire septuagénaire""".split()
)


def _is_epithet(low: str) -> bool:
    """Whether a noun stands for a person named before: an age, or one of a few trades."""
    if low in _EPITHETS or low.endswith(("-jährige", "-jähriger", "-jarige", "-åringen", "-årige")):
        return True
    return low.rpartition("-")[2] in _EPITHETS


@dataclass(slots=True)
class Cast:
    """The people of one article, with who spoke last."""

    tongue: Tongue
    mentions: Sequence[Mention]
    roles: dict[str, str]
    starts: list[int] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    last: str | None = None

    def span_of(self, toks: Sequence[Word], phrase: tuple[int, int]) -> Span:
        """The place of a phrase in the text."""
        return Span(toks[phrase[0]].start, toks[phrase[1] - 1].end)

    def whole(self, toks: Sequence[Word], phrase: tuple[int, int]) -> tuple[int, int]:
        """A phrase up to the end of a name it cuts, with a name set beside it."""
        first, last = phrase
        span = self.span_of(toks, phrase)
        inside = list(self.within(span.start, span.end))
        if inside and inside[-1].span.end > span.end:
            while last < len(toks) and toks[last].end <= inside[-1].span.end:
                last += 1
        if (
            last + 1 < len(toks)
            and toks[last].text == ","
            and not any(m.kind == "person" for m in inside)
        ):
            named = list(self.within(toks[last + 1].start, toks[last + 1].end))
            if named and named[0].kind == "person":
                last += 1
                while last < len(toks) and toks[last].end <= named[0].span.end:
                    last += 1
        return first, last

    def names_person(self, toks: Sequence[Word], phrase: tuple[int, int]) -> bool:
        """Whether a person is named in a phrase."""
        span = self.span_of(toks, phrase)
        return any(m.kind == "person" for m in self.within(span.start, span.end))

    def who(self, toks: Sequence[Word], phrase: tuple[int, int]) -> str | None:
        """The full name of whom a phrase means, ``None`` where it names nobody."""
        tongue = self.tongue
        first, last = phrase
        span = self.span_of(toks, phrase)
        low = toks[first].low
        if last - first == 1 and low in tongue.pronouns:
            return self.meant(tongue.pronouns[low], span.start)
        named = [m for m in self.within(span.start, span.end) if m.kind != "place"]
        people = [m for m in named if m.kind == "person"]
        words = {t.low for t in toks[first:last]}
        if people:
            return people[0].name
        held = self.roles.get(toks[first + 1].low) if last - first > 1 else None
        if held is not None and low in tongue.determiners and low not in _SOME:
            return held  # "ha replicato il premier alla Rai"
        if named:
            return named[0].name
        if low in tongue.determiners or low in tongue.roles:
            if low in _SOME:
                return None
            if words & _BODY_NOUNS:
                return self._one_body(span.start)
            head = [w for w in words if w in self.roles]
            if head:
                return self.roles[head[0]]
            called = self._called(words, span.start)
            if called is not None:
                return called
            led = first and toks[first - 1].low in ("l'", "all'", "dall'")
            row = toks[first - 1 if led else first : last]
            return self._epithet(row) or self._alone(row, span.start)
        return None

    def _called(self, words: set[str], place: int) -> str | None:
        """ "Le laboratoire", "el banco": the one body so far whose name has the noun."""
        k = bisect_left(self.starts, place)
        named = {
            m.name
            for m in self.mentions[:k]
            if m.kind != "person" and words & self.tongue.bodies & set(m.name.lower().split())
        }
        return next(iter(named)) if len(named) == 1 else None

    def _alone(self, row: Sequence[Word], place: int) -> str | None:
        """ "L'actrice", where one person alone of that gender has been named so far."""
        if not any(t.low in self.tongue.roles for t in row[1:2]) or len(row) > 2:
            return None
        low = row[1].low
        woman = (self.tongue.tag == "de" and low.endswith("in")) or (
            self.tongue.tag in ("fr", "es", "it", "pt")
            and (
                row[0].low in ("la", "a") or low.endswith(("trice", "euse", "ière", "enne", "essa"))
            )
        )
        man = row[0].low in ("der", "el", "il", "o", "le") and not woman
        if not woman and not man:
            return None
        k = bisect_left(self.starts, place)
        named = {m.name for m in self.mentions[:k] if m.kind == "person"}
        fit = [name for name in named if self._agrees(name, "f" if woman else "m")]
        held = set(self.roles.values())
        return fit[0] if len(fit) == 1 and fit[0] not in held else None

    def _epithet(self, row: Sequence[Word]) -> str | None:
        """ "Die Politikerin", "la magistrada", "der 44-Jährige": whoever spoke or acted last."""
        last = self.last
        if last is None or not any(_is_epithet(t.low) for t in row[1:3]):
            return None
        low = row[0].low
        gender = "f" if low in ("la", "a") or row[1].low.endswith("in") else None
        gender = "m" if low in ("der", "el", "il", "o", "le") else gender
        return last if gender is None or self._agrees(last, gender) else None

    def _one_body(self, place: int) -> str | None:
        """The one body named up to a place, which "the organisation" can only be."""
        k = bisect_left(self.starts, place)
        named = {
            m.name
            for m in self.mentions[:k]
            if m.kind == "organisation" and OUTLETS.isdisjoint(m.name.lower().split())
        }
        return next(iter(named)) if len(named) == 1 else None

    def meant(self, gender: str, place: int) -> str | None:
        """The person whom a pronoun means: of its gender, named or heard last."""
        if gender in ("n", "p"):
            return None
        if self.last is not None and self._agrees(self.last, gender):
            return self.last
        k = bisect_left(self.starts, place)
        for mention in reversed(self.mentions[max(0, k - _BACK) : k]):
            if mention.kind == "person" and self._agrees(mention.name, gender):
                return mention.name
        return None

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin in ``[start, end)``."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _agrees(self, name: str, gender: str) -> bool:
        known = self.genders.get(name)
        return known is None or gender == "mf" or known == gender


def open_cast(mentions: Sequence[Mention], roles: dict[str, str], tongue: Tongue) -> Cast:
    """Prepare the people of an article, their genders told by title and first name."""
    cast = Cast(tongue, mentions, roles, [m.span.start for m in mentions])
    for role, name in roles.items():
        if role in tongue.women or (role.endswith("in") and tongue.tag == "de"):
            cast.genders[name] = "f"
        elif role in tongue.men:
            cast.genders[name] = "m"
    for mention in mentions:
        if mention.kind != "person" or mention.name in cast.genders:
            continue
        first = mention.name.split()[0].casefold()
        if first in GIVEN_FEMALE and first not in GIVEN_MALE:
            cast.genders[mention.name] = "f"
        elif first in GIVEN_MALE and first not in GIVEN_FEMALE:
            cast.genders[mention.name] = "m"
    return cast
