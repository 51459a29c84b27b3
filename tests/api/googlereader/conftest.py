"""The program, with an app that asks it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.api.apps import Apps, apps


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Apps]:
    with apps(tmp_path) as made:
        yield made
