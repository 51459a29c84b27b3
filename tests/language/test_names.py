from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.language.language_minis import article, names

from variorum.language.names import find_names
from variorum.model import Article, ArticleId, Block, CaptureId, Sentence, Span

FERRY = """Two drown as ferry hits barge off Port Linden

PORT LINDEN, March 3 (Coastal Wire) - Two people drowned when a ferry hit a barge off Port Linden on Tuesday, harbour master Ulrike van der Meer said.

The ferry's owner, Skerry Lines, said it was co-operating. Its chief executive, Tomasz O'Hara, flew to the scene. O'Hara told reporters that the crew had trained in May.

The Maritime Safety Agency (MSA) has opened an inquiry. The MSA said it would report by June. Van der Meer praised the rescuers.

Hassan al-Rashidi, 43, a passenger, said he swam ashore. Al-Rashidi was not hurt. Meanwhile, the agency asked for witnesses.

The harbour master said divers from the University of Brightwell were helping. The police chief said no arrests had been made."""

FALKS = """Prime Minister Lena Falk and Transport Minister Erik Falk sent condolences.

Mr Falk will visit on Friday. Ms Falk is abroad.

Falk said nothing more."""

CLUB = """In a letter to supporters, Dunmore United chairwoman Saoirse Ní Bhriain apologised. Dunmore lost 4-0 on Saturday.

Manager Joe McAllister-Reid, who took over in August, said: "I read it like everyone else." McAllister-Reid has won once.

"She's wrong," said Fan Council secretary Bola A. Okafor. Inspector Dean Baker of Dunmore Police said 12 people were held. Visiting supporters left early. Yesterday Mayor Ana Lucía Prieto called for calm. The chairwoman wrote again."""


def found(told: Article, form: str | None = None) -> dict[str, str]:
    """What is written -> full name."""
    return {m.span.of(told.text): m.name for m in names(told) if form is None or m.form == form}


def kinds(told: Article) -> dict[str, str]:
    return {m.name: m.kind for m in names(told)}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ulrike van der Meer", "Ulrike van der Meer"),
        ("Van der Meer", "Ulrike van der Meer"),
        ("O'Hara", "Tomasz O'Hara"),
        ("Al-Rashidi", "Hassan al-Rashidi"),
        ("MSA", "Maritime Safety Agency"),
        ("University of Brightwell", "University of Brightwell"),
        ("The harbour master", "Ulrike van der Meer"),
        ("the agency", "Maritime Safety Agency"),
    ],
)
def test_names_aliases_and_descriptions_get_the_full_name(written: str, name: str) -> None:
    assert found(article(FERRY, title=True))[written] == name


def test_kinds_follow_what_stands_around_a_name() -> None:
    told = kinds(article(FERRY, title=True))
    assert told["Tomasz O'Hara"] == told["Hassan al-Rashidi"] == "person"
    assert told["Skerry Lines"] == told["Maritime Safety Agency"] == "organisation"
    assert told["Port Linden"] == "place"


def test_a_description_of_another_office_stands_for_nobody() -> None:
    assert "The police chief" not in found(article(FERRY, title=True))


def test_a_title_tells_which_bearer_of_a_surname_is_meant() -> None:
    told = article(FALKS)
    falks = [m for m in names(told) if m.span.of(told.text) == "Falk"]
    assert [m.name for m in falks[:2]] == ["Erik Falk", "Lena Falk"]


def test_a_surname_of_two_people_without_evidence_stays_a_surname() -> None:
    told = article(FALKS)
    assert [m.name for m in names(told)][-1] == "Falk"


def test_a_clause_about_an_office_tells_which_bearer_of_a_surname_is_meant() -> None:
    told = article(
        "The museum's director, Petra Lindqvist, met the trust's chair, Olof Lindqvist.\n\n"
        "Lindqvist, who chairs the trust, was calm.\n\nLindqvist left."
    )
    last = [m.name for m in names(told) if m.span.of(told.text) == "Lindqvist"]
    assert last == ["Olof Lindqvist", "Lindqvist"]


def test_titles_initials_hyphens_and_accents_are_read_as_one_name() -> None:
    told = found(article(CLUB))
    assert {"Saoirse Ní Bhriain", "Joe McAllister-Reid", "Bola A. Okafor"} <= set(told)
    assert {"Ana Lucía Prieto", "Dean Baker", "Dunmore Police"} <= set(told)


def test_ordinary_words_at_the_head_of_a_sentence_are_no_names() -> None:
    told = set(found(article(CLUB)))
    assert not told & {"Visiting", "Yesterday", "Manager", "Yesterday Mayor", "In", "She"}


def test_a_company_is_known_by_its_first_word() -> None:
    assert found(article(CLUB))["Dunmore"] == "Dunmore United"


