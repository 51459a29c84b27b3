"""Where an index keeps what need not stay in memory: named bundles of arrays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from variorum.errors import NotFound

Arrays = Mapping[str, NDArray[Any]]


class Segments(Protocol):
    """Bundles of arrays by name, never changed once put.

    What ``get`` gives may be mapped from a file and must not be written to. A name may be
    put again with the same arrays, as happens when a stopped run does a block once more.
    """

    def put(self, name: str, arrays: Arrays) -> None:
        """Keep a bundle."""
        ...

    def get(self, name: str) -> Arrays:
        """A bundle that was kept.

        Raises:
            NotFound: There is none of this name.
        """
        ...

    def drop(self, name: str) -> None:
        """Forget a bundle; one that is not there is no error."""
        ...


class MemorySegments:
    """Segments that are gone with the process: for calls that fit into memory."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[str, NDArray[Any]]] = {}

    def put(self, name: str, arrays: Arrays) -> None:
        """See ``Segments.put``."""
        self._kept[name] = {key: np.asarray(array) for key, array in arrays.items()}

    def get(self, name: str) -> Arrays:
        """See ``Segments.get``."""
        try:
            return self._kept[name]
        except KeyError as missing:
            raise NotFound(name, "the index has no part of this name.", kind="segment") from missing

    def drop(self, name: str) -> None:
        """See ``Segments.drop``."""
        self._kept.pop(name, None)
