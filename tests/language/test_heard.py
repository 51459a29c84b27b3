from __future__ import annotations

from variorum.language.heard import hear
from variorum.language.marks import find_pairs
from variorum.language.names import find_names
from variorum.language.quotations import find_quotations
from variorum.language.sentences import split_sentences
from variorum.language.tagging import Said
from variorum.model import Article, ArticleId, Block, CaptureId, Quotation, Span


def article_of(text: str) -> Article:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(Span(at, at + len(line)), "paragraph"))
        at += len(line) + 1
    return Article(
        ArticleId("a"), CaptureId("sha256:0"), "test", text, tuple(blocks), language="en"
    )


def said(
    text: str, content: str, source: str | None = None, cue: str | None = None, sure: float = 9.0
) -> Said:
    def place(words: str | None) -> Span | None:
        return None if words is None else Span(text.index(words), text.index(words) + len(words))

    span = place(content)
    assert span is not None
    return Said(span, place(source), place(cue), sure)


def read(text: str, heard: list[Said] | None) -> list[Quotation]:
    article = article_of(text)
    sentences = split_sentences(article)
    return list(find_quotations(article, sentences, find_names(article, sentences), heard))


TWO = 'Mayor Ann Orr met Ben Hale. "It holds," said Ben Hale in the name of Ann Orr.'


def test_the_reader_overrules_the_rules_only_where_it_is_sure() -> None:
    heard = said(TWO, '"It holds,"', None, "said")
    end = TWO.rindex("Ann Orr")
    heard = Said(heard.content, Span(end, end + 7), heard.cue, 9.0)
    sure = read(TWO, [heard])[0]
    unsure = read(TWO, [Said(heard.content, heard.source, heard.cue, 0.5)])[0]
    by_rules = read(TWO, None)[0]
    assert sure.speaker_span is not None
    assert sure.speaker_span.of(TWO).startswith("Ann Orr")
    assert sure.speaker == "Ann Orr"
    assert by_rules.speaker == "Ben Hale"
    assert unsure.speaker_span == by_rules.speaker_span


def test_a_clause_that_the_reader_heard_has_its_source_and_cue() -> None:
    text = "Nobody in the town council expects that the bridge will open, Ann Orr conceded."
    heard = said(text, "that the bridge will open", "Nobody in the town council", "expects")
    (found,) = read(text, [heard])
    assert (found.kind, found.form, found.content) == ("indirect", "verb", heard.content)
    assert found.speaker_span == heard.source
    assert found.speaker is None


def test_a_pronoun_that_the_reader_heard_is_whom_the_rules_find_it_to_be() -> None:
    text = "Ann Orr opened the bridge. It was late by a year, she reckoned."
    heard = said(text, "It was late by a year", "she", "reckoned")
    (found,) = read(text, [heard])
    assert found.speaker_span is not None
    assert found.speaker_span.of(text) == "she"
    assert found.speaker == "Ann Orr"


def test_a_time_before_the_source_is_no_part_of_who_speaks() -> None:
    text = '09:12 A rower, Ann Orr, tells us: "The pier went under at once."'
    heard = said(text, '"The pier went under at once."', "09:12 A rower, Ann Orr,", "tells")
    (found,) = read(text, [heard])
    assert found.speaker == "Ann Orr"


def test_a_few_words_that_nobody_was_heard_to_say_are_nobodys() -> None:
    text = 'The "bridge to nowhere" was closed by Ann Orr. "We shut it," said Ann Orr.'
    heard = said(text, '"We shut it,"', "Ann Orr", "said")
    found = read(text, [heard])
    assert [(q.span.of(text), q.use) for q in found] == [
        ("bridge to nowhere", "scare"),
        ("We shut it,", "speech"),
    ]


def test_a_long_quotation_stays_somebodys_words_though_the_reader_missed_it() -> None:
    text = '"We shut it because the deck had moved by a hand overnight," said Ann Orr.'
    (found,) = read(text, [])
    assert (found.use, found.speaker) == ("speech", "Ann Orr")


def test_a_clause_around_words_in_marks_is_mixed_and_heard_as_a_whole() -> None:
    text = 'Ann Orr said the bridge was "a wreck" and had to go.'
    heard = said(text, 'the bridge was "a wreck" and had to go', "Ann Orr", "said")
    found = read(text, [heard])
    assert [(q.kind, q.content) for q in found] == [("mixed", heard.content), ("direct", None)]


def test_what_was_heard_in_a_heading_is_marked_as_of_a_headline() -> None:
    text = "Bridge unsafe, says mayor\nAnn Orr spoke."
    article = article_of(text)
    blocks = (Block(article.blocks[0].span, "title"), article.blocks[1])
    article = Article(article.id, article.capture, article.input, text, blocks, language="en")
    sentences = split_sentences(article)
    heard = said(text, "Bridge unsafe", "mayor", "says")
    (found,) = find_quotations(article, sentences, (), [heard])
    assert found.headline
    assert found.content == heard.content


def test_a_content_is_matched_with_the_marks_that_it_shares_most_with() -> None:
    text = '"One," she said. "Two and three."'
    pairs = find_pairs(article_of(text), frozenset())
    hearsay = hear([said(text, '"Two and three."'), said(text, "she said")], pairs)
    assert hearsay.of_pair == {1: 1}
    assert hearsay.clauses == (0,)
    assert hearsay.touches(Span(7, 9))
    assert not hearsay.touches(Span(0, 5))
