"""Whole invented stories: what must be found, and what must not be said."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

Newsroom = Any


@pytest.fixture
def flood(newsroom: Newsroom) -> tuple[Any, ...]:
    report, _, _ = newsroom
    return (
        report(
            "echo",
            "2031-09-14T07:30",
            "Nine people have died and at least 30 are missing after the River Senn burst its "
            "banks above Harrowvale, officials said.",
            "The regional water board declined to comment on whether the sluice opened too late.",
        ),
        report(
            "radio",
            "2031-09-14T18:00",
            "The number of people killed in the Harrowvale flood has risen to 17, police said.",
            "Twelve are still missing.",
        ),
        report(
            "wire",
            "2031-09-15T09:00",
            "Sixteen people died in the flood, one fewer than first thought, police said, because "
            "one body had been counted twice.",
            "The regional water board admitted that the sluice had been opened 40 minutes late.",
            "The bridge had last been inspected in 2029, the council said.",
            title="Harrowvale: 16 dead after toll is revised",
        ),
        report(
            "blog",
            "2031-09-15",
            "At least 25 people are dead in Harrowvale, according to posts on social media.",
            "The bridge was last inspected in 2024, a retired engineer told this blog.",
        ),
    )


def test_a_toll_that_rises_and_is_revised_is_superseded(newsroom: Newsroom, flood: Any) -> None:
    _, tell, _ = newsroom
    told = tell(*flood)
    (risen,) = told.between("Nine people have died", "risen to 17")
    assert (risen.kind, risen.strength) == ("number", "superseded")
    (revised,) = told.between("risen to 17", "Sixteen people died")
    assert revised.strength == "superseded"
    (missing,) = told.between("at least 30 are missing", "Twelve are still missing")
    assert missing.strength == "superseded"


def test_a_toll_that_nobody_else_bears_is_a_hard_conflict(newsroom: Newsroom, flood: Any) -> None:
    _, tell, _ = newsroom
    told = tell(*flood)
    (conflict,) = told.between("At least 25 people are dead", "Sixteen people died")
    assert (conflict.kind, conflict.strength) == ("number", "hard")
    assert not told.between("At least 25 people are dead", "Nine people have died")


def test_the_last_inspection_cannot_have_been_in_two_years(newsroom: Newsroom, flood: Any) -> None:
    _, tell, _ = newsroom
    (conflict,) = tell(*flood).between("inspected in 2029", "inspected in 2024")
    assert (conflict.kind, conflict.strength) == ("date", "hard")


def test_a_body_that_spoke_later_supersedes_its_silence(newsroom: Newsroom, flood: Any) -> None:
    _, tell, _ = newsroom
    found = tell(*flood).between("declined to comment", "admitted that the sluice")
    assert {(c.kind, c.strength) for c in found} == {("confirmation", "superseded")}


def test_no_order_of_reports_changes_a_byte(newsroom: Newsroom, flood: Any) -> None:
    _, tell, _ = newsroom
    first = tell(*flood)
    for order in itertools.permutations(flood):
        again = tell(*order)
        assert (again.claims, again.conflicts) == (first.claims, first.conflicts)


def test_a_recall_that_grows_replaces_its_first_figure(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("a", "2029-03-04", "Brightwell is recalling 40,000 kettles, it said on Sunday."),
        report(
            "b",
            "2029-03-05",
            "Brightwell has widened its kettle recall to 65,000 units, up from 40,000, the "
            "regulator said.",
            "Dora Finch has led Brightwell since 2023.",
        ),
        report("c", "2029-03-06", "Dora Finch took over in 2025. Each kettle holds 1.7 litres."),
    )
    (recall,) = told.between("recalling 40,000", "to 65,000")
    assert recall.strength == "superseded"
    (tenure,) = told.between("since 2023", "in 2025")
    assert (tenure.kind, tenure.strength) == ("date", "hard")


def test_a_minister_denies_what_the_ministry_confirms(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report(
            "mail",
            "2030-06-03",
            '"I have never written to Judge Tarn about any case," justice minister Hanne Voss '
            "told reporters.",
        ),
        report(
            "tv",
            "2030-06-04",
            '"The letter is authentic," ministry spokeswoman Ruth Abel said.',
        ),
    )
    (conflict,) = told.between("never written", "letter is authentic")
    assert (conflict.kind, conflict.strength) == ("confirmation", "hard")


def test_union_and_employer_each_count_their_own_way(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report(
            "gazette",
            "2027-11-20",
            "About 80% of drivers took part in the strike, the union said.",
        ),
        report(
            "sheet",
            "2027-11-20",
            "The strike was smaller than feared. The operator said 55% of drivers took part.",
        ),
    )
    (conflict,) = told.between("80%", "55%")
    assert (conflict.kind, conflict.strength) == ("number", "soft")


def test_two_attendances_of_one_match_contradict(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("one", "2028-05-19", "Rovers won the cup in front of 61,204 spectators."),
        report("two", "2028-05-19", "The crowd of 58,000 was the smallest in ten years."),
    )
    (conflict,) = told.between("61,204", "58,000")
    assert conflict.strength == "hard"


def test_two_days_of_one_opening_contradict(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("sun", "2034-04-24", "President Lucia Amaro opened the Kestrel dam on Saturday."),
        report("delta", "2034-04-24", "The dam was opened on Friday by president Lucia Amaro."),
    )
    (conflict,) = told.between("on Saturday", "on Friday")
    assert (conflict.kind, conflict.strength) == ("date", "hard")


def test_a_line_that_its_own_page_withdraws_is_superseded(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    page = report(
        "page",
        "2026-06-03",
        'The coach wrote to his players: "The goats will win more matches than you."',
        "UPDATE June 3, 9:40am: The club says the line about goats is not in the letter.",
    )
    other = report(
        "paper",
        "2026-06-04",
        'The club said of the goats line that it was "a fake".',
    )
    told = tell(page, other)
    (own,) = told.between("The goats will win", "is not in the letter")
    assert (own.kind, own.strength) == ("confirmation", "superseded")
    (foreign,) = told.between("The goats will win", "goats line")
    assert (foreign.kind, foreign.strength) == ("confirmation", "hard")


def test_one_remark_in_two_wordings_is_a_conflict_of_wording(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report(
            "one",
            "2030-02-02",
            'Mayor Stan Weld said he had "not the slightest doubt" about the new tunnel.',
        ),
        report(
            "two",
            "2030-02-03",
            'Mayor Stan Weld said he had "not the slightest worry" about the new tunnel.',
        ),
    )
    (conflict,) = told.between("doubt", "worry")
    assert (conflict.kind, conflict.strength) == ("attribution", "hard")


def test_what_the_letter_foretells_is_not_yet_done(newsroom: Newsroom) -> None:
    report, tell, record = newsroom
    letter = "You will deliver the largest harbour in our history."
    full = report("full", "2030-01-01", f'The minister wrote: "{letter}"')
    loose = report(
        "loose",
        "2030-01-02",
        "The minister told the engineer that she had delivered the largest harbour in history.",
    )
    told = tell(full, loose, records=(record(letter, (full, loose), "Hanne Voss"),))
    (conflict,) = told.between("will deliver", "had delivered")
    assert (conflict.kind, conflict.strength) == ("event", "hard")


def test_numbers_that_only_look_alike_are_left_alone(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report(
            "a",
            "2031-01-05",
            "The city museum opened its new wing on Sunday. It cost 12 million euros and has 14 "
            "rooms. About 300 guests came to the opening.",
            "The museum had 90,000 visitors in 2029 and 120,000 in 2030.",
        ),
        report(
            "b",
            "2031-01-06",
            "Visitors can now see the new wing of the city museum, which opened on Sunday. Three "
            "rooms are given to glass, two to coins.",
            "Mia Sol, the director, expects 150,000 visitors this year. The shop has 4 tills.",
        ),
        report(
            "c",
            "2031-01-06",
            "The new wing holds 800 works, 120 of them made of glass. It took five years to build.",
            "In her first year, 11 people worked there. Today there are 36. Tickets cost 8 euros; "
            "students pay 5.",
        ),
    )
    assert told.conflicts == ()


def test_copies_do_not_corroborate(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    line = "At least 19 people died when a ferry sank off Arden on Friday, police said."
    pair = (report("one", "2030-05-04", line), report("two", "2030-05-04", line))
    alone = tell(*pair, origins=(("one", "two"),)).claim("19")
    assert (alone.verdict, alone.origins) == ("single", 1)
    apart = tell(*pair).claim("19")
    assert (apart.verdict, apart.origins) == ("corroborated", 2)


def test_every_clause_of_a_letter_is_attested_by_those_who_print_it(newsroom: Newsroom) -> None:
    report, tell, record = newsroom
    letter = "The court has better things to do. I shall not forget your kindness."
    both = report("both", "2030-06-03", f'The letter says: "{letter}"')
    half = report("half", "2030-06-04", 'She wrote: "I shall not forget your kindness."')
    told = tell(both, half, records=(record(letter, (both, half), "Hanne Voss"),))
    claim = told.claim("I shall not forget your kindness.")
    assert claim.verdict == "corroborated"
    assert {a.passage.article for a in claim.attestations} == {"both", "half"}


def test_a_part_is_not_set_beside_the_whole(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("a", "2030-05-04", "Fourteen people were killed in the fire, police said."),
        report("b", "2030-05-04", "Two of the dead were children. Three died at the scene."),
    )
    assert told.conflicts == ()


def test_a_negated_claim_stands_against_the_same_claim(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("a", "2029-03-05", "The company denied that it knew of the fault in January."),
        report("b", "2029-03-06", "The company knew of the fault in January, an engineer wrote."),
    )
    (conflict,) = told.between("denied that it knew", "knew of the fault in January, an")
    assert (conflict.kind, conflict.strength) == ("event", "hard")
