"""Word classes, as far as finding a speaker needs them: closed classes and common verbs."""

from __future__ import annotations

from variorum.language.occupations import OCCUPATIONS

DETERMINERS = frozenset(
    """the a an this that these those his her its their our my your some any many several most all
    both each every another other one two three four five six seven eight nine ten no few der die
    das ein eine le la les un une l' el los las una""".split()
)
INDEFINITE = frozenset(
    """a an some any many several most all each every another other one two three four five six
    seven
    eight nine ten few dozens hundreds thousands no both various numerous""".split()
)
POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your", "whose"})
SUBJECT_PRONOUNS = frozenset(
    """he she they it we i you who everyone nobody someone somebody anyone others those er sie il
    elle ils elles él ella ellos ellas dia beliau mereka hij zij ze lui lei""".split()
)
OBJECT_PRONOUNS = frozenset({"him", "her", "them", "me", "us", "it", "you", "himself", "herself"})
REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself", "myself", "ourselves"})
RELATIVES = frozenset({"who", "which", "that"})
AUXILIARIES = frozenset(
    """is are was were be been being am has have had having do does did will would shall should can
    could may might must 's 'd 've 're 'll n't not hat haben hatte ont ha han won't wouldn't
    didn't doesn't don't hasn't haven't hadn't isn't wasn't aren't weren't couldn't can't""".split()
)
BE_FORMS = frozenset("is are was were be been being am get gets got".split())
ADVERBS = frozenset(
    """also later then now once again still already just even only ever never often sometimes always
    soon recently first last earlier today yesterday tonight tomorrow repeatedly reportedly
    afterwards afterward instead meanwhile merely simply rather quite further furthermore so thus
    too herself himself themselves itself all both jointly here there elsewhere almost nearly long
    darin dazu daraufhin gestern heute außerdem zudem hier demain aujourd'hui ayer hoy ici
    since long ago twice thereafter once back""".split()
)
PREPOSITIONS = frozenset(
    """of for at from in on with to by about after before during over under into onto upon against
    among amid between through without within near off outside inside behind beyond since until
    till like as via per despite towards toward across following regarding concerning including
    von für aus bei du de del dari""".split()
)
# Prepositions that carry on a noun phrase to the left: "the head of", "a spokesman for".
LINKING = frozenset("of for at from in with to on de du von des der del di da van dari by".split())
CONJUNCTIONS = frozenset({"and", "or", "but", "nor", "yet", "und", "et", "y", "dan"})
SUBORDINATORS = frozenset(
    """that because if when while after before as although though since where whereas unless until
    whether once so than how what why whom which who dass que qu' bahwa""".split()
)
WEEKDAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag
    freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes
    miércoles jueves viernes sábado domingo maandag dinsdag woensdag donderdag vrijdag zaterdag
    zondag isnin selasa rabu khamis jumaat""".split()
)
MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec""".split()
)
TIMES = (
    WEEKDAYS
    | MONTHS
    | frozenset(
        """today yesterday tomorrow tonight morning afternoon evening night week month year weekend
    midday noon midnight hours minutes days weeks months years moments earlier later ago""".split()
    )
)

_IRREGULAR_PASTS = """was were had did said told wrote made took went came got gave saw knew
    thought found left felt
    kept held brought began stood sat ran led met set put paid spoke fell rose grew lost won sent
    built understood drew broke spent cut drove chose bought caught fought taught sought shot
    struck threw wore hit hurt shut sold read heard let became meant sank swept hung rang sang
    fled flew forbade forgot forgave froze hid laid lay lit overcame quit rode shook slept slid
    split spread stole stuck swam swore tore woke withdrew wound undertook underwent upheld beat
    bent bet bled blew bound bred burst cast clung crept dealt dug drank ate fed flung ground
    knelt leapt lent shed shone shrank spat spun sprang stung strode strove stank tried died
    lied vied
    written spoken taken given seen known shown gone done begun broken chosen driven eaten fallen
    forgotten frozen hidden ridden risen shaken stolen sworn torn thrown woken worn drawn grown
    flown blown""".split()
