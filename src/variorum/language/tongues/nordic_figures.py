"""Numbers and quantities in Norwegian, Danish and Swedish."""

from __future__ import annotations

from dataclasses import replace

from variorum.language.tongues.figures import Figures, compounds, counted, hundreds, words

_M, _B, _T = 10**6, 10**9, 10**12


def _norwegian() -> dict[str, int]:
    units = counted("null én/ett/en to tre fire fem seks sju/syv åtte ni")
    teens = counted(
        """ti elleve/elve tolv tretten fjorten femten seksten sytten atten nitten""", start=10
    )
    tens = counted(
        "tjue/tyve tretti/tredve førti/førr femti seksti sytti åtti nitti", start=20, step=10
    )
    joined = {
        f"{ten}{unit}": value + number
        for ten, value in tens.items()
        for unit, number in units.items()
        if number
    }
    old = compounds((), tens, units, "og")
    below = {**units, **teens, **tens, **joined, **old}
    table = {**below, **hundreds(below, units, "hundre", ("", "og"))}
    return {word: value for word, value in table.items() if value != 1 and word != "hundre"}


def _danish() -> dict[str, int]:
    units = counted("nul en/et to tre fire fem seks syv otte ni")
    teens = counted("ti elleve tolv tretten fjorten femten seksten sytten atten nitten", start=10)
    tens = counted("tyve tredive fyrre halvtreds tres halvfjerds firs halvfems", start=20, step=10)
    joined = compounds((), tens, units, "og")
    below = {**units, **teens, **tens, **joined}
    table = {**below, **hundreds(below, units, "hundrede", ("", "og"))}
    return {word: value for word, value in table.items() if value != 1 and word != "hundrede"}


def _swedish() -> dict[str, int]:
    units = counted("noll en/ett två tre fyra fem sex sju åtta nio")
    teens = counted("tio elva tolv tretton fjorton femton sexton sjutton arton nitton", start=10)
    tens = counted("tjugo trettio fyrtio femtio sextio sjuttio åttio nittio", start=20, step=10)
    joined = {
        f"{ten}{unit}": value + number
        for ten, value in tens.items()
        for unit, number in units.items()
        if number
    }
    below = {**units, **teens, **tens, **joined}
    table = {**below, **hundreds(below, units, "hundra")}
    thousands = {f"{word}tusen": value * 1000 for word, value in table.items() if value}
    return {
        word: value
        for word, value in {**table, **thousands}.items()
        if value != 1 and word != "hundra"
    }


_MONEY = """USD: dollar|dollars|amerikanske dollar|amerikanska dollar; EUR: euro
    GBP: pund|britiske pund|brittiska pund; CHF: sveitsiske franc|schweiziska franc; JPY: yen
    CNY: yuan; RUB: rubler|rubel; NOK: norske kroner|norska kronor; SEK: svenske kroner
    |svenska kronor; DKK: danske kroner|danska kronor"""
_UNITS = """knot: knop|knob; kilometre: kilometer; metre: meter; centimetre: centimeter
    millimetre: millimeter
    tonne: tonn|tons|ton; kilogram: kilo|kilogram; gram: gram; litre: liter; hectare: hektar
    degree: grader|grad; megawatt: megawatt; gigawatt: gigawatt
    kilometre per hour: kilometer i timen|km/t|km/h|kilometer i timmen"""

