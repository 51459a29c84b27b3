"""The whole way: inputs in, a dossier out for every story that they touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from variorum.desk import steps
from variorum.desk.desk import Desk
from variorum.desk.gather import gather, moment
from variorum.desk.read import failure
from variorum.desk.writer import put_into_words
from variorum.errors import VariorumError
from variorum.model import Article, ArticleId, Dossier, Edition, Failure
from variorum.text.of_a_story import let_go


def write_dossiers(desk: Desk, inputs: Sequence[str], *, leave_out: Iterable[Path] = ()) -> Edition:
    """Capture, read, group and tell.

    Articles that are in the store already take part, so that a story grows with each call.

    Args:
        inputs: Files, folders, addresses, or ``-`` for standard input.
        leave_out: Folders inside the given ones that are not to be read.

    Returns:
        The dossiers in a fixed order, largest story first, and everything that failed.
    """
    gathered = gather(desk, inputs, leave_out=leave_out)
    touched = frozenset(article.id for article in gathered.articles)
    dossiers: tuple[Dossier, ...] = ()
    failures: tuple[Failure, ...] = ()
    if touched:
        dossiers, failures = tell(desk, given_articles(desk, touched), touched)
    found = tuple(sorted({*gathered.failures, *failures}))
    desk.store.failures.put(found)
    return Edition(moment(desk), dossiers, found)


def given_articles(desk: Desk, touched: Iterable[ArticleId]) -> tuple[Article, ...]:
    """The articles that a person gave, and these: what feeds brought is told by the digest."""
    return desk.store.articles.get(sorted({*desk.store.digest.apart(), *touched}))


def tell(
    desk: Desk, articles: Sequence[Article], touched: frozenset[ArticleId]
) -> tuple[tuple[Dossier, ...], tuple[Failure, ...]]:
    """Group articles into stories and compose the dossier of each that is touched.

    A story whose articles changed without being touched gets its dossier anew in the store.

    Returns:
        The dossiers of the touched stories, and everything that failed.
    """
    analyses, unread = steps.read_closely(desk, articles)
    desk.progress("group", 0, 1)
    grouped, changes = steps.group_again(desk, articles, analyses)
    desk.progress("group", 1, 1)
    known = {story.id: story.state for story in desk.store.stories.find()}
    asked = {r.story.id for r in grouped if touched & set(r.story.articles)}
    wanted = [
        reports
        for reports in grouped
        if reports.story.id in asked or known.get(reports.story.id) != reports.story.state
    ]
    dossiers, failed = told_or_failed(desk, wanted)
    failures = [*unread, *failed]
    with desk.store.transaction():
        desk.store.stories.regroup([reports.story for reports in grouped])
        desk.store.changes.put(changes)
        desk.store.dossiers.put(dossiers)
    told = [dossier for dossier in dossiers if dossier.story.id in asked]
    # By the state and not the id: that depends on what the store held before.
    told.sort(key=lambda dossier: (-len(dossier.articles), dossier.story.state))
    return tuple(told), tuple(failures)


def told_or_failed(
    desk: Desk, wanted: Sequence[steps.Reports]
) -> tuple[list[Dossier], list[Failure]]:
    """The dossiers of some stories, and a failure for each that could not be told."""
    dossiers: list[Dossier] = []
    failures: list[Failure] = []
    for done, reports in enumerate(wanted):
        desk.progress("tell", done, len(wanted))
        try:
            told, missed = put_into_words(desk, tell_story(desk, reports))
            dossiers.append(told)
            failures.extend(missed)
        except VariorumError as trouble:
            failures.append(failure(_called(reports), "compose", trouble))
        except Exception as fault:  # noqa: BLE001 - one odd story must not stop the others
            failures.append(failure(_called(reports), "compose", fault))
        finally:
            let_go()
    desk.progress("tell", len(wanted), len(wanted))
    return dossiers, failures


def _called(reports: steps.Reports) -> str:
    named = sorted(article.input for article in reports.articles)
    more = f" and {len(named) - 3} more" if len(named) > 3 else ""
    return f"the story of {', '.join(named[:3])}{more}"


def tell_story(desk: Desk, reports: steps.Reports) -> Dossier:
    """Collate, weigh and compose one story."""
    collated = steps.collate(desk, reports)
    return steps.compose(reports, collated, steps.weigh(desk, reports, collated))