_COMMON_VERBS = """be have do make take go come get give see know find leave feel keep hold
    bring begin stand sit
    run lead meet set put pay speak fall rise grow lose win send build understand draw break spend
    cut drive choose buy catch fight teach seek shoot strike throw wear hit hurt shut sell read
    hear let become mean want need seem appear look use try help turn start show play move live
    believe happen include continue change follow stop create allow add offer remember consider
    wait serve die expect stay remain reach kill pass require decide pull face push work open
    close visit travel arrive return join face refuse decline agree plan intend aim hope fail
    manage ask say tell call write warn argue claim insist admit deny accuse praise vow pledge
    promise urge""".split()


def _present(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else "s")


# Finite forms other than those in -ed. Plain forms are kept apart: most are nouns as well.
VERB_FORMS: frozenset[str] = frozenset(
    [*_IRREGULAR_PASTS, *AUXILIARIES, *(_present(v) for v in _COMMON_VERBS)]
) - frozenset("a 's calls uses looks moves plans claims works needs faces hopes vows helps".split())
PLAIN_VERBS: frozenset[str] = frozenset(_COMMON_VERBS)
# Words in -ed and -ing that are not verbs.
NOT_VERBS = frozenset(
    """united hundred red bed seed need speed deed indeed shed sacred naked wicked rugged alleged
    so-called unnamed limited armed retired self-described embattled beloved thousand kindred
    breed feed king wing ring spring string thing something anything nothing everything morning
    evening during building meeting wedding ceiling sibling beijing hearing briefing rating
    training funding spending banking planning housing shipping advertising broadcasting
    manufacturing sterling darling interesting managing acting outgoing incoming presiding founding
    sitting neighbouring visiting surviving""".split()
)


def is_verb(word: str) -> bool:
    """Whether a lower-case word is most likely a finite verb or participle in -ed."""
    if word in VERB_FORMS:
        return True
    return word.endswith("ed") and len(word) > 3 and word not in NOT_VERBS


