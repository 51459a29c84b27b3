"""The Norwegian (both written forms), Danish and Swedish calendars."""

from __future__ import annotations

from variorum.language.tongues.calendar import Calendar, named, numbered

_CLOCK = (
    r"(?:kl\.?|klokken|klokka|klockan)(?: cirka| ca\.?| rundt)? ?"
    r"(?P<h>[01]?\d|2[0-4])(?:[.:](?P<m>[0-5]\d))?(?![\d%]|[.,]\d)",
)
_NORWEGIAN_MONTHS = (
    "januar februar mars april mai juni juli august september oktober november desember"
)
_DANISH_MONTHS = (
    "januar februar marts april maj juni juli august september oktober november december"
)
_SWEDISH_MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november december"
)

NORWEGIAN = Calendar(
    months=numbered(_NORWEGIAN_MONTHS),
    short_months=numbered("jan feb mar apr mai jun jul aug sep/sept okt nov des"),
    weekdays=numbered(
        """mandag/måndag tirsdag/tysdag onsdag torsdag fredag lørdag/laurdag
        søndag/sundag""",
        start=0,
    ),
    near={
        "i dag": (0, ""),
        "idag": (0, ""),
        "i dag tidlig": (0, "morning"),
        "i morges": (0, "morning"),
        "i formiddag": (0, "morning"),
        "i ettermiddag": (0, "afternoon"),
        "i kveld": (0, "evening"),
        "i natt": (0, "night"),
        "i går": (-1, ""),
        "igår": (-1, ""),
        "i går morges": (-1, "morning"),
        "i går ettermiddag": (-1, "afternoon"),
        "i går kveld": (-1, "evening"),
        "i forgårs": (-2, ""),
        "i morgen": (1, ""),
        "imorgen": (1, ""),
        "i morgen tidlig": (1, "morning"),
        "i morgen kveld": (1, "evening"),
        "i overmorgen": (2, ""),
    },
    units=named(
        day="dag|dager|dagar",
        week="uke|uken|uka|uker|veke|veka|veker",
        weekend="helg|helgen|helga",
        month="måned|måneden|måneder|månad|månaden|månader",
        year="år|året",
    ),
    seasons=named(
        spring="vår|våren",
        summer="sommer|sommeren|sommar|sommaren",
        autumn="høst|høsten|haust|hausten",
        winter="vinter|vinteren",
    ),
    ordinals=numbered("første/1. andre/annen/2. tredje/3. fjerde/4."),
    small=numbered("en/ett/én/et/ein to tre fire fem seks sju/syv åtte ni ti elleve/elve tolv"),
    early="(?:i )?(?:begynnelsen|starten|byrjinga)|tidlig(?: i)?|først",
    mid="(?:i )?midten|midt",
    late="(?:mot |ved )?(?:i )?slutten|slutten|sent(?: i)?|(?:ved )?utgangen",
    part_gap="(?: (?:av |i |på )?(?:året )?)",
    last="forrige|førre|siste?|sist|i forrige",
    next="neste|kommende|førstkommende",
    this="denne|dette",
    every="hver|kvar|hvert",
    month_words="i|siden|sidan|fra|frå|til|innen|før|etter|mellom|fram til|frem til",
    year_words="i|siden|sidan|fra|frå|til|innen|før|etter|mellom|år|rundt|i året",
    day_mark=r"\.",
    to="til(?: og med)?|t\\.o\\.m\\.|-",
    both=("mellom(?: den)?", "og(?: den)?"),
    ago=("for N U sid[ea]n",),
    ahead=("om N U",),
    decade=r"(?P<year>(?:1[5-9]|20)\d0)[-–]?(?:tallet|talet|årene|åra)",
    quarter=("kvartal",),
    half=(
        "halvår",
        "halvdel",
    ),
    season_gap="(?: i | av | )",
    clocks=_CLOCK,
    future=r"skal|vil|bør|må|kan|starter|begynner|åpner|ventes|planlagt|forventes|kommer til",
    past=r"har|hadde|er|var|ble|blei|sa|kom|gikk|døde|begynte|meldte|opplyste|\w{2,14}(?:te|et|de)",
    ahead_of="(?:fra(?: og med)?|innen|til)",
    join="den|klokken|klokka|kl\\.?|på|ved|rundt|fra|til",
    day_parts=named(
        morning="morgen|formiddag", afternoon="ettermiddag", evening="kveld", night="natt"
    ),
    day_tails=named(
        morning="morgen|formiddag", afternoon="ettermiddag", evening="kveld", night="natt"
    ),
    fixed={
        "i fjor": ("year", -1),
        "ifjor": ("year", -1),
        "i år": ("year", 0),
        "til neste år": ("year", 1),
    },
)

