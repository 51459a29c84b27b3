from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.language.counted import singular
from variorum.language.quantities import find_quantities
from variorum.model import Article, ArticleId, Block, CaptureId, Quantity, Sentence, Span


def quantities(text: str, language: str = "en") -> list[Quantity]:
    blocks = tuple(
        Block(Span(match.start(), match.end()), "paragraph")
        for match in re.finditer(r"[^\n]*\S[^\n]*", text)
    )
    read = Article(ArticleId("a"), CaptureId("c"), "in", text, blocks, language=language)
    sentences = tuple(Sentence(block.span, index) for index, block in enumerate(blocks))
    return list(find_quantities(read, sentences))


def told(text: str, language: str = "en") -> list[str]:
    """Every quantity as "written | value | bound unit noun out_of part", blanks left out."""
    lines = []
    for found in quantities(text, language):
        value = f"{found.low:g}" if found.low == found.high else f"{found.low:g}..{found.high:g}"
        facts = [
            "" if found.bound == "exact" else found.bound,
            found.unit,
            found.noun,
            f"of {found.out_of:g}" if found.out_of else "",
            "part" if found.part else "",
            f"before {found.before:g}" if found.before is not None else "",
        ]
        written = text[found.span.start : found.span.end]
        lines.append(f"{written} | {value} | {' '.join(fact for fact in facts if fact)}")
    return lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The flood killed 31 people.", ["31 | 31 | person"]),
        ("Fifteen people drowned.", ["Fifteen | 15 | person"]),
        (
            "At least 9 people were killed and 40 injured in the blaze.",
            ["9 | 9 | at_least person", "40 | 40 | injured"],
        ),
        ("It left 9 dead and 40 hurt.", ["9 | 9 | dead", "40 | 40 | hurt"]),
        ("The blast killed 9, injuring 40.", ["9 | 9 | killed", "40 | 40 | injured"]),
        ("Seventeen died and two were injured.", ["Seventeen | 17 | dead", "two | 2 | injured"]),
        ("The death toll rose to 19.", ["19 | 19 | toll"]),
        ("The toll reaches nine.", ["nine | 9 | toll"]),
        ("Eleven are still missing.", ["Eleven | 11 | missing"]),
        ("Dozens feared dead in the landslide.", ["Dozens | 24 | at_least dead"]),
        ("About 1950 people came.", ["1950 | 1950 | about person"]),
        (
            "The number of injured rose from 17 to 21.",
            ["17 to 21 | 21 | injured before 17"],
        ),
        ("The plant makes two market stalls.", ["two | 2 | market stall"]),
        ("17 of the 27 member states agreed.", ["17 of the 27 | 17 | state of 27"]),
        ("Three in ten voters stayed home.", ["Three in ten | 3 | voter of 10"]),
        ("It will cut one post in nine.", ["one post in nine | 1 | post of 9"]),
        ("Two thirds of members agreed.", ["Two thirds | 2 | member of 3"]),
        ("A tenth of the total is lost.", ["A tenth | 1 | total of 10"]),
        ("Nearly half the staff left.", ["half | 1 | about staff of 2"]),
        ("Half a million homes had no power.", ["Half a million | 500000 | home"]),
        ("A dozen boats sank.", ["A dozen | 12 | boat"]),
        ("Hundreds of homes were lost.", ["Hundreds | 200 | at_least home"]),
        ("A 22-page report was leaked.", ["22 | 22 | page"]),
        ("One witness spoke.", ["One | 1 | witness"]),
        ("She has nine grandchildren.", ["nine | 9 | grandchild"]),
        ("They want '13 weeks of pay'.", ["13 weeks | 13 | week pay"]),
        ("It cost $15 an hour, 5% more.", ["$15 | 15 | USD", "5% | 5 | percent part"]),
        ("Five were slightly hurt.", ["Five | 5 | hurt"]),
    ],
)
def test_a_number_comes_with_what_it_counts(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "written", ["seven per cent", "7%", "7 percent", "seven percent", "7 per cent", "7 pct"]
)
def test_every_way_to_write_per_cent_is_one_unit(written: str) -> None:
    (found,) = quantities(f"Rents rose by {written} of income.")
    assert (found.low, found.unit, found.noun) == (7.0, "percent", "income")


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("$700 billion", 7e11, "USD"),
        ("700bn dollars", 7e11, "USD"),
        ("€3m", 3e6, "EUR"),
        ("£2.5bn", 2.5e9, "GBP"),
        ("5 million pounds", 5e6, "GBP"),
        ("CHF 20,000", 20_000, "CHF"),
        ("1,300 euros", 1300, "EUR"),
        ("13 weeks", 13, "week"),
        ("a hundred years", 100, "year"),
        ("30 km/h", 30, "kilometre per hour"),
        ("12 kilometers", 12, "kilometre"),
        ("1.2 million tonnes", 1.2e6, "tonne"),
        ("21°C", 21, "degree Celsius"),
        ("two percentage points", 2, "percentage_point"),
        ("30-second", 30, "second"),
    ],
)
def test_money_and_measures_have_one_name_each(written: str, value: float, unit: str) -> None:
    (found,) = quantities(f"They gave {written}.")
    assert (found.low, found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("up to 80 seats", "80 | 80 | at_most seat"),
        ("no fewer than 80 seats", "80 | 80 | at_least seat"),
        ("80 or more seats", "80 | 80 | at_least seat"),
        ("80+ seats", "80 | 80 | at_least seat"),
        ("more than 80 seats", "80 | 80 | more_than seat"),
        ("fewer than 80 seats", "80 | 80 | less_than seat"),
        ("some 80 seats", "80 | 80 | about seat"),
        ("almost 80 seats", "80 | 80 | about seat"),
        ("between 60 and 80 seats", "60 and 80 | 60..80 | range seat"),
        ("60-80 seats", "60-80 | 60..80 | range seat"),
        ("sixty to seventy seats", "sixty to seventy | 60..70 | range seat"),
        ("10 to 15 million seats", "10 to 15 million | 1e+07..1.5e+07 | range seat"),
        ("$5m to $10m", "$5m to $10m | 5e+06..1e+07 | range USD"),
    ],
)
def test_bounds_and_ranges_are_told_apart(text: str, expected: str) -> None:
    assert told(f"They want {text}.") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Turnout fell from 50 to 60 per cent.",
            "50 to 60 per cent | 60 | percent turnout before 50",
        ),
        ("The levy rises from 2 to 5 per cent.", "2 to 5 per cent | 5 | percent before 2"),
        ("It went from 12 to nine seats.", "12 to nine | 9 | seat before 12"),
        ("Rents jumped to 5%, up from 2%.", "5%, up from 2% | 5 | percent before 2"),
        ("Staff was cut to 80 from 95.", "80 from 95 | 80 | before 95"),
        ("Losses grew from $2m to $5m.", "$2m to $5m | 5e+06 | USD before 2e+06"),
        ("It grew from 2 to 5 million seats.", "2 to 5 million | 5e+06 | seat before 2e+06"),
    ],
)
def test_a_change_from_one_number_to_another_is_no_range(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four of the injured are children.", "Four | 4 | injured part"),
        ("Another 12 people are missing.", "12 | 12 | person part"),
        ("They hired 12 more nurses.", "12 | 12 | nurse part"),
        ("Nine of them cannot walk.", "Nine | 9 | part"),
    ],
)
def test_a_part_of_a_total_is_marked(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Ada Brook, 34, was held.", 34),
        ("A baker, 34, was held.", 34),
        ("A 34-year-old baker was held.", 34),
        ("She is 34 years old.", 34),
        ("He died aged 34.", 34),
        ("The century-old mill burned.", 100),
    ],
)
def test_ages_are_years_of_age(text: str, age: int) -> None:
    (found,) = quantities(text)
    assert (found.low, found.unit, found.noun) == (age, "year", "age")


