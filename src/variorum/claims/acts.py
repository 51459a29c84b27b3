"""Acts: which verbs tell one deed, and which tell what excludes it.

A table of general English. Each line is one act: its axis and pole (two poles of one axis
cannot both be true of one thing), its build, and its verbs. The build says whose act it is:
``t``: somebody does it to something; ``i``: it befalls its subject, or is done to its object
("the shop opened", "she opened the shop"); ``a``: its subject does it, with or without an
object. A star marks deeds that one party alone can have done ("won the race").
Verbs of several words are joined by "_".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Build = Literal["t", "i", "a"]
Form = Literal["base", "s", "past", "participle", "ing"]

_ACTS = """
arrest     custody:held       t  arrest detain apprehend catch jail imprison take_into_custody
hold       custody:held       t  hold keep
free       custody:free       t  free release liberate let_go set_free
convict    verdict:guilty     t  convict
acquit     verdict:innocent   t  acquit exonerate
resign     office:left        a  resign quit step_down stand_down step_aside give_up_office
sack       office:sacked      t* sack dismiss fire oust axe
suspend    office:suspended   t  suspend
stay       office:stays       a  stay remain stay_on carry_on cling
appoint    -                  t* appoint
rise       level:up           i  rise increase grow climb soar jump strengthen go_up rally surge
fall       level:down         i  fall drop decline decrease plunge plummet weaken shrink go_down
die        life:dead          i  die perish succumb drown
kill       life:dead          t* kill murder slay
survive    life:alive         a  survive
shoot      manner:shot        t* shoot gun_down
poison     manner:poisoned    t* poison
stab       manner:stabbed     t* stab knife
strangle   manner:strangled   t* strangle throttle
hang       manner:hanged      t* hang
behead     manner:beheaded    t* behead
sink       float:sunk         i  sink founder go_under
refloat    float:afloat       i  refloat stay_afloat
open       door:open          i* open reopen inaugurate
close      door:shut          i* close shut shut_down close_down
stage      takes:place        i  take_place go_ahead proceed
cancel     takes:none         t  cancel call_off scrap abandon postpone put_off
allow      leave:yes          t* allow permit authorise authorize license sanction legalise
forbid     leave:no           t* forbid ban prohibit outlaw bar
approve    answer:yes         t* approve accept adopt endorse pass ratify back
refuse     answer:no          t* reject refuse turn_down vote_down veto block throw_out strike_down
give       gift:given         t* give grant award hand_over donate
deny_it    gift:refused       t  refuse deny
attend     presence:there     a  attend show_up turn_up take_part
skip       presence:away      a  skip miss boycott stay_away shun
win        contest:won        a* win
beat       -                  t* beat defeat
lose       contest:lost       a  lose
withstand  hold:held          a  withstand hold
break      hold:broken        i* break burst collapse give_way rupture crack snap
work       works:yes          a  work function operate sound ring
fail       works:no           a  fail malfunction break_down
find       find:found         t* find discover recover locate unearth
help       effect:good        a  help heal relieve
harm       effect:bad         a  harm damage worsen
switch_on  switch:on          t  switch_on turn_on
switch_off switch:off         t  switch_off turn_off disable
leave      room:left          a  leave depart go_home
walk_out   room:left          a  walk_out march_out storm_out walk_off leave_the_room leave_the_hall
stay_put   room:stayed        a  stay_behind stay_put
buy        -                  t* buy purchase acquire take_over swallow snap_up
sell       -                  t* sell
steal      -                  t* steal rob
apologise  -                  a  apologise apologize say_sorry
promise    -                  a  promise pledge vow
own_up     -                  a  confess
invent     -                  t* invent devise
write      -                  t* write pen draft author compose
leak       -                  t* leak pass_on hand_over blow slip
record     -                  t* record film tape videotape
send       -                  t* send mail dispatch
attack     -                  t* attack assault ambush
start      run:on             i  start begin resume get_under_way kick_off commence restart
end        -                  i  end finish conclude complete
cause      -                  t* cause trigger spark ignite
score      -                  t* score
sign       -                  t  sign
paint      -                  t* paint
build      -                  t* build construct
repair     -                  t  repair mend fix
demolish   -                  t* demolish pull_down tear_down raze
found      -                  t* establish set_up
lead       -                  t* lead head run
order      -                  t* order
blame      -                  t* blame
succeed    -                  t* succeed replace
defend     -                  t* defend
train      -                  t* train coach
play       -                  t* play portray
rescue     -                  t* rescue save
dock       -                  a  dock moor berth tie_up
receive    -                  t  receive get obtain
carry      -                  t  transport ferry
move       -                  i  move relocate
meet       -                  a  meet
happen     -                  a  happen occur come_about
hit        -                  t  hit strike ram
land       -                  a  land touch_down come_down fall
crash      -                  a  crash
fly        -                  a  fly
strike     -                  a  walk_off_the_job
charge     -                  t  charge indict
question   -                  t  question interrogate
hurt       harm:hurt          t  hurt injure wound
evacuate   -                  t  evacuate
destroy    -                  t  destroy wreck
flood      -                  i  flood
escape     -                  a  escape flee
vote       -                  a  vote
call_for   -                  t  demand call_for
warn       -                  t  warn
see        -                  t  see spot
drink      -                  a  drink
travel     -                  a  travel
use        -                  t  use
pay        -                  t  pay
name       -                  t  christen
book       -                  t  book hire
tax        -                  t  tax
plan       -                  t  schedule
offer      -                  t  offer
delete     -                  t* delete erase wipe
marry      -                  t  marry wed
climb      -                  t  conquer scale
discuss    -                  t  discuss
visit      -                  t  visit
publish    -                  t* publish
design     -                  t* design draw_up plan_out
carve      -                  t* carve sculpt cast
translate  -                  t* translate
conduct    -                  t* conduct
direct     -                  t* direct
produce    -                  t* produce
crown      -                  t* crown
chair      -                  t* chair preside_over
drive      -                  t* drive steer pilot captain
fund       -                  t* fund finance sponsor bankroll pay_for
broker     -                  t* broker mediate negotiate
sentence   -                  t* sentence
fine       -                  t* fine
kidnap     -                  t* kidnap abduct
blackmail  -                  t* blackmail extort
betray     -                  t* betray
punch      -                  t* punch slap bite kick
run_over   -                  t* run_over knock_down
inherit    -                  t* inherit
nominate   -                  t* nominate
identify   -                  t* identify
alert      -                  t* alert summon
hide       -                  t* hide conceal bury
forge      -                  t* forge counterfeit
damage     -                  t* vandalise vandalize deface smash sabotage
set_fire   -                  t* set_alight torch
choose     -                  t* choose pick select
host       -                  t* host
manufacture -                 t* manufacture
supply     -                  t* supply
insure     -                  t* insure
employ     -                  t* employ
sue        -                  t* sue
commission -                  t* commission
restore    -                  t* restore renovate
catch_it   -                  t* capture trap
lodge      -                t* lodge
bomb       -                t* bomb shell
blow_up    -                t* blow_up detonate
launch     -                t* launch
plant      -                t* plant
upload     -                t* upload
convene    -                t* convene
hack       -                t* hack
"""
# Nouns that tell an act, and nouns for who does it.
_NOUNS = """
arrest: arrest detention
free: release
convict: conviction
acquit: acquittal
resign: resignation
sack: dismissal sacking
suspend: suspension
die: death
sink: sinking
open: opening reopening
close: closure closing
cancel: cancellation
forbid: ban
approve: approval
refuse: rejection refusal
apologise: apology
promise: promise pledge
buy: purchase takeover acquisition
sell: sale
steal: theft robbery
attack: attack assault
start: start beginning
repair: repair
demolish: demolition
rescue: rescue
leak: leak
sign: signature
find: discovery
vote: vote
move: move
"""
_DOERS = """
win: winner
buy: buyer purchaser
invent: inventor
write: author writer poet
leak: leaker
kill: killer murderer
find: finder discoverer
found: founder
succeed: successor replacement
defend: lawyer defender
train: trainer coach
score: scorer
send: sender
paint: painter
lead: leader head boss
build: builder
steal: thief
design: designer architect
carve: sculptor carver
translate: translator
conduct: conductor
direct: director
produce: producer
chair: chairman chairwoman chair
drive: driver pilot captain
fund: sponsor backer
broker: mediator broker
kidnap: kidnapper
forge: forger
inherit: heir
host: host
manufacture: manufacturer maker
supply: supplier
employ: employer
attack: attacker
"""
_IRREGULAR = """
hold held held;keep kept kept;let_go let_go let_go;set_free set_free set_free;quit quit quit
rise rose risen;grow grew grown;fall fell fallen;shrink shrank shrunk;slay slew slain
shoot shot shot;hang hanged hanged;sink sank sunk;shut shut shut;take took taken;go went gone
put put put;forbid forbade forbidden;give gave given;show showed shown;win won won;beat beat beaten
lose lost lost;withstand withstood withstood;break broke broken;burst burst burst;ring rang rung
find found found;leave left left;buy bought bought;sell sold sold;steal stole stolen;say said said
write wrote written;blow blew blown;send sent sent;begin began begun;build built built
tear tore torn;set set set;lead led led;get got got;meet met met;hit hit hit;strike struck struck
come came come;fly flew flown;let let let
flee fled fled;see saw seen;drink drank drunk;pay paid paid
run ran run;hurt hurt hurt;throw threw thrown;stand stood stood;wed wed wed;tie tied tied
become became become;know knew known;think thought thought;make made made;tell told told
speak spoke spoken;hear heard heard;draw drew drawn;wear wore worn;eat ate eaten
bring brought brought
catch caught caught;lay laid laid;sit sat sat;choose chose chosen;drive drove driven;do did done
have had had;read read read;feel felt felt;mean meant meant;lie lay lain;swim swam swum
understand understood understood;teach taught taught;fight fought fought;seek sought sought
"""
# Verbs that tell no act of the table: they part a sentence all the same.
_OTHERS = """ask want need try seem appear become know think believe make bring come go do have read
speak hear draw feel mean lie sit stand talk wait happen live serve join call carry choose seek
teach fight understand wear eat drive catch consider expect intend hope plan aim propose threaten
prepare decide agree continue manage fail refuse decline neglect deny reject admit confirm
acknowledge say tell add claim report insist argue state announce declare warn note explain reveal
suggest allege accuse fear suspect doubt dispute contradict dismiss withdraw contain include show
belong own bear receive lack gather hold host describe complain work reach spend follow
lay put set take turn throw look help touch cost want wish urge remain stay give get sing swim"""
SAYING = frozenset(
    """say tell add claim report insist argue state announce declare warn note explain reveal
    suggest allege admit confirm acknowledge believe think know deny fear suspect write""".split()
)
FAILING = frozenset("fail refuse decline neglect".split())
PLANNING = frozenset(
    """plan intend expect hope aim propose threaten prepare decide promise vow pledge want wish
    consider schedule try seek ask urge agree""".split()
)
DENYING = frozenset("deny reject dispute contradict dismiss".split())
SEEMING = frozenset("seem appear believe think allege fear suspect".split())


@dataclass(frozen=True, slots=True)
class Act:
    """A deed or state that verbs of one meaning tell."""

    name: str
    axis: str
    pole: str
    build: Build
    single: bool


@dataclass(frozen=True, slots=True)
class Verb:
    """One reading of a word: the first word of its lemma, what must follow, its form, its acts."""

    lemma: str
    rest: tuple[str, ...]
    form: Form
    acts: tuple[Act, ...]


_DOUBLED = frozenset(
    "cancel expel propel permit forbid acquit equip refer admit commit refloat regret quit".split()
)


def _inflected(lemma: str, irregular: dict[str, tuple[str, str]]) -> list[tuple[str, Form]]:
    stem = lemma
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    double = lemma in _DOUBLED or (
        2 < len(lemma) <= 4
        and lemma[-1] in "bdgklmnprtv"
        and lemma[-2] in "aeiou"
        and lemma[-3] not in "aeiou"
        and lemma not in ("open",)
    )
    if lemma.endswith("e"):
        past, going = lemma + "d", lemma[:-1] + "ing" if not lemma.endswith("ee") else lemma + "ing"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        past, going = lemma[:-1] + "ied", lemma + "ing"
    else:
        stem = lemma + lemma[-1] if double else lemma
        past, going = stem + "ed", stem + "ing"
    if lemma in ("die", "lie", "tie"):
        going = lemma[:-2] + "ying"
    first, second = irregular.get(lemma, (past, past))
    return [
        (lemma, "base"),
        (third, "s"),
        (first, "past"),
        (second, "participle"),
        (going, "ing"),
    ]


@lru_cache(maxsize=1)
def acts() -> dict[str, Act]:
    """Every act by its name."""
    found = {}
    for line in _ACTS.strip().splitlines():
        name, pole, build, *_ = line.split()
        axis, _, side = pole.partition(":")
        found[name] = Act(
            name,
            axis if side else "",
            side,
            build.rstrip("*"),  # type: ignore[arg-type]
            build.endswith("*"),
        )
    return found


@lru_cache(maxsize=1)
def verbs() -> dict[str, tuple[Verb, ...]]:
    """The readings of each inflected form; those of several words first."""
    irregular = {
        parts[0]: (parts[1], parts[2])
        for entry in _IRREGULAR.replace("\n", ";").split(";")
        for parts in [entry.split()]
        if len(parts) == 3
    }
    meanings: dict[tuple[str, ...], list[Act]] = {}
    for line in _ACTS.strip().splitlines():
        name, _, _, *lemmas = line.split()
        for lemma in lemmas:
            meanings.setdefault(tuple(lemma.split("_")), []).append(acts()[name])
    for lemma in _OTHERS.split():
        meanings.setdefault((lemma,), [])
    found: dict[str, list[Verb]] = {}
    for key, told in meanings.items():
        for written, form in _inflected(key[0], irregular):
            verb = Verb(key[0], key[1:], form, tuple(told))
            if verb not in found.setdefault(written, []):
                found[written].append(verb)
    return {w: tuple(sorted(v, key=lambda x: -len(x.rest))) for w, v in found.items()}


def _listed(table: str) -> dict[str, Act]:
    return {
        noun: acts()[name]
        for line in table.strip().splitlines()
        for name, _, nouns in [line.partition(": ")]
        for noun in nouns.split()
    }


@lru_cache(maxsize=1)
def act_nouns() -> dict[str, Act]:
    """Nouns that tell an act."""
    return _listed(_NOUNS)


@lru_cache(maxsize=1)
def doers() -> dict[str, Act]:
    """Nouns for whoever does an act."""
    return _listed(_DOERS)
