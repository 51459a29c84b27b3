"""What is liked is learnt from marks, and picks say why they were made."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.effort import assert_grows

from variorum.following import likes_of, pick
from variorum.model import Glance, Picked, Touched

NOW = 2_000_000_000.0
HOUR, DAY = 3600.0, 86_400.0
PLACES = "Eastbridge Norland Suda Harlow Kestrel Vantry Ostrava Quill".split()


def glance(number: int, title: str, source: int = 1, **more: object) -> Glance:
    return Glance(number, source, title, NOW - number % 50 * 60, **more)  # type: ignore[arg-type]


def read(number: int, title: str, source: int = 1, *, ago: float = DAY, **more: object) -> Touched:
    return Touched(glance(number, title, source, **more), True, None, NOW - ago - number)


def saved(number: int, title: str, source: int = 1, *, ago: float = DAY) -> Touched:
    when = NOW - ago - number
    return Touched(glance(number, title, source), False, when, when)


def fill(count: int, first: int = 1000) -> list[Glance]:
    """Items that nobody asked for, of sources of their own."""
    return [
        glance(first + n, f"Council in {PLACES[n % 8]} votes on item {n}", 100 + n % 20)
        for n in range(count)
    ]


def items(picks: tuple[Picked, ...]) -> list[int]:
    return [one.glance.item for one in picks]


def test_who_read_and_saved_nothing_is_told_nothing() -> None:
    assert pick(likes_of([], NOW), fill(20), NOW) == ()


def test_a_name_of_saved_items_is_the_reason_and_is_counted_right() -> None:
    marks = [saved(n, f"Inquiry hears Ana Ortega again ({n})", n) for n in (1, 2, 3)]
    ortega = glance(50, "Court clears Ana Ortega", 9)
    (first, *_) = pick(likes_of(marks, NOW), [*fill(60), ortega], NOW)
    assert first.glance == ortega
    ground = first.grounds[0]
    assert (ground.kind, ground.about, ground.read, ground.saved) == ("name", "Ana Ortega", 0, 3)


def test_what_is_read_raises_what_is_like_it() -> None:
    unread = [*fill(40), glance(50, "Glacier shrinks in the Kestrel range", 9)]
    before = [read(n, f"Council votes on item {n}", 100 + n) for n in range(1, 4)]

    def score(marks: list[Touched]) -> float:
        found = pick(likes_of(marks, NOW), unread, NOW, limit=40)
        return next((one.score for one in found if one.glance.item == 50), 0.0)

    scores = [score(before)]
    for n in range(5, 9):
        before.append(read(n, "Glacier retreats faster than thought", 30 + n))
        scores.append(score(before))
    assert scores == sorted(scores)
    assert scores[-1] > scores[1] > scores[0]


def test_a_saved_item_says_more_than_a_read_one_and_both_fade() -> None:
    unread = [*fill(40), glance(50, "Glacier shrinks", 9)]

    def score(mark: Touched) -> float:
        found = pick(likes_of([mark, read(3, "Something else", 4)], NOW), unread, NOW)
        return next((one.score for one in found if one.glance.item == 50), 0.0)

    title = "Glacier lake bursts"
    assert score(saved(1, title)) > score(read(1, title)) > score(read(1, title, ago=60 * DAY))


def test_what_was_put_away_at_one_moment_was_not_read() -> None:
    away = [replace(read(n, "Glacier news", 7), changed=NOW - DAY) for n in range(1, 30)]
    assert likes_of(away, NOW).marks == 0
    assert likes_of(away[:4], NOW).marks == 4
    kept = replace(away[0], saved=NOW - DAY)
    assert likes_of([kept, *away[1:]], NOW).marks == 1


def test_many_reports_of_one_story_say_little_more_than_one() -> None:
    story = [read(n, "Glacier lake bursts", n, story="story-a") for n in range(1, 21)]
    apart = [read(n, "Glacier lake bursts", n) for n in range(1, 21)]
    one, many = likes_of(story, NOW).words["glacier"], likes_of(apart, NOW).words["glacier"]
    assert one.weight < many.weight / 3
    assert one.read == many.read == 20


def test_no_source_has_more_than_a_third_and_no_story_more_than_one() -> None:
    marks = [read(n, f"Match report {n}", 1) for n in range(1, 20)]
    marks += [read(n, f"Glacier survey {n}", n) for n in range(21, 30)]
    unread = [glance(100 + n, f"Derby tonight {n}", 1) for n in range(30)]
    unread += [glance(200 + n, f"Glacier in retreat {n}", 20 + n % 9) for n in range(30)]
    unread += [glance(300 + n, "Glacier lake bursts", 40 + n, story="s") for n in range(10)]
    found = pick(likes_of(marks, NOW), unread, NOW, limit=12)
    by_source = [one.glance.source for one in found]
    assert max(map(by_source.count, by_source)) <= 4
    assert 1 in by_source
    assert [one.glance.story for one in found].count("s") <= 1


def test_a_common_word_says_less_than_a_rare_one() -> None:
    marks = [read(1, "Council votes", 2), read(2, "Glacier shrinks", 3)]
    found = pick(likes_of(marks, NOW), [*fill(60), glance(50, "Glacier bursts", 9)], NOW, limit=60)
    assert items(found)[0] == 50


@given(st.randoms(use_true_random=False), st.integers(0, 30), st.integers(0, 40))
def test_the_same_marks_and_items_give_the_same_picks_in_any_order(
    chance: object, marked: int, unread: int
) -> None:
    marks = [read(n, f"{PLACES[n % 8]} talks {n % 5}", n % 6) for n in range(marked)]
    wanted = [
        glance(500 + n, f"Talks in {PLACES[n % 7]} go on", n % 9, story=f"s{n}" if n % 3 else None)
        for n in range(unread)
    ]
    first = pick(likes_of(marks, NOW), wanted, NOW)
    chance.shuffle(marks)  # type: ignore[attr-defined]
    chance.shuffle(wanted)  # type: ignore[attr-defined]
    assert pick(likes_of(marks, NOW), wanted, NOW) == first
    assert all(one.grounds for one in first)
    assert len({one.glance.item for one in first}) == len(first)


def test_picking_takes_time_in_proportion_to_the_items() -> None:
    likes = likes_of([read(n, f"{PLACES[n % 8]} talks {n}", n % 6) for n in range(100)], NOW)
    assert_grows(lambda: pick(likes, fill(500), NOW), lambda: pick(likes, fill(2000), NOW), 6.0)
