"""Italian: who speaks, who is named, who takes a stance."""

from __future__ import annotations

from variorum.language.tongues.speech import StanceWords, Tongue, words

TONGUE = Tongue(
    tag="it",
    said=words(
        """
        dice disse dicono dissero diceva afferma affermò affermano spiega spiegò spiegano
        dichiara dichiarò dichiarano sottolinea sottolineò sottolineano aggiunge aggiunse
        aggiungono scrive scrisse scrivono commenta commentò commentano racconta raccontò
        raccontano ricorda ricordò sostiene sostenne sostengono assicura assicurò replica
        replicò risponde rispose rispondono avverte avvertì annuncia annunciò annunciano
        conclude concluse osserva osservò denuncia denunciò ammette ammise promette precisa
        precisò insiste ribadisce ribadì critica criticò conferma confermò confermano chiede
        chiese esclama esclamò confessa prosegue attacca tuona ironizza definisce definì
        riferisce riferì evidenzia rivela sbotta sussurrò mormorò gridò domandò confida lamenta
        chiarisce rispondeva spiegava dichiarava aggiungeva scriveva commentava raccontava
        ricordava sosteneva assicurava replicava avvertiva annunciava concludeva osservava
        denunciava ammetteva prometteva confermava chiedeva insisteva criticava precisava
        affermava sottolineava
        parla parlano parlò parlava scherza scherzò sorride ironizzò descrive descrisse
        evoca riassume ammonisce esulta si_sfoga promise parlarono
        """
    ),
    participles=words(
        """
        detto affermato spiegato dichiarato sottolineato aggiunto scritto commentato raccontato
        ricordato sostenuto assicurato replicato risposto avvertito annunciato concluso
        osservato denunciato ammesso promesso precisato insistito ribadito criticato confermato
        chiesto esclamato confessato proseguito attaccato definito riferito evidenziato rivelato
        lamentato chiarito twittato
        """
    ),
    auxiliaries=words("ha hanno aveva avevano avrebbe è ho abbiamo"),
    according=("secondo", "a detta di", "stando a", "a parere di", "a giudizio di", "per"),
    so=frozenset(),
    like=words("come così"),
    that=words("che se"),
    pronouns={"lui": "m", "lei": "f", "egli": "m", "ella": "f", "loro": "p", "essi": "p"},
    determiners=words(
        """
        il lo la i gli le l' un uno una un' questo questa questi queste quel quella suo sua suoi
        sue loro nostro nostra mio mia alcuni alcune due tre quattro cinque tutti tutte nessun
        nessuna vari
        """
    ),
    prepositions=words(
        """
        a al allo alla ai agli alle all' in nel nella nei nelle nell' con su sul sulla sui sulle
        per tra fra da dal dalla dai dalle dall' senza contro verso durante dopo prima davanti
        presso secondo
        """
    ),
    linking=words("di del dello della dei degli delle dell' d' all' alla al ai"),
    conjunctions=words("e ed o ma né oppure però"),
    adverbs=words(
        """
        anche inoltre poi ancora già ieri oggi non mai si gli le ne ci vi mi ti lo la infine
        invece tuttavia quindi successivamente pubblicamente così
        """
    ),
    times=words(
        """
        lunedì martedì mercoledì giovedì venerdì sabato domenica ieri oggi domani mattina sera
        notte pomeriggio settimana mese anno gennaio febbraio marzo aprile maggio giugno luglio
        agosto settembre ottobre novembre dicembre scorso scorsa prossimo prossima stamattina
        stamane
        """
    ),
    men=words("sig signor don presidente re principe padre figlio fratello"),
    women=words(
        """
        sig.ra signora signorina donna presidentessa regina principessa madre figlia sorella
        """
    ),
    roles=words(
        """
        presidente presidentessa ministro ministra sindaco sindaca portavoce direttore
        direttrice capo segretario segretaria deputato deputata senatore senatrice governatore
        governatrice procuratore procuratrice giudice avvocato avvocata professore professoressa
        ricercatore ricercatrice medico dottore dottoressa allenatore allenatrice giocatore
        giocatrice scrittore scrittrice autore autrice attore attrice cantante giornalista
        ambasciatore ambasciatrice vescovo papa re regina principe principessa generale
        colonnello capitano comandante commissario commissaria responsabile dirigente fondatore
        fondatrice economista storico storica biologo biologa esperto esperta testimone
        residente sindacalista consigliere consigliera assessore assessora vicepresidente
        premier cancelliere leader candidato candidata amministratore amministratrice
        imprenditore imprenditrice rettore rettrice diplomatico agricoltore pescatore regista
        prefetto questore insegnante maestra maestro preside
        """
    ),
    spokes=words("portavoce avvocato avvocata rappresentante legale"),
    bodies=words(
        """
        ministero università istituto sindacato partito banca polizia tribunale corte agenzia
        associazione federazione fondazione società compagnia gruppo consiglio comitato
        commissione comune governo assemblea senato ospedale unione organizzazione procura
        questura scuola museo club spa s.p.a. srl ufficio autorità camera regione provincia
        carabinieri
        """
    ),
    works=words(
        """
        film libro romanzo canzone album serie opera poesia giornale quotidiano rivista
        programma mostra spettacolo documentario saggio disco podcast racconto
        """
    ),
    so_called=words("cosiddetto cosiddetta cosiddetti cosiddette presunto presunta"),
    named=words(
        """
        ristorante nave progetto programma operazione albergo hotel fondazione iniziativa
        collettivo associazione app termine parola nome slogan intitolato intitolata denominato
        denominata chiamato chiamata
        """
    ),
    unsaid=words("avrebbe avrebbero potrebbe potrebbero direbbe direbbero"),
    place_before=words("da verso tra a in ad"),
    held=words(
        """
        sig sigg dott prof on avv ing arch geom rag dr ecc es art pag pagg n nr s cfr mons sen
        gen col ca tel
        """
    ),
    stances=(
        StanceWords(
            "declined",
            r"(?:(?:ha|hanno|aveva)\s+(?:\w+\s+){0,2}?(?:rifiutato|declinato)|si\s+(?:è|"
            r"sono)\s+rifiutat[oaie]|(?:rifiuta|rifiutano|"
            r"declina))\s+(?:\w+\s+){0,3}?(?:commentare|rispondere|commenti?|rilasciare|"
            r"parlare|confermare|dire|intervist\w+|dichiarazion\w+)|non\s+(?:ha|"
            r"hanno)\s+voluto\s+(?:\w+\s+){0,2}?(?:commentare|rispondere|rilasciare|parlare|"
            r"confermare|dire|fare)\w*|non\s+(?:vuole|vogliono|intende|"
            r"intendono)\s+(?:commentare|rispondere|rilasciare)",
        ),
        StanceWords(
            "declined",
            r"non\s+(?:ha|hanno)\s+(?:né\s+)?confermato\s+né\s+smentito|"
            r"né\s+confermato\s+né\s+smentito|non\s+(?:conferma|"
            r"confermano)\s+né\s+(?:smentisce|smentiscono)|né\s+confermare\s+né\s+smentire",
        ),
        StanceWords(
            "no_response",
            r"non\s+(?:ha|hanno|aveva|avevano)\s+(?:\w+\s+){0,2}?(?:risposto|dato\s+seguito|"
            r"replicato)|non\s+(?:è|era|"
            r"sono)\s+(?:stat[oaie]\s+)?(?:\w+\s+)?(?:raggiungibil\w+|reperibil\w+|"
            r"disponibile\s+per\s+un\s+commento)|non\s+(?:è|"
            r"sono)\s+stat[oaie]\s+possibile\s+contattare",
        ),
        StanceWords(
            "not_spoken",
            r"non\s+(?:ha|hanno|si\s+è|si\s+sono)\s+(?:ancora\s+|finora\s+|"
            r"mai\s+)?(?:\w+\s+)?(?:commentato|parlato|detto|espress[oaie]|"
            r"rilasciato\s+(?:commenti|dichiarazioni)|fatto\s+commenti|pronunciat[oaie])|"
            r"(?:tace|tacciono|ha\s+taciuto)\b|(?:mantiene|mantengono)\s+il\s+silenzio|"
            r"rest(?:a|ano)\s+in\s+silenzio",
        ),
        StanceWords(
            "denied",
            r"(?<!\bnon )(?:(?:ha|hanno|aveva)\s+(?:\w+\s+){0,2}?(?:negato|smentito)|"
            r"smentisce|smentiscono|smentì|nega|negano|negò|(?:ha|"
            r"hanno)\s+respinto\s+(?=(?:\w+\s+){0,2}?(?:accus|ricostruz)|"
            r"l['\u2019]accusa))\b",
        ),
        StanceWords(
            "denied",
            r"(?:è|sono)\s+stat[oaie]\s+smentit[oaie]\s+(?=da)", "by",
        ),
        StanceWords(
            "confirmed",
            r"(?:è|sono)\s+stat[oaie]\s+confermat[oaie]\s+(?=da)", "by",
        ),
        StanceWords(
            "confirmed",
            r"(?<!\bnon )(?:(?:ha|hanno|aveva)\s+(?:\w+\s+){0,2}?(?:confermato|ammesso|"
            r"riconosciuto)|conferma|confermano|confermò|ammette|ammettono)\b",
        ),
        StanceWords(
            "corrected",
            r"(?:si\s+è\s+(?:corrett[oa]|rettificat[oa])|(?:ha|"
            r"hanno)\s+(?:\w+\s+)?(?:corretto|rettificato|ritrattato|ritirato|"
            r"pubblicato\s+una\s+(?:correzione|rettifica))|rettifica\b|ritratta\b)",
        ),
        StanceWords(
            "purported",
            r"(?:presunt[oaie]|sedicent[ei]|presumibilmente|non\s+verificat[oaie]|"
            r"non\s+confermat[oaie])", "none",
        ),
    ),
    by=words("da dal dalla dai dalle dall' dagli"),
    dashes=True,
    clitics=words("si gli le lo la li ne ci vi mi ti non"),
)  # fmt: skip
