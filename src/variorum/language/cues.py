"""Words that give words to someone: verbs and phrases of saying, and nouns of documents.

Tables only, with the inflections made from the lemma. English first; the commonest cue
verbs of German, French, Spanish, Italian, Dutch and Malay beside it.
"""

from __future__ import annotations

import re

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "read": "reads reading",
    "begin": "begins began begun beginning",
    "go": "goes went gone going",
    "speak": "speaks spoke spoken speaking",
    "see": "sees saw seen seeing",
    "swear": "swears swore sworn swearing",
    "know": "knows knew known knowing",
    "send": "sends sent sending",
    "give": "gives gave given giving",
    "find": "finds found finding",
    "hear": "hears heard hearing",
    "hold": "holds held holding",
    "sing": "sings sang sung singing",
    "shoot": "shoots shot shooting",
    "quip": "quips quipped quipping",
    "admit": "admits admitted admitting",
    "regret": "regrets regretted regretting",
    "rebut": "rebuts rebutted rebutting",
    "quote": "quotes quoted quoting",
    "slam": "slams slammed slamming",
    "tag": "tags tagged tagging",
    "label": "labels labelled labeled labelling labeling",
    "understand": "understands understood understanding",
    "forecast": "forecasts forecasting",
    "text": "texts texted texting",
    "put": "puts putting",
    "let": "lets letting",
    "make": "makes made making",
    "hint": "hints hinted hinting",
    "plead": "pleads pleaded pled pleading",
    "foresee": "foresees foresaw foreseen foreseeing",
    "take": "takes took taken taking",
    "refer": "refers referred referring",
    "mean": "means meant meaning",
    "lay": "lays laid laying",
    "learn": "learns learned learnt learning",
}

# With quote marks beside them they always give words to their subject.
_SAYING = """say tell add state write ask reply respond answer declare announce argue insist
    claim note
    warn admit acknowledge explain continue conclude recall remark comment tweet post text message
    email e-mail cable assert affirm reiterate repeat stress emphasise emphasize underline
    underscore observe maintain contend allege complain concede confess confirm deny counter
    caution caption boast brag joke quip jest muse lament gush rave shout yell cry scream whisper
    mutter murmur snap bark growl sigh exclaim interject interrupt retort shoot promise vow pledge
    swear predict forecast propose suggest recommend urge implore plead beg demand order instruct
    advise inform notify reveal disclose divulge report testify rule write opine reckon offer
    object protest signal hint imply caution elaborate clarify specify detail describe summarise
    summarize paraphrase assure reassure thank congratulate apologise apologize volunteer wonder
    speculate inquire enquire query question interrogate counsel proclaim pronounce chant sing
    preach lecture fume rage rant vent thunder blurt joke tease deadpan scoff sneer mock chide
    scold rebuke rebut refute plea agree disagree relate recount narrate relay convey communicate
    headline blog retweet share caption title publish venture intone drawl stammer chime
    remonstrate gripe grumble moan bemoan enthuse hedge stipulate type attest aver avow beam boom
    bellow roar chuckle sob wail hiss decree dictate charge interject mouth coo croon
    tell-off""".split()

# They give a fragment in marks to their subject: "called it 'unreasonable'".
_NAMING = """call describe praise hail laud applaud commend salute thank congratulate credit condemn
    denounce decry deplore slam blast lambast lambaste criticise criticize attack accuse blame
    fault brand label dub deem term tag characterise characterize portray depict paint frame cast
    dismiss reject rubbish ridicule mock deride welcome celebrate compare liken refer regard view
    consider see rate judge express voice speak talk cite quote invoke boast tout trumpet promote
    vow promise pledge guarantee hope expect believe think feel fear worry doubt know want intend
    plan seek call-for appeal urge oppose defend justify favour favor support endorse back caution
    warn sign thunder raise lament regret mourn bemoan apologise apologize credit honour honor
    greet address invite liken bill position pitch present style ask question challenge dispute
    offer find hold rule hear use mention highlight point hint decide estimate calculate conclude
    assume suspect sense stress insist advocate envision foresee anticipate rail tell send give
    sound strike take mean""".split()

# Mostly other things; only right beside the marks, or with a document as subject.
_WEAK = frozenset(
    """charge relay back use give send take find hold hear see sense sign raise cast view rate back
    favor favour support intend plan want expect know seek mean invite position present pitch bill
    strike shoot share publish title headline order sing relate detail style greet hold honour
    honor paint question rule judge volunteer counsel read sound report cable offer oppose defend
    mention highlight credit point put make go let seem""".split()
)

# Their subject is a document, or someone going on: "the message read", "the text continued".
_READING = """read say state begin start open continue go conclude end close add note warn
    promise tell ask
    describe call reveal show run finish stress argue claim insist explain suggest announce
    declare list contain include mention""".split()

FOREIGN = frozenset(
    """sagte sagten sagt erklärte erklärten erklärt betonte betont schrieb schreibt meinte meint
    teilte mitteilte warnte warnt kritisierte kündigte fügte ergänzte forderte fordert heißt hieß
    berichtete berichtet behauptete bezeichnete nannte antwortete versicherte räumte gestand rief
    fragte dit disait déclare déclaré affirme affirmé explique expliqué précise précisé assure
    assuré ajoute ajouté écrit estime estimé indique indiqué souligne souligné lancé lance répondu
    répond réagi confié confie annoncé rappelé rappelle insisté déploré déplore regretté dénoncé
    dénonce martelé poursuit poursuivi conclu conclut s'exclame dijo dice afirmó afirma declaró
    declara aseguró asegura explicó explica señaló señala añadió añade escribió escribe comentó
    indicó subrayó manifestó advirtió advierte sostuvo respondió preguntó agregó apuntó destacó
    insistió reconoció lamentó zei zegt schreef schrijft vertelde verklaarde stelde benadrukte
    aldus liet detto ha_detto dichiarato scritto spiegato aggiunto afferma spiega dichiara
    sottolinea kata katanya berkata ujar ujarnya jelas jelasnya tegas tegasnya tulis tulisnya
    tambah tambahnya menurut lapor memberitahu menegaskan menjelaskan menyatakan
    mengatakan""".split()
)

