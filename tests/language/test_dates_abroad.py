"""Dates in the languages other than English, and what holds of dates in every language."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import assert_grows

from variorum.language.dates import find_whens
from variorum.language.quantities import find_quantities
from variorum.model import Article, ArticleId, Block, CaptureId, Fact, Sentence, Span, When

LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pt", "no", "nb", "nn", "da", "sv"]


def article(text: str, language: str, published: str | None = "2031-05-14") -> Article:
    """An article of one paragraph for each line; 14 May 2031 is a Wednesday."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(Span(start, start + len(line)), "paragraph"))
        start += len(line) + 1
    fact = Fact(published, "given") if published else None
    return Article(
        ArticleId("a"), CaptureId("c"), "in", text, tuple(blocks), published=fact, language=language
    )


def whens(text: str, language: str, published: str | None = "2031-05-14") -> list[When]:
    read = article(text, language, published)
    said = tuple(Sentence(block.span, index) for index, block in enumerate(read.blocks))
    return list(find_whens(read, said))


def told(text: str, language: str) -> list[str]:
    return [
        " | ".join(
            [
                when.span.of(text),
                when.earliest.removesuffix("T00:00"),
                when.latest.removesuffix("T00:00"),
            ]
        )
        for when in whens(text, language)
    ]


# One fact in nine languages: a full date with its time of day.
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am 3. März 2030 um 18.37 Uhr fiel der Strom aus."),
        ("fr", "Le 3 mars 2030 à 18h37, le courant fut coupé."),
        ("es", "El 3 de marzo de 2030 a las 18:37 se fue la luz."),
        ("it", "Il 3 marzo 2030 alle 18.37 mancò la luce."),
        ("nl", "Op 3 maart 2030 om 18.37 uur viel de stroom uit."),
        ("pt", "Em 3 de março de 2030, às 18h37, faltou luz."),
        ("nb", "Den 3. mars 2030 klokken 18.37 gikk strømmen."),
        ("da", "Den 3. marts 2030 klokken 18.37 gik strømmen."),
        ("sv", "Den 3 mars 2030 klockan 18.37 gick strömmen."),
    ],
)
def test_a_date_with_its_time_is_read_in_each_language(language: str, text: str) -> None:
    (when,) = whens(text, language)
    assert (when.earliest, when.precision) == ("2030-03-03T18:37", "minute")
    assert not when.anchored


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Ende Juni 2029 war es nass.", "Ende Juni 2029"),
        ("fr", "Fin juin 2029, il pleuvait.", "Fin juin 2029"),
        ("es", "A finales de junio de 2029 llovía.", "A finales de junio de 2029"),
        ("it", "A fine giugno 2029 pioveva.", "fine giugno 2029"),
        ("nl", "Eind juni 2029 regende het.", "Eind juni 2029"),
        ("pt", "No final de junho de 2029 chovia.", "No final de junho de 2029"),
        ("nb", "I slutten av juni 2029 regnet det.", "slutten av juni 2029"),
        ("da", "I slutningen af juni 2029 regnede det.", "slutningen af juni 2029"),
        ("sv", "I slutet av juni 2029 regnade det.", "slutet av juni 2029"),
    ],
)
def test_the_end_of_a_month_stays_coarse_in_each_language(
    language: str, text: str, expected: str
) -> None:
    assert [line.casefold() for line in told(text, language)] == [
        f"{expected} | 2029-06-21 | 2029-07-01".casefold()
    ]
    assert whens(text, language)[0].precision == "month"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Es brannte vergangenen Freitag."),
        ("fr", "Le feu a pris vendredi dernier."),
        ("es", "Ardió el viernes pasado."),
        ("it", "L'incendio è scoppiato venerdì scorso."),
        ("nl", "Het brandde afgelopen vrijdag."),
        ("pt", "O fogo começou na sexta-feira passada."),
        ("nb", "Det brant forrige fredag."),
        ("da", "Det brændte sidste fredag."),
        ("sv", "Det brann i fredags."),
    ],
)
def test_last_friday_is_the_one_before_publication(language: str, text: str) -> None:
    (when,) = whens(text, language)
    assert (when.earliest, when.latest) == ("2031-05-09T00:00", "2031-05-10T00:00")
    assert when.anchored


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Gericht wird am Montag entscheiden."),
        ("fr", "Le tribunal se prononcera lundi."),
        ("es", "El tribunal decidirá el lunes."),
        ("it", "Il tribunale deciderà lunedì."),
        ("nl", "De rechtbank zal maandag beslissen."),
        ("pt", "O tribunal decidirá na segunda-feira."),
        ("nb", "Retten skal avgjøre saken mandag."),
        ("da", "Retten vil afgøre sagen mandag."),
        ("sv", "Rätten ska avgöra saken på måndag."),
    ],
)
def test_a_verb_that_looks_ahead_makes_a_weekday_the_next_one(language: str, text: str) -> None:
    (when,) = whens(text, language)
    assert when.earliest == "2031-05-19T00:00"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Er starb vor zwei Tagen."),
        ("fr", "Il est mort il y a deux jours."),
        ("es", "Murió hace dos días."),
        ("it", "È morto due giorni fa."),
        ("nl", "Hij stierf twee dagen geleden."),
        ("pt", "Morreu há dois dias."),
        ("nb", "Han døde for to dager siden."),
        ("da", "Han døde for to dage siden."),
        ("sv", "Han dog för två dagar sedan."),
    ],
)
def test_two_days_ago_is_counted_from_publication(language: str, text: str) -> None:
    (when,) = whens(text, language)
    assert when.earliest == "2031-05-12T00:00"


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "It met on Tuesday, 8 May 2031.", "Tuesday"),
        ("de", "Am Dienstag, dem 8. Mai 2031, tagte er.", "Dienstag"),
        ("fr", "Le mardi 8 mai 2031, il siégeait.", "mardi"),
        ("es", "El martes, 8 de mayo de 2031, se reunió.", "martes"),
        ("it", "Martedì 8 maggio 2031 si riunì.", "Martedì"),
        ("nl", "Op dinsdag 8 mei 2031 kwam hij bijeen.", "dinsdag"),
        ("pt", "Na terça-feira, 8 de maio de 2031, reuniu-se.", "terça-feira"),
        ("nb", "Tirsdag 8. mai 2031 møttes de.", "Tirsdag"),
        ("da", "Tirsdag den 8. maj 2031 mødtes de.", "Tirsdag"),
        ("sv", "Tisdagen den 8 maj 2031 möttes de.", "Tisdagen"),
    ],
)
def test_a_weekday_that_contradicts_its_date_is_noticed(
    language: str, text: str, word: str
) -> None:
    (when,) = whens(text, language)
    assert (when.earliest, when.clash) == ("2031-05-08T00:00", word)
    # 6 May 2031 is a Tuesday.
    (fitting,) = whens(text.replace("8", "6"), language)
    assert fitting.clash == ""


