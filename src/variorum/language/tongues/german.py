"""The German calendar."""

from __future__ import annotations

from variorum.language.tongues.calendar import Calendar, named, numbered

GERMAN = Calendar(
    months=numbered(
        """januar/jänner februar/feber märz april mai juni juli august september oktober november
        dezember"""
    ),
    short_months=numbered("jan feb mär/mrz apr mai jun jul aug sep/sept okt nov dez"),
    weekdays=numbered(
        "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag", start=0
    ),
    nouns_capital=True,
    near={
        "heute": (0, ""),
        "heute morgen": (0, "morning"),
        "heute früh": (0, "morning"),
        "heute vormittag": (0, "morning"),
        "heute nachmittag": (0, "afternoon"),
        "heute abend": (0, "evening"),
        "heute nacht": (0, "night"),
        "gestern": (-1, ""),
        "gestern morgen": (-1, "morning"),
        "gestern früh": (-1, "morning"),
        "gestern vormittag": (-1, "morning"),
        "gestern nachmittag": (-1, "afternoon"),
        "gestern abend": (-1, "evening"),
        "vorgestern": (-2, ""),
        "übermorgen": (2, ""),
        "morgen früh": (1, "morning"),
        "morgen vormittag": (1, "morning"),
        "morgen nachmittag": (1, "afternoon"),
        "morgen abend": (1, "evening"),
        "morgen": (1, ""),
    },
    units=named(
        day="tag|tage|tagen",
        week="woche|wochen",
        weekend="wochenende|wochenendes",
        month="monat|monate|monaten|monats",
        year="jahr|jahre|jahren|jahres",
    ),
    seasons=named(
        spring="frühling|frühjahr|frühlings|frühjahrs",
        summer="sommer|sommers",
        autumn="herbst|herbstes",
        winter="winter|winters",
    ),
    ordinals=numbered("ersten/erste/1. zweiten/zweite/2. dritten/dritte/3. vierten/vierte/4."),
    small=numbered(
        "ein/einem/einer/eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"
    ),
    early="anfang|beginn|zu beginn",
    mid="mitte",
    late="ende|gegen ende",
    part_gap="(?: (?:des(?: jahres)?|der) | )",
    last="(?:letzte|vergangene|vorige)[nrsm]?",
    next="(?:nächste|kommende)[nrsm]?",
    this="diese[nrsm]?",
    every="jede[nmrs]?",
    month_words="im|seit|bis|ab|vom|von|für",
    year_words="im jahre?|seit|bis|ab|von|vor|nach|zwischen|des jahres|in|(?:sommer|herbst|winter)",
    day_mark=r"\.",
    day_gap=" ?",
    to="bis(?: zum)?|/",
    both=("zwischen(?: dem)?", "und(?: dem)?"),
    ago=("vor N U",),
    ahead=("in N U",),
    decade=r"(?P<year>(?:1[5-9]|20)\d0)er(?:n)?(?:[- ]jahren?)?",
    quarter=(
        "quartal",
        "quartals",
    ),
    half=(
        "halbjahr",
        "halbjahrs",
        "halbjahres",
        "jahreshälfte",
    ),
    season_gap="(?: des jahres | )",
    clocks=(r"(?P<h>[01]?\d|2[0-4])(?:[.:](?P<m>[0-5]\d))? ?uhr(?: (?P<m2>[0-5]\d)(?! ?\w))?",),
    evening="abends|nachmittags|am abend|am nachmittag",
    future=r"wird|werden|soll|sollen|will|wollen|kann|können|muss|müssen|beginnt|startet|geplant"
    r"|erwartet|steht|voraussichtlich|demnächst",
    past=r"hat|haben|hatte|hatten|ist|sind|war|waren|wurde|wurden|sagte|sagten|teilte|teilten"
    r"|erklärte|kam|kamen|ging|starb|begann|\w{0,8}ge\w{2,14}(?:t|en)",
    ahead_of="(?:ab|bis|bis zum|ab dem)(?: kommenden| nächsten)?",
    join="am|um|gegen|den|dem|der|ab|bis|kurz|nach|vor|ca\\.|etwa|von|vom",
    day_parts=named(
        morning="früh|morgen|vormittag",
        afternoon="nachmittag",
        evening="abend",
        night="nacht",
        lunchtime="mittag",
    ),
    day_tails=named(
        morning="morgen|vormittag|früh",
        afternoon="nachmittag",
        evening="abend",
        night="nacht",
        lunchtime="mittag",
    ),
)
