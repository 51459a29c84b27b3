"""Words of a report that say who wrote a document, where and how, and words that say that its
author was heard elsewhere. In ten languages, compared as tokens are."""

from __future__ import annotations

import re

# What leads to a document's words and says nothing beyond them.
POSTING = frozenset(
    """post posts posted posting wrote write writes writing written shared shares sharing published
    publishes announced announces announcement added adds adding continued continues tweet tweets
    tweeted thread threads online social media network platform account accounts profile page
    following full text words word reads read screenshot message messages statement statements
    press release view see mastodon bluesky twitter facebook instagram telegram linkedin fediverse
    x via according here today yesterday tonight morning afternoon evening night news
    schreibt schrieb schreiben geschrieben beitrag beitrage post gepostet postet postete teilte
    teilt mit veröffentlichte veröffentlicht kündigte an erklärte netzwerk netzwerken kanal konto
    wortlaut laut heute gestern morgen abend nachmittag mitteilung erklärung sozialen
    écrit écrivait écrire publié publie publication message réseau réseaux sociaux compte annonce
    annoncé voici texte selon matin soir hier aujourd'hui ajoute ajouté partagé communiqué
    escribió escribe escrito publicó publica publicado mensaje publicación red redes sociales
    cuenta anunció anuncia texto mañana tarde noche hoy ayer añadió añade compartió comunicado
    scrive scritto pubblicato pubblica messaggio pubblicazione rete social profilo annuncia
    annunciato testo mattina sera oggi ieri aggiunge aggiunto condiviso comunicato
    schrijft schreef geschreven bericht plaatste geplaatst deelde kondigde aan netwerk sociale
    tekst vandaag gisteren ochtend avond verklaring
    escreve escreveu escrito publicou postou mensagem publicação rede conta anunciou texto manhã
    noite hoje ontem acrescentou compartilhou comunicado
    skriver skrev skrevet skrivit innlegg indlæg inlägg delte delade publiserte publicerede
    publicerade melding opslag konto kunngjorde sosiale sociala medier kveld aften kväll i dag
    """.split()
)

# A denial is the report's own, whatever words it is about.
DENYING = frozenset(
    """no not never none nothing nobody neither nor cannot can't don't doesn't didn't won't isn't
    wasn't without false untrue nicht nie niemals kein keine keinen keiner ohne falsch pas jamais
    aucun aucune sans faux nunca ningún ninguna sin falso mai nessun nessuna senza non niet geen
    nooit zonder onjuist não nenhum nenhuma sem ikke ingen aldri aldrig uten uden inte utan
    """.split()
)

# Where somebody may say the same words again, and the report heard it there itself.
HEARD = re.compile(
    r"\b(?:told|tells|tell|telling|interview\w*|reporters?|journalis\w*|conference|briefing"
    r"|hearing|speech|rally|parliament|council|podium|meeting|phone|telephone|radio|television"
    r"|tv|broadcast\w*|letters?|e-?mails?|memos?|podcast"
    r"|pressekonferen[zc]\w*|presskonferens\w*|pressekonferanse\w*|persconferentie|gespräch"
    r"|anhörung|rede|landtag|bundestag|\w*rat(?:es|ssitzung)?|sitzung|telefon\w*|rundfunk"
    r"|fernsehen|brief\w*"
    r"|entretien|conférence|discours|audition|parlement|assemblée|conseil|téléphone|télévision"
    r"|lettre|courriel"
    r"|entrevista\w*|rueda|conferencia|periodistas?|discurso|pleno|parlamento|reunión|teléfono"
    r"|televisión|carta"
    r"|intervista\w*|conferenza|giornalist\w*|discorso|consiglio|riunione|televisione|lettera"
    r"|vraaggesprek|toespraak|gemeenteraad|kamer|vergadering"
    r"|coletiva|jornalistas?|plenário|reunião|televisão"
    r"|intervju\w*|tale|tal|møte|møde|möte|brev)\b",
    re.IGNORECASE,
)
