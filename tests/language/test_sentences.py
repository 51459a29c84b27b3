"""Sentences: where they end, and where they only seem to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.language.sentences import split_sentences
from variorum.model import Article, ArticleId, Block, CaptureId, Span


def one_block(text: str, language: str = "en") -> Article:
    blocks = (Block(Span(0, len(text)), "paragraph"),) if text.strip() else ()
    return Article(ArticleId("a"), CaptureId("c"), "a", text, blocks, language=language)


def cut(text: str, language: str = "en") -> list[str]:
    article = one_block(text, language)
    return [sentence.span.of(text) for sentence in split_sentences(article)]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["Mr. Hale met Dr. Orr.", "They spoke."]),
        ("en", ["J. K. Lund lives in St. Ives.", "No. 5 is hers."]),
        ("en", ["The tide reached 3.5 metres at 4 p.m. on Sunday.", "It fell."]),
        ("en", ["She works for Acme Inc.", "The firm makes nets."]),
        ("en", ["Acme Inc. shares fell."]),
        ("en", ["He left the U.S.", "He did not return."]),
        ("en", ["The U.S. Senate sat late."]),
        ("en", ["“Why?” she asked.", "Nobody knew."]),
        ("en", ["“Stop!” Jon Vik shouted.", "They stopped."]),
        ("en", ['He called it "silly."', "Norway said it was not."]),
        ("en", ["“It is over.”", "He went home."]),
        ("en", [*["Well... perhaps not.", "Then… Done."][:1], "Then…", "Done."]),
        ("en", ["(It rained.)", "It stopped."]),
        ("de", ["Am 3. Mai kam er z.B. nach Bonn.", "Es regnete."]),
        ("de", ["„Gut.“", "Dann ging er."]),
        ("fr", ["M. Ferrand a dit « Non. »", "Il est parti."]),
        ("es", ["¿Por qué?", "Nadie lo sabe."]),
        ("ms", ["Banjir naik.", "Dia berkata demikian."]),
        ("ja", ["橋は閉まる。", "雨だ。"]),
    ],
)
def test_a_text_is_cut_where_its_sentences_end(language: str, sentences: list[str]) -> None:
    joint = "" if language == "ja" else " "
    assert cut(joint.join(sentences), language) == sentences


def test_sentences_keep_to_their_blocks_and_noise_has_none() -> None:
    text = "One block\n\nwithout stops\n\nSign up"
    article = Article(
        ArticleId("a"),
        CaptureId("c"),
        "a",
        text,
        (
            Block(Span(0, 9), "title"),
            Block(Span(11, 24), "paragraph"),
            Block(Span(26, 33), "noise"),
        ),
    )
    found = split_sentences(article)
    assert [(s.span.of(text), s.block) for s in found] == [("One block", 0), ("without stops", 1)]


def test_wrapped_lines_are_joined_and_short_lines_are_not() -> None:
    wrapped = "The flood came over the wall at four in the morning and took\nthe mill with it."
    assert cut(wrapped) == [wrapped]
    assert cut("Opening hours\nMonday\nTuesday") == ["Opening hours", "Monday", "Tuesday"]


PIECES = [*"aB .!?…\"'”»)\n3", "Mr.", "e.g. ", " »"]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_every_character_lies_in_exactly_one_sentence(text: str) -> None:
    covered = [0] * len(text)
    for sentence in split_sentences(one_block(text)):
        for place in range(sentence.span.start, sentence.span.end):
            covered[place] += 1
    for place, character in enumerate(text):
        assert covered[place] <= 1
        assert covered[place] == 1 or character.isspace()
