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
        "a minister is called secretary and minister",
        "Toll rises",
        "Transport secretary Ada Holm signed the order. The minister said the toll “was and remains low”.",
        [("was and remains low", "Ada Holm", "speech")],
    ),
    (
        "a relative clause closes before the words",
        "Mill to close",
        "Board chair Emil Roth said the report, which the Corrie Post has confirmed independently, “makes one blush”.",
        [("makes one blush", "Emil Roth", "speech")],
    ),
    (
        "talks end and say nothing",
        "Talks fail",
        "The head of the guild, Ada Holm, said talks had ended “in a puff of steam”.",
        [("in a puff of steam", "Ada Holm", "speech")],
    ),
    (
        "she stands behind an opening clause",
        "Roof falls in",
        "Warden Ada Holm shut the hall. Asked what had changed, she pointed to the beams. “They came to my own door.”",
        [("They came to my own door.", "Ada Holm", "speech")],
    ),
    (
        "an account that is short is told next",
        "Bull at large",
        "Ranger Emil Roth faced the bull alone. His account is short. “I coughed. It left.”",
        [("I coughed. It left.", "Emil Roth", "speech")],
    ),
    (
        "the only firm that acts is the airline",
        "Choir stranded",
        "Northern Wings has paid a choir that slept at a gate. “We are sorry for the floor,” the airline said.",
        [("We are sorry for the floor,", "Northern Wings", "speech")],
    ),
    (
        "whoever acts before a tweet wrote it",
        "Letter answered",
        "Two bishops wrote to the ministry. The minister, Ada Holm, acknowledged the letter in a tweet: “I read every word.”",
        [("I read every word.", "Ada Holm", "speech")],
    ),
    (
        "a reply is no adverb",
        "Warning filed away",
        "A reply from chief operating officer Emil Roth reads simply: “Noted. Park it.”",
        [("Noted. Park it.", "Emil Roth", "speech")],
    ),
    (
        "somebody unnamed tells a paper",
        "Minister cross",
        "Ada Holm was “white with rage” when she heard, a former colleague told the Corrie Post.",
        [("white with rage", None, "speech")],
    ),
    (
        "the answer came from somebody",
        "Mill to close",
        "Nobody had been told. “No word from me today,” came the reply from Emil Roth.",
        [("No word from me today,", "Emil Roth", "speech")],
    ),
    (
        "the answer was somebody's",
        "Mill to close",
        "Reporters asked about the deed. “I signed nothing at all,” was Ada Holm’s answer.",
        [("I signed nothing at all,", "Ada Holm", "speech")],
    ),
    (
        "this is how somebody puts it",
        "Roof falls in",
        "“You could hear the beams groan,” is how Ada Holm puts it.",
        [("You could hear the beams groan,", "Ada Holm", "speech")],
    ),
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
    (
        "a conditional speech",
        "Opinion",
        "If the river had a lawyer, he would say: “My client was here first.”",
        [("My client was here first.", None, "imagined")],
    ),
    (
        "nobody says it",
        "Opinion",
        "Nobody on the board would dare to tell her: “The vote was a mistake.”",
        [("The vote was a mistake.", None, "imagined")],
    ),
    (
        "a real conditional promise",
        "Vote",
        "If the vote fails, Orla Keane said, “we will sell the boats”.",
        [("we will sell the boats", "Orla Keane", "speech")],
    ),
    (
        "blunt before a colon",
        "Court",
        "Prosecutor Ilan Roth was blunt: “She lied.”",
        [("She lied.", "Ilan Roth", "speech")],
    ),
    (
        "an adverb before a colon",
        "Court",
        "The witness answered quietly: “I never saw the knife.”",
        [("I never saw the knife.", None, "speech")],
    ),
    (
        "a reply in the passive voice",
        "Row",
        "His offer was met with a curt “no thanks” from the union's Petra Holt.",
        [("no thanks", "Petra Holt", "speech")],
    ),
    (
        "that was the view",
        "Row",
        "“A waste of good stone.” That is the view of mason Tilo Reck.",
        [("A waste of good stone.", "Tilo Reck", "speech")],
    ),
    (
        "a closing attribution",
        "Row",
        "The pier is “a ruin held up by barnacles”, and it must close this year, engineer Nils Bohr said on Monday.",
        [("a ruin held up by barnacles", "Nils Bohr", "speech")],
    ),
    (
        "nested with name",
        "Court",
        "“Then Anna Holt said ‘run’ and we ran,” Pia Lund told the court.",
        [
            ("Then Anna Holt said ‘run’ and we ran,", "Pia Lund", "speech"),
            ("run", "Anna Holt", "speech"),
        ],
    ),
    (
        "nested with I",
        "Court",
        "“I told him ‘never again’ and hung up,” Pia Lund said.",
        [
            ("I told him ‘never again’ and hung up,", "Pia Lund", "speech"),
            ("never again", "Pia Lund", "speech"),
        ],
    ),
    (
        "a spokesman by name later spokesman",
        "Strike",
        "Union spokesman Joss Tew said talks had failed. “We walk at dawn,” the spokesman said.",
        [("We walk at dawn,", "Joss Tew", "speech")],
    ),
    (
        "her lawyer named",
        "Court",
        "Vera Lind was silent. Her lawyer, Abel Moss, said the charge was “smoke”.",
        [("smoke", "Abel Moss", "speech")],
    ),
    (
        "her lawyer unnamed",
        "Court",
        "Vera Lind was silent. Her lawyer said the charge was “smoke”.",
        [("smoke", None, "speech")],
    ),
    (
        "the minister after two men",
        "Talks",
        "Foreign minister Rao Patel met Kurt Egger, the rebel leader. “We shook hands,” the minister said. “He has a cold grip,” Egger said.",
        [
            ("We shook hands,", "Rao Patel", "speech"),
            ("He has a cold grip,", "Kurt Egger", "speech"),
        ],
    ),
    (
        "a tweet by handle owner",
        "Row",
        "In a post on Tuesday, singer Nola Rey called the label “a cage”. The post said: “I want my songs back.”",
        [("a cage", "Nola Rey", "speech"), ("I want my songs back.", "Nola Rey", "speech")],
    ),
    (
        "they of a couple",
        "Row",
        "The Aas family left the house in May. “We could not sleep,” they said in a letter.",
        [("We could not sleep,", None, "speech")],
    ),
    (
        "a court document",
        "Court",
        "Court papers filed by the city say the wall was “older than the law”.",
        [("older than the law", None, "speech")],
    ),
    (
        "an institute's study",
        "Science",
        "A study by the Corrie Institute called the glacier “a dying thing”.",
        [("a dying thing", "Corrie Institute", "speech")],
    ),
    (
        "statement from the palace",
        "Royals",
        "The palace said in a statement that the king was “resting comfortably”.",
        [("resting comfortably", None, "speech")],
    ),
    (
        "a coach after a match",
        "Sport",
        "United lost 4-0. “We were poor,” said coach Milo Hart. His captain, Dev Shah, was kinder: “We were tired.”",
        [("We were poor,", "Milo Hart", "speech"), ("We were tired.", "Dev Shah", "speech")],
    ),
    (
        "a headline with name first",
        "Hart: “We were poor”",
        "United lost 4-0. “We were poor,” said coach Milo Hart.",
        [("We were poor", "Milo Hart", "speech"), ("We were poor,", "Milo Hart", "speech")],
    ),
    (
        "a headline that scares",
        "Council to cut ‘ghost’ buses",
        "The council will cut eleven buses that rarely run, it said on Friday.",
        [("ghost", None, "scare")],
    ),
    (
        "a song in marks",
        "Concert",
        "The band closed with “Lanterns”, a song about the flood.",
        [("Lanterns", None, "title")],
    ),
    (
        "an album",
        "Concert",
        "Her second album, “Northern Rooms,” sold badly.",
        [("Northern Rooms,", None, "title")],
    ),
    (
        "a term explained",
        "Science",
        "Sailors use the term “dead water” for it.",
        [("dead water", None, "scare")],
    ),
    (
        "so-called in marks",
        "Town",
        "The “improvement” cost the town its last pub.",
        [("improvement", None, "scare")],
    ),
    (
        "a nickname after known as",
        "Crime",
        "Rolf Dent, known to police as “the Ferret”, was held in Tyss.",
        [("the Ferret", None, "name")],
    ),
    (
        "the press named it",
        "Crime",
        "Local papers nicknamed the gang “the tea party”.",
        [("the tea party", None, "name")],
    ),
    (
        "what critics call",
        "Town",
        "The council has approved what critics call a “tower of greed”.",
        [("tower of greed", None, "name")],
    ),
    (
        "what the minister called",
        "Town",
        "The council has approved what minister Ola Berg called “a tower of greed”.",
        [("a tower of greed", "Ola Berg", "speech")],
    ),
    (
        "Said inversion with long apposition",
        "Sea",
        "“I swam,” said Lars Moe, 54, who keeps the lighthouse at Tarn and has seen eleven wrecks there.",
        [("I swam,", "Lars Moe", "speech")],
    ),
    (
        "a woman by title",
        "Court",
        "Dame Ruth Pell spoke for an hour. “I am tired of asking,” Dame Ruth said.",
        [("I am tired of asking,", "Ruth Pell", "speech")],
    ),
    (
        "initials",
        "Letters",
        "A. K. Dunmore wrote to the paper. “Shame,” Dunmore wrote.",
        [("Shame,", "A. K. Dunmore", "speech")],
    ),
    (
        "a hyphenated surname",
        "Court",
        "Eva Strand-Olsen denied it. “I was in Tyss,” Strand-Olsen said.",
        [("I was in Tyss,", "Eva Strand-Olsen", "speech")],
    ),
    (
        "ask a question without name",
        "Town",
        "“Where did the money go?” one resident asked at the meeting.",
        [("Where did the money go?", None, "speech")],
    ),
    (
        "quoted by an outlet",
        "Crash",
        "The Morning Echo quoted pilot Sven Aas as saying “the wing just went”.",
        [("the wing just went", "Sven Aas", "speech")],
    ),
    (
        "cited by an agency",
        "Crash",
        "“The wing just went,” pilot Sven Aas told the NTX agency.",
        [("The wing just went,", "Sven Aas", "speech")],
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
