"""Numbers and quantities in German and Dutch."""

from __future__ import annotations

from variorum.language.tongues.figures import Figures, compounds, counted, hundreds, words

_M, _B, _T = 10**6, 10**9, 10**12


def _german() -> dict[str, int]:
    units = counted("null ein zwei/zwo drei vier fünf sechs sieben acht neun")
    teens = counted(
        """zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn""",
        start=10,
    )
    tens = counted(
        "zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig",
        start=20,
        step=10,
    )
    below = {**units, "eins": 1, **teens, **tens, **compounds((), tens, units, "und")}
    table = {**below, **hundreds(below, units, "hundert", ("", "und"))}
    thousands = {f"{word}tausend": value * 1000 for word, value in table.items() if value}
    table = {**table, **thousands}
    return {word: value for word, value in table.items() if value != 1}


def _dutch() -> dict[str, int]:
    units = counted("nul een/één twee drie vier vijf zes zeven acht negen")
    teens = counted(
        "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien", start=10
    )
    tens = counted(
        "twintig dertig veertig vijftig zestig zeventig tachtig negentig", start=20, step=10
    )
    joined = {
        f"{unit}{'ën' if unit in ('twee', 'drie') else 'en'}{ten}": value + number
        for ten, value in tens.items()
        for unit, number in units.items()
        if number
    }
    below = {**units, **teens, **tens, **joined}
    table = {**below, **hundreds(below, units, "honderd")}
    thousands = {f"{word}duizend": value * 1000 for word, value in table.items() if value}
    return {word: value for word, value in {**table, **thousands}.items() if value != 1}


