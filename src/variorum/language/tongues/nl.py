"""Dutch: who speaks, who is named, who takes a stance."""

from __future__ import annotations

from variorum.language.tongues.speech import StanceWords, Tongue, words

TONGUE = Tongue(
    tag="nl",
    said=words(
        """
        zei zeiden zegt zeggen schreef schreven schrijft vertelde vertelden vertelt verklaarde
        verklaarden verklaart stelde stelden stelt benadrukte benadrukten benadrukt meldde
        meldden meldt vroeg vraagt antwoordde antwoordt waarschuwde waarschuwden waarschuwt
        vindt vond vonden noemde noemden noemt reageerde reageert liet laat lieten voegde
        beloofde belooft betoogde betoogt concludeerde constateerde erkende erkent erkenden
        bevestigde bevestigden bevestigt beweerde beweert kondigde klaagde klaagt merkte
        oordeelde oordeelt riep roept twitterde bekritiseerde hekelde prees lichtte legde gaf
        denkt meent meende verzekerde sprak spreekt vervolgde besloot grapte fluisterde deelde
        grapt lacht lachte verzucht verzuchtte herinnert beschrijft beschreef spreken
        """
    ),
    participles=words(
        """
        gezegd geschreven verteld verklaard gesteld benadrukt gemeld gevraagd geantwoord
        gewaarschuwd genoemd beloofd erkend bevestigd beweerd aangekondigd laten-weten
        """
    ),
    auxiliaries=words("heeft hebben had hadden is zijn werd wordt zou"),
    according=("volgens", "aldus", "naar eigen zeggen van", "in de woorden van"),
    so=words("aldus"),
    like=words("zoals zo"),
    that=words("dat of"),
    pronouns={"hij": "m", "zij": "f", "ze": "f"},
    determiners=words(
        """
        de het een dit dat deze die zijn haar hun onze mijn enkele meerdere veel alle beide twee
        drie vier vijf geen 't
        """
    ),
    prepositions=words(
        """
        in op aan bij met na voor van naar uit tegen over onder om door zonder wegens tijdens
        sinds tot tussen achter naast per volgens aldus ondanks te vanuit vanaf
        """
    ),
    linking=words("van voor der den de ten ter het"),
    conjunctions=words("en of maar want dus"),
    adverbs=words(
        """
        ook verder daarnaast bovendien toen nog al nu later eerder daarna vervolgens echter niet
        nooit gisteren vandaag weer opnieuw onlangs inmiddels zich hem haar mij ons erbij eraan
        toe wel dan zelf er weten tegenover daarover hierover openlijk
        """
    ),
    times=words(
        """
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag maandagochtend maandagavond
        dinsdagochtend dinsdagavond woensdagavond donderdagavond vrijdagavond zaterdagavond
        zondagavond gisteren vandaag morgen ochtend avond middag nacht week maand jaar januari
        februari maart april mei juni juli augustus september oktober november december
        afgelopen vorige vorig komende uur weekend gisteravond vanochtend vanmiddag
        """
    ),
    men=words("dhr meneer heer president minister koning prins vader zoon broer"),
    women=words("mevr mevrouw mw presidente koningin prinses moeder dochter zus"),
    roles=words(
        """
        president presidente minister premier burgemeester woordvoerder woordvoerster directeur
        directrice hoofd voorzitter baas staatssecretaris kamerlid senator gouverneur wethouder
        officier rechter advocaat advocate hoogleraar professor onderzoeker onderzoekster arts
        dokter trainer speler schrijver schrijfster auteur regisseur acteur actrice zanger
        zangeres journalist journaliste ambassadeur bisschop paus koning koningin prins prinses
        generaal kolonel kapitein commandant commissaris oprichter oprichtster econoom econome
        historicus bioloog biologe expert deskundige getuige bewoner bewoonster buurman
        buurvrouw vakbondsleider raadslid partijleider fractieleider minister-president
        bestuurder ondernemer ondernemster boer boerin rector diplomaat leraar lerares visser
        bestuursvoorzitter topman topvrouw eigenaar eigenaresse politiechef curator conservator
        gedeputeerde
        """
    ),
    spokes=words("woordvoerder woordvoerster advocaat advocate vertegenwoordiger"),
    bodies=words(
        """
        ministerie universiteit hogeschool instituut vakbond partij bank politie rechtbank hof
        vereniging federatie stichting maatschappij bedrijf groep raad comité commissie gemeente
        regering kamer senaat ziekenhuis unie organisatie school museum club bv nv b.v. n.v.
        bureau autoriteit dienst brandweer provincie waterschap
        """
    ),
    works=words(
        """
        film boek roman lied album serie toneelstuk opera gedicht krant tijdschrift programma
        tentoonstelling voorstelling documentaire essay plaat podcast verhaal nummer hit
        """
    ),
    so_called=words("zogenaamde zogenoemde zogeheten"),
    named=words(
        """
        restaurant schip project programma operatie hotel stichting initiatief collectief
        vereniging app term woord naam leus slogan getiteld genaamd gedoopt bijgenaamd titel
        """
    ),
    unsaid=words("zou zouden"),
    place_before=words("tussen vanuit in uit te naar"),
    held=words(
        """
        dhr mevr mw dr drs ir mr prof ing ds st nr blz bijv bv ca enz e.d d.w.z o.a m.b.t t.a.v
        jl a.s resp incl excl evt zgn art tel fam
        """
    ),
    stances=(
        StanceWords(
            "declined",
            r"(?:wil(?:de|den|len)?|wilde)\s+(?:[\w-]+\s+){0,8}?(?:niet|"
            r"geen)\s+(?:[\w-]+\s+){0,4}?(?:reageren|commentaar|ingaan|zeggen|bevestigen|"
            r"reactie|kwijt|antwoorden|uitlaten)|weiger(?:de|den|t|"
            r"en)\s+(?:[\w-]+\s+){0,4}?(?:commentaar|reageren|reactie|antwoord\w*|zeggen|"
            r"bevestigen|interview)\w*|geen\s+commentaar|"
            r"onthield(?:en)?\s+zich\s+van\s+commentaar",
        ),
        StanceWords(
            "declined",
            r"bevestig(?:de|den|t|en)\s+noch\s+ontken(?:de|den|t|nen)|"
            r"noch\s+bevestigen\s+noch\s+ontkennen|niet\s+bevestigen\s+(?:of|"
            r"noch)\s+ontkennen",
        ),
        StanceWords(
            "no_response",
            r"(?:was|waren|is|zijn)\s+(?:[\w-]+\s+){0,6}?(?:niet\s+(?:bereikbaar|"
            r"te\s+bereiken)|onbereikbaar)|(?:reageer(?:de|den)|antwoord(?:de|"
            r"den))\s+(?:[\w-]+\s+){0,6}?niet|(?:heeft|hebben|had|"
            r"hadden)\s+(?:[\w-]+\s+){0,6}?niet\s+(?:[\w-]+\s+){0,4}?(?:gereageerd|"
            r"geantwoord)",
        ),
        StanceWords(
            "not_spoken",
            r"(?:heeft|hebben|had|hadden)\s+(?:[\w-]+\s+){0,6}?(?:niet|niets|"
            r"geen)\s+(?:[\w-]+\s+){0,5}?(?:gezegd|uitgesproken|gesproken|uitgelaten|"
            r"commentaar\s+gegeven|verklaring\s+afgelegd)|(?:zwijgt|zweeg|zwijgen|zwegen)\b",
        ),
        StanceWords(
            "denied",
            r"(?:ontken(?:t|de|den|nen)|sprak(?:en)?\b(?=[^.;]{0,60}?\btegen\b)|"
            r"spreekt\b(?=[^.;]{0,60}?\btegen\b)|weerleg(?:t|de|den)|betwist(?:te|ten)?|"
            r"(?:heeft|hebben|had)\s+[^.;]{0,60}?\b(?:ontkend|tegengesproken))(?!\s+niet)|"
            r"we(?:es|zen)\b(?=[^.;]{0,80}?\bvan\s+de\s+hand)",
        ),
        StanceWords(
            "confirmed",
            r"(?:bevestig(?:t|de|den|en)|erken(?:t|de|den)|(?:heeft|hebben|"
            r"had)\s+(?:[\w-]+\s+){0,6}?(?:bevestigd|erkend)|(?:is|werd|"
            r"werden)\s+(?:[\w-]+\s+){0,3}?bevestigd)",
        ),
        StanceWords(
            "corrected",
            r"(?:corrigeer(?:t|de|den)|rectificeer(?:t|de|den)|"
            r"trok(?:ken)?\b(?=[^.;]{0,60}?\b(?:in|terug)\b)|(?:plaatste|"
            r"publiceerde)n?\s+een\s+(?:correctie|rectificatie)|"
            r"nam(?:en)?\b(?=[^.;]{0,60}?\bterug\b))",
        ),
        StanceWords(
            "purported",
            r"(?:vermeend(?:e)?|zogenaamd(?:e)?|naar\s+verluidt|onbevestigd(?:e)?|"
            r"niet-bevestigde)", "none",
        ),
    ),
    by=words("door"),
    led_by_verb=True,
    clitics=words("zich hem haar ons mij er"),
)  # fmt: skip
