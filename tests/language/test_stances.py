from __future__ import annotations

import pytest
from tests.effort import assert_grows
from tests.language.language_minis import article

from variorum.language.names import find_names
from variorum.language.quotations import find_quotations
from variorum.language.sentences import split_sentences
from variorum.language.stances import find_stances
from variorum.model import Stance


def stances(text: str) -> tuple[str, tuple[Stance, ...]]:
    told = article(text)
    sentences = split_sentences(told)
    mentions = find_names(told, sentences)
    quotations = find_quotations(told, sentences, mentions)
    return told.text, find_stances(told, sentences, mentions, quotations)


def told_of(text: str) -> list[str]:
    """Each stance as "kind | agent as written | full name | object"."""
    whole, found = stances(text)
    return [
        " | ".join(
            (
                s.kind,
                s.agent_span.of(whole) if s.agent_span else "-",
                s.agent or "-",
                s.object_span.of(whole) if s.object_span else "-",
            )
        )
        for s in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbour office confirmed on Tuesday that the letter was genuine.",
         "confirmed | The harbour office | - | the letter was genuine"),
        ("The bridge is closed, police confirmed.",
         "confirmed | police | - | The bridge is closed"),
        ("The visit was confirmed by the palace.", "confirmed | the palace | - | The visit"),
        ('"We can confirm that two people were hurt," said Ann Orr, a police spokeswoman.',
         "confirmed | Ann Orr, a police spokeswoman | Ann Orr | two people were hurt"),
        ("Ann Orr denied writing the letter.", "denied | Ann Orr | Ann Orr | writing the letter"),
        ("The firm, which owns three ferries, denied any wrongdoing.",
         "denied | The firm | - | any wrongdoing"),
        ("The company rejected claims that it had known of the fault.",
         "denied | The company | - | claims that it had known of the fault"),
        ("Ann Orr said the memo was fake.", "denied | Ann Orr | Ann Orr | the memo"),
        ("The ministry could neither confirm nor deny the report.",
         "declined | The ministry | - | the report"),
        ("A spokesman for Northgate Rail declined to comment on the delays.",
         "declined | A spokesman for Northgate Rail | Northgate Rail | the delays"),
        ("Ann Orr refused to say whether she had resigned.",
         "declined | Ann Orr | Ann Orr | whether she had resigned"),
        ("Ann Orr, the mayor, said she would not comment on individual cases.",
         "declined | she | Ann Orr | individual cases"),
        ('"No comment," said Bob Ray, the chairman.',
         "declined | Bob Ray, the chairman | Bob Ray | -"),
        ("The bank does not comment on individual customers.",
         "declined | The bank | - | individual customers"),
        ("Neither Ann Orr nor the firm would comment.", "declined | the firm | - | -"),
        ("The company did not immediately respond to a request for comment.",
         "no_response | The company | - | -"),
        ("Calls to the ministry were not returned.", "no_response | the ministry | - | -"),
        ("Officials at Northgate Rail could not be reached for comment.",
         "no_response | Officials at Northgate Rail | Northgate Rail | -"),
        ("The mayor has not yet commented publicly on the affair.",
         "not_spoken | The mayor | - | the affair"),
        ("There was no immediate comment from the operator.", "not_spoken | the operator | - | -"),
        ("Ann Orr remained silent on the matter.", "not_spoken | Ann Orr | Ann Orr | the matter"),
        ("The alleged letter appeared online on Monday.", "purported | - | - | letter"),
        ("The report has not been independently verified.", "purported | - | - | The report"),
        ("The Courier corrected its earlier report on Friday.",
         "corrected | The Courier | Courier | its earlier report"),
        ("The paper issued a correction.", "corrected | The paper | - | -"),
    ],
)  # fmt: skip
def test_a_stance_has_its_kind_its_agent_and_its_object(text: str, expected: str) -> None:
    assert told_of(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Orr did not deny the claim.",
        "If confirmed, the outbreak would be the largest in years.",
        "There are now 40 confirmed cases in the town.",
        "The minister's confirmation hearing is set for May.",
        "He was confirmed as ambassador by the Senate.",
        "Asked whether he had confirmed the order, Mr Ray shrugged.",
        "The council is expected to confirm the plan.",
        "Police could confirm the figure on Friday.",
        "The suspect was denied bail.",
        "The judge denied the motion.",
        "The judge refused to answer the phone.",
        "The prisoners were denied food for two days.",
        "Shares declined on Monday.",
        "The patient did not respond to treatment.",
        "The crowd remained silent for two minutes.",
        "The president spoke in Leeds about the den of foxes.",
    ],
)
def test_what_is_negated_or_supposed_or_of_another_meaning_is_no_stance(text: str) -> None:
    assert told_of(text) == []


def test_a_pronoun_is_the_person_of_the_sentence_before() -> None:
    found = told_of("Bob Ray resigned. He denied any fault, and declined to name his successor.")
    assert found == [
        "denied | He | Bob Ray | any fault",
        "declined | He | Bob Ray | his successor",
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "denied ",
        "did not ",
        "confirmed by the ",
        "the alleged ",
        "calls to the ",
        "said the ",
        '"no comment ',
        "ly" * 40 + " would not ",
        "declined          to ",
        "neither a ",
    ],
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    small, large = (article(piece * times + ".") for times in (1000, 4000))
    few, many = split_sentences(small), split_sentences(large)
    assert_grows(
        lambda: find_stances(small, few, (), ()), lambda: find_stances(large, many, (), ()), most=8
    )


def test_every_span_lies_in_the_text_and_in_order() -> None:
    text, found = stances(
        "The palace denied it\u202e and \u0007 refused to comment. " * 3
        + "\x00 confirmed \u0130 it."
    )
    places = [s.span.start for s in found]
    assert places == sorted(places)
    assert all(s.span.end <= len(text) for s in found)
