from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import assert_grows

from variorum.stories.passage_index import CROWD
from variorum.stories.provenance import Provenance, came_before, names_source, read_provenance
from variorum.stories.segments import MemorySegments
from variorum.stories.streamed_copies import CopyStream, StreamedCopy
from variorum.stories.wording import read_wording

WIRE = (
    "A food maker has recalled forty thousand jars of tomato soup after shoppers found splinters "
    "of glass in them, the food agency said on Tuesday.\n\n"
    "The jars were filled at a plant outside Olm in February and sold in nine counties. Nobody "
    "has been badly hurt, a spokesman for the agency told reporters, but two children were "
    "treated for cuts at a hospital in the county town.\n\n"
    "Inspectors will visit the plant this week. The firm has stopped both of its lines and asked "
    "shops to clear their shelves until the source of the glass is known."
)
Told = tuple[str, str | None, str | None]


def prose(name: str, count: int) -> str:
    """Text of nobody else's words."""
    chance = random.Random(name)
    row = [f"{name}{chance.randrange(300)}" for _ in range(count)]
    return " ".join(word + ("." if k % 12 == 11 else "") for k, word in enumerate(row)) + "."


def stream(*told: Told) -> list[StreamedCopy]:
    """The copies among (text, source, published), in order of arrival."""
    copies = CopyStream(MemorySegments())
    found: list[StreamedCopy] = []
    for number, (text, source, published) in enumerate(told):
        about = read_provenance(text, id=str(number), source=source, published=published)
        found += copies.take(number, read_wording(text), about)
    return found


def test_a_reprint_is_told_with_its_passages_and_both_shares() -> None:
    own = "Shops in Harrow have taken the soup off their shelves, too. " + prose("harrow", 60)
    reprint = f"{WIRE}\n\n{own}"
    (copy,) = stream((WIRE, "Peak Wire", None), (reprint, "Harrow News", None))
    assert (copy.a, copy.b) == (0, 1)
    assert copy.share_a == 1.0
    assert 0.5 < copy.share_b < 0.7
    ((start, end, begin, stop),) = copy.passages
    assert WIRE[start:end] == reprint[begin:stop]


def test_a_brief_inside_a_long_report_is_found() -> None:
    brief = " ".join(WIRE.split()[:60])
    long = f"{prose('one', 200)}\n\n{brief}\n\n{prose('two', 300)}"
    (copy,) = stream((brief, "A", None), (long, "B", None))
    assert copy.share_a > 0.95
    assert copy.share_b < 0.2


def test_a_passage_of_a_wire_inside_own_text_is_found() -> None:
    taken = WIRE.split("\n\n")[1] + " " + WIRE.split("\n\n")[2]
    one = f"{prose('one', 200)}\n\n{taken}\n\n{prose('two', 200)}"
    two = f"{prose('three', 200)}\n\n{taken}\n\n{prose('four', 200)}"
    assert len(stream((one, "A", None), (two, "B", None))) == 1


def test_an_edited_copy_is_found() -> None:
    words = WIRE.split(" ")
    edited = " ".join("truly" if k % 9 == 4 else word for k, word in enumerate(words))
    (copy,) = stream((WIRE, "A", None), (edited, "B", None))
    assert copy.share_b > 0.5


def test_a_truncated_copy_is_found() -> None:
    (copy,) = stream((WIRE, "A", None), (WIRE.split("\n\n")[0] + " The jars were", "B", None))
    assert copy.share_b > 0.9


@pytest.mark.parametrize(("left", "right"), [("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’")])
def test_the_same_message_quoted_in_two_reports_is_no_copy(left: str, right: str) -> None:
    letter = f"{left}{WIRE.replace(chr(10) * 2, ' ')}{right}"
    one = f"{prose('one', 80)}\n\nThe letter says: {letter}\n\n{prose('two', 80)}"
    two = f"{prose('three', 80)}\n\nThis is what he wrote: {letter} {prose('four', 80)}"
    assert stream((one, "A", None), (two, "B", None)) == []


