from __future__ import annotations

import pytest

from variorum.text.tongue import language_of


def test_languages_are_told_where_there_is_enough_text() -> None:
    assert (
        language_of(
            "Die Brücke ist in der Nacht vom Fluss mitgerissen worden, sagte die Polizei am Morgen."
        )
        == "de"
    )
    assert language_of("Nei.") == "und"
    assert language_of("Nei.", said="nb-NO") == "no"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry was late, she said.", "en"),
        ("Die Fähre war nicht da.", "de"),
        ("Le bac est en retard.", "fr"),
        ("El barco no ha llegado.", "es"),
        ("Il battello non è arrivato.", "it"),
        ("De boot is te laat.", "nl"),
        ("O barco não chegou.", "pt"),
        ("Ferja ble ikke forsinket.", "no"),
        ("Färjan är inte här.", "sv"),
    ],
)
def test_a_short_sentence_is_told_by_its_small_words(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_text_of_names_alone_is_of_no_language() -> None:
    assert language_of("Selby Orr") == "und"
