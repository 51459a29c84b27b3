"""Nouns for whoever a report can have something from: people, groups, bodies."""

from __future__ import annotations

import re

from variorum.language import name_tables as tables
from variorum.language.grammar import ORGANISATIONS, PEOPLE

# Bodies and groups that a report has facts from as such.
BODIES = frozenset(
    """police firefighters authorities officials prosecutors investigators rescuers
    paramedics medics detectives organisers organizers regulators inspectors auditors
    brigade ambulance coastguard lifeguards company firm ministry department agency
    government council court hospital clinic school university college union club team
    league federation airline operator manufacturer maker retailer supplier bank insurer
    owner owners owners developer watchdog regulator commission committee board army navy
    military service authority institute observatory museum charity church diocese parish
    party office embassy consulate coroner prosecutor inspectorate bureau utility railway
    port airport harbour port brewery zoo witnesses eyewitnesses residents locals villagers
    neighbours neighbors passengers survivors relatives families parents pupils students
    staff workers employees miners organiser organizer sources insiders experts doctors
    scientists engineers researchers meteorologists forecasters lawyers diplomats analysts
    economists campaigners protesters activists fishermen farmers drivers shopkeepers
    customers colleagues friends aides advisers councillors lawmakers governors trustees
    polis bomberos policía gendarmes""".split()
)
# Bare plurals need no article; the other bodies stand with "the", "its" or another word.
BARE_BODIES = frozenset(w for w in BODIES if w.endswith("s")) | {"police", "staff"} - {"ambulance"}
SOMEBODY = (
    frozenset(
        """source insider official witness eyewitness man woman boy girl teenager passenger
    commuter worker employee colleague friend neighbour neighbor resident local villager
    survivor relative mother father parent pupil student sixth-former teacher nurse doctor
    clerk aide adviser advisor lawyer guard soldier officer policeman policewoman fireman
    diplomat customer shopper guest visitor member supporter fan player analyst expert
    person people pensioner bystander onlooker reader listener viewer contact acquaintance
    whistleblower trader ex-employee ex-colleague insiders sources officials witnesses
    eyewitnesses men women passengers workers employees colleagues friends neighbours
    neighbors residents relatives parents pupils students teachers nurses doctors clerks
    aides advisers lawyers guards soldiers officers diplomats members analysts experts
    miners farmers fishermen drivers councillor councillors minister ministers judge
    judges engineers engineer spokesman spokeswoman spokesperson""".split()
    )
    | tables.ROLES
)
_PERSONAL = re.compile(
    r"(?:[a-z\-]{2,}(?:ist|ian|man|woman|men|women|goer|keeper|holder|monger|person|people|teer"
    r"|ee|ster|by)s?|[a-z\-]{3,}(?:er|or|ant)s?)"
)
# They end as nouns for people do and are none.
_NOBODY = frozenset(
    """letter letters paper papers newspaper newspapers number numbers order orders river water
    winter summer weather power tower door floor error errors factor motor mirror computer server
    matter chapter quarter quarters corner border trailer poster posters banner folder centre
    center plant plants restaurant grant warrant committee fee coffee degree list mist
    document documents statement statements comment comments moment moments event events percent
    cent department government parliament movement treatment agreement argument apartment
    equipment environment accident incident talent patent content consent extent tent rent event
    print hint point front month other others another further former latter however after before
    over under never ever together later earlier newsletter register container carrier counter
    answer layer paperwork header router printer scanner monitor error tremor
    colour color labour humour rumour flavour favour behaviour harbour report hour
    hours poor for or nor majority standby""".split()
)
_HANDY = frozenset(
    """bird birdie mole pal mate friend insider reader source sources diner guest guests
    acquaintance contact somebody someone recipient respondent client agent opponent dissident
    constituent patient adolescent superintendent""".split()
)
_ANIMATE = (SOMEBODY | BODIES | tables.GROUPS | ORGANISATIONS | PEOPLE | _HANDY) - _NOBODY


def is_body(word: str) -> bool:
    """Whether a noun in small letters is one for a body or a group."""
    if word in BODIES or word in ORGANISATIONS:
        return True
    return word in tables.BODIES and word not in tables.OUTLETS


def is_animate(word: str) -> bool:
    """Whether a noun in small letters is one for people or for a body of them."""
    low = word.casefold()
    if low in _ANIMATE or low.removesuffix("s") in _ANIMATE:
        return True
    return low not in _NOBODY and _PERSONAL.fullmatch(low) is not None