def test_capitals_of_a_headline_count_only_where_the_body_has_the_name() -> None:
    told = article(
        "Fire Chief Vows Swift Action After Blaze At Holm Mill\n\n"
        "A fire broke out at Holm Mill on Sunday. Fire chief Aino Salo said the crews at Holm Mill "
        "had acted at once.",
        title=True,
    )
    assert set(found(told)) == {"Holm Mill", "Aino Salo"}


def test_a_word_shouted_in_capitals_is_no_name() -> None:
    told = article("He wrote that it was a HUGE win. It was huge, she agreed. It was NOT so.")
    assert names(told) == ()


def test_months_and_days_are_no_names_but_april_can_be_a_person() -> None:
    told = article("On Friday in April, nurse April Dunne said that May would be late.")
    assert set(found(told)) == {"April Dunne"}


def test_demonyms_and_numbered_articles_are_no_names() -> None:
    told = article("The Norwegian court read Article 7 to the French guests.")
    assert names(told) == ()


def test_a_dateline_names_a_place() -> None:
    told = article("QUARRY BAY, July 9 (Peak Wire) — A crane fell on Monday.")
    assert kinds(told)["QUARRY BAY"] == "place"


def test_made_words_give_their_name_only() -> None:
    told = article("The Thornby-based firm grew. People in Thornby cheered.")
    assert "Thornby" in found(told)
    assert not any("based" in written for written in found(told))


def test_the_place_of_a_rain_shower_is_not_its_mayor() -> None:
    told = article("Hail fell in Marlow Vale, the mayor said. Roads in Marlow Vale were shut.")
    assert kinds(told) == {"Marlow Vale": "place"}
    assert not found(told, "role")


def test_german_nouns_are_not_taken_for_names() -> None:
    told = article(
        "Die Bürgermeisterin von Altenried, Petra Hollmann, hat am Montag ihren Rücktritt "
        "angekündigt. Hollmann sagte, die Entscheidung sei nach dem Brief gefallen. "
        "Der Stadtrat tagt am Freitag.",
        language="de",
    )
    assert set(found(told).values()) == {"Petra Hollmann"}


def test_a_german_noun_before_a_name_is_no_part_of_it() -> None:
    told = article(
        "Der Konzern Brandl ruft Kessel zurück. Der Vorsitzende Uwe Brandl bedauerte das.",
        language="de",
    )
    assert set(found(told).values()) == {"Uwe Brandl"}


def test_the_university_is_the_one_university_of_the_article() -> None:
    told = article("Olm University closed its dome. The University said the roof leaked.")
    assert [m.name for m in names(told)] == ["Olm University", "Olm University"]


def test_a_mayor_tells_that_a_name_is_a_places() -> None:
    told = article("Gerda Holm, mayor of Eastwick, laughed.")
    assert kinds(told)["Eastwick"] == "place"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nurses at St Bride's Hospital went home.", "St Bride's Hospital"),
        ("The Assembly Miners' Union agreed.", "Assembly Miners' Union"),
        ("He thanked the Department of Health and Sport.", "Department of Health and Sport"),
        ("It is a matter for the Bank of Olm and Amnesty alone.", "Bank of Olm"),
        ("The Sunday Sun Herald said so.", "Sun Herald"),
        ("El-Sayed Noor was there.", "El-Sayed Noor"),
        ("Coach Rory Read was there.", "Rory Read"),
        ("President-elect Mia Sund was there.", "Mia Sund"),
    ],
)
def test_a_name_is_taken_whole_and_no_more(text: str, name: str) -> None:
    assert name in found(article(text))


def test_spanish_names_keep_their_particles() -> None:
    told = article("La alcaldesa Rosa del Valle dimitió el martes en Santa Brígida.", language="es")
    assert found(told)["Rosa del Valle"] == "Rosa del Valle"


def test_malay_titles_are_left_out_of_the_name() -> None:
    told = article("“Kami sedih,” kata Datuk Bandar Amir Salleh di Kuala Teras.", language="ms")
    assert "Amir Salleh" in found(told)


def test_the_deputy_is_not_the_mayor() -> None:
    told = article("Deputy Mayor Jonas Wirth opened the bridge. The mayor stayed at home.")
    assert not found(told, "role")


def test_names_in_noise_and_references_are_passed_over() -> None:
    told = article(
        'Nurse Ada Holt won.\n\nSubscribe to Tall Tales Today\n\n1. Ben Moor. "A book".',
        kinds={1: "noise", 2: "reference"},
    )
    assert set(found(told)) == {"Ada Holt"}


def test_an_article_without_text_has_no_names() -> None:
    assert names(article("")) == ()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="Aa bB.,'’-–—\"“”(“)\n&1éOfthe", max_size=300))
