"""Sources that are handed something, show something, or speak; and what only looks so."""

from __future__ import annotations

import pytest
from tests.language.language_minis import article

from variorum.language.reading import analyse


def sources(text: str, *, language: str = "en", url: str | None = None) -> set[str]:
    told = article(text, language=language, url=url)
    return {c.source.casefold() for c in analyse(told).credits}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        # handed over
        ("A neighbour sent us the recording on Monday.", "neighbour"),
        ("A retired pilot (no names, please) has given me a copy.", "pilot"),
        ("A town hall clerk slipped the Beacon a draft of the plan.", "clerk"),
        ("One ticket collector told us the gates were open.", "collector"),
        ("An angry subscriber forwarded this to me last night.", "subscriber"),
        # checked with
        ("We have verified the list with two committee members.", "members"),
        ("The Argus confirmed it with three of the jurors.", "jurors"),
        ("Weir Weekly spoke to several former divers, who asked for no fee.", "divers"),
        # made by
        ("Footage filmed by a lorry driver shows the wall giving way.", "driver"),
        ("Figures released by the harbour board put the loss at two million.", "board"),
        ("Photographs taken by Ingrid Vass show the hull.", "ingrid vass"),
        # told by
        ("I rang twice and was told so by a patient clerk named Odd Berge.", "odd berge"),
        ("We were informed by a caretaker that the hall was locked.", "caretaker"),
        # documents
        ("The harbour log shows no arrival since March.", "harbour log"),
        ("Minutes of the March meeting state that nobody objected.", "minutes"),
        ("The 40-page ruling says the levy was unlawful.", "ruling"),
        ("Accounts laid before the parish council in May put the cost at nine.", "accounts"),
        ("The company's own figures show a fall.", "figures"),
        # the press
        ("She denied a newspaper report that she had resigned.", "newspaper report"),
        ("Some media reports put the toll at nine.", "media reports"),
        # bodies
        ("The weir is shut, trust says.", "x"),
        ("Two were hurt, said the clinic at Odda.", "clinic"),
        ("The ferry trust said the pier would close.", "trust"),
        ("The only count, from the parish registrar, was forty.", "registrar"),
        # outlets by what they do
        ("The Weir Gazette has published the speech in full.", "weir gazette"),
        ("It is not what the Lamplighter printed.", "lamplighter"),
        ("The mayor will go, the Lamplighter understands.", "lamplighter"),
        ("A reporter for the Odda Lamplighter saw the letter.", "odda lamplighter"),
        ("The Odda Lamplighter has withdrawn a report that he fled.", "odda lamplighter"),
        ("The news site Riverside says so.", "riverside"),
        # named persons and bodies
        ("“It leaks,” Ingrid Vass told reporters in Odda. “It always has.”", "ingrid vass"),
        ("The Odda Fisheries Board ruled today that nets must go.", "odda fisheries board"),
        ("Ingrid Vass met the press. The dam would hold, she said.", "ingrid vass"),
    ],
)
def test_a_source_is_credited(text: str, part: str) -> None:
    if part == "x":
        part = "trust"
    assert any(part in source for source in sources(text)), sources(text)


@pytest.mark.parametrize(
    ("text", "language", "part"),
    [
        ("Die Schleuse hält, wie die Feuerwehr am Abend mitteilte.", "de", "feuerwehr"),
        ("„Sie hält“, sagte Vass der Nachrichtenagentur Nordlicht.", "de", "nordlicht"),
        ("Nach einem Bericht des „Odda Anzeiger“ ist die Schleuse alt.", "de", "odda anzeiger"),
        ("Selon le site spécialisé Vannes & Ponts, la digue fuit.", "fr", "vannes & ponts"),
        ("Volgens de vakbond WBK stemde de helft tegen.", "nl", "wbk"),
        ("De brief die het blog Sluisdeur openbaar maakte is kort.", "nl", "sluisdeur"),
        ("De sluis blijft dicht, zegt het waterschap.", "nl", "waterschap"),
        ("Secondo l'agenzia NTX la diga perde acqua.", "it", "ntx"),
        ("Il testo pubblicato lunedì dall'Odda Post è breve.", "it", "odda post"),
    ],
)
def test_a_source_is_credited_in_other_languages(text: str, language: str, part: str) -> None:
    assert any(part in source for source in sources(text, language=language))


def test_the_pages_own_outlet_may_go_by_the_end_of_its_name() -> None:
    url = "https://eveninglantern.example/weir"
    assert "lantern" in sources("Vass will resign, the Lantern can reveal.", url=url)
    assert "lantern" in sources("He said so in a message to the Lantern.", url=url)


@pytest.mark.parametrize(
    "text",
    [
        "The storm gave us a hard night.",
        "A letter lay on the table.",
        "The report lay unread on the shelf.",
        "Ingrid Vass ran the marathon in a paper hat.",
        "The Otters ran out of time in the last quarter.",
        "She sent the parcel to a cousin.",
        "He walked home with two bags of flour.",
        "The log was cut from an oak by two brothers.",
        "A song on the radio made her cry.",
        "The bus from the station was late.",
        "“A neighbour sent us the recording,” it says in the novel.",
        "They washed the plan off the board with a sponge.",
    ],
)
def test_what_only_looks_like_a_source_is_none(text: str) -> None:
    assert sources(text) == set()


def test_a_place_that_stands_where_a_speaker_does_is_no_source() -> None:
    text = "A town hall meeting in Columbus, Ohio, said little. Crowds came from Ohio in May."
    assert "ohio" not in sources(text)


def test_whoever_is_quoted_often_is_credited_once() -> None:
    text = "“It leaks,” Ingrid Vass said. “Badly,” she said. Ingrid Vass said it would hold."
    told = article(text)
    assert [c.source for c in analyse(told).credits] == ["Ingrid Vass"]
