from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.language.language_minis import article, credits

from variorum.language.credits import find_credits
from variorum.model import Article, ArticleId, Block, CaptureId, Reference, Span


def sources(text: str, **settings_: object) -> dict[str, str]:
    """Source -> kind of every credit in a text."""
    return {c.source: c.kind for c in credits(article(text, **settings_))}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("OLM, Nov 3 (Highland Wire) — Gates failed.", "Highland Wire", "agency"),
        ("(Peak Ledger) - Gates failed at the dam.", "Peak Ledger", "agency"),
        ("By Agencies", "unnamed agencies", "agency"),
        ("By Echo Staff and agencies", "unnamed agencies", "agency"),
        ("© 2031 Highland Wire. All rights reserved.", "Highland Wire", "agency"),
        ("Distributed by Quill Syndicate.", "Quill Syndicate", "agency"),
        (
            "This article was originally published by The Harbour Post.",
            "The Harbour Post",
            "agency",
        ),
        ("The flaw was first reported by the Corrie Post.", "Corrie Post", "report"),
        ("An engineer told the Corrie Post that chains had rusted.", "Corrie Post", "report"),
        ("The Morning Ledger reported that no check was made.", "Morning Ledger", "report"),
        ("As Radio Vell has learned, the dam was never seen to.", "Radio Vell", "report"),
        ("The sums were published by the weekly Der Anker on Friday.", "Der Anker", "report"),
        ("A leak to the Olm Tribune set off the affair.", "Olm Tribune", "report"),
        ("Speaking to the Tarn Observer, she said she would go.", "Tarn Observer", "report"),
        ("Quelle: Küstenblatt", "Küstenblatt", "report"),
        ("A letter obtained by Channel 6 shows it.", "Channel 6", "report"),
        ("The memo, seen by The Olm Reader, is short.", "Olm Reader", "report"),
        ("She said so in an interview with Valley FM.", "Valley FM", "report"),
        ("Citing two officials, Radio Nord said it may appeal.", "Radio Nord", "report"),
        ("As the Herald noted, the rule is old.", "Herald", "report"),
        ("Nordpress later confirmed that the letter was real.", "Nordpress", "report"),
        ("“I did not know,” Holt told this newspaper.", "this newspaper", "report"),
        ("The pumps failed too (corrievalley.example).", "corrievalley.example", "report"),
        ("It rose four metres, according to the river agency.", "river agency", "attribution"),
        ("According to the Olm Institute of Hydrology, it rose.", None, "attribution"),
        ("Per a leaked photograph, the gate was open.", "unnamed leaked photograph", "attribution"),
        (
            "According to two people familiar with the matter, it failed.",
            "unnamed people",
            "attribution",
        ),
        (
            "“It is late,” said Edda Lorne, a former inspector now at the Harrow Trust.",
            "Harrow Trust",
            "attribution",
        ),
        ("(Image: Peak Pictures)", "Peak Pictures", "image"),
        ("[Photo: flowers at the weir. Olm Images]", "Olm Images", "image"),
        ("(Photo: Ana Lind/Highland Images)", "Highland Images", "image"),
        ("Según El Correo del Sur, hubo avisos.", "El Correo del Sur", "report"),
        ("Tres murieron, informó la agencia Prensa Andina.", "Prensa Andina", "report"),
        ("Según fuentes policiales, hay heridos.", "fuentes policiales", "attribution"),
        ("D'après Le Courrier du Port, l'alarme était en panne.", "Le Courrier du Port", "report"),
        ("Selon la préfecture, deux personnes sont mortes.", "préfecture", "attribution"),
        ("Wie die Hallesche Rundschau berichtet, war er defekt.", "Hallesche Rundschau", "report"),
        ("Menurut polis, dua orang hilang.", "polis", "attribution"),
        ("Jambatan runtuh, lapor Berita Teras memetik saksi.", "Berita Teras", "report"),
        ("Jambatan runtuh, lapor Berita Teras memetik saksi.", "saksi", "attribution"),
    ],
)
def test_a_phrase_credits_its_source(text: str, source: str | None, kind: str) -> None:
    told = sources(text)
    if source is None:
        assert kind in told.values()
    else:
        assert told.get(source) == kind


