"""The account quotes or counts, and every sentence stands on passages."""

from __future__ import annotations

import re

import flood_story as story
import pytest
from flood_story import Report, finder, gather, replace_parts

from variorum.dossier.account import PARTS
from variorum.dossier.agreement import says_it, story_weights
from variorum.dossier.shelf import nested, shelf_of
from variorum.model import Attestation, Claim, Conflict, Dossier, Lineage, Passage
from variorum.text import fold

STORIES = [
    story.flood, story.single_report, story.no_record, story.many_reports, story.long_record,
]  # fmt: skip


def _one_mark(text: str) -> str:
    """Quotation marks of every sort as one: a quotation in a quotation takes other marks."""
    return fold(text).replace('"', "'")


def _sentences(dossier: Dossier) -> list[str]:
    return [line.sentence for line in dossier.account]


@pytest.mark.parametrize("make", STORIES)
def test_every_sentence_cites(make) -> None:  # type: ignore[no-untyped-def]
    account = make().account
    assert 1 <= len(account) <= 20
    assert all(line.citations for line in account)


@pytest.mark.parametrize("make", STORIES)
def test_every_quoted_word_stands_in_a_cited_report(make) -> None:  # type: ignore[no-untyped-def]
    dossier = make()
    texts = {a.id: _one_mark(" ".join(a.text.split())) for a in dossier.articles}
    for line in dossier.account:
        cited = [texts[p.article] for p in line.citations]
        for quoted in re.findall(r"“([^“”]*)”", line.sentence):
            words = _one_mark(quoted).strip("… .;")
            assert any(words in text for text in cited), quoted


def test_the_record_is_told_by_counting() -> None:
    assert (
        "Five reports print words of a letter from Mira Oduya to Per Lindqvist, one of them "
        "in full or nearly so; they differ in five places."
    ) in _sentences(story.flood())


def test_contradictions_are_told_with_both_sides() -> None:
    told = [s for s in _sentences(story.flood()) if s.startswith("Reports contradict each other")]
    assert len(told) == 3
    assert "The Daily Weir says “Her office would not say" in told[0]


def test_the_dateline_is_not_quoted() -> None:
    parts, _ = _two(
        "OSK, 1 January (Farwire) - The court in Osk fined the dairy for watered milk on Monday.",
        "A bakery opened its doors.",
    )
    assert _sentences(parts.compose())[0] == (
        "Alpha reports: “The court in Osk fined the dairy for watered milk on Monday.”"
    )


def _fine(figures: list[str]) -> Dossier:
    """Reports of one fine, each with a figure of its own for the sum."""
    texts = [
        "The court in Osk fined the dairy {} crowns for watered milk, its clerk said.",
        "For watered milk the dairy must pay {} crowns, the court in Osk ruled.",
        "Judges in Osk told the dairy to pay {} crowns because its milk was watered.",
    ]
    reports = [
        Report(f"r{n}", [("title", f"Title {n}"), ("paragraph", text.format(figure))],
               f"Outlet {n}", published=f"2031-01-0{n + 1}")
        for n, (text, figure) in enumerate(zip(texts, figures, strict=True))
    ]  # fmt: skip
    parts = gather(reports)
    at = finder(parts, ["r0", "r1", "r2"])[0]
    sides = tuple(
        Attestation(at(f"r{n}", f"{figure} crowns"), figure)  # type: ignore[operator]
        for n, figure in enumerate(figures)
    )
    if len(set(figures)) < 2:
        return parts.compose()
    conflict = Conflict("k", "the fine", "number", "hard", sides)
    return replace_parts(parts, conflicts=(conflict,)).compose()


def test_a_lead_with_the_figure_of_few_gives_way_to_one_with_the_figure_of_most() -> None:
    alike = _fine(["400", "400", "400"])
    (lead,) = [x for x in alike.account if x.part == "happened"][:1]
    first = lead.citations[0].article
    number = next(n for n, a in enumerate(alike.articles) if a.id == first)
    figures = ["400", "400", "400"]
    figures[number] = "900"
    apart = _fine(figures)
    told = [x.sentence for x in apart.account if x.part == "happened"]
    assert told
    assert all("400" in sentence and "900" not in sentence for sentence in told)


