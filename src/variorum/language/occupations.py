"""What people do or are: nouns that stand before or beside a name, or for its bearer.

Words that are surnames as often ("Potter", "Mason") or things ("anchor") are left out.
"""

from __future__ import annotations

OCCUPATIONS = frozenset(
    """accountant animator anthropologist archivist astronaut astronomer backbencher ballerina
    bandleader barista barmaid bartender bassist batsman beekeeper biographer biologist blacksmith
    blogger boatswain bookseller bosun botanist bricklayer broadcaster brigadier butcher bystander
    cameraman campaigner canoeist cardiologist carer cartoonist caterer cellist choirmaster
    choreographer chronicler claimant climatologist climber colleague columnist comedian
    commentator commodore commuter composer conservationist conservator consultant corporal
    cosmonaut councilman councilwoman counsellor coxswain criminologist critic deckhand defendant
    demographer dermatologist detainee diarist dietitian dockworker dramatist dramaturg drummer
    ecologist embalmer entomologist environmentalist essayist eyewitness ferryman filmmaker
    financier firefighter fisherman fishmonger footballer forecaster forewoman gamekeeper
    gardener geographer glaciologist glazier goldsmith gravedigger greengrocer greenkeeper
    groundskeeper groundsman guitarist gymnast hairdresser handyman harbormaster harbourmaster
    headmaster headmistress helmsman hiker historian hotelier housemaster hydrologist
    illustrator immunologist impresario influencer informant innkeeper ironmonger islander
    jeweler jeweller jogger jurist juror keyboardist landlady lecturer librarian lifeguard
    limnologist linguist lobbyist locksmith lockkeeper mathematician mechanic microbiologist
    midwife mortician motorcyclist motorist mountaineer musicologist naturalist neurologist
    newsreader notary nutritionist obstetrician oceanographer oncologist onlooker optician
    ornithologist paediatrician palaeontologist paleontologist paramedic passenger pedestrian
    pediatrician pensioner pharmacologist philanthropist philosopher photographer physicist
    physiotherapist pianist plaintiff planner plasterer playwright pollster postmaster
    postmistress programmer protester psychiatrist psychologist publicist pundit radiographer
    radiologist rapper receptionist reservist restaurateur restorer roofer saleswoman
    salesman scaffolder screenwriter sculptor seamstress seismologist sexton shepherd shopkeeper
    signalman sociologist soloist stallholder stationmaster statistician stevedore strategist
    streamer surfer surveyor technician teenager therapist toxicologist trader translator trucker
    undertaker veterinarian verger vicar villager violinist virologist volcanologist waitress
    watchmaker weatherman whistleblower winemaker youtuber zookeeper zoologist""".split()
)