# Phrases that name the speaker after them.
ACCORDING = frozenset(
    {
        "according",
        "per",
        "selon",
        "laut",
        "menurut",
        "según",
        "volgens",
        "secondo",
        "zufolge",
        "aldus",
    }
)

WRITING = frozenset(
    """write tweet post email e-mail text message blog caption retweet cable schrieb schreibt écrit
    escribió escribe schreef schrijft tulis tulisnya scritto publish""".split()
)

# Nouns of documents whose words may be quoted, by kind.
DOCUMENTS = {
    **dict.fromkeys(
        "message messages text texts sms dm whatsapp screenshot screenshots".split(), "message"
    ),
    **dict.fromkeys("letter letters note notes card postcard".split(), "letter"),
    **dict.fromkeys("email emails e-mail e-mails mail mails".split(), "email"),
    **dict.fromkeys("memo memos memorandum circular bulletin notice notices".split(), "memo"),
    **dict.fromkeys("post posts tweet tweets thread caption blog".split(), "post"),
    **dict.fromkeys(
        "statement statements communique communiqué release declaration leaflet leaflets flyer "
        "flyers pamphlet handout".split(),
        "statement",
    ),
    **dict.fromkeys("speech address remarks sermon keynote".split(), "speech"),
    **dict.fromkeys(
        """report filing lawsuit complaint ruling judgment judgement verdict decision affidavit
    indictment manifesto petition op-ed editorial column article book memoir diary document
    documents transcript sign-off signature closing greeting salutation placard banner sign
    resolution motion invitation warrant order opinion brief study studies survey audit review
    inquiry dossier""".split(),
        "document",
    ),
}
# What is said of a document whose author is in doubt.
FORGED = frozenset(
    """fake faked forged forgery hoax bogus purported purportedly alleged allegedly supposed
    supposedly spoof parody doctored fabricated attributed ascribed""".split()
)
# Kinds that stand for each other where a writer varies the word.
LIKE_KINDS = {
    "message": ("message", "post", "letter", "email"),
    "letter": ("letter", "memo", "email", "message"),
    "email": ("email", "memo", "letter", "message"),
    "memo": ("memo", "email", "letter", "message"),
    "post": ("post", "message"),
    "statement": ("statement", "letter"),
    "speech": ("speech",),
    "document": ("message", "letter", "email", "memo", "statement"),
}
WRITTEN_KINDS = frozenset({"message", "letter", "email", "memo", "post", "statement", "document"})

# "X's remark", "their claim": nouns that hold words as documents do, and are spoken.
UTTERANCES = frozenset(
    """remark comment comments claim argument words word phrase assertion suggestion warning promise
    pledge vow boast call demand insistence admission description answer reply response question
    apology denial threat declaration announcement prediction plea praise criticism commitment
    commitments accusation complaint explanation reference references mention tone contention
    belief view hope offer""".split()
)

# Forms that are nouns as often as verbs.
TWO_FACED = frozenset(
    """type types text texts message messages email emails e-mail post posts tweet tweets cable
    cables note
    notes report reports claim claims comment comments question questions answer answers demand
    demands promise promises pledge pledges vow vows order orders request requests share shares
    plan plans offer offers call calls attack attacks blame fault worry fear fears doubt doubts
    hope hopes estimate estimates forecast forecasts propose signal signals sign signs object
    objects protest protests appeal appeals welcome credit credits honour honor honors honours
    address addresses tag label labels title titles headline headlines highlight highlights charge
    charges rule rules judge judges volunteer volunteers counsel caution warning support supports
    favour favor blog stress joke jokes chant chants boast regret regrets answer reply replies
    remark remarks mention mentions position pitch present presents style show shows finish start
    starts end ends close list lists state states issue issues detail details sound sounds intend
    invite invites answer score paint guarantee rate rates bill bills counter counters complaint
    press voice voices frame frames brand brands cast sense point points mean means""".split()
)


_DOUBLES = re.compile(r"[^aeiou]{1,3}[aeiou][bdgmnprt]")


def _forms(lemma: str) -> list[str]:
    if lemma in _IRREGULAR:
        return [lemma, *_IRREGULAR[lemma].split()]
    if _DOUBLES.fullmatch(lemma):
        return [lemma, lemma + "s", lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"]
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    plural = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    return [lemma, plural, lemma + "ed", lemma + "ing"]


def _table(lemmas: list[str]) -> dict[str, str]:
    return {form: lemma for lemma in lemmas for form in _forms(lemma)}


SAYING_FORMS: dict[str, str] = {**_table(_SAYING), **{form: form for form in sorted(FOREIGN)}}
NAMING_FORMS: dict[str, str] = _table(_NAMING)
READING_FORMS: dict[str, str] = _table(_READING)
WEAK_LEMMAS = _WEAK
# Every form that can give words to someone, with its lemma.
SPEECH_FORMS: dict[str, str] = {**NAMING_FORMS, **READING_FORMS, **SAYING_FORMS}
