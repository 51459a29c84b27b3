from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from variorum.text import fold, normal


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_the_normal_form_is_stable_and_nfc(text: str) -> None:
    kept = normal(text)
    assert normal(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert "\r" not in kept


def test_quote_marks_dashes_and_narrow_spaces_fold_to_their_plain_forms() -> None:
    assert fold("“a” ‘b’ «c» „d“ e\u202ff — g’s") == '"a" \'b\' "c" "d" e f - g\'s'


def test_line_ends_of_every_system_become_line_feeds() -> None:
    assert normal("a\r\nb\rc\u2029d") == "a\nb\nc\n\nd"
