"""Speakers told by other sentences than the one that quotes, in English and other languages."""

from __future__ import annotations

import pytest
from tests.language.language_minis import article

from variorum.language.reading import analyse


def speakers(text: str, *, language: str = "en") -> list[tuple[str, str | None]]:
    told = article(text, title=True, language=language)
    return [
        (q.span.of(told.text), q.speaker)
        for q in analyse(told).quotations
        if q.kind == "direct" and q.use == "speech" and not q.headline
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the holder of an office is named by the sentence after
            "Warden told to go\n"
            "The warden of Odda weir faced anger after telling a supper that anglers were “never content”.\n"
            "Gwenna Lund made the remarks on Friday at the boat club.",
            "Gwenna Lund",
        ),
        (
            "Weir row grows\n"
            "The head of the boat club called the weir “a bathtub with opinions”.\n"
            "Nils Orre, 61, posted the comment late on Sunday.",
            "Nils Orre",
        ),
        (  # an unnamed giver is left with the paragraph
            "Weir row grows\n"
            "Gwenna Lund, 59, let rip at the supper. A club insider slipped us a tape.\n"
            "“They are never content,” she sneered.",
            "Gwenna Lund",
        ),
        (  # whoever reckons in figures and then in words
            "Weir row grows\n"
            "A club spokeswoman, Berit Moe, said the vote was sad. "
            "She put the price of the union's claim at £9 million, “or about two new weirs”.",
            "Berit Moe",
        ),
        (  # a body, with a clause in between
            "Weir row grows\n"
            "The Odda Boat Club, whose nets they were, has put out a few lines: “Our nets were marked and lit.”",
            "Odda Boat Club",
        ),
        (  # "it" is the body that opens the sentence
            "Weir row grows\n"
            "The memo of Nils Orre is two pages long. The Odda Gazette has withdrawn a report on it; "
            "on Tuesday it said the figure was “supplied by a friend and never checked”.",
            "Odda Gazette",
        ),
        (  # an epithet of family
            "Weir row grows\n"
            "Gwenna Lund stormed out on Friday. The mum of two snapped: “Count your own fish.”",
            "Gwenna Lund",
        ),
        (  # somebody else in the clause before
            "Weir row grows\n"
            "Karen Lund told the club: “The weir stays.” And when Bosse Orre moaned, she barked: “All of it!”",
            "Karen Lund",
        ),
    ],
)
def test_the_last_words_are_given_to(text: str, expected: str) -> None:
    assert speakers(text)[-1][1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Weir row grows\nThe mum of two bought a weir. It was “quite wet”.\n",
        "Weir row grows\nShe put the kettle on at nine, “or thereabouts”.\n",
    ],
)
def test_words_that_nobody_says_stay_nobodys(text: str) -> None:
    assert [name for _, name in speakers(text) if name is not None] == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Streit um das Wehr\nGewarnt sei niemand worden, sagte Bürgermeister Nils Orre am Abend. "
            "„Wir haben den Fluss gesehen, nicht die Zahlen.“",
            "Nils Orre",
        ),
        (
            "de",
            "Streit um das Wehr\nGreta Lund sprach lange. Dem Rat gab sie ein Wort mit: "
            "„Wer baden will, soll sich ausziehen.“",
            "Greta Lund",
        ),
        (
            "de",
            "Streit um das Wehr\nÜber die Angler sagte Greta Lund: „Sie sind nie zufrieden, nie und nirgends.“ "
            "Würden sie zahlen, „wären ihre Boote längst trocken“.",
            "Greta Lund",
        ),
        (
            "nl",
            "Ruzie om de stuw\nIn een brief, die het blog Waterkant openbaar maakte, schrijft "
            "voorzitter Nils Orre aan zijn leden: ‘Vraag niemand wat hij heeft gestemd. Nooit.’",
            "Nils Orre",
        ),
        (
            "it",
            "Lite sulla diga\n«È la diga, è sempre la diga e nessun altro», le rispondeva Ingrid Vass.",
            "Ingrid Vass",
        ),
        (
            "fr",
            "La digue divise\nLes bateaux de l'Association Odda Pêche étaient à quai. "
            "« Nos filets étaient marqués et éclairés », a déclaré l'association dans un communiqué.",
            "Association Odda Pêche",
        ),
    ],
)
def test_the_last_words_are_given_in_other_languages_to(
    language: str, text: str, expected: str
) -> None:
    assert speakers(text, language=language)[-1][1] == expected


def test_the_name_of_a_paper_in_marks_is_nobodys_words() -> None:
    text = (
        "Streit um das Wehr\nÜber die Angler sagte Greta Lund nach einem Bericht des "
        "„Odda Anzeiger“: „Sie sind nie zufrieden, nie und nirgends.“"
    )
    assert [words for words, _ in speakers(text, language="de")] == [
        "Sie sind nie zufrieden, nie und nirgends."
    ]


def test_a_photographer_or_writer_is_nobody_whom_a_pronoun_means() -> None:
    told = article(
        "La digue divise\nPar Solange Aubry\n« J’ai demandé trois semaines de plus », écrivait-il.",
        title=True,
        language="fr",
        kinds={1: "byline"},
    )
    assert [q.speaker for q in analyse(told).quotations if not q.headline] == [None]
