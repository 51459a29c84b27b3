from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.language.dates import find_whens
from variorum.model import Article, ArticleId, Block, CaptureId, Fact, Sentence, Span, When


def article(text: str, published: str | None = "2031-05-14", language: str = "en") -> Article:
    """An article of one paragraph for each line; 14 May 2031 is a Wednesday."""
    blocks = tuple(
        Block(Span(match.start(), match.end()), "paragraph")
        for match in re.finditer(r"[^\n]*\S[^\n]*", text)
    )
    fact = Fact(published, "given") if published else None
    return Article(
        ArticleId("a"), CaptureId("c"), "in", text, blocks, published=fact, language=language
    )


def sentences(read: Article) -> tuple[Sentence, ...]:
    found = []
    for index, block in enumerate(read.blocks):
        start = block.span.start
        for match in re.finditer(r"(?<=[.!?]) (?=[A-Z])", read.text):
            if block.span.start < match.start() < block.span.end:
                found.append(Sentence(Span(start, match.start()), index))
                start = match.end()
        found.append(Sentence(Span(start, block.span.end), index))
    return tuple(found)


def whens(text: str, published: str | None = "2031-05-14", language: str = "en") -> list[When]:
    read = article(text, published, language)
    return list(find_whens(read, sentences(read)))


def told(text: str, published: str | None = "2031-05-14", language: str = "en") -> list[str]:
    """Every when as "words | earliest | latest | precision"; midnights without their time."""
    return [
        " | ".join(
            (
                text[when.span.start : when.span.end],
                when.earliest.removesuffix("T00:00"),
                when.latest.removesuffix("T00:00"),
                when.precision,
            )
        )
        for when in whens(text, published, language)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On May 12, 2030, the dam broke.", "May 12, 2030 | 2030-05-12 | 2030-05-13 | day"),
        ("The 6th of April 2029 was dry.", "6th of April 2029 | 2029-04-06 | 2029-04-07 | day"),
        ("Filed 2029-11-02.", "2029-11-02 | 2029-11-02 | 2029-11-03 | day"),
        ("Stand: 02.11.2029", "02.11.2029 | 2029-11-02 | 2029-11-03 | day"),
        ("They met on 3-5 June 2030.", "3-5 June 2030 | 2030-06-03 | 2030-06-06 | day"),
        ("Since June 2029 it leaked.", "June 2029 | 2029-06-01 | 2029-07-01 | month"),
        ("In late June 2029 it rained.", "late June 2029 | 2029-06-21 | 2029-07-01 | month"),
        ("In early 2029 it rained.", "early 2029 | 2029-01-01 | 2029-05-01 | month"),
        ("It opened in 1987.", "1987 | 1987-01-01 | 1988-01-01 | year"),
        ("Popular in the 1970s.", "the 1970s | 1970-01-01 | 1980-01-01 | year"),
        ("Profits fell in Q3 2030.", "Q3 2030 | 2030-07-01 | 2030-10-01 | month"),
        (
            "Open from 30 April to 2 May 2030.",
            "30 April to 2 May 2030 | 2030-04-30 | 2030-05-03 | day",
        ),
        ("Built in spring 2019.", "spring 2019 | 2019-03-01 | 2019-06-01 | month"),
        (
            "On sale between March and November 2030.",
            "March and November 2030 | 2030-03-01 | 2030-12-01 | month",
        ),
        ("He ruled between 2011 and 2016.", "2011 and 2016 | 2011-01-01 | 2017-01-01 | year"),
        (
            "Updated 6 April 2029, 15:20.",
            "6 April 2029, 15:20 | 2029-04-06T15:20 | 2029-04-06T15:21 | minute",
        ),
        (
            "May 12, 2030, 7:12 PM",
            "May 12, 2030, 7:12 PM | 2030-05-12T19:12 | 2030-05-12T19:13 | minute",
        ),
        (
            "Tuesday, May 14, 2030 - a note",
            "Tuesday, May 14, 2030 | 2030-05-14 | 2030-05-15 | day",
        ),
    ],
)
def test_absolute_dates_need_no_publication_date(text: str, expected: str) -> None:
    assert told(text, None) == [expected]
    assert not whens(text, None)[0].anchored


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor resigned on Tuesday.", "Tuesday | 2031-05-13 | 2031-05-14 | day"),
        ("It was agreed on Wednesday.", "Wednesday | 2031-05-14 | 2031-05-15 | day"),
        ("She left last Wednesday.", "last Wednesday | 2031-05-07 | 2031-05-08 | day"),
        ("Talks resume next Tuesday.", "next Tuesday | 2031-05-20 | 2031-05-21 | day"),
        ("The court will rule on Monday.", "Monday | 2031-05-19 | 2031-05-20 | day"),
        ("It will be announced on Monday.", "Monday | 2031-05-19 | 2031-05-20 | day"),
        ("He had to be rescued on Monday.", "Monday | 2031-05-12 | 2031-05-13 | day"),
        (
            "On sale from March to June last year.",
            "March to June last year | 2030-03-01 | 2030-07-01 | month",
        ),
        ("Starting Monday, fares double.", "Monday | 2031-05-19 | 2031-05-20 | day"),
        ("He was bitten by a dog on Monday.", "Monday | 2031-05-12 | 2031-05-13 | day"),
        ("It burned down yesterday.", "yesterday | 2031-05-13 | 2031-05-14 | day"),
        ("Voting starts tomorrow.", "tomorrow | 2031-05-15 | 2031-05-16 | day"),
        ("It sank two days ago.", "two days ago | 2031-05-12 | 2031-05-13 | day"),
        ("Sales fell last month.", "last month | 2031-04-01 | 2031-05-01 | month"),
        ("Sales fell last year.", "last year | 2030-01-01 | 2031-01-01 | year"),
        ("It fell earlier this year.", "earlier this year | 2031-01-01 | 2031-05-15 | month"),
        ("She was elected in November.", "November | 2030-11-01 | 2030-12-01 | month"),
        ("The bridge will open in November.", "November | 2031-11-01 | 2031-12-01 | month"),
        ("The note of 9 May was short.", "9 May | 2031-05-09 | 2031-05-10 | day"),
        ("He was born on 20 December.", "20 December | 2030-12-20 | 2030-12-21 | day"),
        (
            "It struck on Friday evening.",
            "Friday evening | 2031-05-09T16:00 | 2031-05-10 | day",
        ),
        (
            "It struck at around 6:25 pm on Friday.",
            "6:25 pm on Friday | 2031-05-09T18:25 | 2031-05-09T18:26 | minute",
        ),
        (
            "It was over at three this morning.",
            "three this morning | 2031-05-14T03:00 | 2031-05-14T04:00 | hour",
        ),
        (
            "The fair runs from Monday to Wednesday.",
            "Monday to Wednesday | 2031-05-19 | 2031-05-22 | day",
        ),
        ("They left last summer.", "last summer | 2030-06-01 | 2030-09-01 | month"),
        ("Sales fell last week.", "last week | 2031-05-05 | 2031-05-12 | day"),
        ("It fell earlier this month.", "earlier this month | 2031-05-01 | 2031-05-15 | month"),
        ("Talks resume this Friday.", "this Friday | 2031-05-16 | 2031-05-17 | day"),
        ("He left Tuesday last week.", "Tuesday last week | 2031-05-06 | 2031-05-07 | day"),
        ("The strike starts in two days.", "in two days | 2031-05-16 | 2031-05-17 | day"),
        (
            "It is open between 3 May and 9 June.",
            "3 May and 9 June | 2031-05-03 | 2031-06-10 | day",
        ),
        (
            "Sales rose in the first half of last year.",
            "first half of last year | 2030-01-01 | 2030-07-01 | month",
        ),
        (
            "Doors open at 8pm on Friday.",
            "8pm on Friday | 2031-05-09T20:00 | 2031-05-09T21:00 | hour",
        ),
        (
            "They met at half past seven on Friday evening.",
            "half past seven on Friday evening | 2031-05-09T19:30 | 2031-05-09T19:31 | minute",
        ),
    ],
)
def test_words_that_lean_on_the_publication_date_are_resolved_against_it(
    text: str, expected: str
) -> None:
    assert told(text) == [expected]
    assert whens(text)[0].anchored
    assert told(text, None) == []


