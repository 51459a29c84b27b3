"""Stories told as of a moment: nothing of it is written to the store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from variorum.desk import steps
from variorum.desk.as_of import Moment, standing, told_as_of
from variorum.desk.desk import Desk
from variorum.desk.gather import gather, moment
from variorum.desk.memory import find_story
from variorum.desk.tell import told_or_failed
from variorum.errors import NotFound
from variorum.model import ArticleId, Edition, Failure


def dossiers_as_of(
    desk: Desk, inputs: Sequence[str], when: Moment, *, leave_out: Iterable[Path] = ()
) -> Edition:
    """As ``write_dossiers``, from what had been captured by a moment.

    The inputs are captured and read as ever; what is later than the moment is left out and
    counted, which is no failure. The stories of the store stay as they are.
    """
    gathered = gather(desk, inputs, leave_out=leave_out)
    edition = _told(desk, frozenset(a.id for a in gathered.articles), when, gathered.failures)
    desk.store.failures.put(edition.failures)
    return edition


def recall_as_of(desk: Desk, story: str, when: Moment) -> Edition:
    """The story, or the stories, that the reports of a story were at a moment.

    Raises:
        NotFound: There is no such story, or none of its reports had been captured by then.
    """
    dossier = desk.store.dossiers.get([find_story(desk, story)])[0]
    edition = _told(desk, frozenset(dossier.story.articles), when, ())
    if not edition.dossiers and not edition.failures:
        raise NotFound(
            story,
            f"none of its reports had been captured by {when.said}.",
            kind="story",
            advice="Give a later moment.",
        )
    return edition


def _told(
    desk: Desk, asked: frozenset[ArticleId], when: Moment, failures: Sequence[Failure]
) -> Edition:
    articles = desk.store.articles.find()
    ids = sorted({article.capture for article in articles})
    stood = standing(articles, desk.store.captures.get(ids), when)
    analyses, unread = steps.read_closely(desk, stood.articles)
    grouped = steps.group(desk, stood.articles, analyses)
    wanted = [reports for reports in grouped if asked & set(reports.story.articles)]
    dossiers, failed = told_or_failed(desk, wanted)
    dossiers.sort(key=lambda dossier: (-len(dossier.articles), dossier.story.state))
    return Edition(
        moment(desk),
        tuple(dossiers),
        tuple(sorted({*failures, *unread, *failed})),
        told_as_of(when, stood),
    )