def test_every_outlet_of_a_list_is_credited() -> None:
    told = sources("Outlets such as the Times of Olm, Valley FM and North Radio carried it.")
    assert {"Times of Olm", "Valley FM", "North Radio"} <= set(told)


def test_an_outlets_short_name_is_written_in_full() -> None:
    told = sources("It was first reported by the Corrie Post. He told the Post so.")
    assert set(told) == {"Corrie Post"}


@pytest.mark.parametrize(
    "text",
    [
        "The minister told Parliament so.",
        "She told Ada Holt that it was over.",
        "He told reporters so. She told us so.",
        "They said so on Friday in Marlow Vale.",
        "Residents were later confirmed as owners.",
        "According to him, it rained.",
        "A film by Ana Lind was shown.",
        "",
    ],
)
def test_what_is_no_source_is_not_credited(text: str) -> None:
    assert sources(text) == {}


def test_a_line_at_the_head_names_the_first_publisher() -> None:
    text = "Lakeside Sentinel\n\nPanel clears goalkeeper\n\nA panel cleared him on Friday, it said."
    assert sources(text, url="https://allnews.example/9")["Lakeside Sentinel"] == "agency"


def test_a_line_with_an_outlet_and_by_is_one_credit_without_the_by() -> None:
    told = sources("By Peak Wire\n\nA panel cleared him.", url="https://allnews.example/9")
    assert told == {"Peak Wire": "agency"}


def test_an_outlets_line_on_its_own_page_is_no_credit() -> None:
    text = "Lakeside Sentinel\n\nA panel cleared him."
    assert sources(text, url="https://sentinel.example/9") == {}


def test_a_letter_first_published_elsewhere_does_not_make_the_text_its() -> None:
    told = sources("She wrote so in a letter first published by The Olm Reader.")
    assert told == {"Olm Reader": "report"}


def test_an_outlets_own_name_and_copyright_are_no_credit() -> None:
    text = "Lakeside Sentinel\n\nA panel cleared him.\n\n© 2031 Lakeside Sentinel"
    assert sources(text, url="https://www.lakesidesentinel.example/9") == {}


def test_a_wire_named_in_the_noise_of_a_page_is_found() -> None:
    told = sources(
        "A panel met.\n\n©2031 Peak Wire. Distributed by Quill Press.", kinds={1: "noise"}
    )
    assert set(told) == {"Peak Wire", "Quill Press"}


def test_references_name_their_publisher_or_their_host() -> None:
    text = (
        'A panel met.\n\n1. Moor, Ben. "Panel meets". The Olm Reader. 2031-05-06.\n\n'
        "2. https://www.valleynews.example/panel-meets?x=1"
    )
    told = article(text, kinds={1: "reference", 2: "reference"})
    assert [c.source for c in credits(told)] == ["The Olm Reader", "valleynews.example"]


def test_a_parsed_reference_is_taken_as_it_is() -> None:
    from dataclasses import replace

    told = article("A panel met.\n\nOlm Reader 2031.", kinds={1: "reference"})
    told = replace(told, references=(Reference(told.blocks[1].span, publisher="Olm Reader"),))
    assert [(c.source, c.kind) for c in credits(told)] == [("Olm Reader", "reference")]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='AaBb .,:()/©"“”\n1234toldthebyaccording', max_size=300))
def test_any_text_gives_credits_within_it(text: str) -> None:
    told = article(text)
    for credit in credits(told):
        assert credit.span.end <= len(told.text)
        assert credit.source.strip()
        if credit.source_span is not None:
            assert credit.source_span.end <= len(told.text)


