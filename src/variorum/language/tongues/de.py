"""German: who speaks, who is named, who takes a stance."""

from __future__ import annotations

from variorum.language.tongues.speech import StanceWords, Tongue, words

TONGUE = Tongue(
    tag="de",
    said=words(
        """
        sagte sagten sagt sagen erklärte erklärten erklärt erklären betonte betonten betont
        schrieb schrieben schreibt meinte meinten meint teilte teilten teilt warnte warnten
        warnt kritisierte kritisierten kritisiert kündigte kündigten kündigt fügte ergänzte
        ergänzten ergänzt forderte forderten fordert berichtete berichteten berichtet behauptete
        behaupteten behauptet antwortete antworteten antwortet versicherte versicherten
        versichert räumte gestand rief ruft fragte fragten fragt erzählte erzählt äußerte lobte
        lobt nannte nannten nennt bezeichnete bezeichneten bezeichnet verkündete verkündet
        bestätigte bestätigten bestätigt erläuterte erläutert unterstrich urteilte sprach
        spricht twitterte postete klagte klagt entgegnete erwiderte beteuerte bekräftigte
        versprach verspricht bedauerte bedauert monierte mahnte mahnt befand findet fand hob
        stellte führte heißt hieß gab bemängelte schilderte schildert scherzte resümierte
        konstatierte argumentierte argumentiert begründete verteidigte wies bilanzierte
        prophezeite wetterte schimpfte flüsterte murmelte jubelte freute rühmte
        erinnert erinnerte beschreibt beschrieb witzelt witzelte spottet spottete seufzt
        seufzte lacht lachte
        """
    ),
    participles=words(
        """
        gesagt erklärt betont geschrieben mitgeteilt gewarnt kritisiert angekündigt gefordert
        berichtet behauptet geantwortet versichert erzählt geäußert genannt bezeichnet verkündet
        erläutert gesprochen getwittert versprochen eingeräumt
        """
    ),
    auxiliaries=words("hat haben hatte hatten habe wurde wird werde soll will"),
    according=(
        "laut", "nach angaben von", "nach angaben der", "nach angaben des", "nach aussage von",
        "nach aussage der", "nach aussage des", "nach den worten von", "nach den worten der",
        "nach den worten des", "nach worten von", "nach ansicht von", "nach ansicht der",
        "nach ansicht des", "nach meinung von", "nach meinung der", "nach meinung des",
        "nach einschätzung von", "nach einschätzung der", "zitat von",
    ),
    so=words("so"),
    like=words("wie"),
    that=words("dass daß ob"),
    pronouns={"er": "m", "sie": "f", "es": "n", "man": "n"},
    determiners=words(
        """
        der die das den dem des ein eine einen einem einer eines dieser diese dieses sein seine
        seiner seinem seinen ihr ihre ihrer ihrem ihren unser unsere mein meine kein keine
        mehrere viele einige alle beide zwei drei vier fünf zahlreiche
        """
    ),
    prepositions=words(
        """
        in im an am auf bei beim mit nach vor von vom zu zum zur aus für gegen über unter um
        durch ohne wegen während seit bis trotz gegenüber zwischen hinter neben ins ans per laut
        samt zufolge angesichts gemäß
        """
    ),
    linking=words("von vom für der des de van den"),
    conjunctions=words("und oder sowie aber doch denn sondern"),
    adverbs=words(
        """
        auch weiter zudem außerdem dazu dann noch schon nun jetzt später zuvor danach daraufhin
        damals allerdings jedoch dagegen hingegen wiederum bereits erneut kürzlich zunächst
        schließlich unter anderem wörtlich nicht nie so hierzu darin dabei deshalb daher also
        sich ihm ihnen mir uns wohl selbst nur einmal mehrfach öffentlich offen etwa hinzu mit
        ein ab an darauf hin fest
        """
    ),
    times=words(
        """
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montagmorgen
        montagabend dienstagmorgen dienstagabend mittwochabend donnerstagabend freitagabend
        samstagabend sonntagabend heute gestern morgen abend nachmittag vormittag mittag nacht
        woche monat jahr januar februar märz april mai juni juli august september oktober
        november dezember uhr wochenende vergangenen vergangene letzten letzte kommenden anfang
        ende mitte
        """
    ),
    men=words("herr herrn präsident minister könig prinz kanzler graf vater sohn bruder"),
    women=words(
        """
        frau präsidentin ministerin königin prinzessin kanzlerin gräfin mutter tochter
        """
    ),
    roles=words(
        """
        präsident präsidentin minister ministerin kanzler kanzlerin bürgermeister
        bürgermeisterin oberbürgermeister oberbürgermeisterin sprecher sprecherin pressesprecher
        pressesprecherin chef chefin leiter leiterin direktor direktorin vorsitzender
        vorsitzende vorsitzenden geschäftsführer geschäftsführerin vorstand vorständin trainer
        trainerin spieler spielerin professor professorin forscher forscherin experte expertin
        anwalt anwältin richter richterin staatsanwalt staatsanwältin kommissar kommissarin
        polizist polizistin arzt ärztin lehrer lehrerin schriftsteller schriftstellerin autor
        autorin regisseur regisseurin schauspieler schauspielerin sänger sängerin journalist
        journalistin abgeordneter abgeordnete abgeordneten senator senatorin gouverneur landrat
        landrätin könig königin prinz prinzessin papst bischof bischöfin pfarrer pfarrerin
        botschafter botschafterin generalsekretär generalsekretärin ministerpräsident
        ministerpräsidentin innenminister innenministerin außenminister außenministerin
        finanzminister finanzministerin verkehrsminister verkehrsministerin gesundheitsminister
        gesundheitsministerin umweltminister umweltministerin bildungsministerin
        verteidigungsminister verteidigungsministerin staatssekretär staatssekretärin stadtrat
        stadträtin landwirt landwirtin unternehmer unternehmerin wirtin wirt nachbar nachbarin
        zeuge zeugin anwohner anwohnerin betreiber betreiberin gründer gründerin kapitän
        kapitänin feuerwehrchef polizeichef polizeichefin parteichef parteichefin fraktionschef
        fraktionschefin ökonom ökonomin historiker historikerin biologe biologin wissenschaftler
        wissenschaftlerin kommandant diplomat diplomatin vertreter vertreterin mitarbeiter
        mitarbeiterin fahrer fahrerin rektor rektorin dekan intendant intendantin kurator
        kuratorin geschäftsfrau
        torwart torfrau stürmer stürmerin verteidiger verteidigerin hausmeister
        hausmeisterin schulleiter schulleiterin bäcker bäckerin gastronom gastronomin
        förster försterin jäger jägerin fischer fischerin prüfer prüferin gutachter
        gutachterin ermittler ermittlerin ingenieur ingenieurin architekt architektin
        bergsteiger bergsteigerin rentner rentnerin studentin student reporter
        reporterin moderator moderatorin müllerin küster pastor pastorin winzer winzerin
        kellner kellnerin lotse lotsin retter retterin
        """
    ),
    spokes=words(
        """
        sprecher sprecherin pressesprecher pressesprecherin vertreter vertreterin anwalt
        """
    ),
    bodies=words(
        """
        ministerium universität hochschule institut verband verein partei gewerkschaft bank bahn
        polizei gericht behörde amt werke stadtwerke klinik krankenhaus bundesamt stiftung union
        gmbh ag kg se ev e.v. feuerwehr kommission fraktion rat bundesrat bundestag landtag
        stadtrat agentur zeitung verlag reederei gesellschaft konzern klub fc sv
        """
    ),
    works=words(
        """
        film buch roman lied song album serie theaterstück oper gedicht zeitung magazin
        zeitschrift podcast sendung ausstellung show stück band studie bestseller kinofilm hit
        musical
        """
    ),
    so_called=words(
        """
        sogenannte sogenannten sogenannter sogenanntes so-genannte genannte genannten
        """
    ),
    named=words(
        """
        restaurant schiff fähre projekt programm operation aktion kampagne hotel gasthaus
        stiftung initiative bündnis verein app firma begriff wort namen name titel motto
        stichwort
        """
    ),
    unsaid=words("könnte könnten hätte hätten würde würden"),
    place_before=words("nach in aus nach bei"),
    held=words(
        """
        fa gebr bf dr prof hr fr st str nr bzw ca evtl ggf inkl z b z.b d h d.h u a u.a usf vgl
        abs art bd hrsg sog geb gest stv tel max min mio mrd ing dipl jh jhd lt o.ä abb kap zzgl
        verf allg ehem röm kath ev bes insb mag
        """
    ),
    stances=(
        StanceWords(
            "declined",
            r"(?:woll(?:te|ten|en)|will|möchte|möchten|mochte|mochten|"
            r"wollte)\b[^.;:]{0,60}?\b(?:nicht|weder|"
            r"keine?n?)\b[^.;:]{0,60}?\b(?:kommentieren|äußern|kommentar|bestätigen|sagen|"
            r"stellung\s+nehmen|angaben\s+machen|beantworten|dementieren)",
        ),
        StanceWords(
            "declined",
            r"(?:konnte|konnten|"
            r"kann)\s+(?:\w+\s+){0,3}?weder\s+bestätigen\s+noch\s+dementieren|"
            r"weder\s+bestätig(?:en|t|te|ten)\s+noch\s+dementier(?:en|t|te|ten)",
        ),
        StanceWords(
            "declined",
            r"lehn(?:te|ten|t)\b[^.;:]{0,50}?\b(?:kommentar|stellungnahme|interview|"
            r"auskunft|äußern|äußerung)\w*(?:[^.;:]{0,30}?\bab\b)?|verweiger(?:te|ten|"
            r"t)\b[^.;:]{0,40}?\b(?:kommentar|auskunft|aussage|stellungnahme|antwort)\w*|"
            r"kein(?:en)?\s+kommentar",
        ),
        StanceWords(
            "no_response",
            r"(?:war|waren|ist|sind)\s+(?:\w+\s+){0,6}?nicht\s+(?:zu\s+erreichen|"
            r"erreichbar)|(?:reagier(?:te|ten)|antwort(?:ete|eten))\s+(?:\w+\s+){0,6}?nicht|"
            r"(?:ließ|ließen|lässt)\s+(?:\w+\s+){0,6}?unbeantwortet|"
            r"blieb(?:en)?\s+(?:\w+\s+){0,4}?unbeantwortet|hat(?:te|"
            r"ten)?\s+(?:\w+\s+){0,8}?nicht\s+(?:reagiert|geantwortet|beantwortet)|"
            r"haben\s+(?:\w+\s+){0,8}?nicht\s+(?:reagiert|geantwortet|beantwortet)",
        ),
        StanceWords(
            "not_spoken",
            r"(?:hat|haben|hatte|hatten)\s+(?:[\w-]+\s+){0,8}?(?:nicht|"
            r"nichts)\s+(?:[\w-]+\s+){0,4}?(?:geäußert|gesagt|kommentiert|gesprochen)|"
            r"(?:äußer(?:te|ten)|kommentier(?:te|ten))\s+(?:\w+\s+){0,6}?nicht|(?:schweigt|"
            r"schwieg|schweigen|schwiegen)\b",
        ),
        StanceWords(
            "denied",
            r"(?:dementier(?:te|ten|t)|bestr(?:itt|itten|eitet)|leugn(?:ete|eten|et)|"
            r"verneint(?:e|en)?)|w(?:ies|iesen|eist|"
            r"eisen)\b(?=[^.;]{0,120}?\bzurück)[^.;]{0,20}?(?=vorw|bericht|behaupt|anschuld|"
            r"darstell|die|den|das|alle|entspr)",
        ),
        StanceWords(
            "denied",
            r"(?:wurden?|worden)\b[^.;]{0,60}?\b(?:dementiert|bestritten|zurückgewiesen)|"
            r"(?:hat|haben|hatte)\s[^.;]{0,80}?\b(?:dementiert|bestritten|geleugnet|"
            r"zurückgewiesen)",
        ),
        StanceWords(
            "confirmed",
            r"(?:bestätig(?:te|ten|t|en))(?!en\b)|räum(?:te|ten|t)\b(?=[^.;]{0,80}?\bein\b)",
        ),
        StanceWords(
            "corrected",
            r"korrigier(?:te|ten|t)\s+(?:\w+\s+){0,3}?(?:sich|bericht|meldung|angaben|"
            r"aussage|zahl|darstellung)\w*|(?:zog|zogen|nahm|"
            r"nahmen)\b(?=[^.;]{0,80}?\bzurück)|veröffentlicht(?:e|"
            r"en)\s+(?:\w+\s+){0,2}?(?:korrektur|berichtigung|richtigstellung)|"
            r"berichtig(?:te|ten)|stell(?:te|ten)\s+(?:\w+\s+){0,4}?richtig",
        ),
        StanceWords(
            "purported",
            r"angeblich(?:e|er|en|es|em)?|mutmaßlich(?:e|er|en|es|em)?|vermeintlich(?:e|er|"
            r"en|es|em)?|unbestätigt(?:e|er|en|es|em)?", "none",
        ),
    ),
    by=words("von vom durch"),
    led_by_verb=True,
    nouns_capital=True,
    clitics=words("sich es ihm ihr ihnen mir uns"),
)  # fmt: skip
