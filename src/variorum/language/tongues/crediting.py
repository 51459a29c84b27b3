"""How reports in other languages say where they have something from, by language.

Patterns begin at a word and hold no repetition without a bound. ``X`` stands for the name of
an outlet, ``D`` for an article or possessive before a noun; both are filled in when read.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Crediting:
    """Words of one language.

    ``to`` stand before whom something is said to, ``on`` before where it is said (a channel,
    a paper). ``papers`` are nouns for what can be seen or shown (a pattern), ``seen`` what is
    said of an outlet that has them, ``issued`` a noun for somebody's statement with "in a",
    ``bodies`` nouns for bodies that reports have facts from, ``tells`` verbs by which outlets
    and bodies make something known, ``loose`` phrases for "according to" that mostly mean
    something else.
    """

    to: frozenset[str]
    on: frozenset[str]
    papers: str
    seen: tuple[str, ...]
    issued: str
    bodies: frozenset[str] = frozenset()
    tells: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()


def _of(words: str) -> frozenset[str]:
    return frozenset(words.split())


CREDITING: dict[str, Crediting] = {
    "de": Crediting(
        to=_of("dem der den gegenüber zu"),
        on=_of("im in bei"),
        papers=r"(?:Unterlagen|Dokumente?n?|E-?Mails?|Akten?|Papiere?n?|Schreiben|Briefe?n?"
        r"|Protokolle?n?|Vermerke?n?|Aufnahmen?|Berichte?n?|Daten|Nachrichten|Fotos?|Videos?)",
        seen=(
            r"(?:[Nn]ach (?:Informationen|Recherchen)|[Rr]echerchen) (?:von |des |der )?X",
            r"wie (?:D)?X (?:\w+ )?(?:erfuhr|erfahren hat|aus \w+ erfuhr)",
            r"(?:[Ii]m (?:Gespräch|Interview) mit|zitiert (?:von|aus)) (?:D)?X",
            r"von (?:D)?X zitiert",
            r"(?:die|das|der|welche[sr]?) (?:D)?X (?:exklusiv |ebenfalls )?"
            r"(?:vorlieg(?:t|en)|vorlag(?:en)?|zugespielt|einsehen|gesehen|erhalten)",
            r"lieg(?:t|en) (?:D)?X (?:exklusiv )?vor",
        ),
        tells=_of(
            """
            meldet meldete melden meldeten berichten vermeldet vermeldete teilt teilte
            teilten enthüllt enthüllte
            """
        ),
        bodies=_of(
            """
            staatsanwaltschaft bundesanwaltschaft regierung bundesregierung senat landkreis
            gemeinde stadtverwaltung verwaltung schulamt dienst wetterdienst rettungsdienst
            küstenwache bundeswehr bergwacht sender brauerei hersteller veranstalter
            betreiber unternehmen firma verbraucherzentrale leitstelle
            """
        ),
        issued=r"\b[Ii]n (?:einer|der|ihrer|seiner|einem|einer gemeinsamen)"
        r" (?:[a-zäöü]{3,16} ){0,2}"
        r"(?:\w{0,12}[Mm]itteilung|Erklärung|Stellungnahme|E-Mail|Rundmail|Aussendung|Schreiben"
        r"|Brief|Interview|Beitrag|Video\w{0,10})\b"
        r"|\b[Aa]uf (?:\w{2,14} )?(?:Anfrage|Nachfrage)\b",
    ),
    "fr": Crediting(
        to=_of("à au aux auprès"),
        on=_of("sur dans micro antenne"),
        papers=r"(?:documents?|courriels?|mails?|lettres?|notes?|rapports?|enregistrements?"
        r"|messages?|photos?|vidéos?|pièces?|archives?|extraits?|procès-verba(?:l|ux))",
        seen=(
            r"(?:a|ont) appris (?:D)?X",
            r"[Ss]elon (?:les|nos) informations (?:de |du |d')(?:D)?X",
            r"(?:interrogé|contacté|joint|cité|sollicité|rapporté|interviewé)e?s? par (?:D)?X",
            r"auprès (?:de |du |d')(?:D)?X",
            r"(?:consulté|obtenu|révélé|publié|dévoilé|vu|authentifié|examiné)e?s? par (?:D)?X",
            r"(?:dont|que) (?:D)?X (?:a|ont) (?:pu )?(?:eu |obtenu |pris |consult|copie"
            r"|connaiss)\w*",
        ),
        tells=_of(
            """
            rapporte rapportent rapportait révèle révèlent révélait annoncent indique
            indiquent indiquait précisent évoque évoquait publie affirment racontent
            """
        ),
        bodies=_of(
            """
            pompiers préfecture mairie gouvernement ministère opérateur fabricant
            constructeur exploitant direction entreprise enquêteurs autorités secours
            laboratoire chaîne hôpital rectorat région département police marine armée météo
            """
        ),
        issued=r"\b[Dd]ans (?:un|une|son|sa|leur|le|cet?) (?:[a-zà-ÿ]{3,14} )?(?:communiqué"
        r"|courrier"
        r"|courriel|lettre|message|tribune|entretien|déclaration|vidéo|note|tweet"
        r"|publication)\b"
        r"|\b[Pp]ar (?:voie de )?communiqué\b",
        loose=_of("pour aux"),
    ),
    "es": Crediting(
        to=_of("a al"),
        on=_of("en"),
        papers=r"(?:documentos?|correos?|cartas?|notas?|informes?|grabaciones|grabación"
        r"|mensajes?"
        r"|fotos?|vídeos?|videos?|archivos?|actas?|audios?)",
        seen=(
            r"(?:ha|han) (?:podido )?(?:saber|conocer|sabido|confirmado) (?:D)?X",
            r"(?:entrevistad|consultad|citad|preguntad|adelantad|recogid)[oa]s? (?:por|en)"
            r" (?:D)?X",
            r"(?:al que|a la que|a los que|a las que|a que) (?:ha |han |tuvo |tuvieron )?"
            r"(?:tenido |podido )?(?:acceso|acceder) (?:D)?X",
            r"(?:obtenid|revelad|consultad|publicad|difundid|filtrad)[oa]s? (?:por|a) (?:D)?X",
        ),
        tells=_of(
            """
            revela revelan reveló publica publican publicó recoge recogió adelanta adelantó
            reporta reportó reportan informan cita citó indica indicó
            """
        ),
        bodies=_of(
            """
            bomberos policía gobierno fiscalía empresa fabricante autoridades emergencias
            ejército armada compañía juzgado consejería alcaldía fuentes investigadores
            protección guardia
            """
        ),
        issued=r"\b(?:[Ee]n|[Mm]ediante|[Aa] través de) (?:un|una|su)"
        r" (?:[a-zá-ÿ]{3,14} )?(?:comunicado"
        r"|nota|carta|mensaje|correo|entrevista|declaración|vídeo|escrito|tuit|publicación)\b",
        loose=_of("para en"),
    ),
    "it": Crediting(
        to=_of("a al alla all' ai"),
        on=_of("su sul sulla nel nella"),
        papers=r"(?:document[oi]|email|mail|letter[ae]|not[ae]|rapport[oi]|registrazion[ei]"
        r"|messagg[io]|foto|video|verbal[ei]|att[oi]|audio)",
        seen=(
            r"(?:apprende|risulta a) (?:D)?X",
            r"(?:intervistat|sentit|citat|raggiunt|riportat|interpellat|riferit)[oaie] (?:da"
            r"|dal|dalla|dall') ?(?:D)?X",
            r"(?:visionat|ottenut|pubblicat|rivelat|consultat|anticipat|diffus)[oaie]"
            r" (?:da|dal|dalla|dall'|da) ?(?:D)?X",
            r"(?:di cui|che) (?:D)?X (?:è in possesso|ha preso visione|ha potuto|ha visto"
            r"|ha letto)",
        ),
        tells=_of(
            """
            riferiscono riferisce riporta riportano rivela rivelano comunica comunicano
            comunicò pubblica pubblicano anticipa annunciano
            """
        ),
        bodies=_of(
            """
            vigili carabinieri pompieri prefettura ministero azienda società governo
            autorità soccorritori esercito marina ditta inquirenti protezione guardia fonti
            """
        ),
        issued=r"\b[Ii]n (?:una|un|un') ?(?:[a-zà-ÿ]{3,14} )?(?:nota|comunicato|lettera"
        r"|intervista"
        r"|messaggio|post|video|dichiarazione|email)\b",
        loose=_of("per"),
    ),
    "nl": Crediting(
        to=_of("tegen aan tegenover"),
        on=_of("bij op in"),
        papers=r"(?:documenten|document|stukken|e-?mails?|mails|brief|brieven|rapport|opnames?"
        r"|berichten|foto's|video's|notulen|memo's|gegevens)",
        seen=(
            r"heeft (?:D)?X (?:vernomen|gehoord|bevestigd)",
            r"(?:[Ii]n gesprek met|geciteerd door|geïnterviewd door"
            r"|[Ii]n een interview met) (?:D)?X",
            r"in (?:handen|bezit) van (?:D)?X",
            r"(?:ingezien|bekeken|verkregen|opgevraagd) door (?:D)?X",
            r"(?:die|dat|waar) (?:D)?X (?:heeft |kon |inzage |in )\w*",
        ),
        tells=_of(
            """
            meldt melden meldde meldden bericht berichten berichtte schrijven onthult
            onthulde
            """
        ),
        bodies=_of(
            """
            politie brandweer kustwacht justitie ministerie gemeente bedrijf fabrikant
            autoriteiten hulpdiensten leger marine bronnen provincie dienst rijkswaterstaat
            """
        ),
        issued=r"\b[Ii]n (?:een|haar|zijn|hun) (?:[a-z]{3,14} )?(?:verklaring|reactie"
        r"|persbericht|brief"
        r"|mail|e-mail|interview|bericht|video)\b",
    ),
    "pt": Crediting(
        to=_of("a ao à aos às"),
        on=_of("na no em"),
        papers=r"(?:documentos?|e-?mails?|cartas?|notas?|relatórios?|gravações|gravação"
        r"|mensagens"
        r"|mensagem|fotos?|vídeos?|atas?|áudios?|ficheiros?|arquivos?)",
        seen=(
            r"(?:apurou|soube) (?:D)?X",
            r"(?:entrevistad|ouvid|citad|avançad|noticiad|adiantad|contactad"
            r"|questionad)[oa]s? (?:por|pelo|pela) ?(?:D)?X",
            r"(?:consultad|obtid|revelad|publicad|divulgad|vist)[oa]s? (?:por|pelo"
            r"|pela) ?(?:D)?X",
            r"(?:a que|ao qual|à qual|aos quais|às quais) (?:D)?X (?:teve|tiveram) acesso",
        ),
        tells=_of(
            """
            noticia noticiou avança avançou avançam revela revelou divulga divulgou informa
            informam informou publica publicou adianta adiantou
            """
        ),
        bodies=_of(
            """
            bombeiros polícia governo autarquia câmara empresa fabricante autoridades
            exército marinha ministério fontes proteção procuradoria
            """
        ),
        issued=r"\b(?:[Ee]m|[Nn]um|[Nn]uma|[Pp]or) (?:um "
        r"|uma )?(?:[a-zá-ÿ]{3,14} )?(?:comunicado"
        r"|nota|carta|mensagem|entrevista|declaração|vídeo|publicação|relatório)\b",
        loose=_of("para conforme"),
    ),
    "no": Crediting(
        to=_of("til overfor"),
        on=_of("på i hos"),
        papers=r"(?:dokumenter|dokument|e-poster?|brev|rapport(?:en)?|opptak|meldinger"
        r"|bilder|video"
        r"|referat|notat(?:er)?)",
        seen=(
            r"(?:[Ii] et intervju med|sitert (?:i|av)) (?:D)?X",
            r"som (?:D)?X (?:har "
            r"|fikk )\w+(?: \w+)?",
        ),
        tells=_of("melder melde skriver opplyser avslører avslørte rapporterer"),
        bodies=_of(
            """
            politiet brannvesenet regjeringen kystvakten forsvaret selskapet produsenten
            myndighetene kommunen departementet verket etaten kilder vegvesen
            """
        ),
        issued=r"\b[Ii] (?:en|et|sin|sitt) (?:[a-zæøå]{3,14} )?(?:pressemelding|uttalelse"
        r"|e-post|brev"
        r"|melding|intervju|innlegg|kommentar)\b",
        loose=_of("etter"),
    ),
    "da": Crediting(
        to=_of("til over"),
        on=_of("på i hos"),
        papers=r"(?:dokumenter|dokument|mails?|e-mails?|breve?|rapport(?:en)?|optagelser?"
        r"|beskeder"
        r"|billeder|video|referat|notat(?:er)?)",
        seen=(
            r"(?:[Ii] et interview med|citeret (?:i|af)) (?:D)?X",
            r"som (?:D)?X (?:har |fik "
            r"|er i )\w+(?: \w+)?",
        ),
        tells=_of("melder skriver oplyser afslører afslørede rapporterer"),
        bodies=_of(
            """
            politiet brandvæsenet regeringen kystvagten forsvaret selskabet producenten
            myndighederne kommunen ministeriet styrelsen kilder beredskabet
            """
        ),
        issued=r"\b[Ii] (?:en|et|sin|sit) (?:[a-zæøå]{3,14} )?(?:pressemeddelelse|udtalelse"
        r"|mail|e-mail"
        r"|brev|meddelelse|interview|opslag|kommentar)\b",
        loose=_of("efter"),
    ),
    "sv": Crediting(
        to=_of("till för"),
        on=_of("i på hos"),
        papers=r"(?:dokument|mejl|brev|rapport(?:en)?|inspelning(?:ar)?|meddelanden|bilder"
        r"|video"
        r"|protokoll|handlingar|uppgifter)",
        seen=(
            r"(?:[Ii] en intervju med|citerad (?:i|av)) (?:D)?X",
            r"som (?:D)?X (?:har |fått "
            r"|tagit |läst |sett )\w+(?: \w+)?",
        ),
        tells=_of(
            """
            rapporterar rapporterade skriver uppger avslöjar avslöjade meddelar
            """
        ),
        bodies=_of(
            """
            polisen räddningstjänsten regeringen kustbevakningen försvarsmakten bolaget
            tillverkaren myndigheterna kommunen departementet verket källor
            """
        ),
        issued=r"\b[Ii] (?:en|ett|sin|sitt) (?:[a-zåäö]{3,14} )?(?:pressmeddelande|uttalande"
        r"|mejl|brev"
        r"|skriftlig kommentar|kommentar|intervju|inlägg)\b",
    ),
}
