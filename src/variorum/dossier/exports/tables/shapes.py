"""Which tables there are, and how each is drawn from a story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from variorum.dossier.coverage import tell_coverage
from variorum.dossier.exports.references.work import works_of
from variorum.dossier.exports.tables.table import PLACE, Cell, Row, Shape, Table, Told, columns
from variorum.model import ArticleId, Edition, Evidence, Passage


def tables_of(edition: Edition) -> tuple[Table, ...]:
    """Every table of an edition; the first column of each is the story.

    A table without rows is there too, so that a reader of files finds what it expects.
    Rows stand in the order of the dossier, which depends on content alone.
    """
    told = [Told(dossier) for dossier in edition.dossiers]
    return tuple(
        Table(
            shape.name,
            columns("story") + shape.columns,
            tuple((one.dossier.story.state, *row) for one in told for row in shape.rows(one)),
        )
        for shape in SHAPES
    )


def _articles(told: Told) -> Iterator[Row]:
    dossier = told.dossier
    origins = {a: n for n, group in enumerate(dossier.lineage.origins, 1) for a in group}
    bylines = {a.id: a.byline.value if a.byline else None for a in dossier.articles}
    captured = {c.id: c.captured for c in dossier.captures}
    by_id = {article.id: article for article in dossier.articles}
    for work in works_of(dossier):
        article = by_id[ArticleId(work.article)]
        yield (
            work.siglum,
            work.article,
            work.title,
            bylines[article.id],
            work.publisher,
            "; ".join(work.agencies) or None,
            work.published,
            work.modified,
            work.language,
            article.url,
            work.archive_url,
            captured.get(article.capture),
            work.digest,
            work.input,
            origins.get(article.id),
            len(article.text),
        )


def _records(told: Told) -> Iterator[Row]:
    for record in told.dossier.records:
        yield (
            record.id,
            record.kind,
            record.author,
            record.recipient,
            record.text,
            len(record.words),
            len(record.witnesses),
        )


def _witnesses(told: Told) -> Iterator[Row]:
    for record in told.dossier.records:
        for witness in record.witnesses:
            for passage in witness.passages:
                yield (record.id, witness.kind, *told.place(passage))


def _variants(told: Told) -> Iterator[Row]:
    """One row for each place where a reading of a variant stands."""
    for record in told.dossier.records:
        for variant in sorted(
            record.variants, key=lambda v: (v.start, v.end, v.rank, v.kind, v.id)
        ):
            for number, reading in enumerate(variant.readings):
                for passage in reading.passages:
                    yield (
                        record.id,
                        variant.id,
                        variant.start,
                        variant.end,
                        record.text[variant.start : variant.end],
                        variant.kind,
                        variant.rank,
                        variant.note or None,
                        number,
                        reading.text,
                        *told.place(passage),
                    )


def _quotations(told: Told) -> Iterator[Row]:
    for analysis in told.dossier.analyses:
        for quotation in analysis.quotations:
            place = Passage.at(analysis.article, quotation.span)
            cue = quotation.cue and told.text(Passage.at(analysis.article, quotation.cue))
            yield (
                quotation.kind,
                quotation.form,
                quotation.use,
                quotation.speaker,
                cue or None,
                quotation.group,
                quotation.headline,
                quotation.written,
                *told.place(place),
            )


def _claims(told: Told) -> Iterator[Row]:
    for claim in told.dossier.claims:
        articles = {one.passage.article for one in claim.attestations}
        yield (claim.id, claim.matter, claim.value, claim.verdict, claim.origins, len(articles))


def _attestations(told: Told) -> Iterator[Row]:
    for claim in told.dossier.claims:
        for one in claim.attestations:
            yield (claim.id, one.value, one.stance, one.by, *told.place(one.passage))


def _conflicts(told: Told) -> Iterator[Row]:
    for conflict in told.dossier.conflicts:
        for number, side in enumerate(conflict.sides, 1):
            yield (
                conflict.id,
                conflict.matter,
                conflict.kind,
                conflict.strength,
                conflict.why or None,
                number,
                side.value,
                side.stance,
                side.by,
                *told.place(side.passage),
            )


def _copies(told: Told) -> Iterator[Row]:
    for copy in told.dossier.copies:
        source, target = copy.direction or (None, None)
        yield (
            told.sign(copy.a),
            copy.a,
            told.sign(copy.b),
            copy.b,
            copy.kind,
            round(copy.share_a, 4),
            round(copy.share_b, 4),
            source and told.sign(source),
            target and told.sign(target),
            len(copy.passages),
            _words(copy.why),
        )


def _edges(told: Told) -> Iterator[Row]:
    """One row for each reason of an edge; ``source`` is a siglum, or a name outside."""
    for edge in told.dossier.lineage.edges:
        sign = told.sign(edge.source)
        head: Row = (
            sign or edge.source,
            edge.source if sign else None,
            told.sign(edge.target),
            edge.target,
            edge.strong,
        )
        for reason in edge.why:
            first = min(reason.passages, default=None)
            place: Row = told.place(first) if first else (None,) * len(PLACE)
            yield (*head, reason.kind, reason.detail, round(reason.weight, 4), *place)
        if not edge.why:
            yield (*head, None, None, None, *(None,) * len(PLACE))


def _coverage(told: Told) -> Iterator[Row]:
    coverage = tell_coverage(told.dossier)
    for row in coverage.rows:
        for cell in row.cells:
            yield (
                row.claim,
                told.sign(cell.article),
                cell.article,
                cell.state,
                row.first or None,
                len(cell.passages),
            )


def _credits(told: Told) -> Iterator[Row]:
    for analysis in told.dossier.analyses:
        for credit in analysis.credits:
            yield (
                credit.source,
                credit.kind,
                *told.place(Passage.at(analysis.article, credit.span)),
            )


def _timeline(told: Told) -> Iterator[Row]:
    for number, event in enumerate(told.dossier.timeline, 1):
        for passage in event.citations:
            yield (number, event.when, event.what, event.lane, *told.place(passage))


def _account(told: Told) -> Iterator[Row]:
    for number, line in enumerate(told.dossier.account, 1):
        for passage in line.citations:
            yield (number, line.sentence, *told.place(passage))


def _words(evidence: Iterable[Evidence]) -> Cell:
    return "; ".join(f"{one.kind}: {one.detail}" for one in evidence) or None


SHAPES = (
    Shape(
        "articles",
        columns(
            "siglum article title byline publisher agency published modified language url "
            "archive_url captured capture input origin:integer characters:integer"
        ),
        _articles,
    ),
    Shape(
        "records",
        columns("record kind author recipient text words:integer witnesses:integer"),
        _records,
    ),
    Shape("witnesses", columns("record kind") + PLACE, _witnesses),
    Shape(
        "variants",
        columns(
            "record variant record_start:integer record_end:integer record_text kind "
            "rank:integer note reading_number:integer reading"
        )
        + PLACE,
        _variants,
    ),
    Shape(
        "quotations",
        columns("kind form use speaker cue group:integer headline:boolean written:boolean") + PLACE,
        _quotations,
    ),
    Shape(
        "claims",
        columns("claim matter value verdict origins:integer reports:integer"),
        _claims,
    ),
    Shape("attestations", columns("claim value stance by") + PLACE, _attestations),
    Shape(
        "conflicts",
        columns("conflict matter kind strength why side:integer value stance by") + PLACE,
        _conflicts,
    ),
    Shape(
        "copies",
        columns(
            "siglum_a article_a siglum_b article_b kind share_a:number share_b:number "
            "from to passages:integer evidence"
        ),
        _copies,
    ),
    Shape(
        "lineage",
        columns(
            "source source_article target target_article strong:boolean reason detail weight:number"
        )
        + PLACE,
        _edges,
    ),
    Shape(
        "coverage",
        columns("claim siglum article state first_told passages:integer"),
        _coverage,
    ),
    Shape("credits", columns("source kind") + PLACE, _credits),
    Shape("timeline", columns("event:integer when what lane") + PLACE, _timeline),
    Shape("account", columns("sentence_number:integer sentence") + PLACE, _account),
)