@pytest.mark.parametrize(
    "piece", ["Ab ", "A. ", "according to ", "told the Post ", "Photo: ", ", now at ", "(", "© "]
)
def test_hostile_repetition_takes_time_in_proportion(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    told = Article(
        ArticleId("a"), CaptureId("c"), "i", text, (Block(Span(0, len(text)), "paragraph"),)
    )
    assert isinstance(find_credits(told, (), ()), tuple)


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("OLM, May 3 (NTX/Nord Wire) - Gates failed.", "Nord Wire", "agency"),
        ("OLM /NTX/ -- Gates failed.", "NTX", "agency"),
        ("OLM, May 3 — NTX — Gates failed.", "NTX", "agency"),
        ("By Ann Lee, NTX", "NTX", "agency"),
        ("Compiled from wire reports", "unnamed agencies", "agency"),
        ("Staff and agencies", "unnamed agencies", "agency"),
        ("From wire services", "unnamed agencies", "agency"),
        ("Our foreign desk and agencies", "unnamed agencies", "agency"),
        ("(With inputs from agencies)", "unnamed agencies", "agency"),
        ("This report includes material from news agencies.", "unnamed agencies", "agency"),
        ("NTX contributed to this report.", "NTX", "report"),
        ("Additional reporting by NTX", "NTX", "report"),
        ("A copy of it was sent to the Olm Gazette on Friday.", "Olm Gazette", "report"),
        ("A letter that has reached the Olm Gazette is short.", "Olm Gazette", "report"),
        ("The Gazette has seen the letter.", "Gazette", "report"),
        ("A recording handed to Radio Olm shows it.", "Radio Olm", "report"),
        ("It was printed in Friday's Olm Gazette.", "Olm Gazette", "report"),
        ("PHOTO: Ann Lee/NTX", "NTX", "image"),
        ("The gate has failed, police confirm.", "police", "attribution"),
        ("Four are missing, the fire service said.", "fire service", "attribution"),
        ("Officials estimate that 40,000 are without power.", "officials", "attribution"),
        ("City officials said that it was safe.", "city officials", "attribution"),
        ("Residents later confirmed that the water had gone.", "residents", "attribution"),
        ("Kerrow Foods said it was sorry.", "Kerrow Foods", "attribution"),
        ("The Ministry of Health said so.", "Ministry of Health", "attribution"),
        ("Two officials familiar with the talks said so.", "unnamed officials", "attribution"),
        ("A nurse I met says: “It was dark.”", "unnamed nurse", "attribution"),
        ("An engineer who asked not to be named said so.", "unnamed engineer", "attribution"),
        ("One of the drivers said it was dark.", "unnamed drivers", "attribution"),
        ("Sources close to the club said he would go.", "unnamed sources", "attribution"),
        ("Judging from a screenshot posted online, it is so.", "unnamed screenshot", "attribution"),
        ("A video circulating on a forum shows smoke.", "unnamed video", "attribution"),
        ("I heard it on the radio.", "unnamed radio", "attribution"),
        ("We learned from the newspapers that it had closed.", "unnamed newspapers", "attribution"),
        ("Local media reported that two were hurt.", "unnamed local media", "attribution"),
        ("According to the rowing club the boat sank.", "rowing club", "attribution"),
    ],
)
def test_sources_of_many_forms_are_credited(text: str, source: str, kind: str) -> None:
    assert sources(f"Gates fail at Olm\n\n{text}").get(source) == kind


def test_the_company_is_the_one_that_the_report_names() -> None:
    text = "Its owner, Kerrow Minerals, wrote to us. The pumps ran, the company said."
    assert sources(text) == {"Kerrow Minerals": "attribution"}


def test_a_body_is_credited_once_where_it_is_first() -> None:
    found = credits(article("Police said so. Two were held, police said. Police say more."))
    assert [(c.source, c.span.start) for c in found] == [("police", 0)]


