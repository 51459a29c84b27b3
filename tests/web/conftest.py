"""An invented reader's place, which the tests of pages import by its name."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from reader import Place, reading


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with reading(tmp_path) as made:
        made.user()
        yield made
