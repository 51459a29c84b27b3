"""Words by which English news says that somebody confirms, denies, declines or is silent.

Tables and patterns only. A pattern's group ``v`` begins the verb whose subject is the agent;
``by`` stands before an agent that follows; ``o`` stands right before what it is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from variorum.model.analysis import StanceKind

_A = r"(?:\w+ly|so\s+far|yet|also|still|since|even|ever|again|later|now|just|then|already)"
_ADV = rf"(?:{_A}\s+){{0,3}}"
_NT = r"(?:\s+not|n['\u2019]t|\s+never)"
_DO = r"(?:did|does|do)"
_HAVE = r"(?:has|have|had|having)"
_BE = r"(?:is|are|was|were|be|been|being|am|['\u2019]s|['\u2019]re)"
_SPEAK = (
    r"(?:comment|answer(?!\s+the\s+(?:phone|door))|discuss|confirm|deny|elaborate|speak|talk|respond|reply|disclose|specify|"
    r"name|identify|reveal|explain|clarify|speculate|weigh\s+in|be\s+(?:drawn|interviewed|quoted)|"
    r"say|detail|describe|share|go\s+into|take\s+questions|address|"
    r"(?:provide|give|offer|make|issue|release)\s+(?:(?:any|a|an|further|more|additional|other|the|"
    r"public|immediate|official)\s+){0,3}(?:comments?|details?|statements?|interviews?|information|"
    r"answers?|explanation|response|reasons?|names?))"
)
_ASK = r"(?:comments?|interviews?|requests?\s+for\s+(?:an?\s+)?(?:comment|interview)s?)"
_WHETHER = r"(?:whether|how|what|when|why|who|if|where|which|more|much|anything|exactly)\b"
_CALLS = (
    r"(?:calls?|messages?|e-?mails?|requests?|inquir(?:y|ies)|enquir(?:y|ies)|texts?|voicemails?|"
    r"questions?|letters?|quer(?:y|ies))"
)
_RESPOND = (
    rf"(?:respond(?:ed)?(?!\s+to\s+(?:(?:the|any|his|her|its)\s+)?(?:treatment|therap|medic|drugs?|"
    rf"cpr|surgery|antibiotic|fire|scene|emergency))|repl(?:y|ied)|"
    rf"answer(?:ed)?(?=\s*(?:[.,;]|$|{_CALLS}|(?:\w+\s+){{1,3}}{_CALLS}|when\b))|"
    rf"return(?:ed)?\s+(?:\w+\s+){{0,3}}?{_CALLS}|(?:get|got|gotten)\s+back\s+to)"
)
_STATEMENT = (
    r"(?:(?:an?|any|the|further|public|official|immediate|formal|such|other|more)\s+){0,3}"
    r"(?:comments?|statements?|remarks?|reaction)"
)
_FALSE = (
    r"(?:fakes?|faked|forger(?:y|ies)|forged|hoax(?:es)?|fabricat(?:ed|ion)|bogus|doctored|"
    r"inauthentic|not\s+(?:genuine|authentic|real)|invented|untrue)"
)
_TOLD = r"(?:said|says|say|insisted|insists|claimed|claims|stressed|maintained|added|stated)"

Reach = Literal["subject", "by", "after", "none"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a stance may be worded.

    A sentence is searched only where it holds one of ``stems``, in lower case. ``agent`` says
    on which side the taker stands.
    """

    kind: StanceKind
    stems: tuple[str, ...]
    words: re.Pattern[str]
    agent: Reach = "subject"


def _made(kind: StanceKind, stems: str, words: str, agent: Reach = "subject") -> Pattern:
    return Pattern(kind, tuple(stems.split("|")), re.compile(words, re.IGNORECASE), agent)


