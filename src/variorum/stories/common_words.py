"""Words that news uses about anything: they say little about what a story is.

Written down by hand as general vocabulary; a small call has too few articles for counts of
its own to show which words are ordinary.
"""

from __future__ import annotations

from variorum.text import FUNCTION_WORDS, stem

_PLAIN = """
able accord account across act action actually add address affect age ago agree ahead air allow
almost alone along already always amid among amount announce another answer anyone anything appear
area around arrive article ask asked attempt attend author authority available avoid aware away
back bad ban base become began begin behind believe best better big bit black board body book both
break bring brought build building business buy call came campaign care carry case cause center
central centre certain chair chance change charge check chief child children choose citizen city
claim clear close comment committee common community company complete concern condition confirm
consider contact contain continue control could council country county couple course court cover
create crisis critic current cut daily data date day deal dear death decade decide decision
declare decline deep defend demand department deputy describe despite detail develop die died
different difficult direct director discuss district document done door double doubt down dozen
draw drive drop due early earlier earn east easy economic effect effort eight either election
else emerge emergency employ end enough ensure enter entire especially even evening event ever
every evidence example except executive exist expect expert explain express extra eye face fact
fail fall family far fear federal feel few field fifth figure file final financial find fine
firm first five follow food force foreign form former forward found four free friday friend front
full fund future gain game gather gave general get give given global go goal going gone good got
government great ground group grow guard half hall hand happen hard head health hear heard heart
held help high history hit hold home hope hospital hour house huge human hundred hurt idea image
immediate impact important improve include including increase independent industry inform
information injure injured inside instead interest international interview investigate
investigation investigator involve issue job join judge july june just keep key kill killed kind
know known lack land large last late later latest launch law lawyer lead leader learn least leave
led left legal less letter level life light like likely limit line link list listen little live
local long look lose loss lost lot low made main major make man manage many march mark market may
mayor mean measure media meet meeting member men message middle might military million mind
minister ministry minute miss moment monday money month more morning most mother move much must
name nation national near nearly need never new news newspaper next night nine none normal north
note nothing notice november number occur october off offer office officer official often old
once one online open operate operation opinion option order organization other outside over own
page paid part particular party pass past pay people per percent perhaps period person photo
picture place plan plant play point police policy political poor position possible post power
prepare present president press pressure price private probably problem process produce program
project promise protect prove provide public publish pull push put question quick quickly quite
raise rate reach read ready real really reason recall receive recent recently record reduce refuse
region reject relate release remain remember remove report reporter represent request require
rescue research resident respond response rest result return reveal review right rise risk road
role room rule run safe safety same saturday save saw scene school season second secretary
section security see seek seem seen sell send senior sense sent separate september series serious
serve service set seven several share short show side sign similar simply since single sit
site situation six small social some someone something soon sort source south speak special
speed spend spoke spokesman spokesperson spokeswoman staff stand start state statement stay step
still stop story street strong student study such suffer suggest summer sunday support sure
system take talk team tell ten term test than thank thing think third thought thousand three
through thursday time today together told tomorrow tonight took top total toward town trade try
tuesday turn twelve twenty two type under understand union unit unite until update use used
usual various very via victim video view visit voice vote wait walk want war warn watch water way
wednesday week weekend well went west white whole wide win winter within without witness woman
women word work worker world worse worst would write written wrong yard year yesterday yet young
america american british european january february april august december monday
percent cent dollar euro pound km mile metre meter kilometre hundred thousand billion
click subscribe newsletter read related copyright reserve advertisement sign email app
"""
PLAIN: tuple[str, ...] = tuple(_PLAIN.split())
COMMON: frozenset[str] = frozenset(stem(word) for word in PLAIN) | frozenset(
    stem(word) for word in FUNCTION_WORDS
)