NORWEGIAN = Figures(
    values=_norwegian(),
    ones=frozenset("en ett én et ei ein".split()),
    hundred=frozenset({"hundre"}),
    scales={
        "tusen": 1000,
        "million": _M,
        "millioner": _M,
        "millionar": _M,
        "milliard": _B,
        "milliarder": _B,
        "milliardar": _B,
        "billion": _T,
        "billioner": _T,
        "dusin": 12,
    },
    alone=frozenset({"tusen", "hundre"}),
    joiners=frozenset({"og"}),
    halves=frozenset("halv halvt".split()),
    and_half="og en halv",
    mixed={"halvannen": 1.5, "halvannet": 1.5},
    parts={
        "tredjedel": 3,
        "tredjedeler": 3,
        "tredel": 3,
        "fjerdedel": 4,
        "fjerdedeler": 4,
        "firedel": 4,
        "femtedel": 5,
        "femtedeler": 5,
        "tidel": 10,
        "tidels": 10,
    },
    half_of=frozenset("halvparten halve".split()),
    vague={
        "titalls": 20,
        "dusinvis": 24,
        "snesevis": 40,
        "hundrevis": 200,
        "tusenvis": 2000,
        "titusenvis": 20_000,
        "hundretusenvis": 200_000,
        "millionvis": 2 * _M,
    },
    about={"titall": 10},
    signs={"mill": _M, "mill.": _M, "mrd": _B, "mrd.": _B},
    units=words(
        _UNITS
        + """; percent: prosent; percentage_point: prosentpoeng
        square kilometre: kvadratkilometer; square metre: kvadratmeter; cubic metre: kubikkmeter
        second: sekund|sekunder; minute: minutt|minutter; hour: time|timer; day: dag|dager|dagar
        |døgn; week: uke|uker|veker; month: måned|måneder|månader; year: år|åring|åringen
        decade: tiår; century: århundre|århundrer"""
    ),
    money=words(_MONEY + "; NOK: krone|kroner"),
    bounds=words(
        """at_least: minst|i det minste|ikke færre enn|ikke mindre enn
        more_than: mer enn|flere enn|over|godt over|meir enn
        at_most: opptil|opp til|maks|maksimalt|høyst|inntil|ikke mer enn
        less_than: mindre enn|færre enn|under
        about: rundt|cirka|ca.|ca|omtrent|omkring|nesten|nærmere|om lag|omlag|anslagsvis"""
    ),
    bounds_after=words("at_least: eller mer|eller flere; at_most: eller mindre"),
    nouns=words(
        """dead: døde|drept|drepte|omkommet|omkomne|døde mennesker|dødsfall
        injured: skadde|såret|skadet|sårede|skada; missing: savnet|savnede|sakna
        arrested: pågrepet|arrestert; person: mennesker|personer|folk|menneske|person|menneske
        child: barn; worker: ansatte|arbeidere|tilsette; job: arbeidsplasser|stillinger|jobber
        country: land|stater; victim: ofre; vote: stemmer|røyster; house: hus; home: boliger
        |husstander; member: medlemmer; seat: mandater|seter"""
    ),
    stops=frozenset(
        """en et ei den det de og eller i på av til fra ved med uten om over under som at han hun de
        vi ikke mer også er var blir ble ha har hadde kan skal vil må for etter før mot mellom
        men når hvor da så per siden sier sa ifølge ein eit dei""".split()
    ),
    light=frozenset("nye andre store små unge gamle ulike norske lokale nasjonale".split()),
    being=frozenset("er ble var blei har blitt meldes meldt bekreftet".split()),
    numbered=frozenset(
        "artikkel kapittel side nummer nr nr. rom linje spor fase gruppe paragraf".split()
    ),
    of="av",
    out_of="(?:av|ut av|blant)(?: de| totalt)?",
    to="til",
    between="mellom",
    and_="og",
    from_="fra|frå",
    onto="til",
    change=r"\w*(?:økt?e?|økte|auka|steg|stiger|stige|falt|faller|gikk|går|vokste|sank|redusert\w*|ned|opp"
    r"|hev\w+|senk\w+|kutt\w+|krymp\w+|endre\w*|minket|oppjustert|nedjustert)",
    more="andre|nye|flere|ytterligere",
    age="gammel|gamle|gamal|åring(?:en)?",
)
DANISH = replace(
    NORWEGIAN,
    values=_danish(),
    ones=frozenset("en et én ét".split()),
    hundred=frozenset({"hundrede", "hundred"}),
    scales={
        "tusind": 1000,
        "tusinde": 1000,
        "million": _M,
        "millioner": _M,
        "milliard": _B,
        "milliarder": _B,
        "billion": _T,
        "billioner": _T,
        "dusin": 12,
    },
    alone=frozenset({"tusind", "tusinde", "hundrede"}),
    mixed={"halvanden": 1.5, "halvandet": 1.5},
    and_half="og en halv|en halv",
    parts={
        "tredjedel": 3,
        "tredjedele": 3,
        "fjerdedel": 4,
        "fjerdedele": 4,
        "kvart": 4,
        "femtedel": 5,
        "femtedele": 5,
        "tiendedel": 10,
        "tiendedele": 10,
    },
    half_of=frozenset("halvdelen halve".split()),
    vague={
        "dusinvis": 24,
        "snesevis": 40,
        "hundredvis": 200,
        "hundreder": 200,
        "tusindvis": 2000,
        "tusinder": 2000,
        "titusindvis": 20_000,
        "hundredtusindvis": 200_000,
    },
    about={"tital": 10, "snes": 20},
    signs={"mio": _M, "mio.": _M, "mia": _B, "mia.": _B, "mill.": _M, "mill": _M},
    units=words(
        _UNITS
        + """; percent: procent|pct.|pct; percentage_point: procentpoint
        square kilometre: kvadratkilometer; square metre: kvadratmeter; cubic metre: kubikmeter
        second: sekund|sekunder; minute: minut|minutter; hour: time|timer; day: dag|dage|døgn
        week: uge|uger; month: måned|måneder; year: år|årige|årig; decade: årti|årtier
        century: århundrede|århundreder"""
    ),
    money=words(_MONEY + "; DKK: krone|kroner"),
    bounds=words(
        """at_least: mindst|i det mindste|ikke færre end|ikke mindre end
        more_than: mere end|flere end|over|godt og vel
        at_most: op til|højst|maksimalt|maks|ikke mere end|optil
        less_than: mindre end|færre end|under
        about: omkring|cirka|ca.|ca|næsten|rundt regnet|omtrent|knap|knapt|godt|anslået"""
    ),
    bounds_after=words("at_least: eller mere|eller flere; at_most: eller mindre"),
    nouns=words(
        """dead: døde|dræbt|dræbte|omkommet|omkomne|dødsfald
        injured: sårede|såret|kvæstede|kvæstet|tilskadekomne; missing: savnede|savnet|savnes
        arrested: anholdt|anholdte; person: mennesker|personer|folk|menneske|person
        child: børn|barn; worker: ansatte|medarbejdere|arbejdere; job: job|arbejdspladser|stillinger
        country: lande|stater; victim: ofre; vote: stemmer; house: huse|hus; home: boliger|husstande
        member: medlemmer; seat: mandater|sæder"""
    ),
    stops=frozenset(
        """en et den det de og eller i på af til fra ved med uden om over under som at han hun vi
        ikke mere også er var bliver blev have har havde kan skal vil må for efter før mod mellem
        men når hvor da så per siden siger sagde ifølge""".split()
    ),
    light=frozenset("nye andre store små unge gamle forskellige danske lokale nationale".split()),
    being=frozenset("er blev var har blevet meldes meldt bekræftet".split()),
    numbered=frozenset(
        "artikel kapitel side nummer nr nr. rum linje spor fase gruppe paragraf".split()
    ),
    of="af",
    out_of="(?:af|ud af|blandt)(?: de| i alt| alle)?",
    between="mellem",
    from_="fra",
    change=r"\w*(?:øge[sdrt]*|steg|stiger|stige|faldt|falder|gik|går|voksede|sank|reducere\w*|ned|op"
    r"|hæve\w*|sænke\w*|skåret|ændre\w*|opjustere\w*|nedjustere\w*|fald|stigning)",
    more="andre|flere|yderligere|nye|mere",
    age="gammel|gamle|årige?",
)
SWEDISH = replace(
    NORWEGIAN,
    values=_swedish(),
    ones=frozenset("en ett".split()),
    hundred=frozenset({"hundra"}),
    scales={
        "tusen": 1000,
        "miljon": _M,
        "miljoner": _M,
        "miljard": _B,
        "miljarder": _B,
        "biljon": _T,
        "biljoner": _T,
        "dussin": 12,
    },
    alone=frozenset({"tusen", "hundra"}),
    joiners=frozenset({"och"}),
    and_half="och en halv",
    mixed={"halvannan": 1.5},
    parts={
        "tredjedel": 3,
        "tredjedelar": 3,
        "fjärdedel": 4,
        "fjärdedelar": 4,
        "femtedel": 5,
        "femtedelar": 5,
        "tiondel": 10,
        "tiondelar": 10,
    },
    half_of=frozenset({"hälften"}),
    vague={
        "tiotals": 20,
        "dussintals": 24,
        "hundratals": 200,
        "tusentals": 2000,
        "tiotusentals": 20_000,
        "hundratusentals": 200_000,
        "miljontals": 2 * _M,
    },
    about={"tiotal": 10, "femtontal": 15, "tjugotal": 20, "trettiotal": 30, "femtiotal": 50}
    | {"hundratal": 100, "tusental": 1000},
    signs={"milj": _M, "milj.": _M, "mn": _M, "mkr": _M, "md": _B, "mdr": _B},
    units=words(
        _UNITS
        + """; percent: procent; percentage_point: procentenheter|procentenhet
        square kilometre: kvadratkilometer; square metre: kvadratmeter; cubic metre: kubikmeter
        second: sekund|sekunder; minute: minut|minuter; hour: timme|timmar; day: dag|dagar|dygn
        week: vecka|veckor; month: månad|månader; year: år|åring|åringen|årig|åriga|årige
        decade: decennium|decennier; century: sekel|århundraden"""
    ),
    money=words(_MONEY + "; SEK: krona|kronor"),
    bounds=words(
        """at_least: minst|åtminstone|inte mindre än|inte färre än
        more_than: mer än|fler än|över|drygt|gott och väl
        at_most: upp till|högst|maximalt|max|som mest|inte mer än
        less_than: mindre än|färre än|under
        about: omkring|cirka|ca|ca.|runt|ungefär|nästan|närmare|knappt|uppskattningsvis
        |kring|bortåt"""
    ),
    bounds_after=words("at_least: eller mer|eller fler; at_most: eller mindre"),
    nouns=words(
        """dead: döda|dödade|dog|omkom|omkomna|dödsfall|dött; injured: skadade|skadats|sårade
        |skadades; missing: saknade|saknas; arrested: gripna|greps|gripits
        person: människor|personer|folk|människa|person; child: barn
        worker: anställda|medarbetare|arbetare; job: jobb|tjänster|arbetstillfällen
        country: länder|stater; victim: offer; vote: röster; house: hus; home: bostäder|hushåll
        member: medlemmar; seat: mandat|platser"""
    ),
    stops=frozenset(
        """en ett den det de och eller i på av till från vid med utan om över under som att han hon
        vi inte mer också är var blir blev ha har hade kan ska skall vill måste för efter före mot
        mellan men när där då så per sedan säger sade enligt sa""".split()
    ),
    light=frozenset("nya andra stora små unga gamla olika svenska lokala nationella".split()),
    being=frozenset("är blev var har blivit uppges ha har".split()),
    numbered=frozenset(
        "artikel kapitel sida nummer nr nr. rum linje spår fas grupp paragraf".split()
    ),
    of="av",
    out_of="(?:av|utav|bland)(?: de| totalt| alla)?",
    to="till",
    between="mellan",
    and_="och",
    from_="från",
    onto="till",
    change=r"\w*(?:öka\w*|steg|stiger|stiga|stigit|föll|faller|fallit|gick|går|växte|sjönk|sjunker|minska\w*"
    r"|höj\w+|sänk\w+|ned|ner|upp|ändra\w*|skriv\w*|drog)",
    more="andra|nya|fler|ytterligare",
    age="gammal|gamla|åring(?:en)?|åriga?",
)