@pytest.mark.parametrize(
    "text",
    [
        "You may march; he may not.",
        "Theresa May said the house was in May's hands.",
        "The Sun and the Mon people read the Sunday Times on no day.",
        "Rovers lost 11-13 and then 3-1.",
        "It happens every Friday, and on Mondays too.",
        "The 2029 season had 2030 spectators.",
        "On Good Friday nothing moves.",
        "A better tomorrow is promised.",
        "In the last year much was built.",
        "It was on 03/04/2030, in one country or another.",
        "It lasted 2:05:30 and the verse is 3:16.",
        "It happened at midnight.",
        "See 32 May and 2031-13-40.",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_a_clock_time_takes_the_date_of_its_sentence_or_of_one_just_before() -> None:
    text = "The fire began on Monday. The call came at 10:41 and was lost."
    assert told(text)[1] == "10:41 | 2031-05-12T10:41 | 2031-05-12T10:42 | minute"


def test_a_clock_time_without_any_date_near_is_dropped() -> None:
    assert told("The alarm went off at 10:41. Nobody came.") == []


def test_times_on_a_live_page_belong_to_the_day_of_publication() -> None:
    text = "22:15 The river is falling.\n21:02 The dam holds. It cracked at 19:20."
    assert [line.split(" | ")[1] for line in told(text)] == [
        "2031-05-14T22:15",
        "2031-05-14T21:02",
        "2031-05-14T19:20",
    ]


def test_half_past_six_without_half_of_day_fixes_only_the_day() -> None:
    text = "They arrived on Monday. Doors opened at half past seven."
    assert told(text)[1] == "half past seven | 2031-05-12 | 2031-05-13 | day"


def test_a_day_without_year_takes_the_one_year_that_the_text_has() -> None:
    text = "On 3 April 2029 it began. By 9 April it was over."
    assert told(text, None)[1] == "9 April | 2029-04-09 | 2029-04-10 | day"
    assert len(told(text.replace("over.", "over. In June 2027 too."), None)) == 2


def test_a_month_that_is_somebodys_name_in_the_article_is_no_month_there() -> None:
    text = "Clara June spoke. The board trusts in June. In April it met."
    assert told(text) == ["April | 2031-04-01 | 2031-05-01 | month"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Am Dienstag brannte es.", "Dienstag | 2031-05-13 | 2031-05-14 | day"),
        (
            "de",
            "Am 12. März 2030 um 18.37 Uhr.",
            "12. März 2030 um 18.37 Uhr | 2030-03-12T18:37 | 2030-03-12T18:38 | minute",
        ),
        ("fr", "Le 1er avril 2030.", "1er avril 2030 | 2030-04-01 | 2030-04-02 | day"),
        ("es", "El 12 de enero de 2030.", "12 de enero de 2030 | 2030-01-12 | 2030-01-13 | day"),
        ("it", "Il 3 luglio 2030.", "3 luglio 2030 | 2030-07-03 | 2030-07-04 | day"),
        ("nl", "Op 3 maart 2030.", "3 maart 2030 | 2030-03-03 | 2030-03-04 | day"),
        ("pt", "Em 3 de março de 2030.", "3 de março de 2030 | 2030-03-03 | 2030-03-04 | day"),
        ("ms", "Pada 3 Ogos 2030.", "3 Ogos 2030 | 2030-08-03 | 2030-08-04 | day"),
        ("ms", "Banjir pada Isnin.", "Isnin | 2031-05-12 | 2031-05-13 | day"),
    ],
)
def test_other_languages_have_their_months_and_days(
    language: str, text: str, expected: str
) -> None:
    assert told(text, language=language) == [expected]


MONTHS = """January February March April May June July August September October November
December""".split()


@pytest.mark.parametrize("month", MONTHS)
def test_every_month_is_treated_alike(month: str) -> None:
    text = (
        f"On {month} 12, 2030, it began. In {month} 2030 it ended. He went in {month} of late; "
        f"the 4 {month} note, early {month}, and since {month}. Not by {month} Smith."
    )
    assert [when.precision for when in whens(text)] == [
        "day",
        "month",
        "month",
        "day",
        "month",
        "month",
    ]


def test_relative_days_lean_on_the_dateline_where_there_is_one() -> None:
    text = "HARBOUR CITY, May 12 (Northern Wire) \u2014 The mayor resigned today."
    assert told(text)[1] == "today | 2031-05-12 | 2031-05-13 | day"
    dated = text.replace("May 12", "May 12, 2031")
    assert told(dated, None)[1] == "today | 2031-05-12 | 2031-05-13 | day"
    # Too old for a dateline of this report.
    old = text.replace("May 12", "March 2")
    assert told(old)[1] == "today | 2031-05-14 | 2031-05-15 | day"


@pytest.mark.parametrize(
    ("text", "clash"),
    [
        ("It met on Tuesday, 8 May 2031.", "Tuesday"),
        ("It met on Thursday, 8 May 2031.", ""),
        ("It met on 8 May (Tuesday).", "Tuesday"),
        ("Today (Thursday) it meets.", "Thursday"),
        ("Today (Wednesday) it meets.", ""),
        ("It met on Wednesday, 8 May.", "Wednesday"),
        # In 2030 this was a Friday, and that is about as near.
        ("It met on Friday, 8 November.", ""),
    ],
)
def test_a_weekday_that_is_not_that_of_its_date_is_kept_as_a_clash(text: str, clash: str) -> None:
    (when,) = whens(text)
    assert when.clash == clash


def test_a_range_of_weekdays_before_a_date_makes_no_clash() -> None:
    assert all(not when.clash for when in whens("It ran from Monday to Wednesday, 14 May 2031."))


def test_a_coarse_publication_date_resolves_what_it_can() -> None:
    assert told("It closed in March and on Monday.", "2031-05") == [
        "March | 2031-03-01 | 2031-04-01 | month"
    ]
    assert told("It closed last year and on Monday.", "2031") == [
        "last year | 2030-01-01 | 2031-01-01 | year"
    ]
    assert told("It closed on Monday.", "some day") == []


def test_noise_and_references_are_not_read() -> None:
    text = "Read on 3 May 2030"
    read = article(text)
    for kind in ("noise", "reference"):
        block = Block(read.blocks[0].span, kind)
        marked = Article(ArticleId("a"), CaptureId("c"), "in", text, (block,))
        assert find_whens(marked, ()) == ()


PIECES = st.sampled_from(
    """on in at the of by since 12 3 2029 1999 99 May March Monday Tuesday, last next week
    ago two days 18:37 6pm p.m. noon half past seven 12.05.2030 2030-02-30 31 February 0 late
    early 1990s – - . , ' “ \n spring 24:61 00:00 today's month T15:99Z 9999 0000-00-00""".split(
        " "
    )
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25), st.sampled_from(["en", "de", "und", "fr"]))
def test_any_heap_of_date_words_gives_ordered_spans_inside_the_text(
    pieces: list[str], language: str
) -> None:
    text = " ".join(pieces)
    end = 0
    for when in whens(text, language=language):
        assert end <= when.span.start < when.span.end <= len(text)
        assert when.earliest < when.latest
        end = when.span.end


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200), st.one_of(st.none(), st.text(max_size=12)))
def test_any_text_and_any_publication_date_are_read_without_an_error(
    text: str, published: str | None
) -> None:
    whens(text, published)
    whens("Monday 3 May at 10:15", published)


def test_long_runs_of_digits_spaces_and_words_take_no_long_time() -> None:
    for text in ("1" * 20_000, "12 " * 8_000, "May " * 8_000, "at " * 8_000, " " * 50_000 + "May"):
        whens(text)


def test_the_last_night_train_is_no_date() -> None:
    for text in ("The railway's last night train ran in 2024.", "It ran its last night bus."):
        assert not [when for when in whens(text) if "night" in when.span.of(text)]


def test_a_weekday_counted_within_its_month_is_that_day() -> None:
    assert told("The ferry sails on the last Friday of June.") == [
        "last Friday of June | 2031-06-27 | 2031-06-28 | day"
    ]
    assert told("They vote on the third Sunday of May.") == [
        "third Sunday of May | 2031-05-18 | 2031-05-19 | day"
    ]
    assert told("It shut on the fifth Monday of February 2031.") == []


def test_monday_week_is_a_week_after_the_coming_monday() -> None:
    assert told("The school opens on Monday week.") == [
        "Monday week | 2031-05-26 | 2031-05-27 | day"
    ]