# Nouns for people by what they do. With a definite article they may stand for someone named.
ROLES = OCCUPATIONS | frozenset(
    """president minister premier chancellor mayor governor senator congressman congresswoman
    representative secretary spokesman spokeswoman spokesperson official officer chief boss head
    leader director manager chairman chairwoman chair chairperson executive ceo cfo coo cto
    founder co-founder owner partner captain coach trainer player striker goalkeeper defender
    midfielder judge justice prosecutor attorney lawyer solicitor barrister detective inspector
    sergeant superintendent constable commissioner commander general colonel major lieutenant
    admiral sheriff marshal deputy aide adviser advisor analyst economist expert professor
    lecturer scientist researcher doctor surgeon nurse physician dean principal teacher
    headteacher student pupil pastor priest bishop archbishop cardinal pope rabbi imam actor
    actress singer musician author writer novelist poet artist editor reporter correspondent
    journalist columnist host presenter anchor producer photographer farmer fisherman pilot driver
    engineer architect builder worker employee staffer union-leader organiser organizer activist
    campaigner protester volunteer resident neighbour neighbor witness bystander survivor victim
    passenger customer mother father son daughter brother sister wife husband widow widower uncle
    aunt cousin nephew niece grandmother grandfather parent king queen prince princess duke
    duchess emperor sultan ambassador diplomat envoy negotiator consul councillor councilor
    councilman councilwoman alderman lawmaker legislator politician candidate nominee treasurer
    comptroller speaker whip backbencher mp mep peer lord lady dame sir baroness baron regulator
    ombudsman auditor inspector investigator examiner coroner pathologist conductor curator
    librarian historian archaeologist biologist climatologist meteorologist geologist seismologist
    virologist epidemiologist astronomer firefighter paramedic lifeguard ranger warden guard
    soldier veteran secretary-general vice-president co-chair vice-chair vice-chairman
    superintendent man woman boy girl teenager pensioner grandson granddaughter friend
    colleague teammate
    republican democrat conservative liberal labour tory billionaire businessman businesswoman
    entrepreneur investor banker trader broker developer landlord tenant chef waiter shopkeeper
    butcher baker electrician plumber mechanic referee umpire manager champion winner runner-up
    clerk registrar bailiff magistrate usher caretaker janitor receptionist porter steward foreman
    supervisor trustee headmaster headmistress bursar matron midwife dentist vet pharmacist chemist
    carpenter welder docker sailor skipper purser courier postman cleaner gardener guide translator
    interpreter insider source eyewitness onlooker relative lobbyist predecessor successor
    understudy apprentice trainee intern sixth-former schoolgirl schoolboy commuter motorist
    shopper villager islander
    finalist athlete swimmer cyclist rider jockey cricketer batsman bowler quarterback pitcher
    golfer boxer wrestler plaintiff defendant suspect accused incumbent chief-executive moderator
    provost rector chaplain abbot nun sponsor donor datuk bandar menteri presiden perdana
    jurucakap pengarah pengerusi ketua bürgermeister bürgermeisterin minister ministerin kanzler
    kanzlerin sprecher sprecherin präsident präsidentin ministre maire président présidente
    porte-parole directeur directrice alcalde alcaldesa ministro ministra presidente presidenta
    portavoz director directora""".split()
)
# Groups, by words that open a sentence with a capital and are nobody's name.
PEOPLE = frozenset(
    """police critics supporters opponents analysts experts officials sources witnesses observers
    advocates campaigners residents locals scientists doctors lawyers prosecutors investigators
    authorities others many some several most few one another none nobody everyone everybody
    someone anyone people voters republicans democrats conservatives liberals lawmakers ministers
    diplomats protesters reporters journalists economists researchers workers unions union
    neighbours neighbors relatives friends fans users readers viewers customers passengers
    commentators insiders historians parents teachers students nurses firefighters management
    staff employees both neither either detectives government parliament congress court""".split()
)
# Heads of something: interchangeable in the press.
LEADERS = frozenset(
    """chief boss head leader director ceo executive president chair chairman chairwoman chairperson
    secretary-general secretary general manager premier chancellor minister founder owner
    commissioner principal captain""".split()
)
LOOSE_LEADERS = frozenset({"chief", "boss", "head", "leader"})
CHAIRS = frozenset({"chair", "chairs", "chairman", "chairwoman", "chairperson", "chaired"})
SPOKESPEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen"})
HONORIFICS = frozenset(
    "mr mrs ms miss mx dr sir dame lord lady prof professor rev mr. mrs. ms. dr. prof. rev. herr "
    "frau monsieur madame señor señora encik puan datuk".split()
)
FEMALE_WORDS = frozenset(
    """mrs ms miss madam madame lady dame sister mother daughter wife aunt niece widow actress queen
    princess duchess baroness woman girl spokeswoman chairwoman congresswoman businesswoman
    grandmother granddaughter frau señora mrs. ms. councilwoman mum mom girlfriend puan""".split()
)
MALE_WORDS = frozenset(
    """mr sir lord brother father son husband uncle nephew widower actor king prince duke baron man
    boy spokesman chairman congressman businessman grandfather grandson herr señor mr. councilman
    dad boyfriend encik""".split()
)
ORGANISATIONS = frozenset(
    """company firm council club government ministry department agency office union association
    federation charity hospital school university college court police bank airline airport
    operator manufacturer maker retailer supermarket group party team board committee commission
    authority regulator watchdog service brigade force army navy church museum theatre festival
    organisation organization foundation institute trust league kremlin pentagon treasury
    parliament senate congress embassy broadcaster publisher newspaper magazine chain developer
    utility supplier plant startup""".split()
)

