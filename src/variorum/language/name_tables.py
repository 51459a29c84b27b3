"""Word tables by which names are told from other capitals: titles, roles, bodies, demonyms.

General vocabulary only. A table says what a word usually is; the rules in ``names`` weigh
that against the article's own evidence. Everything is in compared form (case folded).
"""

from __future__ import annotations

from variorum.language.occupations import OCCUPATIONS

COURTESY_FEMALE = frozenset(
    "ms mrs miss madam madame mme dame lady frau señora sra puan sister".split()
)
COURTESY_MALE = frozenset("mr sir lord herr señor sr monsieur encik brother father".split())
COURTESY = (
    COURTESY_FEMALE
    | COURTESY_MALE
    | frozenset(
        """dr prof professor rev reverend hon rabbi imam sheikh sheik don doña pastor datuk
    dato tan sri doktor doctor""".split()
    )
)

# Nouns of office and occupation. As a capitalised word before a name they are a title
# ("Mayor"); in lower case before or after a name they say that it is a person's.
ROLES = OCCUPATIONS | frozenset(
    """ringleader mastermind supremo tycoon mouthpiece frontman frontwoman
    accountant anthropologist archaeologist astronaut astronomer banker bartender
    beekeeper biographer blogger botanist bouncer boxer broker businessman businesswoman
    campaigner cardiologist caretaker cartoonist cellist choreographer cleaner
    climatologist climber comedian conductor consultant contractor cosmonaut courier
    cricketer criminologist cyclist dancer drummer ecologist entomologist entrepreneur
    essayist ferryman filmmaker florist footballer foreman forewoman gardener geographer
    glaciologist golfer grocer guitarist gymnast hacker hairdresser harbourmaster hiker
    illustrator immunologist janitor jockey lifeguard mathematician mechanic
    microbiologist miner mountaineer neurologist oceanographer oncologist operator
    organist pathologist pharmacologist philosopher photographer pianist playwright
    programmer psychiatrist psychologist radiologist rower runner sailor screenwriter
    skier sociologist soprano sprinter stationmaster statistician supervisor swimmer
    technician tenor theologian toxicologist trainer translator trucker umpire
    veterinarian violinist volcanologist waiter waitress welder whistleblower zoologist
    mayor president minister premier chancellor governor senator congressman
    congresswoman congressperson representative councillor councilman councilwoman
    councilor alderman judge justice magistrate king queen prince princess emperor duke
    duchess earl baroness baron pope cardinal archbishop bishop secretary chief chair
    chairman chairwoman chairperson head boss leader director general colonel captain
    major lieutenant sergeant admiral commander commissioner constable inspector
    superintendent detective officer marshal sheriff ambassador envoy consul spokesman
    spokeswoman spokesperson spokespeople prosecutor attorney lawyer solicitor barrister
    counsel coroner ombudsman manager coach striker midfielder defender goalkeeper
    winger referee owner founder cofounder co-founder investor economist analyst
    strategist researcher scientist historian lecturer dean rector provost principal
    headteacher teacher author writer novelist poet journalist reporter editor
    correspondent columnist presenter broadcaster producer actor actress singer musician
    rapper artist composer engineer architect designer developer surgeon physician nurse
    midwife paramedic firefighter farmer fisherman baker shopkeeper driver pilot
    activist organiser organizer resident neighbour neighbor witness survivor victim
    tenant student deputy vice executive ceo cfo coo cto mp mep treasurer auditor
    controller comptroller speaker whip lawmaker legislator parliamentarian official
    aide adviser advisor diplomat negotiator investigator regulator delegate trustee
    curator librarian archivist warden ranger skipper hydrologist meteorologist
    seismologist epidemiologist virologist biologist chemist physicist geologist
    engineer-in-chief master harbormaster clerk plumber electrician carpenter builder
    chef cook vet steward bailiff registrar matron pharmacist dentist vice-president
    vice-chair vice-chancellor secretary-general attorney-general director-general
    governor-general deputy-mayor undersecretary chief-executive pm presiden perdana
    menteri gabenor pengarah pengerusi ketua jurucakap walikota bandar presidente
    presidenta alcalde alcaldesa ministro ministra gobernador gobernadora portavoz
    président présidente maire ministre préfet préfète gouverneur präsident präsidentin
    bürgermeister bürgermeisterin ministerin kanzler kanzlerin sprecher sprecherin""".split()
)

