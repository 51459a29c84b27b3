"""Every noun survives the way into JSON and back, and nothing else gets in."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import variorum.model as model
from variorum.errors import StoreError
from variorum.model import (
    Analysis,
    Article,
    Block,
    Capture,
    Dossier,
    Edition,
    Entry,
    Fact,
    Feed,
    Passage,
    Quantity,
    Quotation,
    Span,
    Story,
    TextOfRecord,
)
from variorum.store import decode, dumps, encode, loads

NOUNS = [
    getattr(model, name)
    for name in sorted(model.__all__)
    if dataclasses.is_dataclass(getattr(model, name))
]

_spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(*sorted(ends)))
_passages = st.tuples(st.text(max_size=5), _spans).map(
    lambda pair: Passage(pair[0], pair[1].start, pair[1].end)
)
st.register_type_strategy(Span, _spans)
st.register_type_strategy(Passage, _passages)
st.register_type_strategy(tuple, lambda kind: _tuples(kind))


def _tuples(kind: Any) -> st.SearchStrategy[Any]:
    inner = kind.__args__
    if len(inner) == 2 and inner[1] is Ellipsis:
        return st.lists(st.from_type(inner[0]), max_size=2).map(tuple)
    return st.tuples(*(st.from_type(part) for part in inner))


def same(left: object, right: object) -> bool:
    """Equal, counting not-a-number as equal to itself."""
    return left == right or repr(left) == repr(right)


@pytest.mark.parametrize(
    "kind", [Article, Analysis, Capture, Entry, Feed, Story, TextOfRecord, Quotation, Quantity]
)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_noun_comes_back_as_it_went(kind, data):
    noun = data.draw(st.from_type(kind))
    text = dumps(noun)
    assert text.isascii()
    back = loads(kind, text)
    assert same(back, noun)
    assert dumps(back) == text


@settings(max_examples=15, deadline=None)
@given(st.from_type(Edition))
def test_a_whole_edition_comes_back_as_it_went(edition):
    assert same(loads(Edition, dumps(edition)), edition)


@pytest.mark.parametrize("kind", NOUNS, ids=lambda kind: kind.__name__)
def test_every_noun_has_a_codec(kind):
    """A field of a kind that the codec does not know is found here, not in production."""
    with pytest.raises(StoreError):
        decode(kind, {"no such field": 1})
    with pytest.raises(StoreError):
        decode(kind, [])
    with contextlib.suppress(StoreError):
        assert decode(kind, {field.name: None for field in dataclasses.fields(kind)})


def test_numbers_without_a_json_form_are_kept():
    for value in (math.inf, -math.inf, math.nan, 0.1, 5):
        back = loads(Quantity, dumps(Quantity(Span(0, 1), value, value)))
        assert same(back.low, float(value))


def test_half_characters_are_kept():
    block = Fact("\ud83d", "how")
    assert loads(Fact, dumps(block)) == block


def test_a_field_with_a_default_may_be_missing_from_an_older_store():
    assert decode(Block, {"span": {"start": 0, "end": 1}, "kind": "title"}) == Block(
        Span(0, 1), "title"
    )


@pytest.mark.parametrize(
    ("kind", "plain", "words"),
    [
        (Block, {"kind": "title"}, "lacks the field 'span'"),
        (Block, {"span": {"start": 0, "end": 1}, "kind": "titel"}, "kind"),
        (Block, {"span": {"start": 5, "end": 1}, "kind": "title"}, "not a span"),
        (Block, {"span": {"start": -1, "end": 1}, "kind": "title"}, "not a span"),
        (Block, {"span": {"start": "0", "end": 1}, "kind": "title"}, "span.start is no int"),
        (Block, {"span": {"start": True, "end": 1}, "kind": "title"}, "span.start is no int"),
        (Block, {"span": {"start": 0.0, "end": 1}, "kind": "title"}, "span.start is no int"),
        (Block, {"span": None, "kind": "title"}, "span is no Span"),
        (Block, {"span": {"start": 0, "end": 1}, "kind": "title", "x": 1}, "does not know"),
        (Story, {"id": "s", "articles": "abc"}, "articles is no list"),
        (Story, {"id": "s", "articles": [1]}, "articles is no str"),
        (Capture, {"id": None, "input": "x", "url": None, "captured": "y"}, "id is no str"),
        (Capture, {"id": "i", "input": "x", "url": None, "captured": "y", "headers": [["a"]]}, "2"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(kind, plain, words):
    with pytest.raises(StoreError) as caught:
        decode(kind, plain, subject="thing-1")
    assert words in str(caught.value)
    assert caught.value.subject == "thing-1"


@pytest.mark.parametrize("text", ["", "{", "null", "[]", "3", "NaN", "[" * 100_000])
def test_what_is_no_json_object_is_named(text):
    with pytest.raises(StoreError):
        loads(Dossier, text)


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from("id articles memberships article start end evidence kind".split()),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_gives_a_story_or_a_named_error(plain):
    try:
        story = decode(Story, json.loads(json.dumps(plain)))
    except StoreError:
        return
    assert isinstance(story, Story)


def test_a_value_of_the_wrong_type_is_a_programmers_error():
    wrong: Any = 5
    with pytest.raises(TypeError, match="why"):
        encode(Block(Span(0, 1), "title", why=wrong))
    with pytest.raises(TypeError):
        encode("just a string")