def test_every_conflict_has_a_line_so_that_none_makes_room_for_another() -> None:
    text = " ".join(
        f"Shed {n} holds {n} goats. Shed {n} holds {n + 50} goats." for n in range(2, 12)
    )
    parts, at = _two(text, "A bakery opened its doors.")
    conflicts = tuple(
        Conflict(f"k{n}", f"the goats of shed {n}", "number", "hard", (
            Attestation(at("a", f"Shed {n} holds {n} goats"), f"{n}"),  # type: ignore[operator]
            Attestation(at("a", f"Shed {n} holds {n + 50} goats"), f"{n + 50}"),  # type: ignore[operator]
        ))
        for n in range(2, 12)
    )  # fmt: skip
    told = _sentences(replace_parts(parts, conflicts=conflicts).compose())
    assert len([s for s in told if s.startswith("Reports contradict each other")]) == 10


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("VELDEN, May 7 (Northfeed) - The recount began.", "The recount began."),
        ("VELDEN (Northfeed) — The recount began.", "The recount began."),
        ("PORT OSK — The recount began.", "The recount began."),
        ("The recount (the second) - long asked for - began.", None),
        ("ESA - the agency - met.", None),
        ("Velden (dpa) - Die Zählung begann.", "Die Zählung begann."),
    ],
)
def test_datelines(text: str, rest: str | None) -> None:
    parts = gather([Report("x", [("paragraph", text)])])
    shelf = shelf_of(parts.articles, parts.analyses, {parts.articles[0].id: "A"})
    plain = shelf.plain(Passage(parts.articles[0].id, 0, len(text)))
    assert shelf.text(plain) == (rest or text)


def _two(first: str, second: str) -> tuple[story.Parts, object]:
    parts = gather(
        [
            Report("a", [("title", "One"), ("paragraph", first)], "Alpha", published="2031-01-01"),
            Report("b", [("title", "Two"), ("paragraph", second)], "Beta", published="2031-01-02"),
        ]
    )
    return parts, finder(parts, ["a", "b"])[0]


def test_what_only_shares_names_is_not_called_agreed() -> None:
    parts, at = _two(
        "Coach Ilse Bram of Osk United signed a letter to the fans of Osk United yesterday.",
        "Coach Ilse Bram of Osk United owns two bakeries in the town of Osk United.",
    )
    claim = Claim(
        "c", "Coach Ilse Bram of Osk United signed a letter", "", "corroborated", 2,
        (
            Attestation(at("a", "Coach Ilse Bram of Osk United signed a letter"), ""),  # type: ignore[operator]
            Attestation(at("b", "Coach Ilse Bram of Osk United owns two bakeries"), ""),  # type: ignore[operator]
        ),
    )  # fmt: skip
    dossier = replace_parts(parts, claims=(claim,)).compose()
    assert not [s for s in _sentences(dossier) if "independent origins" in s]


def test_copies_do_not_make_two_origins() -> None:
    same = "The court in Osk fined the dairy four million crowns for watered milk last week."
    parts, at = _two("The dairy lost. " + same, "It is over. " + same)
    claim = Claim(
        "c", same, "", "corroborated", 2,
        (Attestation(at("a", same), ""), Attestation(at("b", same), "")),  # type: ignore[operator]
    )  # fmt: skip
    one = Lineage((tuple(a.id for a in parts.articles),))
    dossier = replace_parts(parts, claims=(claim,), lineage=one).compose()
    assert not [s for s in _sentences(dossier) if "independent origins" in s]


