"""How alike two sentences are in meaning: the seam, and the plain method behind it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from variorum.text.of_a_story import kept_for_a_story
from variorum.text.tokens import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Words that carry grammar more than matter. They never make two sentences alike.
FUNCTION_WORDS: frozenset[str] = frozenset(
    """a about after again all also am an and any are as at be because been before being
    between both but by can could did do does doing down during each few for from further
    had has have having he her here hers him his how i if in into is it its itself just me
    more most my no nor not now of off on once only or other our ours out over own s said
    same say says she should so some such than that the their theirs them then there these
    they this those through to too under until up very was we were what when where which
    while who whom why will with would you your yours 's""".split()
)


class Likeness(Protocol):
    """A measure of likeness of meaning between sentences."""

    def __call__(self, left: Sequence[str], right: Sequence[str]) -> NDArray[np.float32]:
        """The matrix of likenesses, shape (len(left), len(right)), each within [-1, 1]."""
        ...


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of an English word in compared form ("confirmed" and "confirms" agree)."""
    return str(_stemmer().stemWord(word.removesuffix("'s")))


def content_stems(text: str) -> tuple[str, ...]:
    """Stems of the words that carry matter, in order."""
    return _content_stems(text) if len(text) <= _SHORT else _read_stems(text)


# A sentence is compared with many; whole articles are not worth keeping.
_SHORT = 1000


@kept_for_a_story(16384)
def _content_stems(text: str) -> tuple[str, ...]:
    return _read_stems(text)


def _read_stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words(text) if word not in FUNCTION_WORDS)


def lexical_likeness(left: Sequence[str], right: Sequence[str]) -> NDArray[np.float32]:
    """Cosine of stem counts, rare stems weighing more; needs no model.

    Weights are inverse document frequencies over the sentences given, so the result
    depends on the set of sentences and not on their order.

    Cost: O(n·m) for n and m sentences. Source: Salton & Buckley 1988.
    """
    import numpy as np  # much of the package needs words and no numbers, and begins sooner

    stems_left = [Counter(content_stems(text)) for text in left]
    stems_right = [Counter(content_stems(text)) for text in right]
    seen: Counter[str] = Counter()
    distinct = {*left, *right}
    for text in distinct:
        seen.update(set(content_stems(text)))
    weight = {word: math.log(1 + len(distinct) / count) for word, count in sorted(seen.items())}
    column = {word: index for index, word in enumerate(weight)}

    def rows(bags: Sequence[Counter[str]]) -> NDArray[np.float32]:
        table = np.zeros((len(bags), len(column)), dtype=np.float32)
        for index, bag in enumerate(bags):
            for word, count in bag.items():
                table[index, column[word]] = (1 + math.log(count)) * weight[word]
        norms = np.linalg.norm(table, axis=1, keepdims=True)
        unit: NDArray[np.float32] = table / np.maximum(norms, 1e-12)
        return unit

    product: NDArray[np.float32] = rows(stems_left) @ rows(stems_right).T
    return product
