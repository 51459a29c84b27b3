from __future__ import annotations

import itertools
from dataclasses import replace

from variorum.collation.lineage import trace
from variorum.model import (
    Analysis,
    Article,
    ArticleId,
    Block,
    CaptureId,
    Copy,
    Credit,
    Fact,
    Link,
    Passage,
    Reading,
    Span,
    TextOfRecord,
    Variant,
    Witness,
)
from variorum.model.analysis import CreditKind
from variorum.model.story import CopyKind

TEXT = "The dam above Olm has cracked, engineers said. Peak Wire first reported the crack."


def report(name: str, day: int | None = None, links: tuple[str, ...] = ()) -> Article:
    return Article(
        ArticleId(name),
        CaptureId("sha256:0"),
        name,
        TEXT,
        (Block(Span(0, len(TEXT)), "paragraph"),),
        url=f"https://www.{name}.example/dam",
        published=Fact(f"2031-05-{day:02}", "told") if day else None,
        links=tuple(
            Link(f"https://{other}.example/dam", "Peak Wire", Span(49, 58)) for other in links
        ),
    )


def credited(article: Article, *credits: tuple[str, CreditKind]) -> Analysis:
    return Analysis(
        article.id, credits=tuple(Credit(Span(0, 10), name, kind) for name, kind in credits)
    )


def copied(
    a: Article,
    b: Article,
    share: float,
    direction: tuple[Article, Article] | None = None,
    kind: CopyKind = "copy",
) -> Copy:
    low, high = sorted((a.id, b.id))
    return Copy(
        low,
        high,
        kind,
        share,
        share,
        (direction[0].id, direction[1].id) if direction else None,
        passages=((Passage(low, 0, 20), Passage(high, 0, 20)),),
    )


def plain(*articles: Article) -> list[Analysis]:
    return [Analysis(a.id) for a in articles]


def test_a_copy_and_what_it_copies_are_one_origin() -> None:
    a, b, c = report("alpha"), report("bravo"), report("corrie")
    lineage = trace([a, b, c], plain(a, b, c), [copied(a, b, 0.8, (b, a))], ())
    assert lineage.origins == (("alpha", "bravo"), ("corrie",))
    (edge,) = lineage.edges
    assert (edge.source, edge.target, edge.strong) == ("bravo", "alpha", True)
    assert edge.why[0].passages


def test_a_copy_without_direction_still_collapses() -> None:
    a, b = report("alpha"), report("bravo")
    lineage = trace([a, b], plain(a, b), [copied(a, b, 0.8)], ())
    assert lineage.origins == (("alpha", "bravo"),)
    assert lineage.edges == ()


def test_a_credited_report_is_a_weak_edge_and_stays_an_origin() -> None:
    a, b = report("peakwire"), report("bravo")
    lineage = trace([a, b], [Analysis(a.id), credited(b, ("Peak Wire", "report"))], (), ())
    assert len(lineage.origins) == 2
    (edge,) = lineage.edges
    assert (edge.source, edge.target, edge.strong) == ("peakwire", "bravo", False)


def test_an_agency_outside_the_articles_is_named() -> None:
    a = report("alpha")
    lineage = trace([a], [credited(a, ("Far Wire", "agency"))], (), ())
    assert [(e.source, e.strong) for e in lineage.edges] == [("Far Wire", True)]


def test_an_outside_source_has_one_name_however_it_is_written() -> None:
    a, b = report("alpha"), report("bravo")
    lineage = trace(
        [a, b],
        [credited(a, ("farwire.example", "report")), credited(b, ("Far Wire", "report"))],
        (),
        (),
    )
    assert {e.source for e in lineage.edges} == {"Far Wire"}


def test_unnamed_sources_make_no_edge() -> None:
    a = report("alpha")
    assert trace([a], [credited(a, ("unnamed agencies", "agency"))], (), ()).edges == ()


def test_an_article_that_credits_itself_makes_no_edge() -> None:
    a = report("peakwire")
    assert trace([a], [credited(a, ("Peak Wire", "agency"))], (), ()).edges == ()


def test_no_edge_runs_against_the_clock() -> None:
    late, early = report("peakwire", 9), report("bravo", 2)
    readings = [Analysis(late.id), credited(early, ("Peak Wire", "agency"))]
    assert trace([late, early], readings, (), ()).edges == ()


