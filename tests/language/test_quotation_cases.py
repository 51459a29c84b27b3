"""Invented mini-articles with what is quoted in them: (name, title, text, expected).

``expected`` lists (words, speaker, use) in order of place; only direct quotations count.
"""

from __future__ import annotations

import pytest

from variorum.language import analyse
from variorum.language.names import find_names
from variorum.language.quotations import find_quotations
from variorum.language.sentences import split_sentences
from variorum.model import Article, ArticleId, Block, CaptureId, Span

Expected = tuple[str, str | None, str]

CASES: list[tuple[str, str, str, list[Expected]]] = [
    (
        "a quotation before its verb and speaker",
        "Harbour bridge shut after crack found",
        "“The bridge will stay shut for a month,” said Lena Marsh, the county engineer.",
        [("The bridge will stay shut for a month,", "Lena Marsh", "speech")],
    ),
    (
        "a quotation cut by its speaker goes on after the stop",
        "River rises in Odden",
        '"We moved the cattle at dawn," farmer Piet Holm told reporters. "By noon the barn was gone."',
        [
            ("We moved the cattle at dawn,", "Piet Holm", "speech"),
            ("By noon the barn was gone.", "Piet Holm", "speech"),
        ],
    ),
    (
        "British single marks with apostrophes and possessives inside",
        "Club writes to fans",
        "Chairman Owen Pryce said the players' wages 'haven't been paid since the owners' meeting in June' "
        "and called the delay 'a disgrace'.",
        [
            ("haven't been paid since the owners' meeting in June", "Owen Pryce", "speech"),
            ("a disgrace", "Owen Pryce", "speech"),
        ],
    ),
    (
        "a nested quotation has a parent and no speaker of its own",
        "Verdict in ferry trial",
        "“The captain told us ‘stay below’ and we did,” survivor Ada Brandt said.",
        [
            ("The captain told us ‘stay below’ and we did,", "Ada Brandt", "speech"),
            ("stay below", None, "speech"),
        ],
    ),
    (
        "an apposition names the role before it",
        "Toy maker recalls bricks",
        'The firm\'s head of safety, Rohan Iyer, said the bricks were "fine in the box and deadly out of it".',
        [("fine in the box and deadly out of it", "Rohan Iyer", "speech")],
    ),
    (
        "a relative clause between subject and verb",
        "Count goes to third day",
        'Mira Castle, who has run four counts in the district, said "not one box was missing".',
        [("not one box was missing", "Mira Castle", "speech")],
    ),
    (
        "coordinated verbs share their subject",
        "Minister meets strikers",
        'Transport minister Hugo Lantz met the drivers for an hour and described the talks as "frank".',
        [("frank", "Hugo Lantz", "speech")],
    ),
    (
        "a participle takes the subject of its sentence",
        "Court throws out case",
        'Judge Irma Vale dismissed the suit, calling it "a waste of good paper".',
        [("a waste of good paper", "Irma Vale", "speech")],
    ),
    (
        "pronouns follow the last person spoken of",
        "Fire at paint works",
        'Fire officer Sam Okoro arrived first. "You could see it from the motorway," he said.',
        [("You could see it from the motorway,", "Sam Okoro", "speech")],
    ),
    (
        "she is not he",
        "Sisters win bakery prize",
        'Mr Tomas Bell judged the cakes. Ms Vera Lund won. "I used my gran\'s tin," she said.',
        [("I used my gran's tin,", "Vera Lund", "speech")],
    ),
    (
        "an unnamed speaker stays unnamed",
        "Talks on fish quota",
        '"Nobody wants a row over herring," a senior diplomat said.',
        [("Nobody wants a row over herring,", None, "speech")],
    ),
    (
        "a spokesperson without a name speaks for the body",
        "Bank app fails",
        '"We are sorry," a spokeswoman for Ellery Bank said.',
        [("We are sorry,", "Ellery Bank", "speech")],
    ),
    (
        "an organisation speaks in a statement",
        "Airline cancels winter flights",
        'Borealis Air said in a statement that the cuts were "temporary and regretted".',
        [("temporary and regretted", "Borealis Air", "speech")],
    ),
    (
        "a country speaks",
        "Lake treaty stalls",
        'Norway has called the draft "unworkable."',
        [("unworkable.", "Norway", "speech")],
    ),
    (
        "the words of a letter are its author's",
        "Headteacher quits by letter",
        "Parents received a letter from headteacher Judith Amory on Friday. "
        '"I leave with a full heart and an empty budget," the letter said.',
        [("I leave with a full heart and an empty budget,", "Judith Amory", "speech")],
    ),
    (
        "the one who publishes a message is not its author",
        "Singer shares producer's text",
        "Singer Dee Marlow posted a text message from producer Karl Esch on Tuesday. "
        '"The record is done and so am I," the message read.',
        [("The record is done and so am I,", "Karl Esch", "speech")],
    ),
    (
        "a possessive names the author of an email",
        "Council leak",
        'Councillor Ruth Haddow\'s email called the plan "a car park with a view".',
        [("a car park with a view", "Ruth Haddow", "speech")],
    ),
    (
        "passive with an agent",
        "Review of new opera",
        'The second act was described as "three hours of weather" by critic Lionel Fay.',
        [("three hours of weather", "Lionel Fay", "speech")],
    ),
    (
        "quoted as saying",
        "Coach under fire",
        'Coach Bruno Maes was quoted as saying "the fans can swim home".',
        [("the fans can swim home", "Bruno Maes", "speech")],
    ),
    (
        "according to",
        "Wells run dry",
        'The aquifer is "a bath with the plug out", according to hydrologist Nadia Serrano.',
        [("a bath with the plug out", "Nadia Serrano", "speech")],
    ),
    (
        "guillemets and a French verb",
        "Le pont fermé",
        "« Le pont restera fermé », a déclaré le maire Luc Ferrand.",
        [("Le pont restera fermé", "Luc Ferrand", "speech")],
    ),
    (
        "low and high marks and a German verb",
        "Brücke gesperrt",
        "„Die Brücke bleibt gesperrt“, sagte Bürgermeisterin Anke Vogt am Montag.",
        [("Die Brücke bleibt gesperrt", "Anke Vogt", "speech")],
    ),
    (
        "a Spanish verb after the marks",
        "Puente cerrado",
        "«El puente seguirá cerrado», dijo la alcaldesa Marta Ruiz.",
        [("El puente seguirá cerrado", "Marta Ruiz", "speech")],
    ),
    (
        "opens curly and closes straight",
        "Ice on runway",
        'Pilot Gus Orme said it was “like landing on soup" and blamed the fog.',
        [("like landing on soup", "Gus Orme", "speech")],
    ),
    (
        "a missing closing mark is mended before she said",
        "School roof falls",
        "“We heard it before we saw it, said teacher Ines Roth.\n\n“Then the dust came,” she said.",
        [
            ("We heard it before we saw it,", "Ines Roth", "speech"),
            ("Then the dust came,", "Ines Roth", "speech"),
        ],
    ),
    (
        "so-called irony has no speaker",
        "Hotel review",
        'The "luxury" rooms look over the bins.',
        [("luxury", None, "scare")],
    ),
    (
        "a book's title is no speech",
        "Author dies at 90",
        'Her first novel, "The Salt Road to Home," sold four copies.',
        [("The Salt Road to Home,", None, "title")],
    ),
    (
        "a coined name is no speech",
        "Bin scandal",
        'It became what local papers called "Bingate".',
        [("Bingate", None, "name")],
    ),
    (
        "words nobody has said yet are imagined",
        "How to write to your bank",
        'Expect more "Dear Customer" letters this spring.',
        [("Dear Customer", None, "imagined")],
    ),
    (
        "a live page's time, role, name and colon",
        "LIVE: Gas leak in Moor Street",
        "09:15 Gas engineer Tess Conway: “Nobody is to strike a match.”",
        [("Nobody is to strike a match.", "Tess Conway", "speech")],
    ),
    (
        "a headline names the office, the text the person",
        "'No more tents', says mayor",
        "Mayor Pilar Ortega has banned camping in the park.",
        [("No more tents", "Pilar Ortega", "speech")],
    ),
    (
        "a colon before a sentence in marks",
        "Vet of the year",
        'Asked why she does it, vet Joan Abara laughed and replied: "The cows don\'t answer back."',
        [("The cows don't answer back.", "Joan Abara", "speech")],
    ),
    (
        "fragments one after another in one sentence",
        "Festival off",
        'Organiser Finn Daly said there was "no mud left" and that the stage was "in the sea".',
        [("no mud left", "Finn Daly", "speech"), ("in the sea", "Finn Daly", "speech")],
    ),
    (
        "praised somebody for",
        "Rescue at sea",
        'Admiral Greta Sund thanked the crew of the trawler for their "plain stubborn courage".',
        [("plain stubborn courage", "Greta Sund", "speech")],
    ),
    (
        "a sentence that only quotes carries on from the one before",
        "Market to close",
        "The market will close in May, trader Abel Fonseca said. “My father opened that stall.”",
        [("My father opened that stall.", "Abel Fonseca", "speech")],
    ),
    (
        "namesakes told apart by their office",
        "Brewers at odds",
        "Brewery chair Nils Tarn backed the sale. His sister, managing director Eva Tarn, did not. "
        '"They will pour it down the drain," Eva Tarn said. Tarn, who chairs the board, shrugged: '
        '"It is only beer."',
        [
            ("They will pour it down the drain,", "Eva Tarn", "speech"),
            ("It is only beer.", "Nils Tarn", "speech"),
        ],
    ),
    (
        "an attribution by a dash",
        "What readers say",
        "“I have waited for that bus since 1998.” — Olive Penhale",
        [("I have waited for that bus since 1998.", "Olive Penhale", "speech")],
    ),
    (
        "wrote on a network",
        "Striker leaves",
        'Striker Ivo Lenk wrote on X: "Thank you for the goals and the soup."',
        [("Thank you for the goals and the soup.", "Ivo Lenk", "speech")],
    ),
    (
        "declined to call it",
        "Drug trial halted",
        'Professor Amara Diallo declined to call the result "a failure".',
        [("a failure", "Amara Diallo", "speech")],
    ),
    (
        "a parenthesis after the name",
        "Bill passes",
        '"It is a thin bill," said Rep. Dale Foss (R-Iowa), a member of the panel. '
        'Rep. Ann Cole (D-Maine), an author of it, said it was "thin but ours".',
        [("It is a thin bill,", "Dale Foss", "speech"), ("thin but ours", "Ann Cole", "speech")],
    ),
    (
        "Malay: kata after the marks",
        "Jambatan ditutup",
        "“Jambatan itu akan ditutup sebulan,” kata jurutera daerah, Lim Siew Ling.",
        [("Jambatan itu akan ditutup sebulan,", "Lim Siew Ling", "speech")],
    ),
    (
        "a question in marks and a name after it",
        "Quiz night",
        '"Who let the goat in?" Dr. Sorrel asked. Nobody knew.',
        [("Who let the goat in?", "Sorrel", "speech")],
    ),
    (
        "a two-word reply to a question",
        "Inquiry opens",
        'Asked if he would resign, harbour master Wim Kuiper said: "Not today."',
        [("Not today.", "Wim Kuiper", "speech")],
    ),
    (
        "two speakers in one paragraph",
        "Wind farm vote",
        '"They hum," said neighbour Clara Voss. "They pay," said farmer Otto Behn.',
        [("They hum,", "Clara Voss", "speech"), ("They pay,", "Otto Behn", "speech")],
    ),
    (
        "a memo with a pronoun as its owner",
        "Theatre cuts",
        "Director Paula Reyes told staff on Monday. Her memo of 3 March had promised “no cuts before the summer”.",
        [("no cuts before the summer", "Paula Reyes", "speech")],
    ),
    (
        "he tells somebody habitually and then acts",
        "How the dealer works",
        'Dealer Rex Holt never argues. He tells the buyer "fair point," and then adds the fee.',
        [("fair point,", None, "imagined")],
    ),
    (
        "a message sent to one by another is the other's",
        "Texts in court",
        "The court saw a message sent to the driver by manager Kay Lowe. “Do not stop for anything,” it said.",
        [("Do not stop for anything,", "Kay Lowe", "speech")],
    ),
    (
        "an inch mark and a year are no quotation",
        "Sale",
        "A 27\" screen from the '90s and rock 'n' roll records were sold.",
        [],
    ),
    (
        "feelings told by somebody are in that person's words",
        "Club under fire",
        'Its chair, Sheila Nunn, said members felt "talked down to".',
        [("talked down to", "Sheila Nunn", "speech")],
    ),
    (
        "a relative's first name alone in an apposition",
        "Fire at tyre works",
        "Witness Edda Gil heard three bangs. Her husband, Leon, filmed the smoke. "
        '"It looked like night," he said.',
        [("It looked like night,", "Leon", "speech")],
    ),
    (
        "the one who wrote it praised, the one who posted it did not",
        "Mayor posts letter",
        "Mayor Rita Vance on Sunday posted a letter from Bishop Thomas Hale, in which he praised her "
        '"unholy energy" and promised "to pray for the bypass".',
        [
            ("unholy energy", "Thomas Hale", "speech"),
            ("to pray for the bypass", "Thomas Hale", "speech"),
        ],
    ),
    (
        "an email that somebody told staff in is not given to the newspaper that saw it",
        "Bank shuts branches",
        "Helena Strand, who runs Merrow Bank, told staff in an email obtained by the Ledger to pack. "
        "“There is no good morning for this news,” the email began.",
        [("There is no good morning for this news,", "Helena Strand", "speech")],
    ),
    (
        "a denial gives nobody the words",
        "Note in museum",
        'Director Greta Holm denied writing "burn the lot".',
        [("burn the lot", None, "speech")],
    ),
    (
        "a footnote's number does not join two sentences",
        "Bridge letters",
        "Thomas Hale wrote to Rita Vance in June 2031.[1] Vance published the letter, calling it "
        '"proof of providence".[2]',
        [("proof of providence", "Rita Vance", "speech")],
    ),
    (
        "imagine is not said",
        "On letters",
        'Bishop Hale likes ink. Imagine getting a note like that: "Dear sinner, nice road."',
        [("Dear sinner, nice road.", None, "imagined")],
    ),
    (
        "the firm is the one that the article is about",
        "Halverson recalls ladders",
        'Halverson is recalling 9,000 ladders. "We are sorry," the company said on Tuesday.',
        [("We are sorry,", "Halverson", "speech")],
    ),
    (
        "the first thing that opens the sentence may be the verb",
        "Old cinema reopens",
        'Said usher Max Roe: "It still smells of coats."',
        [("It still smells of coats.", "Max Roe", "speech")],
    ),
    (
        "an adding after the stop",
        "Snow closes pass",
        'Ranger Ida Brook said the pass was "shut". Adding: "And it stays shut."',
        [("shut", "Ida Brook", "speech"), ("And it stays shut.", "Ida Brook", "speech")],
    ),
    (
        "French: a cue that turns round, and selon",
        "Le maire publie une lettre",
        "« C’était privé », a réagi Claire Aubin mardi. Selon Luc Ferrand, c’est « un document rare ».",
        [
            ("C’était privé", "Claire Aubin", "speech"),
            ("un document rare", "Luc Ferrand", "speech"),
        ],
    ),
    (
        "German: nannte and schreibt",
        "Brief an den Bürgermeister",
        "„Du hast es geschafft“, schreibt Ministerin Petra Kühn. Jürgen Maas nannte das „übertrieben“.",
        [
            ("Du hast es geschafft", "Petra Kühn", "speech"),
            ("übertrieben", "Jürgen Maas", "speech"),
        ],
    ),
    (
        "the operator is the body that was said to operate",
        "Ferry aground at Amsel",
        "Northline, which operates the ferry, apologised on Tuesday.\n\n"
        "“Nobody should spend a night on deck,” the operator said in a statement. “We are sorry.”",
        [
            ("Nobody should spend a night on deck,", "Northline", "speech"),
            ("We are sorry.", "Northline", "speech"),
        ],
    ),
    (
        "the company is the owner named in the sentence before",
        "Dairy shut",
        "Milk had stood in the tanks for a week, its owner, Brae Foods, said.\n\n"
        "“The lids were on,” the company said in a notice. It added: “They hum.”",
        [
            ("The lids were on,", "Brae Foods", "speech"),
            ("They hum.", "Brae Foods", "speech"),
        ],
    ),
    (
        "a body without a name is nobody named, and it is not the last one named",
        "Count halted",
        "“We will go to court,” said Jonas Tull of the Harbour Party.\n\n"
        "“Nobody cheated,” the commission said. It added: “Nobody lost a vote.”",
        [
            ("We will go to court,", "Jonas Tull", "speech"),
            ("Nobody cheated,", None, "speech"),
            ("Nobody lost a vote.", None, "speech"),
        ],
    ),
    (
        "the firm is whoever acted in the sentence before, whatever stands later",
        "Lamps recalled",
        "Lampmaker Odd Glow recalled 400 lamps. “We erred,” the lampmaker said.\n\n"
        "Odd Glow's rival Tindrel said its lamps were safe. “Ours are one piece,” the firm said.\n\n"
        "Consumer body Plainwatch, a charity, said: “Bin it.”",
        [
            ("We erred,", "Odd Glow", "speech"),
            ("Ours are one piece,", "Tindrel", "speech"),
            ("Bin it.", "Plainwatch", "speech"),
        ],
    ),
    (
        "whoever runs a firm is no firm",
        "Note leaked",
        "Mira Quell, who has led the mill since 2018, told staff: “We grew too fast.”\n\n"
        "Then came the best of it, per a screenshot: “The ovens will finish it.”\n\n"
        "She added: “You will hear from me.”",
        [
            ("We grew too fast.", "Mira Quell", "speech"),
            ("The ovens will finish it.", None, "speech"),
            ("You will hear from me.", "Mira Quell", "speech"),
        ],
    ),
    (
        "the bosses of a firm speak for it",
        "Plant closes",
        "“Every oven was safe,” bosses at Carrow Bakeries claimed.",
        [("Every oven was safe,", "Carrow Bakeries", "speech")],
    ),
    (
        "what somebody will have said is imagined",
        "The sheriff's lunch",
        "You can picture Sheriff Bart Colley at lunch. “Mercy,” he'll have said, “a jury.”\n\n"
        "“Not again,” he must have thought.",
        [
            ("Mercy,", None, "imagined"),
            ("a jury.", None, "imagined"),
            ("Not again,", None, "imagined"),
        ],
    ),
    (
        "a mocker's translation is imagined and no speaker's name",
        "A blog",
        "“I merely moved it,” said mayor Ada Finch.\n\nTranslation: “I have got it.”",
        [("I merely moved it,", "Ada Finch", "speech"), ("I have got it.", None, "imagined")],
    ),
    (
        "what locals call a place is a name",
        "The motel",
        "Ada Finch owns the motel, which locals call “the Palace”.",
        [("the Palace", None, "name")],
    ),
    (
        "whoever confirms a letter has not written it",
        "Bishop writes to parishes",
        "The bishop of Tarrow, Alwin Hess, has written to every parish. The church's registrar, "
        "Tom Varga, confirmed the letter.\n\n“The bells hang in Ghent,” the letter says.",
        [("The bells hang in Ghent,", "Alwin Hess", "speech")],
    ),
    (
        "whoever publishes a memo has not written it",
        "Tunnel memo",
        "The minister, Dee Okafor, published a memo in which her adviser, Milo Grant, warned of "
        "water.\n\n“It will fill within an hour,” the memo says.",
        [("It will fill within an hour,", "Milo Grant", "speech")],
    ),
    (
        "a letter only attributed to somebody is nobody's",
        "Author denies letter",
        "A letter attributed to novelist Petra Lang says: “I never wrote the last three books.”",
        [("I never wrote the last three books.", None, "speech")],
    ),
    (
        "a shared surname alone is not the relative's",
        "Star says goodbye",
        "“I'm off,” wrote striker Pia Lund, 31. Her coach, Ola Lund, who is also her father, said "
        "nothing.\n\nLund will play once more. “I'd like to win it,” she told the club's website.",
        [("I'm off,", "Pia Lund", "speech"), ("I'd like to win it,", "Pia Lund", "speech")],
    ),
    (
        "a role nobody was named for leaves the next pronoun open",
        "Letter came by hand",
        "Deputy mayor Anders Roos takes over.\n\nThe council's clerk confirmed the vote. "
        "“It came by hand,” he said.",
        [("It came by hand,", None, "speech")],
    ),
    (
        "the name before its description speaks after the colon",
        "Storm: live",
        "07:40 – Mira Lindt, the last to leave Pier Road: “It left the cat.”",
        [("It left the cat.", "Mira Lindt", "speech")],
    ),
    (
        "the office before a name is the office of its bearer",
        "Quarry closed",
        "The mines minister, Ilsa Boden, came on Monday with an engineer, Lee Tran.\n\n"
        "“I was wrong,” the minister said.",
        [("I was wrong,", "Ilsa Boden", "speech")],
    ),
    (
        "single marks around a speaker and a time hold one utterance",
        "Coach out",
        "'I am tired,' said coach Benno Wirth after the match on Sunday, 'and I'm done.'",
        [("I am tired,", "Benno Wirth", "speech"), ("and I'm done.", "Benno Wirth", "speech")],
    ),
    (
        "whoever spoke before the words goes on after them",
        "Coach silent",
        "Coach Stig Rohde, reached by phone, said, “I have nothing to add,” then added: “They ran.”",
        [("I have nothing to add,", "Stig Rohde", "speech"), ("They ran.", "Stig Rohde", "speech")],
    ),
    (
        "the age of the last one spoken of is a way to name her",
        "Museum director quits",
        "The director of the Salt Museum, Lena Opitz, has resigned, the museum said.\n\n"
        "“I am not a shopkeeper,” the 52-year-old wrote in her letter. “I counted magnets.”",
        [
            ("I am not a shopkeeper,", "Lena Opitz", "speech"),
            ("I counted magnets.", "Lena Opitz", "speech"),
        ],
    ),
    (
        "after a full stop the next sentence has words of its own",
        "Bells",
        "“The bells hang in Ghent,” Alwin Hess wrote. “They ring well.” Maud Orr asks for “patience”.",
        [
            ("The bells hang in Ghent,", "Alwin Hess", "speech"),
            ("They ring well.", "Alwin Hess", "speech"),
            ("patience", "Maud Orr", "speech"),
        ],
    ),
    (
        "quoted as saying: the one quoted speaks, not the one who quotes",
        "Bicycle",
        "Mayor Lise Holm left. Councillor Peer Dahl quoted her as saying: “I'd rather walk.”",
        [("I'd rather walk.", "Lise Holm", "speech")],
    ),
    (
        "a paragraph between two of one letter is the letter's",
        "Head writes",
        "“The keys are lost,” head teacher Gwen Adair wrote to staff.\n\n"
        "Everybody is to “bring their own padlocks”, and there is no “key master”.\n\n"
        "“Look under mats,” the letter adds.",
        [
            ("The keys are lost,", "Gwen Adair", "speech"),
            ("bring their own padlocks", "Gwen Adair", "speech"),
            ("key master", "Gwen Adair", "speech"),
            ("Look under mats,", "Gwen Adair", "speech"),
        ],
    ),
]


