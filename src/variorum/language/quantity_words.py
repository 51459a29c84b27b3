"""Words about quantities: units of measure and money, bounds, and the nouns of casualties."""

from __future__ import annotations

from collections.abc import Mapping

# Written form in lower case -> normal name. Symbols are matched as written.
UNITS: Mapping[str, str] = {
    written: name
    for name, forms in {
        "percent": "%|percent|per cent|per-cent|pct",
        "percentage_point": "percentage point|percentage points|percent point|percent points|pp",
        "kilometre": "km|kms|kilometre|kilometres|kilometer|kilometers",
        "metre": "metre|metres|meter|meters",
        "centimetre": "cm|centimetre|centimetres|centimeter|centimeters",
        "millimetre": "mm|millimetre|millimetres|millimeter|millimeters",
        "mile": "mile|miles",
        "foot": "ft|foot|feet",
        "inch": "inch|inches",
        "yard": "yard|yards",
        "nautical mile": "nautical mile|nautical miles",
        "kilogram": "kg|kgs|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes",
        "gram": "g|gram|grams|gramme|grammes",
        "tonne": "tonne|tonnes|metric ton|metric tons",
        "ton": "ton|tons",
        "pound": "lb|lbs|pound|pounds",
        "ounce": "oz|ounce|ounces",
        "stone": "stone",
        "litre": "litre|litres|liter|liters",
        "gallon": "gallon|gallons",
        "barrel": "barrel|barrels",
        "hectare": "hectare|hectares|ha",
        "acre": "acre|acres",
        "square kilometre": "sq km|km²|km2|square kilometre|square kilometres|square kilometer"
        "|square kilometers",
        "square mile": "sq miles|square mile|square miles",
        "square metre": "sq m|m²|m2|square metre|square metres|square meter|square meters",
        "square foot": "sq ft|square foot|square feet",
        "cubic metre": "m³|cubic metre|cubic metres|cubic meter|cubic meters",
        "kilometre per hour": "km/h|kmh|kph|kilometres per hour|kilometers per hour"
        "|kilometres an hour|kilometers an hour",
        "mile per hour": "mph|miles per hour|miles an hour",
        "knot": "knot|knots",
        "degree": "degree|degrees|°",
        "degree Celsius": "°c|° c|degrees celsius|degree celsius|degrees centigrade|degrees c",
        "degree Fahrenheit": "°f|° f|degrees fahrenheit|degree fahrenheit|degrees f",
        "watt": "watt|watts",
        "kilowatt": "kw|kilowatt|kilowatts",
        "megawatt": "mw|megawatt|megawatts",
        "gigawatt": "gw|gigawatt|gigawatts",
        "kilowatt hour": "kwh|kilowatt hours|kilowatt-hours",
        "megabyte": "mb|megabyte|megabytes",
        "gigabyte": "gb|gigabyte|gigabytes",
        "terabyte": "tb|terabyte|terabytes",
        "second": "seconds|secs",
        "minute": "minute|minutes|min|mins",
        "hour": "hour|hours|hr|hrs",
        "day": "day|days",
        "week": "week|weeks|wk|wks",
        "fortnight": "fortnight|fortnights",
        "month": "month|months",
        "year": "year|years|yr|yrs",
        "decade": "decade|decades",
        "century": "century|centuries",
        "tonne of TNT": "megatons|kilotons",
    }.items()
    for written in forms.split("|")
}
# Signs of units that are the same everywhere.
SYMBOL_UNITS: Mapping[str, str] = {
    written: name
    for written, name in UNITS.items()
    if written
    in """% km m² m2 m³ km² km2 cm mm kg ha ° °c °f km/h kmh mw gw kw kwh mb gb tb pp""".split()
}
TIME_UNITS = frozenset("second minute hour day week fortnight month year decade century".split())