# The heads of something: words that different writers use for one office.
HEADS = frozenset(
    """chief boss head leader president director executive ceo chair chairman chairwoman
    chairperson secretary-general general premier governor mayor commissioner
    superintendent principal""".split()
)
KIN = frozenset(
    """brother sister mother father son daughter wife husband widow widower partner fiancé
    fiancée cousin uncle aunt nephew niece grandmother grandfather grandson
    granddaughter friend colleague""".split()
)

# A sequence with one of these in it (mostly at its end) names a body of people.
BODIES = frozenset(
    """ministry department office agency authority commission committee council board
    bureau parliament assembly senate congress chamber cabinet union unions alliance
    association federation confederation league guild society foundation trust institute
    institution centre center university college school academy faculty hospital clinic
    bank fund company companies corporation corp inc ltd llc plc gmbh ag sa co group
    holdings industries enterprises enterprise partners ventures systems solutions
    technologies technology motors airlines airways railways railway rail transport
    transit logistics shipping energy power electric gas oil petroleum mining steel
    foods pharma pharmaceuticals laboratories labs robotics software insurance minerals
    metals resources chemicals plastics textiles materials electronics instruments
    appliances batteries turbines shipyard shipyards dairies dairy farms breweries
    brewery bakeries bakery toys brands supermarkets hotels homes properties estates
    builders developers developments utilities waterworks cruises tours buses coaches
    aerospace aviation aeronautics biotech therapeutics diagnostics semiconductors
    telecoms telecom analytics networks studios productions entertainment distillery
    securities capital police constabulary service services force forces army navy guard
    court tribunal inspectorate regulator fc afc cf sc united rovers wanderers athletic
    albion club team party front movement coalition congregation church diocese mosque
    synagogue museum gallery theatre theater orchestra press news times gazette post
    herald tribune courier chronicle journal observer mail mirror sun
    star standard express examiner dispatch register sentinel echo argus bulletin review
    record reporter bee inquirer globe wire network radio television tv channel magazine
    media lines line ferries stores broadcasting broadcaster agencia agence agentur
    zeitung anzeiger nachrichten rundschau tagblatt kurier rundfunk heraldo prensa
    noticias dépêche presse harian berita utusan tageblatt diario periódico images
    pictures kementerian jabatan universiti syarikat polis bomba ministerio ministère
    ministerium ayuntamiento universidad université universität rathaus consulate
    embassy secretariat nations brigade battalion regiment cooperative co-operative
    charity campaign forum summit treaty organisation organization administration
    directorate directory observatory survey watch initiative project programme program""".split()
)
# Bodies that take "of" or "for" and a further name ("Ministry of …").
BODY_HEADS = frozenset(
    """ministry department office agency authority commission committee council board
    bureau bank university college school institute centre center house chamber court
    union society association federation confederation league fund trust foundation
    academy hospital museum republic kingdom states city church diocese minister
    secretary state institution body organisation organization network alliance campaign
    coalition friends parliament assembly""".split()
)
# What a company's everyday name leaves out ("Kerrow" for "Kerrow Robotics").
CORPORATE = frozenset(
    """inc ltd llc plc corp corporation co company companies gmbh ag sa group holdings
    industries partners ventures systems solutions technologies technology motors
    airlines airways energy pharma pharmaceuticals laboratories labs robotics software
    ferries lines line stores
    minerals metals resources chemicals plastics textiles materials electronics
    instruments appliances batteries turbines shipyard shipyards dairies dairy farms
    bakeries bakery toys brands supermarkets hotels homes properties estates builders
    developers developments utilities waterworks cruises tours buses coaches aerospace
    aviation aeronautics biotech therapeutics diagnostics semiconductors telecoms
    analytics networks productions distillery
    foods steel mining logistics shipping securities capital insurance oil gas electric
    power petroleum rail railways transit telecom media entertainment studios brewery
    breweries fc afc united rovers wanderers athletic enterprises enterprise""".split()
)
OUTLETS = frozenset(
    """press news times gazette post herald tribune courier chronicle journal observer
    mail mirror sun star standard express examiner dispatch register
    sentinel echo argus bulletin review reporter bee inquirer globe wire radio
    television tv channel magazine media broadcasting agencia agence agentur zeitung
    tageblatt diario daily weekly morning evening today ledger leader advertiser
    messenger monitor digest insider online live newsroom newswire agency anzeiger
    nachrichten rundschau tagblatt kurier rundfunk heraldo prensa noticias dépêche
    presse harian berita utusan faro correo gaceta courrier voix voz gazeta voice reader
    enquirer banner beacon clarion outlook statesman almanac briefing newsletter bugle
    wochenblatt volksblatt allgemeine matin""".split()
)
PLACES = frozenset(
    """street road avenue lane square bridge station airport harbour harbor port bay beach
    island islands lake river valley mount mountain hill hills park forest county
    district province region state city town village borough quarter gate plaza
    boulevard north south east west northern southern eastern western coast peninsula
    strait sea ocean gulf canal cape heights""".split()
)
PLACE_PREPOSITIONS = frozenset("in near outside di en".split())
# Lower-case or capital words that may stand inside a personal name.
PARTICLES = frozenset(
    """van von der den de del du des della delle dei di da das do dos la le les el al bin
    binti ibn abu ben bint ter ten zu zum zur af av y i e og mac st""".split()
)
ARABIC = frozenset("al el ad an ar as ash at az ul ud".split())

WEEKDAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur
    thurs fri sat sun isnin selasa rabu khamis jumaat sabtu ahad lunes martes miércoles
    jueves viernes sábado domingo lundi mardi mercredi jeudi vendredi samedi dimanche
    montag dienstag mittwoch donnerstag freitag samstag sonntag""".split()
)
MONTHS = frozenset(
    """january february march april may june july august september october november
    december jan feb mar apr jun jul aug sep sept oct nov dec januari februari mac mei
    julai ogos oktober disember januar februar märz mai juni juli dezember enero febrero
    marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janvier
    février mars avril juin juillet août septembre octobre novembre décembre""".split()
)
MONTHS_THAT_NAME = frozenset("april may june august jan mac mars mai marzo".split())

DEMONYMS = frozenset(
    """african american argentine argentinian asian australian austrian bangladeshi
    belarusian belgian bolivian bosnian brazilian british bulgarian cambodian
    cameroonian canadian catalan chilean chinese christian colombian congolese croatian
    cuban cypriot czech danish dutch egyptian english estonian ethiopian european
    filipino finnish french georgian german ghanaian greek guatemalan haitian hungarian
    icelandic indian indonesian iranian iraqi irish islamic israeli italian jamaican
    japanese jewish jordanian kazakh kenyan korean kurdish kuwaiti latvian lebanese
    liberian libyan lithuanian malaysian maltese mexican moldovan moroccan mozambican
    muslim nepalese nigerian norwegian pakistani palestinian panamanian peruvian polish
    portuguese qatari romanian russian rwandan saudi scottish senegalese serbian
    singaporean slovak slovenian somali spanish sudanese swedish swiss syrian taiwanese
    tanzanian thai tunisian turkish ugandan ukrainian uruguayan venezuelan vietnamese
    welsh western yemeni zambian zimbabwean americans australians britons canadians
    europeans germans indians iranians israelis italians palestinians russians
    ukrainians africans asians muslims christians jews democrat democrats republican
    republicans conservative conservatives liberal liberals labour tory tories socialist
    socialists communist communists green greens democratic catholic protestant orthodox
    buddhist hindu sikh""".split()
)
COUNTRIES = frozenset(
    """afghanistan albania algeria andorra angola argentina armenia australia austria
    azerbaijan bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan
    bolivia bosnia botswana brazil britain brunei bulgaria burundi cambodia cameroon
    canada chad chile china colombia congo croatia cuba cyprus czechia denmark djibouti
    ecuador egypt england eritrea estonia ethiopia europe africa asia america fiji
    finland france gabon gambia georgia germany ghana greece greenland grenada guatemala
    guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland
    israel italy jamaica japan jordan kazakhstan kenya kiribati kosovo kuwait kyrgyzstan
    laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg
    madagascar malawi malaysia maldives mali malta mauritania mauritius mexico
    micronesia moldova monaco mongolia montenegro morocco mozambique myanmar namibia
    nauru nepal netherlands nicaragua niger nigeria norway oman pakistan palau palestine
    panama paraguay peru philippines poland portugal qatar romania russia rwanda samoa
    scotland senegal serbia seychelles singapore slovakia slovenia somalia spain sudan
    suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga
    tunisia turkey türkiye turkmenistan tuvalu uganda ukraine uruguay uzbekistan vanuatu
    venezuela vietnam wales yemen zambia zimbabwe us u.s uk u.k uae usa alabama alaska
    arizona arkansas california colorado connecticut delaware florida hawaii idaho
    illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts
    michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon
    pennsylvania tennessee texas utah vermont virginia wisconsin wyoming ontario quebec
    alberta manitoba queensland tasmania bavaria catalonia kerala punjab gujarat borneo
    sabah sarawak java sumatra london paris berlin rome madrid vienna brussels lisbon
    dublin moscow beijing tokyo seoul delhi mumbai cairo lagos nairobi sydney toronto
    chicago boston houston dallas""".split()
)
# German words for a body that stand before its name ("Hersteller …").
GERMAN_BODIES = frozenset(
    """hersteller herstellerin betreiber betreiberin firma unternehmen konzern verein klub
    behörde partei gewerkschaft verband zeitung sender agentur nachrichtenagentur anbieter
    händler lieferant""".split()
)
# German nouns that stand before a name without being part of it.
GERMAN_NOUNS = frozenset(
    """hersteller herstellerin betreiber betreiberin firma unternehmen konzern verein klub
    behörde amt partei gewerkschaft verband polizei feuerwehr zeitung sender agentur
    nachrichtenagentur stadt gemeinde bezirk kreis insel fluss berg chef chefin leiter leiterin
    trainer trainerin torwart torhüter stürmer kapitän brief bericht schreiben text aussage
    angaben nachricht mail e-mail rede antwort worte opfer nähe bewohner einwohner kunden
    mitarbeiter vorstand anwalt anwältin anbieter händler lieferant eigentümer besitzer
    tochter mutter vater sohn bruder schwester ehefrau ehemann autor autorin schriftsteller
    forscher forscherin professor professorin doktor richter richterin abgeordnete
    abgeordneter politiker politikerin sängerin sänger schauspieler schauspielerin""".split()
)
# Heads that take "of" within the name of a place ("Gulf of …").
# What ministers and departments are for: never a name by itself.
PORTFOLIOS = frozenset(
    """transport health education finance foreign defence defense interior home justice
    environment energy agriculture culture sports sport labour labor trade industry
    economy economic housing treasury development planning police fire council harbour
    harbor city county state district town village parish church school prime deputy
    vice chief senior security water climate science technology immigration tourism
    rescue ambulance regional national federal local general public social civil human""".split()
)
PLACE_HEADS = frozenset("gulf bay strait isle cape port sea lake mount city republic".split())
# Capitals that are no name of anyone: formats, currencies, measures, furniture of pages.
NO_NAMES = frozenset(
    """i i'm i'd i've i'll gdp ai tv pdf html url http https www am pm a.m p.m ceo cfo coo
    cto mp mps mep meps ok usd eur gbp id vat dna hiv covid covid-19 suv sms phd ba ma
    bsc md dc bc ad ce bce gmt utc cet est edt pst bst ist update updated correction
    clarification live breaking exclusive watch read editor's note photo image video
    file advertisement related trending faq q&a qr rsvp asap diy vip iq er icu internet
    earth god christmas easter ramadan qc kc obe mbe cbe esq majesty highness excellency
    honour honor lordship bible koran quran monsieur issn isbn doi ps re fwd cc subject
    dear article follow click subscribe newsletter cookies login""".split()
)

# Words of that list that are surnames too.
SURNAMES = frozenset("read watch photo image live earth christmas easter dear subject file".split())

# Words that open sentences and are no names; beside the function words.
STARTERS = frozenset(
    """a about above according across actually added additionally after afterwards again
    against ago all almost alone along already also although always amid among an and
    another any anybody anyone anything apart are around as aside ask asked at
    authorities away back based be because been before behind being below beneath beside
    besides between beyond big both breaking but by call called can cannot check clearly
    close come considering could critics currently days dear despite did do does don't
    down due during each earlier early either eight eighteen eighty eleven else
    elsewhere emergency enough especially even eventually every everybody everyone
    everything except experts fast few fifteen fifty finally first firstly five
    following for former forty four fourteen from fully further furthermore general get
    give given giving go good half had has have having he hello hence her here hers
    herself him himself his historically honestly how however hundreds i if in inside
    instead into investigators is it it's its itself just keep know large last late
    later latest least less let like likewise little local long look looking lots made
    mainly make many maybe me meanwhile members men millions mine more moreover most
    mostly much my nearby nearly neither never nevertheless new next nine nineteen
    ninety no nobody none nonetheless nor not note nothing now nowadays observers of off
    officials often old on once one ones only opponents or other others otherwise our
    ours ourselves out outside over overall own part people perhaps please police
    possibly previously probably protesters put quite rather read really recently
    regardless relatives reports rescuers residents right round said same say says
    scores second secondly see seven seventeen seventy several shares she should show
    similarly simply since six sixteen sixty small so some somebody someone something
    sometimes somewhere soon sources specifically staff start still such suddenly
    supporters sure take ten than thank thanks that that's the their theirs them then
    there thereafter therefore these they third thirteen thirty this those though
    thousands three through throughout thus till time to today together tomorrow tonight
    too top toward towards twelve twenty two typically under underneath unless unlike
    until up upon us use used usually very via wait was we we'll we're we've well were
    what whatever when whenever where whereas wherever whether which whichever while who
    whoever whom whose why will with within without witnesses women workers would yes
    yesterday yet you you'll you're you've your yours yourself zero mother father
    brother sister friends neighbours neighbors family doctors nurses teachers students
    parents campaigners scientists researchers analysts lawyers prosecutors ministers
    lawmakers soldiers firefighters passengers drivers customers fans players investors
    employees executives management prices sales profits revenue heavy severe strong
    high low free full public private national international federal central regional
    final initial preliminary statement letter message speech video der die das ein eine
    und aber auch er sie es wir ihr nach bei mit von vor zum zur im am als wenn weil nur
    noch schon laut el la los las un una y pero en por para con según le les une et mais
    dans sur avec d'après selon il elle ils elles ini itu dan yang di pada dalam kata
    menurut seorang oleh dengan untuk tetapi namun beliau mereka dia""".split()
)

# Groups of people: in the plural at a sentence's head they are nobody's name.
GROUPS = frozenset(f"{role}s" for role in ROLES) | frozenset(
    """people police protesters demonstrators residents villagers locals neighbours
    neighbors relatives families parents pupils students voters ministers lawmakers mps
    councillors rescuers firefighters medics doctors paramedics troops soldiers rebels
    militants gunmen prosecutors defendants jurors passengers motorists cyclists
    commuters pedestrians tourists visitors customers consumers shoppers users patients
    survivors victims witnesses bystanders onlookers observers critics supporters
    opponents allies rivals fans players unions bosses managers executives directors
    shareholders investors traders markets shares analysts economists experts scientists
    researchers academics historians engineers inspectors investigators detectives
    officers officials authorities aides insiders sources media newspapers reports
    reporters journalists broadcasters bloggers commentators pundits farmers growers
    fishermen retailers suppliers manufacturers airlines banks insurers lenders
    regulators watchdogs campaigners activists charities volunteers nurses teachers
    staff employees workers colleagues friends women men children girls boys teenagers
    adults pensioners migrants refugees asylum drivers pilots sailors crews teams
    results figures data documents records emails texts messages letters minutes papers
    files polls surveys studies tests images videos footage""".split()
)
GIVEN_FEMALE = frozenset(
    """ada adele agnes aisha alba alexandra alice alicia alina aline amanda amara amelia
    amina amy ana anastasia andrea angela angelina anita anja anna anne annie antonia
    april astrid aurora ava ayesha barbara beatrice beatriz bella bernadette beth betty
    bianca birgit bridget brenda camila carla carmen carol carolina caroline catherine
    cecilia celia celine charlotte chiara chloe christina christine claire clara claudia
    constance cora cristina daisy dana daniela daria dawn deborah denise diana dina dora
    doris dorothy edith eileen elaine elena eleanor elisa elizabeth ella ellen elsa
    emily emma erica erika esther eva eve evelyn fatima faye felicity fiona flora
    florence frances francesca freya gabriela gabrielle gemma georgia gerda gina giulia
    gloria grace greta hana hannah harriet heather heidi helen helena hilda holly ida
    imogen ines ingrid irene irina iris isabel isabella ivana ivy jacqueline jane janet
    jasmine jean jennifer jenny jessica jill joan joanna josephine joyce judith julia
    juliana julie karen karin kate katharina katherine kathleen katie kim kirsten
    kristin lara laura lauren layla lea leila lena leonie leticia lidia lillian lily
    lina linda lisa livia liz lola louise lucia lucy luisa lydia maggie maja margaret
    margarita maria marie marina marion marta martha mary matilda maya megan melanie
    melissa mia michelle miriam molly mona monica nadia nadine nancy naomi natalia
    natalie nicola nicole nina nora nour olga olivia paula pauline penelope petra phoebe
    priya rachel rebecca regina renata rita rosa rosalind rose rosemary ruth sabine
    sally samantha sandra sara sarah selma sharon sheila sofia sonia sophia sophie
    stella stephanie susan susanna suzanne sylvia tamara tanya tara teresa theresa tina
    ursula valentina valerie vanessa vera veronica victoria viola violet virginia vivian
    wendy yasmin yolanda yvonne zara zoe siti nur aminah farah mei ling yuki sakura
    keiko aiko sunita anjali lakshmi deepa ayşe elif ilse
    adaeze aditi ananya ann annabel annabelle anneliese annika anouk antoinette anya
    arabella ariadne ashley augusta ayumi beatrix belinda benedetta berenice bettina bonnie
    brigitte britta carina carlotta carrie cassandra cathy cecily chantal chiamaka christa
    clarissa claudine clementine colette cordelia corinna corinne cornelia dagmar daphne
    davina debbie delia delphine dervla dilys divya dominique dorothea edwina effie elke
    ellie elsie elspeth emiko emilia emmeline enid erin ernestine esme estelle eun eunice
    evangeline farida farrah fatou fenella fiorella folake francine freda frederica frida
    frieda funmi galina genevieve geraldine gertrude ginevra gisela giselle gladys glenda
    gloriana gudrun gwen gwendolyn gwyneth hanna hanne haruka hatice hedwig heike helga
    henrietta henrike hermione hester hettie hortense hyun ilana ilka ilona inga inge
    ingeborg iona isobel isolde ivanka izabela jada jana janice janine jeanette jeannie
    jemima jenna jetta joana jocelyn jodie johanna jolanta josefina josie juanita judy
    julianne juliet juliette jutta karina karla karolina kathrin kathy katja katya kavita
    kay kayla kelly kerstin kirsty klara kristina kristine lana larissa latifa lavinia leah
    leanne leda lenore leonor leonora lesley lidiya lilian liliana lindiwe linnea lisbeth
    liselotte loretta lorna lorraine lotta lotte louisa lucie lucille lucinda ludmila luise
    luz lyn lynn lynne mabel madeleine maeve magda magdalena maia maisie makena malin mara
    marcella margot marguerite mariana marianne marijke marilyn marisa marisol marit
    marjorie marlene martina maryam matilde maud maude maureen mavis meera melinda mercedes
    meredith merle mette mila mildred milena millicent millie mina minna mireille mirela
    mirjam moira morag muriel myra myriam myrtle nadja nandini nanette naoko natasha nell
    nelly nerys ngozi nicolette nikki noelle noemi nomvula nuala octavia odette odile
    olympia oona ophelia orla ottilie paloma pamela pascale patricia patsy paulina peggy
    perpetua petronella philippa philomena phyllis pia pippa polly pooja portia quintina
    radhika rahel ramona raquel rebekah renate renee rhiannon rhoda rhona ria roberta
    rochelle romy ronja rosalie rosamund rosanna rosario rosina rowena roxanne roza rukmini
    sabina sabrina sadie saskia selina serena severine shannon sheena shirley shona shreya
    sibyl sidonie sigrid silke silvia simone sinead siobhan solveig sonja soraya stefania
    steffi sunniva susanne sushma svenja svetlana tabitha tamsin tatiana tatjana tessa
    thandiwe thea thelma theodora thora tilda tilly toni tove tracey tracy trudy ulla ulrike
    uma una uta ute valeria velma verena veronika vibeke vicky vilma vivien vivienne wanda
    wangari wanjiku wenche wenna wilhelmina wilma winifred xenia xiaoli xiu ylva ysabel yumi
    yvette zainab zanele zelda zenobia zeynep zita zora zsofia zuzana""".split()
)
GIVEN_MALE = frozenset(
    """aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto alejandro
    alex alexander alfred ali amir anders andré andreas andrei andrew andy anthony
    antoine anton antonio arjun armando arne arthur artur axel barack barry ben benjamin
    bernard bernd bill bob boris brian bruce bruno carl carlos charles charlie chris
    christian christoph christopher claude colin conor craig daniel dario darren dave
    david dean dennis derek diego dieter dirk dmitri dominic donald douglas duncan eamon
    edgar eduardo edward edwin elias emil emilio emmanuel eric erik ernest esteban
    eugene fabio felipe felix fernando finn florian francesco francis francisco francois
    frank franz fred frederick friedrich gareth gary gavin gene geoffrey georg george
    gerald gerard giorgio giovanni giuseppe glenn gordon graham grant greg gregory guido
    guillermo gustav guy hamid hans harald harold harry harvey hasan hassan heinz hector
    henri henry herbert hugo hussein ian ibrahim igor ismail ivan ivo jack jacob jacques
    jaime jake jakob james jan jason javier jay jeff jeffrey jens jeremy jerry jim
    joachim joao joe joel johan johann johannes john jon jonas jonathan jordan jorge
    jose josé josef joseph joshua juan jude juha julian jürgen karl keith ken kenneth
    kevin khalid klaus kofi kurt kwame lars laurence laurent lawrence lee leo leon
    leonard leonardo lewis liam louis luca lucas luis luke malcolm manuel marc marcel
    marco marcus mario mark marko markus martin mateo matt matteo matthew matthias
    maurice max michael michel miguel mike milan mohamed mohammad mohammed morgan murray
    mustafa nathan neil nicholas nick nicolas nigel nikolai noah noel norman oliver omar
    oscar otto owen pablo patrick paul pedro per pete peter phil philip philippe pierre
    piotr rafael raj rajesh ralph ramon raul ravi ray raymond rené ricardo richard rob
    robert roberto robin rodrigo roger roland ron ronald rory ross roy ruben rudolf
    rupert russell ryan said salman sam samir samuel scott sean sebastian sergei sergio
    simon stanley stefan stephen steve steven stuart sven tariq ted teddy terry theo
    theodore thomas tim timothy tobias todd tom tomas tomás tony trevor tyler uwe vadim
    victor viktor vincent vladimir walter wayne werner wilhelm will william wolfgang
    xavier yusuf yuri youssef zachary wei ming hiroshi takashi kenji satoshi sanjay
    vikram jamie mehmet
    abel abram achim ade adolfo adriaan ahmet aidan aksel alain alasdair alastair albrecht
    aldo alec aled alessandro alexei alexis alfonso alfredo alistair allan alois alonso
    alvaro alvin amadou ambrose amit amos anand anatole anatoly andrej andrzej angelo angus
    anselm antoni anwar aravind archibald archie aristide arjen arkady arlo armin arnaud
    arnold arsène arvid asger ashok atticus aubrey august augustin augustine augusto aurelio
    austin aylmer baptiste baran barnaby bart bartholomew basil bastian benedict benito
    benno bernhard bert berthold bertram birger björn bogdan brad bradley brandon brendan
    brent brett bryan burkhard byron caleb callum calvin cameron caspar casper cecil cedric
    cem cesar chad chester chidi chinedu christos clarence claus clement clifford clive
    clyde colm conall conan conrad constantin corey corin cormac cornelius crispin curt
    curtis cuthbert cyril cyrus dag damian damien danilo darius darragh darryl davide davor
    dawid declan deepak delroy demetrius deniz denzel dermot desmond detlef dexter didier
    dietmar dietrich dimitri dinesh dmitry dominik doug dougal dov drew dudley dwayne dylan
    ebenezer eberhard edmund edoardo egon eino eirik elijah elmar elton elvis emeka emerson
    emile emir emre enoch enrico enrique enzo ephraim ernst errol erwin ethan etienne ettore
    evan everett ewan ezekiel ezra fabian faisal farid faruk feliks femi feng ferdinand
    fergus filip fintan fletcher franck fredrik friedhelm fritz fyodor gabriel gaetano
    garret garrett gaspard gaston gerd gerhard gerrit gert gianni gideon gilbert giles
    gilles glen gopal goran gottfried grigory guillaume gunnar gunther gustavo günter
    günther hakan hakim hakon hamish hank hannes hannu hao harish harlan hartmut haruto
    heiko heiner heinrich helge helmut hendrik henning henrik heribert herman hermann hernan
    hilary hiram hisham holger homer horace horatio horst hubert hugh humphrey hywel iain
    idris ignacio ilya imran ingo ingvar irving isaac isaiah ishmael isidore iwan izaak
    jamal janek janusz jared jarvis jasper jed jerome jerzy jesper jesse jesus jethro jian
    jochen joerg joey jonah jonathon joost jorgen joris josiah jozef julio julius jörg jürg
    kaan karim kaspar kazuo keir kelvin kemal kendrick kenny khaled kieran kiran kjell knut
    konrad konstantin kris kristian kristoffer krzysztof kwabena kwesi kyle lachlan laszlo
    laurens lauri laurie leander leif lennart leopold leroy lester levi lionel llewellyn
    lorcan lorenz lorenzo lothar loïc luc lucian luciano ludek ludo ludovic ludvig ludwig
    luigi luther lyle maarten mads magnus mahmoud majid makoto malachy malik manish marek
    marius marlon marten marvin marwan masato massimo matej mathias mathieu mats mattias
    mauricio mauro maximilian mehdi melvin mervyn micah micha michal michele mick mickey
    mikael mikhail miles milo miroslav moritz mortimer moses moshe muhammad mukesh murat
    myles nabil nasir nasser nathaniel naveen ned nestor neville niall nicolai nikhil nikita
    niklas niko nikola nils noam noboru oded olaf ole oleg oleksandr olivier olu omer orhan
    orlando orson osman oswald otis owain pascal pasquale patricio paulo pavel pawel peadar
    pelle percival percy peregrine petar petr phileas phineas piers pieter pim pirmin
    pradeep prakash qiang quentin quincy radek rafe rafiq ragnar rahul rainer ralf ramesh
    randall raoul rashid raúl reginald reinhard reinhold remy reuben reza rhodri rhys ricky
    rico roderick rodney rohan rolf roman romeo ronan ronnie roscoe royce rudi rudy rufus
    rui rune rurik sacha sachin saeed sami sandro sanjiv santiago saul saverio seamus
    sebastián segun selim seth severin seymour shane shaun shawn shigeru siddharth sidney
    siegfried sigmund sigurd silas silvio simeon sipho siôn slobodan soren stan stanislav
    steffen stelios stellan stephan stewart stig sumit sunil suresh svein sylvester søren
    tadeusz taras taro tarquin tatsuo tendai terence terrence thabo thaddeus themba theobald
    theodor thierry thorsten tiago tibor tillmann tomasz tommy torsten tristan tunde tyrone
    udo ulf ulrich ulysses umberto umut uri vaclav valentin valentino vasily vernon vijay
    vilhelm ville vince virgil vitaly vito vittorio vivek vojtech volkan volker waldemar
    walid warwick wendell wesley wilbur wilfred wilfried willem willi willie winston
    wojciech wouter wyatt xander xin yann yannick yash yasir yasser yaw yong yoshi yves
    zachariah zack zaki zane zbigniew zdenek zoltan""".split()
)
GIVEN = GIVEN_FEMALE | GIVEN_MALE

SAYING = frozenset(
    """said says say told tells wrote writes added adds stated states announced announces
    replied replies insisted insists argued argues claimed claims warned warns explained
    explains noted notes confirmed confirms denied denies declined declines tweeted
    posted recalled recalls asked asks admitted admits promised promises joked jokes
    testified concluded concludes declared declares called calls vowed urged urges
    thanked thanks apologised apologized resigned kata ujar dijo dit sagte""".split()
)
