"""What is worked out of the sentences of one story: kept while it is told, and let go then.

Reading a sentence is asked for by many methods, so that its result is worth keeping; but no
other story has the sentence, and what was read holds on to the whole report. Words are another
matter: they come back in every story, and are kept by plain ``lru_cache``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

_T = TypeVar("_T")
_KEPT: list[_lru_cache_wrapper[Any]] = []


def kept_for_a_story(most: int) -> Callable[[Callable[..., _T]], _lru_cache_wrapper[_T]]:
    """Remember up to so many results of a pure function of sentences until ``let_go``."""

    def keeping(read: Callable[..., _T]) -> _lru_cache_wrapper[_T]:
        kept = lru_cache(maxsize=most)(read)
        _KEPT.append(kept)
        return kept

    return keeping


def let_go() -> None:
    """Forget what was read of sentences; called when a story has been told. Any thread may."""
    for kept in _KEPT:
        kept.cache_clear()
