from __future__ import annotations

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
