"""An article made ready for comparing: each part is made when it is first asked for."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from variorum.stories.prints import placed_prints
from variorum.stories.provenance import Provenance
from variorum.stories.shared_text import Seeds, seeds
from variorum.stories.wording import OwnWords, Wording, own_words


class Reading:
    """A wording, what is known of its article, and what comparing needs of both."""

    def __init__(self, wording: Wording, about: Provenance) -> None:
        self.wording = wording
        self.about = about

    @cached_property
    def own(self) -> OwnWords:
        """The own words."""
        return own_words(self.wording)

    @cached_property
    def seeds(self) -> Seeds:
        """What ``shared`` looks up."""
        return seeds(self.own)

    @cached_property
    def prints(self) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
        """Fingerprints in order of place, and the places."""
        return placed_prints(self.own)
