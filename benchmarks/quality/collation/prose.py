"""Invented prose: letters of a town's council, made of word lists, so that words repeat as in life.

A text is a tuple of sentences, a sentence a tuple of tokens. Every token of a text has a number
of its own, which goes with it into every witness: the gold of an alignment.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

WORDS = {
    "body": "the council|the harbour board|the school committee|the union|the tram company|my "
    "office|the fire brigade|the new owners|the planning department|the hospital|your board",
    "thing": "the bridge|the old mill|the programme|the north gate|the market hall|the labour "
    "agreement|the ferry|the sports centre|the theatre|the pension fund|the licence|the "
    "swimming pool|the town's archive|the budget|the well-known clock tower|the shuttle bus",
    "people": "the residents|our pupils|the night nurses|the dock workers|all members|the "
    "drivers|the families|many of you|our neighbours|the volunteers|the shopkeepers|the players",
    "when": "On Friday evening|In the first week of March|Two years ago|After the flood|Last "
    "winter|By the end of this month|During the strike|Since October|On the day of the vote",
    "verb": "closed|repaired|sold|defended|forgot|praised|inspected|abandoned|promised|"
    "organised|measured|refused|rebuilt|emptied",
    "to": "close|repair|sell|defend|reopen|inspect|abandon|finance|organise|analyse|honour|"
    "rebuild|empty|measure",
    "number": "three|seven|nine|eleven|fourteen|eighteen|twenty|thirty|forty|sixty",
    "unit": "metres|pages|days|buses|families|windows|meetings|tonnes of gravel|signatures|"
    "letters|beds|hours",
    "how": "quietly|gladly|without warning|slowly|at great cost|against our advice|in good "
    "faith|far too late|honestly|twice",
    "quality": "favourite|honest|narrow|expensive|old|dangerous|grey|proud|reasonable|shameful|"
    "quiet|bitter|colourful",
    "name": "Oduya|Brandreth|Kestrel Lane|Wexcombe|Achterberg|Vantongeren|Millbrook|Sandoval|"
    "Lisbet Roake|Halden",
    "reason": "nobody had read the contract|the roof was not safe|the figures were wrong|we had "
    "no choice|the money was gone|the water was still rising|the engineers asked for it",
}
TEMPLATES = (
    "{when}, {body} {verb} {thing} {how}.",
    "{when}, we asked {people} to leave {thing}.",
    "We did not {to} {thing}, and we will not {to} it now.",
    "I have told {body} that {number} {unit} are not enough.",
    "{people} waited {number} hours at {thing} in {name}.",
    "It is not true that {body} {verb} {thing} because {reason}.",
    "Nobody on the board wanted to {to} {thing}, but {reason}.",
    "If {body} can {to} {thing}, {people} will thank them.",
    "You know how {quality} {thing} has become for {people}.",
    "I am writing to you about {thing}, which {body} {verb} {how}.",
    "{number} {unit} were lost, {number} were found again, and the rest is in {name}.",
    "Was it {quality} to {to} {thing} when {reason}?",
    "We owe {people} an answer, a plan and a {quality} word.",
    "{name} was the first to say that {reason}.",
    "There is no {quality} way to {to} {thing}.",
    "{body} has offered {number} {unit}; {people} have asked for {number}.",
    "I do not know who {verb} {thing}, and I do not ask.",
    "Please tell {people} that {thing} is safe.",
    "What happened in {name} must not happen here.",
    "{when}, {people} stood beside {thing} and said nothing.",
    "The report says that {thing} is {quality}, that {body} knew it, and that {reason}.",
    "We shall {to} {thing} together, or we shall not {to} it at all.",
    "Some of {people} have called this {quality}, and they are right.",
    "My own view is simple: {thing} belongs to {people}.",
    "Never again will {body} {to} {thing} {how}.",
    "We will meet in {name}, we will count the {unit}, and we will go home.",
    "Every {quality} letter that you sent was read by {body}.",
    "To {people} I say this: {reason}.",
    "The work on {thing} costs {number} million pounds, not {number}.",
    "They're proud of {thing}, and I can't blame them.",
)
_TOKEN = re.compile(r"[\w]+(?:['’-][\w]+)*|[^\w\s]")


@dataclass(frozen=True)
class Token:
    """One word: its number, how it is written, what stands before it ("" to ", ")."""

    id: int
    word: str
    before: str = " "


@dataclass(frozen=True)
class Sentence:
    """Words in order, and the mark that ends them; ``breaks`` before a new paragraph.

    ``opening`` is how many words make an opening phrase with a comma after it, or 0.
    """

    tokens: tuple[Token, ...]
    end: str
    breaks: bool = False
    opening: int = 0


Text = tuple[Sentence, ...]


def write(words: int, seed: int) -> Text:
    """A text of about so many words, no more than eight beyond."""
    rng = random.Random(f"prose {seed} {words}")
    decks: dict[str, list[str]] = {}
    sentences: list[Sentence] = []
    number = 0
    since_break = 0
    ends = False
    while number < words and not ends:
        template = _draw(decks, "", list(TEMPLATES), rng)
        opening = template.startswith("{when},")
        line = re.sub(
            r"\{(\w+)\}", lambda m: _draw(decks, m[1], WORDS[m[1]].split("|"), rng), template
        )
        line = line[0].upper() + line[1:]
        if number + len(_TOKEN.findall(line)) > words + 8 and number:
            line, opening, ends = "That is all I can say today.", False, True
        since_break += 1
        breaks = bool(sentences) and since_break > rng.choice((2, 3, 4))
        since_break = 0 if breaks else since_break
        made = _sentence(line, number, breaks)
        if opening:
            comma = next(i for i, t in enumerate(made.tokens) if t.before == ", ")
            made = Sentence(made.tokens, made.end, made.breaks, comma)
        sentences.append(made)
        number += len(made.tokens)
    return tuple(sentences)


def sentence(line: str, first: int, breaks: bool = False) -> Sentence:
    """A sentence read from a line; its words are numbered from ``first``."""
    return _sentence(line, first, breaks)


def _draw(decks: dict[str, list[str]], name: str, all_: list[str], rng: random.Random) -> str:
    """Cards drawn from a shuffled deck: everything comes up about as often."""
    if not decks.get(name):
        decks[name] = rng.sample(all_, len(all_))
    return decks[name].pop()


def _sentence(line: str, first: int, breaks: bool) -> Sentence:
    tokens: list[Token] = []
    before = ""
    for found in _TOKEN.finditer(line):
        piece = found.group()
        if piece[0].isalnum():
            tokens.append(Token(first + len(tokens), piece, before + " " if tokens else ""))
            before = ""
        else:
            before += piece
    return Sentence(tuple(tokens), before or ".", breaks)