def article_of(title: str, text: str) -> Article:
    whole = f"{title}\n\n{text}"
    blocks = []
    at = 0
    for number, part in enumerate(whole.split("\n\n")):
        blocks.append(Block(Span(at, at + len(part)), "paragraph" if number else "title"))
        at += len(part) + 2
    return Article(ArticleId("a"), CaptureId("c"), "a", whole, tuple(blocks), language="en")


@pytest.mark.parametrize(
    ("title", "text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_words_go_to_whoever_said_them(title: str, text: str, expected: list[Expected]) -> None:
    article = article_of(title, text)
    sentences = split_sentences(article)
    found = find_quotations(article, sentences, find_names(article, sentences))
    got = [(q.span.of(article.text), q.speaker, q.use) for q in found if q.kind == "direct"]
    assert got == expected


@pytest.mark.parametrize("case", [c for c in CASES if c[0].startswith(("a quotation", "two"))])
def test_without_names_from_elsewhere_capitals_are_enough(
    case: tuple[str, str, str, list[Expected]],
) -> None:
    article = article_of(case[1], case[2])
    found = find_quotations(article, split_sentences(article), ())
    got = [(q.span.of(article.text), q.speaker) for q in found if q.kind == "direct"]
    assert got == [(words, speaker) for words, speaker, _ in case[3]]


def test_what_is_spoken_of_before_she_added_is_not_the_speaker() -> None:
    body = (
        'Marta Hollis spoke after the vote. She asked for "two more years". '
        'The Exchequer, she added, "will say that this is folly". "I am staying," she said.'
    )
    text = "Harbour chief stays on\n" + body
    title = Block(Span(0, 22), "title")
    article = Article(
        ArticleId("a"),
        CaptureId("c"),
        "x",
        text,
        (title, Block(Span(23, len(text)), "paragraph")),
        language="en",
    )
    said = analyse(article).quotations
    assert {q.speaker for q in said if q.kind == "direct"} == {"Marta Hollis"}