# In order of weight: what an earlier pattern has taken is closed to the later ones.
PATTERNS: tuple[Pattern, ...] = (
    _made(
        "declined",
        "confirm",
        rf"\b(?P<v>(?:would|could|can|will|{_DO}){_NT}|(?:would|could|will|can)\s+neither|"
        rf"ca?n(?:not|['\u2019]t)|won['\u2019]t|neither|(?:refus|declin)\w+\s+(?:either\s+)?to)\s+"
        r"(?:either\s+)?(?:confirm(?:ed|s|ing)?\s+(?:n?or)\s+(?:to\s+)?den(?:y|ied|ies|ying)"
        r"|den(?:y|ied|ies|ying)\s+(?:n?or)\s+(?:to\s+)?confirm(?:ed|s|ing)?)\b(?P<o>)",
    ),
    _made(
        "declined",
        "declin|refus",
        rf"\b(?P<v>(?:declin|refus)(?:e|es|ed|ing))\s+{_ADV}to\s+{_ADV}{_SPEAK}\b(?P<o>)",
    ),
    _made(
        "declined",
        "declin|refus",
        r"\b(?P<v>(?:declin|refus)(?:e|es|ed|ing))\s+(?:(?:any|further|all|multiple|several|to|"
        rf"repeated|our|media|press|an?|interview)\s+){{0,3}}{_ASK}\b(?P<o>)",
    ),
    _made(
        "declined",
        "neither",
        r"\bneither\s+[^.;:]{3,80}?\s(?P<v>(?:would|will|wanted\s+to|agreed\s+to|was\s+willing\s+to)\s+"
        r"(?:comment|confirm|discuss|elaborate|speak|talk))\b(?P<o>)",
    ),
    _made("declined", "comment", rf"\b(?P<v>(?:do|does){_NT}\s+{_ADV}comment)\b(?P<o>)"),
    _made(
        "declined",
        "would not|wouldn|will not|won't|won\u2019t|would never|will never",
        rf"\b(?P<v>(?:(?:would|will){_NT}|won['\u2019]t)\s+{_ADV}(?:be\s+(?:drawn|commenting)|comment|"
        rf"confirm|discuss|elaborate|answer(?:\s+questions?)?|speculate|disclose|reveal|specify|"
        rf"say\s+(?={_WHETHER})|(?:speak|talk)\s+(?:to|about)|go\s+into|"
        rf"give\s+(?:\w+\s+){{0,2}}(?:details?|comments?|interviews?)))\b(?P<o>)",
    ),
    _made(
        "declined",
        "comment|discuss|elaborat|answer|be drawn|to go into",
        rf"\b(?P<v>(?:can(?:not|\s+not|['\u2019]t)|could{_NT}|(?:{_BE}\s+)?(?:unable|unwilling|not\s+{_ADV}"
        r"(?:able|prepared|willing|going|ready|allowed|permitted|authori[sz]ed|in\s+a\s+position))\s+to"
        rf"|{_DO}{_NT}\s+(?:want|wish|care)\s+to|(?:prefer|chose|opt|elect)(?:red|ed|s)?\s+not\s+to))"
        rf"\s+{_ADV}(?:comment|discuss|elaborate|answer\s+questions?|be\s+drawn|go\s+into)\b(?P<o>)",
    ),
    _made(
        "declined",
        "comment",
        rf"\b(?P<v>(?:{_HAVE}|gave|gives?|offered|offers?)\s+no\s+(?:further\s+|immediate\s+)?comment)\b(?P<o>)",
    ),
    _made(
        "declined",
        "interview|request",
        r"\b(?P<v>turn(?:ed|s|ing)\s+down|rebuff(?:ed|s|ing)|ignor(?:ed|es|ing))\s+(?:(?:an?|all|any|our|"
        r"several|multiple|repeated|interview)\s+){0,3}(?:interview|requests?\s+for\s+(?:an?\s+)?"
        r"(?:comment|interview)s?|requests?)\b(?P<o>)",
    ),
    _made("declined", "no comment", r"(?P<v>(?<=[\"\u201c\u2018'])no\s+comment)\b(?P<o>)", "none"),
    _made(
        "declined",
        "tight-lipped",
        r"\b(?P<v>(?:remain|stay|kept|keep)\w*\s+(?:\w+\s+)?tight-lipped)\b(?P<o>)",
    ),
    _made(
        "no_response",
        "respond|reply|replied|answer|return|"
        "get back|got back|gotten back|without a response|without response",
        rf"\b(?P<v>(?:{_DO}|{_HAVE}){_NT}\s+{_ADV}{_RESPOND}|fail(?:ed|s|ing)?\s+to\s+{_ADV}{_RESPOND}|"
        rf"(?:yet|still)\s+to\s+{_ADV}(?:respond|reply|answer)|never\s+{_ADV}(?:responded|replied|answered"
        rf"(?!\s+(?:for|to)\b)|returned\s+(?:\w+\s+){{0,3}}?{_CALLS})|without\s+(?:a\s+)?(?:response|reply))"
        r"\b(?P<o>)",
    ),
    _made(
        "no_response",
        "reached|contacted|available|reachable",
        rf"\b(?P<v>(?:could(?:\s+not|n['\u2019]t)|can(?:not|\s+not|['\u2019]t))\s+{_ADV}be\s+{_ADV}(?:reached|"
        rf"contacted))\b(?P<o>)"
        rf"|\b(?P<v2>(?:was|were|is|are)(?:\s+not|n['\u2019]t)\s+(?:{_ADV}(?:available|reachable)\s+(?:for|to)\s+"
        rf"(?:comment|interview|an\s+interview)|immediately\s+(?:available|reachable))"
        rf"|(?:(?:was|were|is|are)\s+)?unavailable\s+(?:for|to)\s+comment)\b",
    ),
    _made(
        "no_response",
        "answered|unreturned|returned",
        rf"\b(?P<c>{_CALLS}(?:\s+for\s+comment)?(?:\s+(?:sent|left|put|made|addressed))?\s+"
        r"(?P<by>to|from|with|for|at)\s+[^.;:]{2,80}?\s(?P<v>(?:went|gone|go|goes|were\s+left|remain\w*)\s+"
        r"(?:unanswered|unreturned)|(?:was|were|has|have|had)(?:\s+not|n['\u2019]t)\s+(?:been\s+)?"
        rf"{_ADV}(?:returned|answered)))\b",
        "by",
    ),
    _made(
        "no_response",
        "heard back|heard nothing|hear back",
        r"\b(?P<v>(?P<by>approached|contacted|asked|emailed|phoned)\s+[^.;:]{2,100}?\s(?:"
        rf"(?:{_HAVE}|{_DO}){_NT}\s+{_ADV}hear(?:d)?\s+back|heard\s+nothing\s+back))\b",
        "by",
    ),
    _made(
        "no_response",
        "contacted|approached",
        r"\b(?P<v>(?:has|have|had|was|were)\s+(?:also\s+)?(?:been\s+)?(?:contacted|approached)\s+"
        r"(?:by\s+[^.,;]{2,40}?\s+)?for\s+(?:a\s+)?(?:comment|response|reaction))\b(?P<o>)",
    ),
    _made(
        "no_response",
        "contacted|approached",
        r"\b(?P<v>(?P<by>(?:has|have|had)\s+(?:contacted|approached))\s+[^.;:]{2,60}?\s+for\s+(?:a\s+)?"
        r"(?:comment|response|reaction))\b",
        "by",
    ),
    _made(
        "no_response",
        "neither",
        r"\bneither\s+[^.;:]{3,80}?\s(?P<v>responded|replied|answered|returned)\b(?P<o>)",
    ),
    _made(
        "no_response",
        "nobody|no one|noone",
        r"\b(?:no\s?one|nobody)\s+(?P<by>from|at|in|for)\s+[^.;:]{2,60}?\s(?P<v>(?:(?:was|were)\s+)?"
        r"(?:immediately\s+)?available\s+(?:for|to)\s+comment|responded|replied|answered|could\s+be\s+reached)\b",
        "by",
    ),
    _made(
        "not_spoken",
        "neither",
        r"\bneither\s+[^.;:]{3,80}?\s(?P<v>commented|has\s+(?:commented|spoken)|spoke\s+publicly)\b(?P<o>)",
    ),
    _made(
        "no_response",
        "no respon|no repl|no answer|no immediate",
        r"\b(?P<v>no\s+(?:immediate\s+)?(?:response|reply|answer)s?)\s+(?:\w+\s+){0,3}?(?P<by>from)\b",
        "by",
    ),
    _made(
        "not_spoken",
        "comment|react|spoken|speak|say anything|said anything|a word|"
        "single word|said word|said much|say much|statement|remark|address",
        rf"\b(?P<v>(?:{_DO}|{_HAVE}){_NT}\s+{_ADV}(?:comment(?:ed)?|react(?:ed)?|"
        r"(?:spoken|speak)(?=\s*(?:[.,;]|$|publicly|out\b|about|of\b|on\b|since|yet|in\s+public|to\s+(?:the\s+)?"
        r"(?:press|media|reporters|journalists)))|(?:said|say)\s+(?:anything|(?:a\s+)?(?:single\s+)?word|much)|"
        rf"(?:made|make|issued?|released?|given?|put\s+out)\s+{_STATEMENT}|addressed))\b(?P<o>)",
    ),
    _made(
        "not_spoken",
        "nothing|quiet|silent| mum|comment|statement|a word|remark",
        rf"\b(?P<v>(?:{_HAVE}\s+)?{_ADV}(?:said\s+nothing|kept\s+(?:quiet|silent|mum)|made\s+no\s+(?:\w+\s+)"
        r"{0,2}?(?:comment|statement|remarks?)|issued\s+no\s+(?:\w+\s+)?statement|not\s+said\s+a\s+word|been\s+silent|"
        r"gone\s+quiet))\b(?P<o>)",
    ),
    _made(
        "not_spoken",
        "yet to|still to",
        rf"\b(?P<v>(?:yet|still)\s+to\s+{_ADV}(?:comment|speak|react|say|address|make\s+{_STATEMENT}|issue\s+"
        rf"{_STATEMENT}))\b(?P<o>)",
    ),
    _made(
        "not_spoken",
        "silent|quiet| mum",
        r"\b(?P<v>(?:remain|stay|keep|kept)\w*\s+(?:\w+ly\s+)?(?:silent|quiet|mum))\b"
        r"(?!\s+for\s+(?:\w+\s+){0,2}(?:minutes?|seconds?|moment))(?P<o>)",
    ),
    _made(
        "not_spoken",
        "no comment|no immediate|no word|no statement|no reaction|no public|no official|no further",
        r"\b(?P<v>no\s+(?:(?:immediate|public|official|further)\s+){0,2}(?:comment|word|statement|reaction))\s+"
        r"(?:\w+\s+){0,3}?(?P<by>from|by)\b",
        "by",
    ),
    _made(
        "not_spoken",
        "counsel|no interview|no statement|out of sight|lying low|lain low|laid low|broken cover",
        rf"\b(?P<v>(?:{_HAVE}\s+)?{_ADV}(?:kept\s+(?:his|her|its|their)\s+(?:own\s+)?counsel|"
        r"(?:given|gave|granted)\s+no\s+(?:\w+\s+)?(?:interviews?|statements?)|"
        r"(?:stayed|kept|remained)\s+out\s+of\s+(?:sight|public\s+view)|(?:lain|laid|lying)\s+low))\b"
        r"(?P<o>)",
    ),
    _made(
        "declined",
        "questions",
        rf"\b(?P<v>(?:{_DO}|would|will|{_HAVE}){_NT}\s+{_ADV}(?:take|taken)\s+(?:any\s+)?questions|"
        r"(?:took|takes|taking|answered|answering)\s+no\s+questions)\b(?P<o>)",
    ),
    _made(
        "denied",
        "never wr|never sent|never posted|never signed|never said",
        r"(?<=\bI\s)(?P<v>never\s+(?:wrote|sent|posted|signed|said|written))"
        r"(?=\s+(?:that|it|this|these|those|them|the|any|such)\b)(?P<o>)",
    ),
    _made(
        "denied",
        "fake|forge|hoax|fabricat|bogus|doctored|authentic|invented|untrue|genuine|not real",
        rf"\b(?P<v>{_TOLD}|told\s+\w+(?:\s+\w+)?)\s+(?:that\s+)?(?P<o>(?:[\w'\u2019-]+\s+){{1,6}}?)"
        rf"(?P<c>(?:is|was|are|were|had\s+been)\s+{_ADV}(?:an?\s+|nothing\s+but\s+an?\s+)?[\"\u201c\u2018']?"
        rf"(?:\w+\s+)?{_FALSE})\b",
    ),
    _made(
        "denied",
        "fake|forge|hoax|fabricat|bogus|doctored|authentic|invented|untrue|genuine|not real",
        r"\b(?P<v>called|branded|labell?ed|dismissed|described|calls|denounced|calling|branding|dismissing|"
        r"denouncing)\s+(?P<o>(?:[\w'\u2019-]+\s+){1,5}?)"
        rf"(?P<c>(?:as\s+)?(?:an?\s+)?[\"\u201c\u2018']?(?:\w+\s+)?{_FALSE})\b",
    ),
    _made(
        "confirmed",
        "genuine|authentic",
        rf"\b(?P<v>{_TOLD}|told\s+\w+(?:\s+\w+)?)\s+(?:that\s+)?(?P<o>(?:[\w'\u2019-]+\s+){{1,6}}?)"
        rf"(?P<c>(?:is|was|are|were)\s+(?:indeed\s+|really\s+|entirely\s+)?(?:genuine|authentic))\b",
    ),
    _made(
        "corrected",
        "correct|retract|erratum|took back|taken back|takes back|"
        "walked back|walks back|rowed back|recant|misstated|backtracked",
        r"\b(?P<v>correct(?:s|ed|ing)\s+(?:itself|himself|herself|themselves)|(?:issu|publish|print|append|post|"
        r"carri|ran|run|releas|add)(?:es|e|ed|ing|s|d)?\s+(?:an?|the|several)\s+(?:\w+\s+)?(?:corrections?|"
        r"retractions?|erratum)|(?:took|taken|takes)\s+back|(?:walked|walks|rowed)\s+back|recant(?:ed|s|ing)|"
        r"retract(?:ed|s|ing)(?!\s+by)|misstated|backtracked)\b(?P<o>)",
    ),
    _made(
        "corrected",
        "correct|amended|retracted|withdrawn",
        r"(?P<v>^\W{0,3}Corrections?)(?=\s*[:\u2014\u2013-])|\b(?P<v2>(?:has|have|had|was|were)\s+(?:since\s+|later\s+)?"
        r"(?:been\s+)?(?:corrected|amended|retracted|withdrawn))\b(?=[^.;]{0,40}(?:to\b|after|on\b|because|following|by\b)|"
        r"\s*[.,;])",
        "none",
    ),
    _made(
        "purported",
        "verified|authenticated|corroborated|confirmed",
        rf"\b(?P<v>(?:has|have|had|was|were|is|are|could)(?:\s+not|n['\u2019]t)\s+(?:been\s+|be\s+)?{_ADV}(?:been\s+|be\s+)?"
        r"(?:independently\s+)?(?:verified|authenticated|corroborated|confirmed)"
        r"|can(?:not|\s+not|['\u2019]t)\s+be\s+(?:\w+ly\s+)?(?:verified|confirmed))\b",
        "none",
    ),
    _made(
        "purported",
        "verif|authenticat|corroborat|confirm",
        rf"\b(?P<v>(?:could|can|did|was|were)(?:\s*not|n['\u2019]t)\s+{_ADV}(?:able\s+to\s+)?{_ADV}(?:verify|authenticate|"
        r"corroborate)|(?:(?:has|have|had)(?:\s*not|n['\u2019]t)\s+(?:been\s+able\s+to\s+)?(?:\w+ly\s+)?"
        r"(?:verif(?:y|ied)|authenticated?|corroborated?))|(?:unable|not\s+able)\s+to\s+(?:\w+ly\s+)?"
        r"(?:verify|confirm|authenticate))\b(?P<o>)",
    ),
    _made(
        "purported",
        "purported|allegedly|supposedly|purport|said to|unverified|unconfirmed|unauthenticated",
        r"\b(?P<v>(?:purportedly|allegedly|supposedly)|purport(?:s|ed|ing)?\s+to\s+\w+|"
        r"(?:(?:is|are|was|were|be)\s+|(?<=[,(]\s))said\s+to\s+(?:be|have)|unverified|unconfirmed|unauthenticated)\b(?P<o>)",
        "none",
    ),
    _made(
        "purported",
        "alleged|purported|supposed",
        r"(?:(?:^|[,;:(\"\u201c\u2018\u2014\u2013])\s*|\b(?:the|an?|this|that|these|those|his|her|its|their|my|your|our|"
        r"of|any|all|some|many|several|other|such|no|about|over|for|in|with|from|into|to|by|on|at|and|or|"
        r"more|two|three|four|five|against|between|\w+['\u2019]s|\w+s['\u2019])\s+)"
        r"(?P<v>alleged|purported|supposed)(?P<o>\s+)(?=[^\W\d_])(?!(?:that|the|an?|to|he|she|they|it)\b)",
        "none",
    ),
)