def test_two_partial_reprints_of_one_agency_are_one_origin() -> None:
    a, b = report("alpha"), report("bravo")
    readings = [credited(a, ("Far Wire", "agency")), credited(b, ("Far Wire", "agency"))]
    shared = [copied(a, b, 0.3, kind="excerpt")]
    assert trace([a, b], readings, shared, ()).origins == (("alpha", "bravo"),)
    assert len(trace([a, b], plain(a, b), shared, ()).origins) == 2


def test_two_that_credit_one_agency_without_shared_text_stay_two() -> None:
    a, b = report("alpha"), report("bravo")
    readings = [credited(a, ("Far Wire", "agency")), credited(b, ("Far Wire", "agency"))]
    assert len(trace([a, b], readings, (), ()).origins) == 2


def test_a_link_is_a_weak_edge() -> None:
    a, b = report("alpha"), report("bravo", links=("alpha",))
    (edge,) = trace([a, b], plain(a, b), (), ()).edges
    assert (edge.source, edge.target, edge.strong) == ("alpha", "bravo", False)
    assert [p for e in edge.why for p in e.passages] == [Passage(b.id, 49, 58)]


def test_a_link_that_stands_nowhere_in_the_text_is_no_evidence() -> None:
    a, b = report("alpha"), report("bravo", links=("alpha",))
    boxed = replace(b, links=(replace(b.links[0], text="See also", span=None),))
    assert trace([a, boxed], plain(a, boxed), (), ()).edges == ()


def test_a_copy_without_passages_points_at_both_bodies() -> None:
    a, b = report("alpha", 1), report("bravo", 2)
    copy = Copy(a.id, b.id, "copy", 0.9, 0.9, direction=(a.id, b.id))
    (edge,) = trace([a, b], plain(a, b), [copy], ()).edges
    assert {p.article for e in edge.why for p in e.passages} == {a.id, b.id}


def test_a_reading_that_two_alone_share_is_weak_evidence() -> None:
    told = [report(name, day) for day, name in enumerate(["alpha", "bravo", "corrie", "delta"], 1)]
    first = Reading("cracked", (Passage(told[0].id, 22, 29), Passage(told[2].id, 22, 29)))
    odd = Reading("cracket", (Passage(told[1].id, 22, 29), Passage(told[3].id, 22, 29)))
    record = TextOfRecord(
        "record-1",
        "letter",
        None,
        None,
        "The dam has cracked.",
        (),
        tuple(
            Witness(s, a.id, "full", (Passage(a.id, 0, 30),))
            for s, a in zip("ABCD", told, strict=True)
        ),
        (Variant("v1", "word", 12, 19, (first, odd)),),
    )
    (edge,) = trace(told, plain(*told), (), [record]).edges
    assert (edge.source, edge.target, edge.strong) == ("bravo", "delta", False)


def test_the_order_of_articles_does_not_matter() -> None:
    a, b, c = report("alpha", 1), report("bravo", 2), report("peakwire", 1)
    readings = {
        a.id: Analysis(a.id),
        b.id: credited(b, ("Peak Wire", "agency"), ("Far Wire", "report")),
        c.id: Analysis(c.id),
    }
    copies = [copied(a, b, 0.9, (a, b)), copied(b, c, 0.1, (c, b), "excerpt")]
    results = {
        trace(list(order), [readings[x.id] for x in order], list(pairs), ())
        for order in itertools.permutations([a, b, c])
        for pairs in itertools.permutations(copies)
    }
    assert len(results) == 1


def test_copies_of_articles_elsewhere_are_passed_over() -> None:
    a, b = report("alpha"), report("bravo")
    assert trace([a], plain(a), [copied(a, b, 0.9)], ()).origins == (("alpha",),)


def test_nothing_has_no_lineage() -> None:
    lineage = trace((), (), (), ())
    assert (lineage.origins, lineage.edges) == ((), ())


def test_what_one_outlet_published_is_one_origin() -> None:
    first, follow_up, other = report("olmpost", 3), report("olmpost", 6), report("dellstar", 4)
    follow_up = replace(follow_up, id=ArticleId("olmpost-later"))
    articles = [first, follow_up, other]
    lineage = trace(articles, plain(*articles), (), ())
    assert lineage.origins == (("dellstar",), ("olmpost", "olmpost-later"))
    assert lineage.independent({first.id, follow_up.id}) == 1
