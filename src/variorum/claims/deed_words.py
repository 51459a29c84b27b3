"""Words that tell one happening, as verb or noun, whoever did it.

A table of general English. Each line is one happening: a name, then its words. What a word
tells is looked up by its form, so that "met", "meeting" and "meets" are one.
"""

from __future__ import annotations

from functools import lru_cache

from variorum.claims.acts import verbs
from variorum.claims.roots import root

_DEEDS = """
harm: hurt injured injure injures injury injuries wounded wound wounds casualty casualties \
harmed scalded burnt maimed
death: died die dies dying death deaths killed kill kills killing dead fatality fatalities \
casualty casualties perished drowned
survival: survived survive survives survivor survivors
arrest: arrested arrest arrests arresting detained custody handcuffs handcuffed
charge: charged charges indicted indictment
meeting: met meet meets meeting meetings talks
talk: spoke spoken talked talks conversation conversations
fight: fought fight fights fighting fighting brawl scuffle scuffled brawled blows punched punches
quarrel: quarrelled quarrel row argued argument shouted
shot: shot shots fired gunfire shooting gunshots ammunition rounds bullets
blast: exploded explosion explosions blast bang detonated
theft: stole stolen steal stealing theft thefts thieves thief robbed robbery burglary burgled
fire: fire blaze flames burned
warning: warned warn warning warnings alerted alert
alarm: alarm alarms siren sirens
promise: promised promise promises pledge pledged vowed vow
offer: offered offer offers
apology: apologised apologized apologise apologize apology apologies
complaint: complained complain complaint complaints
vote: voted vote votes ballot balloted
request: asked request requested requests
order: ordered order orders
ransom: ransom
payment: paid pay payment payments
threat: threatened threaten threat threats
visit: visited visit visits
search: searched search searches raid raided
evacuation: evacuated evacuation
leak: leaked leak leaks
attack: attacked attack attacks assault assaulted
contract: contract contracts
agreement: agreed agreement deal accord pact
strike: strike strikes walkout
walkout: walked marched stormed left
inquiry: inquiry investigation investigating investigated probe
inspection: inspected inspection inspections
test: tested test tests
plan: plan plans planned
decision: decided decision
delay: delayed delay delays
call: called phoned telephoned
reply: replied reply answered answer response responded
damage: damaged damage
collision: collided collision hit struck
invitation: invited invitation
signature: signed signature
pub: pub inn tavern bar pints pint beer beers
drink: drank drunk drinking alcohol
weapon: gun guns pistol rifle rifles knife weapon weapons armed
witness: witness witnesses saw
expulsion: expelled expel expulsion expulsions
dismissal: sacked dismissed dismissal sacking fired
suspension: suspended suspension
resignation: resigned resignation
ban: banned ban bans
protest: protested protest protests protesters
running: ran run runs running operated operate operates
illness: sick sickened ill illness illnesses infected
loan: loan loans
crash: crashed crash crashes
"""


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _DEEDS.strip().splitlines():
        name, _, told = line.partition(": ")
        for word in told.split():
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@lru_cache(maxsize=65536)
def deeds_of(word: str) -> frozenset[str]:
    """The happenings that a word tells; for a verb that the table lacks, the verb itself."""
    known = _table().get(word)
    if known is not None:
        return known
    readings = verbs().get(word)
    return frozenset({readings[0].lemma if readings else root(word)})


def listed(word: str) -> bool:
    """True if the table has the word."""
    return word in _table()
