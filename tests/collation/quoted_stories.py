"""Invented stories in a small markup, and the articles and analyses they stand for.

``{Speaker|“words”}`` is a quotation with its marks, ``{Speaker!|“words”}`` one whose cue
says that the words were written, ``{Speaker^|“words”}`` one in a headline, and
``{Speaker#|words}`` a block without marks. An empty speaker is an unresolved one.
The first line of a report is its title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.model import (
    Analysis,
    Article,
    ArticleId,
    Block,
    CaptureId,
    Copy,
    Fact,
    Quotation,
    Sentence,
    Span,
)

_QUOTED = re.compile(r"\{([^|{}]*?)([!^#]*)\|(.*?)\}", re.DOTALL)
_MARKS = "\"'“”‘’«»„‚›‹"
_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”’'»]?(?=\s|$)|$)")


@dataclass(frozen=True)
class Story:
    """Reports of one happening with their analyses, and the copies among them."""

    articles: tuple[Article, ...]
    analyses: tuple[Analysis, ...]
    copies: tuple[Copy, ...]

    def named(self, passage_article: str) -> str:
        return next(a.input for a in self.articles if a.id == passage_article)

    def text(self, passage) -> str:
        whole = next(a.text for a in self.articles if a.id == passage.article)
        return whole[passage.start : passage.end]


def read(name: str, marked: str, published: str = "2033-02-01", language: str = "en"):
    """One report and its analysis."""
    text, quotations, last = "", [], 0
    marked = marked.strip() + "\n"
    for number, match in enumerate(_QUOTED.finditer(marked)):
        text += marked[last : match.start()]
        speaker, flags, words = match.groups()
        start = len(text)
        text += words
        outer = Span(start, len(text))
        inner = outer
        if "#" not in flags:
            left = start + (words[0] in _MARKS)
            inner = Span(left, len(text) - (words[-1] in _MARKS))
        quotations.append(
            Quotation(
                inner,
                outer,
                form="block" if "#" in flags else "marks",
                speaker=speaker or None,
                group=number,
                headline="^" in flags,
                written="!" in flags or "#" in flags,
            )
        )
        last = match.end()
    text += marked[last:]
    blocks, sentences, at = [], [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = "title" if not blocks else "paragraph"
            blocks.append(Block(Span(at, at + len(line)), kind))
            for found in _SENTENCE.finditer(line):
                sentences.append(
                    Sentence(Span(at + found.start(), at + found.end()), len(blocks) - 1)
                )
        at += len(line) + 1
    article = Article(
        id=ArticleId(f"article-{name}"),
        capture=CaptureId(f"capture-{name}"),
        input=name,
        text=text,
        blocks=tuple(blocks),
        published=Fact(published, "given"),
        language=language,
    )
    return article, Analysis(article.id, tuple(sentences), tuple(quotations))


def story(reports: Sequence[tuple[str, ...]], copies: Sequence[tuple[str, str]] = ()) -> Story:
    """A story from (name, marked text[, published[, language]]) rows."""
    pairs = [read(*row) for row in reports]
    made = tuple(
        Copy(ArticleId(f"article-{a}"), ArticleId(f"article-{b}"), "copy", 0.8, 0.8)
        for a, b in (sorted(pair) for pair in copies)
    )
    return Story(tuple(a for a, _ in pairs), tuple(b for _, b in pairs), made)


LETTER = story(
    [
        (
            "harbour",
            """Club to leave its ground after 91 years, letter says

The board of Wexcombe Athletic wrote to season-ticket holders on Monday. The letter reads in full:

{Ottilie Brandreth#|Dear members,

After ninety-one years at Mill Lane we are going to leave our home. I know that this will hurt many of you, and it hurts me too.

The east stand has not been safe since October. Repairing it would cost £12 million, and we do not have £12 million.

From August we will play at the county showground, 9 miles away. Coaches will be free for every member.

Nobody on the board took this decision lightly. We shall be back.

Yours in sport,
Ottilie Brandreth}

The council said it had been told an hour earlier.""",
            "2033-02-01",
        ),
        (
            "ledger",
            """Athletic fans told: we're going to leave our home

