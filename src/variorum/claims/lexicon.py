"""Tables of news language: what is counted, and which verbs tell which sort of happening.

Every table holds inflected forms as they are compared (lower case), so that a look-up is a
set membership and nothing else. The tables are general facts about news English; casualty
words stand in a few other languages too, because wire figures travel untranslated.
"""

from __future__ import annotations

from dataclasses import dataclass


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Counted:
    """A class of things that reports count.

    ``grows``: a later report may raise the figure; ``shrinks``: a later one may lower it.
    A figure that does neither is a fixed fact, and two values of it cannot both be true.
    """

    name: str
    told: str
    words: frozenset[str]
    grows: bool = False
    shrinks: bool = False


DEAD = Counted(
    "dead",
    "how many people died",
    _set(
        """killed killing kills kill dead died die dies dying deaths death fatalities fatality
        toll lives life perished perishing perish drown drowned drowning drownings slain
        murdered slaughtered massacred butchered bodies corpses maut terkorban tewas tote toten
        todesopfer getötet morts mort
        tué tuée tués tuées starben
        muertos muertas fallecidos muertes mortos mortes doden döda drept døde omkomne morti
        vittime ofiar zabitych"""
    ),
    grows=True,
)
HURT = Counted(
    "hurt",
    "how many people were hurt",
    _set(
        """injured injuring injures injuries injury scalded scalding burnt
        burned burns hurt hurting wounded wounding wounds cedera
        tercedera luka verletzt verletzte verletzten blessé blessée blessés blessées heridos heridas
        lesionados gewond
        feridos gewonden skadade skadet sårede feriti rannych"""
    ),
    grows=True,
    shrinks=True,
)
MISSING = Counted(
    "missing",
    "how many people are missing",
    _set(
        """missing unaccounted vermisst vermisste vermissten disparu disparue disparus disparues
        desaparecido desaparecida desaparecidos desaparecidas dispersi dispersa
        disperso vermist vermisten saknas savnet hilang untraced"""
    ),
    grows=True,
    shrinks=True,
)
ARRESTED = Counted(
    "arrested",
    "how many people were arrested",
    _set("arrested arrests arresting detained detentions detaining custody"),
    grows=True,
)
EVACUATED = Counted(
    "evacuated",
    "how many people had to leave",
    _set("evacuated evacuating evacuations evacuees displaced homeless"),
    grows=True,
    shrinks=True,
)
RESCUED = Counted(
    "rescued",
    "how many people were rescued",
    _set("rescued rescuing saved survivors survived freed freeing"),
    grows=True,
)
TRAPPED = Counted(
    "trapped",
    "how many people are trapped",
    _set("trapped entombed stranded underground"),
    grows=True,
    shrinks=True,
)
ABOARD = Counted("aboard", "how many people were there", _set("aboard onboard"))
INFECTED = Counted(
    "ill",
    "how many people fell ill",
    _set("infected infections sickened ill illnesses cases hospitalised hospitalized"),
    grows=True,
)
CUT = Counted(
    "jobs cut",
    "how many jobs go",
    _set(
        """layoffs layoff laid lay lays laying axed axing axe axes redundancies redundancy
        redundant shed sheds shedding cut cuts cutting slash slashes slashing slashed dismiss
        dismissed dismissing dismissals sack sacked sacking goodbye eliminate eliminated
        eliminating furloughed retrenched"""
    ),
)
STRUCK = Counted(
    "on strike",
    "how many people are on strike",
    _set("strike struck striking strikers walkout walked picket pickets"),
)
CROWD = Counted(
    "crowd",
    "how many people came",
    _set(
        """attendance attended attending crowd crowds spectators marched marchers came
        demonstrators protesters rally rallied gathered"""
    ),
)
RECALLED = Counted(
    "recalled",
    "how many were recalled",
    _set("recalled recalling recalls recall withdrawn withdrawing withdraws"),
    grows=True,
)
HOLDS = Counted(
    "room",
    "how many it holds",
    _set("carry carries carried hold holds seat seats accommodate accommodates capacity room"),
)
VOTED = Counted("votes", "the votes", _set("votes ballots"), grows=True)
EMPLOYED = Counted(
    "employed", "how many work there", _set("employ employs employed employing work works working")
)
EMPLOYEES = _set("employees employee staff workers people workforce")
SITES = _set("plant factory site mill yard mine depot works warehouse branch")
# What happens to things that are counted: the form behind "were", and before the number.
UNDERGONE = _set(
    """reported recorded registered returned destroyed damaged cancelled canceled affected sold
    lost saved stolen seized closed evacuated flooded burned burnt infected found recovered
    recalled sealed delayed grounded submitted received issued opened deployed sent cleared
    demolished uprooted"""
)
UNDERGOING = _set(
    """destroyed destroying damaged damaging cancelled cancelling seized seizing closed closing
    recalling recalls recalled recall delayed delaying deployed deploying demolished flooded
    sold stole stolen"""
)
JOINED = _set(
    """joined join took take taking part stayed stay walked strike striking struck participated
    followed observed"""
)
FAVOUR = _set("favour favor yes backed backing approve approved accept accepted")
OFFER = _set("offer offers offered offering")
COST = _set("cost costs costing")
ZERO = _set("nobody none")
ORDINALS = {
    word: value
    for value, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 2
    )
}
VAGUE = _set("dozens scores hundreds thousands tens millions dozen several many few couple")
MAJORITY = Counted("majority", "the majority", _set("majority margin"), grows=True)

