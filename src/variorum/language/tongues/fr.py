"""French: who speaks, who is named, who takes a stance."""

from __future__ import annotations

from variorum.language.tongues.speech import StanceWords, Tongue, words

TONGUE = Tongue(
    tag="fr",
    said=words(
        """
        affirma déclara expliqua précisa assura ajouta annonça indiqua souligna lança répondit
        répliqua demanda cria murmura souffla raconta confia rappela insista protesta écria
        reprit répéta observa souffle glisse répète étonne inquiète indigne ironise balaie
        tranche confesse salue félicite proteste réplique espère craint dit disait disent
        déclare déclarait déclarent affirme affirmait affirment explique expliquait expliquent
        précise précisait précisent assure assurait assurent ajoute ajoutait ajoutent écrit
        écrivait écrivent estime estimait estiment indique indiquait indiquent souligne
        soulignait soulignent lance lançait répond répondait répondent réagit réagissait confie
        confiait annonce annonçait annoncent rappelle rappelait rappellent insiste insistait
        déplore déplorait déplorent regrette regrettait dénonce dénonçait dénoncent martèle
        poursuit poursuivait conclut concluait exclame demande demandait demandent raconte
        racontait racontent témoigne témoignait murmure reconnaît reconnaissait admet note
        notait observe observait plaide plaidait promet promettait prévient prévenait avertit
        avertissait critique critiquait résume commente commentait jure soupire juge jugeait
        qualifie qualifiait confirme confirmait martelait tweete tonne renchérit reprend
        rétorque interroge alerte nuance détaille se-réjouit réjouit félicite évoque parle
        appelle
        plaisante plaisantait ironisait sourit résumait évoquait parlait raille peste
        décrit décrivait lâche tempère
        """
    ),
    participles=words(
        """
        dit déclaré affirmé expliqué précisé assuré ajouté écrit estimé indiqué souligné lancé
        répondu réagi confié annoncé rappelé insisté déploré regretté dénoncé martelé poursuivi
        conclu exclamé demandé raconté témoigné murmuré reconnu admis noté observé plaidé promis
        prévenu averti critiqué résumé commenté juré jugé qualifié confirmé tweeté tonné
        renchéri rétorqué alerté nuancé détaillé réjouie réjoui félicité fait-savoir évoqué
        parlé appelé
        """
    ),
    auxiliaries=words("a ont avait avaient aurait est était ai avons"),
    according=("selon", "d' après", "d’ après", "de l' avis de", "aux yeux de", "pour"),
    so=frozenset(),
    like=words("comme ainsi"),
    that=words("que qu' si"),
    pronouns={"il": "m", "elle": "f", "ils": "p", "elles": "p", "on": "n"},
    determiners=words(
        """
        le la les l' un une des ce cet cette ces son sa ses leur leurs notre nos mon ma mes
        plusieurs certains certaines quelques deux trois quatre cinq tous toutes aucun aucune
        """
    ),
    prepositions=words(
        """
        à au aux en dans sur sous pour par avec sans contre chez vers entre depuis pendant avant
        après lors devant derrière malgré selon dès jusqu' auprès
        """
    ),
    linking=words("de du des d' à au aux chargé chargée"),
    conjunctions=words("et ou mais donc car ni"),
    adverbs=words(
        """
        aussi encore ensuite puis également notamment alors déjà toutefois cependant néanmoins
        ainsi pourtant enfin hier aujourd'hui récemment plus tard ne n' pas jamais y en se s'
        lui leur nous vous me m' te t' le d'abord publiquement
        """
    ),
    times=words(
        """
        lundi mardi mercredi jeudi vendredi samedi dimanche hier demain matin soir midi nuit
        semaine mois année janvier février mars avril mai juin juillet août septembre octobre
        novembre décembre dernier dernière prochain après-midi week-end jour veille lendemain
        """
    ),
    men=words("m. monsieur président ministre roi prince père fils frère"),
    women=words("mme mlle madame mademoiselle présidente reine princesse mère fille sœur"),
    roles=words(
        """
        président présidente ministre premier-ministre première-ministre maire mairesse
        porte-parole directeur directrice chef cheffe patron patronne secrétaire député députée
        sénateur sénatrice préfet préfète procureur procureure juge avocat avocate professeur
        professeure chercheur chercheuse médecin docteur docteure entraîneur entraîneuse joueur
        joueuse écrivain écrivaine auteur autrice auteure réalisateur réalisatrice acteur
        actrice chanteur chanteuse journaliste ambassadeur ambassadrice évêque pape roi reine
        prince princesse général colonel capitaine commandant commissaire responsable dirigeant
        dirigeante fondateur fondatrice gérant gérante économiste historien historienne
        biologiste expert experte témoin habitant habitante voisin voisine syndicaliste
        conseiller conseillère adjoint adjointe gouverneur gouverneure chancelier chancelière
        vice-président vice-présidente pdg éleveur éleveuse agriculteur agricultrice
        conservateur conservatrice recteur rectrice diplomate enseignant enseignante boulanger
        boulangère pompier infirmière infirmier rapporteur rapporteure pêcheur
        """
    ),
    spokes=words("porte-parole avocat avocate représentant représentante entourage"),
    bodies=words(
        """
        ministère université institut syndicat parti banque police tribunal cour agence
        association fédération fondation société compagnie groupe conseil comité commission
        mairie préfecture assemblée sénat hôpital union organisation parquet gendarmerie chambre
        école lycée musée club sa sarl office autorité régie
        """
    ),
    works=words(
        """
        film livre roman chanson album série pièce opéra poème journal magazine revue émission
        exposition spectacle ouvrage titre documentaire essai tube podcast
        """
    ),
    so_called=words("dit dite dits dites soi-disant prétendu prétendue prétendus prétendues"),
    named=words(
        """
        restaurant navire projet programme opération hôtel fondation initiative collectif
        association application terme mot nom intitulé intitulée baptisé baptisée surnommé
        surnommée slogan appelé appelée
        """
    ),
    unsaid=words("aurait auraient pourrait pourraient dirait diraient"),
    place_before=words("vers depuis à en"),
    held=words(
        """
        bld fbg mgr dept env p art m mm mme mmes mlle dr pr me st ste av bd art p pp cf ex env
        vol chap n no fig mgr
        """
    ),
    stances=(
        StanceWords(
            "declined",
            r"(?:a|ont|avait|avaient)\s+(?:\w+\s+){0,2}?(?:refusé|"
            r"décliné)\s+(?:\w+\s+){0,3}?(?:commenter|répondre|commentaire|"
            r"s['\u2019]exprimer|confirmer|dire|préciser|interview|réagir|donner)\w*|"
            r"(?:refuse|refusent|décline|refusait)\s+(?:de\s+|d['\u2019]|tout\s+|à\s+|"
            r"toute\s+)?(?:commenter|répondre|commentaire|s['\u2019]exprimer|confirmer|dire|"
            r"réagir|interview)\w*|n['\u2019](?:a|ont)\s+(?:pas\s+souhaité|pas\s+voulu|"
            r"souhaité)\s+(?:commenter|répondre|s['\u2019]exprimer|faire\s+de\s+commentaire|"
            r"réagir|confirmer)\w*|ne\s+(?:souhaite|souhaitent|veut|"
            r"veulent)\s+pas\s+(?:commenter|répondre|s['\u2019]exprimer|"
            r"faire\s+de\s+commentaire|réagir)",
        ),
        StanceWords(
            "declined",
            r"n['\u2019](?:a|ont)\s+(?:pu\s+)?ni\s+confirm(?:é|er)\s+ni\s+(?:démenti|"
            r"infirmé|démentir|infirmer)|ne\s+(?:peut|veut|pouvait|"
            r"voulait)\s+ni\s+confirmer\s+ni\s+(?:démentir|infirmer)",
        ),
        StanceWords(
            "no_response",
            r"n['\u2019](?:a|ont|avait|avaient|était|étaient|est)\s+(?:\w+\s+){0,2}?(?:pas|"
            r"jamais)\s+(?:\w+\s+){0,3}?(?:répondu|donné\s+suite|joignables?|"
            r"pu\s+être\s+join\w+)|n['\u2019](?:a|ont)\s+pu\s+être\s+join\w+|(?:est|"
            r"sont)\s+restée?s?\s+(?:sans\s+réponse|injoignables?)|injoignables?",
        ),
        StanceWords(
            "not_spoken",
            r"n['\u2019](?:a|ont|avait|avaient)\s+(?:\w+\s+){0,2}?(?:pas|rien|"
            r"jamais)\s+(?:\w+\s+){0,3}?(?:réagi|commenté|exprimée?s?|parlé|dit|"
            r"fait\s+de\s+(?:commentaire|déclaration))|ne\s+s['\u2019](?:est|était|"
            r"sont)\s+(?:\w+\s+){0,2}?pas\s+(?:\w+\s+){0,2}?(?:exprimée?s?|prononcée?s?)|"
            r"(?:garde|gardent|gardait|gardé)\s+le\s+silence|reste(?:nt)?\s+(?:silencieu\w+|"
            r"muette?s?)",
        ),
        StanceWords(
            "denied",
            r"(?:a|ont|avait|avaient)\s+(?:\w+\s+){0,2}?(?:démenti|nié|réfuté)|(?:dément|"
            r"démentent|démentait|nie|nient|niait|réfute|réfutent)\b|(?:a|"
            r"ont)\s+rejeté\s+(?=(?:\w+\s+){0,2}?(?:accusation|allégation))",
        ),
        StanceWords(
            "denied",
            r"(?:a|ont)\s+été\s+(?:\w+\s+)?(?:démentie?s?|niée?s?|"
            r"réfutée?s?)\s+(?=par)", "by",
        ),
        StanceWords(
            "confirmed",
            r"(?:a|ont)\s+été\s+(?:\w+\s+)?confirmée?s?\s+(?=par)", "by",
        ),
        StanceWords(
            "confirmed",
            r"(?:a|ont|avait|avaient)\s+(?:\w+\s+){0,2}?(?:confirmé|authentifié|"
            r"reconnu)(?!e?s?\s+(?:par|coupable))|(?:confirme|confirment|confirmait|"
            r"reconnaît|reconnaissent)\b",
        ),
        StanceWords(
            "corrected",
            r"(?:a|ont)\s+(?:\w+\s+)?(?:corrigé|rectifié|retiré|publié\s+(?:un|"
            r"une)\s+(?:correctif|rectificatif|correction))|s['\u2019](?:est|"
            r"était)\s+(?:corrigée?|rétractée?)|est\s+revenue?\s+sur\s+ses",
        ),
        StanceWords(
            "purported",
            r"(?:présumée?s?|prétendue?s?|supposée?s?|soi-disant|non\s+confirmée?s?|"
            r"non\s+vérifiée?s?)", "none",
        ),
    ),
    by=words("par"),
    dashes=True,
    rest_spoken=True,
    clitics=words("se s' le la l' lui leur y en nous vous me m' ne n'"),
)  # fmt: skip
