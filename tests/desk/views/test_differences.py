"""In what reports differ, in few words, each a report's own."""

from __future__ import annotations

from variorum.desk.views.beside import told_beside
from variorum.desk.views.differences import Differences, Side, differences
from variorum.model import (
    Article,
    ArticleId,
    Attestation,
    CaptureId,
    Conflict,
    Dossier,
    Fact,
    Lineage,
    Passage,
    Reading,
    SourceEntry,
    Story,
    TextOfRecord,
    ToldStory,
    Variant,
)

TEXTS = {
    "Post": "The wall was breached in 2024.",
    "Gazette": "The wall was breached in 2023 <b>.",
    "Sheet": "The wall was breached in 2023, again.",
}
ARTICLES = tuple(
    Article(ArticleId(f"article-{name}"), CaptureId("c"), name, text, (), publisher=Fact(name, "x"))
    for name, text in TEXTS.items()
)


def passage(name: str, words: str) -> Passage:
    start = TEXTS[name].index(words)
    return Passage(ArticleId(f"article-{name}"), start, start + len(words))


def conflict(number: int, strength: str = "hard") -> Conflict:
    sides = (
        Attestation(passage("Post", "2024"), "2024"),
        Attestation(passage("Gazette", "2023"), "2023"),
        Attestation(passage("Sheet", "2023"), "2023"),
    )
    return Conflict(f"k{number}", f"when {number}", "date", strength, sides, "two years")  # type: ignore[arg-type]


def dossier(conflicts: tuple[Conflict, ...], *ranks: int) -> Dossier:
    readings = (
        Reading("breached", (passage("Post", "breached"),)),
        Reading("", (passage("Sheet", "again"),)),
    )
    variants = tuple(
        Variant(f"v{n}", "word", n, n + 1, readings, rank) for n, rank in enumerate(ranks)
    )
    record = TextOfRecord("r", "letter", None, None, "breached", (), (), variants)
    return Dossier(
        Story("story-1", tuple(one.id for one in ARTICLES)), "Wall", ARTICLES, (), (), (), (record,),
        (), conflicts, (), Lineage(), (), (),
        tuple(SourceEntry(sign, one.id) for sign, one in zip("ABC", ARTICLES, strict=True)),
    )  # fmt: skip


def test_each_side_is_told_in_a_reports_words_with_all_who_say_so() -> None:
    (one,) = differences(dossier((conflict(1),))).contested
    assert (one.matter, one.strength) == ("when 1", "hard")
    assert one.sides == (Side("2024", ("Post",)), Side("2023", ("Gazette", "Sheet")))


def test_the_gravest_come_first_and_what_is_left_out_is_counted() -> None:
    several = (conflict(0, "soft"), conflict(1, "superseded"), *(conflict(n) for n in range(2, 9)))
    found = differences(dossier(several))
    assert [one.strength for one in found.contested] == ["hard"] * 6
    assert found.more == 3
    light = differences(dossier((conflict(1, "superseded"), conflict(0, "soft"))))
    assert [one.strength for one in light.contested] == ["soft", "superseded"]


def test_variants_that_tell_are_shown_and_trifles_are_not() -> None:
    found = differences(dossier((), 9, 0, 3))
    assert len(found.variants) == 2
    assert found.variants[0].sides == (Side("breached", ("Post",)), Side("(nothing)", ("Sheet",)))


def test_no_word_of_a_report_is_markup_where_it_is_told() -> None:
    grave = conflict(1)
    sides = (grave.sides[0], Attestation(passage("Gazette", "2023 <b>"), "2023"))
    found = differences(dossier((Conflict("k", "<i>when", "date", "hard", sides),)))
    row = ToldStory('x"><script>', "Wall", 1.0, 2.0, 3, 3, 2)
    told = told_beside(row, (), found, "https://news.example")
    assert "&lt;i&gt;when (contradiction): “2024” (Post); “2023 &lt;b&gt;” (Gazette)" in told
    assert "<script" not in told
    assert "3 reports by 3 outlets, from 2 independent origins." in told
    assert "Where the reports differ" not in told_beside(
        row, (), Differences(), "https://x.example"
    )
