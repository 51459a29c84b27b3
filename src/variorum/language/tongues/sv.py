"""Swedish: who speaks, who is named, who takes a stance."""

from __future__ import annotations

from variorum.language.tongues.speech import StanceWords, Tongue, words

TONGUE = Tongue(
    tag="sv",
    said=words(
        """
        sade sa säger skrev skriver berättade berättar förklarade förklarar menade menar
        påpekade påpekar underströk understryker betonade betonar lade lägger uppgav uppger
        uttalade uttalar frågade frågar svarade svarar varnade varnar hävdade hävdar kallade
        kallar lovade lovar kritiserade kritiserar medgav medger erkände erkänner bekräftade
        bekräftar meddelade meddelar konstaterade konstaterar fortsatte fortsätter utropade
        ropade berömde beklagade beklagar kommenterade kommenterar twittrade tyckte tycker
        tillade tillägger hälsade hälsar försäkrade viskade suckade klagade skämtade upprepade
        avslutade framhöll framhåller anser ansåg tror
        """
    ),
    participles=words(
        """
        sagt skrivit berättat förklarat menat påpekat understrukit betonat uppgett uttalat
        frågat svarat varnat hävdat kallat lovat kritiserat medgett erkänt bekräftat meddelat
        """
    ),
    auxiliaries=words("har hade är var blev blir ska skulle vill"),
    according=("enligt", "i enlighet med"),
    so=frozenset(),
    like=words("som såsom"),
    that=words("att om"),
    pronouns={"han": "m", "hon": "f", "hen": "mf", "de": "p", "dom": "p"},
    determiners=words(
        """
        en ett den det de denna detta dessa sin sitt sina hans hennes deras vår min flera några
        många alla båda två tre fyra fem ingen
        """
    ),
    prepositions=words(
        """
        i på av för till från med om vid hos mot under över efter före mellan utan genom längs
        bland enligt sedan inför bakom framför utanför
        """
    ),
    linking=words("av för i vid från hos på till"),
    conjunctions=words("och eller men samt"),
    adverbs=words(
        """
        också vidare dessutom så nu då igen senare tidigare därefter däremot inte aldrig i går
        dag nyligen sig honom henne mig oss själv bara till fast ut heller därmed därför ändå
        offentligt
        """
    ),
    times=words(
        """
        måndag tisdag onsdag torsdag fredag lördag söndag måndagen tisdagen onsdagen torsdagen
        fredagen lördagen söndagen går dag morgon kväll eftermiddag förmiddag natt vecka månad
        år januari februari mars april maj juni juli augusti september oktober november december
        morse helgen förra måndags tisdags onsdags torsdags fredags lördags söndags
        """
    ),
    men=words("herr president statsminister kung prins far son bror"),
    women=words("fru fröken drottning prinsessa mor dotter syster"),
    roles=words(
        """
        president statsminister minister borgmästare talesman talesperson taleskvinna direktör
        chef ledare generalsekreterare utrikesminister finansminister justitieminister
        socialminister utbildningsminister infrastrukturminister klimatminister riksdagsledamot
        kommunalråd landshövding åklagare domare advokat professor forskare läkare tränare
        spelare författare regissör skådespelare sångare sångerska journalist ambassadör biskop
        påve kung drottning prins prinsessa general överste kapten polischef polismästare
        presstalesperson presschef grundare ekonom historiker biolog expert vittne boende granne
        ombudsman rådgivare partiledare ordförande vd kommunikationschef bonde lantbrukare
        rektor diplomat lärare fiskare räddningsledare insatsledare styrelseordförande hamnchef
        konstnär intendent redaktör ägare borgmästaren statsministern ministern direktören
        presidenten talesmannen talespersonen ledaren chefen rektorn forskaren professorn
        domaren advokaten drottningen kungen ordföranden generalsekreteraren författaren
        """
    ),
    spokes=words(
        """
        talesman talesperson taleskvinna presstalesperson presschef advokat kommunikationschef
        """
    ),
    bodies=words(
        """
        departementet universitetet högskolan institutet förbundet partiet banken polisen rätten
        tingsrätten föreningen stiftelsen bolaget koncernen rådet utskottet kommissionen kommun
        kommunen regeringen riksdagen sjukhuset unionen organisationen skolan museet klubben ab
        myndigheten verket räddningstjänsten regionen universitet sjukhus museum företaget
        """
    ),
    works=words(
        """
        filmen boken romanen sången albumet serien pjäsen operan dikten tidningen programmet
        utställningen dokumentären podden låten film bok roman album serie
        """
    ),
    so_called=words("så kallade såkallade kallade"),
    named=words(
        """
        restaurangen fartyget projektet programmet operationen hotellet stiftelsen initiativet
        appen begreppet ordet namnet slagordet kallad döpt titeln orden
        """
    ),
    unsaid=words("kunde skulle"),
    place_before=words("till mellan i från på"),
    held=words(
        """
        hr fr dr prof bl.a t.ex d.v.s dvs osv m.fl m.m nr st ca jfr kl kr milj mdkr pga ev inkl
        tel s.k fd f.d resp
        """
    ),
    stances=(
        StanceWords(
            "declined",
            r"(?:vill|ville|önska(?:r|de))\s+(?:[\w-]+\s+){0,4}?(?:inte|"
            r"varken)\s+(?:[\w-]+\s+){0,3}?(?:kommentera|uttala|svara|bekräfta|säga|ge|"
            r"besvara)\w*|(?:vägra(?:r|de)|avbö(?:jde|jer)|avstod|"
            r"avstår)\s+(?:från\s+)?(?:att\s+)?(?:[\w-]+\s+){0,3}?(?:kommentera|"
            r"kommentarer?|uttala|svara|bekräfta|säga|intervju\w*|ge)\w*|ingen\s+kommentar|"
            r"inga\s+kommentarer|avböjde?r?\s+kommentar",
        ),
        StanceWords(
            "declined",
            r"varken\s+bekräft\w+\s+eller\s+(?:dement\w+|förnek\w+)",
        ),
        StanceWords(
            "no_response",
            r"(?:har|hade)\s+(?:[\w-]+\s+){0,4}?(?:inte|"
            r"aldrig)\s+(?:[\w-]+\s+){0,4}?(?:svarat|besvarat|återkommit)|(?:svarade|"
            r"besvarade|återkom)\s+(?:[\w-]+\s+){0,5}?inte|(?:har|"
            r"hade)\s+(?:[\w-]+\s+){0,5}?utan\s+(?:framgång|resultat)?\s*(?:sökt|sökts)|"
            r"(?:gick|"
            r"går)\s+(?:[\w-]+\s+){0,3}?inte\s+att\s+nå|(?:var|"
            r"är)\s+(?:[\w-]+\s+){0,4}?inte\s+(?:anträffbar|tillgänglig)",
        ),
        StanceWords("no_response", r"har\s+(?:[\w-]+\s+){0,3}?sökt(?=\s+[A-ZÅÄÖ\w])", "after"),
        StanceWords(
            "not_spoken",
            r"(?:har|hade)\s+(?:[\w-]+\s+){0,4}?(?:inte|"
            r"ingenting)\s+(?:[\w-]+\s+){0,4}?(?:uttalat|kommenterat|sagt|talat|yttrat)|"
            r"(?:tiger|teg|tyst)\b",
        ),
        StanceWords(
            "denied",
            r"(?:förneka(?:r|de)|dement(?:erade|erar)|tillbakavisa(?:r|de)|bestr(?:ed|ider)|"
            r"neka(?:r|de)\s+till|avfärda(?:r|de)|(?:har|"
            r"hade)\s+(?:[\w-]+\s+){0,3}?(?:förnekat|dementerat|tillbakavisat|"
            r"bestridit))(?!\s+inte)",
        ),
        StanceWords(
            "confirmed",
            r"(?:bekräfta(?:r|de)|erkän(?:de|ner)|medg(?:av|er)|(?:har|"
            r"hade)\s+(?:[\w-]+\s+){0,3}?(?:bekräftat|medgett)|bekräftades)(?!\s+inte)",
        ),
        StanceWords(
            "corrected",
            r"(?:korriger(?:ade|ar)|rätta(?:de|r)\s+(?:sin|sitt|sig|artikeln|uppgift|"
            r"felet)\w*|(?:tog|tar|drog|drar)\b(?=[^.;]{0,60}?\btillbaka)|(?:publicerade|"
            r"införde)\s+en\s+rättelse)",
        ),
        StanceWords(
            "purported",
            r"(?:påstådda?|påstått|förmodade?|förment|obekräftade?|s\.k\.\s+äkta)", "none",
        ),
    ),
    by=words("av"),
    led_by_verb=True,
    dashes=True,
    clitics=words("sig honom henne mig oss inte"),
)  # fmt: skip
