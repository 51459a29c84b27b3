"""Numbers and quantities in French, Spanish, Italian and Portuguese."""

from __future__ import annotations

from variorum.language.tongues.figures import Figures, counted, words

_M, _B, _T = 10**6, 10**9, 10**12


def _italian() -> dict[str, int]:
    units = counted("zero un/uno due tre quattro cinque sei sette otto nove")
    teens = counted(
        """dieci undici dodici tredici quattordici quindici sedici diciassette diciotto
        diciannove""",
        start=10,
    )
    tens = counted(
        "venti trenta quaranta cinquanta sessanta settanta ottanta novanta", start=20, step=10
    )
    joined = {}
    for ten, value in tens.items():
        for unit, number in units.items():
            if number:
                stem = ten[:-1] if unit[0] in "uo" else ten
                joined[f"{stem}{'tré' if unit == 'tre' else unit}"] = value + number
                joined[f"{stem}{unit}"] = value + number
    below = {**units, **teens, **tens, **joined}
    table = dict(below)
    for unit, number in {"": 1, **units}.items():
        if unit in ("zero", "un", "uno"):
            continue
        table[f"{unit}cento"] = 100 * number
        for word, value in below.items():
            if value:
                table[f"{unit}cento{word}"] = 100 * number + value
    thousands = {f"{word}mila": value * 1000 for word, value in table.items() if value > 1}
    return {word: value for word, value in {**table, **thousands}.items() if value != 1}


