"""A document that stands as plain paragraphs is found by what other reports quote of it."""

from __future__ import annotations

import itertools

import pytest
from quoted_stories import read, story

from variorum.collation import collate

PAGE = """Statement on the lido

We have closed the lido. A child was pulled from the deep end on Sunday at 3.40 and is well.

The lifeguard had been on her chair for eleven hours. That is our fault and not hers.

Season tickets will be paid back by Friday, all 640 of them.

Marguerite Fole

Photographs of the lido can be had from the town archive."""
QUOTING = """Lido shut after near drowning

The town has shut its lido. {Marguerite Fole!|“The lifeguard had been on her chair for 11 hours,”}
the manager wrote. {|“That's our fault and not hers.”}

The refund is due {|“by Friday, all 460 of them”}."""
THIRD = """Splash

{Marguerite Fole!|“A child was pulled from the deep end on Sunday at 3:40 and is well,”} she wrote."""


def records(*reports):
    made = story([(f"r{number}", text) for number, text in enumerate(reports)])
    return made, collate(made.articles, made.analyses, made.copies)


def test_a_senders_own_page_is_the_fullest_print():
    _, (record,) = records(PAGE, QUOTING, THIRD)

    assert record.text.startswith("We have closed the lido.")
    assert record.text.endswith("all 640 of them.\n\nMarguerite Fole")
    assert "Photographs" not in record.text
    assert record.author == "Marguerite Fole"


def test_its_readings_stand_against_those_of_the_reports():
    _, (record,) = records(PAGE, QUOTING, THIRD)
    found = {
        (variant.kind, tuple(reading.text for reading in variant.readings))
        for variant in record.variants
    }

    assert ("spelling", ("eleven", "11")) in found
    assert ("spelling", ("That is", "That's")) in found
    assert ("word", ("640", "460")) in found
    assert ("punctuation", ("3.40", "3:40")) in found


def test_every_order_of_the_reports_gives_the_same_edition():
    made, expected = records(PAGE, QUOTING, THIRD)
    for order in itertools.permutations(range(3)):
        articles = [made.articles[i] for i in order]
        analyses = [made.analyses[i] for i in order]
        assert collate(articles, analyses, ()) == expected


def test_a_letter_that_is_announced_begins_after_the_colon_and_ends_with_its_signature():
    report = """Choir master quits

The choir master has left. The Argus prints his letter in full:

Dear singers,

I have sung flat since Easter and none of you has told me.

Let the organ lead until you find somebody better.

Ambrose Tull

Tull had led the choir for nine years. The choir has forty members."""
    other = """Choir loses master

{Ambrose Tull!|“I have sung flat since Easter and none of you has told me,”} he wrote.
{|“Let the organ lead until you find somebody better.”}"""
    _, (record,) = records(report, other)

    assert record.text.startswith("Dear singers,")
    assert record.text.endswith("Ambrose Tull")


def test_a_name_after_a_dash_says_whose_the_text_is_and_is_no_part_of_it():
    page = """Notice to tenants

The lift has been stopped. We found a crack in the cable and we will not run it again.

Please use the north stair until the new cable comes in May.

— Brassica Homes"""
    other = """Lift out of order

{Brassica Homes!|“We found a crack in the cable and we will not run it again,”} the landlord said.
{Brassica Homes!|“Please use the north stair until the new cable comes in May.”}"""
    _, (record,) = records(page, other)

    assert record.text.endswith("comes in May.")
    assert record.author == "Brassica Homes"


def test_a_reports_own_prose_is_no_document_though_another_quotes_its_words():
    report = """Tunnel shut

The tunnel was closed to all traffic after midnight because of falling rock, engineers said.

Two cars had been hit in the evening. Nobody was hurt."""
    other = """Rock fall

The tunnel was {|“closed to all traffic after midnight because of falling rock”}, they said."""
    _, found = records(report, other)

    assert all("Two cars" not in record.text for record in found)


@pytest.mark.parametrize("damage", ["", "Dear all,", ":", "—", "[1]", "\u00ad\u200b", "“”"])
def test_odd_lines_around_a_document_do_no_harm(damage):
    page = PAGE.replace("Marguerite Fole", damage)
    _, found = records(page, QUOTING, THIRD)

    assert found
    assert all(word.passages for record in found for word in record.words)


def test_a_print_takes_the_given_name_that_its_own_report_prints():
    slip = """Gym notes

{Norris Hale!|“We will open the gym at noon and close it at nine,”} said Norris Hale."""
    right = """Gym opens

Nadine Hale wrote to all members. {Norris Hale!|“We will open the gym at noon and close it at
nine. Bring a towel,”} she wrote."""
    third = """Towels

{Nadine Hale!|“Bring a towel,”} wrote Nadine Hale, {Nadine Hale!|“We will open the gym at noon”}."""
    _, (record,) = records(slip, right, third)

    assert record.author == "Nadine Hale"


def test_a_document_that_quotes_another_leaves_both_apart():
    memo = """Depot memo

{Ewan Sidle#|Drivers,

From Monday the first bus leaves at five and the last one at midnight, and nobody drives both.

I know what that does to your mornings.

Ewan Sidle}"""
    reply_text = """Drivers answer

Statement of the drivers: We have read the memo twice. The manager says that “nobody drives both”.
On Tuesday three of us drove both. We want the old timetable and we want it in writing."""
    article, analysis = read("reply", reply_text)
    block = article.blocks[1].span
    text = article.text
    start = text.index("“nobody")
    from dataclasses import replace

    from variorum.model import Quotation, Span

    inner = Span(start + 1, text.index("”"))
    analysis = replace(
        analysis,
        quotations=(
            Quotation(block, block, form="block", speaker="Drivers Union", written=True),
            Quotation(
                inner, Span(start, inner.end + 1), speaker="Ewan Sidle", written=True, parent=0
            ),
        ),
    )
    first, first_analysis = read("memo", memo)
    found = collate([first, article], [first_analysis, analysis], ())

    assert sorted(record.author or "" for record in found) == ["Drivers Union", "Ewan Sidle"]
    sidle = next(record for record in found if record.author == "Ewan Sidle")
    assert {witness.article for witness in sidle.witnesses} == {first.id, article.id}
