"""Words and signs of numbers, in English and, for small numbers, in eight more languages."""

from __future__ import annotations

from collections.abc import Mapping

ONES = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen
        fourteen fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
TENS["fourty"] = 40  # a common misspelling
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
# Parts of a whole; the plural is made by -s, "half" apart.
PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}

# Scale words and signs after digits, by language family; "m" and "b" only attached.
SIGNS: Mapping[str, int] = {
    **{word: value for word, value in SCALES.items() if word != "hundred"},
    "mln": 1_000_000,
    "mn": 1_000_000,
    "mio": 1_000_000,
    "mio.": 1_000_000,
    "bn": 1_000_000_000,
    "mrd": 1_000_000_000,
    "mrd.": 1_000_000_000,
    "tn": 1_000_000_000_000,
    "trn": 1_000_000_000_000,
    "tausend": 1_000,
    "millionen": 1_000_000,
    "milliarde": 1_000_000_000,
    "milliarden": 1_000_000_000,
    "millions": 1_000_000,
    "milliard": 1_000_000_000,
    "milliards": 1_000_000_000,
    "mil millones": 1_000_000_000,
    "millón": 1_000_000,
    "millones": 1_000_000,
    "milioni": 1_000_000,
    "milione": 1_000_000,
    "miliardi": 1_000_000_000,
    "miliardo": 1_000_000_000,
    "milhões": 1_000_000,
    "milhão": 1_000_000,
    "miljoen": 1_000_000,
    "miljard": 1_000_000_000,
    "lakh": 100_000,
    "crore": 10_000_000,
    "juta": 1_000_000,
    "ribu": 1_000,
}
ATTACHED = {
    "k": 1_000,
    "m": 1_000_000,
    "b": 1_000_000_000,
    "bn": 1_000_000_000,
    "mn": 1_000_000,
    "tn": 1_000_000_000_000,
    "mm": 1_000_000,
}

# Words for small numbers in other languages; two-word numbers are left alone.
FOREIGN: Mapping[str, Mapping[str, int]] = {
    "de": {
        word: value
        for value, word in enumerate(
            """zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn
            fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig""".split(),
            start=2,
        )
    },
    "fr": {
        word: value
        for value, word in enumerate(
            """deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze
            quinze seize dix-sept dix-huit dix-neuf vingt""".split(),
            start=2,
        )
    },
    "es": {
        word: value
        for value, word in enumerate(
            """dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce
            quince dieciséis diecisiete dieciocho diecinueve veinte""".split(),
            start=2,
        )
    },
    "it": {
        word: value
        for value, word in enumerate(
            """due tre quattro cinque sei sette otto nove dieci undici dodici tredici
            quattordici quindici sedici diciassette diciotto diciannove venti""".split(),
            start=2,
        )
    },
    "nl": {
        word: value
        for value, word in enumerate(
            """twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien
            vijftien zestien zeventien achttien negentien twintig""".split(),
            start=2,
        )
    },
    "pt": {
        word: value
        for value, word in enumerate(
            """dois três quatro cinco seis sete oito nove dez onze doze treze catorze
            quinze dezesseis dezessete dezoito dezenove vinte""".split(),
            start=2,
        )
    },
    "ms": {
        word: value
        for value, word in enumerate(
            """dua tiga empat lima enam tujuh lapan sembilan sepuluh sebelas""".split(), start=2
        )
    },
}
FOREIGN = {**FOREIGN, "id": {**FOREIGN["ms"], "delapan": 8}}
# Languages that write 1.300,5 where English writes 1,300.5.
COMMA_DECIMAL = frozenset("de fr es it nl pt id da sv no nb fi pl cs tr ru el ro hu".split())
# Languages that part thousands by a plain space.
SPACED = frozenset("fr es pt it de nl sv no nb da fi pl cs sk ru uk bg hu".split())
