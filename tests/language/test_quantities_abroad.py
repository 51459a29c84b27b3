"""Quantities in the languages other than English, and what holds of them in every language."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.language.numbers import find_numerals
from variorum.language.quantities import find_quantities
from variorum.model import Article, ArticleId, Block, CaptureId, Quantity, Sentence, Span


def quantities(text: str, language: str) -> list[Quantity]:
    blocks, start = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(Span(start, start + len(line)), "paragraph"))
        start += len(line) + 1
    read = Article(ArticleId("a"), CaptureId("c"), "in", text, tuple(blocks), language=language)
    said = tuple(Sentence(block.span, index) for index, block in enumerate(blocks))
    return list(find_quantities(read, said))


@pytest.mark.parametrize(
    ("language", "written", "value"),
    [
        ("de", "einundzwanzig", 21),
        ("de", "zweihundertfünf", 205),
        ("de", "dreihunderttausend", 300_000),
        ("de", "eine halbe Million", 500_000),
        ("de", "anderthalb Millionen", 1_500_000),
        ("de", "3,2 Milliarden", 3_200_000_000),
        ("de", "1.300", 1300),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "soixante et onze", 71),
        ("fr", "deux cent mille", 200_000),
        ("fr", "mille trois cents", 1300),
        ("fr", "un million et demi", 1_500_000),
        ("fr", "1 300", 1300),
        ("es", "treinta y dos mil", 32_000),
        ("es", "dos mil millones", 2_000_000_000),
        ("es", "3 mil millones", 3_000_000_000),
        ("es", "medio millón", 500_000),
        ("it", "ventitré", 23),
        ("it", "duecentomila", 200_000),
        ("it", "tre milioni", 3_000_000),
        ("nl", "tweeëntwintig", 22),
        ("nl", "anderhalf miljoen", 1_500_000),
        ("pt", "trinta e dois mil e quinhentos", 32_500),
        ("pt", "3,2 bilhões", 3_200_000_000),
        ("no", "to hundre og fem", 205),
        ("nb", "tjueto", 22),
        ("da", "femogtyve", 25),
        ("da", "halvtreds", 50),
        ("da", "halvanden million", 1_500_000),
        ("da", "3 mia.", 3_000_000_000),
        ("sv", "tjugotvå", 22),
        ("sv", "tvåhundra", 200),
    ],
)
def test_number_words_of_a_language_are_read_whole(
    language: str, written: str, value: float
) -> None:
    text = f"x {written} x"
    (numeral,) = find_numerals(text, language=language)
    assert text[numeral.start : numeral.end] == written
    assert numeral.value == Fraction(value)


@pytest.mark.parametrize(
    ("language", "text", "value", "of"),
    [
        ("de", "Zwei Drittel der Mitglieder", 2, 3),
        ("fr", "Un tiers des membres", 1, 3),
        ("es", "Dos tercios de los miembros", 2, 3),
        ("it", "La metà dei membri", 1, 2),
        ("nl", "Een derde van de leden", 1, 3),
        ("pt", "Metade dos membros", 1, 2),
        ("no", "To tredjedeler av medlemmene", 2, 3),
        ("da", "Halvdelen af medlemmerne", 1, 2),
        ("sv", "Hälften av medlemmarna", 1, 2),
    ],
)
def test_a_share_keeps_its_whole(language: str, text: str, value: int, of: int) -> None:
    (found,) = quantities(text, language)
    assert (found.low, found.out_of) == (value, of)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Satz stieg von 2 auf 5 Prozent."),
        ("fr", "Le taux est passé de 2 à 5 pour cent."),
        ("es", "La tasa pasó del 2 al 5 por ciento."),
        ("it", "Il tasso è salito dal 2 al 5 per cento."),
        ("nl", "Het tarief steeg van 2 naar 5 procent."),
        ("pt", "A taxa subiu de 2 para 5 por cento."),
        ("nb", "Satsen økte fra 2 til 5 prosent."),
        ("da", "Satsen steg fra 2 til 5 procent."),
        ("sv", "Satsen ökade från 2 till 5 procent."),
        ("en", "The rate rose from 2 to 5 per cent."),
    ],
)
def test_a_change_is_one_quantity_with_the_value_before_it(language: str, text: str) -> None:
    (found,) = quantities(text, language)
    assert (found.before, found.low, found.high, found.unit) == (2, 5, 5, "percent")
    assert found.span.of(text).startswith("2 ")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Zwischen 10 und 15 Personen kamen."),
        ("fr", "Entre 10 et 15 personnes sont venues."),
        ("es", "Vinieron entre 10 y 15 personas."),
        ("it", "Sono venute tra 10 e 15 persone."),
        ("nl", "Er kwamen tussen 10 en 15 mensen."),
        ("pt", "Vieram entre 10 e 15 pessoas."),
        ("nb", "Det kom mellom 10 og 15 personer."),
        ("da", "Der kom mellem 10 og 15 personer."),
        ("sv", "Det kom mellan 10 och 15 personer."),
    ],
)
def test_a_range_has_two_ends(language: str, text: str) -> None:
    (found,) = quantities(text, language)
    assert (found.low, found.high, found.bound, found.noun) == (10, 15, "range", "person")


@pytest.mark.parametrize(
    ("language", "text", "unit", "value"),
    [
        ("de", "Es kostet 3,2 Millionen Euro.", "EUR", 3.2e6),
        ("de", "Es kostet 20 Franken.", "CHF", 20),
        ("fr", "Cela coûte 3 M€.", "EUR", 3e6),
        ("es", "Cuesta 3.200 millones de euros.", "EUR", 3.2e9),
        ("it", "Costa 3,2 miliardi di euro.", "EUR", 3.2e9),
        ("nl", "Het kost 40 miljoen dollar.", "USD", 4e7),
        ("pt", "Custa R$ 3,2 milhões.", "BRL", 3.2e6),
        ("nb", "Det koster 40 millioner kroner.", "NOK", 4e7),
        ("da", "Det koster 40 millioner kroner.", "DKK", 4e7),
        ("sv", "Det kostar 40 miljoner kronor.", "SEK", 4e7),
        ("de", "Es sind 2,5 Prozentpunkte.", "percentage_point", 2.5),
        ("sv", "Det är 2,5 procentenheter.", "percentage_point", 2.5),
        ("fr", "Il reste 12 kilomètres.", "kilometre", 12),
    ],
)
def test_money_and_measures_have_the_same_names_in_each_language(
    language: str, text: str, unit: str, value: float
) -> None:
    (found,) = quantities(text, language)
    assert (found.unit, found.low) == (unit, value)


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("de", "Mindestens 40 Menschen kamen.", "at_least"),
        ("fr", "Plus de 40 personnes sont venues.", "more_than"),
        ("es", "Hasta 40 personas vinieron.", "at_most"),
        ("it", "Meno di 40 persone sono venute.", "less_than"),
        ("nl", "Ongeveer 40 mensen kwamen.", "about"),
        ("pt", "Pelo menos 40 pessoas vieram.", "at_least"),
        ("nb", "Nesten 40 personer kom.", "about"),
        ("da", "Flere end 40 mennesker kom.", "more_than"),
        ("sv", "Högst 40 personer kom.", "at_most"),
    ],
)
def test_bounds_are_read_in_each_language(language: str, text: str, bound: str) -> None:
    (found,) = quantities(text, language)
    assert (found.low, found.bound, found.noun) == (40, bound, "person")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Artikel 5 und Seite 12 im Jahr 2024."),
        ("fr", "L'article 5 et la page 12 en 2024."),
        ("es", "El artículo 5 y la página 12 en 2024."),
        ("it", "L'articolo 5 e la pagina 12 nel 2024."),
        ("nl", "Artikel 5 en pagina 12 in 2024."),
        ("pt", "O artigo 5 e a página 12 em 2024."),
        ("nb", "Artikkel 5 og side 12 i 2024."),
        ("da", "Artikel 5 og side 12 i 2024."),
        ("sv", "Artikel 5 och sida 12 från 2024."),
        ("de", "Das Spiel endete 3:1, das andere 2-0."),
        ("de", "Am 3. Platz und im 12. Stock wird gebaut."),
        ("nb", "Han kom på 3. plass og vant 2-1."),
        ("it", "Tu sei bravo e aspetti un quarto d'ora."),
        ("pt", "Reservou um quarto de hotel."),
        ("fr", "Il a attendu un quart d'heure et gagné 3-1."),
    ],
)
def test_numbers_in_names_and_years_count_nothing(language: str, text: str) -> None:
    assert quantities(text, language) == []


WORDS = {
    "de": "5 1.300 zwölf zwei Drittel der eine Million Euro Prozent von auf bis zu Menschen zwischen und",
    "fr": "5 1 300 deux tiers des un million d'euros pour cent de à plus personnes entre et vingt cent",
    "es": "5 1.300 dos tercios de los mil millones euros por ciento del al personas entre y medio cien",
    "it": "5 1.300 due terzi dei un milione di euro per cento dal al persone tra e mezzo cento mila",
    "nl": "5 1.300 twee derde van de een miljoen euro procent naar tot mensen tussen en anderhalf",
    "pt": "5 1.300 dois terços dos um milhão de reais R$ por cento para a pessoas entre e mil meio",
    "no": "5 1 300 to tredjedeler av en million kroner kr prosent fra til personer mellom og hundre",
    "da": "5 1.300 to tredjedele af en million kroner procent fra til personer mellem og halvanden",
    "sv": "5 1 300 två tredjedelar av en miljon kronor procent från till personer mellan och hundra",
    "en": "5 1,300 two thirds of the a million dollars per cent from to people between and half rose",
}
COMMON = ", . ( ) – - \n % € $5 12-15 999999999999999999999 0 2024 3, ‘ ’ m M".split(" ")


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_heap_of_number_words_gives_sound_quantities(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(sorted(WORDS)))
    pieces = st.sampled_from([*WORDS[language].split(" "), *COMMON])
    text = " ".join(data.draw(st.lists(pieces, max_size=25)))
    end = 0
    for found in quantities(text, language):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.low <= found.high
        assert (found.low < found.high) == (found.bound == "range")
        assert found.span.of(text) == found.span.of(text).strip()
        assert found.noun_span is None or found.noun_span.end <= len(text)
        assert found.out_of is None or found.out_of >= 1
        end = found.span.end


@settings(max_examples=100, deadline=None)
@given(st.integers(2, 999_999), st.sampled_from(["de", "es", "it", "nl", "pt", "da"]))
def test_digits_grouped_by_points_come_back_as_the_number(number: int, language: str) -> None:
    written = f"{number:,}".replace(",", ".")
    assert [n.value for n in find_numerals(f"x {written} x", language=language)] == [number]
