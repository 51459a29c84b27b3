"""One deed, one part that differs: each kind of construction, and its look-alikes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.claims.acts import verbs
from variorum.claims.clauses import read_clauses, sentences_of
from variorum.claims.frames import frames_of
from variorum.claims.opposites import opposite
from variorum.claims.things import key_of
from variorum.language import analyse

Newsroom = tuple[Callable[..., Any], Callable[..., Any], Callable[..., Any]]

APART = [
    # denied
    ("The choir has left the island.", "The choir has not left the island."),
    ("Nobody stormed out.", "Four aldermen stormed out."),
    ("Reports that the beekeeper had been detained were untrue.",
     "The beekeeper was detained on the pier."),
    ("It is false that the weir collapsed.", "The old weir at Dunmoor collapsed."),
    ("Clerk Otto Vahl made no promise to the tenants.", "Otto Vahl promised the tenants a lift."),
    ("The abbess never apologised.", "The abbess apologised to the pilgrims."),
    # poles
    ("The sexton Arno Brill was released.", "The sexton Arno Brill was locked in jail."),
    ("The harbour master Una Frey has resigned.", "The harbour master Una Frey was sacked."),
    ("The regatta at Nore took place.", "The regatta at Nore was called off."),
    ("Barley prices climbed in March.", "Barley prices dropped in March."),
    # time
    ("The chancellor of Wendt has quit.", "The chancellor of Wendt will quit in June."),
    # doer
    ("The beadle wrote the pamphlet.", "The pamphlet was written by the organist."),
    ("Greta Holm won the sculling cup.", "The winner of the sculling cup is Ada Pohl."),
    ("Fans of Lorr attacked the fans of Wick.",
     "The fans of Wick attacked the fans of Lorr."),
    ("The singer Ada Pohl is still in hospital.", "The singer Ada Pohl has left hospital."),
    ("Ada Pohl is head of the guild.", "Ada Pohl was head of the guild until last year."),
    ("The duchy confirmed secret talks with Lund.",
     "The duchy said there had been no talks with Lund."),
    # place
    ("The abbot died in Sorrel.", "The abbot died in Quenby."),
    ("The seal was found in the Alder marsh.", "The seal was found in the Birch marsh."),
    # name
    ("The cook who burned the soup was Ivo Lamm.", "The cook who burned the soup was Jan Oss."),
]  # fmt: skip

AT_PEACE = [
    ("The choir has not left the island.", "The orchestra has left the island."),
    ("The duke gave a clock to the school.", "The bishop gave a bell to the school."),
    ("One of the drowned is the miller Arno Brill.", "One of the drowned is the potter Jan Oss."),
    ("Greta Holm won the cup for sculling.", "Ada Pohl won the cup for diving."),
    ("The regatta at Nore took place in May.", "The regatta at Wick was called off in May."),
    ("Barley prices climbed.", "Oat prices dropped."),
    ("The inn closed its bar in Low Lane.", "The inn opened a bar in High Lane."),
    ("Otto Vahl said that the weir was sound.", "Una Frey said that the weir was sound."),
    ("The abbot may have resigned.", "The abbot has not resigned."),
    ("Una Frey remains a member of the guild.", "Una Frey was sacked as treasurer."),
    ("The beadle wrote a pamphlet.", "The organist wrote a pamphlet."),
    ("The choir was not late.", "Was the choir late?"),
]


def _told(newsroom: Newsroom, one: str, other: str, days: tuple[str, str]) -> list[Any]:
    report, tell, _ = newsroom
    found = tell(report("a", days[0], one), report("b", days[1], other))
    return list(found.conflicts)


SAME_DAY = ("2031-04-02", "2031-04-02")


@pytest.mark.parametrize(("one", "other"), APART, ids=[a[:50] for a, _ in APART])
def test_two_reports_that_cannot_both_be_right_are_set_against_each_other(
    newsroom: Newsroom, one: str, other: str
) -> None:
    for pair in ((one, other), (other, one)):
        assert "hard" in {c.strength for c in _told(newsroom, *pair, SAME_DAY)}


@pytest.mark.parametrize(("one", "other"), AT_PEACE, ids=[a[:50] for a, _ in AT_PEACE])
def test_two_deeds_that_look_alike_are_no_contradiction(
    newsroom: Newsroom, one: str, other: str
) -> None:
    assert _told(newsroom, one, other, SAME_DAY) == []


def test_what_had_not_happened_and_has_happened_later_is_superseded(newsroom: Newsroom) -> None:
    found = _told(
        newsroom,
        "The lost pony has not been found.",
        "The lost pony has been found.",
        ("2031-04-02", "2031-04-05"),
    )
    assert "superseded" in {c.strength for c in found}


def test_a_plan_that_was_carried_out_later_is_superseded(newsroom: Newsroom) -> None:
    found = _told(
        newsroom,
        "The chancellor of Wendt will quit.",
        "The chancellor of Wendt has quit.",
        ("2031-04-02", "2031-04-05"),
    )
    assert {c.strength for c in found} == {"superseded"}


def test_a_guess_at_who_did_it_is_a_soft_difference(newsroom: Newsroom) -> None:
    found = _told(
        newsroom,
        "The pamphlet was probably written by Jan Oss.",
        "The pamphlet was written by Ada Pohl.",
        SAME_DAY,
    )
    assert {c.strength for c in found} == {"soft"}


def test_a_pronoun_speaks_of_the_person_named_before_it(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    found = tell(
        report("a", "2031-04-02", "Una Frey keeps the harbour. She was not dismissed."),
        report("b", "2031-04-02", "Una Frey was sacked on the quay."),
    )
    assert found.between("She was not dismissed", "sacked")


def test_what_somebody_was_not_speaking_about_is_no_silence(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    found = tell(
        report("a", "2031-04-02", "Una Frey was not speaking about the tenants."),
        report("b", "2031-04-03", '"The weir is sound," Una Frey said.'),
    )
    assert not [c for c in found.conflicts if c.kind == "confirmation"]


@pytest.mark.parametrize(
    ("sentence", "verb", "denied", "mode"),
    [
        ("The weir has not been mended.", "mend", True, "done"),
        ("The weir is due to be mended.", "mend", False, "ahead"),
        ("The council failed to mend the weir.", "mend", True, "done"),
        ("The council may mend the weir.", "mend", False, "perhaps"),
        ("The council denied that it had mended the weir.", "mend", True, "done"),
        ("There is no plan to mend the weir.", "mend", True, "now"),
    ],
)
def test_a_frame_says_whether_and_when_it_was_done(
    newsroom: Newsroom, sentence: str, verb: str, denied: bool, mode: str
) -> None:
    article = newsroom[0]("a", "2031-04-02", sentence)
    read = read_clauses(article, analyse(article))
    frames = [f for s in sentences_of(read.clauses) for f in frames_of(s)]
    told = [f for f in frames if any(a.name == "repair" for a in f.acts)]
    assert [(f.denied, f.mode) for f in told] == [(denied, mode)]


@given(st.text(alphabet="ab to not is was the . , ; : who that by in A B'\"", max_size=120))
def test_any_text_can_be_read_as_frames(text: str) -> None:
    from tests.claims.conftest import report

    article = report("a", None, text or "x")
    for sentence in sentences_of(read_clauses(article, analyse(article)).clauses):
        frames_of(sentence)


def test_each_inflected_form_has_a_reading_and_opposites_are_mutual() -> None:
    assert {v.lemma for v in verbs()["stole"]} == {"steal"}
    assert all(readings for readings in verbs().values())
    for a, b in (("rise", "fall"), ("safe", "unsafe"), ("guilty", "innocent")):
        assert opposite(key_of(a), key_of(b))
        assert opposite(key_of(b), key_of(a))
    assert not opposite(key_of("rise"), key_of("grow"))


def test_one_remark_printed_by_two_reports_does_not_contradict_itself(newsroom: Any) -> None:
    report, tell, _ = newsroom
    remark = (
        "Give us nine tugs and two pilots, and NOBODY on this coast will wait for a berth again"
    )
    told = tell(
        report("a", "2033-05-04", f"“{remark}.”", "The harbour master wrote it on Monday."),
        report("b", "2033-05-05", f'"{remark}," the harbour master writes.'),
    )
    assert [c.matter for c in told.conflicts if c.kind == "event"] == []


def test_she_in_a_quotation_is_not_who_speaks_it(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("a", "2031-05-03", 'Mayor Eva Holt left. Ann Reed saw it: "She never apologised."'),
        report("b", "2031-05-03", "Eva Holt apologised to the residents in the hall."),
    )
    assert {c.strength for c in told.between("never apologised", "Eva Holt apologised")} == {"hard"}


def test_a_plan_that_a_later_report_gives_up_is_superseded(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("a", "2031-05-03", "The duke will visit the flooded mills, his office said."),
        report(
            "b",
            "2031-05-05",
            "The duke did not visit the flooded mills as announced.",
        ),
    )
    assert {c.strength for c in told.between("will visit", "did not visit")} == {"superseded"}


def test_an_old_happening_is_no_word_on_a_new_one(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("a", "2031-05-03", "The duke did not visit the flooded mills."),
        report("b", "2031-05-04", "The duke visited the flooded mills in 2019."),
        report("c", "2031-05-04", "The duke visited the flooded mills, a miller said."),
    )
    assert not told.between("did not visit", "in 2019")
    assert told.between("did not visit", "a miller said")


def test_the_subject_goes_on_behind_and(newsroom: Newsroom) -> None:
    report, tell, _ = newsroom
    told = tell(
        report("a", "2031-05-03", "Eva Holt toured the low streets and apologised to them."),
        report("b", "2031-05-03", "Eva Holt did not apologise."),
    )
    assert told.between("toured", "did not apologise")
