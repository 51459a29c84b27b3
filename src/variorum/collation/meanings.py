"""Common words of seven languages by what they mean, to tell what a sentence may translate.

A dictionary of a hundred meanings is no translation. But numbers, days, months, negations and
the most common nouns and verbs seldom get lost in one, and so tell sentences of like length
apart. Each line: the meaning, then how its words begin in English, German, French, Spanish,
Italian, Dutch, Portuguese; "=" before a word that must stand as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_TABLE = """
2 =two =2 =zwei =deux =dos =due =twee =dois =duas
3 =three =3 =drei =trois =tres =tre =drie =três
4 =four =4 =vier =quatre =cuatro =quattro =quatro
5 =five =5 =fünf =cinq =cinco =cinque =vijf
6 =six =6 =sechs =seis =sei =zes
7 =seven =7 =sieben =sept =siete =sette =zeven =sete
8 =eight =8 =acht =huit =ocho =otto =oito
9 =nine =9 =neun =neuf =nueve =nove =negen
10 =ten =10 =zehn =dix =diez =dieci =tien =dez
11 =eleven =11 =elf =onze =once =undici
12 =twelve =12 =zwölf =douze =doce =dodici =twaalf =doze
100 hundred =100 hundert =cent cien =cento honderd =cem
1000 thousand =1000 =1,000 tausend =mille =mil duizend
half =half hälfte =halb =moitié =demi mitad =medio metà =mezzo helft metade =meio
first =first =erste =ersten =premier =première =primer primer =primo =prima =eerste primeir
last =last letzt derni últim ultim laatst
monday monday montag lundi lunes lunedì maandag segunda-feira
tuesday tuesday dienstag mardi martes martedì dinsdag terça
wednesday wednesday mittwoch mercredi miércoles mercoledì woensdag quarta-feira
thursday thursday donnerstag jeudi jueves giovedì donderdag quinta
friday friday freitag vendredi viernes venerdì vrijdag sexta-feira
saturday saturday samstag sonnabend samedi sábado sabato zaterdag
sunday sunday sonntag dimanche domingo domenica zondag
january january januar janvier enero gennaio januari janeiro
february february februar février febrero febbraio februari fevereiro
march =march =märz =mars =marzo =maart =março
april =april =avril =abril =aprile
may =mai =mayo =maggio =mei =maio
june =june =juni =juin =junio =giugno =junho
july =july =juli =juillet =julio =luglio =julho
august =august =août =agosto =augustus
september september septembre septiembre settembre setembro
october october oktober octobre octubre ottobre outubro
november november novembre noviembre novembro
december december dezember décembre diciembre dicembre dezembro
not =not =don't =won't =can't =cannot =didn't =isn't =doesn't =nicht =pas
not =no =non =niet =não =kein =keine =keinen =geen =n't
never =never =nie =niemals =jamais =nunca =mai =nooit
nobody =nobody =no-one =niemand =personne =nadie =nessuno =ninguém
nothing =nothing =nichts =rien =nada =niente =niets
everyone =everyone =everybody =alle =tous =todos =tutti =allen =iedereen =toutes
always =always =immer =toujours =siempre =sempre =altijd
because =because =weil =denn =car =parce =porque =perché =omdat =want
but =but =aber =sondern =mais =pero =sino =ma =maar =mas
if =if =wenn =falls =si =se =als
without =without =ohne =sans =sin =senza =zonder =sem
more =more =mehr =plus =más =più =meer =mais
again again =wieder =nochmals encore =répète otra nuevo ancora opnieuw =weer novo
our =our =ours =unser =unsere =unseren =unserer =notre =nôtre =nos nuestr nostr =ons =onze noss
my =my =mein =meine =meinen =meiner =meinem =mon =ma =mes =mi =mis =mio =mia =mijn =meu =minha
sorry sorry apolog =leid entschuldig désolé excus =siento
sorry disculp scus dispiac =spijt excuses desculp
thank thank dank danke merci remerci gracia grazie ringrazi bedank obrigad
dear =dear =liebe =lieber sehr querid =cher =chers =chère =caro =cara =beste geachte =estimado
friend friend freund ami amis amig amic vriend
people people leute menschen gens gente =mensen pessoas
man =man =men =mann =männer =homme =hommes hombre uomo uomini =mannen homem homens
woman woman women =frau =frauen femme mujer donn =vrouw =vrouwen mulher
child child kind enfant niño hijo bambin figli crianç filh
mother mother mutter =mère madre moeder =mãe
father father vater =père padre vader =pai
house =house =houses =home =haus häuser maison =casa =case =huis huizen
city =city =town stadt =ville ciudad città =stad cidade
country countr land pays país paese
world world welt monde mundo mondo wereld
school school schule école escuela scuola escola
door =door =doors =tür =türen porte puerta porta =deur =deuren
night =night =nights nacht nuit noche notte noite
morning morning morgen matin mañana mattin ochtend manhã
today =today =heute aujourd =hoy =oggi vandaag =hoje
tomorrow tomorrow =morgen demain mañana domani amanhã
yesterday yesterday =gestern =hier =ayer =ieri gisteren =ontem
year =year =years =jahr =jahre =jahren année =ans =an =año =años =anno =anni =jaar =ano =anos
month month monat mois =mes meses mese mesi maand
week =week =weeks woche semaine semana settiman weken
day =day =days =tag =tage =tagen jour =día =días giorn =dag =dagen =dia =dias
hour =hour =hours stunde heure =hora =horas =ora =ore =uur =uren
work =work works worked working arbeit travail trabaj lavor werk trabalh
money money geld argent dinero denaro soldi dinheiro
water water wasser =eau =agua acqua =água
fire =fire =fires feuer brand incend fuego fuoco =vuur fogo
light =light =lights =licht =lumière =luz =luce
bread bread brot =pain =pan =pane =brood =pão
lamp lamp lampe lámpara lampad lâmpada
cat =cat =cats katze =chat =gato =gatto =kat
dog =dog =dogs =hund =chien =perro =cane =hond =cão
street street road straße strasse =rue calle strada straat =rua
ship =ship =ships schiff navire bateau barco nave schip navio
letter letter brief lettre carta lettera
truth truth =true wahr vérité vrai verdad verdade verità =vero waarheid =waar
lie =lie =lied =lies lüge lügen mensonge mentir mentira bugia menti =leugen
war =war =krieg guerre guerra oorlog
peace peace frieden =paix =paz =pace vrede
dead =dead =died =death =tot =tod gestorben =mort =morts muert mort =dood gestorven morreu
vote =vote =voted =votes stimm gewählt =voté voté vote votad voto gestemd =stem
open =open opened öffn =offen ouvert abiert apert geopend abert
closed closed close geschlossen fermé cerrad chius gesloten fechad
new =new =neu =neue =neuen nouveau nouvelle nuev nuov =nieuw =nieuwe =novo =nova
good =good =gut =gute =guten =bon =bonne bueno buena buono buona =goed =goede =bom =boa
want want =will wollen =veux =veut voulons voulez quier querem vogli voglia =wil willen =quero
must =must =muss müssen =dois =doit devons debe =deve devo =moet moeten
know =know =knows =knew =weiß wissen =sais =sait savons =sé
know sabe sabem =so sappiamo sapere =weet weten =sei sabemos
see =see =seen =saw =sehe gesehen sehen =voir =vu =voit =visto =veo =vedere gezien =zien =vejo
say =say =said =says gesagt =sage =sagt =dit =dire =dicho =digo =detto =dico gezegd =zeg =disse
write =write =wrote =written =writing schreib geschrieben écri
write escrib escrit scriv scritt schrijf geschreven escrev
read =read =reads =lese gelesen =liest =lire =lis =lu
read =leer =leído =leggere =letto gelezen =lezen =ler =lido
ask =ask =asked =asks frage gefragt fragt demand pregunt chied chiest vraag gevraagd pergunt
"""
_ROWS = [line.split() for line in _TABLE.strip().splitlines()]
_EXACT: dict[str, set[str]] = {}
_BEGINS: dict[str, set[str]] = {}
for _meaning, *_forms in _ROWS:
    for _form in _forms:
        if _form[0] == "=":
            _EXACT.setdefault(_form[1:], set()).add(_meaning)
        else:
            _BEGINS.setdefault(_form, set()).add(_meaning)
_SIZES = sorted({len(form) for form in _BEGINS})
_FEWEST = 3


@lru_cache(maxsize=16_384)
def meanings_of(word: str) -> frozenset[str]:
    """What a word in compared form may mean, of the meanings that are known here.

    Example:
        >>> sorted(meanings_of("freunde")), sorted(meanings_of("amigos"))
        (['friend'], ['friend'])
    """
    found = set(_EXACT.get(word, ()))
    for part in word.replace("\u2019", "'").split("'"):
        if len(part) >= _FEWEST and part != word:
            found |= _EXACT.get(part, set())
        for size in _SIZES:
            if size > len(part):
                break
            found |= _BEGINS.get(part[:size], set())
    return frozenset(found)


def meanings_in(words: Iterable[str]) -> frozenset[str]:
    """What any of some words may mean."""
    return frozenset(meaning for word in words for meaning in meanings_of(word))