PEOPLE_CLASSES: tuple[Counted, ...] = (
    DEAD,
    HURT,
    MISSING,
    ARRESTED,
    EVACUATED,
    RESCUED,
    TRAPPED,
    INFECTED,
    CUT,
    STRUCK,
    CROWD,
)

# Words that count whole people or whole posts: a figure with one of them is a total.
PERSON_NOUNS = _set(
    """people person persons victim victims individual individuals human humans soul souls men
    orang menschen personen person personnes personas pessoas mensen personer persone osób"""
)
# Nouns for all whom a happening may strike; a figure of them is read as the whole.
GROUP_NOUNS = _set(
    """worker workers customer customers passenger passengers resident residents employee employees
    guest guests visitor visitors miner miners villager villagers traveller travellers staff"""
)
JOB_NOUNS = _set(
    """job jobs post posts position positions role roles worker workers employee employees staff
    staffer staffers colleague colleagues redundancy redundancies layoff layoffs cut cuts
    people person persons"""
)
WORKFORCE = _set(
    """workforce staff employees employee workers jobs job payroll headcount posts post
    positions personnel total"""
)
RIDERS = _set("passenger passengers people person persons seats guests spectators riders fans")

SEVERE = _set(
    """critical critically serious seriously badly severe severely grave gravely
    life-threatening intensive"""
)
SLIGHT = _set("slightly slight minor lightly light")

# A figure behind one of these is a part of the whole, not the whole.
PART_AFTER = (
    "at the scene",
    "on the spot",
    "in hospital",
    "in the hospital",
    "on board",
    "on the ground",
    "in one",
    "in each",
    "per ",
    "a day",
    "a week",
    "a month",
    "a year",
    "an hour",
    "each",
    "apiece",
)
PART_NEAR = _set(
    """each every per daily weekly monthly annually apiece other others more further additional
    another extra remaining rest half third fewer"""
)
# "another 20 hurt" goes on with a list; it counts no other people of the same sort.
LIST_WORDS = _set("another other others")

# The figure is somebody's own reckoning, or counts by another rule.
BASIS = _set(
    """counting including include includes excluding exclude estimated reckon reckons reckoned
    depending unofficial preliminary provisional"""
)
# Parties that count each in its own favour.
PARTIES: dict[str, frozenset[str]] = {
    "organisers": _set("union unions organiser organisers organizer organizers campaigners"),
    "authorities": _set(
        "company operator employer employers management police government ministry city council"
    ),
    "opposition": _set("opposition rebels activists ngo charity"),
}
HYPOTHETICAL = _set(
    """if would could might may should feared fear fears expected expects predicted forecast
    forecasts risk target goal aim aims hopes plan plans planned proposal proposes proposed"""
)
REVISING = _set(
    """revised revise revises lowered lowers lower lowering raised raises corrected corrects
    correction reduced down downgraded upgraded counted twice duplicate wrongly"""
)
RISING = _set("rises rise rose risen rising climbs climbed now known latest update updated still")

# ---------------------------------------------------------------- who says what of what
CONFIRM = _set(
    """confirm confirms confirmed confirming verified verifies verify authenticated
    authenticates acknowledged acknowledges acknowledge admitted admits admit"""
)
DENY = _set("deny denies denied denying disputes disputed refuted refutes rebutted rebuts")
GENUINE = _set("genuine authentic real true accurate")
FALSE = _set(
    """fake fakes faked fabricated fabrication forged forgery false untrue doctored bogus hoax
    invented inauthentic altered manipulated"""
)
UNNAMED = _set("sources source insider insiders anonymity anonymous unnamed familiar close")
SPOKEN_FOR = _set(
    """spokesperson spokesman spokeswoman spokespeople official officials representative
    representatives office press lawyer lawyers aide aides"""
)

