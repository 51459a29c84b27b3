"""Invented mini-articles, each with a kind of speaker or of marks: who says what, if anybody.

A line of ``text`` is a paragraph; ``expected`` lists (words, speaker, use) by place.
"""

from __future__ import annotations

import pytest
from tests.language.language_minis import article

from variorum.language.names import find_names
from variorum.language.quotations import find_quotations
from variorum.language.sentences import split_sentences

Expected = tuple[str, str | None, str]

CASES: list[tuple[str, str, str, list[Expected]]] = [
    (
        "a pronoun after an apposition in the sentence before",
        "Dyke gives way",
        "Torben Aske, who has kept the sluice for thirty years, saw it first. “It went like wet bread,” he said.",
        [("It went like wet bread,", "Torben Aske", "speech")],
    ),
    (
        "she is the woman of the two",
        "Council splits over pool",
        "Councillor Maud Ferris met Councillor Hugo Lamb on the steps of the hall. “We agreed on nothing but the weather,” she said.",
        [("We agreed on nothing but the weather,", "Maud Ferris", "speech")],
    ),
    (
        "a role stands for the one who holds it",
        "Ferry runs aground",
        "Captain Jonas Reke was on the bridge when the ferry struck. Passengers waited an hour for boats. “I take the blame,” the captain told a hearing.",
        [("I take the blame,", "Jonas Reke", "speech")],
    ),
    (
        "the mayor of another town is nobody named here",
        "Bridge toll rises",
        "Odda mayor Inga Voll signed the order. The mayor of neighbouring Tyss called it “robbery with a receipt”.",
        [("robbery with a receipt", None, "speech")],
    ),
    (
        "a company speaks as it",
        "Kettles recalled",
        "Brandel Appliances recalled 4,000 kettles on Friday. “Stop using them at once,” it said in a statement.",
        [("Stop using them at once,", "Brandel Appliances", "speech")],
    ),
    (
        "a spokeswoman without a name speaks for her company",
        "Kettles recalled",
        "Brandel Appliances recalled 4,000 kettles on Friday. “Nobody has been hurt,” a spokeswoman for the company said.",
        [("Nobody has been hurt,", "Brandel Appliances", "speech")],
    ),
    (
        "a named spokeswoman speaks herself",
        "Kettles recalled",
        "Brandel Appliances recalled 4,000 kettles. “Nobody has been hurt,” said Brandel spokeswoman Ida Kloss.",
        [("Nobody has been hurt,", "Ida Kloss", "speech")],
    ),
    (
        "a source that asked for no name stays unnamed",
        "Minister weighs exit",
        "Finance minister Paul Arnes may resign. “He has packed his office,” said a senior official who asked not to be named because the talks are private.",
        [("He has packed his office,", None, "speech")],
    ),
    (
        "an unnamed source goes on unnamed",
        "Minister weighs exit",
        "Finance minister Paul Arnes may resign. “He has packed his office,” said one aide, speaking on condition of anonymity. “It is over,” the aide added.",
        [("He has packed his office,", None, "speech"), ("It is over,", None, "speech")],
    ),
    (
        "the writer of a letter somebody passed on",
        "School letter leaks",
        "Parents passed the Courier a letter in which head teacher Ruth Odell warned staff that “the roof will not last the winter”.",
        [("the roof will not last the winter", "Ruth Odell", "speech")],
    ),
    (
        "the email reads what its writer wrote",
        "Plant to close",
        "In an email to staff on Monday, plant director Carl Mohr announced the closure. The email says the decision was “the hardest of my life”.",
        [("the hardest of my life", "Carl Mohr", "speech")],
    ),
    (
        "the note that was found is of its signer",
        "Note in the vault",
        "Workers found a note in the wall of the old mint. It is signed by Edda Karr, a clerk. “Whoever reads this, lock the door,” it says.",
        [("Whoever reads this, lock the door,", "Edda Karr", "speech")],
    ),
    (
        "a quotation goes on in the next paragraph",
        "Flood inquiry opens",
        "“We were told at six,” said harbour master Lou Tarn.\n“By seven the quay was under water, and nobody had rung the bell.”",
        [
            ("We were told at six,", "Lou Tarn", "speech"),
            (
                "By seven the quay was under water, and nobody had rung the bell.",
                "Lou Tarn",
                "speech",
            ),
        ],
    ),
    (
        "a new speaker takes over after a continued quotation",
        "Flood inquiry opens",
        "“We were told at six,” said harbour master Lou Tarn. “Nobody rang the bell.”\nHer deputy, Finn Moe, disagreed. “The bell rang twice,” he said.",
        [
            ("We were told at six,", "Lou Tarn", "speech"),
            ("Nobody rang the bell.", "Lou Tarn", "speech"),
            ("The bell rang twice,", "Finn Moe", "speech"),
        ],
    ),
    (
        "a quotation inside a quotation is not the outer speaker's claim",
        "Trial of the cook",
        "“My brother shouted ‘get down’ and I got down,” Vera Lind told the court.",
        [
            ("My brother shouted ‘get down’ and I got down,", "Vera Lind", "speech"),
            ("get down", None, "speech"),
        ],
    ),
    (
        "two of one surname, told by courtesy",
        "Couple win appeal",
        "Nils Brandt and his wife, Karin Brandt, won their appeal. “We slept for once,” Mrs Brandt said. “I did not,” said Mr Brandt.",
        [("We slept for once,", "Karin Brandt", "speech"), ("I did not,", "Nils Brandt", "speech")],
    ),
    (
        "two of one surname, told by first name later",
        "Sisters row across strait",
        "Sisters Jo Venn and Kim Venn rowed the strait in a day. “My hands bled,” Kim said. Jo said hers were “only tired”.",
        [("My hands bled,", "Kim Venn", "speech"), ("only tired", "Jo Venn", "speech")],
    ),
    (
        "scare quotes belong to nobody",
        "Town bans fireworks",
        "The so-called “silent” rockets woke half of Tarnby. Mayor Ole Vig banned them.",
        [("silent", None, "scare")],
    ),
    (
        "a title of a work",
        "Novelist wins prize",
        "Mara Quill won the prize for her third novel, “The Salt Stairs”, on Sunday.",
        [("The Salt Stairs", None, "title")],
    ),
    (
        "a film that somebody praised keeps its title",
        "Festival opens",
        "Critic Leo Marsh praised “Winter Harbour”, the opening film, as “cold and exact”.",
        [("Winter Harbour", None, "title"), ("cold and exact", "Leo Marsh", "speech")],
    ),
    (
        "words as words",
        "How the town got its name",
        "The word “tarn” means a small lake, and “by” a farm.",
        [("tarn", None, "scare"), ("by", None, "scare")],
    ),
    (
        "imagined words",
        "Opinion",
        "You can almost hear the treasurer saying “not on my watch” as the lights go out.",
        [("not on my watch", None, "imagined")],
    ),
    (
        "what somebody should have said is imagined",
        "Opinion",
        "The minister should have said “I am sorry” and gone home.",
        [("I am sorry", None, "imagined")],
    ),
    (
        "an outlet's coinage is no body's words",
        "Agency tests gate",
        "The Water Agency is testing what the Morning Echo has called a “doomsday gate” on the Lysa.",
        [("doomsday gate", None, "name")],
    ),
    (
        "what the press dubbed somebody",
        "Boat thief caught",
        "Police have caught the man dubbed the “oar king” by local papers.",
        [("oar king", None, "name")],
    ),
    (
        "a headline with a speaker after the comma",
        "‘The roof was rotten’, says caretaker",
        "Caretaker Ib Strand told the inquiry that the roof was rotten.",
        [("The roof was rotten", "Ib Strand", "speech")],
    ),
    (
        "a headline with a speaker before the colon",
        "Strand: ‘I warned them twice’",
        "Caretaker Ib Strand told the inquiry he had warned the board twice.",
        [("I warned them twice", "Ib Strand", "speech")],
    ),
    (
        "a headline's fragment is the body's speaker's",
        "Roof was ‘rotten for years’",
        "The roof of the hall was “rotten for years”, caretaker Ib Strand told the inquiry.",
        [("rotten for years", "Ib Strand", "speech"), ("rotten for years", "Ib Strand", "speech")],
    ),
    (
        "a headline with a role",
        "Roof ‘rotten for years’, inquiry told",
        "The roof was “rotten for years”, caretaker Ib Strand told the inquiry on Monday.",
        [("rotten for years", "Ib Strand", "speech"), ("rotten for years", "Ib Strand", "speech")],
    ),
    (
        "told by somebody in the passive",
        "Union hails deal",
        "The deal was described by union leader Asta Berg as “late but welcome”.",
        [("late but welcome", "Asta Berg", "speech")],
    ),
    (
        "a verb after a long apposition",
        "Museum theft",
        "Hanne Lyle, 61, a retired locksmith from Tarnby who has studied the vault, called the theft “a textbook job”.",
        [("a textbook job", "Hanne Lyle", "speech")],
    ),
    (
        "asked by a reporter, somebody answers",
        "Coach under fire",
        "Asked if he would resign, coach Bo Riis said: “Ask me in May.”",
        [("Ask me in May.", "Bo Riis", "speech")],
    ),
    (
        "someone quoted by another",
        "Widow speaks",
        "Liv Aas said her husband had told her “not to wait up”.",
        [("not to wait up", None, "speech")],
    ),
    (
        "a post of a named person",
        "Singer cancels tour",
        "“My voice is gone,” the singer Nola Rey posted on Tuesday. She added: “So is the tour.”",
        [("My voice is gone,", "Nola Rey", "speech"), ("So is the tour.", "Nola Rey", "speech")],
    ),
    (
        "a report by a body",
        "Inspectors fault hospital",
        "A report by the Health Inspectorate found “a culture of silence” at the hospital.",
        [("a culture of silence", "Health Inspectorate", "speech")],
    ),
    (
        "a ruling of a judge",
        "Court frees captain",
        "Judge Else Thorn freed the captain. In her ruling she wrote that the state had “proved nothing but bad weather”.",
        [("proved nothing but bad weather", "Else Thorn", "speech")],
    ),
    (
        "a letter of several, signed by one body",
        "Doctors warn of strike",
        "The Doctors' Union wrote to the minister last week. “We will not cover another winter alone,” its letter said.",
        [("We will not cover another winter alone,", "Doctors' Union", "speech")],
    ),
    (
        "a slogan on a banner",
        "March in capital",
        "Marchers carried a banner that read “Bread before bridges”.",
        [("Bread before bridges", None, "speech")],
    ),
    (
        "a he that is not the last man named",
        "Rescue at sea",
        "Skipper Dag Orre pulled a swimmer, Tor Lien, from the water. Orre said the boy was blue. “I thought he was gone,” he said.",
        [("I thought he was gone,", "Dag Orre", "speech")],
    ),
    (
        "a surname later, after the full name",
        "Rescue at sea",
        "Skipper Dag Orre pulled a swimmer from the water.\nIt took an hour.\n“I thought he was gone,” Orre said.",
        [("I thought he was gone,", "Dag Orre", "speech")],
    ),
    (
        "a dash signs a quotation",
        "Voices on the toll",
        "“I will swim across first.” — Gerd Moen, baker",
        [("I will swim across first.", "Gerd Moen", "speech")],
    ),
    (
        "an attribution after a question",
        "Row over pool",
        "“Who pays for the tiles?” asked Councillor Maud Ferris.",
        [("Who pays for the tiles?", "Maud Ferris", "speech")],
    ),
    (
        "two speakers in one sentence",
        "Row over pool",
        "Maud Ferris called the plan “a puddle”, while Hugo Lamb called it “a palace”.",
        [("a puddle", "Maud Ferris", "speech"), ("a palace", "Hugo Lamb", "speech")],
    ),
    (
        "not his words",
        "Row over pool",
        "Hugo Lamb denied saying “a palace”.",
        [("a palace", None, "speech")],
    ),
    (
        "a nickname inside a name",
        "Boxer retires",
        "Erik “The Anvil” Dahl retired on Sunday.",
        [("The Anvil", None, "name")],
    ),
    (
        "a company known by a code name",
        "Secret project ends",
        "The project, known inside the company as “Blue Lantern”, was closed in May.",
        [("Blue Lantern", None, "name")],
    ),
]


@pytest.mark.parametrize(
    ("title", "text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_words_in_marks_go_to_their_speaker_or_to_nobody(
    title: str, text: str, expected: list[Expected]
) -> None:
    told = article(f"{title}\n{text}", title=True)
    sentences = split_sentences(told)
    found = find_quotations(told, sentences, find_names(told, sentences))
    got = [(q.span.of(told.text), q.speaker, q.use) for q in found if q.kind == "direct"]
    assert got == expected