Chair Ottilie Brandreth told supporters in a letter that {Ottilie Brandreth!|“after 91 years at Mill Lane we're going to leave our home.”}

{Ottilie Brandreth!|“The east stand hasn't been safe since October,”} she wrote. {Ottilie Brandreth!|“Repairing it would cost 12 million pounds... and we do not have £12 million.”}

{Ottilie Brandreth!|“We shall be back. Nobody on the board took this decision lightly,”} the letter ends.""",
            "2033-02-02",
        ),
        (
            "courier",
            """'We will be back': club quits Mill Lane

In her letter, Ms Brandreth says the move {Ottilie Brandreth!|“will hurt many of you, and it hurts me, too”}. The ground is {Ottilie Brandreth!|“nine miles away”} and {Ottilie Brandreth!|“[c]oaches will be free”}.

{Ottilie Brandreth!|“From September we will play at the county showground,”} she writes.

{Pell Oduya|“They've sold us out,”} said Pell Oduya of the supporters' trust.""",
            "2033-02-02",
        ),
        (
            "echo",
            """Trust: board sold us out

{Ottilie Brandreth!|“I know that this will hurt many of [our supporters], and it hurts me too,”} Ms Brandreth wrote to members.

{Ottilie Brandreth!|“Nobody on the board took this decision lighty [sic]. We shall be back.”}

Asked about the letter, she told the Echo: {Ottilie Brandreth|“I cried when I signed it.”}""",
            "2033-02-03",
        ),
    ]
)

CHAT = story(
    [
        (
            "observer",
            """Ministers joked in chat as dam filled, screenshots show

Screenshots of the group chat, seen by the Observer, show ministers writing on the night of the flood.

{Lorne Achterberg!|“If we open the gates now we drown the lower town. If we wait we lose the dam. Somebody please decide,”} wrote water minister Lorne Achterberg at 21:14.

{Sunniva Roake!|“Not my gates, not my town 😂,”} answered Sunniva Roake, the interior minister.

{Lorne Achterberg!|“Then I will decide. Open them at ten,”} Achterberg wrote.""",
            "2033-05-02",
        ),
        (
            "standard",
            """'Not my town': minister's message in flood night chat

Interior minister Sunniva Roake wrote {Sunniva Roake!|“not my gates, not my town”} as the dam filled, according to messages from a chat group.

Lorne Achterberg had warned colleagues: {Lorne Achterberg!|“If we open the gates now, we drown the lower town ... Somebody please decide.”}

He added: {Lorne Achterberg!|“Then I'll decide. Open them at 10.”}

Roake told reporters on Friday: {Sunniva Roake|“I was exhausted and I am sorry.”}""",
            "2033-05-03",
        ),
        (
            "wire",
            """Roake sorry for flood messages

{Sunniva Roake|“I was exhausted, and I am sorry,”} interior minister Sunniva Roake told reporters. She did not say whether she would resign.""",
            "2033-05-03",
        ),
    ]
)

SPEECH = story(
    [
        (
            "herald",
            """Mayor remembers the nineteen

Mayor Imre Dancourt spoke for six minutes at the memorial for the mill fire.

{Imre Dancourt|“We were warned three times about the doors. We did nothing, and nineteen people could not get out,”} he said in his speech.

{Imre Dancourt|“I do not ask you to forgive us. I ask you to watch us, every day, until every door in this city opens.”}""",
            "2033-09-10",
        ),
        (
            "post",
            """'Watch us': mayor at mill memorial

{Imre Dancourt|“I ask you to watch us, every day, until every door in this city opens. I do not ask you to forgive us,”} Mayor Imre Dancourt said in a speech on Saturday.

He said the council {Imre Dancourt|“did nothing, and 19 people could not get out”}.

{Imre Dancourt|“Their names will be read in this hall each year. We owe them that much.”}""",
            "2033-09-10",
        ),
        (
            "radio",
            """Mill fire: council admits warnings

Dancourt told the memorial: {Imre Dancourt|“We were warned four times about the doors. We did nothing and nineteen people could not get out.”}

He ended his speech: {Imre Dancourt|“Their names will be read in this hall every year.”}""",
            "2033-09-11",
        ),
    ]
)

STATEMENT = story(
    [
        (
            "globe",
            """Heater maker recalls 40,000 units

Calorim said in a statement: {Calorim!|“We are recalling all heaters of the K2 series. Customers should unplug them at once.”}""",
            "2033-11-20",
        ),
        (
            "wire",
            """Calorim recalls heaters after fires

(Mistral Wire) Calorim said it was {Calorim!|“recalling all heaters of the K2 series”} and told customers to unplug them. It apologised.

{Brit Sandoval|“We saw four fires in one week,”} fire marshal Brit Sandoval said.""",
            "2033-11-20",
        ),
        (
            "metro",
            """Calorim recalls heaters after fires

(Mistral Wire) Calorim said it was {Calorim!|“recalling all heaters of the K2 series”} and told customers to unplug them. It apologised.

{Brit Sandoval|“We saw four fires in one week,”} fire marshal Brit Sandoval said.""",
            "2033-11-21",
        ),
        (
            "kurier",
            """Calorim ruft Heizgeräte zurück

„Vier Brände in einer Woche“, das meldet die Feuerwehr. In einer Erklärung von Calorim heißt es: {Calorim!|„Wir rufen alle Heizgeräte der Serie K2 zurück. Kunden sollen sie sofort vom Netz nehmen.“}""",
            "2033-11-21",
            "de",
        ),
    ],
    copies=[("wire", "metro")],
)

MEMO = story(
    [
        (
            "clarion",
            """Hospital bans overtime, memo shows

The memo to ward managers, sent by finance director Halvard Insole on Thursday, reads:

{Halvard Insole#|Colleagues,

Until further notice:
- No overtime without my signature
- No agency nurses on night shifts
- 15 minutes for handover, not 30

I realise this is unpopular. Patients come first, and so does the budget.

Halvard}

Nurses called it reckless.""",
            "2033-03-03",
        ),
        (
            "tribune",
            """Nurses angry over 'no overtime' memo

Managers were told there would be {Halvard Insole!|“no overtime without my signature”} and {Halvard Insole!|“no agency nurses on the night shifts”}, according to the memo.

{Halvard Insole!|“I realize this is unpopular,”} wrote Mr Insole. {Halvard Insole!|“Patients come first and so does the budget.”}

Handovers are cut to {Halvard Insole!|“fifteen minutes”}.""",
            "2033-03-04",
        ),
        (
            "wardwatch",
            """'Budget comes first': finance chief's note to wards

Halvard Insole wrote: {Halvard Insole!|“Patients come first, and so does the budget.”} He also wrote, according to a post shared widely: {Halvard Insole!|“Nurses are a cost we can cut.”}

The hospital says that the sentence about cutting nurses never stood in the memo.""",
            "2033-03-04",
        ),
        (
            "gazette",
            """Insole defends overtime ban

{Halvard Insole|“I knew you would hate it and I signed it,”} Insole told staff at a meeting on Friday.

A spokesperson called the sentence about nurses {|“a fabrication”}.""",
            "2033-03-05",
        ),
    ]
)

POST = story(
    [
        (
            "sentinel",
            """Justice minister attacks court: {Casimir Thole^|'Judges must obey!'}

Justice minister Casimir Thole reacted to the ruling in a post on Sunday night.

{Casimir Thole!|“Three judges have just told nine million people that their vote counts for nothing. Judges must obey the people, not the other way round. We'll appeal on Monday!”} he wrote.""",
            "2033-06-06",
        ),
        (
            "bulletin",
            """Thole: ruling 'counts for nothing'

In a post, Thole wrote that {Casimir Thole!|“three judges have just told 9 million people that their vote counts for nothing”}.

{Casimir Thole!|“We will appeal on Monday”}, he added.""",
            "2033-06-07",
        ),
        (
            "mirador",
            """Un ministro contra los jueces

El ministro de Justicia, Casimir Thole, escribió: {Casimir Thole!|«Tres jueces acaban de decir a nueve millones de personas que su voto no vale nada.»}""",
            "2033-06-07",
            "es",
        ),
        (
            "review",
            """Thole under fire over post

The minister said that judges {Casimir Thole!|“must obey the people, and not the other way around”} in a post that was deleted on Monday.

Bar chair Ilse Vantongeren called it {Ilse Vantongeren|“a threat to every court in the land”}.""",
            "2033-06-08",
        ),
    ]
)

STORIES = {
    "letter": LETTER,
    "chat": CHAT,
    "speech": SPEECH,
    "statement": STATEMENT,
    "memo": MEMO,
    "post": POST,
}
