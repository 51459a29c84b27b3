"""Quotations, speakers, names and stances in languages other than English."""

from __future__ import annotations

import pytest
from tests.effort import assert_grows
from tests.language.language_minis import article

from variorum.language import analyse
from variorum.language.foreign import unread_in


def quotes(language: str, text: str) -> list[str]:
    """Each quotation as "words | cue | speaker as written | full name", or "words | use"."""
    told = article(text, language=language)
    rows = []
    for q in analyse(told).quotations:
        if q.use != "speech":
            rows.append(f"{q.outer.of(told.text)} | {q.use}")
            continue
        cue = q.cue.of(told.text) if q.cue else "-"
        written = q.speaker_span.of(told.text) if q.speaker_span else "-"
        rows.append(f"{q.outer.of(told.text)} | {cue} | {written} | {q.speaker or '-'}")
    return rows


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "„Wir haben lange gewartet“, sagte Bürgermeisterin Anna Weber am Montag.",
         ["„Wir haben lange gewartet“ | sagte | Bürgermeisterin Anna Weber | Anna Weber"]),
        ("de", "Am Dienstag sagte der Sprecher des Ministeriums, Jens Koch: »Das stimmt nicht.«",
         ["»Das stimmt nicht.« | sagte | der Sprecher des Ministeriums, Jens Koch | Jens Koch"]),
        ("de", "‚Komm sofort!‘, rief Anna Weber.",
         ["‚Komm sofort!‘ | rief | Anna Weber | Anna Weber"]),
        ("fr", "« Nous avons tout perdu », a déclaré la maire de Lorval, Claire Petit, mardi.",
         ["« Nous avons tout perdu » | a déclaré | la maire de Lorval, Claire Petit | Claire Petit"]),
        ("fr", "Selon Jean Morel, « rien n’est décidé ».",
         ["« rien n’est décidé » | Selon | Jean Morel | Jean Morel"]),
        ("fr", "« Le quai était vide, affirme Jean Morel. Il pleuvait. »",
         ["« Le quai était vide | affirme | Jean Morel | Jean Morel",
          "Il pleuvait. » | affirme | Jean Morel | Jean Morel"]),
        ("fr", "— Nous partons demain, dit Claire Petit. C’est fini.",
         ["— Nous partons demain | dit | Claire Petit | Claire Petit",
          "C’est fini. | dit | Claire Petit | Claire Petit"]),
        ("es", "«No sabemos nada», dijo el lunes el alcalde de Villarta, Pedro Gil.",
         ["«No sabemos nada» | dijo | el alcalde de Villarta, Pedro Gil | Pedro Gil"]),
        ("es", "—Nos vamos —dijo Ana Ruiz—. Ya está.",
         ["—Nos vamos | dijo | Ana Ruiz | Ana Ruiz", "Ya está. | dijo | Ana Ruiz | Ana Ruiz"]),
        ("it", "«Non sappiamo nulla», ha detto il sindaco di Montelago, Paolo Riva.",
         ["«Non sappiamo nulla» | ha detto | il sindaco di Montelago, Paolo Riva | Paolo Riva"]),
        ("nl", "‘We weten van niets’, zei burgemeester Jan de Vries maandag.",
         ["‘We weten van niets’ | zei | burgemeester Jan de Vries | Jan de Vries"]),
        ("pt", "“Não sabemos de nada”, disse a prefeita Ana Souza.",
         ["“Não sabemos de nada” | disse | a prefeita Ana Souza | Ana Souza"]),
        ("no", "– Vi er glade, sier ordfører Kari Berg. – Dette er bra.",
         ["– Vi er glade | sier | ordfører Kari Berg | Kari Berg",
          "– Dette er bra. | sier | ordfører Kari Berg | Kari Berg"]),
        ("da", "»Vi ved intet«, siger borgmester Lars Holm.",
         ["»Vi ved intet« | siger | borgmester Lars Holm | Lars Holm"]),
        ("sv", "”Vi vet ingenting”, säger Karin Lund, talesperson för polisen.",
         ["”Vi vet ingenting” | säger | Karin Lund | Karin Lund"]),
    ],
)  # fmt: skip
def test_marks_cue_and_speaker_are_those_of_the_language(
    language: str, text: str, expected: list[str]
) -> None:
    assert quotes(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Film „Die lange Nacht“ läuft in Bremen."),
        ("de", "Die sogenannte „Lösung“ kostet viel Geld."),
        ("fr", "Le film « La nuit rouge » sort mercredi."),
        ("es", "La novela «El puente» salió en mayo."),
        ("sv", "Filmen ”Den långa natten” visas i kväll."),
    ],
)
def test_titles_and_scare_marks_are_nobodys_words(language: str, text: str) -> None:
    assert [row.rpartition(" | ")[2] for row in quotes(language, text)] in (["title"], ["scare"])


