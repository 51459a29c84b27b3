"""Walls between a reader and a text: for payment, for an account, for an answer about cookies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from variorum.extraction.linked import kinds_of
from variorum.extraction.pagefacts import PageFacts
from variorum.extraction.shown import ShownLine
from variorum.model import Access
from variorum.text import fold

# What asks to pay, or to sign in, *in order to read on*; bare invitations stand on open pages.
_ON = (
    r"(?:continue|keep|finish|go on|resume|unlock|access|get (?:full |unlimited )?access|read"
    r" (?:the"
    r" (?:full|rest|whole|entire|complete)|this|on|more|full|all|unlimited)|see the (?:full|rest)"
    r"|view (?:the|this)|gain access)"
)
_PAY = re.compile(
    rf"\b(?:subscribe|(?:become|be) a (?:paid |paying )?(?:subscriber|member)|join (?:now|today|us)"
    rf"|upgrade|start (?:your|a) (?:free |paid )?(?:trial|subscription)|buy|purchase"
    rf"|get a subscription|subscription|subscribers?)\b[^.!?]{{0,60}}\b(?:to|and|required to)"
    rf" {_ON}\b"
    r"|\b(?:this|the rest of (?:this|the)|full|the full) (?:article|story|content|post|page|report)"
    r" is (?:only |exclusively |reserved )*(?:for|available (?:only )?(?:to|for)|limited to"
    r"|reserved"
    r" for|exclusive to)\s+(?:our |paying |paid |registered |premium |digital )*(?:subscribers"
    r"|members)"
    r"|\b(?:continue|keep) reading (?:this (?:article|story) )?(?:with|for) (?:a|an|just|only|your|"
    r"free)\b|\bto (?:continue|keep) reading[^.!?]{0,40}\b(?:subscribe|subscription|trial|join)\b"
    r"|\bto read (?:the rest|the full|this|more|on)[^.!?]{0,40}\b(?:subscribe|subscription|join)\b"
    r"|\byou(?:'ve| have) (?:reached|used|hit|read) (?:your|the|all)[^.!?]{0,30}(?:limit|free"
    r" (?:articles?|stories))|\bfor subscribers only\b|\bsubscriber[- ]only (?:article|content"
    r"|story)"
    # German
    r"|\b(?:abonnieren|abo|abonnement|probeabo|plus-abo"
    r"|digitalabo)\b[^.!?]{0,60}\b(?:weiter(?:zu)?lesen"
    r"|zu lesen|freischalten|zugriff)|\bdiese[rn]? (?:artikel|beitrag|inhalt|text) ist (?:nur "
    r"|exklusiv"
    r" |ausschließlich )*(?:für|unseren)\s+(?:unsere |zahlende )?(?:abonnent|abonnierende"
    r"|mitglieder"
    r"|plus)|\bnur für (?:abonnent|abonnierende|plus-)|\bweiterlesen mit\b|\bexklusiv für abonnent"
    # French
    r"|\b(?:article|contenu|suite|lecture)[^.!?]{0,30}réservée?s? (?:à nos |aux )abonn"
    r"|\babonnez-vous"
    r" pour (?:lire|continuer|accéder|poursuivre|lire la suite)|\bil vous reste [\d,]+ ?% de cet"
    r"|\bpour lire la suite[^.!?]{0,40}abonn"
    # Spanish
    r"|\b(?:contenido|artículo|noticia)[^.!?]{0,20}(?:exclusiv[oa]|reservad[oa]|sol[oa]) para"
    r" (?:nuestros )?suscriptor|\bsuscríb\w+ para (?:seguir|continuar|leer|acceder)|\bpara seguir"
    r" leyendo[^.!?]{0,40}suscr|\bhas alcanzado (?:el|tu) límite"
    # Italian
    r"|\b(?:contenuto|articolo)[^.!?]{0,20}riservat[oa] (?:agli|ai) (?:nostri )?abbonat"
    r"|\babbonati per"
    r" (?:leggere|continuare|proseguire)|\bper continuare a leggere[^.!?]{0,40}abbona"
    # Dutch
    r"|\b(?:alleen|exclusief|enkel) voor (?:onze )?abonnees|\bword abonnee\b[^.!?]{0,40}(?:lezen"
    r"|lees"
    r"|toegang)|\b(?:om|wil je) (?:verder|dit artikel)[^.!?]{0,20}lezen[^.!?]{0,40}abonn|\blees"
    r" verder"
    r" met een abonnement"
    # Portuguese
    r"|\b(?:conteúdo|artigo|matéria|texto)[^.!?]{0,20}exclusiv[oa] (?:para|a|de) assinante|\bassine"
    r" para (?:ler|continuar)|\bpara continuar (?:a ler|lendo)[^.!?]{0,40}assin"
    # Norwegian, Danish, Swedish
    r"|\b(?:bare|kun|forbeholdt|endast|enbart) (?:for |för )?(?:våre |vores |våra )?(?:abonnent"
    r"|prenumerant)|\bbli(?:v)? (?:abonnent|prenumerant)\b[^.!?]{0,40}(?:lese|læse|läsa|fortsett"
    r"|fortsæt|fortsätt)|\bkjøp (?:tilgang|abonnement)|\bkøb abonnement|\blås upp artikeln",
    re.IGNORECASE,
)
_SIGN_IN = re.compile(
    rf"\b(?:log[- ]?in|sign[- ]?in|sign[- ]?up|register(?: for free| now)?|create (?:a|an|your)"
    rf" (?:free )?account)\b[^.!?]{{0,40}}\b(?:to|and) {_ON}\b|\bto (?:continue|keep)"
    rf" reading[^.!?]{{0,40}}"
    r"\b(?:log in|sign in|sign up|register|account)\b|\bto read (?:the rest|the full|this|more|on)"
    r"[^.!?]{0,40}\b(?:log in|sign in|sign up|register)\b"
    r"|\b(?:anmelden|einloggen|registrieren)\b[^.!?]{0,40}\b(?:weiter(?:zu)?lesen|zu lesen)"
    r"|\b(?:connectez-vous|inscrivez-vous|créez (?:un|votre) compte)[^.!?]{0,20} pour (?:lire"
    r"|continuer"
    r"|accéder|poursuivre)|\b(?:inicia sesión|regístrate|registrarse|identifícate)[^.!?]{0,20} para"
    r" (?:leer|seguir|continuar)|\b(?:accedi|registrati) (?:gratis |gratuitamente )?per (?:leggere"
    r"|continuare)|\b(?:log in|maak een (?:gratis )?account)[^.!?]{0,20} om (?:\w+ ){0,3}(?:te"
    r" )?lezen"
    r"|\b(?:faça login|cadastre-se|inicie sessão|registe-se)[^.!?]{0,20} para (?:ler|continuar)"
    r"|\blog(?:g)? in(?:n|d)? for (?:å|at) (?:lese|læse|fortsette|fortsætte)|\blogga in för att"
    r" (?:läsa|fortsätta)",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:we|our (?:\d+ )?partners)\b[^.!?]{0,80}\b(?:cookies|store and/or access|personal data"
    r"|process data)|\bwe (?:value|care about|respect) your privacy|\bbefore you continue\b"
    r"|\b(?:accept"
    r"|reject|allow|manage) (?:all|cookies|preferences|choices)|\bcookie (?:policy|settings"
    r"|preferences|consent|notice)|\bconsent to\b[^.!?]{0,60}\b(?:cookies|data|processing)"
    r"|\b(?:legitimate interest|withdraw (?:your )?consent|personalised ads|personali[sz]ed"
    r" advertising|ad measurement|audience research|device characteristics)"
    r"|\b(?:wir|unsere partner)\b[^.!?]{0,80}\bcookies|\bcookies (?:zustimmen|akzeptieren|ablehnen)"
    r"|\balle akzeptieren|\beinwilligung\b|\bpersonenbezogene\w* daten"
    r"|\bnous\b[^.!?]{0,60}\bcookies"
    r"|\b(?:tout )?(?:accepter|refuser)\b[^.!?]{0,20}(?:cookies|tout)|\bdonnées personnelles"
    r"|\b(?:aceptar|rechazar|usamos|utilizamos)\b[^.!?]{0,40}\bcookies|\bdatos personales"
    r"|\b(?:accetta|rifiuta|utilizziamo|usiamo)\b[^.!?]{0,40}\bcookie|\bdati personali"
    r"|\b(?:wij|we|onze partners)\b[^.!?]{0,60}\bcookies|\bpersoonsgegevens|\b(?:aceitar|recusar"
    r"|utilizamos)\b[^.!?]{0,40}\bcookies|\bdados pessoais|\b(?:vi|våre|vores|våra)\b[^.!?]{0,60}"
    r"\b(?:informasjonskapsler|cookies|kakor)|\b(?:godta|accepter|acceptera|godkänn) (?:alle?"
    r"|cookies)",
    re.IGNORECASE,
)
_NO = (False, "False", "false")
# Lines without one of these words need no closer look.
_PAY_WORDS = """subscri abo-a plus-abo abonn abbon suscr assin prenum member mitglied trial reading
free limit weiterlesen leyendo purchase upgrade join tilgang lås unlock digitalabo
probeabo""".split()
_SIGN_WORDS = """log sign regist account compte connect inscri identif inicia inicie accedi
anmelden cadastr""".split()
_CONSENT_WORDS = """cookie privacy consent partner personal personnel persoons personen accept
reject preference legitimate audience device before akzept einwillig manage allow kakor godta godk
informasjonskaps dati dados datos refuser""".split()
# A wall's words stand in a line of their own, at the end of what may be read.
_LONGEST, _AFTER = 60, 2
_MOST = 600
# A page whose words are mostly of consent shows a notice, and no article.
_NOTICE_SHARE, _NOTICE_LINES = 0.5, 3


def wall_on(facts: PageFacts, lines: Sequence[ShownLine]) -> Access | None:
    """The wall that a page has before its article, if it says or shows one.

    Cost: linear; of a line no more than 600 characters are looked at.
    """
    shown = wall_in([line.text for line in lines])
    if shown is not None:
        return shown
    if any(node.get("isAccessibleForFree") in _NO for node in facts.linked):
        return Access("paywall", "JSON-LD isAccessibleForFree")
    for node in facts.linked:
        parts = node.get("hasPart")
        for part in parts if isinstance(parts, list) else [parts]:
            if (
                isinstance(part, dict)
                and part.get("isAccessibleForFree") in _NO
                and "WebPageElement" in kinds_of(part)
            ):
                return Access("paywall", "JSON-LD hasPart")
    if facts.meta.get("article:content_tier", "").lower() == "locked":
        return Access("paywall", "meta article:content_tier")
    return None


def wall_in(texts: Iterable[str]) -> Access | None:
    """The wall at the end of lines of text, if their words put one up.

    A line that asks to pay or to sign in so as to read on counts only where no more than
    two paragraphs follow: else the text goes on, and the line is an invitation.
    """
    lines = [text[:_MOST] for text in texts if text]
    # Of the words looked for most stand nowhere on a page.
    whole = "\n".join(lines).lower()
    pay, sign, consent = (
        [word for word in words if word in whole]
        for words in (_PAY_WORDS, _SIGN_WORDS, _CONSENT_WORDS)
    )
    consenting = [_about_consent(line, consent) for line in lines]
    if notice := _notice(lines, consenting):
        return notice
    after = 0
    for line, consents in zip(reversed(lines), reversed(consenting), strict=True):
        if line.count(" ") < _LONGEST:
            if _any(pay, line) and (match := _PAY.search(fold(line))):
                return Access("paywall", _said(match), cut=True)
            if _any(sign, line) and (match := _SIGN_IN.search(fold(line))):
                return Access("registration", _said(match), cut=True)
        after += _is_prose(line) and not consents
        if after > _AFTER:
            return None
    return None


def complaint_of(access: Access) -> str:
    """What a reader of the article must know of its wall."""
    said = {
        "paywall": "stands behind a paywall",
        "registration": "stands behind a registration",
        "consent": "is hidden by a notice about cookies, which was read in its place",
    }[access.kind]
    rest = "perhaps only its beginning" if access.kind != "consent" else "save it after answering"
    return f"the page {said} ({access.how}): {rest}"


def _notice(lines: Sequence[str], consenting: Sequence[bool]) -> Access | None:
    words = total = found = 0
    for line, consents in zip(lines, consenting, strict=True):
        size = line.count(" ") + 1 if line else 0
        total += size
        if consents:
            words += size
            found += 1
    if found >= _NOTICE_LINES and words >= _NOTICE_SHARE * total:
        return Access("consent", "most of what it shows is about cookies", cut=True)
    return None


def _any(words: Sequence[str], line: str) -> bool:
    if not words:
        return False
    low = line.lower()
    return any(word in low for word in words)


def _about_consent(line: str, words: Sequence[str]) -> bool:
    return bool(_any(words, line) and _CONSENT.search(fold(line)))


def _said(match: re.Match[str]) -> str:
    return f"the page says “{' '.join(match.group().split())[:80]}”"


def _is_prose(line: str) -> bool:
    return line.count(" ") >= 19 and line.rstrip("\"' )]")[-1:] in set(".!?…:")
