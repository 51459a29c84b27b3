"""Chats printed whole, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.language.language_minis import article

from variorum.language.names import find_names
from variorum.language.quotations import find_quotations
from variorum.language.sentences import split_sentences
from variorum.model import Quotation


def told(text: str, *, title: bool = True) -> tuple[tuple[Quotation, ...], str]:
    mini = article(text, title=title)
    sentences = split_sentences(mini)
    return find_quotations(mini, sentences, find_names(mini, sentences)), mini.text


def said(text: str) -> list[tuple[str, str | None]]:
    found, whole = told(text)
    return [(q.span.of(whole), q.speaker) for q in found if q.kind == "direct" and q.speaker]


HEAD = (
    "Allotment plot thickens\n"
    "Marit Dahl and Oskar Penn planned the vote in a private chat, which the Reedham Echo prints.\n"
)
FOOT = "\nMs Dahl resigned on Sunday.\n"
SENT = [
    ("Who has the key to the shed?", "Marit Dahl"),
    ("I do. Nobody else needs one", "Oskar Penn"),
    ("Good. Keep it that way", "Marit Dahl"),
]


@pytest.mark.parametrize(
    "form",
    [
        "{time}  {name}: {text}",
        "[{time}] {name}: {text}",
        "[03/04/2031, {time}:09] {name}: {text}",
        "{time} - {name}: {text}",
        "{name} ({time}): {text}",
        "{name}, {time}: {text}",
        "{name} [{time}] {text}",
        "{name} {time}\n{text}",
        "{name}, {time}\n{text}",
        "{time} {name}\n{text}",
    ],
)
def test_each_message_of_a_chat_is_its_senders(form: str) -> None:
    times = ("21:04", "21:05", "21:11")
    lines = [
        form.format(time=time, name=name, text=text)
        for time, (text, name) in zip(times, SENT, strict=True)
    ]
    assert said(HEAD + "\n".join(lines) + FOOT) == SENT


def test_a_first_name_in_a_chat_is_the_one_person_of_the_report_who_has_it() -> None:
    lines = "21:04 Marit: Who has the key?\n21:05 Oskar: I do.\n21:11 Marit D.: Keep it."
    assert [name for _, name in said(HEAD + lines + FOOT)] == [
        "Marit Dahl",
        "Oskar Penn",
        "Marit Dahl",
    ]


def test_whoever_is_called_by_a_number_or_me_is_nobody_named() -> None:
    lines = "21:04 +44 7700 900123: Who has the key?\n21:05 Oskar: I do.\n21:11 Oskar: Well?"
    found, whole = told(HEAD + lines + FOOT)
    first = next(q for q in found if q.span.of(whole).startswith("Who has"))
    assert first.speaker is None


def test_a_part_of_a_chat_quoted_later_is_its_senders() -> None:
    lines = "\n".join(f"21:0{k} {name}: {text}" for k, (text, name) in enumerate(SENT))
    foot = "\n“Nobody else needs one” is now printed on mugs in Reedham.\n"
    assert ("Nobody else needs one", "Oskar Penn") in said(HEAD + lines + foot)


@pytest.mark.parametrize(
    "lines",
    [
        "20:00 News: the week in brief\n20:15 Weather: what to wear\n20:30 Film: The Long Weir",
        "18:00 Doors: the hall opens\n19:00 Support: Grey Heron\n20:00 Headline: Tall Reeds",
        "09:12 Fire crews reach the mill: roads shut\n09:40 The mayor speaks: more soon\n10:02 All out",
        "Monday 10:15\nThe gates opened early.\nTuesday 10:20\nThey did not open at all.",
        "Reedham 12:04\nHolm 12:31\nOdda 13:05\nTyss 13:40",
    ],
)
def test_programmes_timetables_and_live_pages_are_no_chats(lines: str) -> None:
    assert (
        said(f"What is on in Reedham\nThe hall has a full week.\n{lines}\nThe hall is warm.\n")
        == []
    )


@settings(deadline=None, max_examples=60)
@given(st.text("0123456789:.[]() -–AaBb\n\u201c\u201d", max_size=300))
def test_no_run_of_hours_and_marks_breaks_the_finder(text: str) -> None:
    mini = article("A chat of messages\n" + text, title=True)
    sentences = split_sentences(mini)
    for quotation in find_quotations(mini, sentences, find_names(mini, sentences)):
        assert 0 <= quotation.span.start <= quotation.span.end <= len(mini.text)
