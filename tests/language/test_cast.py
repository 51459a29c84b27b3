from __future__ import annotations

import itertools
from dataclasses import replace

from tests.language.language_minis import article, reading

from variorum.language.cast import merge_cast, resolve
from variorum.model import Analysis, Article, Entity, Quotation, Span

MILL = (
    "Mill owner Joris Vandenberg said the boiler had been checked. Vandenberg closed the plant. "
    "Inspector Aino Salo of the Northern Safety Board (NSB) disagreed.",
    "“It was checked,” Vandenburg said on Monday. Ms Salo said the NSB would report in May.",
    "Joris Vandenburg, the owner, has not spoken. The Northern Safety Board met on Friday.",
)
SISTERS = (
    "Violinist Clara Munk and her brother, conductor Viktor Munk, left the orchestra.",
    "Munk had asked for more money, two players said.",
    "Mr Munk denied it. The players met Mr Munk in March.",
)


def cast_of(*texts: str) -> tuple[list[Article], list[Analysis], tuple[Entity, ...]]:
    told = [article(text) for text in texts]
    analyses = [reading(a) for a in told]
    return told, analyses, merge_cast(told, analyses)


def names(cast: tuple[Entity, ...]) -> dict[str, Entity]:
    return {entity.name: entity for entity in cast}


def test_a_misspelt_name_is_the_same_person() -> None:
    _, _, cast = cast_of(*MILL)
    persons = [e.name for e in cast if e.kind == "person"]
    assert len([p for p in persons if p.startswith("Joris")]) == 1


def test_titles_are_no_part_of_a_name_and_surnames_join_the_full_one() -> None:
    _, _, cast = cast_of(*MILL)
    assert "Salo" in names(cast)["Aino Salo"].aliases


def test_an_acronym_and_its_expansion_are_one_body_over_all_reports() -> None:
    _, _, cast = cast_of(*MILL)
    board = names(cast)["Northern Safety Board"]
    assert board.kind == "organisation"
    assert "NSB" in board.aliases
    assert len({p.article for p in board.passages}) == 3


def test_a_surname_that_two_people_bear_is_not_given_to_either() -> None:
    told, analyses, cast = cast_of(*SISTERS)
    resolved = resolve(told[1], analyses[1], cast)
    assert [m.name for m in resolved.mentions] == ["Munk"]


def test_a_title_gives_a_shared_surname_to_the_one_it_fits() -> None:
    told, analyses, cast = cast_of(*SISTERS)
    resolved = resolve(told[2], analyses[2], cast)
    assert {m.name for m in resolved.mentions if m.kind == "person"} == {"Viktor Munk"}


def test_the_written_form_stands_in_every_passage_of_an_entity() -> None:
    told, _, cast = cast_of(*MILL, *SISTERS)
    texts = {a.id: a.text for a in told}
    for entity in cast:
        for passage in entity.passages:
            written = passage.span.of(texts[passage.article])
            assert (
                written == entity.name
                or written in entity.aliases
                or written.islower()
                or (written.split()[0] in ("The", "the", "its", "Its", "her", "his"))
            )


def test_the_order_of_reports_does_not_matter() -> None:
    told = [article(text) for text in MILL]
    analyses = [reading(a) for a in told]
    casts = {
        merge_cast([told[k] for k in order], [analyses[k] for k in order])
        for order in itertools.permutations(range(3))
    }
    assert len(casts) == 1


def test_a_speaker_gets_the_full_name() -> None:
    told, analyses, cast = cast_of(*MILL)
    text = told[1].text
    at = text.index("Vandenburg")
    quotation = Quotation(
        Span(1, 14), Span(0, 15), speaker_span=Span(at, at + 10), speaker="Vandenburg"
    )
    resolved = resolve(told[1], replace(analyses[1], quotations=(quotation,)), cast)
    speaker = resolved.quotations[0].speaker
    assert speaker is not None
    assert speaker in names(cast)
    assert speaker.startswith("Joris")


def test_a_speaker_nobody_knows_is_left_alone() -> None:
    told, analyses, cast = cast_of(*MILL)
    quotation = Quotation(Span(1, 14), Span(0, 15), speaker="a neighbour")
    resolved = resolve(told[1], replace(analyses[1], quotations=(quotation,)), cast)
    assert resolved.quotations == (quotation,)


