"""Articles in, dossiers out: analysed, grouped into stories, and each story told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from variorum.claims import weigh
from variorum.collation import collate, trace
from variorum.desk.desk import Desk
from variorum.desk.gather import gather
from variorum.desk.read import failure
from variorum.dossier import compose
from variorum.errors import VariorumError
from variorum.language import analyse, merge_cast, resolve
from variorum.model import (
    Analysis,
    Article,
    ArticleId,
    Capture,
    CaptureId,
    Copy,
    Dossier,
    Edition,
    Failure,
    Story,
)
from variorum.stories import find_copies, group


def write_dossiers(desk: Desk, inputs: Sequence[str], *, leave_out: Iterable[Path] = ()) -> Edition:
    """The whole way: inputs in, a dossier for every story that they touch.

    Articles that are in the store already take part, so that a story grows with each call.

    Returns:
        The dossiers in a fixed order, largest story first, and everything that failed.
    """
    gathered = gather(desk, inputs, leave_out=leave_out)
    touched = frozenset(article.id for article in gathered.articles)
    if not touched:
        return Edition(_now(desk), (), gathered.failures)
    articles = desk.store.articles.get(None)
    dossiers, failures = tell(desk, articles, touched)
    return Edition(_now(desk), dossiers, tuple(sorted({*gathered.failures, *failures})))


def tell(
    desk: Desk, articles: Sequence[Article], touched: frozenset[ArticleId]
) -> tuple[tuple[Dossier, ...], tuple[Failure, ...]]:
    """Group articles into stories and compose the dossier of each that is touched."""
    ordered = tuple(sorted(articles, key=lambda article: article.id))
    analyses, failures = analyse_all(desk, ordered)
    read = tuple(article for article in ordered if article.id in analyses)
    read_analyses = tuple(analyses[article.id] for article in read)
    desk.progress("group", 0, 1)
    copies = find_copies(read, read_analyses)
    stories = group(read, read_analyses, copies, likeness=desk.likeness)
    desk.progress("group", 1, 1)
    wanted = [story for story in stories if touched & set(story.articles)]
    captures = {
        capture.id: capture
        for capture in desk.store.captures.get(sorted({article.capture for article in read}))
    }
    by_id = {article.id: article for article in read}
    dossiers: list[Dossier] = []
    for done, story in enumerate(wanted):
        desk.progress("tell", done, len(wanted))
        try:
            dossiers.append(tell_story(desk, story, by_id, analyses, copies, captures))
        except VariorumError as trouble:
            failures.append(failure(story.id, "compose", trouble))
    desk.progress("tell", len(wanted), len(wanted))
    with desk.store.transaction():
        desk.store.stories.put(stories)
        desk.store.dossiers.put(dossiers)
    dossiers.sort(key=lambda dossier: (-len(dossier.articles), dossier.story.id))
    return tuple(dossiers), tuple(failures)


def analyse_all(
    desk: Desk, articles: Sequence[Article]
) -> tuple[dict[ArticleId, Analysis], list[Failure]]:
    """The analysis of each article, taken from the store where this recipe made one before."""
    known = {
        analysis.article: analysis
        for analysis in desk.store.analyses.get([article.id for article in articles])
    }
    fresh = [article for article in articles if article.id not in known]
    made: list[Analysis] = []
    failures: list[Failure] = []
    for done, result in enumerate(desk.map(_analysed, fresh)):
        if isinstance(result, Failure):
            failures.append(result)
        else:
            made.append(result)
        desk.progress("analyse", done + 1, len(fresh))
    with desk.store.transaction():
        desk.store.analyses.put(made)
    return {**known, **{analysis.article: analysis for analysis in made}}, failures


def _analysed(article: Article) -> Analysis | Failure:
    try:
        return analyse(article)
    except VariorumError as trouble:
        return failure(article.input, "analyse", trouble)
    except Exception as fault:  # noqa: BLE001 - one odd text must not stop a batch
        return failure(article.input, "analyse", fault)


def tell_story(
    desk: Desk,
    story: Story,
    articles: Mapping[ArticleId, Article],
    analyses: Mapping[ArticleId, Analysis],
    copies: Sequence[Copy],
    captures: Mapping[CaptureId, Capture],
) -> Dossier:
    """Collate, trace, weigh and compose one story."""
    members = tuple(articles[key] for key in sorted(story.articles))
    inside = frozenset(story.articles)
    shared = tuple(copy for copy in copies if copy.a in inside and copy.b in inside)
    cast = merge_cast(members, tuple(analyses[article.id] for article in members))
    resolved = tuple(resolve(article, analyses[article.id], cast) for article in members)
    records = collate(members, resolved, shared, likeness=desk.likeness)
    lineage = trace(members, resolved, shared, records)
    claims, conflicts = weigh(members, resolved, records, lineage, likeness=desk.likeness)
    return compose(
        story,
        members,
        tuple(captures[article.capture] for article in members),
        resolved,
        cast,
        records,
        claims,
        conflicts,
        shared,
        lineage,
    )


def _now(desk: Desk) -> str:
    return desk.clock().strftime("%Y-%m-%dT%H:%M:%SZ")