def test_a_quotation_alone_takes_the_speaker_before_it() -> None:
    rows = quotes("de", "„Es ist kalt hier“, sagte Anna Weber. „Wir gehen jetzt lieber heim.“")
    assert rows[1].endswith("Anna Weber")


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("de", "„Wir gehen jetzt“, schrieb Anna Weber.", True),
        ("fr", "« Nous partons demain », a écrit Claire Petit.", True),
        ("nl", "‘We gaan nu weg’, zei Jan Bos.", False),
    ],
)
def test_words_that_were_written_are_marked_so(language: str, text: str, written: bool) -> None:
    (quotation,) = analyse(article(text, language=language)).quotations
    assert quotation.written is written


def test_a_list_with_hyphens_is_no_dialogue() -> None:
    assert quotes("no", "- tre egg\n- to liter melk\n- litt salt") == []


def names(language: str, text: str) -> list[str]:
    told = article(text, language=language)
    return [f"{m.name} {m.kind}" for m in analyse(told).mentions]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Der Geiger Anton Kern zog im Mai nach Lübeck. Kern freut sich.",
         ["Anton Kern person", "Lübeck place", "Anton Kern person"]),
        ("de", "Im Januar stieg die Zahl der Anträge um ein Drittel.", []),
        ("fr", "La ministre Rose Valin vit à Dijon.", ["Rose Valin person", "Dijon place"]),
        ("es", "La Asociación de Vecinos premió a Pedro Gil.",
         ["Asociación de Vecinos organisation", "Pedro Gil person"]),
        ("nl", "Cellist Pieter van der Wal verhuisde naar Gent.",
         ["Pieter van der Wal person", "Gent place"]),
        ("sv", "Cellisten Hjalmar Öhman flyttade från Umeå till Malmö.",
         ["Hjalmar Öhman person", "Umeå place", "Malmö place"]),
    ],
)  # fmt: skip
def test_names_are_told_by_capitals_and_what_stands_beside_them(
    language: str, text: str, expected: list[str]
) -> None:
    assert names(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Das Ministerium wollte sich nicht äußern.", "declined Das Ministerium"),
        ("de", "Die Firma dementierte den Bericht.", "denied Die Firma"),
        ("fr", "La société a refusé de commenter.", "declined La société"),
        ("fr", "Le préfet a démenti l’information.", "denied Le préfet"),
        ("es", "La empresa no respondió a las preguntas.", "no_response La empresa"),
        ("es", "El gobierno negó las acusaciones.", "denied El gobierno"),
        ("it", "L'azienda ha smentito la notizia.", "denied L'azienda"),
        ("nl", "Het ministerie wilde niet reageren.", "declined Het ministerie"),
        ("pt", "A empresa não quis comentar.", "declined A empresa"),
        ("no", "Politiet bekreftet dødsfallet.", "confirmed Politiet"),
        ("da", "Ministeriet er ikke vendt tilbage.", "no_response Ministeriet"),
        ("sv", "Bolaget förnekar uppgifterna.", "denied Bolaget"),
    ],
)
def test_the_commonest_stances_are_found(language: str, text: str, expected: str) -> None:
    told = article(text, language=language)
    (stance,) = analyse(told).stances
    assert stance.agent_span is not None
    assert f"{stance.kind} {stance.agent_span.of(told.text)}" == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Er bestätigte den Bericht nicht."),
        ("es", "El alcalde no negó la noticia."),
        ("it", "Il sindaco non ha smentito la notizia."),
        ("no", "Politiet bekreftet ikke dødsfallet."),
    ],
)
def test_what_is_negated_is_no_stance_abroad_either(language: str, text: str) -> None:
    assert [s.kind for s in analyse(article(text, language=language)).stances] == []


