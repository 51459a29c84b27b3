"""The furniture of news pages: lines that are no part of the article, rule by rule.

Every rule is a general habit of news sites, in the languages that the program reads.
A rule looks at one short line alone; what stands around a line is for ``marking``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from variorum.text import fold

# A line with more words than this is prose, whatever it begins with.
_MOST_WORDS = 45
_LEADING = re.compile(r"^[^\w(\[{©@#+\"']+")
_PLATFORM = (
    r"(?:twitter|x|facebook|instagram|linkedin|whatsapp|telegram|threads|bluesky|reddit|pinterest"
    r"|youtube|tiktok|mastodon|google news|apple news|flipboard|messenger|snapchat|signal|xing)"
)
_ASK = r"(?:sign up|subscribe|register|join|get|receive|delivered|straight to|try)"
_PIECE = r"(?:article|story|page|post|report|item|content|piece|video|gallery|live ?blog|blog)"

# (why, strong, patterns). A strong rule never stands within an article: what follows it
# at the end of a page is no article either.
_RULES: tuple[tuple[str, bool, str], ...] = (
    (
        "sign-up or subscription prompt",
        True,
        rf"""(?:please )?(?:sign|log) ?(?:up|in|on)\b(?! on the dotted)(?: (?:to|for|with|here|now|using|or|and|our|free|today)\b.*)?
        |(?:please )?(?:subscribe|register)(?: (?:to|now|here|for|today|and|free|or|with)\b.*)?
        |(?:already|not) (?:a |an |have |got )?(?:member|subscri\w+|registered|(?:an )?account)\b.*
        |become a (?:\w+ )?(?:member|subscriber|supporter|patron)\b.*
        |create (?:an?|your) (?:free )?account\b.*
        |start (?:reading|your (?:free )?trial|a free trial|your subscription)\b.{{0,60}}
        |(?:to )?(?:continue|keep) reading(?: (?:the|this|your|below|here|on|at|with|for|by|,)\b[^.]{{0,100}}|,[^.]{{0,100}})?
        |(?:this|the rest of this|full access to this) {_PIECE} is (?:only |reserved |exclusive\w* )?(?:for|to|available to) .*(?:subscribers|members).*
        |unlock (?:this|the full|unlimited|more)\b.*
        |(?:\w+ )?(?:days?|weeks?|months?) (?:for )?(?:free|only [$€£]\d.*)
        |(?:try|get) \w+ (?:days?|weeks?|months?) (?:for )?free\b.*
        |(?:one|a single) (?:app|subscription|membership)\b.{{0,90}}
        |(?:download|get|install|open) (?:it (?:in|on)|(?:the|our)) (?:\w+ ){{0,3}}apps?\b.*
        |get (?:all |the |your |our |more )?(?:latest |best |top |daily |breaking )*(?:news|stories|headlines|updates)\b.{{0,40}}(?:in one place|inbox|email|app|free|delivered|straight).*
        |(?:unlimited|full|instant) access\b.{{0,80}}
        |(?:support|fund) (?:our|independent|quality) .{{0,40}}journalism\b.*
        |(?:manage|cancel|choose) (?:your )?(?:subscription|plan)\b.*|cancel any ?time\b.*
        |(?:jetzt |bitte |hier |kostenlos )*(?:anmelden|abonnieren|registrieren|einloggen|weiterlesen|freischalten)(?: (?:und|mit|oder)\b.*)?
        |(?:bereits|schon|noch kein) abonnent\w*\b.*|jetzt \w+ (?:testen|abonnieren|bestellen|sichern)\b.*
        |(?:dieser )?artikel (?:ist )?(?:nur )?für abonnenten\b.*
        |(?:inscrivez|abonnez|connectez|identifiez)-vous\b.*|s'(?:abonner|inscrire|identifier)\b.{{0,60}}|se connecter\b.{{0,40}}
        |déjà abonn\w+\b.*|(?:cet )?article (?:est )?réservé (?:à nos|aux) abonnés\b.*|la suite est réservée\b.*
        |suscr[ií]b\w+\b.{{0,90}}|(?:inicia\w*|iniciar) sesi[óo]n\b.*|reg[íi]strate\b.*|hazte (?:socio|suscriptor)\b.*
        |iscriviti\b.{{0,90}}|abbonati\b.{{0,90}}|(?:accedi|registrati)(?: .{{0,60}})?|sei già abbonato\b.*
        |(?:meld (?:je|u)|schrijf (?:je|u)) (?:nu )?(?:aan|in)\b.*|abonneer\b.{{0,90}}|(?:al|nog geen) abonnee\b.*|inloggen(?: .{{0,40}})?
        |(?:inscreva-se|assine|cadastre-se|assinar|fa[çc]a (?:seu )?login)\b.{{0,90}}|já é assinante\b.*|entrar
        |logg inn\b.{{0,60}}|logga in\b.{{0,60}}|log ind\b.{{0,60}}|bli (?:abonnent|prenumerant)\b.*""",
    ),
    (
        "newsletter line",
        True,
        rf"""(?=.*\b(?:newsletters?|nieuwsbrief|nyhetsbrev|nyhedsbrev|bolet[íi]n|infolettre|news ?alerts?|push notifications|in(?:to)? your inbox|your inbox)\b)
        (?:.*\b{_ASK}\b.*|(?:our|the|free|daily|weekly|more|unser|der|notre|la|nuestro|nuestra|la nostra|onze|nossa)\b.{{0,70}}|.{{0,25}})
        |(?=.*\b(?:newsletter|nieuwsbrief|infolettre|bolet[íi]n)\b)(?:jetzt|abonn|recev|recib|ricevi|receba|ontvang|melde|hol)\w*\b.*
        |enter your e-?mail\b.*|(?:your )?e-?mail address\*?|thanks? (?:you )?for (?:signing up|subscribing|registering)\b.*
        |(?:get|receive) .{{0,60}}\b(?:delivered|straight|sent|direct\w*) (?:daily )?(?:to|into) your (?:inbox|phone|email)\b.*
        |stay (?:informed|up to date|connected|in the know|ahead)\b.{{0,100}}|never miss (?:a|an|the|another|any)\b.{{0,80}}(?:story|update|news|post|again).*""",
    ),
    (
        "heading of related stories",
        True,
        r"""(?:related|recommended|suggested|more|other|similar|connected)(?: (?:stories|articles|news|content|coverage|reading|topics?|posts?|links?|videos?|for you|headlines|reports))+:?
        |related|recommended(?: by \w+)?|trending(?: (?:now|today|stories|news|topics))?|most (?:read|popular|viewed|shared|recent|commented|watched)(?: .{0,30})?
        |(?:our|editors?'?s?'?|staff|top) picks?(?: .{0,20})?|top stor(?:y|ies)(?: .{0,40})?|(?:the )?latest(?: (?:news|stories|headlines|articles|updates|posts|videos))(?: .{0,20})?
        |popular(?: (?:now|stories|articles|posts|news|in .{0,30}))?|you (?:may|might|could|'ll|will) (?:also )?(?:like|love|enjoy|be interested).{0,30}
        |what to read next|read next|don't miss|in case you missed it|more (?:from|in|on|about) .{1,50}|more stories.{0,40}
        |further reading on .{0,60}|around the web|from (?:around|across) the web|promoted (?:stories|content)|paid content|sponsored (?:content|stories|links)
        |lesen sie auch|mehr (?:zum thema|aus .{1,40}|von .{1,40}|dazu)|das könnte (?:sie|dich) (?:auch )?interessieren|meistgelesen\w*|verwandte (?:artikel|themen)|zum thema|auch interessant|weitere (?:artikel|meldungen|nachrichten|themen).{0,30}
        |(?:à )?lire aussi|à lire (?:également|ensuite)|sur le même (?:sujet|thème)|les plus (?:lus|lues|populaires|partagés)|articles (?:liés|similaires|associés|recommandés)|dans la même rubrique|voir aussi|nos derniers articles
        |(?:noticias|art[íi]culos|temas) (?:relacionad[ao]s|destacad[ao]s)|te puede interesar|(?:lo|las) m[áa]s (?:le[íi]do|le[íi]das|visto|vistas)|ver tambi[ée]n|m[áa]s (?:noticias|informaci[óo]n|sobre .{1,40})|recomendad[oa]s?
        |leggi anche|articoli correlati|potrebbe(?:ro)? interessarti.{0,20}|i pi[ùu] (?:letti|visti)|notizie correlate|ultime notizie
        |lees ook|meest gelezen|gerelateerd\w*(?: .{0,20})?|meer (?:over|van|nieuws).{0,30}|meer lezen
        |leia (?:tamb[ée]m|mais)|veja (?:tamb[ée]m|mais)|(?:not[íi]cias|mat[ée]rias|artigos) relacionad[oa]s|mais lidas|saiba mais|[úu]ltimas not[íi]cias|recomendados para voc[êe]
        |les også|läs (?:också|även|mer)|læs (?:også|mere)|mest lest|mest läst|baca juga|czytaj (?:też|także|więcej)""",
    ),
    (
        "pointer to another story",
        False,
        r"""(?:see|read|watch|check out|view)(?: (?:also|more|next|this|here|too|now))*\s*(?::|>+|»|\|)\s*\S.*|(?:see|read|watch) (?:also|more|next)(?: (?:here|at|on|about|from|in)\b.{0,120})?
        |(?:also )?(?:read|watch|listen)(?: (?:the )?(?:full|original|rest|whole) .{0,60})
        |also (?:read|see|watch)\b.{0,120}|read more about .{0,100}|read (?:the )?full (?:story|article|report|statement|text).{0,60}
        |(?:related(?: (?:post|article|story|stories|reading|video|content|link|topic|coverage)s?)?|trending|recommended|more|next|previous|popular|must[- ]read|don't miss|don't miss it|in pictures|in case you missed it|top story|opinion|watch|video|gallery)\s?[:|»>]\s?(?=\S).{0,160}
        |.{10,160} \[(?:insight|video|reaction|watch|analysis|pictures|pics|report|opinion|live|photos|comment|interview|explained|revealed|read more|more)\]\|?
        |(?:next|previous|older|newer) (?:article|story|post|page)s?\b.{0,100}|(?:click|tap|swipe) (?:here|on|to|for|through)\b.{0,120}
        |(?:lesen sie (?:auch|mehr|hier|dazu)|mehr (?:zum thema|dazu|lesen)|siehe auch|auch interessant|weiterlesen|lies auch)\s?[:|»>]?.{0,140}
        |(?:(?:à )?lire (?:aussi|également|la suite|plus)|voir aussi|en savoir plus|à (?:lire|voir|écouter))\s?[:|»>].{0,140}
        |(?:lee (?:tambi[ée]n|m[áa]s)|leer (?:tambi[ée]n|m[áa]s)|lea (?:tambi[ée]n|m[áa]s)|ver m[áa]s|te puede interesar|m[áa]s informaci[óo]n)\s?[:|»>]?.{0,140}
        |(?:leggi (?:anche|tutto|l'articolo)|per approfondire|vedi anche|guarda anche)\s?[:|»>]?.{0,140}
        |(?:lees (?:ook|meer|verder|hier)|bekijk ook|kijk ook|zie ook)\s?[:|»>]?.{0,140}
        |(?:leia (?:tamb[ée]m|mais)|veja (?:tamb[ée]m|mais)|saiba mais|confira)\s?[:|»>].{0,140}
        |(?:les (?:også|mer)|läs (?:också|även|mer)|læs (?:også|mere)|baca juga|czytaj (?:też|także|więcej))\s?[:|»>]?.{0,140}""",
    ),
    (
        "share or follow buttons",
        False,
        rf"""(?:share|tweet|pin|pin it|e-?mail|print|copy(?: link)?|bookmark|save|gift|like|follow|comments?|link copied!?|{_PLATFORM})(?:[\s,|/·•]+(?:share|tweet|pin|pin it|e-?mail|print|copy(?: link)?|link|bookmark|save|gift|like|follow|comments?|on|via|to|by|or|and|more|this|{_PLATFORM}))*
        |(?:share|send|e-?mail|print|save|gift|bookmark) (?:this|the|your) (?:\w+ )?(?:{_PIECE}|link|thoughts)\b.{{0,80}}|share (?:on|via|with|by) .{{0,60}}
        |(?:follow|like|find|join|connect with|add|visit) (?:us|me|our|the (?:author|reporter|latest)|@\w+|.{{1,50}} on {_PLATFORM}\b).{{0,100}}
        |(?:make|set|add) .{{1,40}} (?:as )?(?:a |your )?(?:preferred|favou?rite) source\b.*
        |(?:teilen|artikel teilen|drucken|auf {_PLATFORM} teilen|folgen sie uns\b.*|merken)|(?:partager|imprimer|partager (?:cet|l') ?article|suivez-nous\b.*)
        |(?:compartir|imprimir|s[íi]guenos\b.*|compartir en .{{1,30}})|(?:condividi|stampa|seguici\b.*|condividi su .{{1,30}})|(?:delen|deel (?:dit|deze) .{{1,20}}|volg ons\b.*)|(?:compartilh(?:e|ar)|partilhar|siga-nos\b.*|siga .{{1,30}} no {_PLATFORM}.*)
        |(?:del|dela|kopier lenke|kopiera länk)""",
    ),
    (
        "navigation",
        True,
        r"""(?:skip|jump|go|back|return) to (?:the )?(?:main |top|home|previous|article |site )*(?:content|navigation|search|menu|page|top|home|homepage|list|results|article|story|footer|header|sidebar)?
        |(?:main |site |open |close |toggle |show |hide )*(?:menu|navigation|search|sidebar|sections|table of contents)|close|search(?: (?:the site|here|for))?…?|home|home ?page|load more.{0,20}|show (?:more|less|all).{0,20}|view (?:all|more).{0,30}|see all.{0,30}
        |(?:zum (?:inhalt|hauptinhalt)(?: springen)?|aller au contenu(?: principal)?|(?:ir|saltar) al contenido(?: principal)?|vai al contenuto|ga naar (?:de )?inhoud|naar (?:de )?inhoud|(?:ir|pular) para o conte[úu]do)
        |(?:home|start(?:seite)?|accueil|inicio|in[íi]cio)(?:\s*[>/»›|]\s*[^>/»›|]{1,60})+""",
    ),
    (
        "cookie or privacy notice",
        True,
        r"""(?=.*\bcookies?\b)(?:.*\b(?:we|our|this (?:web)?site|by (?:using|continuing|clicking)|accept|reject|manage|settings|preferences|consent|policy|wir|diese (?:web)?seite|akzeptieren|nous|ce site|accepter|utilizamos|usamos|este sitio|aceptar|aceitar|utilizziamo|questo sito|accetta|wij|deze (?:web)?site|accepteren)\b.*)
        |(?:privacy|cookies?)(?: (?:policy|notice|statement|settings|preferences|centre|center))+.{0,80}|terms (?:of|and) (?:use|service|conditions|sale).{0,80}|do not sell .{0,60}
        |(?:accept|reject|allow) all|(?:datenschutz\w*|impressum|agb)(?:[\s|·•]+\w+){0,4}|mentions légales|politique de confidentialité.{0,40}|pol[íi]tica de privacidad.{0,40}|aviso legal|informativa sulla privacy""",
    ),
    (
        "copyright line",
        True,
        r"""(?:©|\(c\)|&copy;|copyright\b)(?=.{0,60}(?:19|20)\d\d|\s*©?\s*[\w ]{0,40}all rights).{0,250}|(?:©|\(c\)) ?[\w.,& ]{2,60}\.?
        |.{0,120}\ball rights reserved\b.{0,120}|alle rechte vorbehalten.{0,60}|tous droits réservés.{0,60}|todos los derechos reservados.{0,60}|tutti i diritti riservati.{0,60}|alle rechten voorbehouden.{0,60}|todos os direitos reservados.{0,60}
        |this material may not be (?:published|reproduced).{0,200}|(?:re)?published (?:here )?(?:with|by) permission.{0,100}|distributed by [\w .&]{2,60}""",
    ),
    (
        "advertisement",
        False,
        r"""(?:-+ ?)?(?:advertisements?|advertising|ads?|sponsored|promoted|paid (?:post|content)|anzeige|werbung|publicit[ée]|publicidad(?:e)?|pubblicit[àa]|advertentie|annonse|annons|reklame|reklama|iklan)(?: ?-+)?
        |(?:story|article|text|scroll)(?: continues?)? (?:continues? )?(?:below|after|to continue)(?: (?:this |the )?(?:ad\w*|video|image|promotion|for more))?.{0,40}|(?:der )?artikel (?:geht|wird) .{0,40}weiter.{0,20}|la suite après .{0,30}|remove ads?|report (?:this )?ad|hide ads?|we may (?:earn|receive) (?:a |an )?(?:\w+ )?commission\b.*""",
    ),
    (
        "counter",
        False,
        r"""[\d.,]+ ?[km]?\+? ?(?:comments?|shares?|views?|likes?|reads?|reactions?|retweets?|replies|followers|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties)
        |\d+ ?(?:-| )?min(?:ute)?s?\.? (?:read|to read|listen|watch)|(?:reading|read) time:?\s.{0,20}|(?:lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|leestijd|tempo de leitura)\b.{0,20}
        |\d+ (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago|comments? ?(?:\(\d+\)|\[\d+\])|\d{1,3} ?/ ?\d{1,3}|\d{1,2}:\d\d(?: ?/ ?\d{1,2}:\d\d)|page \d+(?: of \d+)?""",
    ),
    (
        "comments of readers",
        True,
        r"""(?:leave|post|write|add|submit|view|show|read|join|see|hide|sort)(?: (?:a|an|your|the|all|\d+))? ?(?:comments?|repl(?:y|ies)|conversation|discussion)\b.{0,80}|comments?|(?:join|start) the (?:conversation|discussion|debate)\b.{0,60}|comments? (?:are|is) (?:closed|disabled|off|moderated)\b.{0,60}|have your say.{0,60}|what do you think\?(?: .{0,80})?
        |kommentare(?: .{0,30})?|commentaires|(?:deja|dejar) un comentario|lascia un commento|laat een reactie achter|deixe um coment[áa]rio""",
    ),
    (
        "furniture of an encyclopedia",
        False,
        r"""(?:\[\s*)?(?:edit|edit source|bearbeiten|quelltext bearbeiten|modifier|modifier le code|editar|editar (?:código|c[óo]digo-fonte)|modifica|modifica wikitesto|bewerken|brontekst bewerken|rediger|redigera)(?:\s*\|\s*(?:edit source|quelltext bearbeiten|modifier le code|editar (?:código|c[óo]digo-fonte)|modifica wikitesto|brontekst bewerken))?(?:\s*\])?
        |from .{2,40}, the free encyclopedia|\(?redirected from .{2,80}|\[?(?:hide|show)\]?|contents(?: \[hide\])?|categor(?:y|ies): .{0,200}|hidden categories:.{0,200}|main article: .{2,80}|(?:for|this article is about) .{2,120}, see .{2,80}\.?
        |this (?:article|section) (?:needs|has multiple issues|does not cite|may be|is a stub|relies).{0,250}|coordinates:.{0,80}|you can help .{0,60} by expanding it\.?|retrieved from "?https?://\S+|learn how and when to remove .{0,60}""",
    ),
    (
        "notice about the page",
        False,
        rf"""this (?:live )?(?:{_PIECE}|live|coverage|feed)(?: page| blog)? (?:is|has|was|will)(?: now| been| be)* (?:no longer|not|closed|ended|archived|being|automatically|machine|translated|updated).{{0,120}}
        |(?:that's (?:all|it)|we're (?:closing|pausing|wrapping)|we are (?:closing|pausing|wrapping)).{{0,80}}(?:live|coverage|blog|page).{{0,60}}
        |listen to (?:this )?(?:article|story).{{0,40}}|(?:play|pause|mute|unmute|replay)(?: (?:video|audio|live))?|video (?:unavailable|player .{{0,30}})|(?:this|your) (?:video|browser) (?:cannot|can't|does not|is not|doesn't).{{0,120}}
        |(?:please )?(?:enable|turn on) javascript.{{0,80}}|javascript (?:is|must be).{{0,80}}|loading\.{{0,3}}…?|please wait.{{0,30}}|something went wrong.{{0,60}}|page not found.{{0,40}}
        |(?:report|spotted|spot|found|see) (?:an?|any) (?:error|typo|mistake|correction|problem).{{0,100}}|suggest a correction.{{0,40}}|(?:got|have|do you have|know) (?:a |any )?(?:news |story )?(?:tip|tips|a story|information|more)\?.{{0,120}}|send (?:us )?(?:your )?(?:news |story )?tips?\b.{{0,80}}
        |contact (?:us|our newsroom|the (?:author|reporter|editor))\b.{{0,100}}|(?:the )?(?:author|reporter|writer) can be reached .{{0,80}}|(?:e-?mail|write to|reach) (?:us|the (?:author|reporter)|him|her) (?:at|on|via)\b.{{0,80}}
        |(?:translate|translated by) .{{0,40}}|select language|view (?:image )?in full ?screen|(?:open|view) (?:image )?(?:gallery|image)|\d+ (?:photos?|images?|pictures?)|an? .{{1,40}} (?:app|account) is required.{{0,60}}|terms apply\.?|opens in (?:a )?new (?:tab|window)""",
    ),
)
# Rules whose lines are full sentences. The lines of all others end without a full stop, or
# speak of what media sell; else they may be a letter's own words ("Sign up by Friday.").
_SENTENCES = frozenset(
    {
        "cookie or privacy notice",
        "copyright line",
        "notice about the page",
        "furniture of an encyclopedia",
    }
)
_MEDIA = re.compile(
    r"\b(?:newsletters?|apps?|articles?|story|stories|news|headlines|accounts?|subscri\w+|trial"
    r"|access|unlimited|digital|reading|inbox|titles|journalism|members?|membership|abo\w*"
    r"|abonn\w+|suscri\w+|boletín|infolettre|nieuwsbrief|commission|comments?)\b"
)


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    # Compiled at first use: compiling takes longer than starting the program may.
    return tuple(
        (why, strong, re.compile(rf"(?:{''.join(map(str.strip, rule.splitlines()))})[\s.!»>→|:\"']*"))
        for why, strong, rule in _RULES
    )


# Words that stand alone over an article as its section. Only lines of one to three of
# these, at the head or the end of a page, are noise.
SECTIONS: frozenset[str] = frozenset(
    """world news politics business sport sports tech technology science health culture opinion
    lifestyle entertainment local national international uk us usa europe asia africa americas
    australia canada china india russia ukraine economy markets money travel weather video videos
    live breaking exclusive analysis style food arts art books education environment climate crime
    courts home latest podcasts podcast photos football cricket tennis rugby motoring property jobs
    features feature life music film movies tv games gaming media royals showbiz finance companies
    energy defence defense security law society people trending premium magazine newsletters
    editorial letters obituaries history innovation startups space transport cars top stories story
    more all and & / | the of middle east latin america north south central region regional
    politik wirtschaft sport kultur panorama wissen gesundheit reise meinung ausland inland netzwelt
    gesellschaft politique économie monde société culture sciences santé opinions débats international
    política economía mundo sociedad cultura deportes ciencia salud opinión tecnología internacional
    politica economia mondo esteri cronaca cultura sport scienza salute opinioni tecnologia
    politiek economie buitenland binnenland cultuur wetenschap gezondheid opinie media
    brasil saúde esportes esporte tecnologia opinião ciência sociedade país nyheter sport kultur
    ekonomi utrikes inrikes verden økonomi""".split()
)


def why_noise(line: str) -> tuple[str, bool] | None:
    """The name of the rule that makes a line page furniture, and whether it is a strong one.

    Args:
        line: One line (or block) of text.

    Returns:
        ``None`` for anything that may be part of an article. A strong rule is one whose
        lines end an article: what comes after is furniture too, unless it reads like prose.

    Cost: bounded, since longer lines are never looked at.
    """
    if len(line) > 400 or line.count(" ") >= _MOST_WORDS:
        return None
    plain = " ".join(_LEADING.sub("", fold(line)).casefold().split())
    if not plain:
        return ("ornament", False) if line.strip() else None
    prose = plain.endswith(".") and plain.count(" ") >= 5 and not _MEDIA.search(plain)
    for why, strong, rule in _rules():
        if prose and why not in _SENTENCES:
            continue
        if rule.fullmatch(plain):
            return why, strong
    return None


def is_section(line: str) -> bool:
    """True for a line made of one to four section names, as stands over an article."""
    words = re.findall(r"[\w&/|]+", line.casefold())
    return 0 < len(words) <= 4 and all(word in SECTIONS for word in words)
