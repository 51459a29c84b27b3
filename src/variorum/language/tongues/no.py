"""Norwegian: who speaks, who is named, who takes a stance."""

from __future__ import annotations

from variorum.language.tongues.speech import StanceWords, Tongue, words

TONGUE = Tongue(
    tag="no",
    said=words(
        """
        sa sier skrev skriver fortalte forteller forklarte forklarer mente mener påpekte påpeker
        understreket understreker la legger opplyste opplyser uttalte uttaler spurte spør svarte
        svarer advarte advarer hevdet hevder kalte kaller lovet lover kritiserte kritiserer
        innrømmet innrømmer bekreftet bekrefter varslet varsler meldte melder erklærte erklærer
        konkluderte fastslo fastslår fortsatte fortsetter utbrøt ropte roste beklaget beklager
        kommenterte kommenterer tvitret argumenterte synes syntes slo slår utdypet utdyper
        presiserte presiserer fremholdt fremholder forsikret forsikrer hvisket sukket klaget
        spøkte gjentok sagde sei seier skreiv skriv fortalde meiner meinte
        """
    ),
    participles=words(
        """
        sagt skrevet fortalt forklart ment påpekt understreket opplyst uttalt spurt svart advart
        hevdet kalt lovet kritisert innrømmet bekreftet varslet meldt erklært
        """
    ),
    auxiliaries=words("har hadde er var ble blir skal vil"),
    according=("ifølge", "i følge", "etter", "i henhold til"),
    so=frozenset(),
    like=words("som slik"),
    that=words("at om"),
    pronouns={"han": "m", "hun": "f", "ho": "f", "hen": "mf", "de": "p", "dei": "p"},
    determiners=words(
        """
        en ei et den det de denne dette disse sin sitt sine hans hennes deres vår min flere noen
        mange alle begge to tre fire fem ingen ein eit
        """
    ),
    prepositions=words(
        """
        i på av for til fra med om ved hos mot under over etter før mellom uten gjennom langs
        rundt blant ifølge siden overfor bak foran utenfor
        """
    ),
    linking=words("av for i ved fra hos til"),
    conjunctions=words("og eller men for"),
    adverbs=words(
        """
        også videre dessuten så nå da igjen senere tidligere deretter imidlertid ikke aldri i
        går dag nylig seg ham henne meg oss selv bare til fast ut heller dermed derfor likevel
        nå offentlig
        """
    ),
    times=words(
        """
        mandag tirsdag onsdag torsdag fredag lørdag søndag går dag morgen kveld ettermiddag
        formiddag natt uke måned år januar februar mars april mai juni juli august september
        oktober november desember morges helgen forrige siste mandagen tirsdagen onsdagen
        torsdagen fredagen
        """
    ),
    men=words("herr president statsminister konge prins far sønn bror"),
    women=words("fru frøken dronning prinsesse mor datter søster"),
    roles=words(
        """
        president statsminister minister ordfører talsmann talskvinne talsperson direktør sjef
        leder generalsekretær statsråd utenriksminister finansminister justisminister
        helseminister kunnskapsminister samferdselsminister klimaminister stortingsrepresentant
        byrådsleder statsadvokat dommer advokat professor forsker lege trener spiller forfatter
        regissør skuespiller sanger journalist ambassadør biskop pave konge dronning prins
        prinsesse general oberst kaptein kommandant politimester politiadvokat politisjef
        lensmann gründer økonom historiker biolog ekspert vitne beboer nabo tillitsvalgt
        rådgiver partileder nestleder kommunikasjonssjef pressesjef bonde rektor diplomat lærer
        fisker innsatsleder operasjonsleder styreleder havnesjef byråd kommunedirektør brannsjef
        kunstner kurator redaktør eier ordføreren statsministeren ministeren direktøren
        presidenten talsmannen talskvinnen lederen sjefen rektoren forskeren professoren
        dommeren advokaten politimesteren dronningen kongen generalsekretæren biskopen
        statsråden forfatteren treneren økonomen
        """
    ),
    spokes=words(
        """
        talsmann talskvinne talsperson pressesjef advokat kommunikasjonssjef talsmannen
        talskvinnen
        """
    ),
    bodies=words(
        """
        departementet universitetet høgskolen instituttet forbundet partiet banken politiet
        retten tingretten foreningen stiftelsen selskapet konsernet rådet komiteen kommisjonen
        kommune kommunen regjeringen stortinget sykehuset unionen organisasjonen skolen museet
        klubben as asa etaten direktoratet tilsynet brannvesenet fylkeskommunen universitet
        sykehus museum
        """
    ),
    works=words(
        """
        filmen boka boken romanen sangen albumet serien stykket operaen diktet avisen avisa
        bladet programmet utstillingen dokumentaren podkasten låten film bok roman album serie
        """
    ),
    so_called=words("såkalte såkalt såkalla"),
    named=words(
        """
        restauranten skipet prosjektet programmet operasjonen hotellet stiftelsen initiativet
        appen begrepet ordet navnet slagordet kalt døpt tittelen ordene
        """
    ),
    unsaid=words("kunne ville skulle"),
    place_before=words("til mellom i fra på"),
    held=words(
        """
        hr fr dr prof bl.a f.eks dvs osv mfl nr st ca jf kl kr mill mrd pga mht evt inkl tlf adm
        dir red
        """
    ),
    stances=(
        StanceWords(
            "declined",
            r"(?:vil(?:le)?|ønsk(?:er|et)|øns?ka)\s+(?:[\w-]+\s+){0,4}?(?:ikke|"
            r"verken)\s+(?:å\s+)?(?:[\w-]+\s+){0,3}?(?:kommentere|uttale|svare|bekrefte|si|"
            r"gi|besvare)\w*|(?:nekt(?:et|er)|avslo|avslår|"
            r"avviste)\s+(?:å\s+)?(?:[\w-]+\s+){0,3}?(?:kommentere|uttale|svare|bekrefte|si|"
            r"intervju\w*)|ingen\s+kommentar",
        ),
        StanceWords(
            "declined",
            r"verken\s+(?:bekrefte|bekreftet|bekrefter)\s+eller\s+(?:avkrefte\w*|benekte\w*)",
        ),
        StanceWords(
            "no_response",
            r"(?:har|hadde)\s+(?:[\w-]+\s+){0,4}?(?:ikke|"
            r"aldri)\s+(?:[\w-]+\s+){0,4}?(?:svart|besvart|returnert)|(?:svarte|"
            r"besvarte)\s+(?:[\w-]+\s+){0,5}?ikke|(?:lyktes|lykkes|"
            r"lykkast)\s+(?:[\w-]+\s+){0,4}?(?:ikke|"
            r"ikkje)\s+(?:\w+\s+)?å\s+(?:få\s+)?(?:kontakt|nå)|(?:ikke|ikkje)\s+(?:lyktes|"
            r"lykkes)[^.;]{0,30}?(?:kontakt|nå)|(?:var|"
            r"er)\s+(?:[\w-]+\s+){0,4}?ikke\s+(?:tilgjengelig|å\s+få\s+tak\s+i)",
        ),
        StanceWords(
            "not_spoken",
            r"(?:har|hadde)\s+(?:[\w-]+\s+){0,4}?(?:ikke|ikkje|"
            r"ingenting)\s+(?:[\w-]+\s+){0,4}?(?:uttalt|kommentert|sagt|snakket|ytret)|"
            r"(?:tier|tidde|forholder\s+seg\s+taus)\b",
        ),
        StanceWords(
            "denied",
            r"(?:benekt(?:et|er)|avvis(?:te|er)|avkreft(?:et|er)|tilbakevis(?:te|er)|"
            r"nekt(?:et|er)\s+(?:for|straffskyld)|dement(?:erte|erer)|(?:har|"
            r"hadde)\s+(?:[\w-]+\s+){0,3}?(?:benektet|avvist|avkreftet|tilbakevist|"
            r"dementert))(?!\s+ikke)",
        ),
        StanceWords(
            "confirmed",
            r"(?:bekreft(?:et|er|a)|innrømm(?:et|er)|erkjen(?:te|ner)|vedg(?:ikk|år)|"
            r"stadfest(?:et|er|a))(?!\s+(?:ikke|ikkje))",
        ),
        StanceWords(
            "corrected",
            r"(?:korrigert?e?r?\b|rett(?:et|er)\s+(?:opp|seg)|"
            r"trakk(?:\s+\w+){0,4}?\s+tilbake|trekker(?:\s+\w+){0,4}?\s+tilbake|"
            r"beriktig(?:et|er)|(?:publiserte|trykte)\s+(?:en\s+)?rettelse)",
        ),
        StanceWords(
            "purported",
            r"(?:angivelige?|påståtte?|antatte?|ubekreftede?|visstnok|"
            r"ikke-bekreftede?)", "none",
        ),
    ),
    by=words("av"),
    led_by_verb=True,
    dashes=True,
    clitics=words("seg ham henne meg oss ikke"),
)  # fmt: skip
