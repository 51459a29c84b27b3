"""Quotations: who is given which words, on invented mini-articles and on hostile text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.language.lending import lend_between_reports
from variorum.language.names import find_names
from variorum.language.quotations import find_quotations
from variorum.language.sentences import split_sentences
from variorum.model import (
    Analysis,
    Article,
    ArticleId,
    Block,
    BlockKind,
    CaptureId,
    Fact,
    Quotation,
    Span,
)


def article_of(
    *paragraphs: str,
    title: str | None = None,
    language: str = "en",
    kinds: dict[int, BlockKind] | None = None,
    publisher: str | None = None,
    name: str = "a",
) -> Article:
    parts = [title, *paragraphs] if title else list(paragraphs)
    blocks = []
    at = 0
    for number, part in enumerate(parts):
        kind: BlockKind = "title" if title and number == 0 else "paragraph"
        if kinds and number in kinds:
            kind = kinds[number]
        if part.strip():
            lead = len(part) - len(part.lstrip())
            blocks.append(Block(Span(at + lead, at + len(part.rstrip())), kind))
        at += len(part) + 2
    return Article(
        id=ArticleId(name),
        capture=CaptureId("sha256:0"),
        input=name,
        text="\n\n".join(parts),
        blocks=tuple(blocks),
        title=Fact(title, "first line") if title else None,
        publisher=Fact(publisher, "host name") if publisher else None,
        language=language,
    )


def read(article: Article) -> tuple[Quotation, ...]:
    sentences = split_sentences(article)
    return find_quotations(article, sentences, find_names(article, sentences))


LETTER = (
    "The letter from head gardener Ellen Dray to the council, sent on Friday, reads:",
    "Dear councillors,",
    "The glasshouse will fall down this winter.",
    "What it needs:",
    "• New ribs",
    "• New glass",
    "I have asked four times.",
    "Yours,",
    "Ellen Dray",
    "The council's leader did not answer questions.",
)


def test_a_letter_set_as_plain_paragraphs_is_one_quotation_of_its_author() -> None:
    article = article_of(*LETTER, title="Glasshouse in danger", kinds={5: "item", 6: "item"})
    (letter,) = [q for q in read(article) if q.form == "block"]
    words = letter.span.of(article.text)
    assert words.startswith("Dear councillors,")
    assert words.endswith("Ellen Dray")
    assert letter.speaker == "Ellen Dray"
    assert letter.written


def test_what_the_writer_was_told_does_not_end_a_letter() -> None:
    article = article_of(
        "Judge Ida Brandt has resigned. The Argus prints her letter in full:",
        "President,",
        "I leave the court on 1 May.",
        "My own clerk told me in June that the cellar leaks. The builder told me so again.",
        "I told you so at Easter. You told the registrar to find a bucket.",
        "Ida Brandt",
        "A spokesman for the court, Tom Varga, said: “We have buckets.”",
        title="Judge resigns",
    )
    (letter,) = [q for q in read(article) if q.form == "block"]
    words = letter.span.of(article.text)
    assert words.startswith("President,")
    assert words.endswith("Ida Brandt")
    assert letter.speaker == "Ida Brandt"


def test_a_letter_that_greets_nobody_is_found_by_its_signature() -> None:
    article = article_of(
        "The principal of Tarn Academy, Ruth Okafor, wrote to parents. The letter reads in full:",
        "We close in July. I had hoped never to write this sentence.",
        "The inspector told the board in May that the hall could not be saved.",
        "R. Okafor",
        "Principal",
        "“I cried,” the principal said later.",
        title="School to close",
    )
    (letter,) = [q for q in read(article) if q.form == "block"]
    assert letter.span.of(article.text).endswith("R. Okafor")
    assert letter.speaker == "Ruth Okafor"


def test_a_statement_on_the_partys_own_page_is_its_quotation() -> None:
    page = (
        "At dawn the wall of the Brae reservoir began to leak. Nobody is in danger.",
        "We are lowering the water by a metre a day.",
        "We apologise for the noise.",
    )
    signed = article_of(*page, "— Calder Minerals", title="Statement on the Brae reservoir")
    (quotation,) = read(signed)
    assert quotation.form == "block"
    assert quotation.speaker == "Calder Minerals"
    assert quotation.span.of(signed.text).endswith("noise.")
    own = article_of(
        *page, title="Statement on the Brae reservoir", publisher="Calder Minerals Works"
    )
    assert [q.speaker for q in read(own)] == ["Calder Minerals Works"]


def test_a_report_on_a_statement_is_no_statement() -> None:
    reports = (
        article_of(
            "The firm issued a statement on Monday. We asked for more.",
            "“We are sorry,” the firm said.",
            "Lars Mo",
            title="Firm releases statement",
        ),
        article_of(
            "I have lived on Quay Street for forty years. We were promised a tram.",
            "I am done waiting.",
            "Wilma Strand",
            title="Opinion: we need the tram",
            publisher="Larvik Post",
        ),
    )
    assert not [q for report in reports for q in read(report) if q.form == "block"]


def test_a_presenter_may_quote_others_inside_a_turn() -> None:
    article = article_of(
        "PRESENTER: Hanne Brodie, who led the rescue, has slept. “My boots are still wet,” she told us.",
        "VARGA: “It holds.”",
        "PRESENTER: And then?",
        title="Evening bulletin",
    )
    inside = [q for q in read(article) if q.form == "marks"]
    assert [(q.span.of(article.text), q.speaker) for q in inside] == [
        ("My boots are still wet,", "Hanne Brodie")
    ]
    assert inside[0].parent == 0


def test_words_without_a_speaker_are_lent_one_by_another_report() -> None:
    first = article_of(
        "“You sold the organ and kept the stool yourself,” Ida Brandt wrote to the court.", name="a"
    )
    second = article_of(
        "The line “you sold the organ and kept the stool” is unfair. The “stool affair” stays.",
        name="b",
    )
    reports = [first, second]
    analyses = [Analysis(r.id, (), read(r)) for r in reports]
    lent = lend_between_reports(reports, analyses)
    assert [q.speaker for q in lent[1].quotations] == ["Ida Brandt", None]
    back = lend_between_reports(reports[::-1], analyses[::-1])
    assert back[::-1] == lent


def test_reports_that_disagree_lend_no_speaker() -> None:
    reports = [
        article_of("“We moved the cattle at dawn,” said farmer Piet Holm.", name="a"),
        article_of("“We moved the cattle at dawn,” said farmer Ann Sole.", name="b"),
        article_of("The words “we moved the cattle at dawn” stood on a wall.", name="c"),
    ]
    lent = lend_between_reports(reports, [Analysis(r.id, (), read(r)) for r in reports])
    assert [q.speaker for q in lent[2].quotations] == [None]


def test_a_line_that_attributes_a_letter_by_a_dash_is_no_part_of_it() -> None:
    article = article_of(
        "The full text, which leaked on Monday, began with a joke:",
        "Dear Trustees, dear friends,",
        "You asked for ten good years. I gave you nine.",
        "Keep the dinosaurs dry!”",
        "— Otto Lind[2]",
        "The trustees thanked Otto Lind.",
        title="Museum head goes",
    )
    (letter,) = [q for q in read(article) if q.form == "block"]
    assert letter.span.of(article.text).endswith("Keep the dinosaurs dry!")
    assert letter.speaker == "Otto Lind"


def test_a_block_quotation_is_given_to_the_one_who_introduces_it() -> None:
    article = article_of(
        "Ranger Ada Moss wrote in a post on Sunday:",
        "The wolves are not the problem. The picnics are.",
        "Nobody replied.",
        title="Wolf seen in park",
        kinds={2: "quote"},
    )
    (block,) = [q for q in read(article) if q.form == "block"]
    assert block.speaker == "Ada Moss"
    assert block.span.of(article.text) == "The wolves are not the problem. The picnics are."


def test_a_transcript_gives_each_turn_to_its_label() -> None:
    article = article_of(
        "Minister Paul Ash was asked about the dam.",
        "HOST: Will it hold?",
        "ASH: It has held since my grandfather built it.",
        "HOST: Is that a yes?",
        title="The dam, word for word",
    )
    turns = [(q.span.of(article.text), q.speaker) for q in read(article) if q.form == "turn"]
    assert turns == [
        ("Will it hold?", None),
        ("It has held since my grandfather built it.", "Paul Ash"),
        ("Is that a yes?", None),
    ]


def test_one_utterance_over_paragraphs_keeps_one_group() -> None:
    article = article_of(
        "“We began with one cow,” said Ingrid Falk.",
        "“Then there were two.",
        "“Now there are none,” she said.",
        title="The last dairy",
    )
    found = [q for q in read(article) if q.kind == "direct"]
    assert [q.speaker for q in found] == ["Ingrid Falk"] * 3
    assert found[1].group == found[2].group


def test_a_mark_that_closes_only_paragraphs_later_makes_one_quotation() -> None:
    article = article_of(
        "Skipper Jon Vik said: “The net came up empty.",
        "We cast it again and it came up with a door.",
        "Behind the door was the sea.”",
        "The harbour office had no comment.",
        title="A day's fishing",
    )
    (words,) = [q.span.of(article.text) for q in read(article) if q.kind == "direct"]
    assert words.startswith("The net")
    assert words.endswith("was the sea.")


def test_an_open_mark_never_swallows_the_paragraphs_after_it() -> None:
    article = article_of(
        "Baker Lou Penn said the oven was “far too hot.",
        "The shop opens at six.",
        "It sells bread.",
        title="Bread",
    )
    assert all(q.span.end <= article.blocks[1].span.end for q in read(article))


def test_the_pieces_around_she_said_share_a_group_and_other_utterances_do_not() -> None:
    article = article_of(
        '"It rained," Mia Holt said. "It poured." The vicar, Tom Dell, said: "It did not."',
        title="Fete",
    )
    first, second, third = [q for q in read(article) if q.kind == "direct"]
    assert first.group == second.group != third.group


def test_titles_in_a_list_of_references_are_titles_whatever_they_quote() -> None:
    article = article_of(
        "Something happened.",
        "^ \"Mayor calls bridge 'a toy'\". The Larch Post. 3 May 2031.",
        title="Bridge",
        kinds={2: "reference"},
    )
    found = [q for q in read(article) if q.kind == "direct"]
    assert {q.use for q in found} == {"title"}
    assert all(q.speaker is None for q in found)


def test_noise_is_not_read() -> None:
    article = article_of(
        "Nothing was said.", "“Sign up now,” says Ann Orr.", title="Quiet", kinds={2: "noise"}
    )
    assert read(article) == ()


def test_words_of_a_headline_get_the_speaker_of_the_body() -> None:
    article = article_of(
        "“I will never sell the lighthouse,” said owner Greta Lam.",
        title="‘I will never sell’: lighthouse dispute goes on",
    )
    headline = read(article)[0]
    assert headline.headline
    assert headline.speaker == "Greta Lam"


def test_written_words_are_told_from_spoken_ones() -> None:
    article = article_of(
        'Ada Moss said in a statement that the gate was "shut". "It was open," Jon Vik said.',
        title="Gate",
    )
    shut, opened = [q for q in read(article) if q.kind == "direct"]
    assert shut.written
    assert not opened.written


def test_said_that_is_an_indirect_quotation() -> None:
    article = article_of(
        "Warden Ida Brook said on Monday that the river had fallen by two metres.", title="River"
    )
    (found,) = read(article)
    assert (found.kind, found.form, found.speaker) == ("indirect", "verb", "Ida Brook")
    assert found.span.of(article.text) == "that the river had fallen by two metres"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("According to the harbour office, four people were hurt.", "four people were hurt"),
        ("Four people were hurt, police said.", "Four people were hurt"),
        ("The pump broke at noon, engineer Max Roe said on Friday.", "The pump broke at noon"),
    ],
)
def test_statements_are_found_on_either_side_of_their_source(text: str, words: str) -> None:
    article = article_of(text, title="News")
    assert [q.span.of(article.text) for q in read(article)] == [words]


PIECES = [*"\"'“”‘’„«»‹› absS.,:!?()—\n", "said ", "he ", "Ann Orr ", "s' ", ', she said. "']
MARKS = st.lists(st.sampled_from(PIECES), max_size=80).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(MARKS, max_size=5))
def test_spans_hold_for_any_text(parts: list[str]) -> None:
    article = article_of(*parts)
    end = len(article.text)
    found = find_quotations(article, split_sentences(article), ())
    for number, quotation in enumerate(found):
        assert quotation.outer.holds(quotation.span)
        assert quotation.outer.end <= end
        assert len(quotation.span) > 0
        if quotation.parent is not None:
            assert quotation.parent < number
            assert found[quotation.parent].outer.holds(quotation.outer)
        if quotation.use != "speech":
            assert quotation.speaker is None
    assert found == find_quotations(article, split_sentences(article), ())


@pytest.mark.parametrize(
    "unit", ['"', "“", "”", "'", "s' ", 'a "b" ', "said ", "X, who said, ", "“a said ", "(", "'a "]
)
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    article = article_of(unit * (40_000 // len(unit)))
    begun = time.process_time()
    find_quotations(article, split_sentences(article), ())
    assert time.process_time() - begun < 8


def test_an_article_without_words_has_no_quotations() -> None:
    assert read(article_of("")) == ()
    assert read(article_of("", title=None)) == ()
