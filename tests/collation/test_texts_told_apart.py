"""Two texts of one author are two records where something says so."""

from __future__ import annotations

from dataclasses import replace

import quoted_stories
from quoted_stories import story

from variorum.collation import collate
from variorum.model import Span, When


def dated(made: quoted_stories.Story, days: dict[str, str]) -> quoted_stories.Story:
    """The story, with every place of some words read as a day."""
    analyses = []
    for article, analysis in zip(made.articles, made.analyses, strict=True):
        whens = [
            When(Span(at, at + len(words)), f"{day}T00:00", f"{day}T23:59", "day")
            for words, day in days.items()
            if (at := article.text.find(words)) >= 0
        ]
        analyses.append(replace(analysis, whens=tuple(whens)))
    return replace(made, analyses=tuple(analyses))


def letters(second: str):
    return story(
        [
            (
                "a",
                "Harbour row\n\nIn a letter of 3 May she wrote: "
                "{Una Falk!|“The harbour will be closed to all boats.”}",
            ),
            (
                "b",
                f"Harbour row\n\nIn a letter of {second} she wrote: "
                "{Una Falk!|“Nobody has paid the pilots since winter.”}",
            ),
        ]
    )


def test_letters_of_two_days_are_two_records():
    made = dated(letters("9 June"), {"3 May": "2033-05-03", "9 June": "2033-06-09"})

    assert len(collate(made.articles, made.analyses, ())) == 2


def test_letters_of_one_day_are_one_record():
    made = dated(letters("3 May"), {"3 May": "2033-05-03"})

    assert len(collate(made.articles, made.analyses, ())) == 1


def test_what_a_later_page_says_again_belongs_to_the_earlier_statement():
    said = "Our boats were marked and lit. Every captain had our course. We are not leaving."
    made = story(
        [
            ("wire", f"Boats shelled\n\nPort Aid said in a statement: {{Port Aid!|“{said}”}}"),
            (
                "own",
                "What happened off Cape Morn\n\n{Port Aid#|On Tuesday four of our boats were "
                "fired on. We have lost two colleagues, whose names we shall not give today.\n\n"
                "We said yesterday, and we say again: our boats were marked and lit. Every "
                "skipper had our course. We are not leaving.\n\n"
                "The wounded are in the hospital at Morn, and their families are with them.}",
                "2033-02-03",
            ),
        ]
    )
    records = collate(made.articles, made.analyses, ())

    assert len(records) == 2
    statement = next(r for r in records if len(r.witnesses) == 2)
    assert statement.text == said
    assert ("word", {"captain", "skipper"}) in [
        (v.kind, {r.text for r in v.readings}) for v in statement.variants
    ]
    page = next(r for r in records if len(r.witnesses) == 1)
    assert page.text.startswith("On Tuesday four of our boats")
    assert "We said yesterday" in page.text