def test_a_statement_that_both_announce_is_no_copy_unless_it_is_most_of_a_text() -> None:
    letter = " ".join(WIRE.split())
    one = f"{prose('one', 150)}\n\nThe firm wrote:\n\n{letter}\n\n{prose('two', 150)}"
    two = f"{prose('three', 150)}\n\nIts statement in full:\n\n{letter}\n\n{prose('four', 150)}"
    own = f"{prose('five', 150)}\n\n{letter}\n\n{prose('six', 150)}"
    assert stream((one, "A", None), (two, "B", None)) == []
    assert len(stream((one, "A", None), (own, "B", None))) == 1


def test_a_quoted_sentence_without_marks_is_too_little_for_a_copy() -> None:
    sentence = " ".join(WIRE.split()[:30])
    one, two = f"{prose('one', 90)} {sentence}", f"{sentence} {prose('two', 60)}"
    assert stream((one, "A", None), (two, "B", None)) == []


def test_a_report_made_of_quotations_is_a_copy_with_its_frame() -> None:
    text = (
        f"“{' '.join(WIRE.split()[:40])}” the head of the food agency told a room full of reporters "
        f"in Olm on Tuesday. “{' '.join(WIRE.split()[40:80])}”"
    )
    assert len(stream((text, "A", None), (text, "B", None))) == 1
    frame = text.replace("the head of the food agency told a room full of reporters in", "says")
    assert stream((text, "A", None), (frame, "B", None)) == []


def test_what_one_outlet_prints_on_all_its_pages_is_no_copy() -> None:
    foot = (
        "The Olm Reader is owned by its staff and takes no money from parties, firms or states, "
        "and you can support it for the price of a coffee a month if you like what you read here. "
        "Write to us with tips and corrections, and read how we work on the page about our rules."
    )
    pages = [(f"{prose(f'p{k}', 60)}\n\n{foot}", "Olm Reader", None) for k in range(6)]
    assert stream(*pages) == []


def test_an_outlets_second_version_of_a_report_is_a_copy() -> None:
    second = f"{prose('new', 50)}\n\n{WIRE}"
    third = f"{prose('newer', 50)}\n\n{second}"
    found = stream((WIRE, "A", None), (second, "A", None), (third, "A", None))
    assert {(copy.a, copy.b) for copy in found} == {(0, 1), (0, 2), (1, 2)}


def test_boilerplate_of_many_outlets_is_no_copy_once_it_is_known() -> None:
    terms = " ".join(f"term{k}" for k in range(70))
    told: list[Told] = [
        (f"{prose(f'a{k}', 50)} {terms} {prose(f'b{k}', 50)}", f"outlet {k}", None)
        for k in range(CROWD + 20)
    ]
    assert not [copy for copy in stream(*told) if copy.b > CROWD]


def test_a_text_that_everybody_prints_is_still_found_after_a_hundred_copies() -> None:
    told: list[Told] = [(f"{prose(f'x{k}', 12)} {WIRE}", f"outlet {k}", None) for k in range(100)]
    found = stream(*told)
    assert {copy.b for copy in found} == set(range(1, 100))
    assert max(sum(copy.b == k for copy in found) for k in range(100)) < CROWD


def test_a_copy_of_an_article_of_a_long_past_block_is_found() -> None:
    copies = CopyStream(MemorySegments())
    about = Provenance("x", "A")
    copies.take(0, read_wording(WIRE), about)
    for number in range(1, 60):
        copies.take(number, read_wording(prose(f"n{number}", 80)), about)
        if number % 4 == 0:
            copies.freeze()
    (copy,) = copies.take(60, read_wording(WIRE), Provenance("y", "B"))
    assert (copy.a, copy.share_a, copy.share_b) == (0, 1.0, 1.0)


# -- direction


