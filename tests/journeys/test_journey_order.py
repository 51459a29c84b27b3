"""The order of inputs changes nothing but the time stamp."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest

from variorum.desk import Desk, open_desk, render, steps, write_dossiers
from variorum.desk.gather import gather
from variorum.desk.inputs import list_inputs
from variorum.desk.settings import read_settings
from variorum.model import Edition

EXAMPLE = sorted((Path(__file__).resolve().parents[2] / "examples" / "night-trains").iterdir())


def _forms(edition: Edition) -> tuple[str, ...]:
    return tuple(text for form in ("json", "html", "md") for text in render(edition, form).values())


def test_every_permutation_of_seven_inputs_is_read_in_one_order() -> None:
    orders = {
        list_inputs(order) for order in itertools.permutations([str(path) for path in EXAMPLE[:7]])
    }
    assert len(orders) == 1


def test_every_permutation_of_five_reports_gives_the_same_dossier(tmp_path: Path) -> None:
    settings = read_settings(tmp_path, {}, offline=True)
    with open_desk(tmp_path, settings=settings) as desk:
        articles = gather(desk, [str(path) for path in EXAMPLE[:5]]).articles
        analyses = dict(zip((a.id for a in articles), steps.analyse(desk, articles), strict=True))
        expected = None
        for order in itertools.permutations(articles):
            told = _told(desk, order, tuple(analyses[article.id] for article in order))
            expected = expected or told
            assert told == expected


def _told(desk: Desk, articles: tuple, analyses: tuple) -> tuple[str, ...]:  # type: ignore[type-arg]
    # The verbs themselves, below the sorting that the workflow does.
    from variorum.claims import weigh
    from variorum.collation import collate, trace
    from variorum.dossier import compose
    from variorum.language import merge_cast, resolve
    from variorum.stories import find_copies, group

    copies = find_copies(articles, analyses)
    story = group(articles, analyses, copies, likeness=desk.likeness)[0]
    cast = merge_cast(articles, analyses)
    resolved = tuple(resolve(a, n, cast) for a, n in zip(articles, analyses, strict=True))
    records = collate(articles, resolved, copies, likeness=desk.likeness)
    lineage = trace(articles, resolved, copies, records)
    claims, conflicts = weigh(articles, resolved, records, lineage, likeness=desk.likeness)
    captures = desk.store.captures.get([article.capture for article in articles])
    dossier = compose(
        story, articles, captures, resolved, cast, records, claims, conflicts, copies, lineage
    )
    return _forms(Edition("2031-01-01T00:00:00Z", (dossier,)))


@pytest.mark.parametrize("seed", range(3))
def test_inputs_given_one_by_one_in_any_order_end_in_the_same_dossier(
    tmp_path: Path, seed: int
) -> None:
    from datetime import UTC, datetime

    shuffled = [str(path) for path in EXAMPLE]
    random.Random(seed).shuffle(shuffled)
    settings = read_settings(tmp_path, {}, offline=True)

    def clock() -> datetime:
        return datetime(2031, 3, 7, tzinfo=UTC)

    with open_desk(tmp_path / "once", settings=settings, clock=clock) as desk:
        whole = _forms(write_dossiers(desk, [str(path) for path in EXAMPLE]))
    with open_desk(tmp_path / "grown", settings=settings, clock=clock) as desk:
        for start in range(0, len(shuffled), 3):
            edition = write_dossiers(desk, shuffled[start : start + 3])
    assert _forms(edition) == whole
