"""Names in lists: the title, or the first words; never markup, never longer than fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.following import headline_of
from variorum.model import Attachment, Entry, Post

ANN = Post("ann@post.example")


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        (Entry("1", title="Tolls rise", html="<p>x</p>"), "Tolls rise"),
        (Entry("1", html="<p>The ferry &amp; the <b>toll</b></p><script>x()</script>"), "The ferry & the toll"),
        (Entry("1", text="Plain\n words"), "Plain words"),
        (Entry("1", html="<p>Secret</p>", post=Post("a@b.example", warning="Long")), "Long"),
        (Entry("1", html="<p>Said</p>", post=ANN), "Said"),
        (Entry("1", html="<figure></figure>", post=Post("a@b.example", attachments=(Attachment("u", "picture"), Attachment("u", "picture", "a letter")))), "a letter"),
        (Entry("1", url="https://post.example/1", html="<img>", post=ANN), "https://post.example/1"),
        (Entry("1"), ""),
    ],
)  # fmt: skip
def test_an_entry_is_called_by_its_title_or_its_first_words(entry: Entry, name: str) -> None:
    assert headline_of(entry) == name


def test_what_is_long_is_cut_between_words() -> None:
    assert headline_of(Entry("1", text="one two three"), most=9) == "one two…"
    assert headline_of(Entry("1", text="a" * 50), most=9) == "aaaaaaaa…"


@given(st.none() | st.text(), st.none() | st.text(), st.integers(2, 40))
def test_whatever_an_entry_holds_its_name_is_one_line_that_fits(
    markup: str | None, text: str | None, most: int
) -> None:
    name = headline_of(Entry("1", html=markup, text=text), most=most)
    assert len(name) <= most
    assert "\n" not in name
