"""Words of the calendar: months, days of the week and near days, in nine languages."""

from __future__ import annotations

from collections.abc import Mapping


def _numbered(words: str, *, start: int = 1) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), start=start)}


ENGLISH_MONTHS: Mapping[str, int] = _numbered(
    """january february march april may june july august september october november
    december"""
)
# Short forms are read only beside a day or a year.
SHORT_MONTHS: Mapping[str, int] = {
    **_numbered("jan feb mar apr may jun jul aug sep oct nov dec"),
    "sept": 9,
}
MONTHS: Mapping[str, Mapping[str, int]] = {
    "en": ENGLISH_MONTHS,
    "de": {
        **_numbered(
            """januar februar märz april mai juni juli august september oktober november
            dezember"""
        ),
        "jänner": 1,
    },
    "fr": _numbered(
        """janvier février mars avril mai juin juillet août septembre octobre novembre
        décembre"""
    ),
    "es": {
        **_numbered(
            """enero febrero marzo abril mayo junio julio agosto septiembre octubre
            noviembre diciembre"""
        ),
        "setiembre": 9,
    },
    "it": _numbered(
        """gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre
        novembre dicembre"""
    ),
    "nl": _numbered(
        """januari februari maart april mei juni juli augustus september oktober november
        december"""
    ),
    "pt": _numbered(
        """janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro
        dezembro"""
    ),
    "ms": {
        **_numbered(
            """januari februari mac april mei jun julai ogos september oktober november
            disember"""
        ),
    },
    "id": _numbered(
        """januari februari maret april mei juni juli agustus september oktober november
        desember"""
    ),
}
ALL_MONTHS: Mapping[str, int] = {
    word: number for table in MONTHS.values() for word, number in table.items()
}

# Monday is 0, as in the standard library.
WEEKDAYS: Mapping[str, Mapping[str, int]] = {
    "en": _numbered("monday tuesday wednesday thursday friday saturday sunday", start=0),
    "de": {
        **_numbered("montag dienstag mittwoch donnerstag freitag samstag sonntag", start=0),
        "sonnabend": 5,
    },
    "fr": _numbered("lundi mardi mercredi jeudi vendredi samedi dimanche", start=0),
    "es": _numbered("lunes martes miércoles jueves viernes sábado domingo", start=0),
    "it": _numbered("lunedì martedì mercoledì giovedì venerdì sabato domenica", start=0),
    "nl": _numbered("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag", start=0),
    "pt": _numbered(
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo", start=0
    ),
    "ms": {**_numbered("isnin selasa rabu khamis jumaat sabtu ahad", start=0)},
    "id": {**_numbered("senin selasa rabu kamis jumat sabtu minggu", start=0)},
}
SHORT_WEEKDAYS: Mapping[str, int] = {
    **_numbered("mon tue wed thu fri sat sun", start=0),
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
# Days counted from the day of publication.
NEAR_DAYS: Mapping[str, Mapping[str, int]] = {
    "en": {
        "today": 0,
        "tonight": 0,
        "yesterday": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
        "this morning": 0,
        "this afternoon": 0,
        "this evening": 0,
        "last night": -1,
    },
    "de": {"heute": 0, "gestern": -1, "vorgestern": -2, "übermorgen": 2},
    "fr": {"aujourd'hui": 0, "hier": -1, "avant-hier": -2, "demain": 1},
    "es": {"hoy": 0, "ayer": -1, "anteayer": -2},
    "it": {"oggi": 0, "ieri": -1, "domani": 1},
    "nl": {"vandaag": 0, "gisteren": -1, "eergisteren": -2},
    "pt": {"hoje": 0, "ontem": -1, "anteontem": -2, "amanhã": 1},
    "ms": {"hari ini": 0, "semalam": -1, "kelmarin": -1},
    "id": {"hari ini": 0, "kemarin": -1, "besok": 1},
}

# Parts of a day as hours from its midnight; wide, because usage is.
DAY_PARTS: Mapping[str, tuple[int, int]] = {
    "morning": (0, 12),
    "lunchtime": (11, 15),
    "afternoon": (12, 19),
    "evening": (16, 24),
    "night": (17, 30),
    "overnight": (17, 33),
}
# Parts of a month or a year, as shares of it in thirds and halves.
SEASONS: Mapping[str, tuple[int, int]] = {
    "spring": (3, 6),
    "summer": (6, 9),
    "autumn": (9, 12),
    "fall": (9, 12),
}
