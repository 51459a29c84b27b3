"""Which language a text is written in."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

# Languages with a press of some size. The rest of what the identifier knows are, on news
# text, nearly always mistakes for one of these.
_LANGUAGES = """
af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it
ja ka kk km kn ko lo lt lv mk ml mn mr ms mt nb ne nl nn no pa pl ps pt ro ru si sk sl sq sr sv sw
ta te th tl tr uk ur vi zh
""".split()
# Shorter texts have too little to go by.
_LEAST_LETTERS = 60
_SAMPLE = 6000


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(identifier.nb_classes)
    identifier.set_languages([name for name in _LANGUAGES if name in known])
    return identifier


def language_of(text: str, *, said: str | None = None) -> str:
    """The language of a text as a two-letter code, "und" where it can't be told.

    Args:
        text: The body, without furniture.
        said: The language that the page names; taken for short texts only.

    Cost: bounded, since only the first thousands of characters are read. Source: Lui &
    Baldwin 2012, in py3langid's model.
    """
    sample = text[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    named = (said or "").strip().replace("_", "-").split("-")[0].lower()
    named = named if named.isalpha() and 2 <= len(named) <= 3 else "und"
    named = {"nb": "no", "nn": "no"}.get(named, named)
    if letters < _LEAST_LETTERS:
        return named
    code, probability = _identifier().classify(sample)
    code = {"nb": "no", "nn": "no"}.get(str(code), str(code))
    if float(probability) < 0.7:
        return named
    return code
