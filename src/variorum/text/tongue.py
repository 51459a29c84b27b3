"""Which language a text is written in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

# Languages with a press of some size. The rest of what the identifier knows are, on news
# text, nearly always mistakes for one of these.
_LANGUAGES = """
af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it
ja ka kk km kn ko lo lt lv mk ml mn mr ms mt nb ne nl nn no pa pl ps pt ro ru si sk sl sq sr sv sw
ta te th tl tr uk ur vi zh
""".split()
# Shorter texts have too little to go by for counts of letters; their small words may tell.
_LEAST_LETTERS = 60
_SAMPLE = 6000
# So much tells as well as more of it, where it tells surely.
_ENOUGH, _SURELY = 800, 0.95
_SMALL_WORDS: dict[str, frozenset[str]] = {
    tag: frozenset(words.split())
    for tag, words in {
        "en": "the of and to in is was for that it with on he she they this at by from are be had "
        "not his her said have has will would were been but you your we our their i my do what how",
        "de": "der die das und den dem ein eine einen im ist zu nicht mit sich von auf für sagte "
        "hat wird wurde dass er sie es auch nach bei aus um am werden sind war haben über zum zur",
        "fr": "le la les des du et un une est dans que qui pour sur pas au aux il elle ce cette a "
        "été avec son sa ses ne par plus ont sont était selon mais nous vous leur d l c s n qu",
        "es": "el la los las del y un una que en es por con para su se no al lo más fue ha dijo "
        "según pero como sus han era son este esta hasta",
        "it": "il lo la gli le di del della dei e un una che in è per con non si al ha detto "
        "più sono nel alla dal anche ma secondo era hanno dalla nella",
        "nl": "de het een van en in is op te dat voor met niet zijn aan er heeft hij ze door om "
        "ook werd zei naar uit bij maar wordt hebben waren volgens",
        "pt": "o a os as do da dos das e um uma que em não é para com no na por se foi ao mais "
        "disse segundo ele ela são seu sua mas como até nos nas",
        "no": "og i det er på som en et av til for at ikke med har de den fra var han hun ble sier "
        "sa etter om også skal vil men vi jeg",
        "da": "og i det er på som en et af til for at ikke med har de den fra var han hun blev "
        "siger sagde efter om også skal vil men vi jeg",
        "sv": "och i det är på som en ett av till för att inte med har de den från var han hon "
        "blev säger sade efter om också ska vill men vi jag",
    }.items()
}
_WORDS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(identifier.nb_classes)
    identifier.set_languages([name for name in _LANGUAGES if name in known])
    # Made again of these languages alone: the first holds on to all, which are 20 MB more.
    return LanguageIdentifier(
        identifier.nb_ptc,
        identifier.nb_pc,
        identifier.nb_classes,
        identifier.tk_nextmove,
        identifier.tk_output,
        norm_probs=True,
        tk_row=identifier.tk_row,
    )


def language_of(text: str, *, said: str | None = None) -> str:
    """The language of a text as a two-letter code, "und" where it can't be told.

    Args:
        text: The body, without furniture.
        said: The language that the page names; taken for short texts only. Without it a short
            text is told by its small words.

    Cost: bounded, since only the first thousands of characters are read. Source: Lui &
    Baldwin 2012, in py3langid's model.
    """
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample[: 4 * _LEAST_LETTERS]))
    if letters < _LEAST_LETTERS:
        letters = sum(map(str.isalpha, sample))
    named = (said or "").strip().replace("_", "-").split("-")[0].lower()
    named = named if named.isalpha() and 2 <= len(named) <= 3 else "und"
    named = {"nb": "no", "nn": "no"}.get(named, named)
    if letters < _LEAST_LETTERS:
        return named if named != "und" else _by_small_words(sample)
    code, probability = _identifier().classify(sample[:_ENOUGH])
    if len(sample) > _ENOUGH and float(probability) < _SURELY:
        code, probability = _identifier().classify(sample)
    code = {"nb": "no", "nn": "no"}.get(str(code), str(code))
    if float(probability) < 0.7:
        return named if named != "und" else _by_small_words(sample)
    return code


def small_words(language: str) -> frozenset[str]:
    """The commonest words of a language, which carry grammar alone; none of one not listed."""
    return _SMALL_WORDS.get(language, frozenset())


def _by_small_words(sample: str) -> str:
    """The language of which a short text has most small words; letters decide between equals."""
    words = [word.lower() for word in _WORDS.findall(sample[:1000])]
    counts = {tag: sum(word in known for word in words) for tag, known in _SMALL_WORDS.items()}
    most = max(counts.values())
    if not most:
        return "und"
    first = [tag for tag, count in counts.items() if count == most]
    if len(first) == 1:
        return first[0]
    ranked = [{"nb": "no", "nn": "no"}.get(str(c), str(c)) for c, _ in _identifier().rank(sample)]
    return min(first, key=ranked.index)