@pytest.mark.parametrize("language", ["und", "fi", "ja", "xx", ""])
def test_nothing_is_found_in_a_language_that_is_not_read(language: str) -> None:
    text = "Am 3. März 2030, on 3 March 2030, 2030-03-03, 40 people."
    assert whens(text, language) == []
    assert find_quantities(article(text, language), ()) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am Morgen regnete es; montags ist zu; ein Mann mit 12 Hunden."),
        ("fr", "Les marcheurs et les mars, tous les lundis."),
        ("fr", "Il a été dernier."),
        ("es", "Por la mañana llovía; todos los lunes cierra."),
        ("it", "Ogni lunedì chiude."),
        ("nl", "In de morgen regende het; elke maandag dicht."),
        ("pt", "Toda segunda-feira fecha; a segunda metade."),
        ("nb", "Hver mandag er det stengt."),
        ("sv", "Varje måndag är det stängt."),
    ],
)
def test_what_only_looks_like_a_date_is_left_alone_abroad(language: str, text: str) -> None:
    assert told(text, language) == []


WORDS = {
    "de": "am 12. 3 März Mai 2029 Montag letzte Woche vor zwei Tagen Ende um 18.37 Uhr gestern bis und",
    "fr": "le 12 1er mars mai 2029 lundi dernier la semaine dernière il y a deux jours fin à 18h37 hier au",
    "es": "el 12 de marzo mayo 2029 lunes pasado la semana hace dos días a finales a las 18:37 ayer al y",
    "it": "il 12 marzo maggio del 2029 lunedì scorso settimana scorsa due giorni fa fine alle 18.37 ieri al",
    "nl": "op 12 maart mei 2029 maandag vorige week twee dagen geleden eind om 18.37 uur gisteren tot en",
    "pt": "em 12 de março maio 2029 segunda-feira passada semana há dois dias final de às 18h37 ontem a",
    "no": "den 12. mars mai 2029 mandag forrige uke for to dager siden slutten av klokken 18.37 i går til",
    "da": "den 12. marts maj 2029 mandag sidste uge for to dage siden slutningen af kl. 18.37 i går til og",
    "sv": "den 12 mars maj 2029 måndag förra veckan för två dagar sedan slutet av klockan 18.37 i går till",
    "en": "on 12 March May 2029 Monday last week two days ago late at 18:37 yesterday to and between from",
}
COMMON = ", . ( ) – - \n ' ’ 0 31 32 99 1999 2030-02-30 12.05.2030 24:61 00:00 9999 Q3 999".split(
    " "
)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_heap_of_date_words_gives_ordered_spans_in_every_language(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(sorted(WORDS)))
    pieces = st.sampled_from([*WORDS[language].split(" "), *COMMON])
    text = " ".join(data.draw(st.lists(pieces, max_size=25)))
    published = data.draw(st.sampled_from(["2031-05-14", "2031-01-01", "2032-02-29", "2031", None]))
    end = 0
    for when in whens(text, language, published):
        assert end <= when.span.start < when.span.end <= len(text)
        assert when.earliest < when.latest
        assert datetime.fromisoformat(when.earliest) < datetime.fromisoformat(when.latest)
        assert when.span.of(text) == when.span.of(text).strip()
        assert not when.clash or when.clash in when.span.of(text)
        end = when.span.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120), st.sampled_from(LANGUAGES))
def test_any_text_is_read_without_an_error_in_every_language(text: str, language: str) -> None:
    whens(text, language)
    find_quantities(article(text, language), ())


HOSTILE = {
    "digits": "7",
    "dates": "12 May ",
    "days alone": "12 ",
    "months": "March ",
    "years": "2029 ",
    "weekdays": "Monday ",
    "times": "18:37 ",
    "tied": "12-",
    "dotted": "1.2.",
    "prepositions": "from between ",
    "units": "last week ",
    "marks": "“",
    "per cents": "% ",
    "controls": "\x00\x1b\u202e",
    "surrogates": "\ud800 5 ",
    "spaces": " ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_time_grows_in_proportion_to_a_hostile_text(piece: str, language: str) -> None:
    def read(told: Article) -> None:
        find_whens(told, ())
        find_quantities(told, ())

    once, twice = (article(piece * (size // len(piece)), language) for size in (10_000, 20_000))
    assert_grows(lambda: read(once), lambda: read(twice), most=3)
