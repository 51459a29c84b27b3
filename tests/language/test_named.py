from __future__ import annotations

from variorum.language.named import merge_names
from variorum.language.tagging import Named
from variorum.model import Mention, Span


def span(text: str, words: str, start: int = 0) -> Span:
    at = text.index(words, start)
    return Span(at, at + len(words))


def test_the_reader_says_where_a_name_ends_and_the_rules_whose_it_is() -> None:
    text = "Ann Orr spoke. Later Mayor Orr left Selby."
    ruled = (
        Mention(span(text, "Ann Orr"), "Ann Orr", "person"),
        Mention(span(text, "Mayor Orr"), "Ann Orr", "unknown", "alias"),
    )
    named = (
        Named(span(text, "Ann Orr"), "PER"),
        Named(span(text, "Orr", 20), "PER"),
        Named(span(text, "Selby"), "LOC"),
    )
    found = merge_names(text, ruled, named)
    assert [(m.span.of(text), m.name, m.kind) for m in found] == [
        ("Ann Orr", "Ann Orr", "person"),
        ("Orr", "Ann Orr", "person"),
        ("Selby", "Selby", "place"),
    ]


def test_a_name_that_only_the_rules_see_stays_but_its_kind_is_unsure() -> None:
    text = "Monday Club met."
    ruled = (Mention(span(text, "Monday Club"), "Monday Club", "organisation"),)
    (found,) = merge_names(text, ruled, ())
    assert (found.name, found.kind) == ("Monday Club", "unknown")


def test_a_surname_stands_for_the_one_full_name_that_ends_with_it() -> None:
    text = "Ben Hale came. Hale spoke."
    named = (Named(span(text, "Ben Hale"), "PER"), Named(span(text, "Hale", 12), "PER"))
    found = merge_names(text, (), named)
    assert [(m.name, m.form) for m in found] == [("Ben Hale", "name"), ("Ben Hale", "alias")]


def test_two_of_one_surname_are_kept_apart() -> None:
    text = "Ben Hale and Eva Hale came. Hale spoke."
    named = tuple(
        Named(span(text, words, at), "PER")
        for words, at in (("Ben Hale", 0), ("Eva Hale", 0), ("Hale", 24))
    )
    assert [m.name for m in merge_names(text, (), named)] == ["Ben Hale", "Eva Hale", "Hale"]


def test_roles_stay_as_they_are() -> None:
    text = "The mayor, Ann Orr, left."
    ruled = (
        Mention(span(text, "The mayor"), "Ann Orr", "person", "role"),
        Mention(span(text, "Ann Orr"), "Ann Orr", "person"),
    )
    found = merge_names(text, ruled, (Named(span(text, "Ann Orr"), "PER"),))
    assert [(m.form, m.kind) for m in found] == [("role", "person"), ("name", "person")]


def test_a_surname_that_looks_like_a_place_is_its_bearers() -> None:
    text = "Ann Selby spoke. Selby left."
    ruled = (
        Mention(span(text, "Ann Selby"), "Ann Selby", "person"),
        Mention(span(text, "Selby", 12), "Ann Selby", "person", "alias"),
    )
    named = (Named(span(text, "Ann Selby"), "PER"), Named(span(text, "Selby", 12), "LOC"))
    assert [(m.name, m.kind) for m in merge_names(text, ruled, named)] == [
        ("Ann Selby", "person"),
        ("Ann Selby", "person"),
    ]


def test_one_name_is_of_one_kind_all_through_an_article() -> None:
    text = "Orr Mills closed. Orr Mills paid. Orr Mills wept."
    named = tuple(
        Named(span(text, "Orr Mills", at), kind)
        for at, kind in ((0, "ORG"), (10, "PER"), (25, "ORG"))
    )
    assert {m.kind for m in merge_names(text, (), named)} == {"organisation"}
