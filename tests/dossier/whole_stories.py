"""Whole stories, told by the whole way once for all tests of one worker."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path

from variorum.desk import Collated, Reports, Weighed, open_desk, steps
from variorum.desk.gather import gather
from variorum.desk.settings import read_settings
from variorum.model import Dossier

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("VARIORUM_SHARED", ROOT.parent / "shared"))


def story_folders() -> dict[str, Path]:
    """Every story by name: the examples, those of the bench, the shared ones where they are."""
    found = {
        f"{kind}/{folder.name}": folder
        for kind, place in (
            ("examples", ROOT / "examples"),
            ("bench", ROOT / "benchmarks" / "quality" / "dossier" / "stories"),
            ("shared", SHARED / "stories"),
        )
        if place.is_dir()
        for folder in sorted(place.iterdir())
        if folder.is_dir() and list(folder.glob("[0-9]*"))
    }
    return dict(sorted(found.items()))


@cache
def told(name: str) -> tuple[tuple[Reports, Collated, Weighed], ...]:
    """The stories of a folder with all that was found in them; word stems, no model."""
    inputs = [str(path) for path in sorted(story_folders()[name].glob("[0-9]*"))]
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings(Path(folder), {}, offline=True, meaning="lexical")
        with open_desk(folder, settings=settings) as desk:
            articles = gather(desk, inputs).articles
            grouped = steps.group(desk, articles, steps.analyse(desk, articles))
            found = []
            for reports in grouped:
                collated = steps.collate(desk, reports)
                found.append((reports, collated, steps.weigh(desk, reports, collated)))
            return tuple(found)


@cache
def dossiers_of(name: str) -> tuple[Dossier, ...]:
    return tuple(steps.compose(*parts) for parts in told(name))