@pytest.mark.parametrize(
    "text",
    [
        "The company said nothing.",
        "Police have not said who it was.",
        "He said police were slow.",
        "“The airline said it was safe,” she told her son.",
        "A man said to be forty was hurt.",
        "A woman, Ada Holt, said so.",
        "A police spokesman, Ben Ott, said two died.",
        "He wrote to the Chief Constable.",
        "A letter to the Queen was lost.",
        "Press services\n\nThe emergency services and agencies met.",
        "Court of Appeal (COA)\n\nThe court sat on Friday in a room without any windows at all.",
    ],
)
def test_who_is_no_source_of_the_report_is_not_credited(text: str) -> None:
    assert sources(text) == {}


def test_a_place_and_an_agency_in_a_line_of_their_own_credit_the_text() -> None:
    text = (
        "Ferry aground\n\nOlm (NTX)\n\nA ferry has run aground off the northern coast with more "
        "than two hundred people aboard, the coastguard wrote."
    )
    assert sources(text, title=True)["NTX"] == "agency"


def test_an_agencys_sign_after_the_last_sentence_is_found() -> None:
    assert sources("Ferry aground\n\nIt was towed away at noon. (NTX)\n\n") == {}
    assert sources("Ferry aground\n\nIt ran aground.\n\nIt was towed at noon. (NTX)") == {
        "NTX": "agency"
    }


def test_the_outlet_itself_is_known_by_its_own_name() -> None:
    told = sources("“Never,” she told SHORE by telephone.", url="https://www.shore.example/x")
    assert told == {"SHORE": "report"}


def test_an_agency_named_in_the_dateline_is_known_in_the_text() -> None:
    told = credits(article("OLM, May 3 (NTX) - It is shut. “Never,” she told NTX."))
    assert [(c.source, c.kind) for c in told] == [("NTX", "agency"), ("NTX", "report")]


def test_a_news_agencys_own_line_credits_it() -> None:
    text = "OLM NEWS AGENCY\n\nThe gates have failed."
    assert sources(text, url="https://olm.example/1") == {"OLM NEWS AGENCY": "agency"}


@pytest.mark.parametrize(
    "entry",
    [
        '3. ^ a b Moor, Ben (2031-05-06). "Panel meets". The Olm Reader. Retrieved 2031-06-01.',
        "[4] The Olm Reader, 6 May 2031, p. 3.",
        "Panel meets – The Olm Reader (6 May 2031)",
        "Moor, B. (2031). Panel meets. The Olm Reader.",
    ],
)
def test_references_of_several_styles_name_their_publisher(entry: str) -> None:
    told = article(f"A panel met.\n\n{entry}", kinds={1: "reference"})
    assert [c.source for c in credits(told)] == ["The Olm Reader"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Asked by NBX whether he would go, the mayor smiled.", "NBX"),
        (
            "Lock chief Ann Orr told the local paper, the Corrie Packet, that it held.",
            "Corrie Packet",
        ),
        ("A claim lodged at the High Court puts the loss at 2 million.", "claim"),
        ("The figures were released under the freedom of information law.", None),
        ("She posted the note on her blog on Monday.", "blog"),
        ("More than 300 elms fell last year, council records show.", "council records"),
        ("The dam is sound, a paper by the think tank Orrhouse argues.", "Orrhouse"),
        ("13:55 Police have confirmed that the road is shut.", "police"),
        ("One negotiator, speaking privately, agrees.", "unnamed negotiator"),
        ("The premier's spokeswoman said he had been spoken to.", "premier's spokeswoman"),
        ("“It floats,” he told our reporter.", "our reporter"),
        ("CORRIE (ntx) – Ten people were hurt on Thursday at the lock.", "ntx"),
    ],
)
def test_manners_of_crediting_that_many_papers_share(text: str, source: str | None) -> None:
    found = sources(text)
    assert found
    if source is not None:
        assert source in found


@pytest.mark.parametrize(
    "text",
    [
        "A worker asked by the foreman whether he would stay went home.",
        "The charity shop on Orr Street closed.",
        "The cat sat on her page.",
        "They spoke of freedom and of information.",
    ],
)
def test_what_only_looks_like_such_a_manner_is_no_credit(text: str) -> None:
    assert not sources(text)