def test_a_conflict_inside_one_report_is_told_as_such() -> None:
    parts, at = _two("The dairy recalled 300 cheeses. It recalled 500 cheeses.", "A dairy failed.")
    sides = (
        Attestation(at("a", "recalled 300 cheeses"), "300"),  # type: ignore[operator]
        Attestation(at("a", "recalled 500 cheeses"), "500"),  # type: ignore[operator]
    )
    conflict = Conflict("k", "the cheeses recalled", "number", "hard", sides)
    told = _sentences(replace_parts(parts, conflicts=(conflict,)).compose())
    assert (
        "Reports contradict each other on the cheeses recalled: Alpha says “recalled 300 cheeses”,"
        " and in another place “recalled 500 cheeses”."
    ) in told


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “no” twice.", "He said ‘no’ twice."),
        ('He said "no" twice.', "He said ‘no’ twice."),
        ('"No," he said.', "‘No,’ he said."),
        ("Er sagte „nein“.", "Er sagte ‚nein‘."),
        ("It is the dog's.", "It is the dog's."),
    ],
)
def test_a_quotation_in_a_quotation_takes_single_marks(text: str, inside: str) -> None:
    assert nested(text) == inside


def test_what_a_copy_prints_too_is_not_found_in_one_report_alone() -> None:
    same = "The court in Osk fined the dairy four million crowns for watered milk last week."
    parts, at = _two("The dairy lost. " + same, "It is over. " + same)
    claim = Claim("c", same, "", "single", 1, (Attestation(at("b", same), ""),))  # type: ignore[operator]
    one = Lineage((tuple(a.id for a in parts.articles),))
    dossier = replace_parts(parts, claims=(claim,), lineage=one).compose()
    assert not [s for s in _sentences(dossier) if s.startswith("Found in one report alone")]


def test_a_matter_that_is_a_clause_with_gaps_is_not_named() -> None:
    parts, at = _two("The dairy recalled 300 cheeses.", "The dairy recalled 500 cheeses.")
    sides = (
        Attestation(at("a", "recalled 300 cheeses"), "300"),  # type: ignore[operator]
        Attestation(at("b", "recalled 500 cheeses"), "500"),  # type: ignore[operator]
    )
    conflict = Conflict("k", "The dairy recalled … cheeses.", "number", "hard", sides)
    told = _sentences(replace_parts(parts, conflicts=(conflict,)).compose())
    assert (
        "Reports contradict each other: Alpha says “recalled 300 cheeses”; Beta says “recalled "
        "500 cheeses”."
    ) in told


def test_particular_words_decide() -> None:
    parts, _ = _two("Osk fined the dairy. Osk met.", "Osk fined the bakery. Osk met.")
    weights = story_weights(parts.articles, parts.lineage)
    assert says_it("Osk fined the dairy", "the dairy that Osk fined", weights)
    assert not says_it("Osk fined the dairy", "Osk fined the bakery", weights)


def test_two_sides_of_the_same_words_are_told_as_no_dispute() -> None:
    parts, at = _two(
        "The dairy recalled 300 cheeses.", "“The dairy recalled 300 cheeses,” it said."
    )
    sides = (
        Attestation(at("a", "The dairy recalled 300 cheeses."), "so"),  # type: ignore[operator]
        Attestation(at("b", "The dairy recalled 300 cheeses,"), "not so"),  # type: ignore[operator]
    )
    conflict = Conflict("k", "whether it is so", "event", "hard", sides)
    told = _sentences(replace_parts(parts, conflicts=(conflict,)).compose())
    assert not [s for s in told if s.startswith("Reports contradict")]


@pytest.mark.parametrize("make", STORIES)
def test_the_parts_stand_in_the_order_of_a_reader_s_questions(make) -> None:  # type: ignore[no-untyped-def]
    parts = [PARTS.index(line.part) for line in make().account]
    assert parts == sorted(parts)


def test_what_was_replaced_is_told_first_and_later() -> None:
    parts, at = _two("The dairy recalled 300 cheeses.", "The dairy recalled 500 cheeses.")
    sides = (
        Attestation(at("a", "recalled 300 cheeses"), "300"),  # type: ignore[operator]
        Attestation(at("b", "recalled 500 cheeses"), "500"),  # type: ignore[operator]
    )
    conflict = Conflict("k", "the cheeses recalled", "number", "superseded", sides)
    (line,) = [
        x
        for x in replace_parts(parts, conflicts=(conflict,)).compose().account
        if x.part == "replaced"
    ]
    assert line.sentence == (
        "On the cheeses recalled, first Alpha (2031-01-01) says “recalled 300 cheeses”; later Beta "
        "(2031-01-02) says “recalled 500 cheeses”."
    )
