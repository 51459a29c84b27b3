"""The verbs, each over a desk: what a script calls, one line a step.

The pure functions of the verb folders take everything as arguments; these fill in the
desk's measure of likeness, its archive and its store.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from variorum import claims as _claims
from variorum import collation as _collation
from variorum import dossier as _dossier
from variorum import language as _language
from variorum import stories as _stories
from variorum.desk.analysing import Quotations, reader_of
from variorum.desk.desk import Desk
from variorum.desk.gather import capture_inputs, moment, read_captures
from variorum.desk.publish import publish
from variorum.desk.read import failure
from variorum.errors import VariorumError
from variorum.model import (
    Analysis,
    Article,
    ArticleId,
    Capture,
    CaptureId,
    Change,
    Claim,
    Conflict,
    Copy,
    Dossier,
    Edition,
    Entity,
    Failure,
    Lineage,
    Story,
    TextOfRecord,
)


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Look for garbage less often meanwhile.

    A dossier is made of millions of small values that live to its end; going through them as
    often as Python does by default takes a tenth of the time.
    """
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports of one story: articles sorted by id, and what was read in each."""

    story: Story
    articles: tuple[Article, ...]
    captures: tuple[Capture, ...]
    analyses: tuple[Analysis, ...]
    cast: tuple[Entity, ...]
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Collated:
    """The texts of record of one story, and who took text from whom."""

    records: tuple[TextOfRecord, ...]
    lineage: Lineage


@dataclass(frozen=True, slots=True)
class Weighed:
    """The claims of one story with their verdicts, and the conflicts between them."""

    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]


def archive(desk: Desk, inputs: Sequence[str]) -> tuple[Capture, ...]:
    """Keep inputs unaltered in the archive; ``failures(desk)`` tells what could not be had."""
    captures, trouble = capture_inputs(desk, inputs)
    desk.store.failures.put(trouble)
    return captures


def extract(desk: Desk, captures: Sequence[Capture]) -> tuple[Article, ...]:
    """Draw the articles from captures; ``failures(desk)`` tells what held none."""
    articles, trouble = read_captures(desk, captures)
    desk.store.failures.put(trouble)
    return articles


def analyse(desk: Desk, articles: Sequence[Article]) -> tuple[Analysis, ...]:
    """Read articles: sentences, names, quotations, dates, quantities, credits.

    An analysis that this recipe made before is taken from the store.

    Returns:
        One analysis for each article, in the order of the articles; an article whose text
        cannot be read has an empty one, and a failure in the store.
    """
    analyses, trouble = read_closely(desk, articles)
    desk.store.failures.put(trouble)
    return analyses


def read_closely(
    desk: Desk, articles: Sequence[Article]
) -> tuple[tuple[Analysis, ...], tuple[Failure, ...]]:
    """As ``analyse``, with what could not be read beside what could."""
    # Dossiers keep to the rules unless told otherwise: docs/decisions, note 6.
    asked = desk.settings.quotations
    quotations: Quotations = "rules" if asked == "auto" else asked
    shelf = desk.store.analyses(_language.recipe(reader_of(quotations)))
    stored = shelf.get(sorted(shelf.have([article.id for article in articles])))
    known = {found.article: found for found in stored}
    fresh = [article for article in articles if article.id not in known]
    made: list[Analysis] = []
    failures: list[Failure] = []
    for done, result in enumerate(desk.map(partial(_analysed, quotations), fresh)):
        if isinstance(result, Failure):
            failures.append(result)
        else:
            made.append(result)
        desk.progress("analyse", done + 1, len(fresh))
    with desk.store.transaction():
        shelf.put(made)
    known.update((found.article, found) for found in made)
    analyses = tuple(known.get(article.id, Analysis(article.id)) for article in articles)
    return analyses, tuple(failures)


def _analysed(quotations: Quotations, article: Article) -> Analysis | Failure:
    try:
        return _language.analyse(article, reader_of(quotations))
    except VariorumError as trouble:
        return failure(article.input, "analyse", trouble)
    except Exception as fault:  # noqa: BLE001 - one odd text must not stop a batch
        return failure(article.input, "analyse", fault)


def group(
    desk: Desk, articles: Sequence[Article], analyses: Sequence[Analysis]
) -> tuple[Reports, ...]:
    """Group articles into stories, each with its copies and with one name for each person.

    The reader's decisions hold, and a story that the store knows keeps its id.
    """
    return group_again(desk, articles, analyses)[0]


@_seldom_collecting()
def group_again(
    desk: Desk, articles: Sequence[Article], analyses: Sequence[Analysis]
) -> tuple[tuple[Reports, ...], tuple[Change, ...]]:
    """As ``group``, with what changed against the stories in the store."""
    pairs = sorted(zip(articles, analyses, strict=True), key=lambda pair: pair[0].id)
    ordered = tuple(article for article, _ in pairs)
    read = tuple(analysis for _, analysis in pairs)
    copies = _stories.find_copies(ordered, read)
    captures = {
        found.id: found
        for found in desk.store.captures.get(sorted({article.capture for article in ordered}))
    }
    stories = _stories.decide(
        _stories.group(ordered, read, copies, likeness=desk.likeness),
        desk.store.decisions.find(),
        ordered,
        read,
        copies,
        {found.id: found.captured for found in captures.values()},
    )
    ids = [article.id for article in ordered]
    shelf = desk.store.stories
    stories, changes = _stories.continue_stories(
        shelf.find(of=ids),
        stories,
        when=moment(desk),
        retired=shelf.retired(of=ids),
        taken=lambda name: name in shelf.have([name]),
    )
    by_id = dict(zip((article.id for article in ordered), pairs, strict=True))
    return tuple(reports_of(story, by_id, captures, copies) for story in stories), changes


def reports_of(
    story: Story,
    by_id: Mapping[ArticleId, tuple[Article, Analysis]],
    captures: Mapping[CaptureId, Capture],
    copies: Sequence[Copy],
) -> Reports:
    """The reports of a story with one name for each person, of articles that were read.

    Args:
        by_id: Its articles at least, each with what was read in it.
        captures: Those of its articles at least.
        copies: Pairs with text in common; those outside the story are left out.
    """
    members = tuple(by_id[key][0] for key in sorted(story.articles))
    read = tuple(by_id[key][1] for key in sorted(story.articles))
    inside = frozenset(story.articles)
    cast = _language.merge_cast(members, read)
    resolved = tuple(
        _language.resolve(article, analysis, cast)
        for article, analysis in zip(members, read, strict=True)
    )
    return Reports(
        story=story,
        articles=members,
        captures=tuple(captures[article.capture] for article in members),
        analyses=tuple(_language.lend_between_reports(members, resolved)),
        cast=cast,
        copies=tuple(copy for copy in copies if copy.a in inside and copy.b in inside),
    )


@_seldom_collecting()
def collate(desk: Desk, reports: Reports) -> Collated:
    """Find the texts of record and line up their witnesses; trace who took text from whom."""
    records = _collation.collate(
        reports.articles, reports.analyses, reports.copies, likeness=desk.likeness
    )
    lineage = _collation.trace(reports.articles, reports.analyses, reports.copies, records)
    return Collated(records, lineage)


@_seldom_collecting()
def weigh(desk: Desk, reports: Reports, collated: Collated) -> Weighed:
    """Gather the claims, count their independent origins, and list what conflicts."""
    claims, conflicts = _claims.weigh(
        reports.articles,
        reports.analyses,
        collated.records,
        collated.lineage,
        likeness=desk.likeness,
    )
    return Weighed(claims, conflicts)


@_seldom_collecting()
def compose(reports: Reports, collated: Collated, weighed: Weighed) -> Dossier:
    """Write the account of one story, every sentence with its passages."""
    return _dossier.compose(
        reports.story,
        reports.articles,
        reports.captures,
        reports.analyses,
        reports.cast,
        collated.records,
        weighed.claims,
        weighed.conflicts,
        reports.copies,
        collated.lineage,
    )


@_seldom_collecting()
def export(
    desk: Desk,
    dossiers: Sequence[Dossier],
    out: Path | str,
    forms: Sequence[str] = ("html", "md", "json"),
) -> tuple[Path, ...]:
    """Write dossiers into a folder as one edition; the paths a reader would open."""
    edition = Edition(moment(desk), tuple(dossiers))
    return publish(edition, Path(out), forms)


def failures(desk: Desk) -> tuple[Failure, ...]:
    """Everything that did not work so far at this desk."""
    return desk.store.failures.find()