DANISH = Calendar(
    months=numbered(_DANISH_MONTHS),
    short_months=numbered("jan feb mar apr maj jun jul aug sep/sept okt nov dec"),
    weekdays=numbered("mandag tirsdag onsdag torsdag fredag lørdag søndag", start=0),
    near={
        "i dag": (0, ""),
        "idag": (0, ""),
        "i morges": (0, "morning"),
        "i formiddag": (0, "morning"),
        "i eftermiddag": (0, "afternoon"),
        "i aften": (0, "evening"),
        "i aftes": (-1, "evening"),
        "i nat": (0, "night"),
        "i går": (-1, ""),
        "igår": (-1, ""),
        "i går morges": (-1, "morning"),
        "i går eftermiddag": (-1, "afternoon"),
        "i går aftes": (-1, "evening"),
        "i går aften": (-1, "evening"),
        "i forgårs": (-2, ""),
        "i morgen": (1, ""),
        "imorgen": (1, ""),
        "i morgen tidlig": (1, "morning"),
        "i morgen aften": (1, "evening"),
        "i overmorgen": (2, ""),
    },
    units=named(
        day="dag|dage",
        week="uge|ugen|uger",
        weekend="weekend|weekenden",
        month="måned|måneden|måneder",
        year="år|året",
    ),
    seasons=named(
        spring="forår|foråret",
        summer="sommer|sommeren",
        autumn="efterår|efteråret",
        winter="vinter|vinteren",
    ),
    ordinals=numbered("første/1. andet/anden/2. tredje/3. fjerde/4."),
    small=numbered("en/et/én/ét to tre fire fem seks syv otte ni ti elleve tolv"),
    early="(?:i )?(?:begyndelsen|starten)|tidligt(?: i)?|primo",
    mid="(?:i )?midten|medio|midt",
    late="(?:i )?(?:slutningen)|sent(?: i)?|ultimo|udgangen",
    part_gap="(?: (?:af |i |på )?(?:året )?)",
    last="sidste|forrige|i(?= \\w+dags)",
    next="næste|kommende|førstkommende|på",
    this="denne|dette",
    every="hver|hvert",
    month_words="i|siden|fra|til|inden|før|efter|mellem|indtil",
    year_words="i|siden|fra|til|inden|før|efter|mellem|år|omkring|i året",
    day_mark=r"\.",
    to="til(?: og med)?|-",
    both=("mellem(?: den)?", "og(?: den)?"),
    ago=("for N U siden",),
    ahead=("om N U",),
    decade=r"(?P<year>(?:1[5-9]|20)\d0)[-–]?(?:erne|'erne|’erne)",
    quarter=("kvartal",),
    half=(
        "halvår",
        "halvdel",
    ),
    season_gap="(?: i | af | )",
    clocks=_CLOCK,
    future=r"skal|vil|bør|må|kan|starter|begynder|åbner|ventes|planlagt|forventes|kommer til",
    past=r"har|havde|er|var|blev|sagde|kom|gik|døde|begyndte|meldte|oplyste|\w{2,14}(?:te|et|ede)",
    ahead_of="(?:fra(?: og med)?|inden|til)",
    join="den|klokken|kl\\.?|ved|omkring|fra|til",
    day_parts=named(
        morning="morgen|formiddag", afternoon="eftermiddag", evening="aften", night="nat"
    ),
    day_tails=named(
        morning="morgen|formiddag", afternoon="eftermiddag", evening="aften", night="nat"
    ),
    fixed={
        "i fjor": ("year", -1),
        "i år": ("year", 0),
        "til næste år": ("year", 1),
    },
)

