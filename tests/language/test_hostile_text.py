"""Whatever the text, a reading ends in time that grows with its length, and without a crash."""

from __future__ import annotations

import pytest
from tests.effort import assert_grows

from variorum.language import analyse
from variorum.model import Article, ArticleId, Block, CaptureId, Span

# Twice the text may take this many times as long; four times would be the square.
_TWICE = 3.0
_SIZE = 30_000


def page(text: str) -> Article:
    """An article with one paragraph for each line of a text, taken as it is."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(at, at + len(line)), "paragraph"))
        at += len(line) + 1
    return Article(
        ArticleId("a"), CaptureId("sha256:0"), "hostile", text, tuple(blocks), language="en"
    )


def name(number: int) -> str:
    """A name for each number."""
    letters = [chr(97 + number // 26**k % 26) for k in range(4)]
    return "X" + "".join(letters)


def many(form: str) -> str:
    """A form with names in it, over and over, each time with a name of its own."""
    found, size, number = [], 0, 0
    while size < 2 * _SIZE:
        found.append(form.format(name(number)))
        size += len(found[-1])
        number += 1
    return "".join(found)


REPEATED = {
    "words without a stop": "the river was high and nobody saw it ",
    "one word": "a",
    "capitals": "Ann Orr of the Bank ",
    "initials": "A. ",
    "letters with points": "A.",
    "straight quote marks": '"',
    "opening marks": "\u201c",
    "closing marks": "\u201d",
    "marks of many sorts": "\"\u201c\u201d\u201e\u00ab\u00bb'",
    "single marks": "'x ",
    "possessives": "members' go ",
    "quotations": '"I go," he said. ',
    "open quotations": "\u201cI go on\n",
    "parentheses": "(",
    "pairs of parentheses": "()",
    "brackets": "[",
    "controls": "\x00\x01 \x1f",
    "right-to-left overrides": "\u202eabc\u202c said \u201cx\u201d ",
    "lone surrogates": '\ud800 Ann \udfff said "x\ud800" ',
    "dots": ". ",
    "commas": ", ",
    "verbs of saying": "said ",
    "letters in letters": "his letter to her said, ",
    "relative clauses": "Ann, who ",
    "titles": "Mayor ",
    "bodies": "Ministry of the ",
    "announced letters": "The letter reads:\nDear all,\nI go.\n",
    "turns": "ANN: x\n",
    "copyright": "\u00a9 by ",
    "addresses": "(http://a.a.",
    "apostrophes": "O'",
    "ideographs": "\u6f22\u5b57\u3002",
    "digits": "1,",
    "outlets": "outlets such as Ann, ",
}
NAMED = {
    "people": "{} Smith said no. ",
    "namesakes": "{} Smith went. Smith said no. ",
    "couples": "Ann {0} and Bob {0} went. ",
    "officers": "Mayor {} Orr went. The mayor said no. ",
    "firms": "{} Foods, the maker, fell. The company said no. ",
    "short forms": "Acme {} Inc grew. Acme fell. ",
    "pronouns": 'Ann {} fell. He said no. "It is," she said. ',
    "documents": 'A letter from Ann {} fell. It said "no such thing". ',
    "acronyms": "{} Bank Group (XBG) fell. ",
}


@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED.keys())
def test_repetition_takes_time_in_proportion(unit: str) -> None:
    once, twice = unit * (_SIZE // len(unit)), unit * (2 * _SIZE // len(unit))
    _assert_linear(once, twice)


@pytest.mark.parametrize("form", NAMED.values(), ids=NAMED.keys())
def test_ever_new_names_take_time_in_proportion(form: str) -> None:
    twice = many(form)
    _assert_linear(twice[: len(twice) // 2], twice)


def _assert_linear(once: str, twice: str) -> None:
    shorter, longer = page(once), page(twice)
    assert_grows(lambda: analyse(shorter), lambda: analyse(longer), most=_TWICE)


@pytest.mark.parametrize(
    "text",
    [
        "so it went on and on " * 50_000,
        '"' * 100_000,
        "\u201c" * 100_000,
        "(" * 100_000,
        "Ann Orr " * 100_000,
        "x" * 1_000_000,
        "\n" * 1_000_000,
    ],
    ids=[
        "a line of 1 MB",
        "marks",
        "opening marks",
        "parentheses",
        "names",
        "one word",
        "no words",
    ],
)
def test_a_text_of_extreme_size_is_read_to_its_end(text: str) -> None:
    told = page(text)
    found = analyse(told)
    assert found.article == told.id
    spans = [s.span for s in found.sentences] + [q.outer for q in found.quotations]
    spans += [m.span for m in found.mentions] + [c.span for c in found.credits]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