# Signs before or after a number.
CURRENCY_SIGNS: Mapping[str, str] = {
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "NT$": "TWD",
    "R$": "BRL",
    "RM": "MYR",
    "Rp": "IDR",
    "Rs": "INR",
    "Rs.": "INR",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₴": "UAH",
    "₪": "ILS",
    "₦": "NGN",
    "฿": "THB",
    "₫": "VND",
    "₱": "PHP",
    "CHF": "CHF",
    "kr": "kr",
}
CURRENCY_CODES = frozenset(
    """USD EUR GBP JPY CNY AUD CAD NZD CHF SEK NOK DKK PLN CZK HUF INR BRL ZAR MXN SGD HKD
    KRW MYR IDR THB PHP TRY RUB UAH ILS AED SAR EGP NGN KES""".split()
)
CURRENCY_WORDS: Mapping[str, str] = {
    "dollar": "USD",
    "dollars": "USD",
    "us dollars": "USD",
    "u.s. dollars": "USD",
    "australian dollars": "AUD",
    "canadian dollars": "CAD",
    "new zealand dollars": "NZD",
    "hong kong dollars": "HKD",
    "singapore dollars": "SGD",
    "norwegian kroner": "NOK",
    "danish kroner": "DKK",
    "kronor": "SEK",
    "mexican pesos": "MXN",
    "argentine pesos": "ARS",
    "forint": "HUF",
    "forints": "HUF",
    "euro": "EUR",
    "euros": "EUR",
    "pounds sterling": "GBP",
    "sterling": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rupee": "INR",
    "rupees": "INR",
    "rupiah": "IDR",
    "ringgit": "MYR",
    "baht": "THB",
    "swiss francs": "CHF",
    "francs": "CHF",
    "rand": "ZAR",
    "reais": "BRL",
    "lira": "TRY",
    "rouble": "RUB",
    "roubles": "RUB",
    "ruble": "RUB",
    "rubles": "RUB",
    "hryvnia": "UAH",
    "shekels": "ILS",
    "naira": "NGN",
    "zloty": "PLN",
    "dirhams": "AED",
}

# Said right before a number. Longer phrases are matched first.
BOUNDS_BEFORE: Mapping[str, str] = {
    phrase: bound
    for bound, phrases in {
        "at_least": """at least| no fewer than| no less than| not less than| not fewer than
            | a minimum of| minimum of""",
        "more_than": """more than| over| well over| above| upwards of| in excess of| exceeding|
            exceed| exceeds| exceeded|
            greater than| north of| topping| surpassing| just over| just above| a little over|
            slightly more than| slightly over| a little more than""",
        "at_most": """up to| at most| no more than| not more than| a maximum of| maximum of
            | as many as| as much as| as few as| not exceed| not exceeding""",
        "less_than": """fewer than| less than| under| below| short of| just under| just below|
            a little under| slightly less than| slightly under| a little less than""",
        "about": """about| around| some| roughly| approximately| approx| approx.| circa| ca.| ca
            | c.| an estimated| estimated| nearly| almost| close to| in the region of|
            somewhere around| on the order of""",
    }.items()
    for phrase in (" ".join(piece.split()) for piece in phrases.split("|"))
}
# Said right after it.
BOUNDS_AFTER: Mapping[str, str] = {
    "or more": "at_least",
    "or so": "about",
    "or fewer": "at_most",
    "or less": "at_most",
    "plus": "at_least",
    "and counting": "at_least",
    "or thereabouts": "about",
}

# Adjectives and participles that stand for people counted: "9 dead and 40 injured".
STATES = frozenset(
    """dead injured hurt killed wounded missing hospitalised hospitalized arrested detained homeless
    displaced rescued trapped evacuated infected ill sick stranded charged convicted unaccounted
    jailed sacked dismissed suspended quarantined sickened drowned critical unhurt""".split()
)
# Verbs whose bare number counts people: "killing 9 and injuring 40".
STATE_VERBS: Mapping[str, str] = {
    "kill": "killed",
    "kills": "killed",
    "killed": "killed",
    "killing": "killed",
    "injure": "injured",
    "injures": "injured",
    "injured": "injured",
    "injuring": "injured",
    "wound": "wounded",
    "wounds": "wounded",
    "wounded": "wounded",
    "wounding": "wounded",
    "hurt": "hurt",
    "hurts": "hurt",
    "hurting": "hurt",
    "displacing": "displaced",
    "displaced": "displaced",
    "arrested": "arrested",
    "arresting": "arrested",
    "arrest": "arrested",
    "arrests": "arrested",
    "detained": "detained",
    "detaining": "detained",
    "rescued": "rescued",
    "rescuing": "rescued",
    "trapping": "trapped",
    "stranding": "stranded",
    "infecting": "infected",
}
# Nouns that a number completes from behind: "the toll climbs to 12", "a turnout of 61".
TALLIES = frozenset(
    """toll tally count total number figure turnout magnitude population attendance average
    capacity deficit surplus budget fine price cost bill estimate record maximum minimum majority
    membership workforce headcount score""".split()
)
