"""The words of a text with their places, and what is kept of words that come back."""

from __future__ import annotations

from variorum.language.word_index import Forms, cuts_a_word, words_of


def test_every_word_lies_where_the_index_says() -> None:
    text = "  The ferry's 2nd run, at 7:40 \u2014 na\u00efve_plan.\nNobody came\u2026"
    index = words_of(text)
    assert index.words == "The ferry s 2nd run at 7 40 na\u00efve_plan Nobody came".split()
    for word, start in zip(index.words, index.starts, strict=True):
        assert text[start : start + len(word)] == word
    assert index.distinct == frozenset(index.words)


def test_a_text_without_words_has_an_empty_index() -> None:
    for text in ("", "\u2014 \u2026 !"):
        assert words_of(text).words == words_of(text).starts == []


def test_the_words_within_a_stretch_are_those_that_begin_in_it() -> None:
    text = "one two three four"
    index = words_of(text)
    assert [index.words[k] for k in index.within(4, 13)] == ["two", "three"]
    assert list(index.within(18, 18)) == []


def test_an_edge_cuts_a_word_only_inside_of_one() -> None:
    text = "so it goes"
    assert [at for at in range(len(text) + 1) if cuts_a_word(text, at)] == [1, 4, 7, 8, 9]


def test_a_form_is_worked_out_once_for_each_word() -> None:
    asked: list[str] = []

    def form(word: str) -> int:
        asked.append(word)
        return len(word)

    forms = Forms(form)
    assert [forms["harbour"], forms["harbour"], forms["pier"]] == [7, 7, 4]
    assert asked == ["harbour", "pier"]


def test_words_of_absurd_length_are_not_kept() -> None:
    forms = Forms(len)
    assert forms["x" * 100_000] == 100_000
    assert not forms