@pytest.mark.parametrize(
    "text",
    [
        "Article 5 of the treaty, Room 101, and line 9.",
        "A Boeing 737 and an A380 landed; flight AF447 did not.",
        "The minister at No. 10 saw Nos 3 and 4.",
        "It hit Route 66 on 12 May 2030 at 18:37 and at half past seven.",
        "The first, second and 12th floors; the 1990s; in 2024; the 2008 crisis.",
        "Rovers won 3-1 after a 11-13 defeat. Falcons 3, Rovers 2.",
        "The class of '16 met; so did that of \u201916.",
        "Call 0800 123 456 or 555-0123.",
        "As shown before [3], and later (4).",
        "No one and one of the worst; one day, at one point, the only one.",
        "Covid-19, 24/7, 9/11, 5G, version 2.0.1, #12 and @user5.",
        "A six-figure sum, a one-off, a two-way street.",
        "The two met. These three did not.",
        "id 740602286523723776",
        "You may go; he was seconded a second time.",
    ],
)
def test_numbers_that_count_nothing_are_left_out(text: str) -> None:
    assert told(text) == []


def test_a_list_number_is_no_quantity() -> None:
    assert told("1. Wash the cup.\n2) Dry it.") == []


def test_a_headline_in_capitals_still_counts() -> None:
    assert told("Mill Fire Kills 12 Workers In Port Town") == ["12 | 12 | worker"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Mindestens 9 Tote und rund 1.300 Verletzte.",
            ["9 | 9 | at_least dead", "1.300 | 1300 | about injured"],
        ),
        (
            "fr",
            "Au moins 9 morts, 1 300 personnes et 5 pour cent.",
            ["9 | 9 | at_least dead", "1 300 | 1300 | person", "5 pour cent | 5 | percent"],
        ),
        (
            "es",
            "Al menos 9 muertos y 40 heridos.",
            ["9 | 9 | at_least dead", "40 | 40 | injured"],
        ),
        (
            "ms",
            "Sekurang-kurangnya 9 orang maut dan 40 cedera.",
            ["9 | 9 | at_least dead", "40 | 40 | injured"],
        ),
        ("de", "Zwölf Häuser brannten.", ["Zwölf | 12 | house"]),
    ],
)
def test_other_languages_are_read_lightly(language: str, text: str, expected: list[str]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("people", "person"),
        ("countries", "country"),
        ("losses", "loss"),
        ("churches", "church"),
        ("houses", "house"),
        ("lives", "life"),
        ("firemen", "fireman"),
        ("staff", "staff"),
        ("bus", "bus"),
        ("crises", "crisis"),
        ("ex-wives", "ex-wife"),
    ],
)
def test_nouns_are_put_in_the_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