ROLES = _set(
    """chief executive ceo president prime minister secretary general chair chairman chairwoman
    director manager mayor governor senator spokesman spokeswoman spokesperson official officials
    head leader captain coach commander council councillor judge professor doctor
    police officer founder owner editor deputy vice former said says told added"""
)
DOCUMENTS = _set(
    """message messages text texts letter letters memo memos memorandum email emails e-mail
    e-mails mail note notes post posts statement statements chat screenshot screenshots tweet
    recording document documents dispatch cable"""
)
PICTURES = _set(
    """screenshot screenshots photo photos photograph photographs picture pictures image images
    video videos clip clips recording recordings"""
)
# Verbs by which a text goes from one to another, and verbs that make it public.
SEND = _set(
    """sent send sends sending wrote write writes written emailed emails mailed addressed
    dispatched told tells texted texts messaged typed penned"""
)
PUBLISH = _set(
    """posted posting posts published publishes publishing released releases releasing shared
    shares sharing leaked leaks revealed reveals revealing disclosed discloses disclosing drops
    dropped uploaded tweeted"""
)

INCIDENT = _set(
    """crash crashed crashes crashing derailed derails derailing derailment collided collision
    collides collapsed collapse collapses exploded explosion explodes blast blasts struck hit
    hits plunged plunges overturned capsized sank fire blaze burst bursts breached flooded
    flooding quake earthquake landslide avalanche shooting shot stabbed stabbing attack attacked
    ambush ambushed ambushes massacre massacred gunned bombed bombing bombs shelled shelling
    rails accident incident outage"""
)
_FIRE_SERVICE = _set("brigade service services chief department officer officers crews fighters")


def incidents(words: tuple[str, ...]) -> frozenset[str]:
    """The words for an accident or attack in a clause; a fire brigade is none."""
    return frozenset(
        w
        for at, w in enumerate(words)
        if w in INCIDENT and not (w == "fire" and set(words[at + 1 : at + 2]) & _FIRE_SERVICE)
    )


ALARM = _set("call calls called alarm alarms alert alerted reported notified summoned")
BROKE = _set(
    """broke broken breaks break snapped snap snaps failed fail fails failing failure parted gave
    gives ruptured rupture ruptures burst bursts cracked crack fractured severed malfunctioned
    malfunction faulty"""
)

# Two families of deeds that nobody means by one word.
OPPOSED: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (
        _set(
            """ceasefire ceasefires cease-fire truce truces peace mediation mediating negotiation
            negotiations talks armistice de-escalation"""
        ),
        _set(
            """strike strikes airstrike airstrikes attack attacks bombing bombings bombardment
            raid raids offensive offence offense invasion war"""
        ),
    ),
    (
        _set("hiring hired recruitment recruiting expansion expanding growth"),
        _set("firing layoffs redundancies dismissals cuts closure closing"),
    ),
    (
        _set("approval approving approved acceptance accepting passing backing support"),
        _set("rejection rejecting rejected refusal refusing blocking veto opposition opposing"),
    ),
    (
        _set("victory win winning triumph"),
        _set("defeat loss losing"),
    ),
)
JUDGE: dict[str, frozenset[str]] = {
    "praise": _set(
        """praise praises praised praising hailed hails hailing applauded lauded congratulated
        congratulates congratulating thanked thanking thanks commended credited"""
    ),
    "blame": _set(
        """blame blames blamed blaming criticised criticized criticises criticizes condemned
        condemning condemns attacked rebuked denounced accused accuses accusing faulted"""
    ),
    "punish": _set(
        """fined convicted sentenced charged indicted jailed suspended sacked dismissed banned"""
    ),
}
ACHIEVE = _set(
    """achieve achieves achieved achieving accomplish accomplished accomplishes accomplishing done
    did do delivered deliver delivers managed manage secured secure won win completed complete"""
)
AGREE = _set(
    """agree agrees agreed backed backs back supported supports approve approved approves signed
    endorse endorsed endorses unanimous unanimously accepted accepts"""
)
OBJECT = _set(
    """refused refuses refuse rejected rejects reject opposed opposes oppose objected objects
    objection unreasonable unacceptable dissented dissent abstained vetoed veto resisted
    resists"""
)
WITHHOLD = (
    "too early",
    "too soon",
    "premature",
    "cannot say",
    "can't say",
    "could not say",
    "would not say",
    "wouldn't say",
    "not yet know",
    "will not speculate",
    "would not speculate",
    "refused to say",
    "declined to say",
)