_FEMALE = """mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy
betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy
melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley
anna brenda pamela emma nicole helen samantha katherine christine debra rachel
carolyn janet catherine maria heather diane ruth julie olivia joyce virginia
victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah
jacqueline martha gloria teresa ann anne sara madison kathryn janice jean alice
abigail sophia grace denise amber doris marilyn danielle beverly isabella theresa
diana natalie brittany charlotte marie kayla alexis lori angela ursula theresa
nicola rishika fatima aisha elena olga irina svetlana natalia katarina ingrid astrid
sofia lucia carmen rosa isabel pilar ana claudia francesca giulia chiara paola elsa
greta heidi petra sabine monika claire chloe camille sophie juliette amelie manon
yuki akiko mei ling siti nurul aminah priya anita sunita lakshmi leila zahra maryam
noor amina zoe lucy molly poppy daisy ruby ella freya imogen harriet beatrice
florence marta mirela carla vera paula tess ada lena mira irma judith joan greta eva
clara olive wendy tilda nadia amara pilar anke anja birgit heike katrin silke ulrike
renate gisela monique sylvie nathalie valerie isabelle celine dominique marine
segolene lucie pauline manuela rocio beatriz silvia teresa raquel alejandra gabriela
valeria daniela elisa federica valentina martina sara roberta noemi aya haruka naoko
sakura aisyah farah nadiah zainab khadija samira yasmin salma layla rania hana mina
soraya shirin nasrin dina tamara ludmila galina oksana yulia anastasia ekaterina
tatiana larisa nina zuzana magdalena agnieszka malgorzata barbora jana katerina
ivana dragana milica sinead orla roisin grainne cerys bronwen carys nia anwen
angharad mairi catriona morag rhona ailsa kirsty lorna heather beth becky jenny kate
katie lizzie maggie meg millie nora pam peggy polly rosie sally sheila sue susie
tina trudy winnie zelda rita pia ellen gretchen ingeborg solveig sigrid astri liv
maren britt karin annika birgitta gunilla linnea saara aino helmi kaisa florence
edith agnes bridget siobhan niamh aoife ciara maeve fiona moira eilidh shona mhairi
wendy tracey tracy gillian hazel joanna joanne lynn lynne penelope philippa rosalind
tessa vera yvonne zara annalena""".split()
_MALE = """james robert john michael david william richard joseph thomas charles christopher
daniel matthew anthony steven paul andrew joshua kenneth kevin brian george timothy
ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry
justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack
dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle walter
ethan jeremy harold keith christian roger noah gerald carl terry sean austin arthur
lawrence jesse dylan bryan joe bruce billy albert willie gabriel logan alan juan
wayne roy ralph randy eugene vincent russell elijah louis bobby philip omar ahmed
mohamed mohammed muhammad ali hassan hussein ibrahim yusuf karim khalid tariq hans
klaus jurgen wolfgang stefan markus friedrich olaf lars sven erik nils anders jan
piet willem pierre jean jacques michel francois emmanuel luc marc antoine olivier
carlos luis miguel pedro javier diego fernando rafael sergio pablo antonio marco
luca giovanni giuseppe matteo lorenzo paolo vladimir sergei dmitri ivan igor oleg
viktor mikhail nikolai yuri hiroshi kenji takashi wei raj rajesh amit sanjay arjun
vikram tony gordon graham ian colin derek barry clive trevor malcolm neil stuart
duncan hamish callum liam connor declan cormac eamon owen rhys dai gareth huw ted
marco ben al bill jim tim tom bob dan dave greg jeff josh ken matt nick pete phil
rick ron sam steve will harry oliver leo oscar archie freddie alfie felix hugo max
felipe fred martin simon""".split()
GENDERS: dict[str, str] = {
    **dict.fromkeys(_MALE, "m"),
    **dict.fromkeys((n for n in _FEMALE if n not in frozenset(_MALE)), "f"),
}
