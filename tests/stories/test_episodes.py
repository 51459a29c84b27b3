"""Invented stories of several weeks, cut into episodes."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stories.story_minis import report

from variorum.model import ArticleId
from variorum.stories import Told, find_episodes, term_bag
from variorum.stories.moments import DAY, HOUR, instant

START = instant("2031-03-01T08:00Z") or 0.0


def told(name: str, day: float | None, words: str, title: str = "") -> Told:
    terms = {word.lower(): 1.0 for word in words.split()}
    when = None if day is None else START + day * DAY
    return Told(ArticleId(name), when, terms, title, {w.lower(): w for w in words.split()})


def names(*reports: Told) -> list[str]:
    """The articles of each episode, by their one-letter names."""
    return ["".join(episode.articles) for episode in find_episodes(reports)]


# A mill burns, is fought over in court three weeks later, and is opened again in May.
MILL = (
    (
        "a",
        0.0,
        "Fire at the Trennick mill: roof gone\n\nA fire destroyed the roof of the mill at "
        "Trennick on Saturday. Firefighters pumped water from the Corrie all night. Nobody was hurt.",
    ),
    (
        "b",
        0.3,
        "Trennick mill burns\n\nFirefighters fought a fire at the mill in Trennick. The "
        "roof fell in. Fire chief Odo Brandt said that the water of the Corrie was low.",
    ),
    (
        "c",
        1.2,
        "Cause of mill fire unknown\n\nFire chief Odo Brandt could not say what set the roof "
        "of the Trennick mill on fire. Firefighters left on Sunday night.",
    ),
    (
        "d",
        22.0,
        "Insurer will not pay for Trennick mill\n\nThe insurer of the mill at Trennick, "
        "Holdfast, went to court on Monday and refused to pay. Judge Lena Sorel will hear it.",
    ),
    (
        "e",
        22.4,
        "Court hears mill owner\n\nAsta Holm, who owns the Trennick mill, told Judge Lena "
        "Sorel that Holdfast, the insurer, had taken her money for years. The court sits again.",
    ),
    (
        "f",
        23.1,
        "Holdfast must pay, court rules\n\nJudge Lena Sorel ruled that the insurer Holdfast "
        "must pay for the mill at Trennick. Asta Holm wept in court.",
    ),
    (
        "g",
        70.0,
        "Mill at Trennick turns again\n\nThe wheel of the Trennick mill turned on Sunday. "
        "Children ate bread from its first flour, and Asta Holm danced with the baker.",
    ),
)


def mill() -> list[Told]:
    reports = []
    for name, day, text in MILL:
        bag = term_bag(*report(text))
        title = text.split("\n")[0]
        reports.append(Told(ArticleId(name), START + day * DAY, bag.weights, title, bag.written))
    return reports


def test_a_story_of_ten_weeks_has_its_three_episodes_with_titles_and_words():
    first, second, third = find_episodes(mill())
    assert ["".join(e.articles) for e in (first, second, third)] == ["abc", "def", "g"]
    assert (first.first, first.last) == ("2031-03-01T08:00Z", "2031-03-02T12:48Z")
    assert first.why == "the first report"
    assert second.why.startswith("after 21 days without a report, where")
    assert "Brandt" in first.words or "Firefighters" in first.words
    assert {"Holdfast", "insurer"} & set(second.words)
    assert first.title in {text.split("\n")[0] for _, _, text in MILL[:3]}
    assert third.title == "Mill at Trennick turns again"


def test_a_weekly_rhythm_is_no_row_of_pauses():
    weekly = [told(chr(97 + n), 7.0 * n, "council budget debate") for n in range(6)]
    assert names(*weekly) == ["abcdef"]
    assert names(*weekly, told("g", 35 + 28.0, "council budget debate")) == ["abcdef", "g"]


def test_two_reports_a_fortnight_apart_are_two_episodes_and_three_days_apart_are_one():
    assert names(told("a", 0, "mill"), told("b", 14, "mill")) == ["a", "b"]
    assert names(told("a", 0, "mill"), told("b", 3, "mill")) == ["ab"]


def test_two_days_without_a_report_are_no_pause_even_in_a_flood_of_reports():
    flood = [told(chr(97 + n), n / 24, "levee holmby") for n in range(8)]
    assert names(*flood, told("x", 2.2, "levee holmby")) == ["abcdefghx"]
    assert names(*flood, told("x", 2.5, "levee holmby")) == ["abcdefgh", "x"]


def test_copies_of_one_minute_do_not_set_the_rhythm():
    copies = [told(f"c{n:02}", 0.0, "wire") for n in range(40)]
    daily = [told(f"d{n}", 5.0 * (n + 1), "wire") for n in range(3)]
    assert len(find_episodes([*copies, *daily])) == 1


def test_what_is_told_changes_without_a_pause():
    search = [
        told(chr(97 + n), n * 0.7, f"boat missing search divers Lorn harbour day{n}")
        for n in range(7)
    ]
    trial = [
        told(chr(104 + n), 4.9 + n * 0.7, f"owner charged licence court Lorn judge day{n}")
        for n in range(7)
    ]
    episodes = find_episodes([*search, *trial])
    assert ["".join(e.articles) for e in episodes] == ["abcdefg", "hijklmn"]
    assert episodes[1].why.startswith("what is told changes: ")
    assert {"court", "judge", "owner", "charged", "licence"} >= set(episodes[1].words)


def test_one_matter_told_from_day_to_day_is_one_episode():
    chance = random.Random(3)
    pool = "strike trains union pay talks minister drivers platform offer Nyland".split()
    daily = [told(chr(97 + n), n * 0.8, " ".join(chance.sample(pool, 7))) for n in range(14)]
    assert len(find_episodes(daily)) == 1


def test_reports_without_a_date_go_with_the_most_alike():
    undated = told("x", None, "court judge insurer")
    dated = [
        told("a", 0, "fire roof"),
        told("b", 9, "court judge"),
        told("c", 9.5, "court insurer"),
    ]
    assert names(undated, *dated) == ["a", "bcx"]


def test_nothing_one_report_and_no_date_at_all():
    assert find_episodes([]) == ()
    (only,) = find_episodes([told("a", None, "fire", "Fire")])
    assert (only.articles, only.first, only.last, only.title) == (("a",), None, None, "Fire")
    assert names(told("b", None, "x"), told("a", None, "y")) == ["ab"]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.one_of(st.none(), st.floats(0, 60)),
            st.lists(st.sampled_from("mill fire court judge wheel bread roof".split()), max_size=5),
        ),
        max_size=16,
    ),
    st.randoms(use_true_random=False),
)
def test_no_report_is_lost_and_the_order_of_input_is_nothing(rows, chance):
    reports = [
        told(f"a{number:02}", day, " ".join(words)) for number, (day, words) in enumerate(rows)
    ]
    episodes = find_episodes(reports)
    assert sorted(a for e in episodes for a in e.articles) == [r.article for r in reports]
    assert find_episodes(chance.sample(reports, len(reports))) == episodes
    starts = [e.first for e in episodes if e.first]
    assert starts == sorted(starts)


def test_a_story_of_five_thousand_reports_is_cut_in_little_time():
    import time

    words = [f"word{n}" for n in range(3000)]
    chance = random.Random(1)
    reports = [
        Told(ArticleId(f"a{n:04}"), START + n * HOUR, dict.fromkeys(chance.sample(words, 150), 1.0))
        for n in range(5000)
    ]
    start = time.perf_counter()
    find_episodes(reports)
    assert time.perf_counter() - start < 30
