from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.language.language_minis import article

from variorum.language.reading import analyse
from variorum.language.tongues.crediting import CREDITING
from variorum.language.tongues.speech import tongue_of


def sources(language: str, text: str) -> set[str]:
    """The sources of all credits of one paragraph in a language."""
    return {c.source for c in analyse(article(text, language=language)).credits}


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("de", "Die Brücke bleibt zu, wie das Verkehrsamt mitteilte.", "Verkehrsamt"),
        ("de", "„Sie hält“, sagte Ute Kamp dem »Tagesboten«.", "Tagesboten"),
        ("de", "Das bestätigte der Betreiber der »Küstenpost«.", "Küstenpost"),
        ("de", "Das geht aus Akten hervor, die dem Seeblick vorliegen.", "Seeblick"),
        ("de", "Es war ein Versehen, heißt es in einer Mitteilung.", "Mitteilung"),
        ("fr", "« Il tient », a confié Luc Vannier à La Vigie.", "La Vigie"),
        ("fr", "Le pont est fermé, ont annoncé les pompiers.", "pompiers"),
        ("fr", "Une lettre consultée par La Vigie le prouve.", "La Vigie"),
        ("es", "«Aguanta», dijo a El Vigía su dueña, Ana Solar.", "El Vigía"),
        ("es", "Según ha podido saber El Vigía, el puente se cierra.", "El Vigía"),
        ("it", "«Tiene», ha detto al Corriere Alpino il custode, Ugo Salvi.", "Corriere Alpino"),
        ("it", "Il ponte è chiuso, riferiscono i vigili del fuoco.", "vigili del fuoco"),
        ("nl", "De brug is dicht, meldt Rivierbeheer.", "Rivierbeheer"),
        ("nl", "'Hij houdt', zegt Wim Post tegen de Dijkbode.", "Dijkbode"),
        ("pt", "“Aguenta”, disse ao Jornal da Ria o mestre Rui Vale.", "Jornal da Ria"),
        ("pt", "Os contratos, a que o Diário Norte teve acesso, mentem.", "Diário Norte"),
        ("no", "– Den holder, sier vaktmester Knut Lie til Elveposten.", "Elveposten"),
        ("da", "Broen er lukket, oplyser Vejtilsynet.", "Vejtilsynet"),
        ("sv", "Bron är stängd, enligt Vägverket.", "Vägverket"),
    ],
)
def test_a_report_in_another_language_says_where_it_has_something_from(
    language: str, text: str, source: str
) -> None:
    assert source in sources(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "„Sie hält“, sagte Ute Kamp dem Richter."),
        ("fr", "Selon la loi, le pont ferme à minuit."),
        ("es", "El puente costó 3 millones, para alegría de Ana Solar."),
        ("it", "Ha tenuto acceso il faro per quarant'anni."),
        ("de", "Umgerechnet 13 Millionen Euro habe die Stadt ausgegeben."),
    ],
)
def test_hearers_laws_and_spans_of_time_are_no_sources(language: str, text: str) -> None:
    named = sources(language, text)
    assert not named - {"Ute Kamp"}


def test_every_language_with_tables_of_speech_has_words_of_crediting() -> None:
    for tag in CREDITING:
        tongue = tongue_of(tag)
        assert tongue is not None
        assert tongue.tag == tag


@given(
    st.sampled_from(sorted(CREDITING)), st.text(alphabet="»«„“\"'– ,.:;SasatADer\n", max_size=80)
)
def test_any_text_gives_credits_that_lie_in_it(language: str, text: str) -> None:
    written = article(text or ".", language=language)
    for found in analyse(written).credits:
        assert 0 <= found.span.start < found.span.end <= len(written.text)
        assert found.source
