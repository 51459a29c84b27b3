"""Danish: who speaks, who is named, who takes a stance."""

from __future__ import annotations

from variorum.language.tongues.speech import StanceWords, Tongue, words

TONGUE = Tongue(
    tag="da",
    said=words(
        """
        sagde siger skrev skriver fortalte fortæller forklarede forklarer mente mener påpegede
        påpeger understregede understreger lød lyder oplyste oplyser udtalte udtaler spurgte
        spørger svarede svarer advarede advarer hævdede hævder kaldte kalder lovede lover
        kritiserede kritiserer indrømmede indrømmer bekræftede bekræfter varslede meldte melder
        erklærede erklærer konkluderede fastslog fastslår fortsatte fortsætter udbrød råbte
        roste beklagede beklager kommenterede kommenterer tvitrede argumenterede synes tilføjede
        tilføjer uddybede uddyber vurderede vurderer konstaterede konstaterer forsikrede
        hviskede sukkede klagede jokede gentog ser så
        """
    ),
    participles=words(
        """
        sagt skrevet fortalt forklaret ment påpeget understreget oplyst udtalt spurgt svaret
        advaret hævdet kaldt lovet kritiseret indrømmet bekræftet meldt erklæret
        """
    ),
    auxiliaries=words("har havde er var blev bliver skal vil"),
    according=("ifølge", "efter", "i henhold til"),
    so=frozenset(),
    like=words("som sådan"),
    that=words("at om"),
    pronouns={"han": "m", "hun": "f", "de": "p"},
    determiners=words(
        """
        en et den det de denne dette disse sin sit sine hans hendes deres vores min flere nogle
        mange alle begge to tre fire fem ingen
        """
    ),
    prepositions=words(
        """
        i på af for til fra med om ved hos mod under over efter før mellem uden gennem langs
        blandt ifølge siden overfor bag foran uden
        """
    ),
    linking=words("af for i ved fra hos til"),
    conjunctions=words("og eller men"),
    adverbs=words(
        """
        også videre desuden så nu da igen senere tidligere derefter imidlertid ikke aldrig i går
        dag for nylig sig ham hende mig os selv bare til fast ud heller dermed derfor alligevel
        offentligt
        """
    ),
    times=words(
        """
        mandag tirsdag onsdag torsdag fredag lørdag søndag går dag morgen aften eftermiddag
        formiddag nat uge måned år januar februar marts april maj juni juli august september
        oktober november december morges weekenden sidste forrige
        """
    ),
    men=words("hr herr præsident statsminister konge prins far søn bror"),
    women=words("fru frøken dronning prinsesse mor datter søster"),
    roles=words(
        """
        præsident statsminister minister borgmester talsmand talskvinde talsperson direktør chef
        leder generalsekretær udenrigsminister finansminister justitsminister sundhedsminister
        undervisningsminister transportminister klimaminister folketingsmedlem rådmand anklager
        dommer advokat professor forsker læge træner spiller forfatter instruktør skuespiller
        sanger journalist ambassadør biskop pave konge dronning prins prinsesse general oberst
        kaptajn kommandant politidirektør politiinspektør vicepolitiinspektør stifter økonom
        historiker biolog ekspert vidne beboer nabo tillidsmand rådgiver partileder næstformand
        formand forkvinde kommunikationschef pressechef landmand rektor diplomat lærer fisker
        indsatsleder vagtchef bestyrelsesformand havnechef kunstner kurator redaktør ejer
        borgmesteren statsministeren ministeren direktøren præsidenten talsmanden talskvinden
        lederen chefen rektoren forskeren professoren dommeren advokaten dronningen kongen
        formanden generalsekretæren forfatteren
        """
    ),
    spokes=words("talsmand talskvinde talsperson pressechef advokat kommunikationschef"),
    bodies=words(
        """
        ministeriet universitetet højskolen instituttet forbundet partiet banken politiet retten
        byretten foreningen fonden selskabet koncernen rådet udvalget kommissionen kommune
        kommunen regeringen folketinget sygehuset hospitalet unionen organisationen skolen
        museet klubben a/s aps styrelsen tilsynet brandvæsenet regionen universitet museum
        """
    ),
    works=words(
        """
        filmen bogen romanen sangen albummet serien stykket operaen digtet avisen bladet
        programmet udstillingen dokumentaren podcasten film bog roman album serie
        """
    ),
    so_called=words("såkaldte såkaldt"),
    named=words(
        """
        restauranten skibet projektet programmet operationen hotellet fonden initiativet appen
        begrebet ordet navnet sloganet kaldt døbt titlen ordene
        """
    ),
    unsaid=words("kunne ville skulle"),
    place_before=words("til mellem i fra på"),
    held=words(
        """
        hr fr dr prof bl.a f.eks dvs osv m.fl m.m nr skt ca jf kl kr mio mia pga mht evt inkl
        tlf adm dir red
        """
    ),
    stances=(
        StanceWords(
            "declined",
            r"(?:vil(?:le)?|ønske(?:r|de))\s+(?:[\w-]+\s+){0,4}?(?:ikke|"
            r"hverken)\s+(?:at\s+)?(?:[\w-]+\s+){0,3}?(?:kommentere|udtale|svare|bekræfte|"
            r"sige|give|besvare)\w*|(?:næg(?:tede|ter)|afviste|afslog|"
            r"afviser)\s+at\s+(?:[\w-]+\s+){0,3}?(?:kommentere|udtale|svare|bekræfte|sige|"
            r"give)\w*|ingen\s+kommentarer?",
        ),
        StanceWords(
            "declined",
            r"hverken\s+(?:bekræft\w+|be-)\s+eller\s+(?:afkræft\w+|benægt\w+)|"
            r"hverken\s+be-\s+eller\s+afkræft\w+",
        ),
        StanceWords(
            "no_response",
            r"(?:har|havde|er|var)\s+(?:[\w-]+\s+){0,4}?(?:ikke|"
            r"aldrig)\s+(?:[\w-]+\s+){0,4}?(?:svaret|besvaret|returneret|vendt\s+tilbage)|"
            r"(?:svarede|besvarede)\s+(?:[\w-]+\s+){0,5}?ikke|ikke\s+(?:lykkedes|"
            r"lykkedes)[^.;]{0,40}?(?:kontakt|fange)|"
            r"lykkedes\s+(?:[\w-]+\s+){0,3}?ikke\s+at\s+få\s+(?:en\s+)?(?:kontakt|"
            r"kommentar)|vendte\s+(?:[\w-]+\s+){0,3}?ikke\s+tilbage|(?:var|"
            r"er)\s+(?:[\w-]+\s+){0,4}?ikke\s+(?:til\s+at\s+træffe|tilgængelig)",
        ),
        StanceWords(
            "not_spoken",
            r"(?:har|havde)\s+(?:[\w-]+\s+){0,4}?(?:ikke|"
            r"intet)\s+(?:[\w-]+\s+){0,4}?(?:udtalt|kommenteret|sagt|talt|ytret)|(?:tier|"
            r"tav|tavs)\b",
        ),
        StanceWords(
            "denied",
            r"(?:benægt(?:ede|er)|afvis(?:te|er)(?!\s+at)|afkræft(?:ede|er)|tilbagevis(?:te|"
            r"er)|nægt(?:ede|er)\s+sig\s+skyldig|dementer(?:ede|er)|(?:har|"
            r"havde)\s+(?:[\w-]+\s+){0,3}?(?:benægtet|afvist|afkræftet|tilbagevist|"
            r"dementeret))(?!\s+ikke)",
        ),
        StanceWords(
            "confirmed",
            r"(?:bekræft(?:ede|er)|indrømm(?:ede|er)|erkend(?:te|er)|vedg(?:ik|år)|(?:har|"
            r"havde)\s+(?:[\w-]+\s+){0,3}?bekræftet|(?:blev|"
            r"er)\s+(?:[\w-]+\s+){0,3}?bekræftet)(?!\s+ikke)",
        ),
        StanceWords(
            "corrected",
            r"(?:korriger(?:ede|er)|ret(?:tede|ter)\s+(?:sin|sit|sig|fejlen|artiklen|"
            r"oplysning)\w*|tr(?:ak|ækker)\b(?=[^.;]{0,60}?\btilbage)|berigtig(?:ede|er)|"
            r"(?:bragte|offentliggjorde)\s+en\s+(?:rettelse|berigtigelse))",
        ),
        StanceWords(
            "purported",
            r"(?:angivelige?|påståede?|formodede?|ubekræftede?|angiveligt|"
            r"såkaldte?\s+ægte)", "none",
        ),
    ),
    by=words("af"),
    led_by_verb=True,
    dashes=True,
    clitics=words("sig ham hende mig os ikke"),
)  # fmt: skip