def _direction(first: Told, second: Told) -> tuple[int, int] | None:
    (copy,) = stream(first, second)
    return copy.direction


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("2031-05-04", "2031-05-05", (0, 1)),
        ("2031-05-05", "2031-05-04", (1, 0)),  # a late arrival
        ("2031-05-04", "2031-05-04", None),
        ("2031-05-04T08:00Z", "2031-05-04T09:00Z", (0, 1)),
        ("2031-05-04T08:00", "2031-05-04T09:00", (0, 1)),
        ("2031-05-04T08:00+02:00", "2031-05-04T07:30Z", (0, 1)),
        ("2031-05-04T08:00", "2031-05-04T09:00Z", None),
        ("2031-05-04", "2031-05-04T09:00Z", None),
        ("2031-05", "2031-05-20", None),
        (None, "2031-05-05", None),
        ("someday", "2031-05-05", None),
    ],
)
def test_time_gives_the_direction_where_it_leaves_no_doubt(
    one: str | None, two: str, expected: tuple[int, int] | None
) -> None:
    assert _direction((WIRE, "A", one), (WIRE, "B", two)) == expected


@pytest.mark.parametrize(
    "credit",
    [
        "OLM, May 4 (Peak Wire) — {}",
        "OLM — Peak Wire — {}",
        "{} According to the Peak Wire, more is to come.",
        "{}\n\nThe jars were first found by a reader, Peak Wire reported.",
        "{}\n\nThe recall was first reported by Peak Wire.",
        "{}\n\nA spokesman told Peak Wire that he was sorry.",
        "{}\n\nPeak Wire contributed to this report.",
        "{}\n\nAdditional reporting by Peak Wire",
        "{} (Peak Wire)",
        "By Peak Wire\n\n{}",
    ],
)
@pytest.mark.parametrize("source", ["Peak Wire", "The Peak Wire (Online)"])
def test_a_credit_that_names_the_others_outlet_gives_the_direction(
    credit: str, source: str
) -> None:
    taker = credit.format(WIRE)
    assert _direction((WIRE, source, None), (taker, "Harrow News", None)) == (0, 1)
    assert _direction((taker, "Harrow News", None), (WIRE, source, None)) == (1, 0)
    # Against the clock it leaves the question open.
    assert _direction((WIRE, source, "2031-05-05"), (taker, "Harrow News", "2031-05-04")) is None


def test_a_name_in_passing_is_no_credit() -> None:
    text = "The editor of the Peak Wire bought a house in Olm and painted it. " + prose("q", 80)
    assert not names_source(read_wording(text), "Peak Wire")
    assert not names_source(
        read_wording(prose("q", 40) + " he told peak wire it was so"), "Peak Wire"
    )


def test_two_reprints_of_one_outside_agency_have_no_direction() -> None:
    text = f"OLM (Far Wire) — {WIRE}"
    assert _direction((text, "A", "2031-05-04"), (text, "B", "2031-05-05")) is None


def test_text_given_to_agencies_came_from_the_agencys_own_report() -> None:
    own, given_away = f"OLM (Peak Wire) — {WIRE}", f"By agencies\n\n{WIRE}"
    told = (given_away, "B", "2031-05-04"), (own, "Peak Wire", "2031-05-04")
    assert _direction(*told) == (1, 0)


def test_an_item_put_into_a_long_text_of_the_others_own_came_from_the_item() -> None:
    long = f"{prose('one', 150)}\n\n{WIRE}\n\n{prose('two', 150)}"
    assert _direction((long, "B", None), (WIRE, "A", None)) == (1, 0)


def test_what_breaks_off_within_a_sentence_came_from_the_fuller_text() -> None:
    cut = WIRE[: WIRE.index("hospital")]
    assert _direction((cut, "A", None), (WIRE, "B", None)) == (1, 0)
    assert _direction((WIRE.split("\n\n")[0], "A", None), (WIRE, "B", None)) is None


