"""Words of general English of which no two are true of one thing at one time."""

from __future__ import annotations

from functools import lru_cache

from variorum.claims.things import key_of

# Each line is one scale; "|" parts its ends.
_SCALES = """
up rise climb grow increase soar strengthen gain higher dearer more longer wider taller expand \
| fall drop shrink decrease plunge weaken lower cheaper less fewer shorter narrower smaller contract
alive survive living | dead die kill perish
open reopen unlock unlocked | close closed shut lock locked
win victory triumph winner | lose loss defeat loser
guilty convict conviction charge indict | innocent acquit acquittal clear cleared exonerate
negative | positive
aware know knew | unaware
ignore defy flout | heed obey follow comply
lift scrap abolish repeal | keep retain maintain uphold
accept approve agree support back adopt yes favour allow permit | reject refuse oppose veto \
ban forbid prohibit against
true genuine real authentic original | false fake forged copy counterfeit hoax
full packed crowded | empty deserted
safe harmless | unsafe dangerous toxic poisonous
sober | drunk
public open | secret private closed
legal lawful | illegal unlawful
armed | unarmed
early | late delayed
wet flooded | dry
hot warm heat | cold cool
rich | poor bankrupt
married wed | single divorced
arrest detain jail imprison prison custody | free release freed
stay remain | leave resign quit left go
appear attend present | absent skip missing
find found recover | lost missing
succeed success | fail failure
improve recover better | worsen deteriorate worse
praise welcome | criticise condemn denounce
male man boy son brother husband king he | female woman girl daughter sister wife queen
accident | suicide | murder
collision | explosion | storm | fog | lightning | arson | grounding
stroke | cancer | infarct | overdose | poisoning | pneumonia
virus | bacterium | bacteria | fungus
shot shoot | stabbed stab | poisoned poison | strangled strangle | hanged hang | drowned drown
north northern | south southern | east eastern | west western
left | right
black | white | red | blue | green | yellow | brown | grey | purple
gold golden | silver | bronze
wooden wood | steel iron | stone | brick | concrete | glass
car lorry truck van | motorcycle motorbike | bus | train tram | bicycle bike
rain | snow | sunshine sun
dog | cat | horse | cow | sheep | wolf | bear
morning dawn | evening dusk | noon midday | midnight night
begin start | end finish
hire appoint | sack dismiss
held withstood survived | broke broken collapsed burst
land | crash
tie draw | win
deliberate deliberately intentional | accidental accidentally mistake
quick fast | slow
unanimous unanimously | divided split narrowly
voluntary voluntarily | forced
half | whole
increase | cut
"""
PLACES = frozenset(
    """kitchen cellar attic basement bedroom bathroom garage garden church chapel cathedral mosque
    temple school hospital clinic home house hut cabin farm barn stable harbour port beach forest
    wood park street road square market office prison jail station airport hotel inn pub bar
    restaurant cafe river lake sea pond canal bridge tunnel cave mine quarry field meadow mountain
    hill valley island desert library museum theatre cinema stadium court courthouse palace castle
    hall embassy bank shop supermarket warehouse factory laboratory studio roof stairs lift car
    taxi bus train plane ship boat tent bunker shed bakery brewery gym pool drawer safe archive
    cupboard suitcase bag box well sewer ditch attic loft vault""".split()
)
PEOPLE = frozenset(
    """son daughter wife husband brother sister mother father uncle aunt cousin nephew niece
    grandson granddaughter grandfather grandmother neighbour friend colleague lodger tenant
    landlord student pupil teacher nurse doctor surgeon lawyer judge farmer fisherman sailor
    soldier guard shopkeeper plumber electrician carpenter mechanic driver pilot cyclist tourist
    hiker walker climber diver hunter gardener cleaner cook chef waiter waitress barber tailor
    butcher baker priest monk nun bishop king queen prince princess duke duchess mayor minister
    president governor senator clerk secretary accountant banker engineer architect librarian
    caretaker janitor porter postman fireman policeman detective sergeant captain coach trainer
    goalkeeper striker defender schoolboy schoolgirl boy girl toddler baby pensioner magnate
    bishop archaeologist geologist historian biologist chemist physicist astronomer journalist
    reporter photographer editor actor actress singer dancer drummer violinist pianist
    burglar thief robber gunman passenger company council union ministry bank police army
    navy committee""".split()
)


@lru_cache(maxsize=1)
def _scales() -> dict[str, frozenset[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = {}
    for number, line in enumerate(_SCALES.strip().splitlines()):
        for end, words in enumerate(line.split("|")):
            for word in words.split():
                found.setdefault(key_of(word), set()).add((number, end))
    return {key: frozenset(places) for key, places in found.items()}


@lru_cache(maxsize=65536)
def opposite(a: str, b: str) -> bool:
    """True if the two keys stand at two ends of one scale, or one is the other with "un-"."""
    if a in (f"un{b}", f"in{b}", f"dis{b}", f"non-{b}") or b in (
        f"un{a}", f"in{a}", f"dis{a}", f"non-{a}",
    ):  # fmt: skip
        return len(a) > 4 and len(b) > 4
    left, right = _scales().get(a, frozenset()), _scales().get(b, frozenset())
    if left & right:
        return False
    return any(x[0] == y[0] and x[1] != y[1] for x in left for y in right)


@lru_cache(maxsize=1)
def place_keys() -> frozenset[str]:
    """Keys of common nouns for places."""
    return frozenset(key_of(w) for w in PLACES)


@lru_cache(maxsize=1)
def people_keys() -> frozenset[str]:
    """Keys of common nouns for people and bodies that can do a deed."""
    return frozenset(key_of(w) for w in PEOPLE)