def test_of_a_language_without_tables_only_marks_are_read_and_that_is_said() -> None:
    told = article("”Emme tiedä mitään”, sanoi Aino Laine. Juna oli myöhässä.", language="fi")
    reading = analyse(told)
    assert [q.outer.of(told.text) for q in reading.quotations] == ["”Emme tiedä mitään”"]
    assert [q.speaker for q in reading.quotations] == [None]
    assert len(reading.sentences) == 2
    assert {"speakers", "names", "dates", "quantities", "stances"} <= set(reading.unread)


def test_english_leaves_nothing_unread() -> None:
    assert unread_in("en") == unread_in("en-GB") == ()
    assert "names" not in unread_in("pt-BR")


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("de", "Er blieb z. B. nie lange. Dann ging er.", "Er blieb z. B. nie lange."),
        ("es", "El Sr. Gil y la Dra. Ruiz no se hablan. Viven lejos.",
         "El Sr. Gil y la Dra. Ruiz no se hablan."),
        ("fr", "Voir l’art. 12 du texte. Le reste suit.", "Voir l’art. 12 du texte."),
        ("nl", "Dhr. Bos en mevr. Smit wonen hier. Ze zwijgen.",
         "Dhr. Bos en mevr. Smit wonen hier."),
    ],
)  # fmt: skip
def test_abbreviations_of_the_language_end_no_sentence(
    language: str, text: str, first: str
) -> None:
    told = article(text, language=language)
    assert analyse(told).sentences[0].span.of(told.text) == first


@pytest.mark.parametrize("language", ["de", "fr", "es", "no"])
@pytest.mark.parametrize(
    "piece",
    ["„Ja“, sagte Anna Kern, ", "« Oui, dit-il, ", "— Oui, dit Anna\n", "«Sí», dijo ", "Anna, ",
     "selon Anna « oui » ", "a refusé de commenter ", "l'"],
)  # fmt: skip
def test_hostile_text_in_any_language_is_read_in_linear_time(language: str, piece: str) -> None:
    small, large = (article(piece * times + ".", language=language) for times in (200, 800))
    assert_grows(lambda: analyse(small), lambda: analyse(large), most=8)


def test_each_dashed_line_is_an_utterance_of_its_own() -> None:
    told = article(
        "«Det er kaldt her ute», sier Kari Berg.\n– Vi drar hjem nå, sier Per Dahl.", language="no"
    )
    groups = [q.group for q in analyse(told).quotations]
    assert len(set(groups)) == 2


def test_a_dash_in_mid_paragraph_opens_words_where_the_press_writes_so() -> None:
    rows = quotes(
        "no", "Kari Lie avviser kritikken. – Jeg har ikke sett brevet, sier Lie til avisa."
    )
    assert rows == ["– Jeg har ikke sett brevet | sier | Lie | Kari Lie"]
    assert quotes("de", "Sie lehnt das ab. – Mehr dazu morgen.") == []


def test_the_paper_that_was_told_is_no_speech() -> None:
    rows = quotes("de", "„So war es noch nie“, sagte Einsatzleiter Karl Brandt der „Seezeitung“.")
    assert rows == [
        "„So war es noch nie“ | sagte | Einsatzleiter Karl Brandt | Karl Brandt",
        "„Seezeitung“ | name",
    ]