@pytest.mark.parametrize("number", [3, 7, 12, 29, 31, 80, 350, 1907, 2024, 8760])
def test_every_number_is_treated_alike(number: int) -> None:
    assert told(f"The mill cut {number:,} jobs and {number:,}% of pay, said staff.") == [
        f"{number:,} | {number:g} | job",
        f"{number:,}% | {number:g} | percent pay",
    ]


PIECES = st.sampled_from(
    """5 12 1,300 3.5 five twenty-two dozen a half million $ € % per cent people injured of the
    in to - – from between and at least more than 11-13 old , . “ ( ) [ ] # one two thirds an
    eighth another 2024 No. Article 10m 5k \n Killed 99999999999999999999 tonnes km/h""".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25), st.sampled_from(["en", "de", "und", "fr", "ms"]))
def test_any_heap_of_number_words_gives_sound_quantities(pieces: list[str], language: str) -> None:
    text = " ".join(pieces)
    for found in quantities(text, language):
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert found.low <= found.high
        assert found.noun_span is None or found.noun_span.start < found.noun_span.end


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    quantities(text)


def test_long_runs_take_no_long_time() -> None:
    for text in ("1" * 20_000, "12 " * 4_000, "one " * 4_000, "a-" * 10_000, " " * 50_000 + "5"):
        quantities(text)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("She needed two and a half hours for it.", 2.5, "hour"),
        ("The loan is two and a half million euros.", 2.5e6, "EUR"),
        ("The lease runs a year and a half from now.", 1.5, "year"),
        ("They found half a tonne of coal.", 0.5, "tonne"),
        ("The wait is more than a year.", 1.0, "year"),
    ],
)
def test_halves_and_single_units_are_measures(text: str, value: float, unit: str) -> None:
    assert [(q.low, q.unit) for q in quantities(text)] == [(value, unit)]