def test_two_that_may_both_have_it_from_a_third_have_no_direction_by_time() -> None:
    found = stream((WIRE, "A", "2031-05-04"), (WIRE, "B", "2031-05-05"), (WIRE, "C", "2031-05-06"))
    ways = {(copy.a, copy.b): copy.direction for copy in found}
    assert ways == {(0, 1): (0, 1), (0, 2): (0, 2), (1, 2): None}


def test_shared_errors_show_descent_from_the_copy_that_made_them() -> None:
    changed = WIRE.replace("forty thousand", "some fifty thousand or more").replace(
        "a plant outside Olm", "two works near the port of Elm"
    )
    found = stream(
        (WIRE, "A", "2031-05-04"), (changed, "B", "2031-05-05"), (changed, "C", "2031-05-06")
    )
    ways = {(copy.a, copy.b): copy.direction for copy in found}
    assert ways[1, 2] == (1, 2)


def test_a_provenance_comes_back_from_its_line() -> None:
    told = read_provenance(
        f"OLM (Far Wire) — {WIRE} and", id="i\n'", source="A “b”", published="2031-05-04"
    )
    assert told.wires == ("farwire",)
    assert told.cut
    assert "\n" not in told.line()
    assert Provenance.of_line(told.line()) == told


def test_nobody_came_before_himself() -> None:
    told = Provenance("a", published="2031-05-04T08:00")
    assert came_before(told, told) is None


# -- the run


def _made(count: int) -> list[Told]:
    chance = random.Random(3)
    texts = [WIRE]
    told: list[Told] = []
    for k in range(count):
        text = prose(f"n{k}", chance.randint(60, 120))
        if chance.random() < 0.4:
            text = f"{text}\n\n{chance.choice(texts)}"
        texts.append(text)
        day = chance.choice([None, f"2031-05-{k % 28 + 1:02d}"])
        told.append((text, chance.choice(["A", "B", "C", None]), day))
    return told


def _run(told: list[Told], every: int, stop: int | None) -> list[tuple[StreamedCopy, ...]]:
    segments = MemorySegments()
    copies, state, at = CopyStream(segments), CopyStream(segments).state(), 0
    found: list[tuple[StreamedCopy, ...]] = []
    while at < len(told):
        if at == stop:
            stop, at = None, at - at % every
            found = found[:at]
            copies = CopyStream.restore(json.loads(json.dumps(state)), segments)
        text, source, published = told[at]
        about = read_provenance(text, id=str(at), source=source, published=published)
        found.append(copies.take(at, read_wording(text), about))
        at += 1
        if at % every == 0:
            copies.freeze()
            state = copies.state()
    return found


@pytest.mark.parametrize("stop", [5, 20, 21, 59, 79])
def test_a_run_that_was_killed_tells_the_same_copies(stop: int) -> None:
    told = _made(80)
    whole = _run(told, 20, None)
    assert sum(map(len, whole)) > 20
    assert _run(told, 20, stop) == whole
    assert _run(told, 7, None) == whole


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from("ash birch cedar elm fir oak “ ” \n : .".split(" ")), max_size=90),
        max_size=5,
    )
)
def test_shares_are_shares_and_passages_lie_within(texts: list[list[str]]) -> None:
    told: list[Told] = [(" ".join(row), None, None) for row in texts]
    for copy in stream(*told):
        assert copy.a < copy.b
        assert 0 <= copy.share_a <= 1
        assert 0 <= copy.share_b <= 1
        for start, end, begin, stop in copy.passages:
            assert 0 <= start < end <= len(told[copy.a][0])
            assert 0 <= begin < stop <= len(told[copy.b][0])


@pytest.mark.parametrize("unit", ["a ", "a b ", "Peak ", "“a b c d” ", "told Peak ", "ab cd. (@"])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    def read(times: int) -> None:
        text = unit * times
        stream((text, "Peak", None), (text + " end", "Wire", None))

    assert_grows(lambda: read(4_000), lambda: read(32_000), most=8 * 4)
