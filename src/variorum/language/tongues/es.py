"""Spanish: who speaks, who is named, who takes a stance."""

from __future__ import annotations

from variorum.language.tongues.speech import StanceWords, Tongue, words

TONGUE = Tongue(
    tag="es",
    said=words(
        """
        dijo dice dijeron dicen decía afirmó afirma afirmaron afirman declaró declara declararon
        aseguró asegura aseguraron aseguran explicó explica explicaron explican señaló señala
        señalaron señalan añadió añade añadieron escribió escribe escribieron comentó comenta
        comentaron indicó indica indicaron subrayó subraya subrayaron manifestó manifiesta
        decía afirmaba escribía respondía añadía explicaba aseguraba señalaba comentaba
        preguntaba reconocía insistía advertía contestaba sostenía lamentaba
        manifestaron advirtió advierte advirtieron sostuvo sostiene sostuvieron respondió
        responde respondieron preguntó pregunta agregó agrega agregaron apuntó apunta destacó
        destaca destacaron insistió insiste reconoció reconoce reconocieron lamentó lamenta
        lamentaron anunció anuncia anunciaron contó cuenta relató relata expresó expresa
        expresaron exclamó recordó recuerda recordaron criticó critica criticaron denunció
        denuncia denunciaron prometió promete pidió pide pidieron reiteró reitera precisó
        precisa precisaron admitió admite confesó confiesa concluyó concluye matizó opinó opina
        consideró considera calificó califica calificaron tuiteó publicó confirmó confirma
        confirmaron contestó replicó sentenció informó informa informaron llamó tachó zanjó
        remarcó resaltó defendió defiende murmuró gritó bromeó avisó enfatizó
        habla hablan habló hablaron hablaba bromea bromean ironiza ironizó ríe sonríe
        zanja replica contesta tacha tilda tildó describe describió define definió evoca
        evocó resume resumió confía confió narra narró repite repitió
        """
    ),
    participles=words(
        """
        dicho afirmado declarado asegurado explicado señalado añadido escrito comentado indicado
        subrayado manifestado advertido sostenido respondido preguntado agregado apuntado
        destacado insistido reconocido lamentado anunciado contado relatado expresado recordado
        criticado denunciado prometido pedido reiterado precisado admitido confesado concluido
        matizado opinado considerado calificado tuiteado confirmado contestado replicado
        informado defendido
        """
    ),
    auxiliaries=words("ha han había habían habría he hemos fue"),
    according=("según", "de acuerdo con", "a juicio de", "en palabras de", "en opinión de", "para"),
    so=frozenset(),
    like=words("como tal"),
    that=words("que si"),
    pronouns={"él": "m", "ella": "f", "ellos": "p", "ellas": "p", "este": "m", "esta": "f"},
    determiners=words(
        """
        el la los las un una unos unas este esta estos estas ese esa su sus nuestro nuestra mi
        mis varios varias algunos algunas dos tres cuatro cinco todos todas ningún ninguna lo
        """
    ),
    prepositions=words(
        """
        a al en con por para sin sobre bajo ante contra desde hasta entre durante tras según
        hacia mediante
        """
    ),
    linking=words("de del d' para"),
    conjunctions=words("y e o u pero ni sino"),
    adverbs=words(
        """
        también además después luego entonces ayer hoy ya aún todavía no nunca se le les lo la
        nos me te os asimismo igualmente más tarde antes recientemente públicamente finalmente
        """
    ),
    times=words(
        """
        lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana tarde noche semana
        mes año enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre
        noviembre diciembre pasado pasada próximo próxima mediodía madrugada
        """
    ),
    men=words("sr señor don presidente rey príncipe padre hijo hermano"),
    women=words("sra srta señora señorita doña presidenta reina princesa madre hija hermana"),
    roles=words(
        """
        presidente presidenta ministro ministra alcalde alcaldesa portavoz vocero vocera
        director directora jefe jefa secretario secretaria diputado diputada senador senadora
        gobernador gobernadora fiscal juez jueza abogado abogada profesor profesora investigador
        investigadora médico médica doctor doctora entrenador entrenadora jugador jugadora
        escritor escritora autor autora actor actriz cantante periodista embajador embajadora
        obispo papa rey reina príncipe princesa general coronel capitán comandante comisario
        comisaria responsable dirigente fundador fundadora economista historiador historiadora
        biólogo bióloga experto experta testigo vecino vecina sindicalista consejero consejera
        concejal concejala vicepresidente vicepresidenta canciller líder candidato candidata
        gerente empresario empresaria agricultor agricultora rector rectora diplomático
        diplomática maestra maestro bombero pescador enfermera enfermero delegado delegada
        defensor defensora
        """
    ),
    spokes=words("portavoz vocero vocera abogado abogada representante"),
    bodies=words(
        """
        ministerio universidad instituto sindicato partido banco policía tribunal corte agencia
        asociación federación fundación sociedad compañía grupo consejo comité comisión
        ayuntamiento gobierno asamblea senado congreso hospital unión organización fiscalía
        escuela museo club s.a. sa oficina autoridad cámara junta diputación
        """
    ),
    works=words(
        """
        película libro novela canción álbum serie obra ópera poema diario periódico revista
        programa exposición espectáculo documental ensayo disco podcast cuento
        """
    ),
    so_called=words(
        """
        llamado llamada llamados llamadas denominado denominada supuesto supuesta
        """
    ),
    named=words(
        """
        restaurante barco proyecto programa operación hotel fundación iniciativa colectivo
        asociación aplicación término palabra nombre lema titulado titulada bautizado bautizada
        apodado apodada
        """
    ),
    unsaid=words("habría habrían podría podrían diría dirían"),
    place_before=words("a desde hasta hacia entre en"),
    held=words(
        """
        sr sra srta sres dr dra d dña da prof ud uds vd vds lic ing gral pág págs núm art av
        avda aprox ee uu
        """
    ),
    stances=(
        StanceWords(
            "declined",
            r"(?:declin|rehus|rechaz)(?:ó|aron|a|an)\s+(?:\w+\s+){0,3}?(?:comentar|"
            r"comentarios?|hacer|responder|hablar|confirmar|pronunciarse|declarar|dar|"
            r"contestar|revelar|entrevista)\w*|se\s+neg(?:ó|"
            r"aron)\s+a\s+(?:\w+\s+){0,2}?(?:comentar|hacer\s+comentarios|responder|hablar|"
            r"confirmar|decir|declarar|dar|contestar|revelar)\w*|(?:ha|han)\s+(?:rehusado|"
            r"declinado)\s+\w+|no\s+(?:quiso|quisieron|ha\s+querido|"
            r"han\s+querido)\s+(?:\w+\s+){0,2}?(?:comentar|hacer|responder|hablar|confirmar|"
            r"decir|pronunciarse|dar|valorar|contestar)\w*",
        ),
        StanceWords(
            "declined",
            r"ni\s+confirm(?:ó|aron|a|ar)\s+ni\s+(?:desmintió|desmintieron|negó|negaron|"
            r"desmentir|negar|desmiente|niega)|no\s+(?:pudo|quiso|puede|"
            r"quiere)\s+(?:ni\s+)?confirmar\s+(?:ni|o)\s+(?:desmentir|negar)",
        ),
        StanceWords(
            "no_response",
            r"no\s+(?:respondi(?:ó|eron)|contest(?:ó|aron)|(?:ha|han|había|"
            r"habían)\s+(?:respondido|contestado)|atendi(?:ó|eron)|devolvi(?:ó|eron)|"
            r"(?:estuvo|estaba|estuvieron)\s+disponible|(?:se\s+)?pud(?:o|"
            r"ieron)\s+(?:ser\s+)?(?:localizad\w+|contactad\w+|contactar|localizar))\b",
        ),
        StanceWords(
            "not_spoken",
            r"(?:todavía\s+|aún\s+)?no\s+(?:se\s+)?(?:ha|han|había|"
            r"habían)\s+(?:\w+\s+){0,2}?(?:comentado|hablado|pronunciado|dicho|reaccionado|"
            r"hecho\s+(?:comentarios|declaraciones))|no\s+se\s+pronunci(?:ó|aron)|guard(?:ó|"
            r"a|an|aron)\s+silencio|(?:ha|han)\s+guardado\s+silencio|"
            r"mantiene(?:n)?\s+(?:el\s+)?silencio",
        ),
        StanceWords(
            "denied",
            r"(?<!\bno )(?:neg(?:ó|aron)(?!\s+a\b)|niegan?\b|desminti(?:ó|eron)|desmiente|"
            r"desmienten|(?:ha|han|había)\s+(?:negado|desmentido)|refut(?:ó|aron)|"
            r"rechaz(?:ó|aron)\s+(?=(?:\w+\s+){0,2}?(?:acusacion|denuncia|afirmacion|"
            r"versi)))",
        ),
        StanceWords(
            "denied",
            r"fue(?:ron)?\s+(?:desmentid|negad)\w+\s+(?=por)", "by",
        ),
        StanceWords(
            "confirmed",
            r"fue(?:ron)?\s+confirmad\w+\s+(?=por)", "by",
        ),
        StanceWords(
            "confirmed",
            r"(?<!\bno )(?:confirm(?:ó|aron|a|an)\b|(?:ha|han|había)\s+(?:confirmado|"
            r"reconocido)|reconoci(?:ó|eron)|admiti(?:ó|eron)|verific(?:ó|aron))",
        ),
        StanceWords(
            "corrected",
            r"(?:se\s+)?(?:corrigi(?:ó|eron)|rectific(?:ó|aron)|retract(?:ó|aron)|retir(?:ó|"
            r"aron)\s+(?=(?:\w+\s+){0,2}?(?:declarac|afirmac|informac|noticia|acusac|"
            r"artículo))|public(?:ó|aron)\s+una\s+(?:corrección|rectificación|"
            r"fe\s+de\s+errores)|(?:ha|han)\s+(?:corregido|rectificado))",
        ),
        StanceWords(
            "purported",
            r"(?:presunt[oa]s?|supuest[oa]s?|supuestamente|presuntamente|"
            r"no\s+verificad[oa]s?|sin\s+confirmar)(?!\s+que)", "none",
        ),
    ),
    by=words("por"),
    dashes=True,
    clitics=words("se le les lo la los las nos me te no"),
)  # fmt: skip