def test_a_place_is_not_taken_for_the_company_named_after_it() -> None:
    _, _, cast = cast_of(
        "Rain fell in Thornby. The Thornby Gazette printed twice.",
        "In Thornby, the river rose.",
    )
    assert names(cast)["Thornby"].kind == "place"
    assert "Thornby" not in names(cast)["Thornby Gazette"].aliases


def test_a_company_without_its_legal_ending_is_the_same_body() -> None:
    _, _, cast = cast_of(
        "Halvard Foods said it would recall the soup.",
        "Halvard had known since May. Shoppers sued Halvard.",
    )
    assert "Halvard" in names(cast)["Halvard Foods"].aliases


def test_brothers_with_names_one_letter_apart_stay_two() -> None:
    _, _, cast = cast_of("Pilot Marta Weiss and engineer Marty Weiss landed.")
    assert {"Marta Weiss", "Marty Weiss"} <= set(names(cast))


def test_no_reports_no_cast() -> None:
    assert merge_cast((), ()) == ()


def test_an_initial_goes_to_the_person_of_its_own_report() -> None:
    _, _, cast = cast_of(
        "The head, Gideon Marrick, spoke. It is signed G. Marrick.",
        "Gerda Marrick, a cousin, did not speak. Gerda Marrick left.",
    )
    assert "G. Marrick" in names(cast)["Gideon Marrick"].aliases
    assert "G. Marrick" not in names(cast)["Gerda Marrick"].aliases


def test_two_first_names_one_letter_apart_are_two_persons() -> None:
    _, _, cast = cast_of("Marta Klein fell on the ice.", "Maria Klein was at home.")
    assert {"Marta Klein", "Maria Klein"} <= set(names(cast))


def test_the_holder_of_one_office_by_a_wrong_first_name_is_one_person() -> None:
    _, _, cast = cast_of(
        "The mayor, Gideon Marrick, spoke. Gideon Marrick then left.",
        "Marrick is at home. Gideon Marrick, the mayor, is ill.",
        "The mayor, Gordon Marrick, is a liar, they say.",
    )
    assert "Gordon Marrick" in names(cast)["Gideon Marrick"].aliases


def test_an_office_that_one_person_has_in_a_story_is_an_alias() -> None:
    _, _, cast = cast_of("The mayor, Ada Lindt, resigned.", "“I am tired,” the mayor said.")
    assert "the mayor" in names(cast)["Ada Lindt"].aliases


def test_an_office_that_two_have_is_nobodys_alias() -> None:
    _, _, cast = cast_of("The mayor, Ada Lindt, spoke.", "The mayor of Olm, Jon Marsh, spoke.")
    assert all("the mayor" not in e.aliases for e in cast)


def test_a_speaker_called_by_his_office_is_named_by_another_report() -> None:
    told, analyses, cast = cast_of("The mayor, Ada Lindt, resigned.", "“Gone,” the mayor said.")
    span = Span(8, 17)
    assert span.of(told[1].text) == "the mayor"
    said = Quotation(Span(1, 6), Span(0, 7), "direct", speaker_span=span)
    resolved = resolve(told[1], replace(analyses[1], quotations=(said,)), cast)
    assert resolved.quotations[0].speaker == "Ada Lindt"


def test_a_papers_short_name_is_the_paper() -> None:
    _, _, cast = cast_of("The Olm Gazette has it.", "The Gazette said so. It was the Gazette.")
    assert [e.name for e in cast] == ["Olm Gazette"]


def test_a_name_is_one_person_however_its_umlaut_is_written() -> None:
    _, _, cast = cast_of(
        "Jörg Fränkel resigned. “Enough,” Fränkel said.",
        "Joerg Fraenkel has gone. Mr Fraenkel is 61.",
        "Jorg Frankel, the treasurer, resigned on Monday.",
    )
    assert len([e for e in cast if e.kind == "person"]) == 1


def test_two_of_one_surname_stay_two_over_all_reports() -> None:
    _, _, cast = cast_of(
        "Ada Lindt, the mayor, resigned. Her brother, Emil Lindt, did not.",
        "Emil Lindt runs the bakery. Ada Lindt has never worked there.",
    )
    assert {e.name for e in cast if e.kind == "person"} == {"Ada Lindt", "Emil Lindt"}