def test_any_text_gives_mentions_in_order_within_it(text: str) -> None:
    told = article(text)
    mentions = names(told)
    for left, right in pairwise(mentions):
        assert left.span.end <= right.span.start
    for mention in mentions:
        assert mention.span.start < mention.span.end <= len(told.text)
        assert mention.name.strip()
        assert not mention.span.of(told.text)[0].isspace()


@pytest.mark.parametrize(
    "piece", ["A" * 50, "Ab ", "A. ", "Ministry of ", "(", "' ", "Al-", "1,", "van de ", "Mr. "]
)
def test_hostile_repetition_takes_time_in_proportion(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    told = Article(
        ArticleId("a"), CaptureId("c"), "i", text, (Block(Span(0, len(text)), "paragraph"),)
    )
    assert isinstance(find_names(told, (Sentence(Span(0, len(text)), 0),)), tuple)


def test_the_same_article_gives_the_same_mentions() -> None:
    assert names(article(FERRY)) == names(article(FERRY))


def told_of(text: str, **settings_: object) -> list[tuple[str, str, str]]:
    """(written, name, kind) of every mention."""
    a = article(text, **settings_)  # type: ignore[arg-type]
    return [(m.span.of(a.text), m.name, m.kind) for m in names(a)]


def test_the_company_is_the_only_one_whatever_it_was_called() -> None:
    told = told_of("Its owner, Kerrow Minerals, said so. The company paid. The firm left.")
    assert [t[:2] for t in told[1:]] == [
        ("The company", "Kerrow Minerals"),
        ("The firm", "Kerrow Minerals"),
    ]


def test_the_company_is_nobody_where_there_are_two() -> None:
    told = told_of(
        "The operator, Nordvik Ferries, paid. A rival firm, Olm Lines, did not. The company left."
    )
    assert [t[0] for t in told] == ["Nordvik Ferries", "Olm Lines"]


def test_an_office_alone_is_nobodys_name() -> None:
    told = told_of(
        "The Prime Minister met the Chief Constable. The Foreign Secretary, Oona Pell, "
        "was there. Coach Prince left."
    )
    assert [t[1] for t in told] == ["Oona Pell", "Prince"]


def test_an_initial_is_the_one_whose_name_begins_so() -> None:
    told = told_of(
        "The note, signed G. Marrick, is short. The head, Gideon Marrick, wrote it; "
        "Lydia Marrick sat there. Mr Marrick was teaching."
    )
    assert [t[1] for t in told] == [
        "Gideon Marrick",
        "Gideon Marrick",
        "Lydia Marrick",
        "Gideon Marrick",
    ]


def test_a_surname_that_opens_a_sentence_and_speaks_later_is_a_name() -> None:
    assert told_of("Tarrow, for the ferry line, said that it would sail.")[0][1] == "Tarrow"
    assert told_of("Tarrow, who led the search, has slept.")[0][1] == "Tarrow"
    assert told_of("Tonight, for the first time, said nobody, it sailed.") == []


def test_a_role_for_a_body_makes_a_person() -> None:
    told = told_of("A spokesman for the harbour board, Emmo Tarrow, said no.")
    assert told == [("Emmo Tarrow", "Emmo Tarrow", "person")]


def test_a_company_and_the_person_after_it_are_two_names() -> None:
    told = told_of("A spokesperson for Kerrow Foods Ada Lindt said no.")
    assert [t[1] for t in told] == ["Kerrow Foods", "Ada Lindt"]


@pytest.mark.parametrize(
    "text",
    [
        "Die Herstellerin Kerrow Foods zahlt.",
        "In einer Erklärung von Kerrow Foods heißt es so.",
        "Nach Angaben der Firma Kerrow Foods starb niemand.",
    ],
)
def test_german_nouns_before_a_name_are_no_part_of_it(text: str) -> None:
    assert [t[1] for t in told_of(text, language="de")] == ["Kerrow Foods"]


def test_a_line_in_capitals_names_nobody_by_its_capitals() -> None:
    assert told_of("SUSPECT HELD AFTER FIRE AT MILL.") == []


def test_a_surname_is_its_bearers_however_its_umlaut_is_written() -> None:
    found = names(article("Jörg Fränkel sued. Mr Fraenkel lost; Frankel then appealed."))
    assert {m.name for m in found} == {"Jörg Fränkel"}


def test_names_that_only_look_alike_keep_their_own_bearers() -> None:
    found = names(article("Anna Bauer won. Paul Baur lost. “No,” Bauer said. Baur wept."))
    assert [m.name for m in found] == ["Anna Bauer", "Paul Baur", "Anna Bauer", "Paul Baur"]