GERMAN = Figures(
    values=_german(),
    ones=frozenset("ein eine einen einem einer eines".split()),
    scales={
        "tausend": 1000,
        "million": _M,
        "millionen": _M,
        "milliarde": _B,
        "milliarden": _B,
        "billion": _T,
        "billionen": _T,
        "dutzend": 12,
    },
    alone=frozenset({"tausend"}),
    halves=frozenset("halbe halben halbes halber".split()),
    mixed={"anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5}
    | {"viereinhalb": 4.5, "fünfeinhalb": 5.5},
    parts=counted("drittel viertel fünftel sechstel siebtel achtel neuntel zehntel", start=3)
    | {"zwanzigstel": 20},
    half_of=frozenset({"hälfte"}),
    vague={
        "dutzende": 24,
        "dutzenden": 24,
        "hunderte": 200,
        "hunderten": 200,
        "tausende": 2000,
        "tausenden": 2000,
        "zehntausende": 20_000,
        "zehntausenden": 20_000,
        "hunderttausende": 200_000,
        "hunderttausenden": 200_000,
    },
    signs={"tsd": 1000, "tsd.": 1000, "mio": _M, "mio.": _M, "mrd": _B, "mrd.": _B},
    units=words(
        """percent: prozent|prozents; percentage_point: prozentpunkt|prozentpunkte|prozentpunkten
        kilometre: kilometer|kilometern; metre: meter|metern; centimetre: zentimeter
        tonne: tonne|tonnen; kilogram: kilogramm|kilo; gram: gramm; litre: liter|litern
        hectare: hektar; square kilometre: quadratkilometer; square metre: quadratmeter
        cubic metre: kubikmeter; degree Celsius: grad celsius; degree: grad
        knot: knoten; kilometre per hour: stundenkilometer|kilometer pro stunde|km/h
        second: sekunde|sekunden; minute: minute|minuten; hour: stunde|stunden
        day: tag|tage|tagen; week: woche|wochen; month: monat|monate|monaten
        year: jahr|jahre|jahren|jährige|jähriger|jährigen|jähriges; decade: jahrzehnt|jahrzehnte
        century: jahrhundert|jahrhunderte; megawatt: megawatt; gigawatt: gigawatt"""
    ),
    money=words(
        """EUR: euro|euros; USD: dollar|us-dollar; GBP: pfund|britische pfund; CHF: franken
        |schweizer franken; JPY: yen; CNY: yuan; RUB: rubel; SEK: schwedische kronen
        NOK: norwegische kronen; DKK: dänische kronen; PLN: zloty; TRY: lira
        INR: rupien"""
    ),
    bounds=words(
        """at_least: mindestens|wenigstens|zumindest|nicht weniger als|minimum
        more_than: mehr als|über|weit über|weit mehr als|gut
        at_most: bis zu|höchstens|maximal|nicht mehr als
        less_than: weniger als|unter|knapp unter
        about: rund|etwa|ungefähr|circa|ca.|ca|zirka|fast|knapp|nahezu|beinahe|annähernd|an die
        |schätzungsweise"""
    ),
    bounds_after=words("at_least: oder mehr|und mehr; at_most: oder weniger"),
    nouns=words(
        """dead: tote|toten|todesopfer|todesopfern|tot|getötet|gestorben|starben|ums leben
        injured: verletzte|verletzten|verletzter|verletzt|verwundete|verwundet
        missing: vermisste|vermissten|vermisst; arrested: festgenommen; displaced: vertriebene
        person: menschen|personen|leute|person|mensch; child: kinder|kindern|kind
        worker: mitarbeiter|mitarbeitern|beschäftigte|beschäftigten|arbeiter|arbeitnehmer
        job: stellen|arbeitsplätze|arbeitsplätzen|jobs; country: länder|ländern|staaten|land
        victim: opfer|opfern; vote: stimmen; house: häuser|häusern|haus; home: wohnungen
        member: mitglieder|mitgliedern; seat: sitze|sitzen|mandate"""
    ),
    stops=frozenset(
        """der die das den dem des ein eine und oder im in am an auf aus bei mit nach seit von vom
        zu zum zur für gegen über unter vor wie als dass sich es er sie wir nicht noch mehr auch
        wird werden wurde wurden ist sind war waren hat haben hatte hatten kann können soll sollen
        um bis pro je durch ohne während weil wenn ob aber denn so schon nur sowie beim
        ab""".split()
    ),
    light=frozenset("weitere weiteren andere anderen".split()),
    being=frozenset("sind waren wurden werden seien gelten wurde ist war sein kamen".split()),
    numbered=frozenset(
        """artikel artikels absatz paragraf paragraph kapitel seite nummer nr nr. platz zimmer raum
        linie gleis halle haus stufe phase gruppe block kategorie klasse punkt teil band tor
        bundesstraße autobahn flug typ version""".split()
    ),
    of="von|an|der|des|aller",
    out_of="(?:von|der|aus)(?: den| insgesamt| ihren| seinen)?",
    to="bis|bis zu",
    between="zwischen",
    and_="und",
    from_="von",
    onto="auf",
    onto_sure=True,
    change="(?!)",
    more="weitere[nr]?|andere[n]?|zusätzliche[n]?",
    age="alt|jährige[rns]?",
    aged_before="im alter von",
    nouns_capital=True,
)
DUTCH = Figures(
    values=_dutch(),
    ones=frozenset("een één".split()),
    scales={
        "duizend": 1000,
        "miljoen": _M,
        "miljard": _B,
        "biljoen": _T,
        "dozijn": 12,
    },
    alone=frozenset({"duizend"}),
    halves=frozenset("half halve".split()),
    mixed={"anderhalf": 1.5, "anderhalve": 1.5, "tweeënhalf": 2.5, "tweeënhalve": 2.5},
    parts=counted("derde kwart/vierde vijfde zesde zevende achtste negende tiende", start=3)
    | {"twintigste": 20},
    half_of=frozenset({"helft"}),
    vague={
        "tientallen": 20,
        "honderden": 200,
        "duizenden": 2000,
        "tienduizenden": 20_000,
        "honderdduizenden": 200_000,
        "miljoenen": 2 * _M,
        "miljarden": 2 * _B,
        "dozijnen": 24,
    },
    about=counted("twintigtal dertigtal veertigtal vijftigtal", start=20, step=10)
    | {"tiental": 10, "honderdtal": 100, "vijftiental": 15},
    signs={"mln": _M, "mln.": _M, "mld": _B, "mld.": _B},
    units=words(
        """percent: procent; percentage_point: procentpunt|procentpunten
        kilometre: kilometer; metre: meter; centimetre: centimeter; tonne: ton
        kilogram: kilo|kilogram; gram: gram; litre: liter; hectare: hectare
        square kilometre: vierkante kilometer; square metre: vierkante meter
        cubic metre: kubieke meter|kuub; degree: graden|graad
        knot: knopen|knoop; kilometre per hour: kilometer per uur|km/u|km/h
        second: seconde|seconden; minute: minuut|minuten; hour: uur|uren; day: dag|dagen
        week: week|weken; month: maand|maanden; year: jaar|jaren|jarige; decade: decennia|decennium
        century: eeuw|eeuwen; megawatt: megawatt"""
    ),
    money=words(
        """EUR: euro|euro's|euro’s; USD: dollar|dollars|amerikaanse dollar; GBP: pond|britse pond
        CHF: zwitserse frank; JPY: yen; CNY: yuan; RUB: roebel; DKK: deense kronen
        SEK: zweedse kronen; NOK: noorse kronen"""
    ),
    bounds=words(
        """at_least: minstens|ten minste|minimaal|op zijn minst|niet minder dan|zeker
        more_than: meer dan|ruim|boven de|ruim boven de
        at_most: hooguit|maximaal|hoogstens|ten hoogste|tot|niet meer dan
        less_than: minder dan|onder de
        about: ongeveer|circa|ca.|zo'n|zo’n|rond de|bijna|naar schatting|zowat|omstreeks"""
    ),
    bounds_after=words("at_least: of meer; at_most: of minder"),
    nouns=words(
        """dead: doden|dode|dodelijke slachtoffers|omgekomen|gedood|overleden|stierven
        injured: gewonden|gewonde|gewond; missing: vermisten|vermist; arrested: aangehouden
        |gearresteerd; person: mensen|personen|mens|persoon; child: kinderen|kind
        worker: werknemers|medewerkers|arbeiders; job: banen|arbeidsplaatsen
        country: landen|land|staten; victim: slachtoffers; vote: stemmen; house: huizen|huis
        home: woningen|woning; member: leden; seat: zetels"""
    ),
    stops=frozenset(
        """de het een en of in op aan uit bij met naar sinds van voor tegen over onder als dat die
        zich hij zij ze we wij niet nog meer ook wordt worden werd werden is zijn was waren heeft
        hebben had hadden kan kunnen zal zullen om tot per door zonder tijdens omdat maar dan
        er al naast volgens toen""".split()
    ),
    light=frozenset(
        """nieuwe andere extra grote kleine jonge oude verschillende lokale nederlandse belgische
        nationale internationale""".split()
    ),
    being=frozenset("zijn waren werden raakten worden is was werd kwamen".split()),
    numbered=frozenset(
        """artikel hoofdstuk pagina nummer nr nr. lijn kamer zaal spoor fase groep deel
        snelweg""".split()
    ),
    of="van",
    out_of="(?:van|op|uit)(?: de| alle| hun)?",
    to="tot|à|tot en met",
    between="tussen(?: de)?",
    and_="en",
    from_="van",
    onto="naar",
    onto_sure=True,
    change="(?!)",
    more="andere|extra|nog eens|verdere",
    age="oud|jarige",
)
