"""What ``import variorum`` gives, and what it costs."""

from __future__ import annotations

import os
import subprocess
import sys

import variorum
from variorum.desk.settings import MEANINGS, Settings

HEAVY = {"numpy", "lxml", "trafilatura", "httpx", "onnxruntime", "rich", "jinja2", "feedparser"}


def test_every_public_name_is_there_and_documented() -> None:
    assert len(variorum.__all__) <= 36
    for name in variorum.__all__:
        assert getattr(variorum, name).__doc__, name


def test_importing_the_library_or_asking_for_help_loads_nothing_heavy() -> None:
    for code in ("import variorum", "import variorum.cli"):
        told = subprocess.run(
            [sys.executable, "-c", f"{code}, sys; print(*sys.modules)"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        assert not HEAVY & set(told), code


def test_help_answers_soon() -> None:
    # About 0.2 s of processor time; the time that neighbours take does not count.
    seconds = []
    for _ in range(5):
        before = os.times()
        subprocess.run(
            [sys.executable, "-m", "variorum", "--help"], check=True, capture_output=True
        )
        after = os.times()
        seconds.append(
            after.children_user + after.children_system
            - before.children_user - before.children_system
        )  # fmt: skip
    assert min(seconds) < 0.6


def test_every_setting_says_what_it_means() -> None:
    assert set(MEANINGS) == set(Settings.__dataclass_fields__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(variorum, "no_such_name")