SWEDISH = Calendar(
    months=numbered(_SWEDISH_MONTHS),
    short_months=numbered("jan feb mar apr maj jun jul aug sep/sept okt nov dec"),
    weekdays=numbered(
        """måndag/måndagen tisdag/tisdagen onsdag/onsdagen torsdag/torsdagen fredag/fredagen
        lördag/lördagen söndag/söndagen""",
        start=0,
    ),
    near={
        "i dag": (0, ""),
        "idag": (0, ""),
        "i morse": (0, "morning"),
        "i förmiddags": (0, "morning"),
        "i eftermiddag": (0, "afternoon"),
        "i eftermiddags": (0, "afternoon"),
        "i kväll": (0, "evening"),
        "ikväll": (0, "evening"),
        "i natt": (0, "night"),
        "i går": (-1, ""),
        "igår": (-1, ""),
        "i går morse": (-1, "morning"),
        "i går eftermiddag": (-1, "afternoon"),
        "i går kväll": (-1, "evening"),
        "i förrgår": (-2, ""),
        "i morgon": (1, ""),
        "imorgon": (1, ""),
        "i morgon bitti": (1, "morning"),
        "i morgon kväll": (1, "evening"),
        "i övermorgon": (2, ""),
    },
    units=named(
        day="dag|dagar",
        week="vecka|veckan|veckor",
        weekend="helg|helgen|veckoslut",
        month="månad|månaden|månader",
        year="år|året",
    ),
    seasons=named(
        spring="vår|våren",
        summer="sommar|sommaren",
        autumn="höst|hösten",
        winter="vinter|vintern",
    ),
    ordinals=numbered("första/1:a andra/2:a tredje/3:e fjärde/4:e"),
    small=numbered("en/ett två tre fyra fem sex sju åtta nio tio elva tolv"),
    early="(?:i )?början|tidigt(?: i)?",
    mid="(?:i )?mitten",
    late="(?:i )?slutet|sent(?: i)?",
    part_gap="(?: (?:av |på |i )?(?:året )?)",
    last="förra|föregående|i(?= \\w+dags)",
    next="nästa|kommande|på",
    this="denna|detta|den här|det här",
    every="varje|var",
    month_words="i|sedan|från|till|före|efter|mellan|under|fram till",
    year_words="i|sedan|från|till|före|efter|mellan|år|under|omkring|runt",
    day_mark="(?::e|:a)?",
    to="till(?: och med)?|-",
    both=("mellan(?: den)?", "och(?: den)?"),
    ago=("för N U sed[ae]n",),
    ahead=("om N U",),
    decade=r"(?P<year>(?:1[5-9]|20)\d0)[-–]?talet",
    quarter=(
        "kvartalet",
        "kvartal",
    ),
    half=(
        "halvåret",
        "halvår",
    ),
    season_gap="(?: i | av | )",
    clocks=_CLOCK,
    future=r"ska|skall|kommer att|bör|måste|kan|startar|börjar|öppnar|väntas|planeras|planerad",
    past=r"har|hade|är|var|blev|sade|sa|kom|gick|dog|började|meddelade|\w{2,14}(?:ade|de|te|ats)",
    ahead_of="(?:från(?: och med)?|senast|till)",
    join="den|klockan|kl\\.?|vid|omkring|från|till",
    day_parts=named(
        morning="morgon|förmiddag", afternoon="eftermiddag", evening="kväll", night="natt"
    ),
    day_tails=named(
        morning="morgon|morgonen|förmiddag|förmiddagen",
        afternoon="eftermiddag|eftermiddagen",
        evening="kväll|kvällen",
        night="natt|natten",
    ),
    fixed={
        "i fjol": ("year", -1),
        "i år": ("year", 0),
        "till nästa år": ("year", 1),
    },
)
