"""Dossiers of stories that several outlets report, told again as they grow, within bounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from variorum import stories as _stories
from variorum.desk import steps
from variorum.desk.desk import Desk
from variorum.desk.digest.rows import due, row_of
from variorum.desk.printing import keep_print
from variorum.desk.tell import told_or_failed
from variorum.model import Current, Dossier, Failure, Story, ToldStory

# A dossier tells of so many reports at most: of each outlet the newest first.
MOST = 60


def tell_due(desk: Desk, until: float, most: int = 1) -> tuple[int, int]:
    """Tell the stories that are due by a moment, at most so many.

    A story that cannot be told is noted as a failure, and tried again when it has changed.

    Returns:
        How many were told, and how many could not be.

    Raises:
        StoreError: What was told cannot be kept.
    """
    told = failed = 0
    for row in desk.store.told.due(until, most):
        dossier, failures = _told(desk, row)
        desk.store.failures.put(failures)
        told += dossier is not None
        failed += dossier is None
    return told, failed


def tell_now(desk: Desk, stories: Sequence[str]) -> tuple[tuple[Dossier, ...], tuple[Failure, ...]]:
    """Tell those of these stories whose dossiers are behind; the dossiers of all, and what
    failed.

    Raises:
        StoreError: What was told cannot be kept.
    """
    failures: list[Failure] = []
    for row in desk.store.told.get(stories).values():
        if row.due is not None:
            failures += _told(desk, row)[1]
    there = sorted(desk.store.dossiers.have(stories))
    return desk.store.dossiers.get(there), tuple(failures)


def chosen(members: Sequence[Current], most: int = MOST) -> list[Current]:
    """The reports that a dossier tells of: of each outlet the newest before its others."""
    seen: Counter[str] = Counter()
    ranked: list[tuple[int, int, Current]] = []
    for one in sorted(members, key=lambda one: (-one.stands, -one.item)):
        ranked.append((seen[one.outlet], len(ranked), one))
        seen[one.outlet] += 1
    return [one for _, _, one in sorted(ranked, key=lambda row: row[:2])[:most]]


def _told(desk: Desk, row: ToldStory) -> tuple[Dossier | None, Sequence[Failure]]:
    store = desk.store
    members = store.digest.current(stories=[row.id])
    (story,) = store.stories.get([row.id])
    dossiers: list[Dossier] = []
    failures: list[Failure] = []
    articles = {one.article for one in chosen(members)} & set(story.articles)
    if articles:
        reports, failures = _reports(desk, story, sorted(articles))
        dossiers, more = told_or_failed(replace(desk, progress=_silent), [reports])
        failures += more
    now = desk.clock().timestamp()
    done = replace(row, told_items=row.items, told_at=now)
    if not dossiers:
        # What it said before stays; it is tried again when it has changed.
        with store.transaction():
            store.told.put([replace(done, due=None, sources=_sources(members))])
        return None, failures
    (dossier,) = dossiers
    origins = dossier.lineage.origins
    known = replace(
        done,
        title=dossier.title,
        contested=any(one.strength == "hard" for one in dossier.conflicts),
        record=bool(dossier.records),
        told=row.state,
    )
    made = row_of(row.id, row.state, members, known, origins, now)
    if len(articles) == len(story.articles):
        made = replace(made, origins=len(origins))
    with store.transaction():
        if store.private.hides(articles):
            # A feed was made private meanwhile: this dossier is not told.
            return None, failures
        store.dossiers.put([dossier])
        keep_print(desk, dossier, row.state)
        store.told.put([replace(made, due=due(made, None, now))])
        store.told.put_lineage(row.id, origins)
    return dossier, failures


def _reports(desk: Desk, story: Story, ids: Sequence[str]) -> tuple[steps.Reports, list[Failure]]:
    articles = desk.store.articles.get(ids)
    analyses, unread = steps.read_closely(replace(desk, progress=_silent), articles)
    captures = desk.store.captures.get(sorted({one.capture for one in articles}))
    inside = {article.id for article in articles}
    part = replace(
        story,
        articles=tuple(sorted(inside)),
        memberships=tuple(one for one in story.memberships if one.article in inside),
    )
    copies = _stories.find_copies(articles, analyses)
    by_id = {a.id: (a, r) for a, r in zip(articles, analyses, strict=True)}
    reports = steps.reports_of(part, by_id, {one.id: one for one in captures}, copies)
    return reports, list(unread)


def _sources(members: Sequence[Current]) -> tuple[tuple[int, float, int], ...]:
    found: dict[int, tuple[float, int]] = {}
    for one in members:
        newest, count = found.get(one.source, (one.stands, 0))
        found[one.source] = (max(newest, one.stands), count + 1)
    return tuple((source, *said) for source, said in sorted(found.items()))


def _silent(step: str, done: int, total: int) -> None:
    """Nothing: what tells one story is a part of a longer work that is told."""