FRENCH = Figures(
    values=counted(
        """zéro - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze
        quinze seize dix-sept dix-huit dix-neuf vingt"""
    )
    | counted("trente quarante cinquante soixante", start=30, step=10)
    | {"septante": 70, "huitante": 80, "octante": 80, "nonante": 90, "vingts": 20},
    ones=frozenset({"un", "une"}),
    hundred=frozenset({"cent", "cents"}),
    scales={
        "mille": 1000,
        "million": _M,
        "millions": _M,
        "milliard": _B,
        "milliards": _B,
        "billion": _T,
        "billions": _T,
    },
    alone=frozenset({"mille", "cent"}),
    joiners=frozenset({"et"}),
    halves=frozenset({"demi", "demie"}),
    and_half="et demie?",
    parts={"tiers": 3, "quart": 4, "quarts": 4, "cinquième": 5, "cinquièmes": 5, "sixième": 6}
    | {"dixième": 10, "dixièmes": 10, "huitième": 8, "septième": 7, "neuvième": 9},
    half_of=frozenset({"moitié"}),
    vague={"dizaines": 20, "centaines": 200, "milliers": 2000, "douzaines": 24},
    about={
        "huitaine": 8,
        "dizaine": 10,
        "douzaine": 12,
        "quinzaine": 15,
        "vingtaine": 20,
        "trentaine": 30,
        "quarantaine": 40,
        "cinquantaine": 50,
        "soixantaine": 60,
        "centaine": 100,
        "millier": 1000,
    },
    signs={"md": _B, "mds": _B, "mio": _M, "mrd": _B},
    units=words(
        """percent: pour cent|pour-cent|p. cent; percentage_point: points de pourcentage
        |point de pourcentage|points; kilometre: kilomètre|kilomètres; metre: mètre|mètres
        centimetre: centimètre|centimètres; tonne: tonne|tonnes; kilogram: kilogramme|kilogrammes
        |kilo|kilos; gram: gramme|grammes; litre: litre|litres; hectare: hectare|hectares
        square kilometre: kilomètres carrés; square metre: mètres carrés; cubic metre: mètres cubes
        degree Celsius: degrés celsius; degree: degré|degrés
        knot: nœuds|nœud|noeuds; kilometre per hour: kilomètres à l'heure|kilomètres par heure|km/h
        second: seconde|secondes; minute: minute|minutes; hour: heure|heures; day: jour|jours
        week: semaine|semaines; month: mois; year: an|ans|année|années; decade: décennie|décennies
        century: siècle|siècles; megawatt: mégawatt|mégawatts"""
    ),
    money=words(
        """EUR: euro|euros; USD: dollar|dollars|dollars américains; GBP: livre sterling
        |livres sterling|livres; CHF: franc suisse|francs suisses; CAD: dollars canadiens
        JPY: yen|yens; CNY: yuan|yuans; RUB: rouble|roubles"""
    ),
    bounds=words(
        """at_least: au moins|au minimum|pas moins de|minimum
        more_than: plus de|plus d'|plus d’|au-delà de|bien plus de
        at_most: jusqu'à|jusqu’à|au plus|au maximum|pas plus de|tout au plus
        less_than: moins de|moins d'|moins d’|en dessous de
        about: environ|près de|près d'|près d’|quelque|presque|à peu près|autour de
        |quasiment|une bonne"""
    ),
    bounds_after=words(
        """at_least: ou plus|au moins|au minimum; at_most: au plus|au maximum|ou moins
        about: environ"""
    ),
    nouns=words(
        """dead: morts|mort|mortes|décès|tués|tué|tuées|décédés|sont mortes|périrent
        injured: blessés|blessé|blessées|blessée; missing: disparus|disparues|disparu
        arrested: interpellés|interpellées|arrêtés|arrêtées
        person: personnes|personne|gens|habitants; child: enfants|enfant
        worker: employés|salariés|travailleurs|employées; job: emplois|postes|emploi
        country: pays|états; victim: victimes|victime; vote: voix|votes; house: maisons|maison
        home: logements|foyers; member: membres; seat: sièges"""
    ),
    stops=frozenset(
        """le la les l un une des du et ou à au aux en dans par pour sur avec sans sous vers chez
        que qui dont où ce cet cette ces se ne pas plus moins il elle ils elles on nous vous son sa
        ses leur leurs est sont a ont était étaient été avait avaient sera seront peut doit mais
        donc car comme si lors après avant depuis contre entre selon d de""".split()
    ),
    light=frozenset(
        """autres nouveaux nouvelles nouvel grands grandes petits petites jeunes premiers premières
        derniers dernières anciens anciennes""".split()
    ),
    being=frozenset("sont ont été étaient furent seraient auraient avaient a est".split()),
    numbered=frozenset(
        """article chapitre page numéro n° no ligne salle chambre voie phase groupe numéros niveau
        étape acte tome""".split()
    ),
    of="de|des|du",
    out_of="(?:sur(?: les| ses| leurs)?|parmi les|des)",
    to="à",
    between="entre",
    and_="et",
    from_="de|d'|d’",
    onto="à",
    change=r"\w*(?:pass\w+|augment\w+|baiss\w+|chut\w+|grimp\w+|recul\w+|progress\w+|diminu\w+|relev\w+"
    r"|rédui\w+|tomb\w+|mont\w+|hauss\w+|ramen\w+|port(?:é|ée|er|a|era)\w*|croî\w*|accru\w*|abaiss\w+)",
    more="autres|supplémentaires|de plus",
    aged_before="âgée?s? (?:de|d['’])"
    "|(?:homme|femme|fille|garçon|enfant|adolescente?|retraitée?) (?:de|d['’])",
)
SPANISH = Figures(
    values=counted(
        """cero - dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce
        quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno/veintiún/veintiuna
        veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho
        veintinueve"""
    )
    | counted("treinta cuarenta cincuenta sesenta setenta ochenta noventa", start=30, step=10)
    | counted(
        """cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas
        quinientos/quinientas seiscientos/seiscientas setecientos/setecientas
        ochocientos/ochocientas novecientos/novecientas""",
        start=100,
        step=100,
    ),
    ones=frozenset("un una uno".split()),
    scales={
        "mil": 1000,
        "millón": _M,
        "millones": _M,
        "mil millones": _B,
        "billón": _T,
        "billones": _T,
        "docena": 12,
    },
    alone=frozenset({"mil"}),
    joiners=frozenset({"y"}),
    halves=frozenset("medio media".split()),
    and_half="y medi[oa]",
    parts={"tercio": 3, "tercios": 3, "cuarto": 4, "cuartos": 4, "cuartas partes": 4}
    | {"tercera parte": 3, "terceras partes": 3, "cuarta parte": 4, "quinta parte": 5}
    | {"quinto": 5, "quintos": 5, "décimo": 10, "décima parte": 10},
    half_of=frozenset({"mitad"}),
    vague={"decenas": 20, "docenas": 24, "cientos": 200, "centenares": 200, "miles": 2000},
    about={"decena": 10, "quincena": 15, "veintena": 20, "treintena": 30, "cuarentena": 40}
    | {"cincuentena": 50, "centenar": 100, "millar": 1000},
    signs={"mill": _M, "mill.": _M},
    units=words(
        """percent: por ciento|por cien; percentage_point: puntos porcentuales|punto porcentual
        kilometre: kilómetro|kilómetros; metre: metro|metros; centimetre: centímetros
        tonne: tonelada|toneladas; kilogram: kilogramo|kilogramos|kilo|kilos; gram: gramos
        litre: litro|litros; hectare: hectárea|hectáreas; square kilometre: kilómetros cuadrados
        square metre: metros cuadrados; cubic metre: metros cúbicos; degree: grado|grados
        knot: nudos|nudo; kilometre per hour: kilómetros por hora|km/h; barrel: barriles
        second: segundo|segundos; minute: minuto|minutos; hour: hora|horas; day: día|días
        week: semana|semanas; month: mes|meses; year: año|años; decade: década|décadas
        century: siglo|siglos; megawatt: megavatios"""
    ),
    money=words(
        """EUR: euro|euros; USD: dólar|dólares|dólares estadounidenses; GBP: libra|libras
        |libras esterlinas; MXN: pesos mexicanos; ARS: pesos argentinos; CLP: pesos chilenos
        COP: pesos colombianos; CHF: francos suizos; JPY: yenes|yen; CNY: yuanes
        PEN: soles"""
    ),
    bounds=words(
        """at_least: al menos|por lo menos|como mínimo|no menos de|cuando menos
        more_than: más de|más que|por encima de
        at_most: hasta|como máximo|no más de|a lo sumo
        less_than: menos de|por debajo de
        about: alrededor de|cerca de|casi|unos|unas|aproximadamente|en torno a
        |algo más de|cosa de"""
    ),
    bounds_after=words(
        "at_least: o más|como mínimo|al menos; at_most: o menos|como máximo; about: aproximadamente"
    ),
    nouns=words(
        """dead: muertos|muertas|muerto|fallecidos|fallecidas|murieron|fallecieron
        injured: heridos|heridas|herido|lesionados; missing: desaparecidos|desaparecidas
        arrested: detenidos|detenidas; person: personas|persona|gente|habitantes
        child: niños|niñas|niño|menores; worker: empleados|trabajadores|trabajadoras
        job: empleos|puestos; country: países|estados; victim: víctimas|víctima
        vote: votos; house: casas|casa; home: viviendas|hogares; member: miembros; seat: escaños"""
    ),
    stops=frozenset(
        """el la los las un una unos unas y o a al en por para con sin sobre según hasta desde que
        quien donde se no más menos su sus es son era eran fue fueron ha han había habían será
        serán puede debe pero como si tras ante contra entre cuando de del lo le les ya""".split()
    ),
    light=frozenset("otros otras nuevos nuevas grandes pequeños primeros últimos".split()),
    being=frozenset("son fueron han sido resultaron están estaban habían quedaron".split()),
    numbered=frozenset(
        """artículo capítulo página número nº línea sala habitación vía fase grupo nivel tomo
        puerto ruta carretera""".split()
    ),
    of="de",
    out_of="(?:de (?:los|las|cada|sus|entre)|de)",
    to="a|hasta",
    between="entre",
    and_="y",
    from_="del?",
    onto="al?",
    change=r"\w*(?:pas(?:ó|ar|ará|aron|ado)|sub\w+|baj\w+|ca(?:yó|er|e)|aument\w+|reduj\w+|reduc\w+"
    r"|crec\w+|increment\w+|descend\w+|elev\w+|disminu\w+|recort\w+)",
    more="otros|otras|más|adicionales",
    age="de edad",
    aged_before="(?:hombre|mujer|joven|niñ[oa]|chic[oa]|ancian[oa]|adolescente|señora?) de",
)
ITALIAN = Figures(
    values=_italian(),
    ones=frozenset("un uno una".split()),
    scales={
        "mille": 1000,
        "mila": 1000,
        "milione": _M,
        "milioni": _M,
        "miliardo": _B,
        "miliardi": _B,
        "dozzina": 12,
    },
    alone=frozenset({"mille"}),
    halves=frozenset("mezzo mezza".split()),
    and_half="e mezz[oa]",
    doubtful={"sei": frozenset("tu non che ci se chi dove come ti mi perché quando".split())},
    parts={"terzo": 3, "terzi": 3, "quarto": 4, "quarti": 4, "quinto": 5, "quinti": 5}
    | {"sesto": 6, "decimo": 10, "decimi": 10},
    half_of=frozenset({"metà"}),
    vague={"decine": 20, "dozzine": 24, "centinaia": 200, "migliaia": 2000},
    about={"decina": 10, "quindicina": 15, "ventina": 20, "trentina": 30, "quarantina": 40}
    | {"cinquantina": 50, "centinaio": 100, "migliaio": 1000, "sessantina": 60},
    signs={"mln": _M, "mld": _B, "mln.": _M, "mld.": _B},
    units=words(
        """percent: per cento|percento; percentage_point: punti percentuali|punto percentuale
        kilometre: chilometro|chilometri; metre: metro|metri; centimetre: centimetri
        tonne: tonnellata|tonnellate; kilogram: chilogrammi|chilo|chili; gram: grammi
        litre: litro|litri; hectare: ettaro|ettari; square kilometre: chilometri quadrati
        square metre: metri quadrati; cubic metre: metri cubi; degree: grado|gradi
        kilometre per hour: chilometri all'ora|chilometri orari|km/h
        second: secondo|secondi; minute: minuto|minuti; hour: ora|ore; day: giorno|giorni
        week: settimana|settimane; month: mese|mesi; year: anno|anni; decade: decennio|decenni
        century: secolo|secoli; megawatt: megawatt"""
    ),
    money=words(
        """EUR: euro; USD: dollaro|dollari; GBP: sterlina|sterline; CHF: franchi svizzeri|franchi
        JPY: yen; CNY: yuan; RUB: rubli"""
    ),
    bounds=words(
        """at_least: almeno|non meno di|come minimo|perlomeno|minimo
        more_than: più di|oltre|più dell'|più del
        at_most: fino a|al massimo|non più di|massimo
        less_than: meno di|sotto i|meno del
        about: circa|quasi|all'incirca|all’incirca|pressappoco|intorno a
        |attorno a|approssimativamente"""
    ),
    bounds_after=words("at_least: o più; about: circa; at_most: o meno|al massimo"),
    nouns=words(
        """dead: morti|morte|morto|uccisi|deceduti|decessi|morirono
        injured: feriti|ferite|ferito; missing: dispersi|disperse; arrested: arrestati|arrestate
        person: persone|persona|gente|abitanti; child: bambini|bambine|bambino
        worker: dipendenti|lavoratori|operai; job: posti di lavoro|posti; country: paesi|stati
        victim: vittime; vote: voti; house: case|casa; home: abitazioni|alloggi; member: membri
        seat: seggi"""
    ),
    stops=frozenset(
        """il lo la i gli le un una e ed o a ad al alla ai agli alle in nel nella per con senza su
        sul sulla secondo fino da dal dalla che chi cui dove si non più meno suo sua loro è sono
        era erano ha hanno aveva avevano sarà saranno può deve ma come se dopo prima contro tra fra
        quando di del della dei degli delle già""".split()
    ),
    light=frozenset("altri altre nuovi nuove grandi piccoli primi ultimi".split()),
    being=frozenset("sono stati state erano furono rimasti hanno perso risultano è".split()),
    numbered=frozenset(
        """articolo capitolo pagina numero n. linea sala stanza binario fase gruppo livello
        comma""".split()
    ),
    of="di|dei|delle|degli|del|della",
    out_of="(?:su(?: un totale di)?|sui|dei|delle|degli|sulle)",
    to="a|ai",
    between="(?:tra|fra)(?: i| le)?",
    and_="e|ed|e i|e le",
    from_="da|dal|dai|dall'|dall’|dalle",
    onto="al?|ai|all'|all’|alle",
    change=r"\w*(?:pass\w+|sal(?:it\w+|e|ì|ire|irà)|sces\w+|scend\w+|aument\w+|cal(?:at\w+|a|ò|erà)|crollat\w+"
    r"|cresc\w+|cresciut\w+|ridott\w+|ridur\w+|diminui\w+|portat\w+)",
    more="altri|altre|ulteriori",
    age="d'età|d’età|di età",
    aged_before="(?:uomo|donna|ragazz[oa]|bambin[oa]|giovane|anzian[oa]|pensionat[oa]) di",
)
PORTUGUESE = Figures(
    values=counted(
        """zero - dois/duas três quatro cinco seis sete oito nove dez onze doze treze
        catorze/quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito
        dezenove/dezanove vinte"""
    )
    | counted("trinta quarenta cinquenta sessenta setenta oitenta noventa", start=30, step=10)
    | counted(
        """cem/cento duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas
        quinhentos/quinhentas seiscentos/seiscentas setecentos/setecentas oitocentos/oitocentas
        novecentos/novecentas""",
        start=100,
        step=100,
    ),
    ones=frozenset({"um", "uma"}),
    scales={
        "mil": 1000,
        "milhão": _M,
        "milhões": _M,
        "mil milhões": _B,
        "bilhão": _B,
        "bilhões": _B,
        "trilhão": _T,
        "trilhões": _T,
        "dúzia": 12,
    },
    alone=frozenset({"mil"}),
    joiners=frozenset({"e"}),
    halves=frozenset("meio meia".split()),
    and_half="e mei[oa]",
    parts={"terço": 3, "terços": 3, "quarto": 4, "quartos": 4, "quinto": 5, "quintos": 5}
    | {"décimo": 10, "décimos": 10},
    half_of=frozenset({"metade"}),
    vague={"dezenas": 20, "dúzias": 24, "centenas": 200, "milhares": 2000},
    about={"dezena": 10, "quinzena": 15, "vintena": 20, "centena": 100, "milhar": 1000},
    signs={"mi": _M, "bi": _B, "tri": _T},
    units=words(
        """percent: por cento; percentage_point: pontos percentuais|ponto percentual
        kilometre: quilômetro|quilômetros|quilómetro|quilómetros; metre: metro|metros
        tonne: tonelada|toneladas; kilogram: quilo|quilos|quilogramas; gram: gramas
        litre: litro|litros; hectare: hectare|hectares
        square kilometre: quilômetros quadrados|quilómetros quadrados
        square metre: metros quadrados; cubic metre: metros cúbicos; degree: grau|graus
        kilometre per hour: quilômetros por hora|quilómetros por hora|km/h; barrel: barris
        second: segundo|segundos; minute: minuto|minutos; hour: hora|horas; day: dia|dias
        week: semana|semanas; month: mês|meses; year: ano|anos; decade: década|décadas
        century: século|séculos; megawatt: megawatts"""
    ),
    money=words(
        """EUR: euro|euros; USD: dólar|dólares; GBP: libra|libras|libras esterlinas
        BRL: real|reais; CHF: francos suíços; JPY: ienes; CNY: yuans; ARS: pesos argentinos"""
    ),
    bounds=words(
        """at_least: pelo menos|ao menos|no mínimo|não menos de
        more_than: mais de|acima de|mais do que
        at_most: até|no máximo|não mais de|não mais que
        less_than: menos de|abaixo de
        about: cerca de|quase|aproximadamente|perto de|em torno de|por volta de|uns|umas"""
    ),
    bounds_after=words("at_least: ou mais|no mínimo; at_most: ou menos|no máximo"),
    nouns=words(
        """dead: mortos|mortas|morto|mortes|morreram; injured: feridos|feridas|ferido
        missing: desaparecidos|desaparecidas; arrested: detidos|presos|detidas
        person: pessoas|pessoa|gente|habitantes; child: crianças|criança
        worker: trabalhadores|funcionários|empregados; job: empregos|postos; country: países|estados
        victim: vítimas; vote: votos; house: casas|casa; home: moradias|habitações
        member: membros; seat: cadeiras|assentos|lugares"""
    ),
    stops=frozenset(
        """o a os as um uma e ou ao à aos às em no na nos nas por pelo pela para com sem sobre
        segundo até desde que quem onde se não mais menos seu sua é são era eram foi foram tem têm
        tinha será serão pode deve mas como após ante contra entre quando de do da dos
        das já""".split()
    ),
    light=frozenset("outros outras novos novas grandes pequenos primeiros últimos".split()),
    being=frozenset("são foram ficaram estão estavam tinham sido morreram é".split()),
    numbered=frozenset(
        "artigo capítulo página número nº linha sala quarto fase grupo nível volume rodovia".split()
    ),
    of="de|dos|das|do|da",
    out_of="(?:d[oa]s|de cada|em cada|entre [oa]s|de um total de|de)",
    to="a|até",
    between="entre",
    and_="e",
    from_="d[eo]",
    onto="para",
    onto_sure=True,
    change="(?!)",
    more="outros|outras|mais|adicionais",
    age="de idade",
    aged_before="(?:homem|mulher|jovem|menin[oa]|rapaz|criança|idos[oa]|adolescente) de",
)
