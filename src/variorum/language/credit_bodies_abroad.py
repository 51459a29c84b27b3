"""Who can be a source of a report in another language than English, by noun, name and place."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.language.credit_home import Outlets, is_led, mention_at
from variorum.language.credit_shapes import is_outlet, looks_wire
from variorum.language.foreign_tokens import Word
from variorum.language.name_tables import GIVEN, OUTLETS
from variorum.language.tongues.crediting import CREDITING
from variorum.language.tongues.speech import Tongue
from variorum.model import Article, Mention

NO_SOURCE = frozenset(
    """plan pläne gesetz loi ley legge wet lei lag lov cas caso casos fois mesure temps tempo
    année jahr vertrag contrat contrato contratto artikel article artículo articolo norma
    règle regla regel quanto quanti quien quem lo ce cui consta plano planos""".split()
)
OPENING = frozenset("«»„“\"‚‘›‹'")
_CLOSING = frozenset('«»“”"’›')
# Words in marks up to this number may be an outlet's name.
TITLE = 4


def is_source(toks: Sequence[Word], phrase: tuple[int, int], tongue: Tongue) -> bool:
    """Whether something can be so "according to" a phrase: no law, plan or case."""
    row = toks[phrase[0] : phrase[1]]
    if len(row) == 1 and (row[0].low in tongue.pronouns or row[0].low in tongue.determiners):
        return False
    return not any(t.low in NO_SOURCE for t in row[:2]) and not any(
        t.low in tongue.times for t in row
    )


def is_body(
    toks: Sequence[Word],
    phrase: tuple[int, int],
    kinds: dict[int, Mention],
    outlets: Outlets,
    tongue: Tongue,
    *,
    tells: bool = False,
) -> bool:
    """Whether a body or an outlet tells, by its noun or its name; persons are told elsewhere."""
    row = toks[phrase[0] : phrase[1]]
    if len(row) == 1 and row[0].low in tongue.pronouns:
        return False
    start, end = row[0].start, row[-1].end
    known = [m for at in range(start, end) if (m := kinds.get(at)) is not None]
    led = row[0].is_capital and row[0].low in tongue.determiners
    inside = phrase[0] > 0 and toks[phrase[0] - 1].is_word
    if tells and inside and led and len(row) > 1 and row[1].is_capital:
        return True  # "révèle Le Parisien": the article is part of the name
    if any(m.kind == "person" and " " in m.name for m in known):
        return False
    if any(t.low in tongue.roles or t.low in tongue.spokes for t in row):
        return False
    if any(m.kind == "organisation" for m in known):
        return True
    words = CREDITING[tongue.tag]
    if any(t.low in tongue.bodies | words.bodies or is_compound(t, tongue) for t in row):
        return True
    names = [t for t in row if t.is_capital]
    if tongue.nouns_capital and len(row) > 1 and row[0].low in tongue.determiners:
        return any(looks_wire(t.text) or t.low in OUTLETS for t in names)
    name = " ".join(t.text for t in row if t.low not in tongue.determiners)
    if is_outlet(name) or looks_wire(name) or outlets.hold(name, led=True):
        return True
    if names and all(t.is_capital for t in row) and row[0].low not in GIVEN:
        return all(m.kind in ("unknown", "place") for m in known)
    plural = row[0].low in ("les", "los", "las", "i", "gli", "os", "as", "die", "de")
    return plural and not names and row[0].low in tongue.determiners


def in_marks(text: str, toks: Sequence[Word], phrase: tuple[int, int]) -> tuple[int, int] | None:
    """ "Berichtet die »Bunte Woche«": the phrase up to the closing mark of a name in it."""
    for k in range(*phrase):
        if toks[k].is_capital and text[toks[k].start - 1 : toks[k].start] in OPENING:
            for last in range(k, min(len(toks), k + TITLE)):
                if text[toks[last].end : toks[last].end + 1] in _CLOSING:
                    return phrase[0], last + 1
    return None


def is_compound(tok: Word, tongue: Tongue) -> bool:
    """ "Verkehrsministerium", "brandkåren": a noun that ends in one for a body."""
    low = tok.low
    if tongue.tag not in ("de", "nl", "no", "da", "sv") or len(low) < 8:
        return False
    bodies = tongue.bodies | CREDITING[tongue.tag].bodies
    return low.endswith(("amt", "amtes")) or any(len(b) > 4 and low.endswith(b) for b in bodies)


def links(toks: Sequence[Word], k: int, tongue: Tongue) -> bool:
    """Whether a small word may stand inside a name: "Courrier de l'Est"."""
    if toks[k].low in tongue.linking:
        return k + 1 < len(toks) and (
            toks[k + 1].is_capital or toks[k + 1].low in tongue.determiners
        )
    return toks[k].low in tongue.determiners and toks[k - 1].low in tongue.linking


def can_hear(
    article: Article,
    row: Sequence[Word],
    name: str,
    kinds: dict[int, Mention],
    outlets: Outlets,
    tongue: Tongue,
    *,
    to: bool,
    low: str,
) -> bool:
    """Whether a name behind "to" or "on" is an outlet's, as far as its place tells."""
    start, end = row[0].start, row[-1].end
    if any(t.low in tongue.times or t.low in tongue.roles for t in row):
        return False
    if any(t.low in tongue.bodies and t.low not in OUTLETS for t in row):
        return False
    led = is_led(article.text, start) or low not in ("a", "à", "til", "till", "tegen", "aan")
    if is_outlet(name) or looks_wire(row[0].text) or outlets.hold(name, led=led):
        return True
    known = mention_at(kinds, start, end)
    if row[0].low in GIVEN:
        return False
    if to:
        if tongue.nouns_capital and len(row) == 1 and known is None:
            return False  # "sagte dem Gericht"
        return led or known is None or known.kind != "person"
    return known is not None and known.kind == "organisation" and len(name) > 1
