"""What reading quotations, names and stances needs to know of a language, and where it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module

from variorum.model.analysis import StanceKind

# Modules beside this one, by the tag of their language.
_MODULES = {
    "de": "de", "fr": "fr", "es": "es", "it": "it", "nl": "nl", "pt": "pt",
    "no": "no", "nb": "no", "nn": "no", "da": "da", "sv": "sv",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StanceWords:
    """A regular expression (case apart) with what it says; ``agent`` is where the taker stands.

    ``after`` has the taker right behind the words; ``by`` behind the word for "by"; ``left``
    before them; ``none`` names nobody.
    """

    kind: StanceKind
    words: str
    agent: str = "left"


@dataclass(frozen=True, slots=True)
class Tongue:
    """Word classes of one language, in lower case.

    ``said`` are finite verbs of saying, ``participles`` those that need one of
    ``auxiliaries``. ``according`` are phrases before a source, ``so`` words between a
    quotation and its source, ``like`` the word of "as X said". ``pronouns`` give the
    gender: m, f, n (things), p (several), mf. ``led_by_verb`` is true where the verb keeps
    the second place, so that its subject follows whatever else opens the sentence.
    ``dashes`` is true where a dash opens spoken words, ``rest_spoken`` where they go on
    after "he said" without a second one. ``nouns_capital`` is true for German.
    """

    tag: str
    said: frozenset[str]
    participles: frozenset[str]
    auxiliaries: frozenset[str]
    according: tuple[str, ...]
    so: frozenset[str]
    like: frozenset[str]
    that: frozenset[str]
    pronouns: dict[str, str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    linking: frozenset[str]
    conjunctions: frozenset[str]
    adverbs: frozenset[str]
    times: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]
    roles: frozenset[str]
    spokes: frozenset[str]
    bodies: frozenset[str]
    works: frozenset[str]
    so_called: frozenset[str]
    named: frozenset[str]
    unsaid: frozenset[str]
    place_before: frozenset[str]
    held: frozenset[str]
    stances: tuple[StanceWords, ...] = ()
    by: frozenset[str] = frozenset()
    led_by_verb: bool = False
    dashes: bool = False
    rest_spoken: bool = False
    nouns_capital: bool = False
    clitics: frozenset[str] = field(default_factory=frozenset)


def words(text: str) -> frozenset[str]:
    """A table of words from a string that lists them."""
    return frozenset(text.split())


@lru_cache(maxsize=16)
def tongue_of(language: str) -> Tongue | None:
    """The tables of a language by its tag ("de", "pt-BR"), ``None`` where there are none."""
    name = _MODULES.get(language.replace("_", "-").split("-")[0].lower())
    if name is None:
        return None
    tongue = import_module(f"variorum.language.tongues.{name}").TONGUE
    assert isinstance(tongue, Tongue)
    return tongue