# Verbs that confirm, deny or correct by themselves, in any form.
_CONFIRM = "confirm verify authenticate corroborate acknowledge admit concede vouch".split()
_DENY = "deny refute rebut reject dismiss disavow disown dispute repudiate".split()
_CORRECT = "correct withdraw amend".split()


def _forms(lemma: str) -> list[str]:
    if lemma == "withdraw":
        return ["withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"]
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y"):
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    stem = lemma + lemma[-1] if lemma in ("admit", "rebut") else lemma
    plural = lemma + ("es" if lemma.endswith("s") else "s")
    return [lemma, plural, stem + "ed", stem + "ing"]


VERBS: dict[str, tuple[StanceKind, str]] = {
    **{f: ("confirmed", lemma) for lemma in _CONFIRM for f in _forms(lemma)},
    **{f: ("denied", lemma) for lemma in _DENY for f in _forms(lemma)},
    **{f: ("corrected", lemma) for lemma in _CORRECT for f in _forms(lemma)},
}
VERB = re.compile(
    r"\b(?:" + "|".join(sorted(VERBS, key=lambda f: (-len(f), f))) + r")\b", re.IGNORECASE
)
VERB_STEMS = (
    "confirm", "verif", "authentic", "corroborat", "acknowledg", "admit", "conced", "vouch", "deny",
    "denie",
    "refut", "rebut", "reject", "dismiss", "disavow", "disown", "disput", "repudiat", "correct",
    "withdr", "amend",
)  # fmt: skip
# These need one of the nouns behind them to be a denial or a correction at all.
NEEDS_CLAIM = frozenset("reject dismiss dispute".split())
NEEDS_REPORT = frozenset("correct withdraw amend".split())
CLAIMS = frozenset(
    """claim claims report reports allegation allegations accusation accusations suggestion
    suggestions rumour rumours rumor rumors story stories charge charges assertion assertions notion
    speculation insinuation insinuations account accounts version""".split()
)
REPORTS = frozenset(
    """report reports story stories statement statements article articles claim claims
    figure figures version account number numbers headline earlier itself remark remarks
    comment comments post allegation allegations error mistake caption tally toll""".split()
)
# "Denied bail", "denied the motion": kept from somebody, not said to be untrue.
WITHHELD = frozenset(
    """bail food water entry access visa visas asylum request requests motion motions appeal appeals
    application applications petition permission parole benefits treatment coverage care
    service services admission citizenship opportunity chance right rights justice compensation
    boarding license licence permit funding clearance promotion""".split()
)
# What may stand behind "admitted" where something is owned up to.
ADMITTED = frozenset(
    """that it he she they having sending writing responsibility the making lying leaking there his
    her its their being wrongdoing guilt mistakes fault taking using stealing breaking starting
    causing paying receiving accepting hiding deleting ordering selling buying driving knowing
    failing losing forging faking copying posting passing meeting to on , .""".split()
)
# Bodies that confirm people in office.
APPOINTING = frozenset("senate senators parliament congress lawmakers committee".split())
MODALS = frozenset("would could might may should must will shall 'll 'd wouldn't won't".split())
NOT = frozenset("not n't never cannot can't without neither nor hardly barely".split())
BE = frozenset("was were is are been being be am get gets got".split())
HAVE = frozenset("has have had 've having".split())
IF = frozenset("if unless until whether once lest".split())
# "Was forced to deny", "went on to confirm": done, though an infinitive.
DONE_TO = frozenset(
    "able forced moved rushed quick on hastened continued continues obliged compelled had".split()
)
# Before a participle these say that it was not done, or that it is a noun.
UNDONE_ING = frozenset(
    "without of from against before instead not avoid avoided stop stopped consider any no".split()
)
